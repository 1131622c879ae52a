"""Rows of tables that are filled-in forms ("Name | Jane Okafor"), read as labels with their values ("Name : Jane Okafor")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

CELL = " | "
"""What stands between the cells of a row."""
_VALUE = " : "  # as long as CELL, so that positions stay
_SPACES = "   "
_NEXT = "  \n"
_LONGEST = 48
_MOST_WORDS = 6
_WORDS = re.compile(r"[^\W\d_]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SAYS_LABEL = _set(
    """
    name names forename forenames surname alias known dob birth born nhs chi upn nino number no ref reference id address postcode
    telephone tel phone mobile landline email mail contact gp surgery practice dentist kin relationship relation gender sex
    pronouns title religion faith ethnicity ethnic nationality language interpreter occupation date time venue location school
    nursery college year team service agency provider worker manager coordinator consultant practitioner keyworker author
    supervisor supervisee assessor reviewer chair minutes advocate solicitor landlord carer guardian status category outcome
    admitted discharged admission discharge referrer referral referred completed signed signature position role designation
    diagnosis allergies allergy medication weight height subject child children pupil patient client resident tenant
    mother father mum dad parent parents wife husband partner son daughter sister brother sibling siblings ward bed room key safe
    code ni passport vehicle registration bank account sort police court case type duration attendees present apologies from to
    """
)
_HEADS_COLUMN = _set(
    """
    name names role roles agency date dates time event events action actions source outcome who what when where why how whom need needs
    support risk risks comment comments details notes relationship contact telephone phone address status attended attendance
    organisation service drug dose frequency change changes area now then goal goals target progress evidence owner deadline
    entry author staff signature person people title job initials reason result score day dob age professional
    present of by and or the to in full last
    """
)


def labelled(text: str) -> str:
    """The text of a document with the rows of its forms as labels and values. It is as long as before: positions stay.

    Only rows whose every other cell is a label are changed; tables with headings of columns stay as they are.
    """
    if CELL not in text:
        return text
    lines = text.split("\n")
    for begin, end in _tables(lines):
        rows = [line.split(CELL) for line in lines[begin:end]]
        for at in _forms(rows):
            lines[begin + at] = _as_labels(rows[at])
    return "\n".join(lines)


def _tables(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where lines with cells follow each other."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and CELL in lines[end]:
            end += 1
        if end > at:
            yield at, end
        at = end + 1


def _forms(rows: Sequence[Sequence[str]]) -> list[int]:
    """The rows that are parts of a form."""
    if _is_heading(rows[0]) and len(rows) > 1:
        return []
    able = [at for at, row in enumerate(rows) if len(row) % 2 == 0 and all(_can_be_label(cell) for cell in row[::2])]
    sure = [at for at in able if all(_says_label(cell) for cell in rows[at][::2]) and not _is_heading(rows[at])]
    return able if len(sure) * 2 >= len(rows) else sure


def _is_heading(row: Sequence[str]) -> bool:
    """Whether a row names the columns of a table. Of two cells every word has to be one that heads columns."""
    cells = [_WORDS.findall(cell.casefold()) for cell in row]
    if len(cells) == 2:
        return all(words and _HEADS_COLUMN.issuperset(words) for words in cells)
    heads = sum(1 <= len(words) <= 4 and not _HEADS_COLUMN.isdisjoint(words) for words in cells)
    return heads * 3 >= len(cells) * 2 and not any(letter.isdigit() for letter in "".join(row))


def _can_be_label(cell: str) -> bool:
    said = cell.strip()
    return (
        0 < len(said) <= _LONGEST
        and said[0].isalpha()
        and said[-1] not in ".!?;,"
        and len(said.split()) <= _MOST_WORDS
        and not any(letter.isdigit() for letter in said)
    )


def _says_label(cell: str) -> bool:
    return cell.rstrip().endswith(":") or bool(_SAYS_LABEL.intersection(_WORDS.findall(cell.casefold())))


def _as_labels(row: Sequence[str]) -> str:
    parts: list[str] = []
    for at, cell in enumerate(row):
        if at:
            label = row[at - 1].rstrip()
            parts.append(_NEXT if at % 2 == 0 else _SPACES if label.endswith(":") else _VALUE)
        parts.append(cell)
    return "".join(parts)
