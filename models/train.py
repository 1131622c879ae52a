"""Train the encoder: python models/train.py --base FOLDER [--data FOLDER]

One command from the corpus to `models/encoder.onnx` and `models/weights.json`: fine-tunes the first layers of MiniLM-L6 on `corpus/notes` (the test
split apart), with slots drawn afresh in every epoch; first without the writers on whose notes no rule was developed, so that the weights beside it are fitted
on notes that neither rules nor encoder ever saw; then on all, exported to int8 ONNX. A checkpoint is kept after each epoch, and an interrupted run
goes on from its last one. `--hold-out WRITER …` only trains without those writers and scores them. Needs the extra `train`; `--base` holds all-MiniLM-L6-v2's `model.safetensors` and `vocab.txt`.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "models")]

from fit_weights import FRESH, fit_all  # noqa: E402
from recipe.export import export  # noqa: E402
from recipe.network import from_base  # noqa: E402
from recipe.samples import (  # noqa: E402
    IGNORE,
    Sample,
    of_court_cases,
    of_note,
    of_notes_without_flags,
    of_rule_examples,
    of_tweets,
)
from recipe.scoring import report  # noqa: E402

from recordlint.corpus.markup import AnnotatedNote, read_corpus  # noqa: E402
from recordlint.encoder.heads import CHANNELS, FAULTS, KINDS  # noqa: E402
from recordlint.encoder.session import Encoder  # noqa: E402
from recordlint.encoder.wordpieces import CLS, SEP  # noqa: E402

_WEIGHTS = {
    "personal": 1.0,
    "begins": 0.3,
    "role": 0.3,
    "judgement": 0.5,
    "slot": 0.5,
    "kind": 0.6,
    "source": 0.3,
    "fault": 2.0,
    "pair": 0.4,
}


class Batch:
    """Samples side by side, padded, with a mark for the ends of each window."""

    def __init__(self, samples: Sequence[Sample], device: str) -> None:
        length = max(len(s.ids) for s in samples) + 2

        def rows(values: Sequence[Sequence[int]], pad: int, ends: tuple[int, int]) -> Tensor:
            made = np.full((len(values), length), pad, dtype=np.int64)
            for row, value in zip(made, values, strict=True):
                row[: len(value) + 2] = [ends[0], *value, ends[1]]
            return torch.from_numpy(made).to(device)

        self.ids = rows([s.ids for s in samples], 0, (CLS, SEP))
        self.shapes = rows([s.shapes for s in samples], 0, (0, 0))
        self.mask = rows([[1] * len(s.ids) for s in samples], 0, (1, 1)).bool()
        self.tokens = {
            name: rows([getattr(s, name) for s in samples], IGNORE, (IGNORE, IGNORE))
            for name in ("personal", "begins", "role", "judgement")
        }
        self.slots = torch.stack(
            [rows([[slot[n] for slot in s.slots] for s in samples], IGNORE, (IGNORE, IGNORE)) for n in range(4)], -1
        )
        owner = np.full((len(samples), length), -1, dtype=np.int64)
        kinds, source, faults, pairs, count = [], [], [], [], 0
        for row, sample in enumerate(samples):
            for first, last in sample.sentences:
                owner[row, first + 1 : last + 1] = count + len(kinds) - count
                kinds.append([])
            kinds[len(kinds) - len(sample.kinds) :] = sample.kinds
            pairs += [(count + d, count + r, y) for d, r, y in sample.pairs]
            count += len(sample.sentences)
            source += sample.source
            faults += sample.faults
        self.owner = torch.from_numpy(owner).to(device)
        self.count = count
        self.kinds = torch.tensor(kinds, dtype=torch.float32, device=device).view(-1, len(KINDS))
        self.source = torch.tensor(source, dtype=torch.int64, device=device)
        self.faults = torch.tensor(faults, dtype=torch.float32, device=device).view(-1, len(FAULTS))
        self.pairs = torch.tensor(pairs, dtype=torch.int64, device=device).view(-1, 3)


def pooled(out: Tensor, owner: Tensor, count: int) -> Tensor:
    """The weighted mean of each sentence's pieces: (sentences, channels)."""
    inside = owner >= 0
    rows, at = out[inside], owner[inside]
    weight = rows[:, CHANNELS["weight"]].clamp(-8, 8).exp()
    total = torch.zeros(count, 1, device=out.device).index_add_(0, at, weight)
    return torch.zeros(count, out.shape[-1], device=out.device).index_add_(0, at, rows * weight) / total.clamp(min=1e-6)


