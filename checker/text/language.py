"""Which language a text is written in: by its script first, then by its function words.

Made for Arabic, English and French, of one line or of a whole article. Other languages are named only where
that is certain; where nothing tells, the answer is ``und``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.text.tables import toml_table

if TYPE_CHECKING:
    from collections.abc import Mapping

UNDETERMINED = "und"

# Addresses, handles and hashtags say nothing about the language around them.
_NOISE = re.compile(r"(?:https?://|www\.)\S+|\b[a-z]+(?:\.[a-z]+)+/\S*|[@#＠＃]\w+", re.IGNORECASE)
# What hangs on a word by an apostrophe is a word of its own: 's, l'.
_WORD = re.compile(r"'[^\W\d_]{1,2}\b|\b[^\W\d_]{1,2}'(?=\w)|[^\W\d_]+")
_KANA = re.compile("[\u3041-\u30fa]")
_ENOUGH = 20_000  # code points: more text than this changes no answer
_SCRIPT_SAMPLE = 2_000
_ENDING_WEIGHT = 0.5
_LETTER_WEIGHT = 1.0
_SHORTEST_STEM = 2
_MARGIN = 1.3  # how far another language must lead before it is named
_MAIN = ("ar", "en", "fr")
_SCRIPTS_OF_ONE_LANGUAGE = {
    "GREEK": "el", "HEBREW": "he", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "ARMENIAN": "hy",
    "GEORGIAN": "ka", "THAI": "th",
}  # fmt: skip


class _Profile(NamedTuple):
    """What speaks for one language: words, endings and letters that others do not have."""

    language: str
    script: str
    words: frozenset[str]
    endings: tuple[str, ...]
    letters: frozenset[str]


def detect(text: str) -> str:
    """Return the primary BCP 47 tag of the language of ``text``; ``und`` when there is nothing to go by.

    URLs, handles and hashtags are not looked at. Linear, and constant beyond 20,000 code points.
    """
    plain = _NOISE.sub(" ", unicodedata.normalize("NFC", text[:_ENOUGH].replace("’", "'")))
    words = _WORD.findall(plain.casefold())
    script = _script(words)
    if script in _SCRIPTS_OF_ONE_LANGUAGE:
        return _SCRIPTS_OF_ONE_LANGUAGE[script]
    if script == "CJK" and _KANA.search(plain):
        return "ja"
    if script not in {"ARABIC", "LATIN"}:
        return UNDETERMINED
    return _by_words(words, script.casefold())


def function_words(language: str) -> frozenset[str]:
    """Return the function words of a language, case-folded; empty when it has no table."""
    return next((item.words for item in _profiles() if item.language == language), frozenset())


def _script(words: list[str]) -> str:
    """Return the script of most words, by its Unicode name; empty when there are no words."""
    counts: dict[str, int] = defaultdict(int)
    for word in words[:_SCRIPT_SAMPLE]:
        letter = word[-1] if word[0] == "'" else word[0]
        counts[unicodedata.name(letter, "?").split(" ", 1)[0]] += len(word)
    if not counts:
        return ""
    return max(counts, key=lambda name: counts[name])


def _by_words(words: list[str], script: str) -> str:
    counts: dict[str, int] = defaultdict(int)
    for word in words:
        counts[word] += 1
    scores = {item.language: _score(item, counts) for item in _profiles() if item.script == script}
    main = max((language for language in scores if language in _MAIN), key=lambda language: scores[language])
    best = max(scores, key=lambda language: scores[language])
    if best != main and scores[best] > _MARGIN * scores[main] + _ENDING_WEIGHT:
        return best
    if script == "arabic":
        return main  # bare Arabic letters, without a word of another language, are Arabic here
    return main if scores[main] > 0 else UNDETERMINED


def _score(profile: _Profile, counts: Mapping[str, int]) -> float:
    score = 0.0
    for word, count in counts.items():
        if word in profile.words:
            score += count
        elif word.endswith(profile.endings) and len(word) > _SHORTEST_STEM + 1:
            score += _ENDING_WEIGHT * count
        if profile.letters and not profile.letters.isdisjoint(word):
            score += _LETTER_WEIGHT * count
    return score


@cache
def _profiles() -> tuple[_Profile, ...]:
    return tuple(
        _Profile(
            language,
            table["script"],
            frozenset(table["words"].split()),
            tuple(table.get("endings", "").split()),
            frozenset(table.get("letters", "")),
        )
        for language, table in toml_table("languages").items()
    )
