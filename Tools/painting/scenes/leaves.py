"""Growing: a wet leaf, a fern, an agave."""

import numpy as np

from canvas import Pen, blurred, colour, mix, ramp, sampled, smoothstep
from noise import cells, fbm_at
from scenes.flowers import GOLDEN, around


def _leaf_shape(t, base=0.36):
    """Half width of a leaf along its midrib, 0..1."""
    t = np.clip(t, 0, 1)
    return base * np.sin(np.pi * t**0.82) ** 0.8 * (1 - 0.15 * t)


def after_rain(c):
    """A leaf with drops: each drop a lens that shows the leaf upside down."""
    random = np.random.default_rng(3)
    c.rgb[:] = ramp(0.5 + 0.55 * c.fbm(1.6, 4, 3), [(0, "#06180c"), (0.5, "#16401f"), (1, "#356b2c")])
    for _ in range(70):
        x, y, r = random.uniform(-0.1, 1.6), random.uniform(-0.1, 1.1), random.uniform(0.03, 0.13)
        tint = ("#b5e36a", "#eef2a0", "#4fae5a", "#f6e7a0", "#7cc860")[int(random.integers(5))]
        part = c.window(x - r * 1.2, y - r * 1.2, x + r * 1.2, y + r * 1.2)
        if part is not None:
            d = np.hypot(part.X - x, part.Y - y)
            ring = 0.75 + 0.35 * smoothstep(0.7 * r, r, d)
            part.add(colour(tint) * random.uniform(0.05, 0.22), smoothstep(r * 1.03, r * 0.95, d) * ring)
    _ghost_leaf(c)
    leaf, normal_x, normal_y = _leaf_blade(c)
    _drops(c, leaf)
    return dict(bloom_strength=0.2, vignette_strength=0.4, grain_strength=0.005, contrast=0.1)


def _ghost_leaf(c):
    """Another leaf far behind the focus."""
    shape = c.draw(
        lambda pen: pen.polygon(
            [
                (1.02 + 0.62 * t, 0.62 + 0.42 * t + s * 0.13 * np.sin(np.pi * t))
                for s in (-1, 1)
                for t in (np.linspace(0, 1, 30) if s < 0 else np.linspace(1, 0, 30))
            ]
        ),
        0.035,
    )
    c.over("#4f9a3c", shape * 0.8)
    stem = c.draw(lambda pen: pen.stroke([(-0.1, 0.35), (0.3, 0.28), (0.75, -0.1)], 0.05), 0.03)
    c.over("#2e6b2c", stem * 0.8)


