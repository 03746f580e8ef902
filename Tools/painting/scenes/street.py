"""After dark: signs in the rain, lanterns."""

import numpy as np

from canvas import blurred, colour, curve, mix, ramp, smoothstep
from noise import cells, fbm_at
from water import Water

NEON = ("#ff3d6e", "#28c8ff", "#ffb02e", "#ff5a36", "#9a6bff", "#35f0a8")


def wet_street(c):
    """A lane of signs in the rain, someone under a red umbrella."""
    vanish, horizon = 0.52, 0.86
    c.fill("#070912")
    c.add("#3a4a90", np.exp(-(((c.X - vanish) / 0.22) ** 2)) * smoothstep(0.95, 0.1, c.Y) * 0.45)
    c.add("#ff8a5a", c.glow(vanish, horizon - 0.06, 0.16, 1.5, 0.8) * 0.75)
    random = np.random.default_rng(31)
    for side in (-1, 1):
        _street_wall(c, vanish, horizon, side, random)
    for k in range(6, 0, -1):
        _sign_row(c, vanish, horizon, k, random)
    _wires(c)
    for x, r, tint in (
        (0.50, 0.013, "#ffe9c0"),
        (0.565, 0.010, "#ffd9a0"),
        (0.53, 0.007, "#ff6a50"),
        (0.478, 0.006, "#ff6a50"),
    ):
        c.add(colour(tint) * 2.5, c.glow(x, horizon - 0.012, r, 2))
    shore = horizon + 0.004 + 0.36 * np.abs(c.X[0] - vanish)
    fronts = c.rgb.copy()
    water = Water(
        c,
        horizon + 0.004,
        "#0a0b14",
        0.05,
        24,
        5,
        1.5,
        octaves=6,
        gain=0.55,
        dim=1.15,
        view=0.35,
        shore=shore,
        smear=0.02,
    )
    road = c.below(shore)
    c.rgb[:] = mix(fronts, c.rgb, road)
    below = np.maximum(c.Y - horizon, 0.004)
    u, v = (c.X - vanish) / below, 0.3 / below
    rough = fbm_at(u * 1.2, v * 3.2, 8, 5, 0.6, np.minimum(c.pixel / below**2 * 0.3 * 3.2, 4))
    dry = smoothstep(-0.12, 0.30, rough)
    paving = np.abs(((u * 2.1 + 40) % 1) - 0.5), np.abs(((v * 9) % 1) - 0.5)
    joints = np.maximum(
        smoothstep(0.46, 0.49, paving[0]), smoothstep(0.44, 0.48, paving[1]) * smoothstep(0.06, 0.2, below)
    )
    c.shade(1 - 0.5 * dry - 0.25 * joints * smoothstep(0.03, 0.15, below), road)
    wet = 0.6 + 0.8 * fbm_at(u * 6, v * 16, 12, 5, 0.6, np.minimum(c.pixel / below**2 * 0.3 * 16, 4))
    c.add(
        "#ff9a62",
        np.exp(-(((c.X - vanish) / (0.035 + 0.25 * below)) ** 2))
        * np.exp(-(((below - 0.14) / 0.16) ** 2))
        * np.clip(wet, 0, 2)
        * road
        * 0.34,
    )
    walker = c.draw(_walker)
    c.over("#04040a", water.reflection(walker, 1.245) * 0.8)
    canopy = c.draw(_umbrella)
    c.add("#b0141c", water.reflection(canopy, 1.245) * 0.5)
    c.over("#07060b", walker)
    rim = np.clip(walker - np.roll(walker, int(0.003 / c.pixel) + 1, 1), 0, 1) + np.clip(
        walker - np.roll(walker, -int(0.003 / c.pixel) - 1, 1), 0, 1
    )
    c.add("#ff9a70", blurred(rim, 0.002 / c.pixel) * 0.20 * walker)
    across = (c.X - 0.515) / 0.105
    ribs = 0.5 + 0.5 * np.cos(np.arcsin(np.clip(across, -1, 1)) * 8)
    glow = smoothstep(0.99, 0.90, c.Y)
    red = ramp(
        0.25 + 0.45 * ribs * (0.4 + 0.6 * glow) + 0.25 * glow, [(0, "#4a060c"), (0.5, "#b3121c"), (1, "#ff4a3c")]
    )
    c.over(red, canopy)
    c.add("#ffb090", np.clip(canopy - np.roll(canopy, int(0.0025 / c.pixel) + 1, 0), 0, 1) * 0.7)
    _rain(c, random)
    return dict(
        bloom_strength=0.55,
        bloom_threshold=0.7,
        bloom_radius=0.025,
        vignette_strength=0.25,
        grain_strength=0.009,
        contrast=0.1,
    )


