"""After dark: skylines, and what moves while the shutter is open."""

import numpy as np

from air import CloudLayer, stars
from canvas import Pen, blurred, colour, mix, ramp, smoothstep
from noise import fbm_at
from water import Water

LAMPS = [colour(k) for k in ("#ffd48a", "#ffbf6a", "#fff0cc", "#ffdba0", "#cfe4ff")]


def facade(c, left, top, right, bottom, seed, cell=(0.011, 0.015), lit=0.4, wall="#0c1020", glow=1.0, floors=0.0):
    """A tower front of windows, a share `lit` of them with the light on; `floors` is how many storeys are lit as a
    whole."""
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
    pane = smoothstep(0.40 + width, 0.40 - width, np.abs(u % 1 - 0.5)) * smoothstep(
        0.34 + height, 0.34 - height, np.abs(v % 1 - 0.5)
    )
    pane = pane * (1 - 0.5 * smoothstep(0.08 + width, 0.0, np.abs(u % 1 - 0.5)) * (width < 0.25))
    blind = 0.7 + 0.3 * smoothstep(0.1, 0.8, v % 1)
    pane = pane * mask * (u > 0.15) * (u < across - 0.15) * (v > 0.6)
    part.rgb += (tint[row, column] * (on[row, column] * pane * blind)[..., None] * glow).astype(np.float32)
    part.rgb += (colour("#30406a") * (0.16 * pane * ~on[row, column])[..., None]).astype(np.float32)
    part.add("#5a78b8", mask * np.exp(-(((part.X - left) / 0.0016) ** 2)) * 0.35)


def night(c):
    """A skyline and its reflection after sunset."""
    horizon = 0.70
    c.sky(
        [(0, "#0a1136"), (0.35, "#262a6c"), (0.62, "#7a4586"), (0.82, "#e0746a"), (0.95, "#ffb776"), (1, "#ffc88a")],
        0,
        horizon,
    )
    clouds = CloudLayer(c, 7, horizon + 0.02, 0.50, 0.9, (0.75, 0.75), 2.6)
    low = c.Y / horizon
    c.over(
        mix(
            ramp(low, [(0, "#141a42"), (0.6, "#4a3468"), (1, "#a05a6c")]),
            ramp(low, [(0, "#3c3c7a"), (0.6, "#c8627c"), (1, "#ffb080")]),
            smoothstep(0.3, 0.8, clouds.lit),
        ),
        clouds.density * 0.7,
    )
    stars(c, 3, 160, 0.25, 0.6)
    random = np.random.default_rng(9)
    for x in np.arange(-0.03, 1.5, 0.036):
        w, top = (
            random.uniform(0.03, 0.06),
            horizon - random.uniform(0.05, 0.15) - 0.10 * np.exp(-(((x - 0.85) / 0.4) ** 2)) * random.random(),
        )
        facade(c, x, top, x + w, horizon, int(random.integers(1e6)), (0.006, 0.008), 0.16, "#4a3560", 0.55)
    c.over("#c8687a", smoothstep(0.52, horizon, c.Y) * (c.Y < horizon) * 0.35)
    for x in np.arange(-0.05, 1.52, 0.085):
        w, top = random.uniform(0.06, 0.10), horizon - random.uniform(0.08, 0.24)
        facade(c, x, top, x + w, horizon, int(random.integers(1e6)), (0.008, 0.0105), 0.27, "#241d42", 0.8, 0.04)
    towers = (
        (0.05, 0.16, 0.30, 5),
        (0.245, 0.125, 0.43, 11),
        (0.44, 0.115, 0.235, 17),
        (0.645, 0.135, 0.535, 23),
        (0.86, 0.11, 0.33, 31),
        (1.03, 0.13, 0.455, 41),
        (1.25, 0.15, 0.27, 47),
    )
    for x, w, height, seed in towers:
        facade(c, x, horizon - height, x + w, horizon, seed, (0.0125, 0.0165), 0.36, "#0b0e22", 1.05, 0.06)
        c.add("#6f7fb8", c.draw(lambda pen: pen.box(x, horizon - height - 0.0025, x + w, horizon - height)) * 0.5)
    _crowns(c, horizon)
    c.over("#0a0c1c", c.draw(lambda pen: pen.box(-0.1, horizon - 0.012, 1.6, horizon + 0.004)))
    for x in np.arange(0.015, 1.5, 0.031):
        c_part = c.window(x - 0.03, horizon - 0.04, x + 0.03, horizon + 0.02)
        c_part.add(
            LAMPS[int(random.integers(0, 3))] * 2.6,
            np.exp(-((np.hypot(c_part.X - x, c_part.Y - horizon + 0.010) / 0.0035) ** 2)),
        )
    c.rgb += 0.35 * blurred(np.clip(c.rgb - 0.5, 0, 3), 0.012 / c.pixel)
    Water(c, horizon, "#101a40", 0.045, 17, 3, 3.0, octaves=6, gain=0.55, dim=1.1, smear=0.10)
    return dict(bloom_strength=0.45, vignette_strength=0.22, grain_strength=0.006, contrast=0.15)


