"""Still things in strong light: citrus, bottles, candles, marbles."""

import numpy as np

from canvas import blurred, colour, mix, ramp, sampled, smoothstep
from noise import cells, fbm_at


def citrus(c):
    """Slices on a light table."""
    c.rgb[:] = ramp(0.5 + 0.3 * c.fbm(1.5, 3, 3), [(0, "#e9eef0"), (1, "#fdfdf9")])
    kinds = {
        "orange": ("#f08a12", "#ffb42e", "#ffd98a", "#fff3d8"),
        "lemon": ("#f2c81a", "#ffe24a", "#fff2a0", "#fffbe0"),
        "lime": ("#4f9a1c", "#a4d43c", "#daf08a", "#f6fbdc"),
        "grapefruit": ("#f2803a", "#f4503c", "#ff9a80", "#fff0e2"),
        "blood": ("#d8541c", "#a81830", "#e85a50", "#fbe2cf"),
    }
    places = [
        (0.73, 0.50, 0.285, "grapefruit"),
        (0.265, 0.285, 0.205, "orange"),
        (1.20, 0.30, 0.215, "blood"),
        (0.245, 0.745, 0.165, "lime"),
        (1.18, 0.775, 0.185, "lemon"),
        (0.585, 0.055, 0.135, "lemon"),
        (0.90, 0.965, 0.135, "lime"),
        (0.53, 0.93, 0.10, "orange"),
        (1.47, 0.57, 0.14, "orange"),
        (0.02, 0.52, 0.12, "lemon"),
        (0.93, 0.055, 0.105, "lime"),
        (1.46, 0.01, 0.12, "grapefruit"),
        (0.0, 0.98, 0.12, "grapefruit"),
    ]
    for k, (x, y, r, kind) in enumerate(places):
        _slice(c, x, y, r, kinds[kind], k)
    return dict(
        bloom_strength=0.2,
        bloom_threshold=0.9,
        vignette_strength=0.14,
        grain_strength=0.0045,
        contrast=0.15,
        saturation=1.05,
    )


def _slice(c, x, y, r, tints, seed):
    part = c.window(x - r * 1.25, y - r * 1.25, x + r * 1.3, y + r * 1.3)
    if part is None:
        return
    random = np.random.default_rng(seed + 40)
    rind, flesh, pale, pith = (colour(k) for k in tints)
    dx, dy = part.X - x, part.Y - y
    angle = np.arctan2(dy, dx)
    out = (
        1 + 0.012 * np.sin(angle * 3 + seed) + 0.008 * np.sin(angle * 5 + 2 * seed) + 0.004 * np.sin(angle * 23 + seed)
    )
    d = np.hypot(dx, dy) / (r * out)
    part.add(mix(rind, flesh, 0.5), np.exp(-np.clip(d - 1, 0, 9) * 7) * (d > 1) * 0.10)
    part.shade(
        (0.80, 0.76, 0.70), np.exp(-np.clip(np.hypot(dx - r * 0.03, dy - r * 0.04) / r - 0.98, 0, 9) * 22) * 0.75
    )
    mask = np.clip(0.5 + (1 - d) * r / part.pixel, 0, 1)
    count = int(random.integers(9, 12))
    turn = angle / (2 * np.pi) * count + seed * 0.37 + 0.06 * np.sin(angle * 2 + seed)
    across = np.abs(turn % 1 - 0.5) * 2
    wall_width = 0.030 / np.maximum(d, 0.06) * count / (2 * np.pi) * 0.9
    corner = smoothstep(0.875, 0.80, d + 0.075 * across**5)
    inside = smoothstep(0.0, 0.06, (1 - across) - wall_width) * corner * smoothstep(0.075, 0.12, d - 0.05 * across)
    cell = np.floor(turn)
    vx, vy = d * 8.5, (turn % 1 - 0.5) * d * 7
    sacs = cells(vx * 0.55 + cell * 5.3, vy * 1.9 + 0.4 * fbm_at(vx, vy + cell * 3, seed, 3), seed + 5)
    edge = smoothstep(0.0, 0.32, sacs[1] - sacs[0])
    grain = fbm_at(vx * 2.2 + cell * 9, vy * 8, seed + 3, 4, 0.6)
    juice = np.clip(
        0.42 + 0.36 * edge * (0.6 + 0.6 * sacs[2]) + 0.16 * grain + 0.22 * (sacs[3] - 0.5) - 0.16 * (d - 0.5), 0, 1
    )
    pulp = ramp(juice, [(0, flesh * 0.86), (0.45, flesh), (0.8, pale), (1, pale * 0.4 + 0.6)])
    white = pith * (0.97 + 0.04 * part.fbm_at(40, seed, 4))[..., None]
    body = mix(white, pulp, np.clip(inside, 0, 1))
    peel = smoothstep(0.925, 0.955, d + 0.004 * part.fbm_at(60, seed + 1, 3))
    dots = 1 + 0.08 * part.fbm_at(90, seed + 2, 3, 0.7)
    body = mix(body, rind * dots[..., None] * (1.08 - 0.35 * smoothstep(0.95, 1.0, d))[..., None], peel)
    body = mix(body, mix(pith, rind, 0.35), smoothstep(0.03, 0.0, np.abs(d - 0.925)) * 0.5)
    part.over(body, mask)
    part.add(
        "#ffffff",
        mask
        * inside
        * smoothstep(0.62, 0.95, sacs[2])
        * smoothstep(0.18, 0.02, np.hypot(sacs[4] + 0.12, sacs[5] + 0.12))
        * 0.5,
    )
    for k in range(2):
        a = (np.floor(random.uniform(0, count)) + 0.5 - seed * 0.37) / count * 2 * np.pi
        if random.random() < 0.5:
            px, py = x + r * 0.30 * np.cos(a), y + r * 0.30 * np.sin(a)
            u, v = (part.X - px) * np.cos(a) + (part.Y - py) * np.sin(a), -(part.X - px) * np.sin(a) + (
                part.Y - py
            ) * np.cos(a)
            drop = np.hypot(u / (r * 0.085), v / (r * 0.040) * (1 + 0.5 * u / (r * 0.085)))
            part.over(
                mix(colour("#f2e2b4"), colour("#c8a468"), smoothstep(-0.3, 0.8, v / (r * 0.04))),
                np.clip(0.5 + (1 - drop) * r * 0.04 / part.pixel, 0, 1),
            )


