"""Identifiers, access codes and private addresses in a text that is about to leave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recordlint.checks.base import Candidate, CheckContext, holding
from recordlint.checks.privacy_letter import Letter, letter_of
from recordlint.notes import Mention, Severity

if TYPE_CHECKING:
    from recordlint.personal_data.reader import RecordData

_CONTACT = frozenset({"ADDRESS", "POSTCODE", "PHONE", "EMAIL", "URL"})
_DIRECT = _CONTACT | {
    "NHS_NUMBER", "NINO", "DATE_OF_BIRTH", "VEHICLE", "CASE_ID", "UPN", "PASSPORT", "DRIVING_LICENCE", "BANK_ACCOUNT",
    "IP_ADDRESS", "HANDLE", "OTHER_ID",
}  # fmt: skip
# What a recipient needs to find the right record: enough of it, and no more.
_MATCHING = frozenset({"NHS_NUMBER", "DATE_OF_BIRTH", "CASE_ID", "ADDRESS", "POSTCODE", "UPN"})
_OFFICE = re.compile(
    r"\b(?:office|duty|team|reception|surgery|switchboard|helpline|hospital|ward|school|nursery|service|services|out of hours|council|main|direct|"
    r"desk|line|hub|centre|clinic|practice|pharmacy|station|contact us|(?:call|ring|phone|e-?mail|contact|text|reach|reply to) (?:me|us|the \w+)|"
    r"my (?:\w+ )?(?:number|mobile|direct line|e-?mail)|our (?:\w+ )?(?:number|line|e-?mail|address)|website|web|form at)\b[^.;\n]{0,40}$"
)
# "Ring us on", and a landline behind a bare "ring": that of the one who writes.
_US = re.compile(
    r"\b(?:call|ring|phone|text|contact|reach|speak to) (?:me|us)\b[^.;\n]{0,40}$|\b(?:my|our) (?:\w+ ){0,2}(?:number|mobile|line|phone)\b[^.;\n]{0,12}$"
)
_OURS = re.compile(
    _US.pattern
    + r"|\b(?:will|can|please|may|should|to|could) (?:ring|call|phone|contact)(?: (?:the )?\w+)? (?:on )?$|\b(?:re-?refer|self-?refer|rebook|book|cancel)\w*\b[^.;\n]{0,30} on $"
)
_PUBLIC_HOST = re.compile(
    r"(?:@|//|\.)(?:[\w.-]+\.)?(?:nhs\.uk|nhs\.net|gov\.uk|gov\.scot|gov\.wales|police\.uk|hscni\.net|sch\.uk|ac\.uk|cjsm\.net|mod\.uk)\b"
)
_ROLE_BOX = re.compile(
    r"^(?:duty|office|info|admin|enquiries|enquiry|reception|contact|referrals?|team|hub|hello|help|mash|safeguarding|frontdoor|front\.door|"
    r"secretary|bookings?|complaints|foi|sar|dpo|[\w.-]*(?:team|office|duty|reception|referrals?|service|surgery|ward))@"
)
_FREEPHONE = re.compile(r"^(?:\+?44|0)? ?\(?0?\)?(?:0?800|0?808|0?300|0?303|0?345|0?845|0?844|116|111$|101$|999$)")
_WITH_ID = re.compile(r"[?&#=/][\w%.-]*\d{4,}|[?&](?:id|uid|ref|case|token|person|client|patient)=")
_JOINED = re.compile(r"[\s,]{1,4}")
_PAST = re.compile(
    r"\b(?:old|former|previous|expired|out[- ]of[- ]date|cancelled|obsolete|used to be|changed from|was formerly|is no longer)\b[^.;,\n]{0,30}$"
)
_PAST_AFTER = re.compile(
    r"^[^.;\n]{0,25}\b(?:no longer (?:works|valid|in use|used|opens|the)|(?:has|have|had) (?:now |since |already )?(?:been )?(?:changed|reset|cancelled|removed|"
    r"deactivated|expired|replaced)|(?:was|is|were) (?:now |since )?(?:changed|cancelled|removed|deactivated|reset|replaced|expired|out of date)|"
    r"(?:now |has )?expired|stopped working|doesn'?t work|does not work|changed (?:on|since|last|yesterday|today)|not valid|not in use)\b"
)
_NEW = re.compile(r"\bnew\b[^.;,\n]{0,25}$")
_SEND_TO = re.compile(
    r"\b(?:e-?mail(?:ed|ing)?|sen[dt]|sending|forward(?:ed|ing)?|cop(?:y|ied)|cc'?d|shared?|sharing|attached)\b[^.;\n]{0,70}$"
)
_YOU_CHOSE = re.compile(
    r"\b(?:as you (?:asked|chose|prefer|requested|wished)|you (?:asked (?:us|me|that|for)|chose|prefer|told (?:us|me) to use|gave (?:us|me)|have asked|agreed)|your (?:choice|request|preferred))\b"
)
_CHOSEN = re.compile(
    r"\b(?:asked|asks|prefers?|preferred|chose|chosen|requested|wants?|wanted|gave|given|agreed|consent\w*|choice|wish(?:es|ed)?)\b"
    r"[^.\n]{0,80}\b(?:e-?mails?|address|this way|by mail|here)\b|"
    r"\b(?:e-?mail|address)\b[^.\n]{0,60}\b(?:asked|prefers?|preferred|chose|chosen|requested|gave|given|wants?|agreed)\b"
)


def identifiers(data: RecordData) -> tuple[Mention, ...]:
    """The mentions of a note, an address and its postcode as one."""
    note = data.note
    found: list[Mention] = []
    text = data.record.pieces[note.piece].text if note else ""
    for mention in note.mentions if note else ():
        last = found[-1] if found else None
        if (
            last is not None
            and mention.type == "POSTCODE"
            and last.type == "ADDRESS"
            and _JOINED.fullmatch(text, last.end, mention.start)
        ):
            found[-1] = replace(last, end=mention.end)
        else:
            found.append(mention)
    return tuple(found)


def direct_identifier(context: CheckContext) -> Iterator[Candidate]:
    """Numbers, dates of birth, addresses and contact data that say who somebody is."""
    data: RecordData = context.reading.personal
    letter = letter_of(context.reading, data)
    for mention in identifiers(data):
        if mention.type not in _DIRECT:
            continue
        words = context.note.text[mention.start : mention.end]
        if mention.type == "URL" and not _WITH_ID.search(words):
            continue
        contact = mention.type in _CONTACT
        zone = letter.zone(mention.start)
        yield Candidate(
            mention.start,
            mention.end,
            at_most=Severity.WARNING if mention.role in ("subject", "professional") else None,
            quiet=holding(
                recipient=letter.is_to(mention),
                sender=contact and letter.is_from(mention),
                office=contact and not letter.is_from(mention) and _is_office(context, mention, words),
                reference=(zone == "reference" and mention.type in _MATCHING and mention.role in ("subject", "none"))
                or (zone == "subject" and mention.type == "CASE_ID"),
            ),
        )


def _is_office(context: CheckContext, mention: Mention, words: str) -> bool:
    """A work number or address: a professional's, a public body's, a shared box, or one that the text calls an office's."""
    if mention.role == "professional":
        return True
    folded = words.lower()
    if mention.type in ("EMAIL", "URL"):
        return bool(_PUBLIC_HOST.search(folded) or _ROLE_BOX.match(folded))
    if mention.type == "PHONE" and _FREEPHONE.match(folded):
        return True
    before = context.reading.folded[max(0, mention.start - 70) : mention.start]
    if mention.type == "PHONE" and _OURS.search(before) and (not folded.startswith("07") or _US.search(before)):
        return True
    if mention.role in ("family", "third_party"):
        return False
    return bool(_OFFICE.search(before.rsplit("\n", 1)[-1])) and (mention.role == "none" or mention.type == "PHONE")


