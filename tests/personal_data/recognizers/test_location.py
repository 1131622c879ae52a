"""What is found as a named place in somebody's life."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers import location


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in location.find(Passage(read(text)))]


def check(line: str) -> None:
    text = re.sub(r"\[\[|\]\]", "", line)
    assert found(text) == re.findall(r"\[\[(.+?)\]\]", line)


@pytest.mark.parametrize(
    "line",
    [
        "Grew up in [[Kirkcaldy]], moved down to [[Luton]] for work at the car plant.",
        "Brother lives in [[Stavely Marsh]], drives over at weekends.",
        "Family came from [[Somalia]] in 2004, first to [[Leicester]].",
        "Her birth mum in [[Iași]] rings Sundays.",
        "her dads from [[jamaica]] an her mums from [[handsworth]]",
        "Seen begging on [[Castle Street]] by the cash point.",
        "Missing from placement, last seen at [[Linwood Bus Station]] at 22.10.",
        "He walks the dog in [[Alder Park]] each morning.",
        "Known on the [[Fernhill estate]] for cutting hedges.",
        "Broke down on the [[M62]] so visit late. Lay-by on the [[A47]].",
        "Wants to be near her sister in [[Wells]] but no places there.",
        "Moved from [[Reading]] to [[Bath]] in 2019.",
        "Dad is from [[Ghana]], mum from [[Jordan]].",
        "Her son in [[Sydney]] rings on a Sunday.",
        "He is Welsh. Lives in [[South Wales]] with his mam.",
        "CORE GROUP no 3, [[Luton]], 2 October 2025",
        "Office appt 18/9/25, [[Canton]]",
        "Callum seen at the [[Dumbarton Road]] clinic.",
        "Case conference, [[Barking]], 4 June 2025",
        "she walked home along [[burton road]] in the dark",
        "Aunt in [[Lagos]] sends money. Cousins in [[Peckham]].",
        "Niece Bernie arrives from [[Cork]] today",
        "told to walk to [[dudley]]",
        "sang with him til [[dronfield]]",
        "Lan say go to [[london]]. she buy ticket",
        "host check - [[huddersfield]] - 8 oct 25",
        "rematch list, [[kirklees]] wide",
        "cousin Rebin is coming from [[Slemani]]",
        "bus back to [[stockport]] at 4",
        "got the train to [[crewe]] then slept",
        "gone to [[rhyl]] with nan",
        "his mum is in [[Hargeisa]]",
        "born in [[Gdansk]], moved to [[Wrexham]] in 2004",
        "from [[Kaunas]] originally",
        "she lived in [[Letterkenny]] til 1998",
        "ferry from [[Stranraer]]",
        "brother in [[tipton]], sister in [[walsall]]",
        "over from [[Mayo]] for the funeral",
        "works away in [[Aberdeen]]",
    ],
)
def test_location_is_found(line: str) -> None:
    """The words in double brackets are found, exactly they, and nothing else of the line."""
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "They are Polish and speak Romanian and English at home, and Punjabi with gran.",
        "Mr Bradford says Chelsea rang him from work. Mrs Lincoln slept well.",
        "Jordan was in the bath. Reading his book, in good spirits.",
        "I met Jordan at the library and saw Sofia.",
        "Paris is 3 and Florence is 18 months; both up to date with jabs.",
        "Kent rang to cancel. Preston Jones is the carer. Bed in Lounge.",
        "Walking with a zimmer, in March he could do the stairs, by May he could not.",
        "Edinburgh Postnatal Depression Scale 11. Bristol stool chart type 6 twice.",
        "Person: Hana Musa, 12 Sandmartin Court, Hounslow ZZ99 4QT",
        "Ms Hill, Mr Park and Dr Lane attended. Nathan Lane the physio came.",
        "Housing (Scotland) Act 1987, Children (Northern Ireland) Order 1995, Police Scotland.",
        "Wells up when talking about Nelson. Needs to Settle. Bath given, Deal sealed.",
        "Met with Hope and her mum. Angel is 4. Ash is trans and uses they.",
        "In Summer she sits outside. In Church he is calm. In Reception he bit a child.",
        "High Street was icy. Main Road closed. Walked to the bus station.",
        "A4 sheet filled in, B12 given, HbA1c 48.",
    ],
)
def test_harmless_lines_hold_no_location(line: str) -> None:
    """People, languages, months, scales, laws and addresses are no locations."""
    assert found(line) == []


@given(st.text(max_size=300))
def test_any_text_gives_hits_within_it(text: str) -> None:
    """No text makes the recognizer fail, and every hit lies within the text, by start, none over another."""
    hits = list(location.find(Passage(read(text))))
    assert all(0 <= hit.start < hit.end <= len(text) and hit.type == "LOCATION" for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))


@given(
    st.lists(
        st.sampled_from(
            [
                "in",
                "from",
                "Leeds",
                "Bath",
                "Jordan",
                "Mr",
                "Duke",
                "Street",
                "the",
                "A47",
                "lives",
                "St",
                "12",
                "Park",
                ",",
                "(",
                "River",
                "\n",
                "South",
                "Wales",
                "kingston",
                "ß",
            ]
        ),
        max_size=14,
    )
)
def test_any_run_of_likely_words_gives_hits_within_it(words: list[str]) -> None:
    """The same for words that the recognizer looks at."""
    text = " ".join(words)
    hits = list(location.find(Passage(read(text))))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))
