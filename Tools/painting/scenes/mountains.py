"""High country: a lake, dunes, snow, and what flies over them."""

import numpy as np

from air import CloudLayer, mist, sun_disc
from canvas import blurred, colour, mix, ramp, smoothstep
from noise import fbm_at, rock
from terrain import Terrain, eroded
from trees import bare_tree, conifer
from water import Water


def still_lake(c):
    """Snow mountains from a height map, and again in the lake before them."""
    horizon = 0.60
    c.sky([(0, "#2c62a4"), (0.4, "#6fa5d2"), (0.75, "#c5d6e2"), (1, "#f3e0cd")], 0, horizon)
    clouds = CloudLayer(c, 44, horizon + 0.1, 0.45, 0.8, (0.1, 0.3), 1.8)
    c.over(mix(colour("#a9bad0"), colour("#fff6ea"), smoothstep(0.25, 0.7, clouds.lit)), clouds.density * 0.85)
    size = 1536
    height = eroded(size, 5.0, 77, 9, 0.46, 0.8, 0.6)
    z, x = np.mgrid[0:size, 0:size] / size
    rise = smoothstep(0.16, 0.62, z)
    valley = 1 - 0.92 * np.exp(-(((x - 0.49 - 0.02 * np.sin(z * 9)) / (0.10 + 0.05 * z)) ** 2)) * smoothstep(
        0.75, 0.45, z
    )
    peak = 0.62 * np.exp(-1.6 * np.hypot((x - 0.545) / 0.12, (z - 0.74) / 0.13)) + 0.34 * np.exp(
        -1.6 * np.hypot((x - 0.36) / 0.09, (z - 0.62) / 0.10)
    )
    land = (height * (0.16 + 0.42 * rise) * rise + peak * (0.35 + 0.65 * height)) * valley + 0.05 * smoothstep(
        0.1, 0.3, z
    ) * height * (0.1 + np.abs(x - 0.5) * 2.4)
    land -= 0.018 * (1 - smoothstep(0.12, 0.24, z + 0.25 * np.abs(x - 0.5)))
    terrain = Terrain(land * 1.08, 4.0, (-0.85, -0.5, 0.42))
    view = terrain.seen(c, horizon - 0.004, (2.0, 0.028, 0.02), 1.25, 0.1)
    detail = (
        fbm_at(view.x * 26, view.z * 26, 5, 5, 0.6, c.pixel * view.depth * 26),
        fbm_at(view.x * 26, view.z * 26, 6, 5, 0.6, c.pixel * view.depth * 26),
    )
    cosine, steep = view.lambert(detail, 0.55)
    sun = np.clip(cosine * 1.3, 0, 1) * (0.12 + 0.88 * view.light)
    crags = rock(
        view.x * 22 + view.height * 6,
        view.height * 34 + view.z * 6,
        15,
        4,
        (-0.5, -0.6, 0.7),
        footprint=c.pixel * view.depth * 26,
    )
    sun = np.clip(sun * (0.55 + 0.62 * crags), 0, 1)
    rock_tone = ramp(sun, [(0, "#2c3852"), (0.25, "#5a5a68"), (0.6, "#a68f80"), (1, "#e2c2a4")])
    snow_tone = ramp(sun, [(0, "#56719f"), (0.25, "#8fa5c8"), (0.6, "#f3e6da"), (1, "#fff7ea")])
    wood = np.clip(0.5 + 0.9 * fbm_at(view.x * 90, view.z * 90, 8, 3, 0.7, c.pixel * view.depth * 60), 0, 1)
    forest_tone = ramp(
        np.clip(sun * 0.75 + (wood - 0.5) * 0.55, 0, 1), [(0, "#0c1a1c"), (0.35, "#1d3526"), (1, "#78803f")]
    )
    line = 0.21 + 0.07 * fbm_at(view.x * 3, view.z * 3, 9, 5)
    snow = smoothstep(line - 0.04, line + 0.10, view.height + 0.08 * detail[0]) * smoothstep(
        0.52, 0.38, steep + 0.12 * detail[1]
    )
    forest = smoothstep(0.22, 0.13, view.height + 0.06 * detail[1]) * smoothstep(0.42, 0.25, steep)
    tone = mix(mix(rock_tone, snow_tone, snow), forest_tone, forest)
    haze = 1 - np.exp(-view.depth * 0.16)
    c.over(mix(tone, colour("#c3cede"), haze * 0.85), view.mask * (c.Y < horizon))
    mist(c, 71, horizon - 0.012, 0.016, "#f0ece8", 0.7, 3)
    Water(c, horizon, "#0d2a33", 0.012, 9, 31, 3.0, octaves=6, gain=0.55, dim=0.88)
    breeze = np.exp(-(((c.Y - 0.655 - 0.004 * c.profile(2, 8, 4)[None, :]) / 0.006) ** 2)) * np.clip(
        0.5 + c.fbm(6, 5, 4, 0.5, 5), 0, 1
    )
    c.over("#b9cbd8", breeze * 0.55)
    _lake_shore(c)
    return dict(vignette_strength=0.22, bloom_strength=0.15, contrast=0.25, grain_strength=0.005)


