"""Harbours: the sea, its boats and its lights."""
import numpy as np

from air import CloudLayer, mist, stars, sun_disc
from canvas import colour, mix, ramp, smoothstep
from noise import fbm_at, profile, rock
from water import Water


def _curve(*points, steps=24):
    """A smooth line through points (Catmull-Rom)."""
    p = np.array([points[0], *points, points[-1]], float)
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    parts = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:]):
        parts.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - 3 * c + d - a) * t**3))
    return np.concatenate([*parts, p[-1:]])


def _sailboat(pen, x, y, length, mast, sails=True):
    """A sloop seen from the side, its waterline at y."""
    bow, stern, top = x + length, x, y - length * 0.15
    deck = _curve((stern, top + length * 0.02), (x + length * 0.4, top + length * 0.045), (bow, top - length * 0.03))
    keel = _curve((bow, top - length * 0.03), (x + length * 0.86, y + length * 0.01), (x + length * 0.1, y + length * 0.012),
                  (stern, top + length * 0.02))
    pen.polygon([*deck, *keel])
    pen.polygon(_curve((x + length * 0.2, top + length * 0.05), (x + length * 0.26, top - length * 0.05),
                       (x + length * 0.55, top - length * 0.05), (x + length * 0.68, top + length * 0.03)))
    foot = x + length * 0.5
    pen.stroke([(foot, top + length * 0.03), (foot, y - mast)], length * 0.022, length * 0.013)
    pen.stroke([(foot, top - length * 0.1), (x + length * 0.06, top - length * 0.12)], length * 0.02)
    for end in ((bow, top - length * 0.03), (stern + length * 0.01, top + length * 0.02)):
        pen.stroke([(foot, y - mast * 0.99), end], length * 0.006, tone=0.75)


def _sails(pen, x, y, length, mast):
    foot, top = x + length * 0.5, y - length * 0.15
    pen.polygon(_curve((foot - length * 0.015, y - mast * 0.97), (foot - length * 0.13, y - mast * 0.55),
                       (x + length * 0.08, top - length * 0.13), (foot - length * 0.015, top - length * 0.115)))
    pen.polygon(_curve((foot + length * 0.02, y - mast * 0.93), (foot + length * 0.27, y - mast * 0.42),
                       (x + length * 0.96, top - length * 0.05), (foot + length * 0.06, top - length * 0.06)))


