"""Reported speech: who said what, by which word, and the statements that a text only quotes from."""

from checker.facts.quotes.attribution import attributions
from checker.facts.quotes.statements import statements_within
from checker.facts.quotes.values import Attribution, Medium, Speaker, SpeakerKind, Statement

__all__ = [
    "Attribution",
    "Medium",
    "Speaker",
    "SpeakerKind",
    "Statement",
    "attributions",
    "statements_within",
]
