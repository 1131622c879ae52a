"""The inventory for a person to read: note by note, whose data, in which role; the words only on request."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

import click

from recordlint.documents.base import Failure
from recordlint.notes import Mention
from recordlint.personal_data.people.persons import Person
from recordlint.personal_data.run import StoredPiece, StoredRecord
from recordlint.reports.scan_base import ScanOptions, ScanSummary, people_of, printable
from recordlint.reports.text_report import plural

_ROLE_WORDS = {
    "subject": "the person",
    "family": "family",
    "third_party": "third party",
    "professional": "professional",
    "none": "nobody known",
}
_TYPE_WORDS = {
    "PERSON": "name", "DATE_OF_BIRTH": "date of birth", "DATE": "date", "AGE": "age", "ADDRESS": "address",
    "POSTCODE": "postcode", "LOCATION": "place", "ORGANISATION": "organisation", "SCHOOL": "school", "PHONE": "phone number",
    "EMAIL": "e-mail address", "URL": "web address", "NHS_NUMBER": "NHS number", "NINO": "national insurance number",
    "CASE_ID": "case number", "VEHICLE": "vehicle registration", "PASSPORT": "passport number",
    "DRIVING_LICENCE": "driving licence", "UPN": "unique pupil number", "BANK_ACCOUNT": "bank details",
    "ACCESS_CODE": "access code", "IP_ADDRESS": "IP address", "HANDLE": "social media name", "OTHER_ID": "other number",
}  # fmt: skip


class ScanText:
    """Writes as records come."""

    def __init__(self, out: TextIO, options: ScanOptions) -> None:
        self._out = out
        self._options = options
        self._clean = 0

    def begin(self) -> None:
        if self._options.excerpts:
            self._line(self._style("This list shows personal data from the notes.", bold=True) + "\n")

    def record(self, record: StoredRecord) -> None:
        if record.is_unread and not any(piece.mentions for piece in record.pieces):
            self._line(f"{_title(record)}: not read (pictures)\n")
            return
        if record.is_empty:
            self._line(f"{_title(record)}: empty\n")
            return
        if not any(piece.mentions or piece.topics for piece in record.pieces):
            self._clean += 1
            return
        self._line(self._style(_title(record), bold=True))
        for person, _ in people_of(record):
            self._person(record, person)
        loose = [(piece, m, w) for piece, m, w in _all(record) if m.entity is None]
        if loose:
            self._line("  of nobody known")
            self._mentions(loose)
        topics = sorted({topic.kind for piece in record.pieces for topic in piece.topics})
        if topics:
            self._line(f"  speaks of: {', '.join(topics)}")
        self._line("")

    def end(self, summary: ScanSummary, errors: list[Failure]) -> None:
        if self._clean:
            self._line(f"nothing found in {plural(self._clean, 'note')}")
        types = ", ".join(f"{_TYPE_WORDS.get(kind, kind)} {count:,}" for kind, count in summary.by_type.most_common())
        self._line(
            f"{plural(summary.notes, 'note')} read, {plural(summary.mentions, 'mention')} of personal data"
            + (f": {types}." if types else ".")
        )
        roles: dict[str, int] = {}
        for role in summary.people.values():
            roles[role] = roles.get(role, 0) + 1
        if roles:
            self._line(
                "People: " + ", ".join(f"{_ROLE_WORDS[role]} {count}" for role, count in sorted(roles.items())) + "."
            )
        if errors:
            self._line(f"{plural(len(errors), 'problem')}: not everything could be read.")

    def _person(self, record: StoredRecord, person: Person) -> None:
        role = _ROLE_WORDS[person.role]
        who = f"{role}, {person.relation}" if person.relation and person.relation != role else role
        self._line(f"  {person.key} ({who})")
        self._mentions([found for found in _all(record) if found[1].entity == person.key])

    def _mentions(self, mentions: Iterable[tuple[StoredPiece, Mention, str]]) -> None:
        by_kind: dict[tuple[str, str], list[tuple[StoredPiece, Mention]]] = {}
        for piece, mention, words in mentions:
            shown = printable(words) if self._options.excerpts else ""
            by_kind.setdefault((mention.type, shown), []).append((piece, mention))
        for (kind, shown), found in by_kind.items():
            places = ", ".join(_place(piece, mention) for piece, mention in found[:12])
            more = f" and {len(found) - 12} more" if len(found) > 12 else ""
            self._line(f"    {_TYPE_WORDS.get(kind, kind)}{f' “{shown}”' if shown else ''} at {places}{more}")
            if self._options.explain:
                for piece, mention in found[:12]:
                    self._line(
                        f"      {_place(piece, mention)}: {mention.recognizer} {mention.score:.2f}, {mention.why}"
                    )

    def _style(self, text: str, **how: object) -> str:
        return click.style(text, **how) if self._options.colour else text  # type: ignore[arg-type]

    def _line(self, text: str) -> None:
        self._out.write(text.encode("utf-8", "replace").decode("utf-8") + "\n")


def _all(record: StoredRecord) -> list[tuple[StoredPiece, Mention, str]]:
    return [(p, m, w) for p in record.pieces for m, w in zip(p.mentions, p.words, strict=True)]


def _place(piece: StoredPiece, mention: Mention) -> str:
    where = f"{mention.start}-{mention.end}"
    return where if piece.is_note or piece.field is None else f"{piece.field} {where}"


def _title(record: StoredRecord) -> str:
    parts = [record.ref.path]
    if record.sheet:
        parts.append(f"sheet {record.sheet}")
    if record.row is not None:
        parts.append(f"row {record.row}" if record.row else "headings")
    if record.ref.id:
        parts.append(f"id {record.ref.id}")
    if record.ref.entry:
        parts.append(f"entry {record.ref.entry}")
    return ", ".join(parts)