def _lake_shore(c):
    random = np.random.default_rng(12)
    trees = [
        (x, 1.02 - 0.26 * np.exp(-((x / 0.24) ** 2)) + random.uniform(0, 0.05), random.uniform(0.16, 0.42))
        for x in random.uniform(-0.05, 0.30, 17)
    ]
    trees += [
        (x, 1.02 - 0.24 * np.exp(-(((1.5 - x) / 0.22) ** 2)) + random.uniform(0, 0.05), random.uniform(0.14, 0.34))
        for x in random.uniform(1.27, 1.55, 15)
    ]
    bank = (
        1.02
        - 0.22 * np.exp(-((c.X[0] / 0.2) ** 2))
        - 0.19 * np.exp(-(((1.5 - c.X[0]) / 0.19) ** 2))
        + 0.012 * c.profile(14, 5, 6)
    )
    ground = ramp(0.5 + 0.5 * c.fbm_at(30, 6, 5, 0.6, 2.5), [(0, "#070d0d"), (1, "#2b3121")])
    c.over(ground, c.below(bank))
    for x, foot, height in sorted(trees, key=lambda tree: tree[1]):
        conifer(c, x, foot, height, int(abs(x) * 1000) + 3, "#0a1514", "#33482c", light=-1)


def dunes(c):
    """One great dune, its windward side rippled and lit, its lee in shadow."""
    c.sky([(0, "#1f5796"), (0.3, "#5b97c8"), (0.5, "#bcd3da"), (0.62, "#f6dcb4")], 0, 0.72)
    wisps = CloudLayer(c, 91, 0.5, 0.32, 1.3, (0.2, 0.3), 3.2)
    c.over("#fff3e2", wisps.density * 0.35)
    size, extent = 1400, 4.0
    z, x = np.mgrid[0:size, 0:size].astype(np.float32) / size * extent

    def dune(x0, z0, width, length, height, curl, lean=0.0):
        """A dune with a sharp crest running away from the camera, gentle to windward (left) and steep to lee."""
        crest = x0 + curl * np.sin((z - z0) / length * 2.6) + lean * (z - z0)
        along = np.exp(-(np.sqrt(((z - z0) / length) ** 2 + 0.012) - 0.11) * 1.25)
        across = (x - crest) / width
        return (
            height
            * along
            * np.where(
                across < 0,
                np.exp(-np.abs(across) * 1.15 - 0.25 * across**2),
                np.exp(-np.abs(across) * 2.5 - 0.6 * across**2),
            )
        )

    land = (
        dune(2.10, 1.55, 0.85, 0.95, 0.66, 0.30, 0.03)
        + dune(3.0, 2.4, 0.5, 0.6, 0.45, -0.12)
        + dune(1.0, 2.5, 0.6, 0.7, 0.34, 0.18)
    )
    land += (
        dune(2.2, 3.2, 0.9, 0.5, 0.5, 0.2) + dune(0.2, 3.3, 0.9, 0.6, 0.5, 0.15) + dune(3.7, 3.3, 0.8, 0.6, 0.42, 0.15)
    )
    land += 0.05 * fbm_at(x * 1.5, z * 1.5, 5, 3) + 0.03
    terrain = Terrain(land, extent, (-0.9, 0.12, 0.36), 0.006, 150)
    view = terrain.seen(c, 0.42, (1.52, 0.46, 0.02), 1.45, 0.16, centre=0.36)
    warp = fbm_at(view.x * 3, view.z * 3, 8, 4)
    phase = (view.x * 0.8 + view.z * 0.5 + warp * 0.075) * 150
    clear = np.clip(1.3 - c.pixel * view.depth / 1.35 * 60, 0, 1) * np.clip(1.4 - view.depth * 0.5, 0, 1)
    ripple = np.cos(phase) * clear * (0.6 + 0.5 * fbm_at(view.x * 5, view.z * 5, 3, 3))
    cosine, steep = view.lambert((-ripple, ripple * 0.3), 0.22)
    lit = np.clip(cosine, 0, 1) * view.light
    grit = fbm_at(view.x * 300, view.z * 300, 4, 2, 0.8, c.pixel * view.depth * 240)
    tone = ramp(
        lit + 0.025 * grit,
        [(0, "#4a2320"), (0.1, "#6b3222"), (0.32, "#c67a36"), (0.58, "#f0a850"), (0.85, "#ffd08a"), (1, "#ffe3b0")],
    )
    gx, gz = terrain.at(terrain.slope_x, view.x, view.z), terrain.at(terrain.slope_z, view.x, view.z)
    skylight = np.clip(0.5 - 0.35 * gx - 0.55 * gz + 0.05 * ripple, 0, 1) * (
        0.6 + 0.7 * smoothstep(0.0, 0.4, view.height)
    )
    tone = tone + ((1 - view.light) * skylight)[..., None] * colour("#4a2f2c") * 0.7
    bounce = (
        (1 - view.light)[..., None]
        * colour("#5a2c1c")
        * (0.25 + 0.4 * smoothstep(0.2, 0.7, view.height / 0.5))[..., None]
    )
    haze = smoothstep(1.0, 4.2, view.depth) * 0.6
    c.over(mix(tone + bounce * 0.4, colour("#ecc69c"), haze), view.mask)
    return dict(vignette_strength=0.22, bloom_strength=0.12, contrast=0.15, grain_strength=0.005)


