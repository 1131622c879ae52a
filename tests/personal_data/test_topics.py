"""Sentences that say something of a special category or of an offence: what counts, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordlint.language.pipeline import read
from recordlint.notes import Topic
from recordlint.personal_data.base import Passage
from recordlint.personal_data.topics import KINDS, find


def topics(text: str, label: str = "") -> list[Topic]:
    return list(find(Passage(read(text), label=label)))


def kinds(text: str, label: str = "") -> set[str]:
    return {topic.kind for topic in topics(text, label)}


@pytest.mark.parametrize(
    "text",
    [
        "mrs begum has dementia and copd",
        "c/o pain in L hip since the fall",
        "Two paracetamol given at 8, MAR signed.",
        "meds taken from dosette w/ water",
        "BP 142/81, temp 36.9, obs stable",
        "Bruise to left forearm, 3 cm, yellow at the rim.",
        "her knees hurt on the stairs",
        "Confused this morning, thought it was 1962.",
        "Low in mood, not sleeping.",
        "seen by GP, told it's viral",
        "Open to CAMHS since March.",
        "was drunk when we got there, empty cans by the sofa",
        "smokes 20 a day and has done since school",
        "She is 24 weeks pregnant.",
        "uses a wheelchair outdoors",
        "detained under section 3 on Friday",
        "Took an overdose in 2019.",
        "Has a hospital appointment on the 4th.",
        "He was taken to A&E by his nephew.",
        "awaiting a knee operation",
        "No known allergies.",
        "registered blind, left eye only light and dark",
        "referred to the stroke team by the ward",
        "started on ramipril",
        "he wants to die and said so twice",
    ],
)
def test_health(text: str) -> None:
    """Conditions, symptoms, medicines, treatment, injuries, states of mind, disability, pregnancy, alcohol and drugs."""
    assert "health" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "The GP rang.",
        "NHS letter put on the mantelpiece.",
        "Health visitor's number passed on.",
        "Mental Health Team rang to move the meeting.",
        "Dementia training is on Tuesday.",
        "Gave her a leaflet about asthma from the library.",
        "The diabetic nurse parked across the drive.",
        "her phone battery died",
        "She fell behind with the rent and fell out with her sister.",
        "kids on a tablet playing games",
        "bought dishwasher tablets and milk",
        "weeding the front with Tom",
        "drank her tea, then another",
        "cash withdrawals of £200 a week",
        "The surgery rang about the form.",
        "Rang her GP surgery before I left.",
        "stroked the cat and smiled",
        "He turned a deaf ear to it and hung up.",
        "Roller blind is broken in the back room.",
        "shaking hands all round",
        "slept well, porridge and tea, watched the snooker",
        "charged her phone",
        "labour costs for the bathroom",
        "baby came in a sling",
        "wheelchair taxi booked for ten",
        "Section 2 of the form is not filled in.",
        "faint smell of paint in the hall",
        "She said it was growing pains in the new team.",
    ],
)
def test_no_health(text: str) -> None:
    """Services, courses, other senses of a word."""
    assert "health" not in kinds(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("genetic", "tested positive for the BRCA1 gene"),
        ("genetic", "DNA test to settle who the father is"),
        ("genetic", "Her aunt is a carrier of the condition."),
        ("biometric", "Fingerprints were taken at the station."),
        ("biometric", "The school uses facial recognition for his lunch account."),
        ("ethnicity", "Ethnicity: White British"),
        ("ethnicity", "Somali family new to the road"),
        ("ethnicity", "she's Nigerian, came over in 2011"),
        ("ethnicity", "is Polish and likes bigos"),
        ("ethnicity", "speaks Urdu at home"),
        ("ethnicity", "A black teenager in a grey hoodie."),
        ("ethnicity", "He was born in Jamaica."),
        ("ethnicity", "asylum seeker, came by lorry"),
        ("ethnicity", "Romany family on the Blyth Lane site"),
        ("religion", "eats halal only"),
        ("religion", "goes to mosque fridays w/ his brother"),
        ("religion", "will not use the switch on the Sabbath"),
        ("religion", "She is a practising Catholic."),
        ("religion", "church every sunday with Pat"),
        ("religion", "Jehovah's Witness, no blood"),
        ("religion", "says she is not religious"),
        ("politics", "votes labour, always has"),
        ("politics", "went to the demo on Saturday"),
        ("politics", "Member of the Green Party."),
        ("trade_union", "union rep is coming to the meeting with her"),
        ("trade_union", "her union will pay for the solicitor"),
        ("trade_union", "been in UNISON, shop steward till 2004"),
        ("sex_life", "sexually active, on the pill"),
        ("sex_life", "He is having an affair."),
        ("sex_life", "asked for condoms"),
        ("orientation", "He's gay and has not told his nan."),
        ("orientation", "came out to her parents last year"),
        ("orientation", "identifies as non-binary"),
        ("orientation", "uses they/them pronouns"),
        ("orientation", "Same-sex couple, married 2016."),
        ("offence", "convicted of theft in 2019"),
        ("offence", "on bail till the 14th, not to go near the flat"),
        ("offence", "her son is in prison"),
        ("offence", "Arrested Friday night, released with no charge."),
        ("offence", "she says he hit her with a belt"),
        ("offence", "charged with possession of cannabis"),
        ("offence", "No previous convictions."),
        ("offence", "got eighteen months for burglary"),
        ("offence", "his probation officer rang"),
        ("offence", "He put his hands round her throat."),
        ("offence", "YOT worker, session 5 of 12"),
    ],
)
def test_the_other_kinds(kind: str, text: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Black tea, two sugars.",
        "The white board in the office is full.",
        "black bag by the bins, white door",
        "Polish the silver, he said.",
        "Chinese takeaway for tea.",
        "Turkey sandwich and crisps.",
        "His tastes are Catholic, from jazz to darts.",
        "Catholic tastes in music.",
        "St Anne's Catholic Primary rang about attendance.",
        "danced with gay abandon",
        "Mr Gay called at three.",
        "Christian rang for his key.",
        "Dr Pagan is on leave.",
        "lives on Church Road, behind the church hall",
        "She spoke with conviction that it would get better.",
        "I did not follow the last sentence in the letter.",
        "The union of the two teams is in April.",
        "credit union loan paid off",
        "rugby union on the telly",
        "charged £20 for parking",
        "custody of the children is with the court",
        "passed her probation at work",
        "took offence at the joke",
        "murder mystery on ITV",
        "stole the show at the party",
        "the plumber came out to the flat",
        "DNA x2, letter sent",
        "office politics again",
        "labour of love, that garden",
        "tagged along to the shops",
        "He is serving a cup of tea to all.",
        "She acted in good faith.",
        "domestic abuse training next week",
        "Virgin box reset",
        "Mark the date!",
    ],
)
def test_traps(text: str) -> None:
    """Colours, meals, names, streets, teams and figures of speech say nothing of anybody."""
    assert kinds(text) == set()


def test_a_topic_is_its_sentence_once_a_kind() -> None:
    text = "Had toast. She has asthma, copd and a cough. He is a Muslim with diabetes."
    found = [(topic.kind, text[topic.start : topic.end]) for topic in topics(text)]
    assert found == [
        ("health", "She has asthma, copd and a cough."),
        ("health", "He is a Muslim with diabetes."),
        ("religion", "He is a Muslim with diabetes."),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Religion: Sikh", "religion"),
        ("Religion: Baptist chapel, Mondays", "religion"),
        ("Nationality: see passport scan 2", "ethnicity"),
        ("Diagnosis: awaiting letter", "health"),
        ("Bail conditions: not to enter Beck Street", "offence"),
    ],
)
def test_labels_of_forms(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text", ["Religion: not known", "Ethnicity: n/k", "Diagnosis: N/A", "Faith: ?", "Convictions: -"]
)
def test_empty_fields_say_nothing(text: str) -> None:
    assert kinds(text) == set()


def test_the_heading_of_a_cell_counts() -> None:
    assert kinds("Sikh", "Religion") == {"religion"}
    assert kinds("red", "Religion") == {"religion"}
    assert kinds("red", "Coat") == set()


def test_the_subject_line_of_an_e_mail_counts() -> None:
    assert "health" in kinds("From: a@example.org\nTo: b@example.org\nSubject: Tom's epilepsy\n\nSee attached.")


def test_why_names_what_it_is_and_quotes_nothing() -> None:
    for topic in topics("She has zopiclone and was convicted of arson at Blackthorn."):
        assert topic.why
        assert not {"zopiclone", "arson", "blackthorn"} & set(topic.why.lower().split())


def test_a_text_of_one_endless_line_is_read_to_its_end() -> None:
    # How its time grows is measured in benchmarks/: a clock makes a test that fails on a busy machine.
    line = "he fell and she was charged with the union of his black phone and is from the surgery and has had an "
    text = line * 1600 + "She was convicted of arson."
    found = list(find(Passage(read(text))))
    assert found
    assert max(topic.end for topic in found) == len(text)


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=300), st.text(max_size=12))
def test_any_text_gives_sentences_of_known_kinds(text: str, label: str) -> None:
    found = topics(text, label)
    assert all(0 <= t.start < t.end <= len(text) and t.kind in KINDS and t.why for t in found)
    assert len({(t.kind, t.start) for t in found}) == len(found)
