"""Weather: lightning, a rainbow, a thunderhead, a mackerel sky."""

import numpy as np

from air import CloudLayer, sun_disc
from canvas import Pen, blurred, colour, curve, mix, ramp, smoothstep
from noise import cells, fbm_at
from water import Water


def lightning(c):
    """A stroke of lightning behind a farm."""
    horizon = 0.80
    c.sky([(0, "#0b0d1e"), (0.45, "#20224a"), (0.75, "#4a3a6a"), (1, "#8a5a78")], 0, horizon)
    strike = (0.93, 0.20)
    turbulence = fbm_at(c.X * 1.6, c.Y * 3.0, 12, 7, 0.55)
    billow = sum(
        (1 - cells(c.X * f + 0.6 * turbulence, c.Y * f * 1.5 + 0.6 * turbulence, int(20 + f))[0]) * w
        for f, w in ((2.2, 0.5), (5, 0.3), (11, 0.2))
    )
    shelf = smoothstep(0.50, 0.30, c.Y + 0.10 * turbulence + 0.05 * np.sin(c.X * 3))
    relief = np.clip(0.5 + np.gradient(billow + 0.5 * turbulence, axis=0) / c.pixel * 0.010, 0, 1)
    near = c.glow(*strike, 0.45, 1.2)
    cloud = mix(
        ramp(relief, [(0, "#0a0b1a"), (0.5, "#23244a"), (1, "#4a4676")]),
        ramp(relief, [(0, "#3a3a7c"), (0.5, "#9a8ad8"), (1, "#f4e6ff")]),
        near,
    )
    c.over(cloud, np.clip(shelf * (0.75 + 0.5 * billow), 0, 1))
    rain = (
        np.clip(0.5 + 0.8 * fbm_at(c.X * 9 + 0.9 * c.Y, c.Y * 0.35, 31, 4, 0.6), 0, 1)
        * np.exp(-(((c.X - 0.50) / 0.20) ** 2))
        * smoothstep(0.32, 0.5, c.Y)
        * (c.Y < horizon)
    )
    c.over("#2c2a52", rain * 0.75)
    c.add("#b48ad8", c.glow(strike[0] + 0.02, horizon, 0.35, 1.4) * 0.35)
    line = horizon - 0.02 * np.clip(0.4 + 0.6 * c.profile(3, 6, 7), 0, 1.2)
    c.over("#1c1a34", c.below(line) * (c.Y < horizon + 0.004))
    depth = np.maximum(c.Y - horizon, 0.006)
    u, v = (c.X - 0.8) / depth, 0.2 / depth
    footprint = np.minimum(c.pixel / depth**2 * 0.2 * 20, 9)
    field = fbm_at(u * 2, v * 20, 4, 6, 0.6, footprint)
    rows = np.sin(u * 26 + 0.6 * field) * np.clip(1.0 - c.pixel / depth * 60, 0, 1) * smoothstep(0.02, 0.12, depth)
    glow = np.exp(-(((c.X - strike[0]) / 0.45) ** 2))
    wheat = ramp(
        np.clip(0.38 + 0.16 * rows + 0.22 * field + 0.16 * glow, 0, 1),
        [(0, "#161226"), (0.45, "#4a3a4a"), (0.8, "#9a7a6a"), (1, "#e0c098")],
    )
    c.over(wheat * (1.05 - 0.7 * smoothstep(0.85, 1.0, c.Y))[..., None], (c.Y > horizon) * 1.0)
    c.over("#0a0a18", _farm(c, horizon))
    c.add(
        colour("#ffcf7a") * 1.4,
        c.draw(
            lambda pen: (
                pen.box(0.322, horizon - 0.027, 0.332, horizon - 0.015),
                pen.box(0.345, horizon - 0.027, 0.355, horizon - 0.015),
            )
        ),
    )
    _bolt(c, strike, (0.985, horizon - 0.006), 5, 0.0052, True)
    _bolt(c, (0.86, 0.24), (0.70, 0.50), 9, 0.0022, False)
    return dict(bloom_strength=0.55, bloom_threshold=0.8, vignette_strength=0.3, grain_strength=0.008, contrast=0.1)


