"""The sharing layer: what is an event, who receives, and which slots are filled."""

from __future__ import annotations

from collections import Counter

import pytest

from recordlint.language.layers import SharingEvent
from recordlint.language.pipeline import read
from recordlint.language.sharing_slots import is_generic
from recordlint.language.sharing_words import about_a_child, kind_of


def events(text: str) -> tuple[SharingEvent, ...]:
    return read(text).sharing


def words(text: str, spot: tuple[int, int] | None) -> str | None:
    return text[spot[0] : spot[1]] if spot else None


@pytest.mark.parametrize(
    ("text", "span", "kind"),
    [
        ("Told the landlord about the arrears.", "Told the landlord", "lay"),
        ("I have informed his employer of the admission.", "informed his employer", "lay"),
        ("Details passed to the letting agent.", "Details passed to the letting agent", "lay"),
        ("SW aware.", "SW aware", "care"),
        ("GP was made aware of the fall.", "GP was made aware", "care"),
        ("Let her mother Parveen know about the eye.", "Let her mother Parveen know", "parent"),
        ("Updated housing.", "Updated housing", "sector"),
        ("Info passed on.", "Info passed on", ""),
        ("Shared with relevant agencies.", "Shared with relevant agencies", "vague"),
        ("E-mailed Ms Orr at Tarn Homes about the fire.", "E-mailed Ms Orr", "agency"),
        ("Told Ngozi, her aunt, what was said.", "Told Ngozi", "family"),
        (
            "rung paul render the district nurse told him where the patch is",
            "rung paul render the district nurse",
            "care",
        ),
        ("Niece asked after him so I told her about the relapse.", "told her", "family"),
        ("The neighbour asked so I explained that he has had a stroke.", "I explained", "lay"),
        ("Brother given full details of the arrest.", "Brother given", "family"),
        ("Referral sent to MASH about the slap.", "Referral sent to MASH", "statutory"),
    ],
)
def test_outward(text: str, span: str, kind: str) -> None:
    """One event, over the verb and its recipient, with the kind of that recipient."""
    [event] = events(text)
    assert (words(text, (event.start, event.end)), event.recipient_kind) == (span, kind)


@pytest.mark.parametrize(
    ("text", "kind", "generic"),
    [
        ("Told Jackie the hairdresser that Win has hep C so she'd wear gloves.", "other", False),
        ("Let Sandra at Costa know about his fits.", "other", False),
        ("I mentioned to Ken in flat 3 that Ali has a conviction.", "other", False),
        ("Some details disclosed to British Gas.", "other", True),
        ("Brother visiting from Cork. Filled him in on the safeguarding enquiry.", "family", False),
        ("The vicar at St Bride's was given Tony's diagnosis.", "lay", False),
        ("I took the liberty of telling her yoga teacher about the miscarriage.", "agency", False),
        ("Diagnosis letter scanned and e-mailed out.", "", False),
        ("Put his name and diagnosis in the residents' WhatsApp group.", "vague", False),
        ("Popped a note through the door at number 14.", "lay", True),
        ("Handed over to foster carer in the car park.", "parent", True),
        ("Shared with: Beacon Centre\nInformation: drug use\nReason:\nBasis:", "other", False),
    ],
)
def test_recipients_that_no_list_names(text: str, kind: str, generic: bool) -> None:
    """Anybody told of the person's own affairs is a recipient, known by name, place, trade or not at all."""
    [event] = events(text)
    assert (event.recipient_kind, event.generic) == (kind, generic)


