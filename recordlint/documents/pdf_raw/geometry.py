"""Changes of place, as PDF writes them: six numbers."""

from __future__ import annotations

from typing import Any

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def number(item: Any) -> float:
    """A number of a content stream; 0 for what is none."""
    try:
        return float(item)
    except (TypeError, ValueError):
        return 0.0


def matrix(operands: list[Any]) -> Matrix:
    """Six numbers as a matrix; the unit for anything else."""
    if len(operands) != 6:
        return UNIT
    a, b, c, d, e, f = (number(one) for one in operands)
    return (a, b, c, d, e, f)


def times(one: Matrix, other: Matrix) -> Matrix:
    """One change of place, and then the other."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point comes to lie."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
