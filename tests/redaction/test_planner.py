"""What is decided of a piece: the policy, the user's own words, people in doubt, and how a replacement fits in."""

from __future__ import annotations

import pytest

from recordlint.documents.records import SHEET_NAME
from recordlint.notes import Mention
from recordlint.personal_data.base import Known, KnownPerson
from recordlint.personal_data.people import Person
from recordlint.redaction.doubts import Doubt, doubtful
from recordlint.redaction.edits import apply
from recordlint.redaction.forced import Forced
from recordlint.redaction.operators import Means
from recordlint.redaction.planner import PieceKey, Planner, fitted
from recordlint.redaction.policy import load
from recordlint.redaction.pseudonyms import Pseudonymiser

PEOPLE = {
    "person-1": Person("person-1", "subject", (("Ada Obi", 2), ("Ada", 1)), None, "f"),
    "person-2": Person("person-2", "third_party", (("Ron Hale", 1), ("Ron", 1)), None, "m"),
    "person-3": Person("person-3", "professional", (("Dr Hart", 1),), None, None, weight=3.0),
}


def planner(policy: str = "subject-access", people: dict[str, Person] | None = None) -> Planner:
    chosen = PEOPLE if people is None else people
    names = [name for person in chosen.values() for name, _ in person.names]
    rules = load(policy)
    return Planner(rules, chosen, Means(None, Pseudonymiser(b"s", names)), doubtful(chosen, rules, Known()))


def mention(text: str, words: str, entity: str, type: str = "PERSON", at: int = 0) -> Mention:
    start = text.index(words, at)
    role = PEOPLE[entity].role if entity in PEOPLE else "none"
    return Mention(type, start, start + len(words), 0.9, "test", role, entity if entity in PEOPLE else None)


def copy(text: str, *mentions: Mention, policy: str = "subject-access", withhold: str = "", keep: str = "") -> str:
    forced = Forced.parse([withhold] if withhold else (), (), [keep] if keep else (), ())
    items = planner(policy).items(text, PieceKey(), mentions, forced.find(text))
    return apply(text, fitted(text, items)).text


TEXT = "Ada saw Ron Hale and Dr Hart at the mill."


@pytest.mark.parametrize(
    ("withhold", "keep", "expected"),
    [
        ("", "", "Ada saw [person 2] and Dr Hart at the mill."),
        ("", "Ron Hale", "Ada saw Ron Hale and Dr Hart at the mill."),
        ("the mill", "", "Ada saw [person 2] and Dr Hart at [withheld]."),
        ("dr hart", "Dr Hart", "Ada saw [person 2] and [withheld] at the mill."),
        ("DR. HART", "hart", "Ada saw [person 2] and [withheld] at the mill."),
        ("Ron", "Ron Hale", "Ada saw [person 2] and Dr Hart at the mill."),
        ("Ada saw Ron Hale and Dr Hart at the mill.", "Ada", "[withheld]."),
    ],
)
def test_withhold_beats_keep_beats_the_policy(withhold: str, keep: str, expected: str) -> None:
    mentions = [
        mention(TEXT, "Ada", "person-1"),
        mention(TEXT, "Ron Hale", "person-2"),
        mention(TEXT, "Dr Hart", "person-3"),
    ]
    assert copy(TEXT, *mentions, withhold=withhold, keep=keep) == expected


def test_may_the_person_and_may_the_month_do_not_share_a_label() -> None:
    text = "May rang in May."
    one = Mention("PERSON", 0, 3, 0.9, "t", "third_party", "person-2")
    other = Mention("DATE", 12, 15, 0.9, "t", "none", None)
    assert copy(text, one, other, policy="everything") == "[person 2] rang in [date]."


def test_an_article_is_put_right_and_belongs_to_nobody() -> None:
    text = "An Obi cousin was there."
    items = planner("everything").items(text, PieceKey(), [mention(text, "Obi", "person-1")])
    done = fitted(text, items)
    assert apply(text, done).text == "A [person 1] cousin was there."
    assert [(i.type, i.entity) for i in done if i.text == "An"] == [("ARTICLE", None)]


