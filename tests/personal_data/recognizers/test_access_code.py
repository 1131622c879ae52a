from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers.access_code import find
from tests.personal_data.recognizers._harmless import HARMLESS
from tests.personal_data.recognizers._marks import found as words_found
from tests.personal_data.recognizers._marks import unmark

MARKED = [
    "Door code for the flats is [[2468]].",
    "Key safe code was changed from [[4471]] to [[5582]] on Monday",
    "Key safe [[4417]]",
    "key safe now [[2846]])",
    "CHI on chart key safe [[2290]] stiff again",
    "KS code [[C1590X]], put key back pls",
    "door code is [[0412#]]",
    "keysafe by back door - [[3 3 1 9]]",
    "PIN changed to [[2290]]",
    "code word is [[bluebell]]",
    "Keysafe (left of porch): [[7741]]",
    "Key-safe number [[5528Y]].",
    "keysafe [[4417]], outer door [[0412#]], alarm [[5521]]",
    "Key safe code has been changed, it's now [[6631]]",
    "k/s [[1902]] x2 carers",
    "Access: key safe at side gate. Code [[8823]]. Dog in kitchen",
    "the gate code for visitors is [[1177]]",
    "[[4417]] is the key safe code",
    "[[3390#]] for the front door",
    "press [[C 2580 Y]] on the keypad",
    "entry code: [[1244*]]",
    "Wifi password: [[Sunflower22!]]",
    "wifi password is [[teapot-lid-9]] if tablet drops out",
    'safe word "[[marmalade]]" agreed',
    "Safe word: [[purple elephant]].",
    "password for the portal is [[Hollins_81]]",
    "passcode [[482913]] for the meeting",
    "Meeting passcode: [[7XkP2q]]",
    "alarm code [[1066]], 30 seconds to get to it",
    "lift code [[2580]] (not the stairs)",
    "fob [[00417]] handed to night staff",
    "padlock on shed [[318]]",
    "Code for the key safe is [[4471]] not [[4417]]",
    "keysafe code changed from [[1212]] to [[9090]]",
    "old code [[3319]], new one [[8820]]",
    "door entry [[2244]] then flat 6",
    "Digilock [[C2468]]",
    "the keysafe is round the back, number is [[5 0 9 2]]",
    "tablet PIN [[1379]]",
    "bank card pin is [[2468]] and he keeps it in his wallet",
    "key safe code [[four four one seven]]",
    "Key safe: [[04-17]]",
    "main door code [[1379]]",
    "meds cupboard code [[2020]]",
    "rang Mrs Bunting, keysafe is now [[7788]] as of today",
    "Password [[Hunter2abc]]",
    "security word: [[Heron]]",
    "to get in use [[4455]] to open the gate",
    "k/safe [[5519]] left of door",
    "keysafe no. [[2580]] (changed 3/3)",
    "Access via key safe [[1945]], shout hello, hard of hearing",
    "KS: [[8812]]",
    "key safe is [[C1357Y]]",
    "K/S [[4421]], burglar alarm [[9090]] then press set",
    "Code to the communal door [[4592]] then lift to 3rd",
    "Front door: buzz 14. Key safe inside porch: [[7008]]",
    "door entry code [[1397E]]",
    "Keysafe code: [[0-4-1-7]]",
    "Medication safe code [[3310]]",
    "staff room door code now [[C2479]]",
    "the combination is [[1-9-4-5]]",
    "wifi: [[BTHub-99xq]]",
    "Wi-Fi key [[f7e2a91b0c]]",
    "pin for tablet is [[0852]]",
    "phone PIN [[246810]]",
    "debit card PIN [[7391]] written on fridge!",
    "if unsure ask for the password, which is [[Marrakech]]",
    'agreed safe word is "[[pineapple]]" with Samira',
    'security password "[[Tilly]]" must be given before info is shared',
    "her code word with police is [[lavender]]",
    "old keysafe [[1122]] doesnt work use [[3344]]",
    "keysafe [[1234]]? didn't open",
    "Code for gate: [[2468]], key safe: [[1357]]",
    "gate [[1984#]]",
    "leave key in keysafe [[6604]] pls not under mat",
    "Entry: keysafe RHS of door, code [[2219]]",
    "Entry: ring bell or keysafe [[2219X]]",
    "N.B. new key code [[7013]]",
    "Key safe code: [[1 2 3 5]]",
    "Key safe combination [[8406]] then pull down",
    "the number for the keysafe is [[3141]]",
    "front door keypad [[2718#]]",
    "Keypad: [[X2718]]",
    "codes - outer [[1122]] inner [[3344]]",
    "Alarm [[6071#]] to unset",
    "to unset alarm press [[6071]]",
    "lockbox [[0099]]",
    "lock box code is [[90210]]",
    "Door code is [[19*84]]",
    "her iPad passcode is [[112233]]",
    "voicemail pin [[9911]]",
    "password: [[Rosebud1947]]",
    "Password for attached doc: [[Teal-Otter-58]]",
    "username JSmith password [[changeme1]]",
    "the wifi code is [[kd83hs02]]",
    "Safe word agreed: [[mango]]",
    'If she texts "[[pineapple]]" call police - agreed code word',
    "code word = [[tangerine]]",
    "memorable word: [[Snowdon]]",
    "key safe RHS [[0451]], meds in tin",
    "Ksafe [[2046]]",
    "key safe - [[C5531Y]] - wiggle the door",
    "code for k.safe [[8120]]",
    "door PIN [[1470]]",
    "Ring 15 then [[C1947]] on the pad",
    "Block entry [[5B21]]",
    "use trades button b4 11 or code [[2369Y]]",
    "alarm: [[7730]] on entry",
    "phone unlocks with [[5588]]",
    "Laptop password on sticker: [[Winter2025!]]",
    'safe word with Chidi = "[[rhubarb]]"',
]

