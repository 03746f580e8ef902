"""Facts out of the public camera tables: a folder that holds them is given to the build, none of them is kept here.

- forleoliang-camera_data.csv: year, pixels, sensor, zoom, equivalent focal length, aperture, shutter, sensitivity
- sensor_database_detailed.csv (openMVG): sensor
- kaggle-camera_dataset_1038.csv: year, equivalent focal length

Only a value that can be read without guessing becomes a fact: "Yes" is not a zoom, "Auto" not a sensitivity, and a
pixel count that does not say whether it is the effective one is left alone.
"""

import csv
import re
from pathlib import Path

INCH_TYPE = re.compile(r'^(\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?)?)"\s*\(~?\s*([\d.]+) x ([\d.]+) mm\)')
MILLIMETRES = re.compile(r"([\d.]+) x ([\d.]+) mm")


def key(name: str) -> str:
    """A name reduced to what tells one camera from another: letters, digits and +, in lower case."""
    return re.sub(r"[^a-z0-9+]", "", name.casefold())


class PublicTables:
    """What the public tables say of a camera, looked up by its full name."""

    def __init__(self, folder: Path):
        self._main = {}
        for row in _rows(folder / "forleoliang-camera_data.csv"):
            for alias in _aliases(row["Also known as"]):
                self._main.setdefault(key(f"{row['Brand']} {alias}"), row)
        # Names of their own go before what others are also known as.
        for row in _rows(folder / "forleoliang-camera_data.csv"):
            self._main[key(f"{row['Brand']} {row['Model']}")] = row
        self._sensors = {
            key(f"{row['CameraMaker']} {row['CameraModel']}"): row["SensorDescription"]
            for row in _rows(folder / "sensor_database_detailed.csv")
        }
        self._early = {key(row["Model"]): row for row in _rows(folder / "kaggle-camera_dataset_1038.csv")}

    def facts(self, name: str) -> dict:
        """The facts known of a camera under the keys of a product; empty for a name in none of the tables."""
        found = {}
        if row := self._early.get(key(name)):
            found |= _early_facts(row)
        if description := self._sensors.get(key(name)):
            found |= _present(sensorSize=sensor_size(description))
        if row := self._main.get(key(name)):
            found |= _main_facts(row)
        return found


def _rows(path: Path) -> list[dict]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _aliases(text: str) -> list[str]:
    """The names in "EOS 2000D,EOS Kiss X90(Japan)", without their regions."""
    return [re.sub(r"\([^)]*\)", "", name).strip() for name in text.split(",") if name.strip()]


def _main_facts(row: dict) -> dict:
    return _present(
        year=int(row["Year"]) if row["Year"].isdigit() else None,
        megapixels=number(row["Effective megapixels"]),
        sensorSize=sensor_size(row["Sensor size"]),
        zoom=_zoom(row["Optical zoom"]),
        equivalentFocalLength=_focal_range(row["Focal length (35mm equiv.)"]),
        fNumber=_first_number(r"^f\s*([\d.]+)", row["Max aperture"]),
        isoRange=iso_range(row["ISO"]),
        exposureTime=_exposure_time(row["Max. shutter speed"]),
    )


def _early_facts(row: dict) -> dict:
    wide, tele = number(row["Zoom wide (W)"]), number(row["Zoom tele (T)"])
    return _present(
        year=int(row["Release date"]) if row["Release date"].isdigit() else None,
        equivalentFocalLength=[wide, tele] if wide and tele and wide <= tele else None,
    )


def _present(**facts) -> dict:
    return {name: value for name, value in facts.items() if value is not None}


def number(text: str) -> float | int | None:
    """A decimal as the JSON number one would write by hand: 12, not 12.0; nothing for no number or zero."""
    if not re.fullmatch(r"\d+(\.\d+)?", text.strip()) or float(text) == 0:
        return None
    return int(float(text)) if float(text).is_integer() else float(text)


def _first_number(pattern: str, text: str) -> float | int | None:
    match = re.search(pattern, text)
    return number(match[1].rstrip(".")) if match else None


def _zoom(text: str) -> float | int | None:
    zoom = _first_number(r"^([\d.]+)x$", text)
    return zoom if zoom and zoom > 1 else None


def _focal_range(text: str) -> list | None:
    match = re.fullmatch(r"([\d.]+)(?: - ([\d.]+))? mm", text.strip())
    if not match:
        return None
    return [number(match[1]), number(match[2] or match[1])]


def _exposure_time(text: str) -> float | None:
    match = re.fullmatch(r"1/(\d+) sec", text.strip())
    return fraction(1, int(match[1])) if match else None


def fraction(numerator: int, denominator: int) -> float:
    """A shutter speed in seconds, to six significant digits: 1/1600 s is 0.000625."""
    return float(f"{numerator / denominator:.6g}")


def iso_range(text: str) -> list[int] | None:
    """The native range of "Auto, 100, 200, 400 (3200 with boost)", or of "100-25600 in 1/3 stops".

    What is said in brackets with a word, or after "in", "plus", "Hi" or "+", is an extension and not counted.
    """
    text = re.sub(r"\([^)]*[a-z][^)]*\)", "", text, flags=re.I)
    # "in 1/3 EV steps" is said in many ways; no sensitivity is a fraction.
    text = re.sub(r"\b[\d,]*\d(?:/\d)?(?: or \d/\d)? EV|\d/\d", "", re.split(r"\b(?:in|plus|Hi)\b|\+", text)[0])
    if re.search(r"boost|expan|exten", text, re.I):
        return None
    values = [int(value) for value in re.findall(r"\d+", text)]
    return [min(values), max(values)] if values else None


def sensor_size(description: str) -> dict | None:
    """A sensor by the name photographers use: '13.2 x 8.8 mm' is 1", '35.8 x 23.9 mm' is full frame."""
    size = MILLIMETRES.search(description)
    if not size:
        return None
    width, height = number(size[1]), number(size[2])
    inch = INCH_TYPE.match(description)
    name = f'{inch[1]}"' if inch else sensor_name(width)
    return {"name": name, "widthMM": width, "heightMM": height} if name else None


def sensor_name(width_mm: float) -> str | None:
    """The name of a format by its width, in millimetres; nothing where no format is that wide."""
    for low, high, name in (
        (43, 54, "Medium format"),
        (35, 36.5, "Full frame"),
        (26, 29, "APS-H"),
        (20, 24.1, "APS-C"),
        (18.5, 18.9, '1.5"'),
        (17, 18.2, "Four Thirds"),
        (12.8, 13.3, '1"'),
    ):
        if low <= width_mm <= high:
            return name
    return None


def inch_type(name: str) -> dict | None:
    """The customary picture area of an optical format, such as 1/1.7, as the sensor tables give it."""
    sizes = {
        "1/1.6": (8, 6),
        "1/1.7": (7.53, 5.64),
        "1/1.72": (7.44, 5.58),
        "1/1.8": (7.11, 5.33),
        "1/2": (6.4, 4.8),
        "1/2.3": (6.16, 4.62),
        "1/2.33": (6.08, 4.56),
        "1/2.5": (5.75, 4.32),
        "1/2.7": (5.33, 4),
        "1/3": (4.8, 3.6),
        "1/3.2": (4.5, 3.37),
        "2/3": (8.8, 6.6),
        "1": (13.2, 8.8),
    }
    if name not in sizes:
        return None
    return {"name": f'{name}"', "widthMM": sizes[name][0], "heightMM": sizes[name][1]}
