"""Built: a staircase, a dome, a door."""

import numpy as np

from canvas import Pen, blurred, colour, mix, ramp, smoothstep
from noise import cells, fbm_at


def stairs(c):
    """Looking down the well of a spiral staircase, drawn storey by storey from the ground up."""
    cx, cy = 0.50, 0.77
    dx, dy = c.X - cx, (c.Y - cy)
    r, angle = np.hypot(dx, dy) + 1e-6, np.arctan2(dy, dx)
    c.fill("#0d0906")
    # One turn down the well is smaller by this factor: a logarithmic spiral is a helix seen from above.
    turns = np.log(r / 0.62) / np.log(2.35)
    phase = turns + angle / (2 * np.pi)
    storey = np.floor(phase)
    t = phase - storey
    steps = 22
    s = angle / (2 * np.pi) * steps + 100
    step, within = np.floor(s), s % 1
    random = np.random.default_rng(7).random(256)
    wear = fbm_at(dx * 16 / r**0.6, dy * 16 / r**0.6, 6, 6, 0.6)
    grain = fbm_at(np.log(r) * 26, s * 1.2, 8, 5, 0.65)
    # Across one turn, from the outside in: wall, treads, stringer, balusters with a handrail, the open well.
    tread = ramp(
        np.clip(0.30 + 0.52 * within + 0.10 * grain + 0.08 * (random[(step % 256).astype(int)] - 0.5), 0, 1),
        [(0, "#5a3414"), (0.35, "#9a6430"), (0.7, "#d39c58"), (1, "#f2cc8c")],
    )
    nose = smoothstep(0.05, 0.02, within)
    tread = mix(tread, colour("#fbe3b4"), smoothstep(0.90, 0.97, within) * 0.65)
    tread = mix(tread, colour("#2c1608"), nose * 0.85)
    runner = smoothstep(0.50, 0.515, t) * smoothstep(0.80, 0.785, t)
    weave = 1 + 0.08 * np.sin(t * 240) * np.sin(s * 40) + 0.12 * grain
    carpet = (
        ramp(np.clip(0.25 + 0.5 * within, 0, 1), [(0, "#4a0c10"), (0.5, "#9a1c20"), (1, "#c83a30")]) * weave[..., None]
    )
    trim = np.maximum(smoothstep(0.012, 0.006, np.abs(t - 0.53)), smoothstep(0.012, 0.006, np.abs(t - 0.77)))
    carpet = mix(carpet, colour("#e0b050"), trim)
    tread = mix(tread, mix(carpet, colour("#1c0606"), nose * 0.8), runner)
    wall = ramp(np.clip(0.55 + 0.1 * wear, 0, 1), [(0, "#8a7a60"), (1, "#e8d8b4")])
    stringer = ramp(
        np.clip((t - 0.355) / 0.055 + 0.06 * grain, 0, 1),
        [(0, "#5c4630"), (0.35, "#b89a72"), (0.75, "#f0e2c4"), (1, "#cdb48c")],
    )
    image = tread
    image = mix(image, wall, smoothstep(0.93, 0.94, t))
    image = image * (1 - 0.55 * smoothstep(0.86, 0.935, t) * (t < 0.935))[..., None]
    image = mix(image, stringer, smoothstep(0.415, 0.408, t))
    rail = np.abs(t - 0.335)
    wood = ramp(
        np.clip(0.5 + (t - 0.335) / 0.05, 0, 1),
        [(0, "#1c0a04"), (0.45, "#6a2c10"), (0.62, "#c87838"), (0.75, "#7a3614"), (1, "#2a1006")],
    )
    soffit = ramp(
        np.clip(0.15 + 0.55 * t / 0.3 + 0.05 * wear, 0, 1), [(0, "#3c2a1a"), (0.5, "#a88a64"), (1, "#ecd8b0")]
    )
    panel = np.abs((s * 0.5) % 1 - 0.5)
    soffit = (
        soffit
        * (
            1
            - 0.25 * smoothstep(0.46, 0.49, panel)
            - 0.10 * smoothstep(0.36, 0.34, panel) * smoothstep(0.05, 0.09, t) * smoothstep(0.26, 0.22, t)
        )[..., None]
    )
    image = mix(image, soffit, smoothstep(0.31, 0.305, t))
    baluster = np.abs((s * 2) % 1 - 0.5)
    zone = smoothstep(0.345, 0.35, t) * smoothstep(0.405, 0.395, t)
    iron = smoothstep(0.17, 0.12, baluster) * zone
    image = mix(image, colour("#140c08"), iron * 0.92)
    image = mix(image, wood, smoothstep(0.027, 0.023, rail))
    image = image * (1 - 0.6 * np.exp(-(((t - 0.30) / 0.016) ** 2)))[..., None]
    # Light falls from the roof: the upper turns are bright on the side away from the window, the deep ones sink.
    side = 0.72 + 0.42 * np.cos(angle - 2.4)
    image = image * (side * (0.46 + 0.62 * smoothstep(0.03, 0.75, r)))[..., None] * np.array([1.06, 1.0, 0.92])
    c.rgb[:] = image
    c.add("#ffdf9c", c.glow(cx, cy, 0.085, 2.0) * 1.5)
    c.add("#ffb858", c.glow(cx, cy, 0.24, 1.5) * 0.35)
    return dict(vignette_strength=0.45, bloom_strength=0.35, contrast=0.3, grain_strength=0.008)


