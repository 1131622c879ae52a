"""One file's copy: written from decided items, read again by another path, and given its name only when nothing shows."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from recordlint.documents.base import Failure, ReadOptions, Remark
from recordlint.documents.blocks import Edit
from recordlint.documents.records import Changed, Record
from recordlint.documents.rewriting import has_same_pieces, records, rewrite
from recordlint.documents.rewriting.raw import has_pixels, pixel_texts, pixels_can_be_read, raw_texts, structural_faults
from recordlint.errors import InputError
from recordlint.personal_data.names import name_lists
from recordlint.redaction.base import ARTICLE, PICTURE, Item
from recordlint.redaction.edits import Applied, Replaced, apply
from recordlint.redaction.operators import LABELS, label_of
from recordlint.redaction.planner import PieceKey, fitted
from recordlint.redaction.searcher import Searcher
from recordlint.redaction.sidecar import Entry, SealedCopy, file_sha256, piece_entry
from recordlint.redaction.surfaces import words
from recordlint.redaction.variants import forms_of
from recordlint.redaction.verdicts import Kept, kept_surfaces
from recordlint.redaction.verification import (
    LABEL_WORDS,
    Explained,
    Place,
    Residue,
    ReviewHit,
    verify_piece,
    verify_raw,
)

ItemsOf = Callable[[Record], Sequence[Sequence[Item]]]
"""The items of each piece of a record, in the order of the pieces."""


@dataclass
class Outcome:
    """What became of one file's copy. `residues` is empty when the copy stands."""

    name: str
    destination: Path
    residues: list[Residue] = field(default_factory=list)
    reviews: list[ReviewHit] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    withheld: int = 0
    undecided: int = 0

    @property
    def stands(self) -> bool:
        """Whether there is a copy."""
        return not self.residues


@dataclass(frozen=True)
class Evidence:
    """What copies are held against: the forms of everything that the run withholds, and what it keeps."""

    searcher: Searcher
    kept: Kept
    label_words: frozenset[str] = LABEL_WORDS


def evidence_of(items: Iterable[Item], labels: Iterable[str] = ()) -> Evidence:
    """The evidence of a run's items. `labels` are the policy's own, whose words show nothing."""
    every = [item for item in items if item.type != PICTURE]
    own = {word for label in (*LABELS.values(), *labels, "encrypted") for word in words(label)}
    return Evidence(Searcher(forms_of(every)), kept_surfaces(every), LABEL_WORDS | own)


def piece_keys(record: Record) -> list[PieceKey]:
    """The key of each piece of a record; where two columns have one heading, the second is called "Name (2)"."""
    taken: set[str | None] = set()
    keys: list[PieceKey] = []
    for piece in record.pieces:
        field, number = piece.field, 1
        while field in taken:
            number += 1
            field = f"{piece.field} ({number})"
        taken.add(field)
        keys.append(PieceKey(record.row, record.sheet, field))
    return keys


def write_copy(
    source: Path, name: str, destination: Path, options: ReadOptions, decided: Callable[[], ItemsOf], evidence: Evidence,
    *, overwrite: bool = False,
) -> Outcome:  # fmt: skip
    """Write the copy of one file and verify it; one in which something shows never gets its name, and `destination` stays as it was.

    `decided` gives a fresh function from records to items for each pass over the file. Raises InputError, and leaves nothing behind, when
    the file cannot be read or the copy not be written.
    """
    outcome = Outcome(name, destination)
    items_of = decided()

    def change(record: Record) -> list[Changed]:
        texts: list[Changed] = []
        for piece, items in zip(record.pieces, items_of(record), strict=True):
            applied = apply_items(piece.text, items)
            texts.append(Changed(applied.text, tuple(_edit(made) for made in applied.positions.replaced)))
            outcome.withheld += sum(1 for item in items if item.is_withheld)
            outcome.undecided += sum(1 for item in items if item.review and item.is_withheld)
        return texts

    def prove(part: Path) -> None:
        try:
            for found in verify_copy(source, name, part, options, decided(), evidence):
                if isinstance(found, Residue):
                    outcome.residues.append(found)
                else:
                    outcome.reviews.append(found)
        except InputError as error:
            raise InputError(str(error).replace(str(part), str(destination))) from None
        if outcome.residues:
            raise _ShowsError
        if faults := structural_faults(part, options.documents):
            raise InputError(
                f"{destination}: not written, since the copy would hold {faults[0]}: report this as a fault"
            )

    with suppress(_ShowsError):
        outcome.remarks = rewrite(source, name, destination, options, change, overwrite=overwrite, proof=prove)
        if has_pixels(destination) and not pixels_can_be_read(options.documents):
            outcome.remarks.append(Remark(name, _UNREAD_PIXELS))
    return outcome


