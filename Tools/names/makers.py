"""Tables of makers for build.py: brands as sources write them, names as makers print them, which region's name to take.

Spelling here only needs to bring a source's way of writing into the form that the rules of the program (MakerSpelling)
leave alone; a test checks that they do.
"""

import re

# A maker or brand as sources write it -> the canonical brand.
BRANDS = {
    "AgfaPhoto": "AgfaPhoto", "Apple": "Apple", "Asus": "Asus", "Canon": "Canon", "Casio": "Casio", "DJI": "DJI",
    "FUJIFILM": "Fujifilm", "Fujifilm": "Fujifilm", "Google": "Google", "HTC": "HTC", "HUAWEI": "Huawei",
    "Hasselblad": "Hasselblad", "Honor": "Honor", "Huawei": "Huawei", "KONICA MINOLTA": "Konica Minolta",
    "Konica-Minolta": "Konica Minolta", "LG Electronics": "LG", "LG Mobile": "LG", "LGE": "LG", "Mi": "Xiaomi", "Motorola": "Motorola",
    "Nokia": "Nokia", "OLYMPUS IMAGING CORP.": "Olympus", "OnePlus": "OnePlus", "Oppo": "Oppo", "POCO": "Xiaomi",
    "Panasonic": "Panasonic", "Phase One A/S": "Phase One", "RaspberryPi": "Raspberry Pi", "Realme": "Realme",
    "realme": "Realme", "Redmi": "Xiaomi", "RICOH IMAGING COMPANY, LTD.": "Ricoh", "SONY": "Sony", "Samsung": "Samsung",
    "Sony": "Sony", "Sony Ericsson": "Sony Ericsson", "Vivo": "Vivo", "Xiaomi": "Xiaomi", "Fairphone": "Fairphone",
    "Olympus Corporation": "Olympus", "Olympus Imaging Corp.": "Olympus", "Olympus Optical Co.,Ltd": "Olympus",
    "Olympus": "Olympus", "Essential Products": "Essential",
}

# Families whose word may be left out, the longest first.
FAMILIES = {
    "Apple": [], "Canon": ["Digital IXUS", "PowerShot", "EOS", "IXUS", "IXY Digital", "IXY"], "Casio": ["Exilim"],
    "Fujifilm": ["FinePix"], "Google": ["Pixel"], "HP": ["Photosmart"], "Kodak": ["EasyShare", "PixPro"],
    "Konica": ["Revio"], "Konica Minolta": ["DiMAGE"], "Kyocera": ["Finecam"], "Minolta": ["DiMAGE"],
    "Nikon": ["Coolpix"], "Olympus": ["OM-D", "PEN", "mju Tough", "mju", "Stylus Tough", "Stylus", "Tough"],
    "Panasonic": ["Lumix DMC", "Lumix DC", "Lumix"], "Pentax": ["Optio"], "Ricoh": ["Caplio"],
    "Samsung": ["Galaxy", "Digimax"], "Sanyo": ["Xacti"], "Sony": ["Cyber-shot DSC", "Xperia", "Alpha"],
}


def family_words(brand):
    return FAMILIES.get(brand, [])


def clean(name):
    return " ".join(name.replace("\u00a0", " ").replace("™", "").split())


def key(name):
    """Letters and digits in lower case, editions in Roman numerals: NameKey of the program."""
    text = re.sub(r"[^a-z0-9+\u0080-\U0010ffff]", "", re.sub("[A-Z]", lambda m: m[0].lower(), name))
    numerals = dict(zip("23456789", "ii iii iv v vi vii viii ix".split()))
    text = re.sub(r"(?<=.)(?:mark|mk)([2-9])", lambda m: numerals[m[1]], text)
    return re.sub(r"(?<=.)(?:mark|mk)(?=[iv])", "", text)


def spelled(brand, name):
    """A name without its brand, in the program's spelling as far as sources differ from it."""
    name = clean(name)
    for prefix in (brand, "Konica-Minolta", "HUAWEI", "LG", "OPPO"):
        if re.match(re.escape(prefix) + "[ _-]", name, re.I):
            name = name[len(prefix) + 1:].strip()
    return SPELLINGS.get(brand, lambda n: n)(name)


def canon(name):
    name = re.sub(r"^DIGITAL IXUS", "Digital IXUS", re.sub(r"^Powershot", "PowerShot", name))
    name = re.sub(r"^(EOS-1D)S$", r"\1s", name)
    name = re.sub(r"\bREBEL\b", "Rebel", re.sub(r"\bDIGITAL\b", "Digital", re.sub(r"\bKISS\b", "Kiss", name)))
    name = re.sub(r"\bWIRELESS\b", "Wireless", name)
    name = re.sub(r"^(EOS \d+D) Digital$", r"\1", name)
    return re.sub(r"^(EOS \w+) II$", r"\1 Mark II", name) if "M50" in name else name


