from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.personal_data.recognizers.handle import find
from tests.personal_data.recognizers._marks import assert_marked, assert_sound, found, hits

MARKED = [
    "insta: [[bunny_hop22]], snap: [[jayden.x]]",
    "Snapchat name is [[bunnyhop]]",
    'snapchat username "[[kayleigh xx]]"',
    "Facebook: [[Jane Smithers]] messaged her",
    "[[@bunny_hop]] added her on insta",
    "twitter [[@jonesy]]",
    "contacted her on TikTok as [[rizzking99]]",
    "Username: [[shadow_wolf]]",
    "his xbox gamertag is [[DarkFang#1234]]",
    "she goes by [[@lil.ayo]] online",
    "(insta [[@rae.of.sun]])",
    "Discord handle: [[moth_88]]; blocked",
]
HARMLESS = [
    "seen @home, @ 3pm, @3pm, @Tesco @1430 @14.30",
    "lunch @12, @mums, @reception, 3 @ £2.50",
    "jane@example.com wrote",
    "first name then @example.org",
    "Facebook: Discussed risks with mum",
    "Facebook: she posted about the hearing",
    "insta: nil concerns, snap: said fine",
    "On TikTok as usual",
    "Instagram account is private",
    "username: unknown",
    "SC: discussed",
    "WhatsApp: no reply",
    "RV @ hospital then @clinic",
]


@pytest.mark.parametrize("marked", MARKED)
def test_hits_are_exactly_the_marked_words(marked: str) -> None:
    assert_marked(find, marked)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_has_no_hit(text: str) -> None:
    assert found(find, text) == []


@given(st.text() | st.text("@abc_1. insta:namesnp\n"))
def test_hits_of_any_text_lie_in_it(text: str) -> None:
    assert_sound(find, text, "HANDLE", "handle")


def test_a_cue_raises_the_score() -> None:
    assert hits(find, "follows @moth_88 on insta")[0].score > hits(find, "saw @moth_88")[0].score
