"""Growing: a sunflower, a dandelion, a water lily."""

import numpy as np

from canvas import Pen, blurred, colour, mix, ramp, smoothstep
from noise import fbm_at

GOLDEN = np.pi * (3 - np.sqrt(5))


def around(c, x, y, dx, dy, margin):
    """The window around a line from (x, y) to (x + dx, y + dy)."""
    return c.window(min(x, x + dx) - margin, min(y, y + dy) - margin, max(x, x + dx) + margin, max(y, y + dy) + margin)


def _petal(c, x, y, angle, length, half, tints, light, seed, notch=0.0, curl=0.0, shadow=0.5):
    """One petal from (x, y) outwards: a leaf shape with fine ridges. `tints` run from the base to the tip."""
    cos, sin = np.cos(angle), np.sin(angle)
    part = around(c, x, y, cos * length * 1.06, sin * length * 1.06, half * 1.3 + abs(curl) * length)
    if part is None:
        return
    t = ((part.X - x) * cos + (part.Y - y) * sin) / length
    s = -(part.X - x) * sin + (part.Y - y) * cos
    s = s - curl * length * np.clip(t, 0, 1.1) ** 2
    tt = np.clip(t, 0, 1)
    width = half * np.clip(np.sin(np.pi * tt**0.72), 0, 1) ** 0.75 * (1 - notch * np.exp(-(((t - 0.97) / 0.05) ** 2)))
    inside = np.clip(0.5 + (width - np.abs(s)) / part.pixel, 0, 1) * (t > 0) * (t < 1)
    if shadow:
        dark = (
            np.clip(0.5 + (width * 1.12 - np.abs(s - half * 0.10)) / (half * 0.35), 0, 1)
            * (t > 0.02)
            * smoothstep(1.02, 0.86, t)
        )
        part.shade(1 - shadow * dark * (1 - inside))
    v = s / np.maximum(width, 1e-4)
    ridges = np.cos(v * 9 + 0.6 * np.sin(t * 5 + seed)) * 0.5 + 0.5 * np.cos(v * 21 + seed)
    vein = fbm_at(v * 3.4 + seed, t * 2.2, seed, 4, 0.6)
    tone = ramp(np.clip(t + 0.05 * vein, 0, 1), tints)
    shade = light * (
        0.94
        + 0.07 * ridges
        + 0.09 * vein
        - 0.16 * np.abs(v) ** 2.5
        - 0.12 * np.exp(-((v / 0.16) ** 2))
        + 0.10 * v * np.sin(angle + 0.8)
    )
    part.over(tone * np.clip(shade, 0.1, 1.4)[..., None], inside)
    part.add(tints[-1][1], inside * np.exp(-(((width - np.abs(s)) / (half * 0.05)) ** 2)) * 0.10 * light)


