"""The cameras and lenses the demo pictures say they were taken with, and what a picture is made of.

The strings are the raw ones these cameras write, trailing blanks included; telling that `E-M5            ` of
`OLYMPUS IMAGING CORP.  ` is an Olympus E-M5 is the viewer's task.
"""

from dataclasses import dataclass
from fractions import Fraction

MANUAL, NORMAL, APERTURE, SHUTTER = 1, 2, 3, 4


@dataclass(frozen=True)
class Lens:
    """A lens: its LensModel string (empty for one that is built in), focal lengths in millimetres, widest f-numbers."""

    name: str
    shortest: float
    longest: float
    widest: float
    widest_at_long: float


@dataclass(frozen=True)
class Camera:
    """A camera: its EXIF strings, its crop factor, the lens built into it if it has one."""

    make: str
    model: str
    crop: float
    software: str = ""
    built_in: Lens | None = None
    mount: str = ""
    exif_version: bytes = b"0230"
    little_endian: bool = True
    dpi: int = 72
    has_flash: bool = True


@dataclass(frozen=True)
class Shot:
    """An exposure: seconds as a fraction, f-number, ISO, compensation in EV as a fraction, focal length in
    millimetres."""

    program: int
    seconds: Fraction
    f_number: float
    iso: int
    bias: Fraction
    focal_length: float


@dataclass(frozen=True)
class Picture:
    """One picture of the demo album: its scene, its words, and how it was taken. `taken` is local time."""

    scene: object
    title: dict
    album: dict
    owner: str
    count: int
    camera: Camera
    lens: Lens
    shot: Shot
    taken: str
    offset: str = ""
    orientation: int = 1
    described: bool = False

    @property
    def file(self):
        words = "".join(k if k.isalnum() else " " for k in self.title["en"].lower()).split()
        return "-".join(words) + ".jpg"


def _built_in(shortest, longest, widest, widest_at_long):
    return Lens("", shortest, longest, widest, widest_at_long)


EOS_5D = Camera("Canon", "Canon EOS 5D Mark III", 1.0, mount="EF", has_flash=False)
EOS_550D = Camera("Canon", "Canon EOS 550D", 1.6, mount="EF", exif_version=b"0221")
G7X = Camera("Canon", "Canon PowerShot G7 X", 2.72, built_in=_built_in(8.8, 36.8, 1.8, 2.8), dpi=180)
D90 = Camera(
    "NIKON CORPORATION", "NIKON D90", 1.5, "Ver.1.00 ", mount="F", exif_version=b"0221", little_endian=False, dpi=300
)
X100 = Camera(
    "FUJIFILM",
    "FinePix X100",
    1.52,
    "Digital Camera FinePix X100 Ver1.21",
    _built_in(23, 23, 2, 2),
    exif_version=b"0221",
)
XT1 = Camera("FUJIFILM", "X-T1", 1.52, "Digital Camera X-T1 Ver4.00", mount="X", has_flash=False)
A7 = Camera("SONY", "ILCE-7M3", 1.0, "ILCE-7M3 v3.10", mount="E", exif_version=b"0231", dpi=350, has_flash=False)
IPHONE = Camera(
    "Apple", "iPhone 12 Pro", 6.2, "14.4.2", _built_in(4.2, 4.2, 1.6, 1.6), exif_version=b"0232", little_endian=False
)
TZ10 = Camera("Panasonic", "DMC-TZ10", 6.1, "Ver.1.0  ", _built_in(4.1, 49.2, 3.3, 4.9), exif_version=b"0221", dpi=180)
EM5 = Camera(
    "OLYMPUS IMAGING CORP.  ",
    "E-M5            ",
    2.0,
    "Version 1.5                    ",
    mount="MFT",
    dpi=350,
    has_flash=False,
)
K5 = Camera(
    "PENTAX             ",
    "PENTAX K-5         ",
    1.5,
    "PENTAX K-5          Ver 1.13",
    mount="K",
    exif_version=b"0221",
    little_endian=False,
    dpi=300,
)
Z6 = Camera(
    "NIKON CORPORATION",
    "NIKON Z 6",
    1.0,
    "Ver.03.00",
    mount="Z",
    exif_version=b"0231",
    little_endian=False,
    dpi=300,
    has_flash=False,
)

EF50 = Lens("EF50mm f/1.4 USM", 50, 50, 1.4, 1.4)
EF24_70 = Lens("EF24-70mm f/2.8L II USM", 24, 70, 2.8, 2.8)
EF70_200 = Lens("EF70-200mm f/2.8L IS II USM", 70, 200, 2.8, 2.8)
NIKKOR35 = Lens("AF-S DX Nikkor 35mm f/1.8G", 35, 35, 1.8, 1.8)
XF23 = Lens("XF23mmF1.4 R", 23, 23, 1.4, 1.4)
XF56 = Lens("XF56mmF1.2 R", 56, 56, 1.2, 1.2)
FE24_70 = Lens("FE 24-70mm F2.8 GM", 24, 70, 2.8, 2.8)
MZ12_50 = Lens("OLYMPUS M.12-50mm F3.5-6.3", 12, 50, 3.5, 6.3)
MZ45 = Lens("OLYMPUS M.45mm F1.8", 45, 45, 1.8, 1.8)
DA18_135 = Lens("smc PENTAX-DA 18-135mm F3.5-5.6 ED AL [IF] DC WR", 18, 135, 3.5, 5.6)
Z24_70 = Lens("NIKKOR Z 24-70mm f/4 S", 24, 70, 4, 4)

LENS_MOUNTS = {
    EF50: "EF",
    EF24_70: "EF",
    EF70_200: "EF",
    NIKKOR35: "F",
    XF23: "X",
    XF56: "X",
    FE24_70: "E",
    MZ12_50: "MFT",
    MZ45: "MFT",
    DA18_135: "K",
    Z24_70: "Z",
}


def taken_with(camera, lens=None):
    """The camera and its lens, or the one built in; a lens of another mount is a mistake."""
    if camera.built_in is not None:
        assert lens is None, f"{camera.model} has its own lens"
        return camera, camera.built_in
    assert LENS_MOUNTS[lens] == camera.mount, f"{lens.name} does not fit {camera.model}"
    return camera, lens


def shot(program, seconds, f_number, iso, bias, focal_length):
    """An exposure from short strings: seconds "1/125" or "10", bias "-1/3"."""
    return Shot(program, Fraction(seconds), f_number, iso, Fraction(bias), focal_length)
