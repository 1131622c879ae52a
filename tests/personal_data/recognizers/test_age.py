from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.personal_data.base import Passage
from recordlint.personal_data.recognizers.age import find

AGES = [
    "tariq hussain [[34]] room 6, quiet night",
    "| 9 | Patel H | [[84 yrs]] | two loose stools",
    "Bed 1 | ORTEGA Delroy | [[71]] | 999 123 4578",
    "Bed 2 | Trezise J. | [[90]] | alert",
    "Keith, lodger, approx [[45]], has a van",
    "Mrs Bello, aged [[84]], fell",
    "she is [[84 years old]] and lives alone",
    "an [[84-year-old]] lady",
    "[[84yo]] F, fell",
    "[[84 y/o]] man",
    "[[84F]] fall at home",
    "M, [[71]], stroke",
    "Age: [[9]]",
    "Oskar ([[9]]) and Lena ([[4]])",
    "Child Tobias [[6 yrs]], father Marlon",
    "Eoin, [[11 months]].",
    "[[six-year-old]] twin",
    "he is in her [[eighties]]",
    "she's turning [[16]] in May",
    "Mr Braithwaite is [[84]] and frail",
    "she's [[91]], no family",
    "Children: Tia [[6]], Kofi [[4]]",
    "son Tuan, [[6]]",
    "kids [[4]], [[6]] and [[9]] at home",
    "lady next door, who is [[91]].",
    "her daughter ([[14]]) came",
    "C1 | FAIRCLOUGH Ada [[91]] | #NOF",
    "Bed 14 KHATUN Rahima [[76]] NHS 999 123 4578",
    "Grace, [[13]].",
    "I was [[nine]] when he left",
    "aged [[6]], [[9]] and [[11]]",
    "DOB 14/02/1991 ([[34]])",
    "Callie is [[12]] and asks for me",
    "baby ([[11 weeks]]) seen",
    "male, [[31]], known to team",
    "her [[80th]] birthday",
    "he turned [[18]] last week",
    "Mrs Al-Jabari ([[66]], R MCA infarct)",
    "[[72 year old]] gentleman",
    "[[84 yr]] lady",
    "she's in her [[late 70s]]",
    "mum is [[39]], dad [[42]]",
    "[[3 year old]] boy in nappy",
    "Age [[34]]",
    "at the age of [[9]] he",
    "her [[six year old]] hid",
    "Yaw, [[5]], would not come out",
    "Musa is [[eleven]].",
    "[[two year old]] Iman and [[5 year old]] Bilal",
    "she will be [[18]] in March",
    "when he was [[12]] his dad left",
    "Present: Ayesha ([[15]]), Hamza ([[12]]), mum",
    "Name | Age\nJoan | [[84]]",
    "Patient [[84]] F admitted",
    "M/[[84]] LOC",
    "Ola ([[7]]) and her cousin ([[8]])",
    "the girl, [[15]], said",
    "granddaughter Mia, [[3]], ran in",
    "he was only [[17]].",
    "My nan is [[84 yrs old]]",
    "siblings: Jay [[14]], Kel [[11]], Bo [[2]]",
    "aged [[4 months]]",
    "Referral: white British male aged [[57]], lives alone",
    "Kwame ([[16]]) LAC, Poppy ([[10]]) CIN, Bo ([[3]]) at nursery",
    "Pt: Doris Wray, [[93]], # NOF",
    "[[88M]], ward 4",
    "yp turned [[17]] in Jan",
    "hes [[15]] going on 30",
    "shes only [[19]] and has three kids",
    "the wee one is [[2 yrs]]",
    "Little Aoife, now [[3]], hid",
    "Twins Sam and Max ([[5]])",
    "partner Dean ([[31]]) in custody",
    "wean is [[7 months]]",
    "[[fifteen-year-old]] girl",
    "My mother was [[eighty-nine]].",
    "Mum, [[42]], and gran, [[70]], present",
    "Yusuf is [[thirteen]] and in year 9",
    "[[81yr old]] man",
    "C/O chest pain. [[67M]], smoker",
    "In his [[mid-50s]]",
    "LAST NAME: OKORO   AGE: [[29]]   SEX: F",
    "Age/sex: [[45]]/F",
    "Edith (aged [[88]]) and Harold (aged [[91]])",
    "since he was [[six]] he has lived there",
    "a [[19 y/o]] student",
    "[[4½ years old]]",
    "an [[18 month old]] with a cough",
    "an elderly lady of [[92]]",
    "at [[93]] she still cooks",
    "she'll be [[40]] next week",
    "approaching his [[90th]] birthday",
    "[[9-month-old]] Isla, crying",
    "He was [[71]].",
    "Sabina, [[34]], mother of Zain ([[8]])",
    "Household: Ms Khan [[38]], son [[12]], daughter [[9]]",
]

