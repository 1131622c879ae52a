"""The lists of names: how a word is looked up, and what the lists hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.personal_data.names import is_particle, name_lists, plain


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Zoë", "zoe"),
        ("ŁUKASZ", "lukasz"),
        ("Søren", "soren"),
        ("Yıldırım", "yildirim"),
        ("O’Brien", "o'brien"),
        ("Ştefan", "stefan"),
        ("Nguyễn", "nguyen"),
        ("Siân", "sian"),
        ("Jean‑Luc", "jean-luc"),
        ("Weiß", "weiss"),
    ],
)
def test_plain_takes_accents_away(word: str, form: str) -> None:
    assert plain(word) == form


@given(st.text(max_size=20))
def test_plain_of_any_text_is_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize("word", ["de", "La", "van", "der", "bin", "al", "ap", "Ní", "mac"])
def test_particles(word: str) -> None:
    assert is_particle(word)


@pytest.mark.parametrize("word", ["", "the", "deb", "anne", "and", "vanessa"])
def test_no_particles(word: str) -> None:
    assert not is_particle(word)


@pytest.mark.parametrize(
    "name",
    ["abdirahman", "agnieszka", "chukwuemeka", "dilys", "gurpreet", "siobhan", "mehmet", "oksana", "priya", "kwame",
     "tendai", "zainab", "callum", "ionela", "delroy", "shanice"],
)  # fmt: skip
def test_forenames_of_many_communities_are_listed(name: str) -> None:
    assert name in name_lists().forenames


@pytest.mark.parametrize(
    "name",
    ["okafor", "kowalczyk", "singh", "begum", "nguyen", "o'brien", "macdonald", "popescu", "warsame", "patel", "adeyemi", "llewellyn", "yilmaz", "campbell"],
)  # fmt: skip
def test_surnames_of_many_communities_are_listed(name: str) -> None:
    assert name in name_lists().surnames


def test_lists_are_in_plain_form_and_ranked() -> None:
    lists = name_lists()
    for table in (lists.forenames, lists.surnames):
        assert {1, 2, 3} >= set(table.values())
        assert not [name for name in table if plain(name) != name][:5]
    assert set(lists.sex.values()) <= {"f", "m"}
    assert not [word for word in lists.not_names if plain(word) != word][:5]


@pytest.mark.parametrize("word", ["will", "the", "may", "grace", "bath", "Will"])
def test_ordinary_words(word: str) -> None:
    assert name_lists().is_ordinary(word)


@pytest.mark.parametrize("word", ["okafor", "halina", "Zebedee"])
def test_no_ordinary_words(word: str) -> None:
    assert not name_lists().is_ordinary(word)
