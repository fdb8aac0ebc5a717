"""Statements that an article only quotes, as sources of their own, nested in it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from msgspec import Struct

from checker.bundle.nested import PassageNotFoundError, TooManyPassagesError, locate_passages
from checker.bundle.values import slug
from checker.model.source import Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable


class Quotation(Struct, frozen=True):
    """Words that an article sets apart, one passage a line, and whose they are."""

    speaker: str
    text: str


def free_id(wanted: str, taken: Container[str]) -> str:
    """Return ``wanted``, or with the first number from 2 that makes it new."""
    if wanted not in taken:
        return wanted
    return next(name for number in count(2) if (name := f"{wanted}-{number}") not in taken)


def quoted_statements(container: Source, taken: Collection[str]) -> tuple[Source, ...]:
    """Return the statements that ``container`` quotes from; their ids are none of the ``taken`` ones.

    The text of each is its quoted passages, without their quotation marks, one a line. They speak the
    container's language, whatever the statement itself was written in.

    Raises:
        TooManyPassagesError: a statement of more passages than a nested source can have.
    """
    from checker.facts.quotes import statements_within

    found: list[Source] = []
    for statement in statements_within(container.text, container.language):
        lines = (" ".join(container.text[start:end].split()) for start, end in statement.passages)
        text = "\n".join(lines)
        source = Source(
            id=free_id(statement.id, {*taken, *(earlier.id for earlier in found)}),
            kind=SourceKind.STATEMENT,
            text=text,
            language=container.language,
            speaker=" ".join(statement.issuer.split()) or None,
            within=container.id,
            passages=locate_passages(text, container.text),
        )
        found.append(source)
    return tuple(found)


def statements_apart(
    container: Source, quotations: Iterable[Quotation], others: Collection[Source]
) -> list[Source]:
    """Return the quotations that ``container`` sets apart, each a statement nested in it.

    Left out are those whose words do not stand in it as one could find them again, and those that one of the
    ``others`` already is.
    """
    found: list[Source] = []
    for quotation in quotations:
        try:
            passages = locate_passages(quotation.text, container.text)
        except (PassageNotFoundError, TooManyPassagesError):
            continue
        if not passages or any(quotation.text == other.text for other in others):
            continue
        taken = {source.id for source in (*others, *found)}
        found.append(
            Source(
                id=free_id(slug(quotation.speaker) or str(SourceKind.STATEMENT), taken),
                kind=SourceKind.STATEMENT,
                text=quotation.text,
                language=container.language,
                speaker=quotation.speaker,
                within=container.id,
                passages=passages,
            )
        )
    return found
