"""Light: a prism, ribbons, a soap film, a pool."""

import numpy as np

from canvas import blurred, colour, mix, ramp, smoothstep
from noise import cells, fbm_at, gradient_noise
from water import Water

SPECTRUM = [
    (0.0, "#ff1c10"),
    (0.16, "#ff7a0c"),
    (0.30, "#ffe01c"),
    (0.46, "#3cf03c"),
    (0.62, "#1cd8f0"),
    (0.78, "#2450ff"),
    (1.0, "#8a1cf0"),
]


def prism(c):
    """A white ray taken apart by a prism."""
    c.rgb[:] = ramp(np.clip(0.4 + 0.4 * c.fbm_at(1.6, 3, 4), 0, 1), [(0, "#04050a"), (1, "#12141f")])
    top, left, right = (0.75, 0.205), (0.465, 0.705), (1.035, 0.705)
    enter, leave = (0.600, 0.470), (0.868, 0.415)

    def beam(a, b, width_a, width_b):
        ax, ay = a
        dx, dy = b[0] - ax, b[1] - ay
        length = np.hypot(dx, dy)
        t = ((c.X - ax) * dx + (c.Y - ay) * dy) / length**2
        d = np.abs(-(c.X - ax) * dy + (c.Y - ay) * dx) / length
        width = width_a + (width_b - width_a) * np.clip(t, 0, 1)
        return t, d, width

    dust = 0.82 + 0.35 * c.fbm_at(7, 9, 5, 0.6)
    t, d, width = beam((-0.1, 0.70), enter, 0.0065, 0.0065)
    ray = np.exp(-((d / width) ** 4)) * (t < 1)
    c.rgb += (colour("#ffffff") * 1.5)[None, None] * (ray * dust)[..., None]
    c.add("#b8c8ff", np.exp(-((d / 0.05) ** 1.2)) * (t < 1.02) * 0.30)

    # Red is bent least, violet most: the fan opens from where the ray enters the glass.
    def fan(origin, angle_red, angle_violet, start, fade, strength):
        ang = np.arctan2(c.Y - origin[1], c.X - origin[0])
        far = np.hypot(c.X - origin[0], c.Y - origin[1])
        s = (ang - angle_red) / (angle_violet - angle_red)
        soft = 0.05 + 0.012 / np.maximum(far, 0.01)
        light = smoothstep(-soft, soft * 0.6, s) * smoothstep(1 + soft, 1 - soft * 0.6, s)
        glow = np.exp(-np.clip(np.abs(s - 0.5) - 0.5, 0, 9) * 6.0) * 0.16
        fall = np.exp(-np.clip(far - start, 0, 9) * fade)
        hue = ramp(np.clip(s, 0, 1), SPECTRUM)
        return hue * ((light * (0.82 + 0.12 * np.sin(s * 40)) + glow) * fall * strength * dust)[..., None], far

    inner, far = fan(enter, -0.232, -0.168, 0.0, 0.3, 0.75)
    triangle = c.draw(lambda pen: pen.polygon([top, left, right]))
    outer, far_out = fan((0.705, 0.425), -0.06, 0.235, 0.15, 0.55, 1.45)
    beyond = ((c.X - leave[0]) * (right[1] - top[1]) - (c.Y - leave[1]) * (right[0] - top[0])) > 0
    c.rgb += outer * (beyond * (1 - triangle))[..., None]
    edge = [
        np.abs((c.X - a[0]) * (b[1] - a[1]) - (c.Y - a[1]) * (b[0] - a[0])) / np.hypot(b[0] - a[0], b[1] - a[1])
        for a, b in ((top, left), (left, right), (right, top))
    ]
    near = np.minimum(np.minimum(edge[0], edge[1]), edge[2])
    glass = ramp(np.clip((c.Y - 0.2) / 0.5, 0, 1), [(0, "#5a6a88"), (0.5, "#232c40"), (1, "#3a4660")])
    facets = 0.5 + 0.5 * np.sin(c.X * 9 + c.Y * 14 + 2 * c.fbm_at(3, 4, 3))
    c.over(glass * (0.55 + 0.35 * facets)[..., None], triangle * 0.62)
    c.rgb += inner * triangle[..., None]
    c.add("#dfe8ff", triangle * np.exp(-((near / 0.006) ** 2)) * 0.85)
    c.add("#8aa0d0", triangle * np.exp(-((near / 0.030) ** 1.3)) * 0.35)
    bevel = c.draw(
        lambda pen: pen.polygon(
            [(top[0], top[1] + 0.052), (left[0] + 0.048, left[1] - 0.028), (right[0] - 0.048, right[1] - 0.028)]
        )
    )
    c.add("#aebee0", np.clip(triangle - bevel, 0, 1) * (0.10 + 0.18 * smoothstep(0.75, 0.5, c.X)))
    c.add("#ffffff", c.glow(*enter, 0.035, 1.4) * 1.1 + c.glow(0.868, 0.412, 0.03, 1.4) * 0.7)
    table = smoothstep(0.712, 0.716, c.Y)
    rows = np.clip((2 * 0.712 - c.Y) / c.pixel, 0, c.shape[0] - 1).astype(int)
    reflected = blurred(c.rgb, 0.003 / c.pixel)[rows[:, 0]]
    c.rgb[:] = mix(c.rgb, c.rgb * 0.35 + reflected * 0.38 * (1 - smoothstep(0.72, 1.0, c.Y))[..., None], table)
    return dict(bloom_strength=0.5, bloom_threshold=0.6, bloom_radius=0.02, vignette_strength=0.3, grain_strength=0.007)


