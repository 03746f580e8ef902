"""Harbours: a boat, a pier, a beach from the air, the moon."""

import numpy as np

from air import CloudLayer, mist, stars, sun_disc
from canvas import colour, curve, mix, ramp, smoothstep
from noise import cells, fbm_at, rock
from water import Water


def red_boat(c):
    """A clinker-built rowing boat on flat water."""
    horizon = 0.36
    c.sky([(0, "#7fa9c9"), (0.6, "#c9dbe2"), (1, "#efe9de")], 0, horizon)
    clouds = CloudLayer(c, 41, horizon + 0.05, 0.55, 1.0, (0.2, 0.2), 2.2)
    c.over(mix(colour("#aebfcb"), colour("#fbf8f0"), clouds.lit), clouds.density * 0.7)
    for base, height, tint, seed in (
        (0.356, 0.15, "#a9bfcb", 4),
        (0.359, 0.11, "#7f9dab", 8),
        (0.362, 0.055, "#4d6f74", 13),
    ):
        line = base - height * np.clip(0.4 + 0.55 * c.profile(1.7, seed, 7), 0, 1.2)
        woods = 0.5 + 0.5 * c.fbm_at(46, seed, 4, 0.6)
        c.over(colour(tint) * (0.88 + 0.22 * woods)[..., None], c.below(line) * (c.Y < horizon + 0.003))
    mist(c, 5, 0.352, 0.012, "#f2eee6", 0.8)
    water = Water(c, horizon, "#0e4a52", 0.032, 9, 7, 2.6, octaves=7, gain=0.58, dim=0.95)
    c.over("#0d5a60", smoothstep(0.5, 1.05, c.Y) * 0.42)
    _rowing_boat(c, water)
    return dict(vignette_strength=0.25, bloom_strength=0.15, contrast=0.25, grain_strength=0.005)


