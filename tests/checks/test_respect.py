"""What the respect checks ask of the words round a term: of whom it is said, whose word it is, and what stands near it."""

from __future__ import annotations

import pytest

from recordlint.checks.base import CheckContext
from recordlint.checks.respect import CHECKS
from recordlint.language.pipeline import read
from recordlint.notes import Note


def fired(rule: str, text: str) -> list[str]:
    """The words that a respect rule would report."""
    context = CheckContext(Note(text), read(text))
    return [text[c.start : c.end] for c in CHECKS[f"respect/{rule}"](context) if not c.quiet and c.start is not None]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She is very difficult.", ["difficult"]),
        ("Difficult to hear him on the phone.", []),
        ("The stairs are difficult for her.", []),
        ("Resident very demanding, rang six times.", ["demanding"]),
        ("He is demanding a refund from the landlord.", []),
        ("Resident: manipulative with the night staff, again.", ["manipulative"]),
        ("Wife a nightmare on the phone.", ["nightmare"]),
        ("It was a nightmare of a journey.", []),
        ("He gets his own way home by bus.", []),
        ("The boiler is playing up.", []),
        ("Jamie playing up again since tea.", ["playing up"]),
        (
            "Plays his mother and the school off against each other.",
            ["Plays his mother and the school off against each other"],
        ),
    ],
)
def test_traits_need_a_person(text: str, words: list[str]) -> None:
    """Trait words and ploys are reported of people only."""
    assert fired("stigmatising-label", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Refused his tablets.", ["Refused"]),
        ("Refused his tablets. Said that they make him sick.", []),
        ("Refused his tablets.\nSaid that the bus was late.", ["Refused"]),
        ("BBV bloods refused again.", ["refused"]),
        ("Her claim was refused in June.", []),
        ("She was refused a crisis loan.", []),
    ],
)
def test_refusals_need_a_reason_on_their_line(text: str, words: list[str]) -> None:
    """A reason counts in the sentence or beside it on the same line, not on another line."""
    assert fired("refusal-language", text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("With Somali families you find the boys run the house.", ["With Somali families"]),
        ("With Vietnamese families the service offers an interpreter.", []),
        ("The men meet on Thursdays.", []),
        ("Somali family so an interpreter was booked.", []),
        ("Somali family so no point in asking her.", ["Somali family"]),
    ],
)
def test_groups_need_a_generalisation(text: str, words: list[str]) -> None:
    """A group is reported where it explains something, not where it is only named or has a need."""
    assert fired("stereotype", text) == words


def test_a_child_raises_the_blame() -> None:
    """Blame of a child weighs more than blame of an adult, and blame of the child's parent does not."""

    def raised(text: str) -> list[int]:
        return [c.raised for c in CHECKS["respect/victim-blaming"](CheckContext(Note(text), read(text))) if not c.quiet]

    assert raised("Ana, 13, puts herself at risk.") == [1]
    assert raised("Mrs Ode puts herself at risk.") == [0]
    assert raised("Child: Ana, 13. Mum keeps going back to him.") == [0]


def test_a_text_without_full_stops_is_read_in_linear_time() -> None:
    """Thousands of hits in one endless line are no cause to stop."""
    text = "the man was difficult and refused and put herself at risk " * 3000
    assert len(fired("stigmatising-label", text)) > 0
