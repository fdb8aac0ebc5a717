"""Whether a word of one script is a name of another: consonants that are written for each other.

A check of the benchmark's own, coarser than the project's: it only has to make sure that a translation
names the person whom an edit is about to rename.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_LATIN = (
    ("sch", "s"),
    ("tch", "s"),
    ("ch", "s"),
    ("sh", "s"),
    ("th", "t"),
    ("ph", "f"),
    ("kh", "k"),
    ("gh", "k"),
)
_CLASSES = {
    **dict.fromkeys("bpبپ", "b"),
    **dict.fromkeys("tdتطدضثذظ", "t"),
    **dict.fromkeys("cgjkqجغقكخگ", "k"),
    **dict.fromkeys("szسصزش", "s"),
    **dict.fromkeys("fvفڤ", "f"),
    **dict.fromkeys("lل", "l"),
    **dict.fromkeys("mم", "m"),
    **dict.fromkeys("nن", "n"),
    **dict.fromkeys("rر", "r"),
}
_WORD = re.compile(r"[^\W\d_]+")
_CLITICS = "وفبلك"
_LONG = 4


def _is_arabic(word: str) -> bool:
    return "\u0600" <= word[:1] <= "\u06ff"


@cache
def skeletons(word: str) -> frozenset[str]:
    """Return the consonant skeletons that a name may have; doubled letters are one."""
    bare = "".join(
        char for char in unicodedata.normalize("NFKD", word).lower() if not unicodedata.combining(char)
    )
    if _is_arabic(bare):
        return frozenset({_squeezed(bare)})
    soft = re.sub(r"c(?=[eiy])", "s", bare)
    readings = {bare, soft, bare.replace("x", "ks"), re.sub(r"ch", "k", bare)}
    return frozenset(_squeezed(_digraphs(reading)) for reading in readings)


def _digraphs(word: str) -> str:
    for pair, letter in _LATIN:
        word = word.replace(pair, letter)
    return word.replace("x", "ks")


def _squeezed(word: str) -> str:
    letters = "".join(_CLASSES.get(char, "") for char in word).replace("ts", "s")
    return re.sub(r"(.)\1+", r"\1", letters)


def _bare_readings(word: str) -> list[tuple[str, int]]:
    """Return a word as it stands and without its first clitic, each with where it begins."""
    readings = [(word, 0)]
    if word[0] in _CLITICS and len(word) > 3:
        readings.append((word[1:], 1))
    return readings


def same_name(one: str, other: str) -> bool:
    """Whether two words may be one name in two scripts or spellings."""
    if _is_arabic(one) == _is_arabic(other):
        return one.casefold() == other.casefold()
    return any(_near(left, right) for left in skeletons(one) for right in skeletons(other))


def _near(one: str, other: str) -> bool:
    if len(one) < 2 or len(other) < 2:
        return False
    if one == other:
        return True
    return min(len(one), len(other)) >= _LONG and _one_letter_apart(one, other)


def _one_letter_apart(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    at = next(
        (index for index, pair in enumerate(zip(shorter, longer, strict=False)) if pair[0] != pair[1]), None
    )
    if at is None:
        return True
    return shorter[at:] == longer[at + 1 :] or shorter[at + 1 :] == longer[at + 1 :]


def places_of(name: str, text: str) -> list[tuple[int, int]]:
    """Return where a name stands in a text of either script, without clitics."""
    spans = []
    for match in _WORD.finditer(text):
        for reading, offset in _bare_readings(match[0]):
            if same_name(name, reading):
                spans.append((match.start() + offset, match.end()))
                break
    return spans
