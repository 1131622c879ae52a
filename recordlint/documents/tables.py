"""Exports: a row is a note. Which column is which, stated or guessed; a guess is always said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recordlint.documents.base import MAX_CHARACTERS, Failure, ReadOptions, Remark, too_long
from recordlint.documents.dates import find_time, parse_date
from recordlint.errors import InputError
from recordlint.notes import Note
from recordlint.settings import near

# Header names of common record systems' exports, most telling first; compared without case, spaces and punctuation.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("casenote", "casenotes", "notetext", "text", "narrative", "note", "notes", "content", "body", "entrytext", "details", "contactdetails", "description", "comments", "comment", "entry", "summary", "freetext", "progressnote", "observation", "message"),
    "id": ("noteid", "casenoteid", "recordid", "entryid", "contactid", "id", "uid", "reference", "ref", "rowid"),
    "author": ("author", "recordedby", "createdby", "enteredby", "writtenby", "worker", "workername", "staff", "staffname", "practitioner", "user", "username", "completedby", "clinician"),
    "date": ("contactdate", "dateofcontact", "eventdate", "visitdate", "notedate", "date", "dateofvisit", "entrydate", "datetime", "occurredon", "timestamp", "startdate"),
    "written": ("datewritten", "datecreated", "createddate", "createdon", "created", "recordedon", "recordeddate", "dateentered", "enteredon", "daterecorded", "datetimeentered", "createdat"),
    "time": ("time", "contacttime", "eventtime", "visittime", "timeofcontact"),
    "subject": ("personid", "clientid", "serviceuserid", "patientid", "subject", "subjectid", "caseid", "clientname", "person", "personname", "client", "serviceuser", "patient", "childname", "child", "resident", "mosaicid", "nhsnumber", "tenant", "youngperson", "name"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column (by position) holds what; None where the export has none."""

    text: int
    id: int | None = None
    author: int | None = None
    date: int | None = None
    written: int | None = None
    time: int | None = None
    subject: int | None = None

    @property
    def fields(self) -> frozenset[str]:
        """The metadata that this export carries."""
        mapped = {name for name in ("author", "date", "written", "time") if getattr(self, name) is not None}
        return frozenset(mapped)


def choose_columns(header: Sequence[str], options: ReadOptions, name: str) -> tuple[Columns, str | None]:
    """The columns of an export and, where any was guessed, a line that says which.

    Raises InputError when a stated column does not exist (with the nearest that does) or no column can hold the text.
    """
    normal = [re.sub(r"[\W_]+", "", str(cell or "")).lower() for cell in header]
    chosen: dict[str, int] = {}
    guessed: list[str] = []
    for field in _NAMES:
        stated = getattr(options, f"{field}_column", None)
        if stated is not None:
            chosen[field] = _stated(header, normal, stated, field, name)
    for field, names in _NAMES.items():
        if field in chosen:
            continue
        position = next(
            (normal.index(n) for n in names if n in normal and normal.index(n) not in chosen.values()), None
        )
        if position is not None:
            chosen[field] = position
            guessed.append(f"{field} from {str(header[position])!r}")
    if "text" not in chosen:
        listed = ", ".join(repr(str(cell)) for cell in header[:12])
        raise InputError(
            f"{name}: no column looks like the note's text: name it with --text-column (there are: {listed})"
        )
    said = f"columns guessed: {', '.join(guessed)} (state them with --text-column and so on)" if guessed else None
    return Columns(**chosen), said


def _stated(header: Sequence[str], normal: Sequence[str], stated: str, field: str, name: str) -> int:
    names = [str(cell) for cell in header]
    if stated in names:
        return names.index(stated)
    folded = re.sub(r"[\W_]+", "", stated).lower()
    if folded in normal:
        return normal.index(folded)
    listed = ", ".join(repr(n) for n in names[:12])
    raise InputError(f"{name}: no column {stated!r} for --{field}-column{near(stated, names)} (there are: {listed})")


def notes_of_rows(
    rows: Iterable[Sequence[Any] | Failure],
    header: Sequence[str],
    options: ReadOptions,
    name: str,
    place: str | None = None,
) -> Iterator[Note | Failure | Remark]:
    """A note a row, as the rows come. Rows count from 1 below the header. Raises InputError for a wrong column."""
    columns, said = choose_columns(header, options, name)
    if said:
        yield Remark(name, said)
    for number, cells in enumerate(rows, 1):
        if isinstance(cells, Failure):
            yield cells
            continue
        if len(cells) > len(header) and any(cell not in (None, "") for cell in cells[len(header) :]):
            yield Failure(
                name,
                f"row {number} has {len(cells)} cells under {len(header)} headings: quote cells that hold a separator",
                number,
            )
            continue
        if not any(cell not in (None, "") for cell in cells):
            continue
        note = note_of(cells, columns, name, number, place)
        yield too_long(name, len(note.text), number) if len(note.text) > MAX_CHARACTERS else note


def _plain(value: str | None) -> str | None:
    """A cell's value, unless it is a JSON object or list: such a one names nobody."""
    return None if value and value[0] in "{[" else value


def note_of(cells: Sequence[Any], columns: Columns, name: str, number: int, place: str | None) -> Note:
    """The note of one row and its metadata. A column that the row does not reach counts as blank."""

    def cell(field: str) -> Any:
        position = getattr(columns, field)
        return cells[position] if position is not None and position < len(cells) else None

    def words(field: str) -> str | None:
        value = cell(field)
        return str(value).strip() or None if value is not None else None

    text = cell("text")
    return Note(
        text="" if text is None else str(text),
        path=name,
        id=words("id"),
        row=number,
        date=parse_date(cell("date")),
        written=parse_date(cell("written")),
        time=find_time(cell("time")) or find_time(cell("date")),
        author=words("author"),
        subject=_plain(words("subject")),
        fields=columns.fields,
        place={"sheet": place, "row": number} if place else None,
    )
