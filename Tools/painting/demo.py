#!/usr/bin/env python3
"""Paints the demo album: JPEGs with EXIF, and album.json beside them.

Usage: python3 Tools/painting/demo.py assets/demo [--only NAME ...] [--jobs N]

Needs Python 3.10 or later, numpy and Pillow. The same versions of these paint the same bytes: everything is seeded.
"""

import argparse
import io
import json
import os
import zlib
from concurrent.futures import ProcessPoolExecutor

from PIL import Image

import exif
from album import PICTURES
from canvas import Canvas
from develop import develop

LONG, SHORT = 1600, 1067
FINER = 1.5
BYTES_WANTED = 212_000


def paint(picture):
    """The upright picture of a scene, painted finer than it is kept."""
    size = (SHORT, LONG) if getattr(picture.scene, "portrait", False) else (LONG, SHORT)
    finer = getattr(picture.scene, "finer", FINER)
    canvas = Canvas(round(size[0] * finer), round(size[1] * finer))
    look = picture.scene(canvas) or {}
    return develop(canvas.rgb, *size, zlib.crc32(picture.file.encode()), **look)


def stored(image, orientation):
    """The pixels as the camera would store them when held as `orientation` says."""
    turns = {6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270, 3: Image.Transpose.ROTATE_180}
    return image.transpose(turns[orientation]) if orientation in turns else image


def encoded(image, picture):
    """A JPEG near the size wanted: the best quality of a few that stays below it, else the last."""
    segment = exif.of_picture(picture, image.size)
    for quality in (88, 85, 82, 79, 76, 73):
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, subsampling="4:2:0", optimize=True, progressive=False, exif=segment)
        if buffer.tell() <= BYTES_WANTED:
            break
    return buffer.getvalue(), quality


def make(index, folder):
    """Paint picture number `index` into the folder; says what came of it."""
    picture = PICTURES[index]
    data, quality = encoded(stored(paint(picture), picture.orientation), picture)
    with open(os.path.join(folder, picture.file), "wb") as file:
        file.write(data)
    return f"{picture.file}: {len(data) // 1024} KB, quality {quality}"


def write_album(folder):
    """album.json, one photo a line so that a change shows as one."""
    lines = [
        json.dumps(
            {"file": p.file, "title": p.title, "album": p.album, "owner": p.owner, "selectionCount": p.count},
            ensure_ascii=False,
        )
        for p in PICTURES
    ]
    with open(os.path.join(folder, "album.json"), "w", encoding="utf-8") as file:
        file.write('{"version":1,"photos":[\n' + ",\n".join(lines) + "\n]}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--only", nargs="*", help="file names, with or without .jpg, to paint again")
    parser.add_argument("--jobs", type=int, default=1, help="pictures painted at a time; each takes about 1 GB")
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    wanted = None if options.only is None else {name.removesuffix(".jpg") for name in options.only}
    indices = [i for i, p in enumerate(PICTURES) if wanted is None or p.file.removesuffix(".jpg") in wanted]
    with ProcessPoolExecutor(options.jobs) as pool:
        for line in pool.map(make, indices, [options.folder] * len(indices)):
            print(line, flush=True)
    write_album(options.folder)


if __name__ == "__main__":
    main()