stairs.portrait = True


def oculus(c):
    """Straight up into a coffered dome, the sun through its eye."""
    cx, cy = 0.75, 0.47
    dx, dy = c.X - cx, c.Y - cy
    r, a = np.hypot(dx, dy) + 1e-6, np.arctan2(dy, dx)
    # The angle from the zenith; rings of coffers are evenly spaced in it.
    theta = np.arctan(r / 0.60)
    rings, first, last, count = 6, 0.40, 1.12, 28
    t = (theta - first) / (last - first) * rings
    s = a / (2 * np.pi) * count
    tr, sr = t % 1, s % 1
    stone = 0.5 + 0.5 * fbm_at(dx * 7, dy * 7, 4, 6, 0.6)
    fine = c.fbm_at(60, 8, 4, 0.65)
    base = ramp(
        np.clip(0.42 + 0.34 * (stone - 0.5) + 0.06 * fine, 0, 1), [(0, "#5a4a3c"), (0.5, "#a08a70"), (1, "#dcc8a8")]
    )
    u, v = np.abs(sr - 0.5) * 2, np.abs(tr - 0.5) * 2
    depth = np.zeros_like(r)
    frame = np.ones_like(r)
    for size in (0.76, 0.58, 0.40):
        d = np.maximum(u, v) - size
        depth += smoothstep(0.02, -0.02, d)
        wall_band = np.exp(-(((d + 0.045) / 0.04) ** 2))
        # The lip of each step is bright on the side that faces the eye of the dome, dark on the other.
        facing = np.where(v > u, np.sign(tr - 0.5), 0.15 * np.sign(sr - 0.5) * np.sin(a + 0.7))
        frame += wall_band * facing * 0.48
    inside = (t > 0) * (t < rings)
    light = (
        (0.42 + 0.75 * np.exp(-((theta - first) / 0.42))) * (1 - inside * depth * 0.115) * np.where(inside, frame, 1.0)
    )
    light = light * (1 - 0.25 * smoothstep(1.1, 1.25, theta))
    c.rgb[:] = base * light[..., None] * np.array([1.05, 1.0, 0.93])
    cornice = sum(np.exp(-(((theta - k) / 0.012) ** 2)) * g for k, g in ((1.155, -0.35), (1.185, 0.3), (1.22, -0.3)))
    c.rgb *= (1 + cornice)[..., None]
    spot = np.exp(
        -(
            (np.hypot((dx - 0.43) * 0.86 + (dy - 0.20) * 0.5, ((dy - 0.20) * 0.86 - (dx - 0.43) * 0.5) * 1.15) / 0.125)
            ** 6
        )
    )
    c.rgb += (
        base
        * (spot * np.clip(1.25 - 0.22 * depth, 0, 2) * np.where(inside, frame, 1))[..., None]
        * np.array([1.35, 1.18, 0.85])
    )
    eye = smoothstep(first * 0.62 + 0.004, first * 0.62 - 0.004, theta)
    rim = np.exp(-(((theta - first * 0.70) / 0.030) ** 2))
    c.rgb *= (1 + rim * (0.3 + 0.6 * np.cos(a - 2.7)))[..., None]
    cloud = smoothstep(0.0, 0.55, fbm_at(dx * 7 + 2, dy * 7, 5, 6, 0.55))
    sky = mix(ramp(np.clip(0.5 + dy * 3, 0, 1), [(0, "#2f7fd8"), (1, "#8cc4f2")]), colour("#ffffff"), cloud * 0.9)
    c.over(sky * 0.98, eye)
    along = (dx * 0.906 + dy * 0.422) / 0.474
    across = np.abs(-dx * 0.422 + dy * 0.906)
    beam = (
        np.exp(-((across / (0.115 + 0.02 * along)) ** 4)) * smoothstep(0.05, 0.3, along) * smoothstep(1.15, 0.85, along)
    )
    dust = 0.75 + 0.35 * c.fbm_at(5, 12, 5)
    c.add("#ffe6b8", beam * dust * 0.30)
    c.add("#dcecff", c.glow(cx, cy, 0.26, 1.5) * 0.22 * (1 - eye))
    return dict(
        bloom_strength=0.22,
        bloom_threshold=0.9,
        bloom_radius=0.03,
        vignette_strength=0.35,
        contrast=0.2,
        grain_strength=0.007,
    )


