"""Action cameras, camcorders, flying cameras and what else takes pictures."""

import numpy as np

from canvas import Canvas, Material, colour
from optics import eye, glass, lens_front
from shapes import box, disc, ellipse, melted, polygon
from surfaces import barrel, deep, face, head, leather, metal, plastic, ribs, rubber


def action(body="black", screen=True, accent="#d24046"):
    """A little box with a lens in its corner, made to be strapped to things."""
    canvas = Canvas()
    left, right, crown, foot = 330, 872, 212, 668
    canvas.solid(box(left + 70, crown - 20, left + 170, crown + 12, 10), Material(accent, bevel=8, shine=0.5))
    canvas.solid(
        box(left, crown, right, foot, 62),
        rubber(face(body), bevel=34, shine=0.34, texture=ribs(16, 0.12) if body == "black" else None),
    )
    canvas.solid(
        box(left + 34, foot - 92, right - 34, foot - 30, 18),
        plastic(deep(body) if body != "black" else "#2a2d33", bevel=14),
    )
    if screen:
        canvas.solid(box(left + 44, crown + 66, left + 228, crown + 232, 20), Material("#0b0c10", bevel=8, shine=0.7))
        canvas.paint(box(left + 56, crown + 78, left + 216, crown + 220, 12), lambda x, y: _preview(x, y, crown + 78))
    plate = box(right - 282, crown + 34, right - 26, crown + 290, 54)
    canvas.shadow(plate, dy=14, soft=26, strength=0.6)
    canvas.solid(plate, metal("#24272d", bevel=26, shine=0.7))
    canvas.solid(plate.grown(-22), Material("#101216", bevel=10, shine=0.6))
    glass(canvas, right - 154, crown + 162, 84, "violet")
    canvas.flat(disc(left + 58, foot - 126, 9), accent)
    return canvas.finished()


def _preview(x, y, y0):
    t = np.clip((y - y0) / 142, 0, 1)[..., None]
    sky = np.array([0.20, 0.42, 0.66]) * (1 - t) + np.array([0.95, 0.72, 0.52]) * t
    hill = (y > y0 + 92 + 14 * np.sin(x / 22))[..., None]
    return np.where(hill, np.array([0.10, 0.16, 0.24]), sky)


def spherical(body="black"):
    """An action camera with a lens on either side: a tall block with a bead in its middle."""
    canvas = Canvas()
    canvas.solid(box(404, 120, 800, 690, 70), rubber(face(body), bevel=40, shine=0.34, texture=ribs(16, 0.12)))
    canvas.solid(disc(602, 306, 158), metal("#24272d", bevel=34, shine=0.6))
    canvas.flat(disc(602, 306, 120), "#08090c")
    glass(canvas, 602, 306, 112, "blue", pupil=0.20)
    canvas.solid(box(470, 520, 734, 640, 22), Material("#0e1014", bevel=8, shine=0.6))
    canvas.flat(box(500, 566, 640, 576, 4), "#5f9fd6")
    canvas.flat(box(500, 592, 600, 602, 4), "#8b919b")
    canvas.solid(box(556, 100, 648, 126, 10), metal("#d24046", bevel=8))
    return canvas.finished()


def stick(body="black"):
    """A pocket camera on a stabilised arm: a handle with a screen, and a lens that looks over it."""
    canvas = Canvas()
    canvas.solid(box(502, 330, 700, 752, 46), rubber(face(body), bevel=40, shine=0.32))
    canvas.solid(box(528, 366, 674, 560, 16), Material("#0b0c10", bevel=8, shine=0.7))
    canvas.paint(box(538, 376, 664, 550, 8), lambda x, y: _preview(x, y, 386))
    canvas.solid(disc(601, 640, 34), metal("#d24046", bevel=14))
    canvas.solid(box(660, 200, 716, 372, 24), metal(deep(body), bevel=18))
    canvas.solid(box(486, 60, 700, 280, 56), plastic(head(body), bevel=40, shine=0.4))
    canvas.flat(disc(588, 170, 86), "#0b0c10")
    glass(canvas, 588, 170, 74, "blue")
    return canvas.finished()


