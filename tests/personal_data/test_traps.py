"""Harmless words of case notes that look like personal data: nothing is reported, or not as what they only look like."""

from __future__ import annotations

import pytest

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.personal_data.engine import Detector

TRAPS = {
    "emergency numbers": [
        "999 called at 22:10, ambulance arrived within the hour.",
        "Rang 101 and left the log open.",
        "Dialled 999 twice, then 111 for advice.",
        "She was told to ring 999 if it happens again.",
        "NHS 111 advised fluids and rest.",
    ],
    "readings": [
        "BP 142/81, pulse 76, sats 97%, temp 36.8.",
        "Obs: BP 118/64 HR 88 RR 18.",
        "b/p 150/90 lying, 128/70 standing",
        "Blood sugar 7.4 before tea, 11.2 after.",
        "Weight 54.2 kg, down 3kg, BMI 19.1.",
        "Waterlow 18, MUST 1, Barthel 12/20, AMT 8/10.",
        "Urine output 450ml, stool type 4 x2.",
        "Wound 2cm x 3cm x 0.5cm on the left heel.",
    ],
    "money": [
        "She has £25.60 left and owes £140 rent.",
        "Paid 12.50 for the taxi and £3 for milk.",
    ],
    "clock times": [
        "Arrived 08:45, left 09:15. Late call 20.30.",
        "0730 washed, 0815 breakfast, 1000 settled",
        "Awake 2am to 4am, then slept till 7.",
    ],
    "doses": [
        "Paracetamol 500mg x2 given at 8am, amlodipine 5mg od.",
        "Insulin 14 units before tea.",
        "Oramorph 2.5ml prn, max 4 in 24 hours.",
        "On Warfarin, Sertraline and Metformin.",
        "Given Donepezil and Memantine, Zopiclone at night.",
        "Movicol x1, Fortisip x2, Laxido refused.",
        "Clozapine bloods due, Depakote increased.",
    ],
    "words that are names": [
        "Will the dog be at home when we visit?",
        "Will you ring back after lunch?",
        "Will need two carers from Monday.",
        "May I come in? she asked.",
        "May need a higher chair.",
        "Mark the date in the diary please.",
        "Mark out of ten for pain: 6.",
        "Hope all is well.",
        "Hope this helps, ring me if not.",
        "Bill to be paid by direct debit.",
        "Art class on Tuesdays, she enjoys art.",
        "Angel delight for pudding.",
        "Summer clothes to be bought.",
        "Faith is important to him.",
        "It was a sunny day and we sat out.",
        "Precious items were put in the safe.",
        "Chase up referral.",
        "Frank discussion about drinking.",
        "She has joy in her life and some hope.",
        "it will be may before the ramp is in",
        "the bill was paid and the drawer is jammed",
    ],
    "months and days": [
        "In April she fell twice, in May once, in June not at all.",
        "Review due March. Next review August.",
        "Back in August after the holidays.",
        "Next visit Wednesday, bins out on Thursday.",
        "Bank holiday Monday: no calls.",
        "April to June figures are lower than January to March.",
        "By May he was walking; since August he has not.",
    ],
    "toys, brands, programmes": [
        "He played with Lego and the train set.",
        "Tesco delivery came at 10. Beans on toast.",
        "Watched Strictly and Bake Off.",
        "Went to Boots and Specsavers.",
        "Netflix and YouTube until late, iPad taken away.",
        "She listens to Joy Division and Queen.",
        "Facebook messages were shown to staff.",
        "PlayStation broken, Xbox on loan.",
    ],
    "eponyms": [
        "She has Parkinson's and needs her tablets on time.",
        "Waterlow score 18, Barthel 12.",
        "Uses a Zimmer frame and a Zimmer trolley.",
        "Lewy body dementia diagnosed last year.",
        "He has Down's syndrome and is registered blind.",
        "Crohn's flare up, Alzheimer's nurse to call.",
        "Huntington's in the family, tested negative.",
        "Korsakoff's queried by the ward.",
        "Makaton and Braille are used.",
        "Braden scale 16, Abbey pain scale 4.",
        "Gillick competent, Fraser guidelines applied.",
    ],
    "headings": [
        "CARE PLAN REVIEW",
        "RISK ASSESSMENT AND MANAGEMENT PLAN",
        "PERSONAL CARE",
        "MEDICATION ADMINISTRATION RECORD",
        "Nutrition And Hydration",
        "Moving And Handling Assessment",
        "Daily Living Skills",
        "Views Of The Child",
        "What Are We Worried About?",
        "Signs Of Safety",
        "Looked After Child Review Minutes",
        "Voice Of The Child",
        "Life Story Work",
        "Continence Pads Delivered",
        "BACKGROUND INFORMATION AND HISTORY",
    ],
    "forms without values": [
        "Name: ______ DOB: ______",
        "Surname:",
        "Forename:",
        "Next of kin:",
        "Name of child:  Date of birth:",
        "Allocated worker: none",
        "GP: not known",
        "Carer: n/a",
        "Referred by: Self",
        "Ethnicity: White British",
        "Religion: Church of England",
        "Diagnosis: Type 2 Diabetes",
        "Allergies: Penicillin",
        "Consent: Yes",
        "NHS number:",
        "Postcode: not known",
        "Tel: none",
        "Signed: ........................",
        "Print name:",
        "Staff signature",
        "Address: No fixed abode",
        "Key safe: no",
    ],
    "nationalities, languages, faiths": [
        "He is Polish and his wife is Nigerian.",
        "They speak Urdu, Punjabi and English at home.",
        "Muslim family, halal food, prayers on Friday.",
        "Irish Traveller, Catholic, does not read.",
        "Sikh, Hindu and Jewish residents were asked.",
        "Welsh speaker, would like a Welsh-speaking carer.",
    ],
    "people without names": [
        "Mum said no. Dad left. Grandma came round.",
        "Mother and baby both well.",
        "Auntie collected her.",
        "Social Worker",
        "Team Manager",
        "District Nurse visited, Occupational Therapist to follow.",
        "Present: mum, dad, social worker.",
        "Apologies: school nurse.",
        "Young Person said she was fine.",
        "Guardian and Judge agreed.",
        "The manager, the nurse and a carer were there.",
        "Dear Sir or Madam,",
        "Dear colleague,",
        "To whom it may concern",
        "Kind regards",
    ],
    "bodies and laws": [
        "Discussed at Multi Agency Safeguarding Hub.",
        "Mental Capacity Act 2005 and Care Act 2014 apply.",
        "Best Interests Meeting held.",
        "Child Protection Conference on Tuesday.",
        "Universal Credit and Personal Independence Payment stopped.",
        "Section 47 enquiry. Regulation 44 visit.",
        "School rang: attendance poor.",
        "Year 6 SATs next week.",
    ],
    "care wording": [
        "Support to wash and dress, prompt to drink.",
        "To be repositioned every two hours, check heels.",
        "Pt alert, eating well, BO x1.",
        "Settled day. Assisted with personal care. Ate well.",
        "No concerns noted. Bed made. Bins emptied.",
        "Skin intact, cream applied to sacrum.",
        "IN BED ON ARRIVAL. ALL CARE GIVEN. NO CONCERNS.",
        "DOUBLE UP CALL, TOOK LONGER DUE TO HOIST",
        "Handover: all residents settled, two poorly.",
        "Hoist serviced. Key safe checked. Pendant tested.",
        "ABC chart filled in. PRN not needed. DNACPR in place.",
        "NFA. DNA x2. LAC review. EHCP due.",
        "PMH: COPD, CCF, T2DM, AF.",
        "Room 12 flooded. Bay 2 closed. Bed 4 empty.",
        "Christmas dinner was served, Easter eggs next.",
        "Ramadan starts next week. Diwali and Eid were marked.",
        "Fed the dog and let him out.",
        "The cat, Smudge, was fed.",
        "Two carers, 4 calls a day, 30 minutes each.",
        "Step 2 of 5. Page 3 of 7. Version 1.2.",
        "Ratio 2:1. Goal 3: walk 20 metres. Stage 2 sore.",
    ],
}


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def found(detector: Detector, text: str) -> list[tuple[str, str]]:
    """Type and words of every hit."""
    return [(hit.type, text[hit.start : hit.end]) for hit in detector.hits(Passage(read(text)))]


