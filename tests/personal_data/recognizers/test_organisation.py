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
        "[[Kennet Ward]]\n14 Aug 2018",
        "Hazel is in Bay C, [[Mortimer Ward]]",
        "bowls at [[St Bede's club]].",
        "Bruise form in from [[Little Acorns]], Linda says.",
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
        "[[MAPLE WARD]] board 14:00",
        "sent to [[Ward 12, Dunmore Infirmary]] by blue light",
        "Surgery [[Meddygfa Teifi Fach]]",
        "seen at [[Ysbyty Glan Afon]] yesterday",
        "mass at [[Eglwys Dewi Sant]]",
        "Nasrin works at [[Gwent Glazing]]",
        "Home: [[Fenwick Lawns]]",
        "Employer: [[Hollis & Sons Roofing]]",
        "Agency: [[Brightside Nights]]",
        "ETE: [[Trent Forge Training]], plumbing L1",
        "Venue: [[Wheatley Park Family Centre, Doncaster]]",
        "Keyworker Dele from [[Cornerstone Steps]] rang",
        "rang pete at [[bridge st foyer]] to say he's off",
        "night carer at [[ashgrove lea care home]], wakefield",
        "recovered at [[the Arboretum Recovery House]]",
        "he will talk at [[the Ship and Castle]], nowhere else",
        "barred from [[the Jolly Sailor]]",
        "outside [[Kohli's Fabrics]], Dudley Road",
        "Zoë Blumenthal, [[Nene Hearth Fostering]]",
        "Solicitor: Ms Rao, [[Teale Rao LLP]]",
        "remanded to [[HMP Oakmere]]",
        "nicked and taken to [[Hartcliffe custody suite]]",
        "food parcel from [[Tatton Rd foodbank]]",
        "Refuge: [[Rosa House]]",
        "bed at [[The Junction]], dry house",
        "respite at [[Copper Beeches]] agreed",
        "PA takes him to [[Pulse Gym]]",
        "prays at [[Masjid Al-Huda]]",
        "langar at [[Singh Sabha Gurdwara]] on Sundays",
        "the vicar of [[St Mary Magdalene]]",
        "Rabbi from [[Beth Shalom Synagogue]]",
        "Warehouse job with [[Pelmark Logistics]]",
        "cleans at [[Dunn's Bakery]]",
        "employed by [[Marrow Scaffolding]]",
        "sacked from [[Tandoori Nights]]",
        "cashier at [[Kwikmart]]",
        "package handed to [[Orchid Care Services]]",
        "meds from [[Patel's Pharmacy]]",
        "Advocate: Jo, [[Clear Voice Advocacy]]",
        "landlord [[Acorn Lets]] served notice",
        "housing officer at [[Longacre Homes]]",
        "approved premises [[Elder House]]",
        "placed at [[Kestrel's Rest]] in Kent",
        "to [[AMU, Tolmouth Royal]]",
        "on [[Poppy Unit]] upstairs",
        "staff on [[Jasmine]] short",
        "night staff at [[Hollins]]",
        "rang [[wellfield surgery]] again",
        "takes the bus to [[sunnybank day centre]]",
        "[[Pottergate HC]] bloods",
        "duty SW at [[Tamworth Hub]]",
        "Present: Ann Lyle, SW; Bob Hall, [[Ashcombe Housing]]; Mum",
        "From: duty@example.org, [[Northmoor Adult Social Care]]",
        "mum's at [[St Anselm's]] in the side room",
        "Bobby says the bouncers at [[Klub Neon]] hit him",
        "grooming at [[the Eastside skate park]]",
        "met men at [[Ali's Takeaway]]",
        "dad drives for [[Zed Cars]]",
        "HGV job w/ [[Lomax Haulage]]",
        "suspended by [[Maple Care]]",
        "[[Oakwell]] office said no cover",
        "transport: [[Ability Minibus]]",
        "coffee morning at [[Trinity Methodist]]",
        "imam of [[Jamia Masjid Noor]]",
        "rep'd by [[Marsh Okafor Solicitors]]",
        "bundle from [[Teesside Magistrates]]",
        "FPC at [[East London Family Court]]",
        "visit to [[HMP & YOI Fernhill]]",
        "[[Halden Women's Aid]] can take them",
        "Sanctuary scheme thru [[Wessex Homes]]",
        "CPN base [[Alder House]]",
        "[[St Columba's Hospice]]",
        "on [[C7]] since Sunday",
        "Bay 2, [[Ward F3]]",
        "moved from [[Willow]] to [[Ash]]",
        "[[laburnum lodge]] night log",
        "[[meadow view]] res home, rm 12",
        "[[Plas Gwyn]] staff rang",
        "sheltered flat at [[Kirkgate Court]]",
        "neighbour at [[Pinewood Court]]",
        "vet at [[Paws & Claws]]",
        "pints in [[the Crown]]",
        "quiz at [[the Railway Arms]]",
        "Kelechi starts at [[Sterling Packaging]] Monday, nights",
        "Bus pass collected at [[Tilbrook Library]]",
        "registered with [[Castle Mead]]",
        "Deputy manager, [[Fernhollow Court]]",
        "J. Okoye, HCA, [[Heather Ward]]",
        "Referred by: [[Parkside Primary Care Centre]]",
        "placed with [[Compass Foster Care]] carers",
        "YOI visit - [[HMYOI Parc Fields]]",
        "Probation appt at [[Marsh House]], 10.30",
        "allotment soc at [[Penrose Field]]",
        "hoist serviced by [[Medilift]]",
        "commode via [[Millbrook Loans]]",
        "bank card kept behind bar at [[the Gardeners Arms]]",
        "seen on CCTV at [[Northgate Shopping Centre]]",
        "prayer at [[Al-Noor]]",
        "[[Mountain of Fire Ministries]] Sundays",
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
        "WARD ROUND: all seen",
        "STAFF ON DUTY: FIVE",
        "Home: clean and warm",
        "Service: Cleaning, shopping",
        "Venue: Home visit",
        "Employer: none",
        "School: Good",
        "He boils the kettle at Christmas",
        "works from Leeds",
        "shouted at Kofi again",
        "filled in the Yellow Card",
        "in the Red Bag",
        "at the Hearing and Review",
        "Keyworker Dele from agency rang",
        "social worker Ann from adult services",
        "a call from Ann Smith",
        "He is from Poland",
        "on Sertraline since May",
        "moved from Monday to Tuesday",
        "Capel is her maiden name",
        "Ty wants his phone",
        "car wash, then chips",
        "Family Centre worker will ring",
        "Boxing Day visit cancelled",
        "Care Home fees, Care Homes list",
        "Employment Support referral",
        "Hair and Nails done",
        "Lounge: tidy. Bedroom: cold. Garden: wild.",
        "Taxi booked, Cars blocked road",
        "Room 4, Bed 2, Floor 1",
        "the left wing",
        "corridor clear",
        "Apologies: GP, Police, Housing",
        "Zoom link sent, WhatsApp group, Facebook",
        "listened to Radio Cymru",
        "Waterlow, Zimmer, Barthel",
        "Crown Court date set",
        "Fire Station visit",
        "Year 9 at school, Sixth Form soon",
        "Asda shop put away",
        "Argos kettle",
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
