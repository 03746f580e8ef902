"""Solid things: a small ray marcher for still lifes and rooms.

A body is a signed distance function, evaluated for many points at once; rays advance by the distance to the nearest
body (sphere tracing: Hart, 1996). Light is reckoned in linear light, and comes from one soft key light, the
surroundings, and what the surroundings show in glossy surfaces. Everything is arrays of points: x, y, z of shape (n,);
y is up, z away.
"""

import numpy as np

from canvas import colour


def linear(value):
    """A display colour as linear light."""
    return colour(value) ** 2.2


class Material:
    """What light does at a surface.

    albedo: a linear colour or a function of (x, y, z) giving (n, 3). shine: how much it mirrors head on (0.04 plastic
    or fruit, 0.9 metal, whose mirror takes the albedo's tint). rough 0..1 blurs the mirror. bump: a function of (x, y,
    z) raising the surface, in world units. glow: emitted light. waxy 0..1 lets light seep round the terminator.
    """

    def __init__(self, albedo, shine=0.04, rough=0.3, bump=None, glow=None, waxy=0.0, metal=False):
        self.albedo = (
            albedo if callable(albedo) else (lambda x, y, z, c=linear(albedo): np.broadcast_to(c, (len(x), 3)))
        )
        self.shine, self.rough, self.bump, self.glow, self.waxy, self.metal = shine, rough, bump, glow, waxy, metal


class Body:
    """A shape with a material; `bound` (x, y, z, radius) is a sphere around it, outside of which it is not looked
    at."""

    def __init__(self, shape, material, bound=None):
        self.shape, self.material, self.bound = shape, material, bound

    def distance(self, x, y, z):
        if self.bound is None:
            return self.shape(x, y, z)
        bx, by, bz, radius = self.bound
        d = np.sqrt((x - bx) ** 2 + (y - by) ** 2 + (z - bz) ** 2) - radius
        near = d < 0.08
        d += 0.05
        if near.any():
            d[near] = self.shape(x[near], y[near], z[near])
        return d


# Shapes ---------------------------------------------------------------------------------------------------------


def sphere(cx, cy, cz, radius, squash=1.0):
    return lambda x, y, z: (np.sqrt((x - cx) ** 2 + ((y - cy) / squash) ** 2 + (z - cz) ** 2) - radius) * min(1, squash)


def box(cx, cy, cz, hx, hy, hz, edge=0.0, turn=0.0):
    """A box by its half sizes, its edges rounded, turned about the upright axis."""
    cos, sin = np.cos(turn), np.sin(turn)

    def distance(x, y, z):
        px, pz = (x - cx) * cos - (z - cz) * sin, (x - cx) * sin + (z - cz) * cos
        qx, qy, qz = np.abs(px) - hx + edge, np.abs(y - cy) - hy + edge, np.abs(pz) - hz + edge
        outside = np.sqrt(np.maximum(qx, 0) ** 2 + np.maximum(qy, 0) ** 2 + np.maximum(qz, 0) ** 2)
        return outside + np.minimum(np.maximum(qx, np.maximum(qy, qz)), 0) - edge

    return distance


def plane(height):
    return lambda x, y, z: y - height


def wall(depth):
    """A wall facing us at z = depth."""
    return lambda x, y, z: depth - z


def capsule(a, b, radius, end_radius=None):
    a, b = np.array(a, float), np.array(b, float)
    end_radius = radius if end_radius is None else end_radius
    along = b - a
    square = float(along @ along)

    def distance(x, y, z):
        t = np.clip(((x - a[0]) * along[0] + (y - a[1]) * along[1] + (z - a[2]) * along[2]) / square, 0, 1)
        d = np.sqrt((x - a[0] - along[0] * t) ** 2 + (y - a[1] - along[1] * t) ** 2 + (z - a[2] - along[2] * t) ** 2)
        return d - radius - (end_radius - radius) * t

    return distance


