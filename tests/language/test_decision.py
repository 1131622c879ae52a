"""The decision layer: which words are a decision, of which kind, and by whom."""

from __future__ import annotations

import pytest

from recordlint.language import pipeline
from recordlint.language.decision import WORDINGS
from recordlint.language.decision_patterns import Wording, compiled_wording
from recordlint.language.layers import Decision


def decisions(text: str) -> list[Decision]:
    return list(pipeline.read(text).decisions)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Panel agreed to reduce package to 10 hours.", "Panel agreed to reduce package to 10 hours", "agree"),
        ("Tue 19.00 No visitors to flat 6 from today, post sorted.", "No visitors to flat 6 from today", "restrict"),
        ("sessions cut to once a month from january", "sessions cut to once a month from january", "change"),
        ("Day centre stopped for a fortnight.", "Day centre stopped for a fortnight", "stop"),
        ("Level access shower not going to be put forward for DFG.", "not going to be put forward for DFG", "refuse"),
        ("Told her no to the sitting service.", "Told her no to the sitting service", "refuse"),
        ("Buzzing all night. Opiates held. Bloods sent.", "Opiates held", "stop"),
        ("Uncle issue - NFA.", "NFA", "closure"),
        ("20.02.25 | Case closed. | CSC", "Case closed", "closure"),
        ("I am discharging her to your care.", "I am discharging her to your care", "closure"),
        ("Phone to be handed in at 10pm.", "Phone to be handed in at 10pm", "restrict"),
        ("It was felt the pub should stop after June.", "It was felt the pub should stop after June", "agree"),
        ("TEDs left off", "TEDs left off", "stop"),
        ("We are going to move Keeley to another placement.", "going to move Keeley to another placement", "change"),
        ("Took Leo off the tutoring list.", "Took Leo off the tutoring list", "change"),
        ("Patient put back on weekly caseload by Moira.", "Patient put back on weekly caseload", "change"),
        ("Match with the Lanes not taken forward.", "not taken forward", "refuse"),
        ("Negative viability.", "Negative viability", "refuse"),
        ("I've stopped his donepezil.", "stopped his donepezil", "stop"),
        ("told dad he cant have the kids this weekend", "told dad he cant have the kids this weekend", "refuse"),
        ("ate his tea, all of it\nbuzzer moved out of reach\nasleep by nine", "buzzer moved out of reach", "restrict"),
        ("Loft ladder turned down by panel.", "Loft ladder turned down by panel", "refuse"),
    ],
)
def test_finds(text: str, words: str, kind: str) -> None:
    """One decision is found, it covers the words that carry it, and its kind is right."""
    found = decisions(text)
    assert len(found) == 1
    assert words in text[found[0].start : found[0].end]
    assert found[0].kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "She has decided to move in with her sister.",
        "He stopped smoking in March.",
        "Would she like the morning call to be reduced?",
        "If he misses another visit the case may be closed.",
        "We discussed whether to close the case.",
        "Visit ended 14:20.",
        "Catheter removed and dressing changed, skin intact.",
        "Discharged home from Ward 5 yesterday.",
        "Meeting held on 4 May.",
        "In 2019 her package was reduced.",
        "Removed her shoes, looked at both heels.",
        "His eyes were closed.",
        "We agreed that I would ring on Thursday at 2.",
        "No falls this week.",
        "The GP stopped his amlodipine on Monday.",
        "Took her off to the hairdresser at 11.",
        "Carers cut her toenails.",
        "Transferred bed to chair with hoist, two staff.",
        "Refused his 8am tablets.",
        "The patient was discharged in good condition.",
        "Dropped the prescription at Boots.",
        "Not for long, he said.",
        "She is to stay with him until four.",
    ],
)
def test_leaves_alone(text: str) -> None:
    """Choices of the person, thoughts, chores, history and other people's decisions are none."""
    assert not decisions(text)


@pytest.mark.parametrize(
    ("text", "maker"),
    [
        ("It was decided that the visits should end.", "passive"),
        ("The SAM has determined that the matter will not proceed.", "role"),
        ("I have taken Danuta off medicine rounds.", "named"),
        ("Visits cancelled by her son.", "person"),
        ("Day centre stopped for a fortnight.", "dropped"),
    ],
)
def test_maker(text: str, maker: str) -> None:
    """Who decided: nobody, a role, the writer, the family, or a dropped subject."""
    assert [d.maker for d in decisions(text)] == [maker]


def test_heading() -> None:
    """The first statement under a decision heading is one, whatever its words; a question there is none."""
    found = decisions("Decision: home on Thursday 18 June. He manages stairs.")
    assert [(d.form, d.sentence) for d in found] == [("heading", 0)]
    assert not decisions("Decision: whether she moves to the ground floor")


def test_one_a_sentence_and_in_order() -> None:
    """At most one decision a sentence, by start."""
    found = decisions("Case closed, NFA. Visits reduced to monthly. Respite not agreed.")
    assert [d.sentence for d in found] == [0, 1, 2]


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda w: w.source[:30])
def test_every_wording_compiles(wording: Wording) -> None:
    """Every wording and its cue is a valid pattern with the group that marks the decision."""
    assert "d" in compiled_wording(wording.source).groupindex
    compiled_wording(wording.cue)


def test_a_long_line_is_read_to_its_end() -> None:
    """A decision deep inside one very long sentence is still found."""
    text = "tea and toast and " * 4000 + "so visits reduced to monthly"
    assert [text[d.start : d.end] for d in decisions(text)] == ["visits reduced to monthly"]