def _rowing_boat(c, water):
    left, right, line = 0.36, 1.20, 0.70
    t = np.clip((c.X[0] - left) / (right - left), 0, 1)
    sheer = 0.578 - 0.085 * t**2.2 - 0.035 * (1 - t) ** 3
    inner = sheer - 0.052 * np.clip(np.sin(np.pi * t), 0, 1) ** 0.75
    keel = line + 0.012 * np.sin(np.pi * t)
    span = smoothstep(left - 0.002, left + 0.002, c.X - 0.05 * (c.Y - 0.56)) * smoothstep(
        right + 0.002, right - 0.002, c.X + 0.42 * (c.Y - 0.49)
    )
    hull = c.below(sheer) * (1 - c.below(keel)) * span
    inside = (
        c.below(inner)
        * (1 - c.below(sheer))
        * smoothstep(left - 0.0, left + 0.004, c.X)
        * smoothstep(right, right - 0.004, c.X)
    )
    across = (c.Y - sheer[None, :]) / np.maximum(keel - sheer, 0.02)[None, :]
    plank = across * 5.2
    lap = plank % 1
    shade = 0.80 + 0.26 * lap - 0.42 * smoothstep(0.86, 1.0, lap) - 0.22 * across + 0.10 * (t[None, :] - 0.5)
    scuff = c.fbm_at(16, 4, 6, 0.62, 5.0)
    paint = mix(colour("#d42a20"), colour("#f04a34"), np.clip(0.4 + 0.5 * scuff, 0, 1)) * shade[..., None]
    flaked = smoothstep(0.62, 0.78, 0.5 + 0.5 * c.fbm_at(34, 9, 5, 0.6, 2.5) + 0.22 * smoothstep(0.55, 1.0, across))
    paint = mix(paint, colour("#b79a80") * shade[..., None], flaked * 0.65)
    paint = mix(paint, colour("#f4efe4") * (0.9 - 0.2 * across)[..., None], smoothstep(0.155, 0.145, across))
    paint = mix(paint, colour("#2b3a3a") * 0.7, smoothstep(0.86, 0.95, across + 0.04 * scuff))
    ribs = smoothstep(0.10, 0.02, np.abs((c.X - left) * 11 % 1 - 0.5))
    depth = np.clip((sheer[None, :] - c.Y) / 0.05, 0, 1)
    lining = (
        mix(colour("#4a3524"), colour("#a98a5c"), np.clip(depth * 0.9 + 0.08 * scuff, 0, 1))
        * (1 - 0.35 * ribs)[..., None]
    )
    c.over(lining, inside)
    for x, w in ((0.55, 0.05), (0.76, 0.055), (0.97, 0.045)):
        seat = c.draw(
            lambda pen: pen.polygon([(x, 0.545), (x + w, 0.545), (x + w * 1.25, 0.600), (x + w * 0.25, 0.600)])
        )
        c.over(colour("#d8b888") * (0.9 + 0.12 * scuff)[..., None], seat * inside)
    c.over(paint, hull)
    rail = [(x, float(np.interp(x, c.X[0], sheer))) for x in np.linspace(left, right - 0.004, 60)]
    far = [(x, float(np.interp(x, c.X[0], inner))) for x in np.linspace(left + 0.01, right - 0.01, 60)]
    c.over("#7a5a3a", c.draw(lambda pen: pen.stroke(far, 0.008)))
    c.over("#e8d2a4", c.draw(lambda pen: pen.stroke(rail, 0.013)))
    c.over("#8a6a44", c.draw(lambda pen: pen.stroke([(x, y + 0.0065) for x, y in rail], 0.003)))
    c.over(
        "#c9b28a",
        c.draw(
            lambda pen: pen.polygon(
                [
                    (right - 0.012, 0.478),
                    (right + 0.008, 0.470),
                    (right - 0.068, line + 0.006),
                    (right - 0.092, line + 0.006),
                ]
            )
        ),
    )
    oars = c.draw(
        lambda pen: (
            pen.stroke([(0.60, 0.535), (0.30, 0.500)], 0.011, 0.009),
            pen.stroke([(0.31, 0.501), (0.235, 0.492)], 0.012, 0.030),
        )
    )
    c.over("#d9b27a", oars)
    afloat = np.clip(hull + inside + oars, 0, 1)
    shape, colours = water.reflection(afloat, line + 0.006, c.rgb.copy(), 1.0)
    c.over(
        colours * 0.62 + colour("#0c3438") * 0.25, shape * (1 - afloat) * (0.86 - 0.35 * smoothstep(0.72, 0.98, c.Y))
    )
    rope = curve((1.195, 0.487), (1.27, 0.60), (1.40, 0.66), (1.56, 0.68))
    c.over("#e9dfc6", c.draw(lambda pen: pen.stroke(rope, 0.005)))
    c.add(
        "#ffffff",
        np.exp(-(((c.Y - keel[None, :] - 0.002) / 0.0022) ** 2)) * span * (0.35 + 0.4 * c.fbm(30, 3, 3, 0.6, 6)),
    )


