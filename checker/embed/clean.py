"""What every text becomes before any engine sees it, so that all engines see the same characters."""

from __future__ import annotations

import re
import unicodedata

MAX_CHARACTERS = 4000
"""A claim is a sentence; what lies beyond this is not embedded, which bounds time and memory."""

VERSION = 2
"""Raised when the cleaning changes: part of every encoder's fingerprint."""

# Invisible or purely typographic: bidi controls, byte order mark, soft hyphen, variation selectors,
# tatweel, Arabic vowel signs. They would split words into rare pieces or become unknown ones.
_DROPPED = re.compile(
    "[\u00ad\u061c\u0640\u064b-\u0652\u0670\u06d6-\u06ed\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+"
)
# Characters no engine can take (NUL ends a C string, a lone surrogate has no UTF-8) or that only separate.
_SEPARATORS = re.compile("[\x00-\x20\x7f-\x9f\u200b\u200c\u2028\u2029\u2581\ufffd\ud800-\udfff]+")
# Links say nothing of what a sentence means, and are split into a score of pieces.
_LINK = re.compile(r"(?:https?://|\bwww\.|\bpic\.twitter\.com/|\bt\.co/)\S+")
# The tokenizers' own control words, which would be read as such if a text contained them.
_CONTROL_WORD = re.compile(r"<(?=/?(?:s|pad|unk|mask)>)")

STEPS = ((_DROPPED, ""), (_LINK, " "), (_SEPARATORS, " "), (_CONTROL_WORD, "< "))
"""What is replaced by what in normalised text, in this order."""


def clean(text: str) -> str:
    """Return the text in one line of NFKC characters, without links and invisible ones; may be empty.

    Compatibility forms are resolved here and not left to the engines: the vocabulary of the bundled model has
    none, and one Arabic ligature stands for up to 18 letters. Linear in the length of the text.
    """
    text = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])
    for pattern, replacement in STEPS:
        text = pattern.sub(replacement, text)
    return text.strip()[:MAX_CHARACTERS]
