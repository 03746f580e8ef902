"""After dark: cities, roads and skies at night."""
import numpy as np

from air import CloudLayer, mist, stars, sun_disc
from canvas import Pen, blurred, colour, mix, ramp, smoothstep
from noise import cells, fbm_at, profile, rock
from trees import conifer
from water import Water

LAMPS = [colour(k) for k in ("#ffd48a", "#ffbf6a", "#fff0cc", "#ffdba0", "#cfe4ff")]


def facade(c, left, top, right, bottom, seed, cell=(0.011, 0.015), lit=0.4, wall="#0c1020", glow=1.0, floors=0.0):
    """A tower front of windows, a share `lit` of them with the light on; `floors` is how many storeys are lit as a whole."""
    part = c.window(left, top, right, bottom)
    if part is None:
        return
    random = np.random.default_rng(seed)
    across, down = max(2, round((right - left) / cell[0])), max(2, round((bottom - top) / cell[1]))
    u, v = (part.X - left) / (right - left) * across, (part.Y - top) / (bottom - top) * down
    mask = part.inside(left - part.X) * part.inside(part.X - right) * part.inside(top - part.Y)
    grain = 1 + 0.25 * part.fbm(6, seed, 4) + 0.12 * smoothstep(0.35, 0.5, np.abs(u % 1 - 0.5))
    part.over(colour(wall) * grain[..., None], mask)
    on = random.random((down + 2, across + 2)) < lit
    if floors:
        on |= (random.random((down + 2, 1)) < floors) & (random.random((down + 2, across + 2)) < 0.93)
    # Neighbouring windows often belong to one room.
    on[:, 1:] |= on[:, :-1] & (random.random((down + 2, across + 1)) < 0.35)
    tint = np.array(LAMPS)[random.integers(0, len(LAMPS), on.shape)] * random.uniform(0.35, 1.15, on.shape)[..., None]
    row, column = np.clip(v.astype(int), 0, down), np.clip(u.astype(int), 0, across)
    width, height = part.pixel / (right - left) * across, part.pixel / (bottom - top) * down
    pane = smoothstep(0.40 + width, 0.40 - width, np.abs(u % 1 - 0.5)) * smoothstep(0.34 + height, 0.34 - height, np.abs(v % 1 - 0.5))
    pane = pane * (1 - 0.5 * smoothstep(0.08 + width, 0.0, np.abs(u % 1 - 0.5)) * (width < 0.25))
    blind = 0.7 + 0.3 * smoothstep(0.1, 0.8, v % 1)
    pane = pane * mask * (u > 0.15) * (u < across - 0.15) * (v > 0.6)
    part.add(np.ones(3), 0)
    part.rgb += (tint[row, column] * (on[row, column] * pane * blind)[..., None] * glow).astype(np.float32)
    part.rgb += (colour("#30406a") * (0.16 * pane * ~on[row, column])[..., None]).astype(np.float32)
    part.add("#5a78b8", mask * np.exp(-((part.X - left) / 0.0016) ** 2) * 0.35)