def one_tree(c):
    """A bare tree on a hill of snow, its shadow towards us."""
    horizon = 0.63
    c.sky([(0, "#4677b8"), (0.4, "#8db0da"), (0.75, "#e4dde6"), (1, "#fbe3d0")], 0, horizon + 0.03)
    veil = CloudLayer(c, 12, horizon + 0.06, 0.5, 1.1, (0.3, 0.6), 2.5)
    c.over(mix(colour("#b4c0d6"), colour("#fff3ec"), veil.lit), veil.density * 0.5)
    c.add("#ffcf9a", c.glow(0.22, 0.575, 0.36, 1.3) * 0.42)
    for base, height, tint, seed in ((0.625, 0.06, "#b9c4da", 5), (0.64, 0.045, "#9eabca", 9)):
        line = base - height * (0.5 + 0.5 * c.profile(2.5, seed, 6))
        trees = 0.006 * np.abs(c.profile(150, seed + 2, 2))
        c.over(colour(tint) + c.glow(0.22, 0.6, 0.3)[..., None] * colour("#40281a"), c.below(line - trees) * 0.9)
    hill = 0.672 - 0.05 * np.exp(-(((c.X[0] - 0.58) / 0.42) ** 2)) + 0.012 * c.profile(1.2, 7, 3)
    depth = np.maximum(c.Y - 0.57, 0.04)
    u, v = (c.X - 0.6) / depth * 0.5, 0.3 / depth
    drift = fbm_at(u * 3.2 + v, v * 9, 3, 6, 0.5, np.minimum(c.pixel / depth**2 * 1.6, 2))
    slope = np.gradient(drift, axis=1) / c.pixel * depth
    light = np.clip(0.60 + 0.016 * slope - 0.40 * (c.Y - 0.62), 0, 1)
    snow = ramp(light, [(0, "#6f8cc0"), (0.35, "#aabfe0"), (0.6, "#e6eaf3"), (1, "#fff6ea")])
    sparkle = np.clip(c.fbm(420, 5, 1) - 0.92, 0, 1) * 1.6 * smoothstep(0.7, 1.0, c.Y)
    c.over(snow + sparkle[..., None], c.below(hill))
    c.over("#ffe6cf", c.below(hill) * c.glow(0.3, 0.66, 0.28, 1.6, 2.2) * 0.55)
    shadow = blurred(bare_tree(c, 0.60, 0.70, 0.52, 8, width=0.038, project=(1.05, -0.30)), 0.0016 / c.pixel)
    c.over("#7f98c8", shadow * 0.62 * c.below(hill) * smoothstep(1.4, 0.7, c.X))
    tree = bare_tree(c, 0.60, 0.705, 0.52, 8, width=0.038)
    drifted = 0.699 + 0.006 * c.profile(40, 3, 3) - 0.012 * smoothstep(0.59, 0.625, c.X[0])
    tree = tree * (1 - c.below(drifted, 0.003))
    c.over(ramp(0.5 + 0.5 * c.fbm(50, 5, 4, 0.6), [(0, "#17151d"), (1, "#3d3840")]), tree)
    rim = np.clip(tree - np.roll(tree, int(0.0022 / c.pixel) + 1, 1), 0, 1)
    c.over("#ffcfa4", rim * 0.6 * smoothstep(0.9, 0.3, c.Y))
    c.over("#f6f8ff", np.clip(tree - np.roll(tree, 1 + int(0.0016 / c.pixel), 0), 0, 1) * 0.75)
    fence = c.draw(_fence)
    c.over("#4a4a5c", fence * 0.9)
    c.over("#f4f6fc", np.clip(fence - np.roll(fence, 1 + int(0.0018 / c.pixel), 0), 0, 1))
    return dict(vignette_strength=0.14, bloom_strength=0.25, bloom_threshold=0.92, grain_strength=0.004)