def access_code(context: CheckContext) -> Iterator[Candidate]:
    """Codes that open a home, a phone or an account."""
    data: RecordData = context.reading.personal
    folded = context.reading.folded
    for mention in data.note.mentions if data.note else ():
        if mention.type == "ACCESS_CODE":
            before, after = folded[max(0, mention.start - 70) : mention.start], folded[mention.end : mention.end + 90]
            past = bool(_PAST.search(before) or _PAST_AFTER.match(after)) and not _NEW.search(before)
            yield Candidate(mention.start, mention.end, quiet=holding(changed=past))


def private_email_recipient(context: CheckContext) -> Iterator[Candidate]:
    """Private mail addresses to which the text goes, or to which it says that something was sent."""
    data: RecordData = context.reading.personal
    letter = letter_of(context.reading, data)
    domains = {str(domain).lower() for name in ("domains", "also") for domain in context.options.get(name) or ()}
    chosen = bool(_CHOSEN.search(context.reading.folded))
    for mention in data.note.mentions if data.note else ():
        if mention.type != "EMAIL":
            continue
        address = context.reading.folded[mention.start : mention.end]
        to = letter.zone(mention.start) == "to"
        if address.rpartition("@")[2].strip(" >.;,") not in domains or not (to or _sent_to(context, mention)):
            continue
        own = mention.role == "subject" or _is_subjects(letter, data, mention, address)
        own = own or (to and bool(_YOU_CHOSE.search(context.reading.folded)))
        yield Candidate(mention.start, mention.end, quiet=holding(own_choice=own and chosen))


def _sent_to(context: CheckContext, mention: Mention) -> bool:
    before = context.reading.folded[max(0, mention.start - 110) : mention.start]
    return bool(_SEND_TO.search(before))


def _is_subjects(letter: Letter, data: RecordData, mention: Mention, address: str) -> bool:
    """An address on a To line is the person's when their name is in it, or when the greeting is to them and nobody else is addressed."""
    if mention.role not in ("none", "subject"):
        return False
    subjects: Sequence[str] = [name for person in data.people if person.role == "subject" for name, _ in person.names]
    if any(part in address for name in subjects for part in re.findall(r"\w{3,}", name.lower())):
        return True
    return any(person.key in letter.recipients for person in data.people if person.role == "subject")
