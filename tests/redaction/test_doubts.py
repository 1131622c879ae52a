"""Who would be kept on a guess is withheld until a person says who it is."""

from __future__ import annotations

import pytest

from recordlint.personal_data.base import Known, KnownPerson
from recordlint.personal_data.people import Person
from recordlint.redaction.doubts import doubtful
from recordlint.redaction.policy import load

STATED = Known((KnownPerson("Jane Okafor", "subject", ("JO",)),))


def person(*names: str, role: str = "subject") -> dict[str, Person]:
    return {"person-1": Person("person-1", role, tuple((name, 1) for name in names), weight=4.0)}


@pytest.mark.parametrize(
    "names",
    [
        ("Jane Okafor",),
        ("Ms Okafor",),
        ("J Okafor",),
        ("jane",),
        ("JO",),
        ("Okafor, Jane",),
        ("Mrs J. Okafor", "Janie"),
    ],
)
def test_names_of_the_stated_person_are_in_no_doubt(names: tuple[str, ...]) -> None:
    assert doubtful(person(*names), load("subject-access"), STATED) == {}


@pytest.mark.parametrize("names", [("Mrs Oyelowo",), ("Margarethe",), ("Pan Wójcik", "Mr Wójcik"), ("Siân",)])
def test_nobody_else_is_kept_as_the_person(names: tuple[str, ...]) -> None:
    (doubt,) = doubtful(person(*names), load("subject-access"), STATED).values()
    assert doubt.role == "none"
    assert "another name than the one that was stated" in doubt.reason


def test_without_a_stated_name_the_notes_say_who_the_person_is() -> None:
    assert doubtful(person("Mrs Oyelowo"), load("subject-access"), Known()) == {}
