"""Parts that many cameras have: flash, finder window, the colours of a lens that slides out."""

import numpy as np

from canvas import Canvas, Material
from shapes import box


def flash(canvas: Canvas, x0, y0, x1, y1):
    """A flash behind its diffuser."""
    canvas.solid(box(x0, y0, x1, y1, 9), Material("#30343b", bevel=6, shine=0.5))
    canvas.paint(box(x0 + 7, y0 + 7, x1 - 7, y1 - 7, 5), lambda x, y: _diffuser(x, y, y0, y1))


def _diffuser(x, y, y0, y1):
    light = 0.98 - 0.22 * (y - y0) / (y1 - y0) + 0.05 * np.sin(x * 0.9)
    return np.stack([light * 0.93, light * 0.96, light], -1)


def window(x, y, x0):
    """A painter for the glass of a finder window that begins at x0."""
    t = np.clip((x - x0) / 84, 0, 1)[..., None]
    return np.array([0.40, 0.54, 0.72]) * (1.15 - 0.6 * t) + 0.3 * np.exp(-(((t - 0.3) / 0.12) ** 2))


def tube(body):
    """The colours of a compact's lens: the tubes and their rims."""
    return ("#35393f", "#878d97") if body in ("black", "graphite") else ("#9fa5ad", "#e6e9ec")
