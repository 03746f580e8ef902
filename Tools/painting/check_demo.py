#!/usr/bin/env python3
"""Checks the demo album: that album.json and the pictures agree, and that every picture carries what a viewer needs.

Usage: python3 Tools/painting/check_demo.py assets/demo

Needs Python 3.10 or later and Pillow. Prints each fault; exit code 1 if there is one.
"""

import json
import os
import re
import sys

from PIL import Image, ImageOps

SIZES = {(1600, 1067), (1067, 1600)}
BYTES_A_PICTURE = 14_000_000 / 64
MAIN_TAGS = {0x010F: "Make", 0x0110: "Model", 0x0112: "Orientation", 0x0132: "DateTime", 0x013B: "Artist"}
EXIF_TAGS = {
    0x829A: "ExposureTime",
    0x829D: "FNumber",
    0x8822: "ExposureProgram",
    0x8827: "PhotographicSensitivity",
    0x9003: "DateTimeOriginal",
    0x9204: "ExposureBiasValue",
    0x920A: "FocalLength",
    0xA002: "PixelXDimension",
    0xA003: "PixelYDimension",
    0xA405: "FocalLengthIn35mmFilm",
}
OWNERS = {"Anna", "Mei", "Jonas", "Priya"}


def faults_of_row(row):
    """What is wrong with one line of album.json."""
    for key in ("title", "album"):
        if set(row[key]) != {"en", "zh-Hans"} or not all(row[key].values()):
            yield f"{key} must have en and zh-Hans"
        if any(len(text) > 18 for text in row[key].values()):
            yield f"{key} is longer than 18 characters"
    if not re.search(r"[\u4e00-\u9fff]", row["title"]["zh-Hans"]):
        yield "the Chinese title is not Chinese"
    if row["owner"] not in OWNERS:
        yield f"unknown owner {row['owner']}"
    if not isinstance(row["selectionCount"], int) or row["selectionCount"] < 0:
        yield "selectionCount must be a whole number, 0 or more"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.jpg", row["file"]):
        yield "the file name is not kebab-case"


def faults_of_picture(path, row):
    """What is wrong with one JPEG."""
    with Image.open(path) as image:
        if image.size not in SIZES:
            yield f"measures {image.size[0]}x{image.size[1]}"
        main, exif = image.getexif(), image.getexif().get_ifd(0x8769)
        for tags, found in ((MAIN_TAGS, main), (EXIF_TAGS, exif)):
            yield from (f"has no {name}" for tag, name in tags.items() if tag not in found)
        if (exif.get(0xA002), exif.get(0xA003)) != image.size:
            yield "PixelXDimension and PixelYDimension are not the stored size"
        if main.get(0x013B) != row["owner"]:
            yield "Artist is not the owner"
        if 0xA434 in exif:
            shortest, longest, widest, _ = exif[0xA432]
            if not shortest <= exif[0x920A] <= longest or exif[0x829D] < widest:
                yield "the lens cannot do this focal length or aperture"
        image.load()


def shown_upright(path):
    with Image.open(path) as image:
        return ImageOps.exif_transpose(image).size


def main(folder):
    with open(os.path.join(folder, "album.json"), encoding="utf-8") as file:
        album = json.load(file)
    rows, faults = album["photos"], []
    if album.get("version") != 1:
        faults.append("album.json: version is not 1")
    listed, present = [row["file"] for row in rows], {name for name in os.listdir(folder) if name.endswith(".jpg")}
    faults += [f"{name}: listed twice" for name in set(listed) if listed.count(name) > 1]
    faults += [f"{name}: listed, but not there" for name in set(listed) - present]
    faults += [f"{name}: there, but not listed" for name in present - set(listed)]
    total, portraits, turned, cameras, lenses = 0, 0, 0, set(), set()
    for row in rows:
        path = os.path.join(folder, row["file"])
        if row["file"] not in present:
            continue
        faults += [f"{row['file']}: {fault}" for fault in (*faults_of_row(row), *faults_of_picture(path, row))]
        total += os.path.getsize(path)
        width, height = shown_upright(path)
        portraits += height > width
        with Image.open(path) as image:
            main_tags = image.getexif()
            turned += main_tags.get(0x0112) in (6, 8)
            cameras.add((main_tags.get(0x010F), main_tags.get(0x0110)))
            lenses.add(main_tags.get_ifd(0x8769).get(0xA434))
    lenses.discard(None)
    if total > BYTES_A_PICTURE * len(rows) + 100_000:
        faults.append(f"all pictures together are {total} bytes, more than {BYTES_A_PICTURE:.0f} each")
    if portraits * 4 < len(rows):
        faults.append(f"only {portraits} of {len(rows)} are portraits")
    if turned < 2:
        faults.append("fewer than two pictures rely on Orientation")
    for fault in faults:
        print(fault)
    albums = len({row["album"]["en"] for row in rows})
    print(
        f"{len(rows)} pictures in {albums} albums, {portraits} portrait, {turned} turned, {len(cameras)} cameras, "
        f"{len(lenses)} lenses, {total / 1e6:.2f} MB: {'faults: ' + str(len(faults)) if faults else 'all is well'}"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