def long_pier(c):
    """A pier with lamps, straight out into a sea smoothed by a long exposure."""
    horizon, vanish = 0.47, 0.75
    c.sky([(0, "#1d3768"), (0.35, "#4a6699"), (0.65, "#b58fa8"), (0.88, "#f4a98a"), (1, "#ffd2a0")], 0, horizon)
    clouds = CloudLayer(c, 63, horizon + 0.01, 0.55, 1.2, (0.75, 0.45), 1.0, contrast=2.0, warp=0.2)
    c.over(mix(colour("#54608e"), colour("#f8b49a"), smoothstep(0.3, 0.75, clouds.lit)), clouds.density * 0.65)
    sun_disc(c, vanish, horizon - 0.012, 0.02, "#ffd49a", 2.0, 0.22)
    Water(c, horizon, "#3a5578", 0.015, 5, 9, 3.0, octaves=4, gain=0.4, dim=0.98, smear=0.06)
    milk = 0.5 + 0.5 * c.fbm(3, 8, 4, 0.5, 5)
    c.over("#c9c4d4", smoothstep(horizon, 0.75, c.Y) * milk * 0.30)
    below = np.maximum(c.Y - horizon, c.pixel * 0.5)
    depth = 0.1 / below
    across = (c.X - vanish) / (below * 0.62)
    edge = c.pixel / (below * 0.62)
    deck = smoothstep(1 + edge, 1 - edge, np.abs(across)) * (c.Y > horizon + 0.004)
    row = depth * 52
    plank, part = np.floor(row), row % 1
    tones = np.random.default_rng(4).random(4096)[(plank % 4096).astype(int)]
    grain = fbm_at(across * 5 + plank * 3.1, row * 4, 5, 5, 0.65, np.minimum(c.pixel * depth / below * 208, 9))
    width = np.minimum(c.pixel * depth / below * 52, 3)
    gap = smoothstep(0.045 + width, 0.0, np.minimum(part, 1 - part)) * np.clip(1.2 - width * 1.4, 0, 1)
    wood = ramp(
        np.clip(0.42 + 0.30 * (tones - 0.5) + 0.22 * grain, 0, 1), [(0, "#2b2430"), (0.5, "#6d5c60"), (1, "#b9a193")]
    )
    sheen = np.exp(-((across / 0.55) ** 2))[..., None] * np.exp(-below / 0.25)[..., None] * colour("#ffb98a") * 0.55
    c.over((wood + sheen) * (1 - 0.8 * gap)[..., None], deck)
    nails = np.exp(-(((np.abs(across) - 0.9) / 0.012) ** 2)) * np.exp(-(((part - 0.5) / 0.10) ** 2)) * (width < 0.2)
    c.shade(0.45, deck * nails)
    side = c.draw(
        lambda pen: [
            pen.polygon(
                [
                    (vanish + s * 0.002, horizon + 0.004),
                    (vanish + s * 0.62 * 0.53, 1.0),
                    (vanish + s * 0.62 * 0.60, 1.0),
                ]
            )
            for s in (-1, 1)
        ]
    )
    c.over("#1c1722", side * (1 - deck))
    _pier_posts(c, vanish, horizon)
    return dict(vignette_strength=0.25, bloom_strength=0.5, contrast=0.15, grain_strength=0.005)


def _pier_posts(c, vanish, horizon):
    for k in range(9, -1, -1):
        d = 0.56 / (1 + 0.62 * k)
        for s in (-1, 1):
            x, foot = vanish + s * d * 0.62, horizon + d
            tall = d * 0.56
            c.over(
                "#17131c",
                c.draw(
                    lambda pen: (
                        pen.stroke([(x, foot + d * 0.10), (x, foot - tall)], d * 0.040, d * 0.034),
                        pen.box(x - d * 0.028, foot - tall - d * 0.012, x + d * 0.028, foot - tall),
                    )
                ),
            )
            c.add(
                "#ff9a58",
                c.draw(lambda pen: pen.stroke([(x - s * d * 0.013, foot), (x - s * d * 0.012, foot - tall)], d * 0.007))
                * 0.35,
            )
            lamp = (x, foot - tall - d * 0.035)
            c.over(
                "#17131c",
                c.draw(
                    lambda pen: pen.polygon(
                        [
                            (x - d * 0.030, lamp[1] - d * 0.022),
                            (x, lamp[1] - d * 0.05),
                            (x + d * 0.030, lamp[1] - d * 0.022),
                        ]
                    )
                ),
            )
            c.over(colour("#ffdf9a") * 3, c.disc(*lamp, d * 0.022))
            c.add("#ffb45e", c.glow(*lamp, d * 0.11, 1.3) * 0.55)


