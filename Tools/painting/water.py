"""Water up to a horizon: waves in perspective that mirror what stands above them."""

import numpy as np

from canvas import colour, mix, sampled
from noise import fbm_at


class Water:
    """Paints water below `horizon` from what is already painted above it.

    Every pixel looks along its ray to a point of the surface, where noise gives the slope of the waves; the slope tilts
    the mirrored ray up or down. Slopes too fine to resolve, far away, become several rays instead of one, so distance
    smooths the picture without turning it into a mirror. Fresnel's law (Schlick's form) mixes in the water's own
    colour.

    `shore` gives for every column the y where what stands there meets the water, if that is not the horizon; `smear`
    blurs the mirrored picture up and down, as a long exposure or wet asphalt does.

    choppiness: slope of the waves, 0.01 a pond at dawn, 0.15 a windy sea. frequency: waves a unit at the bottom edge.
    """

    def __init__(
        self,
        canvas,
        horizon,
        body,
        choppiness=0.06,
        frequency=9.0,
        seed=1,
        stretch=2.2,
        octaves=6,
        view=0.75,
        dim=0.92,
        gain=0.55,
        ridged=0.0,
        shore=None,
        smear=0.0,
    ):
        self.canvas, self.horizon = canvas, horizon
        self.first = canvas.row(horizon)
        below = canvas.Y[self.first :] - horizon
        below = np.maximum(below, canvas.pixel * 0.5)
        bottom = canvas.bottom - horizon
        depth = bottom / below
        x = canvas.X[self.first :]
        u = (x - 0.5 * canvas.right) * depth * frequency / stretch
        v = depth * frequency * bottom
        footprint = np.minimum(canvas.pixel * depth / below * frequency * bottom, 40)
        slope = fbm_at(u, v, seed, octaves, gain, footprint)
        if ridged:
            slope = slope + ridged * (fbm_at(u, v, seed + 3, octaves, gain, footprint, ridged=True) - 0.45)
        side = fbm_at(u + 31, v, seed + 5, max(2, octaves - 2), gain, footprint)
        lost = np.clip(footprint * 0.8, 0, 1)
        self.slope, self.depth, self.below = slope, depth, below
        self.rise = 2 * choppiness * slope
        self.drift = choppiness * 0.8 * side
        self.spread = 2 * choppiness * 0.42 * lost
        seen = np.clip(below * view + choppiness * slope * 1.5, 0.01, 1)
        fresnel = 0.02 + 0.98 * (1 - seen) ** 5
        body = colour(body) * (0.85 + 0.35 * np.clip(slope, -1, 1))[..., None]
        shore = horizon if shore is None else np.asarray(shore, np.float32)[None, :]
        source = canvas.rgb[: canvas.row(float(np.max(shore)))].copy()
        mirrored, top = 0, horizon - canvas.top
        lowest = (canvas.Y[self.first :] - shore) if shore is not horizon else below
        quantiles = (-1.2, -0.45, 0.1, 0.6, 1.3) if not smear else np.linspace(-1.5, 1.5, 23)
        for quantile in quantiles:
            up = lowest + self.rise + (self.spread + smear) * quantile
            up = np.where(up < 0, -0.35 * up, up)
            # Rays that would pass over the picture's top edge are bent back below it, smoothly.
            up = np.where(up > 0.5 * top, top * (0.5 + 0.5 * np.tanh(up / top - 0.5)), up)
            row = (shore - up - canvas.top) / canvas.pixel - 1
            mirrored = mirrored + sampled(source, row, (x + self.drift) / canvas.pixel) / len(quantiles)
        canvas.rgb[self.first :] = mix(body, mirrored * dim, fresnel)

    def reflection(self, mask, waterline, image=None, tear=0.7):
        """The mask (of the whole canvas) of a thing standing at `waterline`, mirrored and torn by the waves; with an
        `image` also what it shows of that."""
        canvas, out, total, seen = self.canvas, np.zeros_like(mask), 0, 0
        x, y = canvas.X[self.first :], canvas.Y[self.first :]
        column = (x + self.drift * tear) / canvas.pixel
        for quantile in (-1.0, 0.0, 1.0):
            row = (2 * waterline - y - self.rise * tear - self.spread * quantile) / canvas.pixel
            part = sampled(mask, row, column) / 3
            total = total + part
            if image is not None:
                seen = seen + sampled(image, row, column) * part[..., None]
        out[self.first :] = total * (y > waterline - 2 * canvas.pixel)
        if image is None:
            return out
        colours = np.zeros_like(image)
        colours[self.first :] = seen / np.maximum(total, 1e-3)[..., None]
        return out, colours
