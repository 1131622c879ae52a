"""The plan: what would be withheld, with its words and surroundings, as a file that a person reads, edits and applies.

It is JSON. A reviewer writes `"keep"` or `"withhold"` as the `decision` of a person or of an item, a `reason` or an `exemption`, and
adds spans under `added`; everything else is left as it is. An item's own decision beats that of its person, which beats what is
proposed; an added span beats them all. What does not fit, in the file or to its sources, is refused before anything is written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recordlint.documents.blocks import Images
from recordlint.errors import InputError
from recordlint.redaction.base import WORDS, Item
from recordlint.redaction.planner import PieceKey

VERSION = 1


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A source of the plan: its name, and the SHA-256 of its bytes when the plan was made."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Added:
    """An entry under `added`: either [start, end), code points of one piece, or words, wherever they stand in the file.

    `row`, `sheet` and `field` say in which piece; None stands for any. `where` is what errors call the entry.
    """

    where: str
    row: int | None = None
    sheet: str | None = None
    field: str | None = None
    start: int | None = None
    end: int | None = None
    text: str = ""
    reason: str = ""
    exemption: str = ""

    def is_for(self, key: PieceKey) -> bool:
        """Whether the entry speaks of a piece."""
        pairs = ((self.row, key.row), (self.sheet, key.sheet), (self.field, key.field))
        return all(asked is None or asked == has for asked, has in pairs)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where it stands in the text of a piece. Raises InputError where start and end do not fit."""
        if self.start is not None and self.end is not None:
            fits = 0 <= self.start < self.end <= len(text)
            if not fits or (self.text and text[self.start : self.end] != self.text):
                raise InputError(
                    f"{self.where}: start and end do not fit the text: count code points from 0, in the row and field meant"
                )
            return [(self.start, self.end)]
        found: list[tuple[int, int]] = []
        at = text.find(self.text)
        while at != -1:
            found.append((at, at + len(self.text)))
            at = text.find(self.text, at + len(self.text))
        return found

    def items(self, key: PieceKey, text: str) -> Iterator[Item]:
        """The items that it makes in a piece."""
        for start, end in self.places(text):
            yield Item(
                start, end, text[start:end], WORDS, "none", None, "label", "[withheld]",
                row=key.row, sheet=key.sheet, field=key.field, recognizer="user",
                reason=self.reason, exemption=self.exemption, rule="plan: added",
            )  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """A plan as it was read: the items by file and piece, and what a person added to each file.

    `images` and `ocr` say how pictures in documents were read when it was made: its items fit only what is read in the same way.
    """

    name: str
    policy: str
    labels: tuple[str, ...]
    files: Mapping[str, PlannedFile]
    items: Mapping[str, Mapping[PieceKey, Sequence[Item]]] = field(default_factory=dict)
    added: Mapping[str, Sequence[Added]] = field(default_factory=dict)
    images: Images = "withhold"
    ocr: bool | None = None

    def items_of(self, path: str, key: PieceKey, text: str) -> list[Item]:
        """The items of one piece with what was added to it. Raises InputError where one does not fit the text."""
        found = list(self.items.get(path, {}).get(key, ()))
        for item in found:
            if text[item.start : item.end] != item.text:
                raise InputError(
                    f"{self.name}: an item of {path} at {item.start}-{item.end} does not fit the text: "
                    f"leave start, end and text as they were, or make the plan again"
                )
        for entry in self.added.get(path, ()):
            if entry.is_for(key):
                found += entry.items(key, text)
        return found

    def check(self, path: str, pieces: Iterable[tuple[PieceKey, str]]) -> list[Item]:
        """Whether every item and every added entry of a file has its place in it; returns what the entries make.

        Raises InputError for the first that has none. `pieces` are all of the file's.
        """
        waiting = set(self.items.get(path, ()))
        entries = self.added.get(path, ())
        places = [0] * len(entries)
        pieces_met = [0] * len(entries)
        made: list[Item] = []
        for key, text in pieces:
            self.items_of(path, key, text)
            waiting.discard(key)
            for number, entry in enumerate(entries):
                if entry.is_for(key):
                    pieces_met[number] += 1
                    new = list(entry.items(key, text))
                    places[number] += len(new)
                    made += new
        for entry, met, count in zip(entries, pieces_met, places, strict=True):
            if not met:
                raise InputError(f"{entry.where}: {path} has no such row, sheet or field: write them as in the items")
            if not count:
                raise InputError(f"{entry.where}: its text stands nowhere there: copy it from the file as it is")
            if entry.start is not None and met > 1:
                raise InputError(f"{entry.where}: {path} has several texts: say the row and the field as in the items")
        if waiting:
            raise InputError(
                f"{self.name}: an item of {path} has a row, sheet or field that the file has not: "
                f"leave them as they were, or make the plan again"
            )
        return made

    def all_items(self) -> Iterator[Item]:
        """Every item of the plan, the added entries apart."""
        for pieces in self.items.values():
            for items in pieces.values():
                yield from items


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal digits. Raises InputError where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({(error.strerror or '').lower()}): check your access to it"
        ) from None
