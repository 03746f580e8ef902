"""Facts of one product that are unlikely together: pixels and sensor, mount and sensor, year and all of them, price."""

import demo_numbers

# A pixel is this wide, in thousandths of a millimetre: about 0.8 with four pixels under one filter (48 megapixels on
# 1/2"), 1.1 in ordinary small sensors, 12 in the first reflex cameras and 16 in the Kodak DCS620.
PIXEL_MICROMETRES = {True: (0.75, 16.5), False: (1.05, 10.5)}
OFTEN_UNUSUAL = ("phone", "action", "other", "camcorder")
# Sensors narrower than this are small; the narrowest of the others is that of 1".
SMALL_BELOW_MM = 12

# The most megapixels of a camera with a small sensor, and with a large one, up to a year.
MOST_MEGAPIXELS = (
    (1999, 2.3, 2.8),
    (2001, 5.3, 6.2),
    (2003, 8.3, 14),
    (2006, 10.5, 22),
    (2008, 15, 40),
    (2011, 17, 40),
    (2017, 21.5, 52),
    (2026, 27, 105),
)
# The highest sensitivity that a camera with a small sensor, and with a large one, had up to a year without an extension,
# and what is no longer the lowest one.
HIGHEST_ISO = ((2003, 1600, 3200), (2006, 3200, 3200), (2009, 6400, 25600), (2013, 12800, 102400), (2026, 25600, 1600000))
LOWEST_ISO = 320

# The shortest times of a focal-plane shutter and of a leaf shutter in a compact. Shorter ones are electronic, which were
# rare before 2013.
FOCAL_PLANE_SECONDS = 1 / 8100
LEAF_SECONDS = 1 / 4100
ELECTRONIC_SINCE = 2013
EARLY_ELECTRONIC = {
    "canon-eos-1d",
    "canon-powershot-pro70",
    "casio-exilim-ex-f1",
    "casio-exilim-ex-fc100",
    "casio-exilim-ex-zr200",
    "fujifilm-finepix-s7000",
    "minolta-dimage-a1",
    "nikon-1-j1",
    "nikon-1-j2",
    "nikon-1-v1",
    "nikon-1-v2",
    "nikon-d1",
    "nikon-d1h",
    "nikon-d1x",
}

# The years in which cameras and lenses with a mount were announced, and the widths of their sensors in millimetres.
MOUNTS = {
    "Canon EF": (1987, 2026, 22, 36.1),
    "Canon EF-M": (2012, 2022, 22, 23),
    "Canon RF": (2018, 2026, 22, 36.1),
    "Fujifilm G": (2016, 2026, 43, 45),
    "Fujifilm X": (2012, 2026, 23, 24),
    "Four Thirds": (2002, 2012, 17, 18.1),
    "Hasselblad X": (2016, 2026, 43, 45),
    "Leica L": (2014, 2026, 23, 36.1),
    "Micro Four Thirds": (2008, 2026, 17, 19.3),
    "Nikon 1": (2011, 2018, 13, 13.3),
    "Nikon Z": (2018, 2026, 23, 36.1),
    "Pentax Q": (2011, 2015, 6, 7.6),
    "Samsung NX": (2010, 2016, 23, 24),
    "Samsung NX-M": (2014, 2015, 13, 13.3),
    "Sony E": (2010, 2026, 23, 36.1),
}
# The first year of a processor that came with a change of generation.
PROCESSORS = {
    "DIGIC": 2002,
    "DIGIC II": 2004,
    "DIGIC III": 2006,
    "DIGIC 4": 2008,
    "DIGIC 5": 2011,
    "DIGIC 6": 2013,
    "DIGIC 7": 2016,
    "DIGIC 8": 2018,
    "DIGIC X": 2020,
    "EXPEED": 2007,
    "EXPEED 2": 2010,
    "EXPEED 3": 2011,
    "EXPEED 4": 2013,
    "EXPEED 5": 2016,
    "EXPEED 6": 2018,
    "EXPEED 7": 2021,
    "BIONZ": 2006,
    "BIONZ X": 2013,
    "BIONZ XR": 2020,
    "X-Processor Pro": 2016,
    "X-Processor 4": 2018,
    "X-Processor 5": 2022,
    "TruePic VIII": 2016,
    "TruePic X": 2022,
}
# A price, divided by what is usual for its kind, format and age: a rangefinder costs ten times as much, and a plain
# lens of 50 mm a tenth.
PRICE_RATIO = (1 / 12, 15)


