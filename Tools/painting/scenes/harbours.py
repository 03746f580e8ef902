"""Harbours: boats at dusk, the lighthouse."""

import numpy as np

from air import CloudLayer, stars, sun_disc
from canvas import colour, curve, mix, ramp, smoothstep
from noise import profile, rock
from water import Water


def _sailboat(pen, x, y, length, mast, sails=True):
    """A sloop seen from the side, its waterline at y."""
    bow, stern, top = x + length, x, y - length * 0.15
    deck = curve((stern, top + length * 0.02), (x + length * 0.4, top + length * 0.045), (bow, top - length * 0.03))
    keel = curve(
        (bow, top - length * 0.03),
        (x + length * 0.86, y + length * 0.01),
        (x + length * 0.1, y + length * 0.012),
        (stern, top + length * 0.02),
    )
    pen.polygon([*deck, *keel])
    pen.polygon(
        curve(
            (x + length * 0.2, top + length * 0.05),
            (x + length * 0.26, top - length * 0.05),
            (x + length * 0.55, top - length * 0.05),
            (x + length * 0.68, top + length * 0.03),
        )
    )
    foot = x + length * 0.5
    pen.stroke([(foot, top + length * 0.03), (foot, y - mast)], length * 0.022, length * 0.013)
    pen.stroke([(foot, top - length * 0.1), (x + length * 0.06, top - length * 0.12)], length * 0.02)
    for end in ((bow, top - length * 0.03), (stern + length * 0.01, top + length * 0.02)):
        pen.stroke([(foot, y - mast * 0.99), end], length * 0.006, tone=0.75)


def _sails(pen, x, y, length, mast):
    foot, top = x + length * 0.5, y - length * 0.15
    pen.polygon(
        curve(
            (foot - length * 0.015, y - mast * 0.97),
            (foot - length * 0.13, y - mast * 0.55),
            (x + length * 0.08, top - length * 0.13),
            (foot - length * 0.015, top - length * 0.115),
        )
    )
    pen.polygon(
        curve(
            (foot + length * 0.02, y - mast * 0.93),
            (foot + length * 0.27, y - mast * 0.42),
            (x + length * 0.96, top - length * 0.05),
            (foot + length * 0.06, top - length * 0.06),
        )
    )


def harbour(c):
    """Three sailing boats at anchor, the sun going down behind the hills."""
    horizon, sun = 0.585, (0.965, 0.525)
    c.sky(
        [(0, "#1a2150"), (0.3, "#4a3a72"), (0.55, "#a9506c"), (0.76, "#ef8a50"), (0.93, "#ffcb80"), (1, "#ffdc9c")],
        0,
        horizon,
    )
    clouds = CloudLayer(c, 14, horizon, 0.52, 0.8, sun, 2.6)
    dark = ramp(c.Y[:, :1] / horizon, [(0, "#232450"), (0.5, "#5c3a62"), (0.85, "#9a5560"), (1, "#c47a5c")])
    bright = ramp(c.Y[:, :1] / horizon, [(0, "#8d5f8a"), (0.45, "#f2836a"), (0.8, "#ffb86c"), (1, "#ffd890")])
    c.over(
        mix(dark, bright * 1.08, smoothstep(0.3, 0.75, clouds.lit)),
        clouds.density * (0.55 + 0.4 * smoothstep(0, 0.5, c.Y)),
    )
    sun_disc(c, *sun, 0.045, "#ffd890", 2.3, 0.36)
    for base, height, tint, seed in ((0.572, 0.075, "#8a4d63", 3), (0.582, 0.05, "#553552", 9)):
        ridge = base - height * (0.5 + 0.5 * c.profile(3.1, seed, 7))
        glare = c.glow(*sun, 0.3, 1.4)[..., None] * np.array([0.42, 0.18, 0.02])
        c.over(colour(tint) + glare, c.below(ridge) * (c.Y < horizon))
    water = Water(c, horizon, "#20274a", 0.085, 15, 21, 2.4, octaves=7, gain=0.62, dim=0.9)
    boats = ((0.225, 0.735, 0.275, 0.43), (0.60, 0.655, 0.135, 0.2), (1.235, 0.645, 0.115, 0.185))
    hulls = c.draw(lambda pen: [_sailboat(pen, *boat) for boat in boats])
    sails = c.draw(lambda pen: [_sails(pen, *boat) for boat in boats[:2]])
    for boat in boats:
        own = np.zeros_like(hulls)
        near = np.abs(c.X - boat[0] - boat[2] / 2) < boat[2] * 0.6
        own[near] = np.maximum(hulls, sails * 0.85)[near]
        c.over("#1a1330", water.reflection(own, boat[1]) * 0.82)
    through = ramp(np.clip((c.Y - 0.25) / 0.45, 0, 1), [(0, "#3a2038"), (0.6, "#6c3038"), (1, "#3a1c2c")])
    c.over(through, sails * 0.95)
    c.over("#130e20", hulls)
    c.add("#ff9a50", np.clip(hulls - np.roll(hulls, -2, 1), 0, 1) * 0.25 * smoothstep(0.75, 0.4, c.Y))
    quay = c.draw(_quay)
    planks = 0.75 + 0.5 * c.fbm(22, 5, 5, 0.6, 6.0)
    c.over(colour("#17111f") * planks[..., None], quay)
    c.add("#c06a4c", np.clip(quay - np.roll(quay, 3, 0), 0, 1) * 0.4)
    return dict(bloom_strength=0.28, vignette_strength=0.28, grain_strength=0.007, bloom_radius=0.03)