CLEAN = [
    "postcode ZZ99 3VZ",
    "dress code smart, code of conduct signed",
    "code red declared at 10.30",
    "diagnosis code F32.1, ICD-10 code 4417",
    "SNOMED code 27624003",
    "key safe fitted 12/03",
    "key safe fitted 2024",
    "key safe installed March 2025",
    "key safe at 10:30",
    "key safe at 1030",
    "Used key safe 0930hrs",
    "key safe £45.00, paid by daughter",
    "key safe cost 4500 pence",
    "key safe ordered, ring Faiza 07700 900123 for code",
    "No key safe. Tel 01632 960417",
    "key safe requested via OT",
    "PIN number not known",
    "password reset by IT",
    "password-protected file sent",
    "the password is not known to staff",
    "code word agreed with her sister",
    "safe word in place",
    "zip code 90210",
    "tax code 1257L",
    "door 2 metres wide",
    "back door open 3 times",
    "alarm went off at 0412",
    "gate left open 1400-1500",
    "hair pin, rolling pin 30 cm",
    "KS2 results, KS 3 maths",
    "sort code 01-02-03",
    "dialling code 01632",
    "fall alarm pressed 14/02/26",
    "lift out of order since 2024",
    "front door 1.2 m ramp",
    "wifi is down again",
    "code given to carers",
    "keypad broken 10.30am engineer called",
    "passcode shared by email",
    *HARMLESS,
]


found = partial(words_found, find)


@pytest.mark.parametrize("marked", MARKED)
def test_finds_codes_with_their_exact_span(marked: str) -> None:
    text, wanted = unmark(marked)
    assert found(text) == wanted


@pytest.mark.parametrize("text", CLEAN)
def test_other_figures_and_words_are_no_codes(text: str) -> None:
    assert found(text) == []


def test_an_old_code_scores_less_and_says_why() -> None:
    hits = sorted(find(Passage(read("old code 3319, new code 8820"))), key=lambda hit: hit.start)
    assert hits[0].score < hits[1].score
    assert "old" in hits[0].why
    assert "old" not in hits[1].why


def test_a_columns_heading_is_a_label() -> None:
    assert found("4417", "Key safe") == ["4417"]
    assert found("C1590X", "access_code") == ["C1590X"]
    assert found("4417", "Steps") == []


@given(st.one_of(st.text(), st.text("key safcod psw 0123456789#*-:'\"\n")))
def test_any_text_gives_hits_within_it(text: str) -> None:
    for hit in find(Passage(read(text), label="Door code")):
        assert 0 <= hit.start < hit.end <= len(text)
