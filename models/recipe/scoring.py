"""How well a network does on notes of writers that it never saw, head by head."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from recipe.samples import of_note
from recordlint.corpus.markup import AnnotatedNote
from recordlint.encoder.heads import CHANNELS, FAULTS, KINDS, PERSONAL
from recordlint.encoder.session import Encoder, sigmoid, softmax


def report(model: Path, vocabulary: Path, notes: Sequence[AnnotatedNote]) -> None:
    """Print precision, recall and F1 by class; of faults the best F1 over thresholds and the average precision."""
    encoder = Encoder(model, vocabulary)
    truth: dict[str, list[int]] = {}
    guess: dict[str, list[float]] = {}
    right = [0, 0]

    def add(name: str, label: int, score: float) -> None:
        if label >= 0:
            truth.setdefault(name, []).append(label)
            guess.setdefault(name, []).append(score)

    for note in notes:
        for sample in of_note(note, vocabulary, None):
            rows = encoder._run(np.array(sample.ids, dtype=np.int64), np.array(sample.shapes, dtype=np.int64))
            personal = softmax(rows[:, CHANNELS["personal"]])
            for i, label in enumerate(sample.personal):
                for n, name in enumerate(PERSONAL, start=1):
                    add(f"personal {name}", int(label == n), float(personal[i, n]))
                if sample.role[i] >= 0:
                    right[int(rows[i, CHANNELS["role"]].argmax() == sample.role[i])] += 1
                add("judgement word", sample.judgement[i], float(rows[i, CHANNELS["judgement"]][0]))
                for n, label in enumerate(sample.slots[i]):
                    add(f"slot {n}", label, float(rows[i, CHANNELS["slot"]][n]))
            pooled = []
            for (first, last), kinds, faults in zip(sample.sentences, sample.kinds, sample.faults, strict=True):
                part = rows[first:last]
                weight = np.exp(np.clip(part[:, CHANNELS["weight"]], -8, 8))
                row = (part * weight).sum(0) / weight.sum()
                pooled.append(row)
                for n, name in enumerate(KINDS):
                    add(f"kind {name}", kinds[n], float(row[CHANNELS["kind"]][n]))
                for n, name in enumerate(FAULTS):
                    add(f"fault {name}", faults[n], float(row[CHANNELS["fault"]][n]))
                either = max(faults[:2])
                add(
                    "fault opinion+respect",
                    either,
                    float(np.logaddexp(row[CHANNELS["fault"]][0], row[CHANNELS["fault"]][1])),
                )
            for decision, reason, label in sample.pairs:
                score = pooled[decision][CHANNELS["decision"]] @ pooled[reason][CHANNELS["reason"]]
                add("pair", label, float(sigmoid(score)))
    print(f"role right {right[1] / max(1, sum(right)):.3f} of {sum(right)} pieces")
    for name in sorted(truth):
        labels, scores = np.array(truth[name]), np.array(guess[name])
        if not labels.sum():
            continue
        order = np.argsort(-scores)
        hits = labels[order].cumsum()
        precision, recall = hits / np.arange(1, len(hits) + 1), hits / labels.sum()
        f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
        best = int(f1.argmax())
        average = float((precision * labels[order]).sum() / labels.sum())
        print(
            f"{name:28} n={labels.sum():5} AP {average:.3f} best F1 {f1[best]:.3f} (P {precision[best]:.2f} R {recall[best]:.2f}) at {scores[order][best]:.2f}"
        )
