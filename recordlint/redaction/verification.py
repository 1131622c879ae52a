"""Proof that nothing withheld shows through: every copy is searched for every surface that the run withholds.

Two paths, neither of which trusts the other. `verify_piece` looks at each piece of a copy with the plan of its edits;
`verify_raw` looks at the copy's file as it lies on the disk. The rule of the second: each strong surface in the raw
file must be accounted for by one that `verify_piece` accepted in that file, with the same letters and digits around it
(up to 12 on either side, within the piece), and each accepted one accounts for one at most. A surface in metadata, in a
hidden sheet, or in a piece that nobody looked at has no such account, and is residue. A file that holds a text twice
gives a false alarm, which is listed, rather than a leak.

Neither a residue nor a hit for review ever carries the words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from recordlint.personal_data.base import ROLES, TYPES
from recordlint.redaction.base import WORDS, Item
from recordlint.redaction.edits import Positions, Replaced, apply, resolve_overlaps
from recordlint.redaction.raw_text import readable
from recordlint.redaction.searcher import Form, Occurrence, Searcher
from recordlint.redaction.surfaces import compact, word_set, words
from recordlint.redaction.variants import variants
from recordlint.redaction.verdicts import Kept, Verdict, kept_surfaces, nothing_is_ordinary, verdict_of

__all__ = [
    "Explained",
    "Kept",
    "Place",
    "Residue",
    "ReviewHit",
    "kept_surfaces",
    "nothing_is_ordinary",
    "verify_piece",
    "verify_raw",
]

LABEL_WORDS = frozenset(word for name in (*TYPES, *ROLES) for word in words(name)) | word_set(
    "redacted withheld removed name number id adult child baby mother father parent sibling brother sister son daughter "
    "partner husband wife carer worker relative friend neighbour the a an of s"
)
"""Words that a label may have in its own right. A policy with other labels gives its own list."""

_AROUND = 12
_SURE_IN_CIPHER = 5
_DATES = ("DATE", "DATE_OF_BIRTH")
_Cover = tuple[int, int, Item]
"""A kept item's [start, end) in the copy, and the item."""
_SHARED = "somebody who is kept has it too"


@dataclass(frozen=True, slots=True)
class Place:
    """Which piece of which file: as `documents.records` names it."""

    path: str = ""
    row: int | None = None
    sheet: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Residue:
    """A withheld surface that stands in a copy where nothing keeps it: [start, end), code points of the copy's piece.

    For the raw path `raw` is true, `place.path` says where, and the offsets are those of the raw text. `form` says in
    which form it stands, never which words.
    """

    place: Place
    start: int
    end: int
    type: str
    entity: str | None
    form: str
    raw: bool = False


@dataclass(frozen=True, slots=True)
class ReviewHit:
    """What may be a withheld surface, or may be something else: a person should look. It fails nothing."""

    place: Place
    start: int
    end: int
    type: str
    entity: str | None
    form: str
    why: str
    raw: bool = False


@dataclass
class Explained:
    """The occurrences of strong surfaces in one file's pieces that verification accepted, each with its surroundings."""

    left: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    _widths: set[tuple[int, int]] = field(default_factory=set)

    def add(self, found: Occurrence) -> None:
        """Accept an occurrence."""
        before, after = _around(found)
        self.left[(found.compact, before, after)] += 1
        self._widths.add((len(before), len(after)))

    def anywhere(self) -> Explained:
        """The same accounts without surroundings, for a copy whose words stand in another order: only the number of each counts."""
        counts: Counter[tuple[str, str, str]] = Counter()
        for (found, _, _), count in self.left.items():
            counts[(found, "", "")] += count
        return Explained(counts, {(0, 0)})

    def take(self, found: Occurrence) -> bool:
        """Whether an accepted occurrence accounts for one in the raw file; it accounts for no other then."""
        before, after = _around(found)
        # The widest account first: that of a cell that holds nothing else would do for any.
        for left, right in sorted(self._widths, key=sum, reverse=True):
            key = (found.compact, before[len(before) - left :], after[:right])
            if left <= len(before) and right <= len(after) and self.left[key] > 0:
                self.left[key] -= 1
                return True
        return False


