"""After dark, out of town: northern lights, an empty road."""

import numpy as np

from air import CloudLayer, stars, sun_disc
from canvas import Pen, colour, mix, ramp, smoothstep
from noise import fbm_at, profile, rock
from water import Water


def green_night(c):
    """Northern lights over a cabin by a lake."""
    horizon = 0.72
    c.sky([(0, "#040816"), (0.45, "#08172e"), (0.8, "#0e2f40"), (1, "#174a50")], 0, horizon)
    stars(c, 5, 1500, horizon, 0.85)
    curtains = (
        (0.60, 0.16, 2, "#35f29b", "#7a4fe0", 0.34, 1.0, 0.0),
        (0.52, 0.20, 6, "#3fe8b4", "#a04ad0", 0.42, 0.75, 0.7),
        (0.44, 0.14, 9, "#58e080", "#c04aa0", 0.30, 0.5, 1.9),
    )
    for base, swing, seed, green, violet, tall, strength, shift in curtains:
        # The foot of the curtain is a curve with folds; where it turns edge-on to us it is brighter.
        fold = 0.045 * np.sin(c.X[0] * 9 + shift * 4 + 2.2 * profile(c.X[0] * 1.3, seed + 1, 2))
        foot = base - swing * profile(c.X[0] * 1.1 + shift, seed, 3) - fold
        edge_on = np.abs(np.gradient(foot, c.X[0]))
        rays = 0.55 + 0.75 * np.clip(0.5 + 0.7 * profile(c.X[0] * 26 + 3 * foot, seed + 3, 4, 0.7), 0, 1.2) * (
            0.6 + 0.5 * profile(c.X[0] * 4, seed + 4, 3)
        )
        above = foot[None, :] - c.Y
        reach = tall * (0.65 + 0.45 * profile(c.X[0] * 3, seed + 5, 3))[None, :]
        light = np.where(
            above > 0,
            np.exp(-above / np.maximum(reach, 0.1) * 1.9) * smoothstep(-0.01, 0.03, above),
            np.exp(above / 0.018) * smoothstep(-0.01, 0.03, above),
        )
        light = light + 0.55 * np.exp(-((above / 0.05) ** 2)) * (above > -0.1)
        brightness = np.clip(rays * (0.75 + 0.35 * np.clip(edge_on, 0, 1.6)), 0, 2)[None, :] * light * strength
        hue = mix(colour(green), colour(violet), smoothstep(0.10, 0.9, above / np.maximum(reach, 0.1) * 0.75))
        c.rgb += hue * brightness[..., None] * 0.62
    c.add("#2fe0a0", np.exp(-(((c.Y - 0.5) / 0.3) ** 2)) * 0.07)
    line = horizon - 0.015 - 0.15 * np.clip(0.45 + 0.55 * c.profile(2.2, 44, 8, 0.52, 0.35), 0, 1)
    far = rock(c.X * 9, c.Y * 14, 4, 4, (-0.3, -0.8, 0.4))
    c.over(ramp(far, [(0, "#050d12"), (0.5, "#0b2426"), (1, "#2c6a60")]), c.below(line) * (c.Y < horizon))
    near = (
        horizon
        - 0.008
        - 0.05 * np.clip(0.5 + 0.6 * c.profile(3, 12, 6), 0, 1)
        - 0.012 * np.abs(c.profile(110, 13, 3, 0.8))
    )
    c.over("#03080a", c.below(near) * (c.Y < horizon))
    _cabin(c, 1.06, horizon)
    Water(c, horizon, "#04121a", 0.022, 10, 12, 3.0, octaves=6, gain=0.55, dim=0.85)
    shore = 0.985 - 0.02 * c.profile(2, 5, 5) - 0.05 * smoothstep(0.6, 0.0, c.X[0])
    stones = rock(c.X * 16 / (0.4 + c.Y), c.Y * 34, 14, 4, (0.2, -0.8, 0.5))
    c.over(ramp(stones, [(0, "#010304"), (0.6, "#081616"), (1, "#25584a")]), c.below(shore))
    return dict(bloom_strength=0.3, bloom_threshold=0.7, vignette_strength=0.15, grain_strength=0.009)


