"""Inline markup of the corpus: `[words]{.CLASS key=value}` in, plain text with offsets out.

The form is that of Pandoc's bracketed spans. Marks nest and never cross; a literal bracket, brace or backslash is
escaped with a backslash. `corpus/GUIDE.md` says what the classes mean; this module holds a note to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from recordlint.errors import InputError

ROLES = ("subject", "family", "third_party", "professional")
QUALITIES = ("good", "poor")
SPLITS = ("train", "dev", "test")
FOCUSES = (None, "personal-data")
SOURCES = ("self", "subject", "named", "kin", "role", "vague", "none")
KINDS = (
    "observation", "report", "judgement", "view", "decision", "reason", "sharing", "plan", "capacity", "consent", "admin",
)  # fmt: skip
SETTINGS = (
    "adult-social-care", "childrens-social-care", "safeguarding", "mental-health", "home-care", "care-home",
    "supported-living", "learning-disability", "discharge", "community-nursing", "therapy", "housing", "substance-use",
    "youth-justice", "fostering", "domestic-abuse", "hospital-ward",
)  # fmt: skip
DOCUMENTS = (
    "visit", "telephone", "email", "minutes", "supervision", "assessment", "referral", "daily-log", "handover", "review",
    "court-statement", "incident", "chronology", "letter",
)  # fmt: skip
PERSONAL_DATA = (
    "PERSON", "DATE_OF_BIRTH", "DATE", "AGE", "ADDRESS", "POSTCODE", "LOCATION", "ORGANISATION", "SCHOOL", "PHONE",
    "EMAIL", "URL", "NHS_NUMBER", "NINO", "CASE_ID", "VEHICLE", "PASSPORT", "DRIVING_LICENCE", "UPN", "BANK_ACCOUNT",
    "ACCESS_CODE", "IP_ADDRESS", "HANDLE", "OTHER_ID",
)  # fmt: skip
SLOTS = ("recipient", "what", "purpose", "basis")
EXPLAINED = ("yes", "no", "everyday")

_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "statement": frozenset({"kind", "source", "flag", "event", "id", "for"}),
    "judgement": frozenset(),
    "abbreviation": frozenset({"explained", "ambiguous"}),
    **{slot: frozenset({"event"}) for slot in SLOTS},
    **{label: frozenset({"of"}) for label in PERSONAL_DATA},
}
_FRONT_KEYS = {
    "id",
    "split",
    "writer",
    "setting",
    "document",
    "quality",
    "author",
    "date",
    "people",
    "expect",
    "focus",
    "scenario",
    "pair",
}
_MARK_END = re.compile(r"\]\{\.(?P<cls>\w+)(?P<attrs>(?:\s+\w+=[^\s{}]+)*)\s*\}")
_FRONT_END = re.compile(r"^---[ \t]*\r?\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotated span: Unicode code point offsets into the plain text, and the attributes of the mark."""

    start: int
    end: int
    text: str
    cls: str
    attributes: Mapping[str, str] = field(default_factory=dict)

    def values(self, key: str, separator: str = ",") -> tuple[str, ...]:
        """The attribute's values, split; empty when it is absent."""
        return tuple(v for v in self.attributes.get(key, "").split(separator) if v)


@dataclass(frozen=True, slots=True)
class AnnotatedNote:
    """A note of the corpus: its plain text, who is in it, and every mark, by start."""

    path: Path
    meta: Mapping[str, Any]
    text: str
    marks: tuple[Mark, ...]

    def of_class(self, *classes: str) -> Iterator[Mark]:
        """Marks of the named classes, in order."""
        return (mark for mark in self.marks if mark.cls in classes)


def parse_marks(source: str, where: str) -> tuple[str, tuple[Mark, ...]]:
    """Take the marks out of `source`.

    Returns the plain text and the marks sorted by (start, -end). Raises InputError that names `where` and the line of
    a bracket that nothing closes, a brace where no mark ends, or an unknown escape.
    """
    out: list[str] = []
    length = 0
    open_at: list[tuple[int, int]] = []
    marks: list[tuple[int, int, str, dict[str, str]]] = []
    i = 0
    while i < len(source):
        char = source[i]
        if char == "\\" and i + 1 < len(source) and source[i + 1] in "[]{}\\":
            out.append(source[i + 1])
            length += 1
            i += 2
        elif char == "[":
            open_at.append((length, i))
            i += 1
        elif char == "]":
            match = _MARK_END.match(source, i)
            if not match or not open_at:
                raise _error(where, source, i, "']' ends no mark (escape a literal bracket: \\])")
            start, _ = open_at.pop()
            attributes = dict(pair.split("=", 1) for pair in match["attrs"].split())
            marks.append((start, length, match["cls"], attributes))
            i = match.end()
        elif char in "{}":
            raise _error(where, source, i, f"{char!r} stands alone (escape a literal brace: \\{char})")
        else:
            out.append(char)
            length += 1
            i += 1
    if open_at:
        raise _error(where, source, open_at[-1][1], "'[' is never closed")
    text = "".join(out)
    found = (Mark(s, e, text[s:e], cls, attributes) for s, e, cls, attributes in marks)
    return text, tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def read_note(path: Path) -> AnnotatedNote:
    """Read and verify one `.note` file. Raises InputError that names the file, the fault and the remedy."""
    raw = path.read_text(encoding="utf-8")
    end = _FRONT_END.search(raw)
    if not end:
        raise InputError(f"{path}: no '---' line ends the front matter")
    try:
        meta = yaml.safe_load(raw[: end.start()])
    except yaml.YAMLError as error:
        raise InputError(f"{path}: the front matter is not YAML: {error}") from error
    if not isinstance(meta, dict):
        raise InputError(f"{path}: the front matter is not a mapping")
    text, marks = parse_marks(raw[end.end() :], str(path))
    note = AnnotatedNote(path, meta, text, marks)
    faults = list(faults_of(note))
    if faults:
        raise InputError(f"{path}: " + "; ".join(faults))
    return note


