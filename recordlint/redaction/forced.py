"""Words that the user wants withheld or kept, whatever anything else says: `--withhold`, `--keep`, and files of them.

A file has one entry a line: words, or a regular expression between slashes with flags behind it (`/CASE-\\d+/i`; flags
i, m, s, x). A line that begins with `#` is a comment, and so is what follows ` # `. Words are found in any case, with or
without accents and apostrophes, however they are spaced or hyphenated, as possessives, and as whole words only.
Withholding beats keeping.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recordlint.errors import InputError
from recordlint.redaction.searcher import Form, Searcher
from recordlint.redaction.surfaces import compact
from recordlint.redaction.variants import literal_form

TIMEOUT = 2.0
"""Seconds that a regular expression may take on one text."""

_REGEX = re.compile(r"/(.*)/([a-z]*)", re.DOTALL)
_FLAGS = frozenset("imsx")
_COMMENT = re.compile(r"\s#(?:\s.*)?$")
_SAMPLES = ("", " ", "a", "1", "Ab c1.", "a\nb")


@dataclass(frozen=True, slots=True)
class ForcedSpan:
    """[start, end), code points of the text, to be withheld or kept. `rule` is the option or the file's line, never the words."""

    start: int
    end: int
    withhold: bool
    rule: str


@dataclass(frozen=True, slots=True)
class _Entry:
    words: str
    pattern: Any
    withhold: bool
    rule: str


class Forced:
    """The entries of all options. Build it with `parse`; it is read only then, and pickles."""

    def __init__(self, entries: Sequence[_Entry] = ()) -> None:
        self._patterns = [entry for entry in entries if entry.pattern is not None]
        forms: list[Form] = []
        for entry in entries:
            if entry.pattern is None:
                forms.extend(_forms(entry))
        self._searcher = Searcher(forms)

    @classmethod
    def parse(
        cls,
        withhold: Iterable[str] = (),
        withhold_files: Iterable[Path] = (),
        keep: Iterable[str] = (),
        keep_files: Iterable[Path] = (),
    ) -> Forced:
        """The entries of the options. Raises InputError, which quotes no entry, for a file or an entry that cannot be used."""
        entries: list[_Entry] = []
        for option, texts, files in (("withhold", withhold, withhold_files), ("keep", keep, keep_files)):
            hides = option == "withhold"
            for number, text in enumerate(texts, 1):
                # On the command line everything counts: a `#` there is part of the words.
                entries.append(_entry(text.strip(), hides, f"--{option}", f"--{option}, number {number}"))
            for path in files:
                for number, line in _lines(path):
                    where = f"{path}, line {number}"
                    entries.append(_entry(line, hides, f"--{option}-file, line {number}", where))
        return cls(entries)

    def __bool__(self) -> bool:
        return bool(self._patterns or len(self._searcher))

    def find(self, text: str) -> list[ForcedSpan]:
        """What of a text is to be withheld or kept, in order, none overlapping; withheld spans that overlap are one.

        Raises InputError, naming the entry's place, when a regular expression takes longer than TIMEOUT.
        """
        found = [*self._words(text), *self._matches(text)]
        withheld = list(_united([span for span in found if span.withhold]))
        kept: list[ForcedSpan] = []
        at = 0
        for span in _united([span for span in found if not span.withhold]):
            while at < len(withheld) and withheld[at].end <= span.start:
                at += 1
            start, number = span.start, at
            while number < len(withheld) and withheld[number].start < span.end:
                if withheld[number].start > start:
                    kept.append(ForcedSpan(start, withheld[number].start, False, span.rule))
                start = withheld[number].end
                number += 1
            if start < span.end:
                kept.append(ForcedSpan(start, span.end, False, span.rule))
        return sorted([*withheld, *kept], key=lambda span: span.start)

    def _words(self, text: str) -> Iterator[ForcedSpan]:
        for found in self._searcher.find(text):
            for form in found.forms:
                if found.fit(form) != "spaces":
                    yield ForcedSpan(found.start, found.end, form.strong, form.type)

    def _matches(self, text: str) -> Iterator[ForcedSpan]:
        for entry in self._patterns:
            try:
                for match in entry.pattern.finditer(text, timeout=TIMEOUT):
                    if match.end() > match.start():
                        yield ForcedSpan(match.start(), match.end(), entry.withhold, entry.rule)
            except TimeoutError:
                raise InputError(
                    f"{entry.words}: the regular expression took longer than {TIMEOUT:g} seconds on one text: make it simpler"
                ) from None


def _entry(text: str, withhold: bool, rule: str, where: str) -> _Entry:
    if not text.startswith("/"):
        if not compact(text):
            raise InputError(f"{where}: the entry has no letter or digit: give words, or /a regular expression/")
        return _Entry(text, None, withhold, rule)
    shape = _REGEX.fullmatch(text)
    if not shape:
        raise InputError(f"{where}: the regular expression has no closing slash: write it as /pattern/ or /pattern/i")
    if set(shape[2]) - _FLAGS:
        raise InputError(f"{where}: a flag of the regular expression is unknown: use i, m, s and x")
    return _Entry(where, _compiled(shape[1], shape[2], where), withhold, rule)


def _compiled(pattern: str, flags: str, where: str) -> Any:
    import regex

    value = 0
    for flag in flags:
        value |= int(getattr(regex, flag.upper()))
    try:
        made = regex.compile(pattern, value)
    except regex.error as error:
        pos: int | None = getattr(error, "pos", None)
        at = "" if pos is None else f" at its character {pos + 1}"
        raise InputError(
            f"{where}: the regular expression is broken{at}: mend it, or write the words without slashes"
        ) from None
    try:
        empty = any(
            match.end() == match.start() for sample in _SAMPLES for match in made.finditer(sample, timeout=TIMEOUT)
        )
    except TimeoutError:
        raise InputError(f"{where}: the regular expression takes too long: make it simpler") from None
    if empty:
        raise InputError(f"{where}: the regular expression matches nothing at all as well: say what must be there")
    return made


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The entries of a file with the numbers of their lines."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not UTF-8 text: save it as UTF-8") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}): name a file of entries, one a line") from None
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if line.startswith("#"):
            continue
        if line := _COMMENT.sub("", line).strip():
            yield number, line


def _forms(entry: _Entry) -> Iterator[Form]:
    """The words, and with an s: a possessive or a plural without its apostrophe. A form's `type` carries the rule here."""
    form = literal_form(entry.words)
    yield Form(form.parts, form.kind, entry.withhold, form.mode, type=entry.rule)
    last = form.parts[-1]
    if entry.withhold and form.mode == "name" and len(last) > 2 and last[-1].isalpha():
        ending = "es" if last.endswith(("s", "z", "x", "ch", "sh")) else "s"
        yield Form((*form.parts[:-1], last + ending), form.kind, tail=len(ending), type=entry.rule)


def _united(spans: Sequence[ForcedSpan]) -> Iterator[ForcedSpan]:
    """The spans in order, overlapping ones as one under the rule of the longest."""
    last: ForcedSpan | None = None
    widest = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end, span.rule)):
        if last and span.start < last.end:
            length = span.end - span.start
            rule = span.rule if length > widest else last.rule
            widest = max(widest, length)
            last = ForcedSpan(last.start, max(last.end, span.end), last.withhold, rule)
            continue
        if last:
            yield last
        last, widest = span, span.end - span.start
    if last:
        yield last