def lathe(cx, cy, cz, profile, lean=(0.0, 0.0), shell=0.0):
    """A body turned on a lathe: profile [(height, radius), ...] above (cx, cy, cz), leaning by (dx, dz) a unit of
    height.

    With `shell` it is hollow and open at the top, its wall that thick.
    """
    heights, radii = (np.array(k, float) for k in zip(*profile))
    low, high = heights[0], heights[-1]
    grid = np.linspace(low, high, 512)
    # A cubic through the points that never overshoots them (Fritsch and Carlson's slopes), so that a few make a curve.
    knots = np.searchsorted(heights, grid, side="right").clip(1, len(heights) - 1)
    h0, h1 = heights[knots - 1], heights[knots]
    t = (grid - h0) / np.maximum(h1 - h0, 1e-6)
    secants = np.diff(radii) / np.maximum(np.diff(heights), 1e-6)
    inner = np.where(
        secants[:-1] * secants[1:] > 0, 2 * secants[:-1] * secants[1:] / (secants[:-1] + secants[1:] + 1e-12), 0
    )
    slopes = np.concatenate([secants[:1], inner, secants[-1:]])
    m0, m1 = slopes[knots - 1] * (h1 - h0), slopes[knots] * (h1 - h0)
    curve = (
        (2 * t**3 - 3 * t**2 + 1) * radii[knots - 1]
        + (t**3 - 2 * t**2 + t) * m0
        + (-2 * t**3 + 3 * t**2) * radii[knots]
        + (t**3 - t**2) * m1
    )
    curve = np.maximum(curve, 0).astype(np.float32)
    flatness = (1 / np.sqrt(1 + np.clip(np.gradient(curve, grid), -2.5, 2.5) ** 2)).astype(np.float32)

    def distance(x, y, z):
        up = y - cy
        r = np.sqrt((x - cx - lean[0] * up) ** 2 + (z - cz - lean[1] * up) ** 2)
        at = np.clip((up - low) / (high - low) * 511, 0, 510.99)
        k = at.astype(np.int32)
        f = at - k
        side = (r - (curve[k] * (1 - f) + curve[k + 1] * f)) * flatness[k]
        d = np.maximum(side, np.maximum(low - up, up - high))
        if shell:
            d = np.maximum(d, -np.maximum(side + shell, low + shell * 1.5 - up))
        return d

    return distance


def dish(cx, cy, cz, profile, thickness):
    """A flat turned body given the other way round, [(radius, height), ...]: plates, saucers."""
    radii, heights = (np.array(k, float) for k in zip(*profile))
    grid = np.linspace(0, radii[-1], 512)
    curve = np.interp(grid, radii, heights)
    kernel = np.hanning(41) / np.hanning(41).sum()
    curve = np.convolve(np.pad(curve, 20, mode="edge"), kernel, mode="valid").astype(np.float32)
    flatness = (1 / np.sqrt(1 + np.gradient(curve, grid) ** 2)).astype(np.float32)

    def distance(x, y, z):
        r = np.sqrt((x - cx) ** 2 + (z - cz) ** 2)
        at = np.clip(r / radii[-1] * 511, 0, 510.99)
        k = at.astype(np.int32)
        f = at - k
        across = np.abs(y - cy - (curve[k] * (1 - f) + curve[k + 1] * f)) * flatness[k] - thickness / 2
        rim = r - radii[-1] + thickness / 2
        return np.where(rim > 0, np.sqrt(np.maximum(across + thickness / 2, 0) ** 2 + rim**2) - thickness / 2, across)

    return distance


def union(*shapes):
    def distance(x, y, z):
        d = shapes[0](x, y, z)
        for shape in shapes[1:]:
            d = np.minimum(d, shape(x, y, z))
        return d

    return distance


def without(shape, hole):
    return lambda x, y, z: np.maximum(shape(x, y, z), -hole(x, y, z))


# The scene ------------------------------------------------------------------------------------------------------


