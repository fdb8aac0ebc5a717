"""Make the table of currencies from CLDR, as Babel carries it.

Writes checker/facts/quantities/data/currencies.tsv: code, family (the last word of the English name, which
currencies of several countries share), territories where it is legal tender, and names in each language. A
table made once is read in a millisecond, where Babel itself takes more than a check may. Run:
python training/currencies.py
"""

from __future__ import annotations

from pathlib import Path

import babel
from babel import Locale
from babel.core import get_global

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "checker" / "facts" / "quantities" / "data" / "currencies.tsv"
LANGUAGES = ("ar", "en", "fr")
# Names that other languages do not keep apart.
ONE_FAMILY = {"riyal": "rial", "krone": "krona", "króna": "krona", "koruna": "krona"}
# Units of account, metals and indexed units: nobody pays in them.
NOT_SPENT = frozenset(
    ("XDR", "XAU", "XAG", "XPT", "XPD", "CLF", "COU", "UYI", "UYW", "USN", "BOV", "CHE", "CHW", "MXV")
)


def in_use() -> dict[str, list[str]]:
    """Return the currencies that are legal tender today, with their territories."""
    found: dict[str, list[str]] = {}
    for territory, spent in get_global("territory_currencies").items():
        for code, _since, until, tender in spent:
            if until is None and tender and code not in NOT_SPENT:
                found.setdefault(code, []).append(territory)
    return {code: sorted(found[code]) for code in sorted(found)}


def names(code: str, language: str) -> list[str]:
    """Return the name of a currency and its plural forms."""
    locale = Locale(language)
    plural = locale._data["currency_names_plural"].get(code, {})  # noqa: SLF001 - Babel has no other way to them
    found = [locale.currencies.get(code), *plural.values()]
    return list(dict.fromkeys(name for name in found if name and name != code))


def main() -> None:
    """Write the table."""
    lines = [
        f"# Made by training/currencies.py from Unicode CLDR (Unicode License), Babel {babel.__version__}.",
        "\t".join(("code", "family", "territories", *LANGUAGES)),
    ]
    for code, territories in in_use().items():
        last = names(code, "en")[0].split()[-1].lower()
        family = ONE_FAMILY.get(last, last)
        cells = ["|".join(names(code, language)) for language in LANGUAGES]
        lines.append("\t".join((code, family, " ".join(territories), *cells)))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
