"""Operators: what stands in the copy for each action; never the withheld words themselves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordlint.errors import SettingsError
from recordlint.personal_data.base import TYPES
from recordlint.redaction.base import ACTIONS
from recordlint.redaction.grammar import gives_away
from recordlint.redaction.keys import new_key
from recordlint.redaction.operators import LABELS, MASK, Means, Replaced, decrypt, label_of, replacement
from recordlint.redaction.pseudonyms import Pseudonymiser

KEY = new_key()


def test_every_type_has_a_label():
    assert LABELS.keys() == {*TYPES, "PICTURE"}


@pytest.mark.parametrize(
    ("type", "entity", "words", "scheme", "expected"),
    [
        ("PERSON", "person-3", "", None, "[person 3]"),
        ("PERSON", "person-2", "family member", None, "[family member 2]"),
        ("PERSON", None, "", None, "[person]"),
        ("PERSON", "somebody", "", None, "[person]"),
        ("NHS_NUMBER", "person-3", "", "nhs", "[NHS number]"),
        ("NHS_NUMBER", None, "", "chi", "[CHI number]"),
        ("PHONE", "person-3", "", None, "[phone number]"),
        ("NEW_TYPE", None, "", None, "[withheld]"),
    ],
)
def test_labels(type, entity, words, scheme, expected):
    assert label_of(type, entity, words, scheme) == expected


@pytest.mark.parametrize(
    ("surface", "type", "action", "more", "expected"),
    [
        ("Halina", "PERSON", "keep", {}, Replaced("Halina", "keep")),
        ("Mrs Nowicka", "PERSON", "label", {"entity": "person-3"}, Replaced("[person 3]", "label")),
        (
            "Tom",
            "PERSON",
            "label",
            {"entity": "person-2", "label": "family member"},
            Replaced("[family member 2]", "label"),
        ),
        ("Tom's", "PERSON", "label", {"entity": "person-2"}, Replaced("[person 2]'s", "label")),
        ("Mr Person", "PERSON", "label", {"entity": "person-2"}, Replaced("[person 2]", "label")),
        ("Person", "PERSON", "label", {"entity": "person-2"}, Replaced("[withheld]", "label")),
        ("Halina's", "PERSON", "mask", {}, Replaced(MASK, "mask")),
        ("Al", "PERSON", "mask", {}, Replaced(MASK, "mask")),
        (MASK, "OTHER_ID", "mask", {}, Replaced("[identifier]", "label")),
        ("Halina's", "PERSON", "remove", {}, Replaced("", "remove")),
        ("12/03/2026", "DATE", "generalise", {}, Replaced("March 2026", "generalise")),
        ("12/03/2026", "DATE", "generalise", {"to": "year"}, Replaced("2026", "generalise")),
        ("the 12th", "DATE", "generalise", {}, Replaced("[date]", "label")),
        ("84", "AGE", "generalise", {"to": "band"}, Replaced("80-89", "generalise")),
        ("999 123 4578", "NHS_NUMBER", "generalise", {}, Replaced("[NHS number]", "label")),
        ("Surgery", "ORGANISATION", "generalise", {}, Replaced("[organisation]", "label")),
    ],
)
def test_what_stands_in_the_copy(surface, type, action, more, expected):
    assert replacement(surface, type, action, **more) == expected


def test_neighbours_of_one_type_stay_two():
    """Each span goes through by itself: two people side by side do not become one."""
    made = [
        replacement(name, "PERSON", "label", entity=who).text
        for name, who in (("Halina", "person-1"), ("Tom", "person-2"))
    ]
    assert made == ["[person 1]", "[person 2]"]


def test_pseudonyms_of_a_person_agree():
    surfaces = ("Mrs Halina Nowicka", "Halina", "NOWICKA")
    means = Means(pseudonymiser=Pseudonymiser(b"seed", surfaces))
    made = {
        surface: replacement(
            surface, "PERSON", "pseudonym", entity="person-1", gender="female", surfaces=surfaces, means=means
        ).text
        for surface in (*surfaces, "Halina's")
    }
    _, forename, surname = made["Mrs Halina Nowicka"].split()
    assert (made["Halina"], made["NOWICKA"], made["Halina's"]) == (forename, surname.upper(), f"{forename}'s")


def test_a_type_without_pseudonyms_gets_its_label():
    means = Means(pseudonymiser=Pseudonymiser(b"seed", ()))
    assert replacement("12/03/2026", "DATE", "pseudonym", means=means) == Replaced("[date]", "label")
    assert replacement("07700 900318", "PHONE", "pseudonym", means=means).text.startswith("07700 900")


def test_somebody_unknown_has_a_pseudonym_too():
    means = Means(pseudonymiser=Pseudonymiser(b"seed", ["Halina"]))
    first, again = (replacement(name, "PERSON", "pseudonym", means=means).text for name in ("Halina", "HALINA"))
    assert first.upper() == again


def test_an_encrypted_span_can_be_read_with_the_key_alone():
    means = Means(key=KEY)
    made = replacement("Zoë's", "PERSON", "encrypt", means=means)
    assert made.action == "encrypt"
    assert made.text.endswith("]'s")
    token = made.text.removesuffix("'s")
    assert decrypt(token, KEY) == "Zoë"
    assert replacement("Zoë", "PERSON", "encrypt", means=means).text != token, "the same words give another token"
    with pytest.raises(SettingsError, match="another key"):
        decrypt(token, new_key())
    changed = token.replace(token[30], "A" if token[30] != "A" else "B", 1)
    with pytest.raises(SettingsError, match="changed"):
        decrypt(changed, KEY)


@pytest.mark.parametrize("key", [None, b"", b"short", b"x" * 44])
def test_encryption_without_a_good_key_is_refused_with_the_remedy(key):
    with pytest.raises(SettingsError, match="key file"):
        replacement("Halina", "PERSON", "encrypt", means=Means(key=key))


def test_a_key_is_not_shown():
    assert repr(KEY) not in repr(Means(key=KEY))


def test_pseudonyms_without_a_seed_are_refused():
    with pytest.raises(SettingsError, match="seed"):
        replacement("Halina", "PERSON", "pseudonym")


def test_an_unknown_action_is_refused():
    with pytest.raises(ValueError, match="action"):
        replacement("Halina", "PERSON", "hide")


SURFACES = st.one_of(
    st.text(min_size=1, max_size=20),
    st.sampled_from(
        ["person", "Person 3", "withheld", "[", "*****", "date", "March", "80", "'s", "a", "Mrs", "encrypted", "Alex"]
    ),
)


@settings(max_examples=150, deadline=None)
@given(SURFACES, st.sampled_from(TYPES), st.sampled_from([action for action in ACTIONS if action != "keep"]))
def test_a_replacement_never_holds_the_withheld_words(surface, type, action):
    means = Means(KEY, Pseudonymiser(b"seed", [surface]))
    made = replacement(surface, type, action, entity="person-3", surfaces=[surface], means=means)
    assert made.action in ACTIONS
    assert made.action != "keep"
    assert not gives_away(made.text, surface)
    assert made.text or action == "remove"
