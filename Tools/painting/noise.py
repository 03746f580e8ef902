"""Seeded noise: smooth random fields for clouds, waves, rock, bark and grain.

Two kinds, both deterministic for a seed and both centred on zero:

* `gradient_noise` and `fbm_at` work at any coordinates, so a texture can lie on a surface seen in perspective. A
  footprint (how far apart neighbouring pixels are on that surface) fades the octaves the picture cannot resolve, which
  is what keeps a distant sea from flickering into dots. The gradient noise is Ken Perlin's (SIGGRAPH 1985, with the
  quintic of 2002).
* `lattice` and `lattice_fbm` fill an upright rectangle by enlarging a small table of random numbers. They are ten times
  faster and good enough wherever the texture lies flat in the picture.
"""

import numpy as np
from PIL import Image

_ANGLES = np.linspace(0, 2 * np.pi, 256, endpoint=False)
_GRADIENT_X = np.cos(_ANGLES).astype(np.float32)
_GRADIENT_Y = np.sin(_ANGLES).astype(np.float32)


def _corner(xi, yi, fx, fy, seed):
    """Dot product of the distance to a lattice corner with that corner's random direction."""
    mixed = xi * np.uint32(374761393) + yi * np.uint32(668265263) + np.uint32((seed * 2654435761) & 0xFFFFFFFF)
    mixed ^= mixed >> np.uint32(13)
    mixed *= np.uint32(1274126177)
    mixed ^= mixed >> np.uint32(16)
    slot = (mixed & np.uint32(255)).astype(np.uint8)
    return _GRADIENT_X[slot] * fx + _GRADIENT_Y[slot] * fy


def gradient_noise(x, y, seed):
    """Perlin noise at (x, y), one bump a unit, about -0.7..0.7."""
    x, y = np.broadcast_arrays(np.asarray(x, np.float32), np.asarray(y, np.float32))
    floor_x, floor_y = np.floor(x), np.floor(y)
    fx, fy = x - floor_x, y - floor_y
    xi, yi = floor_x.astype(np.int32).view(np.uint32), floor_y.astype(np.int32).view(np.uint32)
    one = np.uint32(1)
    u, v = fx * fx * fx * (fx * (fx * 6 - 15) + 10), fy * fy * fy * (fy * (fy * 6 - 15) + 10)
    top = _corner(xi, yi, fx, fy, seed)
    top += u * (_corner(xi + one, yi, fx - 1, fy, seed) - top)
    low = _corner(xi, yi + one, fx, fy - 1, seed)
    low += u * (_corner(xi + one, yi + one, fx - 1, fy - 1, seed) - low)
    return top + v * (low - top)


def fbm_at(x, y, seed, octaves=5, gain=0.5, footprint=None, ridged=False):
    """Octaves of gradient noise, about -1..1. `ridged` folds each octave into sharp crests, about 0..1.

    `footprint` is the distance on the surface between neighbouring pixels (a number or an array like x); octaves finer
    than it fade out.
    """
    total, amplitude, weight, frequency = 0, 1.0, 0.0, 1.0
    for octave in range(octaves):
        n = gradient_noise(x * frequency + 13.7 * octave, y * frequency - 7.3 * octave, seed + 101 * octave)
        n = (1 - np.abs(n) * 2.2) ** 2 if ridged else n * 1.5
        if footprint is not None:
            n = n * np.clip(1.6 - 2.6 * footprint * frequency, 0, 1)
        total = total + amplitude * n
        weight += amplitude
        amplitude *= gain
        frequency *= 2
    return (total / weight * (1 if ridged else 1.5)).astype(np.float32)


def noise3(x, y, z, seed):
    """Value noise in space, about -1..1: for skins and stone, whose texture must not slide over a curved surface."""
    cell = [np.floor(k).astype(np.int32) for k in (x, y, z)]
    part = [(k - f).astype(np.float32) for k, f in zip((x, y, z), cell)]
    u, v, w = (k * k * (3 - 2 * k) for k in part)
    table = np.random.default_rng(seed).random(65536, dtype=np.float32) * 2 - 1

    def corner(i, j, k):
        return table[((cell[0] + i) * 73856 ^ (cell[1] + j) * 19349 ^ (cell[2] + k) * 83492) & 65535]

    planes = []
    for k in (0, 1):
        front = corner(0, 0, k) + u * (corner(1, 0, k) - corner(0, 0, k))
        back = corner(0, 1, k) + u * (corner(1, 1, k) - corner(0, 1, k))
        planes.append(front + v * (back - front))
    return planes[0] + w * (planes[1] - planes[0])


def fbm3(x, y, z, seed, octaves=4, gain=0.5):
    """Octaves of `noise3`, about -1..1."""
    total, amplitude, weight = 0, 1.0, 0.0
    for octave in range(octaves):
        total = total + amplitude * noise3(x * 2**octave, y * 2**octave, z * 2**octave, seed + 71 * octave)
        weight += amplitude
        amplitude *= gain
    return total / weight * 1.3