def losses(out: Tensor, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head, averaged over what is labelled."""
    found: dict[str, Tensor] = {}
    for name in ("personal", "role"):
        target = batch.tokens[name]
        if (target != IGNORE).any():
            found[name] = nn.functional.cross_entropy(
                out[..., CHANNELS[name]].flatten(0, 1), target.flatten(), ignore_index=IGNORE, label_smoothing=0.02
            )
    for name in ("begins", "judgement"):
        found |= _binary(name, out[..., CHANNELS[name]].squeeze(-1), batch.tokens[name].float())
    found |= _binary("slot", out[..., CHANNELS["slot"]], batch.slots.float())
    if batch.count:
        rows = pooled(out, batch.owner, batch.count)
        found |= _binary("kind", rows[:, CHANNELS["kind"]], batch.kinds)
        found |= _binary("fault", rows[:, CHANNELS["fault"]], batch.faults, rare=2.0)
        if (batch.source != IGNORE).any():
            found["source"] = nn.functional.cross_entropy(
                rows[:, CHANNELS["source"]], batch.source, ignore_index=IGNORE
            )
        if len(batch.pairs):
            decision, reason, label = batch.pairs.T
            score = (rows[decision][:, CHANNELS["decision"]] * rows[reason][:, CHANNELS["reason"]]).sum(-1)
            found["pair"] = nn.functional.binary_cross_entropy_with_logits(score, label.float())
    return found


def _binary(name: str, scores: Tensor, target: Tensor, rare: float = 1.0) -> dict[str, Tensor]:
    """The cross-entropy over what is labelled; a label that is there weighs `rare` times."""
    known = target != IGNORE
    if not known.any():
        return {}
    weight = torch.tensor(rare, device=scores.device)
    return {name: nn.functional.binary_cross_entropy_with_logits(scores[known], target[known], pos_weight=weight)}


def batches(samples: Sequence[Sample], pieces: int, rng: random.Random) -> Iterator[list[Sample]]:
    """Samples of like length together, at most about `pieces` word pieces a batch, in random order."""
    order = sorted(samples, key=lambda s: len(s.ids) + rng.random() * 20)
    made: list[list[Sample]] = [[]]
    for sample in order:
        if made[-1] and (len(made[-1]) + 1) * (len(sample.ids) + 2) > pieces:
            made.append([])
        made[-1].append(sample)
    rng.shuffle(made)
    yield from (batch for batch in made if batch)


def main() -> None:
    """Train, keep checkpoints, and export or score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--data", type=Path, help="folder of public data to train with (models/README.md names it)")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus" / "notes")
    parser.add_argument("--splits", nargs="*", default=["train", "dev"])
    parser.add_argument("--hold-out", nargs="*", default=[], metavar="WRITER")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "encoder", help="where checkpoints go")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "encoder.onnx")
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--pieces", type=int, default=2048, help="word pieces a batch")
    parser.add_argument("--public", type=float, default=0.25, help="public samples for each of the corpus")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--full-precision", action="store_true", help="no bfloat16 (slower)")
    options = parser.parse_args()
    notes = [note for split in options.splits for note in read_corpus(options.corpus / split)]
    vocabulary = options.base / "vocab.txt"
    public = list(_public(options, vocabulary))
    if options.hold_out:
        out = options.work / "held-out.onnx"
        train(options, notes, public, frozenset(options.hold_out), out)
        report(out, vocabulary, [n for n in notes if n.meta["writer"] in options.hold_out])
        return
    strangers = options.work / "strangers.onnx"
    if not strangers.exists():
        train(options, notes, public, FRESH, strangers)
        report(strangers, vocabulary, [n for n in notes if n.meta["writer"] in FRESH])
    fit_all(notes, Encoder(strangers, vocabulary), options.out.with_name("weights.json"))
    train(options, notes, public, frozenset(), options.out)


