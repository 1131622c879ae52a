"""The process that opens a PDF, seen from outside: asked page by page, with a limit of time, and ended when it passes it."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from recordlint.documents.blocks import MAX_PAGES
from recordlint.documents.pdf import frames
from recordlint.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OPENING_SECONDS = 60.0
"""What opening a file may take."""
PAGE_SECONDS = 30.0
"""What one page may take to be read and drawn."""
FILE_SECONDS, MORE_SECONDS, MOST_SECONDS = 60.0, 3.0, 900.0
"""What all pages of a file may take: at least, more for each page, and at most. A page takes a quarter of a second, a heavy scan two."""
MAX_SIDE = 200_000.0
"""The longest side of a page, in points; a poster of ten metres has 28,000."""
_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from recordlint.documents.pdf import worker; worker.main()"
_KEPT = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a page, in the file's order. Boxes are left, top, right, bottom in points as the page is shown."""

    codes: NDArray[np.uint32]
    flags: NDArray[np.uint8]
    """1 made up (spaces, line ends), 2 a hyphen at a line's end, 4 no code is known, 8 invisible by its mode, 16 white, 32 in a
    layer that is off.
    """
    angles: NDArray[np.float32]
    """Of the writing direction, in radians, clockwise from left to right as the page is shown."""
    tight: NDArray[np.float32]
    loose: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PageTold:
    """A page as the worker tells of it. `images`: its pixels, and the same without its text where the page has pictures."""

    width: float
    height: float
    turned: int
    glyphs: Glyphs
    pictures: tuple[tuple[float, float, float, float], ...]
    drawings: int
    instead: tuple[str, ...]
    painted: bool
    """Whether it shows text as a pattern or a mask, which is not among its glyphs."""
    images: tuple[NDArray[np.uint8], ...]


class Worker:
    """A PDF, opened in a process of its own. Raises InputError when it cannot be opened, or takes too long."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._late = False
        self._left = OPENING_SECONDS
        self._process = subprocess.Popen(  # noqa: S603 (this interpreter, with code of this package)
            [sys.executable, "-I", "-c", _START, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={key: value for key, value in os.environ.items() if key in _KEPT},
            close_fds=True,
        )
        try:
            with self._limited(OPENING_SECONDS, "opening it"):
                frames.send(self._in, data)
                opened = frames.receive_values(self._out)
            self._check(opened)
            self.pages = _number(opened, "pages", 0, 10_000_000)
            self.catalogue: Mapping[str, Any] = _mapping(opened.get("catalogue"))
            self._painted = frozenset(map(str, _list(self.catalogue.get("painted"))))
            if not self.pages:
                raise InputError(f"{name}: a PDF without pages: export it again")
            if self.pages > MAX_PAGES:
                raise InputError(f"{name}: {self.pages:,} pages are beyond the limit of {MAX_PAGES:,}: split it")
            self._left = min(FILE_SECONDS + MORE_SECONDS * self.pages, MOST_SECONDS)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with contextlib.suppress(OSError):
                    stream.close()
        self._process.wait()

    def page(self, index: int, *, scale: float = 0.0, text: bool = True) -> PageTold:
        """A page (counted from 0): its text, and its pixels where a scale is given. Raises InputError when that fails."""
        with self._limited(PAGE_SECONDS, f"page {index + 1}"):
            request = {"page": index, "scale": scale, "text": text, "off": _list(self.catalogue.get("off"))}
            frames.send_values(self._in, request)
            values = frames.receive_values(self._out)
            self._check(values, f"page {index + 1}: ")
            return _page(values, self._out, painted=str(index + 1) in self._painted)

    @property
    def _in(self) -> IO[bytes]:
        assert self._process.stdin is not None  # noqa: S101 (it was made as a pipe)
        return self._process.stdin

    @property
    def _out(self) -> IO[bytes]:
        assert self._process.stdout is not None  # noqa: S101 (it was made as a pipe)
        return self._process.stdout

    def _check(self, values: Mapping[str, Any], where: str = "") -> None:
        if values.get("error") == "locked":
            raise InputError(f"{self._name}: encrypted with a password: save it without one")
        if "error" in values:
            raise InputError(f"{self._name}: {where}damaged, or not a PDF: export or print it to PDF again")

    @contextlib.contextmanager
    def _limited(self, seconds: float, what: str) -> Generator[None]:
        """Ends the process after so many seconds, and says in one line why it ended."""
        watch = threading.Timer(max(0.0, min(seconds, self._left)), self._too_late)
        watch.daemon = True
        begun = time.monotonic()
        watch.start()
        try:
            yield
        except (frames.FrameError, OSError, ValueError, TypeError, KeyError):
            problem = "takes too long" if self._late else "could not be read (it needs too much memory, or is damaged)"
            raise InputError(f"{self._name}: {what} {problem}: print it to PDF again, or split it") from None
        finally:
            watch.cancel()
            self._left -= time.monotonic() - begun

    def _too_late(self) -> None:
        self._late = True
        self._process.kill()


def _page(values: Mapping[str, Any], stream: IO[bytes], *, painted: bool) -> PageTold:
    import numpy as np

    none = np.zeros((0, 4), np.float32)
    glyphs = Glyphs(np.zeros(0, np.uint32), np.zeros(0, np.uint8), np.zeros(0, np.float32), none, none)
    if "characters" in values:
        count = _number(values, "characters", 0, 10_000_000)
        codes, flags, angles, boxes = (
            np.frombuffer(frames.receive(stream), kind) for kind in ("<u4", "u1", "<f4", "<f4")
        )
        if not len(codes) == len(flags) == len(angles) == count or len(boxes) != count * 8:
            raise ValueError("parts that do not fit each other")
        clean = np.clip(np.nan_to_num(boxes.reshape(-1, 8), nan=-MAX_SIDE), -MAX_SIDE, MAX_SIDE)
        glyphs = Glyphs(codes, flags, np.nan_to_num(angles), clean[:, :4], clean[:, 4:])
    images: list[NDArray[np.uint8]] = []
    for head in values["images"][:2]:
        width, height, stride = (_number(head, key, 1, 1_000_000) for key in ("width", "height", "stride"))
        pixels = np.frombuffer(frames.receive(stream), np.uint8)
        if stride < width * 3:
            raise ValueError("lines shorter than the picture")
        images.append(pixels[: height * stride].reshape(height, stride)[:, : width * 3].reshape(height, width, 3))
    return PageTold(
        width=_side(values["width"]),
        height=_side(values["height"]),
        turned=_number(values, "turned", 0, 270),
        glyphs=glyphs,
        pictures=tuple(_box(box) for box in values.get("pictures", ())[:10_000]),
        drawings=_number(values, "drawings", 0, 10_000_000) if "drawings" in values else 0,
        instead=tuple(str(text) for text in values.get("instead", ())[:10_000]),
        painted=painted,
        images=tuple(images),
    )


def _number(values: Mapping[str, Any], key: str, least: int, most: int) -> int:
    number = int(values[key])
    if not least <= number <= most:
        raise ValueError(f"{key} is out of bounds")
    return number


def _side(value: Any) -> float:
    side = float(value)
    if not 0.01 <= side <= MAX_SIDE:
        raise ValueError("a page without size")
    return side


def _box(box: Any) -> tuple[float, float, float, float]:
    left, top, right, bottom = (min(max(float(side), -MAX_SIDE), MAX_SIDE) for side in box)
    return left, top, right, bottom


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}  # pyright: ignore[reportUnknownVariableType]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]
