"""Still things: what lies on a table or a sill and waits for the light."""
import numpy as np

from canvas import blurred, colour, mix, ramp, sampled, smoothstep
from noise import cells, fbm3, fbm_at, noise3
from solid import Body, Material, Scene, box, capsule, lathe, linear, photograph, plane, sphere, union, wall, without


def _window_light(left=(-0.8, 0.45, -0.35), size=0.34, strength=9.0, base=(0.02, 0.017, 0.015), tint=(1.0, 0.96, 0.9)):
    """Surroundings of a dark room with one window of four panes, seen in whatever is glossy."""
    centre = np.array(left) / np.linalg.norm(left)
    side = np.cross([0, 1, 0], centre)
    side /= np.linalg.norm(side)
    up = np.cross(centre, side)

    def light(dx, dy, dz, rough):
        ahead = dx * centre[0] + dy * centre[1] + dz * centre[2]
        a = (dx * side[0] + dy * side[1] + dz * side[2]) / np.maximum(ahead, 0.05)
        b = (dx * up[0] + dy * up[1] + dz * up[2]) / np.maximum(ahead, 0.05)
        soft = 0.03 + rough * 0.7
        pane = smoothstep(size + soft, size - soft, np.abs(a)) * smoothstep(size * 1.25 + soft, size * 1.25 - soft, np.abs(b)) * (ahead > 0.05)
        bars = smoothstep(0.0, 0.05 + soft, np.abs(a)) * smoothstep(0.0, 0.05 + soft, np.abs(b)) if rough < 0.2 else 1
        room = np.asarray(base) * (1 + 0.8 * np.clip(dy, -1, 1))[:, None]
        return room + np.asarray(tint) * (strength * pane * bars / (1 + 4 * rough))[:, None]

    return light


def _planks(dark, bright, width=0.55, seed=3, grain=1.0):
    """Albedo of a table of boards running across."""
    dark, bright = linear(dark), linear(bright)

    def albedo(x, y, z):
        board = np.floor(z / width)
        shift = board * 3.7
        rings = fbm_at(x * 0.9 + shift, z * 9, seed, 5, 0.6)
        fine = fbm_at(x * 6 + shift, z * 130, seed + 1, 3, 0.7)
        t = np.clip(0.5 + 0.38 * np.sin(rings * 9 + board * 2) * 0.6 + 0.22 * fine * grain + 0.22 * np.sin(board * 12.9), 0, 1)
        gap = smoothstep(0.008, 0.018, np.abs((z / width) % 1 - 0.0) * width) * smoothstep(0.008, 0.018, (1 - (z / width) % 1) * width)
        return (dark + (bright - dark) * t[:, None]) * (0.15 + 0.85 * gap)[:, None]

    return albedo


def _speckled(base, spot, blush, seed, cheek=(-0.6, 0.2, -0.6), centre=(0, 0, 0)):
    """Albedo of fruit skin: a base, a blush on one cheek, freckles."""
    base, spot, blush = linear(base), linear(spot), linear(blush)

    def albedo(x, y, z):
        px, py, pz = x - centre[0], y - centre[1], z - centre[2]
        size = np.sqrt(px * px + py * py + pz * pz) + 1e-6
        side = (px * cheek[0] + py * cheek[1] + pz * cheek[2]) / size
        cloud = fbm3(px * 5, py * 5, pz * 5, seed, 4)
        streak = noise3(np.arctan2(pz, px) * 14, py * 3, px * 2, seed + 9)
        t = np.clip(smoothstep(-0.1, 0.9, side + 0.5 * cloud + 0.2 * streak), 0, 1)[:, None]
        near, _, rank, *_ = cells(np.arctan2(pz, px) * 9, py * 34, seed + 3)
        freckles = (smoothstep(0.24, 0.12, near / (0.4 + 0.8 * rank)) * (rank > 0.3))[:, None]
        skin = base + (blush - base) * t
        skin = skin * (1 + 0.16 * cloud[:, None])
        return skin + (spot - skin) * freckles * 0.55

    return albedo


