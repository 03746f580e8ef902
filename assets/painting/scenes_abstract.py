"""Light: what it does when there is hardly anything else."""
import numpy as np

from air import stars
from canvas import Pen, blurred, colour, mix, ramp, smoothstep
from noise import cells, fbm_at, gradient_noise, profile, rock
from scenes_sea import _curve
from trees import bare_tree
from water import Water

SPECTRUM = [(0.0, "#ff1c10"), (0.16, "#ff7a0c"), (0.30, "#ffe01c"), (0.46, "#3cf03c"), (0.62, "#1cd8f0"), (0.78, "#2450ff"), (1.0, "#8a1cf0")]


def prism(c):
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
    edge = [np.abs((c.X - a[0]) * (b[1] - a[1]) - (c.Y - a[1]) * (b[0] - a[0])) / np.hypot(b[0] - a[0], b[1] - a[1]) for a, b in ((top, left), (left, right), (right, top))]
    near = np.minimum(np.minimum(edge[0], edge[1]), edge[2])
    glass = ramp(np.clip((c.Y - 0.2) / 0.5, 0, 1), [(0, "#5a6a88"), (0.5, "#232c40"), (1, "#3a4660")])
    facets = 0.5 + 0.5 * np.sin(c.X * 9 + c.Y * 14 + 2 * c.fbm_at(3, 4, 3))
    c.over(glass * (0.55 + 0.35 * facets)[..., None], triangle * 0.62)
    c.rgb += inner * triangle[..., None]
    c.add("#dfe8ff", triangle * np.exp(-((near / 0.006) ** 2)) * 0.85)
    c.add("#8aa0d0", triangle * np.exp(-((near / 0.030) ** 1.3)) * 0.35)
    bevel = c.draw(lambda pen: pen.polygon([(top[0], top[1] + 0.052), (left[0] + 0.048, left[1] - 0.028), (right[0] - 0.048, right[1] - 0.028)]))
    c.add("#aebee0", np.clip(triangle - bevel, 0, 1) * (0.10 + 0.18 * smoothstep(0.75, 0.5, c.X)))
    c.add("#ffffff", c.glow(*enter, 0.035, 1.4) * 1.1 + c.glow(0.868, 0.412, 0.03, 1.4) * 0.7)
    c.shade(1 - 0.6 * smoothstep(0.72, 1.0, c.Y) * 0)
    mirror = triangle[::-1]
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
    sets = (("#ff2a7a", "#ffb02e", 0.0, 0.50, 0.23), ("#1cc8ff", "#3c5aff", 2.1, 0.44, 0.20), ("#a83cff", "#ff4ab0", 4.0, 0.56, 0.17), ("#ffe08a", "#ff7a2e", 5.2, 0.38, 0.12))
    x = np.linspace(-0.08, 1.58, 260)
    for first, second, phase, level, swing in sets:
        a, b = colour(first), colour(second)
        for k in range(56):
            t = k / 55
            w = 0.10 + 0.9 * t
            y = level + swing * np.sin(x * 3.4 + phase + 0.9 * t + 0.5 * np.sin(x * 1.7 + phase)) * (0.55 + 0.45 * np.sin(x * 1.3 + phase * 1.7 + 1.1 * t)) + 0.075 * (t - 0.5) * np.cos(x * 4.6 + phase * 0.7)
            y = np.minimum(y, horizon - 0.015)
            mask = c.draw(lambda pen: pen.stroke(np.stack([x, y], -1), 0.0014, 0.0014))
            edge = 0.35 + 1.1 * (abs(t - 0.5) * 2) ** 6 + 0.15 * random.random()
            c.rgb += mix(a, b, np.clip(0.5 + 0.5 * np.sin(c.X * 2.2 + phase + t), 0, 1)) * (mask * edge * 0.62)[..., None]
    c.rgb += blurred(c.rgb, 0.008 / c.pixel) * 0.55
    Water(c, horizon, "#04050e", 0.020, 10, 5, 2.6, octaves=6, gain=0.55, dim=0.85, smear=0.02, view=0.4)
    return dict(bloom_strength=0.55, bloom_threshold=0.6, bloom_radius=0.02, vignette_strength=0.3, grain_strength=0.006)