def blue_door(c):
    """A door in an ochre wall, and the shadow of a tree across both."""
    stain = c.fbm_at(1.8, 4, 7, 0.55)
    grain = c.fbm_at(36, 8, 5, 0.65)
    wall_tone = ramp(
        np.clip(0.55 + 0.28 * stain + 0.10 * grain, 0, 1),
        [(0, "#b06a1c"), (0.4, "#e09a30"), (0.7, "#f6bc52"), (1, "#ffdc94")],
    )
    flaked = smoothstep(0.36, 0.42, c.fbm_at(2.6, 21, 7, 0.55) + 0.22 * smoothstep(0.55, 0.95, c.Y))
    edge = np.clip(flaked - np.roll(np.roll(flaked, 3, 0), 3, 1), -1, 1)
    edge[:3], edge[:, :3] = 0, 0  # what has rolled round from the other side
    brick_v = (c.Y / 0.038) % 1
    brick_u = (c.X / 0.095 + 0.5 * (np.floor(c.Y / 0.038) % 2)) % 1
    mortar = np.maximum(
        smoothstep(0.10, 0.03, np.minimum(brick_v, 1 - brick_v)),
        smoothstep(0.05, 0.015, np.minimum(brick_u, 1 - brick_u)),
    )
    tone = cells(np.floor(c.X / 0.095 + 0.5 * (np.floor(c.Y / 0.038) % 2)), np.floor(c.Y / 0.038), 3, 0.0)[2]
    bricks = mix(
        ramp(np.clip(0.3 + 0.5 * tone + 0.15 * grain, 0, 1), [(0, "#7a3a22"), (1, "#c87a4a")]),
        colour("#b8a080"),
        mortar,
    )
    c.rgb[:] = mix(wall_tone, bricks, flaked) * (1 - 0.4 * np.clip(edge, 0, 1) + 0.2 * np.clip(-edge, 0, 1))[..., None]
    _door(c, grain)
    _shutters(c, 1.02, 0.21, 0.30, 0.36, grain)
    pavement = 0.895
    slabs = np.maximum(
        smoothstep(0.02, 0.008, np.abs(((c.X - 0.75) / (c.Y - 0.55) * 1.6) % 1 - 0.5) * 0.4),
        smoothstep(0.02, 0.01, np.abs(c.Y - 0.945) * 4),
    )
    c.over(
        ramp(
            np.clip(0.6 + 0.25 * c.fbm_at(12, 31, 6, 0.6) + 0.1 * grain, 0, 1),
            [(0, "#7a6a58"), (0.6, "#c4ac8c"), (1, "#ecd8b4")],
        )
        * (1 - 0.35 * slabs)[..., None],
        smoothstep(pavement, pavement + 0.002, c.Y),
    )
    c.shade(0.62, np.exp(-np.clip(c.Y - pavement, 0, 1) / 0.010) * (c.Y > pavement) * 0.8)
    c.shade(0.80, np.exp(-np.clip(pavement - c.Y, 0, 1) / 0.03) * (c.Y < pavement))
    _pot(c, 0.805, 0.93)
    random = np.random.default_rng(7)
    shade = Pen(c)
    for x0, y0, aim, size in (
        (1.60, 0.75, 2.72, 0.95),
        (1.62, 0.45, 2.95, 0.9),
        (1.55, -0.05, 2.45, 0.8),
        (1.65, 0.95, 3.05, 0.8),
        (1.2, -0.10, 2.15, 0.7),
    ):
        _palm_shadow(shade, x0, y0, aim, size, random)
    mask = blurred(shade.mask(), 0.0035 / c.pixel)
    c.shade((0.46, 0.42, 0.50), mask * 0.88)
    c.shade(1.06 - 0.22 * smoothstep(0.4, 1.5, c.X)[..., None] * np.array([0.9, 1.0, 1.1]))
    return dict(bloom_strength=0.12, vignette_strength=0.2, contrast=0.25, grain_strength=0.005, saturation=1.05)