def _farm(c, ground):
    def barn(pen):
        pen.polygon(
            [
                (0.30, ground + 0.004),
                (0.30, ground - 0.034),
                (0.338, ground - 0.058),
                (0.376, ground - 0.034),
                (0.376, ground + 0.004),
            ]
        )
        pen.box(0.376, ground - 0.026, 0.43, ground + 0.004)
        pen.box(0.255, ground - 0.075, 0.275, ground + 0.004)
        pen.disc(0.265, ground - 0.075, 0.010)
        for x, r in ((0.19, 0.024), (0.215, 0.03), (0.465, 0.028), (0.49, 0.02)):
            for k in range(26):
                a, q = k * 2.4, r * (k / 26) ** 0.5
                pen.disc(x + q * np.cos(a), ground - r * 1.25 + q * 0.95 * np.sin(a), r * (0.30 - 0.12 * k / 26))
            pen.box(x - 0.002, ground - 0.02, x + 0.002, ground + 0.004)

    return c.draw(barn)


def _bolt(c, start, end, seed, width, branches):
    """A stroke by midpoint displacement, its branches thinner and fainter."""
    random = np.random.default_rng(seed)
    core, side = Pen(c), Pen(c)

    def path(a, b, roughness):
        points = [np.array(a, float), np.array(b, float)]
        for _ in range(7):
            finer = [points[0]]
            for p, q in zip(points, points[1:]):
                d = q - p
                n = np.array([-d[1], d[0]])
                finer += [(p + q) / 2 + n * random.normal(0, roughness), q]
            points = finer
        return np.array(points)

    main = path(start, end, 0.15)
    core.stroke(main, width, width * 0.55)
    if branches:
        for _ in range(13):
            k = int(random.integers(8, len(main) - 20))
            reach = (main[-1][1] - main[k][1]) * random.uniform(0.25, 0.75)
            tip = main[k] + np.array([random.choice([-1, 1]) * reach * random.uniform(0.3, 0.9), reach])
            twig = path(main[k], tip, 0.16)
            side.stroke(twig, width * 0.34, width * 0.08, tone=0.75)
            if random.random() < 0.7:
                j = int(random.integers(20, len(twig) - 20))
                side.stroke(
                    path(twig[j], twig[j] + np.array([random.normal(0, 0.05), 0.07]), 0.16),
                    width * 0.2,
                    width * 0.06,
                    tone=0.5,
                )
    mask, thin = core.mask(), side.mask()
    light = mask + 0.5 * thin
    c.add("#a878ff", blurred(light, 0.035 / c.pixel) * 4.5 + blurred(light, 0.010 / c.pixel) * 1.5)
    c.add(colour("#e8dcff") * 2.2, mask)
    c.add("#d8c8ff", thin)


def rainbow(c):
    """A double rainbow over a meadow with one tree."""
    horizon = 0.66
    c.sky([(0, "#2c3c58"), (0.5, "#566a84"), (0.85, "#8a9aa4"), (1, "#b4b8b0")], 0, horizon)
    clouds = CloudLayer(c, 53, horizon + 0.05, 0.62, 1.1, (1.6, 0.7), 1.6, contrast=2.4)
    c.over(mix(colour("#2a3448"), colour("#a4b0bc"), smoothstep(0.25, 0.8, clouds.lit)), clouds.density * 0.8)
    bx, by, radius = 0.86, 0.86, 0.70
    d = np.hypot(c.X - bx, c.Y - by)
    c.add("#c9d4dc", smoothstep(radius, radius - 0.03, d) * 0.10)
    for centre, width, strength, order in ((radius, 0.062, 0.62, 1), (radius + 0.19, 0.085, 0.20, -1)):
        t = (d - centre) / width * order
        bow = ramp(
            np.clip(t + 0.5, 0, 1),
            [
                (0, "#6a2cc0"),
                (0.18, "#2c4cf0"),
                (0.36, "#1cc0e8"),
                (0.5, "#2ce05a"),
                (0.66, "#f4f02c"),
                (0.82, "#ff9a1c"),
                (1, "#ff2a2a"),
            ],
        )
        edge = smoothstep(-0.62, -0.25, t) * smoothstep(0.62, 0.25, t)
        fade = 0.55 + 0.45 * smoothstep(0.1, 0.6, c.Y)
        c.rgb += bow * (edge * strength * fade * (0.9 + 0.25 * c.fbm(3, 8, 4)) * (c.Y < horizon + 0.02))[..., None]
    for base, tall, tint, seed in ((0.655, 0.07, "#5a6e7c", 4), (0.672, 0.05, "#3c5a4c", 9)):
        line = base - tall * np.clip(0.4 + 0.6 * c.profile(2.0, seed, 7), 0, 1.2)
        c.over(colour(tint) * (0.9 + 0.25 * c.fbm_at(40, seed, 4, 0.6))[..., None], c.below(line))
    _meadow(c, horizon)
    _lone_oak(c, 0.40, 0.742, 0.20, 5)
    return dict(bloom_strength=0.15, vignette_strength=0.22, contrast=0.25, grain_strength=0.005, saturation=1.08)