def from_above(c):
    """A beach seen straight down from a small aeroplane."""
    across, along = 0.80, 0.60
    d = (c.X - 0.60) * across + (c.Y - 0.5) * along
    e = -(c.X - 0.60) * along + (c.Y - 0.5) * across
    sea = d + 0.075 * np.sin(e * 4.2 + 0.6) + 0.035 * fbm_at(c.X * 2.4, c.Y * 2.4, 3, 5)
    grit = c.fbm(220, 6, 2, 0.9)
    dunes = fbm_at(e * 5, d * 16, 8, 6, 0.55)
    slope = np.gradient(dunes, axis=1) / c.pixel
    sand = ramp(
        np.clip(0.55 + 0.0055 * slope + 0.09 * grit + 0.15 * fbm_at(c.X * 2, c.Y * 2, 9, 4), 0, 1),
        [(0, "#b98e5c"), (0.5, "#e4c48e"), (1, "#fbe8c0")],
    )
    wet = smoothstep(-0.10, -0.015, sea + 0.02 * fbm_at(e * 7, d * 3, 12, 4))
    sand = mix(sand, ramp(0.5 + 0.3 * dunes, [(0, "#93744f"), (1, "#c2a173")]), wet * 0.85)
    depth = np.clip(sea, 0, 1.2)
    swell = np.sin((sea * 34 + 1.6 * fbm_at(e * 3, d * 3, 21, 4))) * np.exp(-depth * 3)
    ripple = fbm_at(e * 10, d * 30, 25, 6, 0.6)
    reef = smoothstep(0.10, 0.45, fbm_at(c.X * 3.2, c.Y * 3.2, 31, 6)) * smoothstep(0.10, 0.28, depth)
    water = ramp(
        np.clip(depth + 0.015 * swell + 0.022 * ripple + 0.10 * reef, 0, 1),
        [(0, "#d8eed2"), (0.05, "#94dccb"), (0.16, "#3fbfc0"), (0.34, "#1590ae"), (0.6, "#0c6494"), (1, "#083f6c")],
    )
    glint = np.clip(ripple - 0.45, 0, 1) * 0.35 + 0.05 * np.clip(swell, 0, 1)
    c.rgb[:] = mix(sand, water + glint[..., None], smoothstep(-0.004, 0.006, sea))
    lace = cells(e * 24 + 2 * fbm_at(e * 8, d * 8, 5, 4), d * 24 + 1.5 * fbm_at(e * 8, d * 8, 6, 4), 7)
    net = smoothstep(0.30, 0.06, lace[1] - lace[0])
    for centre, width, strength, seed in (
        (0.004, 0.012, 1.0, 3),
        (0.052, 0.034, 0.9, 5),
        (0.125, 0.026, 0.8, 8),
        (0.215, 0.018, 0.65, 12),
        (0.33, 0.012, 0.4, 15),
    ):
        off = sea - centre - 0.022 * fbm_at(e * 5, d * 2, seed, 5)
        front = np.exp(-((off / (width * 0.28)) ** 2)) * (off > -width * 0.4)
        trail = np.exp(-np.clip(off, 0, 1) / width) * (off > 0) * net
        broken = smoothstep(-0.25, 0.35, fbm_at(e * 3.1, d + seed, seed + 1, 4))
        fluff = 0.8 + 0.35 * fbm_at(e * 40, d * 40, seed + 2, 3)
        c.over("#fdfffc", np.clip((front * 1.2 + trail * 0.85) * broken * strength * fluff, 0, 1))
        c.shade(0.86, np.exp(-(((off + width * 0.5) / (width * 0.3)) ** 2)) * broken * 0.5 * (sea > 0))
    _parasols(c, sea)
    _small_boat(c, 1.18, 0.36)
    return dict(vignette_strength=0.2, bloom_strength=0.12, contrast=0.2, grain_strength=0.0045)