def pistol(body="black"):
    """A camcorder held like a pistol: the lens at the top of a slanted handle."""
    canvas = Canvas()
    canvas.solid(
        polygon([(560, 300), (700, 300), (760, 690), (640, 700)], 44), plastic(face(body), bevel=50, shine=0.36)
    )
    canvas.solid(box(420, 140, 780, 380, 80), plastic(head(body), bevel=60, shine=0.4))
    canvas.solid(box(660, 160, 830, 356, 16), metal("#3a3e46", bevel=10))
    canvas.flat(box(676, 176, 814, 340, 8), "#0b0c10")
    canvas.paint(box(684, 184, 806, 332, 4), lambda x, y: _preview(x, y, 190))
    canvas.paint(box(370, 168, 470, 352, 20), _lying("#9aa0aa", 260, 92))
    canvas.solid(ellipse(384, 260, 30, 86), Material("#101216", bevel=14, shine=0.6))
    canvas.glow(ellipse(378, 228, 10, 24), "#cfe0ff", 0.8, soft=10)
    return canvas.finished()


def wand(body="black"):
    """A slim upright camera with a lens on both sides: a bead at the top of a bar."""
    canvas = Canvas()
    canvas.solid(box(512, 60, 688, 748, 56), rubber(face(body), bevel=44, shine=0.4))
    canvas.flat(disc(600, 176, 92), "#08090c")
    canvas.solid(disc(600, 176, 88), metal("#24272d", bevel=20, shine=0.6))
    glass(canvas, 600, 176, 72, "blue", pupil=0.2)
    canvas.solid(disc(600, 392, 34), metal("#9aa0aa", bevel=14))
    canvas.solid(disc(600, 392, 20), metal("#d24046", bevel=8))
    for y in range(500, 690, 30):
        canvas.flat(box(556, y, 644, y + 10, 5), "#15171b")
    return canvas.finished()


def console(body="blue"):
    """A folding game with cameras in its lid: two screens, a pad and buttons."""
    canvas = Canvas()
    canvas.solid(box(270, 70, 930, 396, 40), metal(face(body), bevel=20, shine=0.5))
    canvas.flat(box(300, 100, 900, 372, 22), "#0b0c10")
    canvas.paint(box(392, 120, 808, 352, 6), lambda x, y: _scene(x, y + 100))
    canvas.solid(box(300, 384, 900, 420, 14), metal(deep(body), bevel=12))
    canvas.solid(box(270, 410, 930, 730, 40), metal(head(body), bevel=20, shine=0.5))
    canvas.flat(box(434, 446, 766, 690, 8), "#0b0c10")
    canvas.paint(box(446, 456, 754, 680, 4), lambda x, y: _preview(x, y, 500))
    canvas.solid(disc(352, 506, 46), metal("#9aa0a9", bevel=18))
    canvas.solid(box(336, 586, 368, 676, 8) | box(307, 615, 397, 647, 8), metal("#3d424b", bevel=8))
    for x, y in ((848, 466), (848, 546), (808, 506), (888, 506)):
        canvas.solid(disc(x, y, 20), metal("#d9dce1", bevel=9))
    for x in (570, 630):
        eye(canvas, x, 86, 13)
    return canvas.finished()