def verify_piece(
    copy_text: str,
    source_text: str,
    items: Sequence[Item],
    searcher: Searcher,
    kept: Kept,
    *,
    is_ordinary: Callable[[str], bool] = nothing_is_ordinary,
    place: Place | None = None,
    explained: Explained | None = None,
    label_words: Collection[str] = LABEL_WORDS,
) -> Iterator[Residue | ReviewHit]:
    """What of the run's withheld surfaces shows in one piece of a copy.

    `items` are the piece's own, `searcher` has the forms of the whole run (`variants.searcher_of`). `is_ordinary` tells
    of a folded word whether it is an ordinary English one. What is accepted goes into `explained`, for `verify_raw`.
    A copy that is not what the items make of the source is one residue more, and no keep decision counts in it.
    """
    where = place or Place()
    applied = apply(source_text, items)
    covers: list[_Cover] = []
    positions = applied.positions
    if applied.text == copy_text:
        covers = _kept_in_copy(items, positions)
    else:
        positions = Positions((), ())
        yield Residue(where, 0, len(copy_text), "", None, "the copy is not what its plan makes")
    reported = reviewed = -1
    for found in searcher.find(copy_text):
        if found.start < reported:
            continue  # in, or begun in, what has been reported
        verdict = verdict_of(found, copy_text, is_ordinary, kept)
        placed = verdict
        if verdict and not verdict.why:
            placed = _placed(verdict, found, positions, covers, label_words)
            if explained is not None and not (placed and not placed.why):
                explained.add(found)
        if verdict and placed == verdict and not verdict.why:
            reported = found.end
            form = verdict.form
            yield Residue(where, found.start, found.end, form.type, form.entity, verdict.label)
        elif verdict and found.end > reviewed:
            shown = placed
            if placed is None or _is_own(placed.form, found, covers):
                shown = (
                    Verdict(verdict.form, verdict.label, _SHARED) if _is_anothers(verdict.form, found, covers) else None
                )
            if shown and shown.why:
                reviewed = found.end
                form = shown.form
                yield ReviewHit(where, found.start, found.end, form.type, form.entity, shown.label, shown.why)


def verify_raw(
    where: str,
    text: str,
    searcher: Searcher,
    allowed: Explained,
    kept: Kept,
    *,
    is_ordinary: Callable[[str], bool] = nothing_is_ordinary,
) -> Iterator[Residue]:
    """What of the withheld surfaces shows in a copy's file as it lies on the disk.

    `where` names the file or the part of it ("notes.xlsx!xl/sharedStrings.xml"); its ending tells which escapes to read.
    `allowed` is what `verify_piece` explained in the same file; it is used up. The texts given in turn for one file
    should not be cut inside a surface. What is weak, or ordinary, or shared with somebody who is kept, is no residue here.
    """
    plain, origin = readable(where, text)
    explained_to = -1
    waiting: list[tuple[Occurrence, Verdict]] = []
    fine: list[tuple[int, int]] = []
    for found in searcher.find(plain):
        verdict = verdict_of(found, plain, is_ordinary, kept)
        if verdict is None or verdict.why:
            continue
        if found.end <= explained_to:
            allowed.take(found)  # nested in an accepted one, and so accepted with it
        elif allowed.take(found):
            fine.append((found.start, found.end))
            explained_to = found.end
        else:
            waiting.append((found, verdict))
    reported = -1
    for found, verdict in waiting:
        if found.start >= reported and not _all_fine(found, fine):
            reported = found.end
            start, end = origin(found.start), origin(found.end - 1) + 1
            yield Residue(Place(where), start, end, verdict.form.type, verdict.form.entity, verdict.label, raw=True)


