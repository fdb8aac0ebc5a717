"""Pairs of the sentences written for this, in three languages: ``data/sentences.tsv``."""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from example import CONTRADICTION, ENTAILMENT, LANGUAGES, NEUTRAL, pair

if TYPE_CHECKING:
    from example import Example

TABLE = Path(__file__).with_name("data") / "sentences.tsv"
COLUMNS = ("role", "en", "fr", "ar")
ROLES = {"follows": ENTAILMENT, "open": NEUTRAL, "against": CONTRADICTION}
"""What the sentences of a group are to its first, which is ``said``."""

WATCHED_GROUPS = 4
"""Every fourth group is kept to watch the training by."""


def written() -> tuple[list[Example], list[Example]]:
    """Return the pairs of sentences written for this in three languages, and those of each fourth group.

    A group is what is said, what follows from it, what stays open, and what speaks against it.
    """
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE))
    sides: tuple[list[Example], list[Example]] = ([], [])
    for place in range(0, len(rows), len(ROLES) + 1):
        said, *others = rows[place : place + len(ROLES) + 1]
        side = sides[place // (len(ROLES) + 1) % WATCHED_GROUPS == WATCHED_GROUPS - 1]
        for one, other in product(LANGUAGES, repeat=2):
            for it in others:
                side.append(pair((said[one], it[other]), ROLES[it["role"]], "written", (one, other)))
            if one != other:
                side.append(pair((said[one], said[other]), ENTAILMENT, "same", (one, other)))
    return sides
