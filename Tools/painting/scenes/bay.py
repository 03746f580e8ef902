"""Harbours: the bridge in the morning, the kite on the beach."""

import numpy as np

from air import CloudLayer, mist
from canvas import colour, curve, mix, ramp, smoothstep
from noise import fbm_at
from water import Water


def bridge(c):
    """A tower of a red suspension bridge standing in morning fog."""
    horizon = 1.09
    c.sky([(0, "#3f78b4"), (0.35, "#86b4d6"), (0.65, "#cfdbe2"), (0.85, "#f4dcc8"), (1, "#f8e3cf")], 0, horizon)
    clouds = CloudLayer(c, 5, horizon + 0.03, 0.42, 0.9, (0.8, 0.9), 2.4)
    c.over(
        mix(colour("#b9c6d6"), colour("#fff6ea"), smoothstep(0.3, 0.75, clouds.lit)),
        clouds.density * 0.7 * smoothstep(1.1, 0.6, c.Y),
    )
    c.add("#ffb070", c.glow(0.9, 0.98, 0.5, 1.4) * 0.3)
    for base, height, tint, seed in ((1.05, 0.14, "#9aa9bb", 4), (1.078, 0.13, "#76889e", 15)):
        c.over(tint, c.below(base - height * (0.45 + 0.5 * c.profile(2.6, seed, 7))) * 0.9)
    mist(c, 61, 1.05, 0.05, "#f6e8dc", 0.9)
    Water(c, horizon, "#2f5872", 0.10, 15, 8, 2.4, octaves=7, gain=0.6, dim=0.95, ridged=0.3)
    mist(c, 8, 1.10, 0.025, "#f6e8dc", 0.8)
    mist(c, 9, 0.98, 0.05, "#fbeee0", 0.75, 2.5)
    _bridge_span(c)
    for y, deep, strength, seed in ((1.21, 0.07, 0.95, 11), (1.35, 0.06, 0.6, 12)):
        mist(c, seed, y, deep, "#f7ebdf", strength, 2.2)
    return dict(vignette_strength=0.2, bloom_strength=0.2, contrast=0.25, grain_strength=0.006)


bridge.portrait = True


def _bridge_span(c):
    tower_x, saddle, deck = 0.375, 0.155, 1.02

    def cable_y(x, shift):
        x = np.asarray(x, float) - shift
        right = saddle + 0.80 * ((x - tower_x) / 0.80) ** 2 * (1.35 - 0.35 * np.clip((x - tower_x) / 0.8, 0, 1))
        left = saddle + 0.86 * np.clip((tower_x - x) / 0.46, 0, None) ** 1.22
        return np.where(x > tower_x, right, left)

    def cables(pen):
        for shift, width in ((0.048, 0.0085), (0.0, 0.0115)):
            x = np.linspace(-0.02, 1.05, 240)
            pen.stroke(np.stack([x, np.minimum(cable_y(x, shift), deck - 0.012)], -1), width)

    def hangers(pen):
        for shift, tone in ((0.048, 0.55), (0.0, 0.85)):
            for x in np.arange(-0.005, 1.02, 0.0335):
                top = float(cable_y(x + shift, shift))
                if top < deck - 0.02 and abs(x - tower_x) > 0.03:
                    for pair in (-0.0022, 0.0022):
                        pen.stroke([(x + shift + pair, top), (x + shift + pair, deck)], 0.0017, tone=tone)

    red, lit = colour("#8f2f1f"), colour("#e8623a")
    c.over("#c4543a", c.draw(hangers) * 0.9)
    mask = c.draw(cables)
    c.over(mix(red, lit, 0.55), mask)
    c.add("#ffb58a", np.clip(mask - np.roll(mask, 2, 0), 0, 1) * 0.25)
    c.over(red * 0.8, c.draw(lambda pen: _bridge_deck(pen, deck)))
    c.over(
        mix(red, lit, 0.6),
        c.draw(
            lambda pen: (pen.box(-0.1, deck - 0.004, 1.1, deck + 0.012), pen.box(-0.1, deck + 0.062, 1.1, deck + 0.071))
        ),
    )
    posts = [x for x in np.arange(-0.02, 1.05, 0.0115)]
    c.over(
        mix(red, lit, 0.35),
        c.draw(
            lambda pen: (
                pen.box(-0.1, deck - 0.021, 1.1, deck - 0.0185),
                [pen.box(x, deck - 0.02, x + 0.0016, deck) for x in posts],
            )
        ),
    )
    for depth, shift in ((0, 0.052), (1, 0.0)):
        _bridge_tower(c, tower_x - 0.052 + shift, depth, red, lit)
    pier = c.draw(
        lambda pen: pen.polygon(
            [(0.24, 1.6), (0.262, 1.235), (0.275, 1.215), (0.53, 1.215), (0.543, 1.235), (0.57, 1.6)]
        )
    )
    courses = 1 - 0.25 * np.exp(-(((((c.Y * 26) % 1) - 0.5) / 0.06) ** 2))
    stone = (0.42 + 0.5 * smoothstep(0.25, 0.55, c.X) + 0.16 * c.fbm(9, 3, 7, 0.62)) * courses
    c.over(ramp(stone, [(0, "#2e2b30"), (1, "#cdbba8")]), pier)