def _quay(pen):
    pen.polygon([(-0.1, 1.1), (-0.1, 0.9), (0.36, 0.925), (0.395, 0.94), (0.395, 0.955), (0.37, 0.96), (0.43, 1.1)])
    for k, x in enumerate((0.045, 0.15, 0.255, 0.355)):
        top = 0.80 + 0.018 * k
        pen.polygon([(x, top), (x + 0.021, top - 0.004), (x + 0.024, 1.05), (x - 0.002, 1.05)])
        pen.box(x - 0.004, top + 0.03, x + 0.026, top + 0.038)
    for a, b in ((0.056, 0.16), (0.161, 0.265), (0.266, 0.366)):
        x = np.linspace(a, b, 20)
        t = (x - a) / (b - a)
        pen.stroke(np.stack([x, 0.835 + 0.018 * (x - 0.05) / 0.1 + 0.05 * 4 * t * (1 - t)], -1), 0.0045)


def lighthouse(c):
    """A lighthouse on its rock in the last light, the lamp already lit."""
    horizon = 1.12
    c.sky(
        [(0, "#0d1d3c"), (0.35, "#27477a"), (0.62, "#6c7ba4"), (0.82, "#d2948c"), (0.94, "#f6bf94"), (1, "#f7cda6")],
        0,
        horizon,
    )
    clouds = CloudLayer(c, 33, horizon, 0.5, 0.9, (0.05, 1.05), 2.2)
    low = smoothstep(0.1, 1.0, c.Y / horizon)
    c.over(
        mix(
            ramp(low, [(0, "#1a2a4c"), (0.6, "#4d4f78"), (1, "#8d6a80")]),
            ramp(low, [(0, "#4d6594"), (0.6, "#d08f92"), (1, "#ffc89a")]),
            smoothstep(0.35, 0.8, clouds.lit),
        ),
        clouds.density * 0.75,
    )
    stars(c, 4, 420, 0.55, 0.7)
    c.add("#ff9a58", c.glow(0.1, 1.08, 0.42, 1.5) * 0.35)
    Water(c, horizon, "#16304a", 0.11, 15, 8, 2.2, octaves=7, gain=0.6, dim=0.85, ridged=0.4)
    lamp = (0.63, 0.405)
    for far, spread, light in ((-0.5, 0.16, 0.75), (1.5, 0.12, 0.35)):
        along = (c.X - lamp[0]) / (far - lamp[0])
        drop = np.abs(c.Y - lamp[1] + 0.10 * along)
        reach = 0.016 + spread * np.clip(along, 0, 2)
        air = 0.8 + 0.35 * c.fbm(5, 6, 4)
        c.add(
            colour("#ffe9b0") * light,
            (along > 0) * np.exp(-((drop / reach) ** 2)) * np.exp(-1.4 * np.clip(along, 0, 2)) * air * 0.75,
        )
    _headland(c, horizon)
    _lighthouse_tower(c, lamp)
    return dict(bloom_strength=0.5, vignette_strength=0.25, bloom_radius=0.02, grain_strength=0.007)


lighthouse.portrait = True