@pytest.mark.parametrize(
    "text",
    [
        "Told Rose that her sister has been admitted to hospital.",
        "Told Arthur that his review is on the 8th and gave him the letter.",
        "Told Jean in the lounge that her son had rung.",
        "He mentioned to Ken in flat 3 that he has a conviction.",
        "Told a long story about the war and a goat.",
        "Plumber came at 3, Trish answered the door, let him in.",
        "Joined bingo, won twice, told everyone he was buying a yacht.",
        "Let the chef know that Iris is off dairy.",
        "Anna to ring the surgery on Monday about the blood test.",
        "Declan to tell May all this by 19 January.",
        "Circulated the menu.",
        "Mrs Prosser told him she had two at the christening.",
        "Ellis, shown the photo of a padlock, pushed it away and led Anjali to his cereal.",
        "The other residents were told only that an ambulance had come.",
    ],
)
def test_the_person_and_the_house_are_no_recipients(text: str) -> None:
    """What is told to the person, within the house or by the person is no sharing."""
    assert not events(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mum told me that she had rung the school.",
        "GP advised to increase fluids.",
        "I was informed by housing that the repair is booked.",
        "School reported that attendance is 94%.",
        "She told her GP about the pain.",
        "Told him I would be back on Friday.",
        "Team leader informed of the late call.",
        "Handed over to night staff.",
        "Will tell the landlord tomorrow.",
        "To inform GP of weight loss.",
        "Info to be shared with school.",
        "She doesn't want the mosque told.",
        "Told her what I had told the school.",
        "Neighbours had told police about the noise.",
        '"I told the church about it," she said.',
        "We shared a pot of tea.",
        "Gave mum the food bank voucher.",
        "Explained to her daughter how respite works.",
        "Updated the care plan.",
        "Text sent to her with the appointment time.",
        "The form was sent to the school by Mrs Gant herself.",
    ],
)
def test_not_outward(text: str) -> None:
    """Inbound news, talk with the person, the own team, plans, quotes, advice and things are no events."""
    assert events(text) == ()


@pytest.mark.parametrize(
    ("text", "what", "purpose", "basis"),
    [
        (
            "Told the GP about the fall so that he can look at her tablets, with her agreement.",
            "the fall",
            "so that",
            "with her agreement",
        ),
        (
            "I rang the landlord and told him about the fire as she asked me to.",
            "told him about the fire as she asked me to",
            None,
            "she asked me",
        ),
        (
            "Forwarded the stop letter to the advice centre to lodge the appeal; she signed for it.",
            "the stop letter",
            "to lodge",
            "signed for it",
        ),
        (
            "Told the school about the threats because of the risk of serious harm.",
            "the threats",
            "because",
            "risk of serious harm",
        ),
        ("Gave the solicitor the report, under section 47.", "the report, under section 47", None, "section 47"),
    ],
)
def test_slots(text: str, what: str | None, purpose: str | None, basis: str | None) -> None:
    """Each slot is the span that fills it."""
    event = events(text)[0]
    assert words(text, event.what) == what
    assert words(text, event.basis) == basis
    if purpose is not None:
        assert words(text, event.purpose) == purpose


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She was happy for me to ring her landlord. I told the landlord about the fall.", "consent"),
        ("Consent refused. I told the landlord about the fall.", ""),
        ("He agreed to two visits a week. Told the landlord about the fall.", ""),
        ("Consent to share: yes\n\nOne.\nTwo.\nThree.\nTold the landlord about the fall.", "recorded"),
        ("Told the landlord about the fall on loudspeaker.", "present"),
        ("Told the landlord about the fall without consent.", ""),
    ],
)
def test_basis_kind(text: str, kind: str) -> None:
    """Consent counts within two sentences, unless it is refused or given to something else."""
    assert events(text)[-1].basis_kind == kind


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the boy's father", "parent"),
        ("mum's gp", "care"),
        ("school nurse", "care"),
        ("her shift manager", "lay"),
        ("my manager", "internal"),
        ("cmht duty", "care"),
        ("the school office", "agency"),
        ("other professionals", "vague"),
        ("appropriate people", "vague"),
        ("health", "sector"),
        ("her sister", "family"),
        ("the kettle", ""),
    ],
)
def test_kind_of(phrase: str, kind: str) -> None:
    """The last term of a phrase decides."""
    assert kind_of(phrase) == kind


@pytest.mark.parametrize(
    ("phrase", "generic"),
    [
        ("an update", True),
        ("all the relevant information", True),
        ("full update incl. new lung nodule", False),
        ("the situation", True),
        ("the fall on Tuesday", False),
        ("update on progress", True),
    ],
)
def test_is_generic(phrase: str, generic: bool) -> None:
    """Words that name nothing are generic, unless something specific follows."""
    assert is_generic(phrase) is generic


def test_about_a_child() -> None:
    """Two marks of childhood make a note one about a child; a grandchild's school run does not."""
    assert about_a_child(read("Child: Lena (4). Mum brought her to nursery."))
    assert not about_a_child(read("Mr Cole, 81, in the care home. His wife does the school run."))


def test_endless_line() -> None:
    """A line of half a million characters is read in bounded time, with a bounded number of events."""
    found = Counter(event.sentence for event in events("told the neighbour about it, " * 20_000))
    assert max(found.values()) <= 60