def _crowns(c, horizon):
    def spires(pen):
        pen.polygon(
            [(0.665, horizon - 0.53), (0.69, horizon - 0.565), (0.735, horizon - 0.565), (0.76, horizon - 0.53)]
        )
        pen.stroke([(0.7125, horizon - 0.56), (0.7125, horizon - 0.675)], 0.007, 0.002)
        pen.polygon([(0.245, horizon - 0.428), (0.3075, horizon - 0.475), (0.37, horizon - 0.428)])
        pen.box(1.05, horizon - 0.475, 1.14, horizon - 0.45)
        pen.stroke([(1.07, horizon - 0.47), (1.07, horizon - 0.535)], 0.004, 0.0015)
        pen.box(0.90, horizon - 0.345, 0.94, horizon - 0.32)

    c.over("#0b0e22", c.draw(spires))
    for x, y in ((0.7125, horizon - 0.677), (1.07, horizon - 0.537), (0.3075, horizon - 0.478)):
        c.add("#ff4038", c.glow(x, y, 0.006, 1.6) * 3)
        c.add("#ff4038", c.glow(x, y, 0.03, 1.2) * 0.35)
    c.add(
        "#8fd0ff",
        c.draw(
            lambda pen: pen.stroke(
                [(0.247, horizon - 0.43), (0.3075, horizon - 0.475), (0.368, horizon - 0.43)], 0.0028
            )
        )
        * 1.4,
    )
    c.add(
        "#ffb25e",
        c.draw(
            lambda pen: (
                pen.box(0.647, horizon - 0.534, 0.778, horizon - 0.529),
                pen.box(0.647, horizon - 0.515, 0.778, horizon - 0.513),
            )
        )
        * 1.5,
    )


def light_trails(c):
    """Head and tail lamps of an evening drawn along a motorway."""
    horizon = 0.42
    c.sky([(0, "#0b1434"), (0.4, "#27376e"), (0.7, "#6c5588"), (0.9, "#d98a7a"), (1, "#f6b688")], 0, horizon)
    clouds = CloudLayer(c, 73, horizon + 0.03, 0.5, 0.9, (0.4, 0.42), 2.6)
    c.over(mix(colour("#1f2a58"), colour("#d4848a"), clouds.lit), clouds.density * 0.6)
    stars(c, 5, 120, 0.2, 0.6)
    random = np.random.default_rng(17)
    for base, tall, tint, seed in ((horizon - 0.002, 0.10, "#4d4a76", 3), (horizon + 0.01, 0.065, "#262a4e", 8)):
        c.over(
            tint, c.below(base - tall * np.clip(0.3 + 0.7 * c.profile(2.2, seed, 7), 0, 1.2)) * (c.Y < horizon + 0.015)
        )
    for x in np.arange(0.30, 0.92, 0.026):
        tall = 0.02 + 0.11 * np.exp(-(((x - 0.60) / 0.13) ** 2)) * random.uniform(0.45, 1)
        facade(
            c,
            x,
            horizon - tall,
            x + random.uniform(0.018, 0.03),
            horizon + 0.012,
            int(random.integers(1e6)),
            (0.0042, 0.0056),
            0.42,
            "#1a2044",
            0.9,
        )
    c.add("#ff9a5c", c.glow(0.60, horizon, 0.2, 1.4, 1.8) * 0.25)
    below = np.maximum(c.Y - horizon, c.pixel)
    depth = 0.06 / below
    u, v = (c.X - 0.75) * depth * 8, depth * 8
    scrub = fbm_at(u * 3, v * 3, 6, 6, 0.6, np.minimum(c.pixel * depth / below * 24, 8))
    c.over(
        ramp(0.45 + 0.4 * scrub, [(0, "#060a16"), (0.5, "#141d30"), (1, "#39445a")]),
        smoothstep(horizon, horizon + 0.006, c.Y),
    )
    farms = Pen(c)
    for _ in range(150):
        d = 0.012 + 0.40 * random.random() ** 3
        farms.disc(random.uniform(-0.05, 1.55), horizon + d, 0.0008 + 0.004 * d, tone=random.uniform(0.3, 1))
    c.add(colour("#ffc080") * 1.2, farms.mask())
    _motorway(c, horizon, random)
    return dict(
        bloom_strength=0.55,
        bloom_threshold=0.7,
        bloom_radius=0.018,
        vignette_strength=0.28,
        grain_strength=0.006,
        contrast=0.1,
    )


