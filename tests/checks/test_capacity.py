"""Claims about capacity and what they rest on, in many hands."""

from __future__ import annotations

import time

import pytest

from recordlint.checks.base import CheckContext
from recordlint.checks.capacity import CHECKS, from_diagnosis
from recordlint.checks.capacity_children import child_competence
from recordlint.checks.capacity_claims import Claim, claims
from recordlint.checks.capacity_decisions import decision_named_in_note
from recordlint.checks.capacity_evidence import child_under_sixteen, cites_assessment, functional_findings
from recordlint.checks.capacity_interests import best_interests_decisions, missing_parts
from recordlint.language.pipeline import read
from recordlint.notes import Note

FLAGS = ("other_sense", "doubted", "presumed", "in_general", "quoted", "attributed", "decision_named", "dated")


def told(claim: Claim) -> set[str]:
    return {flag for flag in FLAGS if getattr(claim, flag)}


def first(text: str) -> Claim | None:
    return next(iter(claims(read(text))), None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He lacks capacity.", "lacks capacity"),
        ("lacks capcity due to the infection", "lacks capcity"),
        ("SU lacks mental cap", "lacks mental cap"),
        ("pt not capacitous", "not capacitous"),
        ("Was found not to have the mental capacity.", "not to have the mental capacity"),
        ("she hasnt got capacity", "hasnt got capacity"),
        ("He cannot have capacity.", "cannot have capacity"),
        ("Deemed as having no capacity by the ward round.", "having no capacity"),
        ("Lacks insight and capacity", "Lacks insight and capacity"),
        ("Capacity: none", "none"),
        ("Capacity - lacks", "lacks"),
        ("Mental capacity\nLacks.", "Lacks"),
        ("Her capacity is lacking.", "capacity is lacking"),
        ("She cannot make her own decisions.", "cannot make her own decisions"),
        ("Unable to give informed consent.", "Unable to give informed consent"),
        ("He isn't able to make decisions.", "isn't able to make decisions"),
        ("Mr Baird is incapable and the order is in place.", "is incapable"),
        ("I do not think she has capacity.", "do not think she has capacity"),
    ],
)
def test_a_lack_is_claimed(text: str, words: str) -> None:
    claim = first(text)
    assert claim
    assert (text[claim.start : claim.end], claim.lacks, told(claim)) == (words, True, set())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She has capacity.", "has capacity"),
        ("Has full mental capacity", "Has full mental capacity"),
        ("He is deemed to have capacity.", "have capacity"),
        ("Capacity: yes", "yes"),
        ("Capacitous, declined to talk", "Capacitous"),
        ("He has capacity to make unwise decisions.", "has capacity"),
        ("has capacity to make his own decisions, wants to go home", "has capacity"),
    ],
)
def test_capacity_is_claimed(text: str, words: str) -> None:
    claim = first(text)
    assert claim
    assert (text[claim.start : claim.end], claim.lacks, told(claim)) == (words, False, set())


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("The team has no capacity until Monday.", {"other_sense"}),
        ("CAMHS does not have capacity to see him before June", {"other_sense", "decision_named"}),
        ("Mum lacks the capacity to protect the children", {"other_sense", "decision_named"}),
        ("He has the capacity to be charming", {"other_sense", "decision_named"}),
        ("We have no capacity to take new referrals", {"other_sense", "decision_named"}),
        ("If she lacks capacity we will need a meeting", {"doubted"}),
        ("Does she have capacity?", {"doubted"}),
        ("Concerned that he may lack capacity", {"doubted"}),
        ("Presumed to have capacity.", {"presumed"}),
        ("There is no reason to think that she lacks capacity.", {"presumed"}),
        ("She does not lack capacity.", {"presumed"}),
        ("A diagnosis of dementia does not mean that she lacks capacity.", {"presumed"}),
        ("People who lack capacity must be helped.", {"in_general"}),
        ('The form says "he lacks capacity".', {"quoted"}),
        ("Her son says she hasn't got capacity", {"attributed"}),
        ("The neighbour says that he lacks capacity.", {"attributed"}),
        ("Lacks capacity to decide about the flu jab", {"decision_named"}),
        ("Lacks capacity around finances", {"decision_named"}),
        ("lacks financial capacity", {"decision_named"}),
        ("For this decision she lacks capacity", {"decision_named"}),
        ("When it comes to his tablets, he lacks capacity.", {"decision_named"}),
        ("Finances: lacks capacity.", {"decision_named"}),
        ("Where the tenancy is concerned: lacks capacity, where money is concerned has capacity", {"decision_named"}),
        ("Has capacity to make decisions about her care and treatment", {"decision_named"}),
        ("She has capacity and declined the ambulance.", {"decision_named"}),
        ("Capacity to decide on discharge: lacks", {"decision_named"}),
        ("He lacked capacity on 3 March 2026", {"dated"}),
    ],
)
def test_why_a_claim_is_none(text: str, flags: set[str]) -> None:
    claim = first(text)
    assert claim
    assert told(claim) == flags


