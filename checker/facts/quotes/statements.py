"""Statements that a text only quotes from: the quoted passages it lays to one document, gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from checker.facts.quotes.attribution import attributions
from checker.facts.quotes.grammar import grammar
from checker.facts.quotes.units import inner_words
from checker.facts.quotes.values import SpeakerKind, Statement
from checker.text.fold import fold_word
from checker.text.quotations import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.facts.quotes.grammar import Grammar
    from checker.facts.quotes.values import Attribution
    from checker.text.quotations import Quotation

_DOCUMENT = "document"


class _Group(Struct):
    """One document, as it is gathered."""

    sort: str
    noun: tuple[int, int]
    issuer: str
    passages: set[int] = field(default_factory=set)


def statements_within(text: str, language: str) -> tuple[Statement, ...]:
    """Return the documents that ``text`` quotes from in quotation marks, each with its passages.

    Attributions belong to one document when they name the same issuer, or name none after it was named.
    Labels (``checker.text.quotations.Quotation.is_label``) are no passages. Ids are the sort of the
    document (``statement``, ``report``), numbered from the second on.
    """
    table = grammar(language)
    if table is None:
        return ()
    quotations = find(text)
    groups: list[_Group] = []
    for item in attributions(text, language):
        group = _group(item, groups, text, table)
        if group is None:
            continue
        passages = {index for index in item.quotations if not quotations[index].is_label}
        if group not in groups:
            groups.append(group)
        group.passages |= passages
    return _named(text, [group for group in groups if group.passages], quotations)


def _group(item: Attribution, groups: Sequence[_Group], text: str, table: Grammar) -> _Group | None:
    """Return the document that an attribution goes through: one of ``groups``, or a new one."""
    if item.medium is None or item.medium.kind != _DOCUMENT:
        return None
    issuer = _issuer(item, text, table)
    for group in reversed(groups):
        if group.sort == item.medium.sort and (not issuer or _same(issuer, group.issuer)):
            return group
    return _Group(item.medium.sort, (item.medium.start, item.medium.end), issuer)


def _issuer(item: Attribution, text: str, table: Grammar) -> str:
    """Return who issued the document: named with it, or the one who said something in it."""
    for speaker in (item.speaker, item.referent):
        if speaker is None or speaker.kind is SpeakerKind.PRONOUN:
            continue
        if speaker.kind is not SpeakerKind.DOCUMENT:
            return speaker.text
        if speaker.issuer is not None:
            return _bare(text[slice(*speaker.issuer)], table)
    return ""


def _bare(phrase: str, table: Grammar) -> str:
    """Return a phrase without a preposition that is written to its first word."""
    first, space, rest = phrase.partition(" ")
    folded = fold_word(first)
    for clitic, article in table.articles.items():
        if len(folded) == len(first) and folded.startswith(clitic):
            return f"{article}{first[len(clitic) :]}{space}{rest}"
    return phrase


def _same(issuer: str, other: str) -> bool:
    """Whether two phrases name one issuer: the words of one are among those of the other."""
    words, others = set(fold_word(issuer).split()), set(fold_word(other).split())
    return bool(others) and (words <= others or others <= words)


def _named(text: str, groups: Sequence[_Group], quotations: Sequence[Quotation]) -> tuple[Statement, ...]:
    seen: dict[str, int] = {}
    found = []
    for group in groups:
        seen[group.sort] = seen.get(group.sort, 0) + 1
        number = seen[group.sort]
        outermost = [
            index for index in sorted(group.passages) if not _is_within(index, group.passages, quotations)
        ]
        passages = tuple(inner_words(text, quotations[index]) for index in outermost)
        name = group.sort if number == 1 else f"{group.sort}-{number}"
        found.append(Statement(name, group.noun, group.issuer, passages))
    return tuple(found)


def _is_within(index: int, passages: set[int], quotations: Sequence[Quotation]) -> bool:
    inner = quotations[index]
    return any(
        quotations[other].start < inner.start and inner.end <= quotations[other].end for other in passages
    )
