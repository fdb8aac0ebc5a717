"""The licences of what the project is built of, as the page of the documentation lists them.

python -m tests.supply.licences > docs/licences.md
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from tabulate import tabulate

from tests.supply.declared import closure, direct

_TABLE = tomllib.loads(Path(__file__).with_name("licences.toml").read_text("utf-8"))
ALLOWED = frozenset(_TABLE["allowed"])
_LOOKED_AT: dict[str, str] = _TABLE["looked_at"]
# Classifiers that name no licence, or only a family of them.
_FAMILY = re.compile(r"License :: (?:OSI Approved :: )?(?P<name>[^:]+)$")
PARTS = {
    None: ("To check stories", "What `pip install` brings along; on other systems a few more."),
    "archive": ("For archives", "What `checker[archive]` adds."),
    "dev": (
        "To develop",
        "What `checker[dev]` adds: tests, documentation, linting. Nothing of it is delivered.",
    ),
}

_HEAD = """\
# Licences

checker is under the Apache License 2.0. This page lists what it is built of, as the packages themselves say
it; nothing of it is copied into the wheel. `python -m tests.supply.licences > docs/licences.md` writes it.
A test holds that every package installed is listed, and under a licence of `tests/supply/licences.toml`.
"""


def licence(name: str) -> str:
    """Return the licence of an installed package: its expression, its classifiers, or what it says."""
    if name in _LOOKED_AT:
        return _LOOKED_AT[name]
    said = metadata(name)
    families = [found["name"] for it in said.get_all("Classifier", ()) if (found := _FAMILY.match(it))]
    short = (said["License"] or "").strip()
    if said["License-Expression"]:
        return str(said["License-Expression"])
    return " AND ".join(families) or (short if short and "\n" not in short else "not said")


def is_allowed(expression: str) -> bool:
    """Whether a licence may be used: one of several that may be chosen, all of several that hold."""
    if expression in ALLOWED:
        return True
    choices = re.sub("[()]", "", expression).split(" OR ")
    return any(all(part in ALLOWED for part in choice.split(" AND ")) for choice in choices)


def installed(extra: str | None) -> list[str]:
    """Return the packages that are installed for the project, or for an extra of it."""
    return sorted(name for name in closure(direct(extra)) if _is_installed(name))


def page() -> str:
    """Return the page."""
    parts, listed = [_HEAD], set[str]()
    for extra, (title, words) in PARTS.items():
        names = [name for name in installed(extra) if name not in listed]
        listed.update(names)
        table = tabulate([(name, licence(name)) for name in names], ("package", "licence"), tablefmt="github")
        parts.append(f"## {title}\n\n{words}\n\n{table}\n")
    return "\n".join(parts)


def _is_installed(name: str) -> bool:
    try:
        metadata(name)
    except PackageNotFoundError:
        return False
    return True


if __name__ == "__main__":
    sys.stdout.write(page())