PEAR = [(0.0, 0.0), (0.012, 0.10), (0.06, 0.185), (0.14, 0.235), (0.24, 0.252), (0.34, 0.228), (0.43, 0.172), (0.51, 0.128), (0.58, 0.108), (0.64, 0.085), (0.675, 0.045), (0.69, 0.0)]
APPLE = [(0.0, 0.0), (0.004, 0.09), (0.05, 0.17), (0.13, 0.225), (0.22, 0.245), (0.31, 0.228), (0.375, 0.165), (0.395, 0.10), (0.397, 0.05), (0.398, 0.0)]


def two_pears(c):
    wood = Material(_planks("#2a150a", "#7d4a26"), 0.035, 0.42, bump=lambda x, y, z: 0.0005 * fbm_at(x * 5, z * 70, 8, 3))
    plaster = Material(lambda x, y, z: linear("#54412f") * (0.75 + 0.35 * fbm_at(x * 0.9, y * 0.9, 3, 6))[:, None], 0)
    pear_a = _speckled("#c9a428", "#6b4a16", "#b4551f", 4, centre=(-0.32, 0.3, 0.0))
    pear_b = _speckled("#b3a52c", "#5c4a1a", "#a8701f", 8, centre=(0.10, 0.28, -0.16), cheek=(0.3, 0.3, -0.6))
    skin = lambda x, y, z: 0.0005 * fbm3(x * 30, y * 30, z * 30, 2, 3)
    stalk = Material("#3c2614", 0.02, 0.6)
    apple = _speckled("#8e1512", "#d8a060", "#c9541e", 12, cheek=(0.5, 0.8, 0.1), centre=(0.62, 0.2, -0.05))
    bottle = [(0.0, 0.21), (0.02, 0.225), (0.6, 0.225), (0.72, 0.215), (0.82, 0.15), (0.90, 0.085), (0.98, 0.07), (1.25, 0.066), (1.26, 0.08), (1.31, 0.08), (1.32, 0.0)]
    glass = lambda x, y, z: np.broadcast_to(linear("#12301c"), (len(x), 3)) * (0.35 + 0.9 * smoothstep(0.1, 0.9, y))[:, None]
    paper = lambda x, y, z: np.where((y > 0.22)[:, None], linear("#cdb98c"), linear("#cdb98c")) * np.where((np.abs(y - 0.36) < 0.012) | (np.abs(y - 0.56) < 0.005) | (np.abs(y - 0.26) < 0.005), 0.25, 1.0)[:, None] * (1 + 0.06 * fbm_at(x * 30, y * 30, 5, 3))[:, None]
    bodies = [
        Body(plane(0), wood), Body(wall(1.9), plaster),
        Body(lathe(-0.36, 0, 0.02, PEAR, (0.10, 0.04)), Material(pear_a, 0.04, 0.30, skin, waxy=0.25), (-0.33, 0.33, 0.03, 0.45)),
        Body(lathe(0.08, 0, -0.22, PEAR, (-0.20, 0.05)), Material(pear_b, 0.04, 0.30, skin, waxy=0.25), (0.02, 0.33, -0.2, 0.47)),
        Body(union(capsule((-0.290, 0.67, 0.045), (-0.245, 0.80, 0.03), 0.012, 0.017), capsule((-0.057, 0.67, -0.188), (-0.10, 0.81, -0.21), 0.012, 0.017)), stalk),
        Body(lathe(0.60, 0, 0.16, APPLE, (0.05, -0.05)), Material(apple, 0.045, 0.16, waxy=0.15), (0.61, 0.2, 0.15, 0.36)),
        Body(capsule((0.61, 0.35, 0.14), (0.65, 0.50, 0.13), 0.010, 0.015), stalk),
        Body(lathe(-0.95, 0, 0.42, bottle), Material(glass, 0.06, 0.04), (-0.95, 0.66, 0.42, 0.75)),
        Body(lathe(-0.95, 0.0, 0.42, [(0.20, 0.2275), (0.40, 0.2276), (0.60, 0.2275)]), Material(paper, 0.02, 0.7), (-0.95, 0.4, 0.42, 0.42)),
    ]
    random = np.random.default_rng(5)
    bloom = lambda x, y, z: linear("#1f0c2c") + (linear("#5a4a78") - linear("#1f0c2c")) * (0.75 * smoothstep(-0.3, 0.8, fbm3(x * 9, y * 9, z * 9, 4, 4)) * smoothstep(0.0, 0.3, y))[:, None]
    spots = [(1.00, 0.1, -0.14), (1.17, 0.1, -0.10), (1.11, 0.1, 0.10), (0.93, 0.1, 0.05), (1.28, 0.1, -0.20), (1.12, 0.1, -0.30), (1.06, 0.25, -0.02), (1.20, 0.24, -0.16), (1.02, 0.245, -0.19), (1.27, 0.1, 0.03)]
    grapes = [sphere(x, 0.098 if y < 0.2 else y, z, 0.098, 1.06) for x, y, z in spots]
    bodies.append(Body(union(*grapes), Material(bloom, 0.04, 0.30, waxy=0.3), (1.12, 0.15, -0.03, 0.42)))
    key = ((-0.82, 0.72, -0.42), (2.5, 2.25, 1.9), 5.0)
    scene = Scene(bodies, key, _window_light(), sky=(0.055, 0.055, 0.065), earth=(0.06, 0.04, 0.025), far=12)
    photograph(c, scene, (0.08, 0.80, -3.1), (0.10, 0.47, 0.0), 1.72)
    c.shade(1.12 - 0.62 * smoothstep(0.15, 1.45, c.X + 0.25 * (0.6 - c.Y)), smoothstep(0.62, 0.50, c.Y))
    return dict(bloom_strength=0.18, vignette_strength=0.42, grain_strength=0.007, contrast=0.25)


