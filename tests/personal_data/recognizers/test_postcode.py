from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers.postcode import find

POSTCODES = [
    "31 Tannahill Rise, [[ZZ99 4TL]]",
    "postcode [[zz994tl]] checked",
    "[[zz99  4tl]] is the new one",
    "[[ZZ994QT]]",
    "lives [[ZZ99 4TL]] near bus",
    "[[GIR 0AA]]",
    "[[BFPO 801]]",
    "Postcode: [[ZZ99]]",
    "postcode [[SE15]]",
    "moved to [[SE15]] last year",
    "he is in the [[LS9]] area",
    "12 Mill Lane, Leeds [[LS9]]",
    "Prestwich, [[M25]]. Lives alone",
    "post code is [[ZZ99-3WZ]]",
    "address Halden [[ZZ99 3WZ]]",
]

CLEAN = [
    "bed B12, bay C2",
    "vitamin B12 5mg daily",
    "B12 5th dose",
    "plate AB12 CDE outside",
    "on the M25 at 4",
    "A4 paper, form E10",
    "HbA1c 52",
    "s47 2nd visit",
    "C1 | FAIRCLOUGH Ada 91",
    "took E20 2 pts",
    "E45 2tubes",
    "w2 3hr visit",
    "M1 2hr call",
    "GP1 form",
    "Grade 2 to L5 S1",
    "T12 3rd rib",
    "COVID19 and PPE3",
    "E45 cream, D3 tablet",
    "L4 5th disc",
    "N95 2nd mask",
    "NHS 999 123 4578",
    "PIP2 form",
]


def _spans(text: str, *types: str, label: str = "") -> list[str]:
    return [text[hit.start : hit.end] for hit in find(Passage(read(text), label=label)) if hit.type in types]


def _marked(line: str) -> tuple[str, list[str]]:
    pieces = line.replace("]]", "[[").split("[[")
    return "".join(pieces), pieces[1::2]


@pytest.mark.parametrize("line", POSTCODES)
def test_a_postcode_is_found(line: str) -> None:
    """Whole ones in any spelling, half ones where a label, a town or a word for living stands before."""
    text, wanted = _marked(line)
    assert _spans(text, "POSTCODE") == wanted


@pytest.mark.parametrize("line", CLEAN)
def test_what_only_looks_like_one_is_left_alone(line: str) -> None:
    """Beds, drugs, roads, plates, forms and measures are no postcodes."""
    text, wanted = _marked(line)
    assert _spans(text, "POSTCODE") == wanted


def test_a_no_break_space_parts_the_halves() -> None:
    assert _spans("Halden ZZ99\u00a04TL", "POSTCODE") == ["ZZ99\u00a04TL"]


def test_an_unknown_area_scores_lower_than_a_known_one() -> None:
    (known,) = find(Passage(read("Halden ZZ99 4TL")))
    (unknown,) = find(Passage(read("Halden QX9 4TL")))
    assert unknown.score < known.score


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ABZ0123456789 -postcode:\n")), max_size=120))
def test_any_text_gives_spans_that_lie_within_it(text: str) -> None:
    last = 0
    for hit in find(Passage(read(text))):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.start >= last
        assert hit.recognizer == "postcode"
        last = hit.start
