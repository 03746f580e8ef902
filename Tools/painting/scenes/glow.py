"""Light in the dark: a rose window, smoke, star trails, sparks."""

import numpy as np

from air import stars
from canvas import Pen, blurred, colour, curve, mix, ramp, smoothstep
from noise import cells, fbm_at, gradient_noise, profile, rock
from trees import bare_tree
from water import Water


def stained_glass(c):
    """A rose window from inside a dark church, its colours on the floor."""
    stone = rock(c.X * 6, c.Y * 9, 3, 3, facet=0.15)
    course = np.abs((c.Y / 0.072) % 1 - 0.5)
    joint = np.maximum(
        smoothstep(0.46, 0.49, course),
        smoothstep(0.475, 0.49, np.abs((c.X / 0.15 + 0.5 * (np.floor(c.Y / 0.072) % 2)) % 1 - 0.5)),
    )
    cx, cy, big = 0.5, 0.60, 0.405
    d, a = np.hypot(c.X - cx, c.Y - cy), np.arctan2(c.Y - cy, c.X - cx)
    wall = colour("#2a2530") * (0.35 + 0.55 * stone)[..., None] * (1 - 0.45 * joint)[..., None]
    c.rgb[:] = (
        wall * (0.20 + 0.75 * np.exp(-np.clip(d - big, 0, 9) / 0.22))[..., None]
        + colour("#50305a") * (np.exp(-np.clip(d - big, 0, 9) / 0.10) * 0.22)[..., None]
    )
    ring = c.inside(np.abs(d - big - 0.022) - 0.026)
    c.over(
        ramp(
            np.clip(0.5 - (d - big - 0.022) / 0.05 - 0.3 * np.sin(a), 0, 1),
            [(0, "#0e0c12"), (0.5, "#3a333c"), (1, "#8a7a74")],
        ),
        ring,
    )
    light = _rose(c, d / big, a, big)
    inside = c.inside(d - big)
    c.over(light, inside)
    floor = 1.215
    depth = np.maximum(c.Y - 1.06, 0.05)
    u, v = (c.X - 0.5) / depth, 0.4 / depth
    tiles = (np.floor(u * 2.2) + np.floor(v * 4.4)) % 2
    slab = ramp(np.clip(0.3 + 0.35 * tiles + 0.15 * fbm_at(u * 4, v * 9, 6, 5), 0, 1), [(0, "#08070b"), (1, "#2a2630")])
    c.over(slab, smoothstep(floor, floor + 0.002, c.Y))
    # The window's picture on the floor: the same rose, laid flat and drawn out.
    px, py = (c.X - 0.5 - 0.06 * (c.Y - 1.2)) / (0.80 + 1.1 * (c.Y - 1.22)), (c.Y - 1.375) / 0.36
    d2, a2 = np.hypot(px, py) / 0.42, np.arctan2(-py, px)
    thrown = _rose(c, d2, a2, big)
    glow = blurred(thrown, 0.006 / c.pixel)
    c.rgb += glow * (smoothstep(1.02, 0.9, d2) * (c.Y > floor) * (0.42 + 0.25 * tiles))[..., None]
    beams = np.clip(0.5 + 0.9 * profile((c.X - 0.5) / (0.35 + 0.55 * np.clip(c.Y - 0.2, 0.02, 2)) * 7, 5, 3), 0, 1.2)
    spread = np.exp(-(((c.X - 0.5) / (0.30 + 0.20 * np.clip(c.Y - 0.6, 0, 1))) ** 4)) * smoothstep(0.62, 1.0, c.Y)
    c.rgb += (
        ramp(np.clip(c.X, 0, 1), [(0.1, "#3c5ae0"), (0.35, "#c83c8a"), (0.6, "#ffb04a"), (0.9, "#3cb0a0")])
        * (beams * spread * 0.13)[..., None]
    )
    return dict(
        bloom_strength=0.5, bloom_threshold=0.7, bloom_radius=0.022, vignette_strength=0.3, grain_strength=0.009
    )


stained_glass.portrait = True


