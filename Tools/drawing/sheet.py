#!/usr/bin/env python3
"""Contact sheets of the drawn products, to look at before keeping them.

usage: sheet.py PRODUCTS OUT.png [--small] [--night] [NAME...]

Each product on the night and on the day ground (--night: the night ground alone); with --small as 40 x 24 pixels,
enlarged, which is what 20 x 6 cells of a terminal show of it. Needs Pillow.
"""

import sys
from pathlib import Path

from PIL import Image

GROUNDS = ("#0D0F13", "#F3F0E9")
ACROSS = 6


def main() -> int:
    small, night = "--small" in sys.argv, "--night" in sys.argv
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    if len(words) < 2:
        print(__doc__.strip(), file=sys.stderr)
        return 64
    folder, out = Path(words[0]), words[1]
    names = words[2:] or sorted(path.stem for path in folder.glob("*.png"))
    cells = [
        _on(ground, folder / f"{name}.png", small) for name in names for ground in (GROUNDS[:1] if night else GROUNDS)
    ]
    width, height = cells[0].size
    sheet = Image.new("RGB", (ACROSS * width, -(-len(cells) // ACROSS) * height), "#444444")
    for index, cell in enumerate(cells):
        sheet.paste(cell, (index % ACROSS * width, index // ACROSS * height))
    sheet.save(out)
    return 0


def _on(ground: str, path: Path, small: bool) -> Image.Image:
    drawing = Image.open(path).convert("RGBA")
    # Reduced with premultiplied colours, as the television does it, so that no edge takes colour from the void.
    drawing = drawing.convert("RGBa").resize((40, 27) if small else (300, 200), Image.LANCZOS).convert("RGBA")
    cell = Image.new("RGBA", drawing.size, ground)
    cell.alpha_composite(drawing)
    return (cell.resize((320, 216), Image.NEAREST) if small else cell).convert("RGB")


if __name__ == "__main__":
    sys.exit(main())