def _meadow(c, horizon):
    hill = horizon + 0.025 - 0.02 * np.sin(c.X[0] * 2.4 + 0.6) + 0.006 * c.profile(2, 3, 4)
    depth = np.maximum(c.Y - horizon + 0.035, 0.02)
    u, v = (c.X - 0.75) / depth, 0.3 / depth
    footprint = np.minimum(c.pixel / depth**2 * 0.3 * 18, 6)
    grass = fbm_at(u * 9, v * 18, 5, 6, 0.65, footprint)
    patches = fbm_at(u * 0.7, v * 2.2, 9, 4)
    sun = smoothstep(-0.15, 0.35, fbm_at(u * 0.35 + 3, v * 1.4, 14, 3) + 0.25)
    tone = ramp(
        np.clip(0.42 + 0.20 * grass + 0.22 * patches, 0, 1),
        [(0, "#1c3c18"), (0.4, "#3f7a24"), (0.7, "#8ab83c"), (1, "#e4dc6a")],
    )
    c.over(tone * (0.50 + 0.72 * sun)[..., None], c.below(hill))
    _blades(c, horizon, sun)
    random = np.random.default_rng(6)
    pens = {tint: Pen(c) for tint in ("#f4e04a", "#fff8e8", "#e85a3c", "#b48ae0")}
    stems = Pen(c)
    for _ in range(1500):
        d = 0.04 + 0.33 * random.random() ** 0.7
        x, y, s = random.uniform(-0.02, 1.52), horizon + d, 0.0012 + 0.010 * d * random.uniform(0.6, 1.3)
        stems.stroke([(x, y + s * 5), (x + random.normal(0, s), y)], s * 0.35, s * 0.25)
        pens[list(pens)[int(random.integers(4) * random.random() ** 0.6)]].disc(x, y, s, s * 0.62)
    c.over("#2c5a1c", stems.mask() * 0.7)
    for tint, pen in pens.items():
        c.over(colour(tint) * (0.62 + 0.5 * sun)[..., None], pen.mask() * 0.95)


def _blades(c, horizon, sun):
    """Grass blade by blade, smaller with distance, in three greens."""
    random = np.random.default_rng(16)
    pens = [Pen(c) for _ in range(3)]
    for _ in range(15000):
        d = 0.03 + 0.36 * random.random() ** 0.8
        x, y, tall = random.uniform(-0.02, 1.52), horizon + d, 0.006 + 0.055 * d
        lean = random.normal(0.15, 0.35) * tall
        pen = pens[int(random.integers(3))]
        pen.stroke(
            [(x, y), (x + lean * 0.4, y - tall * 0.6), (x + lean, y - tall)],
            0.0042 * d + 0.0005,
            0.0003,
            tone=random.uniform(0.4, 0.9),
        )
    for pen, tint in zip(pens, ("#1f5218", "#5c9a2c", "#b4cc58"), strict=True):
        c.over(colour(tint) * (0.45 + 0.7 * sun)[..., None], pen.mask() * 0.8)


