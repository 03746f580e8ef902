"""A small painter of lit solids: shapes are signed distances, whose distance to the edge gives them rounding and light.

All lengths are units of a 1200 x 800 sheet, y downwards; a drawing is painted at that size and halved when written.
Colours are '#rrggbb' or float RGB in 0..1. The light comes from above, a little from the left, towards the viewer.
"""

from dataclasses import dataclass, replace
from typing import Callable

import numpy as np

from shapes import Shape

WIDTH, HEIGHT = 1200, 800
LIGHT = np.array([-0.30, -0.66, 0.69])
# A weaker light from behind on the right, so that the shadow side of a black body keeps an edge on a black ground.
KICKER = np.array([0.83, 0.10])


def colour(value) -> np.ndarray:
    """'#rrggbb', or RGB already, as float RGB."""
    if isinstance(value, str):
        return np.array([int(value[i : i + 2], 16) for i in (1, 3, 5)]) / 255.0
    return np.asarray(value, float)


@dataclass(frozen=True)
class Material:
    """How a surface takes the light.

    - bevel: width of the rounding at the edge, in units; 0 is flat.
    - shine: strength of the highlight on it; gloss: its sharpness.
    - fall: how much darker the foot of the part is than its head.
    - texture: a factor for each point, such as leather or the ribs of a ring.
    """

    colour: object
    bevel: float = 14
    shine: float = 0.35
    gloss: float = 14
    fall: float = 0.22
    texture: Callable | None = None

    def with_(self, **changes) -> "Material":
        return replace(self, **changes)


class Canvas:
    """A transparent sheet that parts are laid on, one over the other."""

    def __init__(self, width=WIDTH, height=HEIGHT):
        self.width, self.height = width, height
        self.rgb = np.zeros((height, width, 3))
        self.alpha = np.zeros((height, width))

    def solid(self, shape: Shape, material: Material, opacity=1.0):
        """Lays a lit part on the sheet."""
        window = self._window(shape)
        if window is None:
            return
        rows, columns, x, y = window
        d = shape.distance(x, y)
        lit = _lit(d, x, y, shape, material)
        self._over(rows, columns, lit, np.clip(0.5 - d, 0, 1) * opacity)

    def flat(self, shape: Shape, value, opacity=1.0, soft=0.0):
        """Lays one colour on the sheet, unlit; `soft` units of its edge fade."""
        window = self._window(shape.grown(soft))
        if window is None:
            return
        rows, columns, x, y = window
        d = shape.distance(x, y)
        cover = np.clip(0.5 - d, 0, 1) if soft == 0 else _smooth((soft - d) / (2 * soft))
        self._over(rows, columns, np.broadcast_to(colour(value), d.shape + (3,)), cover * opacity)

    def paint(self, shape: Shape, painter, opacity=1.0):
        """Lays the colours that `painter(x, y)` gives, float RGB, inside the shape."""
        window = self._window(shape)
        if window is None:
            return
        rows, columns, x, y = window
        self._over(rows, columns, np.clip(painter(x, y), 0, 1), np.clip(0.5 - shape.distance(x, y), 0, 1) * opacity)

    def shadow(self, shape: Shape, dx=0.0, dy=14.0, soft=26.0, strength=0.5):
        """Darkens what already lies there, as a part laid next over it would; never the transparent ground."""
        window = self._window(shape.moved(dx, dy).grown(soft))
        if window is None:
            return
        rows, columns, x, y = window
        cover = _smooth((soft - shape.distance(x - dx, y - dy)) / (2 * soft)) * strength
        self.rgb[rows, columns] *= (1 - cover)[..., None]

    def glow(self, shape: Shape, value, strength=0.5, soft=20.0, inside: Shape | None = None):
        """Adds light, such as a reflection in glass, where something already lies."""
        window = self._window(shape.grown(soft))
        if window is None:
            return
        rows, columns, x, y = window
        cover = _smooth((soft - shape.distance(x, y)) / (2 * soft)) * strength
        if inside is not None:
            cover = cover * np.clip(0.5 - inside.distance(x, y), 0, 1)
        self.rgb[rows, columns] += cover[..., None] * colour(value) * (1 - self.rgb[rows, columns])

    def finished(self, rim=0.30) -> np.ndarray:
        """The drawing as float RGBA, with a soft light along every upward edge of the whole silhouette."""
        rgb = np.clip(self.rgb, 0, 1)
        below = np.clip(self.alpha - np.roll(_blurred(self.alpha, 4), 7, axis=0), 0, 1)
        around = np.clip(self.alpha - _blurred(self.alpha, 7), 0, 1)
        rgb = rgb + ((below * rim + around * rim * 0.55) * self.alpha)[..., None] * (1 - rgb)
        return centred(np.dstack([np.clip(rgb, 0, 1), self.alpha]))

    def _window(self, shape: Shape):
        x0, y0, x1, y1 = shape.bounds
        c0, r0 = max(0, int(np.floor(x0)) - 2), max(0, int(np.floor(y0)) - 2)
        c1, r1 = min(self.width, int(np.ceil(x1)) + 2), min(self.height, int(np.ceil(y1)) + 2)
        if c0 >= c1 or r0 >= r1:
            return None
        y, x = np.mgrid[r0:r1, c0:c1] + 0.5
        return slice(r0, r1), slice(c0, c1), x, y

    def _over(self, rows, columns, rgb, cover):
        under = self.alpha[rows, columns]
        total = cover + under * (1 - cover)
        share = np.where(total > 0, cover / np.maximum(total, 1e-9), 0)[..., None]
        self.rgb[rows, columns] = self.rgb[rows, columns] * (1 - share) + rgb * share
        self.alpha[rows, columns] = total