def glass_bottles(c):
    """Coloured bottles on a sill, the window behind them."""
    c.rgb[:] = ramp(np.clip(c.Y / 0.8, 0, 1), [(0, "#cfe0ea"), (0.5, "#f4f1e6"), (1, "#ffe9c4")])
    c.over("#b9cdb4", smoothstep(0.1, 0.6, fbm_at(c.X * 2, c.Y * 2, 3, 4)) * smoothstep(0.2, 0.75, c.Y) * 0.6)
    c.rgb[:] = blurred(c.rgb, 0.02 / c.pixel)
    frame = c.draw(lambda pen: (pen.box(0.735, -0.1, 0.765, 0.8), pen.box(-0.1, 0.30, 1.6, 0.325)), 0.004)
    c.over(mix(colour("#8a8f90"), colour("#d8d4c8"), smoothstep(0.735, 0.765, c.X)), frame)
    sill_y = 0.80
    grain = fbm_at(c.X * 2, (c.Y - sill_y) * 26, 6, 6, 0.6)
    sill = ramp(
        np.clip(0.75 + 0.15 * grain - 1.4 * (c.Y - sill_y), 0, 1), [(0, "#6d5a48"), (0.6, "#d8c4a6"), (1, "#fff2d8")]
    )
    c.over(sill, smoothstep(sill_y, sill_y + 0.002, c.Y))
    bottles = (
        (0.20, 0.80, 0.088, 0.50, 0.030, "#1d5fc4", 0),
        (0.445, 0.845, 0.115, 0.38, 0.042, "#18a0a0", 1),
        (0.735, 0.83, 0.082, 0.66, 0.028, "#d8281c", 2),
        (0.985, 0.855, 0.120, 0.46, 0.036, "#f0a41c", 0),
        (1.255, 0.815, 0.095, 0.58, 0.030, "#4a9c2c", 2),
        (1.425, 0.84, 0.070, 0.30, 0.028, "#8a3fb4", 1),
    )
    for x, foot, half, tall, neck, tint, form in bottles:
        _cast_colour(c, x, foot, half, tall, tint)
    for bottle in bottles:
        _bottle(c, *bottle)
    return dict(bloom_strength=0.3, bloom_threshold=0.9, vignette_strength=0.2, grain_strength=0.005, contrast=0.2)


