"""The plan: what would be withheld, with its words and surroundings, as a file that a person reads, edits and applies.

It is JSON. A reviewer writes `"keep"` or `"withhold"` as the `decision` of a person or of an item, a `reason` or an `exemption`, and
adds spans under `added`; everything else is left as it is. An item's own decision beats that of its person, which beats what is proposed.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from recordlint.errors import InputError
from recordlint.redaction.base import ACTIONS, WORDS, Item
from recordlint.redaction.planner import PieceKey
from recordlint.settings import near

VERSION = 1
WARNING = "THIS FILE HOLDS PERSONAL DATA: every name and number that the copy leaves out. Keep it where the record is kept, never with the copy."
HOW_TO = (
    'Write "keep" or "withhold" as the decision of a person or of an item, and a reason or an exemption. To withhold more, add an entry '
    'to "added" with file, row and field as in the items, and either start and end or text (every place where it stands). Leave the rest as it is.'
)
_AROUND = 60  # characters of context on either side
_SENTENCES = 20  # sentences listed for one person
_DECISIONS = (None, "keep", "withhold")
_ADDED = ("file", "row", "sheet", "field", "start", "end", "text", "reason", "exemption")


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A source of the plan: its name, and the SHA-256 of its bytes when the plan was made."""

    path: str
    sha256: str


