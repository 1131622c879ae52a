"""Fit the weights of `person_roles.tsv`: python models/train_person_roles.py

Two conditional logits over the features of `recordlint.personal_data.people.likelihood`: one finds the subject among the people of a note, or
nobody; the other finds the role of everybody else. The names are those that the detector finds without the encoder, so the weights learn from
people as the program meets them, faults of finding and linking included. Scores are shares of the mentions that were found: on the writers
of `--writers`, and on the writers that were left out.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from recordlint.corpus.markup import AnnotatedNote, read_corpus  # noqa: E402
from recordlint.language.pipeline import layers_for  # noqa: E402
from recordlint.language.reading import Reading  # noqa: E402
from recordlint.personal_data.base import Known, Passage  # noqa: E402
from recordlint.personal_data.engine import Detector  # noqa: E402
from recordlint.personal_data.people.cues import read_cues  # noqa: E402
from recordlint.personal_data.people.entities import Entity  # noqa: E402
from recordlint.personal_data.people.likelihood import COLUMNS, beside_subjects, features  # noqa: E402
from recordlint.personal_data.people.linking import link  # noqa: E402
from recordlint.personal_data.people.roles import RoleDecision, decide  # noqa: E402
from recordlint.personal_data.people.surroundings import Surroundings  # noqa: E402

HEAD = """\
# How much each feature speaks for each role of a person: subject, family, third party, professional (`people/likelihood.py`).
# Fitted on the training notes by `models/train_person_roles.py`, rounded. A role that a cue states ("her daughter Petra", "OT Sam") is not weighed by these.
"""
WRITERS = ("w20", "w21", "w22", "w23", "w24", "w25", "w26", "w27", "w28", "w29", "w33", "w34")
"""The writers on whose notes the cues were developed."""
_LEAST = 0.2  # a feature that moves no role by this much is dropped
_SUBJECT = 2.0  # the subject's share of the loss: a wrong one pulls the roles of all others with it
_BARRED = 1e4  # a penalty that leaves nothing of a weight

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """The people found in one note: what is known of each, how often each was named in which role, and what the program decides now."""

    writer: str
    told: list[dict[str, float]]
    truth: list[Counter[str]]
    decisions: list[RoleDecision]


@dataclass(frozen=True, slots=True)
class Problem:
    """A case in numbers: a row of `known` a person; `subject` has one place more, for nobody; `weights` are those of the rows of `others`."""

    known: Array
    subject: Array
    others: Array
    weights: Array


def cases(notes: Iterator[AnnotatedNote]) -> Iterator[Case]:
    """The notes in which somebody is found."""
    known = Known()
    layers, detector = layers_for(model=False), Detector(known)
    for note in notes:
        passage = Passage(Reading(note.text, layers), known)
        hits = detector.hits(passage)
        around = read_cues(passage, hits)
        entities = link(hits, around, known)
        if entities:
            truth = [true_roles(note, [(hits[i].start, hits[i].end) for i in e.hits]) for e in entities]
            told = told_of(entities, around, truth)
            yield Case(note.meta["writer"], told, truth, decide(entities, around, known))


def true_roles(note: AnnotatedNote, spans: Sequence[tuple[int, int]]) -> Counter[str]:
    """How many of the spans name somebody in each role; a span may name people of several, or nobody."""
    people = note.meta.get("people") or {}
    return Counter(
        people[mark.attributes["of"]]["role"]
        for start, end in spans
        for mark in note.of_class("PERSON")
        if mark.start < end and start < mark.end
    )


def told_of(
    entities: Sequence[Entity], around: Sequence[Surroundings | None], truth: Sequence[Counter[str]]
) -> list[dict[str, float]]:
    """The features of all entities, those beside the true subjects among them."""
    subjects = [entity for entity, roles in zip(entities, truth, strict=True) if roles["subject"]]
    forms = [form for subject in subjects for form in subject.forms]
    families = [f.family[-1] for f in forms if f.family and len(f.family[-1]) > 1]
    families += [f.given[-1] for f in forms if f.shape == "single" and f.title]
    return [
        found | beside_subjects(entity, subjects, around, families)
        for entity, found in zip(entities, features(entities, around), strict=True)
    ]


def known_of(case: Case, names: Sequence[str]) -> Array:
    """The features of the people of a case: a row a person, a column a name."""
    return np.array([[told.get(name, 0.0) for name in names] for told in case.told])


def problem_of(case: Case, names: Sequence[str], stated: float) -> Problem:
    """The case in numbers; `stated` is what somebody counts whose role the rules state already."""
    subject = np.array([*(float(roles["subject"]) for roles in case.truth), 0.0])
    # A note whose subject was not found is about nobody.
    subject[-1] = not subject.any()
    counts = np.array([[float(roles[role]) for role in COLUMNS[1:]] for roles in case.truth])
    total = counts.sum(axis=1, keepdims=True)
    # These weights have no say where the rules are sure, so such people count little. Who is the subject now still rests on the present table.
    sure = [d.certain and d.role != "subject" for d in case.decisions]
    weights = np.sqrt(total) * np.where(sure, stated, 1.0)[:, None]
    return Problem(known_of(case, names), subject / subject.sum(), counts / np.maximum(total, 1), weights)


def softmax(scores: Array) -> Array:
    """Scores as probabilities, along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def loss(flat: Array, problems: Sequence[Problem], penalties: Array) -> tuple[float, Array]:
    """The loss of a table of weights (a row a role, flattened), and its gradient."""
    table = flat.reshape(penalties.shape)
    value, gradient = float((penalties * table**2).sum()), 2 * penalties * table
    for problem in problems:
        # Nobody has the score 0: whoever is the subject must have more.
        subject = softmax(np.append(problem.known @ table[0], 0.0))
        value -= _SUBJECT * float((problem.subject * np.log(subject + 1e-12)).sum())
        gradient[0] += _SUBJECT * (problem.known.T @ (subject - problem.subject)[:-1])
        others = softmax(problem.known @ table[1:].T)
        value -= float((problem.weights * problem.others * np.log(others + 1e-12)).sum())
        gradient[1:] += (problem.weights * (others - problem.others)).T @ problem.known
    return value, gradient.ravel()