def _parasols(c, sea):
    random = np.random.default_rng(9)
    pairs = (
        ("#e23b3b", "#fff6ea"),
        ("#f5b82e", "#fff6ea"),
        ("#2a78c2", "#fff6ea"),
        ("#f0713c", "#ffe3b0"),
        ("#1f9e8c", "#fff6ea"),
    )
    for k, (x, y) in enumerate(
        ((0.16, 0.30), (0.33, 0.20), (0.10, 0.56), (0.17, 0.74), (0.42, 0.055), (0.055, 0.88), (0.29, 0.47))
    ):
        r = 0.034 + 0.006 * random.random()
        part = c.window(x - 0.12, y - 0.12, x + 0.14, y + 0.14)
        part.shade((0.58, 0.56, 0.62), part.draw(lambda pen: pen.disc(x + 0.026, y + 0.034, r * 0.98), 0.0015) * 0.85)
        for s in (-1, 1):
            tint = pairs[(k + 2) % 5][0] if s > 0 else "#f4efe2"
            tx, ty = x + s * 0.018 + 0.024, y + 0.052
            part.over(
                tint,
                part.draw(
                    lambda pen: pen.polygon(
                        [(tx, ty), (tx + 0.017, ty + 0.004), (tx + 0.008, ty + 0.05), (tx - 0.009, ty + 0.046)]
                    )
                ),
            )
        dx, dy = part.X - x, part.Y - y
        angle = np.arctan2(dy, dx) + k
        gore = np.floor(angle / (np.pi / 5)).astype(int) % 2
        rim = r * (1 - 0.035 * np.abs(np.sin(angle * 5)))
        mask = part.inside(np.hypot(dx, dy) - rim)
        light = 0.93 - 0.20 * (dx + dy) / r * 0.7 + 0.05 * np.cos((angle * 10) % (2 * np.pi))
        part.over(
            np.where(gore[..., None] == 0, colour(pairs[k % 5][0]), colour(pairs[k % 5][1])) * light[..., None], mask
        )
        part.over("#fffdf4", part.disc(x, y, 0.003))


def _small_boat(c, x, y):
    turn = -0.55
    cos, sin = np.cos(turn), np.sin(turn)
    u, v = (c.X - x) * cos + (c.Y - y) * sin, -(c.X - x) * sin + (c.Y - y) * cos
    behind = np.clip(-u - 0.02, 0, 1)
    wake = (
        (
            np.exp(-(((np.abs(v) - behind * 0.20) / (0.004 + behind * 0.03)) ** 2))
            + 0.8 * np.exp(-((v / (0.008 + behind * 0.05)) ** 2))
        )
        * (behind > 0)
        * np.exp(-behind * 3.4)
    )
    c.over("#f4fbf8", np.clip(wake * (0.6 + 0.8 * c.fbm_at(26, 4, 5, 0.6)), 0, 1) * 0.85)
    half = 0.017 * np.sqrt(np.clip(1 - np.clip((u + 0.004) / 0.052, -1, 1) ** 2, 0, 1)) * (u > -0.045) + 0.0
    half = np.where(u < 0, np.maximum(half, 0.0155 * (u > -0.042)), half)
    half = np.where(half > 0, half, -0.01)
    c.shade(0.45, c.inside(np.abs(v - 0.014) - half) * 0.6)
    hull = c.inside(np.abs(v) - half)
    c.over(mix(colour("#ffffff"), colour("#c9d2d8"), smoothstep(-0.01, 0.015, v)), hull)
    c.over("#c89a62", c.inside(np.abs(v) - half + 0.0042) * (u < 0.028) * (u > -0.038))
    c.over("#f8fafa", c.inside(np.maximum(np.abs(v) - 0.008, np.abs(u - 0.004) - 0.012)))
    c.over("#24506e", c.inside(np.maximum(np.abs(v) - 0.007, np.abs(u - 0.017) - 0.003)))


