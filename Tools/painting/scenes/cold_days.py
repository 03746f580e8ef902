"""Weather: mist, snow, rain on a window, frost."""

import numpy as np

from canvas import Pen, blurred, colour, mix, ramp, sampled, smoothstep
from noise import fbm_at
from trees import bare_tree


def misty_wood(c):
    """Trunks in mist, the sun's rays between them."""
    c.sky([(0, "#f6dfa0"), (0.5, "#f0d6a4"), (1, "#a48a5c")])
    sun = (0.98, 0.16)
    c.add("#fff0b8", c.glow(*sun, 0.5, 1.3) * 0.75)
    random = np.random.default_rng(21)
    for layer in range(7):
        near = layer / 6
        fog = mix(colour("#efd9a8"), colour("#1c1408"), near**0.8)
        foot = 0.66 + 0.24 * near**1.3
        soft = 0.002 * (1 - near)
        if layer < 6:
            ground = foot - 0.02 + 0.02 * c.profile(3, layer + 3, 5)
            c.over(mix(fog, colour("#d8c080"), 0.3), c.below(ground, 0.05) * 0.55)
        pen = Pen(c)
        for x in np.linspace(-0.1, 1.6, 20 - 2 * layer) + random.normal(0, 0.03, 20 - 2 * layer):
            if near > 0.6 and abs(x - 0.95) < 0.16:
                continue
            half = 0.006 + 0.030 * near**1.5 * random.uniform(0.7, 1.3)
            lean = random.normal(0, 0.012)
            pen.stroke(
                [(x + lean, -0.1), (x + lean * 0.4, 0.4), (x, foot - 0.03), (x, foot + 0.01)], half * 1.1, half * 1.9
            )
            for _ in range(int(5 + 4 * random.random())):
                y, side = random.uniform(-0.05, foot * 0.62), random.choice([-1, 1])
                reach = random.uniform(0.05, 0.20) * (0.5 + near)
                pen.stroke(
                    [
                        (x, y),
                        (x + side * reach * 0.5, y - reach * 0.22),
                        (x + side * reach, y - reach * random.uniform(0.2, 0.6)),
                    ],
                    half * 0.42,
                    half * 0.06,
                )
        trunks = blurred(pen.mask(), soft / c.pixel) * (
            smoothstep(foot + 0.0, foot - 0.16, c.Y) if layer < 5 else smoothstep(foot + 0.01, foot - 0.02, c.Y)
        )
        bark = 0.85 + 0.25 * c.fbm_at(40, layer + 30, 4, 0.6, 0.25)
        glow = c.glow(*sun, 0.55, 1.4)
        c.over(fog * bark[..., None] + colour("#c88a3c") * (glow * 0.45)[..., None], trunks * (0.45 + 0.55 * near))
        leaves = Pen(c)
        for _ in range(int(700 + 700 * near)):
            x, y, s = (
                random.uniform(-0.05, 1.55),
                random.uniform(-0.05, 0.34) * random.random() ** 0.6,
                (0.003 + 0.005 * near) * random.uniform(0.5, 1.4),
            )
            a = random.uniform(0, np.pi)
            dx, dy = s * np.cos(a), s * np.sin(a)
            leaves.polygon(
                [(x - dx, y - dy), (x - dy * 0.55, y + dx * 0.55), (x + dx, y + dy), (x + dy * 0.55, y - dx * 0.55)]
            )
        c.over(mix(fog, colour("#e8b840"), 0.55), blurred(leaves.mask(), soft / c.pixel) * (0.35 + 0.35 * near))
        c.add(
            "#ffe9b0",
            np.clip(0.5 + c.fbm(3, layer + 60, 4, 0.5, 3), 0, 1)
            * np.exp(-(((c.Y - foot + 0.08) / 0.14) ** 2))
            * 0.13
            * (1 - near),
        )
    floor = 0.895 + 0.015 * c.profile(3, 9, 6)
    litter = 0.5 + 0.5 * c.fbm_at(36, 12, 5, 0.65, 2.0)
    c.over(
        ramp(
            np.clip(litter * (0.45 + 0.8 * np.exp(-(((c.X - 0.95) / 0.3) ** 2))), 0, 1),
            [(0, "#120c06"), (0.45, "#4a2e12"), (0.8, "#b07428"), (1, "#ffd070")],
        ),
        c.below(floor, 0.01),
    )
    away = np.hypot(c.X - sun[0], c.Y - sun[1]) + 1e-3
    shafts = fbm_at(4.5 * (c.X - sun[0]) / away, 4.5 * (c.Y - sun[1]) / away, 4, 4, 0.6)
    rays = np.clip(0.25 + 1.4 * shafts, 0, 1) * np.exp(-away / 0.62) * smoothstep(0.05, 0.25, away)
    c.add("#fff0b4", rays * 0.62)
    return dict(
        bloom_strength=0.4,
        bloom_threshold=0.85,
        bloom_radius=0.035,
        vignette_strength=0.3,
        grain_strength=0.006,
        contrast=0.2,
    )