def _rose(c, d, a, big):
    """The light of the rose window at polar positions: rings of petals around an eye, leaded."""
    out = np.zeros(d.shape + (3,), np.float32)
    lead = np.zeros_like(d)
    rings = (
        (0.0, 0.17, 8, 0.0, ("#ffd34a", "#ff8a2a")),
        (0.17, 0.44, 12, 0.0, ("#1c4ae8", "#e81c3c")),
        (0.44, 0.74, 12, 0.5, ("#d81c50", "#1ca0e8")),
        (0.74, 1.0, 24, 0.0, ("#3a24c8", "#f0a01c")),
    )
    glass = cells(d * 16 * np.cos(a) * 1.2, d * 16 * np.sin(a) * 1.2, 8)
    seam = smoothstep(0.05, 0.02, glass[1] - glass[0])
    for low, high, count, shift, tints in rings:
        inside = (d >= low) & (d < high)
        sector = a / (2 * np.pi) * count + shift
        k, s = np.floor(sector), np.abs(sector % 1 - 0.5) * 2
        t = (d - low) / (high - low)
        # A petal: an almond within the sector; the spandrels between are of the other colour.
        petal = s < (0.86 * np.clip(np.sin(np.pi * np.clip(t * 0.86 + 0.10, 0, 1)), 0, 1) ** 0.7)
        medallion = np.hypot(s * (high + low) * np.pi / count / (high - low), t - 0.60) < 0.20
        first, second = colour(tints[0]), colour(tints[1])
        odd = (k % 2)[..., None]
        tone = np.where(petal[..., None], first * (1 - odd) + second * odd, second * (1 - odd) + first * odd)
        tone = np.where(medallion[..., None], colour("#ffe9a0"), tone)
        out = np.where(inside[..., None], tone, out)
        width = 0.012
        edge_petal = (
            np.abs(s - 0.86 * np.clip(np.sin(np.pi * np.clip(t * 0.86 + 0.10, 0, 1)), 0, 1) ** 0.7)
            * np.maximum(d, 0.08)
            * np.pi
            / count
        )
        edge_round = np.abs(np.hypot(s * (high + low) * np.pi / count / (high - low), t - 0.60) - 0.20) * (high - low)
        spoke = (1 - s) * np.maximum(d, 0.05) * np.pi / count
        lines = np.maximum(
            smoothstep(width * 0.55, width * 0.3, np.minimum(edge_petal, edge_round)),
            smoothstep(width * 0.9, width * 0.55, spoke),
        )
        lines = np.maximum(lines, smoothstep(width, width * 0.6, np.abs(d - high)))
        lead = np.where(inside, np.maximum(lead, lines), lead)
    lead = np.maximum(lead, np.maximum.reduce([smoothstep(0.012, 0.007, np.abs(d - k)) for k in (0.17, 0.44, 0.74)]))
    shimmer = 0.72 + 0.55 * (glass[2] - 0.35) + 0.18 * fbm_at(d * 30 * np.cos(a), d * 30 * np.sin(a), 4, 4)
    sun = 0.85 + 0.55 * np.exp(-((np.hypot(d * np.cos(a) + 0.25, d * np.sin(a) + 0.35) / 0.7) ** 2))
    light = out * (shimmer * sun * 1.15)[..., None]
    return light * (1 - 0.96 * np.clip(lead + 0.75 * seam, 0, 1))[..., None]


def smoke(c):
    """Coloured smoke, folded by a flow without divergence."""
    c.fill("#020207")
    x, y = c.X - 0.5, c.Y
    for k in range(7):
        f, s = 1.2 * 1.42**k, 0.115 * 0.78**k
        e = 0.01
        nx, ny = x * f + 3 * k, y * f * 0.75 + 1.7 * k
        a = gradient_noise(nx, ny, 30 + k)
        dx, dy = (gradient_noise(nx + e, ny, 30 + k) - a) / e, (gradient_noise(nx, ny + e, 30 + k) - a) / e
        x, y = x + s * dy, y - s * dx
    rise = np.clip((1.5 - y) / 1.5, 0, 1.2)
    width = 0.045 + 0.32 * rise**1.15
    for centre, tint_low, tint_high, seed, gain in (
        (-0.05, "#2a6cff", "#22e0e8", 3, 1.0),
        (0.06, "#ff2a8a", "#ff9a3c", 8, 1.0),
        (0.0, "#8a3cff", "#ff5ad0", 14, 0.8),
    ):
        u = (x - centre * (1 + rise) - 0.05 * np.sin(rise * 5 + seed)) / width
        density = np.exp(-(u**2) * 1.6) * smoothstep(1.16, 0.55, rise) * smoothstep(-0.02, 0.05, rise)
        sheets = 0
        for octave, weight in ((1.0, 0.5), (2.1, 0.32), (4.3, 0.18)):
            n = gradient_noise(u * 1.7 * octave + seed, rise * 2.3 * octave + seed, seed + int(octave * 10))
            across = np.hypot(*np.gradient(n))
            thin = np.hypot(0.055, 1.6 * across)
            sheets = sheets + weight * (np.exp(-((n / thin) ** 2)) * 1.1 * 0.055 / thin + 0.22)
        hue = mix(colour(tint_low), colour(tint_high), np.clip(rise * 0.9 + 0.35 * u, 0, 1))
        c.rgb += hue * (density * sheets * gain * 0.85)[..., None]
    return dict(
        bloom_strength=0.35, bloom_threshold=0.55, bloom_radius=0.025, vignette_strength=0.25, grain_strength=0.007
    )


