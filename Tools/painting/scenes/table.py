"""Still things on a table: pears, coffee, eggs, books."""

import numpy as np

from canvas import mix, ramp, smoothstep
from noise import fbm3, fbm_at, noise3
from scenes.studio import APPLE, PEAR, planks, speckled, window_light
from solid import (
    Body,
    Material,
    Scene,
    box,
    capsule,
    dish,
    lathe,
    linear,
    photograph,
    plane,
    sphere,
    union,
    wall,
    without,
)


def two_pears(c):
    """Fruit and a bottle on a table, light from a window on the left."""
    wood = Material(
        planks("#2a150a", "#7d4a26"), 0.035, 0.42, bump=lambda x, y, z: 0.0005 * fbm_at(x * 5, z * 70, 8, 3)
    )
    plaster = Material(lambda x, y, z: linear("#54412f") * (0.75 + 0.35 * fbm_at(x * 0.9, y * 0.9, 3, 6))[:, None], 0)
    pear_a = speckled("#c9a428", "#6b4a16", "#b4551f", 4, centre=(-0.32, 0.3, 0.0))
    pear_b = speckled("#b3a52c", "#5c4a1a", "#a8701f", 8, centre=(0.10, 0.28, -0.16), cheek=(0.3, 0.3, -0.6))
    skin = lambda x, y, z: 0.0005 * fbm3(x * 30, y * 30, z * 30, 2, 3)
    stalk = Material("#3c2614", 0.02, 0.6)
    apple = speckled("#8e1512", "#d8a060", "#c9541e", 12, cheek=(0.5, 0.8, 0.1), centre=(0.62, 0.2, -0.05))
    bottle = [
        (0.0, 0.21),
        (0.02, 0.225),
        (0.6, 0.225),
        (0.72, 0.215),
        (0.82, 0.15),
        (0.90, 0.085),
        (0.98, 0.07),
        (1.25, 0.066),
        (1.26, 0.08),
        (1.31, 0.08),
        (1.32, 0.0),
    ]
    glass = (
        lambda x, y, z: np.broadcast_to(linear("#12301c"), (len(x), 3))
        * (0.35 + 0.9 * smoothstep(0.1, 0.9, y))[:, None]
    )
    paper = (
        lambda x, y, z: np.where((y > 0.22)[:, None], linear("#cdb98c"), linear("#cdb98c"))
        * np.where((np.abs(y - 0.36) < 0.012) | (np.abs(y - 0.56) < 0.005) | (np.abs(y - 0.26) < 0.005), 0.25, 1.0)[
            :, None
        ]
        * (1 + 0.06 * fbm_at(x * 30, y * 30, 5, 3))[:, None]
    )
    bodies = [
        Body(plane(0), wood),
        Body(wall(1.9), plaster),
        Body(
            lathe(-0.36, 0, 0.02, PEAR, (0.10, 0.04)),
            Material(pear_a, 0.04, 0.30, skin, waxy=0.25),
            (-0.33, 0.33, 0.03, 0.45),
        ),
        Body(
            lathe(0.08, 0, -0.22, PEAR, (-0.20, 0.05)),
            Material(pear_b, 0.04, 0.30, skin, waxy=0.25),
            (0.02, 0.33, -0.2, 0.47),
        ),
        Body(
            union(
                capsule((-0.290, 0.67, 0.045), (-0.245, 0.80, 0.03), 0.012, 0.017),
                capsule((-0.057, 0.67, -0.188), (-0.10, 0.81, -0.21), 0.012, 0.017),
            ),
            stalk,
        ),
        Body(
            lathe(0.60, 0, 0.16, APPLE, (0.05, -0.05)), Material(apple, 0.045, 0.16, waxy=0.15), (0.61, 0.2, 0.15, 0.36)
        ),
        Body(capsule((0.61, 0.35, 0.14), (0.65, 0.50, 0.13), 0.010, 0.015), stalk),
        Body(lathe(-0.95, 0, 0.42, bottle), Material(glass, 0.06, 0.04), (-0.95, 0.66, 0.42, 0.75)),
        Body(
            lathe(-0.95, 0.0, 0.42, [(0.20, 0.2275), (0.40, 0.2276), (0.60, 0.2275)]),
            Material(paper, 0.02, 0.7),
            (-0.95, 0.4, 0.42, 0.42),
        ),
    ]
    bloom = (
        lambda x, y, z: linear("#1f0c2c")
        + (linear("#5a4a78") - linear("#1f0c2c"))
        * (0.75 * smoothstep(-0.3, 0.8, fbm3(x * 9, y * 9, z * 9, 4, 4)) * smoothstep(0.0, 0.3, y))[:, None]
    )
    spots = [
        (1.00, 0.1, -0.14),
        (1.17, 0.1, -0.10),
        (1.11, 0.1, 0.10),
        (0.93, 0.1, 0.05),
        (1.28, 0.1, -0.20),
        (1.12, 0.1, -0.30),
        (1.06, 0.25, -0.02),
        (1.20, 0.24, -0.16),
        (1.02, 0.245, -0.19),
        (1.27, 0.1, 0.03),
    ]
    grapes = [sphere(x, 0.098 if y < 0.2 else y, z, 0.098, 1.06) for x, y, z in spots]
    bodies.append(Body(union(*grapes), Material(bloom, 0.04, 0.30, waxy=0.3), (1.12, 0.15, -0.03, 0.42)))
    key = ((-0.82, 0.72, -0.42), (2.5, 2.25, 1.9), 5.0)
    scene = Scene(bodies, key, window_light(), sky=(0.055, 0.055, 0.065), earth=(0.06, 0.04, 0.025), far=12)
    photograph(c, scene, (0.08, 0.80, -3.1), (0.10, 0.47, 0.0), 1.72)
    c.shade(1.12 - 0.62 * smoothstep(0.15, 1.45, c.X + 0.25 * (0.6 - c.Y)), smoothstep(0.62, 0.50, c.Y))
    return dict(bloom_strength=0.18, vignette_strength=0.42, grain_strength=0.007, contrast=0.25)