def first_snow(c):
    """A street lamp in falling snow."""
    c.sky([(0, "#0a1430"), (0.5, "#1a2c56"), (0.85, "#3c4a74"), (1, "#4a5278")])
    lamp = (0.60, 0.47)
    c.add("#ffb45c", c.glow(*lamp, 0.62, 1.3) * 0.42)
    random = np.random.default_rng(9)
    for k, tone in enumerate(("#24335c", "#18244a", "#101a38")):
        for x in random.uniform(-0.05, 1.05, 7 - k):
            tree = bare_tree(c, x, 1.19 + 0.04 * k, 0.55 + 0.12 * k, int(random.integers(1e5)), 0.024 + 0.006 * k)
            c.over(
                colour(tone) + colour("#5a3410") * (c.glow(*lamp, 0.5, 1.4) * 0.6)[..., None],
                blurred(tree, 0.0022 * (2 - k) / c.pixel) * 0.8,
            )
    ground = 1.20 + 0.015 * c.profile(2, 5, 5)
    drift = c.fbm_at(9, 6, 6, 0.55, 3.0)
    slope = np.gradient(drift, axis=0) / c.pixel
    pool = np.exp(-((np.hypot((c.X - lamp[0]) / 0.42, (c.Y - 1.30) / 0.16)) ** 2))
    snow = mix(
        ramp(np.clip(0.5 + 0.010 * slope, 0, 1), [(0, "#1c2a54"), (0.5, "#3c4f82"), (1, "#7488b4")]),
        ramp(np.clip(0.62 + 0.013 * slope, 0, 1), [(0, "#b07838"), (0.5, "#f6cc88"), (1, "#fff4d8")]),
        np.clip(pool, 0, 1),
    )
    c.over(snow, c.below(ground, 0.004))
    _steps_in_snow(c, random)
    _bench(c)
    _lamp_post(c, lamp)
    for count, low, high, soft, strength in (
        (2600, 0.0010, 0.0022, 0.0, 0.8),
        (420, 0.0026, 0.0050, 0.0012, 0.8),
        (60, 0.008, 0.017, 0.004, 0.5),
    ):
        flakes = Pen(c)
        for _ in range(count):
            s = random.uniform(low, high)
            flakes.disc(
                random.uniform(-0.02, 1.02),
                random.uniform(-0.02, 1.52),
                s,
                s * random.uniform(0.9, 1.25),
                tone=random.uniform(0.5, 1),
            )
        mask = blurred(flakes.mask(), soft / c.pixel)
        light = mix(colour("#a8b8dc") * 0.75, colour("#ffe9c0"), np.clip(c.glow(*lamp, 0.5, 1.5) * 1.4, 0, 1))
        c.over(light, mask * strength)
    return dict(bloom_strength=0.5, bloom_threshold=0.8, bloom_radius=0.03, vignette_strength=0.3, grain_strength=0.010)


first_snow.portrait = True


