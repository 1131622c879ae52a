"""What is found as a named school."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers import school


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in school.find(Passage(read(text)))]


def check(line: str) -> None:
    text = re.sub(r"\[\[|\]\]", "", line)
    assert found(text) == re.findall(r"\[\[(.+?)\]\]", line)


@pytest.mark.parametrize(
    "line",
    [
        "Amira is in Year 4 at [[Tavistock Lane Primary School]], attendance 82%.",
        "Ms Quill, DSL at [[Oakmere Academy]], rang at 10.15.",
        "Goes to [[Little Acorns Nursery]] three mornings.",
        "He was excluded from [[St Cuthbert's]] in Year 9 and is at the PRU now.",
        "School: [[Beechfield Juniors]]",
        "she is doing a course at [[Halden College]], hair and beauty",
        "Kezia started at [[Ysgol Bryn Coed]] in September.",
        "Dad graduated from [[the University of Sheffield]] in 2001.",
        "Hollie is at [[St Wilfrid's RC Primary]] and her brother at [[Bishop Grant High School]].",
        "Baby seen at [[Rainbow Children's Centre]] for weight, 25th centile.",
        "teaching assistant at [[Redwing]] says he was tired",
        "He went to [[Stowford High]] with my brother.",
        "Left [[Hazelmere Infants]] at half term; [[Hazelmere]] still hold the file.",
        "TAF, 3.30pm, [[Abbey Lane Junior]]",
    ],
)
def test_school_is_found(line: str) -> None:
    """The words in double brackets are found, exactly they, and nothing else of the line."""
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "Did not want primary school staff told. High risk of exclusion.",
        "Nursery worker said Kofi bit a peer. Primary Care to review.",
        "Tuan's school is two buses away. School rang at 2.",
        "College tutor says he has not been in since half term.",
        "Walked along the High Street. Junior Doctor on call. Pain High today.",
        "Reading age of 7, Year 4, SEN support, EHCP in draft.",
        "Secondary diagnosis noted. First dose given, Middle name not known.",
    ],
)
def test_harmless_lines_hold_no_school(line: str) -> None:
    """Kinds of schools, years and other uses of the same words name none."""
    assert found(line) == []


@given(st.text(max_size=300))
def test_any_text_gives_hits_within_it(text: str) -> None:
    """No text makes the recognizer fail, and every hit lies within the text, by start, none over another."""
    hits = list(school.find(Passage(read(text))))
    assert all(0 <= hit.start < hit.end <= len(text) and hit.type == "SCHOOL" for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))


@given(
    st.lists(
        st.sampled_from(
            [
                "St",
                "Mary's",
                "Primary",
                "School",
                "School:",
                "at",
                "of",
                "University",
                "Ysgol",
                "High",
                "Linnet",
                "pupil",
                "Year 4",
                ",",
                "\n",
                "nursery",
                "and",
                "ǅ",
            ]
        ),
        max_size=14,
    )
)
def test_any_run_of_likely_words_gives_hits_within_it(words: list[str]) -> None:
    """The same for words that the recognizer looks at."""
    text = " ".join(words)
    hits = list(school.find(Passage(read(text))))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))
