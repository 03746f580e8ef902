"""Surfaces that products are made of: plastics, metals, leather, ribbed rubber."""

import numpy as np

from canvas import Material, colour

# Body colours: the face, the lighter top of it, and what is darker than it (grip, recesses). Black is a dark grey that
# stands out from a black ground; white a grey that stands out from paper.
BODY = {
    "black": ("#3b4048", "#4d535d", "#23262c"),
    "silver": ("#b4b9c0", "#ced2d7", "#2c2f35"),
    "white": ("#d9dad8", "#ecedea", "#a9acae"),
    "grey": ("#767c85", "#90969f", "#33373e"),
    "graphite": ("#565b62", "#747980", "#2a2d32"),
    "red": ("#b0262c", "#cf3f41", "#5c1519"),
    "blue": ("#2f5f94", "#4a80b6", "#183452"),
    "gold": ("#c9a878", "#e3c79c", "#7a6040"),
    "green": ("#4c6b58", "#688a75", "#26382e"),
    "pink": ("#d38fa3", "#e9b3c2", "#8a5364"),
    "orange": ("#d2732c", "#ec954f", "#74390f"),
    "purple": ("#6b588f", "#8a77ae", "#3a2f52"),
    "brown": ("#7b5a41", "#99775b", "#432f20"),
    "bronze": ("#8a7a68", "#a99a87", "#4a4036"),
    "yellow": ("#dcb32e", "#f0cf5c", "#7d6312"),
}


def face(name: str) -> str:
    return BODY[name][0]


def head(name: str) -> str:
    return BODY[name][1]


def deep(name: str) -> str:
    return BODY[name][2]


def plastic(value, bevel=22, **changes) -> Material:
    """Moulded, a little matt."""
    return Material(value, bevel=bevel, shine=0.22, gloss=9).with_(**changes)


def metal(value, bevel=10, **changes) -> Material:
    """Machined: a narrow bright edge."""
    return Material(value, bevel=bevel, shine=0.6, gloss=22, fall=0.30).with_(**changes)


def rubber(value="#1c1f24", bevel=16, **changes) -> Material:
    return Material(value, bevel=bevel, shine=0.16, gloss=8, fall=0.30).with_(**changes)


def leather(step=15.0, depth=0.20, seed=5):
    """The grain of a camera's covering: soft bumps, in a lattice a little out of step."""

    def texture(x, y):
        u, v = x / step, y / step
        bumps = np.sin(2 * np.pi * (u + 0.21 * np.sin(v * 2.3 + seed))) * np.sin(
            2 * np.pi * (v + 0.19 * np.sin(u * 1.9))
        )
        return 1 + depth * 0.5 * bumps

    return texture


def ribs(step=16.0, depth=0.55, across=True):
    """The ridges of a grip: across the x axis, or across the y axis."""

    def texture(x, y):
        t = (x if across else y) / step
        return 1 + depth * (np.clip(1.6 * np.sin(2 * np.pi * t), -1, 1) * 0.5)

    return texture


def barrel_ribs(cx: float, half: float, count: int, depth=0.6):
    """Ribs round a barrel seen from the side: they crowd together towards its edges."""

    def texture(x, y):
        turn = np.arcsin(np.clip((x - cx) / half, -1, 1))
        return 1 + depth * 0.5 * np.clip(1.8 * np.sin(turn * count), -1, 1)

    return texture


def knurl(cx: float, cy: float, count: int, depth=0.5):
    """Ribs round a dial or a ring seen from the front."""

    def texture(x, y):
        return 1 + depth * 0.5 * np.clip(1.6 * np.sin(np.arctan2(y - cy, x - cx) * count), -1, 1)

    return texture


def barrel(cx: float, half: float, value, bright=0.55, edge=0.36):
    """A painter for a barrel seen from the side: a bright band left of the middle, a faint one right of it."""
    base = colour(value)

    def painter(x, y):
        t = (x - cx) / half
        around = np.sqrt(np.clip(1 - t * t, 0, 1))
        light = (
            edge
            + (1 - edge) * around
            + bright * np.exp(-(((t + 0.38) / 0.20) ** 2))
            + 0.4 * bright * np.exp(-(((t - 0.78) / 0.10) ** 2))
        )
        rgb = base * light[..., None]
        return rgb + 0.20 * bright * (np.exp(-(((t + 0.38) / 0.13) ** 2)) * (1 - base.max() * 0.6))[..., None]

    return painter


def brushed(value, cx: float, cy: float, strength=0.35):
    """A painter for turned metal seen from the front: the light runs out from the middle in fans."""
    base = colour(value)

    def painter(x, y):
        angle = np.arctan2(y - cy, x - cx)
        fans = 0.5 + 0.5 * np.cos(2 * (angle + 0.95))
        return np.clip(base * (1 - strength * 0.6 + strength * 1.5 * fans**2)[..., None], 0, 1)

    return painter