smoke.portrait = True


def star_trails(c):
    """An hour of the sky turning round its pole."""
    c.sky([(0, "#050a20"), (0.5, "#0c1c44"), (0.85, "#2a4470"), (1, "#6a6a7c")], 0, 1.32)
    px, py = 0.46, 0.60
    r, a = np.hypot(c.X - px, c.Y - py), np.arctan2(c.Y - py, c.X - px)
    random = np.random.default_rng(12)
    arc = 0.262  # an hour's turn of the sky
    for lanes, strength, width in ((190, 0.40, 0.0009), (95, 0.8, 0.0012), (34, 1.5, 0.0016)):
        spacing = 1.35 / lanes
        lane = np.floor(r / spacing)
        k = np.clip(lane.astype(int), 0, lanes)
        offset = (random.random(lanes + 1) * 0.7 + 0.15) * spacing
        d = np.abs(r - lane * spacing - offset[k])
        line = np.exp(-((d / max(width, c.pixel * 0.55)) ** 2)) * min(1.0, width / (c.pixel * 0.55))
        for _ in range(11):
            start, bright = random.random(lanes + 1) * 2 * np.pi, (0.25 + random.pareto(2.2, lanes + 1)).clip(0, 2.2)
            warmth = random.normal(0, 0.22, lanes + 1)
            tint = np.stack([1 + warmth, np.ones_like(warmth), 1 - warmth], -1).clip(0.5, 1.4)
            t = ((a - start[k]) % (2 * np.pi)) / arc
            on = smoothstep(0, 0.03, t) * smoothstep(1.0, 0.97, t)
            c.rgb += (tint[k] * (line * on * bright[k] * strength * 0.62)[..., None]).astype(np.float32)
    for base, tall, tint, seed in ((1.30, 0.16, "#131c34", 4), (1.36, 0.10, "#090e1e", 9)):
        line = base - tall * np.clip(0.4 + 0.6 * c.profile(2.0, seed, 8, 0.5, 0.4), 0, 1.2)
        c.over(colour(tint) * (0.8 + 0.5 * rock(c.X * 8, c.Y * 12, seed, 3))[..., None], c.below(line))
    ground = 1.395 + 0.012 * c.profile(2, 7, 5)
    c.over(ramp(0.4 + 0.4 * c.fbm_at(50, 5, 4, 0.6, 0.5), [(0, "#020308"), (1, "#141c26")]), c.below(ground))
    c.over("#020307", bare_tree(c, 0.735, 1.42, 0.62, 21, 0.040))
    _hut(c, 0.27, 1.405)
    return dict(bloom_strength=0.35, bloom_threshold=0.75, vignette_strength=0.2, grain_strength=0.009)


star_trails.portrait = True


def _hut(c, x, foot):
    c.over(
        "#04050a",
        c.draw(
            lambda pen: (
                pen.box(x - 0.062, foot - 0.062, x + 0.062, foot + 0.004),
                pen.polygon(
                    [
                        (x - 0.080, foot - 0.056),
                        (x - 0.035, foot - 0.115),
                        (x + 0.035, foot - 0.115),
                        (x + 0.080, foot - 0.056),
                    ]
                ),
                pen.box(x + 0.02, foot - 0.145, x + 0.036, foot - 0.10),
            )
        ),
    )
    c.over(
        colour("#ffc45e") * 1.9,
        c.draw(
            lambda pen: (
                pen.box(x - 0.040, foot - 0.045, x - 0.012, foot - 0.020),
                pen.box(x + 0.014, foot - 0.045, x + 0.042, foot - 0.020),
            )
        ),
    )
    c.over(
        "#04050a",
        c.draw(
            lambda pen: [pen.box(x + k - 0.001, foot - 0.045, x + k + 0.001, foot - 0.020) for k in (-0.026, 0.028)]
        ),
    )
    c.add("#ff9a3c", c.glow(x, foot - 0.03, 0.11, 1.4) * 0.34)