def _lone_oak(c, x, foot, tall, seed):
    c.shade((0.45, 0.5, 0.5), np.exp(-((np.hypot((c.X - x + 0.06) / 0.13, (c.Y - foot) / 0.012)) ** 2)) * 0.85)
    trunk = c.draw(
        lambda pen: (
            pen.stroke(
                [(x, foot), (x - 0.002, foot - tall * 0.3), (x + 0.004, foot - tall * 0.55)], tall * 0.085, tall * 0.05
            ),
            pen.stroke([(x, foot - tall * 0.28), (x - tall * 0.22, foot - tall * 0.55)], tall * 0.04, tall * 0.02),
            pen.stroke([(x, foot - tall * 0.3), (x + tall * 0.24, foot - tall * 0.58)], tall * 0.04, tall * 0.02),
        )
    )
    c.over("#2c2018", trunk)
    random = np.random.default_rng(seed)
    part = c.window(x - tall, foot - tall * 1.3, x + tall, foot)
    dark, mid, bright = Pen(part), Pen(part), Pen(part)
    boughs = []
    for _ in range(34):
        a, r = random.uniform(0, 2 * np.pi), random.random() ** 0.6
        boughs.append(
            (
                x + tall * 0.46 * r * np.cos(a),
                foot - tall * 0.68 + tall * 0.33 * r * np.sin(a),
                tall * random.uniform(0.10, 0.17),
            )
        )
    for _ in range(9000):
        bx, by, reach = boughs[int(random.integers(len(boughs)))]
        a, r = random.uniform(0, 2 * np.pi), reach * np.sqrt(random.random())
        px, py = bx + r * np.cos(a), by + r * 0.8 * np.sin(a)
        # Each bough is lit from the upper right by itself, and the crown as a whole.
        lit = 0.9 * (np.cos(a) - np.sin(a)) * r / reach + 0.5 * (px - x - py + foot - tall * 0.68) / (tall * 0.5)
        lit += random.normal(0, 0.4)
        pen = bright if lit > 0.75 else mid if lit > -0.25 else dark
        turn, size = random.uniform(0, np.pi), tall * random.uniform(0.006, 0.012)
        dx, dy = size * np.cos(turn), size * np.sin(turn)
        pen.polygon(
            [(px - dx, py - dy), (px - dy * 0.6, py + dx * 0.6), (px + dx, py + dy), (px + dy * 0.6, py - dx * 0.6)]
        )
    for pen, tint in ((dark, "#16301a"), (mid, "#3c6a26"), (bright, "#a4bc50")):
        part.over(colour(tint) * (1 + 0.12 * part.fbm_at(90, 4, 3, 0.7))[..., None], pen.mask())


def cloud_tower(c):
    """A thunderhead at evening."""
    c.sky([(0, "#14336e"), (0.4, "#3c74b4"), (0.75, "#a4b8cc"), (0.92, "#f4c090"), (1, "#f0a070")], 0, 1.28)
    wisps = CloudLayer(c, 31, 1.3, 0.4, 1.1, (0.1, 0.9), 3.0)
    c.over("#f6e2d8", wisps.density * 0.35)
    _cumulus(c)
    for base, tall, tint, seed in (
        (1.275, 0.05, "#6a6a90", 3),
        (1.31, 0.07, "#3c4468", 9),
        (1.38, 0.08, "#1c2640", 15),
    ):
        line = base - tall * np.clip(0.4 + 0.6 * c.profile(2.2, seed, 7), 0, 1.2)
        woods = 0.004 * np.abs(c.profile(90, seed + 1, 3, 0.8)) * (seed > 5)
        drop = np.clip((c.Y - line[None, :]) / 0.09, 0, 1)
        c.over(
            mix(colour(tint), colour("#e8a88a"), (1 - drop) * 0.12 + drop * 0.22 * (seed < 10)), c.below(line - woods)
        )
    return dict(bloom_strength=0.2, vignette_strength=0.22, grain_strength=0.005, contrast=0.1)


cloud_tower.portrait = True