def _cast_colour(c, x, foot, half, tall, tint):
    """The light a bottle lets through, lying on the sill towards us."""
    u = (c.X - x - (c.Y - foot) * 0.55) / (half * (1 + 1.2 * np.clip(c.Y - foot, 0, 1)))
    shape = smoothstep(1.05, 0.85, np.abs(u)) * (c.Y > foot - 0.01) * np.exp(-np.clip(c.Y - foot, 0, 1) * 3)
    bright = 0.55 + 0.75 * np.exp(-((u / 0.22) ** 2)) + 0.25 * np.exp(-(((np.abs(u) - 0.8) / 0.1) ** 2))
    c.rgb[:] = mix(c.rgb, c.rgb * 0.25 + colour(tint) * (bright * 1.05)[..., None], shape * 0.85)


def _bottle(c, x, foot, half, tall, neck, tint, form):
    top = foot - tall
    t = (foot - c.Y) / tall
    shoulder = (0.62, 0.50, 0.70)[form]
    rise = smoothstep(shoulder, shoulder + (0.20, 0.34, 0.14)[form], t)
    width = half + (neck - half) * rise
    if form == 1:
        width = np.where(
            t < shoulder, half * np.sqrt(np.clip(1 - ((t - 0.30) / 0.52) ** 2, 0.2, 1)), width * 0.9 + 0.1 * neck
        )
        width = np.where(
            t < shoulder + 0.34,
            half * np.sqrt(np.clip(1 - ((t - 0.30) / 0.46) ** 2, 0, 1)) * (1 - rise) + neck * rise,
            neck,
        )
    width = np.where(t > 0.935, neck * 1.28 - 0.25 * neck * np.abs(t - 0.965) / 0.03, width)
    width = np.where(t < 0.03, width * (0.93 + 2.3 * t), width)
    u = (c.X - x) / np.maximum(width, 1e-3)
    bottom_curve = 0.012 * (1 - np.clip(u, -1, 1) ** 2)
    mask = c.inside(np.abs(c.X - x) - width) * c.inside(c.Y - foot - bottom_curve) * c.inside(top - c.Y)
    base = colour(tint)
    fill = smoothstep(0.005, -0.005, t - (0.46, 0.40, 0.55)[form])
    path = (
        0.35
        + 1.15 * (1 - np.sqrt(np.clip(1 - u * u, 0, 1)))
        + 0.55 * fill * np.sqrt(np.clip(1 - u * u, 0, 1))
        + 0.5 * smoothstep(0.05, 0.0, t)
    )
    wave = 1 + 0.08 * fbm_at(c.X * 22, c.Y * 7, int(x * 100), 4)
    absorb = np.power(np.clip(base, 0.02, 1)[None, None, :], (path * wave)[..., None] * 1.05)
    # A bottle is a lens: the window behind it is seen small and turned over.
    columns = ((x - (c.X - x) * 0.9) - c.left) / c.pixel
    behind = sampled(c.rgb.copy(), (c.Y - c.top) / c.pixel, columns)
    behind = mix(behind, colour("#fff6e4"), 0.45)
    body = behind * absorb * 1.12
    body = body * (1 - 0.75 * smoothstep(0.86, 1.0, np.abs(u)))[..., None]
    level = np.exp(-(((t - (0.46, 0.40, 0.55)[form]) / 0.006) ** 2)) * (np.abs(u) < 0.95)
    body = body * (1 - 0.45 * level)[..., None]
    c.over(np.clip(body, 0, 1.4), mask)
    shine = np.exp(-(((u + 0.66) / 0.07) ** 2)) * smoothstep(0.05, 0.12, t) * smoothstep(0.97, 0.88, t)
    c.add("#ffffff", mask * shine * 0.55)
    c.add(base * 0.6 + 0.4, mask * np.exp(-(((u - 0.74) / 0.05) ** 2)) * smoothstep(0.04, 0.10, t) * 0.45)
    c.add(base * 0.5 + 0.5, mask * np.exp(-(((t - 0.012) / 0.008) ** 2)) * 0.4)
    c.shade(0.55, mask * (np.exp(-(((t - 0.935) / 0.006) ** 2)) + np.exp(-(((t - 0.995) / 0.004) ** 2))) * 0.8)


