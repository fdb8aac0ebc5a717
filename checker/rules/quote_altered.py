"""A quotation that does not say what its source said.

What it checks
    A quotation whose original is in the story: the words of a post, of a statement, of a source's speaker.
    In the language of the original, word for word: words put in, left out without an ellipsis, or exchanged.
    Across languages, part by part: who and where, how many, when, whether it is denied, how strongly it is
    said; and, as a warning, everyday opposites. With the option `exchanged-word`, words that nothing in the
    original bears out, too.

Why an editor cares
    Marks promise the speaker's own words. A word exchanged between them is an error even where the story is
    right, and mostly it is the word that mattered.

Examples:
    EN: "we will never sign" - the post: We will sign.
    AR: «خمسة عشر قتيلا» is quoted, the statement has « cinq morts ».

What it does not see
    Across languages, a word exchanged for another that no table grades or opposes, unless the option asks for
    it: then a free but faithful translation is sometimes a warning. Quotations whose original is not in the
    story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from checker.align.exchanged import EXCHANGED, OPPOSITE, exchanged
from checker.align.parts import Clash, Kept, Passage, denies, fact_clashes, word_clashes
from checker.align.same_time import can_be_one
from checker.align.wording import Span, departures
from checker.facts.quantities.comparison import Answer, compare, same_kind, same_unit
from checker.facts.quantities.value import Bound
from checker.facts.quotes import attributions
from checker.model.finding import Evidence, Severity
from checker.model.language import primary_language
from checker.model.message import Message, clauses, listed
from checker.rules.base import EXCHANGED_WORD, Rule, finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.align.quotes import QuoteMatch
    from checker.align.wording import Departure
    from checker.facts.times import TimeValue
    from checker.facts.values import Fact, NameFact, PlaceFact, QuantityFact, TimeFact
    from checker.model.finding import Finding
    from checker.rules.base import Case

Compared = Callable[[Any, Any], bool]

RULE = Rule(
    "Q501",
    "quote-altered",
    Severity.ERROR,
    "a quotation that does not say what its source said",
    (EXCHANGED_WORD,),
)

_NEIGHBOURS = 1
"""Claims on either side of the original in which a part of the quotation may stand too."""

_VERBATIM = 0.9
_VERBATIM_NOTE = Message("Compared word for word: the quotation is in the language of its source.")
_NOTHING = Message("nothing there")
_UNSURE = {"negation", OPPOSITE, EXCHANGED}
"""No errors by themselves: translators recast denials, and are free with words."""

_CONFIDENCE = {
    "number": 0.9,
    "time": 0.85,
    "person": 0.8,
    "place": 0.8,
    "strength": 0.75,
    "sense": 0.75,
    OPPOSITE: 0.7,
    EXCHANGED: 0.4,
    "negation": 0.6,
}
_NOTES = {
    "number": Message("the numbers differ"),
    "time": Message("the times differ"),
    "person": Message("another person is named"),
    "place": Message("another place is named"),
    "strength": Message("the words are of different strength"),
    "sense": Message("the words are opposites"),
    OPPOSITE: Message("the words are opposites"),
    EXCHANGED: Message("nothing in the other bears the word out"),
    "negation": Message("one is denied, the other not"),
}


def check(case: Case) -> Iterator[Finding]:
    """Report each quotation whose original is found and says something else."""
    for match in _originals(case):
        mention = match.quote.mention
        tags = [primary_language(case.source(it).language) for it in (mention.source, match.source)]
        departed = _departures(case, match) if tags[0] == tags[1] else None
        if departed is None:
            clashes = list(_clashes(case, match))
            if clashes:
                yield _clashing(case, match, clashes)
        elif departed:
            yield _departing(case, match, departed)


def _originals(case: Case) -> Iterator[QuoteMatch]:
    """Yield, of each quotation, the nearest passage that is its original."""
    best: dict[object, QuoteMatch] = {}
    for match in case.quotes:
        known = best.get(match.quote)
        if match.supports and (known is None or match.nearness > known.nearness):
            best[match.quote] = match
    yield from best.values()


def _departures(case: Case, match: QuoteMatch) -> list[Departure] | None:
    """Compare word for word, leaving out what the quoting text says between the halves of a quotation."""
    mention, source = match.quote.mention, case.source(match.quote.mention.source)
    own = [
        Span(place.start - mention.start, place.end - mention.start)
        for item in attributions(source.text, primary_language(source.language))
        if item.quoted and item.start == mention.start < item.cue_start < mention.end
        for place in (Span(item.cue_start, item.cue_end), item.speaker)
        if place is not None
    ]
    return departures(mention.text, case.source(match.source).text, source.language, own)


def _departing(case: Case, match: QuoteMatch, departed: Sequence[Departure]) -> Finding:
    mention, text = match.quote.mention, case.source(match.source).text
    put_in = _listed(mention.text, [word for item in departed for word in item.words])
    left_out = _listed(text, [word for item in departed for word in item.instead])
    start = mention.start + min(item.quoted.start for item in departed)
    end = mention.start + max(item.quoted.end for item in departed)
    original = min(it.original.start for it in departed), max(it.original.end for it in departed)
    if put_in and left_out:
        message = Message(
            "the quotation has “{words}” where source '{source}' has “{original}”",
            words=put_in,
            source=match.source,
            original=left_out,
        )
    elif put_in:
        message = Message(
            "the quotation puts in “{words}”, which source '{source}' does not have",
            words=put_in,
            source=match.source,
        )
    else:
        message = Message(
            "the quotation leaves out “{words}”, which source '{source}' has",
            words=left_out,
            source=match.source,
        )
    shown = (
        _evidence(case, mention.source, (start, end), put_in or _NOTHING),
        _evidence(case, match.source, original, left_out or _NOTHING),
    )
    return finding(RULE, message, shown, confidence=_VERBATIM, note=_VERBATIM_NOTE)


def _listed(text: str, places: Sequence[Span]) -> str:
    """Return the words at some places of a text; those side by side are one phrase."""
    parts: list[Span] = []
    for place in places:
        if parts and not text[parts[-1].end : place.start].strip():
            parts[-1] = Span(parts[-1].start, place.end)
        else:
            parts.append(place)
    return " / ".join(text[part.start : part.end] for part in parts)


def _evidence(case: Case, source: str, place: tuple[int, int], value: str) -> Evidence:
    start, end = place
    claim = case.claim_at(source, start)
    text = case.source(source).text[start:end]
    return Evidence(source, claim.id if claim else "", start, end, text, value)


def _clashes(case: Case, match: QuoteMatch) -> Iterator[Clash]:
    """Compare part by part; a part that facts tell may stand in the claims beside the original too."""
    mention, source = match.quote.mention, case.source(match.source)
    language = case.source(mention.source).language
    rendering = Passage(mention.source, mention.start, mention.end, mention.text, language)
    claim = case.claims[match.claim]
    original = Passage(source.id, claim.start, claim.end, claim.text, claim.language)
    places = Kept(rendering, original, _around(case, match))
    for part, facts, agree, comparable in _fact_parts(case):
        for one, other in fact_clashes(facts, places, agree, comparable):
            spans = [(it.mention.start, it.mention.end) for it in (one, other)]
            yield Clash(part, spans[0], spans[1], (one.mention.text, other.mention.text))
    found = [it for it in word_clashes(rendering, original) if not _is_denied_beside(it, places)]
    yield from found
    if not any(clash.part == "sense" for clash in found):
        yield from exchanged(
            rendering,
            _nearest(case, match),
            case.aligner,
            whole=False,
            least=case.option(RULE, EXCHANGED_WORD.name),
        )


def _nearest(case: Case, match: QuoteMatch) -> Passage:
    """Return the stretch of the original that the quotation renders."""
    source = case.source(match.source)
    return Passage(source.id, match.start, match.end, source.text[match.start : match.end], source.language)


def _is_denied_beside(clash: Clash, places: Kept) -> bool:
    """Whether what the quotation denies may be what a claim beside the original denies, if not that one."""
    return clash.part == "negation" and denies(places.around) and not denies(places.original)


def _around(case: Case, match: QuoteMatch) -> Passage:
    source = case.source(match.source)
    own = [claim for claim in case.claims.values() if claim.source == match.source]
    place = next(index for index, claim in enumerate(own) if claim.id == match.claim)
    start = own[max(place - _NEIGHBOURS, 0)].start
    end = own[min(place + _NEIGHBOURS, len(own) - 1)].end
    return Passage(source.id, start, end, source.text[start:end], source.language)


def _fact_parts(case: Case) -> Iterator[tuple[str, Sequence[Any], Compared, Compared]]:
    """Yield the kinds of facts that a quotation is held to, with what agrees and what can be compared."""
    facts = case.facts
    known = _known_persons(case)
    yield "person", [it for it in facts.names if it.entity in known], _same_person, _always
    yield "place", facts.places, _same_place, _same_kind
    yield "time", facts.times, _same_time, _both_placed
    yield "number", [it for it in facts.quantities if not it.quantity.soft], _same_number, _comparable


def _known_persons(case: Case) -> frozenset[int]:
    """Return the persons that several sources name or that bear a title: other names may be of anything."""
    sources: dict[int, set[str]] = defaultdict(set)
    for name in case.facts.names:
        sources[name.entity].add(name.mention.source)
    borne = {role.entity for role in case.facts.roles if role.entity is not None}
    return frozenset(borne | {entity for entity, named in sources.items() if len(named) > 1})


def _always(_one: Fact, _other: Fact) -> bool:
    return True


def _same_person(one: NameFact, other: NameFact) -> bool:
    return one.entity == other.entity


def _same_number(one: QuantityFact, other: QuantityFact) -> bool:
    left, right = one.quantity.value, other.quantity.value
    if same_unit(left, right):
        # What both call 'about' or 'more than' is the same figure, not any that the words would allow.
        figures = left.low == left.high and right.low == right.high
        if figures and left.bound is right.bound and left.approximate is right.approximate:
            left, right = (replace(it, bound=Bound.NONE, approximate=False) for it in (left, right))
        return compare(left, right) is not Answer.DIFFERENT
    return (left.low, left.high) == (right.low, right.high)


def _comparable(one: QuantityFact, other: QuantityFact) -> bool:
    left, right = one.quantity.value, other.quantity.value
    if not same_unit(left, right) or left.form is not right.form:
        return False
    return not (left.known and right.known) or same_kind(left.of, right.of)


def _same_place(one: PlaceFact, other: PlaceFact) -> bool:
    return one.code == other.code and (one.inside == other.inside or None in {one.inside, other.inside})


def _same_kind(one: PlaceFact, other: PlaceFact) -> bool:
    return one.kind == other.kind and one.adjective == other.adjective


def _same_time(one: TimeFact, other: TimeFact) -> bool:
    left, right = one.time.value, other.time.value
    weekdays = _weekdays(left), _weekdays(right)
    if all(weekdays) and weekdays[0] != weekdays[1]:
        return False
    if left != right and _is_open(left) and _is_open(right):
        return (left.first_day, left.last_day) == (right.first_day, right.last_day)
    return left == right or can_be_one(left, right)


def _is_open(value: TimeValue) -> bool:
    """Whether a time has one end only: 'until 15 June'."""
    return (value.start is None) != (value.end is None)


def _weekdays(value: TimeValue) -> frozenset[str]:
    """Return the weekdays that a time names, placed on the calendar or not."""
    expression = value.origin.expression if value.origin else value.expression
    parts = expression.walk() if expression else ()
    return frozenset(str(part.args[0]) for part in parts if part.op == "weekday")


def _both_placed(one: TimeFact, other: TimeFact) -> bool:
    """Whether two times say as much: at its end a quotation may cut off the day of an hour."""
    left, right = one.time.value, other.time.value
    if left.approximate or right.approximate or left.granularity is not right.granularity:
        return False
    return bool(_weekdays(left) and _weekdays(right)) or _operations(left) == _operations(right)


def _operations(value: TimeValue) -> frozenset[str]:
    """Return what the words of a time name: a weekday, a month, a distance from the publication."""
    expression = value.origin.expression if value.origin else value.expression
    return frozenset(part.op for part in expression.walk()) if expression else frozenset()


def _clashing(case: Case, match: QuoteMatch, clashes: Sequence[Clash]) -> Finding:
    mention = match.quote.mention
    said = clauses(
        Message("“{one}” and “{other}”", one=clash.values[0], other=clash.values[1]) for clash in clashes
    )
    ones = [clash.one for clash in clashes]
    others = [clash.other for clash in clashes]
    shown = (
        _evidence(case, mention.source, _hull(ones), " / ".join(clash.values[0] for clash in clashes)),
        _evidence(case, match.source, _hull(others), " / ".join(clash.values[1] for clash in clashes)),
    )
    differ = listed(dict.fromkeys(_NOTES[clash.part] for clash in clashes))
    return finding(
        RULE,
        Message(
            "the quotation does not say what source '{source}' says: {words}", source=match.source, words=said
        ),
        shown,
        confidence=max(_CONFIDENCE[clash.part] for clash in clashes),
        severity=Severity.WARNING if {clash.part for clash in clashes} <= _UNSURE else None,
        note=Message("Compared part by part: {differences}.", differences=differ),
    )


def _hull(places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return min(start for start, _ in places), max(end for _, end in places)