_UNREAD_PIXELS = "the pixels of the copy were not read back, since no OCR engine may look (pip install 'recordlint[ocr]'): look at every page yourself"


class _ShowsError(Exception):
    """Something withheld shows in a copy, which is not to be kept."""


def sealed_entries(
    source: Path, name: str, destination: Path, options: ReadOptions, items_of: ItemsOf
) -> Iterator[Entry]:
    """What a sidecar needs to restore the copy of one file: pieces by the numbers of the record and of the piece in it, from 1.

    Headings and names of sheets may have been replaced, and two columns may have one heading: by name no piece would be found again.
    """
    for number, record in enumerate(_whole(records(source, name, options)), 1):
        for place, (piece, items) in enumerate(zip(record.pieces, items_of(record), strict=True), 1):
            applied = apply_items(piece.text, items)
            if applied.positions.replaced:
                yield piece_entry(applied, name, number, None, str(place))
    renamed = destination.name if destination.name != Path(name).name else ""
    yield SealedCopy(name, file_sha256(destination), renamed)


def apply_items(text: str, items: Sequence[Item]) -> Applied:
    """The copy of a piece, its replacements fitted to the words around."""
    return apply(text, fitted(text, items))


def _edit(made: Replaced) -> Edit:
    """An edit of a piece, with what a black box over its words says."""
    item = made.item
    label = "" if item.type == ARTICLE else item.replacement if item.action == "label" else label_of(item.type)
    return Edit(made.source_start, made.source_end, item.replacement, label)


def verify_copy(
    source: Path, name: str, destination: Path, options: ReadOptions, items_of: ItemsOf, evidence: Evidence
) -> Iterator[Residue | ReviewHit]:
    """What of the run's withheld words shows in a copy: piece by piece against the source, then the file as it lies on the disk.

    Raises InputError when either cannot be read or they do not belong together.
    """
    is_ordinary = name_lists().is_ordinary
    explained = Explained()
    is_paired = has_same_pieces(source, options) and destination.suffix.lower() == source.suffix.lower()
    for record, items_of_pieces, texts in (_pairs if is_paired else _planned)(
        source, destination, name, options, items_of
    ):
        for piece, text, key, items in zip(record.pieces, texts, piece_keys(record), items_of_pieces, strict=True):
            place = Place(name, key.row, key.sheet, key.field)
            done = fitted(piece.text, items)
            yield from verify_piece(
                text, piece.text, done, evidence.searcher, evidence.kept, is_ordinary=is_ordinary, place=place, explained=explained,
                label_words=evidence.label_words,
            )  # fmt: skip
    if not is_paired:
        explained = explained.anywhere()
    views: dict[str, Explained] = {}
    for where, text in chain(raw_texts(destination), pixel_texts(destination, options.documents)):
        # A file can be read in several ways, each of which shows every word once.
        view = views.setdefault(where.split(" ", 1)[0], copy.deepcopy(explained))
        for residue in verify_raw(
            where if where.endswith((".xml", ".rels")) else f"{where} of {name}",
            text,
            evidence.searcher,
            view,
            evidence.kept,
            is_ordinary=is_ordinary,
        ):
            yield replace(residue, place=Place(f"{name}, {where}"))


def _pairs(
    source: Path, destination: Path, name: str, options: ReadOptions, items_of: ItemsOf
) -> Iterator[tuple[Record, Sequence[Sequence[Item]], Sequence[str]]]:
    """Each record of the source with its items, and the texts that the copy has in the places of its pieces."""
    of_source = _whole(records(source, name, options))
    of_copy = _whole(records(destination, name, options))
    while True:
        one, other = next(of_source, None), next(of_copy, None)
        if one is None and other is None:
            return
        if one is None or other is None or len(one.pieces) != len(other.pieces):
            raise InputError(f"{name}: the copy does not have the parts of its source: make it again")
        yield one, items_of(one), [piece.text for piece in other.pieces]


def _planned(
    source: Path, destination: Path, name: str, options: ReadOptions, items_of: ItemsOf
) -> Iterator[tuple[Record, Sequence[Sequence[Item]], Sequence[str]]]:
    """The same where a copy has no such pieces: the texts that were meant to be in it. What it really holds is told by its raw texts."""
    for record in _whole(records(source, name, options)):
        items = items_of(record)
        yield record, items, [apply_items(p.text, own).text for p, own in zip(record.pieces, items, strict=True)]


def _whole(items: Iterator[Record | Failure | Remark]) -> Iterator[Record]:
    for item in items:
        if isinstance(item, Failure):
            raise InputError(f"{item.path}: {item.message}")
        if isinstance(item, Record):
            yield item