def harbour(c):
    horizon, sun = 0.585, (0.965, 0.525)
    c.sky([(0, "#1a2150"), (0.3, "#4a3a72"), (0.55, "#a9506c"), (0.76, "#ef8a50"), (0.93, "#ffcb80"), (1, "#ffdc9c")], 0, horizon)
    clouds = CloudLayer(c, 14, horizon, 0.52, 0.8, sun, 2.6)
    dark = ramp(c.Y[:, :1] / horizon, [(0, "#232450"), (0.5, "#5c3a62"), (0.85, "#9a5560"), (1, "#c47a5c")])
    bright = ramp(c.Y[:, :1] / horizon, [(0, "#8d5f8a"), (0.45, "#f2836a"), (0.8, "#ffb86c"), (1, "#ffd890")])
    c.over(mix(dark, bright * 1.08, smoothstep(0.3, 0.75, clouds.lit)), clouds.density * (0.55 + 0.4 * smoothstep(0, 0.5, c.Y)))
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
    horizon = 1.12
    c.sky([(0, "#0d1d3c"), (0.35, "#27477a"), (0.62, "#6c7ba4"), (0.82, "#d2948c"), (0.94, "#f6bf94"), (1, "#f7cda6")], 0, horizon)
    clouds = CloudLayer(c, 33, horizon, 0.5, 0.9, (0.05, 1.05), 2.2)
    low = smoothstep(0.1, 1.0, c.Y / horizon)
    c.over(mix(ramp(low, [(0, "#1a2a4c"), (0.6, "#4d4f78"), (1, "#8d6a80")]), ramp(low, [(0, "#4d6594"), (0.6, "#d08f92"), (1, "#ffc89a")]),
               smoothstep(0.35, 0.8, clouds.lit)), clouds.density * 0.75)
    stars(c, 4, 420, 0.55, 0.7)
    c.add("#ff9a58", c.glow(0.1, 1.08, 0.42, 1.5) * 0.35)
    Water(c, horizon, "#16304a", 0.11, 15, 8, 2.2, octaves=7, gain=0.6, dim=0.85, ridged=0.4)
    lamp = (0.63, 0.405)
    for far, spread, light in ((-0.5, 0.16, 0.75), (1.5, 0.12, 0.35)):
        along = (c.X - lamp[0]) / (far - lamp[0])
        drop = np.abs(c.Y - lamp[1] + 0.10 * along)
        reach = 0.016 + spread * np.clip(along, 0, 2)
        air = 0.8 + 0.35 * c.fbm(5, 6, 4)
        c.add(colour("#ffe9b0") * light, (along > 0) * np.exp(-((drop / reach) ** 2)) * np.exp(-1.4 * np.clip(along, 0, 2)) * air * 0.75)
    _headland(c, horizon)
    _lighthouse_tower(c, lamp)
    return dict(bloom_strength=0.5, vignette_strength=0.25, bloom_radius=0.02, grain_strength=0.007)


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
    c.over(mix(glass * 1.9, colour("#e8a54a"), smoothstep(0.0, 0.05, np.abs(c.X - x))), c.draw(lambda p: p.box(x - 0.034, 0.372, x + 0.034, 0.442)))

    def iron(pen):
        pen.polygon([(x - 0.072, 0.462), (x - 0.066, 0.442), (x + 0.066, 0.442), (x + 0.072, 0.462)])
        pen.polygon(_curve((x - 0.045, 0.374), (x - 0.036, 0.342), (x, 0.316), (x + 0.036, 0.342), (x + 0.045, 0.374)))
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


lighthouse.portrait = True


def bridge(c):
    horizon = 1.09
    c.sky([(0, "#3f78b4"), (0.35, "#86b4d6"), (0.65, "#cfdbe2"), (0.85, "#f4dcc8"), (1, "#f8e3cf")], 0, horizon)
    clouds = CloudLayer(c, 5, horizon + 0.03, 0.42, 0.9, (0.8, 0.9), 2.4)
    c.over(mix(colour("#b9c6d6"), colour("#fff6ea"), smoothstep(0.3, 0.75, clouds.lit)), clouds.density * 0.7 * smoothstep(1.1, 0.6, c.Y))
    c.add("#ffb070", c.glow(0.9, 0.98, 0.5, 1.4) * 0.3)
    for base, height, tint, seed in ((1.05, 0.14, "#9aa9bb", 4), (1.078, 0.13, "#76889e", 15)):
        c.over(tint, c.below(base - height * (0.45 + 0.5 * c.profile(2.6, seed, 7))) * 0.9)
    mist(c, 61, 1.05, 0.05, "#f6e8dc", 0.9)
    Water(c, horizon, "#2f5872", 0.10, 15, 8, 2.4, octaves=7, gain=0.6, dim=0.95, ridged=0.3)
    mist(c, 8, 1.10, 0.025, "#f6e8dc", 0.8)
    mist(c, 9, 0.98, 0.05, "#fbeee0", 0.75, 2.5)
    _bridge_span(c)
    for y, deep, strength, seed in ((1.21, 0.07, 0.95, 11), (1.35, 0.06, 0.6, 12)):
        mist(c, seed, y + 0.02 * 0, deep, "#f7ebdf", strength, 2.2)
    return dict(vignette_strength=0.2, bloom_strength=0.2, contrast=0.25, grain_strength=0.006)


bridge.portrait = True


