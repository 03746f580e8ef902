"""Built: a cloister, a village, a gate, a subway, towers."""

import numpy as np

from air import CloudLayer, mist
from canvas import colour, curve, mix, ramp, smoothstep
from noise import cells, fbm3, fbm_at
from solid import (
    Body,
    Material,
    Scene,
    box,
    capsule,
    linear,
    photograph,
    plane,
    sphere,
    union,
    without,
)
from water import Water


def arches(c):
    """A cloister: sun through the arches lies on the floor in patches."""

    def bay(z):
        return z - np.round(z / 1.5) * 1.5

    def opening(y, z, half, spring):
        zr = bay(z)
        square = np.maximum(np.abs(zr) - half, y - spring)
        return np.minimum(square, np.hypot(zr, np.maximum(y - spring, -9)) - half)

    def outer(x, y, z):
        slab = np.maximum(np.abs(x + 1.45) - 0.20, y - 3.2)
        hole = np.maximum(opening(y, z, 0.54, 1.45), 0.55 - y)
        return np.maximum(slab, -hole) * 0.9

    def pillars(x, y, z):
        zr = z - (np.floor(z / 1.5) + 0.5) * 1.5
        shaft = np.maximum(np.hypot(x + 1.22, zr) - 0.085, np.maximum(0.62 - y, y - 1.38))
        capital = np.maximum(
            np.hypot(x + 1.22, zr) - 0.10 - 0.10 * np.clip((y - 1.36) / 0.14, 0, 1), np.abs(y - 1.43) - 0.07
        )
        base = np.maximum(np.hypot(x + 1.22, zr) - 0.13, np.abs(y - 0.60) - 0.045)
        ledge = np.maximum(np.abs(x + 1.30) - 0.26, np.abs(y - 0.52) - 0.045)
        return np.minimum(np.minimum(shaft, capital), np.minimum(base, ledge)) * 0.85

    def vault(x, y, z):
        # On the right the vault runs down as a wall, its ribs as pilasters; on the left it stands on the arches.
        r = np.hypot(x, np.maximum(y - 1.55, 0))
        zr = z - (np.floor(z / 1.5) + 0.5) * 1.5
        low = np.where(x > 0, 0, np.maximum(1.55 - y, 0))
        shell = np.maximum(np.abs(r - 1.55) - 0.10, low)
        rib = np.maximum(np.maximum(np.abs(r - 1.42) - 0.12, np.abs(zr) - 0.15), low)
        return np.minimum(shell, rib) * 0.8

    stain = lambda x, y, z: fbm3(x * 2.2, y * 2.2, z * 2.2, 4, 5)
    stone = (
        lambda x, y, z: linear("#c9a46e")
        * (0.92 + 0.22 * stain(x, y, z) + 0.06 * fbm3(x * 30, y * 30, z * 30, 8, 2))[:, None]
        * (1 - 0.25 * smoothstep(0.012, 0.004, np.abs(((y / 0.36) % 1) - 0.5) * 0.36))[:, None]
    )
    plaster = lambda x, y, z: linear("#d8bb8c") * (0.92 + 0.24 * stain(x, y, z))[:, None]

    def tiles(x, y, z):
        i, j = np.floor(x / 0.42), np.floor(z / 0.42)
        tone = np.where(((i + j) % 2)[:, None] > 0.5, linear("#a8572e"), linear("#d9b07c"))
        edge = np.minimum(
            np.minimum((x / 0.42) % 1, 1 - (x / 0.42) % 1), np.minimum((z / 0.42) % 1, 1 - (z / 0.42) % 1)
        )
        wear = fbm_at(x * 3, z * 3, 6, 5)
        return (
            tone
            * (0.9 + 0.25 * wear + 0.12 * np.sin(i * 12.9 + j * 78.2))[:, None]
            * (0.4 + 0.6 * smoothstep(0.010, 0.022, edge))[:, None]
        )

    def sky(dx, dy, dz, rough):
        t = np.clip(dy * 1.6 + 0.15, 0, 1)
        garden = smoothstep(0.10, 0.02, dy + 0.05 * np.sin(dz * 40) * np.sin(dz * 13))
        leaf = np.array([0.10, 0.20, 0.05]) * (0.8 + 0.5 * np.sin(dz * 90) * np.sin(dy * 120))[:, None]
        return mix(np.array([1.0, 1.02, 1.0]) * 1.05 + (np.array([0.42, 0.68, 1.1]) - 1.05) * t[:, None], leaf, garden)

    bodies = [
        Body(plane(0), Material(tiles, 0.045, 0.30)),
        Body(outer, Material(stone, 0)),
        Body(pillars, Material(stone, 0.02, 0.6)),
        Body(vault, Material(plaster, 0)),
        Body(
            without(
                box(0, 1.5, 16.5, 2, 2.5, 0.1), union(box(0, 0.9, 16.5, 0.42, 0.9, 0.4), sphere(0, 1.8, 16.5, 0.42))
            ),
            Material(plaster, 0),
        ),
    ]
    key = ((-0.86, 0.80, 0.30), (5.2, 4.3, 3.0), 22.0)
    scene = Scene(bodies, key, sky, sky=(0.34, 0.34, 0.36), earth=(0.46, 0.32, 0.18), far=32, mirrors=False)
    photograph(c, scene, (0.18, 1.12, -1.4), (-0.03, 1.22, 6), 0.86)
    return dict(bloom_strength=0.35, bloom_threshold=0.9, vignette_strength=0.3, contrast=0.15, grain_strength=0.006)