def _bend(z):
    """How far to the right the road has swung at a distance (1 at the bottom edge of the picture)."""
    t = np.log(np.maximum(z, 0.5))
    return 0.30 * np.sin(t * 1.55 - 0.55) * t + 0.02


def _motorway(c, horizon, random):
    z = np.geomspace(0.6, 60, 420)
    below = 0.58 / z
    centre = 0.66 + _bend(z) * 0.55 / z**0.45

    def lane(offset, lift=0.0):
        return np.stack([centre + offset / z, horizon + below - lift / z], -1)

    tarmac = c.draw(lambda pen: pen.polygon([*lane(-0.78), *lane(0.78)[::-1]]))
    c.over(
        ramp(c.Y, [(horizon, "#3c3650"), (0.6, "#20202f"), (1, "#0d0e18")])
        * (0.85 + 0.2 * c.fbm(160, 4, 3, 0.8))[..., None],
        tarmac,
    )
    for offset in (-0.76, 0.76, -0.05, 0.05):
        c.over("#8d8ca4", c.draw(lambda pen: _ribbon(pen, lane(offset), 0.010 / z)) * 0.7)
    c.over("#4c4f66", c.draw(lambda pen: _ribbon(pen, lane(0, 0.03), 0.018 / z)))
    for side, tints in ((-1, ("#fff3d0", "#ffe0a0", "#ffffff")), (1, ("#ff2a20", "#ff4a2c", "#e0142c"))):
        glow = np.zeros(c.shape, np.float32)
        for k in range(30):
            middle = side * (0.24 if random.random() < 0.5 else 0.56)
            offset, lift = middle + random.normal(0, 0.055), random.uniform(0.028, 0.075)
            if random.random() < 0.15:
                lift = random.uniform(0.12, 0.17)
            stop = 420 - (int(random.integers(0, 160)) if random.random() < 0.2 else 0)
            path, widths = lane(offset, lift)[:stop], (random.uniform(0.004, 0.011) / z + 0.0006)[:stop]
            mask = c.draw(lambda pen: _ribbon(pen, path, widths))
            strength = random.uniform(0.35, 1.1)
            c.add(colour(tints[int(random.integers(3))]) * strength, mask)
            glow += mask * strength * 0.25
        c.add(tints[1], blurred(glow, 0.012 / c.pixel) * 0.9 * (0.4 + tarmac))
    for k in range(16, -1, -1):
        zk = 0.95 * 1.28**k
        x, y = float(np.interp(zk, z, centre)) + 0.90 / zk, horizon + 0.58 / zk
        s = 1 / zk
        c.over(
            "#0b0c16",
            c.draw(
                lambda pen: (
                    pen.stroke([(x, y), (x, y - 0.62 * s)], 0.014 * s + 0.0007, 0.008 * s + 0.0005),
                    pen.stroke([(x, y - 0.62 * s), (x - 0.12 * s, y - 0.65 * s)], 0.008 * s + 0.0005),
                )
            ),
        )
        c.add(colour("#ffcf8a") * 2.2, c.disc(x - 0.12 * s, y - 0.645 * s, 0.010 * s + 0.001, 0.004 * s))
        c.add("#ffb060", c.glow(x - 0.12 * s, y - 0.645 * s, 0.06 * s, 1.4) * 0.5)


def _ribbon(pen, path, widths):
    """A line whose width follows an array."""
    half = (widths / 2)[:, None] * np.array([[1.0, 0.0]])
    pen.polygon(np.concatenate([path - half, (path + half)[::-1]]))