def _bridge_span(c):
    tower_x, saddle, deck = 0.375, 0.155, 1.02

    def cable_y(x, shift):
        x = np.asarray(x, float) - shift
        right = saddle + 0.80 * ((x - tower_x) / 0.80) ** 2 * (1.35 - 0.35 * np.clip((x - tower_x) / 0.8, 0, 1))
        left = saddle + 0.86 * np.clip((tower_x - x) / 0.46, 0, None) ** 1.22
        return np.where(x > tower_x, right, left)

    def cables(pen):
        for shift, width in ((0.048, 0.0085), (0.0, 0.0115)):
            x = np.linspace(-0.02, 1.05, 240)
            pen.stroke(np.stack([x, np.minimum(cable_y(x, shift), deck - 0.012)], -1), width)

    def hangers(pen):
        for shift, tone in ((0.048, 0.55), (0.0, 0.85)):
            for x in np.arange(-0.005, 1.02, 0.0335):
                top = float(cable_y(x + shift, shift))
                if top < deck - 0.02 and abs(x - tower_x) > 0.03:
                    for pair in (-0.0022, 0.0022):
                        pen.stroke([(x + shift + pair, top), (x + shift + pair, deck)], 0.0017, tone=tone)

    red, lit = colour("#8f2f1f"), colour("#e8623a")
    c.over("#c4543a", c.draw(hangers) * 0.9)
    mask = c.draw(cables)
    c.over(mix(red, lit, 0.55), mask)
    c.add("#ffb58a", np.clip(mask - np.roll(mask, 2, 0), 0, 1) * 0.25)
    c.over(red * 0.8, c.draw(lambda pen: _bridge_deck(pen, deck)))
    c.over(mix(red, lit, 0.6), c.draw(lambda pen: (pen.box(-0.1, deck - 0.004, 1.1, deck + 0.012), pen.box(-0.1, deck + 0.062, 1.1, deck + 0.071))))
    posts = [x for x in np.arange(-0.02, 1.05, 0.0115)]
    c.over(mix(red, lit, 0.35), c.draw(lambda pen: (pen.box(-0.1, deck - 0.021, 1.1, deck - 0.0185), [pen.box(x, deck - 0.02, x + 0.0016, deck) for x in posts])))
    for depth, shift in ((0, 0.052), (1, 0.0)):
        _bridge_tower(c, tower_x - 0.052 + shift, depth, red, lit)
    pier = c.draw(lambda pen: pen.polygon([(0.24, 1.6), (0.262, 1.235), (0.275, 1.215), (0.53, 1.215), (0.543, 1.235), (0.57, 1.6)]))
    courses = 1 - 0.25 * np.exp(-(((((c.Y * 26) % 1) - 0.5) / 0.06) ** 2))
    stone = (0.42 + 0.5 * smoothstep(0.25, 0.55, c.X) + 0.16 * c.fbm(9, 3, 7, 0.62)) * courses
    c.over(ramp(stone, [(0, "#2e2b30"), (1, "#cdbba8")]), pier)


def _bridge_deck(pen, deck):
    pen.box(-0.1, deck, 1.1, deck + 0.012)
    pen.box(-0.1, deck + 0.062, 1.1, deck + 0.071)
    for x in np.arange(-0.04, 1.05, 0.05):
        pen.stroke([(x, deck + 0.01), (x + 0.025, deck + 0.065), (x + 0.05, deck + 0.01)], 0.006)
        pen.stroke([(x + 0.025, deck), (x + 0.025, deck + 0.066)], 0.0035)


