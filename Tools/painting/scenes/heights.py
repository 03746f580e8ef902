"""High country: first light, ridges, a tent, falling water."""

import numpy as np

from air import CloudLayer, mist, stars, sun_disc
from canvas import colour, curve, mix, ramp, smoothstep
from noise import fbm_at, profile, rock
from terrain import Terrain, eroded
from trees import conifer
from water import Water


def first_light(c):
    """A peak that has the sun while the valley has not."""
    horizon = 1.06
    c.sky([(0, "#1c2f5e"), (0.45, "#4d6298"), (0.75, "#a890b2"), (1, "#e8b7a4")], 0, horizon)
    clouds = CloudLayer(c, 9, horizon + 0.05, 0.46, 0.9, (0.1, 0.7), 2.4)
    c.over(mix(colour("#6c6f9c"), colour("#f5b29a"), clouds.lit), clouds.density * 0.6)
    stars(c, 4, 90, 0.35, 0.5)
    size = 1400
    height = eroded(size, 4.6, 31, 9, 0.47, 0.8, 0.6)
    z, x = np.mgrid[0:size, 0:size] / size
    cone = np.clip(1 - np.hypot((x - 0.505) / 0.20, (z - 0.62) / 0.24), 0, 1)
    ridge = np.clip(1 - np.abs(x - 0.505 - 0.5 * (z - 0.62)) / 0.06, 0, 1) * np.exp(-(((z - 0.5) / 0.16) ** 2)) * 0.18
    land = (
        0.95 * cone**1.15 * (0.72 + 0.45 * height)
        + ridge * (0.5 + height)
        + 0.30 * height * smoothstep(0.28, 0.55, z) * (0.35 + 1.0 * np.abs(x - 0.5))
        + 0.03 * smoothstep(0.15, 0.3, z) * height
    )
    terrain = Terrain(land * 1.22, 4.0, (-0.9, -0.42, 0.34))
    view = terrain.seen(c, horizon - 0.012, (2.0, 0.03, 0.02), 1.42, 0.3)
    reach = c.pixel * view.depth / 1.42
    detail = tuple(fbm_at(view.x * 26, view.z * 26 + view.height * 20, k, 5, 0.6, reach * 30) for k in (5, 6))
    crags = rock(
        view.x * 20 + view.height * 8, view.height * 30 + view.z * 8, 15, 5, (-0.6, -0.5, 0.65), footprint=reach * 26
    )
    cosine, steep = view.lambert(detail, 0.5)
    sun = np.clip(cosine * 1.25, 0, 1) * view.light * smoothstep(0.16, 0.40, view.height + 0.05 * detail[0])
    cool = np.clip(0.42 + 0.55 * cosine, 0, 1)
    snow = smoothstep(0.13, 0.24, view.height + 0.10 * detail[0]) * smoothstep(0.60, 0.44, steep + 0.14 * detail[1])
    blue = mix(
        ramp(cool * (0.55 + 0.55 * crags), [(0, "#141a34"), (0.5, "#343c66"), (1, "#5d6592")]),
        ramp(cool, [(0, "#3c4a80"), (0.6, "#7d8cbc"), (1, "#b4bbdc")]),
        snow,
    )
    fire = mix(ramp(crags, [(0, "#5a2220"), (0.5, "#c0552e"), (1, "#ff9a54")]), colour("#ffb884"), snow * 0.75)
    tone = mix(blue, fire * (0.75 + 0.45 * crags)[..., None], np.clip(sun * 2.0, 0, 1))
    haze = (1 - np.exp(-view.depth * 0.16)) * smoothstep(0.7, 0.0, view.height)
    c.over(mix(tone, colour("#8f8fb8"), haze * 0.75), view.mask * (c.Y < horizon))
    mist(c, 31, horizon - 0.03, 0.028, "#b9b2cc", 0.6, 2.5)
    for base, tall, seed in ((horizon - 0.004, 0.05, 4),):
        line = (
            base
            - tall * np.clip(0.3 + 0.6 * c.profile(2.6, seed, 5), 0, 1)
            - 0.010 * np.abs(c.profile(90, seed + 1, 3, 0.8))
        )
        c.over("#10182c", c.below(line) * (c.Y < horizon))
    Water(c, horizon, "#0c1630", 0.012, 8, 3, 3.0, octaves=6, gain=0.55, dim=0.92)
    random = np.random.default_rng(8)
    shore = 1.47 - 0.05 * np.exp(-((c.X[0] / 0.3) ** 2)) - 0.03 * c.profile(3, 6, 6)
    light = rock(c.X * 12, c.Y * 26, 9, 4, (-0.2, -0.8, 0.5))
    c.over(ramp(light, [(0, "#04060d"), (0.6, "#151a2c"), (1, "#4c4e68")]), c.below(shore))
    for x, foot, tall in sorted(
        [(random.uniform(-0.03, 0.24), random.uniform(1.40, 1.5), random.uniform(0.22, 0.5)) for _ in range(9)]
        + [(random.uniform(0.9, 1.04), random.uniform(1.44, 1.52), random.uniform(0.16, 0.30)) for _ in range(5)],
        key=lambda t: t[1],
    ):
        conifer(c, x, foot, tall, int(abs(x) * 997) + 2, "#060b14", "#1c2a34", light=-1)
    return dict(vignette_strength=0.22, bloom_strength=0.25, contrast=0.15, grain_strength=0.007)