def white_village(c):
    """White houses and a blue dome over the sea."""
    lime = (
        lambda x, y, z: linear("#f4f0e8")
        * (0.95 + 0.06 * fbm3(x * 3, y * 3, z * 3, 3, 4) + 0.02 * fbm3(x * 22, y * 22, z * 22, 5, 2))[:, None]
    )
    bumps = lambda x, y, z: 0.004 * fbm3(x * 7, y * 7, z * 7, 9, 3)
    white, blue, wood = Material(lime, 0, bump=bumps), Material("#1c5fc0", 0.05, 0.22), Material("#1a58b4", 0.03, 0.5)
    homes = (
        ((-1.55, 0.55, 1.6, 0.75, 0.95, 0.7), ((-1.75, 0.75, 0), (-1.25, 0.75, 0))),
        ((-2.4, 0.15, 0.9, 0.7, 0.75, 0.7), ((-2.55, 0.35, 0),)),
        ((-0.35, 0.10, 1.9, 0.75, 0.80, 0.7), ((-0.15, 0.35, 0),)),
        ((0.75, -0.35, 0.9, 0.8, 0.72, 0.7), ((0.55, -0.02, 0), (1.05, -0.02, 0))),
        ((1.95, -0.60, 1.5, 0.75, 0.85, 0.7), ((1.95, -0.15, 0),)),
        ((2.5, -1.05, 0.4, 0.9, 0.8, 0.8), ((2.35, -0.65, 0),)),
        ((-0.85, -0.45, 0.35, 0.85, 0.75, 0.65), ((-1.15, 0.02, 0), (-0.60, -0.12, 1))),
        ((0.35, -1.05, -0.15, 1.0, 0.75, 0.6), ((0.85, -0.65, 0), (-0.02, -0.66, 1))),
        ((-2.2, -0.75, -0.2, 1.0, 0.85, 0.75), ((-2.5, -0.25, 0), (-1.85, -0.30, 1))),
        ((1.7, -1.45, -0.6, 1.1, 0.7, 0.7), ()),
        ((-0.9, -1.45, -0.9, 1.3, 0.7, 0.6), ()),
    )
    bodies = []
    for (x, y, z, hx, hy, hz), openings in homes:
        front, shape = z - hz, box(x, y, z, hx, hy, hz, 0.08)
        panes = []
        for px, py, door in openings:
            w, h = (0.16, 0.30) if door else (0.10, 0.17)
            shape = without(shape, box(px, py, front, w, h, 0.12))
            panes.append(box(px, py, front + 0.05, w, h, 0.02))
        bound = (x, y, z, float(np.sqrt(hx * hx + hy * hy + hz * hz)) + 0.02)
        bodies.append(Body(shape, white, bound))
        if panes:
            px, py, _ = openings[0]
            bodies.append(Body(union(*panes), wood, (sum(k[0] for k in openings) / len(openings), py, front, 0.75)))

    def drum(x, y, z):
        r = np.hypot(x + 0.35, z - 1.9)
        return np.minimum(
            np.maximum(r - 0.50, np.maximum(0.8 - y, y - 1.14)), np.maximum(r - 0.54, np.abs(y - 1.14) - 0.03)
        )

    def belfry(x, y, z):
        px, pz = np.abs(x - 0.92), np.abs(z - 0.9)
        slab = np.maximum(np.maximum(px - 0.26, pz - 0.09), np.maximum(0.3 - y, y - 1.12))
        arch = np.maximum(np.minimum(np.maximum(px - 0.12, y - 0.80), np.hypot(px, y - 0.80) - 0.12), 0.52 - y)
        gable = np.maximum(np.maximum(np.hypot(px, y - 1.10) - 0.26, pz - 0.09), 1.10 - y)
        return np.minimum(np.maximum(slab, -arch), gable)

    dome = without(sphere(-0.35, 1.13, 1.9, 0.505), box(-0.35, 0.6, 1.9, 1, 0.53, 1))
    cross = union(
        capsule((-0.35, 1.62, 1.9), (-0.35, 1.86, 1.9), 0.016), capsule((-0.42, 1.77, 1.9), (-0.28, 1.77, 1.9), 0.014)
    )
    petals = (
        lambda x, y, z: mix(
            np.broadcast_to(linear("#e0227c"), (len(x), 3)),
            np.broadcast_to(linear("#3c6a24"), (len(x), 3)),
            smoothstep(0.0, 0.25, fbm3(x * 16, y * 16, z * 16, 3, 3)),
        )
        * (0.75 + 0.5 * fbm3(x * 40, y * 40, z * 40, 6, 2))[:, None]
    )
    bush = (
        lambda x, y, z: (
            union(
                sphere(-1.45, 0.02, -0.32, 0.20),
                sphere(-1.62, -0.12, -0.36, 0.18),
                sphere(-1.30, -0.15, -0.34, 0.17),
                sphere(1.30, -0.70, -0.72, 0.19),
                sphere(1.46, -0.82, -0.76, 0.17),
                sphere(1.18, -0.86, -0.78, 0.16),
            )(x, y, z)
            - 0.05 * fbm3(x * 9, y * 9, z * 9, 4, 3)
        )
        * 0.7
    )

    def background(dx, dy, dz, rough=0.0):
        level = dy / np.maximum(np.hypot(dx, dz), 1e-3)
        day = ramp(np.clip(level * 2.2, 0, 1), [(0, "#cfe4f2"), (0.3, "#86bdea"), (1, "#2c74c8")]) ** 2.2
        haze = np.clip(-level * 9, 0, 1)
        sea = ramp(haze, [(0, "#a4cbe4"), (0.15, "#4c94cc"), (1, "#0f4c94")]) ** 2.2
        ripple = fbm_at(
            dx / np.maximum(-level, 0.01) * 3.0,
            dz / np.maximum(-level, 0.01) * 9,
            5,
            4,
            0.6,
            np.clip(0.02 / np.maximum(-level, 0.01), 0, 4),
        )
        island = smoothstep(
            0.002,
            -0.002,
            level
            - 0.035 * np.exp(-(((dx / np.maximum(dz, 0.1) - 0.42) / 0.14) ** 2))
            - 0.008 * np.exp(-(((dx / np.maximum(dz, 0.1) - 0.15) / 0.25) ** 2)),
        ) * (level > -0.002)
        out = np.where((level < 0)[:, None], sea * (1 + 0.22 * ripple)[:, None], day)
        return mix(out, np.broadcast_to(linear("#7f9cc0"), out.shape), island * 0.85)

    bell = lambda x, y, z: np.maximum(
        np.hypot(x - 0.92, z - 0.9) - 0.05 - 0.05 * np.clip((0.80 - y) / 0.16, 0, 1), np.abs(y - 0.74) - 0.08
    )
    bodies += [
        Body(drum, white, (-0.35, 1.0, 1.9, 0.7)),
        Body(dome, blue, (-0.35, 1.3, 1.9, 0.62)),
        Body(cross, white, (-0.35, 1.75, 1.9, 0.2)),
        Body(belfry, white, (0.92, 0.8, 0.9, 0.68)),
        Body(bell, Material("#7a5a2a", 0.3, 0.3), (0.92, 0.74, 0.9, 0.14)),
        Body(bush, Material(petals, 0), (-0.1, -0.45, -0.55, 1.95)),
        Body(plane(-2.0), white),
    ]
    key = ((-0.62, 0.66, -0.42), (1.72, 1.60, 1.38), 24.0)
    scene = Scene(
        bodies,
        key,
        lambda dx, dy, dz, rough: background(dx, dy, dz),
        sky=(0.20, 0.27, 0.40),
        earth=(0.24, 0.22, 0.20),
        far=24,
        mirrors=False,
    )
    photograph(
        c, scene, (0.45, 0.95, -6.0), (-0.15, 0.28, 1.0), 1.92, backdrop=lambda dx, dy, dz: background(dx, dy, dz)
    )
    return dict(bloom_strength=0.12, vignette_strength=0.18, contrast=0.2, grain_strength=0.0045, saturation=1.08)