def _bridge_tower(c, left, near, red, lit):
    """One pair of legs with its portals; the near pair is lit from the right."""
    top, foot, legs = 0.13, 1.24, ((-0.075, -0.004), (0.075, 0.004))

    def edges(side):
        lean = np.array([top, 0.5, 0.5, 0.86, 0.86, foot])
        wide = np.array([0.021, 0.0235, 0.0265, 0.0295, 0.033, 0.037])
        middle = left + 0.05 + side * (0.069 + 0.006 * (lean - top))
        return [*zip(middle - wide, lean), *zip((middle + wide)[::-1], lean[::-1])]

    legs_mask = c.draw(lambda pen: [pen.polygon(edges(side)) for side in (-1, 1)])
    bars = ((0.14, 0.052), (0.345, 0.045), (0.56, 0.045), (0.775, 0.05))
    bar_mask = c.draw(lambda pen: [pen.polygon([(left - 0.035, y), (left + 0.135, y), (left + 0.135, y + h * 0.75), (left + 0.115, y + h * 0.75),
                                                (left + 0.102, y + h * 1.25), (left + 0.102, y + h), (left - 0.002, y + h), (left - 0.002, y + h * 1.25),
                                                (left - 0.015, y + h * 0.75), (left - 0.035, y + h * 0.75)]) for y, h in bars])
    dark = 0.62 if not near else 1.0
    for side in (-1, 1):
        centre = left + 0.05 + side * (0.069 + 0.006 * (c.Y - top))
        across = (c.X - centre) / 0.03
        face = np.where(across > 0.25, 1.05, 0.55) + 0.12 * across
        flute = 1 - 0.22 * np.exp(-((((across * 2.2 + 50) % 1) - 0.5) / 0.11) ** 2)
        rivets = 1 + 0.05 * c.fbm_at(70, 3, 3, 0.6, 0.4) + 0.08 * c.fbm(7, 4, 5)
        c.over(mix(red, lit, np.clip(face, 0, 1)) * (flute * rivets * dark)[..., None], legs_mask * (np.abs(across) < 2.3))
    rib = 1 - 0.2 * np.exp(-(((((c.X - left) * 60) % 1) - 0.5) / 0.14) ** 2)
    c.over(mix(red, lit, 0.42) * (rib * dark)[..., None], bar_mask)
    c.add("#ffb58a", np.clip(bar_mask - np.roll(bar_mask, 3, 0), 0, 1) * 0.35 * dark)
    c.shade(0.55, np.clip(np.roll(bar_mask, int(0.014 / c.pixel), 0) - bar_mask, 0, 1) * legs_mask)
    if near:
        c.over("#5c1e16", c.draw(lambda pen: [pen.stroke([(x, top), (x, top - 0.035)], 0.004, 0.002) for x in (left - 0.019, left + 0.119)]))


def kite(c):
    horizon = 0.80
    c.sky([(0, "#1763b4"), (0.4, "#4a9bdc"), (0.75, "#a6d4ee"), (1, "#e3f1f4")], 0, horizon)
    clouds = CloudLayer(c, 23, horizon + 0.05, 0.46, 1.1, (1.3, 0.0), 1.3, contrast=2.6)
    c.over(mix(colour("#b9cfe2"), colour("#ffffff"), smoothstep(0.2, 0.6, clouds.lit)), clouds.density * 0.92)
    shore = 0.868 + 0.010 * c.profile(1.6, 3, 4)
    water = Water(c, horizon, "#1f7f9c", 0.10, 26, 4, 2.8, octaves=6, gain=0.6, dim=0.85, ridged=0.5)
    c.over("#2b79a8", smoothstep(0.835, horizon, c.Y) * (c.Y > horizon) * 0.72 * (0.9 + 0.3 * c.fbm(40, 3, 4, 0.6, 8)))
    shallows = smoothstep(horizon + 0.02, 0.87, c.Y) * (c.Y > horizon)
    c.over("#63c4bd", shallows * 0.62)
    for y, width, seed in ((0.825, 0.003, 3), (0.842, 0.005, 5), (0.858, 0.007, 8)):
        crest = y + 0.006 * c.profile(2.2, seed, 5)
        broken = smoothstep(-0.15, 0.35, c.profile(5, seed + 1, 4))
        foam = np.exp(-(((c.Y - crest[None, :]) / width) ** 2)) * broken[None, :] * (0.7 + 0.5 * c.fbm_at(60, seed, 3))
        c.over("#f6fbf8", np.clip(foam, 0, 1))
    _beach(c, shore)
    far = c.draw(lambda pen: [pen.polygon([(x, 0.815), (x + 0.028, 0.815), (x + 0.017, 0.772)]) or pen.polygon([(x - 0.006, 0.817), (x + 0.034, 0.817), (x + 0.027, 0.823), (x + 0.002, 0.823)]) for x in (0.86, 1.33)])
    c.over("#f4f6f2", far)
    hand = (1.06, 0.815)
    _kite_sail(c, 1.17, 0.19, 0.07, -0.35, ("#1f9e92", "#f2f0d8", "#187f77", "#d7d3b4"), None, 8)
    _kite_sail(c, 0.56, 0.33, 0.235, 0.38, ("#e02a30", "#f8b522", "#c11d2c", "#e8901a"), hand, 14)
    _kite_flyer(c, *hand)
    return dict(vignette_strength=0.16, bloom_strength=0.12, grain_strength=0.0045, contrast=0.2)