def _leaf_blade(c):
    ax, ay, bx, by = 0.10, 0.93, 1.43, 0.13
    length = np.hypot(bx - ax, by - ay)
    ux, uy = (bx - ax) / length, (by - ay) / length
    t = ((c.X - ax) * ux + (c.Y - ay) * uy) / length
    s = -(c.X - ax) * uy + (c.Y - ay) * ux
    # The midrib bows a little, and the two halves of the blade fold up from it.
    s = s - 0.055 * np.sin(np.pi * np.clip(t, -0.2, 1.2))
    half = _leaf_shape(t) * (1 + 0.012 * np.sin(t * 70) * smoothstep(0, 0.3, t))
    leaf = c.inside((np.abs(s) - half)) * ((t > 0) & (t < 1))
    q = np.abs(s) / np.maximum(half, 0.02)
    phase = t * 12.5 - 0.62 * q**1.25 * (1 - 0.3 * t) * 2.4
    wave = np.abs(phase % 1 - 0.5) * 2
    vein = smoothstep(0.90, 0.985, wave) * smoothstep(1.0, 0.75, q)
    quilt = np.sin(np.pi * (1 - wave)) ** 0.7
    net = cells(t * 62 + 0.25 * fbm_at(c.X * 20, c.Y * 20, 4, 3), s * 48 + np.where(s > 0, 9, 0), 5)
    lace = smoothstep(0.10, 0.02, net[1] - net[0])
    height = (
        0.0075 * quilt
        - 0.002 * vein
        + 0.0007 * np.clip(net[1] - net[0], 0, 0.4)
        - 0.10 * q**2 * half * np.where(s < 0, 0.25, 0.5)
    )
    gy, gx = np.gradient(height, c.pixel)
    light = np.clip(0.60 - 0.75 * gx - 0.95 * gy, 0, 1.3)
    side = np.where(s < 0, 1.06, 0.80) - 0.18 * smoothstep(0.3, 1.0, q)
    hue = 0.5 + 0.30 * fbm_at(c.X * 3, c.Y * 3, 2, 5) + 0.25 * (t - 0.4)
    blade = ramp(hue, [(0, "#1c6a26"), (0.5, "#46a334"), (1, "#a8d94c")]) * (light * side * 1.32)[..., None]
    blade = mix(
        blade,
        colour("#cdea8c") * (0.75 + 0.3 * light)[..., None],
        np.clip(vein * 0.65 + lace * 0.13 * (1 - vein), 0, 1),
    )
    rib = np.abs(s) / (0.0095 * (1.25 - t))
    blade = mix(
        blade,
        ramp(np.clip(0.62 - 0.35 * np.sign(s) * rib, 0, 1), [(0, "#7fae4e"), (1, "#eef8b8")]),
        smoothstep(1.15, 0.8, rib),
    )
    blade = blade * (1 - 0.35 * np.exp(-(((rib - 1.6) / 0.7) ** 2)) * (s > 0))[..., None]
    glance = np.exp(-(((t - 0.62) / 0.26) ** 2)) * np.clip(light - 0.55, 0, 1) * (s < 0)
    shade = blurred(leaf, 0.02 / c.pixel)
    c.shade(0.5, shade * (1 - leaf))
    c.over(blade + (glance * 0.5)[..., None] * colour("#f4ffe0"), leaf)
    c.add("#e2ff9a", leaf * np.exp(-(((half - np.abs(s)) / 0.0035) ** 2)) * 0.35 * (s < 0))
    stem = c.draw(lambda pen: pen.stroke([(-0.05, 1.06), (0.04, 0.985), (ax + 0.012, ay - 0.005)], 0.028, 0.020))
    c.over(
        ramp(np.clip(0.5 + (0.98 - c.Y - 0.45 * (c.X - 0.04)) * 14, 0, 1), [(0, "#3f6e2a"), (1, "#cfe890")]),
        stem * (1 - leaf),
    )
    return leaf, gx, gy


def _drops(c, leaf):
    big = [
        (0.555, 0.62, 0.062),
        (0.865, 0.385, 0.045),
        (0.735, 0.705, 0.032),
        (1.09, 0.40, 0.050),
        (0.43, 0.83, 0.026),
        (1.02, 0.545, 0.020),
        (1.225, 0.255, 0.024),
        (0.66, 0.475, 0.024),
        (0.36, 0.70, 0.034),
        (0.90, 0.62, 0.014),
    ]
    random = np.random.default_rng(11)
    for _ in range(230):
        t = random.random()
        x, y = 0.12 + 1.28 * t + random.normal(0, 0.09), 0.92 - 0.78 * t + random.normal(0, 0.12)
        big.append((x, y, 0.0025 + 0.011 * random.random() ** 3))
    taken = []
    for x, y, r in big:
        row, column = int(np.clip(y / c.pixel, 0, c.shape[0] - 1)), int(np.clip(x / c.pixel, 0, c.shape[1] - 1))
        reach = int(r * 1.25 / c.pixel)
        if (
            leaf[np.clip(row - reach, 0, c.shape[0] - 1), column]
            * leaf[np.clip(row + reach, 0, c.shape[0] - 1), column]
            * leaf[row, np.clip(column - reach, 0, c.shape[1] - 1)]
            * leaf[row, np.clip(column + reach, 0, c.shape[1] - 1)]
            < 0.5
        ):
            continue
        if any(np.hypot(x - a, y - b) < (r + q) * 1.06 for a, b, q in taken):
            continue
        taken.append((x, y, r))
        _drop(c, x, y, r, random)


