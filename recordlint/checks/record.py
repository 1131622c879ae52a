"""The record family: the entry itself. Its date, time and author, whether it was written late, and who was there.

Metadata counts as missing only where the source maps it; pasted text says nothing about its record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from recordlint.checks.base import Candidate, Check, CheckContext, SetCheck, holding
from recordlint.checks.record_sets import COPIED_TEXT, GAP
from recordlint.language.grammar import compiled
from recordlint.language.layers import LineKind, Sentence
from recordlint.language.lexicons import pattern, per_house, terms_of
from recordlint.language.reading import Reading
from recordlint.language.terms import Terms

_HEAD_LINES = 4
_TAIL_LINES = 3
_LONG = 1500  # a note is looked over for its date and author at both ends, not in the middle
_DATE = r"(?<![\d/])(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?(?: of)? {month},?(?: \d{2,4})?\b|{month} \d{1,2}(?:st|nd|rd|th)?\b|\d{1,2}[/.]\d{1,2}(?![\d/:.]))"
_CLOCK = (
    r"(?<![\d.,/£])(?:[01]?\d|2[0-3])[:.][0-5]\d(?! ?(?:kg|%|ml|mg|mmol|cm|units?|\d))(?: ?[ap]\.?m\b\.?| ?hrs?\b| ?hours\b|h\b)?|\b(?:1[0-2]|[1-9]) ?[ap]\.?m\b|\b(?:[01]\d|2[0-3])[0-5]\d ?(?:hrs?|hours|h)\b|"
    r"^[\W]*(?:[01]\d|2[0-3])[0-5]\d\b(?= ?[-:,.]? ?[a-z])(?! ?(?:ml|mls|mg|g|kcal|cal|calories|steps|people|years?|units?)\b)|\b(?:at|from|by|about|around|until|approx|@|time:?|arrived|left|call) ?(?:[01]\d|2[0-3])[0-5]\d\b|\b(?:noon|midday|midnight|\d{1,2} o'?clock|half past \w+|quarter (?:past|to) \w+)\b"
)
_PLANNED = (
    r"\b(?:plan|next|book(?:ed)?|appointment|tomorrow|will|due|to (?:visit|call|see|ring|attend)|arranged|scheduled)\b"
)
_AUTHOR_LABEL = (
    r"\b(?:author|staff(?: name| member)?|(?:social |support |key ?|case )?worker|completed by|recorded by|written by|entered by|entry (?:by|made by)|signed(?: by)?|signature|name of (?:staff|worker|practitioner)|practitioner|"
    r"nurse|carer|from|by|visit by|call taken by|taken by|seen by|key ?worker|initials|report(?:ed)? by|typed by|minutes by|minutes taken by|clinician|assessor|officer|chaired by|reviewed by)\b ?[:\-]? ?"
)
_NAME = re.compile(r"(?:[A-Z][\w’'-]*\.?\s){0,3}[A-Z][\w’'-]*\.?")
_SIGNED_LINE = re.compile(
    r"^[ \t/~–—-]*(?:(?:Dr|Mr|Mrs|Ms|Miss|Sr|Sister|SN|RN|RMN|HCA|PC|Cllr|Rev)\.?\s)?[A-Z][\w’'.-]*(?:\s(?:[A-Z][\w’'.-]*|de|van|al-\w+|O[’']\w+)){0,3}(?:\s?[,(–—-]\s?[^\n.]{2,50}\)?)?[ \t]*$"
)
_INITIALS = re.compile(r"(?:^|[\s/(–—-])(?:[A-Z]\.?\s?){2,3}[)\s.]*$")


def date_missing(context: CheckContext) -> Iterator[Candidate]:
    """The source carries dates and this entry has none."""
    note = context.note
    if note.date is not None:
        return
    yield Candidate(
        quiet=holding(
            not_mapped="date" not in note.fields, in_text=bool(compiled(_DATE).search(_ends(context.reading)))
        )
    )


def time_missing(context: CheckContext) -> Iterator[Candidate]:
    """The source carries times and this entry has none."""
    note = context.note
    if note.time is not None:
        return
    yield Candidate(quiet=holding(not_mapped="time" not in note.fields, in_text=_tells_time(context.reading)))


def author_missing(context: CheckContext) -> Iterator[Candidate]:
    """The source carries authors and this entry has none."""
    note = context.note
    if note.author is not None:
        return
    yield Candidate(quiet=holding(not_mapped="author" not in note.fields, in_text=_is_signed(context.reading)))


def late_entry(context: CheckContext) -> Iterator[Candidate]:
    """The entry was written well after the day that it is about."""
    note = context.note
    if note.date is None or note.written is None:
        return
    days = (note.written - note.date).days
    if days <= context.options["days"]:
        return
    folded = context.reading.folded
    yield Candidate(
        quiet=holding(marked=_says_late(folded, context), period=bool(_terms("period").search(folded[:400]))),
        values={"days": str(days)},
    )


def presence_missing(context: CheckContext) -> Iterator[Candidate]:
    """A visit or a meeting is described, and nobody who was there."""
    reading = context.reading
    meeting = _contact(reading, "meeting")
    visit = meeting or _contact(reading, "visit")
    if visit is None:
        return
    words = reading.words(visit)[:400]
    yield Candidate(
        quiet=holding(
            present_named=_names_somebody(reading, meeting=meeting is not None),
            planned=visit.kind == "plan" or bool(compiled(_PLANNED).search(words)),
        )
    )


@per_house
def _terms(category: str) -> Terms:
    return pattern(term.strip() for term in terms_of("record", category))


def _ends(reading: Reading) -> str:
    """The beginning and the end of the note, where a date stands that is the entry's own."""
    folded = reading.folded
    lines = [line for line in reading.layout.lines if line.kind is not LineKind.BLANK]
    head, tail = lines[:_HEAD_LINES], lines[-_TAIL_LINES:]
    return "\n".join(folded[line.start : min(line.end, line.start + _LONG)] for line in (*head, *tail))


