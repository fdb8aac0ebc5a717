"""Words of a quotation that were exchanged: what its rendering in another language says instead.

Two witnesses. Tables of everyday opposites, whose words word alignment links. And, where it is asked for, a
logistic model over what bears out each word in the other text (``word_support``), which needs no table: of
both texts it names the word that is borne out least, if that is little enough. Its weights are fitted by
``training/exchanged.py``. A free translation leaves words without a counterpart too: neither is more than a
warning, and the model takes a second encoder and some tenths of a second.
"""

from __future__ import annotations

from functools import cache
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from checker.align.opposite_words import may_be_opposed, opposite_words
from checker.align.parts import Clash
from checker.align.word_support import FEATURES, LANGUAGES, support
from checker.align.word_support import weights as measured_on
from checker.embed import load
from checker.embed.bundled import USE_M
from checker.embed.encoder import CentredEncoder
from checker.model.errors import ModelError
from checker.model.language import primary_language
from checker.text.tables import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from checker.align.parts import Passage
    from checker.align.vectors import Text
    from checker.align.wording import Span
    from checker.align.words import WordAligner, WordAlignment
    from checker.embed import Encoder

OPPOSITE, EXCHANGED = "opposite", "exchanged"
"""The parts of clashes: by words that are opposites, by a word that nothing bears out."""

PAIR_FEATURES = ("top", "words", "beside", "whole")
"""The columns of two texts: the score of the word that is borne out least, the logarithm of the number of
telling words, the highest score of the other text, and the cosine of the texts."""

SECOND = USE_M
"""The encoder of stretches of words, beside the one that aligns."""

_LIKE_LENGTH = 0.6
"""The part that the telling words of the shorter text are of those of the longer, at least."""


class Exchange(NamedTuple):
    """A word that its rendering does not bear out, how probably, and whether it is of the other text.

    ``one`` and ``other`` are the characters of either text, the word and what stands in its place.
    """

    one: Span
    other: Span
    of_other: bool
    probability: float


def exchanged(
    one: Passage, other: Passage, aligner: WordAligner | None, *, whole: bool = True, least: int = 0
) -> Iterator[Clash]:
    """Yield words of two renderings of one passage, in two languages, of which one was exchanged.

    Nothing without an aligner, or where its encoder has no vectors of tokens.

    Args:
        one: a rendering.
        other: another.
        aligner: aligns their words.
        whole: whether ``one`` renders all of ``other``; else what only ``other`` has is no difference.
        least: how probable it has to be, in percent, that a word was exchanged which no table has; 0: none.
    """
    texts = (one.text, one.language), (other.text, other.language)
    # Words are aligned only where there is something to ask: it takes a pass through the network.
    if not least and not may_be_opposed(*texts):
        return
    aligned = aligner.align(*texts) if aligner is not None else None
    if aligned is None:
        return
    opposites = [(OPPOSITE, *it) for it in opposite_words(*texts, aligned)]
    if not opposites and least:
        found = unsupported(*texts, aligned, least / 100, whole=whole)
        opposites = [(EXCHANGED, found.one, found.other)] if found else []
    for part, mine, theirs in opposites:
        yield Clash(
            part, _placed(one, mine), _placed(other, theirs), (_said(one, mine), _said(other, theirs))
        )


def unsupported(
    one: Text, other: Text, aligned: WordAlignment, least: float, *, whole: bool = True
) -> Exchange | None:
    """Return the word of two texts that is borne out least, if it was so probably exchanged, in [0, 1].

    None where no word was, in languages that the model does not know, without its second encoder, and where
    it is of ``other`` and ``one`` does not render the whole of that.
    """
    second = _second()
    if second is None or not {primary_language(tag) for _, tag in (one, other)} <= set(LANGUAGES):
        return None
    found = likeliest(one, other, aligned, second)
    if found is None or (found.of_other and not whole):
        return None
    return found if found.probability >= least else None


def likeliest(one: Text, other: Text, aligned: WordAlignment, second: Encoder) -> Exchange | None:
    """Return the word of two texts that is borne out least; None where they have no telling words to compare.

    Of texts of unlike length one leaves something out: they are not compared.
    """
    sides = support(one, other, aligned, second)
    if sides is None or not _are_alike(*(len(it.spans) for it in sides)):
        return None
    scores = [word_scores(side.columns) for side in sides]
    side = int(scores[1].max() > scores[0].max())
    at = int(scores[side].argmax())
    places = sides[side].spans[at], sides[side].counterparts[at]
    mine, theirs = places if side == 0 else places[::-1]
    weights = _table()["pair"]
    columns = zip(PAIR_FEATURES, pair_columns([it.columns for it in sides], scores), strict=True)
    total = weights["bias"] + sum(weights[name] * value for name, value in columns)
    return Exchange(mine, theirs, side == 1, 1 / (1 + exp(-total)))


def _are_alike(one: int, other: int) -> bool:
    return min(one, other) >= _LIKE_LENGTH * max(one, other)


def word_scores(columns: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how little bears out each word, as log odds, shape (words,)."""
    weights = _table()["word"]
    return np.asarray(columns @ np.array([weights[name] for name in FEATURES]) + weights["bias"], np.float32)


def pair_columns(
    words: Sequence[NDArray[np.float32]], scores: Sequence[NDArray[np.float32]]
) -> tuple[float, ...]:
    """Return the columns of ``PAIR_FEATURES`` for two texts, of the columns and the scores of their words."""
    beside, top = sorted(float(it.max()) for it in scores)
    whole = float(words[0][0, FEATURES.index("whole")])
    return top, log(sum(map(len, words))), beside, whole


@cache
def _second() -> Encoder | None:
    """Return the encoder of stretches, loaded once; None where it is not installed."""
    try:
        found = load(SECOND)
    except ModelError:
        return None
    engine = found.engine if isinstance(found, CentredEncoder) else None
    return found if engine is not None and engine.weights == measured_on() else None


@cache
def _table() -> dict[str, dict[str, float]]:
    return dict(parsed("checker.align", "data/exchanged.toml"))


def _placed(passage: Passage, span: Span) -> tuple[int, int]:
    return passage.start + span.start, passage.start + span.end


def _said(passage: Passage, span: Span) -> str:
    return passage.text[span.start : span.end]
