"""Which drawing a product gets: its archetype, its first colour, and the coloured ring its maker puts on better lenses.

A name is ARCHETYPE-COLOUR or ARCHETYPE-COLOUR-RING, such as dslr-large-black-red; drawing/recipes.py draws them.
"""

# The rings are customs of the trade: red, gold and orange mark the lenses a maker is proud of.
BODY_RINGS = {"Canon": "red", "Nikon": "gold", "Sony": "orange", "Pentax": "green"}
RINGED_BODIES = ("dslr", "dslr-large", "dslr-pro", "mirrorless", "mirrorless-square", "mirrorless-pro")
# How a brand's cameras of a common kind differ from the others': the house style, as far as silhouettes go.
STYLES = {
    "dslr": {"dslr-steep": ("Pentax", "Olympus", "Samsung", "Sigma")},
    "dslr-small": {"dslr-small-steep": ("Pentax", "Olympus"), "dslr-small-low": ("Sony", "Konica Minolta")},
    "mirrorless": {"mirrorless-square": ("Panasonic", "Olympus", "OM System", "Sony", "Samsung")},
    "compact-slim": {
        "compact-slim-mid": ("Sony", "Nikon", "Kodak", "Pentax", "HP", "Konica Minolta"),
        "compact-slim-square": ("Panasonic", "Casio", "Fujifilm", "Samsung", "Ricoh", "Contax"),
    },
    "compact-chunky": {
        "compact-chunky-mid": ("Kodak", "HP", "Casio"),
        "compact-chunky-plain": ("Nikon", "Fujifilm", "Panasonic", "Minolta"),
    },
    "superzoom": {
        "superzoom-tall": ("Nikon", "Fujifilm", "Sony", "Casio"),
        "superzoom-ring": ("Panasonic", "Leica", "Olympus", "Minolta"),
    },
}
LONG_MM = 180

# The colours each archetype is drawn in, the usual one first; of the lens archetypes also the rings.
DRAWN = {
    "compact-slim": "silver black blue red pink white",
    "compact-card": "silver red pink green blue",
    "compact-chunky": "silver grey black",
    "compact-classic": "silver black grey",
    "compact-large": "black silver",
    "compact-prime": "black silver",
    "compact-pro": "black silver",
    "compact-rugged": "orange blue red green yellow silver",
    "compact-swivel": "black silver",
    "compact-travel": "black silver red white blue",
    "superzoom": "black silver red",
    "superzoom-large": "black",
    "rangefinder": "black silver",
    "rangefinder-plain": "black silver",
    "dslr": "black red",
    "dslr-small": "black silver red white",
    "dslr-retro": "silver",
    "mirrorless": "black silver white",
    "mirrorless-flat": "black silver white red brown",
    "mirrorless-mini": "white black silver red yellow",
    "mirrorless-retro": "silver black",
    "mirrorless-medium": "black grey",
    "phone": "black white silver gold red blue",
    "phone-pill": "black blue pink green gold white",
    "phone-island": "graphite blue gold purple",
    "phone-column": "blue green purple",
    "phone-bar": "white orange",
    "phone-round": "white green",
    "action": "black silver",
    "drone": "grey white red",
    "instant": "black",
}
RINGS_DRAWN = {
    "lens-prime": "gold red orange",
    "lens-prime-small": "gold red",
    "lens-prime-ring": "blue green",
    "lens-macro": "gold red",
    "lens-wide": "gold red",
    "lens-zoom": "gold red orange blue silver",
    "lens-zoom-slim": "gold",
    "lens-zoom-wide": "gold red",
    "lens-tele": "gold red orange",
    "lens-tele-short": "gold red",
    "lens-pancake": "",
}
# What stands in for a colour that an archetype is not drawn in.
NEAREST = {
    "grey": "graphite",
    "graphite": "grey",
    "bronze": "gold",
    "orange": "red",
    "brown": "gold",
    "purple": "blue",
    "gold": "silver",
    "pink": "red",
    "yellow": "orange",
}


