"""Growing: tulips in rows, birches in autumn."""

import numpy as np

from air import CloudLayer
from canvas import Pen, blurred, colour, mix, ramp, smoothstep
from noise import cells, fbm_at

TULIPS = ("#d81e46", "#f8c62a", "#ea5f9e", "#f6f0e4", "#7a2a92", "#f4702a")


def fields(c):
    """Tulips in stripes to the horizon, a windmill there."""
    horizon, vanish = 0.40, 0.80
    c.sky([(0, "#3b84cc"), (0.5, "#8cc0e8"), (0.85, "#dcebf2"), (1, "#f6ecd8")], 0, horizon)
    clouds = CloudLayer(c, 57, horizon + 0.06, 0.52, 0.85, (1.3, 0.0), 1.4, contrast=2.8)
    c.over(mix(colour("#b3c6da"), colour("#ffffff"), smoothstep(0.15, 0.6, clouds.lit)), clouds.density * 0.95)
    trees = horizon - 0.010 - 0.022 * np.clip(0.5 + 0.7 * c.profile(4, 6, 7, 0.6), 0, 1.2)
    c.over(
        ramp(0.5 + 0.5 * c.fbm(50, 4, 4), [(0, "#3f6452"), (1, "#7d9a76")]), c.below(trees) * (c.Y < horizon + 0.004)
    )
    below = np.maximum(c.Y - horizon, c.pixel * 0.5)
    depth = 0.1 / below
    u, v = (c.X - vanish) / below * 1.15, depth
    footprint = np.minimum(c.pixel * depth / below, 30)
    band = np.floor(u * 1.9 + 60.3)
    within = (u * 1.9 + 60.3) % 1
    palette = np.array([colour(k) for k in TULIPS])
    tint = palette[band.astype(int) % len(TULIPS)]
    bloom = cells(u * 34, v * 90, 3)
    sharp = np.clip(1.2 - 3.2 * footprint * 90, 0, 1)
    petal = smoothstep(0.60, 0.20, bloom[0])
    tone = tint * (0.55 + 0.62 * petal + 0.30 * (bloom[2] - 0.5))[..., None]
    tone = mix(tone, colour("#2e5a26") * (0.5 + 0.8 * bloom[3])[..., None], smoothstep(0.34, 0.62, bloom[0]) * 0.8)
    flat = tint * 0.82 + colour("#2e5a26") * 0.12 + 0.03
    tone = mix(flat * (1 + 0.10 * fbm_at(u * 6, v * 14, 8, 5, 0.6, footprint * 14))[..., None], tone, sharp)
    path_edge = 0.09 * np.ones_like(u)
    path = smoothstep(
        path_edge + 0.02,
        path_edge - 0.02,
        np.minimum(within, 1 - within) + 0.02 * fbm_at(u * 10, v * 30, 5, 4, 0.6, footprint * 30),
    )
    soil = ramp(
        0.5 + 0.5 * fbm_at(u * 20, v * 60, 9, 4, 0.6, footprint * 60),
        [(0, "#233b1a"), (0.6, "#4c6a2c"), (1, "#8a9a4e")],
    )
    tone = mix(tone, soil, path)
    tone = tone * (1 - 0.35 * smoothstep(0.03, 0.12, within) * smoothstep(0.22, 0.10, within))[..., None]
    c.over(mix(tone, colour("#efe4d2"), 0.55 * np.exp(-below / 0.035)), (c.Y > horizon) * 1.0)
    _blooms(c, horizon, vanish, palette)
    shade = smoothstep(0.1, 0.6, fbm_at(u * 0.3, v * 2.2, 4, 3))
    c.shade(0.80, shade * smoothstep(0.02, 0.1, below) * (c.Y > horizon) * 0.7)
    _windmill(c, 1.17, horizon + 0.012, 0.21)
    return dict(vignette_strength=0.2, bloom_strength=0.12, contrast=0.2, grain_strength=0.005, saturation=1.05)


