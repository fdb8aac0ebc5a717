"""The rules. A module here is one, named as the rule: it is registered by existing."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from checker.rules.base import RuleModule


_NO_RULE = "base"


def rule_names() -> tuple[str, ...]:
    """Return the names of all rules, from the names of their files: without importing them."""
    return tuple(name.replace("_", "-") for name in _module_names())


@cache
def all_rules() -> tuple[RuleModule, ...]:
    """Return the modules of all rules, in order of their codes."""
    modules = (importlib.import_module(f"{__name__}.{name}") for name in _module_names())
    found = [cast("RuleModule", module) for module in modules]
    return tuple(sorted(found, key=lambda module: module.RULE.code))


def _module_names() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != _NO_RULE)