def red_gate(c):
    """A red gate standing in still water."""
    horizon = 0.98
    c.sky([(0, "#6a86b8"), (0.4, "#b4b8d0"), (0.75, "#f2cfc0"), (1, "#fbe3cc")], 0, horizon)
    clouds = CloudLayer(c, 17, horizon + 0.03, 0.48, 0.9, (0.7, 0.8), 2.6)
    c.over(mix(colour("#98a0c0"), colour("#ffe8d8"), clouds.lit), clouds.density * 0.6)
    c.add("#ffc89a", c.glow(0.62, 0.90, 0.32, 1.5) * 0.4)
    for base, tall, tint, seed in (
        (0.965, 0.20, "#b4b0c4", 5),
        (0.975, 0.12, "#8c94ae", 11),
        (0.982, 0.05, "#66769a", 17),
    ):
        line = base - tall * np.clip(0.35 + 0.6 * c.profile(2.1, seed, 7), 0, 1.2)
        c.over(
            mix(colour(tint), colour("#f6dccb"), smoothstep(base - 0.10, base, c.Y) * 0.75),
            c.below(line) * (c.Y < horizon),
        )
    mist(c, 31, 0.965, 0.025, "#fbeade", 0.8, 2.2)
    water = Water(c, horizon, "#3c5a78", 0.014, 7, 9, 3.0, octaves=6, gain=0.5, dim=0.97, smear=0.012)
    mask, lit, dark, plate = (c.draw(k) for k in (_gate_all, _gate_light, _gate_dark, _gate_plate))
    foot = 1.125
    c.over(mix(colour("#8a2a20"), colour("#c8452c"), smoothstep(1.45, 1.15, c.Y)), water.reflection(mask, foot) * 0.85)
    c.over("#1c1a22", water.reflection(dark, foot) * 0.8)
    wear = c.fbm_at(9, 4, 6, 0.6, 0.5)
    fine = c.fbm_at(60, 6, 4, 0.65, 0.25)
    centre = np.where(c.X < 0.5, 0.265, 0.735)
    across = np.clip((c.X - centre) / 0.045, -1, 1)
    round_light = 0.80 + 0.42 * across - 0.30 * across**2
    red = mix(colour("#c8321c"), colour("#f0603a"), np.clip(0.4 + 0.4 * wear, 0, 1)) * (1 + 0.10 * fine)[..., None]
    pillars = ((c.Y > 0.640) | ((c.Y > 0.470) & (c.Y < 0.587))) * (np.abs(across) < 1)
    c.over(red * np.where(pillars, round_light, 0.92)[..., None], mask)
    c.over(colour("#ff8a5c"), lit * 0.75)
    stain = smoothstep(1.02, 1.125, c.Y + 0.02 * wear)
    c.over("#2c2420", mask * stain * 0.85)
    c.over(colour("#1c1c24") * (1 + 0.2 * fine)[..., None], dark)
    c.add("#ffc8a0", np.clip(dark - np.roll(dark, 3, 0), 0, 1) * 0.35)
    c.over("#e8c070", plate)
    c.over("#5a1c14", c.draw(lambda pen: pen.box(0.478, 0.497, 0.522, 0.573)))
    c.shade(0.55, mask * np.exp(-(((c.Y - 0.462) / 0.010) ** 2)))
    mist(c, 37, 1.05, 0.030, "#fbeee4", 0.38, 2.0)
    ring = np.exp(-(((c.Y - foot) / 0.004) ** 2)) * (
        np.exp(-(((c.X - 0.262) / 0.06) ** 4)) + np.exp(-(((c.X - 0.738) / 0.06) ** 4))
    )
    c.over("#f6e4da", ring * 0.4)
    return dict(bloom_strength=0.25, vignette_strength=0.2, grain_strength=0.005, contrast=0.2)