def night(c):
    horizon = 0.70
    c.sky([(0, "#0a1136"), (0.35, "#262a6c"), (0.62, "#7a4586"), (0.82, "#e0746a"), (0.95, "#ffb776"), (1, "#ffc88a")], 0, horizon)
    clouds = CloudLayer(c, 7, horizon + 0.02, 0.50, 0.9, (0.75, 0.75), 2.6)
    low = c.Y / horizon
    c.over(mix(ramp(low, [(0, "#141a42"), (0.6, "#4a3468"), (1, "#a05a6c")]), ramp(low, [(0, "#3c3c7a"), (0.6, "#c8627c"), (1, "#ffb080")]), smoothstep(0.3, 0.8, clouds.lit)), clouds.density * 0.7)
    stars(c, 3, 160, 0.25, 0.6)
    random = np.random.default_rng(9)
    for x in np.arange(-0.03, 1.5, 0.036):
        w, top = random.uniform(0.03, 0.06), horizon - random.uniform(0.05, 0.15) - 0.10 * np.exp(-(((x - 0.85) / 0.4) ** 2)) * random.random()
        facade(c, x, top, x + w, horizon, int(random.integers(1e6)), (0.006, 0.008), 0.16, "#4a3560", 0.55)
    c.over("#c8687a", smoothstep(0.52, horizon, c.Y) * (c.Y < horizon) * 0.35)
    for x in np.arange(-0.05, 1.52, 0.085):
        w, top = random.uniform(0.06, 0.10), horizon - random.uniform(0.08, 0.24)
        facade(c, x, top, x + w, horizon, int(random.integers(1e6)), (0.008, 0.0105), 0.27, "#241d42", 0.8, 0.04)
    towers = ((0.05, 0.16, 0.30, 5), (0.245, 0.125, 0.43, 11), (0.44, 0.115, 0.235, 17), (0.645, 0.135, 0.535, 23), (0.86, 0.11, 0.33, 31), (1.03, 0.13, 0.455, 41), (1.25, 0.15, 0.27, 47))
    for x, w, height, seed in towers:
        facade(c, x, horizon - height, x + w, horizon, seed, (0.0125, 0.0165), 0.36, "#0b0e22", 1.05, 0.06)
        c.add("#6f7fb8", c.draw(lambda pen: pen.box(x, horizon - height - 0.0025, x + w, horizon - height)) * 0.5)
    _crowns(c, horizon)
    c.over("#0a0c1c", c.draw(lambda pen: pen.box(-0.1, horizon - 0.012, 1.6, horizon + 0.004)))
    for x in np.arange(0.015, 1.5, 0.031):
        c_part = c.window(x - 0.03, horizon - 0.04, x + 0.03, horizon + 0.02)
        c_part.add(LAMPS[int(random.integers(0, 3))] * 2.6, np.exp(-((np.hypot(c_part.X - x, c_part.Y - horizon + 0.010) / 0.0035) ** 2)))
    c.rgb += 0.35 * blurred(np.clip(c.rgb - 0.5, 0, 3), 0.012 / c.pixel)
    Water(c, horizon, "#101a40", 0.045, 17, 3, 3.0, octaves=6, gain=0.55, dim=1.1, smear=0.10)
    return dict(bloom_strength=0.45, vignette_strength=0.22, grain_strength=0.006, contrast=0.15)


def _crowns(c, horizon):
    def spires(pen):
        pen.polygon([(0.665, horizon - 0.53), (0.69, horizon - 0.565), (0.735, horizon - 0.565), (0.76, horizon - 0.53)])
        pen.stroke([(0.7125, horizon - 0.56), (0.7125, horizon - 0.675)], 0.007, 0.002)
        pen.polygon([(0.245, horizon - 0.428), (0.3075, horizon - 0.475), (0.37, horizon - 0.428)])
        pen.box(1.05, horizon - 0.475, 1.14, horizon - 0.45)
        pen.stroke([(1.07, horizon - 0.47), (1.07, horizon - 0.535)], 0.004, 0.0015)
        pen.box(0.90, horizon - 0.345, 0.94, horizon - 0.32)

    c.over("#0b0e22", c.draw(spires))
    for x, y in ((0.7125, horizon - 0.677), (1.07, horizon - 0.537), (0.3075, horizon - 0.478)):
        c.add("#ff4038", c.glow(x, y, 0.006, 1.6) * 3)
        c.add("#ff4038", c.glow(x, y, 0.03, 1.2) * 0.35)
    c.add("#8fd0ff", c.draw(lambda pen: pen.stroke([(0.247, horizon - 0.43), (0.3075, horizon - 0.475), (0.368, horizon - 0.43)], 0.0028)) * 1.4)
    c.add("#ffb25e", c.draw(lambda pen: (pen.box(0.647, horizon - 0.534, 0.778, horizon - 0.529), pen.box(0.647, horizon - 0.515, 0.778, horizon - 0.513))) * 1.5)