def picture_name(product: dict, archetype: str | None) -> str:
    """The name of the picture; `archetype` as the table says, or nothing for a lens, whose name says enough."""
    archetype = _styled(archetype, product["brand"]) if archetype else _lens_archetype(product)
    parts = [archetype, _colour(product, archetype)]
    ring = _lens_ring(product) if product["kind"] == "lens" else _body_ring(product, archetype)
    if product["kind"] == "lens" and ring not in RINGS_DRAWN.get(archetype, "").split():
        ring = None
    return "-".join(parts + ([ring] if ring else []))


def _styled(archetype: str, brand: str) -> str:
    """The archetype in the style of a brand's house, where it has one."""
    return next((styled for styled, brands in STYLES.get(archetype, {}).items() if brand in brands), archetype)


def _plain(archetype: str) -> str:
    """The archetype that a styled one is a style of, itself for all others."""
    return next((plain for plain, styles in STYLES.items() if archetype in styles), archetype)


def _colour(product: dict, archetype: str) -> str:
    """The first colour of the product that its archetype is drawn in, else what comes nearest to its first."""
    colours = product.get("colours") or [_usual_colour(product)]
    drawn = DRAWN.get(_plain(archetype), " ".join(colours)).split()
    for colour in colours[:1] + [NEAREST.get(colours[0])] + colours[1:]:
        if colour in drawn:
            return colour
    return drawn[0]


def _usual_colour(product: dict) -> str:
    """What most cameras of their time looked like: silver before 2007, then black."""
    return "silver" if product["kind"] == "compact" and product.get("year", 2000) < 2007 else "black"


def _body_ring(product: dict, archetype: str) -> str | None:
    full_frame = product.get("sensorSize", {}).get("name") == "Full frame"
    return BODY_RINGS.get(product["brand"]) if full_frame and archetype in RINGED_BODIES else None


def _lens_ring(product: dict) -> str | None:
    name, brand = product["model"], product["brand"]
    if brand == "Canon":
        return "red" if "L" in name.split("f/")[1].split()[0] else None
    if brand == "Nikon":
        return None if "Nikkor Z" in name or "AI-S" in name else "gold"
    if brand == "Sony":
        return "orange" if " GM" in name else None
    if brand == "Pentax":
        return "green" if "Limited" in name else "gold" if "*" in name else None
    if brand == "Olympus":
        return "blue" if " Pro" in name else None
    return {"Tamron": "silver", "Tokina": "gold", "Samyang": "red", "Zeiss": "blue"}.get(brand)


def _lens_archetype(product: dict) -> str:
    shortest, longest = product["focalLength"]
    # In millimetres of a 35 mm camera, so that a Four Thirds lens is drawn as long as it works.
    crop = 36 / product["sensorSize"]["widthMM"]
    return _prime(product, shortest * crop) if shortest == longest else _zoom(product, shortest * crop, longest * crop)


def _prime(product: dict, equivalent: float) -> str:
    widest, name = product["fNumber"], product["model"]
    if equivalent >= 290 or (equivalent >= LONG_MM and widest <= 4):
        return "lens-tele"
    if "Macro" in name or "Micro" in name:
        return "lens-macro"
    if equivalent <= 21:
        return "lens-wide"
    if product["brand"] in ("Leica", "Voigtländer") or product["brand"] == "Fujifilm" and " R" in name:
        return "lens-prime-ring"
    return "lens-prime" if widest <= 1.4 or equivalent > 85 else "lens-prime-small"


def _zoom(product: dict, widest: float, longest: float) -> str:
    fast = product["fNumber"] <= 4 and (longest >= LONG_MM)
    if product["colours"][0] == "white" or longest >= 390 or (fast and widest >= 45 and product["fNumber"] <= 2.8):
        return "lens-tele"
    if longest >= LONG_MM and widest >= 45:
        return "lens-tele-short"
    if longest <= 45:
        return "lens-zoom-wide"
    return "lens-zoom" if product["fNumber"] <= 2.8 or "L" in product["model"] or longest > 140 else "lens-zoom-slim"
