"""Polarity: what a text denies, by which words, and how far the denial reaches.

A negation is a cue of a language's tables (``data/<language>.toml``) with the words it reaches, up to a mark
or a word that opens another clause. Two that fall on each other cancel: 'did not deny'. What only looks like
a negation ('not only', لا يزال, « sans doute ») is masked by a table of its own.
"""

from __future__ import annotations

from checker.facts.polarity.negations import Kind, Negation, negations

__all__ = ["Kind", "Negation", "negations"]
