#!/usr/bin/env python3
"""Holds products.jsonl to its schema, to plausible ranges, to its pictures and, where given, to the tables it came from.

usage: check.py [TABLES]      (the folder of public tables named in README.md)

Prints one line a problem, with its line in products.jsonl, and exits 1 if there is any.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from hand_tables import KINDS

HERE = Path(__file__).resolve().parent
PICTURES = HERE.parent / "products"
COLOURS = {"black", "silver", "white", "grey", "graphite", "gold", "red", "blue", "green", "orange", "pink", "purple", "brown", "yellow", "bronze"}
MOUNTS = {"Canon EF", "Canon RF", "Canon EF-M", "Nikon F", "Nikon Z", "Nikon 1", "Sony E", "Sony A", "Fujifilm X", "Fujifilm G", "Micro Four Thirds",
          "Four Thirds", "Pentax K", "Pentax Q", "Pentax 645", "Leica M", "Leica L", "Leica S", "Sigma SA", "Samsung NX", "Hasselblad X", "Hasselblad H",
          "Hasselblad XCD", "Minolta A", "Ricoh GXR"}
REQUIRED = ("id", "brand", "model", "kind", "price", "purchaseCount", "picture")


def main() -> int:
    problems = check_file()
    if len(sys.argv) > 1:
        problems += check_source(Path(sys.argv[1]))
    for problem in problems:
        print(problem)
    products = _products()
    kinds = Counter(product["kind"] for product in products)
    brands = len({product["brand"] for product in products})
    print(f"{len(products)} products of {brands} brands, {len(problems)} problems: "
          + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common()))
    return 1 if problems else 0


def check_file() -> list[str]:
    """Everything that can be said of the file by itself and of the pictures beside it."""
    problems = []
    products = _products()
    for number, product in enumerate(products, 1):
        problems += [f"products.jsonl:{number}: {product.get('id', '?')}: {problem}" for problem in _problems(product)]
    return problems + _problems_together(products)


def _products() -> list[dict]:
    return [json.loads(line) for line in (HERE / "products.jsonl").read_text(encoding="utf-8").splitlines()]


def _problems(product: dict):
    """What is wrong with one product, field by field."""
    for name in REQUIRED:
        if name not in product:
            yield f"{name} is missing"
    for name, value in product.items():
        if name not in CHECKS:
            yield f"{name} is no field of a product"
        elif not CHECKS[name](value):
            yield f"{name} {json.dumps(value, ensure_ascii=False)} is not plausible"
    if not _named_after_brand(product):
        yield "the model does not start with its brand"
    if product["kind"] in ("lens", "dslr", "mirrorless") and "mount" not in product:
        yield "no mount"
    if product["kind"] == "lens" and not ("focalLength" in product and "fNumber" in product):
        yield "a lens without its focal length or aperture"
    yield from _contradictions(product)


def _contradictions(product: dict):
    """Facts that cannot all be true."""
    zoom = product.get("zoom")
    # A phone has several cameras, each with its own sensor, so only the equivalents compare.
    for name in ("equivalentFocalLength",) if product["kind"] == "phone" else ("equivalentFocalLength", "focalLength"):
        low, high = product.get(name, [None, None])
        if low and zoom and not 0.85 < high / low / zoom < 1.18:
            yield f"zoom {zoom} and {name} {low}-{high} disagree"
        if low and low < high and not zoom and product["kind"] != "phone":
            yield f"{name} {low}-{high}, but no zoom"
    sensor, focal, equivalent = product.get("sensorSize"), product.get("focalLength"), product.get("equivalentFocalLength")
    if sensor and focal and equivalent:
        crop = 43.27 / (sensor["widthMM"] ** 2 + sensor["heightMM"] ** 2) ** 0.5
        if not 0.82 < equivalent[0] / focal[0] / crop < 1.22:
            yield f"{focal[0]} mm on {sensor['name']} is not {equivalent[0]} mm equivalent"


def _named_after_brand(product: dict) -> bool:
    return product["model"].startswith((product["brand"] + " ", "Fujinon "))


def _problems_together(products: list[dict]) -> list[str]:
    """What is wrong between products: ids, variants of one model, the order of the most bought, pictures."""
    problems = [f"id {name} is there {count} times" for name, count in Counter(product["id"] for product in products).items() if count > 1]
    same_model = defaultdict(list)
    for product in products:
        same_model[product["model"]].append(product)
    for model, members in same_model.items():
        names = [member.get("variant", {}).get("en") for member in members]
        if len(members) > 1 and (None in names or len(set(names)) < len(names)):
            problems.append(f"{model}: {len(members)} products that their variants do not tell apart")
        if len(members) == 1 and names != [None]:
            problems.append(f"{model}: a variant of a model that has no other")
    top = sorted((product["purchaseCount"] for product in products), reverse=True)[:10]
    if len(set(top)) < len(top):
        problems.append(f"a tie among the ten most bought: {top}")
    drawn = {path.stem for path in PICTURES.glob("*.png")}
    used = {product["picture"] for product in products}
    problems += [f"picture {name}.png is missing" for name in sorted(used - drawn)]
    problems += [f"picture {name}.png belongs to no product" for name in sorted(drawn - used)]
    return problems


def check_source(folder: Path) -> list[str]:
    """That the file is what its tables make, and that the lens table agrees with lensfun."""
    import build

    problems = []
    built = [json.dumps(product, ensure_ascii=False) for product in build.products(folder)]
    kept = [json.dumps(product, ensure_ascii=False) for product in _products()]
    if built != kept:
        changed = next((index for index, (new, old) in enumerate(zip(built, kept), 1) if new != old), min(len(built), len(kept)) + 1)
        problems.append(f"products.jsonl:{changed}: not what build.py makes of the tables; run it again")
    return problems + _against_lensfun(folder)


def _against_lensfun(folder: Path) -> list[str]:
    from public_tables import key

    known = {}
    for line in (folder / "lensfun-lenses.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        maker, model, english, _, low, high = (line.split("\t") + [""] * 6)[:6]
        for name in filter(None, (model, english)):
            for full in (name, f"{maker} {name}", f"Fujinon {name}"):
                known[key(full)] = [float(low), float(high)] if low and high else None
    problems = []
    for product in _products():
        theirs = known.get(key(product["model"]))
        if product["kind"] == "lens" and theirs and [round(value) for value in theirs] != [round(value) for value in product["focalLength"]]:
            problems.append(f"{product['id']}: focal length {product['focalLength']}, lensfun says {theirs}")
    return problems


def _number(low: float, high: float):
    return lambda value: isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high


def _whole(low: int, high: int):
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _range(low: float, high: float):
    return lambda value: isinstance(value, list) and len(value) == 2 and low <= value[0] <= value[1] <= high


def _text(pattern: str):
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _sensor(value) -> bool:
    return (set(value) == {"name", "widthMM", "heightMM"} and bool(value["name"])
            and 2 <= value["widthMM"] <= 54 and 1.5 <= value["heightMM"] <= 41 and 1 <= value["widthMM"] / value["heightMM"] <= 1.8)


# How a field's value has to look. Units are the catalogue's: millimetres, seconds, ISO, millions of pixels, hundredths of a yuan.
CHECKS = {
    "id": _text(r"[a-z0-9]+(-[a-z0-9]+)*"),
    "brand": _text(r"[A-Z7].*\S"),
    "model": _text(r"\S(.*\S)?"),
    "variant": lambda value: set(value) == {"en", "zh-Hans"} and all(value.values()),
    "kind": lambda value: value in KINDS,
    "price": lambda value: set(value) == {"amountMinor", "currency"} and value["currency"] == "CNY"
    and _whole(5000, 30000000)(value["amountMinor"]) and value["amountMinor"] % 100 == 0,
    "purchaseCount": _whole(0, 999),
    "year": _whole(1988, 2026),
    "megapixels": _number(0.05, 210),
    "sensorSize": _sensor,
    "zoom": _number(1.01, 130),
    "equivalentFocalLength": _range(8, 3100),
    "focalLength": _range(1, 2000),
    "fNumber": _number(0.75, 16),
    "isoRange": _range(5, 3280000),
    "exposureTime": _number(1 / 200000, 1),
    "processor": _text(r"\S(.*\S)?"),
    "colours": lambda value: bool(value) and set(value) <= COLOURS and len(set(value)) == len(value),
    "mount": lambda value: value in MOUNTS,
    "picture": _text(r"[a-z0-9]+(-[a-z0-9]+)*"),
}

if __name__ == "__main__":
    sys.exit(main())