def centred(rgba: np.ndarray) -> np.ndarray:
    """A drawing moved to the middle of its sheet."""
    rows, columns = np.flatnonzero(rgba[..., 3].any(1)), np.flatnonzero(rgba[..., 3].any(0))
    if len(rows) == 0:
        return rgba
    down = (rgba.shape[0] - 1 - rows[0] - rows[-1]) // 2
    right = (rgba.shape[1] - 1 - columns[0] - columns[-1]) // 2
    return np.roll(rgba, (down, right), axis=(0, 1))


def _lit(d, x, y, shape: Shape, material: Material) -> np.ndarray:
    """The colours of a part: a flat face with a round edge, under the light and the kicker."""
    gy, gx = np.gradient(d) if min(d.shape) > 1 else (np.zeros_like(d), np.zeros_like(d))
    length = np.maximum(np.hypot(gx, gy), 1e-6)
    gx, gy = gx / length, gy / length
    tilt = np.clip(1 + d / material.bevel, 0, 1) if material.bevel > 0 else np.zeros_like(d)
    facing = np.sqrt(np.maximum(0, 1 - (tilt * 0.97) ** 2))
    towards = np.maximum(0, tilt * (gx * LIGHT[0] + gy * LIGHT[1]) + facing * LIGHT[2])
    shade = 0.42 + 0.58 * towards / LIGHT[2]
    half = LIGHT + [0, 0, 1]
    half = half / np.linalg.norm(half)
    highlight = np.maximum(0, tilt * (gx * half[0] + gy * half[1]) + facing * half[2]) ** material.gloss
    highlight = np.clip(highlight - half[2] ** material.gloss, 0, 1)
    kicker = np.clip(tilt**2 * (gx * KICKER[0] + gy * KICKER[1]), 0, 1)
    top, bottom = shape.bounds[1], shape.bounds[3]
    shade = shade * (1 + material.fall * (0.5 - (y - top) / max(1.0, bottom - top)))
    if material.texture is not None:
        shade = shade * material.texture(x, y)
    rgb = colour(material.colour) * shade[..., None]
    return np.clip(rgb + ((highlight + 0.35 * kicker) * material.shine)[..., None], 0, 1)


def _smooth(t):
    t = np.clip(t, 0, 1)
    return t * t * (3 - 2 * t)


def _blurred(mask: np.ndarray, radius: int) -> np.ndarray:
    """A mask blurred by three box filters, which is a Gaussian as far as anybody can see."""
    width = 2 * (radius // 2) + 1
    for axis in (0, 1):
        for _ in range(3):
            pad = [(width // 2 + 1, width // 2) if a == axis else (0, 0) for a in (0, 1)]
            sums = np.cumsum(np.pad(mask, pad, mode="edge"), axis=axis)
            mask = (
                np.take(sums, range(width, sums.shape[axis]), axis)
                - np.take(sums, range(sums.shape[axis] - width), axis)
            ) / width
    return mask