def _cumulus(c):
    """A thunderhead as a heap of lit balls, from the back to the front, frayed by noise."""
    random = np.random.default_rng(14)
    warp_x, warp_y = fbm_at(c.X * 7, c.Y * 7, 5, 6, 0.55), fbm_at(c.X * 7 + 9, c.Y * 7, 6, 6, 0.55)
    fine_x, fine_y = fbm_at(c.X * 30, c.Y * 30, 7, 4, 0.6), fbm_at(c.X * 30 + 5, c.Y * 30, 8, 4, 0.6)
    X, Y = c.X + 0.030 * warp_x + 0.006 * fine_x, c.Y + 0.030 * warp_y + 0.006 * fine_y
    lumps = []
    for _ in range(270):
        t = random.random()
        y = 1.20 - 0.98 * t
        spread = 0.36 - 0.22 * t + (0.20 * smoothstep(0.80, 0.98, t)) + 0.06 * np.sin(t * 17)
        x = 0.50 + 0.05 * np.sin(t * 6) + float(np.clip(random.normal(0, 0.5), -0.85, 0.85)) * spread * 0.75
        r = random.uniform(0.03, 0.105) * (1.1 - 0.35 * t)
        lumps.append((random.random() - 0.35 * abs(x - 0.5), x, y, r))
    for depth, x, y, r in sorted(lumps):
        row0, row1 = c.row(y - r - 0.06), c.row(y + r + 0.06)
        c0, c1 = max(0, int((x - r - 0.06) / c.pixel)), min(c.shape[1], int((x + r + 0.06) / c.pixel))
        if row1 - row0 < 2 or c1 - c0 < 2:
            continue
        cut = (slice(row0, row1), slice(c0, c1))
        u, v = (X[cut] - x) / r, (Y[cut] - y) / r
        d = np.hypot(u, v)
        z = np.sqrt(np.clip(1 - d * d, 0, 1))
        light = np.clip(0.42 - 0.62 * u - 0.40 * v + 0.22 * z, 0, 1) * (0.82 + 0.25 * fine_x[cut])
        height = np.clip((1.22 - Y[cut]) / 0.95, 0, 1)
        lit = mix(colour("#ffb27a"), colour("#fff4e6"), smoothstep(0.15, 0.8, height))
        shade = mix(colour("#6a5a86"), colour("#7f93bc"), height)
        tone = mix(shade, lit, smoothstep(0.12, 0.75, light))
        mask = smoothstep(1.02, 0.84, d)
        base = c.rgb[cut]
        base += (tone - base) * (mask * 0.96)[..., None]
    foot = smoothstep(0.035, -0.02, np.abs(c.Y - 1.215) - 0.03 * np.exp(-(((c.X - 0.5) / 0.4) ** 2)) + 0.03 * warp_y)
    c.over("#6f6488", foot * smoothstep(0.5, 0.3, np.abs(c.X - 0.5)) * 0.75)


def mackerel_sky(c):
    """Small clouds in rows at sunset, and a wet beach that has them twice."""
    horizon, sun = 0.60, (0.50, 0.575)
    c.sky([(0, "#16296a"), (0.35, "#4560a4"), (0.65, "#b98aa4"), (0.88, "#f8a868"), (1, "#ffd08a")], 0, horizon)
    height = np.maximum(horizon - c.Y, 0) + 0.035
    depth = 0.30 / height
    u, v = (c.X - sun[0]) * depth * 2.4, depth * 3.0
    footprint = np.minimum(c.pixel * depth / height * 3.0, 2)
    bend = fbm_at(u * 0.4, v * 0.4, 3, 3)
    a, b = u * 0.80 + v * 0.55 + 0.7 * bend, -u * 0.55 + v * 0.80 + 0.5 * bend
    patch = smoothstep(-0.35, 0.30, fbm_at(u * 0.35, v * 0.35, 15, 4) + 0.12)

    def puffs(a, b):
        wobble = 0.40 * fbm_at(a * 4, b * 4, 8, 4, 0.55, footprint * 4)
        near, far, rank, *_ = cells(a * 5.2 + wobble, b * 3.0 + wobble, 6)
        fluff = 0.55 * fbm_at(a * 9, b * 9, 12, 5, 0.6, footprint * 9)
        return smoothstep(-0.05, 0.65, (far - near) * 0.8 + 0.30 * rank + fluff - 0.22) * patch

    body = puffs(a, b)
    toward = puffs(a - 0.035 * np.sign(u), b + 0.05)
    fire = c.glow(*sun, 0.75, 1.3)
    height = np.clip(c.Y / horizon, 0, 1)
    lit = ramp(height, [(0, "#b8a4d8"), (0.3, "#f09aa4"), (0.6, "#ffa868"), (0.9, "#ffe09a")])
    shade = ramp(height, [(0, "#3c4684"), (0.5, "#a8607c"), (1, "#d87a54")])
    light = np.clip(0.50 + (body - toward) * 1.1 + 0.35 * fire, 0, 1)
    c.over(mix(shade, lit * 1.06, light), body * np.clip(1.2 - footprint, 0.5, 0.92))
    sun_disc(c, *sun, 0.028, "#ffd890", 2.4, 0.24)
    line = horizon - 0.02 * np.clip(0.3 + 0.7 * c.profile(2.4, 4, 6), 0, 1.2) * smoothstep(0.55, 1.2, c.X[0])
    c.over("#6a3c5c", c.below(line) * (c.Y < horizon + 0.002))
    Water(c, horizon, "#2a2a50", 0.030, 9, 5, 3.2, octaves=6, gain=0.5, dim=0.95)
    shore = 0.80 + 0.03 * np.sin(c.X[0] * 3 + 0.5) + 0.012 * c.profile(2.5, 7, 5)
    wet = c.below(shore)
    ripple = fbm_at((c.X - 0.75) / np.maximum(c.Y - 0.45, 0.1) * 7, 9 / np.maximum(c.Y - 0.45, 0.1), 9, 5, 0.6)
    c.shade(1 - wet * np.clip(0.16 + 0.35 * smoothstep(0.8, 1.0, c.Y) + 0.30 * ripple, 0, 0.85))
    for y, width, seed in ((0.002, 0.0035, 3), (0.040, 0.005, 8)):
        crest = shore - y + 0.006 * c.profile(6, seed, 4)
        c.over(
            "#ffe6d0",
            np.exp(-(((c.Y - crest[None, :]) / width) ** 2)) * np.clip(0.5 + 0.8 * c.fbm(40, seed, 4), 0, 1) * 0.8,
        )
    walkers = c.draw(_strollers)
    c.over("#1c1020", walkers)
    shadow = c.draw(
        lambda pen: (
            pen.polygon([(1.036, 0.865), (1.064, 0.865), (1.085, 0.965), (1.040, 0.965)]),
            pen.polygon([(1.085, 0.862), (1.100, 0.862), (1.118, 0.905), (1.096, 0.905)]),
        ),
        0.004,
    )
    c.over("#1c1024", shadow * 0.55 * (c.Y > 0.862))
    return dict(bloom_strength=0.3, vignette_strength=0.22, grain_strength=0.006, contrast=0.15)


