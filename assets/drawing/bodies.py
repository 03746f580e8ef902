"""Cameras with interchangeable lenses and rangefinder-style cameras, from the front."""

import numpy as np

from canvas import Canvas, Material, box, colour, disc, ellipse, melted, polygon
from optics import lens_front
from surfaces import deep, face, head, leather, metal, plastic, ribs, rubber


def dslr(body="black", size=1.0, accent=None, lens=232, prism=1.0, coating="blue", dial_left=False, mark="#c8343a", vertical_grip=False, silver_top=False):
    """A reflex camera: a deep grip on the left, a prism in the middle, a large round lens.

    - size: width of the body; 0.88 is a small one.
    - prism: height of the prism over the shoulders.
    """
    canvas = Canvas()
    left, right = 600 - 420 * size, 600 + 415 * size
    shoulder, foot = 262 + (1 - size) * 90, 708
    cx, cy = 622, 478 + (1 - size) * 26
    main = box(left, shoulder, right, foot, 62)
    hump = polygon([(cx - 150, shoulder + 20), (cx - 105, shoulder - 112 * prism), (cx + 95, shoulder - 112 * prism), (cx + 150, shoulder + 20)], 22)
    shell = melted(melted(main, hump, 46), box(left - 6, shoulder + 26, left + 172 * size, foot + 4, 70), 30)
    shell = melted(shell, box(left + 30, shoulder - 34, left + 175 * size, shoulder + 70, 36), 30)
    if vertical_grip:
        shell = melted(shell, box(left, foot - 40, right, foot + 62, 46), 16)
    canvas.solid(shell, plastic(face(body), bevel=44))
    _shoulders(canvas, body, left, right, shoulder, size, dial_left)
    _prism(canvas, body, cx, shoulder, prism, silver_top)
    _grip(canvas, left, shoulder, foot, size, mark)
    canvas.solid(box(cx + lens * 0.80, shoulder + 92, right - 14, foot - 26, 40), rubber(_rubber(body), bevel=20, texture=leather()))
    canvas.flat(box(right - 118, shoulder + 56, right - 40, shoulder + 68, 5), colour(face(body)) * 0.55)
    lens_front(canvas, cx, cy, lens * (0.94 + 0.06 * size), accent=accent, coating=coating)
    return canvas.finished()


def _rubber(body):
    return "#202329" if body in ("black", "grey", "graphite") else deep(body)


def _shoulders(canvas, body, left, right, shoulder, size, dial_left):
    release = left + 104 * size
    canvas.solid(ellipse(release, shoulder - 28, 40, 20), metal("#5b616b", bevel=10))
    canvas.solid(ellipse(release, shoulder - 33, 26, 11), metal("#9aa1ac", bevel=8))
    dial = right - 128 * size
    canvas.solid(box(dial - 62, shoulder - 48, dial + 62, shoulder + 12, 12), metal("#4c525c", bevel=16, texture=ribs(9, 0.5)))
    canvas.solid(ellipse(dial, shoulder - 48, 62, 11), metal(head(body), bevel=8))
    if dial_left:
        canvas.solid(box(left + 190 * size, shoulder - 22, left + 262 * size, shoulder + 14, 10), metal("#474c55", bevel=12, texture=ribs(8, 0.5)))


def _prism(canvas, body, cx, shoulder, prism, silver_top):
    top = shoulder - 134 * prism
    roof = polygon([(cx - 128, shoulder + 6), (cx - 88, top + 32), (cx + 78, top + 32), (cx + 128, shoulder + 6)], 10)
    canvas.solid(roof, plastic(head("silver" if silver_top else body), bevel=26, fall=0.5))
    canvas.solid(box(cx - 62, top - 6, cx + 52, top + 12, 5), metal("#7d848f", bevel=6))
    # The maker's plate, without a name: a strip that takes the light.
    canvas.flat(box(cx - 84, shoulder - 44 * prism, cx + 74, shoulder - 22 * prism, 5), "#d5dae2" if body != "silver" else "#4a4f58", 0.85)


def _grip(canvas, left, shoulder, foot, size, mark):
    grip = polygon([(left + 30, shoulder + 86), (left + 142 * size, shoulder + 74), (left + 178 * size, foot - 44), (left + 34, foot - 40)], 26)
    canvas.shadow(grip, dx=16, dy=8, soft=30, strength=0.5)
    canvas.solid(grip, rubber("#24272d", bevel=52, shine=0.20, texture=leather()))
    if mark:
        canvas.solid(box(left + 44, shoulder + 84, left + 118 * size, shoulder + 98, 6), Material(mark, bevel=5, shine=0.3))
    canvas.flat(disc(left + 152 * size, shoulder + 62, 11), "#0c0d10")