def soap_film(c):
    """Interference in a film of soap, thick below and thin above."""
    x, y = c.X * 1.1, c.Y * 1.1
    for k, strength in enumerate((0.34, 0.15, 0.06)):
        f = 1.3 * 1.9**k
        wx, wy = fbm_at(x * f, y * f, 10 + k, 2, 0.4), fbm_at(x * f + 9, y * f, 20 + k, 2, 0.4)
        x, y = x + strength * wx, y + strength * wy
    swirl = fbm_at(x * 1.5, y * 1.5, 5, 3, 0.38)
    thickness = 170 + 620 * (c.Y * 0.75 + 0.10) + 300 * swirl + 14 * fbm_at(x * 9, y * 9, 7, 3)
    # Light reflected by both faces of a film (refractive index 1.33, half a wave lost at the first): sin^2(2 pi n d / wavelength).
    film = np.zeros_like(c.rgb)
    for channel, lengths in enumerate(((610, 650, 690), (520, 545, 570), (440, 460, 480))):
        for wave in lengths:
            film[..., channel] += np.sin(2 * np.pi * 1.33 * thickness / wave) ** 2 / 3
    film = film ** 0.85
    grey = film.mean(-1, keepdims=True)
    film = np.clip(grey + (film - grey) * 0.82, 0, 1)
    gy, gx = np.gradient(blurred(thickness, 0.004 / c.pixel) / 900, c.pixel)
    light = np.clip(0.90 + 0.020 * (gx - gy), 0.6, 1.2)
    c.rgb[:] = film * light[..., None] * 0.95 + 0.02
    d = np.hypot((c.X - 0.75) / 1.05, (c.Y - 0.5) / 0.80)
    c.shade(1 - 0.55 * smoothstep(0.62, 1.0, d))
    pane = smoothstep(0.10, 0.085, np.abs(c.X - 0.40 - 0.10 * (c.Y - 0.2) ** 2)) * smoothstep(0.13, 0.11, np.abs(c.Y - 0.22 - 0.12 * (c.X - 0.4) ** 2))
    cross = 1 - 0.85 * np.maximum(smoothstep(0.010, 0.005, np.abs(c.X - 0.40)), smoothstep(0.010, 0.005, np.abs(c.Y - 0.22)))
    c.add("#ffffff", blurred(pane * cross, 0.004 / c.pixel) * 0.30)
    return dict(bloom_strength=0.2, bloom_threshold=0.85, vignette_strength=0.3, grain_strength=0.005, contrast=0.2, saturation=0.92)


def pool(c):
    """The floor of a swimming pool: tiles bent by the water, sunlight gathered into a net."""
    u, v = c.X * 1.0, c.Y * 1.15
    def height(x, y):
        return (gradient_noise(x * 2.6, y * 2.6, 3) + 0.55 * gradient_noise(x * 5.1 + 3, y * 5.1, 5) + 0.20 * gradient_noise(x * 10.3, y * 10.3 + 7, 7)) * 0.1

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
    tile = ramp(np.clip(0.4 + 0.5 * (tone - 0.5) + 0.15 * c.fbm_at(3, 8, 4), 0, 1), [(0, "#0c6a9c"), (0.5, "#1c94c0"), (1, "#4cbcd8")])
    tile = mix(colour("#9ce0e8"), tile, smoothstep(0.03, 0.07, edge))
    lane = smoothstep(0.006, -0.006, np.abs(fx - 0.98) - 0.115)
    dark = ramp(np.clip(0.4 + 0.6 * (tone - 0.5), 0, 1), [(0, "#06264c"), (1, "#14487c")])
    tile = mix(tile, mix(colour("#4a86b0"), dark, smoothstep(0.03, 0.07, edge)), lane)
    light = 0.50 + 0.24 * net
    c.rgb[:] = tile * light[..., None] * np.array([0.92, 1.0, 1.0]) + colour("#d8fff4") * (np.clip(net - 2.2, 0, 5) * 0.09)[..., None]
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


