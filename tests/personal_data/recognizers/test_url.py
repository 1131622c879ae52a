from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers.url import find
from tests.personal_data.recognizers._marks import found as words_found
from tests.personal_data.recognizers._marks import unmark

MARKED = [
    "her profile [[https://www.facebook.com/halina.nowicka.31]].",
    "He posts on [[facebook.com/petra.example.9]], mostly at night",
    "see [[instagram.com/its_kasia_x]] (mum showed me)",
    "[[https://x.com/example_kid/status/1749182]] threats",
    "[[www.tiktok.com/@example.lad]] filmed at the flat",
    "[[https://www.linkedin.com/in/amara-osei-12b3]]",
    "plan is at [[https://example.sharepoint.com/:w:/s/asc/EdQ2x9]]",
    "photos: [[https://1drv.ms/f/s!AbC123]]",
    "[[https://drive.google.com/file/d/1AbC/view?usp=sharing]]",
    "join: [[https://example.zoom.us/j/81234567890?pwd=QWErty12]]",
    "Teams [[https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc/0]] at 2pm",
    "[[https://meet.google.com/abc-defg-hij]]",
    "record: [[https://mosaic.council.example/person?id=482913]]",
    "portal ([[https://portal.example.gov.uk/cases/48213]])",
    "[[https://example.org/clients/amara-osei]]",
    "[[https://example.org/survey?email=jo%40example.org]]",
    "[[http://10.20.30.40/client?no=12]]",
    "[[https://example.org/d/3f2504e0-4f89-11d3-9a0c-0305e82c3301]]",
    "[[https://example.org/view?patient_id=9]]; [[https://example.org/form?ref=HSG48213]]",
    "wa link [[wa.me/447700900123]] from the ex",
    "[[https://maps.app.goo.gl/aB3dE]] is where she parks",
    "[[https://www.justgiving.com/fundraising/team-bogdan]]",
    "room: [[https://whereby.com/dr-example]]",
    "wants us to look at [[https://www.facebook.com/profile.php?id=100012345678]]",
    "doc here [[https://councilexample-my.sharepoint.com/:b:/g/personal/jo_bloggs]]",
    "his insta [[instagram.com/big_mo_22]]",
    "Payment via [[paypal.me/example44]]",
    "[[https://example.org/portal/patient/4829]]",
    "her tiktok [[https://vm.tiktok.com/ZMabc123/]]",
    "[[https://forms.office.com/r/AbCd1234]]",
]

CLEAN = [
    "leaflet www.nhs.uk/conditions/dementia given",
    "https://www.nhs.uk/conditions/pressure-sores/",
    "https://www.gov.uk/attendance-allowance/how-to-claim",
    "see legislation.gov.uk/ukpga/2014/23/section/42",
    "https://www.example.org",
    "https://www.example.org/our-services/day-centre",
    "mind.org.uk/information-support/",
    "https://www.bbc.co.uk/news/uk-england-12345678",
    "watched https://www.youtube.com/watch?v=dQw4w9WgXcQ together",
    "https://example.org/news/2026/03/14/spring-fair",
    "https://en.wikipedia.org/wiki/Sepsis",
    "and/or his/her s/he 24/7 w/c 12/03",
    "she said she'd go.and/or ring",
    "T/C re: meds.Mum/dad agree",
    "e.g./i.e. both",
    "https://www.facebook.com/help/report",
    "jo@example.org/ring",
    "no.3/4",
    "https://www.example.org/news?utm_source=mail&utm_id=12345",
    "www.nice.org.uk/guidance/ng108",
]


found = partial(words_found, find)


@pytest.mark.parametrize("marked", MARKED)
def test_finds_addresses_of_somebody_with_their_exact_span(marked: str) -> None:
    text, wanted = unmark(marked)
    assert found(text) == wanted


@pytest.mark.parametrize("text", CLEAN)
def test_public_pages_are_no_hits(text: str) -> None:
    assert found(text) == []


@given(st.one_of(st.text(), st.text("abw.:/?=&#@%-_~12() httpswww")))
def test_any_text_gives_hits_within_it(text: str) -> None:
    for hit in find(Passage(read(text), label="Link")):
        assert 0 <= hit.start < hit.end <= len(text)
