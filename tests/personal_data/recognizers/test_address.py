from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers.address import find

ADDRESSES = [
    "Lilian Haw, [[18 Spinner Close, Nelson]]\nRing not on the sill",
    "[[3 Coldharbour Fold, Todley]] ZZ99 4QW",
    "HV [[6 Tansy Cl]], dog in yard, knock loud",
    "Mr & Mrs Iqbal of [[55 Tansy Lane, Shipley, West Yorkshire]] attended",
    "moved frm [[flat 12 Ash Ct]] to hostel",
    "resident at [[Bryn Glas, 4 Stryd Fawr, Bala]]",
    "[[Caravan 18, Seaview Park, Skegness]]",
    "[[Rm 4, 71 Portland Street]], shared bathroom",
    "she was found outside [[2 Oak Dr]].",
    "letter sent to [[The Bungalow, Mill Road, Diss]] in error",
    "PD: [[3rd Floor Flat, 9 Tolmie Street]]",
    "[[11 Lower Green, Tewkesbury]]",
    'AD: "im at [[9 green lane]] now"',
    "[[1320 Lea Bridge Road, London]] E10",
    "[[1 Ty Newydd, Llanon]]",
    "to be placed at [[Rowan House, 3 Wood Street, Bury]]",
    "[[21 Rue Road]]",
    "The property (ref 112) is [[17 Market Place, Wells]]",
    "Bryn Teg Home\n[[Stryd y Bont, Neath]], ZZ99 3AA",
    "own flat, [[17 Garth Rise]], ZZ99 4QT",
    "DOB 02.11.1986, [[41b Quarry Street, Halden]]",
    "Address: [[3 Staithe Cottages, Nr Wroxham]] ZZ99 7NR",
    "Mrs Miriam Feldman\n[[14 Larch Grove, Prestwich]] ZZ99 4QT",
    "Re: Ms Thi Hanh Pham, [[Flat 9, 41 Plashet Mews]] ZZ99 3WZ",
    "[[flat 0/2, 18 Corrie Wynd, Govanhill]], till Monday",
    "visited at [[17 garth rise]], no answer",
    "lives at [[1400 Broadway, Bilston]]",
    "[[Rose Cottage, Mill Lane, Halden]]",
    "[[5 The Paddocks]], Tuesday",
    "Ms Noor Haddad\n[[Flat 3\n22 Canal Row\nHalden\nLancashire]]\nZZ99 1AA",
    "home address: [[22a Wharf St, Leigh]]",
    "he stays at [[No. 14 Tern Close]] with his nan",
    "now at [[Room 4, Beacon House, 12 Mill Road]]",
    "discharged to [[12-14 Elder Gdns, Hyde]] today",
    "[[Apt 4B, 7 Tansy St., Salford]]",
    "[[Top flat right, 9 Tolbooth Wynd, Leith]]",
    "she went back to [[8 Heol Las, Treorchy]]",
    "[[27 Ffordd y Bryn, Bangor]]",
    "[[Plot 7, Blyth Lane site]]",
    "c/o [[Fern Lodge, 2 Abbey Brae, Halden]]",
    "[[PO Box 312, Halden]]",
    "address: [[Bryn Awel, Llanfair]], ZZ99 2AB",
    "moved to [[33 Kestrel Way]] in May",
    "[[1 Station Cottages]], no gas",
    "carer lives [[6 mill lane prestwich]]",
    "seen at [[2200 High Street, Wishaw]] 10.15",
    "Tenancy at [[19 Church Walk, Halden, Norfolk]] ends",
    "[[12/3 Fenwick Loan, Edinburgh]]",
    "Mr Ade Bello, [[9 Rowan Ct, Luton]], ZZ99 8HH",
    "registered at [[61 Almond Villas]]",
    "narrowboat at [[Sawley Marina]]",
    "[[2 Wood View, Halden]]. Mum in",
    "Address: [[14, Elm Crescent, Halden]]",
    "She is at [[11 Tannery Fold]], nr the canal",
    "[[Hill Farm, Drove Road]]",
    "Tenant: Bello, A  [[Flat 12, Northgate Tower, Sefton Road, Hyde]]  ZZ99 3AA",
    "pt lives alone in a ground floor flat at [[3 Orchard Vw]], steps at front",
    "t/c from warden at [[Elm Court, 14 Priory Lane, Halden]]",
    "He gave his address as [[78 sandpiper road]] and signed",
    "moved in w/ dad at [[112a Old Kent Rd]], 2 wks",
    "Property: [[15 Cedar Avenue]]\nVisit by housing",
    "[[Flat B, 29 Marine Parade\nHove]]\nZZ99 6TT",
    "Police called to [[44 Kelvin Cres]] at 02:10",
    '"[[7 Dock Street]], that\'s where we grew up"',
    "address on system ([[9 Bramble Close, Halden]]) is old",
    "mum [[16 Ashdown Gdns]], dad [[2 Ferry Loan, Alloa]]",
    "Deliver to [[Unit 4, 18 Tannery Street]]",
    "sofa surfing, last at [[5/2 Easter Drylaw Drive]]",
    "new flat is [[21 Cwrt y Felin, Neath]] from Monday",
    "[[The Old Forge, Church Lane, Wroxham]]",
    "stays w cousin [[88 Tansy Street, Ilford]] most nights",
    "The house ([[10 The Crescent]]) smells of gas",
    "NOK: Ade Bello, [[31 Ullswater Av, Hyde]]",
    "room at the [[Whitehouse Hostel, 6 Canal Road]]",
    "keysafe at [[104 Wellington Road South]] is broken",
    "bungalow [[3 Chapel Row, Nr Diss, Norfolk]]",
    "Visited [[22 Jubilee Terrace]] with PC Okoro",
    "From: Housing, [[1 Civic Square, Halden]]",
    "She says [[Apartment 6, Lock House, Canal Wharf]] is damp",
    "[[House 4, Mill Fold]] fostered",
    "sister at [[9, Rowan Avenue]], next road",
    "[[27 Station Rd., Halden]]",
    "[[6 St Marys Road]]",
    "[[14 St. John's Terrace, Hove]]",
    "23 people at Duke Street hub",
    "[[0/1, 2400 Gallowgate, Glasgow]]",
    "neighbour at [[number 12 Heron Court]] rang",
    "[[40-42 Mersey View]]",
    "Moved on to [[Bay 6, Creevagh Halting Site, Derry]] from Strabane",
    "at [[the old sunday school, lockwood scar, huddersfield]] zz99 6hd, hosts mrs hepworth",
    "he lives at [[flat 3/2]], noise again from [[2/2]]: no answer",
    "he's at [[14 Elm Rd]] now",
    "[[4/3 22 Leith Walk, Edinburgh]]",
    "[[Top floor left, 9 Oban Drive, Glasgow]]",
    "lives at [[flat 3, 22 carlton rd, derby]]",
    "Address: [[The Old Forge, Church Lane, Ludlow]]",
    "staying at mum's, [[17 Orchard Close]]",
    "Garage behind [[31 Dock Row]]",
    "[[2 Heol y Parc, Pontypridd]]",
    "[[Room 12, Station Hotel, Station Parade, Barking]]",
    "[[Unit 4, Canal Wharf, Leeds]]",
    "c/o [[11 Tudor Walk, Leicester]]",
    "mother at [[No. 7 Quay Lane]]",
    "Household at [[102 Southgate, Wakefield]]",
    "between [[41-43 Rye Lane]]",
    "delivered to [[5 coronation terrace, seaham]]",
]