def _blooms(c, horizon, vanish, palette):
    """The tulips near enough to be seen one by one, far to near."""
    random = np.random.default_rng(8)
    flowers = []
    for d in np.sort(0.30 + 0.36 * random.random(900) ** 0.75):
        x = random.uniform(-0.05, 1.55)
        u = (x - vanish) / d * 1.15 * 1.9 + 60.3
        if 0.14 < u % 1 < 0.86:
            flowers.append((x, horizon + d, d, int(np.floor(u)) % len(palette)))
    for x, y, d, kind in flowers:
        size = 0.030 * d**1.15 * random.uniform(0.8, 1.15)
        part = c.window(x - size * 2, y - size * 2.6, x + size * 2, y + size * 4.5)
        if part is None:
            continue
        tilt = random.normal(0, 0.25)
        part.over(
            "#3f7a30",
            part.draw(lambda pen: pen.stroke([(x, y), (x - size * tilt * 2, y + size * 4)], size * 0.22)) * 0.9,
        )
        part.over(
            "#5c9a44",
            part.draw(
                lambda pen: pen.polygon(
                    [
                        (x, y + size * 4),
                        (x + size * 0.9 * np.sign(tilt), y + size * 0.9),
                        (x + size * 0.35 * np.sign(tilt), y + size * 3.4),
                    ]
                )
            )
            * 0.9,
        )
        u, v = (part.X - x) / size, (part.Y - y) / size
        u = u - tilt * v * 0.3
        cup = np.where(v > 0, (u / 0.78) ** 2 + (v / 0.95) ** 2, (u / (0.78 - 0.16 * v * v)) ** 2 + (v / 1.25) ** 4)
        crown = 1.0 - 0.28 * np.abs(np.sin(u * 3.4 + 0.3)) * (v < -0.35)
        mask = np.clip(0.5 + (crown - cup) * size / part.pixel * 0.7, 0, 1)
        fold = 0.84 + 0.26 * np.cos(u * 4.6) - 0.28 * u - 0.16 * v
        part.over(palette[kind] * np.clip(fold, 0.35, 1.25)[..., None] * random.uniform(0.88, 1.08), mask)
        part.add("#fff2d8", mask * np.exp(-(((u + 0.35) / 0.18) ** 2 + ((v + 0.2) / 0.6) ** 2)) * 0.16)


def _windmill(c, x, foot, tall):
    top = foot - tall
    wide = lambda y: 0.26 * tall * (0.62 + 0.38 * (y - top) / tall)
    body = c.draw(
        lambda pen: pen.polygon(
            [
                (x - wide(top + 0.1 * tall), top + 0.1 * tall),
                (x + wide(top + 0.1 * tall), top + 0.1 * tall),
                (x + wide(foot), foot),
                (x - wide(foot), foot),
            ]
        )
    )
    across = (c.X - x) / (0.24 * tall)
    thatch = 1 + 0.10 * c.fbm_at(140, 3, 3, 0.6, 0.5)
    c.over(
        ramp(np.clip(0.55 - 0.5 * across, 0, 1), [(0, "#3a2a26"), (0.5, "#7a5644"), (1, "#b08a68")])
        * thatch[..., None],
        body,
    )
    base = c.draw(
        lambda pen: pen.polygon(
            [
                (x - wide(foot), foot - 0.25 * tall),
                (x + wide(foot), foot - 0.25 * tall),
                (x + wide(foot) * 1.02, foot),
                (x - wide(foot) * 1.02, foot),
            ]
        )
    )
    brick = 0.9 + 0.15 * np.sign(np.sin(c.Y * 1600)) * np.sign(np.sin(c.X * 900))
    c.over(ramp(np.clip(0.55 - 0.5 * across, 0, 1), [(0, "#4a231e"), (1, "#b06a50")]) * brick[..., None], base)
    c.over(
        "#efe6d2",
        c.draw(
            lambda pen: (
                pen.box(x - 0.40 * tall, foot - 0.30 * tall, x + 0.40 * tall, foot - 0.28 * tall),
                [
                    pen.box(x + k * tall - 0.003, foot - 0.35 * tall, x + k * tall, foot - 0.29 * tall)
                    for k in np.linspace(-0.38, 0.38, 9)
                ],
                pen.box(x - 0.39 * tall, foot - 0.355 * tall, x + 0.39 * tall, foot - 0.347 * tall),
                pen.box(x - 0.035 * tall, foot - 0.55 * tall, x + 0.035 * tall, foot - 0.44 * tall),
                pen.box(x - 0.05 * tall, foot - 0.16 * tall, x + 0.05 * tall, foot),
            )
        ),
    )
    c.over(
        "#2c4a3c",
        c.draw(
            lambda pen: (
                pen.box(x - 0.024 * tall, foot - 0.54 * tall, x + 0.024 * tall, foot - 0.45 * tall),
                pen.box(x - 0.035 * tall, foot - 0.145 * tall, x + 0.035 * tall, foot),
            )
        ),
    )
    c.over(
        ramp(np.clip(0.5 - 0.5 * across, 0, 1), [(0, "#2c2a2c"), (1, "#6d6862")]),
        c.draw(
            lambda pen: pen.polygon(
                [
                    (x - 0.20 * tall, top + 0.12 * tall),
                    (x - 0.14 * tall, top - 0.02 * tall),
                    (x + 0.02 * tall, top - 0.07 * tall),
                    (x + 0.16 * tall, top + 0.0 * tall),
                    (x + 0.20 * tall, top + 0.12 * tall),
                ]
            )
        ),
    )
    hub = (x - 0.04 * tall, top + 0.035 * tall)

    def sails(pen, cloth):
        for k in range(4):
            a = np.radians(20 + 90 * k)
            along, side = np.array([np.cos(a), np.sin(a)]), np.array([-np.sin(a), np.cos(a)])
            at = lambda r, s: tuple(np.array(hub) + along * r * tall + side * s * tall)
            if cloth:
                pen.polygon([at(0.12, 0.015), at(0.60, 0.015), at(0.60, 0.105), at(0.12, 0.085)])
            else:
                pen.stroke([at(0, 0), at(0.62, 0)], 0.024 * tall, 0.014 * tall)
                for r in np.linspace(0.12, 0.60, 12):
                    pen.stroke([at(r, -0.025), at(r, 0.105)], 0.006 * tall)
                for s in (0.055, 0.105):
                    pen.stroke([at(0.12, s), at(0.60, s)], 0.006 * tall)

    c.over("#e9e0cc", c.draw(lambda pen: sails(pen, True)) * 0.82)
    c.over("#54382c", c.draw(lambda pen: sails(pen, False)))
    c.over("#2a201c", c.disc(*hub, 0.022 * tall))


