"""From light on the canvas to an 8-bit picture: bloom, shoulder, vignette, sharpening by size, grain."""

import numpy as np
from PIL import Image

from canvas import blurred, resized


def bloom(rgb, threshold=0.85, strength=0.35, radius=0.02):
    """Light scattered by the lens around what is brighter than the threshold; radius is of the short side."""
    size = min(rgb.shape[:2])
    bright = np.minimum(np.maximum(rgb - threshold, 0), 6)
    halo = 0
    for reach, weight in ((0.35, 0.5), (1.0, 0.32), (2.8, 0.18)):
        halo = halo + weight * blurred(bright, radius * reach * size)
    return rgb + strength * halo


def shoulder(rgb, knee=0.78):
    """Highlights above the knee are compressed towards 1 instead of being cut off; shadows stay."""
    over = np.maximum(rgb - knee, 0)
    room = 1 - knee
    return np.clip(np.where(rgb > knee, knee + room * (1 - np.exp(-over / room)), rgb), 0, 1)


def vignette(rgb, strength):
    """Corners darkened by `strength` 0..1."""
    h, w = rgb.shape[:2]
    y, x = np.linspace(-1, 1, h, dtype=np.float32)[:, None], np.linspace(-1, 1, w, dtype=np.float32)[None, :]
    return rgb * (1 - strength * np.clip((x * x + y * y) / 2, 0, 1) ** 1.3)[..., None]


def grain(rgb, strength, seed):
    """Sensor grain: mostly in luminance, most in the middle tones. Its half level of noise also hides 8-bit steps."""
    h, w = rgb.shape[:2]
    random = np.random.default_rng(seed)
    luminance = rgb @ np.array([0.3, 0.59, 0.11], np.float32)
    amount = strength * (0.55 + 1.6 * luminance * (1 - luminance))
    mono = blurred(random.standard_normal((h, w), np.float32), 0.55) * 1.7
    tint = resized(random.standard_normal((h // 2, w // 2, 3), np.float32), w, h)
    return rgb + amount[..., None] * (mono[..., None] + 0.35 * tint)


def develop(
    rgb,
    width,
    height,
    seed,
    bloom_strength=0.35,
    bloom_threshold=0.85,
    bloom_radius=0.02,
    vignette_strength=0.2,
    grain_strength=0.006,
    contrast=0.0,
    saturation=1.0,
):
    """A PIL image of width x height from a canvas's light. Contrast 0 leaves the tones, 1 is a strong S."""
    if bloom_strength:
        rgb = bloom(rgb, bloom_threshold, bloom_strength, bloom_radius)
    rgb = vignette(rgb, vignette_strength)
    grey = (rgb @ np.array([0.3, 0.59, 0.11], np.float32))[..., None]
    rgb = shoulder(np.maximum(grey + (rgb - grey) * saturation, 0))
    if contrast:
        rgb = rgb + contrast * (rgb * rgb * (3 - 2 * rgb) - rgb)
    if rgb.shape[:2] != (height, width):
        rgb = resized(rgb, width, height, Image.LANCZOS)
    rgb = grain(rgb, grain_strength, seed)
    dither = np.random.default_rng(seed + 1).random(rgb.shape, np.float32) - 0.5
    return Image.fromarray((np.clip(rgb * 255 + 0.5 + dither * 0.8, 0, 255)).astype(np.uint8))