def stained_glass(c):
    """A rose window from inside a dark church, its colours on the floor."""
    stone = rock(c.X * 6, c.Y * 9, 3, 3, facet=0.15)
    course = np.abs((c.Y / 0.072) % 1 - 0.5)
    joint = np.maximum(smoothstep(0.46, 0.49, course), smoothstep(0.475, 0.49, np.abs((c.X / 0.15 + 0.5 * (np.floor(c.Y / 0.072) % 2)) % 1 - 0.5)))
    cx, cy, big = 0.5, 0.60, 0.405
    d, a = np.hypot(c.X - cx, c.Y - cy), np.arctan2(c.Y - cy, c.X - cx)
    wall = colour("#2a2530") * (0.35 + 0.55 * stone)[..., None] * (1 - 0.45 * joint)[..., None]
    c.rgb[:] = wall * (0.20 + 0.75 * np.exp(-np.clip(d - big, 0, 9) / 0.22))[..., None] + colour("#50305a") * (np.exp(-np.clip(d - big, 0, 9) / 0.10) * 0.22)[..., None]
    ring = c.inside(np.abs(d - big - 0.022) - 0.026)
    c.over(ramp(np.clip(0.5 - (d - big - 0.022) / 0.05 - 0.3 * np.sin(a), 0, 1), [(0, "#0e0c12"), (0.5, "#3a333c"), (1, "#8a7a74")]), ring)
    light = _rose(c, d / big, a, big)
    inside = c.inside(d - big)
    c.over(light, inside)
    floor = 1.215
    depth = np.maximum(c.Y - 1.06, 0.05)
    u, v = (c.X - 0.5) / depth, 0.4 / depth
    tiles = ((np.floor(u * 2.2) + np.floor(v * 4.4)) % 2)
    slab = ramp(np.clip(0.3 + 0.35 * tiles + 0.15 * fbm_at(u * 4, v * 9, 6, 5), 0, 1), [(0, "#08070b"), (1, "#2a2630")])
    c.over(slab, smoothstep(floor, floor + 0.002, c.Y))
    # The window's picture on the floor: the same rose, laid flat and drawn out.
    px, py = (c.X - 0.5 - 0.06 * (c.Y - 1.2)) / (0.80 + 1.1 * (c.Y - 1.22)), (c.Y - 1.375) / 0.36
    d2, a2 = np.hypot(px, py) / 0.42, np.arctan2(-py, px)
    thrown = _rose(c, d2, a2, big)
    glow = blurred(thrown, 0.006 / c.pixel)
    c.rgb += glow * (smoothstep(1.02, 0.9, d2) * (c.Y > floor) * (0.42 + 0.25 * tiles))[..., None]
    beams = np.clip(0.5 + 0.9 * profile((c.X - 0.5) / (0.35 + 0.55 * np.clip(c.Y - 0.2, 0.02, 2)) * 7, 5, 3), 0, 1.2)
    spread = np.exp(-(((c.X - 0.5) / (0.30 + 0.20 * np.clip(c.Y - 0.6, 0, 1))) ** 4)) * smoothstep(0.62, 1.0, c.Y)
    c.rgb += ramp(np.clip(c.X, 0, 1), [(0.1, "#3c5ae0"), (0.35, "#c83c8a"), (0.6, "#ffb04a"), (0.9, "#3cb0a0")]) * (beams * spread * 0.13)[..., None]
    return dict(bloom_strength=0.5, bloom_threshold=0.7, bloom_radius=0.022, vignette_strength=0.3, grain_strength=0.009)


stained_glass.portrait = True


