"""Words of a claim that look like a name and that nothing explains: no fact, no sound of the other claims."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.align.named import is_heard
from checker.facts.lexicon import variants
from checker.facts.names.arabic_letters import name_likeness
from checker.facts.names.caseless import has_case_ending
from checker.facts.names.given import FIRST_ALIKE, are_two
from checker.facts.names.similarity import ALIKE, is_latin, similarity
from checker.facts.names.small_words import no_persons, particles, stopwords
from checker.facts.places.gazetteer import before_names
from checker.facts.values import Mention
from checker.model.language import primary_language
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.facts.extract import Facts
    from checker.facts.values import Fact
    from checker.model.claim import Claim
    from checker.text.words import Word

_LOOKS = 1.0
"""What the letters of an Arabic word must say for it to be a name (log-odds)."""

_MAY_BE = -2.0
"""The same for the last name behind a first name that is surely the person's."""

LIKE_A_NAME = 0.0
"""The same for a word that renders a name."""

_OPENERS = '.!?:؟«“"'
_OPENING = 3
"""A name among so many first words of a sentence opens it: the verb may stand before."""

_SHORTEST = 3
_HYPHEN = "-"
_APOSTROPHES = "'’"
_FIRST_AND_LAST = 2


class Strays:
    """The unexplained names of the claims of a story."""

    def __init__(self, claims: Mapping[str, Claim], facts: Facts) -> None:
        """Note which characters of each source facts explain, and which words it writes small."""
        self._claims = claims
        self._known: dict[str, list[tuple[int, int]]] = defaultdict(list)
        explained: tuple[Fact, ...] = (
            *facts.names,
            *facts.places,
            *facts.roles,
            *facts.times,
            *facts.handles,
        )
        for fact in explained:
            self._known[fact.mention.claim].append((fact.mention.start, fact.mention.end))
        self._small: dict[str, set[str]] = {}

    def of(self, claim_id: str, others: Sequence[str], looks: float = _LOOKS) -> tuple[Mention, ...]:
        """Return the names in a claim that no fact explains and that sound like nothing in the others.

        ``looks``: what the letters of an Arabic word must say for it to be a name (log-odds).
        """
        claim = self._claims[claim_id]
        found = []
        for mention in _joined(claim, self._words(claim, looks)):
            last = words(mention.text)[-1].text
            heard = (self._claims[it] for it in others)
            if not any(is_heard(last, it.text, it.language) for it in heard):
                found.append(mention)
        return tuple(found)

    def namesake(self, name: Mention, claim_id: str) -> Mention | None:
        """Return another last name behind the first name of ``name`` in a claim that lacks the person."""
        parts = [word.text for word in words(name.text) if word.is_word and word.text not in particles()]
        claim = self._claims[claim_id]
        if len(parts) < _FIRST_AND_LAST or is_heard(parts[-1], claim.text, claim.language):
            return None
        everything = words(claim.text)
        for first, last in pairwise(everything):
            if last.is_word and self._follows(first, last, parts[0], claim):
                return _mention(claim, first.start, last.end)
        return None

    def _follows(self, first: Word, last: Word, name: str, claim: Claim) -> bool:
        """Whether a word sounds like a first name, and the one behind it may be a last name.

        The more the first sounds like it, the less need the letters of the other say.
        """
        if not _sounds_like(first, name, claim.language):
            return False
        least = _MAY_BE if _sounds_like(first, name, claim.language, ALIKE) else 0.0
        return self._is_part(last, claim, least)

    def only(self, claim: str, counterpart: str, fact: Mention) -> Mention | None:
        """Return the only stray of a claim that may stand for a name; of several, one that opens none."""
        found = self.of(claim, (counterpart,))
        if len({mention.text for mention in found}) > 1:
            found = tuple(it for it in found if not self._has_its_capital_anyway(it))
        one = len({mention.text for mention in found}) == 1
        return found[0] if one and not self._may_be_ordinary(found[0], fact) else None

    def is_written_as_name(self, mention: Mention) -> bool:
        """Whether a name is in capitals that it would not have anyway, at the head of a sentence."""
        return is_latin(mention.text.lower()) and not self._has_its_capital_anyway(mention)

    def _has_its_capital_anyway(self, stray: Mention) -> bool:
        single = stray.text.isalpha() and is_latin(stray.text.lower())
        return single and self._opens(stray, 1) and not is_spoken_of(stray, self._claims)

    def _may_be_ordinary(self, stray: Mention, fact: Mention) -> bool:
        """Whether a stray has its capital for opening a sentence, and what it would stand for opens none."""
        return self._has_its_capital_anyway(stray) and not self._opens(fact, _OPENING)

    def _opens(self, mention: Mention, most: int) -> bool:
        """Whether a mention begins with one of the first ``most`` words of a sentence of its claim."""
        claim = self._claims[mention.claim]
        before = claim.text[: mention.start - claim.start]
        opening = max(before.rfind(mark) for mark in _OPENERS) + 1
        return sum(word.is_word for word in words(before[opening:])) < most

    def _is_part(self, word: Word, claim: Claim, least: float) -> bool:
        language = primary_language(claim.language)
        if (
            word.text in stopwords(language) | no_persons()
            or not word.text.isalpha()
            or len(word.text) < _SHORTEST
        ):
            return False
        return word.capital if is_latin(word.text) else name_likeness(word.text) >= least

    def _words(self, claim: Claim, looks: float) -> Iterator[Word]:
        language = primary_language(claim.language)
        known = self._known[claim.id]
        previous = ""
        everything = words(claim.text)
        for index, word in enumerate(everything):
            start, end = claim.start + word.start, claim.start + word.end
            explained = any(first < end and start < last for first, last in known)
            candidate = not explained and word.is_word and not _in_longer_name(everything, index)
            if candidate and self._looks(word, claim, language, looks, opens=not previous):
                yield word
            previous = word.text if word.is_word else "" if word.text in _OPENERS else previous

    def _looks(self, word: Word, claim: Claim, language: str, looks: float, *, opens: bool) -> bool:
        written = claim.text[word.start : word.end]
        if len(word.text) < _SHORTEST or not word.text.isalpha() or has_case_ending(written):
            return False
        if word.text in stopwords(language) | particles() | no_persons():
            return False
        if is_latin(word.text):
            return word.capital and not written.isupper() and not (opens and self._is_small(word.text, claim))
        stems = {
            it.stem for it in variants(word.text, language) if not it.suffix and it.prefix in before_names()
        }
        whole = name_likeness(word.text) >= looks / 2  # with its clitics a word looks less like a name
        return not stems & stopwords(language) and whole and max(map(name_likeness, stems)) >= looks

    def _is_small(self, word: str, claim: Claim) -> bool:
        """Whether the account also writes a word small: a capital at the head of a sentence says little."""
        if claim.source not in self._small:
            texts = (it.text for it in self._claims.values() if it.source == claim.source)
            self._small[claim.source] = {it.text for text in texts for it in words(text) if not it.capital}
        return word in self._small[claim.source]