def lattice(height, width, rows, columns, seed):
    """A random table of rows x columns enlarged to height x width with cubic interpolation, about -1..1."""
    table = (
        np.random.default_rng(seed).random((max(2, int(rows)) + 2, max(2, int(columns)) + 2), dtype=np.float32) * 2 - 1
    )
    return np.asarray(Image.fromarray(table).resize((width, height), Image.BICUBIC))


def lattice_fbm(height, width, rows, columns, seed, octaves=5, gain=0.5):
    """Octaves of `lattice`, about -1..1; rows and columns are those of the coarsest octave."""
    total, amplitude, weight = np.zeros((height, width), np.float32), 1.0, 0.0
    for octave in range(octaves):
        if max(rows, columns) * 2**octave > 0.7 * max(height, width):
            break
        total += amplitude * lattice(height, width, rows * 2**octave, columns * 2**octave, seed + 17 * octave)
        weight += amplitude
        amplitude *= gain
    return total / weight * 1.3


def profile(x, seed, octaves=6, gain=0.5, sharp=0.0):
    """Noise along one line, about -1..1, for ridges and shores; `sharp` 0..1 folds it into peaks."""
    x = np.asarray(x, np.float32)
    total, amplitude, weight = np.zeros_like(x), 1.0, 0.0
    for octave in range(octaves):
        table = np.random.default_rng(seed + 31 * octave).random(4096) * 2 - 1
        at = x * 2**octave + 1000
        cell = np.floor(at).astype(int)
        t = at - cell
        smooth = t * t * (3 - 2 * t) * (1 - sharp) + t * sharp
        total += amplitude * (table[cell % 4096] * (1 - smooth) + table[(cell + 1) % 4096] * smooth)
        weight += amplitude
        amplitude *= gain
    return (total / weight * 1.6).astype(np.float32)


def cells(x, y, seed, jitter=0.9):
    """Cellular noise (Worley, SIGGRAPH 1996): distances to the nearest and second nearest of points scattered one a
    unit, two random numbers 0..1 of the nearest, and the offset (dx, dy) to it."""
    x, y = np.broadcast_arrays(np.asarray(x, np.float32), np.asarray(y, np.float32))
    column, row = np.floor(x), np.floor(y)
    table = np.random.default_rng(seed).random((4, 65536), dtype=np.float32)
    first = np.full(x.shape, 9, np.float32)
    second, best, dx, dy = first.copy(), np.zeros(x.shape, np.int32), first.copy(), first.copy()
    for i in (-1, 0, 1):
        for j in (-1, 0, 1):
            key = (
                ((column + i).astype(np.int32) * 374761 + (row + j).astype(np.int32) * 668265 + seed * 7919) * 40503
                >> 4
            ) & 65535
            ox = column + i + 0.5 + (table[0, key] - 0.5) * jitter - x
            oy = row + j + 0.5 + (table[1, key] - 0.5) * jitter - y
            d = ox * ox + oy * oy
            nearer = d < first
            second = np.where(nearer, first, np.minimum(second, d))
            best, dx, dy = np.where(nearer, key, best), np.where(nearer, ox, dx), np.where(nearer, oy, dy)
            first = np.where(nearer, d, first)
    return np.sqrt(first), np.sqrt(second), table[2, best], table[3, best], dx, dy


def rock(x, y, seed, octaves=5, light=(-0.6, -0.6, 0.5), facet=0.62, footprint=None):
    """Light 0..1 on broken rock: flat facets of several sizes, each leaning its own way, with cracks between them."""
    bend_x, bend_y = (
        fbm_at(x * 1.5, y * 1.5, seed + 3, 5, 0.6) * 0.16,
        fbm_at(x * 1.5 + 9, y * 1.5, seed + 4, 5, 0.6) * 0.16,
    )
    lean_x, lean_y, crack = 0, 0, 1
    for octave in range(octaves):
        frequency, weight = 1.9**octave, facet * 0.78**octave
        if footprint is not None:
            weight = weight * np.clip(1.6 - 2.6 * footprint * frequency, 0, 1)
        near, far, a, b, *_ = cells((x + bend_x) * frequency, (y + bend_y) * frequency, seed + 11 * octave)
        lean_x, lean_y = lean_x + (a - 0.5) * 2 * weight, lean_y + (b - 0.5) * 2 * weight
        gap = np.clip((far - near) / 0.13, 0, 1)
        crack = crack * (1 - (1 - gap) * min(0.5, 0.9 * 0.6**octave) * (weight / (facet * 0.78**octave)))
    rough = fbm_at(x * 9, y * 9, seed + 5, 4, 0.6, None if footprint is None else footprint * 9)
    lx, ly, lz = np.asarray(light) / np.linalg.norm(light)
    lean_x = lean_x + 0.3 * rough
    return np.clip((lean_x * lx + lean_y * ly + lz) / np.sqrt(lean_x**2 + lean_y**2 + 1), 0, 1) * crack