def moonrise(c):
    """The full moon over the sea, its path ending among rocks."""
    horizon, moon = 0.98, (0.56, 0.735)
    c.sky([(0, "#060b22"), (0.4, "#102a54"), (0.75, "#2e5684"), (1, "#6f90aa")], 0, horizon)
    stars(c, 6, 500, 0.9, 0.7)
    c.add("#9ab8d8", c.glow(*moon, 0.55, 1.2) * 0.45)
    clouds = CloudLayer(c, 82, horizon + 0.02, 0.52, 0.8, moon, 2.2)
    near = c.glow(*moon, 0.38, 1.3)
    c.over(mix(colour("#0f1f40"), colour("#c3d4e0"), np.clip(clouds.lit * (0.25 + near), 0, 1)), clouds.density * 0.85)
    craters = 0.93 + 0.10 * fbm_at(c.X * 16, c.Y * 16, 4, 5) + 0.05 * fbm_at(c.X * 60, c.Y * 60, 5, 4)
    seas = smoothstep(0.05, 0.4, fbm_at(c.X * 9 + 3, c.Y * 9, 8, 4))
    disc = c.disc(*moon, 0.115)
    limb = np.sqrt(np.clip(1 - (np.hypot(c.X - moon[0], c.Y - moon[1]) / 0.115) ** 2, 0, 1))
    c.over(
        mix(colour("#fff6dc"), colour("#cfc6b0"), seas * 0.75) * (craters * (0.82 + 0.28 * limb) * 1.15)[..., None],
        disc * (1 - clouds.density * 0.35),
    )
    for base, height, tint, seed in ((0.972, 0.05, "#3c5a7a", 5), (0.98, 0.035, "#20344e", 9)):
        c.over(tint, c.below(base - height * np.clip(0.3 + 0.7 * c.profile(2.4, seed, 6), 0, 1.2)) * (c.Y < horizon))
    lit = c.rgb.copy()
    c.rgb[:] += colour("#fff0c8") * (c.glow(*moon, 0.115, 2.4) * 3.0 + c.glow(*moon, 0.22, 1.5) * 0.5)[..., None]
    Water(c, horizon, "#0a2038", 0.15, 18, 4, 2.2, octaves=7, gain=0.6, dim=0.9, smear=0.05)
    first = c.row(horizon)
    c.rgb[:first] = lit[:first]
    for cx, w, top, seed in ((0.06, 0.34, 1.12, 3), (0.98, 0.22, 1.19, 8), (0.70, 0.09, 1.325, 5)):
        shape = (
            top
            + ((np.abs(c.X[0] - cx) / w) ** 1.7) * (0.16 if seed != 5 else 0.07)
            + 0.022 * c.profile(9, seed, 6, 0.55)
        )
        base = top + 0.14 + 0.008 * c.profile(18, seed + 4, 4) if seed != 5 else 1.385 + 0.005 * c.profile(18, 7, 4)
        base = base + 0.10 * (np.abs(c.X[0] - cx) < w * 4)
        body = c.below(shape) * smoothstep(base[None, :] + 0.004, base[None, :] - 0.004, c.Y)
        light = rock(c.X * 8, c.Y * 10, seed, 5, (0.1, -0.8, 0.35))
        c.over(ramp(light, [(0, "#03060d"), (0.5, "#0f1b2c"), (0.8, "#33506c"), (1, "#9fb8c8")]), body)
        foam = (
            np.exp(-(((c.Y - base[None, :]) / 0.010) ** 2))
            * (np.abs(c.X - cx) < w * 1.05)
            * smoothstep(0.0, 0.6, 0.3 + c.fbm_at(20, seed, 5, 0.6))
        )
        c.over("#b9cfdc", foam * 0.6)
    return dict(
        vignette_strength=0.25, bloom_strength=0.4, bloom_threshold=0.9, grain_strength=0.009, bloom_radius=0.03
    )


moonrise.portrait = True