def candles(c):
    """Three candles, the wax bright inside near each flame."""
    c.fill("#0a0606")
    random = np.random.default_rng(12)
    for _ in range(26):
        x, y, r = random.uniform(-0.05, 1.05), random.uniform(0.1, 1.0), random.uniform(0.02, 0.065)
        part = c.window(x - r * 1.3, y - r * 1.3, x + r * 1.3, y + r * 1.3)
        if part is None:
            continue
        d = np.hypot(part.X - x, part.Y - y)
        part.add(
            colour(("#ff9a3c", "#ffb860", "#d8622c", "#ff7a4c")[int(random.integers(4))]) * random.uniform(0.10, 0.38),
            smoothstep(r * 1.02, r * 0.95, d) * (0.7 + 0.4 * smoothstep(0.6 * r, r, d)),
        )
    table = 1.18
    grain = fbm_at(c.X * 2.2, (c.Y - table) * 22, 6, 6, 0.6)
    wood = ramp(0.5 + 0.4 * grain, [(0, "#120805"), (0.5, "#3a1d0e"), (1, "#6a3a1c")])
    glow = sum(np.exp(-(np.hypot((c.X - x) * 1.1, (c.Y - table - 0.08) * 2.6) / 0.34)) for x in (0.27, 0.52, 0.76))
    c.over(wood * (0.25 + 0.75 * glow)[..., None], smoothstep(table, table + 0.002, c.Y))
    sticks = ((0.265, 1.262, 0.092, 0.62, 3), (0.765, 1.245, 0.084, 0.50, 7), (0.52, 1.335, 0.112, 0.40, 11))
    for x, foot, half, tall, seed in sticks:
        _candle(c, x, foot, half, tall, seed)
    return dict(
        bloom_strength=0.6, bloom_threshold=0.75, bloom_radius=0.035, vignette_strength=0.4, grain_strength=0.010
    )


candles.portrait = True


def _candle(c, x, foot, half, tall, seed):
    top = foot - tall
    u = (c.X - x) / half
    curve = np.sqrt(np.clip(1 - u * u, 0, 1))
    rim = 0.010 * np.sin(np.arcsin(np.clip(u, -1, 1)) * 3 + seed) + 0.018 * curve
    height = np.clip((foot - c.Y) / tall, 0, 1.1)
    runs = 0.0
    for k, (at, width, length) in enumerate(
        ((-0.62, 0.13, 0.42), (-0.15, 0.09, 0.22), (0.42, 0.14, 0.55), (0.78, 0.08, 0.30))
    ):
        drop = smoothstep(width, width * 0.5, np.abs(u - at - 0.03 * np.sin(c.Y * 30 + k))) * smoothstep(
            1 - length * (0.7 + 0.1 * ((seed + k) % 4)) - 0.03, 1 - length * 0.7, height
        )
        runs = np.maximum(runs, drop)
    mirror = c.inside(np.abs(c.X - x) - half) * (c.Y > foot) * np.exp(-(c.Y - foot) / 0.10)
    c.add("#8a3c14", mirror * 0.5 * (0.7 + 0.5 * c.fbm(30, seed, 4, 0.6, 5)))
    c.shade(0.25, np.exp(-(np.hypot((c.X - x) / (half * 1.25), (c.Y - foot) / 0.035) ** 2)) * 0.9)
    body = (
        c.inside(np.abs(c.X - x) - half * (1 + 0.025 * runs))
        * c.inside(c.Y - foot - 0.016 * curve)
        * c.inside(top - rim - c.Y)
    )
    near = np.exp(-np.clip(c.Y - top, 0, 9) / (0.20 + 0.05 * curve))
    # Wax is bright inside near the flame and falls off down the candle; the edges stay darker.
    heat = np.clip(0.10 + 0.92 * near * (0.72 + 0.32 * curve) + 0.05 * (curve - 0.5), 0, 1)
    wax = ramp(heat, [(0, "#2a0f06"), (0.25, "#7a3412"), (0.5, "#d8792a"), (0.75, "#ffc060"), (1, "#fff0c0")])
    ridge = np.gradient(runs, axis=1) / c.pixel * half
    wax = wax * (1 + 0.10 * np.clip(-ridge * 0.35, -1, 1) + 0.06 * runs + 0.03 * c.fbm_at(20, seed, 4))[..., None]
    c.over(wax, body)
    pool = np.hypot(u / 0.94, (c.Y - top + 0.004) / 0.020)
    c.over(
        ramp(np.clip(1.2 - pool, 0, 1), [(0, "#ffb24a"), (0.5, "#ffd888"), (1, "#fff6d0")]),
        np.clip(0.5 + (1 - pool) * 0.02 / c.pixel, 0, 1) * 0.9,
    )
    c.over(
        "#1c0c06",
        c.draw(
            lambda pen: pen.stroke(
                [(x, top + 0.004), (x + 0.002, top - 0.022), (x + 0.006, top - 0.034)], 0.0065, 0.0045
            )
        ),
    )
    _flame(c, x + 0.004, top - 0.018, 0.030 + half * 0.06, 0.150 + 0.02 * (seed % 3))
    c.add("#ff8a2c", c.glow(x, top - 0.08, 0.20, 1.3) * 0.34)