def _cabin(c, x, ground):
    body = lambda pen: (
        pen.box(x - 0.042, ground - 0.042, x + 0.042, ground + 0.002),
        pen.polygon([(x - 0.056, ground - 0.038), (x, ground - 0.086), (x + 0.056, ground - 0.038)]),
        pen.box(x + 0.02, ground - 0.088, x + 0.03, ground - 0.06),
    )
    c.over("#070707", c.draw(body))
    panes = c.draw(
        lambda pen: (
            pen.box(x - 0.03, ground - 0.032, x - 0.008, ground - 0.012),
            pen.box(x + 0.008, ground - 0.032, x + 0.03, ground - 0.012),
        )
    )
    bars = c.draw(
        lambda pen: [
            pen.box(x + s * 0.019 - 0.0008, ground - 0.032, x + s * 0.019 + 0.0008, ground - 0.012) for s in (-1, 1)
        ]
    )
    c.over(colour("#ffbf5a") * 2.2, panes * (1 - 0.85 * bars))
    c.add("#ff9a3a", c.glow(x, ground - 0.02, 0.085, 1.5) * 0.42)
    smoke = np.exp(
        -(
            (
                (c.X - x - 0.025 - 0.1 * np.clip(ground - 0.09 - c.Y, 0, 1) - 0.006 * np.sin((ground - c.Y) * 60))
                / (0.004 + 0.12 * np.clip(ground - 0.085 - c.Y, 0, 1))
            )
            ** 2
        )
    )
    c.add("#5a8f86", smoke * (c.Y < ground - 0.085) * smoothstep(ground - 0.24, ground - 0.09, c.Y) * 0.22)


def straight_on(c):
    """A road through a plain of brush towards the sunset."""
    horizon = 0.46
    c.sky(
        [(0, "#16285c"), (0.35, "#545a98"), (0.6, "#a5698c"), (0.8, "#ef8a6a"), (0.95, "#ffc27c"), (1, "#ffd592")],
        0,
        horizon,
    )
    clouds = CloudLayer(c, 27, horizon + 0.015, 0.56, 1.0, (0.78, 0.5), 2.4)
    low = np.clip(c.Y / horizon, 0, 1)
    c.over(
        mix(
            ramp(low, [(0, "#232b5e"), (0.5, "#5e4878"), (1, "#b0665e")]),
            ramp(low, [(0, "#7c6ea4"), (0.5, "#f0877c"), (1, "#ffc078")]),
            smoothstep(0.25, 0.75, clouds.lit),
        ),
        clouds.density * 0.88,
    )
    stars(c, 8, 120, 0.18, 0.6)
    sun_disc(c, 0.775, horizon - 0.006, 0.026, "#ffca80", 2.4, 0.26)
    x = c.X[0]
    for base, height, tint, seed, flat in (
        (horizon, 0.085, "#7d4f74", 3, 0.5),
        (horizon + 0.004, 0.05, "#4c3350", 12, 0.3),
    ):
        shape = np.clip(0.35 + 0.8 * profile(x * 1.7, seed, 3), 0, 1)
        mesa = (
            np.minimum(smoothstep(0.28, 0.46, shape), 1) * (0.6 + 0.4 * flat * profile(x * 2.1, seed + 5, 2))
            + 0.25 * shape
            + 0.04 * profile(x * 30, seed + 2, 4)
        )
        butte = base - height * mesa
        c.over(
            colour(tint) + c.glow(0.775, horizon, 0.25, 1.3)[..., None] * colour("#5a2a10"),
            c.below(butte) * (c.Y < horizon + 0.01),
        )
    below = np.maximum(c.Y - horizon, c.pixel * 0.5)
    depth = 0.05 / below
    u, v = (c.X - 0.765) * depth * 20, depth * 20
    footprint = np.minimum(c.pixel * depth / below * 20, 60)
    tufts = fbm_at(u * 2.2, v * 0.9, 4, 6, 0.68, np.minimum(footprint, 30) * 1.0)
    soil = fbm_at(u * 0.35, v * 0.25, 6, 4, 0.6, footprint * 0.3)
    desert = ramp(
        0.5 + 0.22 * tufts + 0.20 * soil + 0.10 * c.fbm(200, 3, 2, 0.8) * smoothstep(0.0, 0.2, below),
        [(0, "#2c1a1c"), (0.35, "#6e3a2c"), (0.65, "#a8623c"), (1, "#dc9a5a")],
    )
    ground = (c.Y >= horizon).astype(np.float32) * np.clip((c.Y - horizon) / c.pixel, 0, 1)
    c.over(mix(desert, colour("#d98a5c"), np.exp(-below / 0.02) * 0.7), ground)
    c.shade(1.12 - 0.75 * smoothstep(0.5, 1.0, c.Y), ground)
    _shrubs(c, horizon)
    _road(c, horizon, below, ground)
    _poles(c, horizon)
    c.add("#ff9a4a", c.glow(0.775, horizon, 0.35, 1.3) * 0.14)
    return dict(bloom_strength=0.3, vignette_strength=0.28, grain_strength=0.007, contrast=0.1)


