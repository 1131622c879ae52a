"""What rows say of a name: a list of residents, the columns of a table, the entries of a log or a handover."""

from __future__ import annotations

import re
from collections.abc import Iterable

from recordlint.personal_data.base import Hit
from recordlint.personal_data.people.name_lists import term_set

_ROSTER = re.compile(
    r"^[ \t*#•|-]{0,6}(?:(?:room|rm|bed|bay|side ?room|sr|flat|unit|slot|pod|cubicle|apt)\s?\d{0,3}[a-z]?|(?:chair|case|client|patient|pt|resident|plot|pitch|no\.?)\s?(?:\d{1,3}|[a-h])\b|[a-d]\d{1,2}|\d{1,2}[a-z]?)[ \t]*[|:.,)\t-]{0,3}[ \t]*(?:-[ \t]*)?(?:our \w{1,20},? )?$"
)
_NUMBER = re.compile(r"[ \t]*\d{1,2}[.)][ \t]+")
_BED_BEHIND = re.compile(
    r"[ \t]?[,(|-]{1,2}[ \t]?(?:(?:age )?\d{1,3} ?(?:yrs?|years?|y/?o)?[),]{0,2}[ \t]?)?(?:rm|room|bay|bed|side ?room|chair|slot|sr|cubicle)\s?\d{0,3}[a-z]?\b"
)
_AGE_BEHIND = re.compile(
    r"[ \t]?(?:[(,][ \t]?\d{1,3}[ \t]?(?:yrs?|years?|y/?o)\b|\(\d{2,3}\)|,[ \t]?\d{2}(?=[ \t]?[-:;,(]))"
)
_ENTRY_HEAD = re.compile(
    r"[ \t]*(?=[^\n]{0,50}(?:\d{1,2}[:.]?\d{2}|[ap]m\b|\bcall\b|\bduty\b|\bshift\b))(?:(?:mon|tues?|weds?|wednes|thurs?|thu|fri|satur|sat|sun)(?:day)?|[a-z]{3,9}|\d{1,4}(?:st|nd|rd|th)?|[/.:,-]|[ \t]|[ap]m\b){2,16}"
)
_OPENS_ENTRY = re.compile(
    r"[ \t]*(?:(?P<numbered>(?:\d{1,2}|[a-h])[.)]|#\d{1,2})|(?P<timed>\d{1,2}[:.]\d{2}(?: ?- ?\d{1,2}[:.]\d{2})?(?: ?[ap]m)?)|(?P<bulleted>[*•-]))?[ \t]*(?:[-:|][ \t]*)?"
)
_ENTRY_GOES_ON = re.compile(r"[ \t]?(?:[,(|:]|- |\d)(?!$)")
_ANYBODY = re.compile(
    r"(?:full |first |last |family )?names?|surname|forenames?|who|person|people|member|contact|relationship|known as"
)
_ROW_OF_TABLE = re.compile(r"[ \t]*\|[^|\n]{0,400}\|")
_CELL = re.compile(r"[|\t]")
_PLACE = re.compile(r"[a-z]")
_ROW = 4.5
"""The weight of a row: several such rows make several subjects (`roles`)."""


def column_cues(heading: str, of_label: Iterable[tuple[str, float, str]]) -> list[tuple[str, float, str]]:
    """The cues of a column from those that its heading gives as a label; in a table of residents the children are family."""
    if heading == "children":
        return [("family", 3.0, "a column of a table")]
    return [
        (role, _ROW, "a row of a list of residents")
        if role == "subject"
        else (role, min(weight, 3.0), "a column of a table")
        for role, weight, _ in of_label
    ]


class RowReader:
    """Rows and entries of one folded text. Cues are (role, weight, why)."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._heads = self._table_heads()

    def cues(self, before: str, after: str, *, opens_note: bool) -> list[tuple[str, float, str]]:
        """What it says of a name that `before` and `after` stand on its line; `opens_note`: the line is the first of the note."""
        if len(before) >= 40:
            return []
        found = self._of_row(before, after)
        opens_line = not before.strip(" \t*-")
        if opens_line and _BED_BEHIND.match(after):
            found.append(("subject", _ROW, "a row of a list of residents"))
        elif opens_line and not opens_note and _AGE_BEHIND.match(after):
            found.append(("subject", 1.5, "an age behind a name that opens a line"))
        if (opens := _OPENS_ENTRY.fullmatch(before)) and _ENTRY_GOES_ON.match(after):
            kind = next((name for name, mark in opens.groupdict().items() if mark), "")
            if kind:
                found.append(("subject", 0.4, f"a name that opens a {kind} entry"))
        if (not after.strip(" .-*:") or after.startswith(". ")) and self._is_entry_head(before):
            found.append(("professional", 1.6, "a name beside the time of an entry"))
        return found

    def _of_row(self, before: str, after: str) -> list[tuple[str, float, str]]:
        """Whether the name heads a row of a list of residents: "Room 2 Dilys", "C1 | SYKES"."""
        if not _ROSTER.match(before):
            return []
        in_table = bool(_CELL.search(before))
        is_place = bool(_PLACE.search(before))
        if _NUMBER.fullmatch(before) and (not after.strip() or _AGE_BEHIND.match(after)):
            return [("subject", _ROW, "a row of a list of people")]
        if is_place or in_table or after.lstrip()[:1] in (":", "|", "-", "(", ","):
            return [("subject", _ROW if in_table or is_place else 3.0, "a row of a list of residents")]
        return []

    def _is_entry_head(self, before: str) -> bool:
        """Whether what stands before a name on its line is a date and a time, or the name of a call or shift."""
        words = re.findall(r"[a-z]+", before)
        return bool(_ENTRY_HEAD.fullmatch(before)) and all(
            word in term_set("role_cues", "head of an entry") for word in words
        )

    def _table_heads(self) -> dict[int, list[str]]:
        """The headings of the columns by the place where a row of a table begins."""
        found: dict[int, list[str]] = {}
        heads: list[str] = []
        start = 0
        for row in self._folded.split("\n"):
            if not _ROW_OF_TABLE.match(row):
                heads = []
            elif not heads:
                heads = [cell.strip(" *\n") for cell in row.split("|")]
            else:
                found[start] = heads
            start += len(row) + 1
        return found

    def heading(self, hit: Hit, line: int, end: int) -> str:
        """The heading of the column where the name is all that the cell begins with: "| Room | Resident | Children |"."""
        if not _ROW_OF_TABLE.match(self._folded, line, end):
            return ""
        heads = self._heads.get(line, [])
        column = self._folded.count("|", line, hit.start)
        cell = self._folded.rfind("|", line, hit.start) + 1
        if column >= len(heads) or _ANYBODY.fullmatch(heads[column]) or self._folded[cell : hit.start].strip(" *"):
            return ""
        return heads[column]