first_light.portrait = True


def blue_ridges(c):
    """Ridge behind ridge, bluer and paler with distance."""
    c.sky([(0, "#f2b27a"), (0.25, "#f8c88a"), (0.42, "#fbdcae"), (1, "#e8dccb")], 0, 0.7)
    c.add("#ffb060", c.glow(1.02, 0.22, 0.4, 1.4) * 0.25)
    clouds = CloudLayer(c, 5, 0.45, 0.40, 1.2, (1.02, 0.22), 3.0)
    c.over("#fff2d6", clouds.density * 0.4)
    sun_disc(c, 1.02, 0.215, 0.040, "#ffdc94", 1.5, 0.15)
    tints = ("#dcc9b8", "#bdbdbe", "#98abbd", "#7596b4", "#557ea6", "#3b6491", "#284b77", "#183458", "#0d2038")
    for k, tint in enumerate(tints):
        base = 0.36 + 0.078 * k + 0.003 * k * k * 0.4
        tall = 0.12 + 0.012 * k
        ridge = base - tall * (0.35 + 0.62 * c.profile(1.35 + 0.07 * k, 40 + 11 * k, 8, 0.47))
        woods = (0.0006 * k**1.35) * np.abs(c.profile(260 - 22 * k, 70 + k, 3, 0.75))
        drop = np.clip((c.Y - ridge[None, :]) / 0.15, 0, 1)
        spurs = fbm_at(c.X * (9 - 0.5 * k) + 1.2 * drop + 0.6 * c.fbm(2, k + 3, 3), drop * 1.6 + k, 90 + k, 6, 0.55)
        trees = c.fbm_at(120 - 8 * k, 60 + k, 3, 0.7) * 0.03 * k / 4
        tone = colour(tint) * (1 + 0.10 * (0.4 + 0.1 * k) * spurs + trees)[..., None]
        fog = colour(tints[max(k - 1, 0)]) * 0.55 + colour("#ffe9cc") * 0.45
        c.over(mix(tone, fog, drop**1.2 * (0.62 - 0.045 * k)), c.below(ridge - woods))
    random = np.random.default_rng(3)
    for x, foot, tall in sorted(
        [(random.uniform(-0.02, 0.5), random.uniform(0.98, 1.05), random.uniform(0.12, 0.34)) for _ in range(26)],
        key=lambda t: t[1],
    ):
        conifer(c, x, foot + 0.10 * x, tall * (1 - 0.7 * x), int(abs(x) * 1000) + 7, "#050e1a", "#10233a", light=1)
    return dict(vignette_strength=0.18, bloom_strength=0.25, contrast=0.15, grain_strength=0.005)


