"""The formats there are: the modules of ``checker.report.formats``, found by name, loaded when used."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from checker.report import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.result import Result
    from checker.report.wording import Wording


class Writer(Protocol):
    """Something that makes a report of a result.

    A writer is pure and deterministic: the same result gives the same text, which ends with a line break
    and holds no lone surrogate, so that it can always be encoded as UTF-8.
    """

    def render(self, result: Result, words: Wording = ..., /) -> str:
        """Return the whole report, in English unless other words are given.

        The messages of the result have to be in the language of the words (``localized``).
        """
        ...


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(module.name for module in pkgutil.iter_modules(formats.__path__)))


class _Formats(Mapping[str, Writer]):
    """The writers by name; a writer's module is imported when it is looked up, not before."""

    def __getitem__(self, name: str) -> Writer:
        if name not in _names():
            raise KeyError(name)
        return cast("Writer", importlib.import_module(f"{formats.__name__}.{name}"))

    def __iter__(self) -> Iterator[str]:
        return iter(_names())

    def __len__(self) -> int:
        return len(_names())


FORMATS: Mapping[str, Writer] = _Formats()
