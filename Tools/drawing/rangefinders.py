"""Rangefinder cameras and those that look like them, from the front."""

import numpy as np

from canvas import Canvas, Material, colour
from optics import lens_front
from shapes import box, ellipse
from surfaces import face, head, leather, metal, ribs, rubber


def rangefinder(body="silver", lens=176, accent=None, frame=True, coating="blue", finder="#6f9cc8", plain=False):
    """A rangefinder-style camera: flat top, windows above the lens, dials, a covered belt round the body.

    A plain one has a smaller lens with a bright focusing ring and no flash.
    """
    canvas = Canvas()
    left, right, crown, foot, cx, cy = 172, 1028, 250, 702, 570, 488
    shell = box(left, crown, right, foot, 54)
    canvas.solid(shell, metal(face(body), bevel=26, shine=0.45, gloss=12))
    _top_dials(canvas, body, left, right, crown)
    belt = "#26231f" if body in ("silver", "white") else "#1b1d21"
    canvas.solid(box(left + 2, crown + 118, right - 2, foot - 58, 10), rubber(belt, bevel=8, texture=leather(14)))
    canvas.flat(box(left + 4, crown + 112, right - 4, crown + 118, 1), colour(head(body)) * 1.02, 0.9)
    window = box(right - 262, crown + 22, right - 92, crown + 100, 10)
    canvas.solid(window, Material("#15171c", bevel=8, shine=0.7))
    canvas.paint(
        box(right - 246, crown + 34, right - 108, crown + 88, 6),
        lambda x, y: _window(x, y, right - 246, crown + 34, finder),
    )
    canvas.solid(box(cx - 92, crown + 34, cx - 40, crown + 88, 8), Material("#1a1c22", bevel=6, shine=0.6))
    if plain:
        canvas.solid(box(cx + 10, crown + 40, cx + 70, crown + 84, 6), Material("#cfd6de", bevel=5, shine=0.3))
        lens *= 0.92
    elif frame:
        canvas.flat(box(cx + 30, crown + 46, cx + 96, crown + 78, 6), "#e8ecf1", 0.9)
    dark = plain or body not in ("silver", "white", "gold")
    lens_front(
        canvas,
        cx,
        cy,
        lens,
        barrel="#30333a" if dark else "#c2c6cb",
        rim="#b4bac2" if plain else "#8d939d" if dark else "#eceef0",
        accent="#d9dce0" if plain else accent,
        coating=coating,
        opening=0.58,
    )
    return canvas.finished()


def _window(x, y, x0, y0, tint):
    slope = np.clip((x - x0 + y - y0) / 190, 0, 1)[..., None]
    return colour(tint) * (1.25 - 0.85 * slope) + np.exp(-(((slope - 0.28) / 0.10) ** 2)) * 0.35


def _top_dials(canvas, body, left, right, crown):
    tone = "#6a707a" if body == "black" else "#9ca2aa"
    for x, half, rise in ((right - 118, 66, 34), (left + 268, 58, 26)):
        canvas.solid(box(x - half, crown - rise, x + half, crown + 8, 8), metal(tone, bevel=16, texture=ribs(9, 0.55)))
        canvas.solid(ellipse(x, crown - rise, half, 8), metal(head(body), bevel=6))
    canvas.solid(box(left + 104, crown - 18, left + 168, crown + 8, 8), metal("#c9cdd2", bevel=10))
    canvas.solid(box(548, crown - 14, 680, crown + 6, 4), metal("#4e545e", bevel=6))
