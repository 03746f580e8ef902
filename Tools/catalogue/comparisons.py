"""Products compared with each other: variants of a model and the siblings of siblings.txt have the same facts.

Siblings are how most wrong facts were found: a fact that differs between two editions of one camera is a slip in one of
them. A product without a fact agrees with every value.
"""

from collections import defaultdict
from itertools import combinations
from pathlib import Path

SIBLINGS = Path(__file__).resolve().parent / "siblings.txt"
FACTS = (
    "megapixels",
    "sensorSize",
    "zoom",
    "equivalentFocalLength",
    "focalLength",
    "fNumber",
    "isoRange",
    "exposureTime",
    "mount",
)
# The tables give a sensor's nominal or its measured size, and an equivalent rounded by its maker; Leica calls 25600
# 25000. Other facts differ by no more than rounding.
TOLERANCE = {
    "megapixels": 0.03,
    "sensorSize": 0.03,
    "zoom": 0.05,
    "equivalentFocalLength": 0.05,
    "focalLength": 0.02,
    "fNumber": 0.03,
    "isoRange": 0.05,
    "exposureTime": 0.01,
}


def disagreements(products: list[dict]) -> list[str]:
    """One line for each fact in which variants or siblings differ, and for each mistake in siblings.txt."""
    problems = []
    known = {product["id"]: product for product in products}
    for place, facts, ids in _siblings() + _variants(products):
        problems += [f"{place}: no product {name}" for name in ids if name not in known]
        members = [known[name] for name in ids if name in known]
        for one, other in combinations(members, 2):
            problems += [f"{place}: {difference}" for difference in _differences(one, other, facts)]
    return problems


def _differences(one: dict, other: dict, facts):
    for fact in facts:
        if fact in one and fact in other and not _agree(fact, one[fact], other[fact]):
            yield f"{fact} of {one['id']} is {_text(one[fact])}, of {other['id']} {_text(other[fact])}"


def _agree(fact: str, one, other) -> bool:
    tolerance = TOLERANCE.get(fact)
    if tolerance is None:
        return one == other
    return all(abs(a - b) <= tolerance * max(a, b) for a, b in zip(_numbers(one), _numbers(other), strict=True))


def _numbers(value) -> list[float]:
    if isinstance(value, dict):
        return [value["widthMM"], value["heightMM"]]
    return value if isinstance(value, list) else [value]


def _text(value) -> str:
    return "-".join(f"{number:g}" for number in _numbers(value)) if not isinstance(value, str) else value


def _variants(products: list[dict]) -> list[tuple[str, tuple, list[str]]]:
    """The products that share a model, but not those of two mounts."""
    models = defaultdict(list)
    for product in products:
        models[product["model"]].append(product["id"])
    facts = tuple(fact for fact in FACTS if fact != "mount")
    return [(model, facts, ids) for model, ids in models.items() if len(ids) > 1]


def _siblings() -> list[tuple[str, tuple, list[str]]]:
    found = []
    for number, line in enumerate(SIBLINGS.read_text(encoding="utf-8").splitlines(), 1):
        line = line.partition("#")[0].strip()
        if line:
            words, *ids = (cell.strip() for cell in line.split("|"))
            found.append((f"siblings.txt:{number}", _facts(words.split()), ids))
    return found


def _facts(words: list[str]) -> tuple:
    """The facts that "zoom fNumber", "all" or "all but zoom" mean."""
    if words[:1] == ["all"]:
        return tuple(fact for fact in FACTS if fact not in words[2:])
    return tuple(words)
