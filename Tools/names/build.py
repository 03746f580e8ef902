#!/usr/bin/env python3
"""Builds assets/names/names.tsv, the table of camera and lens names, out of tables of other projects and own.tsv.

    build.py NAMES CATALOG                                 writes assets/names/names.tsv
    build.py NAMES CATALOG --judge SEED TABLE HELD_OUT     leaves about half of the source rows out of TABLE,
                                                           and lists them in HELD_OUT (see README.md)

Every source says that some names are one product. Names that any source joins become one row (a union-find over keys),
whose canonical name is the one in own.tsv, else the European one. Names are never joined because they are similar.
"""

import csv
import hashlib
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from lenses import lens_rows
from makers import BRANDS, clean, family_words, key, phone_name, preference, spelled

HERE = Path(__file__).resolve().parent
TABLE = HERE.parents[1] / "assets" / "names" / "names.tsv"
HEADER = "tenfoot-names 1"

# What rawspeed calls an alias because the raw files are alike; a shop sells two products.
NOT_ONE_PRODUCT = re.compile(
    r"DC-\w+D$|DMC-GM1S|ILCE-\w+A$|DSC-HX95|UMC-|GR IIIx? HDF|P45\+|CFV|Hasselblad|DC-FZ9[123]")


class Names:
    """Classes of names that are one product, each name as a pair of brand and name."""

    def __init__(self):
        self.parent = {}
        self.forms = defaultdict(Counter)  # key -> how sources write it
        self.first = set()  # names that own.tsv makes canonical
        self.printed = set()  # names that are sure to be on a box, where the others are codes

    def node(self, brand, name):
        node = (brand, key(name))
        self.parent.setdefault(node, node)
        self.forms[node][name] += 1
        return node

    def find(self, node):
        while self.parent[node] != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node

    def join(self, names):
        """Says that names, pairs of brand and name, are one product; the first may be the only one."""
        nodes = [self.node(brand, name) for brand, name in names if key(name)]
        for node in nodes[1:]:
            self.parent[self.find(node)] = self.find(nodes[0])
        return nodes

    def rows(self):
        """(brand, canonical name, other names), where a name under another brand is "Brand|name"."""
        classes = defaultdict(list)
        for node in self.parent:
            classes[self.find(node)].append(node)
        for nodes in classes.values():
            best = min(nodes, key=lambda n: (n not in self.first, n not in self.printed, preference(n[0], self.form(n)), n))
            brand, name = best[0], self.form(best)
            others = sorted(
                self.form(n) if n[0] == brand else f"{n[0]}|{self.form(n)}" for n in nodes if n != best)
            yield brand, name, others

    def form(self, node):
        forms = self.forms[node]
        return max(forms, key=lambda form: (forms[form], not form.isupper(), form))


def read(path, delimiter="\t"):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if delimiter == "," else csv.QUOTE_NONE)


# Each source yields lists of (brand, name) that are one product.


def canon_ids(folder):
    rows = [row["names"] for row in read(folder / "exiftool-canon-modelid.tsv")]
    # "(new)" tells two products with one name apart: cameras write only the name, which is then the newer one's.
    reused = {name[: -len(" (new)")] for name in rows if name.endswith(" (new)")}
    for row in rows:
        names = [name for name in row.removesuffix(" (new)").split(" / ")]
        if len(names) > 1:
            names = [name for name in names if name not in reused]
        # A slash without blanks lists several products: "PowerShot A3100/A3150 IS".
        if any("/" in name for name in names) or re.match(r"(EOS C|[A-Z]{2}\d|HF |XH|WFT|DC\d)", names[0]):
            continue
        yield [("Canon", name) for name in map(canon_name, names, [names[0]] * len(names))]


def canon_name(name, first):
    """exiftool leaves EOS out after the first name of a row."""
    if first.startswith("EOS") and not name.startswith("EOS"):
        name = "EOS " + name
    name = re.sub(r"^EOS (X\d+i)$", r"EOS Kiss \1", name)
    return re.sub(r"^EOS SL(\d)$", r"EOS Rebel SL\1", name)


def rawspeed(folder):
    for row in read(folder / "rawspeed.tsv"):
        if row["kind"] != "alias" or NOT_ONE_PRODUCT.search(row["exif_model"]):
            continue
        brand = BRANDS.get(row["exif_make"], row["canonical_make"])
        names = [row["exif_model"], row["canonical_model"]] + [row["regional_name"]] * bool(row["regional_name"])
        yield [(brand, spelled(brand, name)) for name in names]


def also_known_as(folder):
    for row in read(folder / "forleoliang-camera_data.csv", ","):
        brand = BRANDS.get(row["Brand"], row["Brand"])
        names = [row["Model"]] + [re.sub(r"\(\w+\)$", "", name) for name in row["Also known as"].split(",") if name]
        if len(names) > 1:
            yield [(brand, spelled(brand, name)) for name in names]


def olympus_types(folder):
    seen = set()
    for row in read(folder / "exiftool-olympus-types.tsv"):
        # A slash with blanks lists several cameras that share a type.
        if " / " in row["names"]:
            continue
        names = [spelled("Olympus", name) for name in re.split("[,/]", row["names"])]
        fresh = [name for name in names if key(name) not in seen]
        seen.update(map(key, names))
        if len(fresh) > 1:
            yield [("Olympus", name) for name in fresh]


