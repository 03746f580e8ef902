"""Interchangeable lenses: standing on their mounts, seen a little from above; long ones lying."""

import numpy as np

from canvas import Canvas, Material, centred, colour
from optics import COATINGS
from shapes import box, ellipse, polygon
from surfaces import barrel, barrel_ribs, brushed, plastic

TILT = 0.23  # how far a circle of the barrel opens, seen from above


class Tower:
    """A lens being built from its mount upwards; each part covers the upper edge of the one below it."""

    def __init__(self, cx=600.0, foot=720.0, width=1200, height=800):
        self.canvas = Canvas(width, height)
        self.cx, self.y = cx, foot

    def part(self, height, half, value, ribs=0, depth=0.6, bright=0.55, taper=0.0):
        """Adds a part of `height`, `half` as wide; ribs is how many a half turn shows; taper widens its foot."""
        top, bottom = self.y - height, self.y
        body = box(self.cx - half, top, self.cx + half, bottom) | ellipse(self.cx, bottom, half, half * TILT)
        if taper:
            body = _tapered(self.cx, top, bottom, half, half + taper)
        self.canvas.shadow(ellipse(self.cx, bottom + 6, half, half * TILT), dy=8, soft=14, strength=0.35)
        light, texture = (
            barrel(self.cx, half + max(0, taper), value, bright=bright),
            barrel_ribs(self.cx, half, ribs, depth) if ribs else None,
        )
        self.canvas.paint(
            body, lambda x, y: light(x, y) * (texture(x, y)[..., None] if texture else 1) * _fall(y, top, bottom)
        )
        self.canvas.paint(ellipse(self.cx, top, half, half * TILT), lambda x, y: light(x, y) * 1.18 + 0.03)
        self.y = top
        return self

    def line(self, half, value, height=9):
        """Adds a thin coloured ring."""
        return self.part(height, half, value, bright=0.8)

    def glass(self, half, coating="blue", rim="#2c3037", depth=0.80):
        """Closes the lens with its front: a dark rim, the funnel, the glass."""
        cx, y, canvas = self.cx, self.y, self.canvas
        canvas.paint(ellipse(cx, y, half, half * TILT), brushed(rim, cx, y, 0.4))
        canvas.flat(ellipse(cx, y + 2, half * 0.92, half * 0.92 * TILT), "#08090c")
        pane = ellipse(cx, y + 3, half * depth, half * depth * TILT)
        middle, zone, edge = (colour(value) for value in COATINGS[coating])

        def painter(px, py):
            u, v = (px - cx) / (half * depth), (py - y - 3) / (half * depth * TILT)
            r = np.clip(np.hypot(u, v), 0, 1)[..., None]
            return middle * (1 - r) + zone * r + edge * (r**2) * np.clip(0.75 - 0.55 * v, 0, 1.4)[..., None]

        canvas.paint(pane, painter)
        canvas.glow(
            ellipse(cx - half * 0.26, y - half * 0.03, half * 0.26, half * 0.050),
            "#dcebff",
            0.95,
            soft=half * 0.05,
            inside=pane,
        )
        canvas.glow(
            ellipse(cx + half * 0.34, y + half * 0.07, half * 0.16, half * 0.028),
            "#b58cf0",
            0.75,
            soft=half * 0.05,
            inside=pane,
        )
        return self

    def window(self, y, half_width, height):
        """A little window with a distance scale in it, on the front of the part that ends at y."""
        cx = self.cx
        self.canvas.solid(
            box(cx - half_width, y - height, cx + half_width, y, 8), Material("#0c0d11", bevel=5, shine=0.6)
        )
        for k in range(5):
            x = cx - half_width + (k + 0.8) * half_width * 2 / 5.6
            self.canvas.flat(box(x, y - height * 0.62, x + 7, y - height * 0.36, 1), "#cfd4db")
        return self

    def finished(self):
        return self.canvas.finished(rim=0.22)