def _kept_in_copy(items: Sequence[Item], positions: Positions) -> list[_Cover]:
    """The copy's ranges of the kept items, in order, with their types."""
    found: list[_Cover] = []
    for item in resolve_overlaps(items):
        if not item.is_withheld and (place := positions.to_copy(item.start, item.end)):
            found.append((*place, item))
    return found


def _cover_of(form: Form, found: Occurrence, covers: Sequence[_Cover]) -> _Cover | None:
    """The kept item that covers an occurrence, its titles aside; None when none does."""
    start = found.start
    if form.lead:
        number = found.folded.token_at(found.at + form.offset(form.lead))
        start = found.folded.place(number, number)[0]
    at = bisect_right(covers, start, key=lambda cover: cover[0]) - 1
    return covers[at] if at >= 0 and covers[at][1] >= found.end else None


def _placed(
    verdict: Verdict,
    found: Occurrence,
    positions: Positions,
    covers: Sequence[_Cover],
    label_words: Collection[str],
) -> Verdict | None:
    """What a strong form is where it stands: None under a keep decision or as a label's own words."""
    form = verdict.form
    made = list(positions.replaced_in(found.start, found.end))
    if len(made) == 1 and made[0].copy_start <= found.start and found.end <= made[0].copy_end:
        return None if _is_harmless(made[0], found, form, label_words) else verdict
    if made or not _cover_of(form, found, covers):
        return verdict
    return None if _is_own(form, found, covers) else Verdict(form, verdict.label, "inside kept words")


def _is_own(form: Form, found: Occurrence, covers: Sequence[_Cover]) -> bool:
    """Whether a surface is kept as what it is. A surname in the name of a house that is kept is not."""
    cover = _cover_of(form, found, covers)
    return cover is not None and (cover[2].type == form.type or cover[1] - cover[0] <= found.end - found.start)


def _is_anothers(form: Form, found: Occurrence, covers: Sequence[_Cover]) -> bool:
    """Whether the whole of a name that is kept is a withheld person's too, or was withheld elsewhere by somebody's hand.

    The subject's own name is never in question.
    """
    cover = _cover_of(form, found, covers)
    if cover is None or form.type not in ("PERSON", WORDS):
        return False
    start, end, item = cover
    if item.type != "PERSON" or item.role == "subject":
        return False
    return found.start <= start and end <= found.end and all(item.entity not in one.bearers for one in found.forms)


def _is_harmless(made: Replaced, found: Occurrence, form: Form, label_words: Collection[str]) -> bool:
    """Whether a surface inside a replacement shows nothing: a label's own words, chance in a cipher, a shifted date."""
    item = made.item
    if item.action == "label":
        own_number = re.search(r"\d+$", item.entity or "")  # "[person 1175]" of a run with many people
        return all(
            word in label_words or (word.isdigit() and (len(word) < 4 or (own_number and word == own_number[0])))
            for word in found.tokens
        )
    own = compact(item.text)
    if item.action == "encrypt":
        return len(found.compact) < _SURE_IN_CIPHER and compact(item.replacement) != own
    if item.type not in _DATES or form.mode != "date" or item.action == "mask":
        return False
    return all(found.compact != one.compact for one in variants(item.text, item.type).forms)


def _around(found: Occurrence) -> tuple[str, str]:
    text, end = found.folded.compact, found.at + len(found.compact)
    return text[max(found.at - _AROUND, 0) : found.at], text[end : end + _AROUND]


def _all_fine(found: Occurrence, fine: Sequence[tuple[int, int]]) -> bool:
    """Whether all the words of an occurrence are accepted ones: a forename and a surname in neighbouring cells."""
    if found.first == found.last:
        return False
    for number in range(found.first, found.last + 1):
        start, end = found.folded.place(number, number)
        at = bisect_right(fine, start, key=lambda place: place[0]) - 1
        if at < 0 or fine[at][1] < end:
            return False
    return True
