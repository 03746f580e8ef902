"""Photos compared with the products they were taken with: what a camera wrote lies within what its product states.

The photos are a file written by `tenfoot photos --json`, so that cameras have the names of the program.
"""

import json
from collections import defaultdict
from pathlib import Path

# Files round: 1/1600 s is 1/1599, 5.85 mm is 5.8.
ROUNDING = 0.04
# What is right although it lies outside: a setting of the camera beyond its own range, or a slip in a file.
EXCEPTIONS = {
    # Announced in January 2008; the clock of the camera was a year behind.
    ("sony-alpha-200", "year"),
}


def outside(listing: Path, products: list[dict]) -> list[str]:
    """One line for each fact of a product that a photo contradicts, with the photo's value and its file."""
    models = defaultdict(list)
    for product in products:
        models[product["model"]].append(product)
    problems = {}
    for photo in json.loads(listing.read_text(encoding="utf-8")):
        for product in models.get(photo.get("model"), []):
            for fact, problem in _contradictions(photo, product):
                if (product["id"], fact) not in EXCEPTIONS:
                    problems.setdefault(f"{product['id']}: {fact}: {problem}", Path(photo["file"]).name)
    return [f"{problem} in {name}" for problem, name in problems.items()]


def _contradictions(photo: dict, product: dict):
    """The facts that a photo contradicts, and how."""
    for fact, field in _ranges(product):
        low, high = product.get(fact, (None, None))
        value = photo.get(field)
        if value and low is not None and not low * (1 - ROUNDING) <= value <= high * (1 + ROUNDING):
            yield fact, f"{low:g}-{high:g} stated, {value:g}"
    for fact in ("exposureTime",) if "mount" in product else ("exposureTime", "fNumber"):
        value = photo.get(fact)
        if value and fact in product and value < product[fact] * (1 - ROUNDING):
            yield fact, f"{product[fact]:g} stated, {value:g}"
    year = int(photo.get("takenAt", "9999")[:4])
    if year < product.get("year", 0):
        yield "year", f"{product['year']} stated, {year}"


def _ranges(product: dict):
    """The ranges that a photo cannot leave; phones zoom digitally, and a body takes any lens."""
    yield "isoRange", "iso"
    if "mount" not in product and product["kind"] != "phone":
        yield "focalLength", "focalLength"
        yield "equivalentFocalLength", "focalLength35"
