"""Writes EXIF as cameras do: the tags a viewer reads, each with the type the standard asks for.

Pillow can write EXIF too, but guesses types from Python's numbers (a compensation of 0 becomes unsigned). The layout is
TIFF 6.0 inside an APP1 segment; tags and types are those of CIPA DC-008 (Exif 2.31).
"""

import struct
from fractions import Fraction

BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, SRATIONAL = 1, 2, 3, 4, 5, 7, 10
_SIZES = {BYTE: 1, ASCII: 1, SHORT: 2, LONG: 4, RATIONAL: 8, UNDEFINED: 1, SRATIONAL: 8}
_EXIF_IFD = 0x8769


def _rational(value):
    """A numerator and denominator: exact for fractions and for decimals of a few places."""
    f = value if isinstance(value, Fraction) else Fraction(str(value))
    # Cameras write 5.6 as 56/10, not as 28/5.
    while 10 % f.denominator == 0 and f.denominator not in (1, 10) and not isinstance(value, Fraction):
        return f.numerator * (10 // f.denominator), 10
    return f.numerator, f.denominator


def _packed(kind, values, order):
    if kind == ASCII:
        return values.encode("utf-8") + b"\0"
    if kind == UNDEFINED:
        return values
    values = values if isinstance(values, (list, tuple)) else [values]
    if kind in (RATIONAL, SRATIONAL):
        letter = "II" if kind == RATIONAL else "ii"
        return b"".join(struct.pack(order + letter, *_rational(v)) for v in values)
    return struct.pack(order + {BYTE: "B", SHORT: "H", LONG: "I"}[kind] * len(values), *values)


def _directory(entries, offset, order):
    """One image file directory at an offset of the TIFF, its long values after it."""
    body, tail = struct.pack(order + "H", len(entries)), b""
    tail_at = offset + 2 + 12 * len(entries) + 4
    for tag, (kind, values) in sorted(entries.items()):
        data = _packed(kind, values, order)
        body += struct.pack(order + "HHI", tag, kind, len(data) // _SIZES[kind])
        if len(data) <= 4:
            body += data.ljust(4, b"\0")
        else:
            body += struct.pack(order + "I", tail_at + len(tail))
            tail += data + b"\0" * (len(data) % 2)
    return body + struct.pack(order + "I", 0) + tail


def segment(main, exif, little_endian=True):
    """The bytes of an APP1 segment's content ("Exif", then TIFF) from two dictionaries {tag: (type, value)}."""
    order = "<" if little_endian else ">"
    main = dict(main)
    main[_EXIF_IFD] = (LONG, 0)
    at = 8 + len(_directory(main, 8, order))
    main[_EXIF_IFD] = (LONG, at)
    header = (b"II*\0" if little_endian else b"MM\0*") + struct.pack(order + "I", 8)
    return b"Exif\0\0" + header + _directory(main, 8, order) + _directory(exif, at, order)


def _version(picture):
    """The Exif version the tags need: LensModel came with 2.3, time zones with 2.31."""
    needed = b"0231" if picture.offset else b"0230" if picture.lens.name else b"0221"
    return max(needed, picture.camera.exif_version)


def of_picture(picture, stored_size):
    """The EXIF of a `gear.Picture` whose stored pixels measure stored_size (width, height)."""
    camera, lens, shot = picture.camera, picture.lens, picture.shot
    taken = picture.taken.replace("-", ":")
    main = {
        0x010F: (ASCII, camera.make),
        0x0110: (ASCII, camera.model),
        0x0112: (SHORT, picture.orientation),
        0x011A: (RATIONAL, camera.dpi),
        0x011B: (RATIONAL, camera.dpi),
        0x0128: (SHORT, 2),
        0x0132: (ASCII, taken),
        0x013B: (ASCII, picture.owner),
        0x0213: (SHORT, 2 if camera.make != "Apple" else 1),
    }
    if picture.described:
        main[0x010E] = (ASCII, picture.title["en"])
    if camera.software:
        main[0x0131] = (ASCII, camera.software)
    exif = {
        0x829A: (RATIONAL, shot.seconds),
        0x829D: (RATIONAL, shot.f_number),
        0x8822: (SHORT, shot.program),
        0x8827: (SHORT, shot.iso),
        0x9000: (UNDEFINED, _version(picture)),
        0x9003: (ASCII, taken),
        0x9004: (ASCII, taken),
        0x9101: (UNDEFINED, b"\1\2\3\0"),
        0x9204: (SRATIONAL, shot.bias),
        0x9207: (SHORT, 5),
        0x9209: (SHORT, 16 if camera.has_flash else 0),
        0x920A: (RATIONAL, shot.focal_length),
        0xA000: (UNDEFINED, b"0100"),
        0xA001: (SHORT, 1),
        0xA002: (LONG, stored_size[0]),
        0xA003: (LONG, stored_size[1]),
        0xA402: (SHORT, 1 if shot.program == 1 else 0),
        0xA403: (SHORT, 0),
        0xA405: (SHORT, round(shot.focal_length * camera.crop)),
        0xA406: (SHORT, 0),
    }
    if _version(picture) != b"0221":
        exif[0x8830] = (SHORT, 2)
    if lens.name:
        exif[0xA432] = (RATIONAL, [lens.shortest, lens.longest, lens.widest, lens.widest_at_long])
        exif[0xA434] = (ASCII, lens.name)
    if picture.offset:
        exif[0x9010] = exif[0x9011] = exif[0x9012] = (ASCII, picture.offset)
    return segment(main, exif, camera.little_endian)