def sunflower(c):
    """A sunflower with a bee; its seeds lie in the golden angle."""
    c.sky([(0, "#2f7fd0"), (0.5, "#79b8ea"), (0.85, "#c8e0d8"), (1, "#7da05a")])
    random = np.random.default_rng(5)
    c.rgb[:] = mix(c.rgb, colour("#4f8a34"), smoothstep(1.05, 1.3, c.Y + 0.06 * c.fbm(3, 4, 3)))
    for _ in range(46):
        x, y, r = random.uniform(-0.05, 1.05), random.uniform(0.9, 1.55), random.uniform(0.02, 0.09)
        part = c.window(x - r * 1.2, y - r * 1.2, x + r * 1.2, y + r * 1.2)
        if part is not None:
            part.over(
                ("#8ab84a", "#c9d85a", "#3c702c", "#f2c52e", "#d8e69a")[int(random.integers(5))],
                smoothstep(r, r * 0.9, np.hypot(part.X - x, part.Y - y)) * random.uniform(0.12, 0.4),
            )
    c.rgb[:] = blurred(c.rgb, 0.006 / c.pixel)
    stem = c.draw(lambda pen: pen.stroke([(0.5, 0.7), (0.515, 1.1), (0.49, 1.6)], 0.075, 0.085))
    c.over(
        ramp(np.clip((c.X - 0.46) / 0.085, 0, 1), [(0, "#a9c45a"), (0.5, "#6f9a3a"), (1, "#33561f")])
        * (1 + 0.1 * c.fbm_at(60, 3, 4, 0.6, 0.3))[..., None],
        stem,
    )
    for x, angle, size in ((0.50, 0.45, 0.44), (0.49, 2.75, 0.42)):
        _petal(
            c,
            x,
            1.30,
            angle,
            size,
            0.125,
            [(0, "#2c5a1c"), (0.5, "#4f8a2c"), (1, "#86b048")],
            0.95,
            4,
            shadow=0.3,
            curl=0.12 if angle < 1 else -0.12,
        )
    cx, cy, core = 0.50, 0.60, 0.215
    for ring, (count, length, tone) in enumerate(((30, 0.44, 0.74), (30, 0.42, 0.9), (26, 0.375, 1.06))):
        order = random.permutation(count)
        for k in order:
            a = 2 * np.pi * (k + 0.33 * ring) / count + random.normal(0, 0.05)
            x, y = cx + core * 0.82 * np.cos(a), cy + core * 0.82 * np.sin(a)
            glow = tone * (0.93 + 0.16 * np.cos(a + 2.2))
            _petal(
                c,
                x,
                y,
                a,
                (length - core * 0.82) * random.uniform(0.9, 1.12) * 1.18,
                0.052 * random.uniform(0.85, 1.15),
                [(0, "#d87a08"), (0.25, "#f5a40e"), (0.7, "#ffc71e"), (1, "#ffe052")],
                glow,
                int(k + 40 * ring),
                curl=random.normal(0, 0.05),
            )
    d = np.hypot(c.X - cx, c.Y - cy)
    c.over("#2a1408", c.inside(d - core))
    seeds = 1500
    for i in range(seeds, 0, -1):
        r = core * 1.015 * np.sqrt(i / seeds)
        a = i * GOLDEN
        x, y = cx + r * np.cos(a), cy + r * np.sin(a)
        q = r / core
        size = core * (0.020 + 0.013 * q)
        part = c.window(x - size * 2, y - size * 2, x + size * 2, y + size * 2)
        u, v = ((part.X - x) * np.cos(a) + (part.Y - y) * np.sin(a)) / (size * 1.25), (
            -(part.X - x) * np.sin(a) + (part.Y - y) * np.cos(a)
        ) / size
        e = np.hypot(u, v)
        mask = np.clip(0.5 + (1 - e) * size / part.pixel, 0, 1)
        if q < 0.40:
            tint = ("#6a8a24", "#a8b83c") if i % 3 else ("#8a9a30", "#d0cc54")
        elif q < 0.66:
            tint = ("#2a1408", "#6a3c18") if i % 4 else ("#4a2a10", "#96621e")
        else:
            tint = ("#8a4a0c", "#f0a81e") if i % 2 else ("#5a2c0a", "#c87a14")
        lit = np.clip(0.75 - 0.55 * ((part.X - x) + (part.Y - y)) / size * 0.7 - 0.25 * e, 0, 1)
        part.over(mix(colour(tint[0]), colour(tint[1]), lit), mask)
    bowl = (c.X - cx) * -0.55 + (c.Y - cy) * -0.6
    c.shade(np.clip(0.96 + 0.9 * bowl - 0.12 * np.exp(-((d / 0.09) ** 2)), 0.5, 1.3), c.inside(d - core * 1.03))
    _bee(c, 0.585, 0.545)
    return dict(vignette_strength=0.22, bloom_strength=0.15, grain_strength=0.005, contrast=0.15)


sunflower.portrait = True


def _bee(c, x, y):
    part = c.window(x - 0.08, y - 0.08, x + 0.08, y + 0.08)
    a = -0.6
    u, v = (part.X - x) * np.cos(a) + (part.Y - y) * np.sin(a), -(part.X - x) * np.sin(a) + (part.Y - y) * np.cos(a)
    part.shade(1 - 0.55 * np.exp(-((np.hypot((u + 0.004) / 0.042, (v - 0.012) / 0.022)) ** 4)))
    fuzz = 0.0016 * part.fbm_at(170, 3, 3, 0.7)
    belly = np.hypot((u + 0.018) / 0.029, v / 0.0155)
    stripes = smoothstep(-0.15, 0.15, np.sin((u + 0.018) * 300))
    part.over(
        mix(colour("#241608"), colour("#c8801c"), stripes) * np.clip(1.1 - v * 26, 0.5, 1.5)[..., None],
        np.clip(0.5 + (1 - belly) * 0.0155 / part.pixel, 0, 1),
    )
    chest = np.hypot((u - 0.016) / 0.0165, v / 0.0150) + fuzz * 40
    part.over(
        ramp(np.clip(0.55 - v * 26 + 0.2 * part.fbm_at(120, 5, 3), 0, 1), [(0, "#4a2c0c"), (1, "#e0a848")]),
        np.clip(0.5 + (1 - chest) * 0.012 / part.pixel, 0, 1),
    )
    part.over("#1c1208", part.inside(np.hypot((u - 0.036) / 1.0, v / 1.15) - 0.0085))
    for s in (-1, 1):
        for k in (0, 1):
            wu, wv = u + 0.010 + 0.006 * k, v * s - 0.016 + 0.004 * k
            wing = np.hypot((wu + wv * 0.9) / 0.024, (wv - wu * 0.25) / 0.0085)
            shape = np.clip(0.5 + (1 - wing) * 0.0085 / part.pixel, 0, 1)
            part.over("#e6ecf0", shape * 0.42)
            part.over("#6a6a70", shape * np.exp(-(((wing - 1) / 0.08) ** 2)) * 0.6)