def _lamp_post(c, lamp):
    x, y = lamp

    def iron(pen):
        pen.stroke([(x, 1.27), (x, y + 0.09)], 0.020, 0.014)
        pen.polygon([(x - 0.032, 1.285), (x - 0.026, 1.17), (x + 0.026, 1.17), (x + 0.032, 1.285)])
        for yy, w in ((1.165, 0.030), (0.98, 0.019), (0.62, 0.019), (0.575, 0.026)):
            pen.box(x - w, yy, x + w, yy + 0.012)
        pen.stroke([(x - 0.075, 0.66), (x + 0.075, 0.66)], 0.010)
        for s in (-1, 1):
            pen.disc(x + s * 0.078, 0.66, 0.009)
        pen.polygon([(x - 0.036, y + 0.085), (x + 0.036, y + 0.085), (x + 0.020, y + 0.105), (x - 0.020, y + 0.105)])
        pen.polygon([(x - 0.070, y - 0.075), (x, y - 0.125), (x + 0.070, y - 0.075)])
        pen.stroke([(x, y - 0.12), (x, y - 0.155)], 0.009, 0.004)
        pen.disc(x, y - 0.155, 0.008)

    glass = [(x - 0.056, y - 0.075), (x + 0.056, y - 0.075), (x + 0.036, y + 0.086), (x - 0.036, y + 0.086)]
    c.over(
        ramp(
            np.clip(np.hypot((c.X - x) / 0.05, (c.Y - y) / 0.075), 0, 1),
            [(0, (2.6, 2.3, 1.6)), (0.6, (1.7, 1.25, 0.62)), (1, (1.25, 0.8, 0.32))],
        ),
        c.draw(lambda pen: pen.polygon(glass)),
    )
    c.over(
        "#0a0c16",
        c.draw(
            lambda pen: (
                iron(pen),
                [
                    pen.stroke([(x + a, y - 0.075), (x + b, y + 0.086)], 0.005)
                    for a, b in ((-0.056, -0.036), (0.056, 0.036), (0, 0))
                ],
            )
        ),
    )
    c.over(
        "#e8ecf8",
        c.draw(
            lambda pen: (
                pen.polygon(
                    [
                        (x - 0.072, y - 0.077),
                        (x - 0.03, y - 0.118),
                        (x, y - 0.138),
                        (x + 0.03, y - 0.118),
                        (x + 0.072, y - 0.077),
                        (x, y - 0.118),
                    ]
                ),
                pen.box(x - 0.076, 0.650, x + 0.076, 0.656),
            )
        ),
    )


def _bench(c):
    def wood(pen):
        for k in range(3):
            pen.stroke([(0.115, 1.125 + 0.028 * k), (0.40, 1.125 + 0.028 * k)], 0.012)
        pen.polygon([(0.10, 1.225), (0.415, 1.225), (0.43, 1.245), (0.085, 1.245)])
        for x in (0.135, 0.38):
            pen.stroke([(x, 1.11), (x, 1.305)], 0.010)
            pen.stroke([(x - 0.02, 1.305), (x + 0.02, 1.305)], 0.008)

    mask = c.draw(wood)
    c.over("#10121f", mask)
    c.over(
        mix(colour("#8a9ac4"), colour("#ffe0a8"), smoothstep(0.1, 0.42, c.X)),
        c.draw(
            lambda pen: (
                pen.polygon([(0.095, 1.226), (0.13, 1.210), (0.26, 1.204), (0.39, 1.211), (0.42, 1.226)]),
                pen.polygon([(0.112, 1.120), (0.20, 1.111), (0.33, 1.112), (0.402, 1.120)]),
            )
        ),
    )


def _steps_in_snow(c, random):
    for k in range(12):
        t = k / 11
        x, y, s = 0.78 - 0.16 * t + 0.016 * (k % 2), 1.49 - 0.20 * t, 0.020 * (1 - 0.6 * t)
        part = c.window(x - 3 * s, y - 2 * s, x + 3 * s, y + 2 * s)
        part.shade((0.62, 0.62, 0.74), np.exp(-((((part.X - x) / s) ** 2 + ((part.Y - y) / (s * 0.45)) ** 2) ** 1.6)))


