"""What one account affirms, another denies.

What it checks
    Claims of two accounts that say the same thing, each the other's nearest: a denial in one (not, never, no;
    لم، لن، ليس; ne ... pas) that the other has in no form, so that taking it out brings the two nearer in
    meaning. In one language also opposed words (rose and fell, accepted and rejected) where the rest of the
    words agree.

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

from typing import TYPE_CHECKING

from checker.align.contradiction import evidence, residue, shared
from checker.align.contradiction import passage as read
from checker.align.contradiction_model import contradicted
from checker.align.rivals import counterparts
from checker.facts.polarity import Kind
from checker.facts.polarity.opposites import opposition
from checker.model.finding import Evidence, Severity
from checker.model.language import primary_language
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.align.contradiction import Passage
    from checker.align.polarity import Clash
    from checker.facts.polarity.opposites import Opposed
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

_TOO = "The contradiction model says so too."
_UNSURE = "Only the number of denials differs; the other account may say the same in other words."


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
    for (one, other), judgement in contradicted(case):
        if frozenset((one, other)) not in stated:
            yield _judged(case.claims[one], case.claims[other], judgement)


def _stands(clash: Clash, judgement: Judgement | None) -> bool:
    """Whether a denial is worth stating: one that only the count speaks for, where the words are the same."""
    if judgement is not None:
        return clash.probability >= _SECONDED
    return clash.probability >= UNANSWERED and (clash.gain >= BORNE_OUT or clash.likeness >= _SAME_WORDS)


def _denied(case: Case, clash: Clash, judgement: Judgement | None) -> Finding:
    """State a denial and the claim that has none."""
    denial, other = clash.denial.mention, case.claims[clash.other]
    sure = judgement is not None or clash.gain >= BORNE_OUT
    return finding(
        RULE,
        f"denied in source '{denial.source}', affirmed in source '{other.source}'",
        (passage(denial, clash.denial.value), _whole(other, "affirmed")),
        confidence=max(clash.probability, judgement.contradiction if judgement else 0),
        note=_TOO if judgement else "" if sure else _UNSURE,
        severity=Severity.ERROR if sure else Severity.WARNING,
    )


def _judged(one: Claim, other: Claim, judgement: Judgement) -> Finding:
    """State what only a model says: never an error by itself."""
    value = f"contradiction {judgement.contradiction:.2f}"
    return finding(
        RULE,
        f"sources '{one.source}' and '{other.source}' may contradict each other",
        (_whole(one, value), _whole(other, value)),
        confidence=judgement.contradiction,
        note="Only the contradiction model says so.",
        severity=Severity.WARNING,
    )


def _whole(claim: Claim, value: str) -> Evidence:
    return Evidence(claim.source, claim.id, claim.start, claim.end, claim.text, value)


def _opposed(case: Case, one: Claim, other: Claim, judgement: Judgement | None) -> Finding | None:
    """Return a finding of opposed words of two claims in one language that share the other words."""
    language = primary_language(one.language)
    if language != primary_language(other.language) or case.scores.near(one.id, other.id) < _SAME_WORDS:
        return None
    left, right = read(one.text, language), read(other.text, language)
    words = opposition(left.opposed, right.opposed)
    if words is None or _denies(left) or _denies(right):
        return None
    score = evidence(left, right)
    if score < CONTRADICTORY or shared(left, right, residue(left, right)) < _SAME_ARGUMENTS:
        return None
    return finding(
        RULE,
        f"opposed words in sources '{one.source}' and '{other.source}'",
        (_words(one, left, words[0]), _words(other, right, words[1])),
        confidence=max(score, judgement.contradiction if judgement else 0),
        note=_TOO if judgement else "",
    )


def _denies(side: Passage) -> bool:
    return any(found.kind is Kind.CERTAIN for found in side.denials)


def _words(claim: Claim, side: Passage, found: Opposed) -> Evidence:
    start = claim.start + side.words[found.first].start
    end = claim.start + side.words[found.last - 1].end
    quote = claim.text[start - claim.start : end - claim.start]
    return Evidence(claim.source, claim.id, start, end, quote, f"{found.concept} {found.side}")
