"""Shapes as signed distances: negative inside, zero on the edge, growing with the way to it. Units as in canvas.py."""

from dataclasses import dataclass
from typing import Callable

import numpy as np


@dataclass(frozen=True)
class Shape:
    """An area of the sheet: `distance(x, y)` is negative inside, its size the distance to the edge."""

    bounds: tuple[float, float, float, float]
    distance: Callable[[np.ndarray, np.ndarray], np.ndarray]

    def __or__(self, other: "Shape") -> "Shape":
        return Shape(_around(self, other), lambda x, y: np.minimum(self.distance(x, y), other.distance(x, y)))

    def __and__(self, other: "Shape") -> "Shape":
        a, b = self.bounds, other.bounds
        inner = (max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3]))
        return Shape(inner, lambda x, y: np.maximum(self.distance(x, y), other.distance(x, y)))

    def __sub__(self, other: "Shape") -> "Shape":
        return Shape(self.bounds, lambda x, y: np.maximum(self.distance(x, y), -other.distance(x, y)))

    def grown(self, by: float) -> "Shape":
        """The same shape with its edge moved outwards; inwards for a negative length."""
        x0, y0, x1, y1 = self.bounds
        return Shape((x0 - by, y0 - by, x1 + by, y1 + by), lambda x, y: self.distance(x, y) - by)

    def moved(self, dx: float, dy: float) -> "Shape":
        x0, y0, x1, y1 = self.bounds
        return Shape((x0 + dx, y0 + dy, x1 + dx, y1 + dy), lambda x, y: self.distance(x - dx, y - dy))


def _around(a: Shape, b: Shape) -> tuple:
    return (
        min(a.bounds[0], b.bounds[0]),
        min(a.bounds[1], b.bounds[1]),
        max(a.bounds[2], b.bounds[2]),
        max(a.bounds[3], b.bounds[3]),
    )


def melted(a: Shape, b: Shape, radius: float) -> Shape:
    """The union of two shapes with the corners between them filled, as in a moulded body."""

    def distance(x, y):
        p, q = a.distance(x, y), b.distance(x, y)
        h = np.clip(0.5 + 0.5 * (q - p) / radius, 0, 1)
        return q * (1 - h) + p * h - radius * h * (1 - h)

    return Shape(_around(a, b), distance)


def box(x0, y0, x1, y1, radius=0.0) -> Shape:
    """A rectangle with rounded corners."""
    radius = min(radius, (x1 - x0) / 2, (y1 - y0) / 2)
    cx, cy, hx, hy = (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2 - radius, (y1 - y0) / 2 - radius

    def distance(x, y):
        qx, qy = np.abs(x - cx) - hx, np.abs(y - cy) - hy
        return np.hypot(np.maximum(qx, 0), np.maximum(qy, 0)) + np.minimum(np.maximum(qx, qy), 0) - radius

    return Shape((x0, y0, x1, y1), distance)


def disc(cx, cy, radius) -> Shape:
    return Shape((cx - radius, cy - radius, cx + radius, cy + radius), lambda x, y: np.hypot(x - cx, y - cy) - radius)


def ring(cx, cy, outer, inner) -> Shape:
    return disc(cx, cy, outer) - disc(cx, cy, inner)


def ellipse(cx, cy, rx, ry) -> Shape:
    """An ellipse; its distance is exact at the edge and close to it nearby, which is all that lighting needs."""

    def distance(x, y):
        px, py = (x - cx) / rx, (y - cy) / ry
        k = np.hypot(px, py)
        return k * (k - 1) / np.maximum(np.hypot(px / rx, py / ry), 1e-9)

    return Shape((cx - rx, cy - ry, cx + rx, cy + ry), distance)


def polygon(points, radius=0.0) -> Shape:
    """A polygon, its outline moved outwards by `radius`, which rounds its corners."""
    points = [np.array(point, float) for point in points]

    def distance(x, y):
        nearest, inside = np.full(x.shape, np.inf), np.zeros(x.shape, bool)
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1]):
            ex, ey = bx - ax, by - ay
            t = np.clip(((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey), 0, 1)
            nearest = np.minimum(nearest, np.hypot(x - ax - t * ex, y - ay - t * ey))
            crossing = (ay > y) != (by > y)
            inside ^= crossing & (x < ax + (y - ay) * ex / np.where(ey == 0, 1, ey))
        return np.where(inside, -nearest, nearest) - radius

    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Shape((min(xs) - radius, min(ys) - radius, max(xs) + radius, max(ys) + radius), distance)
