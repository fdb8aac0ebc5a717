"""One statement given in two wordings that differ in meaning or strength.

What it checks
    A quotation, and another passage in the same language that is the same but for a few words; or two
    quotations, in any languages, that render the same words. Reported where the words that differ are of
    different strength on a scale (reduce and stop, regret and condemn, review and revoke); of two quotations
    in two languages also where one has the opposite word and, with the option `exchanged-word`, a word that
    nothing in the other bears out.

Why an editor cares
    At most one of the two is what was said. Mostly the two are translations made by different hands; the
    original decides.

Examples:
    EN: "we will revoke the licence" - FR: « nous réexaminerons la licence ».
    AR: «دعا إلى خفض الرسوم» - «دعا إلى وقف الرسوم».

What it does not see
    Differences that no table grades or opposes, unless the option asks for them: then a free translation is
    sometimes taken for an exchanged word. Denials (see polarity-conflict); a quotation and its paraphrase in
    another language.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from checker.align.exchanged import EXCHANGED, OPPOSITE, exchanged
from checker.align.parts import Passage, word_clashes
from checker.align.shared_words import SharedWords
from checker.facts.lexicon import stems
from checker.facts.scales import degrees, disagreement
from checker.model.finding import Evidence, Severity
from checker.model.language import primary_language
from checker.model.message import Message
from checker.rules.base import EXCHANGED_WORD, Rule, finding, passage
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.align.quote_pairs import QuotePair
    from checker.facts.values import QuoteFact
    from checker.model.finding import Finding
    from checker.rules.base import Case
    from checker.text.words import Word

RULE = Rule(
    "Q502",
    "quote-variants",
    Severity.WARNING,
    "one statement in two wordings that differ in meaning",
    (EXCHANGED_WORD,),
)

_FEWEST_WORDS = 5
_PHRASE = 4
"""Words between two edits that are still one phrase."""

_OPPOSED = Message("The words that differ are opposites; the original decides which is right.")
_NOTES = {
    "strength": Message(
        "The words that differ are of different strength; the original decides which is right."
    ),
    "sense": _OPPOSED,
    OPPOSITE: _OPPOSED,
    EXCHANGED: Message("Nothing in the other quotation bears this word out; it may be translated freely."),
}
_DOUBTFUL = 0.4
"""The confidence in a word that nothing bears out: translators are free."""

_SHARED = 0.55
"""How much of the quotation the other passage must have word for word."""


class _Passage(NamedTuple):
    """A stretch of a source as words, each under one stem."""

    source: str
    claim: str
    offset: int
    words: tuple[Word, ...]
    keys: tuple[str, ...]


class _Edit(NamedTuple):
    """Word ranges of two passages that stand for each other and differ; a longer one is other text."""

    left: range
    right: range


def check(case: Case) -> Iterator[Finding]:
    """State each two passages once, whichever of the two is taken for the quotation."""
    stated: set[frozenset[Evidence]] = set()
    for found in _findings(case):
        passages = frozenset(found.evidence)
        if passages not in stated:
            stated.add(passages)
            yield found


def _findings(case: Case) -> Iterator[Finding]:
    """Compare every longer quotation with every claim of its language, and with its own source's others."""
    quotes = _quotes(case)
    claims = [
        _passage(claim.source, claim.id, claim.start, claim.text, claim.language)
        for claim in (case.claims.values() if quotes else ())
    ]
    of_language: dict[str, list[_Passage]] = defaultdict(list)
    for other in claims:
        of_language[primary_language(case.claims[other.claim].language)].append(other)
    indexes = {tag: SharedWords([set(it.keys) for it in own]) for tag, own in of_language.items()}
    for quote in quotes:
        mention = quote.mention
        language = primary_language(case.claims[mention.claim].language)
        quoted = _passage(mention.source, mention.claim, mention.start, mention.text, language)
        wanted = set(quoted.keys)
        for number in indexes[language].with_most(wanted, _SHARED * len(wanted)):
            other = of_language[language][number]
            if other.claim != quoted.claim:
                yield from _compare(case, quoted, other, language)
    for pair in case.quote_pairs:
        if not pair.by_two:
            yield from _across(case, pair)


def _across(case: Case, pair: QuotePair) -> Iterator[Finding]:
    """Compare two quotations of the same words in two languages."""
    mentions = (pair.one.mention, pair.other.mention)
    tags = [primary_language(case.source(mention.source).language) for mention in mentions]
    if tags[0] == tags[1]:
        return
    sides = [
        Passage(mention.source, mention.start, mention.end, mention.text, tag)
        for mention, tag in zip(mentions, tags, strict=True)
    ]
    # Denials are weighed claim by claim (W601).
    clashes = [clash for clash in word_clashes(*sides) if clash.part in _NOTES]
    if not clashes and pair.mutual:
        clashes = list(
            exchanged(sides[0], sides[1], case.aligner, least=case.option(RULE, EXCHANGED_WORD.name))
        )
    for clash in clashes:
        yield finding(
            RULE,
            _message(*clash.values),
            tuple(
                _as_nested(case, passage(mention, value))
                for mention, value in zip(mentions, clash.values, strict=True)
            ),
            confidence=_DOUBTFUL if clash.part == EXCHANGED else min(0.9, 0.5 + pair.nearness / 3),
            note=_NOTES[clash.part],
        )


