"""What one account affirms, another denies.

What it checks
    Claims of two accounts that say the same thing, each the other's nearest: a denial in one (not, never, no;
    لم، لن، ليس; ne ... pas) that the other has in no form, so that taking it out brings the two nearer in
    meaning. Also opposed words (rose and fell, accepted and rejected): in one language where the rest of the
    words agree, in two where one stands for the other.

Why an editor cares
    At most one of the two is true.

Examples:
    EN: "The ministry has not signed the agreement." - FR: « Le ministère a signé l'accord. »
    AR: «وافق المجلس على المشروع» - «رفض المجلس المشروع».

What it does not see
    Denials by words of no table, and those that a claim about something else as well hides. A source that
    tells of someone's denial ("the minister denied it") denies nothing itself, so that is never enough. Two
    denials that cancel ("did not deny") and idioms that only look like one ("not only") count as none.
    Where only the number of denials differs and the meaning does not bear it out, the finding is a warning.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from checker.align.contradiction import evidence, residue, shared
from checker.align.contradiction import passage as read
from checker.align.contradiction_model import contradicted
from checker.align.rendered import aligned
from checker.align.rivals import counterparts
from checker.align.wording import Span
from checker.facts.polarity import Kind
from checker.facts.polarity.opposites import across_languages, opposition
from checker.model.finding import Evidence, Severity
from checker.model.language import primary_language
from checker.model.message import Message, decimal
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.align.contradiction import Passage
    from checker.align.polarity import Clash
    from checker.facts.polarity.opposites import Opposed
    from checker.facts.values import Mention
    from checker.model.claim import Claim
    from checker.model.finding import Finding
    from checker.nli import Judgement
    from checker.rules.base import Case

RULE = Rule("W601", "polarity-conflict", Severity.ERROR, "affirmed here, denied there")

UNANSWERED = 0.8
"""From this probability on, a denial has no counterpart: a translator would not recast so."""

BORNE_OUT = 0.05
"""From this gain in nearness on, the meaning bears the denial out, too. Below it only the count of denials
speaks for a conflict: a warning, no error."""

_SECONDED = 0.5
"""The same, where a contradiction model says so too."""

CONTRADICTORY = 0.8
"""From this evidence on, two claims in one language cannot both be true."""

_SAME_ARGUMENTS = 0.6
"""The part of their words that two claims with opposed words have to share: they are about the same."""

_SAME_WORDS = 0.6
"""How near, by meaning, they have to be."""

_TOO = Message("The contradiction model says so too.")
_UNSURE = Message("Only the number of denials differs; the other account may say the same in other words.")


def check(case: Case) -> Iterator[Finding]:
    """State one conflict for each two claims: by denials, by opposed words, or by a model alone."""
    judged = {frozenset(pair): judgement for pair, judgement in contradicted(case)}
    stated: set[frozenset[str]] = set()
    for clash in case.clashes:
        pair = frozenset((clash.denying, clash.other))
        judgement = judged.get(pair)
        if _stands(clash, judgement):
            stated.add(pair)
            yield _denied(case, clash, judgement)
    for one, other, _ in counterparts(case):
        pair = frozenset((one, other))
        if pair not in stated:
            found = _opposed(case, case.claims[one], case.claims[other], judged.get(pair))
            if found is not None:
                stated.add(pair)
                yield found
    alone = [(pair, it) for pair, it in contradicted(case) if frozenset(pair) not in stated]
    told = _told(case) if alone else set()
    for (one, other), judgement in alone:
        if frozenset((one, other)) not in told:
            yield _judged(case.claims[one], case.claims[other], judgement)


def _told(case: Case) -> set[frozenset[str]]:
    """Return the claims, by pairs, of which another rule tells what differs: the model has nothing to add."""
    from checker.rules import all_rules

    others = [module for module in all_rules() if RULE.code != module.RULE.code]
    found = (frozenset(item.claim for item in it.evidence) for module in others for it in module.check(case))
    return {frozenset(pair) for claims in found for pair in combinations(sorted(claims), 2)}


def _stands(clash: Clash, judgement: Judgement | None) -> bool:
    """Whether a denial is worth stating: one that only the count speaks for, where the words are the same."""
    if judgement is not None:
        return clash.probability >= _SECONDED
    return clash.probability >= UNANSWERED and (clash.gain >= BORNE_OUT or clash.likeness >= _SAME_WORDS)


def _denied(case: Case, clash: Clash, judgement: Judgement | None) -> Finding:
    """State a denial and the claim that has none."""
    denial, other = clash.denial.mention, case.claims[clash.other]
    # A model makes a finding surer, or a warning of what would be none: never an error by itself.
    sure = clash.probability >= UNANSWERED and clash.gain >= BORNE_OUT
    return finding(
        RULE,
        Message(
            "denied in source '{source}', affirmed in source '{other_source}'",
            source=denial.source,
            other_source=other.source,
        ),
        (passage(denial, clash.denial.value), _rendered(case, denial, other, Message("affirmed"))),
        confidence=max(clash.probability, judgement.contradiction if judgement else 0),
        note=_TOO if judgement else None if sure else _UNSURE,
        severity=Severity.ERROR if sure else Severity.WARNING,
    )


def _judged(one: Claim, other: Claim, judgement: Judgement) -> Finding:
    """State what only a model says: never an error by itself."""
    value = Message("contradiction {score}", score=decimal(f"{judgement.contradiction:.2f}"))
    return finding(
        RULE,
        Message(
            "sources '{one}' and '{other}' may contradict each other", one=one.source, other=other.source
        ),
        (_whole(one, value), _whole(other, value)),
        confidence=judgement.contradiction,
        note=Message("Only the contradiction model says so."),
        severity=Severity.WARNING,
    )


def _rendered(case: Case, denial: Mention, other: Claim, value: str) -> Evidence:
    """Return the words of a claim that render a denial of another; the whole where that cannot be told."""
    span = case.rendering(denial, other)
    if span is None:
        return _whole(other, value)
    return _part(other, *span, value)


def _whole(claim: Claim, value: str) -> Evidence:
    return _part(claim, claim.start, claim.end, value)


def _part(claim: Claim, start: int, end: int, value: str) -> Evidence:
    """Return the characters ``[start, end)`` of a claim's source, which are in the claim."""
    quote = claim.text[start - claim.start : end - claim.start]
    return Evidence(claim.source, claim.id, start, end, quote, value)


