"""The pictures of a page: what touches is one picture, what is too small to show anything is none."""

from __future__ import annotations

from collections.abc import Sequence

Sides = tuple[float, float, float, float]
"""Left, top, right, bottom in points, as the page is shown."""
_NEAR = 1.0
_LEAST = 4.0
_MANY = 400


def merged(pictures: Sequence[Sides], width: float, height: float) -> list[Sides]:
    """The pictures of a page as a person counts them, clipped to the page, in the order in which they stand on it."""
    clipped = [(max(x0, 0.0), max(y0, 0.0), min(x1, width), min(y1, height)) for x0, y0, x1, y1 in pictures]
    waiting = sorted({box for box in clipped if box[2] > box[0] and box[3] > box[1]}, key=lambda box: (box[1], box[0]))
    if len(waiting) > _MANY:
        waiting = [around(waiting)]
    found: list[Sides] = []
    for box in waiting:
        joined = box
        apart: list[Sides] = found
        while True:
            touching = [other for other in apart if _touch(other, joined)]
            if not touching:
                break
            apart = [other for other in apart if not _touch(other, joined)]
            joined = around([*touching, joined])
        found = [*apart, joined]
    kept = [box for box in found if box[2] - box[0] >= _LEAST and box[3] - box[1] >= _LEAST]
    return sorted(kept, key=lambda box: (box[1], box[0]))


def _touch(one: Sides, other: Sides) -> bool:
    return (
        one[0] - _NEAR <= other[2]
        and other[0] - _NEAR <= one[2]
        and one[1] - _NEAR <= other[3]
        and other[1] - _NEAR <= one[3]
    )


def around(boxes: Sequence[Sides]) -> Sides:
    """The box around boxes."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def described(box: Sides, unit: float) -> str:
    """What stands for a picture in the text: its size in millimetres, as it is shown."""
    wide, high = (max(1, round(side * unit * 25.4 / 72)) for side in (box[2] - box[0], box[3] - box[1]))
    return f"picture, {wide} × {high} mm"