def ribbons(c):
    """Light drawn in the dark with a moving lamp."""
    c.sky([(0, "#02030a"), (0.7, "#070a1c"), (1, "#0a0c1e")])
    horizon = 0.80
    random = np.random.default_rng(8)
    sets = (
        ("#ff2a7a", "#ffb02e", 0.0, 0.50, 0.23),
        ("#1cc8ff", "#3c5aff", 2.1, 0.44, 0.20),
        ("#a83cff", "#ff4ab0", 4.0, 0.56, 0.17),
        ("#ffe08a", "#ff7a2e", 5.2, 0.38, 0.12),
    )
    x = np.linspace(-0.08, 1.58, 260)
    for first, second, phase, level, swing in sets:
        a, b = colour(first), colour(second)
        for k in range(56):
            t = k / 55
            y = (
                level
                + swing
                * np.sin(x * 3.4 + phase + 0.9 * t + 0.5 * np.sin(x * 1.7 + phase))
                * (0.55 + 0.45 * np.sin(x * 1.3 + phase * 1.7 + 1.1 * t))
                + 0.075 * (t - 0.5) * np.cos(x * 4.6 + phase * 0.7)
            )
            y = np.minimum(y, horizon - 0.015)
            mask = c.draw(lambda pen: pen.stroke(np.stack([x, y], -1), 0.0014, 0.0014))
            edge = 0.35 + 1.1 * (abs(t - 0.5) * 2) ** 6 + 0.15 * random.random()
            c.rgb += (
                mix(a, b, np.clip(0.5 + 0.5 * np.sin(c.X * 2.2 + phase + t), 0, 1)) * (mask * edge * 0.62)[..., None]
            )
    c.rgb += blurred(c.rgb, 0.008 / c.pixel) * 0.55
    Water(c, horizon, "#04050e", 0.020, 10, 5, 2.6, octaves=6, gain=0.55, dim=0.85, smear=0.02, view=0.4)
    return dict(
        bloom_strength=0.55, bloom_threshold=0.6, bloom_radius=0.02, vignette_strength=0.3, grain_strength=0.006
    )


def soap_film(c):
    """Interference in a film of soap, thick below and thin above."""
    x, y = c.X * 1.1, c.Y * 1.1
    for k, strength in enumerate((0.34, 0.15, 0.06)):
        f = 1.3 * 1.9**k
        wx, wy = fbm_at(x * f, y * f, 10 + k, 2, 0.4), fbm_at(x * f + 9, y * f, 20 + k, 2, 0.4)
        x, y = x + strength * wx, y + strength * wy
    swirl = fbm_at(x * 1.5, y * 1.5, 5, 6, 0.44)
    thickness = 170 + 620 * (c.Y * 0.75 + 0.10) + 300 * swirl + 14 * fbm_at(x * 9, y * 9, 7, 3)
    # Light reflected by both faces of a film (refractive index 1.33, half a wave lost at the first): sin^2(2 pi n d /
    # wavelength).
    film = np.zeros_like(c.rgb)
    for channel, lengths in enumerate(((610, 650, 690), (520, 545, 570), (440, 460, 480))):
        for wave in lengths:
            film[..., channel] += np.sin(2 * np.pi * 1.33 * thickness / wave) ** 2 / 3
    film = film**0.85
    grey = film.mean(-1, keepdims=True)
    film = np.clip(grey + (film - grey) * 0.82, 0, 1)
    gy, gx = np.gradient(blurred(thickness, 0.004 / c.pixel) / 900, c.pixel)
    light = np.clip(0.90 + 0.020 * (gx - gy), 0.6, 1.2)
    c.rgb[:] = film * light[..., None] * 0.95 + 0.02
    d = np.hypot((c.X - 0.75) / 1.05, (c.Y - 0.5) / 0.80)
    c.shade(1 - 0.55 * smoothstep(0.62, 1.0, d))
    pane = smoothstep(0.10, 0.085, np.abs(c.X - 0.40 - 0.10 * (c.Y - 0.2) ** 2)) * smoothstep(
        0.13, 0.11, np.abs(c.Y - 0.22 - 0.12 * (c.X - 0.4) ** 2)
    )
    cross = 1 - 0.85 * np.maximum(
        smoothstep(0.010, 0.005, np.abs(c.X - 0.40)), smoothstep(0.010, 0.005, np.abs(c.Y - 0.22))
    )
    c.add("#ffffff", blurred(pane * cross, 0.004 / c.pixel) * 0.30)
    return dict(
        bloom_strength=0.2,
        bloom_threshold=0.85,
        vignette_strength=0.3,
        grain_strength=0.005,
        contrast=0.2,
        saturation=0.92,
    )