def _bridge_deck(pen, deck):
    pen.box(-0.1, deck, 1.1, deck + 0.012)
    pen.box(-0.1, deck + 0.062, 1.1, deck + 0.071)
    for x in np.arange(-0.04, 1.05, 0.05):
        pen.stroke([(x, deck + 0.01), (x + 0.025, deck + 0.065), (x + 0.05, deck + 0.01)], 0.006)
        pen.stroke([(x + 0.025, deck), (x + 0.025, deck + 0.066)], 0.0035)


def _bridge_tower(c, left, near, red, lit):
    """One pair of legs with its portals; the near pair is lit from the right."""
    top, foot = 0.13, 1.24

    def edges(side):
        lean = np.array([top, 0.5, 0.5, 0.86, 0.86, foot])
        wide = np.array([0.021, 0.0235, 0.0265, 0.0295, 0.033, 0.037])
        middle = left + 0.05 + side * (0.069 + 0.006 * (lean - top))
        return [*zip(middle - wide, lean), *zip((middle + wide)[::-1], lean[::-1])]

    legs_mask = c.draw(lambda pen: [pen.polygon(edges(side)) for side in (-1, 1)])
    bars = ((0.14, 0.052), (0.345, 0.045), (0.56, 0.045), (0.775, 0.05))
    bar_mask = c.draw(
        lambda pen: [
            pen.polygon(
                [
                    (left - 0.035, y),
                    (left + 0.135, y),
                    (left + 0.135, y + h * 0.75),
                    (left + 0.115, y + h * 0.75),
                    (left + 0.102, y + h * 1.25),
                    (left + 0.102, y + h),
                    (left - 0.002, y + h),
                    (left - 0.002, y + h * 1.25),
                    (left - 0.015, y + h * 0.75),
                    (left - 0.035, y + h * 0.75),
                ]
            )
            for y, h in bars
        ]
    )
    dark = 0.62 if not near else 1.0
    for side in (-1, 1):
        centre = left + 0.05 + side * (0.069 + 0.006 * (c.Y - top))
        across = (c.X - centre) / 0.03
        face = np.where(across > 0.25, 1.05, 0.55) + 0.12 * across
        flute = 1 - 0.22 * np.exp(-(((((across * 2.2 + 50) % 1) - 0.5) / 0.11) ** 2))
        rivets = 1 + 0.05 * c.fbm_at(70, 3, 3, 0.6, 0.4) + 0.08 * c.fbm(7, 4, 5)
        c.over(
            mix(red, lit, np.clip(face, 0, 1)) * (flute * rivets * dark)[..., None], legs_mask * (np.abs(across) < 2.3)
        )
    rib = 1 - 0.2 * np.exp(-((((((c.X - left) * 60) % 1) - 0.5) / 0.14) ** 2))
    c.over(mix(red, lit, 0.42) * (rib * dark)[..., None], bar_mask)
    c.add("#ffb58a", np.clip(bar_mask - np.roll(bar_mask, 3, 0), 0, 1) * 0.35 * dark)
    c.shade(0.55, np.clip(np.roll(bar_mask, int(0.014 / c.pixel), 0) - bar_mask, 0, 1) * legs_mask)
    if near:
        c.over(
            "#5c1e16",
            c.draw(
                lambda pen: [
                    pen.stroke([(x, top), (x, top - 0.035)], 0.004, 0.002) for x in (left - 0.019, left + 0.119)
                ]
            ),
        )


