#!/usr/bin/env python3
"""Draws the pictures of the products.

usage: draw.py OUT [NAME...]      all of recipes.py, or those named, as OUT/NAME.png

A picture is 600 x 400 pixels, painted at twice that, on a transparent ground. Needs numpy and Pillow.
"""

import sys
from pathlib import Path

from palette import write
from recipes import RECIPES


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__.strip(), file=sys.stderr)
        return 64
    out, names = Path(sys.argv[1]), sys.argv[2:] or sorted(RECIPES)
    unknown = [name for name in names if name not in RECIPES]
    if unknown:
        print(f"no recipe for {', '.join(unknown)}", file=sys.stderr)
        return 64
    out.mkdir(parents=True, exist_ok=True)
    for name in names:
        write(RECIPES[name](), out / f"{name}.png")
    size = sum(path.stat().st_size for path in out.glob("*.png"))
    print(f"{len(names)} drawn; {out} holds {size / 1024:.0f} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
