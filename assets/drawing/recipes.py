"""Every picture of the catalogue by its name: which drawing, in which colours."""

from functools import partial

from bodies import dslr, mirrorless, rangefinder
from compacts import chunky, classic, pro, slim, superzoom, swivel, travel
from gadgets import action, camcorder, drone, spherical
from lenses import pancake, prime, slim_zoom, small_prime, tele, zoom
from phones import phone

RED, GOLD = "#c8343a", "#d0a24a"

RECIPES = {
    "dslr-black": partial(dslr, size=0.95),
    "dslr-large-black": partial(dslr, size=1.0, dial_left=True),
    "dslr-large-black-red": partial(dslr, size=1.0, dial_left=True, accent=RED),
    "dslr-small-black": partial(dslr, size=0.86, lens=206, prism=0.86, coating="violet"),
    "dslr-small-silver": partial(dslr, "silver", size=0.86, lens=206, prism=0.86),
    "mirrorless-black": mirrorless,
    "mirrorless-black-red": partial(mirrorless, accent=RED, lens=222, dials=2, grip=1.15),
    "mirrorless-silver": partial(mirrorless, top="silver"),
    "mirrorless-flat-silver": partial(mirrorless, top="silver", finder="corner", dials=2, grip=0.8),
    "rangefinder-silver": rangefinder,
    "rangefinder-black": partial(rangefinder, "black", wrap="#1b1d21"),
    "compact-pro-black": pro,
    "compact-classic-silver": classic,
    "compact-chunky-silver": chunky,
    "compact-slim-silver": slim,
    "compact-slim-blue": partial(slim, "blue"),
    "compact-slim-red": partial(slim, "red"),
    "compact-swivel-grey": swivel,
    "compact-travel-black": travel,
    "superzoom-black": superzoom,
    "superzoom-silver": partial(superzoom, "silver"),
    "phone-black": partial(phone, "black", sky="night"),
    "phone-white": partial(phone, "white", sky="cool"),
    "phone-silver": partial(phone, "silver", sky="cool"),
    "phone-gold": partial(phone, "gold"),
    "phone-red": partial(phone, "red"),
    "phone-blue": partial(phone, "blue", island="pill", bezel=22),
    "phone-island-graphite": partial(phone, "graphite", island="square", sky="night", bezel=22),
    "phone-island-blue": partial(phone, "blue", island="square", sky="cool", bezel=22),
    "phone-island-gold": partial(phone, "gold", island="square", bezel=22),
    "action-black": action,
    "action-silver": partial(action, "silver", screen=False),
    "action-360-black": spherical,
    "camcorder-black": camcorder,
    "drone-grey": drone,
    "lens-prime-black": partial(prime, aperture_ring=True, window=False),
    "lens-prime-black-gold": partial(prime, accent=GOLD),
    "lens-prime-black-red": partial(prime, accent=RED, half=214, height=1.12),
    "lens-prime-small-black": small_prime,
    "lens-prime-small-silver": partial(small_prime, "silver"),
    "lens-zoom-black": zoom,
    "lens-zoom-black-red": partial(zoom, accent=RED, window=True),
    "lens-zoom-black-gold": partial(zoom, accent=GOLD, window=True),
    "lens-zoom-slim-black": slim_zoom,
    "lens-tele-white": tele,
    "lens-tele-black-gold": partial(tele, "black", accent=GOLD),
    "lens-pancake-black": pancake,
}