def _beach(c, shore):
    depth = np.maximum(c.Y - 0.80, 0.02)
    u, v = (c.X - 0.75) / depth, 1 / depth
    ripples = fbm_at(u * 3, v * 5, 5, 6, 0.6, np.minimum(c.pixel / depth**2 * 5, 3))
    grit = c.fbm(170, 6, 3, 0.9) * 1.6
    sand = ramp(0.5 + 0.34 * ripples + 0.12 * grit, [(0, "#a77f4f"), (0.5, "#dcb983"), (1, "#f6e0b4")])
    wet = smoothstep(0.05, 0.0, c.Y - shore[None, :])
    c.over(mix(sand, colour("#8fa7a0") * 0.5 + sand * 0.42, wet * 0.85), c.below(shore))
    edge = np.exp(-(((c.Y - shore[None, :] - 0.002) / 0.0045) ** 2)) * (0.75 + 0.5 * c.fbm(60, 4, 3))
    c.over("#fdfefb", np.clip(edge, 0, 1))
    marks = np.random.default_rng(3)
    for k in range(26):
        t = k / 26
        x, y = 1.10 + 0.32 * t + 0.02 * np.sin(k * 1.3), 0.905 + 0.11 * t**1.2 + (k % 2) * 0.006
        size = 0.006 + 0.006 * t
        part = c.window(x - 3 * size, y - 2 * size, x + 3 * size, y + 2 * size)
        if part is not None:
            part.shade(0.72, np.exp(-(((part.X - x) / size) ** 2 + ((part.Y - y) / (size * 0.42)) ** 2) ** 1.5) * marks.uniform(0.7, 1))


