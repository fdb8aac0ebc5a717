"""The worst inputs: texts made to be slow, beside an average one of the same size.

    python benchmarks/worst_inputs.py [--kind KIND ...] [--size CHARACTERS]

Each kind of text is given to what reads texts in a check (claims, facts, hidden characters), at four lengths,
each twice as long as the one before. Prints the exponent that fits the times (1 is linear; n log n is about
1.1 here), the processor time for the longest text, and the same relative to average news of its length; with
``--memory`` the most memory that was taken, too.
Ends with 1 when an exponent is over the bound.
"""

from __future__ import annotations

import argparse
import gc
import math
import statistics
import sys
import time
import tracemalloc
from typing import TYPE_CHECKING

import numpy as np
from tabulate import tabulate

from checker.facts.times import extraction
from checker.model.source import Source, SourceKind, Story
from checker.pipeline import understand
from checker.rules.hidden_characters import check as hidden_characters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model.claim import Claim
    from checker.pipeline import Understood

BOUND = 1.25  # of the exponent: n log n is 1.1 between these lengths, and the rest is noise of measuring
STEPS = 4
LEAST_SECONDS = 0.05  # a text read faster than this tells nothing of growth

NEWS = {
    "en": "The foreign minister said on Tuesday that 42 people were hurt in Rabat and that talks go on. ",
    "fr": "Le ministre a déclaré mardi 14 février que 42 personnes ont été blessées à Rabat, dit-on. ",
    "ar": "قال وزير الخارجية يوم الثلاثاء 14 فبراير إن 42 شخصا أصيبوا في الرباط، وأكد استمرار المباحثات. ",
}
"""Average news, a sentence a language."""

# What each kind repeats; {} is replaced by the number of the repetition where no two are to be equal.
REPEATED = {
    "opening quotes": ("en", "“"),
    "closing quotes": ("en", "”"),
    "straight quotes": ("en", '"'),
    "guillemets": ("fr", "« "),
    "quotes in quotes": ("en", "“a ‘b "),
    "apostrophes": ("fr", "l'"),
    "one giant word": ("en", "a"),
    "one giant Arabic word": ("ar", "و"),
    "digits": ("en", "9"),
    "digits and commas": ("en", "1,"),
    "digits and stops": ("en", "1."),
    "digits and spaces": ("en", "1 "),
    "digits and slashes": ("en", "1/"),
    "letters O in a number": ("en", "1O"),
    "brackets opened": ("en", "("),
    "brackets opened and words": ("en", "(a "),
    "brackets in pairs": ("en", "()"),
    "square brackets": ("en", "["),
    "combining flood": ("en", "\u0301"),
    "combining floods on letters": ("en", "e\u0301\u0301\u0301\u0301"),
    "Arabic vowel signs": ("ar", "ب\u064e\u0651"),
    "zero-width in words": ("en", "a\u200b"),
    "soft hyphens": ("fr", "a\u00ad"),
    "marks and zero-width": ("en", "\u0301\u200b"),
    "overrides opened": ("en", "\u202e1"),
    "overrides in pairs": ("en", "\u202e21\u202c "),
    "isolates opened": ("en", "\u2067a"),
    "isolates closed": ("en", "a\u2069"),
    "embeddings, isolates closed": ("en", "\u202a\u2069"),
    "alternating scripts": ("ar", "aب"),
    "look-alike letters": ("en", "аa"),
    "look-alike words": ("en", "Мау "),
    "line ends": ("en", "a\n"),
    "stops": ("en", "a. "),
    "stops without spaces": ("en", "a."),
    "initials": ("en", "A. B. "),
    "commas": ("en", "a, "),
    "clauses": ("en", "he said yes, while "),
    "conjunctions": ("ar", "وقال و"),
    "dates": ("en", "Tuesday 14 February 2023 "),
    "ranges of days": ("en", "from Monday to "),
    "numbers in words": ("en", "one hundred and "),
    "numbers in words, Arabic": ("ar", "مئة وعشرون ألف و"),
    "years": ("en", "2023-"),
    "handles": ("en", "@a "),
    "at signs": ("en", "@"),
    "addresses": ("en", "http://"),
    "names": ("en", "John Smith "),
    "names, no two alike": ("en", "Minister Ab{} Cd{} "),
    "places": ("en", "Rabat, "),
    "speech": ("en", "he said “yes” "),
    "speech without end": ("en", "said that "),
    "events": ("en", "the visit of the minister "),
    "titles": ("en", "President Prime Minister "),
    "negations": ("fr", "ne pas "),
    "hyphens": ("en", "-"),
    "words and hyphens": ("en", "cease-"),
    "emoji": ("en", "👨\u200d👩\u200d👧"),
    "flags": ("en", "🇲🇦"),
    "spaces": ("en", " a      "),
    "underscores": ("en", "_"),
    "news": ("en", NEWS["en"]),
    "news, Arabic": ("ar", NEWS["ar"]),
    "news, French": ("fr", NEWS["fr"]),
}


