"""RapidOCR (PP-OCRv6 on ONNX), where `recordlint[ocr]` is installed: offline, its weights lie in its wheel.

Of the package its detector and its recogniser are used, not its chain of them: the classifier turns good lines upside
down, and words get the certainty of single letters. The words' boxes are made here, of the places of letters and of the
ink between them.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from recordlint.documents.ocr.base import Engine, Word
from recordlint.documents.ocr.ink import blanks_of, gap_between, grouped, inked_rows
from recordlint.documents.ocr.reader import Reader
from recordlint.documents.ocr.upright import turned, within
from recordlint.errors import InputError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

_DETECTED = 1600  # pixels of the longer side for finding lines: 137 dpi of A4
_LEAST, _ENLARGED = 736, 3.0  # smaller pictures are enlarged, so far
_READ = 3600  # and for reading them: 300 dpi of A4
_SURE = 0.85  # lines that are this sure on average are upright
_SAMPLE = 10
_TALL = 1.5
UNREAD = "▯"
"""The text of a line that was found and not read."""


@lru_cache(maxsize=1)
def installed() -> Engine | None:
    """RapidOCR, where it is installed with its weights."""
    if any(importlib.util.find_spec(name) is None for name in ("rapidocr", "onnxruntime", "cv2")):
        return None
    weights = _weights()
    return Reader(Rapid(weights)) if weights else None


def _weights() -> dict[str, Path] | None:
    """The files of the models, which are named so that nothing is ever fetched; None where the package has others."""
    spec = importlib.util.find_spec("rapidocr")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "models"
    found = {
        part: next(iter(sorted(folder.glob(f"*{kind}*.onnx"))), None)
        for part, kind in (("Det", "_det_"), ("Rec", "_rec_"), ("Cls", "_cls_"))
    }
    weights = {part: path for part, path in found.items() if path is not None}
    return weights if len(weights) == len(found) else None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as the network read it: corners (top left of the text first, clockwise), text, sureness and places of letters.

    `places` are the middles of the letters that are no spaces, as parts of the line's length; `sure` one each.
    """

    corners: NDArray[Any]
    picture: Image
    text: str
    sure: tuple[float, ...]
    places: tuple[float, ...]

    @property
    def confidence(self) -> float:
        return sum(self.sure) / len(self.sure) if self.sure else 0.0

    @property
    def length(self) -> float:
        return float(max(self.picture.size))


class Rapid:
    """The recogniser; the networks are loaded with the first page."""

    name = "rapidocr"

    def __init__(self, weights: dict[str, Path]) -> None:
        self._weights = weights
        self._loaded: Any = None

    def read(self, picture: Image) -> tuple[int, list[Word]]:
        """The turn in which the lines are upright, and their words. Raises InputError when a network fails."""
        try:
            return self._read(picture)
        except (
            Exception
        ) as error:  # what the networks and their libraries raise is not foreseen, and stops no other file
            raise InputError(
                f"OCR by RapidOCR failed ({type(error).__name__}): save it at a lower resolution"
            ) from None

    def _read(self, picture: Image) -> tuple[int, list[Word]]:
        quarters = 0
        lines = self._lines(picture)
        upright = [line for line in lines if line.picture.width >= line.picture.height and not _is_tall(line.corners)]
        tall = [line for line in lines if _is_tall(line.corners)]
        if sum(line.length for line in tall) > sum(line.length for line in upright):
            down = sum(_falls(line.corners) * line.length * line.confidence for line in tall)
            quarters = 1 if down > 0 else 3
            lines = self._lines(turned(picture, quarters))
        if self._upside_down(lines):
            quarters = (quarters + 2) % 4
            lines = self._lines(turned(picture, quarters))
        size = picture.size if quarters % 2 == 0 else (picture.height, picture.width)
        return quarters, [word for number, line in enumerate(lines) for word in _words(line, number, size)]

    def _upside_down(self, lines: list[_Line]) -> bool:
        sample = sorted(lines, key=lambda line: -line.length)[:_SAMPLE]
        if not sample or _mean(sample) >= _SURE:
            return False
        return (
            _mean(self._recognised([(line.corners, turned(line.picture, 2)) for line in sample])) > _mean(sample) + 0.1
        )

    def _engine(self) -> Any:
        if self._loaded is None:
            import cv2
            from rapidocr import RapidOCR

            cv2.setNumThreads(1)
            self._loaded = RapidOCR(
                params={
                    "Global.log_level": "critical",
                    "Det.limit_type": "max",  # by its own rule it enlarges a strip until memory ends
                    "Det.limit_side_len": 2 * _DETECTED,
                    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                    **{f"{part}.model_path": str(path) for part, path in self._weights.items()},
                }
            )
        return self._loaded

    def _lines(self, picture: Image) -> list[_Line]:
        """The lines of a picture, those that run up or down it turned upright."""
        from PIL.Image import Resampling

        scale = min(1.0, _READ / max(picture.size))
        plain = picture.convert("RGB")
        if scale < 1:
            plain = plain.resize(
                (max(1, round(plain.width * scale)), max(1, round(plain.height * scale))), Resampling.LANCZOS
            )
        found = self._found(plain)
        heights = [_sides(corners)[1] for corners in found if not _is_tall(corners)]
        usual = median(heights) if heights else 0
        level: list[tuple[NDArray[Any], Image]] = []
        tall: list[tuple[NDArray[Any], Image]] = []
        for corners in found:
            if _is_tall(corners) and _sides(corners)[1] > 2 * usual:
                tall += [(turn, _cut(plain, turn)) for turn in (corners[[1, 2, 3, 0]], corners[[3, 0, 1, 2]])]
            else:
                level.append((corners, _cut(plain, corners)))
        lines = self._recognised([*level, *tall])
        pairs = lines[len(level) :]
        best = [max(pair, key=lambda line: line.confidence) for pair in zip(pairs[::2], pairs[1::2], strict=True)]
        return [
            _Line(line.corners / scale, line.picture, line.text, line.sure, line.places)
            for line in (*lines[: len(level)], *best)
        ]

    def _found(self, picture: Image) -> list[NDArray[Any]]:
        """The corners of the lines in a picture."""
        import numpy as np
        from PIL.Image import Resampling
        from rapidocr.main import RapidOCRError

        scale = min(_DETECTED / max(picture.size), max(1.0, _LEAST / min(picture.size)), _ENLARGED)
        small = picture
        if scale != 1:
            sides = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
            small = picture.resize(sides, Resampling.LANCZOS)
        record: dict[str, Any] = {}
        try:
            _, found = self._engine().detect_and_crop(np.ascontiguousarray(np.asarray(small)[:, :, ::-1]), record)
        except RapidOCRError:  # no line was found
            return []
        margin = np.array([record["padding_1"]["left"], record["padding_1"]["top"]])  # low strips get more room
        limits = np.array(picture.size)
        return [np.clip((np.asarray(one, np.float64) - margin) / scale, 0, limits) for one in found.boxes]

    def _recognised(self, cuts: list[tuple[NDArray[Any], Image]]) -> list[_Line]:
        import numpy as np
        from rapidocr.ch_ppocr_rec import TextRecInput

        if not cuts:
            return []
        pictures = [np.ascontiguousarray(np.asarray(cut)[:, :, ::-1]) for _, cut in cuts]
        network = self._engine()._load_rec_model()
        given = network(TextRecInput(img=pictures, return_word_box=True))
        lines: list[_Line] = []
        for (corners, cut), text, info in zip(cuts, given.txts, given.word_results, strict=True):
            columns = [column for word in info.word_cols for column in word]
            sure = [float(one) for letter, one in zip(text, info.confs, strict=False) if not letter.isspace()]
            if not columns or len(columns) != len(sure):
                lines.append(_Line(corners, cut, "", (), ()))
                continue
            places = tuple(min((column + 0.5) / info.line_txt_len, 1.0) for column in columns)
            lines.append(_Line(corners, cut, text, tuple(sure), places))
        return lines


