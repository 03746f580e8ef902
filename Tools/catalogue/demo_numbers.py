"""Prices and purchase counts of the demo mall, for products whose table line names none.

Both are invented. They follow from the product alone, so that a build gives the same catalogue on every machine.
"""

import hashlib
import math

NEW_PRICE_YUAN = {
    "compact": 1500,
    "dslr": 5200,
    "mirrorless": 6400,
    "phone": 3400,
    "action": 1700,
    "camcorder": 2600,
    "lens": 3200,
    "other": 2400,
}
THIS_YEAR = 2026


def price_yuan(product: dict) -> int:
    """A price that looks like one: from the kind, its format and its age, ending in 9 below a thousand, else in 99."""
    yuan = usual_yuan(product) * math.exp(0.7 * (_unit(product, "price") - 0.5))
    step = 10 if yuan < 1000 else 100
    return max(99, int(yuan / step) * step + step - 1)


def usual_yuan(product: dict) -> float:
    """What is usual for the kind, the format and the age of a product."""
    yuan = NEW_PRICE_YUAN[product["kind"]] * _format_factor(product) * _lens_factor(product)
    age = THIS_YEAR - product.get("year", 2010)
    # Lenses keep their price; what has a processor does not.
    return yuan * max(0.10, (0.985 if product["kind"] == "lens" else 0.91) ** age)


def purchases(product: dict) -> int:
    """A count of the long tail: most products were bought a few times, some a few dozen times, none more than sixty."""
    tail = 1.2 / (0.02 + _unit(product, "purchases"))
    recent = 1.5 if product.get("year", 0) >= 2012 else 0.8
    return min(60, int(tail * recent))


def _format_factor(product: dict) -> float:
    """What a larger sensor costs more, by its width in millimetres."""
    width = product.get("sensorSize", {}).get("widthMM", 6)
    if product["kind"] == "compact":
        return 5.0 if width > 30 else 2.6 if width > 15 else 1.5 if width > 12 else 0.8
    if product["kind"] in ("dslr", "mirrorless"):
        return 3.6 if width > 40 else 1.9 if width > 30 else 1.0
    return 1.0


def _lens_factor(product: dict) -> float:
    """Long and bright costs more."""
    if product["kind"] != "lens":
        return 1.0
    longest, widest = product["focalLength"][1], product["fNumber"]
    return min(6.0, max(0.35, (longest / 60) ** 0.6 * (3.2 / widest) ** 0.9))


def _unit(product: dict, purpose: str) -> float:
    """A number from 0 up to 1 that only depends on the product and on what it is for."""
    digest = hashlib.sha256(f"{purpose}:{product['id']}".encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48