def _strollers(pen):
    """Someone and a dog, far down the beach."""
    x, g = 1.05, 0.868
    pen.disc(x, g - 0.1195, 0.0080, 0.0095)
    pen.stroke([(x, g - 0.115), (x, g - 0.100)], 0.0075)
    pen.polygon(
        curve(
            (x - 0.0155, g - 0.101),
            (x, g - 0.107),
            (x + 0.0145, g - 0.102),
            (x + 0.0135, g - 0.075),
            (x + 0.015, g - 0.050),
            (x - 0.015, g - 0.050),
            (x - 0.0125, g - 0.078),
            (x - 0.0155, g - 0.101),
        )
    )
    pen.stroke([(x - 0.007, g - 0.054), (x - 0.010, g - 0.028), (x - 0.015, g)], 0.0115, 0.006)
    pen.stroke([(x + 0.006, g - 0.054), (x + 0.011, g - 0.028), (x + 0.012, g - 0.002)], 0.0115, 0.006)
    pen.stroke([(x + 0.0125, g - 0.100), (x + 0.021, g - 0.078), (x + 0.028, g - 0.062)], 0.0075, 0.005)
    pen.stroke([(x - 0.0135, g - 0.100), (x - 0.019, g - 0.076), (x - 0.015, g - 0.056)], 0.0075, 0.005)
    pen.stroke(curve((x + 0.028, g - 0.062), (x + 0.045, g - 0.046), (x + 0.066, g - 0.038)), 0.0013)
    d = x + 0.056
    pen.polygon(
        curve(
            (d - 0.020, g - 0.026),
            (d - 0.012, g - 0.031),
            (d + 0.006, g - 0.031),
            (d + 0.015, g - 0.034),
            (d + 0.017, g - 0.020),
            (d + 0.004, g - 0.014),
            (d - 0.018, g - 0.016),
            (d - 0.020, g - 0.026),
        )
    )
    for k, step in ((-0.017, -0.004), (-0.011, 0.003), (0.008, -0.003), (0.013, 0.004)):
        pen.stroke([(d + k, g - 0.020), (d + k + step * 0.4, g - 0.010), (d + k + step, g - 0.001)], 0.0046, 0.0026)
    pen.stroke([(d + 0.012, g - 0.030), (d + 0.019, g - 0.039)], 0.009, 0.008)
    pen.stroke([(d + 0.018, g - 0.040), (d + 0.030, g - 0.036)], 0.0085, 0.0045)
    pen.polygon([(d + 0.014, g - 0.042), (d + 0.019, g - 0.043), (d + 0.014, g - 0.033)])
    pen.stroke(curve((d - 0.019, g - 0.026), (d - 0.026, g - 0.032), (d - 0.029, g - 0.041)), 0.004, 0.0016)