def tent_light(c):
    """A lit tent below the Milky Way."""
    c.sky([(0, "#040817"), (0.5, "#0c1a3a"), (0.8, "#1d3558"), (1, "#4a5a74")], 0, 1.15)
    bx, by, angle, width = 0.52, 0.55, 1.98, 0.13
    along = (c.X - bx) * np.cos(angle) + (c.Y - by) * np.sin(angle)
    across = -(c.X - bx) * np.sin(angle) + (c.Y - by) * np.cos(angle)
    wisps = fbm_at(along * 2.6, across * 5, 4, 7, 0.58)
    core = np.exp(-(((across + 0.03 * wisps) / width) ** 2))
    lanes = smoothstep(
        0.02, 0.45, fbm_at(along * 3.4 + 0.4 * wisps, across * 9, 9, 7, 0.58) - 0.55 * np.abs(across + 0.01) / width
    )
    cloud = np.clip(core * (0.75 + 0.75 * wisps), 0, 1.4)
    hue = ramp(np.clip(cloud, 0, 1), [(0, "#1c2f66"), (0.4, "#5a5f9c"), (0.75, "#c9a0a4"), (1, "#ffe0bc")])
    c.rgb += hue * (cloud * (1 - 0.85 * lanes * core) * 0.62)[..., None]
    c.add(
        "#d8588a",
        np.exp(-(((across - 0.06) / 0.05) ** 2))
        * smoothstep(0.45, 0.75, 0.5 + 0.5 * fbm_at(c.X * 6, c.Y * 6, 21, 4))
        * 0.22,
    )
    stars(c, 7, 9000, 1.15, 0.75, (bx, by, angle, width * 1.5))
    stars(c, 11, 420, 1.1, 2.0)
    c.add("#ff9a5a", smoothstep(0.75, 1.15, c.Y) * 0.16)
    for base, tall, tint, seed, sharp in ((1.11, 0.24, "#18233c", 6, 0.5), (1.15, 0.15, "#0c1424", 14, 0.4)):
        line = base - tall * np.clip(0.35 + 0.6 * c.profile(2.2, seed, 8, 0.5, sharp), 0, 1.2)
        light = rock(c.X * 8, c.Y * 11, seed, 5, (0.4, -0.6, 0.5))
        snow = smoothstep(0.55, 0.8, light) * smoothstep(0.16, 0.02, c.Y - line[None, :])
        c.over(mix(colour(tint) * (0.6 + 0.7 * light)[..., None], colour("#5a6a8c"), snow * 0.6), c.below(line))
    ground = 1.245 + 0.02 * c.profile(1.4, 3, 4) - 0.03 * np.exp(-(((c.X[0] - 0.5) / 0.4) ** 2))
    grass = c.fbm_at(60, 4, 4, 0.65, 0.5)
    glow = c.glow(0.52, 1.26, 0.30, 1.5, 1.5)
    c.over(
        ramp(np.clip(0.3 + 0.35 * grass, 0, 1), [(0, "#03060a"), (1, "#1a2624")])
        + colour("#c8742c") * (glow * (0.30 + 0.4 * grass))[..., None],
        c.below(ground),
    )
    _tent(c)
    random = np.random.default_rng(4)
    for x, foot, tall in sorted(
        [(random.uniform(-0.03, 0.18), random.uniform(1.24, 1.34), random.uniform(0.22, 0.5)) for _ in range(8)]
        + [(random.uniform(0.84, 1.03), random.uniform(1.24, 1.34), random.uniform(0.18, 0.4)) for _ in range(7)],
        key=lambda t: t[1],
    ):
        conifer(c, x, foot, tall, int(abs(x) * 991) + 5, "#020509", "#0f1a1e", light=1 if x < 0.5 else -1)
    return dict(vignette_strength=0.25, bloom_strength=0.4, bloom_threshold=0.8, grain_strength=0.010, contrast=0.1)


tent_light.portrait = True


def _tent(c):
    x, foot, tall, half = 0.52, 1.285, 0.165, 0.185
    outline = [
        *curve(
            (x - half, foot),
            (x - half * 0.72, foot - tall * 0.62),
            (x - 0.02, foot - tall),
            (x + half * 0.66, foot - tall * 0.60),
            (x + half, foot),
        )
    ]
    body = c.draw(lambda pen: pen.polygon(outline))
    u, v = (c.X - x) / half, (foot - c.Y) / tall
    lamp = np.exp(-((np.hypot(u + 0.1, (v - 0.32) * 0.8) / 0.62) ** 2))
    seams = np.exp(-(((u - 0.30 + 0.22 * v * v) / 0.012) ** 2)) + np.exp(-(((u + 0.42 - 0.36 * v * v) / 0.012) ** 2))
    cloth = ramp(
        np.clip(lamp * 1.05 + 0.05 * c.fbm_at(14, 6, 4), 0, 1),
        [(0, "#5a1c08"), (0.35, "#c4560f"), (0.65, "#ff9a2a"), (0.9, "#ffd873"), (1, "#fff1bc")],
    )
    c.over(cloth * (1 - 0.5 * np.clip(seams, 0, 1))[..., None] * 1.15, body)
    door = c.draw(
        lambda pen: pen.polygon(
            curve(
                (x - 0.035, foot),
                (x - 0.028, foot - tall * 0.52),
                (x + 0.004, foot - tall * 0.72),
                (x + 0.040, foot - tall * 0.5),
                (x + 0.052, foot),
            )
        )
    )
    c.over(colour("#ffe9a8") * 1.35, door * 0.7)
    c.over(
        "#d8d0c0",
        c.draw(
            lambda pen: (
                pen.stroke([(x - half * 0.72, foot - tall * 0.62), (x - half * 1.45, foot + 0.015)], 0.0018),
                pen.stroke([(x + half * 0.66, foot - tall * 0.6), (x + half * 1.4, foot + 0.015)], 0.0018),
            )
        )
        * 0.5,
    )
    c.add("#ff9a3a", c.glow(x, foot - 0.05, 0.26, 1.3, 1.3) * 0.22)