def green_night(c):
    horizon = 0.72
    c.sky([(0, "#040816"), (0.45, "#08172e"), (0.8, "#0e2f40"), (1, "#174a50")], 0, horizon)
    stars(c, 5, 1500, horizon, 0.85)
    curtains = ((0.60, 0.16, 2, "#35f29b", "#7a4fe0", 0.34, 1.0, 0.0), (0.52, 0.20, 6, "#3fe8b4", "#a04ad0", 0.42, 0.75, 0.7), (0.44, 0.14, 9, "#58e080", "#c04aa0", 0.30, 0.5, 1.9))
    for base, swing, seed, green, violet, tall, strength, shift in curtains:
        # The foot of the curtain is a curve with folds; where it turns edge-on to us it is brighter.
        fold = 0.045 * np.sin(c.X[0] * 9 + shift * 4 + 2.2 * profile(c.X[0] * 1.3, seed + 1, 2))
        foot = base - swing * profile(c.X[0] * 1.1 + shift, seed, 3) - fold
        edge_on = np.abs(np.gradient(foot, c.X[0]))
        rays = 0.55 + 0.75 * np.clip(0.5 + 0.7 * profile(c.X[0] * 26 + 3 * foot, seed + 3, 4, 0.7), 0, 1.2) * (0.6 + 0.5 * profile(c.X[0] * 4, seed + 4, 3))
        above = foot[None, :] - c.Y
        reach = tall * (0.65 + 0.45 * profile(c.X[0] * 3, seed + 5, 3))[None, :]
        light = np.where(above > 0, np.exp(-above / np.maximum(reach, 0.1) * 1.9) * smoothstep(-0.01, 0.03, above), np.exp(above / 0.018) * smoothstep(-0.01, 0.03, above))
        light = light + 0.55 * np.exp(-((above / 0.05) ** 2)) * (above > -0.1)
        brightness = np.clip(rays * (0.75 + 0.35 * np.clip(edge_on, 0, 1.6)), 0, 2)[None, :] * light * strength
        hue = mix(colour(green), colour(violet), smoothstep(0.10, 0.9, above / np.maximum(reach, 0.1) * 0.75))
        c.rgb += hue * brightness[..., None] * 0.62
    c.add("#2fe0a0", np.exp(-(((c.Y - 0.5) / 0.3) ** 2)) * 0.07)
    line = horizon - 0.015 - 0.15 * np.clip(0.45 + 0.55 * c.profile(2.2, 44, 8, 0.52, 0.35), 0, 1)
    far = rock(c.X * 9, c.Y * 14, 4, 4, (-0.3, -0.8, 0.4))
    c.over(ramp(far, [(0, "#050d12"), (0.5, "#0b2426"), (1, "#2c6a60")]), c.below(line) * (c.Y < horizon))
    near = horizon - 0.008 - 0.05 * np.clip(0.5 + 0.6 * c.profile(3, 12, 6), 0, 1) - 0.012 * np.abs(c.profile(110, 13, 3, 0.8))
    c.over("#03080a", c.below(near) * (c.Y < horizon))
    _cabin(c, 1.06, horizon)
    Water(c, horizon, "#04121a", 0.022, 10, 12, 3.0, octaves=6, gain=0.55, dim=0.85)
    shore = 0.985 - 0.02 * c.profile(2, 5, 5) - 0.05 * smoothstep(0.6, 0.0, c.X[0])
    stones = rock(c.X * 16 / (0.4 + c.Y), c.Y * 34, 14, 4, (0.2, -0.8, 0.5))
    c.over(ramp(stones, [(0, "#010304"), (0.6, "#081616"), (1, "#25584a")]), c.below(shore))
    return dict(bloom_strength=0.3, bloom_threshold=0.7, vignette_strength=0.15, grain_strength=0.009)


def _cabin(c, x, ground):
    body = lambda pen: (pen.box(x - 0.042, ground - 0.042, x + 0.042, ground + 0.002), pen.polygon([(x - 0.056, ground - 0.038), (x, ground - 0.086), (x + 0.056, ground - 0.038)]), pen.box(x + 0.02, ground - 0.088, x + 0.03, ground - 0.06))
    c.over("#070707", c.draw(body))
    panes = c.draw(lambda pen: (pen.box(x - 0.03, ground - 0.032, x - 0.008, ground - 0.012), pen.box(x + 0.008, ground - 0.032, x + 0.03, ground - 0.012)))
    bars = c.draw(lambda pen: [pen.box(x + s * 0.019 - 0.0008, ground - 0.032, x + s * 0.019 + 0.0008, ground - 0.012) for s in (-1, 1)])
    c.over(colour("#ffbf5a") * 2.2, panes * (1 - 0.85 * bars))
    c.add("#ff9a3a", c.glow(x, ground - 0.02, 0.085, 1.5) * 0.42)
    smoke = np.exp(-(((c.X - x - 0.025 - 0.1 * np.clip(ground - 0.09 - c.Y, 0, 1) - 0.006 * np.sin((ground - c.Y) * 60)) / (0.004 + 0.12 * np.clip(ground - 0.085 - c.Y, 0, 1))) ** 2))
    c.add("#5a8f86", smoke * (c.Y < ground - 0.085) * smoothstep(ground - 0.24, ground - 0.09, c.Y) * 0.22)


