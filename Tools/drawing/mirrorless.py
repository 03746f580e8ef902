"""Mirrorless cameras, from the front: with or without a finder, very small ones, medium format, bare blocks."""

from canvas import Canvas, Material, colour
from optics import lens_front
from shapes import box, disc, ellipse, melted, polygon
from surfaces import deep, face, head, leather, metal, plastic, ribs, rubber


def mirrorless(
    body="black",
    accent=None,
    lens=214,
    finder="hump",
    coating="blue",
    grip=1.0,
    dials=3,
    width=1.0,
    foot=704,
    wrap=None,
    lens_rim="#858c98",
):
    """A mirrorless camera: flat body; finder is "hump" over the lens, "corner", or "none".

    - width: of the body; 0.8 is a very small one.
    - foot: where the body ends; 780 with a second grip under it.
    - wrap: the colour of its covering.
    """
    canvas = Canvas()
    top = body
    left, right, shoulder = 606 - 410 * width, 606 + 398 * width, 318
    cx, cy = 606, 494
    shell = box(left, shoulder, right, foot, 44)
    if finder == "hump":
        hump = polygon(
            [(cx - 128, shoulder + 26), (cx - 96, shoulder - 84), (cx + 96, shoulder - 84), (cx + 128, shoulder + 26)],
            16,
        )
        shell = melted(shell, hump, 22)
    if grip > 0:
        shell = melted(shell, box(left - 8, shoulder + 24, left + 132 * grip + 10, foot, 54), 24)
    canvas.solid(shell, plastic(face(top), bevel=26, shine=0.35 if top != "black" else 0.24))
    if finder == "hump":
        _finder(canvas, top, cx, shoulder)
    elif finder == "corner":
        canvas.solid(
            box(right - 214, shoulder + 16, right - 76, shoulder + 62, 8), Material("#14161b", bevel=8, shine=0.6)
        )
        canvas.flat(box(right - 198, shoulder + 25, right - 112, shoulder + 53, 5), "#54779e")
    belt = box(left + 10, shoulder + 88, right - 10, foot - 34, 18)
    canvas.solid(belt, rubber(wrap or "#24272d", bevel=12, texture=leather(13)))
    if grip > 0:
        hold = box(left + 2, shoulder + 60, left + 118 * grip + 12, foot - 18, 46)
        canvas.shadow(hold, dx=14, dy=6, soft=26, strength=0.5)
        canvas.solid(hold, rubber("#2a2e35", bevel=44, shine=0.24, texture=leather(13)))
    _dials(canvas, top, left, right, shoulder, dials, finder)
    lens_front(canvas, cx, cy, lens, accent=accent, coating=coating, rim=lens_rim)
    return canvas.finished()


def _finder(canvas, top, cx, shoulder):
    roof = polygon(
        [(cx - 104, shoulder + 40), (cx - 82, shoulder - 72), (cx + 82, shoulder - 72), (cx + 104, shoulder + 40)], 12
    )
    canvas.solid(roof, plastic(head(top), bevel=20, fall=0.45))
    canvas.solid(box(cx - 58, shoulder - 104, cx + 58, shoulder - 88, 5), metal("#7d848f", bevel=6))
    canvas.flat(box(cx - 70, shoulder - 22, cx + 70, shoulder + 2, 5), "#d5dae2" if top == "black" else "#4a4f58", 0.85)


def _dials(canvas, top, left, right, shoulder, count, finder):
    tone = "#555b66" if top == "black" else "#a3a9b1"
    canvas.solid(ellipse(left + 92, shoulder - 6, 36, 17), metal("#8c929c", bevel=10))
    places = [(right - 92, 56, 44), (right - 236, 46, 34), (left + 210, 46, 34)]
    for x, half, rise in places[:count]:
        canvas.solid(
            box(x - half, shoulder - rise, x + half, shoulder + 6, 9), metal(tone, bevel=14, texture=ribs(9, 0.5))
        )
        canvas.solid(ellipse(x, shoulder - rise, half, 8), metal(head(top), bevel=6))