@pytest.mark.parametrize(
    "text",
    [
        "Lung capacity is down to 60%.",
        "I chaired in my capacity as named social worker.",
        "The home is at capacity.",
        "Tank capacity 40 litres.",
        "No capacity concerns today.",
        "Capacity: no concerns",
        "Mental capacity: not assessed",
        "A capacity assessment is needed.",
        "The panel could not make a decision today.",
        "He couldn't decide between the bus and the train.",
        "She made a capacitous decision to stay.",
        "Capacity fluctuates, best in the morning.",
        "Back pain, incapacitated for a week.",
        "",
    ],
)
def test_no_claim(text: str) -> None:
    assert first(text) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Decision to be made: whether to move. Present: all.", True),
        ("I assessed her capacity to sign the tenancy.", True),
        ("I assessed her capacity to make decisions.", False),
        ("Mum lacks the capacity to change.", False),
        ("Decision: close", False),
    ],
)
def test_a_decision_named_elsewhere(text: str, named: bool) -> None:
    assert decision_named_in_note(read(text)) is named


@pytest.mark.parametrize(
    "text",
    [
        "He could not retain the information.",
        "repeated the plan back to me",
        "Explained in her own words what the operation was for",
        "Unable to weigh up the risks",
        "She blinks: once for yes, twice for no",
        "Pointed to the picture of the flat, the one she would choose, each time",
        "Ten minutes later she still remembered.",
        "I asked again after twenty minutes",
        "couldnt say what the tablets are for",
        "Didn't follow what I was asking",
        "by the end of the sentence she had lost the thread",
        "gave me two reasons for it",
        "little understanding of the risks",
        "Weighed it: three cups a day with his wife matter more",
        "She took me through what each home would cost",
        "kept coming back to the bus pass",
        "No recollection of our talk",
        "understanding, retaining, weighing and communicating: all met",
        "unresponsive throughout",
    ],
)
def test_functional_findings(text: str) -> None:
    assert list(functional_findings(read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Fiona to weigh baby at clinic.",
        "Weighed 61 kg.",
        "I understand that the dog died.",
        "It is understood that they moved.",
        "Staff understood why.",
        "Mum understood the plan.",
        "retained urine 400 ml",
        "He nodded.",
        "sat through it squeezing my hand",
        "He has no capacity so bank card stays in our safe.",
        "They are asking to know each time so the doctor can look at the dose.",
    ],
)
def test_no_functional_findings(text: str) -> None:
    assert not list(functional_findings(read(text)))


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("MCA assessment dated 3 March 2026 found this", True),
        ("See MCA form", True),
        ("Dr Khan's capacity assessment of 12/03/2026", True),
        ("Section 47 certificate in place", True),
        ("Court of Protection declared this in 2024", True),
        ("Capacity assessment completed.", False),
        ("Capacity assessment needed by 3 March", False),
        ("Awaiting the capacity assessment booked for 4 May", False),
    ],
)
def test_an_assessment_that_is_cited(text: str, cited: bool) -> None:
    assert cites_assessment(read(text)) is cited


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He lacks capacity as a consequence of his dementia.", "lacks capacity as a consequence of his dementia"),
        ("No capacity - Alzheimer's.", "No capacity - Alzheimer's"),
        (
            "Due to her learning disability Ms Reed lacks capacity to manage money.",
            "Due to her learning disability Ms Reed lacks capacity",
        ),
        ("Dementia so lacks capacity", "Dementia so lacks capacity"),
        (
            "walked the length of the ward twice with the frame and one helper\nDementia pt so lacks capacity",
            "Dementia pt so lacks capacity",
        ),
        ("Her confusion means she lacks capacity.", "confusion means she lacks capacity"),
        ("Alzheimer's. No capacity.", "No capacity"),
        ("MMSE 12/30 so lacks capacity", "MMSE 12/30 so lacks capacity"),
        ("Obviously lacks capacity, she is 91", "lacks capacity, she is 91"),
    ],
)
def test_a_condition_given_as_the_cause(text: str, words: str) -> None:
    (candidate,) = from_diagnosis(CheckContext(Note(text), read(text)))
    assert (text[candidate.start : candidate.end], set(candidate.quiet)) == (words, set())