def straight_on(c):
    horizon = 0.46
    c.sky([(0, "#16285c"), (0.35, "#545a98"), (0.6, "#a5698c"), (0.8, "#ef8a6a"), (0.95, "#ffc27c"), (1, "#ffd592")], 0, horizon)
    clouds = CloudLayer(c, 27, horizon + 0.015, 0.56, 1.0, (0.78, 0.5), 2.4)
    low = np.clip(c.Y / horizon, 0, 1)
    c.over(mix(ramp(low, [(0, "#232b5e"), (0.5, "#5e4878"), (1, "#b0665e")]), ramp(low, [(0, "#7c6ea4"), (0.5, "#f0877c"), (1, "#ffc078")]), smoothstep(0.25, 0.75, clouds.lit)), clouds.density * 0.88)
    stars(c, 8, 120, 0.18, 0.6)
    sun_disc(c, 0.775, horizon - 0.006, 0.026, "#ffca80", 2.4, 0.26)
    x = c.X[0]
    for base, height, tint, seed, flat in ((horizon, 0.085, "#7d4f74", 3, 0.5), (horizon + 0.004, 0.05, "#4c3350", 12, 0.3)):
        shape = np.clip(0.35 + 0.8 * profile(x * 1.7, seed, 3), 0, 1)
        mesa = np.minimum(smoothstep(0.28, 0.46, shape), 1) * (0.6 + 0.4 * flat * profile(x * 2.1, seed + 5, 2)) + 0.25 * shape + 0.04 * profile(x * 30, seed + 2, 4)
        butte = base - height * mesa
        c.over(colour(tint) + c.glow(0.775, horizon, 0.25, 1.3)[..., None] * colour("#5a2a10"), c.below(butte) * (c.Y < horizon + 0.01))
    below = np.maximum(c.Y - horizon, c.pixel * 0.5)
    depth = 0.05 / below
    u, v = (c.X - 0.765) * depth * 20, depth * 20
    footprint = np.minimum(c.pixel * depth / below * 20, 60)
    tufts = fbm_at(u * 2.2, v * 0.9, 4, 6, 0.68, np.minimum(footprint, 30) * 1.0)
    soil = fbm_at(u * 0.35, v * 0.25, 6, 4, 0.6, footprint * 0.3)
    desert = ramp(0.5 + 0.22 * tufts + 0.20 * soil + 0.10 * c.fbm(200, 3, 2, 0.8) * smoothstep(0.0, 0.2, below), [(0, "#2c1a1c"), (0.35, "#6e3a2c"), (0.65, "#a8623c"), (1, "#dc9a5a")])
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
            pen.stroke([(x, y + size * 0.3), (x + r * np.cos(a), y + size * 0.2 + r * 0.75 * np.sin(a))], size * 0.085, size * 0.03, tone=random.uniform(0.3, 1))
    c.over("#241418", shadow.mask() * 0.6)
    c.over(ramp(c.Y, [(horizon, "#b0704e"), (0.6, "#6a4a34"), (1.0, "#2c2220")]), crown.mask())
    c.over(ramp(c.Y, [(horizon, "#f0a86a"), (0.6, "#b87a48"), (1.0, "#5e3c2a")]), dry.mask())


