"""The figures of the datasheet: python corpus/report.py [--write]

Counts by split, the share of each setting and kind of document, how notes begin, near-duplicates, and how well the second annotation
(`corpus/second/*.second`) agrees with the first. Prints Markdown; `corpus/README.md` carries it between its marks, and a test holds the two together.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from recordlint.corpus.markup import (  # noqa: E402
    KINDS,
    PERSONAL_DATA,
    SLOTS,
    SPLITS,
    AnnotatedNote,
    Mark,
    read_corpus,
    read_note,
)
from recordlint.language.pipeline import read  # noqa: E402

_SHINGLE = 5  # words that a near-duplicate shares in a row
_ALIKE = 0.2  # the share of a note's shingles from which another note counts as its near-duplicate (pairs of a scenario apart)
_OPENING = 3  # words that make an opening
_TOP = 8
_BEGINS, _ENDS = "<!-- report: python corpus/report.py -->", "<!-- end of report -->"


def main() -> None:
    """Print the report, or put it into the datasheet with --write."""
    found = report(list(read_corpus(ROOT / "corpus" / "notes")))
    if "--write" in sys.argv:
        page = ROOT / "corpus" / "README.md"
        head, rest = page.read_text(encoding="utf-8").split(_BEGINS)
        page.write_text(f"{head}{_BEGINS}\n{found}\n{_ENDS}{rest.split(_ENDS)[1]}", encoding="utf-8")
    else:
        print(found)


def report(notes: Sequence[AnnotatedNote]) -> str:
    """All figures as Markdown."""
    parts = [_counts(notes), _variety(notes), _alike(notes)]
    second = sorted((ROOT / "corpus" / "second").glob("*.second"))
    if second:
        parts.append(_agreement(notes, second))
    return "\n\n".join(parts)


def _counts(notes: Sequence[AnnotatedNote]) -> str:
    by_split = {split: [n for n in notes if n.meta["split"] == split] for split in SPLITS}

    def of(split: str, *classes: str, **wanted: str) -> int:
        return sum(
            all(mark.attributes.get(k) == v for k, v in wanted.items())
            for note in by_split[split]
            for mark in note.of_class(*classes)
        )

    rows = [
        ("notes", lambda s: f"{len(by_split[s]):,}"),
        ("of these good practice", lambda s: f"{sum(n.meta['quality'] == 'good' for n in by_split[s]):,}"),
        ("of these in pairs (same facts, poor and good)", lambda s: f"{sum('pair' in n.meta for n in by_split[s]):,}"),
        ("of these written for personal data", lambda s: f"{sum('focus' in n.meta for n in by_split[s]):,}"),
        ("words", lambda s: f"{sum(len(n.text.split()) for n in by_split[s]):,}"),
        ("writers", lambda s: str(len({n.meta["writer"] for n in by_split[s]}))),
        ("statements", lambda s: f"{of(s, 'statement'):,}"),
        ("statements with a flag", lambda s: f"{sum('flag' in m.attributes for n in by_split[s] for m in n.of_class('statement')):,}"),
        ("personal-data mentions", lambda s: f"{of(s, *PERSONAL_DATA):,}"),
        ("of these people's names", lambda s: f"{of(s, 'PERSON'):,}"),
        ("sharing events", lambda s: f"{len({(n.path, e) for n in by_split[s] for m in n.of_class('statement') for e in m.values('event')}):,}"),
        ("abbreviations unexplained, explained, everyday", lambda s: ", ".join(f"{of(s, 'abbreviation', explained=x):,}" for x in ("no", "yes", "everyday"))),
    ]  # fmt: skip
    used = [s for s in SPLITS if by_split[s]]
    lines = ["| | " + " | ".join(used) + " |", "|---" * (len(used) + 1) + "|"]
    return "\n".join([*lines, *(f"| {name} | " + " | ".join(figure(s) for s in used) + " |" for name, figure in rows)])


def _variety(notes: Sequence[AnnotatedNote]) -> str:
    words: Counter[str] = Counter()
    for note in notes:
        sentences = read(note.text).sentences
        words.update(" ".join(re.findall(r"\w+", note.text[s.start : s.end].lower())[:_OPENING]) for s in sentences)
    total = sum(words.values())
    lines = []
    for name in ("setting", "document"):
        counts = Counter(str(n.meta[name]) for n in notes)
        lines.append(
            f"**{name.capitalize()}**, share of notes: "
            + ", ".join(f"{k} {v / len(notes):.1%}" for k, v in counts.most_common())
            + "."
        )
    top = ", ".join(f"*{k}* {v / total:.2%}" for k, v in words.most_common(_TOP))
    lines.append(f"**Openings**: of {total:,} sentences the most frequent first {_OPENING} words are {top}.")
    return "\n\n".join(lines)


def _alike(notes: Sequence[AnnotatedNote]) -> str:
    shingles = {n.path: _shingles(n.text) for n in notes}
    places: dict[tuple[str, ...], list[int]] = {}
    for number, note in enumerate(notes):
        for shingle in shingles[note.path]:
            places.setdefault(shingle, []).append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in places.values():
        shared.update(combinations(numbers, 2))
    alike = [
        (a, b)
        for (a, b), count in shared.items()
        if count >= _ALIKE * min(len(shingles[notes[a].path]), len(shingles[notes[b].path]))
        and notes[a].meta.get("pair") != notes[b].meta["id"]
        and notes[b].meta.get("pair") != notes[a].meta["id"]
    ]
    often = sum(len(numbers) > 0.02 * len(notes) for numbers in places.values())
    named = ", ".join(f"{notes[a].meta['id']} and {notes[b].meta['id']}" for a, b in alike[:10]) or "none"
    return (
        f"**Near-duplicates** (a fifth of the runs of {_SHINGLE} words of the shorter note stand in the other; pairs apart): {len(alike)} pairs of notes: {named}. "
        f"Runs of {_SHINGLE} words that stand in more than 2 % of the notes: {often}."
    )


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}


def _agreement(notes: Sequence[AnnotatedNote], paths: Iterable[Path]) -> str:
    first = {note.meta["id"]: note for note in notes}
    pairs = [(first[path.stem], read_note(path)) for path in paths if path.stem in first]
    different = [a.meta["id"] for a, b in pairs if a.text != b.text]
    if different:
        raise SystemExit(f"the second annotation changed the text of {', '.join(different)}")
    labels: dict[str, list[tuple[bool, bool]]] = {}
    sources: list[tuple[str, str]] = []
    flags: dict[str, list[tuple[bool, bool]]] = {}
    for a, b in pairs:
        for sentence in read(a.text).sentences:
            one, two = _over(a, sentence.start, sentence.end), _over(b, sentence.start, sentence.end)
            if not one or not two:
                continue
            kinds = [{k for m in marks for k in m.values("kind", "+")} for marks in (one, two)]
            for kind in KINDS:
                labels.setdefault(kind, []).append((kind in kinds[0], kind in kinds[1]))
            sources.append((one[0].attributes["source"], two[0].attributes["source"]))
            if "focus" in a.meta:
                continue
            rules = [{r for m in marks for r in m.values("flag")} for marks in (one, two)]
            for family, starts in _FAMILIES.items():
                flags.setdefault(family, []).append((_any(rules[0], starts), _any(rules[1], starts)))
    quality = [(a.meta["quality"], b.meta["quality"]) for a, b in pairs]
    spans = {
        "people's names": ("PERSON",), "all personal data": PERSONAL_DATA, "abbreviations": ("abbreviation",),
        "judgement words": ("judgement",), **{f"slot {slot}": (slot,) for slot in SLOTS},
    }  # fmt: skip
    kappas = ", ".join(f"{kind} {_kappa(values):.2f}" for kind, values in labels.items())
    rows = [
        f"**Agreement** of two annotations of {len(pairs)} test notes ({len(sources):,} sentences). Cohen's κ of kinds: {kappas}; "
        f"of the source {_kappa(sources):.2f}; of the note's quality {_kappa(quality):.2f}.",
        "Flags, κ by sentence (and F1 of one against the other): "
        + ", ".join(f"{f} {_kappa(v):.2f} ({_f1(v):.2f})" for f, v in flags.items())
        + ".",
        "Spans, F1 of one against the other, exact (and by overlap): "
        + ", ".join(
            f"{name} {_span_f1(pairs, classes, exact=True):.2f} ({_span_f1(pairs, classes, exact=False):.2f})"
            for name, classes in spans.items()
        )
        + f". Roles of names that both marked: {_roles(pairs):.2f} the same.",
    ]
    return "\n\n".join(rows)


_FAMILIES = {
    "opinion and respect": ("opinion/", "respect/"),
    "decision without reason": ("rationale/decision-without-reason", "rationale/closure-without-reason"),
    "sharing slots": ("sharing/no-",),
    "capacity": ("capacity/",),
}


def _any(rules: set[str], starts: tuple[str, ...]) -> bool:
    return any(rule.startswith(starts) for rule in rules)


def _over(note: AnnotatedNote, start: int, end: int) -> list[Mark]:
    return [
        m
        for m in note.of_class("statement")
        if min(m.end, end) - max(m.start, start) > (end - start) * 0.5 or (start <= m.start and m.end <= end)
    ]


def _kappa(pairs: Sequence[tuple[object, object]]) -> float:
    """Cohen's kappa (Cohen 1960)."""
    if not pairs:
        return float("nan")
    same = sum(a == b for a, b in pairs) / len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[v] * right[v] for v in left) / len(pairs) ** 2
    return (same - chance) / (1 - chance) if chance < 1 else 1.0