@pytest.mark.parametrize(
    "text", [pytest.param(line, id=f"{kind}: {line[:40]}") for kind, lines in TRAPS.items() for line in lines]
)
def test_nothing_is_reported(detector: Detector, text: str) -> None:
    assert found(detector, text) == []


@pytest.mark.parametrize(
    "form",
    [
        "Surname:\nForename:\nDate of birth:\nNHS number:\nAddress:\nPostcode:\nTelephone:\nGP:\nNext of kin:\n",
        "Name ________  DOB __/__/____  NHS No _ _ _ / _ _ _ / _ _ _ _\nSigned ________ Date ________\n",
        "| Name | DOB | NHS number | Address |\n|---|---|---|---|\n| | | | |\n",
        "PERSONAL DETAILS\nPronouns:\nFirst language:\nReligion:\n",
    ],
)  # fmt: skip
def test_a_form_without_values_holds_nothing(detector: Detector, form: str) -> None:
    assert found(detector, form) == []


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("BP 142/81 on 4 May 2026.", "DATE", ["4 May 2026"]),
        ("Rang 999, then her GP on 01632 960123.", "PHONE", ["01632 960123"]),
        ("Mr Bradford took the bus.", "PERSON", ["Mr Bradford"]),
        ("Mr Bradford took the bus.", "LOCATION", []),
        ("April 2026: Dorcas Penhale started nursery.", "PERSON", ["Dorcas Penhale"]),
        ("Dorcas Penhale plays with Lego.", "PERSON", ["Dorcas Penhale"]),
        ("Dr Zimmer brought a Zimmer frame.", "PERSON", ["Dr Zimmer"]),
        ("Mark Penhale will mark the date.", "PERSON", ["Mark Penhale"]),
        ("Seen at 14.30 by Dorcas Penhale, 500mg given.", "PERSON", ["Dorcas Penhale"]),
        ("NHS number 999 123 4572, dose 999 mg.", "NHS_NUMBER", ["999 123 4572"]),
        ("She is 82 and weighs 82 kg.", "AGE", ["82"]),
    ],
)
def test_a_trap_beside_the_real_thing(detector: Detector, text: str, kind: str, words: list[str]) -> None:
    assert [w for k, w in found(detector, text) if k == kind] == words