def _road(c, horizon, below, ground):
    half = below * 0.86
    across = (c.X - 0.765) / half
    distance = 0.05 / below
    edge = c.pixel / half
    road = smoothstep(1 + edge, 1 - edge, np.abs(across)) * ground
    grit = c.fbm(230, 8, 2, 0.9) * 0.5 + fbm_at(across * 9, distance * 60, 3, 5, 0.6, np.minimum(c.pixel * distance / below * 60, 20))
    asphalt = ramp(0.45 + 0.28 * grit, [(0, "#17161f"), (0.5, "#35323f"), (1, "#625a62")])
    sheen = np.exp(-below / 0.10)[..., None] * colour("#ffb488") * 0.55 + np.exp(-((np.abs(across) - 0.45) / 0.16) ** 2)[..., None] * colour("#40363c") * 0.25
    c.over(asphalt + sheen, road)
    cracks = smoothstep(0.80, 0.93, fbm_at(across * 3.2, distance * 14, 9, 4, 0.55, np.minimum(c.pixel * distance / below * 14, 9), ridged=True))
    c.shade(0.62, cracks * road * smoothstep(0.05, 0.2, below))
    wear = np.clip(0.86 + 0.5 * fbm_at(across * 30, distance * 90, 6, 4, 0.6, np.minimum(c.pixel * distance / below * 90, 20)), 0.25, 1)
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
            pen.stroke([(x - scale * 0.045, top + scale * 0.03), (x + scale * 0.045, top + scale * 0.03)], scale * 0.007 + 0.0003)
            tops.append((x, top + scale * 0.025, scale))
        for (x0, y0, s0), (x1, y1, s1) in zip(tops, tops[1:]):
            for shift in (-0.04, 0.04):
                t = np.linspace(0, 1, 24)
                xs, ys = x0 + s0 * shift + (x1 + s1 * shift - x0 - s0 * shift) * t, y0 + (y1 - y0) * t + 0.06 * (x0 - x1) * 4 * t * (1 - t)
                pen.stroke(np.stack([xs, ys], -1), 0.0016 * s0 + 0.0004, 0.0016 * s1 + 0.0004, tone=0.8)

    c.over("#1c1520", c.draw(poles))


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
    for x, r, tint in ((0.50, 0.013, "#ffe9c0"), (0.565, 0.010, "#ffd9a0"), (0.53, 0.007, "#ff6a50"), (0.478, 0.006, "#ff6a50")):
        c.add(colour(tint) * 2.5, c.glow(x, horizon - 0.012, r, 2))
    shore = horizon + 0.004 + 0.36 * np.abs(c.X[0] - vanish)
    fronts = c.rgb.copy()
    water = Water(c, horizon + 0.004, "#0a0b14", 0.05, 24, 5, 1.5, octaves=6, gain=0.55, dim=1.15, view=0.35, shore=shore, smear=0.02)
    road = c.below(shore)
    c.rgb[:] = mix(fronts, c.rgb, road)
    below = np.maximum(c.Y - horizon, 0.004)
    u, v = (c.X - vanish) / below, 0.3 / below
    rough = fbm_at(u * 1.2, v * 3.2, 8, 5, 0.6, np.minimum(c.pixel / below**2 * 0.3 * 3.2, 4))
    dry = smoothstep(-0.12, 0.30, rough)
    paving = np.abs(((u * 2.1 + 40) % 1) - 0.5), np.abs(((v * 9) % 1) - 0.5)
    joints = np.maximum(smoothstep(0.46, 0.49, paving[0]), smoothstep(0.44, 0.48, paving[1]) * smoothstep(0.06, 0.2, below))
    c.shade(1 - 0.5 * dry - 0.25 * joints * smoothstep(0.03, 0.15, below), road)
    wet = 0.6 + 0.8 * fbm_at(u * 6, v * 16, 12, 5, 0.6, np.minimum(c.pixel / below**2 * 0.3 * 16, 4))
    c.add("#ff9a62", np.exp(-(((c.X - vanish) / (0.035 + 0.25 * below)) ** 2)) * np.exp(-(((below - 0.14) / 0.16) ** 2)) * np.clip(wet, 0, 2) * road * 0.34)
    walker = c.draw(_walker)
    c.over("#04040a", water.reflection(walker, 1.245) * 0.8)
    canopy = c.draw(_umbrella)
    c.add("#b0141c", water.reflection(canopy, 1.245) * 0.5)
    c.over("#07060b", walker)
    rim = np.clip(walker - np.roll(walker, int(0.003 / c.pixel) + 1, 1), 0, 1) + np.clip(walker - np.roll(walker, -int(0.003 / c.pixel) - 1, 1), 0, 1)
    c.add("#ff9a70", blurred(rim, 0.002 / c.pixel) * 0.20 * walker)
    across = (c.X - 0.515) / 0.105
    ribs = 0.5 + 0.5 * np.cos(np.arcsin(np.clip(across, -1, 1)) * 8)
    glow = smoothstep(0.99, 0.90, c.Y)
    red = ramp(0.25 + 0.45 * ribs * (0.4 + 0.6 * glow) + 0.25 * glow, [(0, "#4a060c"), (0.5, "#b3121c"), (1, "#ff4a3c")])
    c.over(red, canopy)
    c.add("#ffb090", np.clip(canopy - np.roll(canopy, int(0.0025 / c.pixel) + 1, 0), 0, 1) * 0.7)
    _rain(c, random)
    return dict(bloom_strength=0.55, bloom_threshold=0.7, bloom_radius=0.025, vignette_strength=0.25, grain_strength=0.009, contrast=0.1)


