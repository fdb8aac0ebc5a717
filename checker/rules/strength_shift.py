"""One thing told in words of different strength.

What it checks
    Claims of two accounts that say the same thing, each the other's nearest: words of one scale (reduce and
    stop, may and will, condemn and regret, some and all, injured and killed) at different degrees, where
    neither has a word of the other's degree; nor its neighbours, unless the two surely say the same. A plain
    future counts as 'will'.

Why an editor cares
    Strength is where a retelling drifts: a regret becomes a condemnation, a possibility a plan.

Examples:
    EN: "The ministry regretted the decision." - FR: « Le ministère a condamné la décision. »
    AR: «قد تعلق الشركة الرحلات» - «ستعلق الشركة الرحلات».

What it does not see
    Words on no scale of its tables. How a source reports what was said ("said", "confirmed") is compared only
    where the degrees lie two steps apart: translators vary it.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from checker.align.rendered import strongest_bond
from checker.align.rivals import counterparts
from checker.model.finding import Severity
from checker.model.message import Message
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.facts.values import GradedFact
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule("W602", "strength-shift", Severity.WARNING, "'reduce' and 'stop', 'may' and 'will'")

_LOOSE = frozenset({"assertion"})
"""Scales whose neighbouring degrees are often exchanged without meaning anything."""

_STEPS = 2
"""Steps between two degrees of a loose scale that do mean something."""

Graded = dict[str, list["GradedFact"]]


def check(case: Case) -> Iterator[Finding]:
    """State one shift for each two claims and scale."""
    graded = _by_claim(case)
    around = _around(case)
    for one, other, score in counterparts(case):
        # Where two claims surely say one thing, what stands beside them explains nothing.
        near = {it: [it] for it in (one, other)} if case.scores.surely(one, other) else around
        for several, others in _shifts(graded, near, one, other):
            yield _finding(*strongest_bond(case, several, others), score)


def _finding(left: GradedFact, right: GradedFact, score: float) -> Finding:
    return finding(
        RULE,
        Message(
            "“{one}” in source '{source}', “{other}” in source '{other_source}'",
            one=left.mention.text,
            source=left.mention.source,
            other=right.mention.text,
            other_source=right.mention.source,
        ),
        (passage(left.mention, left.value), passage(right.mention, right.value)),
        confidence=0.5 + 0.4 * score,
    )


def _by_claim(case: Case) -> Mapping[str, Graded]:
    """Return the graded words of each claim by their scale."""
    found: dict[str, Graded] = defaultdict(lambda: defaultdict(list))
    for fact in case.facts.graded:
        found[fact.mention.claim][fact.scale].append(fact)
    return found


def _around(case: Case) -> Mapping[str, list[str]]:
    """Return, for each claim, the claims just before and behind it in its source, itself among them."""
    claims = list(case.claims.values())
    return {
        claim.id: [it.id for it in claims[max(index - 1, 0) : index + 2] if it.source == claim.source]
        for index, claim in enumerate(claims)
    }


def _shifts(
    graded: Mapping[str, Graded], around: Mapping[str, Sequence[str]], one: str, other: str
) -> Iterator[tuple[list[GradedFact], list[GradedFact]]]:
    """Yield the words of one scale of two claims whose degrees differ: neither account has the other's."""
    if one not in graded or other not in graded:
        return
    for scale in graded[one]:
        left, right = graded[one][scale], graded[other].get(scale, [])
        if not right or _agree(scale, _degrees(graded, [one], scale), _degrees(graded, around[other], scale)):
            continue
        if not _agree(scale, _degrees(graded, around[one], scale), _degrees(graded, [other], scale)):
            yield left, right


def _degrees(graded: Mapping[str, Graded], claims: Sequence[str], scale: str) -> set[int]:
    return {fact.degree for claim in claims if claim in graded for fact in graded[claim].get(scale, ())}


def _agree(scale: str, one: set[int], other: set[int]) -> bool:
    steps = _STEPS if scale in _LOOSE else 1
    return any(abs(left - right) < steps for left, right in product(one, other))
