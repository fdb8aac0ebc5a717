"""Findings: what a rule reports, with the passages that show it."""

from __future__ import annotations

import hashlib
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Severity(StrEnum):
    """How much a finding weighs with the gate, heaviest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the heaviest."""
        return list(Severity).index(self)


class Verdict(StrEnum):
    """What the check says about the story."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    UNCHECKED = "unchecked"


class Evidence(Struct, frozen=True):
    """One passage of a finding: ``source.text[start:end] == quote``, and the normalised value it holds."""

    source: str
    claim: str
    start: int
    end: int
    quote: str
    value: str


class Acceptance(Struct, frozen=True):
    """A reviewed, wanted difference."""

    reason: str
    until: date | None
    by: str | None


class Finding(Struct, frozen=True):
    """One discrepancy. ``confidence`` is in [0, 1]; ``evidence`` has one passage at least, mostly two.

    ``known``: the earlier check that this one is compared with had found it, too.
    """

    rule: str
    code: str
    severity: Severity
    confidence: float
    message: str
    evidence: tuple[Evidence, ...]
    note: str = ""
    accepted: Acceptance | None = None
    known: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the finding counts with the gate: nobody has accepted it, and it is new."""
        return self.accepted is None and not self.known

    @property
    def fingerprint(self) -> str:
        """A name for the finding that unrelated edits do not change (16 hexadecimal digits)."""
        return fingerprint(self.rule, (item.quote for item in self.evidence))


def fingerprint(rule: str, quotes: Iterable[str]) -> str:
    """Hash a rule and the quoted words, regardless of their order, spacing, and normalisation form."""
    words = sorted({" ".join(unicodedata.normalize("NFC", quote).split()) for quote in quotes})
    # A text from JSON may hold half of a pair of surrogates, which is no valid UTF-8.
    content = "\x1f".join([rule, *words]).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:16]