def _f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    both = sum(a and b for a, b in pairs)
    return 2 * both / max(1, sum(a for a, _ in pairs) + sum(b for _, b in pairs))


def _span_f1(pairs: Sequence[tuple[AnnotatedNote, AnnotatedNote]], classes: Sequence[str], *, exact: bool) -> float:
    hits = total = 0
    for a, b in pairs:
        one, two = list(a.of_class(*classes)), list(b.of_class(*classes))
        total += len(one) + len(two)
        for left, right in ((one, two), (two, one)):
            hits += sum(any(_same(m, o, exact) for o in right) for m in left)
    return hits / max(1, total)


def _same(a: Mark, b: Mark, exact: bool) -> bool:
    return a.cls == b.cls and ((a.start, a.end) == (b.start, b.end) if exact else a.start < b.end and b.start < a.end)


def _roles(pairs: Sequence[tuple[AnnotatedNote, AnnotatedNote]]) -> float:
    same = total = 0
    for a, b in pairs:
        for m in a.of_class("PERSON"):
            for o in b.of_class("PERSON"):
                if m.start < o.end and o.start < m.end:
                    total += 1
                    same += a.meta["people"][m.attributes["of"]]["role"] == b.meta["people"][o.attributes["of"]]["role"]
                    break
    return same / max(1, total)


if __name__ == "__main__":
    main()