def _drop(c, x, y, r, random):
    part = c.window(x - r * 2, y - r * 2, x + r * 2.2, y + r * 2.2)
    if part is None:
        return
    turn = random.uniform(0, np.pi)
    oval = 1 + random.uniform(0.0, 0.14)
    dx, dy = part.X - x, part.Y - y
    a, b = (dx * np.cos(turn) + dy * np.sin(turn)) / oval, (-dx * np.sin(turn) + dy * np.cos(turn)) * oval
    d = np.hypot(a, b) / r
    wobble = 1 + 0.03 * np.sin(3 * np.arctan2(b, a) + turn * 5)
    d = d / wobble
    inside = np.clip(0.5 + (1 - d) * r / part.pixel, 0, 1)
    part.shade(
        (0.30, 0.42, 0.28), np.exp(-((np.hypot(dx - r * 0.30, dy - r * 0.38) / (r * 1.0)) ** 4)) * (1 - inside) * 0.85
    )
    rise = np.sqrt(np.clip(1 - d * d, 0, 1))
    # Seen through the drop the leaf is magnified and turned over, bright on the side away from the light.
    bend = 0.62 * (1 - rise) + 0.25
    rows, columns = (part.Y - part.top - dy * bend) / part.pixel, (part.X - part.left - dx * bend) / part.pixel
    seen = sampled(part.rgb.copy(), rows, columns)
    lean = (dx + dy * 1.2) / (r * 1.56)
    body = (
        seen * (0.62 + 0.62 * np.clip(lean * 0.85 + 0.28, 0, 1))[..., None]
        + colour("#dff7a0") * (np.clip(lean, 0, 1) ** 2.2 * 0.55)[..., None]
    )
    body = body * (0.50 + 0.50 * smoothstep(0.0, 0.42, rise))[..., None]
    part.over(body, inside)
    u, v = dx / r + 0.36, dy / r + 0.42
    pane = (
        smoothstep(0.20, 0.16, np.abs(u + 0.12 * v))
        * smoothstep(0.16, 0.12, np.abs(v - 0.2 * u))
        * (1 - smoothstep(0.03, 0.0, np.abs(u + 0.12 * v)) * 0.7)
    )
    part.over(colour("#fbfff4") * 1.5, pane * inside * 0.95)
    part.add("#f4ffd8", np.exp(-((np.hypot(dx / r - 0.55, dy / r - 0.58) / 0.14) ** 2)) * 0.55 * inside)


def fern(c):
    """One frond, lit from behind."""
    c.rgb[:] = ramp(
        np.clip(0.42 + 0.5 * c.fbm(2, 6, 3) + 0.25 * (0.6 - c.Y), 0, 1),
        [(0, "#020806"), (0.5, "#07201a"), (1, "#16443a")],
    )
    random = np.random.default_rng(4)
    for _ in range(40):
        x, y, r = random.uniform(-0.05, 1.05), random.uniform(0, 1.5), random.uniform(0.02, 0.08)
        part = c.window(x - r * 1.2, y - r * 1.2, x + r * 1.2, y + r * 1.2)
        if part is not None:
            part.add(
                ("#3c8a5a", "#8ac070", "#2c6a5a")[int(random.integers(3))],
                smoothstep(r, r * 0.92, np.hypot(part.X - x, part.Y - y)) * random.uniform(0.03, 0.16),
            )
    for x0, y0, aim, length, tone, soft in (
        (0.95, 1.62, -2.35, 1.15, 0.30, 0.010),
        (-0.05, 1.50, -0.75, 1.0, 0.36, 0.008),
    ):
        _frond(c, x0, y0, aim, length, 0.5, tone, soft, random)
    _frond(c, 0.40, 1.66, -1.42, 1.52, -0.42, 1.0, 0.0, random)
    return dict(vignette_strength=0.4, bloom_strength=0.25, bloom_threshold=0.8, grain_strength=0.008, contrast=0.2)