def small(body="white", lens=168):
    """A mirrorless camera hardly larger than its lens: one smooth shell, no covering."""
    canvas = Canvas()
    left, right, crown, foot, cx, cy = 262, 938, 322, 690, 600, 506
    canvas.solid(box(left, crown, right, foot, 60), plastic(face(body), bevel=34, shine=0.4))
    canvas.solid(box(left + 6, crown + 74, right - 6, crown + 80, 2), Material(colour(face(body)) * 0.6, bevel=0))
    canvas.solid(
        box(left + 26, crown + 112, left + 92, foot - 40, 30),
        plastic(deep(body) if body in ("black", "grey") else colour(face(body)) * 0.8, bevel=26),
    )
    canvas.solid(ellipse(left + 96, crown - 4, 40, 16), metal("#b9bec5", bevel=10))
    canvas.solid(
        box(right - 214, crown - 34, right - 96, crown + 8, 10), metal("#8d939c", bevel=14, texture=ribs(9, 0.5))
    )
    canvas.flat(box(right - 96, crown + 26, right - 40, crown + 52, 7), "#eef1f4", 0.9)
    lens_front(canvas, cx, cy, lens, rim="#b4bac3")
    return canvas.finished()


def medium(body="black", lens=216, prism=True):
    """A medium format camera: a tall, plain block behind a large lens."""
    canvas = Canvas()
    left, right, crown, foot, cx, cy = 208, 992, 236, 724, 612, 486
    shell = box(left, crown, right, foot, 40)
    if prism:
        shell = melted(shell, box(cx - 170, crown - 112, cx + 170, crown + 80, 26), 30)
    shell = melted(shell, box(left - 10, crown + 30, left + 168, foot, 60), 30)
    canvas.solid(shell, plastic(face(body), bevel=36, shine=0.34))
    if prism:
        canvas.solid(box(cx - 146, crown - 92, cx + 146, crown + 40, 16), plastic(head(body), bevel=24, fall=0.45))
        canvas.flat(box(cx - 84, crown - 30, cx + 84, crown - 6, 5), "#d5dae2", 0.85)
    canvas.solid(
        box(right - 186, crown - 40, right - 60, crown + 10, 10), metal("#565c66", bevel=16, texture=ribs(9, 0.5))
    )
    canvas.solid(ellipse(left + 92, crown + 4, 40, 17), metal("#d8832f" if body == "grey" else "#8c929c", bevel=10))
    hold = box(left + 8, crown + 80, left + 142, foot - 24, 48)
    canvas.shadow(hold, dx=14, dy=6, soft=26, strength=0.5)
    canvas.solid(hold, rubber("#24272d", bevel=44, texture=leather()))
    canvas.solid(box(cx + 196, crown + 108, right - 16, foot - 24, 26), rubber("#24272d", bevel=16, texture=leather()))
    lens_front(canvas, cx, cy, lens, coating="green", opening=0.58)
    return canvas.finished()


def block(body="black"):
    """A cube to build on: bare corners, screws, hardly more than a mount and its lens."""
    canvas = Canvas()
    left, right, crown, foot = 290, 910, 296, 704
    canvas.solid(box(left, crown, right, foot, 26), metal(face(body), bevel=22, shine=0.4, gloss=12))
    for x in (left + 34, right - 34):
        for y in (crown + 34, foot - 34):
            canvas.solid(disc(x, y, 12), metal("#9aa0a9", bevel=6))
    for y in range(crown + 90, foot - 70, 26):
        canvas.flat(box(left + 20, y, left + 74, y + 9, 4), "#15171b")
    canvas.solid(ellipse(left + 96, crown - 2, 36, 15), metal("#8c929c", bevel=10))
    canvas.solid(ellipse(left + 190, crown - 2, 22, 11), metal("#c8343a", bevel=7))
    lens_front(canvas, 612, 500, 178)
    return canvas.finished()
