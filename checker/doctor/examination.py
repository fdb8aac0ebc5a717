"""All examinations in order; one that fails in whatever way is a fault, and the next one follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.doctor import installation, models, stories
from checker.doctor.outcome import fault
from checker.model.errors import CheckerError, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from checker.doctor.outcome import Outcome
    from checker.embed.cache import VectorCache

REINSTALL = "install the package anew"

EXAMINATIONS: Mapping[str, Callable[[VectorCache | None], Outcome]] = {
    "model": models.model,
    "vectors": models.vectors,
    "contradiction": models.contradiction,
    "cache": models.cache,
    "tables": installation.tables,
    "catalogues": installation.catalogues,
    "locale": installation.locale,
    "discrepancy": stories.discrepancy,
    "clean story": stories.clean_story,
}
"""What is looked at, by name. Each is given where vectors are kept between runs, or None: nowhere."""


def examined(cache: VectorCache | None) -> Iterator[tuple[str, Outcome]]:
    """Yield the name and the outcome of each examination, as it is done."""
    for name, examination in EXAMINATIONS.items():
        yield name, _outcome(examination, cache)


def _outcome(examination: Callable[[VectorCache | None], Outcome], cache: VectorCache | None) -> Outcome:
    try:
        return examination(cache)
    except CheckerError as found:
        return fault(one_line(found.message), found.hint or REINSTALL)
    except Exception as found:  # noqa: BLE001 - what is broken here may raise anything, and all of it is a fault
        return fault(one_line(f"{type(found).__name__}: {found}"), REINSTALL)