fern.portrait = True


def _frond(c, x0, y0, aim, length, bend, tone, soft, random):
    """A fern frond: a stalk, leaflets along it, and smaller leaflets along those."""
    under, upper, ribs = Pen(c), Pen(c), Pen(c)
    t = np.linspace(0, 1, 200)
    angle = aim + bend * t**1.5 + 1.6 * np.sign(bend) * np.clip(t - 0.86, 0, 1) * 5 * np.clip(t - 0.86, 0, 1)
    step = length / 199
    xs, ys = x0 + np.cumsum(np.cos(angle)) * step, y0 + np.cumsum(np.sin(angle)) * step
    ribs.stroke(np.stack([xs, ys], -1), 0.013 * length, 0.002)
    for k in range(23):
        at = 0.10 + 0.88 * (k / 22) ** 0.92
        i = int(at * 199)
        size = length * 0.34 * np.sin(np.pi * np.clip(0.10 + 0.90 * at, 0, 1)) ** 0.85 * (1 - 0.25 * at)
        for side in (-1, 1):
            a0 = angle[i] + side * (1.18 - 0.35 * at) + random.normal(0, 0.03)
            n = int(np.clip(size / length * 90, 6, 26))
            u = np.linspace(0, 1, n + 4)
            a = a0 - side * 0.45 * u**1.6
            px = xs[i] + np.cumsum(np.cos(a)) * size / len(u)
            py = ys[i] + np.cumsum(np.sin(a)) * size / len(u)
            ribs.stroke(np.stack([px, py], -1), 0.0036 * length, 0.0009)
            for j in range(1, len(u)):
                small = size * 0.150 * (1 - u[j]) ** 0.72 + size * 0.016
                for s2 in (-1, 1):
                    b = a[j] + s2 * (1.12 - 0.25 * u[j])
                    q = np.linspace(0, 1, 8)
                    width = small * 0.235 * np.sin(np.pi * np.clip(q * 0.86 + 0.12, 0, 1)) ** 0.7
                    mx, my = px[j] + np.cos(b) * small * q, py[j] + np.sin(b) * small * q
                    mx, my = mx + np.cos(a[j]) * small * 0.16 * q**2, my + np.sin(a[j]) * small * 0.16 * q**2
                    nx, ny = -np.sin(b) * width, np.cos(b) * width
                    pen = upper if s2 * side < 0 else under
                    pen.polygon([*zip(mx + nx, my + ny), *zip((mx - nx)[::-1], (my - ny)[::-1])])
    light = np.clip(0.58 + 0.30 * fbm_at(c.X * 2.4, c.Y * 2.4, 5, 4) + 0.10 * c.fbm_at(60, 7, 4, 0.65), 0, 1)
    greens = [(0, "#0a2e12"), (0.35, "#1f6a24"), (0.7, "#5cb02c"), (1, "#c8ee6a")]
    for pen, gain in ((under, 0.72), (upper, 1.08)):
        mask = blurred(pen.mask(), soft / c.pixel)
        c.over(ramp(light * gain, greens) * (0.25 + 0.75 * tone), mask * min(1, 0.35 + tone))
        if tone == 1:
            c.add("#dcff9a", np.clip(mask - np.roll(mask, 2, 0), 0, 1) * 0.10)
    c.over(colour("#8aa83c") * (0.25 + 0.75 * tone), blurred(ribs.mask(), soft / c.pixel) * min(1, 0.3 + tone) * 0.85)