def mirrorless(body="black", top=None, accent=None, lens=214, finder="hump", coating="blue", grip=1.0, height=1.0, dials=3, lens_rim="#858c98"):
    """A mirrorless camera: flat body; finder is "hump" over the lens, "corner", or "none"."""
    canvas = Canvas()
    top = top or body
    left, right, shoulder, foot = 196, 1004, 318 - 46 * (height - 1), 704
    cx, cy = 606, 494
    shell = box(left, shoulder, right, foot, 44)
    if finder == "hump":
        hump = polygon([(cx - 128, shoulder + 26), (cx - 96, shoulder - 84), (cx + 96, shoulder - 84), (cx + 128, shoulder + 26)], 16)
        shell = melted(shell, hump, 22)
    if grip > 0:
        shell = melted(shell, box(left - 8, shoulder + 24, left + 132 * grip + 10, foot, 54), 24)
    canvas.solid(shell, plastic(face(top), bevel=26, shine=0.35 if top != "black" else 0.24))
    if finder == "hump":
        _finder(canvas, top, cx, shoulder)
    elif finder == "corner":
        canvas.solid(box(right - 214, shoulder + 16, right - 76, shoulder + 62, 8), Material("#14161b", bevel=8, shine=0.6))
        canvas.flat(box(right - 198, shoulder + 25, right - 112, shoulder + 53, 5), "#54779e")
    wrap = box(left + 10, shoulder + 88, right - 10, foot - 34, 18)
    canvas.solid(wrap, rubber("#24272d" if top != "white" else "#b9bbbb", bevel=12, texture=leather(13)))
    if grip > 0:
        hold = box(left + 2, shoulder + 60, left + 118 * grip + 12, foot - 18, 46)
        canvas.shadow(hold, dx=14, dy=6, soft=26, strength=0.5)
        canvas.solid(hold, rubber("#2a2e35", bevel=44, shine=0.24, texture=leather(13)))
    _dials(canvas, top, left, right, shoulder, dials, finder)
    lens_front(canvas, cx, cy, lens, accent=accent, coating=coating, rim=lens_rim, barrel="#2b2e35" if lens_rim == "#858c98" else "#34373d")
    return canvas.finished()


def _finder(canvas, top, cx, shoulder):
    roof = polygon([(cx - 104, shoulder + 40), (cx - 82, shoulder - 72), (cx + 82, shoulder - 72), (cx + 104, shoulder + 40)], 12)
    canvas.solid(roof, plastic(head(top), bevel=20, fall=0.45))
    canvas.solid(box(cx - 58, shoulder - 104, cx + 58, shoulder - 88, 5), metal("#7d848f", bevel=6))
    canvas.flat(box(cx - 70, shoulder - 22, cx + 70, shoulder + 2, 5), "#d5dae2" if top == "black" else "#4a4f58", 0.85)


def _dials(canvas, top, left, right, shoulder, count, finder):
    tone = "#555b66" if top == "black" else "#a3a9b1"
    canvas.solid(ellipse(left + 92, shoulder - 6, 36, 17), metal("#8c929c", bevel=10))
    places = [(right - 92, 56, 44), (right - 236, 46, 34), (left + 210, 46, 34)]
    for x, half, rise in places[:count]:
        canvas.solid(box(x - half, shoulder - rise, x + half, shoulder + 6, 9), metal(tone, bevel=14, texture=ribs(9, 0.5)))
        canvas.solid(ellipse(x, shoulder - rise, half, 8), metal(head(top), bevel=6))


def rangefinder(body="silver", wrap="#26231f", lens=176, accent=None, frame=True, coating="blue", finder="#6f9cc8", lens_rim=None):
    """A rangefinder-style camera: flat top, windows above the lens, dials, a covered belt round the body."""
    canvas = Canvas()
    left, right, crown, foot, cx, cy = 172, 1028, 250, 702, 570, 488
    shell = box(left, crown, right, foot, 54)
    canvas.solid(shell, metal(face(body), bevel=26, shine=0.45, gloss=12))
    _top_dials(canvas, body, left, right, crown)
    canvas.solid(box(left + 2, crown + 118, right - 2, foot - 58, 10), rubber(wrap, bevel=8, texture=leather(14, 0.24)))
    canvas.flat(box(left + 4, crown + 112, right - 4, crown + 118, 1), colour(head(body)) * 1.02, 0.9)
    window = box(right - 262, crown + 22, right - 92, crown + 100, 10)
    canvas.solid(window, Material("#15171c", bevel=8, shine=0.7))
    canvas.paint(box(right - 246, crown + 34, right - 108, crown + 88, 6), lambda x, y: _window(x, y, right - 246, crown + 34, finder))
    canvas.solid(box(cx - 92, crown + 34, cx - 40, crown + 88, 8), Material("#1a1c22", bevel=6, shine=0.6))
    if frame:
        canvas.flat(box(cx + 30, crown + 46, cx + 96, crown + 78, 6), "#e8ecf1", 0.9)
    tube = "#30333a" if body == "black" else "#c2c6cb"
    lens_front(canvas, cx, cy, lens, barrel=tube, rim=lens_rim or ("#8d939d" if body == "black" else "#eceef0"), accent=accent, coating=coating, opening=0.58)
    return canvas.finished()


def _window(x, y, x0, y0, tint):
    slope = np.clip((x - x0 + y - y0) / 190, 0, 1)[..., None]
    return colour(tint) * (1.25 - 0.85 * slope) + np.exp(-((slope - 0.28) / 0.10) ** 2) * 0.35


def _top_dials(canvas, body, left, right, crown):
    tone = "#6a707a" if body == "black" else "#9ca2aa"
    for x, half, rise in ((right - 118, 66, 34), (left + 268, 58, 26)):
        canvas.solid(box(x - half, crown - rise, x + half, crown + 8, 8), metal(tone, bevel=16, texture=ribs(9, 0.55)))
        canvas.solid(ellipse(x, crown - rise, half, 8), metal(head(body), bevel=6))
    canvas.solid(box(left + 104, crown - 18, left + 168, crown + 8, 8), metal("#c9cdd2", bevel=10))
    canvas.solid(box(548, crown - 14, 680, crown + 6, 4), metal("#4e545e", bevel=6))
