"""Reads the catalogue's hand-written tables, cameras/*.txt and lenses/*.txt; README.md says how they are written.

A line that cannot be read stops the build with its file, its line number and what is wrong with it.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

KINDS = ("compact", "dslr", "mirrorless", "phone", "action", "camcorder", "lens", "other")
FACT_KEYS = {
    "year",
    "mp",
    "sensor",
    "zoom",
    "equiv",
    "focal",
    "f",
    "iso",
    "shutter",
    "cpu",
    "mount",
    "source",
    "id",
    "variant",
    "draw",
}

# What a lens is made to cover, as the format's nominal picture area in millimetres.
FORMATS = {
    "ff": ("Full frame", 36.0, 24.0),
    "apsc": ("APS-C", 23.6, 15.7),
    "apsc-canon": ("APS-C", 22.3, 14.9),
    "m43": ("Four Thirds", 17.3, 13.0),
    "cx": ('1"', 13.2, 8.8),
    "medium": ("Medium format", 43.8, 32.9),
}


class TableError(Exception):
    """A line of a hand-written table that cannot be read; the message starts with its place."""


@dataclass
class Row:
    """One line of a table: a camera or a lens as it was written down, nothing looked up yet."""

    place: str
    brand: str
    kind: str
    name: str
    colours: list[str]
    price_yuan: int | None
    bought: int | None
    facts: dict[str, str] = field(default_factory=dict)
    format: str | None = None

    @property
    def model(self) -> str:
        """The full name: with its brand before it."""
        return f"{self.brand} {self.name}"


def read_cameras(folder: Path) -> list[Row]:
    """The rows of every table of cameras in a folder, file by file, in the order written."""
    return [row for path in sorted(folder.glob("*.txt")) for row in _rows(path, _camera_section, _camera_row)]


def read_lenses(folder: Path) -> list[Row]:
    """The rows of every table of lenses in a folder, file by file, in the order written."""
    return [row for path in sorted(folder.glob("*.txt")) for row in _rows(path, _lens_section, _lens_row)]


def _rows(path: Path, section_of, row_of):
    section = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.parent.name}/{path.name}:{number}"
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            section = section_of(_cells(line.strip("[]")), place)
        elif section is None:
            raise TableError(f"{place}: a product before the first [section]")
        else:
            yield row_of(_cells(line), section, place)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _camera_section(cells: list[str], place: str) -> dict:
    if len(cells) not in (2, 3) or cells[1] not in KINDS:
        raise TableError(f"{place}: expected [brand | kind | facts], kind one of {', '.join(KINDS)}")
    return {"brand": cells[0], "kind": cells[1], "facts": _facts(cells[2] if len(cells) == 3 else "", place)}


def _lens_section(cells: list[str], place: str) -> dict:
    if len(cells) != 3 or cells[2] not in FORMATS:
        raise TableError(f"{place}: expected [brand | mount | format], format one of {', '.join(FORMATS)}")
    return {"brand": cells[0], "kind": "lens", "facts": {"mount": cells[1]}, "format": cells[2]}


def _camera_row(cells: list[str], section: dict, place: str) -> Row:
    if len(cells) == 3:
        name, colours, price, bought, facts = cells[0], cells[1], "", "", cells[2]
    elif len(cells) == 5:
        name, colours, price, bought, facts = cells
    else:
        raise TableError(f"{place}: expected model | colours | facts, or model | colours | yuan | bought | facts")
    return _row(name, colours, price, bought, _facts(facts, place), section, place)


def _lens_row(cells: list[str], section: dict, place: str) -> Row:
    if len(cells) == 2:
        name, colours, price, bought, year, facts = cells[0], "black", "", "", cells[1], ""
    elif len(cells) == 6:
        name, colours, price, bought, year, facts = cells
    else:
        raise TableError(f"{place}: expected name | year, or name | colours | yuan | bought | year | facts")
    return _row(name, colours, price, bought, ({"year": year} if year else {}) | _facts(facts, place), section, place)


def _row(name, colours, price, bought, facts, section, place) -> Row:
    return Row(
        place=place,
        brand=section["brand"],
        kind=section["kind"],
        name=name,
        colours=[colour.strip() for colour in colours.split(",") if colour.strip()],
        price_yuan=_count(price, "price", place),
        bought=_count(bought, "purchases", place),
        facts=section["facts"] | facts,
        format=section.get("format"),
    )


def _facts(text: str, place: str) -> dict[str, str]:
    facts = {}
    for item in filter(None, (part.strip() for part in text.split(";"))):
        key, equals, value = item.partition("=")
        if not equals or key.strip() not in FACT_KEYS or not value.strip():
            raise TableError(f"{place}: “{item}” is not key=value with a known key")
        facts[key.strip()] = value.strip()
    return facts


def _count(text: str, what: str, place: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"\d+", text):
        raise TableError(f"{place}: {what} “{text}” is not a whole number")
    return int(text)