def fujifilm(name):
    name = re.sub(r"^Finepix", "FinePix", name)
    name = re.sub(r"^(FinePix .*\d) EXR$", r"\1EXR", name)
    if name == "A850":
        name = "FinePix A850"
    return re.sub(r"^FinePix (X\d+)$", r"\1", name)


def kodak(name):
    name = re.sub(r"^Easyshare", "EasyShare", name)
    return re.sub(r"^((?:C|CD|CX|DX|LS|M|MD|MX|P|V|Z|ZD)\d{3,}(?: IS)?)$", r"EasyShare \1", name)


def casio(name):
    name = re.sub(r"^(?:exilim )?(?:pro )?(EX-.+)$", r"Exilim \1", name, flags=re.I)
    return re.sub(r"^EXILIM", "Exilim", name)


def leica(name):
    name = re.sub(r"^([CDV])-LUX", r"\1-Lux", name, flags=re.I)
    name = re.sub(r" \(?Type? ?(\d+)\)?$", r" (Typ \1)", name)
    return name.replace("M-Monochrom", "M Monochrom")


def olympus(name):
    name = re.sub(r" iHS$", "", re.sub(r" ?/ ?EVOLT .*$", "", name))
    name = re.sub(r"^(?:OM-D )?(E-M\d+X?) ?(?:Mark)? ?([IV]+ ?S?)?$",
                  lambda m: f"OM-D {m[1]}" + (f" Mark {m[2]}" if m[2] else "").replace(" S", "S"), name)
    name = re.sub(r"^Stylus1$", "Stylus 1", name)
    name = re.sub(r"^(?:PEN )?(E-P[LM]?\d+s?)$", r"PEN \1", name)
    zooms = {"UZ": "Ultra Zoom", "WZ": "Wide Zoom", "Z": "Zoom", "Zoom": "Zoom", "Wide Zoom": "Wide Zoom"}
    name = re.sub(r"^([CD])-?(\d+) ?(UZ|WZ|Zoom|Z|Wide Zoom)$", lambda m: f"{m[1]}-{m[2]} {zooms[m[3]]}", name)
    name = re.sub(r"^([CD]|FE|SP|X)[- ]?(\d+)( ?UZ| ?L|R)?$",
                  lambda m: f"{m[1]}-{m[2]}{(m[3] or '').strip()}", name)
    name = re.sub(r"^(SP-\d+) Ultra Zoom$", r"\1UZ", name)
    name = re.sub(r"^(V[GHR]|T)-?(\d+)$", r"\1-\2", name)
    name = re.sub(r"^(?:u|Mju|mju) ?-?D?(\d+) ?(SW|WP)?$", lambda m: f"mju {m[1]}" + (f" {m[2]}" if m[2] else ""), name)
    name = re.sub(r"^u-?T(?:ough)?-?(\d+)$", r"mju Tough \1", name)
    name = re.sub(r"^(?:StylusTough|Stylus Tough|ST)[- ]?(\d+)$", r"Stylus Tough \1", name)
    name = re.sub(r"^u(\d+)D$", r"mju \1 Digital", name)
    name = re.sub(r"^(?:S|Stylus )(\d+) ?(SW|WP)?$", lambda m: f"Stylus {m[1]}" + (f" {m[2]}" if m[2] else ""), name)
    name = re.sub(r"^S(\d+)D$", r"Stylus \1", name)
    name = re.sub(r"^(?:OM |Stylus )?(?:Tough )?(TG-\w+)$", r"Tough \1", name)
    return re.sub(r"^Stylus ((?:SH|SP|XZ)-)", r"\1", name)


def panasonic(name):
    name = re.sub(r"^(D(?:M)?C-)", r"Lumix \1", name)
    name = re.sub(r"^GF90$", "Lumix DC-GF90", name)
    numerals = {"2": "II", "3": "III"}
    name = re.sub(r"^(Lumix D\w+-\w*?\d\w?)MK?([23])(X?)$", lambda m: f"{m[1]} {numerals[m[2]]}{m[3]}", name)
    name = re.sub(r"^(Lumix D\w+-\w+) Mark ([IV]+)$", r"\1 \2", name)
    return re.sub(r"^Lumix (S\d\w*)$", r"Lumix DC-\1", name)