def lensfun(folder):
    for row in read(folder / "lensfun-cameras.tsv"):
        brand = BRANDS.get(row["maker"], BRANDS.get(row["maker_en"], row["maker"]))
        model, english = clean(row["model"]), clean(row["model_en"])
        if not english or not english.isascii() or "," in english + model or "(" in english or row["variant"]:
            continue
        # Its phones are named by family only: SM-G935F, the Galaxy S7 edge, as Galaxy S7.
        if brand in ("Canon", "Olympus", "DJI", "Hasselblad"):
            sold_as = ("DJI", english.removeprefix("DJI ")) if english.startswith("DJI ") else (brand, english)
            codes = re.findall(r"\bFC\w+", model) if brand == "DJI" else [model]
            yield [(sold_as[0], spelled(*sold_as))] + [(brand, spelled(brand, code)) for code in codes]


def phones(folder):
    products = defaultdict(set)
    marketed = set()
    for row in read(folder / "google-supported-devices.tsv"):
        sold_as = phone_name(row["Retail Branding"], row["Marketing Name"])
        brand = BRANDS.get(row["Retail Branding"])
        if not sold_as or not brand:
            continue
        marketed.add((sold_as[0], key(sold_as[1])))
        code = spelled(brand, row["Model"])
        if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 +.\-]*", code) and re.search(r"\d", code):
            products[(brand, key(code))].add((sold_as[0], key(sold_as[1]), sold_as[1], code))
    for (brand, code_key), names in sorted(products.items()):
        # A code under two names, or one that is itself a name, tells nothing but that the name exists.
        if len({name[:2] for name in names}) > 1 or (brand, code_key) in marketed:
            yield from ([name[0::2][:2]] for name in sorted(names) if name[:2] == (brand, code_key))
            continue
        sold_brand, _, name, code = min(names)
        both = [(brand, code)] if brand == sold_brand else [(brand, code), (sold_brand, code)]
        yield [(sold_brand, name)] + both


def catalogues(folder):
    """Names alone: they bring no aliases, but the spelling of what exists."""
    for file, brand, model in (
        ("forleoliang-camera_data.csv", "Brand", "Model"),
        ("sensor_database.csv", "CameraMaker", "CameraModel"),
    ):
        for row in read(folder / file, ","):
            maker = BRANDS.get(row[brand], row[brand])
            name = spelled(maker, row[model])
            if maker == "Olympus" and re.match(r"OM[ -](?!D)", name):
                maker, name = "OM System", re.sub(r"^OM (System )?", "", name)
            if key(name) and name != maker and not re.search(r"[/,]|\.$|^ELPH", name):
                # Boxes of the FinePix add a Zoom that cameras write only after bare numbers (FinePix6800 ZOOM).
                bare = re.fullmatch(r"(FinePix [A-Z]+\d+) Zoom", name)
                yield [(maker, bare[1]), (maker, name)] if bare else [(maker, name)]


def own():
    for line in (HERE / "own.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        brand, *names = line.split("\t")
        if brand.startswith("lens "):
            continue
        yield [tuple(name.split("|")) if "|" in name else (brand, name) for name in names]


def held_out(seed, source, group):
    """Whether a source row is left out of the table that is to be judged by it."""
    digest = hashlib.sha256(f"{seed}:{source}:{sorted(group)}".encode()).digest()
    return digest[0] % 2 == 1


def build(names_folder, catalog_folder, seed=None):
    names, judged = Names(), []
    for group in own():
        nodes = names.join(group)
        names.first.add(nodes[0])
        names.forms[nodes[0]][group[0][1]] += 100
    sources = [
        (canon_ids, names_folder), (rawspeed, names_folder), (olympus_types, names_folder), (lensfun, names_folder),
        (also_known_as, catalog_folder), (phones, names_folder)]
    for source, folder in sources:
        for group in source(folder):
            if seed is not None and len(group) > 1 and held_out(seed, source.__name__, group):
                judged.append((source.__name__, group))
            else:
                nodes = names.join(group)
                if source is phones or source is lensfun and group[0][0] != "Canon":
                    names.printed.add(nodes[0])
    for group in catalogues(catalog_folder):
        names.join(group)
    return names, judged


def write(path, names, lenses):
    cameras = defaultdict(list)
    for brand, name, others in names.rows():
        cameras[brand].append("\t".join([name] + others))
    lines = [HEADER]
    for brand in sorted(cameras):
        lines.append("\t".join([f"@camera {brand}"] + family_words(brand)))
        lines += sorted(cameras[brand])
    for brand in sorted(lenses):
        lines.append(f"@lens {brand}")
        lines += sorted("\t".join(row) for row in lenses[brand])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments):
    folders = [Path(argument) for argument in arguments[:2]]
    if len(arguments) == 2:
        names, _ = build(*folders)
        write(TABLE, names, lens_rows(folders[1] / "lensfun-lenses.tsv", HERE / "own.tsv"))
    elif len(arguments) == 6 and arguments[2] == "--judge":
        names, judged = build(*folders, seed=arguments[3])
        write(Path(arguments[4]), names, {})
        lines = ["\t".join([source] + [f"{brand}|{name}" for brand, name in group]) for source, group in judged]
        Path(arguments[5]).write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
