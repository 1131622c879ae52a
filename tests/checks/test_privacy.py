"""What the privacy checks ask of a text that is about to leave: whose the data are, to whom it goes, and what it is for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from recordlint.checks.base import CheckContext
from recordlint.checks.privacy import CHECKS
from recordlint.checks.privacy_letter import letter_of
from recordlint.checks.privacy_misfiled import fits
from recordlint.errors import SettingsError
from recordlint.linter import Linter
from recordlint.notes import Note, Severity
from recordlint.rulebook import load, unmark
from recordlint.settings import RuleSettings, Settings

LINTER = Linter(Settings(profile="share", select=("privacy",)))
FAMILY = [rule for rule in LINTER.rulebook if rule.family == "privacy"]


def fired(rule: str, text: str, *, subject: str | None = None, **options: object) -> list[str]:
    """The words that a privacy rule would report."""
    note = Note(text, subject=subject)
    merged = {**LINTER.rulebook.rules[f"privacy/{rule}"].options, **options}
    context = CheckContext(note, LINTER.read(note), "share", options=merged)
    return [text[c.start : c.end] for c in CHECKS[f"privacy/{rule}"](context) if not c.quiet and c.start is not None]


def expected(marked: str) -> tuple[str, list[str]]:
    """The text, and the words that are marked in it."""
    text, spans = unmark(marked)
    return text, [text[start:end] for start, end in spans]


GP = """Wharfe Adult Social Care
Civic House, 12 Quay Street, Leeds ZZ99 1AA

3 March 2026

Dr A Anand
4 Mill Lane
Leeds ZZ99 2BB

Dear Dr Anand

Re: Halina Nowicka, DOB 12/03/1940, NHS number 999 123 4578
9 Elm Road, Leeds ZZ99 3CC

I am writing to ask you to review Mrs Nowicka's tablets. She fell twice last week and felt dizzy each time.

She has agreed that I write to you. Please ring me on 0113 496 0101.

Yours sincerely

Josie Marsh
Social worker
josie.marsh@example.org
0113 496 0101
"""
LANDLORD = """From: Ines Duarte <ines.duarte@example.org>
To: lettings@example.org
Subject: Adaeze Obi, repairs

Hi Keith

Adaeze Obi (DOB 04/11/1958) says the back door lock is bust. Key safe is by the bins, code 2580.

She has schizophrenia and was arrested in March. Her sister Ngozi Obi, 07700 900812, has the spare key.