def big_wheel(c):
    """A Ferris wheel whose lamps drew rings while it turned."""
    horizon, cx, cy, radius = 0.80, 0.80, 0.42, 0.335
    c.sky([(0, "#0d1038"), (0.4, "#34286c"), (0.7, "#8a4688"), (0.9, "#ec7a78"), (1, "#ffb084")], 0, horizon)
    clouds = CloudLayer(c, 21, horizon + 0.02, 0.48, 0.9, (0.3, 0.75), 2.4)
    c.over(mix(colour("#2a2358"), colour("#e07a8c"), clouds.lit), clouds.density * 0.6)
    stars(c, 9, 140, 0.3, 0.6)
    random = np.random.default_rng(4)
    for x in np.arange(-0.04, 1.52, 0.05):
        tall = random.uniform(0.02, 0.09) * (1 + 0.4 * np.sin(x * 4))
        facade(
            c,
            x,
            horizon - tall,
            x + random.uniform(0.04, 0.075),
            horizon,
            int(random.integers(1e6)),
            (0.007, 0.009),
            0.35,
            "#1d1840",
            0.8,
        )
    legs = ((cx - 0.17, horizon), (cx + 0.17, horizon), (cx - 0.10, horizon), (cx + 0.10, horizon))
    c.over("#1a1634", c.draw(lambda pen: [pen.stroke([(cx, cy), leg], 0.012, 0.017) for leg in legs[:2]]))
    c.add("#7a5aff", c.draw(lambda pen: [pen.stroke([(cx, cy), leg], 0.003) for leg in legs[:2]]) * 0.6)
    r, angle = np.hypot(c.X - cx, c.Y - cy), np.arctan2(c.Y - cy, c.X - cx)
    # While it turned, every lamp drew a ring; the spokes blurred into fans.
    rings = (
        (0.335, 0.0042, "#fff2d0", 1.5),
        (0.322, 0.0022, "#ff4f9a", 1.3),
        (0.300, 0.0022, "#ff4f9a", 1.0),
        (0.282, 0.0020, "#a06bff", 0.9),
        (0.255, 0.0018, "#6b7bff", 0.8),
        (0.21, 0.0018, "#48b8ff", 0.75),
        (0.16, 0.0016, "#48e0ff", 0.7),
        (0.11, 0.0016, "#8affe0", 0.7),
        (0.06, 0.003, "#fff2d0", 1.1),
    )
    light = np.zeros_like(c.rgb)
    for size, width, tint, strength in rings:
        flicker = 0.8 + 0.3 * np.sin(angle * 24 + size * 90)
        light += colour(tint) * (np.exp(-(((r - size) / width) ** 2)) * strength * flicker)[..., None]
    fan = (0.5 + 0.5 * np.cos(angle * 24)) ** 3 * smoothstep(0.34, 0.32, r) * smoothstep(0.02, 0.06, r)
    hue = ramp(r / radius, [(0, "#fff2d0"), (0.3, "#3fd0ff"), (0.6, "#7a5cff"), (0.85, "#ff3f94"), (1, "#ff8a5c")])
    light += hue * (fan * 0.40 + smoothstep(0.345, 0.335, r) * 0.10)[..., None]
    c.rgb += light
    spokes = c.draw(
        lambda pen: [
            pen.stroke([(cx, cy), (cx + radius * np.cos(a), cy + radius * np.sin(a))], 0.0014)
            for a in np.arange(24) * np.pi / 12
        ]
    )
    c.add("#d8c8ff", spokes * 0.35)
    for k in range(24):
        a = np.pi / 12 * k + 0.06
        x, y = cx + (radius + 0.012) * np.cos(a), cy + (radius + 0.012) * np.sin(a)
        part = c.window(x - 0.03, y - 0.03, x + 0.03, y + 0.04)
        if part is not None:
            part.over(
                "#2a2148",
                part.inside(np.maximum(np.abs(part.X - x) - 0.011, np.abs(part.Y - y - 0.010) - 0.010)) * 0.85,
            )
            part.add(
                ("#ffd88a", "#ff7ab0", "#8ad0ff")[k % 3],
                part.inside(np.maximum(np.abs(part.X - x) - 0.008, np.abs(part.Y - y - 0.009) - 0.005)) * 1.1,
            )
    c.add(colour("#fff6e0") * 2, c.disc(cx, cy, 0.014, 0.004))
    c.add("#ff6ab0", c.glow(cx, cy, 0.42, 2.2) * 0.10)
    for x in np.arange(0.02, 1.5, 0.042):
        part = c.window(x - 0.02, horizon - 0.03, x + 0.02, horizon + 0.01)
        part.add(
            colour(("#ffd890", "#ffc070", "#fff0d0")[int(x * 100) % 3]) * 2,
            np.exp(-((np.hypot(part.X - x, part.Y - horizon + 0.012) / 0.0036) ** 2)),
        )
    c.over("#0a0a1c", c.draw(lambda pen: pen.box(-0.1, horizon - 0.008, 1.6, horizon + 0.003)))
    Water(c, horizon, "#14123a", 0.04, 16, 5, 3.0, octaves=6, gain=0.55, dim=1.1, smear=0.05)
    return dict(bloom_strength=0.5, bloom_threshold=0.75, vignette_strength=0.22, grain_strength=0.006)