wet_street.portrait = True


def _street_wall(c, vanish, horizon, side, random):
    """House fronts along the lane: for each column the depth of the wall there."""
    offset = (c.X - vanish) * side
    depth = 0.5 / np.maximum(offset, 0.012)
    height = (c.Y - horizon) * depth
    wall = smoothstep(0.035, 0.045, offset)
    bay = depth * 2.2
    floor = height * 2.1 + 40
    seed = 5 if side < 0 else 9
    table = np.random.default_rng(seed)
    lights = table.random((64, 128))
    tints = np.array([colour(k) for k in ("#ffc878", "#ffdca8", "#7fb8ff", "#ff9a5a", "#ffe6c4")])[
        table.integers(0, 5, (64, 128))
    ]
    i, j = floor.astype(int) % 64, bay.astype(int) % 128
    on = (lights[i, j] < 0.30) & (height < -0.55)
    edge_u, edge_v = c.pixel * depth * depth * 4.4, c.pixel * depth * 2.1
    pane = smoothstep(0.34 + edge_u, 0.34 - edge_u, np.abs(bay % 1 - 0.5)) * smoothstep(
        0.33 + edge_v, 0.33 - edge_v, np.abs(floor % 1 - 0.5)
    )
    brick = 0.7 + 0.5 * fbm_at(depth * 14, height * 10, seed, 4, 0.6, np.minimum(c.pixel * depth * depth * 28, 5))
    tone = colour("#191a2c") * brick[..., None] * (0.5 + 0.9 * np.exp(-offset / 0.2))[..., None]
    tone = tone + colour("#5a2438") * (np.exp(-(((height + 0.2) / 0.5) ** 2)) * 0.5)[..., None]
    tone = tone * (1 - 0.6 * smoothstep(0.40, 0.5, np.abs(floor % 1 - 0.5)))[..., None]
    tone = tone + tints[i, j] * (pane * on * 0.62)[..., None] + colour("#1c2a4a") * (pane * ~on * 0.5)[..., None]
    shop = (height > -0.42) & (height < 0.10)
    glass = smoothstep(0.45, 0.40, np.abs(bay % 1 - 0.5)) * shop * (0.5 + 0.8 * lights[(j * 7) % 64, j])
    shelf = smoothstep(0.30, 0.42, np.abs((height * 9) % 1 - 0.5)) * (height > -0.28)
    stock = (
        cells(depth * 22, np.floor(height * 9) * 3.7, seed)[2]
        * smoothstep(0.5, 0.1, (height * 9) % 1)
        * (height > -0.28)
    )
    goods = (
        (0.55 + 0.55 * smoothstep(0.05, -0.42, height)) * (1 - 0.55 * shelf) * (1 - 0.6 * smoothstep(0.35, 0.75, stock))
    )
    tone = tone + tints[(j * 3) % 64, j] * (glass * goods * 0.85)[..., None]
    c.over(tone, wall * (c.Y < horizon + np.maximum(offset, 0) * 0.36 + 0.004))


def _sign_row(c, vanish, horizon, k, random):
    """The signs at one depth, hung out from both walls, each a lit panel with strokes like writing."""
    scale = 1.0 / (0.55 + 0.75 * k)
    for side in (-1, 1):
        for storey in range(3):
            if random.random() < 0.18:
                continue
            tint = colour(NEON[int(random.integers(len(NEON)))])
            w, h = scale * random.uniform(0.08, 0.13), scale * random.uniform(0.16, 0.34)
            x = vanish + side * (scale * 0.48 - w * 0.5 - 0.01)
            y = horizon - scale * (0.42 + 0.42 * storey + random.uniform(0, 0.12))
            part = c.window(x - w, y - h, x + w, y + h)
            if part is None:
                continue
            shape = lambda pen: pen.box(x - w / 2, y - h / 2, x + w / 2, y + h / 2)
            filled = random.random() < 0.5
            part.over("#08080e", part.draw(shape))
            frame = np.maximum(np.abs(part.X - x) - w * 0.44, np.abs(part.Y - y) - h * 0.46)
            ink = part.draw(lambda pen: _glyphs(pen, x, y, w, h, random))
            if filled:
                part.over(tint * 1.05 + 0.1, part.inside(frame))
                part.over(tint * 0.12, ink)
            else:
                part.add(tint * 1.7, np.exp(-((frame / (w * 0.045)) ** 2)))
                part.add(tint * 1.8 + 0.25, ink)
            halo = c.window(x - w * 4, y - h * 2.4, x + w * 4, y + h * 2.4)
            halo.add(tint, halo.glow(x, y, w * 1.25, 1.4) * 0.24)