def sony(name):
    name = re.sub(r"^Cyber-?shot DSC[ -]", "Cyber-shot DSC-", name, flags=re.I)
    name = re.sub(r"^DSC-", "Cyber-shot DSC-", name)
    name = re.sub(r"^(?:Cyber-shot DSC-)?(QX\d+)$", r"Cyber-shot DSC-\1", name)
    name = re.sub(r"^Alpha NEX-", "NEX-", name)
    name = re.sub(r"^(?:Alpha )?(?:SLT|DSLR|ILC[AE])-A?(\d+?)V?( II)?$", r"Alpha \1\2", name)
    name = re.sub(r"^(?:Alpha )?[aA](\d+)(C|R|S|CR)?( [IV]+)?$",
                  lambda m: f"Alpha {m[1]}{m[2] or ''}{m[3] or ''}", name)
    return re.sub(r"^(ZV-\w+) Mark", r"\1", name)


SPELLINGS = {
    "Asus": lambda n: n.replace("_", " "),
    "Canon": canon, "Casio": casio, "Fujifilm": fujifilm, "HTC": lambda n: n.replace("_", " "), "Kodak": kodak,
    "Konica Minolta": lambda n: re.sub(r"^(ALPHA|DYNAX|MAXXUM) ", lambda m: m[1].title() + " ", n).replace(
        "SWEET DIGITAL", "Sweet Digital"),
    "Leica": leica, "Olympus": olympus, "Panasonic": panasonic,
    "Nikon": lambda n: re.sub(r"^(Z\d+) ([IV]+)$", r"\1\2", n),
    "Pentax": lambda n: re.sub(r"^Optio (WG-(?![12]\b).*)$", r"\1", n),
    "Ricoh": lambda n: {"GR Digital 3": "GR Digital III", "GR Digital 4": "GR Digital IV"}.get(n, n),
    "Sony": sony,
}


def preference(brand, name):
    """How far a name is from the one on the European box; 0 is that one."""
    ranks = {
        "Canon": [r"^EOS[ -](?!Rebel|Kiss|Digital)", r"IXUS", r"^PowerShot (?!ELPH|SD)", r"^PowerShot", r""],
        "Konica Minolta": [r"^Dynax|^DiMAGE", r""],
        "Olympus": [r"^(mju|FE-|SP-|C-|E-|OM-D|PEN|VR-|VG-|SZ-)", r"^Stylus", r""],
        "Panasonic": [r"-(TZ|FT|FS|GX)", r"-(?!ZS|TS|FH)", r""],
        "Fujifilm": [r"^FinePix", r""],
    }.get(brand, [r""])
    return next(rank for rank, pattern in enumerate(ranks) if re.search(pattern, name))


def phone_name(retail, marketing):
    """(brand, name) of a phone or tablet, or None where the list gives no name that a shop would print."""
    brand = BRANDS.get(retail)
    name = clean(marketing.replace("_", " "))
    if not brand or retail not in PHONES or not name or not name.isascii() or re.search(r"[/,|]", name):
        return None
    if name.startswith("Ericsson "):
        brand, name = "Sony Ericsson", name.removeprefix("Ericsson ")
    if match := re.match(r"(\w+) (?=\S)", name):
        # Honor was Huawei's and Realme Oppo's before they were brands.
        brand = {"honor": "Honor", "realme": "Realme"}.get(match[1].lower(), brand)
        if match[1].lower() == brand.lower():
            name = name[match.end():]
    if brand == "Motorola":
        name = re.sub(r"\((\d+)\)", r"\1", name)
        name = " ".join(w if re.search("[A-Z]", w) and len(w) > 1 else w[:1].upper() + w[1:] for w in name.split())
        name = re.sub(r"^(Moto [A-Za-z])(\d)", lambda m: m[1].replace(m[1][-1], m[1][-1].upper()) + m[2], name)
    if brand == "Xiaomi":
        name = re.sub(r"^(MI|mi)(?= |$)", "Mi", name)
        if not re.match(r"(Mi|Redmi|POCO|Xiaomi|\d|Black|MIX)\b", name):
            return None
    if brand == "Samsung":
        name = re.sub(r"([a-z]{3}|Tab[A-Z])(\d)", r"\1 \2", re.sub(r"(?<=\S)\(", " (", name))
        if not name.startswith("Galaxy"):
            return None
    name = " ".join(w.capitalize() if w in ("LITE", "PRO", "PLUS", "MAX", "ULTRA", "PLAY") else w for w in name.split())
    # What is no more than a code is no name.
    if name.lower() == brand.lower() or re.fullmatch(r"[A-Z]{2,}\d{3,}\w*|\d{4,}\w*|[A-Z]+\d*-\w+", name):
        return None
    return brand, name


# Retail brands of phones that take photos people keep.
PHONES = {
    "Asus", "Essential Products", "Fairphone", "Google", "HTC", "Honor", "Huawei", "LGE", "Mi", "Motorola", "Nokia",
    "OnePlus", "Oppo", "POCO", "Realme", "realme", "Redmi", "Samsung", "Sony", "Sony Ericsson", "Vivo", "Xiaomi",
}
