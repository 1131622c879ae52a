"""Fit the weights of `person_names.json`: python models/train_person_names.py

Two logistic regressions over the features of `recordlint.personal_data.name_features`: the first looks at a word alone, the second also at
what the first thinks of its neighbours and of the word's other uses in the note. The notes of the development split are
varied: every person gets fresh names from the lists, some of them hidden from the lists, some mentions become initials, some notes lose
their capitals; so no weight learns the names of the corpus. Scores are by writer: each writer's notes are judged by weights that never saw that writer.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from recordlint.corpus.markup import AnnotatedNote, read_corpus  # noqa: E402
from recordlint.language.pipeline import read  # noqa: E402
from recordlint.personal_data.base import Passage  # noqa: E402
from recordlint.personal_data.name_features import Word, words_of  # noqa: E402
from recordlint.personal_data.name_scores import context_features  # noqa: E402
from recordlint.personal_data.names import name_lists, plain  # noqa: E402
from recordlint.personal_data.recognizers._person_titles import TITLES as PERSON_TITLES  # noqa: E402

# What stands before a name in the marks and is no part of it; the marks of several writers hold more than the recognizer takes for a title.
TITLES = PERSON_TITLES | {"nurse", "father", "auntie", "uncle", "sr", "s", "n"}
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def variant(note: AnnotatedNote, rng: random.Random) -> tuple[str, list[tuple[int, int]], set[str]]:
    """The note with fresh names: text, spans of people, and the forms that the lists shall not know."""
    lists = name_lists()
    hidden: set[str] = set()
    made: dict[str, dict[str, str]] = {}
    short: dict[str, str] = {}
    for key, person in (note.meta.get("people") or {}).items():
        tokens = [t for t in _TOKEN.findall(person["name"]) if plain(t) not in TITLES]
        fresh: dict[str, str] = {}
        for position, token in enumerate(tokens):
            pool = (
                lists.surnames
                if position == len(tokens) - 1 and (len(tokens) > 1 or person["name"] != token)
                else lists.forenames
            )
            fresh[plain(token)] = drawn(pool, rng)
        if rng.random() < 0.3:
            hidden.update(plain(name) for name in fresh.values())
        made[key] = fresh
        style = rng.random()
        if style < 0.14 and len(fresh) > 1:
            names = list(fresh.values())
            short[key] = names[0][0] if style < 0.06 else names[0][0] + names[-1][0]
    out: list[str] = []
    spans: list[tuple[int, int]] = []
    at = length = 0
    marks = [m for m in note.marks if m.cls == "PERSON"]
    for mark in marks:
        if mark.start < at:
            continue
        out.append(note.text[at : mark.start])
        length += mark.start - at
        person = mark.attributes["of"]
        words = renamed(mark.text, made.get(person, {}), rng)
        if person in short and " " not in words.strip() and rng.random() < 0.9:
            words = short[person]
        out.append(words)
        spans.append((length, length + len(words)))
        length += len(words)
        at = mark.end
    out.append(note.text[at:])
    text = "".join(out)
    noise = rng.random()
    if noise < 0.08 and len(text.lower()) == len(text):
        text = text.lower()
    elif noise < 0.1 and len(text.upper()) == len(text):
        text = text.upper()
    elif noise < 0.16:
        for start, end in spans:
            words = text[start:end].lower()
            text = text[:start] + words + text[end:] if len(words) == end - start else text
    return text, spans, hidden


def drawn(pool: Any, rng: random.Random) -> str:
    """A name of the pool, common ones more often, some that are words too, capitalised as names are."""
    if pool is name_lists().forenames and rng.random() < 0.1:
        return rng.choice(words_too()).capitalize()
    names = drawn.cache.setdefault(id(pool), {r: [n for n, k in pool.items() if k == r] for r in (1, 2, 3)})  # type: ignore[attr-defined]
    rank = rng.choices((1, 2, 3), (0.5, 0.3, 0.2))[0]
    name = rng.choice(names[rank] or names[1])
    return re.sub(r"(^|[-'])(\w)", lambda m: m[1] + m[2].upper(), name)


@cache
def words_too() -> list[str]:
    """Common forenames that are English words or months too."""
    lists = name_lists()
    return sorted(
        n for n, rank in lists.forenames.items() if rank < 3 and (lists.is_ordinary(n) or n in lists.not_names)
    )


drawn.cache = {}  # type: ignore[attr-defined]


def renamed(words: str, fresh: dict[str, str], rng: random.Random) -> str:
    """The mention with the person's fresh names, in the same written form; now and then as initials."""
    tokens = [t for t in _TOKEN.findall(words) if plain(t) not in TITLES]
    if len(fresh) > 1 and tokens and words == tokens[0] and rng.random() < 0.08:
        return "".join(name[0] for name in fresh.values())

    def one(match: re.Match[str]) -> str:
        token = match[0]
        form = plain(token)
        if form in TITLES:
            return token
        name = fresh.get(form)
        if name is None and len(token) <= 3 and token.isupper():
            letters = [n[0] for n in fresh.values()]
            return "".join(letters)[: len(token)] or token
        if name is None:
            name = fresh.setdefault(form, drawn(name_lists().forenames, rng))
        return name.upper() if token.isupper() else name.lower() if token.islower() else name

    return _TOKEN.sub(one, words)