Ines
"""


def found(text: str) -> list[tuple[str, str, str]]:
    return [(f.rule, str(f.severity), f.span.text if f.span else "") for f in LINTER.check_note(Note(text)).findings]


def test_a_letter_to_the_right_reader_with_what_they_need_is_left_alone() -> None:
    assert found(GP) == []


def test_a_careless_e_mail_is_not() -> None:
    rules = {(rule, severity) for rule, severity, _ in found(LANDLORD)}
    assert rules == {
        ("privacy/direct-identifier", "warning"),
        ("privacy/direct-identifier", "error"),
        ("privacy/access-code", "error"),
        ("privacy/special-category", "warning"),
        ("privacy/third-party", "warning"),
    }


def test_severity_goes_by_whose_the_data_are() -> None:
    by_words = {words: severity for rule, severity, words in found(LANDLORD) if rule == "privacy/direct-identifier"}
    assert by_words == {"04/11/1958": "warning", "07700 900812": "error"}


@pytest.mark.parametrize(
    "marked",
    [
        "Mrs Obi lives at [[14 Quarry Lane, Leeds ZZ99 4AB]] now.",
        "Ring her daughter Ada Obi on [[07700 900431]].",
        "Ring us on 0113 496 0100 before five.",
        "See https://example.org/help for more.",
        "Her form is at [[https://example.org/case?id=448812]].",
        "The police are on 101.",
        "Dear Mrs Obi\n\nRe: your visit\n\nI have your new address, 14 Quarry Lane, Leeds ZZ99 4AB.\n\nYours sincerely\nJosie Marsh",
        "From: a@example.org\nTo: b@example.org\nSubject: NHS [[999 123 4578]]\n\nHe can come on Monday.",
        "From: a@example.org\nTo: b@example.org\nSubject: our ref ASC-448812\n\nHe can come on Monday.",
    ],
)
def test_identifiers(marked: str) -> None:
    """Data of the reader, the sender and offices stay; an address and its postcode are one."""
    text, words = expected(marked)
    assert fired("direct-identifier", text) == words


@pytest.mark.parametrize(
    "marked",
    [
        "Mrs Obi is well. Her son [[Emeka]] visits, and Emeka cooks.",
        "Mrs Obi is well. Her son visits on Sundays.",
        "[[His mother]] has schizophrenia.",
        "[[The neighbour at number 9]] keeps the key.",
        "Mrs Obi was seen by Dr Anand.",
        "Her mum and dad were in.",
    ],
)
def test_other_people(marked: str) -> None:
    """Others are reported once; without a name only where something of theirs is told, or their door."""
    text, words = expected(marked)
    assert [w.lower() for w in fired("third-party", text)] == [w.lower() for w in words]


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("To: repairs@example.org\n\nPlease mend the tap. He has dementia.", False),
        ("To: repairs@example.org\n\nPlease fit a rail, I am writing because of his mobility. He has dementia.", True),
        ("To: ward 7\n\nNotes attached. He has dementia.", True),
        ("To: PC Reed, police\n\nNotes attached. He has dementia.", False),
        ("To: PC Reed, police\n\nNotes attached. He was convicted of theft.", True),
        ("To: the kitchen\n\nLunch for Mr Aziz please, he is a Muslim.", True),
        ("To: the kitchen\n\nMr Aziz comes on Monday. He votes Labour.", False),
        ("Subject: asthma plan\nTo: Ms Roach\n\nThe plan is attached. Tom has asthma.", True),
    ],
)
def test_special_categories_need_a_purpose(text: str, quiet: bool) -> None:
    """What the text is for, or by whose work it is read, covers data of that kind and no other."""
    assert (fired("special-category", text) == []) is quiet


def test_a_special_category_is_reported_once_and_named() -> None:
    text = "To: lettings@example.org\n\nThe flat is empty. She has epilepsy. She has asthma. She is gay."
    findings = [f for f in LINTER.check_note(Note(text)).findings if f.rule == "privacy/special-category"]
    assert [f.span.text for f in findings if f.span] == ["She has epilepsy.", "She is gay."]
    assert "health" in findings[0].message
    assert "orientation" in findings[1].message


@pytest.mark.parametrize(
    "marked",
    [
        "Key safe [[4471]] by the door.",
        "Key safe 4471 no longer works.",
        "Key safe code was changed last week, code [[5582]].",
        "Old key safe code 4471, new code [[5582]].",
    ],
)
def test_codes(marked: str) -> None:
    """A code that opens nothing any more is left alone; the new one beside it is not."""
    text, words = expected(marked)
    got = fired("access-code", text)
    assert set(words) <= set(got)
    assert "4471" not in got or "4471" in words


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("To: k.reeve@example.com\n\nNotes attached.", True),
        ("From: k.reeve@example.com\nTo: duty@example.org\n\nNotes attached.", False),
        ("Sent the plan to k.reeve@example.com last night.", True),
        ("Her address is k.reeve@example.com she says.", False),
        ("To: ada.obi@example.com\n\nDear Ada, as you asked, I write to this e-mail address.", False),
        ("To: duty@example.org\n\nNotes attached.", False),
    ],
)
def test_private_mail(text: str, fires: bool) -> None:
    """Only addresses to which something goes count, and not the one that the person chose."""
    assert bool(fired("private-email-recipient", text, also=["example.com"])) is fires


@pytest.mark.parametrize("domain", ["gmail.com", "hotmail.co.uk", "icloud.com"])
def test_usual_private_domains_are_known(domain: str) -> None:
    options = LINTER.rulebook.rules["privacy/private-email-recipient"].options
    assert domain in options["domains"]


@pytest.mark.parametrize(
    ("subject", "text", "fires"),
    [
        ("Halina Nowicka", "Client: Tom Quill\nWell today.", True),
        ("Halina Nowicka", "Client: H Nowicka\nWell today.", False),
        ("Halina Nowicka", "Client: Hala Nowicka\nWell today.", False),
        ("Halina Nowicka", "Name: Petra Nowicka (daughter)\nRang.", False),
        ("client 0042", "Client: Tom Quill\nWell today.", False),
        ("the person", "Client: Tom Quill\nWell today.", False),
        (None, "Client: Tom Quill\nWell today.", False),
        ("Halina Nowicka", "T/C from Petra, her daughter. Petra will ring again.", False),
        ("Halina Nowicka", "Social worker Josie Marsh visited. Josie Marsh was late.", False),
        (None, "Mrs Obi, NHS number 999 123 4578. NHS number 999 123 4578 on the bag too.", False),
        (None, "Mrs Obi, DOB 12/03/1940. On the letter: DOB 12 March 1940.", False),
    ],
)
def test_misfiled(subject: str | None, text: str, fires: bool) -> None:
    """Only a name that cannot be the person's, where the source names the person, or two of what one person has once."""
    assert bool(fired("misfiled-person", text, subject=subject)) is fires


@pytest.mark.parametrize(
    ("name", "surface", "can_be"),
    [
        ("Halina Nowicka", "Mrs Nowicka", True),
        ("Halina Nowicka", "Halina", True),
        ("Halina Nowicka", "H. Nowicka", True),
        ("Halina Nowicka", "HN", True),
        ("Halina Nowicka", "NOWICKA, Halina", True),
        ("Halina Nowicka", "Petra Nowicka", False),
        ("Halina Nowicka", "Mr Oduya", False),
        ("Katherine Bell", "Kath Bell", True),
    ],
)
def test_names_that_can_be_one_persons(name: str, surface: str, can_be: bool) -> None:
    assert fits(name, surface) is can_be


