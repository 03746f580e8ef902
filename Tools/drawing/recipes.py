"""Which drawing belongs to a picture's name: ARCHETYPE-COLOUR or ARCHETYPE-COLOUR-RING."""

from functools import partial

from compacts import card, chunky, classic, slim, swivel
from enthusiast import large, pro, rugged, street, superzoom, travel
from gadgets import action, camcorder, console, drone, goggles, instant, pistol, spherical, stick, trail, wand
from lenses import macro, pancake, prime, slim_zoom, small_prime, tele, tele_short, wide, wide_zoom, zoom
from mirrorless import block, medium, mirrorless, small
from phones import phone
from rangefinders import rangefinder
from reflex import dslr
from surfaces import BODY

RINGS = {
    "red": "#c8343a",
    "gold": "#d0a24a",
    "orange": "#dd7a2e",
    "green": "#4f9a62",
    "blue": "#4d86c9",
    "silver": "#c3c8cf",
}

ARCHETYPES = {
    "dslr": partial(dslr, size=0.95),
    "dslr-large": partial(dslr, size=1.0, dial_left=True),
    "dslr-small": partial(dslr, size=0.86, lens=206, prism=0.86, coating="violet"),
    "dslr-steep": partial(dslr, size=0.93, prism=1.14, mark=None, coating="green"),
    "dslr-small-steep": partial(dslr, size=0.84, lens=200, prism=1.04, mark=None),
    "dslr-small-low": partial(dslr, size=0.88, lens=210, prism=0.78, mark="#dd7a2e"),
    "dslr-pro": partial(dslr, size=0.96, lens=216, dial_left=True, vertical_grip=True),
    "dslr-retro": partial(mirrorless, lens=206, dials=3, grip=0.0, width=0.98),
    "dslr-medium": medium,
    "mirrorless": partial(mirrorless, lens=220, dials=2, grip=1.15),
    "mirrorless-square": partial(mirrorless, lens=208, dials=3, grip=1.25, width=0.97, coating="violet"),
    "mirrorless-pro": partial(mirrorless, lens=214, dials=2, grip=1.15, foot=780),
    "mirrorless-retro": partial(mirrorless, lens=204, dials=3, grip=0.7, width=0.94, lens_rim="#a7adb6"),
    "mirrorless-flat": partial(mirrorless, lens=190, finder="corner", dials=1, grip=0.85, width=0.92),
    "mirrorless-mini": small,
    "mirrorless-medium": partial(medium, lens=206),
    "mirrorless-box": block,
    "rangefinder": rangefinder,
    "rangefinder-plain": partial(rangefinder, plain=True),
    "compact-slim": slim,
    "compact-slim-mid": partial(slim, lens=132, at=0.54, corner=50, trim="#5b616b"),
    "compact-slim-square": partial(slim, lens=136, at=0.67, corner=30, accent="#4d86c9"),
    "compact-card": card,
    "compact-chunky": chunky,
    "compact-chunky-mid": partial(chunky, lens=158, cx=600, grip="#565c66", accent="#4d86c9"),
    "compact-chunky-plain": partial(chunky, lens=136, cx=660, grip="#8d939c"),
    "compact-classic": classic,
    "compact-pro": pro,
    "compact-large": large,
    "compact-prime": street,
    "compact-travel": travel,
    "compact-rugged": rugged,
    "compact-swivel": swivel,
    "superzoom": superzoom,
    "superzoom-tall": partial(superzoom, lens=218, rise=28, coating="blue", ribbed=True),
    "superzoom-ring": partial(superzoom, lens=232, coating="green", accent="#8d939d"),
    "superzoom-large": partial(superzoom, lens=246, coating="amber"),
    "phone": phone,
    "phone-pill": partial(phone, island="pill", bezel=22),
    "phone-island": partial(phone, island="square", bezel=22),
    "phone-column": partial(phone, island="column", bezel=22),
    "phone-bar": partial(phone, island="bar", bezel=22),
    "phone-round": partial(phone, island="round", bezel=22),
    "action": action,
    "action-360": spherical,
    "stick": stick,
    "stick-360": wand,
    "camcorder": camcorder,
    "pistol": pistol,
    "drone": drone,
    "drone-legs": partial(drone, legs=True),
    "instant": instant,
    "theta": wand,
    "trail": trail,
    "goggles": goggles,
    "console": console,
    "lens-prime": prime,
    "lens-prime-ring": partial(prime, aperture_ring=True, window=False, half=246),
    "lens-prime-small": small_prime,
    "lens-macro": macro,
    "lens-wide": wide,
    "lens-pancake": pancake,
    "lens-zoom": partial(zoom, window=True),
    "lens-zoom-slim": slim_zoom,
    "lens-zoom-wide": wide_zoom,
    "lens-tele": tele,
    "lens-tele-short": tele_short,
}

# A phone's screen shows an evening that suits its back.
SKIES = {
    "black": "night",
    "graphite": "night",
    "grey": "night",
    "white": "cool",
    "silver": "cool",
    "blue": "cool",
    "green": "cool",
}


def draw(name: str):
    """The drawing of a picture, as float RGBA; KeyError for an unknown name."""
    archetype, colour, ring = parts(name)
    options: dict = {"accent": RINGS[ring]} if ring else {}
    if archetype.startswith("phone"):
        options["sky"] = SKIES.get(colour, "warm")
    return ARCHETYPES[archetype](colour, **options)


def parts(name: str) -> tuple[str, str, str | None]:
    """The archetype, colour and ring of a picture's name. The longest archetype that fits is meant."""
    for archetype in sorted(ARCHETYPES, key=len, reverse=True):
        if name.startswith(archetype + "-"):
            colour, _, ring = name[len(archetype) + 1 :].partition("-")
            if colour in BODY and (not ring or ring in RINGS):
                return archetype, colour, ring or None
    raise KeyError(name)
