"""What is found as a named place or body."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers import organisation


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in organisation.find(Passage(read(text)))]


def check(line: str) -> None:
    text = re.sub(r"\[\[|\]\]", "", line)
    assert found(text) == re.findall(r"\[\[(.+?)\]\]", line)


@pytest.mark.parametrize(
    "line",
    [
        "T/C from staff nurse on [[Juniper Ward]], pt fit for d/c tomorrow with [[Moorgate Homecare]] qds.",
        "Mrs Okafor admitted to [[Ward 7b, Fernlea Hospital]] on Tues after a fall in the kitchen.",
        "seen at [[harrowfield medical centre]] by the nurse, bp 150/90",
        "He goes to [[the Brookside Day Centre]] Mon and Thurs, transport from the council.",
        "Lives at [[Cedar Lodge]], supported living, run by [[Thornbury Support Ltd]].",
        "Mum works at [[Tesco]] on nights so nan does the school run.",
        "Sister Bell on [[Ward C4]] will ring back re TTOs.",
        "Moved from [[The Willows]] to [[Ashgrove Nursing Home]]. She says [[Ashgrove]] is noisy.",
        "Plays dominoes at [[the Plough]] on Sundays with his pals.",
        "Dave's local is [[the Red Lion]], says his brother.",
        "He worships at [[the Guru Nanak Gurdwara]] and eats there after.",
        "Case to [[Halden Council]] housing for a direct let.",
        "[[HMP Lowfell]], release date 4 June, to go to approved premises.",
        "Transferred to [[AMU at Fernlea General]] at 0300.",
        "carer from [[rosewood care]] came at 8, late again",
        "Mr Ali of [[Shah & Co Solicitors]] wrote about the tenancy.",
        "Bed 4 - Mr Lowe, 81, now on [[Swift Ward]], from home alone.",
        "[[Tŷ Coed]] night sheet: slept till 5, pad changed once.",
        "Arrested outside [[Wigan police station]] and bailed.",
        "Nursing placement at [[Heronsgate]] agreed by panel, Heath and Lena to visit.",
        "The OT at [[Carlow House]] will order the frame.",
        "Nigel (manager, [[Bluebell Care]]) confirmed the 7am call. [[Bluebell]] cannot do Sundays.",
        "Referred to [[Halden CMHT]] by the GP.",
        "Pharmacy: [[Well Lane Pharmacy]] - delivers Tuesdays",
        "HOME VISIT - MRS JADE COLE - [[ELMBRIDGE HOUSE]]",
        "She rang [[age uk]] about a befriender.",
        "Copied to [[Homeward Hands]], the morning carers, by e-mail.",
    ],
)
def test_organisation_is_found(line: str) -> None:
    """The words in double brackets are found, exactly they, and nothing else of the line."""
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "Spoke with Emily Ward, her sister, about the key safe.",
        "Stephen Hall did not attend his appointment at the memory clinic.",
        "Ms Church, Mr Temple and Dr House sent apologies.",
        "Referred to Adult Social Care and the Falls Clinic. CAMHS closed the case.",
        "Universal Credit stopped after he missed the Jobcentre appointment.",
        "Waterlow 18, MUST 1, Barthel 12/20. Edinburgh score 14.",
        "GP Surgery contacted, Doctor will visit. District Nurses in daily.",
        "Day Centre closed for snow. Community Mental Health Team aware.",
        "Discharged home from A&E with a soft collar, C7 fracture ruled out.",
        "Joan's surgery is on Friday. Tom's school rang.",
        "the hospital, the police, housing and the council have all been told",
        "Ward 3 days then home. Left the ward 2 hours later.",
        "He bought a Greggs and a Costa on the way. Likes Lego and Netflix.",
        "Risk assessment: Fire: low. Falls: High. Home: cluttered. School: settled.",
        "Care Coordinator: Ann Lyle. Named Nurse: Sue. Support Worker: Col.",
        "Religion: Church of England. Police Scotland told by 101.",
        "She had personal care and support at home, lady from social care came.",
        "Works out COPD and T2DM on surgery summary.",
        "12.10 Rang the surgery back twice about the stairs.",
    ],
)
def test_harmless_lines_hold_no_organisation(line: str) -> None:
    """People, kinds of bodies, scales, products and laws are no places of a person."""
    assert found(line) == []


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("GP surgery", "Kelvinbank Surgery", [(0, 18)]),
        ("Care home", "Ashbeck", [(0, 7)]),
        ("Care home", "Discharged", []),
        ("Name", "Ashbeck", []),
    ],
)
def test_a_cell_is_read_with_its_heading(label: str, text: str, expected: list[tuple[int, int]]) -> None:
    """A cell holds a bare name where its column's heading says what stands there."""
    passage = Passage(read(text), label=label)
    assert [(hit.start, hit.end) for hit in organisation.find(passage)] == expected


def test_long_text_takes_time_in_proportion() -> None:
    """A text of many names is read without slowing down by its square."""
    text = "Rang Kelvinbank Surgery about Beech ward. " * 2000
    assert len(found(text)) == 4000


@given(st.text(max_size=300))
def test_any_text_gives_hits_within_it(text: str) -> None:
    """No text makes the recognizer fail, and every hit lies within the text, by start, none over another."""
    hits = list(organisation.find(Passage(read(text))))
    assert all(0 <= hit.start < hit.end <= len(text) and hit.type == "ORGANISATION" for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))


@given(
    st.lists(
        st.sampled_from(
            [
                "Ward",
                "14",
                "The",
                "the",
                "Beech",
                "St",
                "Mary's",
                "Care",
                "Home",
                "at",
                "Rosehip",
                "(",
                ",",
                "&",
                "of",
                "Dr",
                "Emily",
                "HMP",
                "A&E",
                "\n",
                "surgery",
                "İ",
            ]
        ),
        max_size=14,
    )
)
def test_any_run_of_likely_words_gives_hits_within_it(words: list[str]) -> None:
    """The same for words that the recognizer looks at."""
    text = " ".join(words)
    hits = list(organisation.find(Passage(read(text))))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))
