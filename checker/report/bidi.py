"""Directions: which way a text runs, and where stretches of the other direction stand in it."""

from __future__ import annotations

import re
import unicodedata

_RTL_CLASSES = frozenset({"R", "AL"})
# Scripts, and languages usually written in one, that run from right to left (Unicode Standard Annex 9).
_RTL_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg", "samr", "mand"})
_RTL_LANGUAGES = frozenset(
    {"ar", "arc", "ary", "arz", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}
)
# The blocks whose letters run from right to left, for finding runs fast.
_RTL_LETTER = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
# From the first right-to-left letter to the last one that only spaces and such signs part from it.
_RUN = re.compile(rf"[{_RTL_LETTER}](?:[^\w\n{_RTL_LETTER}]*[{_RTL_LETTER}])*")
# From the first letter or digit of the other direction to the last one before a mark of quotation, a bracket,
# or a right-to-left letter, with the sign that a handle, a tag, a path or a signed number begins with.
_LTR_LETTER = rf"[^\W{_RTL_LETTER}]"
_LTR_RUN = re.compile(rf"[@#+/.~-]?{_LTR_LETTER}(?:[^\n«»“”\"(){_RTL_LETTER}]*{_LTR_LETTER})?")
_QUOTED = re.compile(r'(?<=[«“"])[^«»“”"\n]+(?=[»”"])')


def direction(text: str, language: str = "") -> str:
    """Return ``rtl`` or ``ltr`` for a text as a whole.

    The language decides as long as the text has a letter that runs its way, so that an Arabic post that opens
    with a Latin handle stays Arabic; otherwise the majority of the letters does.
    """
    right, left = _letters(text)
    if right and _runs_rtl(language):
        return "rtl"
    return "rtl" if right > left else "ltr"


def _letters(text: str) -> tuple[int, int]:
    """Count the letters that run from right to left, and those from left to right."""
    classes = [unicodedata.bidirectional(char) for char in text if char.isalpha()]
    right = sum(name in _RTL_CLASSES for name in classes)
    return right, len(classes) - right


def language_direction(language: str) -> str:
    """Return ``rtl`` or ``ltr`` for a language, a BCP 47 tag."""
    return "rtl" if _runs_rtl(language) else "ltr"


def _runs_rtl(language: str) -> bool:
    first, *rest = language.lower().split("-")
    scripts = [part for part in rest if len(part) == 4]  # noqa: PLR2004 - a BCP 47 script has four letters
    return scripts[0] in _RTL_SCRIPTS if scripts else first in _RTL_LANGUAGES


def opposite(base: str) -> str:
    """Return the other direction."""
    return "ltr" if base == "rtl" else "rtl"


def foreign_runs(text: str, base: str = "ltr") -> list[tuple[int, int]]:
    """Return the spans of ``text`` that run against the direction of the text as a whole, in order.

    Between quotation marks the whole quote is one run when it mostly runs the other way, with the figures and
    foreign words in it; elsewhere a run goes from letter to letter. In a text from right to left a number by
    itself is none: it is read the same way everywhere.
    """
    if base == "ltr" and text.isascii():
        return []
    pattern, other = (_RUN if base == "ltr" else _LTR_RUN), opposite(base)
    spans: list[tuple[int, int]] = []
    done = 0
    for quoted in _QUOTED.finditer(text):
        if direction(quoted.group()) == other:
            spans += [run.span() for run in pattern.finditer(text, done, quoted.start())]
            spans.append(quoted.span())
            done = quoted.end()
    spans += [run.span() for run in pattern.finditer(text, done)]
    return [(start, end) for start, end in spans if not text[start:end].isdigit()]