red_gate.portrait = True


def _gate_all(pen):
    for s in (-1, 1):
        x = 0.5 + s * 0.235
        pen.polygon(
            [
                (x - 0.034 - s * 0.010, 0.45),
                (x + 0.034 - s * 0.010, 0.45),
                (x + 0.043 + s * 0.006, 1.125),
                (x - 0.043 + s * 0.006, 1.125),
            ]
        )
    pen.polygon([(0.125, 0.588), (0.875, 0.588), (0.875, 0.638), (0.125, 0.638)])
    pen.polygon(
        [
            *curve((0.055, 0.398), (0.25, 0.425), (0.5, 0.432), (0.75, 0.425), (0.945, 0.398)),
            *curve((0.935, 0.448), (0.75, 0.468), (0.5, 0.474), (0.25, 0.468), (0.065, 0.448)),
        ]
    )
    pen.box(0.470, 0.46, 0.530, 0.60)


def _gate_light(pen):
    pen.stroke(curve((0.065, 0.444), (0.25, 0.465), (0.5, 0.471), (0.75, 0.465), (0.935, 0.444)), 0.005)
    pen.box(0.125, 0.588, 0.875, 0.592)


def _gate_dark(pen):
    pen.polygon(
        [
            *curve((0.015, 0.338), (0.22, 0.378), (0.5, 0.390), (0.78, 0.378), (0.985, 0.338)),
            *curve((0.962, 0.400), (0.78, 0.424), (0.5, 0.434), (0.22, 0.424), (0.038, 0.400)),
        ]
    )


