"""Lenses seen from the front: rings, front glass and its coloured reflections."""

import numpy as np

from canvas import Canvas, Material, colour
from shapes import disc, ellipse, ring
from surfaces import brushed, knurl

# Coatings, from the middle of the glass to its rim.
COATINGS = {
    "blue": ("#0a0c18", "#16224a", "#3a5fa8"),
    "violet": ("#0b0915", "#2a1d4e", "#6a4fa8"),
    "green": ("#070d0d", "#12383a", "#3f8f86"),
    "amber": ("#0d0a08", "#3a2415", "#a06a35"),
}


def glass(canvas: Canvas, cx, cy, radius, coating="blue", pupil=0.26):
    """Front glass: dark towards the iris, coated towards the rim, a window above and a ghost of it below."""
    middle, zone, rim = (colour(value) for value in COATINGS[coating])
    pane = disc(cx, cy, radius)

    def painter(x, y):
        r = np.hypot(x - cx, y - cy) / radius
        up = 0.5 - 0.5 * (y - cy) / radius
        t = np.clip((r - pupil) / (1 - pupil), 0, 1)[..., None]
        rgb = middle * (1 - t) + zone * t + (rim - zone) * (t * (1 - t) * 2.4) * (0.45 + 0.75 * up[..., None])
        return (
            rgb * np.where(r < pupil, 0.55, 1.0)[..., None] * (1 - 0.55 * np.clip((r - 0.86) / 0.14, 0, 1))[..., None]
        )

    canvas.paint(pane, painter)
    for size in (0.80, 0.58, 0.42):
        canvas.glow(ring(cx, cy, radius * size, radius * (size - 0.012)), rim, 0.22, soft=radius * 0.012 + 0.6)
    reflections(canvas, cx, cy, radius, pane)


def reflections(canvas: Canvas, cx, cy, radius, pane):
    """What the room leaves on the glass: a light box above on the left, its ghost below, a lit rim."""
    canvas.glow(
        ellipse(cx - radius * 0.32, cy - radius * 0.42, radius * 0.30, radius * 0.20),
        "#dcebff",
        0.92,
        soft=radius * 0.07,
        inside=pane,
    )
    canvas.glow(
        ellipse(cx - radius * 0.55, cy - radius * 0.08, radius * 0.10, radius * 0.15),
        "#a9c6f5",
        0.40,
        soft=radius * 0.10,
        inside=pane,
    )
    canvas.glow(
        ellipse(cx + radius * 0.30, cy + radius * 0.36, radius * 0.16, radius * 0.10),
        "#b58cf0",
        0.62,
        soft=radius * 0.10,
        inside=pane,
    )
    crescent = disc(cx, cy, radius * 0.97) - disc(cx - radius * 0.05, cy - radius * 0.10, radius * 0.95)
    canvas.glow(crescent, "#5f7fc8", 0.35, soft=radius * 0.05, inside=pane)


def lens_front(
    canvas: Canvas,
    cx,
    cy,
    radius,
    barrel="#2b2e35",
    rim="#858c98",
    accent=None,
    coating="blue",
    ribbed=True,
    opening=0.62,
):
    """An interchangeable lens from the front; `accent` is the coloured ring that some makers put round it."""
    canvas.shadow(disc(cx, cy, radius), dy=radius * 0.10, soft=radius * 0.20, strength=0.62)
    canvas.paint(disc(cx, cy, radius), brushed(rim, cx, cy, 0.45))
    texture = knurl(cx, cy, 72, 0.55) if ribbed else None
    canvas.solid(
        disc(cx, cy, radius * 0.965), Material(barrel, bevel=radius * 0.10, shine=0.35, gloss=10, texture=texture)
    )
    canvas.solid(disc(cx, cy, radius * 0.87), Material(barrel, bevel=radius * 0.04, shine=0.45, gloss=12))
    if accent:
        canvas.paint(ring(cx, cy, radius * 0.93, radius * 0.855), brushed(accent, cx, cy, 0.30))
    canvas.paint(ring(cx, cy, radius * 0.80, radius * 0.77), brushed("#6d737e", cx, cy, 0.5))
    inner_cone(canvas, cx, cy, radius * 0.77, radius * opening)
    glass(canvas, cx, cy, radius * opening, coating)


def inner_cone(canvas: Canvas, cx, cy, outer, inner):
    """The stepped, dark funnel between the filter thread and the glass; its lower half catches the light."""
    canvas.flat(disc(cx, cy, outer), "#0b0c10")
    steps = 4
    for step in range(steps):
        r = outer + (inner - outer) * step / steps
        up = 0.05 + 0.03 * step
        canvas.paint(disc(cx, cy, r - 2), lambda x, y, r=r, up=up: _cone(x, y, cx, cy, r, up))
    canvas.flat(disc(cx, cy, inner + 4), "#050609")


def _cone(x, y, cx, cy, r, level):
    lower = np.clip((y - cy) / r * 0.5 + 0.5, 0, 1)
    return (level + 0.13 * lower)[..., None] * np.array([0.92, 0.96, 1.08])


def small_lens(canvas: Canvas, cx, cy, radius, barrel, rim, tiers=3, coating="blue", glass_share=0.46, accent=None):
    """The collapsing zoom of a compact: tubes one in the other, a small glass in a dark front plate."""
    canvas.shadow(disc(cx, cy, radius), dy=radius * 0.12, soft=radius * 0.22, strength=0.55)
    for tier in range(tiers):
        r = radius * (1 - 0.115 * tier)
        canvas.paint(disc(cx, cy, r), brushed(rim, cx, cy, 0.50))
        canvas.solid(disc(cx, cy, r * 0.965), Material(barrel, bevel=r * 0.05, shine=0.4, gloss=14))
        canvas.shadow(disc(cx, cy, r * 0.87), dy=r * 0.05, soft=r * 0.08, strength=0.35)
    plate = radius * (1 - 0.115 * tiers) * 0.97
    if accent:
        canvas.paint(disc(cx, cy, plate * 1.06), brushed(accent, cx, cy, 0.3))
    canvas.solid(disc(cx, cy, plate), Material("#16181d", bevel=plate * 0.08, shine=0.5))
    canvas.flat(disc(cx, cy, radius * glass_share + 5), "#050609")
    glass(canvas, cx, cy, radius * glass_share, coating)


def eye(canvas: Canvas, cx, cy, radius, rim="#8d939d", well="#0d0e12", coating="blue"):
    """A phone's or an action camera's little lens: a raised ring and a bead of glass."""
    canvas.shadow(disc(cx, cy, radius), dy=radius * 0.14, soft=radius * 0.25, strength=0.55)
    canvas.paint(disc(cx, cy, radius), brushed(rim, cx, cy, 0.55))
    canvas.flat(disc(cx, cy, radius * 0.86), well)
    canvas.paint(ring(cx, cy, radius * 0.66, radius * 0.62), brushed("#5b616c", cx, cy, 0.5))
    glass(canvas, cx, cy, radius * 0.56, coating, pupil=0.3)
