"""Growing: leaves, flowers, fields and woods."""
import numpy as np

from air import CloudLayer
from canvas import Pen, blurred, colour, mix, ramp, smoothstep
from noise import cells, fbm_at, profile

TULIPS = ("#d81e46", "#f8c62a", "#ea5f9e", "#f6f0e4", "#7a2a92", "#f4702a")


def fields(c):
    horizon, vanish = 0.40, 0.80
    c.sky([(0, "#3b84cc"), (0.5, "#8cc0e8"), (0.85, "#dcebf2"), (1, "#f6ecd8")], 0, horizon)
    clouds = CloudLayer(c, 57, horizon + 0.06, 0.52, 0.85, (1.3, 0.0), 1.4, contrast=2.8)
    c.over(mix(colour("#b3c6da"), colour("#ffffff"), smoothstep(0.15, 0.6, clouds.lit)), clouds.density * 0.95)
    trees = horizon - 0.010 - 0.022 * np.clip(0.5 + 0.7 * c.profile(4, 6, 7, 0.6), 0, 1.2)
    c.over(ramp(0.5 + 0.5 * c.fbm(50, 4, 4), [(0, "#3f6452"), (1, "#7d9a76")]), c.below(trees) * (c.Y < horizon + 0.004))
    below = np.maximum(c.Y - horizon, c.pixel * 0.5)
    depth = 0.1 / below
    u, v = (c.X - vanish) / below * 1.15, depth
    footprint = np.minimum(c.pixel * depth / below, 30)
    band = np.floor(u * 1.9 + 60.3)
    within = (u * 1.9 + 60.3) % 1
    palette = np.array([colour(k) for k in TULIPS])
    tint = palette[band.astype(int) % len(TULIPS)]
    bloom = cells(u * 34, v * 90, 3)
    sharp = np.clip(1.2 - 3.2 * footprint * 90, 0, 1)
    petal = smoothstep(0.60, 0.20, bloom[0])
    tone = tint * (0.55 + 0.62 * petal + 0.30 * (bloom[2] - 0.5))[..., None]
    tone = mix(tone, colour("#2e5a26") * (0.5 + 0.8 * bloom[3])[..., None], smoothstep(0.34, 0.62, bloom[0]) * 0.8)
    flat = tint * 0.82 + colour("#2e5a26") * 0.12 + 0.03
    tone = mix(flat * (1 + 0.10 * fbm_at(u * 6, v * 14, 8, 5, 0.6, footprint * 14))[..., None], tone, sharp)
    path_edge = 0.09 * np.ones_like(u)
    path = smoothstep(path_edge + 0.02, path_edge - 0.02, np.minimum(within, 1 - within) + 0.02 * fbm_at(u * 10, v * 30, 5, 4, 0.6, footprint * 30))
    soil = ramp(0.5 + 0.5 * fbm_at(u * 20, v * 60, 9, 4, 0.6, footprint * 60), [(0, "#233b1a"), (0.6, "#4c6a2c"), (1, "#8a9a4e")])
    tone = mix(tone, soil, path)
    tone = tone * (1 - 0.35 * smoothstep(0.03, 0.12, within) * smoothstep(0.22, 0.10, within))[..., None]
    c.over(mix(tone, colour("#efe4d2"), 0.55 * np.exp(-below / 0.035)), (c.Y > horizon) * 1.0)
    _blooms(c, horizon, vanish, palette)
    shade = smoothstep(0.1, 0.6, fbm_at(u * 0.3, v * 2.2, 4, 3))
    c.shade(0.80, shade * smoothstep(0.02, 0.1, below) * (c.Y > horizon) * 0.7)
    _windmill(c, 1.17, horizon + 0.012, 0.21)
    return dict(vignette_strength=0.2, bloom_strength=0.12, contrast=0.2, grain_strength=0.005, saturation=1.05)


def _blooms(c, horizon, vanish, palette):
    """The tulips near enough to be seen one by one, far to near."""
    random = np.random.default_rng(8)
    flowers = []
    for d in np.sort(0.30 + 0.36 * random.random(900) ** 0.75):
        x = random.uniform(-0.05, 1.55)
        u = (x - vanish) / d * 1.15 * 1.9 + 60.3
        if 0.14 < u % 1 < 0.86:
            flowers.append((x, horizon + d, d, int(np.floor(u)) % len(palette)))
    for x, y, d, kind in flowers:
        size = 0.030 * d**1.15 * random.uniform(0.8, 1.15)
        part = c.window(x - size * 2, y - size * 2.6, x + size * 2, y + size * 4.5)
        if part is None:
            continue
        tilt = random.normal(0, 0.25)
        part.over("#3f7a30", part.draw(lambda pen: pen.stroke([(x, y), (x - size * tilt * 2, y + size * 4)], size * 0.22)) * 0.9)
        part.over("#5c9a44", part.draw(lambda pen: pen.polygon([(x, y + size * 4), (x + size * 0.9 * np.sign(tilt), y + size * 0.9), (x + size * 0.35 * np.sign(tilt), y + size * 3.4)])) * 0.9)
        u, v = (part.X - x) / size, (part.Y - y) / size
        u = u - tilt * v * 0.3
        cup = np.where(v > 0, (u / 0.78) ** 2 + (v / 0.95) ** 2, (u / (0.78 - 0.16 * v * v)) ** 2 + (v / 1.25) ** 4)
        crown = 1.0 - 0.28 * np.abs(np.sin(u * 3.4 + 0.3)) * (v < -0.35)
        mask = np.clip(0.5 + (crown - cup) * size / part.pixel * 0.7, 0, 1)
        fold = 0.84 + 0.26 * np.cos(u * 4.6) - 0.28 * u - 0.16 * v
        part.over(palette[kind] * np.clip(fold, 0.35, 1.25)[..., None] * random.uniform(0.88, 1.08), mask)
        part.add("#fff2d8", mask * np.exp(-(((u + 0.35) / 0.18) ** 2 + ((v + 0.2) / 0.6) ** 2)) * 0.16)


