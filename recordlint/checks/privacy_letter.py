"""The parts of a letter or e-mail that say to whom it goes, from whom it comes and about whom it is.

A part is found by its place and form: header lines, the blocks above "Dear …", reference lines, what follows "Yours sincerely".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from recordlint.language.layers import Line
from recordlint.language.reading import Reading

if TYPE_CHECKING:
    from recordlint.notes import Mention
    from recordlint.personal_data.reader import RecordData

_TO = re.compile(
    r"[ \t>]*(?:(?:to|cc|bcc|sent to|send to|copied to|copy to|copies to|copies|distribution|circulated to|circulation|fao|"
    r"for the attention of|addressee|recipients?)[ \t]*:|cc[ \t]|fao[ \t]|for the attention of )"
)
_FROM = re.compile(r"[ \t>]*(?:from|sender|reply-?to|sent by)[ \t]*:")
_SUBJECT = re.compile(r"[ \t>]*(?:subject|subj|title)[ \t]*:")
_SENT = re.compile(r"[ \t>]*(?:sent|date|importance|attachments?)[ \t]*:")
_RE = re.compile(r"[ \t>]*(?:re|fw|fwd)[ \t]*:")
_REFERENCE = re.compile(
    r"[ \t>*|]*(?:re|reg|ref|who for|lives at|surname|forenames?|person|applicant|adult|our ref\w*|your ref\w*|regarding|concerning|about|name|full name|client(?: name)?|patient(?: name)?|service user|"
    r"resident|child|young person|d\.?o\.?b\.?|date of birth|born|nhs|chi|h&c|address|home address|hospital|case|mosaic|liquidlogic|rio|systmone|"
    r"(?:nhs|chi|case|hospital|reference|client|patient) (?:no\.?|number|ref\w*|id))[ \t]*(?:no\.?|number|id|ref\w*)?[ \t]*[:.-]"
)
_SALUTATION = re.compile(
    r"[ \t>]*(?:(?:annwyl|a chara)[ ]?/?[ ]?)?(?:dear|annwyl|hi|hiya|hello|hey|good (?:morning|afternoon|evening)|morning|afternoon)\b[^\n:]{0,60}$"
)
_CLOSING = re.compile(
    r"[ \t>]*(?:yours (?:sincerely|faithfully|truly|ever)|(?:with |my )?(?:kind(?:est)?|best|warm(?:est)?|many|very best)?[ ]?(?:regards|wishes|thanks)|"
    r"thank you|thanks|thankyou|ta|cheers|sincerely|best|kr|bw|signed|take care|all the best)\b[^\n]{0,30}$"
)
_QUOTED_MAIL = re.compile(r"[ \t>]*(?:-{3,}|_{5,}|on [^\n]{5,80} wrote:|begin forwarded message|from[ \t]*:)")
_FORM = re.compile(
    r"\b(?:referrals?|application|request(?:ed)?|notification|concern|package|form|summary|report|transfer|handover|admission|discharge|marac|"
    r"mash|assessment|chronology|profile)\b"
)
_NO_BLOCK = re.compile(
    r"[ \t]*(?:private|confidential|strictly|in confidence|by (?:e-?mail|hand|post)|official|urgent)\b"
)
_HEAD_LINES = 30  # what stands further above the greeting than this is no letterhead
_SIGNATURE_LINES = 14
_FORM_LINES = 16  # the identity of a form's subject stands at its top
_REFERENCE_NEAR = 8  # lines: a reference stands near the greeting


class Zone(NamedTuple):
    """A stretch of text and what it is: to, addressee, greeting, from, letterhead, signature, subject, reference."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The zones of a text, by start; none in a text that is neither letter nor e-mail."""

    zones: Sequence[Zone]
    recipients: frozenset[str]
    """The entities to whom it goes."""
    senders: frozenset[str]

    def zone(self, offset: int) -> str:
        """The kind of the zone that holds the offset, or ""."""
        index = bisect_right(self.zones, offset, key=lambda zone: zone.start) - 1
        return self.zones[index].kind if index >= 0 and offset < self.zones[index].end else ""

    def is_to(self, mention: Mention) -> bool:
        """Whether the mention names the recipient, or is theirs."""
        return self.zone(mention.start) in ("to", "addressee", "greeting") or mention.entity in self.recipients

    def is_from(self, mention: Mention) -> bool:
        """Whether the mention names the sender, or is theirs."""
        return self.zone(mention.start) in ("from", "letterhead", "signature") or mention.entity in self.senders

    def words(self, reading: Reading, *kinds: str) -> str:
        """The folded words of all zones of these kinds."""
        return "\n".join(reading.folded[zone.start : zone.end] for zone in self.zones if zone.kind in kinds)

    @property
    def is_letter(self) -> bool:
        """Whether the text is addressed to somebody."""
        return any(zone.kind in ("to", "addressee", "greeting") for zone in self.zones)