def _rose(c, d, a, big):
    """The light of the rose window at polar positions: rings of petals around an eye, leaded."""
    reds, blues = ("#e8182c", "#ff7a1c", "#f8c02a"), ("#1c3cd8", "#1c8af0", "#14b8b0")
    out = np.zeros(d.shape + (3,), np.float32)
    lead = np.zeros_like(d)
    rings = ((0.0, 0.17, 8, 0.0, ("#ffd34a", "#ff8a2a")), (0.17, 0.44, 12, 0.0, ("#1c4ae8", "#e81c3c")), (0.44, 0.74, 12, 0.5, ("#d81c50", "#1ca0e8")), (0.74, 1.0, 24, 0.0, ("#3a24c8", "#f0a01c")))
    glass = cells(d * 16 * np.cos(a) * 1.2, d * 16 * np.sin(a) * 1.2, 8)
    seam = smoothstep(0.05, 0.02, glass[1] - glass[0])
    for low, high, count, shift, tints in rings:
        inside = (d >= low) & (d < high)
        sector = a / (2 * np.pi) * count + shift
        k, s = np.floor(sector), np.abs(sector % 1 - 0.5) * 2
        t = (d - low) / (high - low)
        # A petal: an almond within the sector; the spandrels between are of the other colour.
        petal = s < (0.86 * np.clip(np.sin(np.pi * np.clip(t * 0.86 + 0.10, 0, 1)), 0, 1) ** 0.7)
        medallion = np.hypot(s * (high + low) * np.pi / count / (high - low) * 1.0, (t - 0.60) * 1.0) < 0.20
        first, second = colour(tints[0]), colour(tints[1])
        odd = (k % 2)[..., None]
        tone = np.where(petal[..., None], first * (1 - odd) + second * odd, second * (1 - odd) + first * odd)
        tone = np.where(medallion[..., None], colour("#ffe9a0"), tone)
        out = np.where(inside[..., None], tone, out)
        width = 0.012
        edge_petal = np.abs(s - 0.86 * np.clip(np.sin(np.pi * np.clip(t * 0.86 + 0.10, 0, 1)), 0, 1) ** 0.7) * np.maximum(d, 0.08) * np.pi / count
        edge_round = np.abs(np.hypot(s * (high + low) * np.pi / count / (high - low), t - 0.60) - 0.20) * (high - low)
        spoke = (1 - s) * np.maximum(d, 0.05) * np.pi / count
        lines = np.maximum(smoothstep(width * 0.55, width * 0.3, np.minimum(edge_petal, edge_round)), smoothstep(width * 0.9, width * 0.55, spoke))
        lines = np.maximum(lines, smoothstep(width, width * 0.6, np.abs(d - high)))
        lead = np.where(inside, np.maximum(lead, lines), lead)
    lead = np.maximum(lead, np.maximum.reduce([smoothstep(0.012, 0.007, np.abs(d - k)) for k in (0.17, 0.44, 0.74)]))
    shimmer = 0.72 + 0.55 * (glass[2] - 0.35) + 0.18 * fbm_at(d * 30 * np.cos(a), d * 30 * np.sin(a), 4, 4)
    sun = 0.85 + 0.55 * np.exp(-((np.hypot(d * np.cos(a) + 0.25, d * np.sin(a) + 0.35) / 0.7) ** 2))
    light = out * (shimmer * sun * 1.15)[..., None]
    return light * (1 - 0.96 * np.clip(lead + 0.75 * seam, 0, 1))[..., None]


def smoke(c):
    c.fill("#020207")
    x, y = c.X - 0.5, c.Y
    for k in range(7):
        f, s = 1.2 * 1.42**k, 0.115 * 0.78**k
        e = 0.01
        nx, ny = x * f + 3 * k, y * f * 0.75 + 1.7 * k
        a = gradient_noise(nx, ny, 30 + k)
        dx, dy = (gradient_noise(nx + e, ny, 30 + k) - a) / e, (gradient_noise(nx, ny + e, 30 + k) - a) / e
        x, y = x + s * dy, y - s * dx
    rise = np.clip((1.5 - y) / 1.5, 0, 1.2)
    width = 0.045 + 0.32 * rise**1.15
    for centre, tint_low, tint_high, seed, gain in ((-0.05, "#2a6cff", "#22e0e8", 3, 1.0), (0.06, "#ff2a8a", "#ff9a3c", 8, 1.0), (0.0, "#8a3cff", "#ff5ad0", 14, 0.8)):
        u = (x - centre * (1 + rise) - 0.05 * np.sin(rise * 5 + seed)) / width
        density = np.exp(-(u**2) * 1.6) * smoothstep(1.16, 0.55, rise) * smoothstep(-0.02, 0.05, rise)
        sheets = 0
        for octave, weight in ((1.0, 0.5), (2.1, 0.32), (4.3, 0.18)):
            n = gradient_noise(u * 1.7 * octave + seed, rise * 2.3 * octave + seed, seed + int(octave * 10))
            across = np.hypot(*np.gradient(n))
            thin = np.hypot(0.055, 1.6 * across)
            sheets = sheets + weight * (np.exp(-((n / thin) ** 2)) * 1.1 * 0.055 / thin + 0.22)
        hue = mix(colour(tint_low), colour(tint_high), np.clip(rise * 0.9 + 0.35 * u, 0, 1))
        c.rgb += hue * (density * sheets * gain * 0.85)[..., None]
    return dict(bloom_strength=0.35, bloom_threshold=0.55, bloom_radius=0.025, vignette_strength=0.25, grain_strength=0.007)


