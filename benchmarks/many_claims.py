"""Stories of any number of claims, made of the NTREX development documents, and vectors for their claims.

The first 62 triples of accounts are the documents as they are, in three languages. Every further one is a
document as long whose sentences are made of a quarter of each of four, drawn from all, the same in the three
languages; persons have other names, numbers are others. The three accounts of a triple render each other;
beyond that, claims are at most about as like as the sentences of one document. So a claim has as many
counterparts in a long story as in a short one.

The vectors of the documents are the encoder's own; that of a sentence told anew is the sum of those that it
is made of: this keeps the spread of real vectors, where random ones would be far from everything. Any other
text has the sum of vectors drawn for its words.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from accounts import PUBLISHED, understood
from evaluation_data import ntrex

from checker.model.source import Source, SourceKind, Story

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from checker.embed import Encoder
    from checker.embed.background import Calibration

    Rows = NDArray[np.float32]

LANGUAGES = ("ar", "en", "fr")
MIXED = 4  # sentences in one told anew
LATIN = (
    "ba",
    "do",
    "ki",
    "lu",
    "me",
    "no",
    "ra",
    "si",
    "ta",
    "vo",
    "bran",
    "dor",
    "kal",
    "mas",
    "nur",
    "rim",
)
ARABIC = (
    "با",
    "دو",
    "كي",
    "لو",
    "مي",
    "نو",
    "را",
    "سي",
    "تا",
    "فو",
    "بران",
    "دور",
    "كال",
    "ماس",
    "نور",
    "ريم",
)
_WORDS = 4096


class Line(NamedTuple):
    """A sentence as it is told, and the sentences of the documents that it is made of."""

    text: str
    sentences: tuple[int, ...]


@dataclass(frozen=True)
class Account:
    """What one account tells, line by line."""

    id: str
    language: str
    lines: tuple[Line, ...]

    def source(self) -> Source:
        """Return the account as an article."""
        text = "\n".join(line.text for line in self.lines)
        return Source(self.id, SourceKind.ARTICLE, text, self.language, published=PUBLISHED)


def story(accounts: Sequence[Account]) -> Story:
    """Return a story of accounts."""
    return Story("many", "", tuple(account.source() for account in accounts))


class Documents:
    """The documents, their sentences numbered through, and where they name persons."""

    def __init__(self) -> None:
        self.documents = ntrex()
        sizes = [len(each["en"]) for each in self.documents]
        self.first = [sum(sizes[:place]) for place in range(len(sizes))]
        self.sentences = {tag: [text for each in self.documents for text in each[tag]] for tag in LANGUAGES}

    @cached_property
    def persons(self) -> dict[tuple[str, int], list[tuple[int, int, int]]]:
        """Where persons are named, by language and sentence: start, end, number of the person."""
        found: dict[tuple[str, int], list[tuple[int, int, int]]] = {}
        for first, each in zip(self.first, self.documents, strict=True):
            lines = {tag: tuple(Line(text, ()) for text in each[tag]) for tag in LANGUAGES}
            told = story([Account(tag, tag, lines[tag]) for tag in LANGUAGES])
            _, facts = understood(told)
            for name in facts.names:
                text = told.source(name.mention.source).text
                line = text.count("\n", 0, name.mention.start)
                offset = text.rfind("\n", 0, name.mention.start) + 1
                place = name.mention.start - offset, name.mention.end - offset, 1000 * first + name.entity
                found.setdefault((name.mention.source, first + line), []).append(place)
        return found

    def accounts(self, claims: int) -> list[Account]:
        """Return the fewest triples of accounts that have about so many sentences."""
        found: list[Account] = []
        count = telling = 0
        while count < claims:
            number = telling % len(self.documents)
            found += self._told(number, telling // len(self.documents))
            count += 3 * len(self.documents[number]["en"])
            telling += 1
        return found

    def _told(self, number: int, telling: int) -> Iterator[Account]:
        first, size = self.first[number], len(self.documents[number]["en"])
        random = Random(f"{number} {telling}")
        every = len(self.sentences["en"])
        mixed: list[tuple[int, ...]] = [(sentence,) for sentence in range(first, first + size)]
        if telling:
            mixed = [tuple(random.randrange(every) for _ in range(MIXED)) for _ in mixed]
        for tag in LANGUAGES:
            lines = tuple(Line(self._mixture(tag, each, telling), each) for each in mixed)
            yield Account(f"{tag}-{telling}-{number}", tag, lines)

    def _mixture(self, tag: str, sentences: Sequence[int], telling: int) -> str:
        """Return the first words of the first sentence, the last of the last, as many of each."""
        found: list[str] = []
        for place, sentence in enumerate(sentences):
            words = self._text(tag, sentence, telling).split()
            share = slice(len(words) * place // len(sentences), len(words) * (place + 1) // len(sentences))
            found += words[share]
        return " ".join(found)

    def _text(self, tag: str, sentence: int, telling: int) -> str:
        """Return a sentence with the names and numbers of a telling."""
        text: str = self.sentences[tag][sentence]
        if not telling:
            return text
        for start, end, person in sorted(self.persons.get((tag, sentence), ()), reverse=True):
            size = len(text[start:end].split())
            text = text[:start] + name(person, telling, size, arabic=tag == "ar") + text[end:]
        return re.sub(r"\d+", lambda figures: str(int(figures[0]) + telling), text)


def name(person: int, telling: int, words: int, *, arabic: bool) -> str:
    """Return the name of so many words that a person has in a telling; the last words are the last name."""
    random = Random(f"{person} {telling}")
    parts = [[random.randrange(len(LATIN)) for _ in range(3)] for _ in range(3)]
    syllables = ARABIC if arabic else LATIN
    spelt = ["".join(syllables[it] for it in part) for part in parts[-min(words, 3) :]]
    return " ".join(part if arabic else part.capitalize() for part in spelt)


@dataclass(frozen=True)
class Prepared:
    """An encoder that looks its vectors up: of the lines of accounts, and of words for any other text."""

    rows: dict[tuple[str, str], Rows]
    calibration: Calibration | None
    words: Rows
    name: str = "prepared"
    fingerprint: str = "prepared"
    prefix: str = ""
    notice: str | None = None
    tokens: None = None

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self.words.shape[1])

    def encode(self, texts: Sequence[str], languages: Sequence[str]) -> Rows:
        """Return unit rows, one a text."""
        return np.stack([self._row(text, tag) for text, tag in zip(texts, languages, strict=True)])

    def raw(self, texts: Sequence[str]) -> Rows:
        """Return unit rows, one a text, of their words."""
        return np.stack([self._row(text, "") for text in texts])

    def _row(self, text: str, tag: str) -> Rows:
        row = self.rows.get((tag, text))
        if row is None:
            words = [zlib.crc32(word.encode()) % _WORDS for word in text.split() or [""]]
            row = self.words[words].sum(axis=0)
        return np.asarray(row / np.linalg.norm(row), np.float32)


def vectors(documents: Documents, encoder: Encoder) -> dict[str, Rows]:
    """Return the vectors of all sentences of the documents, by language."""
    return {tag: encoder.encode(texts, [tag] * len(texts)) for tag, texts in documents.sentences.items()}


def prepared(accounts: Sequence[Account], real: dict[str, Rows], calibration: Calibration | None) -> Prepared:
    """Return the encoder of such accounts. ``real`` has the vectors of the documents' sentences."""
    rows = {}
    for account in accounts:
        own = real[account.language]
        for line in account.lines:
            rows[account.language, line.text] = own[list(line.sentences)].sum(axis=0)
    drawn = np.random.default_rng(1).normal(size=(_WORDS, real["en"].shape[1])).astype(np.float32)
    return Prepared(rows, calibration, drawn)
