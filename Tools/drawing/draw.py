#!/usr/bin/env python3
"""Draws the pictures of the products.

usage: draw.py OUT [NAME...]

Writes OUT/NAME.png for each NAME. Without a NAME, draws every picture that assets/catalogue/products.jsonl refers to, and
removes every other PNG file from OUT. A picture is 600 x 400 pixels, painted at twice
that, on a transparent ground. Needs numpy and Pillow.
"""

import json
import sys
from pathlib import Path

from palette import write
from recipes import draw, parts

CATALOGUE = Path(__file__).resolve().parents[2] / "assets" / "catalogue" / "products.jsonl"


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__.strip(), file=sys.stderr)
        return 64
    out, names = Path(sys.argv[1]), sys.argv[2:] or named_by_catalogue()
    for name in names:
        try:
            parts(name)
        except KeyError:
            print(f"no drawing is called {name}", file=sys.stderr)
            return 64
    out.mkdir(parents=True, exist_ok=True)
    if not sys.argv[2:]:
        for path in out.glob("*.png"):
            if path.stem not in names:
                path.unlink()
    for name in names:
        write(draw(name), out / f"{name}.png")
    size = sum(path.stat().st_size for path in out.glob("*.png"))
    print(f"{len(names)} drawn; {out} holds {size / 1024:.0f} KiB")
    return 0


def named_by_catalogue() -> list[str]:
    """The pictures that products refer to."""
    lines = CATALOGUE.read_text(encoding="utf-8").splitlines()
    return sorted({json.loads(line)["picture"] for line in lines})


if __name__ == "__main__":
    sys.exit(main())
