#!/usr/bin/env python3
"""Builds products.jsonl out of the hand-written tables and the public camera tables.

usage: build.py TABLES      (the folder of public tables named in README.md; read only)
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

import demo_numbers
from drawings import picture_name
from hand_tables import FORMATS, Row, TableError, read_cameras, read_lenses
from public_tables import PublicTables, fraction, inch_type, number, sensor_name

HERE = Path(__file__).resolve().parent
CATALOGUE = HERE.parents[1] / "assets" / "catalogue" / "products.jsonl"
ORDER = (
    "id",
    "brand",
    "model",
    "variant",
    "kind",
    "price",
    "purchaseCount",
    "year",
    "megapixels",
    "sensorSize",
    "zoom",
    "equivalentFocalLength",
    "focalLength",
    "fNumber",
    "isoRange",
    "exposureTime",
    "processor",
    "colours",
    "mount",
    "picture",
)


def main() -> int:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print(__doc__.strip(), file=sys.stderr)
        return 64
    try:
        lines = [
            json.dumps(product, ensure_ascii=False, separators=(",", ":")) for product in products(Path(sys.argv[1]))
        ]
    except TableError as error:
        print(error, file=sys.stderr)
        return 2
    CATALOGUE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} products")
    return 0


def products(folder: Path) -> list[dict]:
    """Every product, cameras before lenses, in the order of the tables."""
    tables = PublicTables(folder)
    cameras = [_camera(row, tables) for row in read_cameras(HERE / "cameras")]
    lenses = [_lens(row) for row in read_lenses(HERE / "lenses")]
    return [_in_order(product) for product in cameras + lenses]


def _camera(row: Row, tables: PublicTables) -> dict:
    found = tables.facts(row.facts.get("source", row.model))
    if row.facts.get("mount"):
        # The tables give the kit lens of some bodies; a body has no focal length of its own.
        found = {
            name: value for name, value in found.items() if name not in ("zoom", "equivalentFocalLength", "fNumber")
        }
    return _product(row, found | _hand_facts(row))


def _lens(row: Row) -> dict:
    shortest, longest = _focal_length(row)
    name, width, height = FORMATS[row.format]
    facts = {
        "focalLength": [shortest, longest],
        "fNumber": _widest_aperture(row),
        "sensorSize": {"name": name, "widthMM": number(str(width)), "heightMM": number(str(height))},
    }
    if longest > shortest:
        facts["zoom"] = number(f"{longest / shortest:.1f}")
    return _product(row, facts | _hand_facts(row))


def _product(row: Row, facts: dict) -> dict:
    product = {
        "id": row.facts.get("id", slug(row.model)),
        "brand": row.brand,
        "model": row.model,
        "kind": row.kind,
        "colours": row.colours or None,
    } | facts
    product = {name: value for name, value in product.items() if value is not None}
    # A prime's tables sometimes say "1x", or give the range of a digital zoom.
    equivalent = product.get("equivalentFocalLength")
    if equivalent and equivalent[0] == equivalent[1]:
        product.pop("zoom", None)
    product["price"] = {"amountMinor": 100 * (row.price_yuan or demo_numbers.price_yuan(product)), "currency": "CNY"}
    product["purchaseCount"] = row.bought if row.bought is not None else demo_numbers.purchases(product)
    product["picture"] = picture_name(product, row.facts.get("draw"))
    return product


def _in_order(product: dict) -> dict:
    return {name: product[name] for name in ORDER if name in product}


def _hand_facts(row: Row) -> dict:
    """The facts of a row under the keys of a product; a doubted one, written ?, is None and hides the tables'."""
    facts, place = row.facts, row.place
    readers = {
        "year": ("year", lambda text: int(text)),
        "mp": ("megapixels", number),
        "zoom": ("zoom", number),
        "f": ("fNumber", number),
        "sensor": ("sensorSize", _sensor),
        "equiv": ("equivalentFocalLength", _pair),
        "focal": ("focalLength", _pair),
        "iso": ("isoRange", _pair),
        "shutter": ("exposureTime", _shutter),
        "cpu": ("processor", str),
        "mount": ("mount", str),
        "variant": ("variant", _variant),
    }
    read = {}
    for short, text in facts.items():
        if short in readers:
            name, reader = readers[short]
            try:
                read[name] = None if text == "?" else reader(text)
            except (ValueError, TypeError) as error:
                raise TableError(f"{place}: {short}={text}: {error}") from error
            if text != "?" and read[name] is None:
                raise TableError(f"{place}: {short}={text} cannot be read")
    return read


def _pair(text: str) -> list:
    low, high = (number(part) for part in text.split("-"))
    if low is None or high is None or low > high:
        raise ValueError("expected low-high")
    return [low, high]


def _shutter(text: str) -> float:
    numerator, denominator = text.split("/")
    return fraction(int(numerator), int(denominator))


def _sensor(text: str) -> dict | None:
    if "x" not in text:
        return inch_type(text)
    width, height = (number(part) for part in text.split("x"))
    name = sensor_name(width)
    return {"name": name, "widthMM": width, "heightMM": height} if name else None


def _variant(text: str) -> dict:
    english, chinese = text.split("/")
    return {"en": english, "zh-Hans": chinese}


def _focal_length(row: Row) -> list:
    match = re.search(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?\s?mm", row.name)
    if not match:
        raise TableError(f"{row.place}: no focal length in “{row.name}”")
    return [number(match[1]), number(match[2] or match[1])]


def _widest_aperture(row: Row) -> float | int:
    # The F of XF23mm is no aperture, so a bare F counts only after the focal length.
    match = re.search(r"(?:f/|F/|mm ?F|1:)(\d+(?:\.\d+)?)", row.name)
    if not match:
        raise TableError(f"{row.place}: no aperture in “{row.name}”")
    return number(match[1])


def slug(model: str) -> str:
    """A readable id: canon-ef-50mm-f-1-4-usm. The signs + and * are words in it, since they tell models apart."""
    text = unicodedata.normalize("NFKD", model).encode("ascii", "ignore").decode().casefold()
    text = text.replace("+", "-plus").replace("*", "-star")
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")


if __name__ == "__main__":
    sys.exit(main())