def _door(c, grain):
    left, right, top, foot = 0.385, 0.665, 0.27, 0.897
    mid, radius = (left + right) / 2, (right - left) / 2
    stone = c.draw(lambda pen: (pen.box(left - 0.045, top, right + 0.045, foot), pen.disc(mid, top, radius + 0.045)))
    c.shade(0.55, blurred(np.roll(stone, int(0.010 / c.pixel), 1), 0.006 / c.pixel) * (1 - stone))
    blocks = np.maximum(
        smoothstep(0.05, 0.02, np.abs((c.Y / 0.085) % 1 - 0.5) * 0.4) * (c.Y > top),
        smoothstep(0.05, 0.02, np.abs(np.arctan2(c.Y - top, c.X - mid) / 0.30 % 1 - 0.5) * 0.4) * (c.Y <= top),
    )
    c.over(
        ramp(
            np.clip(0.62 + 0.2 * c.fbm_at(10, 41, 5) + 0.12 * grain, 0, 1),
            [(0, "#8a7456"), (0.6, "#dcc69c"), (1, "#f8ead0")],
        )
        * (1 - 0.45 * blocks)[..., None],
        stone,
    )
    recess = c.draw(lambda pen: (pen.box(left, top, right, foot), pen.disc(mid, top, radius)))
    boards = (c.X - left) / (right - left) * 8
    gap = smoothstep(0.08, 0.02, np.minimum(boards % 1, 1 - boards % 1))
    wood = fbm_at(np.floor(boards) * 7 + (boards % 1) * 1.2, c.Y * 2.2, 5, 6, 0.62)
    worn = smoothstep(
        0.15,
        0.55,
        fbm_at(np.floor(boards) * 3 + (boards % 1) * 3, c.Y * 7, 9, 5, 0.6) + 0.5 * smoothstep(0.72, 0.9, c.Y),
    )
    paint = ramp(
        np.clip(0.52 + 0.28 * wood + 0.08 * grain, 0, 1),
        [(0, "#0c3a78"), (0.45, "#1c64b8"), (0.8, "#3c8ad8"), (1, "#8abce8")],
    )
    paint = mix(paint, colour("#9a7a58") * (0.9 + 0.2 * wood)[..., None], worn * 0.75)
    paint = paint * (1 - 0.6 * gap)[..., None]
    c.over(paint, recess)
    inner = c.draw(lambda pen: (pen.box(left + 0.028, top, right, foot), pen.disc(mid + 0.028, top + 0.010, radius)))
    c.shade(0.42, blurred(np.clip(recess - inner, 0, 1), 0.004 / c.pixel))
    split = np.exp(-(((c.X - mid) / 0.003) ** 2)) * (c.Y > top - radius)
    c.shade(0.35, split * recess)
    for y in (top + 0.035, top + 0.25, foot - 0.07):
        band = c.draw(
            lambda pen: [
                pen.polygon(
                    [
                        (mid - s * radius * 0.97, y - 0.011),
                        (mid - s * 0.02, y - 0.006),
                        (mid - s * 0.012, y),
                        (mid - s * 0.02, y + 0.006),
                        (mid - s * radius * 0.97, y + 0.011),
                    ]
                )
                for s in (-1, 1)
            ]
        )
        c.over("#1c1a1e", band * recess * 0.9)
        c.add("#8a8a98", np.clip(band - np.roll(band, 2, 0), 0, 1) * 0.5)
    c.over("#d8a848", c.disc(mid + 0.032, 0.60, 0.013))
    c.over("#fff0b8", c.disc(mid + 0.028, 0.596, 0.004))
    c.over("#b8863a", c.inside(np.abs(np.hypot(c.X - mid + 0.032, c.Y - 0.605) - 0.016) - 0.004))
    step = c.draw(
        lambda pen: pen.polygon(
            [
                (left - 0.06, foot - 0.028),
                (right + 0.06, foot - 0.028),
                (right + 0.072, foot + 0.02),
                (left - 0.072, foot + 0.02),
            ]
        )
    )
    c.over(
        ramp(np.clip(0.6 + 0.3 * grain, 0, 1), [(0, "#9a8668"), (1, "#f0e0c0")])
        * np.where(c.Y > foot - 0.012, 0.78, 1.05)[..., None],
        step,
    )