def test_the_name_of_a_sheet_takes_no_brackets_but_a_column_of_that_name_does() -> None:
    at = [mention("Ron Hale", "Ron Hale", "person-2")]
    (title,) = planner().items("Ron Hale", PieceKey(None, None, SHEET_NAME), at)
    (cell,) = planner().items("Ron Hale", PieceKey(1, None, SHEET_NAME), at)
    assert (title.replacement, cell.replacement) == ("(person 2)", "[person 2]")


def person(number: int, role: str, *names: str, weight: float = 3.0) -> Person:
    return Person(f"person-{number}", role, tuple((name, 1) for name in names), None, None, weight=weight)


@pytest.mark.parametrize(
    ("withheld", "kept", "is_doubtful"),
    [
        (("Petra Obi", "Petra"), ("Petra",), True),
        (("Petra Obi",), ("petra",), True),
        (("Petra",), ("Petra",), True),
        (("Mr R Hale",), ("Ron Hale", "Ron"), True),
        (("Ron Hale",), ("R. Hale",), True),
        (("Ron Hale",), ("Ron Hale",), True),
        (("Petra Obi",), ("Petra Lund", "Petra"), False),  # she has a name of her own
        (("Petra Obi",), ("Nurse Petra",), False),
        (("Teresa Baker",), ("Tom Baker", "T. Baker"), False),
        (("Mrs Hart",), ("Dr Hart",), False),
        (("Petra Obi",), ("Grace",), False),
    ],
)
def test_whoever_is_kept_under_a_withheld_name_is_in_doubt(
    withheld: tuple[str, ...], kept: tuple[str, ...], is_doubtful: bool
) -> None:
    people = {p.key: p for p in (person(1, "family", *withheld), person(2, "professional", *kept))}
    found = doubtful(people, load("subject-access"), Known())
    assert found == ({"person-2": Doubt("person-1", "family")} if is_doubtful else {})
    stated = Known((KnownPerson(kept[0], "professional"),))
    assert doubtful(people, load("subject-access"), stated) == {}
    assert doubtful(people, load("everything"), Known()) == {}


def test_a_worker_by_a_guess_is_withheld_for_review() -> None:
    guess, stated = person(1, "professional", "Grace", weight=1.0), person(2, "professional", "Dr Hart")
    people = {p.key: p for p in (guess, stated)}
    assert doubtful(people, load("subject-access"), Known()) == {"person-1": Doubt("", "none")}
    assert doubtful(people, load("subject-access"), Known((KnownPerson("Grace", "professional"),))) == {}
    one = Mention("PERSON", 0, 5, 0.9, "t", "professional", "person-1")
    (item,) = planner(people=people).items("Grace rang.", PieceKey(), [one])
    assert (item.action, item.review, item.replacement) == ("label", True, "[person 1]")
    assert "decide who this is" in item.reason


def test_the_subjects_own_name_is_never_in_doubt() -> None:
    people = {p.key: p for p in (person(1, "third_party", "Ada Lund"), person(2, "subject", "Ada"))}
    assert doubtful(people, load("subject-access"), Known()) == {}


def test_somebody_in_doubt_is_withheld_for_review() -> None:
    people = {p.key: p for p in (person(1, "family", "Petra Obi"), person(2, "professional", "Petra"))}
    one = Mention("PERSON", 0, 5, 0.9, "t", "professional", "person-2")
    (item,) = planner(people=people).items("Petra rang.", PieceKey(), [one])
    assert (item.action, item.review, item.replacement) == ("label", True, "[family member 2]")
    assert item.reason == "Has the name of person-1, who is withheld: decide who is meant."


def test_found_elsewhere_is_withheld_even_where_its_role_is_kept() -> None:
    item = planner().found_elsewhere("Dr Hart", PieceKey(), 0, 7, "PERSON", "person-3")
    assert (item.action, item.replacement) == ("label", "[person 3]")