class Scene:
    """Bodies under a key light in surroundings.

    key: (direction towards it, linear colour, softness: larger is harder). surroundings(dx, dy, dz, rough) gives the
    linear light from a direction. sky, earth: linear diffuse light from above and below.
    """

    def __init__(
        self, bodies, key, surroundings, sky=(0.1, 0.1, 0.1), earth=(0.05, 0.05, 0.05), far=30.0, mirrors=True
    ):
        direction, self.key_colour, self.softness = key
        self.key = np.asarray(direction, np.float32) / np.linalg.norm(direction)
        self.key_colour = np.asarray(self.key_colour, np.float32)
        self.bodies, self.surroundings, self.far, self.mirrors = bodies, surroundings, far, mirrors
        self.sky, self.earth = np.asarray(sky, np.float32), np.asarray(earth, np.float32)

    def distance(self, x, y, z):
        d = self.bodies[0].distance(x, y, z)
        for body in self.bodies[1:]:
            d = np.minimum(d, body.distance(x, y, z))
        return d

    def march(self, origin, ray, near=0.0, steps=160, precision=0.0004):
        """Distances along rays to the first surface; `far` or beyond where there is none."""
        t = np.full(ray[0].shape, near, np.float32)
        alive = np.arange(len(t))
        o, r = [np.broadcast_to(np.asarray(k, np.float32), t.shape) for k in origin], ray
        for _ in range(steps):
            ta = t[alive]
            d = self.distance(*(o[k][alive] + r[k][alive] * ta for k in range(3)))
            ta = ta + d * 0.92
            t[alive] = ta
            alive = alive[(d > precision * (0.6 + ta)) & (ta < self.far)]
            if len(alive) == 0:
                break
        return t

    def shadow(self, p, softness, reach=12.0, steps=160):
        """How much of the key light is seen from points, 0..1 (Quilez's penumbra estimate).

        Every point strides a little differently: steps in common would show as bands in a soft shadow.
        """
        light = np.ones(len(p[0]), np.float32)
        t = np.full_like(light, 0.006)
        stride = np.random.default_rng(7).uniform(0.4, 0.7, len(light)).astype(np.float32)
        alive = np.arange(len(light))
        for _ in range(steps):
            d = self.distance(*(p[k][alive] + self.key[k] * t[alive] for k in range(3)))
            light[alive] = np.minimum(light[alive], np.clip(0.5 + 0.5 * softness * d / t[alive], 0, 1))
            t[alive] += np.clip(d * stride[alive], 0.010 + 0.004 * t[alive], 0.3)
            alive = alive[(light[alive] > 0.003) & (t[alive] < reach)]
            if len(alive) == 0:
                break
        return light * light * (3 - 2 * light)

    def occlusion(self, p, n, reach=0.35):
        """Ambient light that is not hidden by near bodies, 0..1."""
        hidden, weight = 0, 1.0
        for k in range(1, 6):
            h = reach * (k / 5) ** 1.5
            d = self.distance(*(p[i] + n[i] * h for i in range(3)))
            hidden = hidden + weight * np.clip(h - d, 0, None) / h
            weight *= 0.72
        return np.clip(1 - hidden * 0.42, 0, 1) ** 1.3

    def normal(self, distance, p, e=0.0006):
        """Gradient of a distance function by the four corners of a tetrahedron."""
        n = [0, 0, 0]
        for corner in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
            d = distance(*(p[k] + corner[k] * e for k in range(3)))
            n = [n[k] + corner[k] * d for k in range(3)]
        length = np.sqrt(n[0] ** 2 + n[1] ** 2 + n[2] ** 2) + 1e-9
        return [k / length for k in n]

    def shade(self, p, ray, bounce=True):
        """Linear light (n, 3) leaving the surface at points p towards where the rays came from."""
        out = np.zeros((len(p[0]), 3), np.float32)
        nearest = np.argmin(np.stack([body.distance(*p) for body in self.bodies]), 0)
        for index, body in enumerate(self.bodies):
            at = np.flatnonzero(nearest == index)
            if len(at):
                out[at] = self._shade_body(
                    body, [k[at] for k in p], [np.broadcast_to(k, nearest.shape)[at] for k in ray], bounce
                )
        return out

    def _shade_body(self, body, p, ray, bounce):
        m = body.material
        shape = body.shape if m.bump is None else (lambda x, y, z: body.shape(x, y, z) - m.bump(x, y, z))
        n = self.normal(shape, p)
        smooth = n if m.bump is None else self.normal(body.shape, p)
        lifted = [p[k] + smooth[k] * 0.004 for k in range(3)]
        facing = n[0] * self.key[0] + n[1] * self.key[1] + n[2] * self.key[2]
        direct = np.clip(facing * (1 - 0.5 * m.waxy) + 0.5 * m.waxy, 0, 1)
        lit = self.shadow(lifted, self.softness)
        open_sky = self.occlusion(lifted, smooth)
        up = (0.5 + 0.5 * n[1])[:, None]
        albedo = m.albedo(*p)
        light = self.key_colour * (direct * lit)[:, None] + (self.sky * up + self.earth * (1 - up)) * open_sky[:, None]
        # Light that bounced off the neighbours keeps the colour of the surface and warms the contact shadows.
        light = light * (1 - 0.25 * albedo * (1 - open_sky[:, None])) if m.waxy == 0 else light
        out = albedo * light * (0 if m.metal else 1)
        if m.shine > 0:
            into = ray[0] * n[0] + ray[1] * n[1] + ray[2] * n[2]
            mirrored = [ray[k] - 2 * into * n[k] for k in range(3)]
            fresnel = m.shine + (1 - m.shine) * (1 - m.rough * 0.75) * np.clip(1 + into, 0, 1) ** 5
            seen = self.surroundings(*mirrored, m.rough)
            clear = open_sky * np.clip(1 + 1.2 * mirrored[1] + (1 - m.rough) * 0.5, 0.15, 1)
            seen = seen * clear[:, None]
            if bounce and self.mirrors and m.rough < 0.35:
                seen = self._mirror(lifted, mirrored, seen)
            half = [self.key[k] - ray[k] for k in range(3)]
            size = np.sqrt(half[0] ** 2 + half[1] ** 2 + half[2] ** 2)
            sheen = np.clip((half[0] * n[0] + half[1] * n[1] + half[2] * n[2]) / size, 0, 1)
            power = 2 / max(m.rough, 0.03) ** 3 + 4
            spot = sheen**power * (power + 8) / 25 * lit * (facing > 0)
            tint = albedo if m.metal else 1.0
            out = out + tint * fresnel[:, None] * (seen + self.key_colour * np.minimum(spot, 30)[:, None])
        if m.glow is not None:
            out = out + (m.glow(*p) if callable(m.glow) else np.asarray(m.glow, np.float32))
        return out

    def _mirror(self, p, ray, seen):
        t = self.march(p, ray, 0.01, 56, 0.002)
        hit = np.flatnonzero(t < min(self.far, 6.0))
        if len(hit) == 0:
            return seen
        at = [p[k][hit] + ray[k][hit] * t[hit] for k in range(3)]
        seen = seen.copy()
        seen[hit] = self.shade(at, [k[hit] for k in ray], bounce=False)
        return seen