def _tapered(cx, top, bottom, upper, lower):
    return polygon([(cx - upper, top), (cx + upper, top), (cx + lower, bottom), (cx - lower, bottom)]) | ellipse(
        cx, bottom, lower, lower * TILT
    )


def _fall(y, top, bottom):
    return (1.06 - 0.16 * np.clip((y - top) / max(1, bottom - top), 0, 1))[..., None]


# The paint of a barrel: body, ribbed grip, the metal of the mount.
BARREL = {
    "black": ("#4b515b", "#353a42", "#c3c8cf"),
    "silver": ("#b3b8bf", "#8d939c", "#d3d7db"),
    "white": ("#dcdbd4", "#2e3137", "#a9afb8"),
    "grey": ("#757b84", "#4c5159", "#b5bac1"),
}


def prime(body="black", accent=None, half=262, height=1.0, coating="blue", window=True, aperture_ring=False):
    """A prime lens: about as tall as it is wide, one broad focusing ring."""
    paint, grip, mount = BARREL[body]
    tower = Tower(foot=700 - (1 - height) * 60)
    tower.part(34, half * 0.76, mount, bright=0.7).part(64 * height, half * 0.90, paint)
    if aperture_ring:
        tower.part(54 * height, half * 0.94, paint, ribs=26, depth=0.45).part(14, half * 0.92, paint)
    tower.part(120 * height, half * 0.97, paint)
    if window:
        tower.window(tower.y + 90 * height + half * TILT, half * 0.40, 54 * height)
    if accent:
        tower.line(half * 0.985, accent, 18)
    tower.part(134 * height, half, grip, ribs=30).part(62 * height, half * 0.98, paint)
    return tower.glass(half * 0.98, coating).finished()


def small_prime(body="black", accent=None, coating="violet"):
    """A slight, light prime: narrow in front of its mount."""
    paint, grip, mount = BARREL[body]
    tower = Tower(foot=660)
    tower.part(32, 206, mount, bright=0.7).part(58, 252, paint).part(70, 242, paint)
    if accent:
        tower.line(240, accent, 14)
    tower.part(120, 238, grip, ribs=28).part(70, 230, paint)
    return tower.glass(226, coating, depth=0.62).finished()


def pancake(body="black", accent=None, coating="blue"):
    """A lens as flat as a lens can be."""
    paint, grip, mount = BARREL[body]
    tower = Tower(foot=560)
    tower.part(30, 300, mount, bright=0.7).part(56, 384, paint).part(58, 376, grip, ribs=48)
    if accent:
        tower.line(370, accent, 12)
    tower.part(34, 356, paint)
    return tower.glass(346, coating, depth=0.50).finished()


def zoom(body="black", accent=None, half=214, height=1.0, coating="violet", window=False, hood=False):
    """A standard zoom: taller than wide, two ribbed rings."""
    paint, grip, mount = BARREL[body]
    tower = Tower(foot=752 - (1 - height) * 70)
    tower.part(34, half * 0.80, mount, bright=0.7).part(66 * height, half * 0.92, paint)
    tower.part(78 * height, half * 0.95, grip, ribs=26).part(56 * height, half * 0.94, paint)
    if window:
        tower.window(tower.y + 48 * height + half * TILT, half * 0.36, 36 * height)
    tower.part(142 * height, half * 0.99, grip, ribs=32).part(46 * height, half * 0.97, paint)
    if accent:
        tower.line(half * 0.99, accent, 18)
    tower.part((110 if hood else 92) * height, half * (1.06 if hood else 1.0), paint if not hood else grip)
    return tower.glass(half * (1.06 if hood else 1.0), coating, depth=0.74 if hood else 0.84).finished()


def slim_zoom(body="black", accent=None, coating="green"):
    """A light zoom that grows when it turns: its inner tube stands out."""
    paint, grip, mount = BARREL[body]
    tower = Tower(foot=724)
    tower.part(32, 172, mount, bright=0.7).part(64, 206, paint).part(168, 210, grip, ribs=28).part(64, 204, paint)
    if accent:
        tower.line(206, accent, 16).part(10, 204, paint)
    tower.part(110, 168, paint).part(66, 180, paint)
    return tower.glass(178, coating, depth=0.72).finished()