def coffee(c):
    """A cup from above, a rosetta in its foam."""
    wood = Material(
        planks("#3a2112", "#a06a3c", 0.62, 7), 0.03, 0.5, bump=lambda x, y, z: 0.0006 * fbm_at(x * 5, z * 70, 8, 3)
    )
    china = Material("#e9e2d4", 0.05, 0.10)
    cup = [(0.0, 0.22), (0.02, 0.24), (0.05, 0.25), (0.18, 0.36), (0.34, 0.435), (0.46, 0.465), (0.47, 0.46)]
    saucer = [(0.0, 0.012), (0.29, 0.012), (0.33, 0.03), (0.55, 0.045), (0.80, 0.105)]

    def rosetta(x, y, z):
        px, pz = x / 0.435, (z + 0.02) / 0.435
        r = np.hypot(px, pz)
        swirl = 0.12 * noise3(px * 2.2, pz * 2.2, px * 0, 5)
        spine = np.abs(px) * 1.0
        leaf = (pz + 0.05 + 0.40 * np.sqrt(spine**2 + 0.012) + 0.42 * spine**2 + swirl * 0.5) * 4.6
        body = smoothstep(
            0.78, 0.70, np.hypot(px * 1.12, (pz - 0.02) * 0.95) + 0.03 * noise3(px * 6, pz * 6, px * 0, 2)
        )
        stripes = smoothstep(0.38, 0.56, np.abs((leaf % 1) - 0.5) * 2) * body * smoothstep(0.90, 0.70, r)
        stem = smoothstep(0.035, 0.012, spine + 0.02 * noise3(px * 7, pz * 7, px * 0, 3)) * (np.abs(pz) < 0.66)
        foam = np.clip(stripes * (1 - stem * 0.8), 0, 1)
        foam = np.clip(foam + 0.10 * noise3(x * 160, z * 160, x * 0, 8) * foam, 0, 1)
        crema = (
            ramp(
                np.clip(0.5 + 0.35 * fbm3(px * 5, pz * 5, px * 0, 4, 4) + 0.25 * (r - 0.6), 0, 1),
                [(0, "#6e3710"), (0.5, "#9c571c"), (1, "#c07a34")],
            )
            ** 2.2
        )
        ring = smoothstep(0.93, 0.99, r)
        return mix(
            mix(crema, np.broadcast_to(linear("#f4e2c0"), crema.shape), foam),
            np.broadcast_to(linear("#5a2c0e"), crema.shape),
            ring * 0.7,
        )

    blue = Material("#245f78", 0.05, 0.10)
    bodies = [
        Body(plane(0), wood),
        Body(dish(0, 0.012, 0, saucer, 0.024), china),
        Body(lathe(0, 0.04, 0, cup, shell=0.020), blue, (0, 0.3, 0, 0.62)),
        Body(
            lathe(0, 0.43, 0, [(0, 0.433), (0.005, 0.434), (0.01, 0.433)]),
            Material(rosetta, 0.03, 0.25),
            (0, 0.43, 0, 0.46),
        ),
        Body(
            union(
                capsule((0.46, 0.42, -0.075), (0.60, 0.40, -0.13), 0.032),
                capsule((0.60, 0.40, -0.13), (0.64, 0.28, -0.14), 0.032),
                capsule((0.64, 0.28, -0.14), (0.36, 0.16, -0.06), 0.032),
            ),
            blue,
            (0.5, 0.3, -0.1, 0.32),
        ),
        Body(
            union(
                capsule((-0.62, 0.10, 0.32), (-0.15, 0.115, 0.66), 0.016, 0.02),
                without(sphere(-0.70, 0.125, 0.26, 0.105, 0.38), sphere(-0.70, 0.150, 0.26, 0.098, 0.38)),
            ),
            Material("#c9c4bc", 0.55, 0.18, metal=True),
            (-0.45, 0.1, 0.45, 0.52),
        ),
    ]
    random = np.random.default_rng(5)
    beans = []
    for _ in range(26):
        x, z = random.uniform(-1.7, 1.7), random.uniform(-1.05, 1.1)
        if np.hypot(x, z) < 0.92 or (np.hypot(x + 1.15, z + 0.55) > 0.5 and np.hypot(x - 1.25, z - 0.5) > 0.45):
            continue
        beans.append((x, z, random.uniform(0, np.pi)))
    for x, z in (
        (-1.1, -0.45),
        (-1.24, -0.55),
        (-0.98, -0.62),
        (-1.16, -0.74),
        (1.22, 0.55),
        (1.08, 0.66),
        (1.36, 0.7),
        (1.15, -0.7),
        (-1.3, 0.62),
    ):
        beans.append((x, z, random.uniform(0, np.pi)))

    def bean(x0, z0, turn):
        cos, sin = np.cos(turn), np.sin(turn)

        def distance(x, y, z):
            u, v = (x - x0) * cos + (z - z0) * sin, -(x - x0) * sin + (z - z0) * cos
            d = (np.sqrt((u / 0.072) ** 2 + ((y - 0.035) / 0.040) ** 2 + (v / 0.050) ** 2) - 1) * 0.040
            groove = np.sqrt((v + 0.008 * np.sin(u * 40)) ** 2 + (y - 0.076) ** 2) - 0.009
            return np.maximum(d, -groove)

        return distance

    for x, z, turn in beans:
        bodies.append(Body(bean(x, z, turn), Material("#3a1c0c", 0.05, 0.28), (x, 0.04, z, 0.10)))
    key = ((-0.75, 1.0, 0.55), (2.5, 2.3, 2.0), 5.0)
    scene = Scene(
        bodies,
        key,
        window_light((-0.75, 0.8, 0.55), 0.4, 5.0),
        sky=(0.13, 0.13, 0.15),
        earth=(0.06, 0.05, 0.04),
        far=12,
    )
    photograph(c, scene, (0.0, 3.3, -1.15), (0.0, 0.12, -0.02), 2.0)
    return dict(bloom_strength=0.15, vignette_strength=0.38, contrast=0.2, grain_strength=0.006)


