"""What fills the air: cloud layers, sun, stars, mist."""

import numpy as np

from canvas import blurred, colour, smoothstep
from noise import fbm_at


class CloudLayer:
    """A flat layer of cloud seen from below, thinning towards the horizon as a real one does.

    `density` 0..1 is how much cloud lies in front of each pixel; `lit` 0..1 how much of the sun's light it shows, the
    side towards `sun` (x, y in units) being the bright one. `cover` 0..1 is how much of the sky it hides.
    """

    def __init__(
        self,
        canvas,
        seed,
        horizon,
        cover=0.5,
        scale=1.0,
        sun=(0.75, 0.5),
        stretch=1.6,
        octaves=7,
        contrast=3.0,
        warp=0.35,
    ):
        height = np.maximum(horizon - canvas.Y, 0) + 0.05
        depth = 0.32 / height
        u = (canvas.X - 0.5 * (canvas.left + canvas.right)) * depth * 2.2 / stretch / scale
        v = depth * 2.6 / scale
        footprint = canvas.pixel * depth / height * 2.6 / scale
        bend = fbm_at(u * 0.8, v * 0.8, seed + 7, 3) * warp

        def field(du, dv, octaves):
            return fbm_at(u + bend + du, v + bend * 0.7 + dv, seed, octaves, 0.52, np.minimum(footprint, 3))

        thick = field(0, 0, octaves)
        # The same field a step nearer the sun: where it is thinner there, light gets in.
        to_x, to_y = sun[0] - canvas.X, sun[1] - canvas.Y
        reach = 0.22 / np.maximum(np.hypot(to_x, to_y), 0.05)
        toward = field(to_x * reach, -to_y * reach * 1.6, max(3, octaves - 2))
        edge = 0.42 - 0.84 * cover
        self.density = smoothstep(edge, edge + 1.6 / contrast, thick)
        self.lit = np.clip(0.5 + (thick - toward) * 1.6 - (thick - edge) * 0.45, 0, 1)


def sun_disc(canvas, x, y, radius, value, strength=6.0, halo=0.3):
    """A disc far brighter than white with the glow of the air around it."""
    canvas.add(value, canvas.glow(x, y, halo, 1.1) * 0.55)
    canvas.add(value, canvas.glow(x, y, halo * 0.3, 1.3) * 0.5)
    canvas.over(colour(value) * strength, canvas.disc(x, y, radius, radius * 0.06))


def stars(canvas, seed, count, bottom, brightness=1.0, band=None):
    """Stars above y = bottom, few bright ones and many faint; `band` (x, y, angle, width) crowds them into a Milky
    Way."""
    random = np.random.default_rng(seed)
    x = random.random(count) * (canvas.right - canvas.left)
    y = random.random(count) * bottom
    if band is not None:
        bx, by, angle, width = band
        across = -(x - bx) * np.sin(angle) + (y - by) * np.cos(angle)
        keep = random.random(count) < 0.22 + 0.78 * np.exp(-((across / width) ** 2))
        x, y = x[keep], y[keep]
    light = brightness * 0.06 * np.minimum(random.pareto(1.35, len(x)) + 0.6, 28)
    warmth = random.normal(0, 0.12, len(x))
    tint = np.stack([1 + warmth, np.ones_like(warmth), 1 - warmth], -1) * light[:, None]
    scale = 1 / canvas.pixel
    field = np.zeros_like(canvas.rgb)
    rows = np.clip((y * scale).astype(int), 0, canvas.shape[0] - 1)
    columns = np.clip((x * scale).astype(int), 0, canvas.shape[1] - 1)
    np.add.at(field, (rows, columns), tint)
    # A star is about a pixel and a half wide whatever the size of the picture.
    spread = 0.00075 * scale
    canvas.rgb += blurred(field, spread) * (8 * spread**2 + 1)


def mist(canvas, seed, y, thickness, value, strength=0.8, frequency=3.0):
    """A bank of mist around a height, torn by noise."""
    torn = 0.5 + 0.9 * canvas.fbm(frequency, seed, 5, 0.5, 4.0)
    canvas.over(value, np.clip(torn, 0, 1) * np.exp(-(((canvas.Y - y) / thickness) ** 2)) * strength)
