"""Fixed-lens cameras for those who want more, from the front: pocket cameras with dials, long zooms, rugged ones."""

from canvas import Canvas, Material, colour
from optics import lens_front, small_lens
from parts import flash, window
from shapes import box, disc, ellipse, melted, polygon
from surfaces import deep, face, head, leather, metal, plastic, ribs, rubber


def pro(body="black", lens=186, accent=None, finder=False, ring="#5d636e", popup=False):
    """A serious pocket camera: square shoulders, dials on top, a control ring round a large lens."""
    canvas = Canvas()
    left, right, crown, foot = 216, 984, 288, 698
    shell = box(left, crown, right, foot, 36)
    canvas.solid(shell, plastic(face(body), bevel=20, shine=0.35))
    canvas.solid(box(left + 3, crown + 3, right - 3, crown + 70, 30), plastic(head(body), bevel=14, shine=0.3))
    for x, half, rise in ((right - 108, 72, 42), (right - 262, 50, 30)):
        canvas.solid(
            box(x - half, crown - rise, x + half, crown + 8, 9), metal("#59606a", bevel=16, texture=ribs(9, 0.5))
        )
        canvas.solid(ellipse(x, crown - rise, half, 9), metal("#8e949e", bevel=7))
    canvas.solid(ellipse(left + 118, crown - 4, 46, 18), metal("#9097a1", bevel=10))
    if popup:
        canvas.solid(box(left + 210, crown - 76, left + 380, crown - 6, 12), plastic(face(body), bevel=12))
        flash(canvas, left + 226, crown - 62, left + 364, crown - 18)
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


def large(body="black", lens=196):
    """A pocket camera with a bright lens: aperture ring, finder window, little body left round it."""
    canvas = Canvas()
    left, right, crown, foot = 208, 992, 288, 700
    shell = melted(box(left, crown, right, foot, 34), box(left - 4, crown + 14, left + 112, foot, 48), 18)
    canvas.solid(shell, plastic(face(body), bevel=20, shine=0.35))
    canvas.solid(
        box(left + 10, crown + 92, right - 10, foot - 30, 16), rubber("#24272d", bevel=10, texture=leather(13))
    )
    canvas.solid(box(left + 8, crown + 70, left + 92, foot - 20, 38), rubber("#2a2e35", bevel=34, texture=leather(13)))
    canvas.solid(box(right - 196, crown + 16, right - 66, crown + 66, 9), Material("#15171c", bevel=8, shine=0.7))
    canvas.paint(box(right - 182, crown + 25, right - 80, crown + 57, 5), lambda x, y: window(x, y, right - 182))
    canvas.solid(
        box(right - 150, crown - 38, right - 44, crown + 8, 9), metal("#5b616c", bevel=14, texture=ribs(9, 0.5))
    )
    canvas.solid(
        box(right - 292, crown - 30, right - 196, crown + 8, 9), metal("#5b616c", bevel=14, texture=ribs(9, 0.5))
    )
    canvas.solid(ellipse(left + 104, crown - 4, 42, 16), metal("#9298a2", bevel=10))
    canvas.solid(box(500, crown - 16, 640, crown + 6, 4), metal("#6d737d", bevel=6))
    canvas.shadow(disc(590, 494, lens * 1.10), dy=18, soft=34, strength=0.55)
    canvas.solid(disc(590, 494, lens * 1.10), metal("#3d424b", bevel=20, shine=0.5))
    lens_front(canvas, 590, 494, lens, rim="#9aa0aa", opening=0.56)
    return canvas.finished()


def street(body="black", lens=148):
    """A plain, dark pocket camera with one fixed focal length: nothing on its front but grip and lens."""
    canvas = Canvas()
    left, right, crown, foot = 206, 994, 308, 692
    shell = melted(box(left, crown, right, foot, 40), box(left - 4, crown + 20, left + 120, foot, 52), 20)
    canvas.solid(shell, plastic(face(body), bevel=26, shine=0.28))
    canvas.solid(box(left + 8, crown + 70, left + 104, foot - 22, 44), rubber("#1f2227", bevel=38, texture=leather(12)))
    canvas.solid(ellipse(left + 104, crown - 2, 44, 16), metal("#9298a2", bevel=10))
    canvas.solid(
        box(left + 196, crown - 34, left + 306, crown + 6, 9), metal("#555b65", bevel=14, texture=ribs(9, 0.5))
    )
    canvas.solid(box(540, crown - 14, 672, crown + 6, 4), metal("#6d737d", bevel=6))
    canvas.flat(disc(right - 74, crown + 54, 9), "#d7dce3", 0.8)
    lens_front(canvas, 612, 500, lens, barrel="#2d3037", rim="#7d848f", opening=0.52, ribbed=False)
    return canvas.finished()