def three_eggs(c):
    """Eggs in a bowl on linen, light from the left."""
    egg = [
        (0.0, 0.0),
        (0.01, 0.075),
        (0.05, 0.16),
        (0.13, 0.225),
        (0.22, 0.245),
        (0.32, 0.225),
        (0.42, 0.165),
        (0.50, 0.085),
        (0.535, 0.03),
        (0.54, 0.0),
    ]
    shell = lambda tint, seed, spots: (
        lambda x, y, z: (
            np.broadcast_to(linear(tint), (len(x), 3)) * (1 + 0.06 * fbm3(x * 9, y * 9, z * 9, seed, 3))[:, None]
        )
        * (1 - spots * smoothstep(0.35, 0.62, fbm3(x * 26, y * 26, z * 26, seed + 3, 3)) * 0.75)[:, None]
    )
    pores = lambda x, y, z: 0.00010 * noise3(x * 110, y * 110, z * 110, 4)

    def lying(cx, cy, cz, turn, tip, tint, seed, spots=0.0):
        """An egg on its side: the lathe's axis turned down by `tip` and round by `turn`."""
        shape, cos, sin, ct, st = lathe(0, -0.25, 0, egg), np.cos(turn), np.sin(turn), np.cos(tip), np.sin(tip)

        def distance(x, y, z):
            px, py, pz = x - cx, y - cy, z - cz
            u, w = px * cos + pz * sin, -px * sin + pz * cos
            return shape(u * ct - py * st, u * st + py * ct, w)

        return Body(distance, Material(shell(tint, seed, spots), 0.03, 0.42, pores, waxy=0.35), (cx, cy, cz, 0.32))

    bowl = [
        (0.0, 0.26),
        (0.015, 0.28),
        (0.05, 0.27),
        (0.07, 0.30),
        (0.16, 0.50),
        (0.28, 0.64),
        (0.40, 0.70),
        (0.41, 0.695),
    ]
    glaze = (
        lambda x, y, z: mix(
            np.broadcast_to(linear("#2d6a86"), (len(x), 3)),
            np.broadcast_to(linear("#d9cdb4"), (len(x), 3)),
            smoothstep(0.10, 0.05, y + 0.012 * np.sin(np.arctan2(z, x) * 9)) + smoothstep(0.395, 0.405, y) * 0.6,
        )
        * (1 + 0.10 * fbm3(x * 7, y * 16, z * 7, 5, 4))[:, None]
    )
    weave = lambda x, y, z: 0.0010 * fbm_at(x * 70, z * 70, 4, 2) + 0.026 * fbm_at(x * 1.1 + 0.4 * z, z * 1.7, 6, 3)
    cloth = (
        lambda x, y, z: np.broadcast_to(linear("#c9c0b0"), (len(x), 3))
        * (0.86 + 0.08 * fbm_at(x * 24, z * 160, 3, 2) + 0.08 * fbm_at(x * 160, z * 24, 5, 2))[:, None]
        * np.where(np.abs(z + 0.78) < 0.035, 0.45, np.where(np.abs(z + 0.88) < 0.012, 0.55, 1.0))[:, None]
    )
    plaster = Material(lambda x, y, z: linear("#7d8a8e") * (0.8 + 0.22 * fbm_at(x * 0.9, y * 0.9, 3, 6))[:, None], 0)
    bodies = [
        Body(plane(0), Material(cloth, 0, 0.9, weave)),
        Body(wall(2.0), plaster),
        Body(lathe(0, 0.005, 0, bowl, shell=0.030), Material(glaze, 0.05, 0.14), (0, 0.22, 0, 0.78)),
        lying(-0.24, 0.36, -0.02, 0.6, 1.35, "#d9a679", 3),
        lying(0.24, 0.37, -0.10, -0.9, 1.2, "#efe0c8", 7),
        lying(0.02, 0.50, 0.20, 2.2, 1.0, "#c98d5e", 11, 0.55),
        lying(-0.93, 0.235, -0.30, 0.35, 1.45, "#e9d3b4", 15),
        lying(0.88, 0.235, -0.42, 2.5, 1.5, "#c48a5c", 19, 0.4),
    ]
    key = ((-0.85, 0.62, -0.25), (2.9, 2.65, 2.3), 3.6)
    scene = Scene(
        bodies,
        key,
        window_light((-0.85, 0.55, -0.25), 0.42, 5.0, tint=(1, 0.98, 0.95)),
        sky=(0.12, 0.13, 0.15),
        earth=(0.10, 0.09, 0.08),
        far=12,
    )
    photograph(c, scene, (0.0, 1.05, -3.2), (-0.02, 0.36, 0.0), 1.75)
    return dict(bloom_strength=0.15, vignette_strength=0.35, contrast=0.3, grain_strength=0.006)


