"""What counts as evidence, and what it is about."""

from __future__ import annotations

import pytest

from recordlint.language.pipeline import read

FOUND = [
    ("The wound measures 3 cm by 2 cm.", "measure", ""),
    ("BP 142/81 at 10.", "measure", ""),
    ("He cancelled four times.", "count", ""),
    ("She left at 10.15.", "time", ""),
    ("Red mark on the arm.", "colour", ""),
    ("Bruise to the left shin.", "injury", ""),
    ('He said "get out of my house".', "quote", ""),
    ("She is late because the bus was cancelled.", "because", ""),
    ("Going by the diary, she eats at six.", "because", ""),
    ("The letter from the clinic says so.", "document", ""),
    ("I saw the fridge.", "perception", ""),
    ("He slammed the door.", "detail", "conduct"),
    ("Dried food on his jumper.", "detail", "appearance"),
    ("Three bin bags by the back door.", "detail", "household"),
    ("His speech was slurred.", "detail", "intoxication"),
    ("She could not say what day it was.", "detail", "orientation"),
]

NOTHING = [
    "He seems well.",
    "Plan to visit.",
    "She is lazy.",
    "Told the family.",
]


@pytest.mark.parametrize(("text", "kind", "topic"), FOUND)
def test_found(text: str, kind: str, topic: str) -> None:
    """Each kind of evidence is found with its topic, in the sentence in which it stands."""
    found = [(e.kind, e.topic) for e in read(text).evidence]
    assert (kind, topic) in found
    assert all(e.sentence == 0 for e in read(text).evidence)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    """Opinions and plans are no evidence."""
    assert not read(text).evidence


def test_sentences() -> None:
    """Evidence knows its sentence, so that what stands next to it can be asked."""
    reading = read("She is unreliable. He slammed the door twice.\n\nRed mark on the wrist.")
    assert [(e.sentence, e.kind) for e in reading.evidence if e.kind in ("detail", "colour")] == [
        (1, "detail"),
        (2, "colour"),
    ]
