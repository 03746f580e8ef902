"""The lenses of build.py: one row a lens, in the notation that LensNotation of the program makes of it."""

import csv
import re
from collections import defaultdict

MAKERS = {
    "Carl Zeiss": "Zeiss", "LEICA CAMERA AG": "Leica", "Leica Camera AG": "Leica", "Meke": "Meike",
    "NIKON CORPORATION": "Nikon", "Nikon Corporation": "Nikon", "OM Digital Solutions": "OM System",
    "Ricoh Imaging Company": "Pentax", "Schneider-Kreuznach": "Schneider", "Venus": "Laowa",
}
# Brands of cameras whose lenses the makers' own and foreign firmware names without a brand.
MOUNTS = {"Sony E": "Sony", "Fujifilm X": "Fujifilm", "Nikon Z": "Nikon", "Canon RF": "Canon", "Leica L": "Panasonic"}
WORDS = {word.lower(): word for word in (
    "Art Aspherical Contemporary Digital Elmarit Fisheye Heliar Lanthar Leica Lumix Macro Micro Nikkor Nocticron Nokton "
    "Pentax Pro Rokkor Skopar Sports Summicron Summilux Ultron Vario Zoom Zuiko").split()}


def lens_rows(path, own):
    """brand -> rows of canonical name and other names."""
    groups = defaultdict(dict)  # (brand, key) -> {key: name}
    known = {}  # (brand, key) of a name -> the group that own.tsv puts it into
    for line in own.read_text(encoding="utf-8").splitlines():
        if line.startswith("lens "):
            brand, *names = line.removeprefix("lens ").split("\t")
            groups[(brand, lens_key(names[0]))] = {lens_key(name): name for name in names}
            known |= {(brand, lens_key(name)): (brand, lens_key(names[0])) for name in names}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            add(groups, known, row)
    return distinct(groups)


def add(groups, known, row):
    if row["model_en"].startswith("fixed lens") or row["maker"] in ("Generic", "AEE", "GitUp"):
        return
    brand = MAKERS.get(row["maker"], row["maker"])
    if not re.search(r"mm|\d/\d", row["model"] + row["model_en"]) or re.search("compatibles|S/N", row["model"]):
        return
    printed, other = (row["model"], row["model_en"]) if brand == "Nikon" else (row["model_en"] or row["model"], row["model"])
    if brand == "Nikon":
        printed = re.sub(r"(f/\S+.*) \d{2,3}$", r"\1", printed)
    name = notation(printed, brand)
    if says_nothing(name):
        return
    group = groups[known.get((brand, lens_key(name)), (brand, lens_key(name)))]
    group.setdefault(lens_key(name), name)
    for alias in filter(None, [other, row["model"], written_by_camera(name, brand)]):
        alias_name = notation(alias, brand)
        if says_nothing(alias_name):
            continue
        if not names_brand(alias, brand):
            for mount in row["mounts"].split("|"):
                if mount in MOUNTS and MOUNTS[mount] != brand:
                    foreign = notation(alias, MOUNTS[mount])
                    group.setdefault((MOUNTS[mount], lens_key(foreign)), f"{MOUNTS[mount]}|{foreign}")
        group.setdefault(lens_key(alias_name), alias_name)


def written_by_camera(name, brand):
    """What Olympus cameras write for their lenses: "M.12-40mm f/2.8" for "M.Zuiko Digital ED 12-40mm f/2.8 Pro"."""
    match = re.fullmatch(r"M\.Zuiko Digital (?:ED )?(\d.*?)(?: IS)?(?: Pro)?", name) if brand == "Olympus" else None
    return f"OLYMPUS M.{match[1]}" if match else None


def says_nothing(name):
    """Whether a name is no more than a focal length and an aperture, which any maker's lens may have."""
    return not re.search("[A-Za-z]", re.sub(r"\d+(\.\d+)?(-\d+(\.\d+)?)?mm|f/[\d.-]+", "", name))