def _kite_sail(c, x, y, size, turn, colours, hand, tail):
    cos, sin = np.cos(turn), np.sin(turn)

    def at(u, v):
        return x + size * (u * cos - v * sin), y + size * (u * sin + v * cos)

    u, v = ((c.X - x) * cos + (c.Y - y) * sin) / size, (-(c.X - x) * sin + (c.Y - y) * cos) / size
    nose, left, right, end = (0, -0.98), (-0.72, -0.22), (0.72, -0.22), (0, 1.12)
    bow = lambda a, b, lift: [at(a[0] + (b[0] - a[0]) * t + lift[0] * 4 * t * (1 - t), a[1] + (b[1] - a[1]) * t + lift[1] * 4 * t * (1 - t)) for t in np.linspace(0, 1, 16)]
    sail = c.draw(lambda pen: pen.polygon([*bow(nose, right, (-0.02, 0.02)), *bow(right, end, (-0.025, -0.03)), *bow(end, left, (0.025, -0.03)), *bow(left, nose, (0.02, 0.02))]))
    upper = smoothstep(-0.215, -0.225, v + 0.02 * np.cos(u * 2))
    side = smoothstep(-0.006, 0.006, u)
    top = mix(colour(colours[1]), colour(colours[0]), side)
    low = mix(colour(colours[0]), colour(colours[1]), side)
    cloth = mix(low, top, upper)
    billow = 0.94 + 0.16 * np.cos((np.abs(u) - 0.25) * 3.2) - 0.14 * smoothstep(0.35, 0.0, np.abs(u)) * (1 - upper) + 0.04 * np.sin(v * 9 + u * 5) * (np.abs(u) < 0.6)
    weave = 1 + 0.02 * np.sin(u * size / 0.0022) * np.sin(v * size / 0.0022)
    c.over(cloth * (billow * weave * (0.93 + 0.17 * side))[..., None], sail)
    c.shade(0.6, sail * np.exp(-((np.minimum(np.abs(u), np.abs(v + 0.22)) * size / 0.0028) ** 2)) * 0.8)
    line = [at(0.10 * np.sin(k * 0.32) * (0.4 + k * 0.055), 1.12 + k * 0.10) for k in range(tail * 2)]
    c.over("#7d2a35", c.draw(lambda pen: pen.stroke(line, size * 0.02, size * 0.012)))
    for k in range(2, tail * 2, 3):
        (px, py), (qx, qy) = line[k], line[k - 1]
        dx, dy = (px - qx), (py - qy)
        n = np.hypot(dx, dy) / (size * 0.13)
        wing = lambda pen, s: pen.polygon([(px, py), (px - s * dy / n - dx / n * 0.45, py + s * dx / n - dy / n * 0.45), (px - s * dy / n + dx / n * 0.45, py + s * dx / n + dy / n * 0.45)])
        part = c.window(px - size * 0.3, py - size * 0.3, px + size * 0.3, py + size * 0.3)
        if part is not None:
            part.over(colours[0 if k % 2 else 1], part.draw(lambda pen: wing(pen, 1)))
            part.over(colours[2 if k % 2 else 3], part.draw(lambda pen: wing(pen, -1)))
    if hand is not None:
        t = np.linspace(0, 1, 60)
        bx, by = at(0, 0.1)
        string = np.stack([bx + (hand[0] - bx) * t, by + (hand[1] - by) * t + 0.05 * 4 * t * (1 - t)], -1)
        c.over("#f4f4ee", c.draw(lambda pen: pen.stroke(string, 0.0016)) * 0.8)


def _kite_flyer(c, hx, hy):
    c.shade((0.72, 0.70, 0.74), c.draw(lambda pen: pen.polygon(_curve((1.09, 0.962), (1.16, 0.958), (1.25, 0.962), (1.16, 0.969), (1.09, 0.966))), 0.002))
    skin, shirt, shorts = "#a8704e", "#e8463c", "#24406e"
    c.over(skin, c.draw(lambda pen: (pen.stroke([(1.094, 0.845), (1.078, 0.832), (hx, hy)], 0.0105, 0.007), pen.stroke([(1.098, 0.846), (1.082, 0.845), (hx + 0.004, hy + 0.008)], 0.010, 0.007),
                                     pen.stroke([(1.094, 0.912), (1.087, 0.935), (1.083, 0.962)], 0.013, 0.008), pen.stroke([(1.106, 0.912), (1.117, 0.935), (1.121, 0.962)], 0.013, 0.008),
                                     pen.disc(1.096, 0.818, 0.0125, 0.0145), pen.box(1.092, 0.826, 1.102, 0.842))))
    c.over(shirt, c.draw(lambda pen: pen.polygon(_curve((1.082, 0.842), (1.1, 0.836), (1.115, 0.844), (1.113, 0.868), (1.114, 0.892), (1.085, 0.892), (1.087, 0.868), (1.082, 0.842)))))
    c.over(shorts, c.draw(lambda pen: pen.polygon([(1.085, 0.888), (1.114, 0.888), (1.118, 0.918), (1.103, 0.92), (1.0995, 0.905), (1.096, 0.92), (1.081, 0.918)])))
    c.over("#2a1c16", c.draw(lambda pen: (pen.disc(1.099, 0.811, 0.0135, 0.011), pen.disc(1.105, 0.818, 0.008, 0.011))))
