"""Which way the verb beside a time points: to the past or to the future."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.facts.times.lexicon import Lexicon
    from checker.text.fold import Folded

_WORD = re.compile(r"[^\W\d_]+|[.!?؟\n;؛,،:\"«»“”()]")
_STOPS = frozenset(".!?؟\n;؛")
_QUOTES = frozenset('"«»“”')
_PAUSES = _QUOTES | frozenset(",،:()")
_REACH = 160  # characters to either side; the verb of a clause is nearer than that
_PAST_REACH = 12  # words; a verb further off belongs to another clause
_FUTURE_REACH = 9  # words; past verbs are too many to be listed, so a far future one proves little
_REPORTING = -2  # 'said' keeps a farther verb from pointing, and points nowhere itself
_PAUSE_COST = 3
_QUOTE_COST = 5  # the verb outside a quotation is seldom the one of a time inside
_MOST_WORDS = _PAST_REACH + 2  # one more than can be reached, and its neighbour
_AUXILIARY_REACH = 3  # words
_AFTER_COST = 2  # a verb after the time is taken for further away than one as near before it


class Scan(NamedTuple):
    """A folded text, the tables of its language, and the words already looked at, by where they begin."""

    folded: Folded
    lexicon: Lexicon
    seen: dict[int, str]


def direction(scan: Scan, start: int, end: int) -> int:
    """Return 1 when the nearest verb cue in the sentence is a future one, -1 for a past one, 0 without any.

    ``[start, end)`` is the time's place in the folded text.
    """
    text = scan.folded.text
    found = list(_WORD.finditer(text, max(0, start - _REACH), start))[-_MOST_WORDS:]
    before = _nearest(reversed(_words(found, scan)), scan.lexicon)
    found = list(islice(_WORD.finditer(text, end, min(len(text), end + _REACH)), _MOST_WORDS))
    after = _nearest(iter(_words(found, scan)), scan.lexicon)
    near_before = before[1] and (not after[1] or before[0] <= after[0] + _AFTER_COST)
    cue = before[1] if near_before else after[1]
    return 0 if cue == _REPORTING else cue


def _words(matches: list[re.Match[str]], scan: Scan) -> list[str]:
    """Return the words and marks of a stretch; no verbs are left empty, pairs that are cues joined."""
    words = []
    for match in matches:
        word = scan.seen.get(match.start())
        if word is None:
            word = match[0] if _may_be_verb(scan.folded, match, scan.lexicon) else ""
            if match.end() < match.endpos:  # not one that the end of the stretch may cut short
                scan.seen[match.start()] = word
        words.append(word)
    for at, pair in enumerate(map(" ".join, pairwise(tuple(words)))):
        if pair in scan.lexicon.cues:
            words[at : at + 2] = pair, ""
    return words


def _may_be_verb(folded: Folded, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a word is no name ('Will Wade'), and spelled as its verb is where another word folds alike."""
    first, last = folded.span(match.start(), match.end())
    word = folded.original[first:last]
    if match[0] in lexicon.exact_cues and word.lower() != lexicon.exact_cues[match[0]]:
        return False
    return not _is_name(folded, match, word)


def _is_name(folded: Folded, match: re.Match[str], word: str) -> bool:
    """Whether a word has a capital that no beginning of a sentence gives it."""
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
        distance += _QUOTE_COST if word in _QUOTES else _PAUSE_COST if word in _PAUSES else 1
        if word in _STOPS or distance > _PAST_REACH or (found[1] and distance > found[0] + _AUXILIARY_REACH):
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