def _windmill(c, x, foot, tall):
    top = foot - tall
    wide = lambda y: 0.26 * tall * (0.62 + 0.38 * (y - top) / tall)
    body = c.draw(lambda pen: pen.polygon([(x - wide(top + 0.1 * tall), top + 0.1 * tall), (x + wide(top + 0.1 * tall), top + 0.1 * tall), (x + wide(foot), foot), (x - wide(foot), foot)]))
    across = (c.X - x) / (0.24 * tall)
    thatch = 1 + 0.10 * c.fbm_at(140, 3, 3, 0.6, 0.5)
    c.over(ramp(np.clip(0.55 - 0.5 * across, 0, 1), [(0, "#3a2a26"), (0.5, "#7a5644"), (1, "#b08a68")]) * thatch[..., None], body)
    base = c.draw(lambda pen: pen.polygon([(x - wide(foot), foot - 0.25 * tall), (x + wide(foot), foot - 0.25 * tall), (x + wide(foot) * 1.02, foot), (x - wide(foot) * 1.02, foot)]))
    brick = 0.9 + 0.15 * np.sign(np.sin(c.Y * 1600)) * np.sign(np.sin(c.X * 900))
    c.over(ramp(np.clip(0.55 - 0.5 * across, 0, 1), [(0, "#4a231e"), (1, "#b06a50")]) * brick[..., None], base)
    c.over("#efe6d2", c.draw(lambda pen: (pen.box(x - 0.40 * tall, foot - 0.30 * tall, x + 0.40 * tall, foot - 0.28 * tall), [pen.box(x + k * tall - 0.003, foot - 0.35 * tall, x + k * tall, foot - 0.29 * tall) for k in np.linspace(-0.38, 0.38, 9)], pen.box(x - 0.39 * tall, foot - 0.355 * tall, x + 0.39 * tall, foot - 0.347 * tall), pen.box(x - 0.035 * tall, foot - 0.55 * tall, x + 0.035 * tall, foot - 0.44 * tall), pen.box(x - 0.05 * tall, foot - 0.16 * tall, x + 0.05 * tall, foot))))
    c.over("#2c4a3c", c.draw(lambda pen: (pen.box(x - 0.024 * tall, foot - 0.54 * tall, x + 0.024 * tall, foot - 0.45 * tall), pen.box(x - 0.035 * tall, foot - 0.145 * tall, x + 0.035 * tall, foot))))
    c.over(ramp(np.clip(0.5 - 0.5 * across, 0, 1), [(0, "#2c2a2c"), (1, "#6d6862")]), c.draw(lambda pen: pen.polygon([(x - 0.20 * tall, top + 0.12 * tall), (x - 0.14 * tall, top - 0.02 * tall), (x + 0.02 * tall, top - 0.07 * tall), (x + 0.16 * tall, top + 0.0 * tall), (x + 0.20 * tall, top + 0.12 * tall)])))
    hub = (x - 0.04 * tall, top + 0.035 * tall)

    def sails(pen, cloth):
        for k in range(4):
            a = np.radians(20 + 90 * k)
            along, side = np.array([np.cos(a), np.sin(a)]), np.array([-np.sin(a), np.cos(a)])
            at = lambda r, s: tuple(np.array(hub) + along * r * tall + side * s * tall)
            if cloth:
                pen.polygon([at(0.12, 0.015), at(0.60, 0.015), at(0.60, 0.105), at(0.12, 0.085)])
            else:
                pen.stroke([at(0, 0), at(0.62, 0)], 0.024 * tall, 0.014 * tall)
                for r in np.linspace(0.12, 0.60, 12):
                    pen.stroke([at(r, -0.025), at(r, 0.105)], 0.006 * tall)
                for s in (0.055, 0.105):
                    pen.stroke([at(0.12, s), at(0.60, s)], 0.006 * tall)

    c.over("#e9e0cc", c.draw(lambda pen: sails(pen, True)) * 0.82)
    c.over("#54382c", c.draw(lambda pen: sails(pen, False)))
    c.over("#2a201c", c.disc(*hub, 0.022 * tall))
