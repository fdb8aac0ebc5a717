"""Where places stand in a text: the longest names of the tables, with their clitics and endings."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress, repeat
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.lexicon import Variant, variants
from checker.facts.places.gazetteer import before_names, cues, gazetteer, leading, swallowed
from checker.text.words import line_starts

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from checker.facts.places.gazetteer import Named
    from checker.text.words import Word

_JOINERS = frozenset("-'.’")
_WIDER = "wider"
"""What is named after a country and is more than it: 'Latin America'."""

_OPENS_SENTENCE = frozenset('.!?؟:;…"“”«»()')


class Place(NamedTuple):
    """A place named by the words ``[first, last)`` of a text.

    ``code`` is the country's, ISO 3166-1 alpha-2, empty for a continent; ``kind`` is country, region, city or
    continent; ``inside`` is the English name of all but a country. ``whole``: the name is not part of a
    longer one ('London Bridge').
    """

    code: str
    first: int
    last: int
    kind: str
    inside: str
    adjective: bool
    whole: bool


def places(text_words: Sequence[Word], language: str, text: str = "") -> tuple[Place, ...]:
    """Return the places named in a text, in order, none overlapping another. Linear in its length.

    The words of two lines of ``text``, where it is given, are never of one name.
    """
    return tuple(_places(text_words, language, line_starts(text_words, text)))


def _places(words: Sequence[Word], language: str, lines: Container[int]) -> Iterator[Place]:
    known = gazetteer(language)
    if not known.rows:
        return
    done = 0
    openings = map(_openings, [word.text for word in words], repeat(language))
    for index in compress(range(len(words)), openings):  # most words open nothing
        found = _at(words, index, language, lines) if index >= done else None
        if found is not None:
            done = found.last
            if found.kind != _WIDER:
                yield found


def _at(words: Sequence[Word], index: int, language: str, lines: Container[int]) -> Place | None:
    """Return the longest place whose name begins at a word; None when there is none."""
    known = gazetteer(language)
    best: Place | None = None
    for variant in _openings(words[index].text, language):
        for last, name in _names(words, index, variant.stem, known.openings.get(variant.stem, {})):
            if name not in known.rows:
                continue
            named = _fitting(known.named(name), words, index, variant, language)
            if named and (best is None or last > best.last):
                best = Place(
                    named.code,
                    index,
                    _past_initial(words, last),
                    named.kind,
                    named.inside,
                    named.form == "adjective",
                    _is_whole(words, index, last, named, lines),
                )
    return best


@lru_cache(maxsize=65536)
def _openings(word: str, language: str) -> tuple[Variant, ...]:
    """Return the readings of a word that begin the name of a place: most words have none."""
    known = gazetteer(language)
    if not word[0].isalnum():
        return ()
    return tuple(it for it in _readings(word, language) if it.stem in known.rows or it.stem in known.openings)


def _readings(word: str, language: str) -> Iterator[Variant]:
    """Yield the readings of a word, also with the article that a preposition has swallowed ('للمغرب')."""
    swallowing = tuple(swallowed().items())
    for variant in variants(word, language):
        yield variant
        for prefix, article in swallowing if variant.prefix else ():
            if variant.prefix.endswith(prefix):
                yield Variant(article + variant.stem, variant.prefix, variant.suffix)


def _names(
    words: Sequence[Word], index: int, stem: str, seconds: Mapping[str, int]
) -> Iterator[tuple[int, str]]:
    """Yield the ends and spellings of what may be names that begin at a word.

    ``seconds`` are the second words of the longer ones, with how many words longer they are at most.
    """
    name, place, count, further = stem, index + 1, 0, len(seconds)
    yield place, name
    while count < further and place < len(words):
        if words[place].text in _JOINERS:
            place += 1
            continue
        if not words[place].is_word:
            return
        if not count:
            further = seconds.get(words[place].text, 0)
            if not further:
                return
        name = f"{name} {words[place].text}"
        place, count = place + 1, count + 1
        yield place, name


def _fitting(
    candidates: Sequence[Named], words: Sequence[Word], index: int, variant: Variant, language: str
) -> Named | None:
    """Return what a name stands for at this place, if the way it is written allows it."""
    for named in candidates:
        if named.cased and not words[index].capital:
            continue
        if named.form != "adjective" and (variant.suffix or variant.prefix not in before_names()):
            continue
        if named.form == "cued" and not _cued(words, index, variant, language):
            continue
        return named
    return None


def _cued(words: Sequence[Word], index: int, variant: Variant, language: str) -> bool:
    return variant.prefix in leading() or (index > 0 and words[index - 1].text in cues(language))


def _past_initial(words: Sequence[Word], last: int) -> int:
    """Return the end of a name with the full stop of its last initial: 'U.S.'."""
    initials = last > 1 and len(words[last - 1].text) == 1 and words[last - 2].text == "."
    return last + 1 if initials and last < len(words) and words[last].text == "." else last


def _is_whole(words: Sequence[Word], first: int, last: int, named: Named, lines: Container[int]) -> bool:
    """Whether no capitalised word is tied to the name: 'London Bridge', 'Jack London'."""
    if named.kind == "country" or not words[first].capital:
        return True
    if last < len(words) and words[last].capital and _are_tied(words, last, lines):
        return False
    if first == 0 or not words[first - 1].capital:
        return True
    opens = first == 1 or words[first - 2].text in _OPENS_SENTENCE or first - 1 in lines
    return opens or not _are_tied(words, first, lines)


def _are_tied(words: Sequence[Word], index: int, lines: Container[int]) -> bool:
    """Whether nothing but a space stands before a word."""
    return words[index].start - words[index - 1].end == 1 and index not in lines
