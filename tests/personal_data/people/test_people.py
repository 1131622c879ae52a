"""People across the notes of a run."""

from __future__ import annotations

import sys

import pytest

from recordlint.personal_data.people import NotePeople, PeopleIndex, Person

from .who import who


def note(
    *people: tuple[str, str], relation: str | None = None, gender: str | None = None, weight: float = 0.0
) -> NotePeople:
    """A note with people of the given names and roles; all roles are stated with `weight`."""
    return NotePeople(
        tuple(
            Person(f"person-{n}", role, ((name, 1),), relation, gender, weight=weight)
            for n, (name, role) in enumerate(people, 1)
        ),
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


def test_a_guessed_role_keeps_nobody_apart() -> None:
    """A forename joins the only full name of the case that it fits, though a note guessed another role."""
    keys = settled(
        ("1", note(("Petra", "professional"))),
        ("1", note(("Petra Nowicka", "family"), weight=4.0)),
        ("1", note(("Mr R Tully", "third_party"))),
        ("1", note(("Ron Tully", "professional"))),
        ("1", note(("Mr Tully", "third_party"))),
    )
    assert keys == [["person-1"], ["person-1"], ["person-2"], ["person-2"], ["person-2"]]


def test_stated_roles_keep_people_apart() -> None:
    """A stated worker is not a stated relative of the same forename."""
    keys = settled(
        ("1", note(("Petra Nowicka", "family"), weight=4.0)),
        ("1", note(("Petra", "professional"), weight=4.0)),
    )
    assert keys[0] != keys[1]


def test_an_initial_is_no_forename_across_notes() -> None:
    """A forename that begins like somebody's initial is somebody else where the other's forename is known, or nothing else is."""
    keys = settled(
        ("1", note(("Shane Tolley", "third_party"))),
        ("1", note(("S. Tolley", "third_party"))),
        ("1", note(("Sunil", "family"))),
        ("1", note(("M Kettle", "professional"))),
        ("1", note(("Martin", "third_party"))),
    )
    assert keys[0] == keys[1]
    assert len({keys[0][0], keys[2][0], keys[3][0], keys[4][0]}) == 4


def test_a_title_beside_the_forename_is_somebody_else() -> None:
    """In a note that has "Ngozi" as well, "Mrs Obi" is not Ngozi Obi."""
    keys = settled(
        ("1", note(("Adaeze Obi", "subject"), ("Ngozi Obi", "family"))),
        ("1", note(("Adaeze", "subject"), ("Ngozi", "family"), ("Mrs Obi", "family"))),
    )
    assert keys[1][:2] == keys[0]
    assert keys[1][2] not in keys[0]


def test_a_friend_can_be_the_neighbour_who_does_harm() -> None:
    """Words for people outside the family do not keep a person apart, kin words do."""
    keys = settled(
        ("1", note(("Shane Tolley", "third_party"), relation="perpetrator")),
        ("1", note(("Shane", "third_party"), relation="friend")),
        ("1", note(("Shane", "third_party"), relation="son")),
    )
    assert keys[0] == keys[1]


def test_relation_to_somebody_else() -> None:
    """The mother of the child's mother is not the child's mother."""
    people = who(
        "Child: [[a:Kai Reid]]\n[[b:Simone]] (mum) was in. [[b:Simone]]'s mum, [[c:Pearl]], came at four."
    ).people.people
    assert [person.relation for person in people] == [None, "mother", None]


def test_many_notes_of_one_case_take_time_that_grows_with_their_number() -> None:
    """Nobody is looked up anew as long as nothing is learnt: ten times the notes, about ten times the steps."""

    def steps(notes: int) -> int:
        index = PeopleIndex()
        for number in range(notes):
            index.add(
                "1",
                note(
                    ("Halina Nowicka", "subject"),
                    (f"Mr Ma{'abcdefgh'[number % 8]}er", "third_party"),
                    ("Petra", "family"),
                ),
            )
        calls = 0

        def count(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(count)
        try:
            index.settle()
        finally:
            sys.setprofile(None)
        index.close()
        return calls

    assert steps(2000) < 15 * steps(200)
