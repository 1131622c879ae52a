"""Fit the weights of `person_roles.json`: python models/train_person_roles.py

A multinomial logistic regression over the features of `recordlint.personal_data.role_features`, on the marked people of the development split,
each note as it was written and with some mentions left out. Scores are by writer: each writer's notes are judged by weights that never saw that writer.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from recordlint.corpus.markup import PERSONAL_DATA, read_corpus  # noqa: E402
from recordlint.language.pipeline import read  # noqa: E402
from recordlint.personal_data.base import ROLES, Hit, Known, Passage  # noqa: E402
from recordlint.personal_data.cues import read_cues  # noqa: E402
from recordlint.personal_data.linking import link  # noqa: E402
from recordlint.personal_data.role_features import features_of  # noqa: E402
from recordlint.personal_data.roles import decide  # noqa: E402


def examples(note: Any, rng: random.Random | None) -> list[tuple[list[str], str, int, str]]:
    """The people of a note: features, role, mentions, and the role that the rules give."""
    passage = Passage(read(note.text))
    hits: list[Hit] = []
    roles: list[str | None] = []
    end = 0
    for mark in note.of_class(*PERSONAL_DATA):
        if mark.start < end or (rng and mark.cls == "PERSON" and rng.random() < 0.15):
            continue
        hits.append(Hit(mark.cls, mark.start, mark.end, 0.9, "gold"))
        roles.append(note.meta["people"][mark.attributes["of"]]["role"] if mark.cls == "PERSON" else None)
        end = mark.end
    around = read_cues(passage, hits)
    entities = link(hits, around, Known(), author=None, subject=None)
    decisions = decide(entities, around, Known())
    rows = features_of(passage, hits, around, entities, decisions)
    found = []
    for entity, features, decision in zip(entities, rows, decisions, strict=True):
        said = Counter(roles[i] for i in entity.hits)
        if said:
            found.append((features, said.most_common(1)[0][0], len(entity.hits), decision.role))
    return found


def fit(rows: list[tuple[list[str], str, int, str]], strength: float) -> dict[str, dict[str, float]]:
    """The weights by role and feature; "" is the bias."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(r[0], 1) for r in rows])
    keep = np.asarray((matrix > 0).sum(axis=0)).ravel() >= 3
    model = LogisticRegression(C=strength, max_iter=500)
    model.fit(matrix[:, keep], [r[1] for r in rows], sample_weight=[min(r[2], 4) for r in rows])
    names = np.array(vectorizer.get_feature_names_out())[keep]
    return {
        role: {"": round(float(b), 3)} | {str(n): round(float(w), 3) for n, w in zip(names, ws, strict=True) if abs(w) >= 0.02}
        for role, ws, b in zip(model.classes_, model.coef_, model.intercept_, strict=True)
    }


def judged(weights: dict[str, dict[str, float]], features: list[str]) -> dict[str, float]:
    scores = {role: table[""] + sum(table.get(f, 0.0) for f in features) for role, table in weights.items()}
    top = max(scores.values())
    parts = {role: float(np.exp(score - top)) for role, score in scores.items()}
    return {role: part / sum(parts.values()) for role, part in parts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strength", type=float, default=0.1)
    parser.add_argument("--variants", type=int, default=2)
    parser.add_argument("--by-writer", action="store_true")
    options = parser.parse_args()
    rng = random.Random(11)  # noqa: S311
    by_writer: dict[str, list[list[tuple[list[str], str, int, str]]]] = {}
    for note in read_corpus(ROOT / "corpus" / "notes", "dev"):
        rows = by_writer.setdefault(note.meta["writer"], [[], []])
        rows[0] += examples(note, None)
        for _ in range(options.variants):
            rows[1] += examples(note, rng)
    if options.by_writer:
        total: Counter[str] = Counter()
        for writer in by_writer:
            weights = fit([r for w, rs in by_writer.items() if w != writer for part in rs for r in part], options.strength)
            of: Counter[str] = Counter()
            for features, role, count, rules in by_writer[writer][0]:
                said = judged(weights, features)
                best = max(said, key=lambda r: said[r])
                of["mentions"] += count
                of["model"] += count * (best == role)
                of["rules"] += count * (rules == role)
                if best == "professional" and role != "professional":
                    of["false professional"] += count
                    of["unsure"] += count * (said[best] < 0.75)
                if best == "professional" and role == "professional" and said[best] < 0.75:
                    of["professional unsure"] += count
            total += of
            print(writer, {k: round(v / of["mentions"], 3) for k, v in of.items() if k != "mentions"}, flush=True)
        print("all", total["mentions"], {k: round(v / total["mentions"], 3) for k, v in total.items() if k != "mentions"})
    weights = fit([r for rs in by_writer.values() for part in rs for r in part], options.strength)
    path = ROOT / "models" / "person_roles.json"
    path.write_text(json.dumps({role: weights[role] for role in ROLES}, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    print(path.name, sum(map(len, weights.values())), "weights")


if __name__ == "__main__":
    main()