def old_books(c):
    """A pile of books by a window, an apple on top."""
    random = np.random.default_rng(6)
    wood = Material(
        planks("#24130a", "#6a4024", 0.5, 11), 0.035, 0.42, bump=lambda x, y, z: 0.0005 * fbm_at(x * 5, z * 70, 8, 3)
    )
    plaster = Material(lambda x, y, z: linear("#3d4a48") * (0.8 + 0.3 * fbm_at(x * 0.9, y * 0.9, 3, 6))[:, None], 0)
    bodies = [Body(plane(0), wood), Body(wall(1.5), plaster)]
    pile = (
        ("#6e1f1c", 0.52, 0.36, 0.105, 0.03),
        ("#1d3b4f", 0.48, 0.34, 0.085, -0.10),
        ("#8a6a2a", 0.50, 0.35, 0.120, 0.07),
        ("#24422c", 0.44, 0.31, 0.075, -0.05),
        ("#4a2030", 0.46, 0.33, 0.100, 0.16),
        ("#b08a4a", 0.40, 0.29, 0.070, -0.14),
        ("#26304e", 0.37, 0.27, 0.090, 0.05),
    )
    y = 0.0
    for k, (tint, hx, hz, tall, turn) in enumerate(pile):
        bodies += _book(random.uniform(-0.03, 0.03), y, random.uniform(-0.02, 0.03), hx, hz, tall, turn, tint, k)
        y += tall * 2 * 0.5 + tall
    skin = speckled("#9c1a14", "#e0b070", "#d0641e", 12, cheek=(0.4, 0.8, -0.3), centre=(0.02, y + 0.2, 0.0))
    bodies += [
        Body(
            lathe(0.02, y, 0.0, APPLE, (0.06, 0.0)), Material(skin, 0.045, 0.16, waxy=0.15), (0.03, y + 0.2, 0.0, 0.33)
        ),
        Body(capsule((0.045, y + 0.34, 0), (0.10, y + 0.50, 0.01), 0.010, 0.015), Material("#3c2614", 0.02, 0.6)),
    ]
    bodies += _spectacles()
    key = ((-0.80, 0.62, -0.42), (3.3, 2.95, 2.4), 4.5)
    scene = Scene(bodies, key, window_light(), sky=(0.085, 0.09, 0.10), earth=(0.06, 0.045, 0.03), far=12)
    photograph(c, scene, (0.25, 1.25, -3.7), (0.02, 0.86, 0.0), 1.95)
    c.shade(1.1 - 0.5 * smoothstep(0.1, 1.0, c.X), smoothstep(1.2, 1.0, c.Y))
    return dict(bloom_strength=0.18, vignette_strength=0.40, contrast=0.25, grain_strength=0.007)