def _glyphs(pen, x, y, w, h, random):
    """Marks in a column that read as writing from afar and say nothing."""
    count = max(2, int(h / w * 1.15))
    size = h * 0.84 / count
    for k in range(count):
        top, s = y - h * 0.42 + k * size, size * 0.40
        cx, cy = x, top + size / 2
        for _ in range(int(random.integers(3, 6))):
            along = random.uniform(-1, 1)
            if random.random() < 0.55:
                pen.stroke(
                    [
                        (cx - s * random.uniform(0.5, 1), cy + s * along),
                        (cx + s * random.uniform(0.5, 1), cy + s * along),
                    ],
                    s * 0.2,
                )
            else:
                pen.stroke(
                    [
                        (cx + s * along, cy - s * random.uniform(0.4, 1)),
                        (cx + s * along * 0.8, cy + s * random.uniform(0.4, 1)),
                    ],
                    s * 0.2,
                )


def _wires(c):
    def wires(pen):
        random = np.random.default_rng(4)
        for _ in range(9):
            y0, y1, sag = random.uniform(0.05, 0.55), random.uniform(0.05, 0.55), random.uniform(0.02, 0.07)
            t = np.linspace(0, 1, 40)
            pen.stroke(np.stack([-0.02 + 1.04 * t, y0 + (y1 - y0) * t + sag * 4 * t * (1 - t)], -1), 0.0022, tone=0.9)

    c.over("#04050a", c.draw(wires))


def _walker(pen):
    x, ground = 0.515, 1.245
    pen.polygon(
        curve(
            (x - 0.012, 1.004),
            (x + 0.012, 1.004),
            (x + 0.031, 1.014),
            (x + 0.037, 1.040),
            (x + 0.036, 1.090),
            (x + 0.043, 1.150),
            (x, 1.154),
            (x - 0.043, 1.150),
            (x - 0.036, 1.090),
            (x - 0.037, 1.040),
            (x - 0.031, 1.014),
            (x - 0.012, 1.004),
        )
    )
    pen.disc(x, 0.985, 0.0165, 0.021)
    pen.stroke([(x - 0.016, 1.14), (x - 0.020, 1.20), (x - 0.018, ground)], 0.022, 0.013)
    pen.stroke([(x + 0.014, 1.14), (x + 0.022, 1.195), (x + 0.027, ground - 0.012)], 0.022, 0.013)
    pen.stroke([(x - 0.018, ground - 0.003), (x - 0.030, ground)], 0.011)
    pen.stroke([(x + 0.027, ground - 0.014), (x + 0.036, ground - 0.011)], 0.011)
    pen.stroke([(x, 1.06), (x, 0.90)], 0.0035)
    pen.stroke([(x + 0.028, 1.03), (x + 0.034, 1.075), (x + 0.004, 1.05)], 0.014, 0.010)


def _umbrella(pen):
    x, rim, top, reach = 0.515, 0.978, 0.872, 0.105
    t = np.linspace(-1, 1, 60)
    dome = [(x + reach * k, rim - (rim - top) * np.sqrt(max(0.0, 1 - k * k)) ** 0.9) for k in t]
    scallop = [(x + reach * k, rim - 0.016 * abs(np.sin((k + 1) * np.pi * 2)) + 0.003) for k in t[::-1]]
    pen.polygon([*dome, *scallop])
    pen.stroke([(x, top + 0.002), (x, top - 0.014)], 0.004, 0.002)


def _rain(c, random):
    def streaks(pen):
        for _ in range(420):
            x, y, size = random.uniform(-0.05, 1.05), random.uniform(-0.1, 1.5), random.uniform(0.012, 0.045)
            pen.stroke([(x, y), (x - size * 0.10, y + size)], size * 0.028, tone=random.uniform(0.15, 0.6))

    fall = blurred(c.draw(streaks), 0.6)
    light = blurred(c.rgb, 0.03 / c.pixel)
    c.rgb += light * (fall * 1.1)[..., None] + (fall * 0.03)[..., None]

    def splashes(pen):
        for _ in range(150):
            y = random.uniform(0.92, 1.48)
            size = 0.004 + 0.02 * (y - 0.86)
            x = random.uniform(0, 1)
            pen.disc(x, y, size, size * 0.3, tone=0.6)
            pen.disc(x, y, size * 0.8, size * 0.2, tone=0.0)

    c.rgb += light * (c.draw(splashes) * 0.6)[..., None]


