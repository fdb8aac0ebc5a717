"""English sentences with their words put into Arabic or French, one by one, all or some of them.

No translation: what a reader of both languages makes of it is most of what it says. The words are those of
``data/glosses.tsv``, the most frequent of SNLI, written for this; what is not among them stays English. So
pairs with a label known in English become pairs, with the same label, in Arabic, French and across languages.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

GLOSSED = ("ar", "fr")

_TABLE = Path(__file__).with_name("data") / "glosses.tsv"
_TOKEN = re.compile(r"[A-Za-z]+(?:[-'][A-Za-z]+)*|\d+|[^\sA-Za-z\d]")
_ARTICLES = {"a": "indefinite", "an": "indefinite", "the": "definite"}
_REACH = 3
"""So many words beyond an article its noun is looked for."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """What an English word is in French and in Arabic.

    ``tags``: n noun, a adjective, v verb, b form of 'to be', d number or quantity, x other; f feminine in
    French, F feminine in Arabic, p plural.
    """

    fr: str
    ar: str
    tags: str

    def of(self, language: str) -> str:
        """Return it in a language."""
        return self.ar if language == "ar" else self.fr


@dataclass(frozen=True, slots=True)
class _Slot:
    """A word as it stands in English, what it means, and the article before it."""

    raw: str
    gloss: Gloss | None
    article: str = ""

    def has(self, tag: str) -> bool:
        return self.gloss is not None and tag in self.gloss.tags


@cache
def table() -> dict[str, Gloss]:
    """Return the glosses, by English word."""
    with _TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {word: Gloss(fr, ar, tags) for words, fr, ar, tags in rows for word in words.split()}


def glossed(text: str, language: str, random: Random, share: float = 1.0) -> str:
    """Return an English sentence with its words in another language.

    Args:
        text: the sentence.
        language: ``ar`` or ``fr``.
        random: decides which words stay.
        share: how many of the words that can be put into the other language are.
    """
    slots = [_kept(it, random, share) for it in _slots(text)]
    return " ".join(_words(list(_nouns_first(slots)), language))


def _slots(text: str) -> list[_Slot]:
    """Return the words of a sentence, articles joined to what follows; 'is' before a verb is left out."""
    known = table()
    found: list[_Slot] = []
    article = ""
    tokens = _TOKEN.findall(text)
    for at, raw in enumerate(tokens):
        word = raw.lower()
        if word in _ARTICLES:
            article = _ARTICLES[word]
            continue
        gloss = known.get(word)
        following = known.get(tokens[at + 1].lower()) if at + 1 < len(tokens) else None
        if gloss and "b" in gloss.tags and following and "v" in following.tags:
            continue
        found.append(_Slot(raw, gloss, article))
        article = ""
    return found


def _kept(slot: _Slot, random: Random, share: float) -> _Slot:
    return slot if random.random() < share else _Slot(slot.raw, None, slot.article)


def _nouns_first(slots: Sequence[_Slot]) -> Iterator[_Slot]:
    """Yield the words with adjectives behind their noun, which takes the article."""
    at = 0
    while at < len(slots):
        end = at
        while end < len(slots) and end - at < _REACH and slots[end].has("a"):
            end += 1
        if end > at and end < len(slots) and slots[end].has("n"):
            article = next((it.article for it in slots[at : end + 1] if it.article), "")
            yield _Slot(slots[end].raw, slots[end].gloss, article)
            # An Arabic adjective has the article of its noun.
            yield from (_Slot(it.raw, it.gloss, f"with {article}") for it in slots[at:end])
            at = end + 1
        else:
            yield slots[at]
            at += 1


def _words(slots: Sequence[_Slot], language: str) -> Iterator[str]:
    subject = ""
    for slot in slots:
        if slot.gloss is None:
            if slot.article and not slot.article.startswith("with"):
                yield "the" if slot.article == "definite" else "a"
            yield slot.raw
            continue
        tags = slot.gloss.tags
        if "n" in tags and not subject:
            subject = tags
        word = slot.gloss.of(language)
        told = _arabic(word, slot, subject) if language == "ar" else _french(word, slot)
        if told:
            yield told


def _arabic(word: str, slot: _Slot, subject: str) -> str:
    """Return a word with its article; a verb of a feminine subject begins with t."""
    if slot.article.endswith(" definite") or (slot.article == "definite" and slot.has("n")):
        return f"ال{word}"
    if slot.has("v") and "F" in subject and word.startswith("ي"):
        return f"ت{word[1:]}"
    return word


def _french(word: str, slot: _Slot) -> str:
    """Return a word, a noun with its article."""
    if not slot.has("n") or not slot.article:
        return word
    if slot.has("p"):
        return f"{'les' if slot.article == 'definite' else 'des'} {word}"
    feminine = slot.has("f")
    if slot.article == "definite":
        return f"{'la' if feminine else 'le'} {word}"
    return f"{'une' if feminine else 'un'} {word}"