def _fence(pen):
    for k in range(9):
        t = k / 8
        x, y, size = 1.02 + 0.52 * t**1.25, 0.695 + 0.11 * t**1.6, 0.030 + 0.055 * t**1.5
        pen.stroke([(x, y), (x + 0.08 * size * (k % 3 - 1), y - size)], 0.10 * size + 0.0015)


def three_up(c):
    """Three balloons over ridges in mist."""
    c.sky([(0, "#5c7fb0"), (0.3, "#b9b0bd"), (0.55, "#f3c49a"), (0.75, "#ffdcae"), (1, "#f4c894")], 0, 0.85)
    clouds = CloudLayer(c, 19, 0.8, 0.42, 1.0, (0.2, 0.6), 2.6)
    c.over(mix(colour("#c79a94"), colour("#ffe4c0"), smoothstep(0.3, 0.7, clouds.lit)), clouds.density * 0.6)
    sun_disc(c, 0.255, 0.60, 0.032, "#ffd28c", 2.2, 0.30)
    layers = (
        (0.665, 0.10, "#e0a98c", 2),
        (0.72, 0.13, "#bd8583", 7),
        (0.79, 0.14, "#8f6677", 13),
        (0.87, 0.13, "#5c475f", 21),
        (0.965, 0.11, "#332c42", 34),
    )
    for k, (base, height, tint, seed) in enumerate(layers):
        ridge = base - height * (0.45 + 0.5 * c.profile(2.0 + 0.2 * k, seed, 8, 0.5))
        woods = (0.001 + 0.0022 * k) * np.abs(c.profile(120 - 14 * k, seed + 3, 3, 0.7))
        drop = np.clip((c.Y - ridge[None, :]) / 0.16, 0, 1)
        grooves = fbm_at(c.X * (7 - k * 0.4) + 0.5 * c.fbm(3, seed, 3), c.Y * 5 + k, seed, 6, 0.55)
        tone = colour(tint) * (1 + (0.03 + 0.035 * k) * grooves * (1 - drop) * 2)[..., None]
        c.over(mix(tone, colour("#ffd9ae"), drop * (0.55 - 0.06 * k)), c.below(ridge - woods))
    c.add("#ff9d50", c.glow(0.255, 0.62, 0.5, 1.4) * 0.22)
    _balloon(c, 1.28, 0.555, 0.058, ("#2f7d5b", "#f2c14e", "#2f7d5b", "#e9e2c8"), 12)
    _balloon(c, 0.43, 0.46, 0.088, ("#1d5f8a", "#eef1f0", "#3f8fbf", "#eef1f0"), 12)
    _balloon(c, 0.87, 0.335, 0.238, ("#b3202c", "#f7b733", "#b3202c", "#f8efdc"), 20)
    return dict(vignette_strength=0.18, bloom_strength=0.2, grain_strength=0.0055)