def _flame(c, x, foot, half, tall):
    t = (foot - c.Y) / tall
    sway = 0.006 * np.sin(np.clip(t, 0, 1) * 3)
    shape = half * np.sqrt(np.clip(t, 0, 1)) * np.clip(1 - t, 0, 1) ** 0.72 * 1.9
    u = (c.X - x - sway) / np.maximum(shape, 1e-4)
    inside = np.clip(0.5 + (shape - np.abs(c.X - x - sway)) / (c.pixel + 0.003), 0, 1) * (t > 0) * (t < 1)
    heat = np.clip(1.15 - np.abs(u) ** 2 * 0.75 - 0.15 * np.abs(t - 0.45), 0, 1) * smoothstep(-0.02, 0.16, t)
    fire = (
        ramp(heat, [(0, "#b8480c"), (0.35, "#ff8a1c"), (0.65, "#ffd060"), (1, "#fff8dc")])
        * (0.75 + 1.1 * heat)[..., None]
    )
    blue = smoothstep(0.24, 0.05, t)
    fire = mix(fire, colour("#3a5ad8") * 0.8, blue * 0.65)
    c.over(fire, inside * (1 - 0.45 * blue))


def marbles(c):
    """Glass marbles on a pale table in low sun: each throws a coloured shadow with a bright heart."""
    grain = 0.5 + 0.16 * c.fbm_at(70, 4, 4, 0.7) + 0.12 * c.fbm_at(4, 6, 5)
    c.rgb[:] = ramp(np.clip(grain - 0.22 * (c.X / 1.5 - 0.5), 0, 1), [(0, "#b8a58c"), (0.5, "#dccbb0"), (1, "#f6ecd8")])
    c.add("#fff0d0", c.glow(0.2, 0.15, 0.7, 2) * 0.08)
    stones = [
        (0.50, 0.40, 0.165, "#1c66c8", "#ff7a2a"),
        (0.93, 0.55, 0.185, "#d82a3c", "#ffe08a"),
        (0.70, 0.745, 0.125, "#1e9a5c", "#f6f2d0"),
        (1.26, 0.32, 0.115, "#f0a01c", "#b0201c"),
        (0.24, 0.71, 0.105, "#7a3cc0", "#5ad8d0"),
        (0.83, 0.225, 0.088, "#18a0b0", "#fff2b0"),
        (1.30, 0.775, 0.095, "#e84a8a", "#fff0e8"),
        (0.165, 0.245, 0.075, "#3aa83c", "#f4d02a"),
        (0.455, 0.905, 0.062, "#d84a1c", "#2a4ac0"),
        (1.06, 0.865, 0.058, "#2a4ac8", "#ffffff"),
        (1.10, 0.13, 0.052, "#c02a3a", "#ffffff"),
    ]
    for x, y, r, tint, _ in stones:
        _marble_shadow(c, x, y, r, tint)
    for k, stone in enumerate(stones):
        _marble(c, *stone, k)
    return dict(bloom_strength=0.25, bloom_threshold=0.92, vignette_strength=0.22, grain_strength=0.005, contrast=0.2)