def letter_of(reading: Reading, data: RecordData) -> Letter:
    """The letter that a text is. Linear in its lines."""
    found = data.note
    mentions = found.mentions if found else ()
    zones = sorted(_zones(reading))
    named = {"to": set[str](), "from": set[str]()}
    starts = [zone.start for zone in zones]
    for mention in mentions:
        index = bisect_right(starts, mention.start) - 1
        if mention.type != "PERSON" or mention.entity is None or index < 0 or mention.start >= zones[index].end:
            continue
        kind = zones[index].kind
        if kind in ("to", "addressee", "greeting"):
            named["to"].add(mention.entity)
        elif kind in ("from", "signature"):
            named["from"].add(mention.entity)
    return Letter(zones, frozenset(named["to"]), frozenset(named["from"] - named["to"]))


def _zones(reading: Reading) -> Iterator[Zone]:
    lines, folded = reading.layout.lines, reading.folded
    greeting = next((line.index for line in lines if _matches(_SALUTATION, folded, line)), None)
    has_header = any(_matches(_TO, folded, line) for line in lines)
    form = greeting is None and any(_FORM.search(folded, line.start, line.end) for line in lines[:4])
    taken: set[int] = set()
    for line in lines:
        kind = _kind(line, lines, folded)
        if kind == "reference" and not (
            _is_reference(line, greeting, has_header) or (form and line.index < _FORM_LINES)
        ):
            kind = ""
        if kind:
            for index in (line.index, *(_continued(line, lines, folded) if kind == "reference" else ())):
                if index not in taken:
                    taken.add(index)
                    yield Zone(lines[index].start, lines[index].end, kind)
    for first, last in _signatures(lines, folded, greeting):
        for index in range(first, last):
            if index not in taken:
                taken.add(index)
                yield Zone(lines[index].start, lines[index].end, "signature")
    above = lines[:greeting]
    if greeting is not None and not any(_matches(p, folded, line) for line in above for p in (_FROM, _SUBJECT, _SENT)):
        yield from _head(lines, folded, greeting, taken)


def _kind(line: Line, lines: Sequence[Line], folded: str) -> str:
    if _matches(_TO, folded, line):
        return "to"
    if _matches(_FROM, folded, line):
        return "from"
    if _matches(_SUBJECT, folded, line):
        return "subject"
    if (
        _matches(_RE, folded, line)
        and line.index
        and any(_matches(pattern, folded, lines[line.index - 1]) for pattern in (_TO, _FROM, _SENT))
    ):
        return "subject"
    if _matches(_SALUTATION, folded, line):
        return "greeting"
    return "reference" if _matches(_REFERENCE, folded, line) or _matches(_RE, folded, line) else ""


def _is_reference(line: Line, greeting: int | None, has_header: bool) -> bool:
    if greeting is None:
        return has_header and line.index < _HEAD_LINES
    return -_HEAD_LINES < line.index - greeting <= _REFERENCE_NEAR


def _continued(line: Line, lines: Sequence[Line], folded: str) -> Iterator[int]:
    """The short lines right under a reference: its address, its numbers."""
    for following in lines[line.index + 1 : line.index + 5]:
        words = folded[following.start : following.end].strip()
        if not words or len(words) > 90 or words[-1] == "." or _matches(_SALUTATION, folded, following):
            return
        yield following.index


def _signatures(lines: Sequence[Line], folded: str, greeting: int | None) -> Iterator[tuple[int, int]]:
    """From each closing formula to the end of the text, or to the next message of a thread."""
    until = -1
    for line in lines:
        if line.index < until or line.index == 0 or not _matches(_CLOSING, folded, line):
            continue
        if greeting is not None and line.index <= greeting:
            continue
        last = line.index + 1
        for following in lines[line.index + 1 : line.index + 1 + _SIGNATURE_LINES]:
            words = folded[following.start : following.end].strip()
            if _matches(_QUOTED_MAIL, folded, following) or len(words) > 100:
                break
            last = following.index + 1
        until = last
        yield line.index, last


def _head(lines: Sequence[Line], folded: str, greeting: int, taken: set[int]) -> Iterator[Zone]:
    """The letterhead and the addressee: the blocks above the greeting, of which the last is the addressee's."""
    blocks: list[list[Line]] = [[]]
    for line in lines[max(0, greeting - _HEAD_LINES) : greeting]:
        words = folded[line.start : line.end].strip()
        if not words or line.index in taken:
            blocks.append([])
        elif not _NO_BLOCK.match(words):
            blocks[-1].append(line)
    blocks = [block for block in blocks if block]
    longer = [block for block in blocks if len(block) > 1]
    for block in blocks:
        kind = "addressee" if longer and block is longer[-1] else "letterhead"
        for line in block:
            yield Zone(line.start, line.end, kind)


def _matches(pattern: re.Pattern[str], folded: str, line: Line) -> bool:
    # `$` of the patterns is the end of the line, which `endpos` makes it.
    return pattern.match(folded, line.start, line.end) is not None
