"""Messages: words for people that can be said in several languages, made of a template and what fills it.

Stages of the pipeline make messages and know of no language but English, in which a message is a string like
any other. What renders a report says them in its own language (``checker.locale``).
"""

from __future__ import annotations

from functools import reduce
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Self


class Template(Struct, frozen=True):
    """The English words of a message, with named gaps: ``"{event} is told as past"``.

    ``other`` are those for any count but one, empty where nothing is counted. ``context`` tells equal words
    apart that other languages tell apart; it is never shown.
    """

    one: str
    other: str = ""
    context: str = ""

    def form(self, count: int | None) -> str:
        """Return the words for a count; None where nothing is counted."""
        return self.one if count is None or count == 1 else self.other


class Message(str):
    """A text that can be said in other languages, too; as a string it is its English words.

    Templates are written out where messages are made, so that they can be collected for translators. What
    fills the gaps is a message, which is said in the same language, or anything else, which stays as it is:
    a source's words, an id, a date in ISO 8601.
    """

    __slots__ = ("_arguments", "_number", "_template")

    _template: Template
    _number: int | None
    _arguments: Mapping[str, str]

    def __new__(cls, template: str, /, **arguments: object) -> Self:
        """Return a message. Raises KeyError when nothing fills a gap of its template."""
        return cls.of(Template(template), arguments)

    @classmethod
    def plural(cls, one: str, other: str, count: int, /, **arguments: object) -> Self:
        """Return a message in the form that a count asks for; the count itself fills the gap ``{n}``."""
        return cls.of(Template(one, other), arguments, count)

    @classmethod
    def within(cls, context: str, template: str, /, **arguments: object) -> Self:
        """Return a message whose words mean something else elsewhere."""
        return cls.of(Template(template, context=context), arguments)

    @classmethod
    def of(cls, template: Template, arguments: Mapping[str, object], count: int | None = None) -> Self:
        """Return a message of a template that a table holds."""
        given = arguments if count is None else {"n": count, **arguments}
        filled = {name: it if isinstance(it, Message) else str(it) for name, it in given.items()}
        message = super().__new__(cls, template.form(count).format_map(filled))
        message._template = template
        message._number = count
        message._arguments = MappingProxyType(filled)
        return message

    @property
    def template(self) -> Template:
        """Its words with their gaps."""
        return self._template

    @property
    def number(self) -> int | None:
        """How many things it speaks of, where its form depends on that."""
        return self._number

    @property
    def arguments(self) -> Mapping[str, str]:
        """What fills the gaps."""
        return self._arguments

    def __reduce__(self) -> tuple[object, ...]:
        return type(self).of, (self._template, dict(self._arguments), self._number)


def listed(items: Iterable[str]) -> str:
    """Return an enumeration of one item or more: ``a, b, c``, which other languages end in another way."""
    *others, last = items
    if not others:
        return last
    return Message.within("the end of an enumeration", "{one}, {other}", one=row(others), other=last)


def row(items: Iterable[str]) -> str:
    """Return one item or more in a row, as in a cell of a table: ``a, b, c``."""
    return reduce(lambda one, other: Message("{one}, {other}", one=one, other=other), items)


def clauses(items: Iterable[str]) -> str:
    """Return one clause or more, parted so that each may have commas: ``a; b``."""
    return reduce(lambda one, other: Message("{one}; {other}", one=one, other=other), items)


def sentences(items: Iterable[Message]) -> Message:
    """Return one sentence or more, one after the other."""
    return reduce(lambda one, other: Message("{one} {other}", one=one, other=other), items)


def quoted(items: Iterable[str]) -> str:
    """Return an enumeration of ids or words, each in marks."""
    return listed(Message("'{words}'", words=item) for item in items)


def decimal(digits: str) -> str:
    """Return a number, given by its digits with a point, so that it is written as a language writes it."""
    whole, point, part = digits.partition(".")
    return Message.within("a decimal", "{whole}.{part}", whole=whole, part=part) if point else digits