CLEAN = [
    "CONFERENCE - 6th October 2016, Thornley House",
    "4 Cross words with his brother",
    "Given 10 Green tabs and 2 White",
    "2 hours by the end",
    "2 falls on the hill",
    "3 Steps plan agreed",
    "at 5 Way too early",
    "12 High Court judges",
    "1 Hall table broken",
    "saw 3 Bridge players at club",
    "had 1 pint at the Cross",
    "7 Hills walk, 3 Peaks",
    "the 2 Banks rang about fraud",
    "Unit 4 staff meeting",
    "Block 2 Park Ward",
    "Row 3 Place 2",
    "8 Lodge residents came",
    "bay 2 court shoes",
    "2 Chase up letters",
    "1 Chase GP for bloods. 2 Close file",
    "10. End of visit",
    "Item 5 Way forward",
    "5 Ways to Wellbeing",
    "Actions: 1 Park discussion 2 Review",
    "6 Field nurses",
    "he ran 4 laps round the park",
    "2 Support workers came",
    "4 Bed ward at night",
    "12 Court orders",
    "Ward 6 at Northcliff",
    "3 Close friends visited",
    "visited 3 Drive-ins",
    "10 minute walk to the shop",
    "a 20 minute drive away",
    "Mrs Lane rang at 4",
    "Mr Grove and Dr Street came",
    "Sarah Lane, OT, called",
    "Address: NFA",
    "address: not known",
    "e-mail address: ada@example.org",
    "Crown Court hearing at 10",
    "County Court 14 May",
    "the flat was cold",
    "his flat a tip",
    "carer parked in the drive",
    "took 2 in the morning, walk after",
    "Bed 4, side room",
    "Room 14 buzzer",
    "1 Way to keep calm",
    "4 Hill walks this week",
    "on 3 March Road closed",
    "pulled the curtains close",
    "24 Hour Care needed",
    "Penny Close, manager",
    "keysafe on the side gate",
    "10 Downs syndrome adults",
    "she can walk 10 yards",
    "3 Green bags out",
    "High risk, 2 Park visits",
    "2 of the Place bets",
    "IP address: 192.168.1.1",
    "3 Park visits this week",
    "2 Social workers, 1 Court",
    "went to Lime Tree Court for lunch",
    "Room 6, Willow Ward",
    "he drove 3 miles",
    "5 Lane swimming sessions",
    "1 Walk to school each day",
    "carers x2, 4 Calls Way too many",
    "Question 3 Place of residence?",
    "1. Close the gate",
    "2. Drive to school",
    "3 Way call with GP and mum",
    "Mr Close, 14",
    "on 12 May Street party",
    "24 hr Close obs",
    "we have 2 Green flags",
    "7 Rise and shine mornings",
    "at 9 Close of play",
    "visit 3 Lane",
    "Bay 3 Bank nurse on",
    "2 Bank Staff on shift",
    "4 Side effects noted",
    "Page 3 Row 4",
    "1 Point of contact",
    "12 Step Court",
]

