"""Edits of places, and of lists of those who take part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from edit_kinds.tables import concepts, found, section, word_after, word_before
from edit_kinds.translit import places_of, same_name
from edit_kinds.values import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from edit_kinds.tables import Found
    from edit_kinds.values import Edit, Line

_KINDS = ("country", "continent", "region", "city")
_VOWELS = "AEIOUÉÈÊÂÎÔÛ"
_AL = "ال"
_NAME = r"[A-ZÉÈÀÎ][\w’'-]*\w(?: [A-ZÉÈÀÎ][\w’'-]*\w){0,2}"
_LIST = re.compile(
    rf"(?<![\w.'’-])(?:(?P<first>{_NAME}), )?(?P<second>{_NAME}),? (?P<and>and|et) (?P<third>{_NAME})"
)


def place_edits(line: Line, random: Random) -> Iterator[Edit]:
    """Yield, for each place that both languages name, the line with another of its type throughout."""
    for kind in _KINDS:
        path = f"places.{kind}"
        there = concepts(line.other, line.beside, path)
        here = [item for item in found(line.text, line.language, path) if _stands_alone(line, item)]
        for key in dict.fromkeys(item.key for item in here if item.key in there):
            same = [item for item in here if item.key == key]
            put = _another(line, same[0], path, there | {item.key for item in here}, random)
            if put:
                yield replaced("place", line, [((item.start, item.end), put) for item in same])


def _stands_alone(line: Line, item: Found) -> bool:
    """Whether a place is no part of a longer name ('Bank of England', 'New York Times')."""
    before, after = word_before(line.text, item.start), word_after(line.text, item.end)
    if line.text[item.end : item.end + 1] == "-" or line.text[item.start - 1 : item.start] == "-":
        return False
    if line.language == "ar":
        return True
    named = re.search(r"[A-Z]\w+ (?:of|de|du|for) (?:the |la |l['’])?$", line.text[: item.start])
    return not named and not before[:1].isupper() and not after[:1].isupper()


def _another(line: Line, item: Found, path: str, taken: frozenset[str], random: Random) -> str:
    table = section(line.language, path)
    raw = line.text[item.start : item.end]
    options = [
        listed[0] for key, listed in table.items() if key not in taken and _fits(line, item, raw, listed[0])
    ]
    return str(random.choice(options)) if options else ""


def _fits(line: Line, item: Found, raw: str, put: str) -> bool:
    """Whether a name goes where another stood: with its article, gender, elision, number."""
    if line.language == "ar":
        return raw.startswith(_AL) == put.startswith(_AL) and not (
            item.prefix.endswith("ل") and put.startswith(_AL)
        )
    if line.language == "fr":
        return _shape(raw) == _shape(put)
    the = word_before(line.text, item.start).lower() == "the"
    return the == (put in section("en", "places_of")["with_article"])


def _shape(name: str) -> tuple[bool, bool, bool]:
    """Return what decides the French article of a place: a vowel first, its gender, its number."""
    of = section("fr", "places_of")
    return name[0] in _VOWELS, name.endswith("e") and name not in of["masculine"], name in of["plural"]


def participant_edits(line: Line, random: Random) -> Iterator[Edit]:
    """Yield each list of two or three names with one of them gone, where the other language has all."""
    for match in _LIST.finditer(line.text):
        names = [match[part] for part in ("first", "second", "third") if match[part]]
        unfit = word_before(line.text, match.start()) in section(line.language, "lists")["not_before"]
        verb = word_after(line.text, match.end()) in section(line.language, "lists")["verbs_of_many"]
        unfit = unfit or word_before(line.text, match.start())[:1].isupper()
        unfit = unfit or names[-1] in section("en", "persons")["titles"]
        unfit = unfit or word_after(line.text, match.end())[:1].isupper()
        if unfit or (verb and len(names) < 3) or not all(_is_named(name, line) for name in names):
            continue
        if len(names) == 3:
            gone, kept = match["second"], f"{match['first']} {match['and']} {match['third']}"
        else:
            gone = random.choice(names)
            kept = names[1] if gone == names[0] else names[0]
        span = (match.start(), match.end())
        if not _is_again(gone, line.text[: span[0]] + line.text[span[1] :]):
            yield replaced("participant", line, [(span, kept)])


def _is_again(name: str, rest: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name.rsplit(maxsplit=1)[-1])}(?!\w)", rest))


def _is_named(name: str, line: Line) -> bool:
    """Whether the other language names the same: as a place, in the same letters, or in its own script."""
    places = [(kind, concepts(name, line.language, f"places.{kind}")) for kind in _KINDS]
    if any(keys & concepts(line.other, line.beside, f"places.{kind}") for kind, keys in places if keys):
        return True
    last = name.rsplit(maxsplit=1)[-1]
    return bool(places_of(last, line.other)) or any(same_name(last, word) for word in line.other.split())