def read_corpus(folder: Path, split: str | None = None) -> Iterator[AnnotatedNote]:
    """Every note below `folder`, by path; of one split when it is named."""
    for path in sorted(folder.rglob("*.note")):
        note = read_note(path)
        if split is None or note.meta["split"] == split:
            yield note


def faults_of(note: AnnotatedNote) -> Iterator[str]:
    """What in `note` breaks the annotation guide, one line a fault."""
    yield from _front_faults(note)
    people = note.meta.get("people") or {}
    events = {value for mark in note.of_class("statement") for value in mark.values("event")}
    decisions = {value for mark in note.of_class("statement") for value in mark.values("id")}
    good = note.meta.get("quality") == "good"
    for mark in note.marks:
        at = f"at {mark.start} ({mark.cls})"
        if note.text[mark.start : mark.end] != mark.text:
            yield f"offsets do not match the text {at}"
        if not mark.text or mark.text != mark.text.strip():
            yield f"a mark is empty or begins or ends with white space {at}"
        allowed = _ATTRIBUTES.get(mark.cls)
        if allowed is None:
            yield f"unknown class {at}"
            continue
        for key in mark.attributes.keys() - allowed:
            yield f"unknown attribute {key!r} {at}"
        if mark.cls == "statement":
            yield from _statement_faults(mark, at, good)
            for value in mark.values("for"):
                if value not in decisions:
                    yield f"for= names no statement's id= {at}"
        elif mark.cls == "abbreviation" and mark.attributes.get("explained") not in EXPLAINED:
            yield f"explained= must be one of {', '.join(EXPLAINED)} {at}"
        elif mark.cls in SLOTS and mark.attributes.get("event") not in events:
            yield f"no statement has this slot's event {at}"
        elif mark.cls in PERSONAL_DATA:
            of = mark.attributes.get("of")
            if (mark.cls == "PERSON" and not of) or (of and of not in people):
                yield f"of= names nobody of the front matter's people {at}"
            if mark.cls == "PERSON" and mark.text.endswith(("'s", "’s")):
                yield f"a possessive 's belongs outside the mark {at}"


def _front_faults(note: AnnotatedNote) -> Iterator[str]:
    meta = note.meta
    for key in sorted(meta.keys() - _FRONT_KEYS):
        yield f"unknown front matter key {key!r}"
    for key, allowed in (
        ("split", SPLITS),
        ("setting", SETTINGS),
        ("document", DOCUMENTS),
        ("quality", QUALITIES),
        ("focus", FOCUSES),
    ):
        if meta.get(key) not in allowed:
            yield f"{key}: must be one of {', '.join(word for word in allowed if word)}"
    if meta.get("id") != note.path.stem:
        yield "id: must be the file's name"
    pair = meta.get("pair")
    if pair is not None and not (note.path.parent / f"{pair}.note").exists():
        yield "pair: must be the id of the other note of the pair, in the same folder"
    people = meta.get("people") or {}
    if not isinstance(people, dict) or any(
        not isinstance(p, dict) or set(p) != {"name", "role"} or p["role"] not in ROLES for p in people.values()
    ):
        yield f"people: each needs name and role ({', '.join(ROLES)})"


def _statement_faults(mark: Mark, at: str, good: bool) -> Iterator[str]:
    kinds = mark.values("kind", "+")
    if not kinds or any(kind not in KINDS for kind in kinds):
        yield f"kind= must be one or more of {', '.join(KINDS)} {at}"
    if mark.attributes.get("source") not in SOURCES:
        yield f"source= must be one of {', '.join(SOURCES)} {at}"
    if "id" in mark.attributes and "decision" not in kinds:
        yield f"id= belongs on a decision {at}"
    if "for" in mark.attributes and "reason" not in kinds:
        yield f"for= belongs on a reason {at}"
    if "sharing" in kinds and "event" not in mark.attributes:
        yield f"a sharing statement needs event= {at}"
    if good and mark.attributes.get("flag"):
        yield f"a good note has no flag= {at}"
    if any("/" not in rule for rule in mark.values("flag")):
        yield f"flag= takes rule ids {at}"


def _error(where: str, source: str, index: int, what: str) -> InputError:
    line = source.count("\n", 0, index) + 1
    context = source[max(0, index - 30) : index + 10].replace("\n", "⏎")
    return InputError(f"{where}: {what}, body line {line}, near {context!r}")