def _leaf_shape(t, base=0.36):
    """Half width of a leaf along its midrib, 0..1."""
    t = np.clip(t, 0, 1)
    return base * np.sin(np.pi * t**0.82) ** 0.8 * (1 - 0.15 * t)


def after_rain(c):
    """A leaf with drops: each drop a lens that shows the leaf upside down."""
    random = np.random.default_rng(3)
    c.rgb[:] = ramp(0.5 + 0.55 * c.fbm(1.6, 4, 3), [(0, "#06180c"), (0.5, "#16401f"), (1, "#356b2c")])
    for _ in range(70):
        x, y, r = random.uniform(-0.1, 1.6), random.uniform(-0.1, 1.1), random.uniform(0.03, 0.13)
        tint = ("#b5e36a", "#eef2a0", "#4fae5a", "#f6e7a0", "#7cc860")[int(random.integers(5))]
        part = c.window(x - r * 1.2, y - r * 1.2, x + r * 1.2, y + r * 1.2)
        if part is not None:
            d = np.hypot(part.X - x, part.Y - y)
            ring = 0.75 + 0.35 * smoothstep(0.7 * r, r, d)
            part.add(colour(tint) * random.uniform(0.05, 0.22), smoothstep(r * 1.03, r * 0.95, d) * ring)
    _ghost_leaf(c)
    leaf, normal_x, normal_y = _leaf_blade(c)
    _drops(c, leaf)
    return dict(bloom_strength=0.2, vignette_strength=0.4, grain_strength=0.005, contrast=0.1)


def _ghost_leaf(c):
    """Another leaf far behind the focus."""
    shape = c.draw(lambda pen: pen.polygon([(1.02 + 0.62 * t, 0.62 + 0.42 * t + s * 0.13 * np.sin(np.pi * t)) for s in (-1, 1) for t in (np.linspace(0, 1, 30) if s < 0 else np.linspace(1, 0, 30))]), 0.035)
    c.over("#4f9a3c", shape * 0.8)
    stem = c.draw(lambda pen: pen.stroke([(-0.1, 0.35), (0.3, 0.28), (0.75, -0.1)], 0.05), 0.03)
    c.over("#2e6b2c", stem * 0.8)


