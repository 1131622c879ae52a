from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.personal_data.recognizers.ip_address import find
from tests.personal_data.recognizers._marks import assert_marked, found, hits

MARKED = [
    "IP [[192.168.1.1]], logged by IT",
    "logged in from [[10.0.0.12]]",
    "[[81.2.69.142]].",
    "ip address: [[203.0.113.7]]",
    "ipv6 [[2001:db8::1]]",
    "[[2001:0db8:85a3:0000:0000:8a2e:0370:7334]] on the router",
]
HARMLESS = [
    "version 4.12.3.1",
    "v10.120.3.4 of the app",
    "section 3.1.2.4 and 1.2.3.4",
    "at 12:30:45 and 12::30",
    "26.03.12.14",
    "300.1.1.256",
    "10.10.2026",
    "para 10.200.1.3",
    "a::b",
    "001.002.003.200",
]


@pytest.mark.parametrize("marked", MARKED)
def test_hits_are_exactly_the_marked_words(marked: str) -> None:
    assert_marked(find, marked)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_has_no_hit(text: str) -> None:
    assert found(find, text) == []


@given(st.text() | st.text("0123456789.:abcdf ip\n"))
def test_hits_of_any_text_lie_in_it(text: str) -> None:
    for hit in hits(find, text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.type == "IP_ADDRESS"


def test_a_cue_raises_the_score() -> None:
    assert hits(find, "ip 203.0.113.7")[0].score > hits(find, "saw 203.0.113.7")[0].score
