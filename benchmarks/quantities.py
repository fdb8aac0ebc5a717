"""Measures the reading of quantities: do the translations of one sentence hold the same numbers?

    python benchmarks/quantities.py [--half odd|even|all] [--show N]

Takes the quantities found in the English lines of NTREX and asks whether the Arabic and the French line of
the same sentence holds one of the same dimension and an equal value; rounding and conversion are allowed for,
as the rules allow for them. What is missing is an error of reading on either side, or a number that the
translator changed or left out. Then the speed of extraction, in CPU time.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from accounts import half
from evaluation_data import ntrex

from checker.facts import times
from checker.facts.quantities import COUNT, Answer, Form, compare, extract
from checker.facts.quantities.comparison import same_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.facts.quantities import QuantityMention

OTHERS = ("ar", "fr")


@dataclass(slots=True)
class Share:
    """How many were found again, of how many."""

    found: int = 0
    all: int = 0

    def count(self, *, hit: bool) -> None:
        """Count one more."""
        self.all += 1
        self.found += hit

    def __str__(self) -> str:
        return f"{self.found / max(1, self.all):.3f} ({self.found}/{self.all})"


def is_met(one: QuantityMention, others: Sequence[QuantityMention]) -> bool:
    """Whether a quantity has its equal: one dimension, one value."""
    return any(
        same_unit(one.value, other.value) and compare(one.value, other.value) is not Answer.DIFFERENT
        for other in others
    )


def is_met_in_figures(one: QuantityMention, others: Sequence[QuantityMention]) -> bool:
    """Whether a quantity has its equal, or the same figures where one language leaves the unit out.

    'Layla is 13' is «عمرها 13 عاما», and 'less than 48' may be minutes. The rules take
    them so as well.
    """
    figures = (one.value.low, one.value.high)
    return is_met(one, others) or any(
        figures == (other.value.low, other.value.high) and (is_bare(one) or is_bare(other))
        for other in others
    )


def is_bare(mention: QuantityMention) -> bool:
    """Whether no unit is said, nor a noun that the tables know."""
    return mention.value.unit == COUNT and not mention.value.known and mention.value.form is Form.AMOUNT


def in_digits(mention: QuantityMention) -> bool:
    return any(char.isdecimal() for char in mention.text)


def agreement(documents: Sequence[dict[str, Any]], shown: int) -> None:
    for other in OTHERS:
        shares = {
            title: Share()
            for title in ("all", "figures alike", "digits", "words", "units", "counts", "ordinals")
        }
        for document in documents:
            for english, translated in zip(document["en"], document[other], strict=True):
                theirs = extract(translated, other)
                for mention in extract(english, "en"):
                    hit = is_met(mention, theirs)
                    shares["all"].count(hit=hit)
                    shares["figures alike"].count(hit=is_met_in_figures(mention, theirs))
                    shares["digits" if in_digits(mention) else "words"].count(hit=hit)
                    kind = "counts" if mention.value.unit == COUNT else "units"
                    kind = "ordinals" if mention.value.form is Form.ORDINAL else kind
                    shares[kind].count(hit=hit)
                    if not hit and shown > 0:
                        shown -= 1
                        print(
                            f"{other}: {mention.text!r} -> {mention.value}\n    {english}\n    {translated}"
                        )
                        print("    ", [f"{it.text} -> {it.value}" for it in theirs])
        print(f"en -> {other}: " + "; ".join(f"{title} {share}" for title, share in shares.items()))


def speed(documents: Sequence[dict[str, Any]]) -> None:
    """Print megabytes a second of CPU time on news text, times already read, and on ten times the text."""
    for language in ("en", *OTHERS):
        text = "\n".join("\n".join(document[language]) for document in documents)
        extract(text[:1000], language)
        rates = []
        for copies in (1, 10):
            longer = text * copies
            read = times.extract(longer, language)
            start = time.process_time()
            extract(longer, language, read)
            rates.append(len(longer.encode()) / 1e6 / (time.process_time() - start))
        print(f"{language}: " + ", ".join(f"{rate:.2f} MB/s" for rate in rates) + " (the text, ten times it)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--half", choices=("odd", "even", "all"), default="odd")
    parser.add_argument("--show", type=int, default=0, help="print so many that were not found again")
    options = parser.parse_args()
    documents = half(ntrex(), options.half)
    print(f"{len(documents)} documents ({options.half})")
    agreement(documents, options.show)
    speed(documents)


if __name__ == "__main__":
    main()
