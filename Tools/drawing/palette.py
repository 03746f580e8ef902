"""Writes a drawing as a small PNG: 96 colours with transparency, chosen for this drawing alone."""

import numpy as np
from PIL import Image

COLOURS = 96
SAMPLES = 12000


def halved(rgba: np.ndarray) -> np.ndarray:
    """A drawing at half its size; colours are weighed by their opacity, so that edges take nothing from the void."""
    h, w = rgba.shape[0] // 2, rgba.shape[1] // 2
    alpha = rgba[..., 3:]

    def mean(a):
        return a.reshape(h, 2, w, 2, -1).mean((1, 3))

    weight = mean(alpha)
    return np.concatenate([mean(rgba[..., :3] * alpha) / np.maximum(weight, 1e-6), weight], -1)


def write(rgba: np.ndarray, path):
    """Halves a drawing, reduces it to a palette and writes it."""
    small = halved(rgba)
    pixels = (np.clip(small, 0, 1) * 255).round().reshape(-1, 4)
    pixels[pixels[:, 3] < 2] = 0
    palette = _palette(pixels)
    indices = _nearest(pixels, palette).astype(np.uint8).reshape(small.shape[:2])
    image = Image.fromarray(indices, "P")
    image.putpalette(palette[:, :3].round().astype(np.uint8).tobytes())
    image.save(path, optimize=True, transparency=bytes(palette[:, 3].round().astype(np.uint8)))


def _palette(pixels: np.ndarray) -> np.ndarray:
    """Colours by k-means over a fixed sample of the pixels; the first one is fully transparent."""
    seen = pixels[pixels[:, 3] > 0]
    random = np.random.default_rng(1)
    sample = seen[random.choice(len(seen), min(SAMPLES, len(seen)), replace=False)]
    # Sorted by brightness, evenly spaced picks start every tone with its share of the palette.
    start = sample[np.argsort(sample[:, :3].sum(1), kind="stable")]
    centres = start[np.linspace(0, len(start) - 1, COLOURS - 1).astype(int)].astype(float)
    for _ in range(14):
        nearest = _nearest(sample, centres)
        counts = np.bincount(nearest, minlength=len(centres))
        sums = np.stack([np.bincount(nearest, sample[:, k], len(centres)) for k in range(4)], -1)
        centres = np.where(
            counts[:, None] > 0,
            sums / np.maximum(counts, 1)[:, None],
            sample[random.integers(0, len(sample), len(centres))],
        )
    return np.vstack([np.zeros(4), centres])


def _nearest(pixels: np.ndarray, palette: np.ndarray) -> np.ndarray:
    out = np.empty(len(pixels), int)
    norms = (palette**2).sum(1)
    for start in range(0, len(pixels), 20000):
        part = pixels[start : start + 20000]
        out[start : start + 20000] = (norms - 2 * part @ palette.T).argmin(1)
    return out
