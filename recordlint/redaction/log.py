"""The log of a redaction: every decision with its place and its grounds, and never the words.

It is for the house that redacts: who decided what, and why, when somebody asks. It says of itself that it is not for
release, since places, roles and counts of withheld words tell something too. Replacements are left out: a pseudonym, a
mask or a date with its day taken away is made from the words. An entity is shown when it is a number of the run's own
("p3"), else as a keyed hash, since a house may use names for it. Grounds that quote the words (a rule `--withhold NAME`)
are cut. A file's name stands as it is: a house that names files after people can give `reference(key, path)` instead.
"""

from __future__ import annotations

import csv
import hmac
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from recordlint.redaction.base import Item
from recordlint.redaction.surfaces import compact

LOG_VERSION = 1
SCHEMA = "recordlint-redaction-log"
NOTICE = "INTERNAL: not for release. Keep this log with the source, never with the copy."
COLUMNS = (
    "file", "sheet", "row", "field", "start", "end", "type", "role", "entity", "action", "reason", "exemption", "rule",
    "recognizer", "score", "review",
)  # fmt: skip

Decision = tuple[str, Item]
"""The path of a file, and an item of it."""

_OWN_NUMBER = re.compile(r"(?:[a-z]|person|place|organisation|entity)?[-_ #]?\d{1,5}", re.IGNORECASE)
_CUT = "(cut: it quotes the words)"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_HASH_DIGITS = 16
_SHORTEST = 2


def reference(key: bytes, value: str) -> str:
    """A stable name for a value: 16 hexadecimal digits of its HMAC-SHA256 (RFC 2104) under a run's key.

    The same value has the same name under the same key; without the key nobody can try values out.
    """
    return hmac.new(key, value.encode("utf-8", "surrogatepass"), "sha256").hexdigest()[:_HASH_DIGITS]


def rows(decisions: Iterable[Decision], key: bytes) -> Iterator[dict[str, Any]]:
    """What the log says of each decision, by COLUMNS. Offsets are code points of the source's piece."""
    for path, item in decisions:
        yield {
            "file": path,
            "sheet": item.sheet,
            "row": item.row,
            "field": item.field,
            "start": item.start,
            "end": item.end,
            "type": item.type,
            "role": item.role,
            "entity": _entity(item, key),
            "action": item.action,
            "reason": _unquoted(item.reason, item.text),
            "exemption": _unquoted(item.exemption, item.text),
            "rule": _unquoted(item.rule, item.text),
            "recognizer": _unquoted(item.recognizer, item.text),
            "score": round(item.score, 3),
            "review": item.review,
        }


def write_json(
    stream: TextIO,
    decisions: Iterable[Decision],
    key: bytes,
    run: Mapping[str, Any] | None = None,
    remarks: Sequence[tuple[str, str]] = (),
) -> None:
    """Write the log as one JSON object, a decision a line. `run` has what else is known: version, policy, time.

    `remarks` are what is to be known of each file's copy: what was left out of it, what nobody could check.
    """
    head = {"schema": SCHEMA, "version": LOG_VERSION, "notice": NOTICE, "run": dict(run or {})}
    stream.write(json.dumps(head, ensure_ascii=True)[:-1] + ', "decisions": [')
    for number, row in enumerate(rows(decisions, key)):
        stream.write(("," if number else "") + "\n" + json.dumps(row, ensure_ascii=True))
    said = [{"file": path, "remark": remark} for path, remark in remarks]
    stream.write('\n], "remarks": ' + json.dumps(said, ensure_ascii=True) + "}\n")


def write_csv(
    stream: TextIO,
    decisions: Iterable[Decision],
    key: bytes,
    run: Mapping[str, Any] | None = None,
    remarks: Sequence[tuple[str, str]] = (),
) -> None:
    """Write the log as CSV: a line that says what it is, the headings, a row for each decision, and one of type REMARK for each remark.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    writer = csv.writer(stream, lineterminator="\r\n")
    about = [f"{name}: {value}" for name, value in (run or {}).items()]
    writer.writerow([cell(value) for value in (NOTICE, f"{SCHEMA} {LOG_VERSION}", *about)])
    writer.writerow(COLUMNS)
    for row in rows(decisions, key):
        writer.writerow([cell(row[column]) for column in COLUMNS])
    for path, remark in remarks:
        known = {"file": path, "type": "REMARK", "reason": remark}
        writer.writerow([cell(known.get(column)) for column in COLUMNS])


def cell(value: object) -> str | int | float:
    """A value as a cell: numbers as they are, None empty, and text that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    text = str(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or text.startswith(_FORMULA) else text


def _entity(item: Item, key: bytes) -> str | None:
    entity = item.entity
    if entity is None or (_OWN_NUMBER.fullmatch(entity) and compact(entity) != compact(item.text)):
        return entity
    return reference(key, entity)


def _unquoted(grounds: str, text: str) -> str:
    """Grounds, unless the item's own words stand in them; a word or number of one or two characters is no quotation."""
    words = compact(text)
    return _CUT if len(words) > _SHORTEST and words in compact(grounds) else grounds