def _shrubs(c, horizon):
    """Brush on the plain, far to near, each with a lit crown and the shadow it throws towards us."""
    random = np.random.default_rng(6)
    depth = np.sort(0.006 + 0.60 * random.random(2600) ** 2.6)
    shadow, crown, dry = Pen(c), Pen(c), Pen(c)
    for d in depth:
        x, y = random.uniform(-0.1, 1.6), horizon + d
        if abs(x - 0.765) < d * 0.95:
            continue
        size = d * random.uniform(0.04, 0.11) + 0.0006
        shadow.disc(x + (x - 0.775) * 0.06, y + size * 0.45, size * 1.25, size * 0.42, tone=0.8)
        pen = dry if random.random() < 0.45 else crown
        for _ in range(int(np.clip(size * 1800, 4, 64))):
            a, r = random.uniform(np.pi, 2 * np.pi), size * random.uniform(0.5, 1.15)
            pen.stroke(
                [(x, y + size * 0.3), (x + r * np.cos(a), y + size * 0.2 + r * 0.75 * np.sin(a))],
                size * 0.085,
                size * 0.03,
                tone=random.uniform(0.3, 1),
            )
    c.over("#241418", shadow.mask() * 0.6)
    c.over(ramp(c.Y, [(horizon, "#b0704e"), (0.6, "#6a4a34"), (1.0, "#2c2220")]), crown.mask())
    c.over(ramp(c.Y, [(horizon, "#f0a86a"), (0.6, "#b87a48"), (1.0, "#5e3c2a")]), dry.mask())


def _road(c, horizon, below, ground):
    half = below * 0.86
    across = (c.X - 0.765) / half
    distance = 0.05 / below
    edge = c.pixel / half
    road = smoothstep(1 + edge, 1 - edge, np.abs(across)) * ground
    grit = c.fbm(230, 8, 2, 0.9) * 0.5 + fbm_at(
        across * 9, distance * 60, 3, 5, 0.6, np.minimum(c.pixel * distance / below * 60, 20)
    )
    asphalt = ramp(0.45 + 0.28 * grit, [(0, "#17161f"), (0.5, "#35323f"), (1, "#625a62")])
    sheen = (
        np.exp(-below / 0.10)[..., None] * colour("#ffb488") * 0.55
        + np.exp(-(((np.abs(across) - 0.45) / 0.16) ** 2))[..., None] * colour("#40363c") * 0.25
    )
    c.over(asphalt + sheen, road)
    cracks = smoothstep(
        0.80,
        0.93,
        fbm_at(across * 3.2, distance * 14, 9, 4, 0.55, np.minimum(c.pixel * distance / below * 14, 9), ridged=True),
    )
    c.shade(0.62, cracks * road * smoothstep(0.05, 0.2, below))
    wear = np.clip(
        0.86 + 0.5 * fbm_at(across * 30, distance * 90, 6, 4, 0.6, np.minimum(c.pixel * distance / below * 90, 20)),
        0.25,
        1,
    )
    dash = smoothstep(-0.06, 0.06, np.sin(2 * np.pi * distance * 2.6 + 1.2) + 0.1)
    centre = smoothstep(0.026 + edge, 0.026 - edge, np.abs(across))
    c.over("#f6c046", centre * dash * ground * wear * 0.95)
    side = smoothstep(0.018 + edge, 0.018 - edge, np.abs(np.abs(across) - 0.93))
    c.over("#e4dcd6", side * ground * wear * 0.8)


def _poles(c, horizon):
    def poles(pen):
        tops = []
        for k in range(14):
            scale = 0.62 / (0.42 + k * 0.62)
            x, foot = 0.765 + 0.86 * 1.32 * scale * 0.42, horizon + scale * 0.14
            top = foot - scale * 0.36
            pen.stroke([(x, foot), (x, top)], scale * 0.0115 + 0.0005, scale * 0.008 + 0.0004)
            pen.stroke(
                [(x - scale * 0.045, top + scale * 0.03), (x + scale * 0.045, top + scale * 0.03)],
                scale * 0.007 + 0.0003,
            )
            tops.append((x, top + scale * 0.025, scale))
        for (x0, y0, s0), (x1, y1, s1) in zip(tops, tops[1:]):
            for shift in (-0.04, 0.04):
                t = np.linspace(0, 1, 24)
                xs, ys = x0 + s0 * shift + (x1 + s1 * shift - x0 - s0 * shift) * t, y0 + (y1 - y0) * t + 0.06 * (
                    x0 - x1
                ) * 4 * t * (1 - t)
                pen.stroke(np.stack([xs, ys], -1), 0.0016 * s0 + 0.0004, 0.0016 * s1 + 0.0004, tone=0.8)

    c.over("#1c1520", c.draw(poles))
