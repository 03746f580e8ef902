"""Built: stairs, arches, walls and what the light does there."""
import numpy as np

from air import CloudLayer
from canvas import Pen, blurred, colour, mix, ramp, smoothstep
from noise import cells, fbm3, fbm_at, profile, rock
from solid import Body, Material, Scene, box, lathe, linear, photograph, plane, sphere, union, without


def stairs(c):
    """Looking down the well of a spiral staircase, drawn storey by storey from the ground up."""
    cx, cy = 0.50, 0.77
    dx, dy = c.X - cx, (c.Y - cy)
    r, angle = np.hypot(dx, dy) + 1e-6, np.arctan2(dy, dx)
    c.fill("#0d0906")
    # One turn down the well is smaller by this factor: a logarithmic spiral is a helix seen from above.
    turns = np.log(r / 0.62) / np.log(2.35)
    phase = turns + angle / (2 * np.pi)
    storey = np.floor(phase)
    t = phase - storey
    deep = np.clip(-(storey - angle / (2 * np.pi) + 0.5), -1, 6)
    steps = 22
    s = angle / (2 * np.pi) * steps + 100
    step, within = np.floor(s), s % 1
    random = np.random.default_rng(7).random(256)
    wear = fbm_at(dx * 16 / r**0.6, dy * 16 / r**0.6, 6, 6, 0.6)
    grain = fbm_at(np.log(r) * 26, s * 1.2, 8, 5, 0.65)
    # Across one turn, from the outside in: wall, treads, stringer, balusters with a handrail, the open well.
    tread = ramp(np.clip(0.30 + 0.52 * within + 0.10 * grain + 0.08 * (random[(step % 256).astype(int)] - 0.5), 0, 1), [(0, "#5a3414"), (0.35, "#9a6430"), (0.7, "#d39c58"), (1, "#f2cc8c")])
    nose_width = np.clip(0.05 + 0 * r, 0, 1)
    nose = smoothstep(nose_width, nose_width * 0.4, within)
    tread = mix(tread, colour("#fbe3b4"), smoothstep(0.90, 0.97, within) * 0.65)
    tread = mix(tread, colour("#2c1608"), nose * 0.85)
    runner = smoothstep(0.50, 0.515, t) * smoothstep(0.80, 0.785, t)
    weave = 1 + 0.08 * np.sin(t * 240) * np.sin(s * 40) + 0.12 * grain
    carpet = ramp(np.clip(0.25 + 0.5 * within, 0, 1), [(0, "#4a0c10"), (0.5, "#9a1c20"), (1, "#c83a30")]) * weave[..., None]
    trim = np.maximum(smoothstep(0.012, 0.006, np.abs(t - 0.53)), smoothstep(0.012, 0.006, np.abs(t - 0.77)))
    carpet = mix(carpet, colour("#e0b050"), trim)
    tread = mix(tread, mix(carpet, colour("#1c0606"), nose * 0.8), runner)
    wall = ramp(np.clip(0.55 + 0.25 * wear * 0.4 + 0.3 * (t - 0.95) / 0.05 * 0, 0, 1), [(0, "#8a7a60"), (1, "#e8d8b4")])
    stringer = ramp(np.clip((t - 0.355) / 0.055 + 0.06 * grain, 0, 1), [(0, "#5c4630"), (0.35, "#b89a72"), (0.75, "#f0e2c4"), (1, "#cdb48c")])
    image = tread
    image = mix(image, wall, smoothstep(0.93, 0.94, t))
    image = image * (1 - 0.55 * smoothstep(0.86, 0.935, t) * (t < 0.935))[..., None]
    image = mix(image, stringer, smoothstep(0.415, 0.408, t))
    rail = np.abs(t - 0.335)
    wood = ramp(np.clip(0.5 + (t - 0.335) / 0.05, 0, 1), [(0, "#1c0a04"), (0.45, "#6a2c10"), (0.62, "#c87838"), (0.75, "#7a3614"), (1, "#2a1006")])
    under = smoothstep(0.30, 0.06, t)
    soffit = ramp(np.clip(0.15 + 0.55 * t / 0.3 + 0.05 * wear, 0, 1), [(0, "#3c2a1a"), (0.5, "#a88a64"), (1, "#ecd8b0")])
    panel = np.abs((s * 0.5) % 1 - 0.5)
    soffit = soffit * (1 - 0.25 * smoothstep(0.46, 0.49, panel) - 0.10 * smoothstep(0.36, 0.34, panel) * smoothstep(0.05, 0.09, t) * smoothstep(0.26, 0.22, t))[..., None]
    image = mix(image, soffit, smoothstep(0.31, 0.305, t))
    baluster = np.abs((s * 2) % 1 - 0.5)
    zone = smoothstep(0.345, 0.35, t) * smoothstep(0.405, 0.395, t)
    iron = smoothstep(0.17, 0.12, baluster) * zone
    image = mix(image, colour("#140c08"), iron * 0.92)
    image = mix(image, wood, smoothstep(0.027, 0.023, rail))
    image = image * (1 - 0.6 * np.exp(-(((t - 0.30) / 0.016) ** 2)))[..., None]
    # Light falls from the roof: the upper turns are bright on the side away from the window, the deep ones sink.
    side = 0.72 + 0.42 * np.cos(angle - 2.4)
    image = image * (side * (0.46 + 0.62 * smoothstep(0.03, 0.75, r)))[..., None] * np.array([1.06, 1.0, 0.92])
    c.rgb[:] = image
    c.add("#ffdf9c", c.glow(cx, cy, 0.085, 2.0) * 1.5)
    c.add("#ffb858", c.glow(cx, cy, 0.24, 1.5) * 0.35)
    return dict(vignette_strength=0.45, bloom_strength=0.35, contrast=0.3, grain_strength=0.008)


stairs.portrait = True