Sample = tuple[list[Word], list[int]]


def sample(text: str, spans: list[tuple[int, int]], hidden: set[str]) -> Sample:
    """The candidates of a text and whether each is part of a person's name (titles are not)."""
    words = words_of(Passage(read(text)), hide=hidden)
    labels = [
        int(w.candidate and w.form not in TITLES and any(s <= w.start and w.end <= e for s, e in spans)) for w in words
    ]
    return words, labels


def rows(samples: list[Sample], extra: list[list[list[str]]] | None = None) -> Iterator[dict[str, int]]:
    """The features of every candidate, with those of the second stage where `extra` has them."""
    for number, (words, _) in enumerate(samples):
        for index, word in enumerate(words):
            if word.candidate:
                more = extra[number][index] if extra else []
                yield dict.fromkeys([*word.features, *more], 1)


def targets(samples: list[Sample]) -> list[int]:
    """Whether each candidate is part of a name, in the order of `rows`."""
    return [label for words, labels in samples for word, label in zip(words, labels, strict=True) if word.candidate]


def fit(samples: list[Sample], extra: list[list[list[str]]] | None, strength: float) -> dict[str, float]:
    """The weights by feature; "" is the bias. Features seen fewer than four times have none."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows(samples, extra))
    keep = np.asarray((matrix > 0).sum(axis=0)).ravel() >= 4
    model = LogisticRegression(C=strength, max_iter=400, solver="liblinear")
    model.fit(matrix[:, keep], targets(samples))
    names = np.array(vectorizer.get_feature_names_out())[keep]
    weights = {str(n): round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.03}
    return {"": round(float(model.intercept_[0]), 3), **weights}


def scored(samples: list[Sample], weights: dict[str, float]) -> list[list[float]]:
    """The probability of every word under `weights`."""
    bias = weights[""]
    return [
        [
            1 / (1 + np.exp(-(bias + sum(weights.get(f, 0.0) for f in w.features)))) if w.candidate else 0.0
            for w in words
        ]
        for words, _ in samples
    ]


def two_stages(samples: list[Sample], groups: list[str], strength: float) -> tuple[dict[str, float], dict[str, float]]:
    """Both weight tables. The second stage learns from first-stage scores of writers that the first stage did not see."""
    outside: list[list[float]] = [[] for _ in samples]
    for group in sorted(set(groups)):
        inside = [s for s, g in zip(samples, groups, strict=True) if g != group]
        held = [i for i, g in enumerate(groups) if g == group]
        weights = fit(inside, None, strength)
        for i, scores in zip(held, scored([samples[i] for i in held], weights), strict=True):
            outside[i] = scores
    extra = [context_features(words, scores) for (words, _), scores in zip(samples, outside, strict=True)]
    return fit(samples, None, strength), fit(samples, extra, strength)


def main() -> None:
    """Fit, score by writer if asked, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--variants", type=int, default=4)
    parser.add_argument("--strength", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--by-writer", action="store_true", help="also score each writer with weights fitted on the others"
    )
    options = parser.parse_args()
    rng = random.Random(options.seed)  # noqa: S311
    notes = list(read_corpus(ROOT / "corpus" / "notes", "dev"))
    samples: list[Sample] = []
    groups: list[str] = []
    for note in notes:
        spans = [(m.start, m.end) for m in note.of_class("PERSON")]
        samples.append(sample(note.text, spans, set()))
        groups.append(note.meta["writer"])
        for _ in range(options.variants):
            samples.append(sample(*variant(note, rng)))
            groups.append(note.meta["writer"])
    print(len(samples), "texts", sum(len(targets([s])) for s in samples), "candidates", flush=True)
    if options.by_writer:
        by_writer(samples, groups, options)
    first, second = two_stages(samples, groups, options.strength)
    path = ROOT / "models" / "person_names.json"
    path.write_text(
        json.dumps({"first": first, "second": second}, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8"
    )
    print(path.name, len(first), len(second), "weights")


def by_writer(samples: list[Sample], groups: list[str], options: Any) -> None:
    """Word-level precision and recall by writer, on the notes as written and on the variants."""
    for group in sorted(set(groups)):
        inside = [i for i, g in enumerate(groups) if g != group]
        first, second = two_stages([samples[i] for i in inside], [groups[i] for i in inside], options.strength)
        held = [samples[i] for i, g in enumerate(groups) if g == group]
        scores = scored(held, first)
        extra = [context_features(words, s) for (words, _), s in zip(held, scores, strict=True)]
        tp = fp = fn = 0
        for (words, labels), more in zip(held, extra, strict=True):
            for word, label, features in zip(words, labels, more, strict=True):
                if word.candidate:
                    z = second[""] + sum(second.get(f, 0.0) for f in [*word.features, *features])
                    tp += label and z > 0
                    fp += (not label) and z > 0
                    fn += label and z <= 0
        print(
            group,
            len(held),
            "texts: precision",
            round(tp / (tp + fp), 3),
            "recall",
            round(tp / (tp + fn), 3),
            flush=True,
        )


if __name__ == "__main__":
    main()
