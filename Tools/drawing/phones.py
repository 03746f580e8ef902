"""Telephones: one from the back, its cameras showing, and one from the front behind it, its screen lit."""

import numpy as np

from canvas import Canvas, Material, colour
from optics import eye
from shapes import box, disc
from surfaces import face, head, metal

# A dusk for every body: the screen's sky from its top to its foot.
SKIES = {
    "warm": ("#1d2348", "#8a4a78", "#f0a367"),
    "cool": ("#0f2038", "#2c6a94", "#9fd6d2"),
    "night": ("#0b0e1c", "#26305e", "#7b6bb4"),
}


def phone(body="black", island="single", sky="warm", bezel=64):
    """A phone twice: the back at the left, the screen at the right, half behind it.

    - island: "single" lens in the corner, "pill" of two one over the other, "square" of three, "column" of four
      bare ones, "bar" across, "round" in the middle.
    - bezel: height of the frame over and under the screen; small on later phones.
    """
    canvas = Canvas()
    _front(canvas, body, sky, bezel, 612, 82, 940, 742)
    back = box(300, 54, 650, 748, 54)
    canvas.shadow(back, dx=16, dy=6, soft=34, strength=0.6)
    canvas.solid(back, metal(head(body), bevel=14, shine=0.7))
    pane = colour(face(body))
    canvas.paint(box(307, 61, 643, 741, 48), lambda x, y: _sheen(x, y, pane))
    ISLANDS[island](canvas, body)
    return canvas.finished()


def _sheen(x, y, value):
    """Matt glass: lit from the upper left, with one broad oblique streak."""
    slope = (x - 300) * 0.55 + (y - 54) * 0.8
    light = 1.18 - 0.42 * np.clip(slope / 700, 0, 1) + 0.16 * np.exp(-(((slope - 300) / 60) ** 2))
    return value * light[..., None] + 0.02


def _front(canvas, body, sky, bezel, x0, y0, x1, y1):
    canvas.solid(box(x0, y0, x1, y1, 52), metal(head(body), bevel=12, shine=0.7))
    canvas.flat(box(x0 + 8, y0 + 8, x1 - 8, y1 - 8, 45), "#07080b")
    top, middle, low = (colour(value) for value in SKIES[sky])
    corner = 36 if bezel < 30 else 6

    def painter(x, y):
        t = np.clip((y - y0) / (y1 - y0), 0, 1)[..., None]
        rgb = np.where(t < 0.55, top + (middle - top) * t / 0.55, middle + (low - middle) * (t - 0.55) / 0.45)
        ridge = y1 - 190 + 34 * np.sin(x / 46) + 18 * np.sin(x / 19 + 1)
        hill = y1 - 110 + 26 * np.sin(x / 60 + 2)
        rgb = np.where((y > ridge)[..., None], rgb * 0.55, rgb)
        return np.where((y > hill)[..., None], top * 0.8, rgb)

    canvas.paint(box(x0 + 16, y0 + bezel, x1 - 16, y1 - bezel, corner), painter)
    if bezel < 30:
        canvas.flat(box((x0 + x1) / 2 + 20, y0 + 34, (x0 + x1) / 2 + 84, y0 + 50, 8), "#07080b")
    else:
        canvas.flat(box((x0 + x1) / 2 - 24, y0 + 28, (x0 + x1) / 2 + 44, y0 + 36, 4), "#3a3f48")


def _single(canvas, body):
    eye(canvas, 374, 128, 40)
    canvas.solid(disc(446, 128, 14), Material("#f3e6c4", bevel=6, shine=0.4))


def _pill(canvas, body):
    plate = box(326, 82, 424, 282, 49)
    canvas.shadow(plate, dy=8, soft=18, strength=0.5)
    canvas.solid(plate, metal(colour(face(body)) * 0.62 + 0.03, bevel=9, shine=0.5))
    eye(canvas, 375, 132, 38)
    eye(canvas, 375, 232, 38, coating="violet")
    canvas.solid(disc(452, 132, 14), Material("#f3e6c4", bevel=6, shine=0.4))


def _square(canvas, body):
    plate = box(322, 76, 534, 296, 54)
    canvas.shadow(plate, dy=8, soft=20, strength=0.5)
    canvas.solid(plate, metal(np.minimum(colour(face(body)) * 1.10 + 0.02, 1), bevel=12, shine=0.6))
    for x, y, coating in ((382, 136, "blue"), (382, 236, "violet"), (472, 186, "green")):
        eye(canvas, x, y, 44, rim=head(body), coating=coating)
    canvas.solid(disc(476, 112, 17), Material("#f6ead0", bevel=6, shine=0.4))
    canvas.flat(disc(476, 262, 13), "#0c0d11")


def _column(canvas, body):
    for y, coating in ((134, "blue"), (236, "violet"), (338, "blue")):
        eye(canvas, 382, y, 42, rim=head(body), coating=coating)
    eye(canvas, 472, 172, 28, rim=head(body), coating="green")
    canvas.solid(disc(472, 112, 12), Material("#f6ead0", bevel=5, shine=0.4))


def _bar(canvas, body):
    plate = box(303, 150, 647, 262, 8)
    canvas.shadow(plate, dy=10, soft=20, strength=0.5)
    canvas.solid(plate, metal("#1b1d22", bevel=14, shine=0.6))
    for x, coating in ((386, "blue"), (474, "violet")):
        eye(canvas, x, 206, 38, coating=coating)
    canvas.solid(disc(556, 206, 15), Material("#f6ead0", bevel=6, shine=0.4))


def _round(canvas, body):
    canvas.shadow(disc(475, 196, 118), dy=10, soft=22, strength=0.5)
    canvas.solid(disc(475, 196, 118), metal("#1b1d22", bevel=16, shine=0.6))
    for x, y in ((430, 152), (520, 152), (430, 240), (520, 240)):
        eye(canvas, x, y, 36, coating="violet" if x == 520 else "blue")


ISLANDS = {"single": _single, "pill": _pill, "square": _square, "column": _column, "bar": _bar, "round": _round}
