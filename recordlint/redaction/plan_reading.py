"""Reading a plan that a person may have edited: whatever a slip of the hand can do to it is refused, in one line that names the place.

A refusal never quotes what the plan holds, since that is personal data; it says which item, and which key.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import NoneType
from typing import Any, cast, get_args

from recordlint.documents.blocks import Images
from recordlint.errors import InputError
from recordlint.redaction.base import ACTIONS, RELATIONSHIP, Item
from recordlint.redaction.operators import label_of
from recordlint.redaction.plan import VERSION, Added, Plan, PlannedFile
from recordlint.redaction.planner import PieceKey
from recordlint.settings import near

_Types = tuple[type, ...]
_TEXT: _Types = (str,)
_MAYBE: _Types = (str, NoneType)
_WHOLE: _Types = (int,)
_LIST: _Types = (list,)

_PLAN: Mapping[str, _Types] = {
    "schema_version": _WHOLE, "warning": _TEXT, "how_to": _TEXT, "offsets": _TEXT, "policy": _TEXT, "labels": _LIST,
    "items": _LIST, "item_count": _WHOLE, "people": _LIST, "added": _LIST, "files": _LIST,
}  # fmt: skip
_ITEM: Mapping[str, _Types] = {
    "id": _WHOLE, "file": _TEXT, "row": (int, NoneType), "sheet": _MAYBE, "field": _MAYBE, "start": _WHOLE, "end": _WHOLE,
    "text": _TEXT, "context": _TEXT, "type": _TEXT, "role": _TEXT, "entity": _MAYBE, "score": (int, float),
    "recognizer": _TEXT, "proposed": _TEXT, "decision": _MAYBE, "action": _TEXT, "replacement": _TEXT, "review": (bool,),
    "reason": _TEXT, "exemption": _TEXT, "rule": _TEXT,
}  # fmt: skip
_PERSON: Mapping[str, _Types] = {"entity": _TEXT, "decision": _MAYBE}
_OF_PERSON: Mapping[str, _Types] = {
    "role": _TEXT, "relation": _MAYBE, "names": _LIST, "sentences": _LIST, "reason": _TEXT, "exemption": _TEXT,
}  # fmt: skip
_ADDED: Mapping[str, _Types] = {
    "row": (int, NoneType), "sheet": _MAYBE, "field": _MAYBE, "start": (int, NoneType), "end": (int, NoneType),
    "text": _MAYBE, "reason": _TEXT, "exemption": _TEXT,
}  # fmt: skip
_FILE: Mapping[str, _Types] = {"path": _TEXT, "sha256": _TEXT}
_DECISIONS = ("keep", "withhold")
_REST = "change only decision, reason, exemption and added, or make the plan again"
_LABEL = re.compile(r"\[[^\[\]]{1,80}\]")


def read_plan(path: Path) -> Plan:
    """Read a plan. Raises InputError that names the place and the remedy, and quotes nothing of what the plan holds."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=lambda pairs: _once(path, pairs))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({(error.strerror or '').lower()}): check the path") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise InputError(f"{path}: not valid JSON ({where}): mend that place, or make the plan again") from None
    except (UnicodeDecodeError, RecursionError):
        raise InputError(f"{path}: not a plan: it is no UTF-8 text, or not one of this tool") from None
    if not isinstance(data, dict) or cast("dict[str, Any]", data).get("schema_version") != VERSION:
        raise InputError(f"{path}: not a plan of this version: make it with recordlint redact --plan")
    return _plan(str(path), cast("dict[str, Any]", data))


