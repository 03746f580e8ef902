"""The canvas a scene is painted on, and its primitives: colours, ramps, masks, strokes, blurs.

Coordinates are units, not pixels, so a scene looks the same at any size: the short side is 1 and the long side 1.5, x
to the right, y down, from the top left corner. Colours are float32 RGB in display space, 0..1, where a light source may
go far above 1: `develop.develop` rolls that off as film does.
"""

import numpy as np
from PIL import Image, ImageDraw

import noise


def colour(value):
    """An RGB triple from '#rrggbb' (or whatever is an array already)."""
    if not isinstance(value, str):
        return np.asarray(value, np.float32)
    return np.array([int(value[i : i + 2], 16) for i in (1, 3, 5)], np.float32) / 255


def ramp(t, stops, softness=0.03):
    """Colours along a ramp: t (any shape) through stops [(position, colour), ...]; gives t's shape + (3,).

    The ramp is smoothed a little, for the eye sees a bright or dark line (a Mach band) at every kink of a gradient.
    """
    low, high = stops[0][0], stops[-1][0]
    positions = np.linspace(low, high, 1024)
    table = np.stack([np.interp(positions, [p for p, _ in stops], [colour(c)[k] for _, c in stops]) for k in range(3)])
    reach = int(1024 * softness)
    if reach > 0:
        kernel = np.hanning(2 * reach + 3)[1:-1]
        padded = np.pad(table, ((0, 0), (reach, reach)), mode="edge")
        table = np.stack([np.convolve(row, kernel / kernel.sum(), mode="valid") for row in padded])
    return np.stack([np.interp(t, positions, row) for row in table], -1).astype(np.float32)


