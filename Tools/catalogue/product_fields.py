"""How a product's fields have to look: which there are, of which form, and within which plausible range."""

import re

from hand_tables import KINDS

REQUIRED = ("id", "brand", "model", "kind", "price", "purchaseCount", "picture")
COLOURS = {
    "black",
    "silver",
    "white",
    "grey",
    "graphite",
    "gold",
    "red",
    "blue",
    "green",
    "orange",
    "pink",
    "purple",
    "brown",
    "yellow",
    "bronze",
}
MOUNTS = {
    "Canon EF",
    "Canon RF",
    "Canon EF-M",
    "Nikon F",
    "Nikon Z",
    "Nikon 1",
    "Sony E",
    "Sony A",
    "Fujifilm X",
    "Fujifilm G",
    "Micro Four Thirds",
    "Four Thirds",
    "Pentax K",
    "Pentax Q",
    "Pentax 645",
    "Leica M",
    "Leica L",
    "Leica S",
    "Sigma SA",
    "Samsung NX",
    "Samsung NX-M",
    "Hasselblad X",
    "Hasselblad H",
    "Hasselblad XCD",
    "Contax N",
}


def _number(low: float, high: float):
    return lambda value: isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high


def _whole(low: int, high: int):
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _range(low: float, high: float):
    return lambda value: isinstance(value, list) and len(value) == 2 and low <= value[0] <= value[1] <= high


def _text(pattern: str):
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _sensor(value) -> bool:
    return (
        set(value) == {"name", "widthMM", "heightMM"}
        and bool(value["name"])
        and 2 <= value["widthMM"] <= 54
        and 1.5 <= value["heightMM"] <= 41
        and 1 <= value["widthMM"] / value["heightMM"] <= 1.8
    )


# How a field's value has to look, in millimetres, seconds, ISO, millions of pixels, hundredths of a yuan.
CHECKS = {
    "id": _text(r"[a-z0-9]+(-[a-z0-9]+)*"),
    "brand": _text(r"[A-Z7].*\S"),
    "model": _text(r"\S(.*\S)?"),
    "variant": lambda value: set(value) == {"en", "zh-Hans"} and all(value.values()),
    "kind": lambda value: value in KINDS,
    "price": lambda value: (
        set(value) == {"amountMinor", "currency"}
        and value["currency"] == "CNY"
        and _whole(5000, 30000000)(value["amountMinor"])
        and value["amountMinor"] % 100 == 0
    ),
    "purchaseCount": _whole(0, 999),
    "year": _whole(1959, 2026),
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