def implausible(product: dict):
    """What is unlikely about a product, one text for each combination."""
    for rule in (_pixels, _megapixels_of_year, _sensitivity, _exposure_time, _mount, _processor, _price):
        yield from rule(product)


def _pixels(product: dict):
    sensor, megapixels = product.get("sensorSize"), product.get("megapixels")
    if not sensor or not megapixels:
        return
    pitch = (sensor["widthMM"] * sensor["heightMM"] / megapixels) ** 0.5
    low, high = PIXEL_MICROMETRES[product["kind"] in OFTEN_UNUSUAL or product.get("year", 2010) < 2003]
    if not low <= pitch <= high:
        yield f"{megapixels} megapixels on {sensor['name']}: pixels of {pitch:.2f} micrometres"


def _megapixels_of_year(product: dict):
    if product["kind"] in OFTEN_UNUSUAL or not {"megapixels", "year"} <= product.keys():
        return
    most = _limit(MOST_MEGAPIXELS, product)
    if product["megapixels"] > most:
        yield f"{product['megapixels']} megapixels in {product['year']}: at most {most}"


def _sensitivity(product: dict):
    low, high = product.get("isoRange", (None, None))
    if low is None or product["kind"] in OFTEN_UNUSUAL:
        return
    if low > LOWEST_ISO:
        yield f"no sensitivity below ISO {low}"
    if "year" in product and high > _limit(HIGHEST_ISO, product):
        yield f"ISO {high} in {product['year']}, without an extension"


def _exposure_time(product: dict):
    time, year, kind = product.get("exposureTime", 1), product.get("year", ELECTRONIC_SINCE), product["kind"]
    if year >= ELECTRONIC_SINCE or kind in OFTEN_UNUSUAL or product["id"] in EARLY_ELECTRONIC:
        return
    if time < (LEAF_SECONDS if kind == "compact" else FOCAL_PLANE_SECONDS):
        yield f"1/{1 / time:.0f} s in {year}"


def _mount(product: dict):
    if product.get("mount") not in MOUNTS:
        return
    first, last, narrowest, widest = MOUNTS[product["mount"]]
    if not first <= product.get("year", first) <= last:
        yield f"{product['mount']} in {product['year']}: its years are {first}-{last}"
    sensor = product.get("sensorSize")
    if sensor and not narrowest <= sensor["widthMM"] <= widest:
        yield f"{product['mount']} with a sensor {sensor['widthMM']} mm wide"


def _processor(product: dict):
    name = product.get("processor", "").removeprefix("Dual ")
    if name in PROCESSORS and product.get("year", 2026) < PROCESSORS[name]:
        yield f"{name} in {product['year']}: it came in {PROCESSORS[name]}"


def _price(product: dict):
    ratio = product["price"]["amountMinor"] / 100 / demo_numbers.usual_yuan(product)
    low, high = PRICE_RATIO
    if not low <= ratio <= high:
        yield f"a price of {product['price']['amountMinor'] // 100} yuan, {ratio:.2f} of the usual one"


def _limit(limits, product: dict) -> float:
    """The limit of a product's year, for a small or a large sensor."""
    large = product.get("sensorSize", {}).get("widthMM", SMALL_BELOW_MM) >= SMALL_BELOW_MM
    return next(limit[2 if large else 1] for limit in limits if product["year"] <= limit[0])
