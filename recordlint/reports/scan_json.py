"""The inventory as JSON: a contract with a published schema (`recordlint/reports/scan_schema.json`), written record by record."""

from __future__ import annotations

import json
import re
from typing import Any, TextIO

from recordlint import __version__
from recordlint.documents.base import Failure
from recordlint.notes import Mention, Topic
from recordlint.personal_data.run import StoredPiece, StoredRecord
from recordlint.reports.scan_base import ScanOptions, ScanSummary, people_of

_SURROGATE = re.compile("[\ud800-\udfff]")


class ScanJson:
    """Streams one JSON object."""

    def __init__(self, out: TextIO, options: ScanOptions) -> None:
        self._out = out
        self._options = options
        self._notes = 0

    def begin(self) -> None:
        head = {
            "schema_version": 1,
            "tool": {"name": "recordlint", "version": __version__},
            "offsets": "unicode-code-points",
        }
        self._out.write(json.dumps(head)[:-1] + ', "notes": [')

    def record(self, record: StoredRecord) -> None:
        self._out.write((",\n" if self._notes else "\n") + _dump(self._record(record)))
        self._notes += 1

    def end(self, summary: ScanSummary, errors: list[Failure]) -> None:
        tail = {
            "summary": {
                "notes": summary.notes,
                "mentions": summary.mentions,
                "people": len(summary.people),
                "by_type": dict(sorted(summary.by_type.items())),
                "by_role": dict(sorted(summary.by_role.items())),
                "by_topic": dict(sorted(summary.by_topic.items())),
            },
            "errors": [{"path": e.path, "row": e.row, "message": e.message} for e in errors],
        }
        self._out.write("\n], " + _dump(tail)[1:] + "\n")

    def _record(self, record: StoredRecord) -> dict[str, Any]:
        note = next((piece for piece in record.pieces if piece.is_note), None)
        others = [piece for piece in record.pieces if not piece.is_note and (piece.mentions or piece.topics)]
        ref = record.ref
        return {
            "path": ref.path,
            "id": ref.id,
            "row": record.row,
            "sheet": record.sheet,
            "entry": ref.entry,
            "note_start": record.note_start,
            "empty": record.is_empty,
            "mentions": self._mentions(note) if note else [],
            "topics": [_topic(topic) for topic in note.topics] if note else [],
            "fields": [
                {
                    "field": piece.field,
                    "place": dict(piece.place.as_mapping()) if piece.place else None,
                    "mentions": self._mentions(piece),
                    "topics": [_topic(topic) for topic in piece.topics],
                }
                for piece in others
            ],
            "people": [
                {"entity": p.key, "role": p.role, "relation": p.relation, "mentions": count}
                for p, count in people_of(record)
            ],
        }

    def _mentions(self, piece: StoredPiece) -> list[dict[str, Any]]:
        return [self._mention(m, words) for m, words in zip(piece.mentions, piece.words, strict=True)]

    def _mention(self, mention: Mention, words: str) -> dict[str, Any]:
        found: dict[str, Any] = {
            "type": mention.type,
            "start": mention.start,
            "end": mention.end,
            "role": mention.role,
            "entity": mention.entity,
            "score": round(mention.score, 3),
            "recognizer": mention.recognizer,
            "scheme": mention.scheme,
        }
        if self._options.excerpts:
            found["text"] = words
        if self._options.explain:
            found["why"] = mention.why
        return found


def _dump(value: Any) -> str:
    """JSON in UTF-8; half a surrogate pair, which UTF-8 cannot hold, is written as JSON's escape."""
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", json.dumps(value, ensure_ascii=False))


def _topic(topic: Topic) -> dict[str, Any]:
    return {"kind": topic.kind, "start": topic.start, "end": topic.end}
