"""Strategies for the project's values, which are msgspec structs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

S = TypeVar("S")


def builds(
    kind: Callable[..., S], /, *parts: st.SearchStrategy[Any], **named: st.SearchStrategy[Any]
) -> st.SearchStrategy[S]:
    """Return a strategy that makes values of this kind out of their parts.

    hypothesis' own asks a struct for its signature, and so for the types of its fields, some of which are
    imported for type checkers alone.
    """

    def build(*given: object, **given_by_name: object) -> S:
        return kind(*given, **given_by_name)

    return st.builds(build, *parts, **named)