wet_street.portrait = True
NEON = ("#ff3d6e", "#28c8ff", "#ffb02e", "#ff5a36", "#9a6bff", "#35f0a8")


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
    tints = np.array([colour(k) for k in ("#ffc878", "#ffdca8", "#7fb8ff", "#ff9a5a", "#ffe6c4")])[table.integers(0, 5, (64, 128))]
    i, j = floor.astype(int) % 64, bay.astype(int) % 128
    on = (lights[i, j] < 0.30) & (height < -0.55)
    edge_u, edge_v = c.pixel * depth * depth * 4.4, c.pixel * depth * 2.1
    pane = smoothstep(0.34 + edge_u, 0.34 - edge_u, np.abs(bay % 1 - 0.5)) * smoothstep(0.33 + edge_v, 0.33 - edge_v, np.abs(floor % 1 - 0.5))
    brick = 0.7 + 0.5 * fbm_at(depth * 14, height * 10, seed, 4, 0.6, np.minimum(c.pixel * depth * depth * 28, 5))
    tone = colour("#191a2c") * brick[..., None] * (0.5 + 0.9 * np.exp(-offset / 0.2))[..., None]
    tone = tone + colour("#5a2438") * (np.exp(-((height + 0.2) / 0.5) ** 2) * 0.5)[..., None]
    tone = tone * (1 - 0.6 * smoothstep(0.40, 0.5, np.abs(floor % 1 - 0.5)))[..., None]
    tone = tone + tints[i, j] * (pane * on * 0.62)[..., None] + colour("#1c2a4a") * (pane * ~on * 0.5)[..., None]
    shop = (height > -0.42) & (height < 0.10)
    glass = smoothstep(0.45, 0.40, np.abs(bay % 1 - 0.5)) * shop * (0.5 + 0.8 * lights[(j * 7) % 64, j])
    shelf = smoothstep(0.30, 0.42, np.abs((height * 9) % 1 - 0.5)) * (height > -0.28)
    stock = cells(depth * 22, np.floor(height * 9) * 3.7, seed)[2] * smoothstep(0.5, 0.1, (height * 9) % 1) * (height > -0.28)
    goods = (0.55 + 0.55 * smoothstep(0.05, -0.42, height)) * (1 - 0.55 * shelf) * (1 - 0.6 * smoothstep(0.35, 0.75, stock))
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
                pen.stroke([(cx - s * random.uniform(0.5, 1), cy + s * along), (cx + s * random.uniform(0.5, 1), cy + s * along)], s * 0.2)
            else:
                pen.stroke([(cx + s * along, cy - s * random.uniform(0.4, 1)), (cx + s * along * 0.8, cy + s * random.uniform(0.4, 1))], s * 0.2)


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
    pen.polygon([(x - 0.034, 1.02), (x - 0.018, 1.005), (x + 0.018, 1.005), (x + 0.034, 1.02), (x + 0.042, 1.15), (x - 0.042, 1.15)])
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
