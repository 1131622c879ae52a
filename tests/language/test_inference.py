"""Frames of motive and verdict hold for the class of thing, and for no look-alike."""

from __future__ import annotations

import pytest

from recordlint.language.pipeline import read

INFERRED = [
    ("Joan is trying to get sent back.", "trying to get sent", "motive"),
    ("Her niece is using the complaint to get at the home.", "using the complaint to get", "motive"),
    ("Dad is hoping that the case will be closed.", "hoping that the case will be closed", "motive"),
    ("She thinks she can talk to staff how she likes.", "thinks she can talk to", "motive"),
    ("Only agreed to rehab to keep his solicitor happy.", "Only agreed to rehab to keep his solicitor happy", "motive"),
    ("Bev likes the fact that we worry.", "likes the fact", "motive"),
    ("They see the nursery as free babysitting.", "see the nursery as free babysitting", "motive"),
    ("He regretted having told me.", "regretted having", "feeling"),
    ("Mr Vance is poor at budgeting.", "poor at budgeting", "trait"),
    ("Not a great communicator.", "Not a great communicator", "trait"),
    ("The parents have no structure.", "have no structure", "trait"),
    ("Her mother fails to put the child first.", "fails to put the", "parenting"),
    ("Uncle dominated proceedings.", "dominated proceedings", "conduct"),
    ("He was acting bizarrely.", "acting bizarrely", "conduct"),
]

PLAIN = [
    "She is trying to get out of bed on her own.",
    "He is hoping to return to work in March.",
    "She thinks she can manage the stairs with a rail.",
    "Used the hoist to transfer her.",
    "She uses her mother as interpreter.",
    "Ruth likes the attention to detail.",
    "He knows the bus route and the driver.",
    "She lacks vitamin D.",
    "He lacks the confidence to go out.",
    "He has no sense of smell.",
    "Bad at night with his chest.",
    "The pump failed to start.",
    "She tried to avoid the step.",
    "He hid under the table.",
    "I am trying to get rid of the old forms.",
    "She wants to see her son.",
    "Her aim is to walk to the shop.",
]


@pytest.mark.parametrize(("text", "words", "kind"), INFERRED)
def test_inferred(text: str, words: str, kind: str) -> None:
    """A frame is a judgement of its kind, with the span of its words."""
    found = [(text[j.start : j.end], j.kind) for j in read(text).judgements]
    assert any(kind == k and (words in w or w in words) for w, k in found), found


@pytest.mark.parametrize("text", PLAIN)
def test_plain(text: str) -> None:
    """What people do, want and tell in the same words is no judgement."""
    assert not read(text).judgements
