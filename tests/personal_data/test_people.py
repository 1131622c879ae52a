"""People across the notes of a run."""

from __future__ import annotations

import pytest

from recordlint.personal_data.people import NotePeople, PeopleIndex, Person

from .who import who


def note(*people: tuple[str, str], relation: str | None = None, gender: str | None = None) -> NotePeople:
    """A note with people of the given names and roles."""
    return NotePeople(
        tuple(Person(f"person-{n}", role, ((name, 1),), relation, gender) for n, (name, role) in enumerate(people, 1)),
        (),
    )


def settled(*notes: tuple[str | None, NotePeople]) -> list[list[str]]:
    """The final keys, note by note."""
    index = PeopleIndex()
    for group, people in notes:
        index.add(group, people)
    index.settle()
    return [[index.key_of(n, person.key) for person in people.people] for n, (_, people) in enumerate(notes, 1)]


def test_one_person_in_every_note_of_a_case() -> None:
    """Forename, title with surname and full name join within a case, whatever comes first."""
    keys = settled(
        ("4711", note(("Halina", "subject"))),
        ("4711", note(("Mrs Nowicka", "subject"))),
        ("4711", note(("Halina Nowicka", "subject"), ("Dr Anand", "professional"))),
        ("4711", note(("Dr Anand", "professional"), ("HN", "subject"))),
    )
    assert keys == [["person-1"], ["person-1"], ["person-1", "person-2"], ["person-2", "person-1"]]


def test_forenames_of_two_cases_stay_apart() -> None:
    """A forename in common joins nobody across cases."""
    assert settled(("1", note(("Halina", "subject"))), ("2", note(("Halina", "subject")))) == [
        ["person-1"],
        ["person-2"],
    ]


def test_subjects_of_two_cases_stay_apart() -> None:
    """Two cases whose subjects have one name are two people."""
    keys = settled(("1", note(("David Jones", "subject"))), ("2", note(("David Jones", "subject"))))
    assert keys[0] != keys[1]


def test_a_worker_is_one_person_in_many_cases() -> None:
    """A full name at work joins across cases."""
    keys = settled(("1", note(("Amina Yusuf", "professional"))), ("2", note(("Amina Yusuf", "professional"))))
    assert keys[0] == keys[1]


def test_a_worker_and_a_client_of_one_name_stay_apart() -> None:
    """A name at work and in private life are two people."""
    keys = settled(("1", note(("Ann Lee", "professional"))), ("2", note(("Ann Lee", "subject"))))
    assert keys[0] != keys[1]


def test_an_ambiguous_forename_stays_apart() -> None:
    """A forename that fits two people of a case is neither."""
    keys = settled(
        ("1", note(("Sarah Miller", "family"), ("Sarah Jones", "family"))),
        ("1", note(("Sarah", "family"))),
    )
    assert keys[1][0] not in keys[0]


def test_a_role_settles_an_ambiguous_forename() -> None:
    """A worker's forename joins the worker."""
    keys = settled(
        ("1", note(("Sarah Miller", "family"), ("Sarah Jones", "professional"))),
        ("1", note(("Sarah", "professional"))),
    )
    assert keys[1] == [keys[0][1]]


def test_two_people_of_a_note_stay_two() -> None:
    """What a note holds apart, the run holds apart."""
    keys = settled(("1", note(("Ann Lee", "family"), ("Ann", "professional"))), ("1", note(("Ann", "family"))))
    assert len(set(keys[0])) == 2
    assert keys[1] == [keys[0][0]]


def test_husband_and_wife() -> None:
    """Mr and Mrs of one surname are two people."""
    keys = settled(
        ("1", note(("Mr Shah", "subject"), gender="m")),
        ("1", note(("Mrs Shah", "family"), gender="f")),
        ("1", note(("Mr Shah", "subject"), gender="m")),
    )
    assert keys[0] == keys[2] != keys[1]


def test_notes_without_a_group_join_by_the_subject_s_full_name() -> None:
    """The subject's full name stands in for a group; a bare forename joins nobody."""
    keys = settled(
        (None, note(("Joan Kettle", "subject"), ("Tim", "family"))),
        (None, note(("Joan Kettle", "subject"), ("Tim", "family"))),
        (None, note(("Joan", "subject"), ("Tim", "family"))),
    )
    assert keys[0] == keys[1]
    assert not set(keys[2]) & set(keys[0])


def test_keys_are_asked_for_after_settling() -> None:
    """The final keys exist once everything was added and settled."""
    index = PeopleIndex()
    index.add("1", note(("Ann", "subject")))
    with pytest.raises(RuntimeError):
        index.key_of(1, "person-1")
    index.settle()
    with pytest.raises(KeyError):
        index.key_of(2, "person-1")


def test_resolved_notes_go_through() -> None:
    """What `resolve` returns is what the index takes."""
    index = PeopleIndex()
    for text in ("[[a:Joan Kettle]] seen. Daughter [[b:Tess]] there.", "[[a:Joan]] up. [[b:Tess]] (daughter) rang."):
        index.add("9", who(text).people)
    index.settle()
    assert [index.key_of(2, key) for key in ("person-1", "person-2")] == ["person-1", "person-2"]