def pool(c):
    """The floor of a swimming pool: tiles bent by the water, sunlight gathered into a net."""
    u, v = c.X * 1.0, c.Y * 1.15

    def height(x, y):
        return (
            gradient_noise(x * 2.6, y * 2.6, 3)
            + 0.55 * gradient_noise(x * 5.1 + 3, y * 5.1, 5)
            + 0.20 * gradient_noise(x * 10.3, y * 10.3 + 7, 7)
        ) * 0.1

    h = height(u, v)
    gy, gx = np.gradient(h, c.pixel)
    gyy, gyx = np.gradient(gy, c.pixel)
    gxy, gxx = np.gradient(gx, c.pixel)
    net = 0
    # Rays focus where the map from the surface to the floor folds: brightness is one over its determinant.
    for focus, weight in ((0.020, 0.4), (0.025, 0.35), (0.031, 0.25)):
        determinant = (1 + focus * gxx) * (1 + focus * gyy) - focus * focus * gxy * gyx
        net = net + weight / np.maximum(np.abs(determinant), 0.07)
    net = np.clip(net, 0, 7)
    fx, fy = u + 0.085 * gx, v + 0.085 * gy
    size = 0.075
    tu, tv = fx / size, fy / size
    edge = np.minimum(np.minimum(tu % 1, 1 - tu % 1), np.minimum(tv % 1, 1 - tv % 1))
    tone = cells(np.floor(tu), np.floor(tv), 4, 0.0)[2]
    tile = ramp(
        np.clip(0.4 + 0.5 * (tone - 0.5) + 0.15 * c.fbm_at(3, 8, 4), 0, 1),
        [(0, "#0c6a9c"), (0.5, "#1c94c0"), (1, "#4cbcd8")],
    )
    tile = mix(colour("#9ce0e8"), tile, smoothstep(0.03, 0.07, edge))
    lane = smoothstep(0.006, -0.006, np.abs(fx - 0.98) - 0.115)
    dark = ramp(np.clip(0.4 + 0.6 * (tone - 0.5), 0, 1), [(0, "#06264c"), (1, "#14487c")])
    tile = mix(tile, mix(colour("#4a86b0"), dark, smoothstep(0.03, 0.07, edge)), lane)
    light = 0.50 + 0.24 * net
    c.rgb[:] = (
        tile * light[..., None] * np.array([0.92, 1.0, 1.0])
        + colour("#d8fff4") * (np.clip(net - 2.2, 0, 5) * 0.09)[..., None]
    )
    glint = np.clip(gx * -0.6 + gy * -0.8, 0, 1)
    c.add("#ffffff", smoothstep(0.46, 0.62, glint) * 0.35)
    c.add("#bfe8ff", smoothstep(0.9, 0.0, c.Y) * (0.10 + 0.12 * smoothstep(-0.2, 0.3, gy)))
    _ring_float(c, 0.42, 0.55, 0.215, gx, gy)
    return dict(bloom_strength=0.25, bloom_threshold=0.9, vignette_strength=0.2, grain_strength=0.0045, contrast=0.15)


def _ring_float(c, x, y, r, gx, gy):
    """A rubber ring on the water, its shadow on the floor."""
    sx, sy = c.X - x - 0.16 + 0.10 * gx, c.Y - y - 0.14 + 0.10 * gy
    c.shade((0.40, 0.48, 0.60), smoothstep(0.030, -0.010, np.abs(np.hypot(sx, sy) - r * 0.80) - r * 0.27) * 0.75)
    dx, dy = c.X - x, c.Y - y
    d, a = np.hypot(dx, dy), np.arctan2(dy, dx)
    t = (d - r * 0.80) / (r * 0.285)
    body = np.clip(0.5 + (1 - np.abs(t)) * r * 0.285 / c.pixel, 0, 1)
    z = np.sqrt(np.clip(1 - t * t, 0, 1))
    nx, ny = np.cos(a) * t, np.sin(a) * t
    light = np.clip(0.55 - 0.42 * nx - 0.42 * ny + 0.35 * z, 0, 1.2)
    stripe = smoothstep(-0.04, 0.04, np.sin(a * 5 + 0.4))
    tone = mix(colour("#f0342c"), colour("#fff6ea"), stripe)
    seam = np.exp(-((t / 0.03) ** 2)) * 0.12
    bounce = np.clip(0.4 * nx + 0.4 * ny, 0, 1)[..., None] * colour("#4cc8e0") * 0.35
    c.over(tone * (light * 1.02 - seam)[..., None] + bounce, body)
    c.add("#ffffff", body * np.exp(-(((t + 0.38) / 0.13) ** 2)) * np.clip(np.cos(a + 2.3), 0, 1) ** 5 * 0.85)
    valve = np.hypot(c.X - x - r * 0.80 * np.cos(0.5), c.Y - y - r * 0.80 * np.sin(0.5))
    c.shade(0.75, np.exp(-((valve / 0.012) ** 2)))
    c.over("#f4ece0", c.inside(valve - 0.0075))
