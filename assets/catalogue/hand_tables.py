"""Reads the catalogue's hand-written tables, cameras.txt and lenses.txt.

A line that cannot be read stops the build with its file, its line number and what is wrong with it.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

KINDS = ("compact", "dslr", "mirrorless", "phone", "action", "camcorder", "lens", "other")
FACT_KEYS = {"year", "mp", "sensor", "zoom", "equiv", "focal", "f", "iso", "shutter", "cpu", "mount", "source", "id", "variant"}

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
    drawing: str
    colours: list[str]
    price_yuan: int | None
    bought: int | None
    facts: dict[str, str] = field(default_factory=dict)
    format: str | None = None

    @property
    def model(self) -> str:
        """The full name: with its brand before it, except where the maker's lens brand (Fujinon) stands there."""
        return self.name if self.name.startswith("Fujinon ") else f"{self.brand} {self.name}"


def read_cameras(path: Path) -> list[Row]:
    """The rows of cameras.txt, in the order written."""
    return list(_rows(path, _camera_section, columns=6))


def read_lenses(path: Path) -> list[Row]:
    """The rows of lenses.txt, in the order written."""
    return list(_rows(path, _lens_section, columns=7))


def _rows(path: Path, section_of, columns: int):
    section = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.name}:{number}"
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            # The closing bracket is the last one: a lens name may hold brackets, a section may not end in them.
            section = section_of([cell.strip() for cell in line.strip("[]").split("|")], place)
        elif section is None:
            raise TableError(f"{place}: a product before the first [section]")
        else:
            yield _row([cell.strip() for cell in line.split("|")], section, columns, place)


def _camera_section(cells: list[str], place: str) -> dict:
    if len(cells) not in (2, 3) or cells[1] not in KINDS:
        raise TableError(f"{place}: expected [brand | kind | facts], kind one of {', '.join(KINDS)}")
    return {"brand": cells[0], "kind": cells[1], "facts": _facts(cells[2] if len(cells) == 3 else "", place)}


def _lens_section(cells: list[str], place: str) -> dict:
    if len(cells) != 3 or cells[2] not in FORMATS:
        raise TableError(f"{place}: expected [brand | mount | format], format one of {', '.join(FORMATS)}")
    return {"brand": cells[0], "kind": "lens", "facts": {"mount": cells[1]}, "format": cells[2]}


def _row(cells: list[str], section: dict, columns: int, place: str) -> Row:
    if len(cells) != columns:
        raise TableError(f"{place}: {len(cells)} columns where {columns} are expected")
    facts = dict(section["facts"]) | _facts(cells[-1], place)
    if columns == 7 and cells[5]:
        facts["year"] = cells[5]
    return Row(
        place=place, brand=section["brand"], kind=section["kind"], name=cells[0], drawing=cells[1],
        colours=[colour.strip() for colour in cells[2].split(",") if colour.strip()],
        price_yuan=_count(cells[3], "price", place), bought=_count(cells[4], "purchases", place),
        facts=facts, format=section.get("format"),
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
