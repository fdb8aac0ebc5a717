"""The benchmark's own tables of words, and where their words stand in a line.

These are not the tables of the project: what is edited must not depend on what the project recognises.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.text.fold import fold, fold_word

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class Found:
    """A form of a table in a line: its key, which of the forms it is, and its span without clitics."""

    key: str
    form: int
    start: int
    end: int
    prefix: str = ""


@cache
def table(language: str) -> dict[str, Any]:
    """Return the tables of a language, its places under ``places``."""
    words = tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
    return words | tomllib.loads((_FOLDER / f"places-{language}.toml").read_text("utf-8"))


def section(language: str, path: str) -> dict[str, Any]:
    """Return the part of a language's tables at a dotted path; empty where it has none."""
    part: Any = table(language)
    for name in path.split("."):
        part = part.get(name, {})
    return dict(part)


def forms(language: str, path: str, key: str) -> list[str]:
    """Return the forms that stand under a key."""
    return list(section(language, path).get(key, ()))


@cache
def _index(language: str, path: str) -> tuple[re.Pattern[str], dict[str, list[tuple[str, int, str]]]]:
    meanings: dict[str, list[tuple[str, int, str]]] = {}
    for key, listed in section(language, path).items():
        for number, form in enumerate(listed):
            meanings.setdefault(fold_word(form.strip()), []).append((key, number, form.strip()))
    clitics = fold_word(str(section(language, "words")["clitics"]))
    longest_first = sorted(meanings, key=len, reverse=True)
    alternatives = "|".join(
        re.escape(form) + (r"(?!\w)" if form[-1].isalnum() else "") for form in longest_first
    )
    return re.compile(rf"(?P<prefix>(?<!\w){clitics}|)(?P<form>{alternatives or '(?!)'})"), meanings


def found(text: str, language: str, path: str) -> tuple[Found, ...]:
    """Return where the forms of a table stand in a text; capitals must be as the table has them."""
    return tuple(_found(text, language, path))


def _found(text: str, language: str, path: str) -> Iterator[Found]:
    pattern, meanings = _index(language, path)
    folded = fold(text)
    for match in pattern.finditer(folded.text):
        if match["form"][0].isalnum() and not _begins_a_word(folded.text, match):
            continue
        start, end = folded.span(match.start("form"), match.end("form"))
        for key, number, form in meanings[match["form"]]:
            if _in_case(text[start:end], form):
                yield Found(key, number, start, end, match["prefix"])
                break


def _begins_a_word(text: str, match: re.Match[str]) -> bool:
    """Whether the match, with its clitics, is not the tail of a longer word."""
    start = match.start()
    return start == 0 or not text[start - 1].isalpha()


def _in_case(raw: str, form: str) -> bool:
    if form.isupper():
        return raw == form
    return raw[0].isupper() or not form[0].isupper()


def concepts(text: str, language: str, path: str) -> frozenset[str]:
    """Return the keys of a table that a text has a form of."""
    return frozenset(item.key for item in found(text, language, path))


def word_before(text: str, start: int) -> str:
    """Return the word that stands directly before a place, empty where a mark or nothing does."""
    match = re.search(r"([^\W\d_][\w.’']*) $", text[:start])
    return match[1] if match else ""


def word_after(text: str, end: int) -> str:
    """Return the word that stands directly after a place, empty where a mark or nothing does."""
    match = re.match(r" ([^\W\d_][\w’']*)", text[end:])
    return match[1] if match else ""
