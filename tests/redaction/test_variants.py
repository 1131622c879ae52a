"""Variants: the forms under which a surface can still be read, and the search that sees through spelling."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.personal_data.base import TYPES
from recordlint.redaction.searcher import Searcher
from recordlint.redaction.surfaces import folded
from recordlint.redaction.variants import literal_form, variants


@pytest.mark.parametrize(
    ("type", "surface", "strong"),
    [
        (
            "PERSON",
            "Mrs Halina Nowicka",
            {"halina nowicka", "nowicka halina", "h nowicka", "nowicka h", "nowicka", "halina"},
        ),
        ("PERSON", "Nowicka, Halina", {"halina nowicka", "nowicka halina", "mrs nowicka", "nowicka"}),
        ("PERSON", "Dr Okafor", {"dr okafor", "okafor", "mrs okafor", "okafors"}),
        ("PERSON", "Sian O'Neill", {"sian o neill", "o neill", "sian"}),
        ("PERSON", "Jan van der Berg", {"van der berg", "jan van der berg", "van der berg jan", "berg"}),
        ("PERSON", "Fatima al-Hassan", {"al hassan", "hassan", "fatima hassan"}),
        ("PERSON", "Siân Ó Briain", {"o briain", "briain", "sian o briain", "s o briain"}),
        ("PERSON", "Mary Smith-Jones", {"smith jones", "mary jones", "mary smith"}),
        ("PERSON", "张伟", {"张 伟"}),
        ("PERSON", "Ayşe Müller", {"muller", "mueller", "ayse"}),
        ("PHONE", "07700 900123", {"07700900123", "447700900123", "4407700900123", "7700900123"}),
        ("PHONE", "+44 (0)20 7946 0123", {"02079460123", "79460123"}),
        ("NHS_NUMBER", "999 123 4560", {"9991234560"}),
        ("BANK_ACCOUNT", "20-00-00 12345678", {"20000012345678", "200000", "12345678"}),
        ("ACCESS_CODE", "2580", {"2580"}),
        ("ADDRESS", "14 Larch Close, Holt, ZZ99 3AA", {"14 larch close", "zz 99 3 aa"}),
        ("DATE_OF_BIRTH", "12/03/1948", {"12 03 1948", "12 march 1948", "1948 03 12", "12 3 48"}),
        ("EMAIL", "halina.nowicka@example.org", {"halina nowicka example org", "halina nowicka"}),
        ("ORGANISATION", "the Rowan Lodge Care Home", {"rowan lodge care home", "rowan lodge"}),
    ],
)
def test_strong_forms(type: str, surface: str, strong: set[str]) -> None:
    assert strong <= variants(surface, type).strong


@pytest.mark.parametrize(
    ("type", "surface", "weak"),
    [
        ("PERSON", "Halina Nowicka", {"hn"}),
        ("PERSON", "Jo Hill", {"jo", "jh"}),
        ("PERSON", "HN", {"hn"}),
        ("PERSON", "Mary Anne Smith-Jones", {"jones", "smith", "anne"}),
        ("DATE", "12/03/2026", {"12 march 2026", "2026 03 12", "12 th of march 2026", "12 march"}),
        ("DATE", "12/3", {"12 3"}),
        ("DATE", "last Tuesday", {"last tuesday"}),
        ("ACCESS_CODE", "1945", {"1945"}),
        ("AGE", "79", {"79 years old", "aged 79"}),
        ("ORGANISATION", "Rowan Care Home", {"rowan"}),
        ("EMAIL", "info@example.org", {"info"}),
    ],
)
def test_weak_forms(type: str, surface: str, weak: set[str]) -> None:
    made = variants(surface, type)
    assert weak <= made.weak
    assert not weak & made.strong


def test_nothing_of_one_letter_is_a_form() -> None:
    assert not variants("H", "PERSON").forms
    assert all(len(form.compact) > 1 for form in variants("A B C D", "PERSON").forms)


@given(st.text(max_size=40), st.sampled_from(TYPES))
def test_any_surface_has_forms_that_find_it(surface: str, type: str) -> None:
    made = variants(surface, type)
    assert not made.strong & made.weak
    assert all(form.compact and form.kind for form in made.forms)


@pytest.mark.parametrize(
    "text",
    [
        "seen with [[HALINA NOWICKA]] today",
        "[[halina  \n nowicka]]'s tea",
        "from [[halina.nowicka]]@example.org",
        "[[Halina-Nowicka]]",
        "file [[HalinaNowicka]].docx",
        "[[halinanowicka]]",
        "[[Ha\u00adlina No\u200bwicka]]",
        "[[Ｈａｌｉｎａ Ｎｏｗｉｃｋａ]]",
        "[[Halina Nowic\u0301ka]]",
        "[[Halina Nowi-cka]]",
        "[[Halina\nNowi-\ncka]]",
        "[[H a l i n a N o w i c k a]]",
        "[[\U0001d573alina Nowick\u0430]]",
        "halinanowickason and Halina went to Nowick",
    ],
)
def test_the_search_sees_through_spelling(text: str) -> None:
    expected: list[tuple[int, int]] = []
    while "[[" in text:
        start = text.index("[[")
        text = text.replace("[[", "", 1)
        expected.append((start, text.index("]]")))
        text = text.replace("]]", "", 1)
    found = Searcher([literal_form("Halina Nowicka")]).find(text)
    assert [(one.start, one.end) for one in found] == expected


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("Donald", "Mrs McDonald"),
        ("Ann", "annual"),
        ("2580", "25 80 and 2,580"),
        ("2580", "ref E2580"),
        ("99 12", "99, 12"),
    ],
)
def test_what_is_part_of_something_else_is_not_found(form: str, text: str) -> None:
    assert not list(Searcher([literal_form(form)]).find(text))


@pytest.mark.parametrize(
    ("surface", "text"),
    [
        ("Анна Иванова", "ИВАНОВА"),
        ("张伟", "今天张伟来了"),
        ("Ελένη", "ΕΛΕΝΗ"),
        ("Nguyễn Hoa", "NGUYEN"),
        ("İpek", "ipek"),
    ],
)
def test_names_of_any_script_are_found(surface: str, text: str) -> None:
    assert any(form.strong for one in Searcher(variants(surface, "PERSON").forms).find(text) for form in one.forms)


@given(st.text(max_size=80))
def test_folding_keeps_every_place(text: str) -> None:
    made = folded(text)
    assert len(made.compact) == sum(end - start for start, end in made.tokens)
    places = [made.place(number, number) for number in range(len(made.tokens))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert [start for start, _ in places] == sorted(start for start, _ in places)


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_literal_between_other_words_is_found(before: str, after: str) -> None:
    text = f"{before} ; Halina Nowicka ; {after}"
    start = len(before) + 3
    found = [(one.start, one.end) for one in Searcher([literal_form("Nowicka")]).find(text)]
    assert (start + 7, start + 14) in found


def test_thousands_of_forms_cost_one_pass() -> None:
    names = [f"Name{a}{b} Sur{b}{a}" for a in "abcdefghijklmnopqrst" for b in "abcdefghijklmnopqrstuvwxyz"]
    searcher = Searcher(form for name in names for form in variants(name, "PERSON").forms)
    text = "She went home after tea and was settled when Nameab Surba called. " * 3000
    began = perf_counter()
    assert sum(1 for one in searcher.find(text) if "namea" in one.compact) >= 3000
    assert perf_counter() - began < 8


def test_short_numbers_of_records_are_for_review() -> None:
    assert not variants("1175", "CASE_ID").strong
    assert variants("1175", "ACCESS_CODE").strong
    assert variants("48213", "CASE_ID").strong