smoke.portrait = True


def star_trails(c):
    c.sky([(0, "#050a20"), (0.5, "#0c1c44"), (0.85, "#2a4470"), (1, "#6a6a7c")], 0, 1.32)
    px, py = 0.46, 0.60
    r, a = np.hypot(c.X - px, c.Y - py), np.arctan2(c.Y - py, c.X - px)
    random = np.random.default_rng(12)
    arc = 0.262  # an hour's turn of the sky
    for lanes, strength, width in ((190, 0.40, 0.0009), (95, 0.8, 0.0012), (34, 1.5, 0.0016)):
        spacing = 1.35 / lanes
        lane = np.floor(r / spacing)
        k = np.clip(lane.astype(int), 0, lanes)
        offset = (random.random(lanes + 1) * 0.7 + 0.15) * spacing
        d = np.abs(r - lane * spacing - offset[k])
        line = np.exp(-((d / max(width, c.pixel * 0.55)) ** 2)) * min(1.0, width / (c.pixel * 0.55))
        for _ in range(11):
            start, bright = random.random(lanes + 1) * 2 * np.pi, (0.25 + random.pareto(2.2, lanes + 1)).clip(0, 2.2)
            warmth = random.normal(0, 0.22, lanes + 1)
            tint = np.stack([1 + warmth, np.ones_like(warmth), 1 - warmth], -1).clip(0.5, 1.4)
            t = ((a - start[k]) % (2 * np.pi)) / arc
            on = smoothstep(0, 0.03, t) * smoothstep(1.0, 0.97, t)
            c.rgb += (tint[k] * (line * on * bright[k] * strength * 0.40)[..., None]).astype(np.float32)
    for base, tall, tint, seed in ((1.30, 0.16, "#131c34", 4), (1.36, 0.10, "#090e1e", 9)):
        line = base - tall * np.clip(0.4 + 0.6 * c.profile(2.0, seed, 8, 0.5, 0.4), 0, 1.2)
        c.over(colour(tint) * (0.8 + 0.5 * rock(c.X * 8, c.Y * 12, seed, 3))[..., None], c.below(line))
    ground = 1.395 + 0.012 * c.profile(2, 7, 5)
    c.over(ramp(0.4 + 0.4 * c.fbm_at(50, 5, 4, 0.6, 0.5), [(0, "#020308"), (1, "#141c26")]), c.below(ground))
    c.over("#020307", bare_tree(c, 0.735, 1.42, 0.62, 21, 0.040))
    _hut(c, 0.27, 1.405)
    return dict(bloom_strength=0.35, bloom_threshold=0.75, vignette_strength=0.2, grain_strength=0.009)


star_trails.portrait = True


def _hut(c, x, foot):
    c.over("#04050a", c.draw(lambda pen: (pen.box(x - 0.062, foot - 0.062, x + 0.062, foot + 0.004), pen.polygon([(x - 0.080, foot - 0.056), (x - 0.035, foot - 0.115), (x + 0.035, foot - 0.115), (x + 0.080, foot - 0.056)]), pen.box(x + 0.02, foot - 0.145, x + 0.036, foot - 0.10))))
    c.over(colour("#ffc45e") * 1.9, c.draw(lambda pen: (pen.box(x - 0.040, foot - 0.045, x - 0.012, foot - 0.020), pen.box(x + 0.014, foot - 0.045, x + 0.042, foot - 0.020))))
    c.over("#04050a", c.draw(lambda pen: [pen.box(x + k - 0.001, foot - 0.045, x + k + 0.001, foot - 0.020) for k in (-0.026, 0.028)]))
    c.add("#ff9a3c", c.glow(x, foot - 0.03, 0.11, 1.4) * 0.34)