def _leaf_blade(c):
    ax, ay, bx, by = 0.10, 0.93, 1.43, 0.13
    length = np.hypot(bx - ax, by - ay)
    ux, uy = (bx - ax) / length, (by - ay) / length
    t = ((c.X - ax) * ux + (c.Y - ay) * uy) / length
    s = -(c.X - ax) * uy + (c.Y - ay) * ux
    # The midrib bows a little, and the two halves of the blade fold up from it.
    s = s - 0.055 * np.sin(np.pi * np.clip(t, -0.2, 1.2))
    half = _leaf_shape(t) * (1 + 0.012 * np.sin(t * 70) * smoothstep(0, 0.3, t))
    leaf = c.inside((np.abs(s) - half)) * ((t > 0) & (t < 1))
    q = np.abs(s) / np.maximum(half, 0.02)
    phase = t * 12.5 - 0.62 * q**1.25 * (1 - 0.3 * t) * 2.4
    wave = np.abs(phase % 1 - 0.5) * 2
    vein = smoothstep(0.90, 0.985, wave) * smoothstep(1.0, 0.75, q)
    quilt = np.sin(np.pi * (1 - wave)) ** 0.7
    net = cells(t * 62 + 0.25 * fbm_at(c.X * 20, c.Y * 20, 4, 3), s * 48 + np.where(s > 0, 9, 0), 5)
    lace = smoothstep(0.10, 0.02, net[1] - net[0])
    height = 0.0075 * quilt - 0.002 * vein + 0.0007 * np.clip(net[1] - net[0], 0, 0.4) - 0.10 * q**2 * half * np.where(s < 0, 0.25, 0.5)
    gy, gx = np.gradient(height, c.pixel)
    light = np.clip(0.60 - 0.75 * gx - 0.95 * gy, 0, 1.3)
    side = np.where(s < 0, 1.06, 0.80) - 0.18 * smoothstep(0.3, 1.0, q)
    hue = 0.5 + 0.30 * fbm_at(c.X * 3, c.Y * 3, 2, 5) + 0.25 * (t - 0.4)
    blade = ramp(hue, [(0, "#1c6a26"), (0.5, "#46a334"), (1, "#a8d94c")]) * (light * side * 1.32)[..., None]
    blade = mix(blade, colour("#cdea8c") * (0.75 + 0.3 * light)[..., None], np.clip(vein * 0.65 + lace * 0.13 * (1 - vein), 0, 1))
    rib = np.abs(s) / (0.0095 * (1.25 - t))
    blade = mix(blade, ramp(np.clip(0.62 - 0.35 * np.sign(s) * rib, 0, 1), [(0, "#7fae4e"), (1, "#eef8b8")]), smoothstep(1.15, 0.8, rib))
    blade = blade * (1 - 0.35 * np.exp(-((rib - 1.6) / 0.7) ** 2) * (s > 0))[..., None]
    glance = np.exp(-(((t - 0.62) / 0.26) ** 2)) * np.clip(light - 0.55, 0, 1) * (s < 0)
    shade = blurred(leaf, 0.02 / c.pixel)
    c.shade(0.5, shade * (1 - leaf))
    c.over(blade + (glance * 0.5)[..., None] * colour("#f4ffe0"), leaf)
    c.add("#e2ff9a", leaf * np.exp(-(((half - np.abs(s)) / 0.0035) ** 2)) * 0.35 * (s < 0))
    stem = c.draw(lambda pen: pen.stroke([(-0.05, 1.06), (0.04, 0.985), (ax + 0.012, ay - 0.005)], 0.028, 0.020))
    c.over(ramp(np.clip(0.5 + (0.98 - c.Y - 0.45 * (c.X - 0.04)) * 14, 0, 1), [(0, "#3f6e2a"), (1, "#cfe890")]), stem * (1 - leaf))
    return leaf, gx, gy