def _once(path: Path, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, refused where a key stands twice: a decision written above the one that was there would be lost."""
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            known = key if key in _ITEM or key in _PLAN else "a key"
            raise InputError(f"{path}: {known} is given twice in one place: leave one of them")
        made[key] = value
    return made


def _plan(name: str, data: Mapping[str, Any]) -> Plan:
    _checked(name, data, _PLAN, {"documents": (dict,)})
    files: dict[str, PlannedFile] = {}
    for number, entry in enumerate(data["files"], 1):
        _checked(f"{name}: file {number}", entry, _FILE)
        files[entry["path"]] = PlannedFile(entry["path"], entry["sha256"])
    people: dict[str, Mapping[str, Any]] = {}
    for entry in data["people"]:
        where = f"{name}: {_named(entry, 'entity', 'a person')}"
        _checked(where, entry, _PERSON, _OF_PERSON)
        _check_decision(where, entry["decision"])
        people[entry["entity"]] = entry
    _check_ids(name, data["items"], data["item_count"])
    items = [_item(f"{name}: item {entry['id']}", entry, files) for entry in data["items"]]
    labels = _labels(items)
    placed: dict[str, dict[PieceKey, list[Item]]] = {}
    for entry, item in zip(data["items"], items, strict=True):
        decided = _decided(entry, item, people.get(item.entity or "", {}), labels)
        placed.setdefault(entry["file"], {}).setdefault(PieceKey(item.row, item.sheet, item.field), []).append(decided)
    added: dict[str, list[Added]] = {}
    for number, entry in enumerate(data["added"], 1):
        made = _added(f"{name}: added entry {number}", entry, files)
        added.setdefault(entry["file"], []).append(made)
    labelled = tuple(str(label) for label in data["labels"])
    images, ocr = _documents(name, data.get("documents", {}))
    return Plan(name, data["policy"], labelled, files, placed, added, images, ocr)


def _documents(name: str, read: Mapping[str, Any]) -> tuple[Images, bool | None]:
    """How pictures were read when the plan was made."""
    _checked(f"{name}: documents", read, {}, {"images": _TEXT, "ocr": (bool, NoneType)})
    images = read.get("images", "withhold")
    if images not in get_args(Images):
        raise InputError(f"{name}: documents: images was changed: {_REST}")
    return images, read.get("ocr")


def _checked(where: str, entry: Any, needed: Mapping[str, _Types], allowed: Mapping[str, _Types] | None = None) -> None:
    """Raises InputError unless the entry is an object that has the needed keys, no unknown one, and values of their types."""
    if not isinstance(entry, dict):
        raise InputError(f"{where}: the plan's layout was changed: {_REST}")
    known = {**needed, **(allowed or {})}
    for key, value in cast("dict[str, Any]", entry).items():
        if key not in known:
            hint = near(key, known)
            raise InputError(f"{where}: unknown key{f' {key!r}' if hint else ''}{hint}: {_REST}")
        if type(value) not in known[key]:
            raise InputError(f"{where}: {key} is of the wrong kind: {_REST}")
    for key in needed:
        if key not in entry:
            raise InputError(f"{where}: {key} is missing: {_REST}")


def _named(entry: Any, key: str, otherwise: str) -> str:
    value = cast("dict[str, Any]", entry).get(key) if isinstance(entry, dict) else None
    return value if isinstance(value, str) and re.fullmatch(r"[a-z]{1,20}-\d{1,9}", value) else otherwise


def _check_ids(name: str, items: Sequence[Any], count: int) -> None:
    ids: list[int] = []
    for number, entry in enumerate(items, 1):
        _checked(f"{name}: item {number}", entry, _ITEM)
        ids.append(entry["id"])
    left_out = sorted(set(range(1, count + 1)) - set(ids))
    if left_out:
        raise InputError(f"{name}: item {left_out[0]} was taken out: leave it in and write keep as its decision")
    if len(ids) != count:
        raise InputError(f"{name}: an item stands twice, or is none of the plan's: {_REST}")


def _item(where: str, entry: Mapping[str, Any], files: Mapping[str, PlannedFile]) -> Item:
    """An item as it was proposed."""
    if entry["file"] not in files:
        raise InputError(f"{where}: its file is not one of the plan's: {_REST}")
    if not 0 <= entry["start"] < entry["end"] or len(entry["text"]) != entry["end"] - entry["start"]:
        raise InputError(f"{where}: start, end or text was changed: {_REST}")
    if entry["action"] not in ACTIONS or entry["proposed"] != ("keep" if entry["action"] == "keep" else "withhold"):
        raise InputError(f"{where}: action or proposed was changed: write your decision as decision")
    _check_decision(where, entry["decision"])
    names = (
        "start", "end", "text", "type", "role", "entity", "action", "replacement", "row", "sheet", "field",
        "recognizer", "review", "reason", "exemption", "rule",
    )  # fmt: skip
    return Item(**{name: entry[name] for name in names}, score=float(entry["score"]))


def _check_decision(where: str, decision: str | None) -> None:
    if decision is not None and decision not in _DECISIONS:
        raise InputError(f"{where}: the decision is keep, withhold or null{near(decision, _DECISIONS)}")


def _labels(items: Sequence[Item]) -> dict[str, str]:
    """The label of each person who has one, so that what is withheld by a decision has the same."""
    found: dict[str, str] = {}
    for item in items:
        label = _LABEL.match(item.replacement)
        if item.entity and item.type == "PERSON" and item.action == "label" and label:
            found.setdefault(item.entity, label[0])
    return found


def _decided(entry: Mapping[str, Any], item: Item, person: Mapping[str, Any], labels: Mapping[str, str]) -> Item:
    own, of_person = entry["decision"], person.get("decision")
    if not own and not of_person:
        return item
    rule = f"plan: item {entry['id']}" if own else f"plan: {item.entity}"
    grounds = {} if own else {key: value for key in ("reason", "exemption") if (value := person.get(key))}
    item = replace(item, review=False, rule=rule, **grounds)
    if (own or of_person) == "keep":
        return replace(item, action="keep", replacement=item.text)
    if item.is_withheld:
        return item
    own_label = labels.get(item.entity or "") if item.type == "PERSON" else None
    type = "PERSON" if item.type == RELATIONSHIP else item.type
    label = own_label or label_of(type, item.entity)
    return replace(item, action="label", replacement=_with_ending(item.text, label))


def _with_ending(words: str, label: str) -> str:
    from recordlint.redaction.operators import replacement

    # The operator keeps a possessive ending, and takes another label where this one would give the words away.
    return replacement(words, "PERSON", "label", label=label[1:-1]).text


def _added(where: str, entry: Any, files: Mapping[str, PlannedFile]) -> Added:
    _checked(where, entry, {"file": _TEXT}, _ADDED)
    if entry["file"] not in files:
        raise InputError(f"{where}: file must be one of the plan's files{near(entry['file'], files)}")
    start, end, text = entry.get("start"), entry.get("end"), entry.get("text") or ""
    if (start is None) != (end is None) or (start is None and not text):
        raise InputError(f"{where}: give start and end, or the words as text")
    return Added(
        where, entry.get("row"), entry.get("sheet"), entry.get("field"), start, end, text,
        entry.get("reason", ""), entry.get("exemption", ""),
    )  # fmt: skip
