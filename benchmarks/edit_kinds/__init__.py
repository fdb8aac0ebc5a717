"""Typed edits of one language of a document, each of which its translation then contradicts.

Every kind of edit is a function from a line and a source of chance to the edits that it allows: typed by the
tables and patterns of ``data/``, and only where the counterpart of what is changed stands in the other
language. None of it asks the project what it recognises.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edit_kinds.days import date_edits, weekday_edits
from edit_kinds.names import person_edits, speaker_edits
from edit_kinds.places import participant_edits, place_edits
from edit_kinds.quantities import neighbour_edits, number_edits, unit_edits
from edit_kinds.wording import negation_edits, quoted_edits, strength_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from random import Random

    from edit_kinds.values import Edit, Line

KINDS: Mapping[str, Callable[[Line, Random], Iterator[Edit]]] = {
    "number": number_edits,
    "neighbour": neighbour_edits,
    "unit": unit_edits,
    "person": person_edits,
    "place": place_edits,
    "weekday": weekday_edits,
    "date": date_edits,
    "negation": negation_edits,
    "speaker": speaker_edits,
    "quoted": quoted_edits,
    "strength": strength_edits,
    "participant": participant_edits,
}