def _opposed(case: Case, one: Claim, other: Claim, judgement: Judgement | None) -> Finding | None:
    """Return a finding of opposed words of two claims that otherwise say the same."""
    if case.scores.near(one.id, other.id) < _SAME_WORDS:
        return None
    left, right = (read(claim.text, primary_language(claim.language)) for claim in (one, other))
    words = opposition(left.opposed, right.opposed)
    if words is None or _denies(left) or _denies(right):
        return None
    if left.language == right.language:
        score = _contradictory(left, right)
    else:
        score = _rendered_opposite(case, (one, left, words[0]), (other, right, words[1]))
    if score is None:
        return None
    return finding(
        RULE,
        Message("opposed words in sources '{one}' and '{other}'", one=one.source, other=other.source),
        (_words(one, left, words[0]), _words(other, right, words[1])),
        confidence=max(score, judgement.contradiction if judgement else 0),
        note=_TOO if judgement else None,
    )


def _contradictory(left: Passage, right: Passage) -> float | None:
    """Return how surely two claims in one language contradict each other, if they share the other words."""
    score = evidence(left, right)
    alike = shared(left, right, residue(left, right)) >= _SAME_ARGUMENTS
    return score if alike and score >= CONTRADICTORY else None


_Word = tuple["Claim", "Passage", "Opposed"]
"""A claim, as it is read, and a word of it."""


def _rendered_opposite(case: Case, one: _Word, other: _Word) -> float | None:
    """Return how surely one word stands where a translation would have the other, whose opposite it is."""
    (claim, left, word), (counterpart, right, opposite) = one, other
    if word.concept not in across_languages():
        return None
    found = aligned(case, claim, counterpart)
    if found is None or not found.bond(_span(left, word), _span(right, opposite)):
        return None
    return case.scores.score(claim.id, counterpart.id)


def _span(side: Passage, found: Opposed) -> Span:
    """Return where the words stand in their claim."""
    return Span(side.words[found.first].start, side.words[found.last - 1].end)


def _denies(side: Passage) -> bool:
    return any(found.kind is Kind.CERTAIN for found in side.denials)


def _words(claim: Claim, side: Passage, found: Opposed) -> Evidence:
    start, end = _span(side, found)
    return _part(claim, claim.start + start, claim.start + end, f"{found.concept} {found.side}")