def _sounds_like(word: Word, name: str, language: str, least: float = FIRST_ALIKE) -> bool:
    if not word.is_word or (is_latin(word.text) and not word.capital):
        return False
    stems = {it.stem for it in variants(word.text, primary_language(language)) if not it.suffix}
    return any(similarity(stem, name) >= least and not are_two(stem, name) for stem in stems)


def _in_longer_name(text_words: Sequence[Word], index: int) -> bool:
    """Whether a word in capitals that makes no person's name stands beside: 'Red Cross', 'Nations unies'."""
    beside = (*text_words[max(index - 1, 0) : index], *text_words[index + 1 : index + 2])
    return any(word.text == _HYPHEN or (word.text in no_persons() and word.capital) for word in beside)


def _joined(claim: Claim, found: Iterator[Word]) -> Iterator[Mention]:
    """Yield words side by side as one name."""
    start = end = -1
    for word in found:
        if start >= 0 and 0 <= word.start - end <= 1:
            end = word.end
            continue
        if start >= 0:
            yield _mention(claim, start, end)
        start, end = word.start, word.end
    if start >= 0:
        yield _mention(claim, start, end)


def _mention(claim: Claim, start: int, end: int) -> Mention:
    return Mention(claim.source, claim.id, claim.start + start, claim.start + end, claim.text[start:end])


def is_spoken_of(stray: Mention, claims: Mapping[str, Claim]) -> bool:
    """Whether the ending of a possessive stands behind a name: 'Haddad's'."""
    claim = claims[stray.claim]
    after = words(claim.text[stray.end - claim.start :])[:2]
    return len(after) > 1 and after[0].text in _APOSTROPHES and after[1].text == "s"
