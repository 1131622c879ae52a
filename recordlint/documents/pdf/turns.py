"""How glyphs are turned: level, by quarters, aslant along a line, or each by itself on a curve."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SKEWED = 4
"""The direction of glyphs that follow no line: on a curve. Higher numbers are lines aslant."""
_SAME, _ALIKE = 0.2, 1.5
_MOST_ANGLES = 60
_SOLVED = 0.3


@dataclass(frozen=True, slots=True)
class Turns:
    """How the glyphs of a page are turned. `codes`: of each glyph, quarters of a turn clockwise, SKEWED for what follows no line, above it
    the lines that go aslant; `angles`: of each code, in radians, clockwise as the page is shown.
    """

    codes: NDArray[np.int16]
    angles: tuple[float, ...]

    @classmethod
    def of(cls, angles: NDArray[np.float32]) -> Turns:
        """The turns of glyphs by their angles: some that are aslant by the same angle make a line, single ones (on a curve) do not."""
        import numpy as np

        quarters = angles / (math.pi / 2)
        whole = np.round(quarters)
        codes = np.where(np.abs(quarters - whole) < 0.04, np.mod(whole, 4), SKEWED).astype(np.int16)
        known = [*(math.pi / 2 * quarter for quarter in range(4)), 0.0]
        degrees = np.degrees(angles)
        alike = np.abs((np.diff(degrees) + 180) % 360 - 180) < _SAME
        in_line = (codes == SKEWED) & (np.append(alike, False) | np.insert(alike, 0, False))
        values, counts = np.unique(np.mod(np.round(degrees[in_line]), 360), return_counts=True)
        for value in values[np.argsort(-counts, kind="stable")][:_MOST_ANGLES]:
            mine = (codes == SKEWED) & in_line & (np.abs((degrees - value + 180) % 360 - 180) < _ALIKE)
            if mine.any():
                codes[mine] = len(known)
                known.append(math.radians(float(value + np.median((degrees[mine] - value + 180) % 360 - 180))))
        return cls(codes, tuple(known))

    def and_more(self, count: int, quarter: int) -> Turns:
        """The same, and after them so many that are turned by quarters."""
        import numpy as np

        return Turns(np.concatenate((self.codes, np.full(count, quarter, dtype=np.int16))), self.angles)

    def along(self, boxes: NDArray[np.float32]) -> NDArray[np.float32]:
        """Boxes as seen when the page is turned so that each glyph is level."""
        import numpy as np

        out = np.array(boxes, dtype=np.float32)
        for quarter in (1, 2, 3):
            mask = self.codes == quarter
            out[mask] = by_quarters(boxes[mask], quarter)
        for code in range(SKEWED + 1, len(self.angles)):
            mask = self.codes == code
            out[mask] = upright(boxes[mask], self.angles[code])
        return out


def by_quarters(boxes: NDArray[np.float32], quarter: int) -> NDArray[np.float32]:
    """Boxes as seen when the page is turned back by quarters."""
    import numpy as np

    x0, y0, x1, y1 = boxes.T
    sides = ((x0, y0, x1, y1), (y0, -x1, y1, -x0), (-x1, -y1, -x0, -y0), (-y1, x0, -y0, x1))[quarter]
    return np.stack(sides, axis=1)


def upright(boxes: NDArray[np.float32], angle: float) -> NDArray[np.float32]:
    """Boxes around glyphs that are aslant, as the boxes of these glyphs when they are level."""
    import numpy as np

    x0, y0, x1, y1 = boxes.T
    cos, sin = math.cos(angle), math.sin(angle)
    c, s = abs(cos), abs(sin)
    across, down = x1 - x0, y1 - y0
    if abs(c * c - s * s) > _SOLVED:
        wide = np.clip((across * c - down * s) / (c * c - s * s), 0, None)
        high = np.clip((down * c - across * s) / (c * c - s * s), 0, None)
    else:  # wide and high cannot be told apart: letters are about twice as high as wide
        wide = np.minimum(across / (c + 2 * s), down / (s + 2 * c))
        high = 2 * wide
    middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
    u, v = middle_x * cos + middle_y * sin, middle_y * cos - middle_x * sin
    return np.stack((u - wide / 2, v - high / 2, u + wide / 2, v + high / 2), axis=1)
