"""A plugin of pytest for mutants of rules: what comes before the rules is worked out once.

mutmut runs the tests of a module once, and then forks a process for each mutant. What is kept here goes
along, so that a mutant costs the rules alone. No mutant can alter it: it is made before any rule is asked.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker import embed, pipeline

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from typing import Any


def _kept(make: Callable[..., Any], key: Callable[..., Hashable]) -> Callable[..., Any]:
    """Return a function that makes a thing once for each key."""
    made: dict[Hashable, Any] = {}

    def get(*args: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever the function takes and gives
        found = key(*args, **more)
        if found not in made:
            made[found] = make(*args, **more)
        return made[found]

    return get


def pytest_configure() -> None:
    """Put what keeps in the place of what makes; once a process, and so once for all mutants."""
    if embed.load is not _LOAD:
        return
    embed.load = cache(_LOAD)
    for name, key in _KEYS.items():
        setattr(pipeline, name, _kept(getattr(pipeline, name), key))


_LOAD = embed.load
_KEYS: dict[str, Callable[..., Hashable]] = {
    # Neither a story nor a glossary has a hash.
    "_understood": lambda story, _claims, glossary: (repr(story), repr(glossary)),
    "_aligned": lambda understood, _vectors, encoder: (id(understood), id(encoder)),
    "embed": lambda texts, encoder, _progress=None: (tuple(texts), id(encoder)),
}
