"""The encoder itself: one pass of an ONNX network over a text, window by window, on the CPU.

Windows go through one at a time: int8 activations are scaled by the largest value in a batch, so a note's scores would depend on
its neighbours in it, and the same note has to get the same findings wherever it stands.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recordlint.encoder.heads import CHANNELS, WIDTH
from recordlint.encoder.wordpieces import CLS, SEP, Pieces, pieces_of, windows
from recordlint.resources import resource

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_KEPT = 64  # texts whose scores are kept, since rules and recognizers ask for the same note one after the other


@dataclass(frozen=True)
class Encoded:
    """The scores of one text: a row of channels (logits) for each word piece, `(len(pieces), WIDTH)` float32."""

    pieces: Pieces
    scores: NDArray[np.float32]

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where each piece begins."""
        import numpy as np

        return np.array([start for start, _ in self.pieces.spans], dtype=np.int64)

    @cached_property
    def ends(self) -> NDArray[np.int64]:
        """Where each piece ends."""
        import numpy as np

        return np.array([end for _, end in self.pieces.spans], dtype=np.int64)

    @cached_property
    def personal(self) -> NDArray[np.float32]:
        """The probability of each kind of personal data (the first: none) for each piece: `(len(pieces), 1 + len(PERSONAL))`."""
        return softmax(self.scores[:, CHANNELS["personal"]])

    def within(self, start: int, end: int) -> slice:
        """The pieces that share a character with [start, end)."""
        first = int(self.ends.searchsorted(start, side="right"))
        last = int(self.starts.searchsorted(end, side="left"))
        return slice(first, max(first, last))

    def pooled(self, spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """The channels of each stretch, `(len(spans), WIDTH)`: the mean of its pieces, weighted as the network weighs them; zeros of nothing."""
        import numpy as np

        weighed = np.exp(np.clip(self.scores[:, CHANNELS["weight"]], -8, 8))
        made = np.zeros((len(spans), WIDTH), dtype=np.float32)
        for row, (start, end) in zip(made, spans, strict=True):
            at = self.within(start, end)
            if at.stop > at.start:
                row[:] = (self.scores[at] * weighed[at]).sum(0) / weighed[at].sum()
        return made

    def most(self, spans: Sequence[tuple[int, int]], channels: slice) -> NDArray[np.float32]:
        """The highest score of each of `channels` over each stretch, `(len(spans), channels)`; very low of nothing."""
        import numpy as np

        made = np.full((len(spans), channels.stop - channels.start), -99, dtype=np.float32)
        for row, (start, end) in zip(made, spans, strict=True):
            at = self.within(start, end)
            if at.stop > at.start:
                row[:] = self.scores[at, channels].max(0)
        return made


class Encoder:
    """A network and its vocabulary, loaded when the first text comes. Pickles as its path."""

    def __init__(self, path: Path, vocabulary: Path) -> None:
        self.path = path
        self.vocabulary = vocabulary
        self._session: Any = None
        self._kept: OrderedDict[str, Encoded] = OrderedDict()

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_session": None, "_kept": OrderedDict()}

    def encode(self, text: str, breaks: Sequence[int] = ()) -> Encoded:
        """The scores of `text`; long ones are cut into windows, at one of the offsets `breaks` where one is near."""
        kept = self._kept.get(text)
        if kept is not None:
            self._kept.move_to_end(text)
            return kept
        made = self._encode(text, breaks)
        self._kept[text] = made
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return made

    def _encode(self, text: str, breaks: Sequence[int]) -> Encoded:
        import numpy as np

        pieces = pieces_of(text, self.vocabulary)
        scores = np.zeros((len(pieces), WIDTH), dtype=np.float32)
        if len(pieces):
            starts = [start for start, _ in pieces.spans]
            ids, shapes = np.array(pieces.ids, dtype=np.int64), np.array(pieces.shapes, dtype=np.int64)
            at = [int(i) for i in np.searchsorted(starts, breaks)] if len(pieces) > 1 else []
            for start, end, first, last in windows(len(pieces), at):
                scores[first:last] = self._run(ids[start:end], shapes[start:end])[first - start : last - start]
        return Encoded(pieces, scores)

    def _run(self, ids: NDArray[np.int64], shapes: NDArray[np.int64]) -> NDArray[np.float32]:
        import numpy as np

        if self._session is None:
            self._session = _session(self.path)
        wrapped = np.concatenate(([CLS], ids, [SEP]))[None]
        return self._session.run(None, {"ids": wrapped, "shapes": np.pad(shapes, 1)[None]})[0][0, 1:-1]


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities over the last axis."""
    import numpy as np

    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def sigmoid(score: Any) -> Any:
    """The probability of a logit."""
    import numpy as np

    return 1 / (1 + np.exp(-np.clip(score, -30, 30)))


@cache
def encoder() -> Encoder | None:
    """The encoder of this installation; None where the model file is not there."""
    folder = resource("models")
    path = folder / "encoder.onnx"
    return Encoder(path, folder / "vocab.txt") if path.is_file() else None


def _session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread: the same sums in the same order on every machine; processes run side by side instead (`--jobs`).
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
