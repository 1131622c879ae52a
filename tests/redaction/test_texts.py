"""`redact` on any text: what is withheld stands nowhere in the result, and what comes back is the text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import recordlint
from recordlint.errors import SettingsError
from recordlint.redaction.edits import apply
from recordlint.redaction.planner import fitted
from recordlint.redaction.sidecar import piece_entry, restore
from recordlint.redaction.surfaces import words
from recordlint.redaction.texts import Redacted, redact
from recordlint.redaction.variants import variants

PARTS = (
    "Mrs Nowicka", "Petra Lund", "petra", "Ron Tully", "Tully's cat", "Mr O’Neill", "Zoë Čapek", "HALINA", "May Hope", "in May", "may",
    "Will Parry", "will", "Amina", "am in a", "07700 900318", "(0113) 496 0172", "999 024 6181", "ZZ99 4QT", "41b Quarry Street",
    "01/02/2026", "petra.lund@example.org", "her neighbour at 14", "from number 43", "his sister's boss", "\u202eRon\u202c", "Ro\u00adn Tully",
    "😀", "ﬁne", "İstanbul", "\r\n", "\n", " ", ", ", ". ", " and ", " rang ", "an ", "a ", "-", "'s", "\x00", "Ｐｅｔｒａ", "P e t r a", "N-o-w-i-c-k-a",
)  # fmt: skip
NOTES = st.lists(st.sampled_from(PARTS) | st.text(max_size=6), max_size=25).map("".join)
SPANS = (
    "Petra",
    "Lund",
    "Petra Lund",
    "Ron Tully",
    "Tully's cat",
    "cat",
    "900318",
    "may",
    "neighbour at",
    "Quarry",
    "/\\d{3,6}/",
)
POLICIES = ("everything", "subject-access", "multi-agency", "training")
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(
    NOTES,
    st.sampled_from(POLICIES),
    st.lists(st.sampled_from(SPANS), max_size=3),
    st.lists(st.sampled_from(SPANS), max_size=3),
)
@FEW
def test_nothing_withheld_stands_in_the_result(text: str, policy: str, withhold: list[str], keep: list[str]) -> None:
    done = redact(text, policy, subject="Halina Nowicka", withhold=withhold, keep=keep, seed=b"s")
    assert apply(text, fitted(text, done.items)).text == done.text
    shown = words(done.text)
    own = [item for item in done.items if not item.is_withheld]
    for item in done.items:
        if not item.is_withheld or item.type != "PERSON" or item.entity is None:
            continue
        for form in variants(item.text, "PERSON").forms:
            name = form.core
            if not form.strong or len(name) < 2 or form.lead:
                continue
            stands = any(shown[at : at + len(name)] == name for at in range(len(shown)))
            excused = any(" ".join(name) in " ".join(words(kept.text)) for kept in own) or done.look_at
            assert not stands or excused


@given(NOTES | st.text(), st.sampled_from(POLICIES))
@FEW
def test_restoring_gives_the_text_back(text: str, policy: str) -> None:
    done = redact(text, policy, seed=b"s")
    made = apply(text, fitted(text, done.items))
    assert restore(done.text, piece_entry(made, "-")) == text


@given(NOTES)
@FEW
def test_the_same_seed_gives_the_same_text_and_what_was_redacted_stays_so(text: str) -> None:
    done = redact(text, "training", seed=b"s")
    assert redact(text, "training", seed=b"s").text == done.text


@pytest.mark.parametrize("policy", POLICIES)
def test_an_empty_text_and_one_without_personal_data_are_left_alone(policy: str) -> None:
    for text in ("", "\n", "Slept well. Ate all of the soup.\r\n"):
        assert redact(text, policy) == Redacted(text, ())


def test_a_huge_text_is_redacted_to_its_end() -> None:
    text = "Slept well and ate the soup. " * 4000 + "Petra Lund rang. " + "Quiet night. " * 4000 + "petra lund"
    done = redact(text)
    assert "etra" not in done.text
    assert done.text.endswith("Quiet night. [person 1]")


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        ("Petra Lund rang, then Petra Lund's son.", {}, "[person 1] rang, then [person 1]'s son."),
        ("Petra Lund rang. PETRA came, p. lund left.", {}, "[person 1] rang. [person 1] came, [person 1] left."),
        ("Mr May Hope came on 3 May 2026.", {}, "[person 1] came on [date]."),
        (
            "Mrs Petra Lund came. I saw a Lund car, the p lund one.",
            {},
            "[person 1] came. I saw a [person 1] car, the [person 1] one.",
        ),
        ("Gave it to Petra Lund.", {"keep": ["petra lund"]}, "Gave it to Petra Lund."),
        ("Gave it to Petra Lund.", {"keep": ["petra lund"], "withhold": ["lund"]}, "Gave it to [person 1]."),
        ("She said the blue house.", {"withhold": ["Blue House"]}, "She said the [withheld]."),
        ("Her dog Rex, rex!", {"withhold": ["Rex"]}, "Her dog [withheld], [withheld]!"),
    ],
)
def test_examples(text: str, more: dict[str, list[str]], expected: str) -> None:
    assert redact(text, **more).text == expected  # type: ignore[arg-type]


def test_it_is_what_the_package_gives() -> None:
    assert recordlint.redact is redact
    with pytest.raises(SettingsError, match="did you mean 'training'"):
        redact("x", "trainin")


def test_what_waits_for_a_person_is_listed() -> None:
    text = "Halina saw Petra Lund, her neighbour at 14."
    done = redact(text, "subject-access", subject="Halina Nowicka")
    assert done.text.startswith("Halina saw [person")
    assert "14" not in done.text
    assert {item.text for item in done.review} >= {"Petra Lund"}


def test_a_withheld_name_that_is_a_word_goes_where_it_is_written_as_a_name() -> None:
    copy = redact("Nurse Will Parry to visit Monday. She thanked Grace and Will. She will rest.", "everything").text
    assert "Will" not in copy
    assert "She will rest." in copy
    dated = redact("Mrs May Hart rang. She was born in May. Saw May and Tom.", "everything").text
    assert "born in May" in dated
