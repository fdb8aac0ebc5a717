"""What a human editor expects of a bundle, and whether a result meets it (see bundles/README.md)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model.finding import Finding
    from checker.model.result import Result


@dataclass(frozen=True)
class Expected:
    """One expected finding, or a trap: a pair of passages that must not be reported under a code."""

    code: str
    sources: tuple[str, ...]
    quotes: tuple[str, ...]
    severity: str | None = None
    required: bool = True


@dataclass(frozen=True)
class Expectations:
    """All that is expected of one bundle."""

    forbidden: frozenset[str]
    forbidden_as_error: frozenset[str]
    findings: tuple[Expected, ...]
    traps: tuple[Expected, ...]


def load(bundle: Path) -> Expectations:
    """Read ``expected.toml``."""
    table = tomllib.loads((bundle / "expected.toml").read_text("utf-8"))
    return Expectations(
        forbidden=frozenset(table.get("forbidden", ())),
        forbidden_as_error=frozenset(table.get("forbidden_as_error", ())),
        findings=tuple(_expected(item) for item in table.get("finding", ())),
        traps=tuple(_expected(item) for item in table.get("trap", ())),
    )


def _expected(item: dict[str, object]) -> Expected:
    sources, quotes = item["sources"], item["quotes"]
    assert isinstance(sources, list)
    assert isinstance(quotes, list)
    severity = item.get("severity")
    return Expected(
        code=str(item["code"]),
        sources=tuple(sources),
        quotes=tuple(quotes),
        severity=str(severity) if severity else None,
        required=bool(item.get("required", True)),
    )


def missing(result: Result, expected: Expectations, codes: frozenset[str]) -> list[Expected]:
    """Return the required findings, of the rules in ``codes``, that the result lacks."""
    return [
        item
        for item in expected.findings
        if item.required
        and item.code in codes
        and not any(meets(result, found, item) for found in result.findings)
    ]


def false_alarms(result: Result, expected: Expectations) -> list[Finding]:
    """Return the findings that a human editor calls false: forbidden here, or about a trap."""
    return [found for found in result.findings if _is_false(result, found, expected)]


def _is_false(result: Result, found: Finding, expected: Expectations) -> bool:
    if any(meets(result, found, item, severity=False) for item in expected.findings):
        return False
    if found.code in expected.forbidden or (
        found.code in expected.forbidden_as_error and found.severity == "error"
    ):
        return True
    return any(meets(result, found, trap, severity=False) for trap in expected.traps)


def meets(result: Result, found: Finding, expected: Expected, *, severity: bool = True) -> bool:
    """Whether a finding is the expected one: its code, and evidence on the quotes in two of its sources."""
    if found.code != expected.code or (severity and expected.severity not in {None, found.severity}):
        return False
    pairs = set(zip(expected.sources, expected.quotes, strict=True))
    touched = {source for source, quote in pairs if _touches(result, found, source, quote)}
    return len(touched) >= min(len(set(expected.sources)), 2)


def _touches(result: Result, found: Finding, source: str, quote: str) -> bool:
    text = result.story.source(source).text
    start = text.index(quote)
    end = start + len(quote)
    return any(item.source == source and item.start < end and start < item.end for item in found.evidence)
