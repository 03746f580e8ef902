"""Reflex cameras, from the front."""

from canvas import Canvas, Material, colour
from optics import lens_front
from shapes import box, disc, ellipse, melted, polygon
from surfaces import deep, face, head, leather, metal, plastic, ribs, rubber


def dslr(
    body="black",
    size=1.0,
    accent=None,
    lens=232,
    prism=1.0,
    coating="blue",
    dial_left=False,
    mark="#c8343a",
    vertical_grip=False,
    silver_top=False,
):
    """A reflex camera: a deep grip on the left, a prism in the middle, a large round lens.

    - size: width of the body; 0.88 is a small one.
    - prism: height of the prism over the shoulders.
    """
    canvas = Canvas()
    left, right = 600 - 420 * size, 600 + 415 * size
    shoulder, foot = 262 + (1 - size) * 90 - (50 if vertical_grip else 0), 708 - (50 if vertical_grip else 0)
    cx, cy = 622, 478 + (1 - size) * 26 - (34 if vertical_grip else 0)
    main = box(left, shoulder, right, foot, 62)
    hump = polygon(
        [
            (cx - 150, shoulder + 20),
            (cx - 105, shoulder - 112 * prism),
            (cx + 95, shoulder - 112 * prism),
            (cx + 150, shoulder + 20),
        ],
        22,
    )
    shell = melted(melted(main, hump, 46), box(left - 6, shoulder + 26, left + 172 * size, foot + 4, 70), 30)
    shell = melted(shell, box(left + 30, shoulder - 34, left + 175 * size, shoulder + 70, 36), 30)
    if vertical_grip:
        shell = melted(shell, box(left + 6, foot - 40, right, foot + 96, 54), 16)
    canvas.solid(shell, plastic(face(body), bevel=44))
    _shoulders(canvas, body, left, right, shoulder, size, dial_left)
    _prism(canvas, body, cx, shoulder, prism, silver_top)
    _grip(canvas, left, shoulder, foot, size, mark)
    canvas.solid(
        box(cx + lens * 0.80, shoulder + 92, right - 14, foot - 26, 40),
        rubber(_rubber(body), bevel=20, texture=leather()),
    )
    canvas.flat(box(right - 118, shoulder + 56, right - 40, shoulder + 68, 5), colour(face(body)) * 0.55)
    if vertical_grip:
        canvas.flat(box(left + 26, foot + 2, right - 26, foot + 8, 2), "#15171b", 0.8)
        canvas.solid(
            box(left + 40, foot + 24, left + 190, foot + 78, 24), rubber("#24272d", bevel=18, texture=leather())
        )
        canvas.solid(ellipse(left + 62, foot + 16, 26, 11), metal("#9aa1ac", bevel=7))
    lens_front(canvas, cx, cy, lens * (0.94 + 0.06 * size), accent=accent, coating=coating)
    return canvas.finished()


def _rubber(body):
    return "#202329" if body in ("black", "grey", "graphite") else deep(body)


def _shoulders(canvas, body, left, right, shoulder, size, dial_left):
    release = left + 104 * size
    canvas.solid(ellipse(release, shoulder - 28, 40, 20), metal("#5b616b", bevel=10))
    canvas.solid(ellipse(release, shoulder - 33, 26, 11), metal("#9aa1ac", bevel=8))
    dial = right - 128 * size
    canvas.solid(
        box(dial - 62, shoulder - 48, dial + 62, shoulder + 12, 12), metal("#4c525c", bevel=16, texture=ribs(9, 0.5))
    )
    canvas.solid(ellipse(dial, shoulder - 48, 62, 11), metal(head(body), bevel=8))
    if dial_left:
        canvas.solid(
            box(left + 190 * size, shoulder - 22, left + 262 * size, shoulder + 14, 10),
            metal("#474c55", bevel=12, texture=ribs(8, 0.5)),
        )


def _prism(canvas, body, cx, shoulder, prism, silver_top):
    top = shoulder - 134 * prism
    roof = polygon([(cx - 128, shoulder + 6), (cx - 88, top + 32), (cx + 78, top + 32), (cx + 128, shoulder + 6)], 10)
    canvas.solid(roof, plastic(head("silver" if silver_top else body), bevel=26, fall=0.5))
    canvas.solid(box(cx - 62, top - 6, cx + 52, top + 12, 5), metal("#7d848f", bevel=6))
    # The maker's plate, without a name: a strip that takes the light.
    canvas.flat(
        box(cx - 84, shoulder - 44 * prism, cx + 74, shoulder - 22 * prism, 5),
        "#d5dae2" if body != "silver" else "#4a4f58",
        0.85,
    )


def _grip(canvas, left, shoulder, foot, size, mark):
    grip = polygon(
        [
            (left + 30, shoulder + 86),
            (left + 142 * size, shoulder + 74),
            (left + 178 * size, foot - 44),
            (left + 34, foot - 40),
        ],
        26,
    )
    canvas.shadow(grip, dx=16, dy=8, soft=30, strength=0.5)
    canvas.solid(grip, rubber("#24272d", bevel=52, shine=0.20, texture=leather()))
    if mark:
        canvas.solid(
            box(left + 44, shoulder + 84, left + 118 * size, shoulder + 98, 6), Material(mark, bevel=5, shine=0.3)
        )
    canvas.flat(disc(left + 152 * size, shoulder + 62, 11), "#0c0d10")