def camcorder(body="black", accent="#d24046"):
    """A camcorder from its left side: lens ahead, the long body, the screen swung out, a battery behind."""
    canvas = Canvas()
    canvas.solid(box(856, 330, 952, 560, 22), plastic("#2a2d33", bevel=18))
    shell = melted(box(300, 286, 884, 596, 96), box(520, 250, 870, 400, 50), 60)
    canvas.solid(shell, plastic(face(body), bevel=70, shine=0.4))
    canvas.solid(box(600, 222, 790, 268, 14), metal(head(body), bevel=16, texture=ribs(12, 0.25)))
    canvas.paint(box(196, 300, 372, 584, 26), _lying("#4b515b", 442, 142))
    canvas.paint(box(344, 292, 372, 592, 8), _lying("#b9bec6", 442, 150))
    canvas.paint(box(180, 288, 236, 596, 20), _lying("#3a3f48", 442, 154))
    screen = box(430, 320, 832, 568, 22)
    canvas.shadow(screen, dx=-8, dy=16, soft=34, strength=0.6)
    canvas.solid(screen, metal("#3a3e46", bevel=12, shine=0.5))
    canvas.flat(screen.grown(-14), "#090a0d")
    canvas.paint(box(454, 344, 808, 544, 8), lambda x, y: _scene(x, y))
    canvas.flat(disc(478, 366, 9), accent)
    return canvas.finished()


def _lying(value, cy, half):
    """A barrel that lies: lit along its upper side."""
    upright = barrel(cy, half, value, bright=0.7)
    return lambda x, y: upright(y, x)


def _scene(x, y):
    t = np.clip((y - 344) / 200, 0, 1)[..., None]
    rgb = np.array([0.13, 0.24, 0.44]) * (1 - t) + np.array([0.96, 0.62, 0.42]) * t
    sun = np.exp(-((np.hypot(x - 700, y - 460) / 26) ** 4))[..., None]
    rgb = rgb * (1 - sun) + np.array([1.0, 0.92, 0.74]) * sun
    hills = (y > 486 + 18 * np.sin(x / 44) + 8 * np.sin(x / 17))[..., None]
    return np.where(hills, np.array([0.09, 0.12, 0.20]), rgb)


def drone(body="grey", legs=False):
    """A flying camera from the front: four arms with rotors, the camera hung under its nose; perhaps legs."""
    canvas = Canvas()
    if legs:
        for side in (-1, 1):
            canvas.solid(
                polygon(
                    [
                        (600 + side * 120, 430),
                        (600 + side * 150, 430),
                        (600 + side * 230, 668),
                        (600 + side * 206, 668),
                    ],
                    6,
                ),
                plastic(face(body), bevel=10),
            )
            canvas.solid(box(600 + side * 218 - 90, 660, 600 + side * 218 + 90, 684, 12), plastic(head(body), bevel=10))
    for side in (-1, 1):
        _arm(canvas, body, side, 300, 296, 0.80)
        _arm(canvas, body, side, 372, 392, 0.94)
    hull = melted(ellipse(600, 384, 190, 96), box(452, 318, 748, 440, 60), 40)
    canvas.shadow(hull, dy=18, soft=34, strength=0.5)
    canvas.solid(hull, plastic(head(body), bevel=66, shine=0.42))
    canvas.solid(box(486, 400, 546, 424, 12), Material("#101216", bevel=5, shine=0.6))
    canvas.solid(box(654, 400, 714, 424, 12), Material("#101216", bevel=5, shine=0.6))
    canvas.solid(box(520, 322, 680, 342, 8), plastic(deep(body), bevel=8))
    for side in (-1, 1):
        canvas.solid(box(600 + side * 92 - 12, 448, 600 + side * 92 + 12, 560, 12), metal("#585e68", bevel=9))
    gimbal = box(524, 452, 676, 596, 40)
    canvas.solid(gimbal, plastic("#2c2f36", bevel=30, shine=0.5))
    canvas.flat(disc(600, 526, 62), "#08090c")
    glass(canvas, 600, 526, 54, "blue")
    return canvas.finished()


