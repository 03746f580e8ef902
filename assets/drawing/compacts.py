"""Cameras with a fixed lens, from the front: slim, chunky, classic, pocket zooms, swivelling ones, and bridge cameras."""

import numpy as np

from canvas import Canvas, Material, box, colour, disc, ellipse, melted, polygon
from optics import lens_front, small_lens
from surfaces import deep, face, head, leather, metal, plastic, ribs, rubber


def _tube(body):
    """The colours of a compact's lens: the tubes and their rims."""
    return ("#35393f", "#878d97") if body in ("black", "graphite") else ("#9fa5ad", "#e6e9ec")


def _flash(canvas, x0, y0, x1, y1):
    canvas.solid(box(x0, y0, x1, y1, 9), Material("#30343b", bevel=6, shine=0.5))
    canvas.paint(box(x0 + 7, y0 + 7, x1 - 7, y1 - 7, 5), lambda x, y: _diffuser(x, y, y0, y1))


def _diffuser(x, y, y0, y1):
    light = 0.98 - 0.22 * (y - y0) / (y1 - y0) + 0.05 * np.sin(x * 0.9)
    return np.stack([light * 0.93, light * 0.96, light], -1)


def slim(body="silver", lens=128, at=0.66, trim=None):
    """A flat card of metal with a small lens right of the middle."""
    canvas = Canvas()
    left, right, crown, foot = 226, 974, 268, 688
    shell = box(left, crown, right, foot, 74)
    canvas.solid(shell, metal(face(body), bevel=30, shine=0.42, gloss=10, fall=0.34))
    canvas.solid(box(left + 150, crown - 20, left + 262, crown + 10, 10), metal(head(body), bevel=9))
    band = box(left + 10, crown + 96, right - 10, crown + 102, 2)
    canvas.flat(band, colour(face(body)) * 0.62, 0.8)
    canvas.flat(band.moved(0, 5), np.minimum(colour(head(body)) * 1.12, 1), 0.7)
    cx = left + (right - left) * at
    if trim:
        canvas.solid(box(left + 22, crown + 150, left + 54, foot - 70, 16), metal(trim, bevel=10))
    _flash(canvas, left + 196, crown + 30, left + 316, crown + 82)
    canvas.solid(disc(cx - 176, crown + 56, 22), Material("#14161b", bevel=6, shine=0.7))
    barrel, rim = _tube(body)
    small_lens(canvas, cx, (crown + foot) / 2 + 28, lens * 1.22, barrel, rim, tiers=2, glass_share=0.44)
    return canvas.finished()


def chunky(body="silver", lens=152, grip="#3a3e45"):
    """A camera built round two round batteries: the left side bulges, the lens stands in the right half."""
    canvas = Canvas()
    left, right, crown, foot = 212, 988, 276, 694
    shell = melted(box(left + 20, crown, right, foot, 56), box(left, crown - 22, left + 206, foot + 8, 88), 40)
    canvas.solid(shell, plastic(face(body), bevel=44, shine=0.34))
    hold = box(left + 22, crown + 116, left + 122, foot - 26, 44)
    canvas.solid(hold, rubber(grip, bevel=34, shine=0.25, texture=ribs(20, 0.30, across=False)))
    canvas.solid(ellipse(left + 112, crown - 20, 50, 19), metal("#8f959e", bevel=12))
    canvas.solid(ellipse(left + 112, crown - 25, 34, 11), metal("#d4d8dc", bevel=8))
    dial = right - 130
    canvas.solid(box(dial - 64, crown - 26, dial + 64, crown + 10, 9), metal("#8b919b", bevel=14, texture=ribs(10, 0.5)))
    _flash(canvas, right - 196, crown + 24, right - 50, crown + 84)
    canvas.solid(box(540, crown + 26, 634, crown + 80, 9), Material("#191c21", bevel=6, shine=0.7))
    canvas.flat(box(552, crown + 36, 622, crown + 70, 5), "#567399")
    barrel, rim = _tube(body)
    small_lens(canvas, 640, 516, lens * 1.18, barrel, rim, tiers=3)
    return canvas.finished()