def smoothstep(low, high, x):
    """0 below low, 1 above high, an S between them (low may be the larger one)."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mix(a, b, t):
    """Colours: a where t is 0, b where it is 1; t is a number, or an array without the colour axis."""
    t = np.asarray(t, np.float32)
    if t.ndim in (1, 2):
        t = t[..., None]
    return a + (b - a) * t


def resized(a, width, height, filter=Image.BICUBIC):
    """A float array (2-D or RGB) at another size."""
    if a.ndim == 3:
        return np.stack([resized(a[..., k], width, height, filter) for k in range(a.shape[2])], -1)
    return np.asarray(Image.fromarray(np.ascontiguousarray(a, np.float32)).resize((width, height), filter))


def blurred(a, radius):
    """Gaussian blur of a float array by a standard deviation in pixels; a large one works on a reduced copy."""
    if radius < 0.2:
        return a
    if radius > 5:
        factor = radius / 2.5
        h, w = a.shape[:2]
        small = resized(a, max(8, round(w / factor)), max(8, round(h / factor)), Image.BOX)
        return resized(blurred(small, 2.5), w, h)
    reach = int(np.ceil(radius * 3))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / radius) ** 2)
    kernel = (kernel / kernel.sum()).astype(np.float32)
    for axis in (0, 1):
        pad = [(reach, reach) if k == axis else (0, 0) for k in range(a.ndim)]
        padded, size, total = np.pad(a, pad, mode="edge"), a.shape[axis], 0
        for k, weight in enumerate(kernel):
            total = total + weight * (padded[k : k + size] if axis == 0 else padded[:, k : k + size])
        a = total
    return a


def sampled(a, row, column):
    """Bilinear samples of an array (2-D or RGB) at float pixel positions, clamped to its edge."""
    h, w = a.shape[:2]
    row, column = np.clip(row, 0, h - 1.001), np.clip(column, 0, w - 1.001)
    r, c = row.astype(np.int32), column.astype(np.int32)
    fr, fc = (row - r).astype(np.float32), (column - c).astype(np.float32)
    if a.ndim == 3:
        fr, fc = fr[..., None], fc[..., None]
    top = a[r, c] * (1 - fc) + a[r, c + 1] * fc
    low = a[r + 1, c] * (1 - fc) + a[r + 1, c + 1] * fc
    return top * (1 - fr) + low * fr


def curve(*points, steps=24):
    """A smooth line through points (Catmull-Rom)."""
    p = np.array([points[0], *points, points[-1]], float)
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    parts = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:]):
        parts.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - 3 * c + d - a) * t**3))
    return np.concatenate([*parts, p[-1:]])


class Pen:
    """Draws the shapes of one mask in units, 3 times finer than the canvas; `tone` 0..1 is how opaque."""

    FINER = 3

    def __init__(self, canvas):
        self.factor = self.FINER / canvas.pixel
        self.shift = (canvas.left, canvas.top)
        h, w = canvas.shape
        self.image = Image.new("L", (w * self.FINER, h * self.FINER), 0)
        self.draw = ImageDraw.Draw(self.image)

    def _points(self, points):
        return [((x - self.shift[0]) * self.factor, (y - self.shift[1]) * self.factor) for x, y in points]

    def polygon(self, points, tone=1.0):
        self.draw.polygon(self._points(points), fill=int(255 * tone))

    def box(self, left, top, right, bottom, tone=1.0):
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], tone)

    def disc(self, x, y, radius, radius_y=None, tone=1.0):
        ry = radius if radius_y is None else radius_y
        self.draw.ellipse(
            self._points([(x - radius, y - ry)]) + self._points([(x + radius, y + ry)]), fill=int(255 * tone)
        )

    def stroke(self, points, width, end_width=None, tone=1.0):
        """A line through points, as wide as `width` at its start and `end_width` (same if None) at its end."""
        end_width = width if end_width is None else end_width
        p = np.asarray(points, float)
        direction = np.gradient(p, axis=0)
        length = np.maximum(np.hypot(direction[:, 0], direction[:, 1]), 1e-9)
        normal = np.stack([-direction[:, 1], direction[:, 0]], -1) / length[:, None]
        half = np.linspace(width, end_width, len(p))[:, None] / 2
        self.polygon(np.concatenate([p + normal * half, (p - normal * half)[::-1]]), tone)
        for (x, y), r in ((p[0], width / 2), (p[-1], end_width / 2)):
            if r * self.factor > 1.5:
                self.disc(x, y, r, tone=tone)

    def mask(self):
        return np.asarray(self.image.reduce(self.FINER), np.float32) / 255


class Canvas:
    """Pixels with their coordinates. `window` gives a part that shares the pixels, for small things in a large
    picture."""

    def __init__(self, width, height):
        self.pixel = 1.0 / min(width, height)
        self.left = self.top = 0.0
        self.right, self.bottom = width * self.pixel, height * self.pixel
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        self.X, self.Y = (x + 0.5) * self.pixel, (y + 0.5) * self.pixel
        self.rgb = np.zeros((height, width, 3), np.float32)

    @property
    def shape(self):
        return self.rgb.shape[:2]

    def window(self, left, top, right, bottom):
        """The part of the canvas around a box in units, or None where it lies outside."""
        h, w = self.shape
        c0, c1 = int((left - self.left) / self.pixel) - 1, int((right - self.left) / self.pixel) + 2
        r0, r1 = int((top - self.top) / self.pixel) - 1, int((bottom - self.top) / self.pixel) + 2
        c0, c1, r0, r1 = max(0, c0), min(w, c1), max(0, r0), min(h, r1)
        if c1 - c0 < 2 or r1 - r0 < 2:
            return None
        part = Canvas.__new__(Canvas)
        part.pixel, part.left, part.top = self.pixel, self.left + c0 * self.pixel, self.top + r0 * self.pixel
        part.right, part.bottom = part.left + (c1 - c0) * self.pixel, part.top + (r1 - r0) * self.pixel
        part.X, part.Y, part.rgb = self.X[r0:r1, c0:c1], self.Y[r0:r1, c0:c1], self.rgb[r0:r1, c0:c1]
        return part

    def row(self, y):
        """The pixel row of a y in units."""
        return int(np.clip(round((y - self.top) / self.pixel), 0, self.shape[0]))

    # Painting -----------------------------------------------------------------------------------------------

    def fill(self, value):
        self.rgb[:] = colour(value)

    def sky(self, stops, top=0.0, bottom=None):
        """A vertical ramp over the whole canvas; positions 0..1 run from top to bottom."""
        bottom = self.bottom if bottom is None else bottom
        self.rgb[:] = ramp(np.clip((self.Y[:, :1] - top) / (bottom - top), 0, 1), stops)

    def over(self, value, mask):
        """Lay a colour, or an array of colours, over the canvas where the mask is."""
        self.rgb += (colour(value) - self.rgb) * np.asarray(mask, np.float32)[..., None]

    def add(self, value, mask):
        """Add light."""
        self.rgb += colour(value) * np.asarray(mask, np.float32)[..., None]

    def shade(self, factor, mask=None):
        """Multiply by a number, an array or a colour; with a mask, only there."""
        factor = np.asarray(factor, np.float32)
        if factor.ndim == 2:
            factor = factor[..., None]
        self.rgb *= factor if mask is None else 1 + (factor - 1) * np.asarray(mask, np.float32)[..., None]

    # Masks --------------------------------------------------------------------------------------------------

    def draw(self, paint, soften=0.0):
        """The mask of whatever `paint(pen)` draws, softened by `soften` units."""
        pen = Pen(self)
        paint(pen)
        return blurred(pen.mask(), soften / self.pixel)

    def inside(self, distance):
        """Coverage from a signed distance in units, negative inside."""
        return np.clip(0.5 - distance / self.pixel, 0, 1)

    def below(self, line, soften=0.0):
        """The mask under a horizon given as y for every column."""
        return np.clip(0.5 + (self.Y - np.asarray(line)[None, :]) / (self.pixel + soften), 0, 1)

    def disc(self, x, y, radius, soften=0.0):
        d = np.hypot(self.X - x, self.Y - y) - radius
        return np.clip(0.5 - d / (self.pixel + soften), 0, 1)

    def glow(self, x, y, radius, power=2.0, stretch=1.0):
        """exp(-(distance / radius)^power); stretch above 1 widens it along x."""
        return np.exp(-((np.hypot((self.X - x) / stretch, self.Y - y) / radius) ** power))

    # Texture ------------------------------------------------------------------------------------------------

    def fbm(self, frequency, seed, octaves=5, gain=0.5, stretch=1.0):
        """Noise over the canvas, about -1..1, `frequency` bumps a unit down and frequency / stretch across.

        It fills the canvas at hand, so a window has a pattern of its own.
        """
        h, w = self.shape
        rows, columns = frequency * h * self.pixel, frequency * w * self.pixel / stretch
        return noise.lattice_fbm(h, w, rows, columns, seed, octaves, gain)

    def fbm_at(self, frequency, seed, octaves=5, gain=0.5, stretch=1.0, ridged=False):
        """Perlin noise over the canvas: slower than `fbm`, without its grid; the same in a window as in the whole."""
        return noise.fbm_at(self.X * frequency / stretch, self.Y * frequency, seed, octaves, gain, ridged=ridged)

    def profile(self, frequency, seed, octaves=6, gain=0.5, sharp=0.0):
        """Noise along the columns, about -1..1."""
        return noise.profile(self.X[0] * frequency, seed, octaves, gain, sharp)