def dandelion(c):
    """A dandelion clock against the evening, three seeds on their way."""
    c.sky([(0, "#1a3a52"), (0.4, "#3f6a6a"), (0.7, "#c89a54"), (1, "#4a4a20")])
    c.add("#ffc060", c.glow(0.72, 0.95, 0.55, 1.6) * 0.55)
    random = np.random.default_rng(8)
    for _ in range(60):
        x, y, r = random.uniform(-0.05, 1.05), random.uniform(0.3, 1.5), random.uniform(0.015, 0.07)
        part = c.window(x - r * 1.2, y - r * 1.2, x + r * 1.2, y + r * 1.2)
        if part is not None:
            d = np.hypot(part.X - x, part.Y - y)
            part.add(
                ("#ffd070", "#ffe6a8", "#c8d070", "#ff9a4a")[int(random.integers(4))],
                smoothstep(r, r * 0.93, d) * (0.7 + 0.4 * smoothstep(0.6 * r, r, d)) * random.uniform(0.04, 0.22),
            )
    for k in range(26):
        x = random.uniform(-0.1, 1.1)
        blade = c.draw(
            lambda pen: pen.stroke(
                [(x, 1.6), (x + random.normal(0, 0.05), 1.35), (x + random.normal(0, 0.12), random.uniform(1.05, 1.3))],
                0.022,
                0.002,
            ),
            0.006,
        )
        c.over(("#3a5a1e", "#6a8a2c", "#243c14")[k % 3], blade * 0.65)
    cx, cy, radius = 0.46, 0.62, 0.315
    stem = c.draw(
        lambda pen: pen.stroke([(cx + 0.075, 1.6), (cx + 0.055, 1.2), (cx + 0.015, 0.85), (cx, cy)], 0.022, 0.015)
    )
    c.over(
        ramp(
            np.clip((c.X - cx + 0.005) / 0.08 - (c.Y - cy) * 0.45, 0, 1),
            [(0, "#5a3a24"), (0.5, "#8a9a4a"), (1, "#e8d890")],
        ),
        stem,
    )
    c.add("#fff2d0", c.glow(cx, cy, radius * 0.95, 3) * 0.14)
    seeds = []
    for i in range(260):
        z = 1 - 2 * (i + 0.5) / 260
        a = i * GOLDEN
        flat = np.sqrt(1 - z * z)
        px, py = flat * np.cos(a), flat * np.sin(a)
        if px > 0.55 and py < -0.25 and z > -0.9 and random.random() < 0.8:
            continue
        seeds.append((z, px, py))
    for z, px, py in sorted(seeds):
        _parachute(
            c,
            cx,
            cy,
            cx + px * radius * 0.80,
            cy + py * radius * 0.80,
            radius * 0.245,
            np.array([px, py, z]),
            0.30 + 0.45 * (z + 1) / 2,
            random,
        )
    c.over(ramp(0.5 + 0.5 * c.fbm(60, 5, 3), [(0, "#2a1a10"), (1, "#7a5a34")]), c.disc(cx, cy, 0.034))
    for _ in range(90):
        a, r = random.uniform(0, 2 * np.pi), 0.032 * np.sqrt(random.random())
        part = c.window(
            cx + r * np.cos(a) - 0.006,
            cy + r * np.sin(a) - 0.006,
            cx + r * np.cos(a) + 0.006,
            cy + r * np.sin(a) + 0.006,
        )
        part.over("#c89a5c", part.disc(cx + r * np.cos(a), cy + r * np.sin(a), 0.0022) * 0.8)
    for x, y, size, turn in ((0.83, 0.36, 0.085, 0.5), (0.93, 0.17, 0.065, 0.9), (0.70, 0.16, 0.055, 0.2)):
        _parachute(
            c,
            x - size * 1.5 * np.sin(turn),
            y + size * 1.5 * np.cos(turn),
            x,
            y,
            size,
            np.array([np.sin(turn), -np.cos(turn), 0.0]),
            0.85,
            random,
            True,
        )
    return dict(vignette_strength=0.3, bloom_strength=0.35, bloom_threshold=0.75, grain_strength=0.006, contrast=0.15)