def birches(c):
    """Birch trunks in front of autumn leaves."""
    light = ramp(
        np.clip(c.Y / 1.5, 0, 1),
        [(0, "#f6d878"), (0.35, "#f0b848"), (0.62, "#d88a34"), (0.72, "#a8642c"), (1, "#6a3a1c")],
    )
    c.rgb[:] = light
    c.add("#fff0b0", c.glow(0.62, 0.55, 0.5, 1.5) * 0.35)
    random = np.random.default_rng(10)
    for layer in range(5):
        near = layer / 4
        for x in random.uniform(-0.05, 1.05, 9 - layer):
            half = 0.006 + 0.010 * near + random.uniform(0, 0.004)
            tone = mix(colour("#d8a860"), colour("#f4ead2"), 0.35 + 0.12 * layer)
            trunk = c.draw(
                lambda pen: pen.stroke(
                    [(x, -0.1), (x + random.normal(0, 0.01), 0.6), (x + random.normal(0, 0.012), 1.02 + 0.09 * layer)],
                    half * 1.5,
                    half * 2,
                ),
                0.004 * (1 - near),
            )
            c.over(tone * (0.86 + 0.16 * c.fbm(30, layer + 3, 3, 0.6, 0.25))[..., None], trunk * (0.55 + 0.1 * layer))
        _leaf_cloud(c, random, 260 + 60 * layer, 0.004 + 0.0035 * near, 0.05 + 0.85 * (1 - 0.35 * near), near)
    floor = 1.10 + 0.02 * c.profile(2, 5, 5)
    depth = np.maximum(c.Y - 0.95, 0.1)
    leaves = cells((c.X - 0.5) / depth * 19 + fbm_at(c.X * 30, c.Y * 30, 4, 2), 13 / depth, 8)
    litter = ramp(
        np.clip(0.25 + 0.6 * leaves[2] - 0.3 * leaves[0], 0, 1),
        [(0, "#4a1c0c"), (0.35, "#9a4416"), (0.7, "#e08a28"), (1, "#ffd060")],
    )
    c.over(litter * (1.05 - 0.5 * smoothstep(1.1, 1.5, c.Y))[..., None], c.below(floor, 0.02))
    for x, half, lean, foot, seed in (
        (0.155, 0.052, 0.02, 1.40, 3),
        (0.86, 0.062, -0.025, 1.47, 8),
        (0.515, 0.040, 0.012, 1.28, 13),
        (0.335, 0.024, -0.01, 1.20, 21),
        (0.70, 0.027, 0.015, 1.22, 27),
    ):
        _birch(c, x, half, lean, foot, seed)
    _leaf_cloud(c, random, 620, 0.0085, 0.34, 1.0)
    return dict(vignette_strength=0.25, bloom_strength=0.3, bloom_threshold=0.85, grain_strength=0.006, contrast=0.15)


