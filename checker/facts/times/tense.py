"""Which way the verb beside a time points: to the past or to the future."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.facts.times.lexicon import Lexicon
    from checker.text.fold import Folded

_WORD = re.compile(r"[^\W\d_]+|[.!?؟\n;؛,،:\"«»“”()]")
_STOPS = frozenset(".!?؟\n;؛")
_PAUSES = frozenset(',،:"«»“”()')
_REACH = 160  # characters to either side; the verb of a clause is nearer than that
_FUTURE_REACH = 9  # words; past verbs are too many to be listed, so a far future one proves little
_REPORTING = -2  # 'said' keeps a farther verb from pointing, and points nowhere itself
_PAUSE_COST = 3
_AUXILIARY_REACH = 3  # words
_AFTER_COST = 2  # a verb after the time is taken for further away than one as near before it


def direction(folded: Folded, start: int, end: int, lexicon: Lexicon) -> int:
    """Return 1 when the nearest verb cue in the sentence is a future one, -1 for a past one, 0 without any.

    ``[start, end)`` is the time's place in the folded text.
    """
    before = _nearest(reversed(_words(folded, max(0, start - _REACH), start)), lexicon)
    after = _nearest(iter(_words(folded, end, min(len(folded.text), end + _REACH))), lexicon)
    near_before = before[1] and (not after[1] or before[0] <= after[0] + _AFTER_COST)
    cue = before[1] if near_before else after[1]
    return 0 if cue == _REPORTING else cue


def _words(folded: Folded, start: int, end: int) -> list[str]:
    """Return the words and marks of a stretch; a name ('Will Wade') is no verb, and left empty."""
    return ["" if _is_name(folded, match) else match[0] for match in _WORD.finditer(folded.text, start, end)]


def _is_name(folded: Folded, match: re.Match[str]) -> bool:
    """Whether a word has a capital that no beginning of a sentence gives it."""
    first, last = folded.span(match.start(), match.end())
    word = folded.original[first:last]
    if not word[0].isupper() or word.isupper():
        return False
    before = folded.text[max(0, match.start() - 3) : match.start()].rstrip(" ")
    return bool(before) and before[-1] not in _STOPS | _PAUSES


def _nearest(words: Iterator[str], lexicon: Lexicon) -> tuple[int, int]:
    """Return how many words away the first cue is, and where it points.

    A participle ('will be held') points where the auxiliary a few words further off does.
    """
    found = (0, 0)
    distance = 0
    for word in words:
        distance += _PAUSE_COST if word in _PAUSES else 1
        if word in _STOPS or (found[1] and distance > found[0] + _AUXILIARY_REACH):
            break
        cue = _cue(word, lexicon.language)
        if cue > 0 and distance <= _FUTURE_REACH:
            return distance, cue
        if cue < 0 and not found[1]:
            found = (distance, cue)
    return found


@lru_cache(maxsize=16384)
def _cue(word: str, language: str) -> int:
    """Return where one word points; table words before shapes."""
    from checker.facts.times.lexicon import load

    lexicon = load(language)
    known = lexicon.cues.get(word)
    if known is not None:
        return known
    return next((cue for shape, cue in lexicon.cue_shapes if shape.fullmatch(word)), 0)