@pytest.mark.parametrize(
    ("withheld", "marked"),
    [
        ([], "Halina Nowicka came."),
        (["Halina Nowicka"], "Then [[Mrs Nowicka]] came."),
        (["Halina Nowicka"], "Then [[halina_nowicka]].pdf came."),
        (["999 123 4578"], "On the bag: [[9991234578]]."),
        (["999 123 4578"], "On the bag: 19991234578."),
        (["Ann"], "The annual review."),
        (["o'hare"], "[[O’Hare]] came."),
    ],
)
def test_residue(withheld: list[str], marked: str) -> None:
    """Names in parts and numbers in any grouping are found, as whole words; without a list nothing is."""
    text, words = expected(marked)
    got = fired("redaction-residue", text, withheld=withheld)
    assert len(got) == len(words)
    assert all(any(g.lower() in w.lower() for w in words) for g in got)


def test_a_surname_shared_with_somebody_who_is_kept_is_no_residue() -> None:
    lists = {"withheld": ["Petra Nowicka"], "kept": ["Halina Nowicka"]}
    assert fired("redaction-residue", "Mrs Nowicka is well.", **lists) == []
    assert fired("redaction-residue", "Mrs Nowicka is well, and Petra too.", **lists) == ["Petra"]


def test_the_parts_of_a_letter() -> None:
    note = Note(GP)
    reading = LINTER.read(note)
    letter = letter_of(reading, reading.personal)
    at = {
        part: letter.zone(GP.index(part))
        for part in ("Civic House", "4 Mill Lane", "Dear", "Re:", "9 Elm", "I am", "0101\n")
    }
    assert at == {
        "Civic House": "letterhead",
        "4 Mill Lane": "addressee",
        "Dear": "greeting",
        "Re:": "reference",
        "9 Elm": "reference",
        "I am": "",
        "0101\n": "signature",
    }


def test_off_in_every_profile_but_share() -> None:
    for profile in ("note", "daily", "clinical", "assessment", "court", "manager"):
        running = {rule.id for rule, _ in LINTER.rulebook.selected(Settings(profile=profile))}
        assert not running & {rule.id for rule in FAMILY}
    running = {rule.id for rule, _ in LINTER.rulebook.selected(Settings(profile="share"))}
    assert {rule.id for rule in FAMILY} <= running


@pytest.mark.parametrize("select", ["privacy", "privacy/access-code"])
def test_on_when_it_is_asked_for(select: str) -> None:
    findings = Linter(Settings(select=(select,))).check_note(Note(LANDLORD)).findings
    assert ("privacy/access-code", Severity.ERROR) in [(f.rule, f.severity) for f in findings]


def test_off_stays_off_where_the_settings_say_so() -> None:
    settings = Settings(select=("privacy",), rules={"privacy/access-code": RuleSettings("off")})
    assert "privacy/access-code" not in {rule.id for rule, _ in LINTER.rulebook.selected(settings)}


def test_asking_for_a_family_turns_on_no_other_rule_that_a_profile_has_off() -> None:
    running = {rule.id for rule, _ in load().selected(Settings(select=("opinion",)))}
    assert "opinion/hedged-allegation" not in running


def test_an_option_that_does_not_exist_is_refused() -> None:
    with pytest.raises(SettingsError, match="withheld, kept"):
        Linter(Settings(rules={"privacy/redaction-residue": RuleSettings(None, {"witheld": []})}))


def test_personal_data_are_read_once_and_only_when_a_rule_asks(tmp_path: Path) -> None:
    """Presidio takes seconds to load: a default check never does, a check for sharing does once."""
    code = (
        "import sys\n"
        "from recordlint.linter import Linter\n"
        "from recordlint.notes import Note\n"
        "from recordlint.settings import Settings\n"
        "note = Note('Mrs Obi, NHS number 999 123 4578, is well.')\n"
        "Linter().check_note(note)\n"
        "assert 'presidio_analyzer' not in sys.modules\n"
        "assert Linter(Settings(profile='share')).check_note(note).findings\n"
        "assert 'presidio_analyzer' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
    note = Note("Mrs Obi is well.")
    reading = LINTER.read(note)
    assert reading.personal is reading.personal


def test_another_layer_can_stand_in_the_place_of_personal_data() -> None:
    from recordlint.language.pipeline import LAYERS
    from recordlint.personal_data.base import Known, KnownPerson
    from recordlint.personal_data.reader import PersonalDataReader

    reader = PersonalDataReader(Known((KnownPerson("Emeka Obi", "professional"),)))
    layers = {**LAYERS, "personal": lambda reading: reader.read_note(Note(reading.text))}
    text = "Mrs Obi is well. Her son Emeka Obi visits."
    assert "privacy/third-party" in {f.rule for f in LINTER.check_note(Note(text)).findings}
    other = Linter(Settings(profile="share", select=("privacy",)), layers=layers)
    assert "privacy/third-party" not in {f.rule for f in other.check_note(Note(text)).findings}
