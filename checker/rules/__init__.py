"""The rules. A module here that defines ``RULE`` is one: it is registered by existing."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from checker.rules.base import RuleModule


@cache
def all_rules() -> tuple[RuleModule, ...]:
    """Return the modules of all rules, in order of their codes."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = (importlib.import_module(f"{__name__}.{name}") for name in names)
    found = [cast("RuleModule", module) for module in modules if hasattr(module, "RULE")]
    return tuple(sorted(found, key=lambda module: module.RULE.code))