def _mean(lines: list[_Line]) -> float:
    return sum(line.confidence * line.length for line in lines) / sum(line.length for line in lines)


def _sides(corners: NDArray[Any]) -> tuple[float, float]:
    """How long the first side is, and the one down from it."""
    import numpy as np

    return float(np.linalg.norm(corners[1] - corners[0])), float(np.linalg.norm(corners[3] - corners[0]))


def _is_tall(corners: NDArray[Any]) -> bool:
    """Whether a line runs up or down the page rather than along it (its box, or its text once it was turned)."""
    across, down = abs(corners[1][0] - corners[0][0]), abs(corners[3][1] - corners[0][1])
    wide, high = max(across, abs(corners[3][0] - corners[0][0])), max(down, abs(corners[1][1] - corners[0][1]))
    return bool(high >= _TALL * wide)


def _falls(corners: NDArray[Any]) -> int:
    """1 where the text of a tall line runs down the page, -1 where it runs up."""
    return 1 if corners[1][1] > corners[0][1] else -1


def _cut(picture: Image, corners: NDArray[Any]) -> Image:
    """The line as a level picture."""
    from PIL.Image import Resampling, Transform

    width, height = (max(2, round(side)) for side in _sides(corners))
    (a, b), (c, d), (e, f), (g, h) = (tuple(map(float, corner)) for corner in corners)
    return picture.transform((width, height), Transform.QUAD, (a, b, g, h, e, f, c, d), Resampling.BICUBIC)


def _words(line: _Line, number: int, size: tuple[int, int]) -> list[Word]:
    """The words of a line, each with the box of its part of the line."""
    if not line.text.strip():
        return [Word(UNREAD, _part(line, 0.0, 1.0, size), 0.0, number)]
    blanks, rows = blanks_of(line.picture), inked_rows(line.picture)
    groups = grouped(line.text, line.places, line.picture.height / line.picture.width, blanks)
    words: list[Word] = []
    left = 0.0
    letters = "".join(line.text.split())
    for group, following in zip(groups, [*groups[1:], None], strict=True):
        right, then = 1.0, 1.0
        if following is not None:
            right, then = gap_between(blanks, line.places[group[-1]], line.places[following[0]])
        text = "".join(letters[index] for index in group)
        sure = sum(line.sure[index] for index in group) / len(group)
        words.append(Word(text, _part(line, left, right, size, rows), sure, number))
        left = then
    return words


def _part(
    line: _Line, start: float, end: float, size: tuple[int, int], rows: tuple[float, float] = (0.0, 1.0)
) -> tuple[int, int, int, int]:
    """The box around a part of a line."""
    import numpy as np

    a, b, c, d = line.corners
    points = np.array(
        [
            upper + (lower - upper) * down
            for upper, lower in ((a + (b - a) * part, d + (c - d) * part) for part in (start, end))
            for down in rows
        ]
    )
    (left, top), (right, bottom) = np.floor(points.min(axis=0)), np.ceil(points.max(axis=0))
    return within((int(left), int(top), int(right), int(bottom)), size)