@pytest.mark.parametrize(
    "text",
    [
        "She has dementia but does not lack capacity for this.",
        "The dementia team met today. Lacks capacity to manage the door.",
        "He lacks capacity to decide about surgery. Dementia café on Friday.",
        "Although she is autistic, nobody asked whether she has capacity.",
    ],
)
def test_a_condition_that_is_no_cause(text: str) -> None:
    assert not [c for c in from_diagnosis(CheckContext(Note(text), read(text))) if not c.quiet]


@pytest.mark.parametrize(
    ("text", "young"),
    [
        ("Callie is 12 and asked for me", True),
        ("James, 14, came in", True),
        ("Year 9 pupil", True),
        ("Kofi (13)", True),
        ("15 yo male", True),
        ("Mr Brown, 84", False),
        ("84 yo F", False),
        ("in year 2 of the tenancy, 2 years ago", False),
        ("aged 16", False),
        ("She waited 12 weeks", False),
    ],
)
def test_who_is_under_sixteen(text: str, young: bool) -> None:
    assert child_under_sixteen(read(text)) is young


@pytest.mark.parametrize(
    "text",
    [
        "Jack, 10, agreed to share his biscuits with his sister.",
        "Ella is 7 and refused to go to school.",
        "Kia is 14. She agreed to talk to me again on Friday.",
        "The children, 6 and 9, were happy to help with the washing up.",
        "Mum consented to the referral for Sam, 8.",
        "I asked whether Zara, 13, would agree to counselling.",
        "Consent to be sought from Ali (11).",
        "Beth, 15, refused her tablets at 9 and took them at 10.",
    ],
)
def test_a_child_is_not_relied_on(text: str) -> None:
    assert not list(child_competence(CheckContext(Note(text), read(text))))


@pytest.mark.parametrize(
    ("text", "excuses"),
    [
        ("It was decided in her best interests to lock the door.", set()),
        ("Best interests - move to Larch House.", set()),
        ("24h care in BI.", set()),
        ("Bank card will be held in the office, it's in her best interests.", set()),
        ("Best interests meeting to be held on 4 June.", {"meeting-to-come"}),
        ("Is it in his best interests?", {"meeting-to-come"}),
        ("Unconscious on the floor, acted in his best interests and rang 999.", {"emergency"}),
        ("Attorneys must act in her best interests.", {"duty"}),
    ],
)
def test_best_interests_decisions(text: str, excuses: set[str]) -> None:
    (decision,) = best_interests_decisions(read(text))
    assert set(decision.excuses) == excuses


@pytest.mark.parametrize(
    "text", ["The BIA came at ten.", "Bi-weekly visits.", "a bi manual test", "He has an interest in the best cars."]
)
def test_no_best_interests_decision(text: str) -> None:
    assert not list(best_interests_decisions(read(text)))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Done in her best interests.", 3),
        ("He wants to go home.", 2),
        ("He wants to go home. His daughter thinks that he would not be safe.", 1),
        ("He wants to go home. His daughter was consulted. A trial at home was weighed against Elm Court.", 0),
        ("Mr Rao wants to go home; we looked at night sitters, a sensor and the ward; discussed with the OT.", 0),
    ],
)
def test_parts_of_a_best_interests_decision(text: str, missing: int) -> None:
    assert len(missing_parts(read(text))) == missing


@pytest.mark.parametrize("rule", sorted(CHECKS))
@pytest.mark.parametrize(
    "piece",
    ["has no capacity due to ", "is 12, consent, choice, decision ", "in her best interests will be held ", "a" * 40],
)
def test_a_very_long_line_does_not_hang(rule: str, piece: str) -> None:
    text = piece * 4000
    reading = read(text)
    _ = reading.attributions
    began = time.process_time()
    list(CHECKS[rule](CheckContext(Note(text), reading)))
    assert time.process_time() - began < 3