def agave(c):
    """A rosette from above, leaves in the golden angle."""
    c.rgb[:] = ramp(0.5 + 0.5 * c.fbm_at(9, 4, 6, 0.6), [(0, "#0c100f"), (0.6, "#2c2a24"), (1, "#5c5244")])
    cx, cy = 0.75, 0.50
    count = 92
    for i in range(count, 0, -1):
        q = np.sqrt(i / count)
        a = i * GOLDEN + 0.4
        length = 0.035 + 0.60 * q**1.25
        base = 0.02 * q
        x, y = cx + base * np.cos(a), cy + base * np.sin(a)
        light = (0.66 + 0.42 * q) * (0.93 + 0.18 * np.cos(a + 2.3)) * (1.08 if i % 2 else 1.0)
        _agave_leaf(c, x, y, a, length, 0.020 + 0.118 * q, light, i)
    return dict(vignette_strength=0.35, bloom_strength=0.15, grain_strength=0.005, contrast=0.2)


def _agave_leaf(c, x, y, angle, length, half, light, seed):
    cos, sin = np.cos(angle), np.sin(angle)
    part = around(c, x, y, cos * length * 1.08, sin * length * 1.08, half * 1.3 + 0.03)
    if part is None:
        return
    t = ((part.X - x) * cos + (part.Y - y) * sin) / length
    s = -(part.X - x) * sin + (part.Y - y) * cos
    tt = np.clip(t, 0, 1)
    width = (
        half * (0.62 + 0.55 * np.sin(np.pi * tt**1.25 * 0.92)) * np.clip(1 - tt**5.5, 0, 1) ** 0.62 * (1 - 0.15 * tt)
    )
    spine = np.clip(0.5 + (0.0032 * (1.07 - t) / 0.09 - np.abs(s)) / part.pixel, 0, 1) * (t > 0.93) * (t < 1.07)
    teeth = 0.0016 * np.abs(np.sin(t * 46 + seed)) * (tt > 0.25)
    inside = np.clip(0.5 + (width + teeth - np.abs(s)) / part.pixel, 0, 1) * (t > 0) * (t < 1)
    near = (
        np.clip(0.5 + (width * 1.05 + 0.010 - np.abs(s - 0.012 * np.cos(angle) + 0.008 * np.sin(angle))) / 0.035, 0, 1)
        * (t > 0)
        * smoothstep(1.03, 0.86, t)
    )
    part.shade(1 - 0.58 * near * (1 - inside))
    v = s / np.maximum(width, 1e-4)
    fine = fbm_at(v * 7 + seed * 3.1, t * 3.0, seed, 5, 0.6)
    bloom = part.fbm_at(26, seed + 3, 4, 0.6)
    cup = 0.90 + 0.20 * v * np.sin(angle - 0.9) - 0.20 * np.abs(v) ** 3 + 0.10 * (1 - v * v)
    dark = 0.40 + 0.60 * smoothstep(0.05, 0.62, t)
    tone = ramp(
        np.clip(0.35 + 0.5 * t + 0.10 * fine + 0.12 * bloom, 0, 1),
        [(0, "#0f3a3c"), (0.4, "#2c7a74"), (0.75, "#6fb8a4"), (1, "#b6e0c4")],
    )
    ghost = np.exp(-(((np.abs(v) - 0.62 + 0.25 * (t - 0.5)) / 0.05) ** 2)) * smoothstep(0.2, 0.5, t) * 0.16
    tone = tone * (light * dark * cup * (1 + 0.08 * fine + ghost))[..., None]
    red = smoothstep(0.90, 1.0, np.abs(v)) * 0.85 + smoothstep(0.84, 1.0, t) * 0.9
    tone = mix(
        tone,
        colour("#c84a5a") * np.clip(light * cup, 0.3, 1.2)[..., None],
        np.clip(red, 0, 1) * smoothstep(0.12, 0.4, t),
    )
    part.over(tone, inside)
    part.over("#3a1418", spine)