def _gate_plate(pen):
    pen.box(0.472, 0.490, 0.528, 0.580)


def tunnel(c):
    """A tiled subway with rings of light, somebody at its end."""
    cx, cy = 0.75, 0.50
    dx, dy = (c.X - cx), (c.Y - cy)
    r = np.hypot(dx, dy) + 1e-5
    a = np.arctan2(dy, dx)
    depth_round = 0.42 / r
    on_floor = dy > 0.62 * r
    depth_floor = 0.42 * 0.62 / np.maximum(dy, 1e-4)
    depth = np.where(on_floor, depth_floor, depth_round)
    far = np.clip(depth, 0, 40)
    ring = (far * 0.9 + 0.35) % 1
    width = np.clip(c.pixel / r**2 * 0.42 * 0.9, 0, 0.5)
    tube = smoothstep(0.10 + width, 0.06, np.abs(ring - 0.5)) * np.clip(1.3 - width * 1.5, 0.3, 1)
    wash = np.exp(-((np.abs(ring - 0.5) / 0.20) ** 2)) * np.clip(1.2 - width, 0.4, 1)
    tiles_u = np.abs((a * 22 / np.pi) % 1 - 0.5)
    tiles_v = np.abs((far * 9) % 1 - 0.5)
    joint = np.maximum(
        smoothstep(0.44, 0.49, tiles_u) * np.clip(1.2 - c.pixel / r * 8, 0, 1),
        smoothstep(0.42, 0.48, tiles_v) * np.clip(1.2 - width * 12, 0, 1),
    )
    shade = 0.95 + 0.08 * cells(np.floor(a * 22 / np.pi) * 1.0, np.floor(far * 9) * 1.0, 4, 0.0)[2]
    hue = np.clip((far - 0.8) / 5.5, 0, 1)
    tint = ramp(hue, [(0, "#1c8ac8"), (0.3, "#28b8c4"), (0.6, "#f0b048"), (1, "#ff8a4c")])
    wall_light = (0.16 + 0.85 * wash) * (0.55 + 0.45 * np.clip(far / 3, 0, 1))
    body = (tint * 0.75 + 0.22) * (wall_light * shade * (1 - 0.45 * joint))[..., None]
    body = body + (tint * 0.35 + 0.75) * (tube * 1.5)[..., None]
    c.rgb[:] = body
    # The floor: dark stone that mirrors the rings.
    glints = (far * 0.9 + 0.35) % 1
    streak = np.exp(-((np.abs(glints - 0.5) / (0.15)) ** 2)) * np.clip(
        1.3 - np.clip(c.pixel * far / np.maximum(dy, 1e-3) * 0.9, 0, 2), 0.35, 1
    )
    u = dx / np.maximum(dy, 1e-4)
    paving = np.maximum(
        smoothstep(0.46, 0.49, np.abs((u * 2.2) % 1 - 0.5)),
        smoothstep(0.45, 0.49, np.abs((far * 3.2) % 1 - 0.5))
        * np.clip(1.2 - np.clip(c.pixel * far / np.maximum(dy, 1e-3) * 3.2, 0, 1) * 6, 0, 1),
    )
    speck = c.fbm(120, 5, 3, 0.7)
    stone = (
        colour("#141a22") * (1 + 0.25 * speck)[..., None]
        + (tint * 0.55 + 0.2) * (streak * (0.30 + 0.30 * np.exp(-((u / 0.75) ** 2))))[..., None]
    )
    stone = stone * (1 - 0.45 * paving)[..., None]
    c.over(stone, smoothstep(-0.001, 0.002, dy - 0.62 * r))
    c.shade(0.5, np.exp(-(((dy / r - 0.62) / 0.03) ** 2)))
    c.add("#ffe8c0", c.glow(cx, cy, 0.075, 2.0) * 1.7)
    c.add("#ffb468", c.glow(cx, cy, 0.22, 1.4) * 0.35)
    person = c.draw(_passer_by)
    c.over("#0c0a0c", person)
    mirror = c.draw(lambda pen: pen.polygon([(0.722, 0.662), (0.775, 0.662), (0.785, 0.80), (0.715, 0.80)]), 0.004)
    c.over("#0a0a10", mirror * smoothstep(0.81, 0.665, c.Y) * 0.7)
    c.add(
        "#ffcf90",
        np.clip(person - np.roll(person, int(0.0025 / c.pixel) + 1, 1), 0, 1) * 0.5
        + np.clip(person - np.roll(person, -int(0.0025 / c.pixel) - 1, 1), 0, 1) * 0.5,
    )
    return dict(
        bloom_strength=0.5,
        bloom_threshold=0.8,
        bloom_radius=0.022,
        vignette_strength=0.3,
        grain_strength=0.008,
        contrast=0.1,
    )