old_books.portrait = True


def _book(cx, low, cz, hx, hz, half, turn, tint, seed):
    """A book lying down, its spine towards us: boards, spine with raised bands and gold, the block of pages."""
    cos, sin = np.cos(turn), np.sin(turn)
    middle = low + half

    def local(x, z):
        return (x - cx) * cos - (z - cz) * sin, (x - cx) * sin + (z - cz) * cos

    def leather(x, y, z):
        u, w = local(x, z)
        v = (y - middle) / half
        wear = fbm3(x * 14, y * 20, z * 14, seed, 4)
        base = np.broadcast_to(linear(tint), (len(x), 3)) * (1 + 0.35 * wear)[:, None]
        spine = w < -hz + 0.03
        bands = np.abs(np.abs(u) / hx - np.array([0.30, 0.62, 0.86])[:, None]).min(0) < 0.010
        title = (np.abs(u) < hx * 0.22) & (np.abs(v) < 0.42)
        letters = title & ((np.abs(v - 0.14) < 0.07) | ((np.abs(v + 0.22) < 0.05) & (np.abs(u) < hx * 0.14)))
        gold = spine & (bands | letters)
        scuffed = smoothstep(0.86, 1.0, np.abs(v) + 0.10 * wear)
        base = mix(base, np.broadcast_to(linear("#a8845a"), base.shape), scuffed * 0.45)
        return np.where(gold[:, None], linear("#d8a848") * (0.75 + 0.4 * wear)[:, None], base)

    def pages(x, y, z):
        sheet = fbm_at((y - low) * 260, (x + z) * 4, seed, 3)
        return np.broadcast_to(linear("#e0cfa4"), (len(x), 3)) * (0.80 + 0.22 * sheet)[:, None]

    board = 0.016
    back_x, back_z = cx + sin * (-hz + 0.014), cz + cos * (-hz + 0.014)
    spine_shape = box(back_x, middle, back_z, hx, half, 0.026, 0.020, turn)
    bound = (cx, middle, cz, float(np.hypot(np.hypot(hx, hz), half)) + 0.04)
    boards = union(
        box(cx, low + board / 2, cz, hx, board / 2, hz, 0.006, turn),
        box(cx, low + 2 * half - board / 2, cz, hx, board / 2, hz, 0.006, turn),
        spine_shape,
    )
    return [
        Body(
            boards,
            Material(leather, 0.035, 0.36, bump=lambda x, y, z: 0.0010 * fbm3(x * 60, y * 60, z * 60, seed, 2)),
            bound,
        ),
        Body(box(cx, middle, cz, hx - 0.015, half - board, hz - 0.014, 0.004, turn), Material(pages, 0.0, 0.9), bound),
    ]


def _spectacles():
    def ring(cx, cz, radius):
        return (
            lambda x, y, z: np.sqrt((np.sqrt((x - cx) ** 2 + (z - cz) ** 2) - radius) ** 2 + (y - 0.014) ** 2) - 0.010
        )

    wire = union(
        ring(0.50, -0.72, 0.10),
        ring(0.76, -0.66, 0.10),
        capsule((0.598, 0.02, -0.70), (0.662, 0.02, -0.68), 0.008),
        capsule((0.40, 0.016, -0.73), (0.30, 0.016, -0.36), 0.007),
        capsule((0.86, 0.016, -0.63), (0.72, 0.016, -0.28), 0.007),
    )
    return [Body(wire, Material("#c89a4a", 0.55, 0.2, metal=True), (0.6, 0.02, -0.55, 0.45))]