def _shutters(c, x, y, w, h, grain):
    frame = c.draw(lambda pen: pen.box(x - 0.025, y - 0.025, x + w + 0.025, y + h + 0.03))
    c.over(ramp(np.clip(0.62 + 0.25 * grain, 0, 1), [(0, "#a89068"), (1, "#f4e6c8")]), frame)
    c.over("#141820", c.draw(lambda pen: pen.box(x, y, x + w, y + h)))
    for left, right in ((x + 0.004, x + w / 2 - 0.003), (x + w / 2 + 0.003, x + w - 0.004)):
        leaf = c.draw(lambda pen: pen.box(left, y + 0.004, right, y + h - 0.004))
        slat = ((c.Y - y) / 0.0165) % 1
        tone = ramp(
            np.clip(0.30 + 0.55 * (1 - slat) + 0.10 * grain, 0, 1), [(0, "#0c3460"), (0.5, "#2270c0"), (1, "#6ab0ec")]
        )
        c.over(tone, leaf)
        rails = c.draw(
            lambda pen: (
                pen.box(left, y + 0.004, left + 0.016, y + h - 0.004),
                pen.box(right - 0.016, y + 0.004, right, y + h - 0.004),
                pen.box(left, y + 0.004, right, y + 0.022),
                pen.box(left, y + h - 0.022, right, y + h - 0.004),
                pen.box(left, y + h / 2 - 0.009, right, y + h / 2 + 0.009),
            )
        )
        c.over(mix(colour("#1c64b8"), colour("#4c94dc"), np.clip(0.5 + 0.5 * grain, 0, 1)), rails)
        c.shade(0.6, np.clip(np.roll(rails, int(0.004 / c.pixel), 0) - rails, 0, 1) * leaf)
    sill = c.draw(lambda pen: pen.box(x - 0.04, y + h + 0.012, x + w + 0.04, y + h + 0.040))
    c.over("#f0e0c0", sill)
    c.shade(0.5, blurred(np.roll(sill, int(0.022 / c.pixel), 0), 0.004 / c.pixel) * (1 - sill))


