"""What pyproject.toml declares, and what is installed because of it."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]


def direct(extra: str | None = None) -> list[Requirement]:
    """Return what the project needs, and an extra of it, with the extras that one asks for."""
    found = list(map(Requirement, PROJECT["dependencies"]))
    for asked in map(Requirement, EXTRAS[extra] if extra else ()):
        if canonicalize_name(asked.name) == PROJECT["name"]:
            found += [it for name in sorted(asked.extras) for it in direct(name) if it not in found]
        else:
            found.append(asked)
    return found


def closure(asked: Iterable[Requirement]) -> dict[str, set[str]]:
    """Return the installed packages that requirements lead to, each with those that need it.

    Names are as PEP 503 writes them. What is not installed, is not looked into.
    """
    found: dict[str, set[str]] = {}
    waiting = [("checker", it) for it in asked]
    seen = set()
    while waiting:
        parent, wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        found.setdefault(name, set()).add(parent)
        key = (name, frozenset(wanted.extras))
        if key not in seen:
            seen.add(key)
            waiting += [(name, it) for it in _needs(name, wanted.extras)]
    return found


def _needs(name: str, extras: Iterable[str]) -> Iterator[Requirement]:
    try:
        needed = requires(name) or []
    except PackageNotFoundError:
        return
    for wanted in map(Requirement, needed):
        if wanted.marker is None or any(wanted.marker.evaluate({"extra": it}) for it in ("", *extras)):
            yield wanted


def pinned(text: str) -> dict[str, str]:
    """Return the versions that a list of requirements pins, by name."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}
