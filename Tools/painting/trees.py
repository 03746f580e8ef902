"""Trees: bare ones that fork, and conifers built branch by branch."""

import numpy as np

from canvas import Pen, colour


def bare_tree(c, x, foot, height, seed, width=0.03, spread=0.46, project=None):
    """The mask of a leafless tree. `project` (dx, dy) lays it flat as a shadow: that far for each unit of height."""
    random = np.random.default_rng(seed)
    pen = Pen(c)

    def place(px, py):
        if project is None:
            return px, py
        rise = foot - py
        return px + project[0] * rise, foot - project[1] * rise

    def grow(px, py, angle, length, girth, level):
        bend = random.normal(0, 0.10)
        path = []
        for k in range(7):
            path.append(place(px, py))
            step = length / 6
            px, py = px + np.cos(angle) * step, py + np.sin(angle) * step
            angle += bend / 6 + random.normal(0, 0.035)
        pen.stroke(path, girth, girth * 0.7)
        if level > 8 or length < height * 0.02:
            return
        forks = 3 if random.random() < (0.5 if level < 3 else 0.22) else 2
        turns = np.linspace(-1, 1, forks) * spread * random.uniform(0.75, 1.15) + random.normal(0, 0.10, forks)
        for turn in turns:
            # Branches reach for the light: the flat ones turn up again.
            aim = angle + turn
            aim += 0.12 * (-np.pi / 2 - aim)
            grow(
                path[-1][0] if project is None else px,
                path[-1][1] if project is None else py,
                aim,
                length * random.uniform(0.70, 0.88),
                girth * 0.7 * (0.95 if forks == 2 else 0.8),
                level + 1,
            )

    grow(x, foot, -np.pi / 2 + random.normal(0, 0.03), height * 0.235, width, 0)
    return pen.mask()


def conifer(c, x, foot, height, seed, dark, bright, light=-1, slim=0.19):
    """A spruce whose lower branches hang; `light` -1 or 1 is the side the sun is on."""
    half = height * slim * 1.35
    part = c.window(x - half, foot - height * 1.05, x + half, foot + height * 0.03)
    if part is None:
        return
    random = np.random.default_rng(seed)
    shadow, lit = Pen(part), Pen(part)
    shadow.stroke([(x, foot), (x, foot - height)], height * 0.022, height * 0.003)
    tiers = int(np.clip(height * 130, 14, 46))
    for k in range(tiers):
        t = k / (tiers - 1)
        y = foot - height * (0.06 + 0.93 * t)
        reach = height * slim * (1 - t) ** 0.85 * random.uniform(0.72, 1.12) + height * 0.006
        for side in (-1, 1):
            for branch in range(3):
                r = reach * random.uniform(0.45, 1.0)
                hang = r * random.uniform(0.30, 0.62)
                points = [(x, y), (x + side * r * 0.5, y + hang * 0.30), (x + side * r, y + hang)]
                pen = lit if side == light and random.random() < 0.55 else shadow
                pen.stroke(points, height * 0.021 * (1.15 - 0.6 * t), height * 0.004)
                for needle in np.linspace(0.25, 1, 6):
                    nx, ny = x + side * r * needle, y + hang * (0.6 * needle + 0.4 * needle**2)
                    pen.stroke(
                        [(nx, ny), (nx + side * r * 0.06, ny + height * 0.02 * random.uniform(0.6, 1.4))],
                        height * 0.008,
                        height * 0.002,
                    )
    part.over(dark, shadow.mask())
    part.over(mixed(dark, bright, 0.62), lit.mask() * 0.92)


def mixed(a, b, t):
    return colour(a) * (1 - t) + colour(b) * t
