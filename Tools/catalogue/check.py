#!/usr/bin/env python3
"""Checks products.jsonl: its fields, plausible ranges, siblings and pictures, and what it is compared with.

usage: check.py [TABLES] [--photos FILE]

TABLES is the folder of public tables named in README.md, FILE what `tenfoot photos --json` writes of an album.

Prints one line a problem, with its line in products.jsonl, and exits 1 if there is any.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from comparisons import disagreements
from photos import outside
from plausibility import implausible
from product_fields import CHECKS, REQUIRED

ASSETS = Path(__file__).resolve().parents[2] / "assets"
CATALOGUE = ASSETS / "catalogue" / "products.jsonl"
PICTURES = ASSETS / "products"
NAMES = ASSETS / "names" / "names.tsv"
# lensfun gives this one 75 mm, against its own name for it.
LENSFUN_MISTAKES = {"minolta-af-70-210mm-f-4-macro"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("tables", nargs="?", type=Path, help="the folder of public tables named in README.md")
    parser.add_argument("--photos", type=Path, help="a file written by tenfoot photos --json")
    arguments = parser.parse_args()
    products = _products()
    problems = check_file()
    if arguments.tables:
        problems += check_source(arguments.tables)
    if arguments.photos:
        problems += outside(arguments.photos, products)
    for problem in problems:
        print(problem)
    kinds = Counter(product["kind"] for product in products)
    brands = len({product["brand"] for product in products})
    print(
        f"{len(products)} products of {brands} brands, {len(problems)} problems: "
        + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    )
    return 1 if problems else 0


def check_file() -> list[str]:
    """Problems of the file itself and of the pictures it refers to."""
    problems = []
    products = _products()
    for number, product in enumerate(products, 1):
        problems += [f"products.jsonl:{number}: {product.get('id', '?')}: {problem}" for problem in _problems(product)]
    return problems + _problems_together(products) + disagreements(products) + _other_names(products)


def _products() -> list[dict]:
    return [json.loads(line) for line in CATALOGUE.read_text(encoding="utf-8").splitlines()]


def _problems(product: dict):
    """What is wrong with one product, field by field."""
    for name in REQUIRED:
        if name not in product:
            yield f"{name} is missing"
    for name, value in product.items():
        if name not in CHECKS:
            yield f"{name} is not a field of a product"
        elif not CHECKS[name](value):
            yield f"{name} {json.dumps(value, ensure_ascii=False)} is not plausible"
    if not _named_after_brand(product):
        yield "the model does not start with its brand"
    if product["kind"] in ("lens", "dslr", "mirrorless") and "mount" not in product:
        yield "no mount"
    if product["kind"] == "lens" and not ("focalLength" in product and "fNumber" in product):
        yield "a lens without its focal length or aperture"
    yield from _contradictions(product)
    if {"kind", "price"} <= product.keys():
        yield from implausible(product)


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
    sensor, focal, equivalent = (
        product.get("sensorSize"),
        product.get("focalLength"),
        product.get("equivalentFocalLength"),
    )
    if sensor and focal and equivalent:
        crop = 43.27 / (sensor["widthMM"] ** 2 + sensor["heightMM"] ** 2) ** 0.5
        if not 0.82 < equivalent[0] / focal[0] / crop < 1.22:
            yield f"{focal[0]} mm on {sensor['name']} is not {equivalent[0]} mm equivalent"


def _named_after_brand(product: dict) -> bool:
    return product["model"].startswith((product["brand"] + " ", "Fujinon "))


def _problems_together(products: list[dict]) -> list[str]:
    """What is wrong between products: ids, variants of one model, the order of the most bought, pictures."""
    problems = [
        f"id {name} is there {count} times"
        for name, count in Counter(product["id"] for product in products).items()
        if count > 1
    ]
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


def _other_names(products: list[dict]) -> list[str]:
    """Products whose name is not the canonical one, where the table of names is there: photos would not find them."""
    if not NAMES.exists():
        return []
    canonical, section = {}, ("", "")
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            kind, _, rest = line[1:].partition(" ")
            section = (kind, rest.split("\t")[0])
        elif section[0]:
            first, *others = line.split("\t")
            for name in [first] + others:
                brand, bar, name = name.rpartition("|")
                canonical.setdefault(
                    (section[0], _name_key(f"{brand if bar else section[1]} {name}", section[0])),
                    f"{section[1]} {first}",
                )
    problems = []
    for product in products:
        kind = "lens" if product["kind"] == "lens" else "camera"
        name = canonical.get((kind, _name_key(product["model"], kind)), product["model"])
        if name != product["model"]:
            problems.append(f"{product['id']}: {product['model']} is known as {name}")
    return problems


def _name_key(name: str, kind: str) -> str:
    """What spellings of one name have in common, as the program sees it (NameKey)."""
    key = re.sub(r"[^a-z0-9+.*\-\x80-\U0010ffff]" if kind == "lens" else r"[^a-z0-9+\x80-\U0010ffff]", "", name.lower())
    return re.sub(r"(?<=.)(?:mark|mk)(?=[iv]+)", "", key)


def check_source(folder: Path) -> list[str]:
    """That the file is what its tables make, and that the lens table agrees with lensfun."""
    import build

    problems = []
    built = [json.dumps(product, ensure_ascii=False) for product in build.products(folder)]
    kept = [json.dumps(product, ensure_ascii=False) for product in _products()]
    if built != kept:
        changed = next(
            (index for index, (new, old) in enumerate(zip(built, kept), 1) if new != old),
            min(len(built), len(kept)) + 1,
        )
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
        # lensfun rounds 42.5 mm to 43.
        if (
            product["id"] not in LENSFUN_MISTAKES
            and theirs
            and product["kind"] == "lens"
            and any(abs(a - b) > 0.5 for a, b in zip(theirs, product["focalLength"]))
        ):
            problems.append(f"{product['id']}: focal length {product['focalLength']}, lensfun says {theirs}")
    return problems


if __name__ == "__main__":
    sys.exit(main())