def lanterns(c):
    """Paper lanterns, three near and the rest out of focus."""
    c.sky([(0, "#0a0f2c"), (0.5, "#15143a"), (1, "#2a1430")])
    c.add("#7a2a3a", np.exp(-(((c.Y - 1.15) / 0.5) ** 2)) * 0.35)
    random = np.random.default_rng(23)
    tints = ("#ff3b24", "#ff7a1e", "#ffb62e", "#ff4d38", "#ff9a2e", "#ff5a70")
    for level, count, low, high, soft in (
        (0, 46, 0.016, 0.034, 0.010),
        (1, 26, 0.035, 0.055, 0.006),
        (2, 11, 0.062, 0.085, 0.0018),
    ):
        spots = sorted(
            (
                (random.uniform(-0.05, 1.05), random.uniform(0.02, 1.48), random.uniform(low, high))
                for _ in range(count)
            ),
            key=lambda s: s[2],
        )
        for x, y, r in spots:
            _lantern(c, x, y, r, tints[int(random.integers(len(tints)))], soft, 0.35 + 0.22 * level, random)
    for x, y, r, tint in (
        (0.80, 0.40, 0.150, "#ff8a1e"),
        (0.17, 0.93, 0.135, "#ffb030"),
        (0.52, 0.80, 0.215, "#ff3320"),
    ):
        _lantern(c, x, y, r, tint, 0.0, 1.0, random)
    return dict(
        bloom_strength=0.45, bloom_threshold=0.75, bloom_radius=0.03, vignette_strength=0.35, grain_strength=0.009
    )


lanterns.portrait = True


def _lantern(c, x, y, r, tint, soft, strength, random):
    tall = r * 0.84
    string = c.window(x - r * 0.1 - 0.02, -1, x + r * 0.1 + 0.02, y)
    if string is not None:
        string.over(
            "#1c0a08",
            string.draw(lambda pen: pen.stroke([(x, -0.1), (x, y - tall)], r * 0.03 + 0.0006), soft * 0.6)
            * min(1, strength),
        )
    part = c.window(x - r * 4.2, y - r * 4.2, x + r * 4.2, y + r * 4.2)
    if part is None:
        return
    part.add(tint, np.clip(part.glow(x, y, r * 1.6, 1.6) - 0.01, 0, 1) * 0.22 * strength)
    u, v = (part.X - x) / r, (part.Y - y) / tall
    edge = part.pixel + soft
    bulge = np.hypot(u, v)
    body = np.clip(0.5 + (1 - bulge) * r / edge, 0, 1)
    z = np.sqrt(np.clip(1 - bulge**2, 0, 1))
    ribs = np.cos(v * 1.15 / np.maximum(np.sqrt(np.clip(1 - 0.35 * u * u, 0.2, 1)), 0.3) * 19 + 0.5 * u * u)
    inner = np.exp(-((np.hypot(u * 1.05, (v - 0.10) * 0.95) / 0.62) ** 2))
    heat = np.clip(0.16 + 0.30 * z + 0.75 * inner, 0, 1.1)
    base = colour(tint)
    paper = ramp(
        heat,
        [
            (0, base * 0.16),
            (0.35, base * 0.62),
            (0.7, base * 1.05 + 0.06),
            (0.95, base * 0.5 + np.array([0.6, 0.5, 0.26])),
            (1.1, (1.3, 1.15, 0.8)),
        ],
    )
    texture = (
        1
        + (0.10 * smoothstep(0.2, 1, ribs) - 0.22 * smoothstep(-0.55, -1, ribs)) * (soft < 0.004)
        + 0.03 * part.fbm_at(90, 4, 3)
    )
    part.over(paper * texture[..., None] * (0.45 + 0.55 * strength), body * min(1, 0.5 + strength * 0.6))
    cap = part.draw(
        lambda pen: (
            pen.box(x - r * 0.42, y - tall * 1.06, x + r * 0.42, y - tall * 0.86),
            pen.box(x - r * 0.40, y + tall * 0.88, x + r * 0.40, y + tall * 1.04),
        ),
        soft * 0.6,
    )
    part.over("#1c0a08", cap * min(1, strength + 0.2))
    part.add(
        "#ffb050",
        part.draw(
            lambda pen: (
                pen.box(x - r * 0.42, y - tall * 0.885, x + r * 0.42, y - tall * 0.862),
                pen.box(x - r * 0.40, y + tall * 0.882, x + r * 0.40, y + tall * 0.905),
            ),
            soft * 0.6,
        )
        * 0.5
        * strength,
    )

    def tassel(pen):
        pen.stroke([(x, y + tall), (x, y + tall * 1.35)], r * 0.05)
        for k in np.linspace(-1, 1, 11):
            pen.stroke(
                [(x + k * r * 0.03, y + tall * 1.30), (x + k * r * 0.11, y + tall * (2.15 - 0.06 * k * k))], r * 0.022
            )

    part.over(base * 0.55, part.draw(tassel, soft * 0.6) * min(1, strength + 0.1))