def _tells_time(reading: Reading) -> bool:
    """Whether a clock time stands in the text that is not one of a plan."""
    for line in reading.layout.lines:
        if line.section_kind == "plan" or line.label_kind == "plan" or line.kind is LineKind.BLANK:
            continue
        text = reading.folded[line.start : min(line.end, line.start + _LONG)]
        for match in compiled(_CLOCK).finditer(text):
            if not compiled(_PLANNED).search(text[max(0, match.start() - 40) : match.start()]):
                return True
    return False


def _is_signed(reading: Reading) -> bool:
    """Whether the text names its author: a label, a signature, a name or initials on the last line."""
    lines = [line for line in reading.layout.lines if line.kind is not LineKind.BLANK]
    for line in (*lines[:_HEAD_LINES], *lines[-_TAIL_LINES:]):
        if line.kind is LineKind.SIGNATURE:
            return True
        text = reading.text[line.start : min(line.end, line.start + _LONG)]
        for match in compiled(_AUTHOR_LABEL).finditer(reading.folded[line.start : line.start + len(text)]):
            if _NAME.match(text, match.end()) or _INITIALS.match(text[match.end() : match.end() + 8]):
                return True
    last = reading.text[lines[-1].start : lines[-1].end] if lines else ""
    if len(last) <= 80 and len(lines) > 1 and _SIGNED_LINE.match(last):
        return True
    return bool(_INITIALS.search(last[-14:])) and not last.rstrip().endswith(".")


def _says_late(folded: str, context: CheckContext) -> bool:
    if _terms("late").search(folded):
        return True
    # "Written 14/3 for 1/3": the day of writing stands in the text itself.
    written = context.note.written
    if written is None:
        return False
    day = rf"0?{written.day}"
    months = rf"(?:0?{written.month}\b|{written.strftime('%b').lower()})"
    return bool(
        re.search(
            rf"\b(?:written|typed|recorded|entered|logged|added|note made|completed)\b[^.\n]{{0,20}}\b{day}(?:st|nd|rd|th)?(?: of)?[/. -]{months}",
            folded,
        )
    )


def _contact(reading: Reading, kind: str) -> Sentence | None:
    """The first sentence (or the one under the first heading) that tells of a visit or a meeting."""
    for match in _terms(kind).finditer(reading.folded):
        sentence = reading.sentence_at(match.start())
        if sentence is None:
            sentence = next((s for s in reading.sentences if s.start >= match.end()), None)
        if sentence is not None and not compiled(
            r"\b(?:no|not|cancelled|declined|without|before|since|last|previous|history of)(?: \w+)? $"
        ).search(reading.folded[max(0, match.start() - 30) : match.start()]):
            return sentence
    return None


def _names_somebody(reading: Reading, *, meeting: bool) -> bool:
    folded, text = reading.folded, reading.text
    if _terms("presence").search(folded) or reading.quotes:
        return True
    people = (
        r"\b(?:{kin}|{role}|{title}|{vague})\b"
        if meeting
        else r"\b(?:{kin}|{role}|{title}|{subject}|{subject_pronoun}|him|her|them|friend|neighbour|we|everyone|nobody|no one|no-one|family)\b"
    )
    # "HV done" is a home visit, "HV said" the health visitor.
    if compiled(people).search(
        compiled(r"\bhv\b(?= (?:done|made|to|at|today|completed|this|on|attempted|\d)| ?[-:,.])").sub("--", folded)
    ):
        return True
    for match in re.finditer(r"(?<=[a-z,;:(] )[A-Z][a-z’'-]+", text):
        if not compiled(r"^(?:{month}|{weekday}|{date}|plan|next|agreed|home|visit)$").match(match[0].lower()):
            return True
    return bool(
        re.search(
            r"(?:^|[.\n] ?)[A-Z][a-z’'-]{2,}(?: [A-Z][a-z’'-]+)? (?:was|is|had|has|said|told|showed|asked|opened|let|came|sat|looked|seemed|appeared|agreed|wanted)\b",
            text,
        )
    )


CHECKS: Mapping[str, Check] = {
    "record/date-missing": date_missing,
    "record/time-missing": time_missing,
    "record/author-missing": author_missing,
    "record/late-entry": late_entry,
    "record/presence-missing": presence_missing,
}
SET_CHECKS: Mapping[str, SetCheck] = {"record/copied-text": COPIED_TEXT, "record/gap": GAP}