def kite(c):
    """A child flying a kite on a beach, a second kite far off."""
    horizon = 0.80
    c.sky([(0, "#1763b4"), (0.4, "#4a9bdc"), (0.75, "#a6d4ee"), (1, "#e3f1f4")], 0, horizon)
    clouds = CloudLayer(c, 23, horizon + 0.05, 0.46, 1.1, (1.3, 0.0), 1.3, contrast=2.6)
    c.over(mix(colour("#b9cfe2"), colour("#ffffff"), smoothstep(0.2, 0.6, clouds.lit)), clouds.density * 0.92)
    shore = 0.868 + 0.010 * c.profile(1.6, 3, 4)
    Water(c, horizon, "#1f7f9c", 0.10, 26, 4, 2.8, octaves=6, gain=0.6, dim=0.85, ridged=0.5)
    c.over("#2b79a8", smoothstep(0.835, horizon, c.Y) * (c.Y > horizon) * 0.72 * (0.9 + 0.3 * c.fbm(40, 3, 4, 0.6, 8)))
    shallows = smoothstep(horizon + 0.02, 0.87, c.Y) * (c.Y > horizon)
    c.over("#63c4bd", shallows * 0.62)
    for y, width, seed in ((0.825, 0.003, 3), (0.842, 0.005, 5), (0.858, 0.007, 8)):
        crest = y + 0.006 * c.profile(2.2, seed, 5)
        broken = smoothstep(-0.15, 0.35, c.profile(5, seed + 1, 4))
        foam = np.exp(-(((c.Y - crest[None, :]) / width) ** 2)) * broken[None, :] * (0.7 + 0.5 * c.fbm_at(60, seed, 3))
        c.over("#f6fbf8", np.clip(foam, 0, 1))
    _beach(c, shore)
    far = c.draw(
        lambda pen: [
            pen.polygon([(x, 0.815), (x + 0.028, 0.815), (x + 0.017, 0.772)])
            or pen.polygon([(x - 0.006, 0.817), (x + 0.034, 0.817), (x + 0.027, 0.823), (x + 0.002, 0.823)])
            for x in (0.86, 1.33)
        ]
    )
    c.over("#f4f6f2", far)
    hand = (1.06, 0.815)
    _kite_sail(c, 1.17, 0.19, 0.07, -0.35, ("#1f9e92", "#f2f0d8", "#187f77", "#d7d3b4"), None, 8)
    _kite_sail(c, 0.56, 0.33, 0.235, 0.38, ("#e02a30", "#f8b522", "#c11d2c", "#e8901a"), hand, 14)
    _kite_flyer(c, *hand)
    return dict(vignette_strength=0.16, bloom_strength=0.12, grain_strength=0.0045, contrast=0.2)


def _beach(c, shore):
    depth = np.maximum(c.Y - 0.80, 0.02)
    u, v = (c.X - 0.75) / depth, 1 / depth
    ripples = fbm_at(u * 3, v * 5, 5, 6, 0.6, np.minimum(c.pixel / depth**2 * 5, 3))
    grit = c.fbm(170, 6, 3, 0.9) * 1.6
    sand = ramp(0.5 + 0.34 * ripples + 0.12 * grit, [(0, "#a77f4f"), (0.5, "#dcb983"), (1, "#f6e0b4")])
    wet = smoothstep(0.05, 0.0, c.Y - shore[None, :])
    c.over(mix(sand, colour("#8fa7a0") * 0.5 + sand * 0.42, wet * 0.85), c.below(shore))
    edge = np.exp(-(((c.Y - shore[None, :] - 0.002) / 0.0045) ** 2)) * (0.75 + 0.5 * c.fbm(60, 4, 3))
    c.over("#fdfefb", np.clip(edge, 0, 1))
    marks = np.random.default_rng(3)
    for k in range(26):
        t = k / 26
        x, y = 1.10 + 0.32 * t + 0.02 * np.sin(k * 1.3), 0.905 + 0.11 * t**1.2 + (k % 2) * 0.006
        size = 0.006 + 0.006 * t
        part = c.window(x - 3 * size, y - 2 * size, x + 3 * size, y + 2 * size)
        if part is not None:
            part.shade(
                0.72,
                np.exp(-((((part.X - x) / size) ** 2 + ((part.Y - y) / (size * 0.42)) ** 2) ** 1.5))
                * marks.uniform(0.7, 1),
            )