def _arm(canvas, body, side, reach, y, size):
    """One arm and its rotor, `reach` from the middle; the far pair is drawn first and smaller."""
    x = 600 + side * reach * 1.08
    inner = 600 + side * 120
    arm = polygon([(inner, y - 2), (x, y - 46), (x, y - 22), (inner, y + 40)], 10)
    canvas.solid(arm, plastic(face(body), bevel=16))
    canvas.solid(box(x - 30 * size, y - 92 * size, x + 30 * size, y + 6, 14), metal("#454a53", bevel=14))
    canvas.solid(
        ellipse(x, y - 100 * size, 178 * size, 13 * size), Material("#6d7480", bevel=8, shine=0.5), opacity=0.92
    )
    canvas.solid(ellipse(x, y - 104 * size, 24 * size, 13 * size), metal("#b9bec6", bevel=8))
    canvas.solid(box(x - 12, y, x + 12, y + 96 * size, 10), plastic(deep(body), bevel=10))


def instant(body="white", accent="#e07a7a"):
    """An instant camera: broad, friendly, a print leaving it at the top."""
    canvas = Canvas()
    canvas.solid(box(460, 60, 790, 340, 8), Material("#f4f1ea", bevel=5, shine=0.1))
    canvas.paint(box(492, 92, 758, 300, 2), lambda x, y: _preview(x, y, 130))
    canvas.solid(box(260, 236, 960, 730, 110), plastic(face(body), bevel=70, shine=0.4))
    canvas.solid(box(286, 262, 934, 402, 70), plastic(head(body), bevel=40, shine=0.3))
    canvas.solid(box(740, 290, 890, 376, 20), Material("#20232a", bevel=9, shine=0.6))
    canvas.flat(box(756, 304, 874, 362, 12), "#e9edf2")
    canvas.solid(box(580, 296, 670, 372, 16), Material("#15171c", bevel=8, shine=0.7))
    canvas.solid(disc(352, 342, 34), metal(accent, bevel=16))
    lens_front(canvas, 610, 548, 170, barrel="#2c2f36", rim="#dfe3e7", accent=accent, opening=0.48)
    return canvas.finished()


def trail(body="green"):
    """A camera that waits at a tree: a weatherproof case, a grid of infrared lamps, a lens under it."""
    canvas = Canvas()
    canvas.solid(box(380, 90, 820, 720, 54), rubber(face(body), bevel=34, texture=leather(26, 0.22)))
    canvas.solid(box(420, 130, 780, 350, 30), Material("#15171c", bevel=14, shine=0.6))
    for row in range(4):
        for column in range(7):
            canvas.solid(disc(456 + column * 48, 168 + row * 48, 15), Material("#4a2a30", bevel=9, shine=0.7))
    eye(canvas, 600, 474, 84, rim="#5b616c")
    canvas.solid(box(470, 600, 730, 676, 26), Material("#1b1d22", bevel=12, shine=0.5))
    return canvas.finished()


def goggles(body="silver"):
    """A headset with cameras: a curved dark visor between two bands."""
    canvas = Canvas()
    for side in (-1, 1):
        canvas.solid(
            box(600 + side * 430 - 90, 330, 600 + side * 430 + 90, 460, 40),
            rubber("#8f959d", bevel=34, texture=ribs(13, 0.22)),
        )
    visor = melted(ellipse(420, 420, 250, 190), ellipse(780, 420, 250, 190), 90) - ellipse(600, 640, 96, 92)
    canvas.solid(visor, metal(head(body), bevel=26, shine=0.6))
    canvas.solid(visor.grown(-22), Material("#14161c", bevel=90, shine=0.9, gloss=26))
    canvas.glow(ellipse(440, 330, 150, 40), "#9fb9e6", 0.55, soft=36, inside=visor.grown(-26))
    canvas.glow(ellipse(820, 350, 90, 26), "#9fb9e6", 0.35, soft=30, inside=visor.grown(-26))
    for x in (480, 720):
        canvas.flat(disc(x, 560, 15), colour("#2a3550"))
    return canvas.finished()