def sparks(c):
    """Burning steel wool whirled on a wet beach."""
    horizon, cx, cy, radius = 0.66, 0.75, 0.455, 0.165
    c.sky([(0, "#060a1e"), (0.6, "#14203f"), (1, "#3a4258")], 0, horizon)
    stars(c, 5, 260, 0.55, 0.7)
    for base, tall, tint, seed in ((horizon, 0.05, "#141a2c", 4),):
        c.over(tint, c.below(base - tall * np.clip(0.4 + 0.7 * c.profile(2.4, seed, 7), 0, 1.2)) * (c.Y < horizon))
    random = np.random.default_rng(3)
    ground = horizon + 0.085
    streaks = {"#ff7a1c": Pen(c), "#ffb04a": Pen(c), "#ffe4a8": Pen(c)}
    names = list(streaks)
    for _ in range(2300):
        a = random.uniform(0, 2 * np.pi)
        speed = random.gamma(2.2, 0.17)
        x0, y0 = cx + radius * np.cos(a), cy + radius * np.sin(a)
        vx, vy = -np.sin(a) * speed + np.cos(a) * speed * 0.35, np.cos(a) * speed + np.sin(a) * speed * 0.35
        t = np.linspace(0, random.uniform(0.35, 1.1), 26)
        px, py = x0 + vx * t, y0 + vy * t + 0.42 * t**2
        land = ground + random.uniform(-0.02, 0.11)
        below = np.flatnonzero(py > land)
        if len(below):
            k = below[0]
            hop = np.clip(t[k:] - t[k], 0, None)
            py[k:] = land - np.abs(0.22 * speed * hop - 0.42 * hop**2) * (random.random() < 0.6)
            px[k:] = px[k] + vx * hop * 0.6
        pen = streaks[names[int(np.clip(random.normal(1.0 - speed, 0.8) + 0.5, 0, 2))]]
        pen.stroke(np.stack([px, py], -1), random.uniform(0.0012, 0.0026), 0.0004, tone=random.uniform(0.35, 1))
    for tint, pen in streaks.items():
        c.rgb += colour(tint) * (pen.mask() * 1.0)[..., None]
    r = np.hypot(c.X - cx, c.Y - cy)
    a = np.arctan2(c.Y - cy, c.X - cx)
    rope = 0.8 + 0.35 * profile(a * 40, 4, 3)
    c.rgb += colour("#fff0c0") * (np.exp(-(((r - radius) / 0.0055) ** 2)) * rope * 1.9)[..., None]
    c.add("#ff9a3c", np.exp(-((np.abs(r - radius) / 0.05) ** 1.2)) * 0.50)
    c.add("#ff8a2e", c.glow(cx, cy, 0.5, 1.4) * 0.22)
    first = c.row(horizon)
    Water(c, horizon, "#0a0c14", 0.035, 16, 5, 2.2, octaves=6, gain=0.58, dim=0.72, view=0.35, shore=np.full(c.shape[1], ground), smear=0.03)
    sand = smoothstep(ground - 0.02, ground + 0.12, c.Y)
    grain = c.fbm_at(60, 7, 4, 0.65, 2.0)
    wet = c.fbm_at(5, 9, 5, 0.55, 3.0)
    c.shade(1 - 0.45 * smoothstep(-0.1, 0.35, wet) * sand)
    c.add("#c8642a", np.exp(-((np.hypot((c.X - cx) / 0.55, (c.Y - ground) / 0.10)) ** 1.6)) * (0.22 + 0.10 * grain) * (c.Y > horizon))
    figure = c.draw(lambda pen: _spinner(pen, cx, ground + 0.012))
    c.over("#050406", figure)
    c.add("#ffb060", np.clip(figure - np.roll(figure, int(0.002 / c.pixel) + 1, 0), 0, 1) * 0.6)
    return dict(bloom_strength=0.55, bloom_threshold=0.65, bloom_radius=0.02, vignette_strength=0.3, grain_strength=0.008)


def _spinner(pen, x, g):
    pen.disc(x, g - 0.178, 0.0125, 0.0155)
    pen.polygon(_curve((x - 0.024, g - 0.152), (x, g - 0.160), (x + 0.024, g - 0.152), (x + 0.020, g - 0.085), (x - 0.020, g - 0.085), (x - 0.024, g - 0.152)))
    pen.stroke([(x - 0.010, g - 0.09), (x - 0.018, g - 0.045), (x - 0.024, g)], 0.015, 0.010)
    pen.stroke([(x + 0.010, g - 0.09), (x + 0.018, g - 0.045), (x + 0.024, g)], 0.015, 0.010)
    pen.stroke([(x + 0.020, g - 0.148), (x + 0.040, g - 0.175), (x + 0.030, g - 0.215)], 0.011, 0.007)
    pen.stroke([(x - 0.022, g - 0.148), (x - 0.034, g - 0.115), (x - 0.026, g - 0.09)], 0.011, 0.008)
