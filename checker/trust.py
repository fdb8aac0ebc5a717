"""How far the accounts of a finding are trusted: which is the less trusted one, and what that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from checker.model.finding import Severity
from checker.model.message import Message, clauses, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model.finding import Finding
    from checker.model.source import Source, Story


class Trust(Struct, frozen=True):
    """How far sources are trusted, in whole numbers from 0, the higher the further.

    ``kinds`` says it of every source of a kind that has no ``trust`` of its own. An error that rests only on
    sources below ``doubtful_below`` is a warning.
    """

    kinds: Mapping[str, int] = field(default_factory=dict)
    doubtful_below: int | None = None

    def of(self, source: Source) -> int | None:
        """Return how far a source is trusted; None where nothing says it."""
        return self.kinds.get(source.kind) if source.trust is None else source.trust


def weighed(finding: Finding, story: Story, trust: Trust) -> Finding:
    """Return a finding with a note on the less trusted of its accounts, or as a warning if all are doubtful.

    A finding stays as it is where it is about one account, or where nothing says how far one is trusted.
    """
    accounts = dict.fromkeys(item.source for item in finding.evidence)
    levels = {name: trust.of(story.source(name)) for name in accounts}
    known = {name: level for name, level in levels.items() if level is not None}
    if len(known) < len(levels) or len(known) < 2:  # noqa: PLR2004 - one account alone is beside no other
        return finding
    highest = max(known.values())
    if trust.doubtful_below is not None and highest < trust.doubtful_below:
        note = Message("all its accounts are doubtful: trusted less than {level}", level=trust.doubtful_below)
        severity = Severity.WARNING if finding.severity is Severity.ERROR else finding.severity
        return replace(finding, severity=severity, note=_with(finding.note, note))
    lowest = min(known.values())
    if lowest == highest:
        return finding
    return replace(finding, note=_with(finding.note, _less_trusted(known, lowest)))


def _less_trusted(levels: Mapping[str, int], lowest: int) -> Message:
    """Say which accounts are the least trusted, and how far the others are."""
    others = (
        Message("{level} for '{source}'", level=level, source=name)
        for name, level in levels.items()
        if level != lowest
    )
    return Message(
        "less trusted: {sources} (trust {level}; {others})",
        sources=quoted(name for name, level in levels.items() if level == lowest),
        level=lowest,
        others=listed(others),
    )


def _with(note: str, more: str) -> str:
    return clauses((note, more)) if note else more