def travel(body="black", lens=172, grip=True):
    """A pocket camera with a long zoom: the lens reaches from top to bottom."""
    canvas = Canvas()
    left, right, crown, foot = 206, 994, 286, 688
    shell = melted(box(left, crown, right, foot, 58), box(560, crown - 18, 880, crown + 60, 34), 30)
    canvas.solid(shell, plastic(face(body), bevel=34, shine=0.42))
    canvas.solid(box(left + 4, foot - 62, right - 4, foot - 4, 40), plastic(deep(body), bevel=18), opacity=0.55)
    canvas.solid(ellipse(left + 150, crown - 2, 54, 18), metal("#a2a8b1", bevel=12))
    canvas.solid(
        box(right - 226, crown - 34, right - 104, crown - 2, 9), metal("#6a707a", bevel=14, texture=ribs(9, 0.5))
    )
    if grip:
        hold = box(left + 24, crown + 62, left + 84, foot - 52, 30)
        canvas.solid(hold, metal(head(body), bevel=24, shine=0.5, gloss=10))
    flash(canvas, left + 126, crown + 40, left + 236, crown + 88)
    barrel, rim = ("#303339", "#9aa0aa") if body != "silver" else ("#8f959d", "#eef0f2")
    small_lens(canvas, 640, 486, lens * 1.16, barrel, rim, tiers=3, glass_share=0.42)
    canvas.flat(box(right - 110, crown + 52, right - 40, crown + 64, 5), colour(head(body)), 0.9)
    return canvas.finished()


def rugged(body="orange"):
    """A camera for water and rocks: bolted corners, a lens that never comes out, a lamp beside it."""
    canvas = Canvas()
    left, right, crown, foot = 220, 980, 284, 700
    shell = polygon(
        [
            (left + 70, crown + 34),
            (right - 110, crown + 34),
            (right - 40, crown + 100),
            (right - 40, foot - 90),
            (right - 96, foot - 40),
            (left + 60, foot - 40),
            (left + 40, foot - 70),
            (left + 40, crown + 70),
        ],
        38,
    )
    canvas.solid(shell, plastic(face(body), bevel=36, shine=0.4))
    canvas.solid(
        polygon(
            [(left + 60, crown + 76), (left + 150, crown + 76), (left + 178, foot - 80), (left + 70, foot - 80)], 18
        ),
        rubber("#24272d", bevel=30, texture=ribs(22, 0.35, across=False)),
    )
    canvas.solid(
        polygon(
            [
                (right - 150, foot - 150),
                (right - 60, foot - 150),
                (right - 60, foot - 96),
                (right - 110, foot - 60),
                (right - 150, foot - 60),
            ],
            16,
        ),
        rubber("#24272d", bevel=20),
    )
    for x, y in ((left + 30, crown + 52), (right - 96, crown + 40), (right - 42, foot - 120), (left + 44, foot - 44)):
        canvas.solid(disc(x + 6, y, 13), metal("#c9cdd3", bevel=6))
    canvas.solid(box(left + 190, crown - 16, left + 320, crown + 12, 12), metal("#4a4f58", bevel=10))
    canvas.solid(box(left + 344, crown - 8, left + 396, crown + 10, 8), metal("#4a4f58", bevel=8))
    plate = disc(640, 492, 168)
    canvas.shadow(plate, dy=12, soft=24, strength=0.5)
    canvas.solid(plate, metal("#30343b", bevel=22, shine=0.6))
    canvas.solid(box(560, 376, 720, 410, 14), Material("#e6eaef", bevel=6, shine=0.3))
    lens_front(canvas, 640, 504, 104, rim="#9aa0aa", ribbed=False)
    canvas.solid(disc(744, 428, 17), Material("#f3e9cf", bevel=6, shine=0.5))
    return canvas.finished()


def superzoom(body="black", lens=226, accent=None, coating="violet", rise=0, ribbed=False):
    """A bridge camera: narrow, tall, nearly all lens, with a rounded finder on top, lifted by `rise`."""
    canvas = Canvas()
    left, right, shoulder, foot, cx, cy = 286, 930, 292, 704, 640, 492
    hump = polygon(
        [
            (cx - 118, shoulder + 30),
            (cx - 96, shoulder - 108 - rise),
            (cx + 96, shoulder - 108 - rise),
            (cx + 118, shoulder + 30),
        ],
        34,
    )
    shell = melted(box(left + 40, shoulder, right, foot, 70), hump, 60)
    shell = melted(shell, box(left - 30, shoulder - 34, left + 150, foot + 4, 74), 40)
    canvas.solid(shell, plastic(face(body), bevel=48, shine=0.3))
    hold = box(left - 16, shoulder + 70, left + 116, foot - 22, 54)
    canvas.shadow(hold, dx=14, dy=6, soft=26, strength=0.5)
    canvas.solid(hold, rubber("#24272d", bevel=48, shine=0.24, texture=leather()))
    canvas.solid(ellipse(left + 58, shoulder - 30, 48, 20), metal("#989ea8", bevel=12))
    canvas.solid(
        box(right - 128, shoulder - 34, right - 22, shoulder + 14, 10), metal("#565c66", bevel=14, texture=ribs(9, 0.5))
    )
    flash(canvas, cx - 84, shoulder - 112 - rise, cx + 84, shoulder - 62 - rise)
    canvas.shadow(disc(cx, cy, lens * 1.04), dy=22, soft=40, strength=0.6)
    canvas.solid(disc(cx, cy, lens * 1.03), metal(face(body), bevel=30, shine=0.5))
    lens_front(
        canvas,
        cx,
        cy,
        lens,
        barrel="#2d3037" if body == "black" else "#8d939c",
        rim="#a7adb7",
        accent=accent,
        coating=coating,
        ribbed=ribbed,
        opening=0.66,
    )
    return canvas.finished()
