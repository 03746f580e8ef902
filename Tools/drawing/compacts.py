"""Pocket cameras for everybody, from the front: slim, sliding, chunky, square, and those that turn."""

import numpy as np

from canvas import Canvas, Material, colour
from optics import lens_front, small_lens
from parts import flash, tube, window
from shapes import box, disc, ellipse, melted
from surfaces import deep, face, head, leather, metal, plastic, ribs, rubber


def slim(body="silver", lens=128, at=0.66, corner=74, trim=None, accent=None):
    """A flat card of metal with a small lens, `at` of its width; trim is the colour of a strip to hold it by."""
    canvas = Canvas()
    left, right, crown, foot = 226, 974, 268, 688
    shell = box(left, crown, right, foot, corner)
    canvas.solid(shell, metal(face(body), bevel=30, shine=0.42, gloss=10, fall=0.34))
    canvas.solid(box(left + 150, crown - 20, left + 262, crown + 10, 10), metal(head(body), bevel=9))
    band = box(left + 10, crown + 96, right - 10, crown + 102, 2)
    canvas.flat(band, colour(face(body)) * 0.62, 0.8)
    canvas.flat(band.moved(0, 5), np.minimum(colour(head(body)) * 1.12, 1), 0.7)
    cx = left + (right - left) * at
    if trim:
        canvas.solid(
            box(left + 40, crown + 140, left + 84, foot - 50, 20),
            metal(trim, bevel=14, texture=ribs(18, 0.35, across=False)),
        )
    edge = left + 196 if at > 0.6 else right - 316
    flash(canvas, edge, crown + 30, edge + 120, crown + 82)
    if at > 0.6:
        canvas.solid(disc(cx - 176, crown + 56, 22), Material("#14161b", bevel=6, shine=0.7))
    barrel, rim = tube(body)
    small_lens(canvas, cx, (crown + foot) / 2 + 28, lens * 1.22, barrel, rim, tiers=2, glass_share=0.44, accent=accent)
    return canvas.finished()


def card(body="silver"):
    """A card with a plate that slides down from a lens in its corner."""
    canvas = Canvas()
    left, right, crown, foot = 216, 984, 272, 684
    canvas.solid(
        box(left, crown, right, foot, 40), metal(deep(body) if body != "silver" else "#5b616b", bevel=18, shine=0.5)
    )
    canvas.solid(disc(right - 118, crown + 66, 44), Material("#121419", bevel=10, shine=0.6))
    lens_front(canvas, right - 118, crown + 66, 50, rim="#b4bac3", ribbed=False)
    flash(canvas, left + 210, crown + 40, left + 330, crown + 90)
    canvas.solid(box(left + 90, crown - 18, left + 220, crown + 6, 9), metal(head(body), bevel=9))
    plate = box(left + 6, crown + 136, right - 6, foot + 6, 34)
    canvas.shadow(plate, dy=-10, soft=22, strength=0.5)
    canvas.solid(plate, metal(head(body), bevel=20, shine=0.55, gloss=9, fall=0.4))
    canvas.flat(box(left + 250, crown + 172, right - 250, crown + 184, 6), colour(face(body)) * 0.6, 0.8)
    return canvas.finished()


def chunky(body="silver", lens=152, grip="#3a3e45", cx=640, accent=None):
    """A camera built round two round batteries: the left side bulges, the lens stands at `cx`."""
    canvas = Canvas()
    left, right, crown, foot = 212, 988, 276, 694
    shell = melted(box(left + 20, crown, right, foot, 56), box(left, crown - 22, left + 206, foot + 8, 88), 40)
    canvas.solid(shell, plastic(face(body), bevel=44, shine=0.34))
    hold = box(left + 22, crown + 116, left + 122, foot - 26, 44)
    canvas.solid(hold, rubber(grip, bevel=34, shine=0.25, texture=ribs(20, 0.30, across=False)))
    canvas.solid(ellipse(left + 112, crown - 20, 50, 19), metal("#8f959e", bevel=12))
    canvas.solid(ellipse(left + 112, crown - 25, 34, 11), metal("#d4d8dc", bevel=8))
    dial = right - 130
    canvas.solid(
        box(dial - 64, crown - 26, dial + 64, crown + 10, 9), metal("#8b919b", bevel=14, texture=ribs(10, 0.5))
    )
    flash(canvas, right - 196, crown + 24, right - 50, crown + 84)
    canvas.solid(box(cx - 100, crown + 26, cx - 6, crown + 80, 9), Material("#191c21", bevel=6, shine=0.7))
    canvas.flat(box(cx - 88, crown + 36, cx - 18, crown + 70, 5), "#567399")
    barrel, rim = tube(body)
    small_lens(canvas, cx, 516, lens * 1.18, barrel, rim, tiers=3, accent=accent)
    return canvas.finished()


def classic(body="silver", lens=158, slide=False, accent=None):
    """An early digital compact: thick and square, a step in its front, an optical finder over the lens."""
    canvas = Canvas()
    left, right, crown, foot = 236, 964, 236, 696
    canvas.solid(box(left, crown, right, foot, 40), metal(face(body), bevel=26, shine=0.36, gloss=10))
    canvas.solid(box(left + 6, crown + 128, right - 6, foot - 6, 34), plastic(colour(face(body)) * 0.86, bevel=14))
    canvas.solid(box(left + 26, crown + 150, left + 92, foot - 30, 30), rubber("#33373e", bevel=24, shine=0.25))
    canvas.solid(
        box(left + 70, crown - 26, left + 190, crown + 8, 10), metal("#848a94", bevel=14, texture=ribs(10, 0.5))
    )
    canvas.solid(box(left + 236, crown - 16, left + 312, crown + 8, 8), metal("#d7dade", bevel=8))
    flash(canvas, left + 70, crown + 30, left + 216, crown + 96)
    canvas.solid(box(556, crown + 28, 668, crown + 96, 10), Material("#191c21", bevel=8, shine=0.7))
    canvas.paint(box(570, crown + 40, 654, crown + 84, 6), lambda x, y: window(x, y, 570))
    canvas.solid(disc(right - 150, crown + 62, 17), Material("#4a2622", bevel=6, shine=0.5))
    barrel, rim = tube(body)
    small_lens(canvas, 614, 520, lens * 1.12, barrel, rim, tiers=3, accent=accent)
    if slide:
        canvas.solid(box(right - 96, crown + 150, right - 26, foot - 30, 26), metal(head(body), bevel=14))
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
    flash(canvas, 248, 286, 398, 352)
    canvas.solid(disc(448, 318, 28), Material("#14161b", bevel=7, shine=0.7))
    small_lens(canvas, 358, 520, lens * 1.22, "#2b2e34", "#8d939d", tiers=2, glass_share=0.5)
    return canvas.finished()