def _balloon(c, x, y, radius, colours, gores):
    u, v = (c.X - x) / radius, (c.Y - y) / radius
    # Envelope: a sphere above, drawn out to a mouth below.
    below = np.clip(v, 0, 1.42) / 1.42
    half = np.where(
        v < 0,
        np.sqrt(np.clip(1 - (v / 0.98) ** 2, 0, 1)),
        np.sqrt(np.clip(1 - below**2, 0, 1)) * (1 - 0.28 * below) * (v < 1.36),
    )
    half = np.where(v > 0, np.maximum(half, 0.17 * (v < 1.36)), half)
    envelope = c.inside((np.abs(u) - half) * radius) * c.inside((v - 1.36) * radius) * c.inside((-0.98 - v) * radius)
    angle = np.arcsin(np.clip(u / np.maximum(half, 0.02), -1, 1))
    turn = (angle / np.pi + 0.5) * gores / 2 + 0.25
    gore = np.floor(turn).astype(int) % len(colours)
    palette = np.array([colour(k) for k in colours])
    seam = np.abs((turn % 1) - 0.5) * 2
    band = smoothstep(0.0, 0.012, np.abs(v - 0.62) - 0.10)
    cloth = mix(np.broadcast_to(colour(colours[0]) * 0.75, palette[gore].shape), palette[gore], band)
    nz = np.cos(angle)
    up = np.clip(-v, -1, 1)
    light = 0.52 + 0.40 * (-np.sin(angle)) + 0.16 * up + 0.12 * nz
    bulge = 1 - 0.16 * smoothstep(0.55, 1.0, seam) + 0.05 * (1 - seam)
    folds = 1 + 0.03 * np.sin(v * 34 + 2 * np.sin(angle * 3)) * (seam < 0.9)
    warm = mix(colour("#a88b9a"), colour("#ffeccf"), np.clip(light, 0, 1))
    through = smoothstep(0.5, 1.36, v) * 0.16 * smoothstep(1.2, 0.2, np.abs(u))
    c.over(
        cloth * warm * (np.clip(light, 0.2, 1.1) * bulge * folds * 1.12)[..., None]
        + through[..., None] * colour("#ff9a3c"),
        envelope,
    )
    c.shade(0.72, envelope * np.exp(-((np.abs(v + 0.80) * radius / 0.003) ** 2)))
    bx, top, low = x, y + radius * 1.62, y + radius * 1.86
    basket = c.draw(
        lambda pen: pen.polygon(
            [
                (bx - radius * 0.135, top),
                (bx + radius * 0.135, top),
                (bx + radius * 0.115, low),
                (bx - radius * 0.115, low),
            ]
        )
    )
    weave = 0.8 + 0.25 * np.sin(c.Y / radius * 120) * np.sin(c.X / radius * 90)
    c.over(
        colour("#6a4526") * (weave * (1.1 - 0.6 * smoothstep(bx - radius * 0.1, bx + radius * 0.13, c.X)))[..., None],
        basket,
    )
    ropes = [
        ((x + s * radius * 0.165, y + radius * 1.35), (bx + s * radius * 0.125, top)) for s in (-1, -0.35, 0.35, 1)
    ]
    c.over("#3b2a22", c.draw(lambda pen: [pen.stroke(rope, radius * 0.012 + 0.0006) for rope in ropes]))
    people = ((-0.07, "#2b2f3e"), (0.0, "#7a2f2a"), (0.07, "#30383a"))
    for shift, tint in people:
        px = bx + shift * radius
        c.over(
            tint,
            c.draw(
                lambda pen: (
                    pen.disc(px, top - radius * 0.075, radius * 0.024),
                    pen.polygon(
                        [
                            (px - radius * 0.03, top),
                            (px - radius * 0.026, top - radius * 0.05),
                            (px + radius * 0.026, top - radius * 0.05),
                            (px + radius * 0.03, top),
                        ]
                    ),
                )
            ),
        )
    c.over(
        "#8a5a30",
        c.draw(lambda pen: pen.box(bx - radius * 0.14, top - radius * 0.006, bx + radius * 0.14, top + radius * 0.02)),
    )
    flame = np.exp(-(((c.X - x) / (radius * 0.02)) ** 2 + ((c.Y - y - radius * 1.47) / (radius * 0.05)) ** 2))
    c.add("#ffb24a", flame * 1.6)
