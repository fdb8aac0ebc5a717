"""Reported speech in a text: sentence by sentence, then whom its speakers stand for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.facts.quotes.drafts import Scene, drafts_of, goes_on
from checker.facts.quotes.grammar import grammar
from checker.facts.quotes.references import resolve
from checker.facts.quotes.units import regions
from checker.text.quotations import find

if TYPE_CHECKING:
    from checker.facts.quotes.references import Draft
    from checker.facts.quotes.values import Attribution


@lru_cache(maxsize=16)
def attributions(text: str, language: str) -> tuple[Attribution, ...]:
    """Return the reported speech of a text in order of its cues; none for a language without tables.

    Speech that is reported inside a quotation is found as well. Linear in the length of the text; the last
    texts are remembered.
    """
    table = grammar(language)
    if table is None:
        return ()
    quotations = find(text)
    drafts: list[Draft] = []
    for number, region in enumerate(regions(text, language, quotations)):
        scene = Scene(text, quotations, number, region, table)
        found = list(drafts_of(scene))
        drafts.extend(found or goes_on(scene, drafts))
    return resolve(drafts, table)