def train(
    options: argparse.Namespace,
    notes: Sequence[AnnotatedNote],
    public: Sequence[Sample],
    held: frozenset[str],
    out: Path,
) -> None:
    """One run without the writers `held`, from the base or from its last checkpoint, exported to `out`."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    vocabulary = options.base / "vocab.txt"
    inside = [n for n in notes if n.meta["writer"] not in held]
    examples = list(of_rule_examples(vocabulary))
    print(len(inside), "notes,", len(public), "public samples,", len(examples), "examples of rules", flush=True)
    network = from_base(options.base, options.layers).to(options.device)
    head = [p for n, p in network.named_parameters() if n.startswith(("head", "shapes")) and p.requires_grad]
    body = [p for n, p in network.named_parameters() if not n.startswith(("head", "shapes")) and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": options.rate}, {"params": head, "lr": options.rate * 4}], weight_decay=0.02
    )
    options.work.mkdir(parents=True, exist_ok=True)
    checkpoint = options.work / f"{out.stem}.pt"
    first = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        first = state["epoch"] + 1
    for epoch in range(first, options.epochs):
        began = time.monotonic()
        rng = random.Random(options.seed + epoch)  # noqa: S311 - training, not a secret
        torch.manual_seed(options.seed + epoch)
        # Every second look at a note is at the note as written, so that real layouts of names and places are seen too.
        samples = [s for n in inside for s in of_note(n, vocabulary, rng if rng.random() < 0.7 else None)]
        samples += rng.sample(public, min(len(public), int(len(samples) * options.public)))
        samples += rng.sample(examples, min(len(examples), len(inside) // 2))
        network.train()
        totals: dict[str, float] = {}
        groups = list(batches(samples, options.pieces, rng))
        for step, group in enumerate(groups):
            done = (epoch + step / len(groups)) / options.epochs
            for part, scale in zip(optimizer.param_groups, (1, 4), strict=True):
                part["lr"] = options.rate * scale * min(1.0, done * options.epochs * 2, (1 - done) * 1.1 + 0.02)
            batch = Batch(group, options.device)
            # Half precision where the processor has it: twice as fast, and the sums of the loss stay in full.
            with torch.autocast(options.device, dtype=torch.bfloat16, enabled=not options.full_precision):
                scores = network(batch.ids, batch.shapes, batch.mask)
            found = losses(scores.float(), batch)
            loss = sum(
                (_WEIGHTS[name] * value for name, value in found.items()), torch.zeros((), device=options.device)
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(body + head, 1.0)
            optimizer.step()
            for name, value in found.items():
                totals[name] = totals.get(name, 0.0) + float(value.detach()) / len(groups)
        torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, checkpoint)
        print(epoch, f"{time.monotonic() - began:.0f}s", {k: round(v, 3) for k, v in totals.items()}, flush=True)
    export(network.cpu().eval(), options.base, out)
    print("wrote", out, out.stat().st_size, "bytes", flush=True)


def _public(options: argparse.Namespace, vocabulary: Path) -> Iterator[Sample]:
    if options.data is None:
        return
    for name in ("btc_a.conll", "btc_b.conll"):
        yield from of_tweets(options.data / "ner" / name, vocabulary)
    yield from of_court_cases(options.data / "ner" / "tab_144_documents.jsonl", vocabulary)
    for name in ("aci_bench.jsonl", "mts_dialog_400.jsonl"):
        yield from of_notes_without_flags(options.data / "notes" / name, vocabulary)


if __name__ == "__main__":
    main()