def _quotes(case: Case) -> list[QuoteFact]:
    return [quote for quote in case.facts.quotes if quote.word_count >= _FEWEST_WORDS]


def _passage(source: str, claim: str, offset: int, text: str, language: str) -> _Passage:
    found = tuple(word for word in words(text) if word.is_word)
    return _Passage(source, claim, offset, found, tuple(_key(word.text, language) for word in found))


def _key(word: str, language: str) -> str:
    """Return one stem for all forms of a word: the shortest it may have."""
    return min(stems(word, primary_language(language)), key=lambda stem: (len(stem), stem))


def _compare(case: Case, quoted: _Passage, other: _Passage, language: str) -> Iterator[Finding]:
    matcher = SequenceMatcher(None, quoted.keys, other.keys, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    if shared < _SHARED * len(quoted.keys):
        return
    edits = [
        edit
        for tag, one, two, three, four in matcher.get_opcodes()
        if tag == "replace"
        for edit in [_trimmed(range(one, two), range(three, four), len(quoted.words))]
        if max(len(edit.left), len(edit.right)) <= max(3, len(quoted.words) // 5)
    ]
    graded = [edit for edit in edits if _differ(quoted, other, edit, language)]
    if graded:
        yield _finding(case, quoted, other, _near(edits, graded))


def _differ(quoted: _Passage, other: _Passage, edit: _Edit, language: str) -> bool:
    """Whether the words of an edit are of different strength."""
    left, right = _at(quoted, edit.left), _at(other, edit.right)
    return disagreement(degrees(left, language), degrees(right, language)) is not None


def _near(edits: Sequence[_Edit], graded: Sequence[_Edit]) -> list[_Edit]:
    """Keep the edits in the phrase of those that differ in strength."""
    return [
        edit
        for edit in edits
        if any(
            edit.left.start <= other.left.stop + _PHRASE and other.left.start <= edit.left.stop + _PHRASE
            for other in graded
        )
    ]


def _trimmed(left: range, right: range, size: int) -> _Edit:
    """Leave out of the other passage what stands before the quotation begins or after it ends."""
    if left.start == 0:
        right = right[-len(left) :]
    elif left.stop == size:
        right = right[: len(left)]
    return _Edit(left, right)


def _at(place: _Passage, indexes: range) -> list[Word]:
    return [place.words[index] for index in indexes]


def _finding(case: Case, quoted: _Passage, other: _Passage, edits: Sequence[_Edit]) -> Finding:
    left = _evidence(case, quoted, [edit.left for edit in edits])
    right = _evidence(case, other, [edit.right for edit in edits])
    return finding(
        RULE,
        _message(left.value, right.value),
        (left, right),
        confidence=0.8,
        note=_NOTES["strength"],
    )


def _message(one: str, other: str) -> Message:
    return Message("one statement in two wordings: “{one}” and “{other}”", one=one, other=other)


def _evidence(case: Case, place: _Passage, ranges: Sequence[range]) -> Evidence:
    """Quote from the first word that differs to the one after the last: each is read in its phrase."""
    first = ranges[0].start
    last = min(ranges[-1].stop + 1, len(place.words))
    start = place.offset + place.words[first].start
    end = place.offset + place.words[last - 1].end
    text = case.source(place.source).text
    value = " / ".join(_phrase(text, place, span) for span in ranges)
    return _as_nested(case, Evidence(place.source, place.claim, start, end, text[start:end], value))


def _phrase(text: str, place: _Passage, span: range) -> str:
    last = min(span.stop + 1, len(place.words))
    return text[place.offset + place.words[span.start].start : place.offset + place.words[last - 1].end]


def _as_nested(case: Case, shown: Evidence) -> Evidence:
    """Name the nested source when the words are those of a statement that its container only quotes."""
    for source in case.story.sources:
        if source.within != shown.source:
            continue
        for place in source.passages:
            if place.outer_start <= shown.start and shown.end <= place.outer_end:
                start = place.start + shown.start - place.outer_start
                end = start + len(shown.quote)
                claim = case.claim_at(source.id, start)
                if claim is not None and source.text[start:end] == shown.quote:
                    return Evidence(source.id, claim.id, start, end, shown.quote, shown.value)
    return shown