dandelion.portrait = True


def _parachute(c, x0, y0, x1, y1, size, axis, strength, random, alone=False):
    """A seed: its thread from (x0, y0) to (x1, y1) and the fine rays that open at the end, around `axis`."""
    part = c.window(
        min(x0, x1) - size * 1.3, min(y0, y1) - size * 1.3, max(x0, x1) + size * 1.3, max(y0, y1) + size * 1.3
    )
    if part is None:
        return
    other = np.array([0.0, 0.0, 1.0]) if abs(axis[2]) < 0.9 else np.array([1.0, 0.0, 0.0])
    e1 = np.cross(axis, other)
    e1 /= np.linalg.norm(e1)
    e2 = np.cross(axis, e1)
    thread, rays = Pen(part), Pen(part)
    thread.stroke([(x0, y0), (x1, y1)], 0.0016, 0.0012)
    for k in range(30):
        a = 2 * np.pi * k / 30 + random.normal(0, 0.08)
        out = axis * 0.42 + (e1 * np.cos(a) + e2 * np.sin(a)) * 0.95
        tip = size * random.uniform(0.85, 1.08)
        bend = axis * 0.12
        middle = out * 0.5 - bend * 0.4
        rays.stroke(
            [(x1, y1), (x1 + middle[0] * tip, y1 + middle[1] * tip), (x1 + out[0] * tip, y1 + out[1] * tip)],
            0.0012,
            0.0007,
        )
    part.over("#fff4d8", thread.mask() * 0.55 * strength)
    part.over("#fffaf0", rays.mask() * 0.62 * strength)
    part.add("#fff6e0", part.glow(x1, y1, size * 0.12, 2) * 0.22 * strength)
    if alone:
        part.over(
            "#5a3c1c",
            part.draw(lambda pen: pen.stroke([(x0, y0), (x0 + (x0 - x1) * 0.22, y0 + (y0 - y1) * 0.22)], 0.008, 0.003)),
        )


def water_lily(c):
    """A pink water lily among its pads."""
    c.rgb[:] = ramp(
        np.clip(0.4 + 0.5 * c.fbm_at(2.2, 5, 4) - 0.2 * (c.Y - 0.5), 0, 1),
        [(0, "#04120f"), (0.5, "#0c2e2a"), (1, "#2c5f5a")],
    )
    ripple = np.sin(np.hypot((c.X - 0.78) * 1.0, (c.Y - 0.66) * 2.4) * 95) * np.exp(
        -np.hypot(c.X - 0.78, (c.Y - 0.66) * 2.2) * 3.2
    )
    c.add("#8ac0c4", np.clip(ripple, 0, 1) * 0.10 + np.clip(c.fbm_at(10, 9, 5, 0.6, 4) - 0.2, 0, 1) * 0.12)
    pads = (
        (0.20, 0.25, 0.20, 0.4, 3),
        (1.26, 0.22, 0.235, 2.4, 5),
        (0.16, 0.80, 0.26, 5.2, 7),
        (1.33, 0.80, 0.225, 3.6, 9),
        (0.62, 0.115, 0.13, 1.4, 11),
        (0.98, 0.93, 0.16, 4.4, 13),
        (0.93, 0.06, 0.10, 2.0, 15),
        (0.52, 0.95, 0.12, 5.6, 17),
    )
    for x, y, r, notch, seed in pads:
        _lily_pad(c, x, y, r, notch, seed)
    cx, cy = 0.76, 0.545
    c.shade(1 - 0.62 * np.exp(-((np.hypot((c.X - cx) / 0.36, (c.Y - cy - 0.12) / 0.16)) ** 2.4)))
    pink = [(0, "#fff0d8"), (0.25, "#fbd0d8"), (0.6, "#f48ab0"), (1, "#d83a80")]
    random = np.random.default_rng(3)
    for count, length, half, squash, tone, lift in (
        (11, 0.37, 0.088, 0.50, 0.72, 0.030),
        (11, 0.335, 0.084, 0.62, 0.86, 0.0),
        (9, 0.285, 0.076, 0.80, 0.98, -0.035),
        (8, 0.225, 0.066, 1.0, 1.06, -0.06),
        (7, 0.160, 0.052, 1.0, 1.12, -0.075),
    ):
        angles = [2 * np.pi * (k + random.uniform(-0.12, 0.12)) / count + count for k in range(count)]
        for a in sorted(angles, key=lambda a: np.sin(a)):
            flat = np.array([np.cos(a), np.sin(a) * squash * 0.62 - 0.34 * (1 - 0.62 * squash)])
            reach = length * np.hypot(*flat)
            aim = np.arctan2(flat[1], flat[0])
            light = tone * (0.90 + 0.14 * np.cos(aim + 2.2))
            _petal(
                c,
                cx + 0.02 * np.cos(a),
                cy + lift + 0.012 * np.sin(a),
                aim,
                reach * 1.05,
                min(half * (0.65 + 0.45 * abs(np.sin(a))), reach * 0.34),
                pink,
                light,
                int(abs(a) * 100) % 97,
                shadow=0.42,
            )
    for k in range(70):
        a, r = random.uniform(0, 2 * np.pi), random.uniform(0.005, 0.052)
        x, y = cx + r * np.cos(a), cy - 0.082 + r * 0.62 * np.sin(a)
        c_part = c.window(x - 0.03, y - 0.04, x + 0.03, y + 0.02)
        c_part.over(
            ("#f6b020", "#ffd34a", "#e8901a")[k % 3],
            c_part.draw(lambda pen: pen.stroke([(x, y), (x + 0.3 * (x - cx), y - 0.020)], 0.0045, 0.0032)),
        )
        c_part.over("#fff0a8", c_part.disc(x + 0.3 * (x - cx), y - 0.021, 0.0030))
    return dict(vignette_strength=0.38, bloom_strength=0.2, grain_strength=0.006, contrast=0.2)