def rain_on_glass(c):
    """Drops on a window, each showing the lights of the street upside down."""
    random = np.random.default_rng(13)
    c.sky([(0, "#0c1428"), (0.5, "#1c2440"), (1, "#0e101e")])
    tints = ("#ff9a3c", "#ffd08a", "#ff4a3c", "#3c9aff", "#3cd8b0", "#ffe8c8", "#ff6ab0")
    for _ in range(60):
        x, y, r = random.uniform(-0.05, 1.55), 0.55 + random.normal(0, 0.22), random.uniform(0.04, 0.125)
        part = c.window(x - r * 1.2, y - r * 1.2, x + r * 1.2, y + r * 1.2)
        if part is None:
            continue
        d = np.hypot(part.X - x, part.Y - y)
        part.add(
            colour(tints[int(random.integers(len(tints)))]) * random.uniform(0.2, 0.6),
            smoothstep(r * 1.03, r * 0.93, d) * (0.72 + 0.35 * smoothstep(0.6 * r, r, d)),
        )
    scene = blurred(c.rgb, 0.004 / c.pixel)
    c.rgb[:] = blurred(c.rgb, 0.006 / c.pixel) * 0.95
    c.rgb[:] *= (0.97 + 0.05 * c.fbm_at(50, 5, 3, 0.7))[..., None]
    drops = []
    for _ in range(1500):
        r = 0.0018 + 0.024 * random.random() ** 6.0
        drops.append((random.uniform(0, 1.5), random.uniform(0, 1), r))
    trails = []
    for _ in range(13):
        x, y0 = random.uniform(0.03, 1.47), random.uniform(0.1, 0.95)
        trails.append((x, y0, random.uniform(0.012, 0.021), random.uniform(0.25, 0.7)))
    clear = Pen(c)
    paths = []
    for x, y, r, length in trails:
        t = np.linspace(0, 1, 60)
        path = np.stack([x + 0.012 * np.sin(t * 9 + x * 40) * t, y - length * t], -1)
        clear.stroke(path, r * 1.5, r * 0.7)
        paths.append((path, r))
    streak = blurred(clear.mask(), 0.0012 / c.pixel)
    c.rgb[:] = mix(c.rgb, scene * 1.06, streak * 0.85)
    c.add("#ffffff", np.clip(streak - np.roll(streak, 3, 1), 0, 1) * 0.10)
    for path, r in paths:
        for k in range(4, 60, 3):
            if random.random() < 0.75:
                drops.append((path[k][0] + random.normal(0, r * 0.3), path[k][1], r * random.uniform(0.15, 0.42)))
    drops += [(x, y, r) for x, y, r, _ in trails]
    for x, y, r in sorted(drops, key=lambda d: d[2]):
        _window_drop(c, scene, x, y, r, random)
    return dict(bloom_strength=0.35, bloom_threshold=0.85, vignette_strength=0.3, grain_strength=0.006, contrast=0.15)


def _window_drop(c, scene, x, y, r, random):
    part = c.window(x - r * 1.6, y - r * 2.0, x + r * 1.6, y + r * 2.0)
    if part is None:
        return
    u, v = (part.X - x) / r, (part.Y - y) / (r * (1.12 if r > 0.006 else 1.0))
    u = u * (1 + 0.22 * np.clip(-v, 0, 1) * (r > 0.007))
    a = np.arctan2(v, u)
    d = np.hypot(u, v) / (1 + 0.07 * np.sin(2 * a + x * 90) + 0.05 * np.sin(3 * a + y * 70))
    mask = np.clip(0.5 + (1 - d) * r / part.pixel, 0, 1)
    # A drop shows the whole street upside down: sample the scene far away, mirrored.
    z = np.sqrt(np.clip(1 - d * d, 0, 1))
    rows = (0.55 - v * 0.30 * (1.25 - 0.5 * z)) / c.pixel
    columns = np.clip(0.75 + (x - 0.75) * 0.6 - u * 0.26 * (1.25 - 0.5 * z), 0.02, 1.48) / c.pixel
    seen = sampled(scene, rows, columns) * (0.55 + 0.75 * smoothstep(-0.9, 0.8, v))[..., None]
    seen = (
        seen * (0.55 + 0.45 * smoothstep(0.0, 0.4, z))[..., None]
        + colour("#8ab0e0") * (np.exp(-(((d - 0.86) / 0.10) ** 2)) * np.clip(v, 0, 1) * 0.25)[..., None]
    )
    part.shade(0.8, np.clip(0.5 + (1.12 - d) * r / part.pixel * 0.6, 0, 1) * (1 - mask))
    part.over(seen, mask)
    if r > 0.004:
        part.add("#f4f8ff", np.exp(-((np.hypot(u + 0.34, v + 0.42) / 0.17) ** 2)) * 0.9 * mask)