def distinct(groups):
    """Rows without the names that two lenses share."""
    claims = defaultdict(set)
    for group in groups:
        for key in groups[group]:
            claims[key if isinstance(key, tuple) else (group[0], key)].add(group)
    rows = defaultdict(list)
    for (brand, own_key), names in groups.items():
        # A lens that another lens also claims to be is an alias there, and no row of its own.
        owners = claims[(brand, own_key)]
        if any(owner != (brand, own_key) and owner[1] != own_key for owner in owners) and len(names) == 1:
            continue
        others = sorted(
            name for key, name in names.items()
            if key != own_key and len(claims[key if isinstance(key, tuple) else (brand, key)]) == 1
            and (isinstance(key, tuple) or (brand, key) not in groups))
        rows[brand].append([names[own_key]] + others)
    return rows


def names_brand(name, brand):
    return name.lower().startswith(brand.lower()) or re.match(r"(LEICA|LUMIX|OLYMPUS|SIGMA|TAMRON)\b", name, re.I)


def lens_key(name):
    return re.sub(r"[^a-z0-9+.*\-\u0080-\U0010ffff]", "", re.sub("[A-Z]", lambda m: m[0].lower(), name))


def notation(raw, brand):
    name = re.sub(r" (?:extender )?\+ ?(?:.*\d.*|.*conv.*)$", "", raw.replace("–", "-").replace("_", " "), flags=re.I)
    if not re.match(r"leica dg? ", name, re.I):
        for prefix in (brand, {"Zeiss": "Carl Zeiss", "Meike": "MEKE", "Voigtländer": "Voigtlander"}.get(brand, brand), brand):
            if name.lower().startswith(prefix.lower() + " "):
                name = name[len(prefix) + 1:]
    name = re.sub(r"(?:^| )(?:1:)?(\d(?:\.\d)?(?:-\d(?:\.\d)?)?)/(\d{2,3}(?:-\d{2,3})?)(?: ?mm)?(?=M?(?: |$))", r" \2mm f/\1", name)
    name = re.sub(r"(\d)/F(?=\d)", r"\1mm f/", name, flags=re.I)
    name = re.sub(r"\bf=(?=\d)", "", name)
    name = re.sub(r"(\d) ?mm(?=[^ ])", r"\1mm ", name)
    name = re.sub(r"(\d) mm\b", r"\1mm", name)
    name = re.sub(r"(?:^| )f/?(?!0\d)(?=\d)", " f/", name, flags=re.I)
    if "f/" not in name:
        name = re.sub(r" 1:(?=\d)", " f/", name)
    name = re.sub(r"([A-Za-z*])(?=\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?mm)", r"\1 ", name)
    name = re.sub(r"(\d)\.0(?=-|mm| |$)", r"\1", name)
    name = re.sub(r"f/(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)", lambda m: f"f/{m[1]}" if m[1] == m[2] else m[0], name)
    name = re.sub(r"(f/[\d.-]+)(I{2,3}|IV)\b", r"\1 \2", name)
    name = re.sub(r" ?\| ?", " ", name)
    name = re.sub(r" ?\[([ACS])\](?= |$)", r" \1", name)
    name = re.sub(r" Lens$", "", re.sub(r"[\[\]]", " ", name).strip())
    name = " ".join(word(w) for w in name.split())
    return by_brand(name, brand)


def word(text):
    if match := re.fullmatch(r"M(?:ar)?k(II|III|IV|V)", text):
        return match[1]
    return "-".join(WORDS.get(part.lower(), part) for part in text.split("-"))


def by_brand(name, brand):
    if brand == "Canon":
        return re.sub(r"(f/[\d.-]+) L\b", r"\1L", name)
    if brand == "Fujifilm":
        return re.sub(r"(f/[\d.-]+)R\b", r"\1 R", re.sub("^Fujinon ", "", name, flags=re.I))
    if brand == "Pentax":
        return re.sub(r"\bPentax[- ]?(?=\S)", "", name, flags=re.I)
    if brand == "Sigma":
        for letter, line in (("A", "Art"), ("C", "Contemporary"), ("S", "Sports")):
            name = re.sub(rf" (?:{letter}|{line})(?: {letter})?(?: 0\d\d)?$", f" {line}", name)
        return name
    if brand == "Sony":
        return re.sub(r" \((?:SAL|SEL)\w+(?:-\d)?\)$", "", name)
    if brand == "Tamron":
        name = re.sub(r"\bDi ?(I{2,3})\b", r"Di \1", name)
        return re.sub(r" \(?(?:Model )?([A-Z]\d{2,3}[A-Z]?):?\)?$", r" (\1)", name)
    return name
