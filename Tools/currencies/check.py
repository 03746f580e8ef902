"""Compares the decimals of currencies in Sources/MallService/Money.swift with ISO 4217, List One.

    python3 Tools/currencies/check.py LIST

LIST is the list as the maintenance agency SIX publishes it (list-one.xml,
https://www.six-group.com/en/products-services/financial-information/data-standards.html).
The PyPI package iso4217 contains it as iso4217/table.xml.

Prints every difference; exits with status 1 if there is one.
"""

import pathlib
import re
import sys
import xml.etree.ElementTree

SOURCE = pathlib.Path(__file__).parents[2] / "Sources/MallService/Money.swift"
USUAL = 2


def listed(path):
    """Returns the decimals of every code in the list; "N.A." counts as none."""
    decimals = {}
    for entry in xml.etree.ElementTree.parse(path).getroot().iter("CcyNtry"):
        code, unit = entry.findtext("Ccy"), entry.findtext("CcyMnrUnts")
        if code:
            decimals[code] = int(unit) if unit.isdigit() else 0
    return decimals


def ours(text):
    """Returns the decimals of every code in the table of Money.swift."""
    table = re.search(r"let lists = \[\n(.*?)\n    \]", text, re.DOTALL).group(1)
    rows = re.findall(r'(\d): (?:"""(.*?)"""|"(.*?)")', table, re.DOTALL)
    return {code: int(digits) for digits, long, short in rows for code in (long + short).split()}


def main():
    official, table = listed(sys.argv[1]), ours(SOURCE.read_text())
    differences = [
        f"{code}: {table.get(code, USUAL)} instead of {digits}"
        for code, digits in sorted(official.items())
        if table.get(code, USUAL) != digits
    ]
    differences += [f"{code}: not in the list" for code in sorted(table.keys() - official.keys())]
    print("\n".join(differences) or f"{len(official)} currencies agree")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main()