def _marble_shadow(c, x, y, r, tint):
    dx, dy = c.X - x, c.Y - y
    along, across = (dx * 0.86 + dy * 0.51) / r, (-dx * 0.51 + dy * 0.86) / r
    shape = smoothstep(
        1.06, 0.92, np.hypot(np.clip(along - 0.95, None, 0) + np.clip(along - 0.95, 0, None) * 0.72, across)
    )
    soft = blurred(shape * (along > -0.3), 0.006 / c.pixel)
    c.shade((0.42, 0.38, 0.40), soft * 0.92)
    heart = np.exp(-(((along - 1.25) / 0.42) ** 2 + (across / (0.40 - 0.12 * np.clip(along - 1, -1, 1))) ** 2))
    edge = np.exp(-(((np.hypot((along - 1.15) / 0.8, across) - 0.42) / 0.09) ** 2)) * (along > 0.8)
    c.add(colour(tint), soft * (0.40 * heart + 0.12 * edge + 0.10))
    c.add("#fff2d0", soft * heart**3 * 0.75)
    c.shade(0.35, np.exp(-((np.hypot(dx + r * 0.02, dy - r * 0.05) / (r * 0.98)) ** 6)) * 0.6)


def _marble(c, x, y, r, tint, swirl, seed):
    part = c.window(x - r * 1.1, y - r * 1.1, x + r * 1.1, y + r * 1.1)
    u, v = (part.X - x) / r, (part.Y - y) / r
    d = np.hypot(u, v)
    z = np.sqrt(np.clip(1 - d * d, 0, 1))
    mask = np.clip(0.5 + (1 - d) * r / part.pixel, 0, 1)
    bend = 0.62 + 0.38 * z
    px, py = u / bend * 0.80, v / bend * 0.80
    turn = seed * 1.3
    a, b = px * np.cos(turn) + py * np.sin(turn), -px * np.sin(turn) + py * np.cos(turn)
    glass, core = colour(tint), colour(swirl)
    through = ramp(
        np.clip(0.30 + 0.42 * (u * 0.86 + v * 0.51) + 0.25 * z, 0, 1),
        [(0, glass * 0.22), (0.45, glass * 0.75), (0.8, glass * 0.9 + 0.12), (1, glass * 0.55 + 0.45)],
    )
    twist = a * 3.1 + 1.1 * np.sin(b * 2.4 + seed)
    band = np.exp(-(((np.sin(twist) * 0.5 + b * 0.9) / 0.22) ** 2)) * smoothstep(1.0, 0.75, d)
    thin = np.exp(-(((np.sin(twist + 1.9) * 0.55 + b * 0.7 + 0.18) / 0.06) ** 2)) * smoothstep(1.0, 0.8, d)
    streak = 0.8 + 0.35 * np.sin(b * 26 + 3 * np.sin(a * 5))
    depth_light = 0.55 + 0.55 * np.clip(0.4 + 0.5 * (u * 0.6 + v * 0.4) + 0.3 * z, 0, 1)
    body = mix(through, core * (streak * depth_light)[..., None], np.clip(band * 0.92, 0, 1))
    body = mix(body, (0.35 * core + 0.65) * depth_light[..., None], np.clip(thin * 0.8, 0, 1))
    bubbles = cells(a * 9 + 3, b * 9, seed + 60)
    body = body + (smoothstep(0.10, 0.03, bubbles[0]) * (bubbles[2] > 0.72) * smoothstep(0.9, 0.6, d) * 0.35)[..., None]
    focus = np.exp(-(((u - 0.42) / 0.34) ** 2 + ((v - 0.30) / 0.30) ** 2))
    body = body + (glass * 0.5 + 0.5) * (focus * 0.55)[..., None]
    body = (
        body * (0.35 + 0.65 * smoothstep(0.0, 0.40, z))[..., None]
        + colour("#f4ecd8") * ((1 - z) ** 4 * 0.30 * (0.5 + 0.5 * v))[..., None]
    )
    part.over(np.clip(body, 0, 1.3), mask)
    pu, pv = u + 0.36 + 0.10 * v, v + 0.44
    pane = smoothstep(0.16, 0.135, np.abs(pu)) * smoothstep(0.135, 0.11, np.abs(pv - 0.25 * pu * pu))
    cross = 1 - 0.8 * np.maximum(smoothstep(0.02, 0.01, np.abs(pu)), smoothstep(0.02, 0.01, np.abs(pv)))
    part.over(colour("#ffffff") * 1.5, pane * cross * mask * 0.95)
    part.add("#ffffff", np.exp(-(((d - 0.90) / 0.03) ** 2)) * np.clip(u * 0.7 + v * 0.7, 0, 1) ** 3 * 0.45 * mask)