def classic(body="silver", lens=158, slide=False, accent=None):
    """An early digital compact: thick and square, a step in its front, an optical finder over the lens."""
    canvas = Canvas()
    left, right, crown, foot = 236, 964, 236, 696
    canvas.solid(box(left, crown, right, foot, 40), metal(face(body), bevel=26, shine=0.36, gloss=10))
    canvas.solid(box(left + 6, crown + 128, right - 6, foot - 6, 34), plastic(colour(face(body)) * 0.86, bevel=14))
    canvas.solid(box(left + 26, crown + 150, left + 92, foot - 30, 30), rubber("#33373e", bevel=24, shine=0.25))
    canvas.solid(box(left + 70, crown - 26, left + 190, crown + 8, 10), metal("#848a94", bevel=14, texture=ribs(10, 0.5)))
    canvas.solid(box(left + 236, crown - 16, left + 312, crown + 8, 8), metal("#d7dade", bevel=8))
    _flash(canvas, left + 70, crown + 30, left + 216, crown + 96)
    canvas.solid(box(556, crown + 28, 668, crown + 96, 10), Material("#191c21", bevel=8, shine=0.7))
    canvas.paint(box(570, crown + 40, 654, crown + 84, 6), lambda x, y: _pane(x, y, 570))
    canvas.flat(disc(right - 150, crown + 62, 17), "#8e2a2e")
    barrel, rim = _tube(body)
    small_lens(canvas, 614, 520, lens * 1.12, barrel, rim, tiers=3, accent=accent)
    if slide:
        canvas.solid(box(right - 96, crown + 150, right - 26, foot - 30, 26), metal(head(body), bevel=14))
    return canvas.finished()


def _pane(x, y, x0):
    t = np.clip((x - x0) / 84, 0, 1)[..., None]
    return np.array([0.40, 0.54, 0.72]) * (1.15 - 0.6 * t) + 0.3 * np.exp(-((t - 0.3) / 0.12) ** 2)


def pro(body="black", lens=186, accent=None, finder=False, ring="#5d636e", popup=False):
    """A serious pocket camera: square shoulders, dials on top, a control ring round a large lens."""
    canvas = Canvas()
    left, right, crown, foot = 216, 984, 288, 698
    shell = box(left, crown, right, foot, 36)
    canvas.solid(shell, plastic(face(body), bevel=20, shine=0.35))
    canvas.solid(box(left + 3, crown + 3, right - 3, crown + 70, 30), plastic(head(body), bevel=14, shine=0.3))
    for x, half, rise in ((right - 108, 72, 42), (right - 262, 50, 30)):
        canvas.solid(box(x - half, crown - rise, x + half, crown + 8, 9), metal("#59606a", bevel=16, texture=ribs(9, 0.5)))
        canvas.solid(ellipse(x, crown - rise, half, 9), metal("#8e949e", bevel=7))
    canvas.solid(ellipse(left + 118, crown - 4, 46, 18), metal("#9097a1", bevel=10))
    if popup:
        canvas.solid(box(left + 210, crown - 76, left + 380, crown - 6, 12), plastic(face(body), bevel=12))
        _flash(canvas, left + 226, crown - 62, left + 364, crown - 18)
    if finder:
        canvas.solid(box(530, crown + 18, 650, crown + 70, 8), Material("#15171c", bevel=7, shine=0.7))
        canvas.flat(box(544, crown + 28, 636, crown + 60, 5), "#56779e")
    hold = box(left + 20, crown + 98, left + 86, foot - 28, 28)
    canvas.shadow(hold, dx=8, dy=4, soft=18, strength=0.4)
    canvas.solid(hold, rubber("#24272c", bevel=26, shine=0.3, texture=leather(13)))
    canvas.flat(box(right - 130, crown + 24, right - 60, crown + 48, 8), "#e6e9ee", 0.85)
    cx, cy = 606, 496
    lens_front(canvas, cx, cy, lens * 1.06, barrel="#25282e", rim=ring, accent=accent, opening=0.50)
    return canvas.finished()


