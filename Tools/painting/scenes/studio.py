"""What the still lifes share: window light, boards, fruit."""

import numpy as np

from canvas import smoothstep
from noise import cells, fbm3, fbm_at, noise3
from solid import linear


def window_light(left=(-0.8, 0.45, -0.35), size=0.34, strength=9.0, base=(0.02, 0.017, 0.015), tint=(1.0, 0.96, 0.9)):
    """Surroundings of a dark room with one window of four panes, seen in whatever is glossy."""
    centre = np.array(left) / np.linalg.norm(left)
    side = np.cross([0, 1, 0], centre)
    side /= np.linalg.norm(side)
    up = np.cross(centre, side)

    def light(dx, dy, dz, rough):
        ahead = dx * centre[0] + dy * centre[1] + dz * centre[2]
        a = (dx * side[0] + dy * side[1] + dz * side[2]) / np.maximum(ahead, 0.05)
        b = (dx * up[0] + dy * up[1] + dz * up[2]) / np.maximum(ahead, 0.05)
        soft = 0.03 + rough * 0.7
        pane = (
            smoothstep(size + soft, size - soft, np.abs(a))
            * smoothstep(size * 1.25 + soft, size * 1.25 - soft, np.abs(b))
            * (ahead > 0.05)
        )
        bars = smoothstep(0.0, 0.05 + soft, np.abs(a)) * smoothstep(0.0, 0.05 + soft, np.abs(b)) if rough < 0.2 else 1
        room = np.asarray(base) * (1 + 0.8 * np.clip(dy, -1, 1))[:, None]
        return room + np.asarray(tint) * (strength * pane * bars / (1 + 4 * rough))[:, None]

    return light


def planks(dark, bright, width=0.55, seed=3, grain=1.0):
    """Albedo of a table of boards running across."""
    dark, bright = linear(dark), linear(bright)

    def albedo(x, y, z):
        board = np.floor(z / width)
        shift = board * 3.7
        rings = fbm_at(x * 0.9 + shift, z * 9, seed, 5, 0.6)
        fine = fbm_at(x * 6 + shift, z * 130, seed + 1, 3, 0.7)
        t = np.clip(
            0.5 + 0.38 * np.sin(rings * 9 + board * 2) * 0.6 + 0.22 * fine * grain + 0.22 * np.sin(board * 12.9), 0, 1
        )
        gap = smoothstep(0.008, 0.018, np.abs((z / width) % 1 - 0.0) * width) * smoothstep(
            0.008, 0.018, (1 - (z / width) % 1) * width
        )
        return (dark + (bright - dark) * t[:, None]) * (0.15 + 0.85 * gap)[:, None]

    return albedo


def speckled(base, spot, blush, seed, cheek=(-0.6, 0.2, -0.6), centre=(0, 0, 0)):
    """Albedo of fruit skin: a base, a blush on one cheek, freckles."""
    base, spot, blush = linear(base), linear(spot), linear(blush)

    def albedo(x, y, z):
        px, py, pz = x - centre[0], y - centre[1], z - centre[2]
        size = np.sqrt(px * px + py * py + pz * pz) + 1e-6
        side = (px * cheek[0] + py * cheek[1] + pz * cheek[2]) / size
        cloud = fbm3(px * 5, py * 5, pz * 5, seed, 4)
        streak = noise3(np.arctan2(pz, px) * 14, py * 3, px * 2, seed + 9)
        t = np.clip(smoothstep(-0.1, 0.9, side + 0.5 * cloud + 0.2 * streak), 0, 1)[:, None]
        near, _, rank, *_ = cells(np.arctan2(pz, px) * 9, py * 34, seed + 3)
        freckles = (smoothstep(0.24, 0.12, near / (0.4 + 0.8 * rank)) * (rank > 0.3))[:, None]
        skin = base + (blush - base) * t
        skin = skin * (1 + 0.16 * cloud[:, None])
        return skin + (spot - skin) * freckles * 0.55

    return albedo


PEAR = [
    (0.0, 0.0),
    (0.012, 0.10),
    (0.06, 0.185),
    (0.14, 0.235),
    (0.24, 0.252),
    (0.34, 0.228),
    (0.43, 0.172),
    (0.51, 0.128),
    (0.58, 0.108),
    (0.64, 0.085),
    (0.675, 0.045),
    (0.69, 0.0),
]

APPLE = [
    (0.0, 0.0),
    (0.004, 0.09),
    (0.05, 0.17),
    (0.13, 0.225),
    (0.22, 0.245),
    (0.31, 0.228),
    (0.375, 0.165),
    (0.395, 0.10),
    (0.397, 0.05),
    (0.398, 0.0),
]