def _passer_by(pen):
    x, g = 0.75, 0.662
    pen.disc(x, 0.487, 0.0125, 0.0155)
    pen.polygon(
        curve(
            (x - 0.027, 0.515),
            (x - 0.012, 0.506),
            (x + 0.012, 0.506),
            (x + 0.027, 0.515),
            (x + 0.031, 0.585),
            (x + 0.025, 0.600),
            (x - 0.025, 0.600),
            (x - 0.031, 0.585),
            (x - 0.027, 0.515),
        )
    )
    pen.stroke([(x - 0.011, 0.595), (x - 0.014, 0.630), (x - 0.019, g)], 0.017, 0.010)
    pen.stroke([(x + 0.011, 0.595), (x + 0.016, 0.628), (x + 0.014, g - 0.008)], 0.017, 0.010)
    pen.stroke([(x + 0.027, 0.52), (x + 0.036, 0.560), (x + 0.033, 0.598)], 0.011, 0.008)
    pen.stroke([(x - 0.027, 0.52), (x - 0.037, 0.560), (x - 0.034, 0.598)], 0.011, 0.008)
    pen.box(x - 0.050, 0.592, x - 0.024, 0.622)


def glass_tower(c):
    """Looking up between towers of glass."""
    tilt = 0.98
    u, v = (c.X - 0.5) / 0.72, (0.75 - c.Y) / 0.72
    length = np.sqrt(u * u + v * v + 1)
    dx, dy, dz = u / length, (v * np.cos(tilt) + np.sin(tilt)) / length, (np.cos(tilt) - v * np.sin(tilt)) / length

    def sky_of(dx, dy, dz):
        px, pz = dx / np.maximum(dy, 0.12), dz / np.maximum(dy, 0.12)
        cloud = fbm_at(px * 1.5, pz * 1.5, 8, 7, 0.53)
        toward = fbm_at(px * 1.5 + 0.12, pz * 1.5 + 0.10, 8, 5, 0.53)
        density = smoothstep(-0.02, 0.5, cloud)
        lit = np.clip(0.6 + (cloud - toward) * 2.0, 0, 1)
        blue = ramp(np.clip(dy, 0, 1), [(0, "#d4e6f2"), (0.5, "#6aaee6"), (1, "#1f66bc")])
        return mix(
            blue,
            mix(np.broadcast_to(colour("#a4b8d0"), blue.shape), np.broadcast_to(colour("#ffffff"), blue.shape), lit),
            density * 0.95,
        )

    c.rgb[:] = sky_of(dx, dy, dz)
    nearest = np.full(c.shape, 1e9, np.float32)
    towers = (
        (-2.9, -1.05, 0.9, 3.4, 11.0, "#16324a", 3),
        (1.15, 3.1, 0.6, 3.0, 9.0, "#1d2c38", 7),
        (-0.75, 0.85, 4.6, 6.4, 13.5, "#20405c", 11),
        (1.9, 3.6, 3.7, 6.0, 7.0, "#3a3026", 13),
        (-4.2, -2.2, 4.1, 6.2, 8.0, "#2c3a40", 17),
    )
    for left, right, front, back, tall, glass, seed in towers:
        for face in ("front", "side"):
            if face == "front":
                t = front / np.maximum(dz, 1e-4)
                px, py = dx * t, dy * t
                hit = (dz > 1e-3) & (px > left) & (px < right) & (py < tall)
                across, mx, mz = (px - left) / (right - left) * (right - left) / 0.16, dx, -dz
                reach = t
            else:
                plane_x = right if right < 0 else left
                t = plane_x / np.where(np.abs(dx) < 1e-4, 1e-4, dx)
                pz, py = dz * t, dy * t
                if left < 0 < right:
                    continue
                hit = (t > 0) & (pz > front) & (pz < back) & (py < tall)
                across, mx, mz = (pz - front) / 0.16, -dx, dz
                reach = t
            hit &= (reach > 0) & (reach < nearest)
            if not hit.any():
                continue
            up = py / 0.22
            cell = cells(np.floor(across), np.floor(up), seed, 0.0)
            wob = 0.010 * (cell[2] - 0.5), 0.012 * (cell[3] - 0.5)
            seen = sky_of(mx + wob[0], dy + wob[1] * 0.5, mz + wob[1])
            sun_side = 1.0 if face == "front" else 0.72
            fog = colour(glass)
            pane = (
                mix(np.broadcast_to(fog, seen.shape), seen, np.full(c.shape, 0.74))
                * (0.92 * sun_side + 0.12 * (cell[2] - 0.5))[..., None]
            )
            pane = np.where(((cell[3] > 0.965))[..., None], pane * 0.6 + colour("#ffe8b0") * 0.35, pane)
            edge_u = np.gradient(across, axis=1)
            edge_v = np.abs(np.gradient(up, axis=0)) + np.abs(np.gradient(up, axis=1))
            width_u, width_v = np.clip(np.abs(edge_u) + np.abs(np.gradient(across, axis=0)), 0, 1), np.clip(
                edge_v, 0, 1
            )
            mullion = smoothstep(0.47 - width_u * 0.7, 0.49 + width_u * 0.1, np.abs(across % 1 - 0.5)) * np.clip(
                1.15 - width_u * 1.2, 0.15, 1
            )
            floor_line = smoothstep(0.40 - width_v * 0.7, 0.44 + width_v * 0.1, np.abs(up % 1 - 0.5)) * np.clip(
                1.15 - width_v * 1.2, 0.2, 1
            )
            frame = np.maximum(mullion * 0.75, floor_line)
            tone = mix(pane, fog * 0.45 + 0.10 * sun_side, frame * 0.85)
            tone = (
                tone
                * (1 - 0.35 * smoothstep(tall - 0.35, tall - 0.05, py) * (np.abs((up * 2) % 1 - 0.5) < 0.3))[..., None]
            )
            mask = hit.astype(np.float32)
            c.rgb[:] = mix(c.rgb, tone, mask)
            nearest = np.where(hit, reach, nearest)
    c.add("#fff4d8", c.glow(0.66, 0.18, 0.30, 1.5) * 0.35)
    return dict(bloom_strength=0.3, bloom_threshold=0.92, vignette_strength=0.25, contrast=0.25, grain_strength=0.005)


glass_tower.portrait = True
glass_tower.finer = 2.0