def falls(c):
    """A waterfall drawn to silk by a slow shutter, moss and ferns around it."""
    lip, foot = 0.30, 1.12
    light = rock(c.X * 6, c.Y * 5, 3, 6, (0.1, -0.7, 0.6), 0.55)
    moss = smoothstep(-0.15, 0.4, fbm_at(c.X * 4, c.Y * 4, 8, 6, 0.58) + 0.5 * (light - 0.5))
    fine = 0.5 + 0.5 * c.fbm_at(46, 5, 5, 0.65)
    wall = mix(
        ramp(light, [(0, "#06090a"), (0.5, "#2a2f2e"), (1, "#6d726c")]),
        ramp(
            np.clip(0.75 * light + 0.45 * (fine - 0.4), 0, 1),
            [(0, "#071208"), (0.4, "#1c3c18"), (0.75, "#4a7426"), (1, "#98b850")],
        ),
        moss,
    )
    c.rgb[:] = (
        wall * (0.55 + 0.55 * smoothstep(0.0, 0.4, np.abs(c.X - 0.5)) + 0.25 * smoothstep(0.8, 0.1, c.Y))[..., None]
    )
    rim = lip - 0.02 + 0.05 * profile(c.X[0] * 4, 4, 5) - 0.16 * smoothstep(0.13, 0.32, np.abs(c.X[0] - 0.5)) + 0.02
    sky = 1 - c.below(rim, 0.002)
    c.over(ramp(c.Y, [(0, "#cfe2d6"), (0.35, "#f4f6e2")]), sky)
    _woods_above(c, rim)
    spread = 0.068 + 0.085 * smoothstep(lip, foot, c.Y) ** 1.3
    centre = 0.5 + 0.012 * np.sin(c.Y * 5)
    u = (c.X - centre) / spread
    threads = fbm_at(u * 7 + 0.3 * np.sin(c.Y * 4), c.Y * 1.1, 11, 6, 0.62)
    silk = fbm_at(u * 26, c.Y * 1.6, 13, 4, 0.6)
    step = sum(np.exp(-(((c.Y - y) / 0.05) ** 2)) * k for y, k in ((0.56, 0.45), (0.80, 0.6)))
    veil = (
        smoothstep(1.12, 0.62, np.abs(u) - 0.22 * threads - 0.1 * silk - 0.22 * step)
        * smoothstep(lip - 0.012, lip + 0.012, c.Y)
        * smoothstep(foot + 0.05, foot - 0.05, c.Y)
    )
    white = ramp(
        np.clip(0.66 + 0.34 * threads + 0.20 * silk - 0.10 * np.abs(u) + 0.2 * step, 0, 1),
        [(0, "#4c6a70"), (0.4, "#a9c4c6"), (0.75, "#eaf4f2"), (1, "#ffffff")],
    )
    c.shade(0.62, smoothstep(1.9, 0.9, np.abs(u)) * (c.Y > lip) * (c.Y < foot) * 0.8)
    c.over(white, np.clip(veil * (0.75 + 0.45 * threads + 0.25 * step), 0, 1))
    Water(c, foot + 0.02, "#0d3a34", 0.035, 12, 6, 2.4, octaves=6, gain=0.55, dim=0.8, smear=0.04)
    foam = fbm_at(c.X * 5, (c.Y - foot) * 24, 15, 5, 0.6)
    c.over(
        "#dff0ea",
        (c.Y > foot)
        * smoothstep(-0.05, 0.55, foam)
        * np.exp(-(((c.X - 0.5) / 0.26) ** 2))
        * np.exp(-(c.Y - foot) / 0.14)
        * 0.8,
    )
    spray = c.glow(0.5, foot - 0.01, 0.17, 1.7, 1.5) * (0.75 + 0.4 * c.fbm(4, 6, 5))
    c.over("#eef6f2", np.clip(spray, 0, 1) * 0.85)
    _stones(c, foot)
    shaft = np.clip(0.5 + 0.8 * fbm_at(c.X * 3.4 - c.Y * 1.5, c.Y * 0.05, 17, 3), 0, 1) * smoothstep(1.0, 0.0, c.Y)
    c.add("#f4f6c8", shaft * 0.20)
    _ferns(c)
    return dict(vignette_strength=0.35, bloom_strength=0.3, contrast=0.3, grain_strength=0.005)


