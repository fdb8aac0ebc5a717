"""Finding the times of a text: runs of known words, the best readings in them, their values."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.tables import LANGUAGES
from checker.facts.times.anchor import as_anchor
from checker.facts.times.boundedness import is_bounded
from checker.facts.times.chart import LONGEST
from checker.facts.times.choosing import NoSuchTimeError
from checker.facts.times.expression import Expr
from checker.facts.times.foreign import with_foreign
from checker.facts.times.grammar import rules
from checker.facts.times.lexicon import load
from checker.facts.times.mention import Part, TimeMention
from checker.facts.times.nodes import Word
from checker.facts.times.parsing import parse
from checker.facts.times.resolve import read
from checker.facts.times.runs import refine, runs
from checker.facts.times.tense import Scan, direction
from checker.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from checker.facts.times.anchor import Anchor
    from checker.facts.times.expression import Term
    from checker.facts.times.nodes import Node
    from checker.facts.times.parsing import Reading
    from checker.facts.times.value import TimeValue
    from checker.text.fold import Folded

_FIELD = 60  # characters; a text so short may be a field that holds one date and nothing else
_WINDOW = 72  # words parsed at once; longer runs (tables of dates) are read window after window
_SAFE = _WINDOW - LONGEST  # what begins before this word cannot reach over the end of a window


def extract(text: str, language: str, anchor: Anchor | date | datetime | None = None, *,
            prefer_future: bool = False) -> list[TimeMention]:  # fmt: skip
    """Return the times of a text, in order, none overlapping another.

    ``language`` is a BCP 47 tag; a language without tables yields nothing. Without an anchor, what counts
    from the publication stays symbolic (see ``resolve``). ``prefer_future`` places a time that no verb
    directs after the anchor, as assistants do; news looks back. Pure, and linear in the length of the text.
    """
    base = language.lower().partition("-")[0]
    if base not in LANGUAGES:
        return []
    lexicon = load(base)
    folded = fold(text)
    placed = as_anchor(anchor)
    stripped = text.strip()
    scene = _Scene(Scan(folded, lexicon, {}), placed, prefer_future)
    found: list[TimeMention] = []
    for words in runs(folded, lexicon, eager=len(stripped) < _FIELD):
        run = refine(words, folded, lexicon)
        whole = len(stripped) < _FIELD and _covers(run, folded, stripped)
        for window, reading in _readings(run, base, whole=whole):
            found.extend(_mention(reading, window, scene, whole=whole))
    found = list(_apart(found, folded))
    for other in lexicon.settings.get("foreign", "").split():
        found = with_foreign(
            text, found, partial(extract, language=other, anchor=anchor, prefer_future=prefer_future)
        )
    return found


def _apart(found: Iterable[TimeMention], folded: Folded) -> Iterator[TimeMention]:
    """Yield times but those that begin in the character that the one before ends with: '½' is two words.

    Those of a stretch that is shown in the other order share it.
    """
    last = 0
    for mention in found:
        turned = any(start <= mention.start and last <= end for start, end in folded.turned)
        if last <= mention.start or turned:
            yield mention
            last = mention.end


def _covers(run: list[Word], folded: Folded, stripped: str) -> bool:
    """Whether a run is all that the text holds."""
    final = run[-1] if run[-1].text else run[-2]
    first, _ = folded.span(run[0].start, run[0].start + 1)
    _, last = folded.span(final.end - 1, final.end)
    return last - first == len(stripped)


def _readings(run: list[Word], language: str, *, whole: bool) -> Iterator[tuple[list[Word], Reading]]:
    """Yield the best readings of a run, each with the window of words that it was found in.

    A window begins where the last reading of the one before ended, so that what is repeated is read in the
    same windows; equal windows are parsed once.
    """
    at = 0
    while at < len(run):
        window = run[at : at + _WINDOW]
        final = at + _WINDOW >= len(run)
        following = _SAFE
        end = 0
        for reading in _parsed(tuple((it.text, it.senses, it.glued) for it in window), language, whole=whole):
            if not final and reading.begin >= _SAFE:
                following = reading.begin
                break
            end = reading.end
            yield window, reading
        if final:
            return
        at += max(end, following)


@lru_cache(maxsize=4096)
def _parsed(
    key: tuple[tuple[str, tuple[tuple[str, Term], ...], bool], ...], language: str, *, whole: bool
) -> tuple[Reading, ...]:
    words = [Word(text, 0, 0, senses, glued) for text, senses, glued in key]
    return tuple(parse(words, load(language), rules(language), whole=whole))


def forget() -> None:
    """Drop what is kept of runs and expressions read before; for measuring."""
    _parsed.cache_clear()
    read.cache_clear()


class _Scene(NamedTuple):
    """What the mentions of one text are read by."""

    scan: Scan
    anchor: Anchor
    prefer_future: bool


def _mention(reading: Reading, run: list[Word], scene: _Scene, *, whole: bool) -> Iterator[TimeMention]:
    """Yield the mention of a reading, if it is a time and its days exist."""
    node = reading.node
    if reading.symbol == "NOT" or not isinstance(node.value, Expr):
        return
    first, last = run[node.first].start, run[node.last - 1].end
    term = _directed(node.value, first, last, scene, whole=whole)
    try:
        readings = read(term, scene.anchor, prefer_future=scene.prefer_future)
    except NoSuchTimeError:
        return
    folded = scene.scan.folded
    start, end = folded.span(first, last)
    parts = tuple(_parts(node, run, folded, scene.anchor)) if len(node.parts) > 1 else ()
    yield TimeMention(start, end, folded.original[start:end], readings[0], readings, parts)


def _directed(term: Expr, first: int, last: int, scene: _Scene, *, whole: bool) -> Expr:
    """Return an expression with the direction of the verb beside it, where it needs one."""
    hopes = _hopes(term) and not whole
    if not hopes and (scene.prefer_future or not _needs_direction(term)):
        return term
    points = direction(scene.scan, first, last)
    if hopes:
        return term if points > 0 or term.op != "shift" else Expr("dur", term.args[:2])
    return Expr("toward", (points, term)) if points else term


@lru_cache(maxsize=4096)
def _needs_direction(term: Expr) -> bool:
    """Whether an expression comes round again and again, so that the verb decides which one is meant."""
    return term.op != "dur" and not is_bounded(term)


@lru_cache(maxsize=4096)
def _hopes(term: Expr) -> bool:
    """Whether an expression is a time to come only if the verb says so: 'in six months'."""
    return any(inner.op == "shift" and "future" in inner.args for inner in term.walk())


def _parts(node: Node, run: list[Word], folded: Folded, anchor: Anchor) -> Iterator[Part]:
    """Yield the parts of a mention with what each says by itself."""
    for part in node.parts:
        value = _value(part, anchor)
        if value is not None:
            start, end = folded.span(run[part.first].start, run[part.last - 1].end)
            yield Part(start, end, folded.original[start:end], value)


def _value(part: Node, anchor: Anchor) -> TimeValue | None:
    if not isinstance(part.value, Expr):
        return None
    try:
        return read(part.value, anchor)[0]
    except NoSuchTimeError:
        return None