def travel(body="black", lens=172, grip=True):
    """A pocket camera with a long zoom: the lens reaches from top to bottom."""
    canvas = Canvas()
    left, right, crown, foot = 206, 994, 286, 688
    shell = melted(box(left, crown, right, foot, 58), box(560, crown - 18, 880, crown + 60, 34), 30)
    canvas.solid(shell, plastic(face(body), bevel=34, shine=0.42))
    canvas.solid(box(left + 4, foot - 62, right - 4, foot - 4, 40), plastic(deep(body), bevel=18), opacity=0.55)
    canvas.solid(ellipse(left + 150, crown - 2, 54, 18), metal("#a2a8b1", bevel=12))
    canvas.solid(box(right - 226, crown - 34, right - 104, crown - 2, 9), metal("#6a707a", bevel=14, texture=ribs(9, 0.5)))
    if grip:
        hold = box(left + 24, crown + 62, left + 84, foot - 52, 30)
        canvas.solid(hold, metal(head(body), bevel=24, shine=0.5, gloss=10))
    _flash(canvas, left + 126, crown + 40, left + 236, crown + 88)
    barrel, rim = ("#303339", "#9aa0aa") if body != "silver" else ("#8f959d", "#eef0f2")
    small_lens(canvas, 640, 486, lens * 1.16, barrel, rim, tiers=3, glass_share=0.42)
    canvas.flat(box(right - 110, crown + 52, right - 40, crown + 64, 5), colour(head(body)), 0.9)
    return canvas.finished()


def swivel(body="grey", lens=104):
    """A camera of two halves that turn against each other: the lens in one, the grip in the other."""
    canvas = Canvas()
    dark = deep(body) if body != "black" else "#2a2d33"
    canvas.solid(box(196, 250, 520, 690, 56), plastic(face(body), bevel=42, shine=0.3))
    canvas.solid(box(548, 270, 1004, 690, 70), plastic(dark, bevel=52, shine=0.3))
    canvas.solid(box(508, 320, 562, 640, 12), metal("#6f757f", bevel=12))
    canvas.solid(box(850, 300, 976, 672, 58), rubber("#22252a", bevel=44, texture=leather()))
    canvas.solid(ellipse(900, 268, 56, 20), metal("#979da6", bevel=12))
    canvas.solid(box(610, 244, 760, 278, 10), metal("#565c66", bevel=14, texture=ribs(10, 0.5)))
    canvas.flat(box(600, 360, 790, 374, 6), "#8a2d31")
    _flash(canvas, 248, 286, 398, 352)
    canvas.solid(disc(448, 318, 28), Material("#14161b", bevel=7, shine=0.7))
    small_lens(canvas, 358, 520, lens * 1.22, "#2b2e34", "#8d939d", tiers=2, glass_share=0.5)
    return canvas.finished()


def superzoom(body="black", lens=226, accent=None, coating="violet"):
    """A bridge camera: narrow, tall, nearly all lens, with a rounded finder on top and a deep grip."""
    canvas = Canvas()
    left, right, shoulder, foot, cx, cy = 286, 930, 292, 704, 640, 492
    hump = polygon([(cx - 118, shoulder + 30), (cx - 96, shoulder - 108), (cx + 96, shoulder - 108), (cx + 118, shoulder + 30)], 34)
    shell = melted(box(left + 40, shoulder, right, foot, 70), hump, 60)
    shell = melted(shell, box(left - 30, shoulder - 34, left + 150, foot + 4, 74), 40)
    canvas.solid(shell, plastic(face(body), bevel=48, shine=0.3))
    hold = box(left - 16, shoulder + 70, left + 116, foot - 22, 54)
    canvas.shadow(hold, dx=14, dy=6, soft=26, strength=0.5)
    canvas.solid(hold, rubber("#24272d", bevel=48, shine=0.24, texture=leather()))
    canvas.solid(ellipse(left + 58, shoulder - 30, 48, 20), metal("#989ea8", bevel=12))
    canvas.solid(box(right - 128, shoulder - 34, right - 22, shoulder + 14, 10), metal("#565c66", bevel=14, texture=ribs(9, 0.5)))
    _flash(canvas, cx - 84, shoulder - 112, cx + 84, shoulder - 62)
    canvas.shadow(disc(cx, cy, lens * 1.04), dy=22, soft=40, strength=0.6)
    canvas.solid(disc(cx, cy, lens * 1.03), metal(face(body), bevel=30, shine=0.5))
    lens_front(canvas, cx, cy, lens, barrel="#2d3037" if body == "black" else "#8d939c", rim="#a7adb7", accent=accent, coating=coating, ribbed=False, opening=0.66)
    return canvas.finished()
