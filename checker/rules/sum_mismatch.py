"""Parts that do not add up to their total.

What it checks
    A source gives a number of people or things and, behind a colon, a bracket or a dash, how many of each
    sort there are; the parts do not add up. Where the text says that the list is incomplete ('including',
    'dont', «بينهم»), only parts that are more than the whole are reported.

Why an editor cares
    One of the figures is wrong, or somebody was left out; readers do the sum.

Examples:
    EN: "12 killed: 7 women and 4 men".
    AR: «12 قتيلا: 7 نساء و4 رجال» - FR: « 12 morts : sept femmes et quatre hommes ».

What it does not see
    Parts told in another sentence; parts whose sort its tables do not know; rounded and approximate figures.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from checker.facts.quantities.comparison import same_kind
from checker.facts.quantities.lexicon import kinds, load
from checker.facts.quantities.value import COUNT, Bound, Form
from checker.model.finding import Severity
from checker.model.language import primary_language
from checker.model.message import Message
from checker.rules.base import Rule, finding, passage
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from checker.facts.values import QuantityFact
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule("N204", "sum-mismatch", Severity.WARNING, "parts that do not add up to their total")

_FEWEST_PARTS = 2
_TO_PARTS = 40  # characters between a total and its first part, at most
_BETWEEN_PARTS = 30
_LIST = re.compile(r"[:(\[–—]|\s-\s")
_END = re.compile(r"[.;!?؛؟]")
_PEOPLE = "person"


def check(case: Case) -> Iterator[Finding]:
    """Add up the parts of each total within its sentence."""
    for (source, _), group in groupby(case.facts.quantities, lambda fact: _sentence(case, fact)):
        facts = [fact for fact in group if not fact.quantity.soft]
        language = primary_language(case.source(source).language)
        text = case.source(source).text
        for index, total in enumerate(facts):
            if _is_exact(total):
                yield from _of_total(total, facts[index + 1 :], text, language)


def _sentence(case: Case, fact: QuantityFact) -> tuple[str, int]:
    return fact.mention.source, case.claims[fact.mention.claim].sentence


def _is_exact(fact: QuantityFact) -> bool:
    value = fact.quantity.value
    exact = value.bound is Bound.NONE and not value.approximate and value.low == value.high
    return exact and value.unit == COUNT and value.known and value.form is Form.AMOUNT


def _of_total(
    total: QuantityFact, following: Sequence[QuantityFact], text: str, language: str
) -> Iterator[Finding]:
    parts: list[QuantityFact] = []
    end = total.mention.end
    for fact in following:
        between = text[end : fact.mention.start]
        room = _BETWEEN_PARTS if parts else _TO_PARTS
        if len(between) > room or _END.search(between) or not _is_exact(fact) or not _is_part(fact, total):
            break
        if parts and _is_partial(between, language):
            break
        parts.append(fact)
        end = fact.mention.end
    if len(parts) < _FEWEST_PARTS:
        return
    lead = text[total.mention.end : parts[0].mention.start]
    partial = _is_partial(lead, language)
    if not partial and not _LIST.search(lead):
        return
    whole, together = (
        total.quantity.value.low,
        sum((part.quantity.value.low for part in parts), start=_zero(total)),
    )
    if together == whole or (partial and together < whole):
        return
    shown = " + ".join(str(part.quantity.value) for part in parts)
    yield finding(
        RULE,
        Message("{parts} are {sum}, not {total}", parts=shown, sum=together, total=total.quantity.value),
        tuple(passage(fact.mention, str(fact.quantity.value)) for fact in (total, *parts)),
        confidence=0.75,
    )


def _zero(fact: QuantityFact) -> Decimal:
    return fact.quantity.value.low * 0


def _is_part(fact: QuantityFact, total: QuantityFact) -> bool:
    """Whether a count can be part of another: a sort of the same, or a sort of people among people."""
    part, whole = fact.quantity.value.of, total.quantity.value.of
    if part == whole:
        return False
    if whole in kinds().get(part, ()):
        return True
    both_people = all(_PEOPLE in kinds().get(of, ()) for of in (part, whole))
    return both_people and not same_kind(part, whole) and whole in _FATES and part not in _FATES


_FATES = frozenset(("killed", "wounded", "missing", "arrested", "victim", "displaced"))


def _is_partial(between: str, language: str) -> bool:
    """Whether the words between say that the list is not complete."""
    return bool(load(language).partial.find(words(between)))