def _lily_pad(c, x, y, r, notch, seed):
    part = c.window(x - r * 1.3, y - r, x + r * 1.3, y + r)
    if part is None:
        return
    squash = 0.60
    u, v = (part.X - x) / r, (part.Y - y) / (r * squash)
    d, a = np.hypot(u, v), np.arctan2(v, u)
    turn = np.abs((a - notch + np.pi) % (2 * np.pi) - np.pi)
    rim = 1 + 0.016 * np.sin(a * 5 + seed) + 0.008 * np.sin(a * 11 + seed)
    cut = smoothstep(0.0, 0.03, turn - 0.14 * np.clip(d, 0.05, 1) - 0.02)
    inside = np.clip(0.5 + (rim - d) * r * squash / part.pixel, 0, 1) * cut
    part.shade(1 - 0.65 * np.clip(0.5 + (1.03 - np.hypot(u - 0.01, v - 0.06)) / 0.10, 0, 1) * (1 - inside))
    veins = np.abs(((a - notch) / (2 * np.pi) * 17 + 0.06 * np.sin(d * 9)) % 1 - 0.5)
    rib = smoothstep(0.45, 0.49, veins) * smoothstep(1.0, 0.4, d)
    fork = smoothstep(0.46, 0.49, np.abs(((a - notch) / (2 * np.pi) * 34 + 0.25) % 1 - 0.5)) * smoothstep(0.5, 0.75, d)
    mottle = part.fbm_at(7, seed, 6, 0.6)
    tone = ramp(
        np.clip(0.45 + 0.30 * mottle + 0.25 * (u * -0.5 + v * -0.5) * 0.6 + 0.06 * part.fbm_at(50, seed + 1, 3), 0, 1),
        [(0, "#0e3418"), (0.45, "#2c7034"), (0.8, "#6fa84a"), (1, "#bcd67a")],
    )
    tone = tone * (1 + 0.22 * np.clip(rib + 0.6 * fork, 0, 1) - 0.08 * smoothstep(0.30, 0.45, veins))[..., None]
    tone = mix(tone, colour("#8a3a3c"), smoothstep(0.94, 1.0, d / rim) * 0.65)
    part.over(tone, inside)
    sheen = np.exp(-(((u + 0.25) / 0.5) ** 2 + ((v + 0.35) / 0.35) ** 2))
    part.add("#d8f0e0", inside * sheen * np.clip(0.14 + 0.10 * mottle, 0, 1))
    random = np.random.default_rng(seed)
    for _ in range(5):
        px, py, s = (
            x + r * random.uniform(-0.6, 0.6),
            y + r * squash * random.uniform(-0.6, 0.6),
            r * random.uniform(0.012, 0.035),
        )
        drop = np.hypot((part.X - px) / s, (part.Y - py) / (s * 0.72))
        m = np.clip(0.5 + (1 - drop) * s / part.pixel, 0, 1) * inside
        part.shade(1 + (0.5 * np.clip((part.X - px + part.Y - py) / s, -1, 1)) * m)
        part.add(
            "#ffffff", np.exp(-((np.hypot(part.X - px + s * 0.35, part.Y - py + s * 0.3) / (s * 0.22)) ** 2)) * 0.9 * m
        )
