"""Words of two renderings of one passage, in two languages, of which one says the opposite of the other.

'A new war' beside «un nouveau traité de paix»: everyday words, which are opposed only where they stand for
each other. So the two have to be linked by word alignment, and linked with no word of their own side; or
neither text has a word of the other's side at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.align.wording import Span
from checker.facts.polarity import negations
from checker.facts.polarity.everyday import everyday
from checker.model.language import primary_language
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.align.vectors import Text
    from checker.align.words import WordAlignment


class Opposites(NamedTuple):
    """Characters of two texts that say opposite things."""

    one: Span
    other: Span


class _Pole(NamedTuple):
    """A word that names one side of a concept."""

    concept: str
    side: str
    span: Span

    def is_like(self, other: _Pole) -> bool:
        return (self.concept, self.side) == (other.concept, other.side)

    def is_opposed(self, other: _Pole) -> bool:
        return self.concept == other.concept and self.side != other.side


def opposite_words(one: Text, other: Text, aligned: WordAlignment) -> Iterator[Opposites]:
    """Yield the words of two texts that stand for each other and are opposites; none that is denied.

    Args:
        one: a text and its language.
        other: the same words in another language.
        aligned: the words of the two, ``one`` first.
    """
    mine, theirs = _poles(*one), _poles(*other)
    used: set[tuple[Span, Span]] = set()
    for left in mine:
        for right in theirs:
            spans = left.span, right.span
            if spans in used or not left.is_opposed(right):
                continue
            if _stand_for_each_other(left, right, (mine, theirs), aligned):
                used.add(spans)
                yield Opposites(*spans)


def may_be_opposed(one: Text, other: Text) -> bool:
    """Whether two texts have words that are opposites, whatever these stand for."""
    theirs = _poles(*other)
    return any(left.is_opposed(right) for left in _poles(*one) for right in theirs)


def _stand_for_each_other(
    left: _Pole, right: _Pole, poles: tuple[Sequence[_Pole], Sequence[_Pole]], aligned: WordAlignment
) -> bool:
    """Whether two opposed words are linked, and neither with its like; or neither text has a like."""
    likes = [it for it in poles[1] if it.is_like(left)], [it for it in poles[0] if it.is_like(right)]
    if not any(likes):
        return True
    return (
        aligned.bond(left.span, right.span) > 0
        and not any(aligned.bond(left.span, it.span) > 0 for it in likes[0])
        and not any(aligned.bond(it.span, right.span) > 0 for it in likes[1])
    )


def _poles(text: str, language: str) -> list[_Pole]:
    language = primary_language(language)
    every = words(text)
    denied = {
        index
        for item in negations(every, language, text)
        if not item.cancelled
        for index in range(item.first, item.end)
    }
    return [
        _Pole(it.concept, it.side, Span(every[it.first].start, every[it.last - 1].end))
        for it in everyday(every, language)
        if it.first not in denied
    ]