LOCATIONS = [
    "lives on [[Dumbarton Road]] somewhere",
    "found on [[Duke Street]], soaked",
    "lay-by on the [[A47]] again",
    "off the [[M25]] at junction 9",
    "walked down [[Garth Rise]] alone",
    "met at [[Heol Las]], he was late",
    "clinic on [[Burton Road]]",
    "A4 paper and form E10",
    "HbA1c was 52",
    "vit B12 on Tuesday",
    "Mrs Lane was out",
    "Station Road Surgery rang",
    "lives in his own road",
    "he likes the open road",
    "turn left at [[Old Mill Lane]]",
    "seen near [[Canal Street]] with others",
]


def _spans(text: str, *types: str, label: str = "") -> list[str]:
    return [text[hit.start : hit.end] for hit in find(Passage(read(text), label=label)) if hit.type in types]


def _marked(line: str) -> tuple[str, list[str]]:
    pieces = line.replace("]]", "[[").split("[[")
    return "".join(pieces), pieces[1::2]


@pytest.mark.parametrize("line", ADDRESSES)
def test_an_address_is_one_span_without_its_postcode(line: str) -> None:
    """House, street and town are one span, over several lines too."""
    text, wanted = _marked(line)
    assert _spans(text, "ADDRESS") == wanted


@pytest.mark.parametrize("line", CLEAN)
def test_a_number_before_ordinary_words_is_no_address(line: str) -> None:
    """Numbers before capitals, courts of law, surnames and labels without an address."""
    text, wanted = _marked(line)
    assert _spans(text, "ADDRESS") == wanted


@pytest.mark.parametrize("line", LOCATIONS)
def test_a_street_without_a_house_is_a_location(line: str) -> None:
    """Streets and numbered roads alone; paper, forms, surnames and surgeries are none."""
    text, wanted = _marked(line)
    assert _spans(text, "LOCATION", "ADDRESS") == wanted


def test_the_column_makes_a_cell_an_address() -> None:
    assert _spans("Bryn Awel, Halden, ZZ99 4TL", "ADDRESS", label="Address") == ["Bryn Awel, Halden"]
    assert _spans("not known", "ADDRESS", label="Address") == []
    assert _spans("ada@example.org", "ADDRESS", label="E-mail address") == []


def test_a_second_flat_is_an_address_once_one_is_named() -> None:
    assert _spans("flat 2/1, 0925.\nMusic from 2/2 till 4am", "ADDRESS") == ["flat 2/1", "2/2"]
    assert _spans("power 2/2, music from next door", "ADDRESS") == []


@given(
    st.text(
        alphabet=st.one_of(st.characters(), st.sampled_from("0123456789 ,\nFlat Mill Lane Road St. The")), max_size=120
    )
)
def test_any_text_gives_spans_that_lie_within_it(text: str) -> None:
    last = 0
    for hit in find(Passage(read(text))):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.start >= last
        assert hit.recognizer == "address"
        last = hit.start
