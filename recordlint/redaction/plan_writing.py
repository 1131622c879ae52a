"""Writing a plan: items one by one as they are decided, then the people with what is said of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from recordlint.documents.blocks import DocumentOptions
from recordlint.errors import InputError
from recordlint.redaction.base import Item
from recordlint.redaction.plan import VERSION, PlannedFile
from recordlint.redaction.private_files import private_file

WARNING = "THIS FILE HOLDS PERSONAL DATA: every name and number that the copy leaves out. Keep it where the record is kept, never with the copy."
HOW_TO = (
    'Write "keep" or "withhold" as the decision of a person (it holds for all that is theirs) or of an item (it comes before that of the '
    'person), and a reason or an exemption. To withhold more, add an entry to "added" with the file, and row, sheet and field as in the '
    "items, and either start and end or text (every place where it stands). Leave the rest as it is, and leave no item out."
)
_AROUND = 60  # characters of context on either side
_SENTENCES = 20  # sentences listed for one person
_REACH = 300  # characters of a sentence on either side of what is meant
_ENDS = (". ", "\n", "! ", "? ")


class PlanWriter:
    """Writes a plan item by item, into a file that only its owner can read, and that appears when it is whole.

    Raises InputError where the file exists (unless `overwrite`) or cannot be written.
    """

    def __init__(
        self,
        path: Path,
        policy: str,
        labels: Iterable[str] = (),
        *,
        documents: DocumentOptions | None = None,
        overwrite: bool = False,
    ) -> None:
        read = documents or DocumentOptions()
        if path.exists() and not overwrite:
            raise InputError(
                f"{path}: exists already; a plan may hold decisions: give another name, or use --overwrite"
            )
        self._stack = ExitStack()
        self._out = self._stack.enter_context(private_file(path))
        self._items = 0
        self._people: dict[str, list[dict[str, Any]]] = {}
        self._for_review: set[str] = set()
        head = {
            "schema_version": VERSION,
            "warning": WARNING,
            "how_to": HOW_TO,
            "offsets": "unicode-code-points",
            "policy": policy,
            "labels": list(labels),
            "documents": {"images": read.images, "ocr": read.ocr},
        }
        self._out.write(_json(head, indent=1)[:-2] + ',\n "items": [')

    def __enter__(self) -> PlanWriter:
        return self

    def __exit__(self, *exc: Any) -> None:
        self._stack.__exit__(*exc)

    def piece(self, path: str, text: str, items: Iterable[Item]) -> None:
        """Write the items of one piece of the file `path`."""
        for item in items:
            self._items += 1
            lead = ",\n  " if self._items > 1 else "\n  "
            self._out.write(lead + _json(_dump(self._items, path, text, item)))
            if item.entity and (item.review or item.type == "PERSON"):
                self._listed(path, text, item, item.entity)

    def finish(self, files: Iterable[PlannedFile], people: Mapping[str, Mapping[str, Any]]) -> None:
        """Write the rest. `people` gives role, relation and names by entity; those whom somebody must decide on come first."""
        order = sorted(self._people, key=lambda entity: entity not in self._for_review)
        listed = [{"entity": e, **people.get(e, {}), "decision": None, "sentences": self._people[e]} for e in order]
        tail = {
            "item_count": self._items,
            "people": listed,
            "added": [],
            "files": [{"path": f.path, "sha256": f.sha256} for f in files],
        }
        self._out.write("\n ],\n" + _json(tail, indent=1)[2:] + "\n")

    def _listed(self, path: str, text: str, item: Item, entity: str) -> None:
        """What is said where somebody stands for review: a name taken out does not hide what is told of a person."""
        sentences = self._people.setdefault(entity, [])
        if not item.review:
            return
        self._for_review.add(entity)
        said = {"file": path, "row": item.row, "field": item.field, "text": _sentence(text, item.start, item.end)}
        if len(sentences) < _SENTENCES and said not in sentences:
            sentences.append(said)


def _json(value: Any, indent: int | None = None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # Half a surrogate pair, which a damaged text may hold, has no UTF-8.
    return text if text.isascii() or not _has_surrogate(text) else json.dumps(value, indent=indent)


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


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
    """The sentence around [start, end), cut where it is very long."""
    first = max(0, start - _REACH)
    left = max((at + len(mark) for mark in _ENDS if (at := text.rfind(mark, first, start)) != -1), default=first)
    right = min((at + 1 for mark in _ENDS if (at := text.find(mark, end, end + _REACH)) != -1), default=end + _REACH)
    return text[left:right].strip()