def _pot(c, x, foot):
    c.shade((0.45, 0.4, 0.42), np.exp(-((np.hypot((c.X - x + 0.06) / 0.13, (c.Y - foot) / 0.018)) ** 4)) * 0.85)
    pot = c.draw(
        lambda pen: (
            pen.polygon([(x - 0.062, foot - 0.13), (x + 0.062, foot - 0.13), (x + 0.044, foot), (x - 0.044, foot)]),
            pen.box(x - 0.070, foot - 0.148, x + 0.070, foot - 0.120),
        )
    )
    u = (c.X - x) / 0.065
    c.over(
        ramp(
            np.clip(0.42 + 0.5 * u - 0.25 * u * u + 0.12 * c.fbm_at(14, 51, 5), 0, 1),
            [(0, "#5a2410"), (0.5, "#b8582c"), (1, "#f09a60")],
        ),
        pot,
    )
    c.shade(0.6, pot * np.exp(-(((c.Y - foot + 0.115) / 0.005) ** 2)))
    random = np.random.default_rng(5)
    dark, mid, bright = Pen(c), Pen(c), Pen(c)
    for _ in range(420):
        a, r = random.uniform(0, 2 * np.pi), 0.125 * np.sqrt(random.random())
        px, py = x + r * np.cos(a), foot - 0.245 + r * 0.95 * np.sin(a)
        lit = (px - x) * 5 - (py - foot + 0.245) * 5 + random.normal(0, 0.4)
        pen = bright if lit > 0.35 else mid if lit > -0.2 else dark
        b, s = random.uniform(0, np.pi), random.uniform(0.010, 0.019)
        pen.polygon(
            [
                (px - s * np.cos(b), py - s * np.sin(b)),
                (px - s * 0.42 * np.sin(b), py + s * 0.42 * np.cos(b)),
                (px + s * np.cos(b), py + s * np.sin(b)),
                (px + s * 0.42 * np.sin(b), py - s * 0.42 * np.cos(b)),
            ]
        )
    for pen, tint in ((dark, "#16381c"), (mid, "#3a7a2c"), (bright, "#98c84c")):
        c.over(tint, pen.mask())
    blooms = Pen(c)
    for _ in range(34):
        a, r = random.uniform(0, 2 * np.pi), 0.118 * np.sqrt(random.random())
        px, py = x + r * np.cos(a), foot - 0.25 + r * 0.9 * np.sin(a)
        for k in range(5):
            blooms.disc(px + 0.0062 * np.cos(k * 1.257), py + 0.0062 * np.sin(k * 1.257), 0.0058)
    c.over(mix(colour("#c81c3c"), colour("#ff5a6a"), np.clip(0.5 + 5 * (c.X - x), 0, 1)), blooms.mask())


def _palm_shadow(pen, x0, y0, aim, size, random):
    t = np.linspace(0, 1, 40)
    bend = random.uniform(-0.55, 0.25)
    a = aim + bend * t
    px, py = x0 + np.cumsum(np.cos(a)) * size / 40, y0 - np.cumsum(np.sin(a)) * size / 40
    pen.stroke(np.stack([px, py], -1), 0.012, 0.004)
    for k in range(4, 40):
        reach = size * 0.30 * np.sin(np.pi * min(1, 0.1 + k / 42)) * random.uniform(0.85, 1.1)
        for s in (-1, 1):
            b = np.arctan2(py[k] - py[k - 1], px[k] - px[k - 1]) + s * random.uniform(0.55, 0.8)
            tip = (px[k] + np.cos(b) * reach, py[k] + np.sin(b) * reach + 0.10 * reach)
            pen.stroke(
                [(px[k], py[k]), ((px[k] + tip[0]) / 2, (py[k] + tip[1]) / 2 - 0.02 * reach), tip], 0.015 * size, 0.002
            )