def frost(c):
    """Ice flowers on a window at sunrise."""
    c.sky([(0, "#0e2458"), (0.35, "#2f5aa6"), (0.58, "#a8688a"), (0.8, "#ee6a34"), (1, "#8a2c2c")])
    c.add("#ffe0a0", c.glow(0.98, 0.70, 0.26, 1.6) * 0.55)
    random = np.random.default_rng(3)
    bright, faint = Pen(c), Pen(c)

    def feather(x, y, angle, length, level):
        t = np.linspace(0, 1, 30)
        bend = random.normal(0, 0.32)
        a = angle + bend * t
        px, py = x + np.cumsum(np.cos(a)) * length / 30, y + np.cumsum(np.sin(a)) * length / 30
        (bright if level < 2 else faint).stroke(
            np.stack([px, py], -1), 0.0032 * 0.62**level + 0.0004, 0.0004, tone=1.0 if level < 2 else 0.75
        )
        if level == 3:
            return
        count = (34, 15, 6)[level]
        for k in range(1, count):
            i = min(29, int(30 * k / count))
            reach = length * (0.40, 0.36, 0.34)[level] * (1 - k / count) ** 0.65 * random.uniform(0.6, 1.1)
            if reach < 0.004:
                continue
            for side in (-1, 1):
                feather(px[i], py[i], a[i] + side * (1.02 + random.normal(0, 0.06)), reach, level + 1)

    for x, y, angle, length in (
        (-0.03, 1.03, -0.62, 0.92),
        (0.55, 1.04, -1.25, 0.62),
        (1.53, 1.04, -2.35, 0.78),
        (-0.03, -0.03, 0.55, 0.62),
        (1.53, -0.03, 2.55, 0.70),
        (1.03, 1.04, -1.75, 0.46),
        (-0.03, 0.42, 0.05, 0.42),
        (1.53, 0.45, 3.2, 0.40),
        (0.70, -0.04, 1.7, 0.34),
    ):
        feather(x, y, angle, length, 0)
    ice = np.clip(bright.mask() + 0.75 * faint.mask(), 0, 1)
    haze = blurred(ice, 0.018 / c.pixel)
    edge = smoothstep(
        0.10, 0.62, np.hypot((c.X - 0.80) / 1.1, (c.Y - 0.56) / 0.85) + 0.18 * fbm_at(c.X * 3, c.Y * 3, 6, 5)
    )
    needles = fbm_at(c.X * 60 + 3 * fbm_at(c.X * 4, c.Y * 4, 4, 3), c.Y * 16, 9, 5, 0.65) + fbm_at(
        c.X * 16, c.Y * 60 + 3 * fbm_at(c.X * 4, c.Y * 4, 7, 3), 12, 5, 0.65
    )
    grain = np.clip(0.55 + 0.5 * needles, 0, 1)
    c.rgb[:] = mix(
        c.rgb,
        blurred(c.rgb, 0.01 / c.pixel) * (0.82 + 0.25 * grain)[..., None] + 0.04,
        np.clip(edge * 0.9 + haze * 1.2, 0, 1),
    )
    c.over("#f4f8ff", np.clip(haze * 1.25 + edge * 0.20 * grain, 0, 1) * 0.42)
    gy, gx = np.gradient(blurred(ice, 0.8))
    c.over(mix(colour("#cfe0ff"), colour("#ffffff"), np.clip(0.5 - 3 * gx - 3 * gy, 0, 1)), ice * 0.88)
    c.shade(1 - 0.35 * np.clip(gx + gy, 0, 0.3) / 0.3)
    c.add("#ffd8a0", ice * c.glow(0.98, 0.70, 0.45, 1.5) * 0.5)
    frame = c.draw(
        lambda pen: (
            pen.box(-0.1, -0.1, 1.6, 0.035),
            pen.box(-0.1, 0.965, 1.6, 1.1),
            pen.box(-0.1, -0.1, 0.04, 1.1),
            pen.box(1.46, -0.1, 1.6, 1.1),
        )
    )
    c.over(colour("#2a1c16") * (0.9 + 0.3 * c.fbm_at(9, 4, 5, 0.6, 6))[..., None], frame)
    c.add("#ff9a5c", np.clip(frame - np.roll(frame, 3, 0), 0, 1) * 0.3)
    return dict(bloom_strength=0.25, bloom_threshold=0.9, vignette_strength=0.2, grain_strength=0.005, contrast=0.15)
