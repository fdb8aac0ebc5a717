"""The forms of JSON that are read. A module here is one: it is registered by existing."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeGuard, cast

if TYPE_CHECKING:
    from checker.bundle.account import Account

Record = Mapping[str, object]


class JsonForm(Protocol):
    """One form: its name with the keys that it is known by, how it is told, and how it is read.

    Records come from anywhere: a value of another type than the form has is as one that is not there.
    """

    TITLE: str

    def fits(self, record: Record) -> bool:
        """Whether a record is of this form."""
        ...

    def account_of(self, record: Record, where: str) -> Account:
        """Return what a record says; empty, if it has no words. Raises BundleError for markup too deep."""
        ...


@cache
def json_forms() -> tuple[JsonForm, ...]:
    """Return all forms, in order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(cast("JsonForm", importlib.import_module(f"{__name__}.{name}")) for name in names)


def form_of(record: Record) -> JsonForm | None:
    """Return the form of a record; None where it has none."""
    return next((form for form in json_forms() if form.fits(record)), None)


def is_record(value: object) -> TypeGuard[Record]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)