def _drops(c, leaf):
    big = [(0.555, 0.62, 0.062), (0.865, 0.385, 0.045), (0.735, 0.705, 0.032), (1.09, 0.40, 0.050), (0.43, 0.83, 0.026), (1.02, 0.545, 0.020), (1.225, 0.255, 0.024), (0.66, 0.475, 0.024), (0.36, 0.70, 0.034), (0.90, 0.62, 0.014)]
    random = np.random.default_rng(11)
    for _ in range(230):
        t = random.random()
        x, y = 0.12 + 1.28 * t + random.normal(0, 0.09), 0.92 - 0.78 * t + random.normal(0, 0.12)
        big.append((x, y, 0.0025 + 0.011 * random.random() ** 3))
    taken = []
    for x, y, r in big:
        row, column = int(np.clip(y / c.pixel, 0, c.shape[0] - 1)), int(np.clip(x / c.pixel, 0, c.shape[1] - 1))
        reach = int(r * 1.25 / c.pixel)
        if leaf[np.clip(row - reach, 0, c.shape[0] - 1), column] * leaf[np.clip(row + reach, 0, c.shape[0] - 1), column] * leaf[row, np.clip(column - reach, 0, c.shape[1] - 1)] * leaf[row, np.clip(column + reach, 0, c.shape[1] - 1)] < 0.5:
            continue
        if any(np.hypot(x - a, y - b) < (r + q) * 1.06 for a, b, q in taken):
            continue
        taken.append((x, y, r))
        _drop(c, x, y, r, random)


def _drop(c, x, y, r, random):
    part = c.window(x - r * 2, y - r * 2, x + r * 2.2, y + r * 2.2)
    if part is None:
        return
    turn = random.uniform(0, np.pi)
    oval = 1 + random.uniform(0.0, 0.14)
    dx, dy = part.X - x, part.Y - y
    a, b = (dx * np.cos(turn) + dy * np.sin(turn)) / oval, (-dx * np.sin(turn) + dy * np.cos(turn)) * oval
    d = np.hypot(a, b) / r
    wobble = 1 + 0.03 * np.sin(3 * np.arctan2(b, a) + turn * 5)
    d = d / wobble
    inside = np.clip(0.5 + (1 - d) * r / part.pixel, 0, 1)
    part.shade((0.30, 0.42, 0.28), np.exp(-((np.hypot(dx - r * 0.30, dy - r * 0.38) / (r * 1.0)) ** 4)) * (1 - inside) * 0.85)
    rise = np.sqrt(np.clip(1 - d * d, 0, 1))
    # Seen through the drop the leaf is magnified and turned over, bright on the side away from the light.
    bend = 0.62 * (1 - rise) + 0.25
    rows, columns = (part.Y - part.top - dy * bend) / part.pixel, (part.X - part.left - dx * bend) / part.pixel
    seen = sampled(part.rgb.copy(), rows, columns)
    lean = (dx + dy * 1.2) / (r * 1.56)
    body = seen * (0.62 + 0.62 * np.clip(lean * 0.85 + 0.28, 0, 1))[..., None] + colour("#dff7a0") * (np.clip(lean, 0, 1) ** 2.2 * 0.55)[..., None]
    body = body * (0.50 + 0.50 * smoothstep(0.0, 0.42, rise))[..., None]
    part.over(body, inside)
    u, v = dx / r + 0.36, dy / r + 0.42
    pane = smoothstep(0.20, 0.16, np.abs(u + 0.12 * v)) * smoothstep(0.16, 0.12, np.abs(v - 0.2 * u)) * (1 - smoothstep(0.03, 0.0, np.abs(u + 0.12 * v)) * 0.7)
    part.over(colour("#fbfff4") * 1.5, pane * inside * 0.95)
    part.add("#f4ffd8", np.exp(-((np.hypot(dx / r - 0.55, dy / r - 0.58) / 0.14) ** 2)) * 0.55 * inside)
