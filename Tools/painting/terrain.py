"""Land as a height map seen in perspective: mountains, dunes, fields of snow."""

import numpy as np

from canvas import resized, sampled, smoothstep
from noise import gradient_noise


def eroded(size, cells, seed, octaves=9, gain=0.5, damping=1.0, ridge=0.5):
    """A height map, size x size, 0..1: fractal noise whose fine octaves fade on steep slopes, as scree fills a gully.

    The damping by the slope so far is Inigo Quilez's ("fbm with derivatives"). `ridge` 0..1 folds octaves into crests.
    """
    axis = np.arange(size, dtype=np.float32) / size * cells
    x, y = np.meshgrid(axis, axis)
    height = np.zeros((size, size), np.float32)
    slope_x, slope_y = np.zeros_like(height), np.zeros_like(height)
    amplitude, frequency = 1.0, 1.0
    for octave in range(octaves):
        # Each octave is turned by about 37 degrees so that no axis of the lattice shows.
        c, s = np.cos(0.65 * octave), np.sin(0.65 * octave)
        n = (
            gradient_noise((x * c - y * s) * frequency + octave * 5.1, (x * s + y * c) * frequency, seed + 53 * octave)
            * 1.5
        )
        folded = 1 - 2 * (np.sqrt(n * n + 0.006) - 0.077)
        n = n * (1 - ridge) + folded * ridge
        dy, dx = np.gradient(n * amplitude, axis[1])
        slope_x, slope_y = slope_x + dx, slope_y + dy
        height += amplitude * n / (1 + damping * 0.12 * (slope_x**2 + slope_y**2))
        amplitude *= gain
        frequency *= 2
    height -= height.min()
    return height / height.max()


class Terrain:
    """A height map over the square world 0..extent, with its slopes and the sun's shadows.

    sun: direction towards it as (x, z, elevation in radians); x to the right, z away from the camera.
    """

    def __init__(self, height, extent, sun=(-0.8, 0.3, 0.4), shadow_softness=0.02, shadow_steps=110):
        self.height, self.extent = height.astype(np.float32), float(extent)
        self.cell = extent / height.shape[0]
        self.slope_z, self.slope_x = np.gradient(self.height, self.cell)
        sx, sz, elevation = sun
        length = np.hypot(sx, sz)
        self.sun = np.array([sx / length * np.cos(elevation), np.sin(elevation), sz / length * np.cos(elevation)])
        self.light = self._shadows(sx / length, sz / length, np.tan(elevation), shadow_softness, shadow_steps)

    def _shadows(self, sx, sz, tangent, softness, steps):
        """1 in the sun, 0 in shadow: march towards the sun with growing steps and keep the highest obstacle."""
        n = min(800, self.height.shape[0])
        height, cell = resized(self.height, n, n), self.extent / n
        row, column = np.mgrid[0:n, 0:n].astype(np.float32)
        excess = np.full((n, n), -1e9, np.float32)
        reach = 0.7
        for _ in range(steps):
            ahead = sampled(height, row + sz * reach, column + sx * reach)
            excess = np.maximum(excess, ahead - height - reach * cell * tangent)
            reach = reach * 1.035 + 0.5
            if reach > n:
                break
        return resized(1 - smoothstep(-softness, softness, excess), *self.height.shape)

    def at(self, field, x, z):
        """A field of the map at world positions."""
        return sampled(field, z / self.cell, x / self.cell)

    def seen(self, canvas, horizon, eye, focal=1.2, near=0.02, far=None, centre=None):
        """Look along +z from eye (x, height, z). Gives a `View`. `focal` is the height in units of one world unit at
        depth 1."""
        far = self.extent - eye[2] - self.cell * 2 if far is None else far
        columns = canvas.X[0]
        middle = 0.5 * (canvas.left + canvas.right) if centre is None else centre
        bearing = (columns - middle) / focal
        # Steps grow with depth but stay below a cell: a longer one would jump over crests and fray them.
        depths = [near]
        while depths[-1] < far:
            depths.append(depths[-1] + min(depths[-1] * 0.005, self.cell * 0.75))
        depths = np.array(depths)
        tops = np.empty((len(depths), len(columns)), np.float32)
        for k, depth in enumerate(depths):
            ground = self.at(self.height, eye[0] + bearing * depth, np.full_like(bearing, eye[2] + depth))
            tops[k] = horizon - (ground - eye[1]) * focal / depth
        skyline = np.minimum.accumulate(tops, 0)
        return View(self, canvas, eye, bearing, depths, tops, skyline)


class View:
    """What of a terrain each pixel shows: `depth` and world `x`, `z`; `mask` is where there is land at all."""

    def __init__(self, terrain, canvas, eye, bearing, depths, tops, skyline):
        rows = canvas.Y[:, 0]
        depth = np.empty(canvas.shape, np.float32)
        for c in range(canvas.shape[1]):
            # The skyline falls with depth, so its negative is sorted: the first step that rises above a row hides the
            # rest.
            k = np.clip(np.searchsorted(-skyline[:, c], -rows), 1, len(depths) - 1)
            before, after = tops[k - 1, c], tops[k, c]
            part = np.clip((before - rows) / np.minimum(after - before, -1e-6) * -1, 0, 1)
            depth[:, c] = depths[k - 1] + (depths[k] - depths[k - 1]) * part
        self.terrain, self.canvas, self.depth = terrain, canvas, depth
        self.skyline = skyline[-1]
        self.mask = canvas.below(self.skyline)
        self.x = np.clip(eye[0] + bearing[None, :] * depth, 0, terrain.extent)
        self.z = np.clip(eye[2] + depth, 0, terrain.extent)
        self.height = terrain.at(terrain.height, self.x, self.z)
        self.light = terrain.at(terrain.light, self.x, self.z)

    def lambert(self, bump=None, bump_strength=0.0):
        """Cosine between the ground and the sun, -1..1, and the steepness 0 (flat) .. 1 (a wall)."""
        t = self.terrain
        gx, gz = t.at(t.slope_x, self.x, self.z), t.at(t.slope_z, self.x, self.z)
        if bump is not None:
            gx, gz = gx + bump[0] * bump_strength, gz + bump[1] * bump_strength
        length = np.sqrt(gx * gx + gz * gz + 1)
        sun = t.sun
        return (-gx * sun[0] + sun[1] - gz * sun[2]) / length, 1 - 1 / length