@dataclass(frozen=True)
class Plan:
    """A plan as it was read: the items by file and piece, and what a person added."""

    policy: str
    labels: tuple[str, ...]
    files: Mapping[str, PlannedFile]
    items: Mapping[tuple[str, PieceKey], list[Item]]
    added: Mapping[str, list[Mapping[str, Any]]]

    def items_of(self, path: str, key: PieceKey, text: str) -> list[Item]:
        """The items of one piece with what was added to it. Raises InputError where an added span does not fit the text."""
        found = list(self.items.get((path, key), ()))
        for item in found:
            if text[item.start : item.end] != item.text:
                raise InputError(
                    f"{path}: an item at {item.start}-{item.end} does not fit the text: make the plan again"
                )
        for number, entry in enumerate(self.added.get(path, ()), 1):
            if (entry.get("row"), entry.get("sheet"), entry.get("field")) not in (
                (key.row, key.sheet, key.field),
                (None, None, None),
            ):
                continue
            found += _added(entry, key, text, f"{path}: added entry {number}")
        return found

    def all_items(self) -> Iterator[Item]:
        """Every item of the plan."""
        for items in self.items.values():
            yield from items


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class PlanWriter:
    """Writes a plan item by item, into a file that only its owner can read, and that appears when it is whole."""

    def __init__(self, path: Path, policy: str, labels: Iterable[str] = (), *, overwrite: bool = False) -> None:
        if path.exists() and not overwrite:
            raise InputError(
                f"{path}: exists already; a plan may hold decisions: give another name, or use --overwrite"
            )
        self._path = path
        self._part = path.with_name(f".{path.name}.{secrets.token_hex(6)}.part")
        try:
            handle = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise InputError(
                f"{path}: cannot be written ({(error.strerror or '').lower()}): check the folder"
            ) from None
        self._out = os.fdopen(handle, "w", encoding="utf-8", newline="\n")
        self._items = 0
        self._people: dict[str, dict[str, Any]] = {}
        head = {
            "schema_version": VERSION,
            "warning": WARNING,
            "how_to": HOW_TO,
            "offsets": "unicode-code-points",
            "policy": policy,
            "labels": list(labels),
        }
        self._out.write(json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "items": [')

    def __enter__(self) -> PlanWriter:
        return self

    def __exit__(self, kind: object, *exc: object) -> None:
        self._out.close()
        if kind is not None:
            self._part.unlink(missing_ok=True)

    def piece(self, path: str, text: str, items: Iterable[Item]) -> None:
        """Write the items of one piece of the file `path`."""
        for item in items:
            self._items += 1
            self._out.write(
                (",\n  " if self._items > 1 else "\n  ")
                + json.dumps(_dump(self._items, path, text, item), ensure_ascii=False)
            )
            if item.entity and item.review:
                self._listed(path, text, item)

    def finish(self, files: Iterable[PlannedFile], people: Mapping[str, Mapping[str, Any]]) -> None:
        """Write the rest and put the file in its place. `people` gives relation and names by entity."""
        listed = [
            {"entity": key, **people.get(key, {}), "decision": None, "sentences": entry["sentences"]}
            for key, entry in self._people.items()
        ]
        tail = {
            "people": listed,
            "added": [],
            "files": [{"path": f.path, "sha256": f.sha256} for f in files],
        }
        self._out.write("\n ],\n" + json.dumps(tail, ensure_ascii=False, indent=1)[2:] + "\n")
        self._out.flush()
        os.fsync(self._out.fileno())
        self._part.replace(self._path)

    def _listed(self, path: str, text: str, item: Item) -> None:
        entry = self._people.setdefault(item.entity or "", {"sentences": []})
        sentence = _sentence(text, item.start, item.end)
        said = {"file": path, "row": item.row, "field": item.field, "text": sentence}
        if len(entry["sentences"]) < _SENTENCES and said not in entry["sentences"]:
            entry["sentences"].append(said)


def _dump(number: int, path: str, text: str, item: Item) -> dict[str, Any]:
    before = text[max(0, item.start - _AROUND) : item.start]
    after = text[item.end : item.end + _AROUND]
    return {
        "id": number,
        "file": path,
        "row": item.row,
        "sheet": item.sheet,
        "field": item.field,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "context": f"{before}⟦{item.text}⟧{after}",
        "type": item.type,
        "role": item.role,
        "entity": item.entity,
        "score": round(item.score, 3),
        "recognizer": item.recognizer,
        "proposed": "withhold" if item.is_withheld else "keep",
        "decision": None,
        "action": item.action,
        "replacement": item.replacement,
        "review": item.review,
        "reason": item.reason,
        "exemption": item.exemption,
        "rule": item.rule,
    }


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around [start, end), at most 300 characters on either side."""
    left = max(text.rfind(mark, max(0, start - 300), start) for mark in (". ", "\n", "! ", "? "))
    rights = [at for mark in (". ", "\n", "! ", "? ") if (at := text.find(mark, end, end + 300)) != -1]
    return text[left + 1 if left >= 0 else max(0, start - 300) : (min(rights) + 1) if rights else end + 300].strip()


def read_plan(path: Path) -> Plan:
    """Read a plan that a person may have edited. Raises InputError that names the place and the remedy."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({(error.strerror or '').lower()}): check the path") from None
    except ValueError as error:
        raise InputError(f"{path}: not valid JSON ({error}): mend that place, or make the plan again") from None
    if not isinstance(data, dict) or data.get("schema_version") != VERSION or "items" not in data:
        raise InputError(f"{path}: not a plan of this version: make it with recordlint redact --plan")
    try:
        return _parsed(path, data)
    except (KeyError, TypeError, AttributeError):
        raise InputError(
            f"{path}: the plan's layout was changed: change only decision, reason, exemption and added, or make it again"
        ) from None


def _parsed(path: Path, data: Mapping[str, Any]) -> Plan:
    files = {f["path"]: PlannedFile(f["path"], f["sha256"]) for f in data["files"]}
    people = {p["entity"]: p for p in data["people"]}
    for person in people.values():
        _check_decision(path, str(person["entity"]), person.get("decision"))
    items: dict[tuple[str, PieceKey], list[Item]] = {}
    for entry in data["items"]:
        item = _load(path, entry, people)
        if entry["file"] not in files:
            raise InputError(f"{path}: item {entry['id']}: its file is not one of the plan's: leave file as it was")
        items.setdefault((entry["file"], PieceKey(item.row, item.sheet, item.field)), []).append(item)
    added: dict[str, list[Mapping[str, Any]]] = {}
    listed: list[dict[str, Any]] = data.get("added") or []
    for number, entry in enumerate(listed, 1):
        where = f"{path}: added entry {number}"
        for key in entry:
            if key not in _ADDED:
                raise InputError(f"{where}: unknown key {key!r}{near(key, _ADDED)}")
        if entry.get("file") not in files:
            raise InputError(f"{where}: file must be one of the plan's files{near(str(entry.get('file')), files)}")
        added.setdefault(entry["file"], []).append(entry)
    return Plan(str(data["policy"]), tuple(str(label) for label in data.get("labels") or ()), files, items, added)


def _load(path: Path, entry: Mapping[str, Any], people: Mapping[Any, Any]) -> Item:
    where = f"{path}: item {entry['id']}"
    item = Item(
        entry["start"], entry["end"], entry["text"], entry["type"], entry["role"], entry["entity"], entry["action"],
        entry["replacement"], row=entry["row"], sheet=entry["sheet"], field=entry["field"], score=float(entry["score"]),
        recognizer=entry["recognizer"], review=bool(entry["review"]), reason=entry["reason"] or "",
        exemption=entry["exemption"] or "", rule=entry["rule"] or "",
    )  # fmt: skip
    if item.action not in ACTIONS or len(item.text) != item.end - item.start:
        raise InputError(f"{where}: action or text was changed: change only decision, reason and exemption")
    own = entry.get("decision")
    _check_decision(path, f"item {entry['id']}", own)
    of_person = people[item.entity].get("decision") if item.review and item.entity in people else None
    rule = f"plan: item {entry['id']}" if own else f"plan: {item.entity}" if of_person else item.rule
    return _decided(item, own or of_person or entry["proposed"], bool(own or of_person), rule)


def _decided(item: Item, decided: str, by_person: bool, rule: str) -> Item:
    review = item.review and not by_person
    if decided == "keep":
        return replace(item, action="keep", replacement=item.text, review=review, rule=rule)
    if item.is_withheld:
        return replace(item, review=review, rule=rule)
    return replace(item, action="label", replacement=_label(item), review=review, rule=rule)


def _label(item: Item) -> str:
    from recordlint.redaction.operators import replacement

    return replacement(item.text, item.type, "label", entity=item.entity).text


def _check_decision(path: Path, where: str, decision: Any) -> None:
    if decision not in _DECISIONS:
        raise InputError(
            f"{path}: {where}: the decision is keep, withhold or null, not {decision!r}{near(str(decision), ('keep', 'withhold'))}"
        )


def _added(entry: Mapping[str, Any], key: PieceKey, text: str, where: str) -> list[Item]:
    words = entry.get("text")
    start, end = entry.get("start"), entry.get("end")
    places: list[tuple[int, int]] = []
    if isinstance(start, int) and isinstance(end, int):
        if not 0 <= start < end <= len(text) or (words is not None and text[start:end] != words):
            raise InputError(f"{where}: start and end do not fit the text: count code points from 0")
        places.append((start, end))
    elif isinstance(words, str) and words:
        at = text.find(words)
        while at != -1:
            places.append((at, at + len(words)))
            at = text.find(words, at + len(words))
    else:
        raise InputError(f"{where}: give start and end, or the words as text")
    return [
        Item(
            left,
            right,
            text[left:right],
            WORDS,
            "none",
            None,
            "label",
            "[withheld]",
            row=key.row,
            sheet=key.sheet,
            field=key.field,
            recognizer="user",
            reason=str(entry.get("reason") or ""),
            exemption=str(entry.get("exemption") or ""),
            rule="plan: added",
        )
        for left, right in places
    ]