birches.portrait = True


def _leaf_cloud(c, random, count, size, low, near):
    pens = [Pen(c) for _ in range(4)]
    for _ in range(count):
        x, y = random.uniform(-0.05, 1.05), low * random.random() ** 1.4
        a, s = random.uniform(0, np.pi), size * random.uniform(0.6, 1.4)
        ca, sa = np.cos(a) * s, np.sin(a) * s
        pens[int(random.integers(4))].polygon(
            [(x - ca, y - sa), (x - sa * 0.55, y + ca * 0.55), (x + ca, y + sa), (x + sa * 0.55, y - ca * 0.55)]
        )
    for pen, tint in zip(pens, ("#ffd23c", "#f0a01e", "#ffe98a", "#d8701a")):
        c.over(tint, blurred(pen.mask(), 0.003 * (1 - near) / c.pixel) * (0.6 + 0.35 * near))


def _birch(c, x, half, lean, foot, seed):
    centre = x + lean * c.Y / 1.5 + 0.006 * np.sin(c.Y * 4 + seed)
    width = half * (0.82 + 0.22 * c.Y / 1.5 + 0.5 * smoothstep(foot - 0.12, foot, c.Y) ** 2)
    u = (c.X - centre) / width
    trunk = c.inside((np.abs(u) - 1) * width) * smoothstep(
        foot + 0.004, foot - 0.004, c.Y + 0.02 * np.abs(u) - 0.01 * c.profile(60, seed, 3)[None, :]
    )
    c.shade(0.45, np.exp(-(((c.Y - foot) / 0.02) ** 2)) * smoothstep(2.4, 0.8, np.abs(u - 0.6)) * (1 - trunk))
    round_light = np.clip(0.80 + 0.30 * u - 0.40 * np.abs(u) ** 3, 0.2, 1.15)
    wrap = np.arcsin(np.clip(u, -1, 1))
    fine = fbm_at(wrap * 2.2, c.Y * 70, seed, 4, 0.6)
    bark = ramp(
        np.clip(0.66 + 0.16 * fine + 0.14 * fbm_at(wrap * 1.5 + seed, c.Y * 6, seed + 1, 4), 0, 1),
        [(0, "#8a7a68"), (0.5, "#ded2bc"), (1, "#fffaf0")],
    )
    dashes = cells(wrap * 1.3 + seed, c.Y * 34 + 0.5 * wrap, seed + 2)
    reach = 0.20 + 0.5 * dashes[3] ** 2
    dash = (
        smoothstep(0.15, 0.03, np.abs(dashes[5]) + 0.10 * (dashes[4] / reach) ** 2)
        * smoothstep(reach, reach * 0.7, np.abs(dashes[4]))
        * (dashes[2] > 0.4)
    )
    scars = cells(wrap * 0.62 + seed * 2, c.Y * 4.6, seed + 5)
    eye = smoothstep(0.30, 0.16, np.hypot(scars[4] * 0.8, scars[5] * 1.9 + 0.45 * scars[4] ** 2) + 0.10 * fine) * (
        scars[2] > 0.35
    )
    dark = np.clip(
        dash * 0.75
        + eye * 0.95
        + smoothstep(foot - 0.30, foot, c.Y)
        * smoothstep(-0.2, 0.6, fine + fbm_at(wrap * 3, c.Y * 10, seed + 8, 4))
        * 0.8,
        0,
        1,
    )
    bark = mix(bark, colour("#1c1410"), dark * 0.92)
    warm = mix(colour("#c8a070"), colour("#fff4dc"), np.clip(round_light, 0, 1))
    c.over(bark * warm * (round_light * 1.12)[..., None], trunk)