def photograph(canvas, scene, eye, target, focal=1.6, backdrop=None, fog=None, chunk=400_000):
    """Render a scene onto a canvas; gives the depth of each pixel. focal is in short sides; exposure is the scene's
    own."""
    eye, target = np.array(eye, np.float32), np.array(target, np.float32)
    forward = (target - eye) / np.linalg.norm(target - eye)
    right = np.cross([0, 1, 0], forward)
    right /= np.linalg.norm(right)
    above = np.cross(forward, right)
    u = ((canvas.X - 0.5 * (canvas.left + canvas.right)) / focal).ravel()
    v = (-(canvas.Y - 0.5 * (canvas.top + canvas.bottom)) / focal).ravel()
    depth, flat = np.empty(len(u), np.float32), canvas.rgb.reshape(-1, 3)
    for start in range(0, len(u), chunk):
        s = slice(start, start + chunk)
        ray = [forward[k] + right[k] * u[s] + above[k] * v[s] for k in range(3)]
        length = np.sqrt(ray[0] ** 2 + ray[1] ** 2 + ray[2] ** 2)
        ray = [k / length for k in ray]
        t = scene.march(eye, ray)
        hit = np.flatnonzero(t < scene.far)
        light = scene.surroundings(*ray, 0.0) if backdrop is None else backdrop(*ray)
        light = np.array(np.broadcast_to(light, (len(t), 3)), np.float32)
        if len(hit):
            at = [eye[k] + ray[k][hit] * t[hit] for k in range(3)]
            light[hit] = scene.shade(at, [k[hit] for k in ray])
            if fog is not None:
                light[hit] = fog(light[hit], t[hit], at)
        flat[s] = np.maximum(light, 0) ** (1 / 2.2)
        depth[s] = t
    return depth.reshape(canvas.shape)
