"""Persons and places that stand for each other where two accounts say the same thing, and are not the same.

A name comes back all through a text. So a name is settled only by what stands in the counterpart of its
claim, or beside it where no other claim needs it; and of two names left over, one must be nowhere in the
other account, or the two claims are merely about different parts of one story. A name that no table has may
still be there: whatever sounds like it settles it. Claims are compared by meaning here: a name that differs
must not speak against them.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from checker.align.rivals import Left, Rival, counterparts
from checker.align.surroundings import Surroundings
from checker.facts.lexicon import stems, variants
from checker.facts.names.arabic_letters import name_likeness
from checker.facts.names.similarity import is_latin, similarity
from checker.facts.names.small_words import particles, stopwords
from checker.facts.names.sound_index import SoundIndex
from checker.model.language import primary_language
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.align.rivals import Compared
    from checker.facts.values import Fact

F = TypeVar("F", bound="Fact")

_SAME_WORDS = 0.5
"""Claims this near say the same thing (0 like any two of a story, 1 like translations)."""

_NEARLY_SAME = 0.8
"""Claims this near hold the same names in the same places, nearly always."""

_MAY_BE = -2.0
"""What the letters of an Arabic word must say for it to be some name (log-odds)."""

_HEARD, _HEARD_AGAIN = 0.74, 0.8
"""Words this like a name may be it: in the other script, and in the same."""


class Named(Generic[F]):
    """The facts of one kind of all accounts, as they stand beside each other in corresponding claims."""

    def __init__(
        self,
        case: Compared,
        facts: Sequence[F],
        agree: Callable[[F, F], bool],
        related: Callable[[F, F], bool] | None = None,
    ) -> None:
        """Index the facts.

        Args:
            case: the story, its claims and how they correspond.
            facts: those of all accounts.
            agree: whether two facts are the same thing; symmetric.
            related: whether one can explain the other (a city its country); ``agree`` when None.
        """
        self._case = case
        self._agree = agree
        self._related = related or agree
        self.by_claim: dict[str, list[F]] = defaultdict(list)
        self._by_source: dict[str, list[F]] = defaultdict(list)
        for fact in facts:
            self.by_claim[fact.mention.claim].append(fact)
            self._by_source[fact.mention.source].append(fact)
        self._around = Surroundings(case)

    def left_over(self) -> Iterator[Left[F]]:
        """Yield the facts of corresponding claims that nothing in the counterpart agrees with."""
        for one, other, score in self.counterparts():
            # A claim, and what else of its sentence the counterpart may tell.
            here, there = self._around.stretch(one, other), self._around.stretch(other, one)
            mine, theirs = self._untold(here, there), self._untold(there, here)
            if mine or theirs:
                yield Left(one, other, mine, theirs, score)

    def _untold(self, claims: Sequence[str], others: Sequence[str]) -> tuple[F, ...]:
        """Return the facts of claims that nothing in the others agrees with."""
        facts = (fact for claim in claims for fact in self.by_claim.get(claim, ()))
        return tuple(fact for fact in facts if not any(self.is_in(fact, claim) for claim in others))

    def apart(self, one: F, other: F) -> bool:
        """Whether of two facts left over one is nowhere in the other account; or neither was moved near by.

        The second is enough only where the two claims are as near as translations.
        """
        moved = self.settled(one, other.mention.claim), self.settled(other, one.mention.claim)
        if (not moved[0] and self.is_foreign(one, other)) or (not moved[1] and self.is_foreign(other, one)):
            return True
        near = self._case.scores.near(one.mention.claim, other.mention.claim)
        return near >= _NEARLY_SAME and not any(moved)

    def counterparts(self) -> Iterator[tuple[str, str, float]]:
        """Yield claims of two accounts that say the same, each the nearest of the other, with their score."""
        return counterparts(self._case, near=_SAME_WORDS)

    def rivals(self, comparable: Callable[[F, F], bool], like: Callable[[F, F], bool]) -> Iterator[Rival[F]]:
        """Yield the facts left over that stand for each other: the only ones, or the only ones told alike."""
        for left in self.left_over():
            mine, theirs = (
                self._unexplained(left.mine, left.theirs),
                self._unexplained(left.theirs, left.mine),
            )
            for one in mine:
                other = self._only(one, theirs, comparable, like)
                back = self._only(other, mine, comparable, like) if other else None
                if other and back and self._agree(one, back) and self.apart(one, other):
                    yield Rival(one, other, left.score, (left.one, left.other))

    def _unexplained(self, facts: Sequence[F], others: Sequence[F]) -> list[F]:
        """Return the facts that none of the others left over explains: 'Amsterdam' - 'the Dutch'."""
        return [it for it in facts if not any(self._related(it, other) for other in others)]

    def _only(
        self,
        fact: F,
        others: Sequence[F],
        comparable: Callable[[F, F], bool],
        like: Callable[[F, F], bool],
    ) -> F | None:
        """Return the only thing that a fact can stand for, as one told alike; of several, the only such."""
        fitting = [it for it in others if comparable(fact, it)]
        alike = [it for it in fitting if like(fact, it)]
        found = [*alike, *fitting] if self._are_one(fitting) else alike
        return found[0] if found and self._are_one(found) else None

    def _are_one(self, facts: Sequence[F]) -> bool:
        return all(self._agree(it, facts[0]) for it in facts)

    def surplus(self, comparable: Callable[[F, F], bool], like: Callable[[F, F], bool]) -> Iterator[Rival[F]]:
        """Yield a fact of one account only, and what the counterpart names more often than its own claim.

        'the Korean minister ... in Brazil' - 'the Korean minister ... in Korea'.
        """
        for left in self.left_over():
            for mine, theirs, own, other in (
                (left.mine, left.theirs, left.one, left.other),
                (left.theirs, left.mine, left.other, left.one),
            ):
                if not self._are_one(mine) or not mine or theirs or self.settled(mine[0], other):
                    continue
                more = [it for it in self._more(mine[0], own, other, like) if comparable(mine[0], it)]
                if len(more) == 1 and self.is_foreign(mine[0], more[0]):
                    pair = (mine[0], more[0]) if own == left.one else (more[0], mine[0])
                    yield Rival(*pair, left.score, (left.one, left.other))

    def _more(self, fact: F, own: str, other: str, like: Callable[[F, F], bool]) -> list[F]:
        """Return each thing that the other claim names more often, in the mention told like a fact."""
        found: list[F] = []
        theirs = self.by_claim.get(other, [])
        for it in sorted(theirs, key=lambda it: not like(fact, it)):
            here = sum(self._agree(it, mine) for mine in self.by_claim.get(own, ()))
            there = sum(self._agree(it, their) for their in theirs)
            if 0 < here < there and not any(self._agree(it, known) for known in found):
                found.append(it)
        return found

    def is_in(self, fact: F, claim: str) -> bool:
        """Whether a claim has a fact that agrees, or sounds like it."""
        return any(self._agree(fact, it) for it in self.by_claim.get(claim, ())) or self.is_heard(fact, claim)

    def settled(self, fact: F, counterpart: str) -> bool:
        """Whether a fact has its like in a claim of another account, or beside it."""
        if self.is_in(fact, counterpart):
            return True
        mine = self._by_source[fact.mention.source]
        if any(self._agree(fact, it) for it in mine if it.mention.claim != fact.mention.claim):
            return False  # what stands beside the counterpart is there for those
        near = self._around.of(fact.mention.claim, counterpart)
        if any(self._agree(fact, it) for claim in near for it in self.by_claim.get(claim, ())):
            return True
        return any(self.is_heard(fact, claim) for claim in near)

    def is_foreign(self, fact: F, other: F) -> bool:
        """Whether the other's account has a fact nowhere, nor near the other what is related to it."""
        if any(self._agree(fact, it) for it in self._by_source[other.mention.source]):
            return False
        near = self._around.of(fact.mention.claim, other.mention.claim)
        return not any(self._related(fact, it) for claim in near for it in self.by_claim.get(claim, ()))

    def is_heard(self, fact: F, claim_id: str) -> bool:
        """Whether a word of a claim sounds like the last word of a name."""
        parts = [
            word.text for word in words(fact.mention.text) if word.is_word and word.text not in particles()
        ]
        if not parts:
            return False
        claim, own = self._case.claims[claim_id], self._case.claims[fact.mention.claim]
        # An Arabic name carries its clitics: without them it sounds like the other's.
        spoken = {parts[-1]} if is_latin(parts[-1]) else {parts[-1], *stems(parts[-1], own.language)}
        return any(is_heard(part, claim.text, claim.language) for part in spoken)


@lru_cache(maxsize=4096)
def _sounds_of(text: str, language: str) -> SoundIndex[str]:
    """Return the words of a text that may be names, without their clitics, by their sound."""
    index: SoundIndex[str] = SoundIndex()
    small = stopwords(language)
    for word in words(text):
        if word.text in small:
            continue  # 'In' sounds like the last word of 'Royaume-Uni'
        if word.is_word and (word.capital or not is_latin(word.text)):
            for variant in variants(word.text, language):
                if not variant.suffix and _may_be_name(variant.stem):
                    index.add(variant.stem, variant.stem)
    return index


def _may_be_name(stem: str) -> bool:
    return is_latin(stem) or name_likeness(stem) >= _MAY_BE


def is_heard(name: str, text: str, language: str) -> bool:
    """Whether any word of a text, without its clitics, sounds like a folded single name."""
    for stem, _ in _sounds_of(text, primary_language(language)).like(name):
        least = _HEARD_AGAIN if is_latin(stem) == is_latin(name) else _HEARD
        if similarity(name, stem) >= least:
            return True
    return False