falls.portrait = True


def _woods_above(c, rim):
    random = np.random.default_rng(6)
    for x, tall in sorted(
        ((random.uniform(-0.05, 1.05), random.uniform(0.14, 0.34)) for _ in range(30)), key=lambda t: t[1]
    ):
        foot = float(np.interp(x, c.X[0], rim)) + 0.015
        if abs(x - 0.5) < 0.09:
            continue
        conifer(c, x, foot, tall, int(abs(x) * 983) + 1, "#2a4434", "#6d8a52", light=1)
    c.over("#eef4e0", np.exp(-(((c.Y - 0.2) / 0.2) ** 2)) * np.exp(-(((c.X - 0.5) / 0.3) ** 2)) * 0.35)


def _stones(c, foot):
    random = np.random.default_rng(12)
    for y in np.sort(random.uniform(foot + 0.06, 1.55, 24)):
        w = 0.035 + 0.20 * (y - foot) * random.uniform(0.5, 1.2)
        x = random.uniform(-0.05, 1.05)
        if abs(x - 0.5) < 0.14 + 0.1 * random.random() and y < 1.42:
            continue
        part = c.window(x - w * 1.2, y - w, x + w * 1.2, y + w * 0.5)
        if part is None:
            continue
        u, v = (part.X - x) / w, (part.Y - y) / (w * 0.62)
        bump = 0.12 * fbm_at(part.X * 9 / w * 0.1, part.Y * 9 / w * 0.1, int(y * 1000), 4)
        mask = np.clip(
            0.5 + (1 - np.hypot(u, np.minimum(v, 0) * 1.05 + np.maximum(v, 0) * 2.2) + bump) * w / part.pixel * 0.5,
            0,
            1,
        )
        light = rock(part.X * 7 / (w * 10 + 0.4) * 3, part.Y * 22, 5, 4, (0.1, -0.8, 0.5)) * np.clip(
            0.55 - 0.65 * v, 0.08, 1.1
        )
        green = smoothstep(0.1, -0.5, v + 0.35 * part.fbm_at(20, 8, 4))
        part.over(
            mix(
                ramp(light, [(0, "#05080a"), (0.5, "#2c3234"), (1, "#8c938e")]),
                ramp(light + 0.25 * part.fbm_at(90, 3, 3, 0.7), [(0, "#0a1a08"), (0.5, "#345c1e"), (1, "#9cbc50")]),
                green,
            ),
            mask,
        )
        part.over("#d4e6e2", np.exp(-(((v - 0.42 - 0.1 * part.fbm(20, 4, 3)) / 0.10) ** 2)) * (np.abs(u) < 1.02) * 0.45)


def _ferns(c):
    random = np.random.default_rng(15)

    def fronds(pen, side):
        for k in range(9):
            x0, y0 = (random.uniform(-0.06, 0.06) if side < 0 else random.uniform(0.95, 1.06)), random.uniform(
                1.30, 1.56
            )
            length, bend = random.uniform(0.22, 0.36), random.uniform(0.4, 1.0)
            aim = random.uniform(-0.2, 0.75)
            pts = []
            for t in np.linspace(0, 1, 26):
                a = aim - bend * t
                pts.append(
                    (x0 - side * length * t * np.cos(a), y0 - length * (np.sin(aim + 0.6) * t - 0.45 * bend * t * t))
                )
            pen.stroke(pts, 0.005, 0.001)
            for i in range(2, 26):
                (ax, ay), (bx, by) = pts[i - 1], pts[i]
                n = np.hypot(bx - ax, by - ay) + 1e-9
                w = 0.060 * np.sin(np.pi * min(1, 0.12 + i / 27)) * length / 0.3
                for s in (-1, 1):
                    tip = (
                        bx + s * w * -(by - ay) / n + 0.5 * w * (bx - ax) / n,
                        by + s * w * (bx - ax) / n + 0.5 * w * (by - ay) / n,
                    )
                    pen.stroke([(bx, by), tip], 0.0075, 0.0012)

    for side in (-1, 1):
        dark = c.draw(lambda pen: fronds(pen, side))
        c.over(ramp(0.5 + 0.5 * c.fbm_at(20, 3, 4), [(0, "#0c2409"), (1, "#4f8a22")]), dark * 0.96)
