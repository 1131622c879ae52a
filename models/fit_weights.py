"""Fit `models/weights.json`: what the rules find and what the encoder thinks, weighed together. `models/train.py` runs this.

Only notes count whose writers neither the encoder behind the scores nor the makers of the rules ever saw, so that the regressions learn how far to trust
either on writers whom nobody has seen.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "models")]

from recipe.samples import fault_of  # noqa: E402
from recipe.slots import TITLES  # noqa: E402

from recordlint.checks.base import Candidate  # noqa: E402
from recordlint.checks.weighing import FAMILIES, Row, rows  # noqa: E402
from recordlint.corpus.markup import PERSONAL_DATA, AnnotatedNote, read_corpus  # noqa: E402
from recordlint.encoder.heads import PERSONAL, ROLES  # noqa: E402
from recordlint.encoder.session import Encoder  # noqa: E402
from recordlint.language.pipeline import LAYERS, read  # noqa: E402
from recordlint.linter import Linter  # noqa: E402
from recordlint.notes import Note, Scope  # noqa: E402
from recordlint.personal_data.base import Passage  # noqa: E402
from recordlint.personal_data.encoder_weights import (  # noqa: E402
    name_features,
    person_logit,
)
from recordlint.personal_data.engine import Detector, analyzer, recognizers  # noqa: E402
from recordlint.personal_data.name_scores import UNNOTICED, listed_words  # noqa: E402
from recordlint.personal_data.people.cues import read_cues  # noqa: E402
from recordlint.personal_data.people.linking import link  # noqa: E402
from recordlint.personal_data.people.roles import decide  # noqa: E402
from recordlint.personal_data.people.second_opinion import considered  # noqa: E402
from recordlint.personal_data.recognizers.encoder import stretches  # noqa: E402

FRESH = frozenset({"w35", "w36", "w37", "w38", "w39", "w40", "w41"})
"""Writers on whose notes no rule and no recognizer was developed: what these find there is what they find on the notes of strangers."""
_FEWEST = 12  # faults below which a family is left to its rules
_FAMILY_OF = {
    "opinion": "opinion", "respect": "opinion", "decision-without-reason": "decision", "action-without-owner": "owner",
    "no-recipient": "recipient", "no-content": "content", "no-purpose": "purpose", "no-basis": "basis",
}  # fmt: skip


def statements_of(note: AnnotatedNote) -> Iterator[AnnotatedNote]:
    """Each statement of the note as a note of its own."""
    for mark in note.of_class("statement"):
        inside = [
            replace(m, start=m.start - mark.start, end=m.end - mark.start)
            for m in note.marks
            if mark.start <= m.start and m.end <= mark.end
        ]
        yield replace(note, text=mark.text, marks=tuple(inside))


def judged(note: AnnotatedNote, encoder: Encoder) -> list[tuple[Row, int]]:
    """The rows of a note and whether a supervisor flagged each."""
    layers = {**LAYERS, "encoder": lambda r: encoder.encode(r.text, [s.start for s in r.sentences])}
    linter = Linter(layers=layers)
    record = Note(note.text, path=note.path.name)
    reading = linter.read(record)
    found: list[tuple[str, Candidate]] = []
    for rule in linter.rulebook:
        if rule.scope is not Scope.SET and any(f.holds(rule.id) for f in FAMILIES):
            context = linter._context(rule, record, reading)
            from recordlint.linter import _check_of

            found += [(rule.id, c) for c in _check_of(rule)(context)]
    flagged = [
        (m.start, m.end, {_FAMILY_OF.get(fault_of(rule) or "") for rule in m.values("flag")})
        for m in note.of_class("statement")
        if m.values("flag")
    ]
    made = []
    for row in rows(reading, found):
        s, e = row.sentence.start, row.sentence.end
        start, end = (row.candidate.start, row.candidate.end) if row.candidate else (s, e)
        hit = any(a < end and start < b and row.family.name in families for a, b, families in flagged)
        if row.candidate is None and hit:
            # A statement over several sentences is found when one of them is; the shorter part is no miss of its own.
            hit = any(min(e, b) - max(s, a) >= min(e - s, b - a) * 0.5 and row.family.name in f for a, b, f in flagged)
        made.append((row, int(hit)))
    return made


def fit_all(notes: Sequence[AnnotatedNote], encoder: Encoder, out: Path) -> None:
    """Fit everything on the notes of the writers whom neither the rules nor this encoder ever saw, and write `out`."""
    strange = [note for note in notes if note.meta["writer"] in FRESH]
    fit_personal(strange, encoder, out)
    fit_faults(strange, encoder, out)


def fit_faults(notes: Sequence[AnnotatedNote], encoder: Encoder, out: Path, strength: float = 0.3) -> None:
    """Fit every family's regression and its two thresholds, and write them."""
    data: dict[str, list[tuple[dict[str, float], int, str, bool, bool]]] = {}
    for note in notes:
        # Statements that stand alone too: guidance prints them so, and forms hold them so. What hangs on the rest of a note is not judged there.
        alone = [
            item for part in statements_of(note) for item in judged(part, encoder) if item[0].family.name == "opinion"
        ]
        for row, label in (*judged(note, encoder), *alone):
            data.setdefault(row.family.name, []).append(
                (
                    dict(row.features),
                    label,
                    note.meta["writer"],
                    row.candidate is not None,
                    note.meta["quality"] == "good",
                )
            )
    tables: dict[str, Any] = {}
    for family, items in data.items():
        if sum(label for _, label, *_ in items) < _FEWEST:
            print(f"{family:10} too few faults to fit; its rules stand alone")
            continue
        if table := _table(family, items, strength):
            tables[family] = table
    current = json.loads(out.read_text()) if out.exists() else {}
    out.write_text(json.dumps({**current, "faults": tables}, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _table(
    family: str, items: Sequence[tuple[dict[str, float], int, str, bool, bool]], strength: float
) -> dict[str, Any] | None:
    """One family's regression and thresholds; None where the encoder makes it no better than its rules alone."""
    features, labels = [i[0] for i in items], np.array([i[1] for i in items])
    writers, spoke = np.array([i[2] for i in items]), np.array([i[3] for i in items])
    outside = np.zeros(len(items))
    groups = sorted(set(writers))
    for part in range(min(8, len(groups))):
        held = np.isin(writers, groups[part :: min(8, len(groups))])
        names, model = _fitted([f for f, h in zip(features, held, strict=True) if not h], labels[~held], strength)
        outside[held] = model.predict_proba(names.transform([f for f, h in zip(features, held, strict=True) if h]))[
            :, 1
        ]
    good = np.array([i[4] for i in items])
    keep, propose, best = _thresholds(outside, labels, spoke, good)
    base = _f1(labels[spoke].sum(), (~labels.astype(bool) & spoke).sum(), (labels.astype(bool) & ~spoke).sum())
    if best <= base:
        print(f"{family:10} rules alone F1 {base:.3f}, weighed {best:.3f}: its rules stand alone")
        return None
    names, model = _fitted(features, labels, strength)
    _reliability(outside, labels)
    print(
        f"{family:10} rows {len(items):6} faults {labels.sum():4} rules alone F1 {base:.3f}, weighed {best:.3f}, keep {keep:.2f}, propose {propose:.2f}",
        flush=True,
    )
    return {"weights": _weights(names, model), "keep": keep, "propose": propose}


def _reliability(scores: Any, labels: Any) -> None:
    """The reliability curve: in each fifth of the scale how many rows, the mean probability, and the share that was a fault."""
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        here = (scores >= low) & (scores < low + 0.2 if low < 0.8 else scores <= 1)
        if here.any():
            print(
                f"    {low:.1f}-{low + 0.2:.1f}: {here.sum():6} rows, said {scores[here].mean():.2f}, were {labels[here].mean():.2f}"
            )


def _fitted(
    features: Sequence[dict[str, float]], labels: Any, strength: float
) -> tuple[DictVectorizer, LogisticRegression]:
    names = DictVectorizer()
    matrix = names.fit_transform(features)
    return names, LogisticRegression(C=strength, max_iter=2000).fit(matrix, labels)


def _thresholds(scores: Any, labels: Any, spoke: Any, good: Any) -> tuple[float, float, float]:
    """The two thresholds with the best F1, a false alarm on a good note counted three times, and the F1 that they give as it is usually counted."""
    grid = np.round(np.arange(0.05, 0.96, 0.025), 3)
    truth = labels.astype(bool)
    best = (0.0, 0.5, 0.9, 0.0)
    for keep in grid:
        for propose in grid[grid >= max(keep, 0.3)]:
            found = np.where(spoke, scores >= keep, scores >= propose)
            hits, misses = (found & truth).sum(), (~found & truth).sum()
            alarms, on_good = (found & ~truth).sum(), (found & ~truth & good).sum()
            strict = float(_f1(hits, alarms + 2 * on_good, misses))
            best = max(best, (round(strict, 4), float(keep), float(propose), float(_f1(hits, alarms, misses))))
    return best[1], best[2], best[3]


def _f1(hits: float, false_alarms: float, misses: float) -> float:
    return 2 * hits / max(1, 2 * hits + false_alarms + misses)


def fit_personal(notes: Sequence[AnnotatedNote], encoder: Encoder, out: Path) -> None:
    """Fit how far the encoder is believed about names, places and roles, on notes that neither it nor the name weights were fitted on."""
    names: list[tuple[dict[str, float], int]] = []
    places: dict[str, list[tuple[float, bool, bool]]] = {}
    roles: list[tuple[list[dict[str, float]], int]] = []
    detector = Detector(engine=analyzer({k: v for k, v in recognizers().items() if k != "encoder"}))
    for note in notes:
        plain = Passage(read(note.text))
        encoded = encoder.encode(note.text, [s.start for s in plain.reading.sentences])
        with_encoder = Passage(read(note.text, {**LAYERS, "encoder": lambda _, e=encoded: e}))
        people = [(m.start, m.end) for m in note.of_class("PERSON")]
        for item in listed_words(plain):
            word = item.word
            person = person_logit(encoded, word.start, word.end)
            if word.form in TITLES or not (word.candidate or person >= UNNOTICED):
                continue
            features = name_features(item.score if word.candidate else None, word.shape, word.known, person)
            names.append((features, int(any(s <= word.start and word.end <= e for s, e in people))))
        hits = detector.hits(plain)
        marked = {i for m in note.of_class(*PERSONAL_DATA) for i in range(m.start, m.end)}
        taken = {i for h in hits for i in range(h.start, h.end)}
        for hit in stretches(with_encoder, dict.fromkeys((*PERSONAL, "OTHER_ID"), 0.3)):
            inside = range(hit.start, hit.end)
            fresh = sum(i not in taken for i in inside) * 3 > len(inside)
            right = sum(i in marked for i in inside) * 2 >= len(inside)
            places.setdefault(hit.type, []).append((hit.score, right, fresh))
        roles += list(_roles(note, plain, hits, encoded))
    print(len(names), "words,", sum(map(len, places.values())), "stretches,", len(roles), "people")
    _told(names)
    vectors, model = _fitted([f for f, _ in names], np.array([y for _, y in names]), 0.3)
    table = {
        "names": _weights(vectors, model),
        "least": _least(places),
        "roles": _conditional(roles),
    }
    current = json.loads(out.read_text()) if out.exists() else {}
    out.write_text(json.dumps({**current, "personal": table}, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _told(names: Sequence[tuple[dict[str, float], int]]) -> None:
    """Precision and recall of words of names, by lists and shapes alone and weighed, on halves that were not fitted on."""
    labels = np.array([y for _, y in names])
    own = np.array([1 / (1 + np.exp(-f.get("own", -9.0))) for f, _ in names])
    weighed = np.zeros(len(names))
    half = len(names) // 2
    for inside, outside in ((slice(half), slice(half, None)), (slice(half, None), slice(half))):
        vectors, model = _fitted([f for f, _ in names[inside]], labels[inside], 0.3)
        weighed[outside] = model.predict_proba(vectors.transform([f for f, _ in names[outside]]))[:, 1]
    for name, scores in (("alone", own), ("weighed", weighed)):
        for least in (0.2, 0.3, 0.4, 0.5):
            found = scores >= least
            hits = (found & (labels == 1)).sum()
            print(
                f"    names {name}, from {least}: precision {hits / found.sum():.3f} recall {hits / labels.sum():.3f}"
            )


def _weights(vectors: DictVectorizer, model: LogisticRegression) -> dict[str, float]:
    weights = {str(n): round(float(w), 3) for n, w in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)}
    return {"": round(float(model.intercept_[0]), 3), **weights}


def _least(places: dict[str, list[tuple[float, bool, bool]]]) -> dict[str, float]:
    """From which probability a stretch is a hit, by type: where three of four that the recognizers missed are right."""
    found: dict[str, float] = {}
    for kind, items in sorted(places.items()):
        for least in np.arange(0.4, 0.96, 0.05):
            fresh = [right for score, right, new in items if new and score >= least]
            if fresh and sum(fresh) >= 0.75 * len(fresh):
                found[kind] = round(float(least), 2)
                break
        fresh = [right for score, right, new in items if new and score >= found.get(kind, 1.0)]
        print(f"{kind:16} from {found.get(kind)}: {sum(fresh)} right of {len(fresh)} that recognizers missed")
    return found


def _roles(
    note: AnnotatedNote, passage: Passage, hits: Any, encoded: Any
) -> Iterator[tuple[list[dict[str, float]], int]]:
    around = read_cues(passage, hits)
    entities = link(hits, around, passage.known)
    decisions = decide(entities, around, passage.known)
    people = note.meta.get("people") or {}
    marks = list(note.of_class("PERSON"))
    for number, choices in considered(encoded, hits, around, entities, decisions):
        truth = [
            people[m.attributes["of"]]["role"]
            for i in entities[number].hits
            for m in marks
            if m.start < hits[i].end and hits[i].start < m.end
        ]
        if truth:
            rows = [dict(choices[role]) for role in ROLES]
            # Somebody who is named often counts for more, as in the scores.
            yield from [(rows, ROLES.index(max(set(truth), key=truth.count)))] * len(truth)


def _conditional(items: Sequence[tuple[list[dict[str, float]], int]]) -> dict[str, float]:
    """A conditional logit over the four roles, its accuracy told on halves that it was not fitted on."""
    vectors = DictVectorizer().fit([f for choices, _ in items for f in choices])
    matrix = np.stack([vectors.transform(choices).toarray() for choices, _ in items])
    truth = np.array([y for _, y in items])
    half = len(truth) // 2
    right = 0
    for inside, outside in ((slice(half), slice(half, None)), (slice(half, None), slice(half))):
        right += int(((matrix[outside] @ _descended(matrix[inside], truth[inside])).argmax(1) == truth[outside]).sum())
    cues = sum(any(n.startswith("cues ") and "for" not in n for n in choices[y]) for choices, y in items) / len(items)
    print(
        f"roles: cues alone {cues:.3f} of mentions, weighed {right / len(truth):.3f} (on the other half of the writers)"
    )
    if right <= cues * len(truth):
        print("roles: the cues stand alone")
        return {}
    weights = _descended(matrix, truth)
    return {str(n): round(float(w), 3) for n, w in zip(vectors.get_feature_names_out(), weights, strict=True)}


def _descended(matrix: Any, truth: Any, strength: float = 2.0) -> Any:
    """The weights of a conditional logit (McFadden 1974) with a small penalty."""

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        scores -= scores.max(1, keepdims=True)
        odds = np.exp(scores)
        odds /= odds.sum(1, keepdims=True)
        rows = np.arange(len(truth))
        value = -np.log(odds[rows, truth]).sum() + strength / 2 * (weights**2).sum()
        odds[rows, truth] -= 1
        return value, np.einsum("ij,ijk->k", odds, matrix) + strength * weights

    return minimize(loss, np.zeros(matrix.shape[-1]), jac=True, method="L-BFGS-B").x


def main() -> None:
    """Fit with the encoder that `models/train.py` trained without the writers of FRESH."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, default=ROOT / "build" / "encoder" / "strangers.onnx")
    parser.add_argument("--vocabulary", type=Path, default=ROOT / "models" / "vocab.txt")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "weights.json")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus" / "notes")
    options = parser.parse_args()
    fit_all(list(read_corpus(options.corpus / "train")), Encoder(options.encoder, options.vocabulary), options.out)


if __name__ == "__main__":
    main()