def _kite_sail(c, x, y, size, turn, colours, hand, tail):
    cos, sin = np.cos(turn), np.sin(turn)

    def at(u, v):
        return x + size * (u * cos - v * sin), y + size * (u * sin + v * cos)

    u, v = ((c.X - x) * cos + (c.Y - y) * sin) / size, (-(c.X - x) * sin + (c.Y - y) * cos) / size
    nose, left, right, end = (0, -0.98), (-0.72, -0.22), (0.72, -0.22), (0, 1.12)
    bow = lambda a, b, lift: [
        at(a[0] + (b[0] - a[0]) * t + lift[0] * 4 * t * (1 - t), a[1] + (b[1] - a[1]) * t + lift[1] * 4 * t * (1 - t))
        for t in np.linspace(0, 1, 16)
    ]
    sail = c.draw(
        lambda pen: pen.polygon(
            [
                *bow(nose, right, (-0.02, 0.02)),
                *bow(right, end, (-0.025, -0.03)),
                *bow(end, left, (0.025, -0.03)),
                *bow(left, nose, (0.02, 0.02)),
            ]
        )
    )
    upper = smoothstep(-0.215, -0.225, v + 0.02 * np.cos(u * 2))
    side = smoothstep(-0.006, 0.006, u)
    top = mix(colour(colours[1]), colour(colours[0]), side)
    low = mix(colour(colours[0]), colour(colours[1]), side)
    cloth = mix(low, top, upper)
    billow = (
        0.94
        + 0.16 * np.cos((np.abs(u) - 0.25) * 3.2)
        - 0.14 * smoothstep(0.35, 0.0, np.abs(u)) * (1 - upper)
        + 0.04 * np.sin(v * 9 + u * 5) * (np.abs(u) < 0.6)
    )
    weave = 1 + 0.02 * np.sin(u * size / 0.0022) * np.sin(v * size / 0.0022)
    c.over(cloth * (billow * weave * (0.93 + 0.17 * side))[..., None], sail)
    c.shade(0.6, sail * np.exp(-((np.minimum(np.abs(u), np.abs(v + 0.22)) * size / 0.0028) ** 2)) * 0.8)
    line = [at(0.10 * np.sin(k * 0.32) * (0.4 + k * 0.055), 1.12 + k * 0.10) for k in range(tail * 2)]
    c.over("#7d2a35", c.draw(lambda pen: pen.stroke(line, size * 0.02, size * 0.012)))
    for k in range(2, tail * 2, 3):
        (px, py), (qx, qy) = line[k], line[k - 1]
        dx, dy = (px - qx), (py - qy)
        n = np.hypot(dx, dy) / (size * 0.13)
        wing = lambda pen, s: pen.polygon(
            [
                (px, py),
                (px - s * dy / n - dx / n * 0.45, py + s * dx / n - dy / n * 0.45),
                (px - s * dy / n + dx / n * 0.45, py + s * dx / n + dy / n * 0.45),
            ]
        )
        part = c.window(px - size * 0.3, py - size * 0.3, px + size * 0.3, py + size * 0.3)
        if part is not None:
            part.over(colours[0 if k % 2 else 1], part.draw(lambda pen: wing(pen, 1)))
            part.over(colours[2 if k % 2 else 3], part.draw(lambda pen: wing(pen, -1)))
    if hand is not None:
        t = np.linspace(0, 1, 60)
        bx, by = at(0, 0.1)
        string = np.stack([bx + (hand[0] - bx) * t, by + (hand[1] - by) * t + 0.05 * 4 * t * (1 - t)], -1)
        c.over("#f4f4ee", c.draw(lambda pen: pen.stroke(string, 0.0016)) * 0.8)


def _kite_flyer(c, hx, hy):
    c.shade(
        (0.72, 0.70, 0.74),
        c.draw(
            lambda pen: pen.polygon(curve((1.09, 0.962), (1.16, 0.958), (1.25, 0.962), (1.16, 0.969), (1.09, 0.966))),
            0.002,
        ),
    )
    skin, shirt, shorts = "#a8704e", "#e8463c", "#24406e"
    c.over(
        skin,
        c.draw(
            lambda pen: (
                pen.stroke([(1.094, 0.845), (1.078, 0.832), (hx, hy)], 0.0105, 0.007),
                pen.stroke([(1.098, 0.846), (1.082, 0.845), (hx + 0.004, hy + 0.008)], 0.010, 0.007),
                pen.stroke([(1.094, 0.912), (1.087, 0.935), (1.083, 0.962)], 0.013, 0.008),
                pen.stroke([(1.106, 0.912), (1.117, 0.935), (1.121, 0.962)], 0.013, 0.008),
                pen.disc(1.096, 0.818, 0.0125, 0.0145),
                pen.box(1.092, 0.826, 1.102, 0.842),
            )
        ),
    )
    c.over(
        shirt,
        c.draw(
            lambda pen: pen.polygon(
                curve(
                    (1.082, 0.842),
                    (1.1, 0.836),
                    (1.115, 0.844),
                    (1.113, 0.868),
                    (1.114, 0.892),
                    (1.085, 0.892),
                    (1.087, 0.868),
                    (1.082, 0.842),
                )
            )
        ),
    )
    c.over(
        shorts,
        c.draw(
            lambda pen: pen.polygon(
                [
                    (1.085, 0.888),
                    (1.114, 0.888),
                    (1.118, 0.918),
                    (1.103, 0.92),
                    (1.0995, 0.905),
                    (1.096, 0.92),
                    (1.081, 0.918),
                ]
            )
        ),
    )
    c.over("#2a1c16", c.draw(lambda pen: (pen.disc(1.099, 0.811, 0.0135, 0.011), pen.disc(1.105, 0.818, 0.008, 0.011))))
