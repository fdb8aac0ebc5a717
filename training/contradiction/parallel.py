"""Pairs made by rule of parallel documents: edits, translations, parts, neighbours."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any

from edit_kinds import KINDS
from edits import lines_of, words_by_frame
from example import CONTRADICTION, ENTAILMENT, LANGUAGES, NEUTRAL, pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from random import Random

    from example import Example

_SHORTEST_PART = 4
_HEAD_FIRST = 0.7
_EVEN = 0.5


def parallel(documents: Sequence[Mapping[str, Any]], random: Random) -> list[Example]:
    """Return pairs made of parallel documents by rule, of one language and across languages."""
    return [*_edited(documents, random), *_agreeing(documents, random)]


def _edited(documents: Sequence[Mapping[str, Any]], random: Random) -> Iterator[Example]:
    """Yield each edited sentence beside what it was, its translations, and itself cut short."""
    seen: set[tuple[str, str]] = set()
    for edited, beside in permutations(LANGUAGES, 2):
        third = next(it for it in LANGUAGES if it not in {edited, beside})
        for document in documents:
            strangers = words_by_frame(documents, edited, document["doc"])
            for line in lines_of(document, (edited, beside), strangers):
                for kind, edits in KINDS.items():
                    for edit in edits(line, random):
                        yield pair((edit.text, line.other), CONTRADICTION, kind, (edited, beside))
                        if (edit.text, line.text) in seen:
                            continue
                        seen.add((edit.text, line.text))
                        yield pair((edit.text, line.text), CONTRADICTION, kind, (edited, edited))
                        last = document[third][line.number]
                        yield pair((edit.text, last), CONTRADICTION, kind, (edited, third))
                        # That a text was edited must not give the answer away.
                        for part, _ in _parts(edit.text, random)[:1]:
                            yield pair((edit.text, part), ENTAILMENT, "less", (edited, edited))


def _agreeing(documents: Sequence[Mapping[str, Any]], random: Random) -> Iterator[Example]:
    """Yield translations, translations of a part, and neighbouring sentences."""
    for document in documents:
        for one, other in [*permutations(LANGUAGES, 2), *((it, it) for it in LANGUAGES)]:
            for number, (text, beside) in enumerate(zip(document[one], document[other], strict=True)):
                if one != other:
                    yield pair((text, beside), ENTAILMENT, "translation", (one, other))
                    if random.random() < _EVEN:
                        yield pair((text, beside), ENTAILMENT, "translation", (one, other))
                for part, rest in _parts(beside, random)[:1]:
                    yield pair((text, part), ENTAILMENT, "less", (one, other))
                    yield pair((part, text), NEUTRAL, "more", (other, one))
                    if random.random() < _EVEN:
                        yield pair((part, rest), NEUTRAL, "parts", (other, other))
                away = random.choice((-2, -1, 1, 2))
                if 0 <= number + away < len(document[other]):
                    yield pair((text, document[other][number + away]), NEUTRAL, "neighbour", (one, other))


def _parts(text: str, random: Random) -> list[tuple[str, str]]:
    """Return the two parts of a sentence at a comma, in some order; none where one would be too short."""
    found = []
    for mark in (",", "،"):
        for place in (at for at, char in enumerate(text) if char == mark):
            head, tail = text[:place].strip(), text[place + 1 :].strip()
            if min(len(head.split()), len(tail.split())) >= _SHORTEST_PART:
                found.append((head, tail) if random.random() < _HEAD_FIRST else (tail, head))
    random.shuffle(found)
    return found