def text_of(piece: str, length: int) -> str:
    """Return a piece repeated to a length; its numbers count."""
    if "{}" not in piece:
        return (piece * (length // len(piece) + 1))[:length]
    pieces = (piece.replace("{}", _letters(number)) for number in range(length // len(piece) + 1))
    return "".join(pieces)[:length]


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def story_of(language: str, text: str) -> Story:
    return Story("story", "A story", (Source("a", SourceKind.ARTICLE, text, language, primary=True),), None)


def read(story: Story) -> Understood:
    """Read a text as a check does: claims, facts, and its hidden characters."""
    understood = understand(story)
    case = _Case(story, {claim.id: claim for claim in understood.claims})
    for _ in hidden_characters(case):  # type: ignore[arg-type]  # the rule looks at nothing else of a case
        pass
    return understood


class _Case:
    """As much of the rules' Case as the rule of hidden characters looks at."""

    def __init__(self, story: Story, found: Mapping[str, Claim]) -> None:
        self.story, self.claims = story, found


def seconds(language: str, text: str) -> float:
    extraction.forget()
    gc.collect()
    start = time.process_time()
    read(story_of(language, text))
    return time.process_time() - start


def peak(language: str, text: str) -> float:
    """Return the most memory taken meanwhile, in bytes a character."""
    extraction.forget()
    tracemalloc.start()
    read(story_of(language, text))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / len(text)


def exponent(lengths: list[int], times: list[float]) -> float:
    """Return the slope of times over lengths, both as logarithms."""
    return float(np.polyfit(np.log(lengths), np.log(times), 1)[0])


def measured(kind: str, longest: int) -> tuple[str, float, float]:
    """Return a kind with its exponent and the seconds for the longest text."""
    language, piece = REPEATED[kind]
    lengths = [longest >> step for step in reversed(range(STEPS))]
    times = [max(seconds(language, text_of(piece, length)), 1e-4) for length in lengths]
    return kind, exponent(lengths, times) if times[-1] > LEAST_SECONDS else math.nan, times[-1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", nargs="*", default=list(REPEATED))
    parser.add_argument("--size", type=int, default=64_000, help="characters of the longest text")
    parser.add_argument("--memory", action="store_true", help="measure memory, too: slow")
    asked = parser.parse_args()
    for language, piece in NEWS.items():
        seconds(language, piece)  # tables are loaded
    average = statistics.mean(
        [seconds(language, text_of(piece, asked.size)) for language, piece in NEWS.items()]
    )
    rows: list[tuple[str, float, float, float, float]] = []
    for kind in asked.kind:
        row = measured(kind, asked.size)
        language, piece = REPEATED[kind]
        memory = peak(language, text_of(piece, asked.size >> 1)) if asked.memory else math.nan
        rows.append((*row, row[2] / average, memory))
        print(*(f"{it:.2f}" if isinstance(it, float) else it for it in rows[-1]), sep="\t", file=sys.stderr)
    rows.sort(key=lambda row: -row[2])
    heads = ("kind", "exponent", "seconds", "times average", "bytes a character")
    print(tabulate(rows, headers=heads, floatfmt=".2f"))
    worse = [row[0] for row in rows if row[1] > BOUND]
    print(f"average news of {asked.size:,} characters: {average:.2f} s; over: {', '.join(worse) or 'none'}")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
