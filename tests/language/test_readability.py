"""Prose, lists and noun chains; textstat is not imported for easy notes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from recordlint.language import readability
from recordlint.language.pipeline import read

HARD = (
    "The implementation of the recommendations arising from the multidisciplinary assessment undertaken following the "
    "deterioration in the relationship between the individual and the accommodation provider necessitated consideration "
    "of alternative arrangements."
)


def test_prose_leaves_out_telegraphic_notes_and_tables() -> None:
    assert [s.start for s, _ in readability.prose(read(HARD))] == [0]
    assert not list(readability.prose(read("up at 8\nwash\ntoast\nbus to town with kay")))
    assert not list(
        readability.prose(read("Bed\tWho\tWhat\n1\tIda\tslept all night long without a sound, said the night staff."))
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peas, beans, carrots, onions, leeks, rice and kale were on the list that she wrote.", True),
        (
            "She came in, sat down and asked for the letter that had come on Monday from the council about her rent.",
            False,
        ),
    ],
)
def test_lists(text: str, expected: bool) -> None:
    reading = read(text)
    assert readability.is_list(reading, reading.sentences[0]) is expected


def test_quick_counts_and_textstat_agree_on_what_is_hard() -> None:
    words = HARD.split()
    assert readability.quick_lix(words) > 60
    hardness = readability.measure(HARD)
    assert min(hardness.coleman_liau, hardness.automated) > 12
    assert hardness.lix > 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The adult safeguarding enquiry planning meeting is on Friday.",
            ["adult safeguarding enquiry planning meeting"],
        ),
        ("The care plan is here. Support review next week.", []),
        ("adult, safeguarding, enquiry, planning, meeting", []),
    ],
)
def test_noun_chains(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in readability.noun_chains(read(text), 5)] == expected


def test_an_easy_note_does_not_import_textstat() -> None:
    code = (
        "import sys; from recordlint.linter import check; from recordlint.settings import Settings; "
        "check('Kay rang. We had tea and she showed me the new chair, which she likes because it is blue and firm.', Settings(select=('plain',))); "
        "sys.exit('textstat' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