def tele(body="white", accent=None, length=1.0, half=158, coating="violet", foot=True):
    """A long lens lying down, its front to the right, with the collar that a tripod takes."""
    paint, grip, mount = BARREL[body]
    tower = Tower(cx=400, foot=1010 + 100 * length, width=800, height=1200)
    tower.part(28, half * 0.58, mount, bright=0.7).part(120 * length, half * 0.66, paint).part(96, half * 0.72, paint)
    tower.part(150 * length, half * 0.74, grip, ribs=26)
    collar = tower.y + 6
    tower.part(70, half * 0.82, paint).part(120 * length, half * 0.78, paint)
    tower.part(150 * length, half * 0.84, grip, ribs=28).part(60, half * 0.90, paint)
    if accent:
        tower.line(half * 0.94, accent, 14)
    tower.part(70, half * 0.95, paint).part(170 * length, half * 1.08, "#2b2e34" if body != "black" else "#30343b")
    tower.glass(half * 1.06, coating, depth=0.80)
    if foot:
        _tripod_foot(tower, collar, half, paint)
    return centred(np.rot90(tower.canvas.finished(rim=0.22), k=-1))


def _tripod_foot(tower, y, half, paint):
    """The collar's arm; the lens is painted upright and then laid on its side, so it sticks out to the right."""
    x = tower.cx + half * 0.74
    tower.canvas.solid(box(x, y - 58, x + 84, y + 8, 8), plastic(paint, bevel=12))
    tower.canvas.solid(box(x + 56, y - 128, x + 112, y + 84, 14), plastic(colour(paint) * 0.9, bevel=16))


def macro(body="black", accent=None):
    """A lens for the smallest things: slim, with a long focusing ring and its glass deep inside."""
    paint, grip, mount = BARREL[body]
    tower = Tower(foot=748)
    tower.part(34, 172, mount, bright=0.7).part(80, 204, paint)
    tower.window(tower.y + 58 + 204 * TILT, 84, 48)
    tower.part(40, 204, paint)
    if accent:
        tower.line(206, accent, 18)
    tower.part(250, 208, grip, ribs=28).part(70, 200, paint)
    return tower.glass(198, "violet", depth=0.54).finished()


def tele_short(body="black", accent=None):
    """A light long zoom, standing: tall and slim, its wide ring below, its focusing ring above."""
    paint, grip, mount = BARREL[body]
    tower = Tower(foot=772)
    tower.part(30, 128, mount, bright=0.7).part(70, 152, paint).part(190, 158, grip, ribs=24).part(70, 154, paint)
    tower.part(90, 158, grip, ribs=24).part(50, 156, paint)
    if accent:
        tower.line(158, accent, 16)
    tower.part(110, 166, paint)
    return tower.glass(166, "violet", depth=0.80).finished()


def wide_zoom(body="black", accent=None):
    """A wide zoom: it opens towards its front, which is all glass."""
    paint, grip, mount = BARREL[body]
    tower = Tower(foot=736)
    tower.part(34, 176, mount, bright=0.7).part(70, 204, paint).part(110, 208, grip, ribs=28).part(44, 208, paint)
    tower.part(96, 224, grip, ribs=30)
    if accent:
        tower.line(232, accent, 18)
    tower.part(84, 252, paint, taper=-24)
    return tower.glass(252, "green", depth=0.88).finished()


def wide(body="black", accent=None):
    """A very wide lens: short, with a bulging glass and a cut hood."""
    paint, grip, mount = BARREL[body]
    tower = Tower(foot=716)
    tower.part(26, 170, mount, bright=0.7).part(70, 200, paint).part(96, 214, grip, ribs=28).part(60, 208, paint)
    if accent:
        tower.line(214, accent, 12)
    tower.part(70, 236, paint, taper=-22).part(44, 262, grip)
    return tower.glass(262, "green", depth=0.90).finished()