def fireworks(c):
    """Five shells over a town by the water."""
    horizon = 1.14
    c.sky([(0, "#04061a"), (0.6, "#0c1134"), (0.9, "#2a1d4c"), (1, "#4a2a52")], 0, horizon)
    random = np.random.default_rng(6)
    bursts = (
        (0.50, 0.36, 0.33, "#ffb02e", "#fff0c0", 150),
        (0.22, 0.70, 0.20, "#ff3f6c", "#ffd0d8", 110),
        (0.80, 0.66, 0.215, "#35b8ff", "#e0f6ff", 110),
        (0.76, 0.20, 0.14, "#8a5cff", "#efe4ff", 80),
        (0.20, 0.25, 0.12, "#3fe08a", "#e6ffe8", 70),
    )
    for x, y, r, tint, core, count in bursts:
        smoke = c.glow(x + 0.03, y + 0.02, r * 0.85, 2) * np.clip(0.55 + 0.7 * c.fbm_at(4, int(x * 100), 5), 0, 1.3)
        c.add(colour(tint), smoke * 0.12)
        _burst(c, x, y, r, tint, core, count, random)
    for x, y in ((0.50, 0.36), (0.22, 0.70), (0.80, 0.66)):
        t = np.linspace(0, 1, 40)
        rise = np.stack([x + 0.02 * np.sin(t * 3) * (1 - t), horizon + (y - horizon) * t], -1)
        c.add("#ffb060", c.draw(lambda pen: pen.stroke(rise, 0.0045, 0.0008)) * smoothstep(y, horizon, c.Y) * 0.55)
    for x in np.arange(-0.03, 1.02, 0.043):
        tall = random.uniform(0.03, 0.11)
        facade(
            c,
            x,
            horizon - tall,
            x + random.uniform(0.035, 0.06),
            horizon,
            int(random.integers(1e6)),
            (0.007, 0.009),
            0.36,
            "#0a0b1e",
            0.8,
        )
    c.over("#06071a", c.draw(lambda pen: pen.box(-0.1, horizon - 0.008, 1.1, horizon + 0.003)))
    Water(c, horizon, "#0a0c26", 0.05, 14, 5, 2.6, octaves=6, gain=0.55, dim=1.1, smear=0.05)
    return dict(bloom_strength=0.6, bloom_threshold=0.6, bloom_radius=0.02, vignette_strength=0.2, grain_strength=0.007)


fireworks.portrait = True


def _burst(c, x, y, r, tint, core, count, random):
    outer, inner = Pen(c), Pen(c)
    tips = []
    for _ in range(count):
        # Directions spread evenly over a sphere; what flies towards us looks short.
        z, a = random.uniform(-1, 1), random.uniform(0, 2 * np.pi)
        flat = np.sqrt(1 - z * z)
        speed = r * random.uniform(0.88, 1.05)
        t = np.linspace(0.12, 1, 26)
        ease = 1 - (1 - t) ** 1.8
        px = x + np.cos(a) * flat * speed * ease
        py = y + np.sin(a) * flat * speed * ease + 0.30 * r * t**2.4
        path = np.stack([px, py], -1)
        outer.stroke(path, 0.0009, 0.0042 * (0.6 + r), tone=random.uniform(0.5, 1))
        inner.stroke(path[14:], 0.0006, 0.0024 * (0.6 + r), tone=random.uniform(0.5, 1))
        tips.append(path[-1])
    c.add(colour(tint) * 1.25, outer.mask())
    c.add(colour(core) * 1.1, inner.mask())
    dots = Pen(c)
    for px, py in tips:
        dots.disc(px, py, 0.0030 * (0.6 + r))
    c.add(colour(core) * 1.8, dots.mask())
    c.add(core, c.glow(x, y, r * 0.16, 1.4) * 0.7)
