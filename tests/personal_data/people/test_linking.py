"""Linking within a note: which names are one person's, and which are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Hit, Known, KnownPerson, Passage
from recordlint.personal_data.people import resolve
from recordlint.personal_data.people.name_forms import family_fit, given_fit, parse, within_one

from .who import who

ONE_EACH = {
    "forms of a name": (
        "[[a:Halina Nowicka]], [[a:NOWICKA]], [[a:Mrs Nowicka]] ([[a:HN]]) seen. [[a:Halina]] well. Later [[a:H Nowicka]] rang; [[a:Hal]] out. "
        "File: [[a:Nowicka, Halina]]."
    ),
    "lower case and accents": "[[a:Zoë Müller]] seen. [[a:zoe]] ate well. [[a:ms muller]] signed.",
    "apostrophes": "[[a:Mr O’Dowd]] in bed. Spoke to [[a:mr o'dowd]] again at 4.",
    "double-barrelled": "[[a:Efua Ofosu-Tetteh]] seen at home. [[a:Ms Tetteh]] keen. [[a:Ms Ofosu-Tetteh]] signed.",
    "typo of a long name": "[[a:Bernadette Fitzgerald]] called. [[a:Bernadete]] upset. [[a:Mrs Fitzgerlad]] to be seen.",
    "Slavic endings": "[[a:Ewa Zielińska]] and husband, [[b:Mr Zieliński]]. [[a:Mrs Zielinska]] spoke first.",
    "husband and wife": "[[a:Mr]] and [[b:Mrs Feldmann]] at home. [[a:Mr Feldmann]] made tea. [[b:Mrs Feldmann]] tired.",
    "brothers": "[[a:Tom Ashby]] and his brother [[b:Neil Ashby]]. [[b:Neil]] left, [[a:Tom]] stayed. [[a:TA]] asleep by ten.",
    "a title and an initial": "From: [[a:Amina Yusuf]]. [[b:Dr Anand]] to review tablets. Signed [[a:A. Yusuf]], social worker.",
    "two Sarahs": "[[a:Sarah Miller]], daughter, rang. [[b:Sarah]] (OT) to visit on Monday.",
    "two surnames": "Seen by [[a:Anna Reid]] and [[b:Anna Kowalczyk]]. [[a:A Reid]] to write up. [[b:A Kowalczyk]] to chase.",
    "father and child": "Child: [[a:Chidera Obi]], 9. Dad, [[b:Mr Obi]], was late. [[a:Chidera]] waited. [[b:Mr Obi]] came at five.",
    "mother of the same name": "Mum, [[b:Mrs Priya Shah]], came with [[a:Ravi Shah]]. [[b:Mrs Shah]] spoke for him. [[a:Ravi]] nodded.",
    "family name first": "[[a:Chen Meiling]] attended. [[a:Ms Chen]] was well. [[a:Meiling]] to return in May.",
    "two forenames": "[[a:Wei Ling Chan]] has a new job. [[a:Wei Ling]] told me so. Her father [[b:Mr Chan]] is proud.",
    "name with an initial": "[[a:Marek W]] dropped in. [[a:Marek]] came back after lunch. [[a:MW]] given a slot.",
    "doctor and patient of one name": "[[a:Mrs Sethi]] seen. [[b:Dr Sethi]] reviewed her tablets. [[a:Mrs Sethi]] agrees.",
    "cut surname": "[[a:Lakshmi Thirunavukkarasu]] signs as [[a:L. Thiru]]. [[a:Lakshmi]] is well.",
    "hyphenated initials": "Re: [[a:Cliff R-M]]. I went to [[a:Mr Rees-Mogford]] at noon.",
    "called": "I am [[a:ZOË LOVELL]], you can call me [[a:Zo]]. [[a:Zoë]] signed.",
    "an initial is no proof": "[[b:Marlon]] gave him a star.\n\n[[a:M. Plummer]]",
    "everyone calls her": "[[a:Miss Wilhelmina Frost]] seen. Everyone calls her [[a:Billie]]. [[a:Billie]] ate well.",
    "another name in brackets": '[[a:Patrick Devane]] ("[[a:Paddy-Joe]]") b. 2012. [[a:P-J]] is at his nan\'s. [[b:Nan Ward]] rang. [[b:Nan]] cross.',
    "letters in lower case": "[[a:rebaz ahmed]] up at ten. [[b:shirin]] (cousin) came. [[a:ra]] cried after.",
    "a surname that is a title": "[[a:Dr Imran Sheikh]] came. [[a:Dr Sheikh]] stopped the tablets.",
    "surname and initial": "[[a:Fenwick D]], bay C, 90 yrs\n[[a:Doris]] walked to the toilet.\nSeen with [[b:Dave]], physio.",
    "surname, forename": "CHRONOLOGY: [[a:Gundry]], [[a:Talan]] (b. 1938)\n[[a:Mr Gundry]] told me no. [[a:Talan]] fell.",
    "initial of a known forename": "[[a:Shane Tolley]] is at flat 9. [[a:S. Tolley]] has a key. [[b:Sunil]] changed the lock.",
    "nickname": "[[a:Elizabeth Crane]] in bed. [[a:Betty]] had soup. Night staff say [[a:Liz]] slept.",
    "a neighbour above a child in a list": (
        "[[a:Mrs Edith Oyelowo]] rang. [[a:Mrs Oyelowo]] was worried.\nWho was involved\n[[a:Edith Oyelowo]] | neighbour | \n[[b:Chidi Okafor]] | son"
    ),
    "a letter to somebody with a son": (
        "[[a:Ms Jane Okafor]], 16 Larch Close\n\nDear [[a:Ms Okafor]],\n\nWe heard that your son [[b:Chidi]] had been at the flat."
    ),
    "honorific with a forename": "[[a:Icilda Brown]] up early. [[a:Miss Icilda]] had porridge.",
}


@pytest.mark.parametrize("name", ONE_EACH)
def test_one_entity_a_person(name: str) -> None:
    """Every name of a person has the same entity, and no two people share one."""
    entities = who(ONE_EACH[name]).entities()
    assert all(len(found) == 1 for found in entities.values()), entities
    assert len(set.union(*entities.values())) == len(entities)


def test_the_other_sarah_is_somebody_else() -> None:
    """ "The other" of a name is not the one who was spoken of."""
    entities = who("[[a:Sarah]] came at 9. The other [[b:Sarah]] came at 10.").entities()
    assert entities["a"] != entities["b"]


def test_people_are_numbered_by_first_appearance() -> None:
    """The number does not depend on how full a name is."""
    found = who("[[b:Sam]] rang. [[a:Joan Kettle]] is in hospital.")
    assert [person.key for person in found.people.people] == ["person-1", "person-2"]
    assert found.people.mentions[0].entity == "person-1"


def test_names_are_counted_as_written() -> None:
    """A person has every surface with its count."""
    person = who("[[a:Joan Kettle]] up. [[a:Joan]] ate. [[a:Joan]] slept.").people.people[0]
    assert dict(person.names) == {"Joan Kettle": 1, "Joan": 2}


def test_other_names_of_the_case_file_join() -> None:
    """A name that only the case file explains belongs to its person."""
    known = Known((KnownPerson("Reginald Tandy", "subject", ("Tiny",)),))
    entities = who("[[a:Tiny]] was in good form. [[a:Mr Tandy]] sang.", known).entities()
    assert len(entities["a"]) == 1


@pytest.mark.parametrize(
    ("surface", "given_parts", "family", "shape"),
    [
        ("Mrs Nowicka", ("nowicka",), (), "single"),
        ("NGUYEN Thi Hoa", ("thi", "hoa"), ("nguyen",), "full"),
        ("Nowicka, Halina", ("halina",), ("nowicka",), "full"),
        ("Lotte van Dam", ("lotte",), ("van", "dam"), "full"),
        ("HN", ("h", "n"), (), "initials"),
        ("H.N.", ("h", "n"), (), "initials"),
        ("S/N Bello", ("bello",), (), "single"),
        ("Staff Nurse Ada Bello", ("ada",), ("bello",), "full"),
        ("Mr", (), (), "title"),
        ("Siân O’Neill", ("sian",), ("oneill",), "full"),
    ],
)
def test_parts_of_a_name(surface: str, given_parts: tuple[str, ...], family: tuple[str, ...], shape: str) -> None:
    """A name comes apart into title, given and family parts."""
    form = parse(surface)
    assert (form.given, form.family, form.shape) == (given_parts, family, shape)


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("halina", "hal", True),
        ("deborah", "debs", True),
        ("margaret", "peggy", True),
        ("mohammed", "mo", True),
        ("daniel", "daniela", False),
        ("joanne", "joanna", False),
        ("anna", "emma", False),
        ("tom", "tim", False),
    ],
)
def test_forenames_that_fit(one: str, other: str, *, fits: bool) -> None:
    """Short forms fit; another name that looks like it does not."""
    assert (given_fit(one, other) > 0) is fits


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("ofosu-tetteh", "tetteh", True),
        ("fitzgerald", "fitzgerlad", True),
        ("shah", "shaw", False),
        ("reid", "read", False),
    ],
)
def test_surnames_that_fit(one: str, other: str, *, fits: bool) -> None:
    """Halves and typos of long names fit; short names must be the same."""
    assert (family_fit(one, other) > 0) is fits


@given(st.text(alphabet="abcd", max_size=6), st.integers(0, 5), st.sampled_from("abcde"))
def test_one_letter_is_one_letter(word: str, at: int, letter: str) -> None:
    """A letter put in, taken out or changed is within one."""
    at = min(at, len(word))
    assert within_one(word, word[:at] + letter + word[at:])
    assert within_one(word, word[:at] + word[at + 1 :])
    assert within_one(word, word[:at] + letter + word[at + 1 :])


_TYPES = ("PERSON", "PERSON", "PHONE", "EMAIL", "AGE", "ADDRESS", "DATE_OF_BIRTH", "ORGANISATION", "LOCATION", "DATE")


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=120),
    st.lists(st.tuples(st.integers(0, 110), st.integers(1, 12), st.sampled_from(_TYPES)), max_size=8),
)
def test_any_text_gives_one_mention_a_hit(text: str, spans: list[tuple[int, int, str]]) -> None:
    """Whatever the text and the hits, every hit is one mention, every name has an entity, and nothing raises."""
    hits: list[Hit] = []
    for start, length, kind in sorted(spans):
        if start + length <= len(text) and (not hits or start >= hits[-1].end):
            hits.append(Hit(kind, start, start + length, 0.9, "test"))
    found = resolve(Passage(read(text)), hits)
    assert [(m.type, m.start, m.end) for m in found.mentions] == [(h.type, h.start, h.end) for h in hits]
    keys = {person.key for person in found.people}
    assert all(m.entity in keys for m in found.mentions if m.type == "PERSON")
    assert {m.entity for m in found.mentions} - {None} == keys


def test_a_letter_to_the_stated_person_by_forename() -> None:
    note = "[[a:Ms Jane Okafor]]\n16 Larch Close\n\nDear [[a:Jane]],\n\nYour daughter [[b:Amara]] rang us. Your neighbour, [[c:Derek Palfreyman]], was worried about your son."
    stated = who(note, Known((KnownPerson("Jane Okafor", "subject"),)))
    assert stated.roles()["a"] == {"subject"}
    assert len(stated.entities()["a"]) == 1