def sparks(c):
    """Burning steel wool whirled on a wet beach."""
    horizon, cx, cy, radius = 0.66, 0.75, 0.455, 0.165
    c.sky([(0, "#060a1e"), (0.6, "#14203f"), (1, "#3a4258")], 0, horizon)
    stars(c, 5, 260, 0.55, 0.7)
    for base, tall, tint, seed in ((horizon, 0.05, "#141a2c", 4),):
        c.over(tint, c.below(base - tall * np.clip(0.4 + 0.7 * c.profile(2.4, seed, 7), 0, 1.2)) * (c.Y < horizon))
    random = np.random.default_rng(3)
    ground = horizon + 0.085
    streaks = {"#ff7a1c": Pen(c), "#ffb04a": Pen(c), "#ffe4a8": Pen(c)}
    names = list(streaks)
    for _ in range(2300):
        a = random.uniform(0, 2 * np.pi)
        speed = random.gamma(2.2, 0.17)
        x0, y0 = cx + radius * np.cos(a), cy + radius * np.sin(a)
        vx, vy = -np.sin(a) * speed + np.cos(a) * speed * 0.35, np.cos(a) * speed + np.sin(a) * speed * 0.35
        t = np.linspace(0, random.uniform(0.35, 1.1), 26)
        px, py = x0 + vx * t, y0 + vy * t + 0.42 * t**2
        land = ground + random.uniform(-0.02, 0.11)
        below = np.flatnonzero(py > land)
        if len(below):
            k = below[0]
            hop = np.clip(t[k:] - t[k], 0, None)
            py[k:] = land - np.abs(0.22 * speed * hop - 0.42 * hop**2) * (random.random() < 0.6)
            px[k:] = px[k] + vx * hop * 0.6
        pen = streaks[names[int(np.clip(random.normal(1.0 - speed, 0.8) + 0.5, 0, 2))]]
        pen.stroke(np.stack([px, py], -1), random.uniform(0.0012, 0.0026), 0.0004, tone=random.uniform(0.35, 1))
    for tint, pen in streaks.items():
        c.rgb += colour(tint) * pen.mask()[..., None]
    r = np.hypot(c.X - cx, c.Y - cy)
    a = np.arctan2(c.Y - cy, c.X - cx)
    rope = 0.8 + 0.35 * profile(a * 40, 4, 3)
    c.rgb += colour("#fff0c0") * (np.exp(-(((r - radius) / 0.0055) ** 2)) * rope * 1.9)[..., None]
    c.add("#ff9a3c", np.exp(-((np.abs(r - radius) / 0.05) ** 1.2)) * 0.50)
    c.add("#ff8a2e", c.glow(cx, cy, 0.5, 1.4) * 0.22)
    Water(
        c,
        horizon,
        "#0a0c14",
        0.035,
        16,
        5,
        2.2,
        octaves=6,
        gain=0.58,
        dim=0.72,
        view=0.35,
        shore=np.full(c.shape[1], ground),
        smear=0.03,
    )
    sand = smoothstep(ground - 0.02, ground + 0.12, c.Y)
    grain = c.fbm_at(60, 7, 4, 0.65, 2.0)
    wet = c.fbm_at(5, 9, 5, 0.55, 3.0)
    c.shade(1 - 0.45 * smoothstep(-0.1, 0.35, wet) * sand)
    c.add(
        "#c8642a",
        np.exp(-((np.hypot((c.X - cx) / 0.55, (c.Y - ground) / 0.10)) ** 1.6))
        * (0.22 + 0.10 * grain)
        * (c.Y > horizon),
    )
    figure = c.draw(lambda pen: _spinner(pen, cx, ground + 0.012))
    c.over("#050406", figure)
    c.add("#ffb060", np.clip(figure - np.roll(figure, int(0.002 / c.pixel) + 1, 0), 0, 1) * 0.6)
    return dict(
        bloom_strength=0.55, bloom_threshold=0.65, bloom_radius=0.02, vignette_strength=0.3, grain_strength=0.008
    )


def _spinner(pen, x, g):
    pen.disc(x, g - 0.178, 0.0125, 0.0155)
    pen.polygon(
        curve(
            (x - 0.024, g - 0.152),
            (x, g - 0.160),
            (x + 0.024, g - 0.152),
            (x + 0.020, g - 0.085),
            (x - 0.020, g - 0.085),
            (x - 0.024, g - 0.152),
        )
    )
    pen.stroke([(x - 0.010, g - 0.09), (x - 0.018, g - 0.045), (x - 0.024, g)], 0.015, 0.010)
    pen.stroke([(x + 0.010, g - 0.09), (x + 0.018, g - 0.045), (x + 0.024, g)], 0.015, 0.010)
    pen.stroke([(x + 0.020, g - 0.148), (x + 0.040, g - 0.175), (x + 0.030, g - 0.215)], 0.011, 0.007)
    pen.stroke([(x - 0.022, g - 0.148), (x - 0.034, g - 0.115), (x - 0.026, g - 0.09)], 0.011, 0.008)