CLEAN = [
    "| Calls | 14 | 12 |",
    "| Week | 12 | short |",
    "for 6 years now",
    "6 years ago she moved",
    "3 months' notice",
    "Room 14, bed 4",
    "ate 3 of 4 meals",
    "BP 142/81, sats 97",
    "over 18s only",
    "services for under 16s",
    "people aged 65 and over",
    "at 10 she rang",
    "took 2 paracetamol",
    "Ward (6)",
    "Section (2)",
    "MUST (2), Waterlow (18)",
    "children (2) at home",
    "she is 12 stone",
    "he is 2 with transfers",
    "Sam, 3 visits missed",
    "Mark, 07.45",
    "a 3 day old bruise",
    "the boiler is 12 years old",
    "her 6 year old dog",
    "he is 6 months sober",
    "Temp is 37.2, pulse 84",
    "Score is 12",
    "4 hours of care",
    "14 Mill Lane",
    "the M4 and A47",
    "page 3 of 12",
    "Visit 2: no answer",
    "Year 9 pupil",
    "GCS 15",
    "12 F catheter in situ",
    "back in the 80s",
    "sats in low 90s",
    "24 hours notice",
    "On Friday, 13 people came",
    "it is 10 minutes away",
    "Age UK rang",
    "age range 5 to 11",
    "She is 5 foot tall",
    "Callum is 2 hours late",
    "he is 3 out of 5 on the list",
    "there are 4 in the house",
    "she was 15 minutes late",
    "It is 30 today, very hot",
    "He is on 40 a day",
    "her sugar is 14",
    "Bed 12 is empty",
    "3 months old plaster on the wall",
    "in the last 6 months",
    "he was 1:1",
    "Sats 94, resps 18",
    "Nora 2 calls, Fred 1 call",
    "Anna, 2 carers came",
    "Jade, 10.30 appt",
    "Tom, 5 Mill Lane",
    "Team (4), Agency (3)",
    "wife 2 days in hospital",
    "son 3 times a week",
    "she is 38 weeks pregnant",
    "he turned 2 tables over",
    "under 18s only",
    "NEWS 4, pain 3",
    "5 years in prison",
    "a 6 month review",
    "12 week scan",
    "his 2 sisters",
    "kids: 3",
    "he is 12th on the list",
    "Mary 3/7 off",
    "Ali, 07700 900123",
    "Version 2, page 4",
    "Phil, 4pm please",
    "stage 3, grade 2",
    "lives with 3 others",
    "ages ago",
    "Joyce was 97% on air",
]


def _spans(text: str, *types: str, label: str = "") -> list[str]:
    return [text[hit.start : hit.end] for hit in find(Passage(read(text), label=label)) if hit.type in types]


def _marked(line: str) -> tuple[str, list[str]]:
    pieces = line.replace("]]", "[[").split("[[")
    return "".join(pieces), pieces[1::2]


@pytest.mark.parametrize("line", AGES)
def test_an_age_is_found(line: str) -> None:
    """The number with its unit, and the letter of the sex where it is joined."""
    text, wanted = _marked(line)
    assert _spans(text, "AGE") == wanted


@pytest.mark.parametrize("line", CLEAN)
def test_a_number_that_is_no_age_is_left_alone(line: str) -> None:
    """Durations, counts, scores, times and thresholds are no ages."""
    text, wanted = _marked(line)
    assert _spans(text, "AGE") == wanted


def test_the_column_makes_a_number_an_age() -> None:
    assert _spans("84", "AGE", label="Age") == ["84"]
    assert _spans("84", "AGE", label="Visits") == []


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("0123456789 ,()yrsoldaged\nFM")), max_size=120))
def test_any_text_gives_spans_that_lie_within_it(text: str) -> None:
    last = 0
    for hit in find(Passage(read(text))):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.start >= last
        assert hit.recognizer == "age"
        last = hit.start