def fit(names: Sequence[str], inside: Sequence[Case], options: argparse.Namespace) -> Array:
    """The weights of the features: a row a role, a column a name. The bias ("") is not held down."""
    penalties = np.full((len(COLUMNS), len(names)), options.penalty)
    penalties[:, names.index("")] = 0.0
    # What is known only once the subject is known cannot help to find the subject.
    barred = beside_subjects(Entity(), [], [], [])
    penalties[0, [at for at, name in enumerate(names) if name in barred]] = _BARRED
    problems = [problem_of(case, names, options.stated) for case in inside]
    arguments: Any = (problems, penalties)
    found = minimize(loss, np.zeros(penalties.size), arguments, method="L-BFGS-B", jac=True, options={"maxiter": 200})
    return found.x.reshape(penalties.shape)


def frequent(inside: Sequence[Case], fewest: int) -> list[str]:
    """The features that at least `fewest` people have, in order."""
    counts = Counter(name for case in inside for told in case.told for name, value in told.items() if value)
    return sorted(name for name, count in counts.items() if count >= fewest)


def scores(names: Sequence[str], table: Array, judged: Sequence[Case]) -> str:
    """The share of mentions whose role is right: by the weights alone, with the rules' stated roles first, and as the program decides now."""
    right: Counter[str] = Counter()
    for case in judged:
        known = known_of(case, names)
        subject = int(np.argmax(np.append(known @ table[0], 0.0)))
        others = np.argmax(known @ table[1:].T, axis=1)
        for at, (truth, now) in enumerate(zip(case.truth, case.decisions, strict=True)):
            role = "subject" if at == subject else COLUMNS[1 + int(others[at])]
            is_stated = now.certain and at != subject and now.role != "subject"
            right["alone"] += truth[role]
            right["stated first"] += truth[now.role if is_stated else role]
            right["present table"] += truth[now.role]
            right["all"] += truth.total()
    shares = (f"{way} {right[way] / max(right['all'], 1):.3f}" for way in ("alone", "stated first", "present table"))
    return f"{', '.join(shares)} of {right['all']} mentions in {len(judged)} notes"


def main() -> None:
    """Fit, drop the features that say little, fit again, score, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writers", nargs="+", default=WRITERS, metavar="WRITER", help="whose notes are fitted on")
    parser.add_argument("--penalty", type=float, default=2.0, help="how hard the weights are held down")
    parser.add_argument("--fewest", type=int, default=6, help="how many people must have a feature")
    parser.add_argument("--stated", type=float, default=0.3, help="what somebody counts whose role the rules state")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "person_roles.tsv")
    options = parser.parse_args()
    found = list(cases(read_corpus(ROOT / "corpus" / "notes" / "train")))
    inside = [case for case in found if case.writer in options.writers]
    outside = [case for case in found if case.writer not in options.writers]
    names = frequent(inside, options.fewest)
    table = fit(names, inside, options)
    large = np.abs(table).max(axis=0) >= _LEAST
    names = [name for name, is_large in zip(names, large, strict=True) if is_large or not name]
    table = np.round(fit(names, inside, options), 2)
    print("these writers:", scores(names, table, inside))
    print("writers left out:", scores(names, table, outside))
    lines = [
        "\t".join([name, *(f"{weight:.2f}" for weight in column)]) for name, column in zip(names, table.T, strict=True)
    ]
    options.out.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    print(options.out.name, len(names), "features")


if __name__ == "__main__":
    main()