def _headland(c, horizon):
    x = c.X[0]
    line = 1.20 - 0.17 * smoothstep(0.12, 0.46, x) - 0.035 * smoothstep(0.45, 0.6, x) + 0.05 * smoothstep(0.75, 1.0, x)
    line = line + 0.03 * c.profile(6, 12, 7, 0.55) * (1 - smoothstep(0.22, 0.12, np.abs(x - 0.63)))
    shore = 0.13 - 0.42 * (c.Y - 1.19) + 0.05 * profile(c.Y * 7, 5, 6)
    land = c.below(line) * smoothstep(-0.004, 0.004, c.X - shore)
    light = rock(c.X * 5.5, c.Y * 7.5, 40, 5, (-0.7, -0.5, 0.6))
    height = c.Y - line[None, :]
    warm = smoothstep(0.85, 0.15, c.X) * smoothstep(0.45, 0.0, height)
    tone = ramp(light, [(0, "#08080f"), (0.25, "#1b1a25"), (0.6, "#474049"), (0.85, "#94796f"), (1, "#c9a08a")])
    c.over(tone * (0.62 + 0.75 * warm)[..., None], land)
    ragged = 0.012 + 0.03 * np.clip(0.5 + c.fbm_at(14, 9, 5, 0.6), 0, 1)
    grass = smoothstep(0.004, -0.004, height - ragged) * smoothstep(0.3, 0.5, c.X + 0.1 * c.fbm(8, 2))
    blades = 0.5 + 0.4 * c.fbm_at(40, 4, 4, 0.6, 0.35) + 0.3 * warm
    c.over(ramp(blades, [(0, "#0e130f"), (0.5, "#30382a"), (1, "#7a7a4c")]), grass * land * 0.95)
    spray = 0.5 + c.fbm_at(18, 7, 6, 0.62)
    foam = np.exp(-(((c.X - shore + 0.004) / 0.03) ** 2)) * (c.Y > horizon + 0.035) * smoothstep(0.3, 0.9, spray)
    c.over("#cfcbd6", foam * 0.85)


def _lighthouse_tower(c, lamp):
    x, top, foot = lamp[0], 0.455, 1.005
    half = 0.047 + 0.03 * np.clip((c.Y - top) / (foot - top), 0, 1.2) ** 1.5
    across = (c.X - x) / half
    tower = c.inside(np.abs(c.X - x) - half) * c.inside(top - c.Y) * c.inside(c.Y - foot)
    round_light = np.sqrt(np.clip(1 - np.clip(across, -1, 1) ** 2, 0, 1))
    shade = np.clip(0.2 + 0.30 * round_light - 0.62 * across * round_light - 0.22 * across, 0.1, 1)
    stripes = smoothstep(-0.02, 0.02, np.sin((c.Y - top) / (foot - top) * np.pi * 4.94 + 0.25 * (1 - round_light)))
    paint = mix(colour("#d02c26"), colour("#f6ece0"), stripes)
    wear = 1 + 0.10 * c.fbm_at(9, 3, 6, 0.6, 0.35) + 0.05 * c.fbm(60, 5, 3)
    c.over(paint * (shade * wear)[..., None] * np.array([1.12, 0.98, 0.92]), tower)
    dark, glass = "#14161f", colour("#fff2c0")

    def windows(pen):
        for y in (0.56, 0.72, 0.88):
            pen.polygon([(x - 0.013, y), (x + 0.011, y), (x + 0.011, y + 0.04), (x - 0.013, y + 0.04)])
            pen.disc(x - 0.001, y, 0.012)
        pen.polygon([(x - 0.018, foot), (x - 0.018, foot - 0.06), (x + 0.018, foot - 0.06), (x + 0.018, foot)])

    c.over("#221a20", c.draw(windows) * 0.9)
    c.over(
        mix(glass * 1.9, colour("#e8a54a"), smoothstep(0.0, 0.05, np.abs(c.X - x))),
        c.draw(lambda p: p.box(x - 0.034, 0.372, x + 0.034, 0.442)),
    )

    def iron(pen):
        pen.polygon([(x - 0.072, 0.462), (x - 0.066, 0.442), (x + 0.066, 0.442), (x + 0.072, 0.462)])
        pen.polygon(curve((x - 0.045, 0.374), (x - 0.036, 0.342), (x, 0.316), (x + 0.036, 0.342), (x + 0.045, 0.374)))
        pen.disc(x, 0.312, 0.0095)
        pen.stroke([(x, 0.312), (x, 0.27)], 0.004, 0.002)
        for k in (-1, -0.33, 0.33, 1):
            pen.stroke([(x + 0.034 * k, 0.372), (x + 0.034 * k, 0.443)], 0.004)
        pen.box(x - 0.034, 0.404, x + 0.034, 0.407)
        for k in np.linspace(-1, 1, 9):
            pen.stroke([(x + 0.068 * k, 0.414), (x + 0.068 * k, 0.444)], 0.0028)
        pen.box(x - 0.068, 0.412, x + 0.068, 0.4155)
        pen.box(x - 0.068, 0.427, x + 0.068, 0.4295)

    c.over(dark, c.draw(iron))
    c.over(glass * 4, c.disc(x, 0.406, 0.014, 0.006))
    c.add("#ffd78a", c.glow(*lamp, 0.11, 1.2) * 0.55)
