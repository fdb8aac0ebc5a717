"""What changed between two checks of one story: findings that are new, gone, or say something else."""

from __future__ import annotations

from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.model.finding import Finding
    from checker.model.result import Result


class Change(Struct, frozen=True):
    """A finding of two checks, and what of it differs: names of parts, each with how it was and is."""

    was: Finding
    now: Finding
    parts: Mapping[str, tuple[str, str]]


class Differences(Struct, frozen=True):
    """What changed in one story; ``story`` is its id. Findings are in order of their report."""

    story: str
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    changed: tuple[Change, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both checks found the same."""
        return not (self.new or self.gone or self.changed)


def differences(old: Mapping[str, Result], new: Mapping[str, Result]) -> tuple[Differences, ...]:
    """Return what changed in each story of either check, by their ids: those of the new one first.

    Of a story that only one check has, all findings are new, or gone.
    """
    return tuple(_of_story(story, old.get(story), new.get(story)) for story in dict.fromkeys((*new, *old)))


def _of_story(story: str, old: Result | None, new: Result | None) -> Differences:
    before, after = _by_fingerprint(old), _by_fingerprint(new)
    pairs = [
        pair
        for fingerprint in dict.fromkeys((*after, *before))
        for pair in zip_longest(before.get(fingerprint, ()), after.get(fingerprint, ()))
    ]
    return Differences(
        story,
        new=tuple(now for was, now in pairs if was is None and now),
        gone=tuple(was for was, now in pairs if now is None and was),
        changed=tuple(_changes(pairs)),
    )


def _by_fingerprint(result: Result | None) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in result.findings if result else ():
        found[finding.fingerprint].append(finding)
    return found


def _changes(pairs: Iterable[tuple[Finding | None, Finding | None]]) -> Iterator[Change]:
    for was, now in pairs:
        if was is not None and now is not None:
            before, after = _parts(was), _parts(now)
            parts = {
                name: (before.get(name, ""), after.get(name, ""))
                for name in dict.fromkeys((*before, *after))
                if before.get(name) != after.get(name)
            }
            if parts:
                yield Change(was, now, parts)


def _parts(finding: Finding) -> dict[str, str]:
    """Return what may change in a finding without making it another: its weight and what it reads."""
    accepted = finding.accepted
    parts = {"severity": str(finding.severity), "accepted": accepted.reason if accepted else ""}
    for item in sorted(finding.evidence, key=lambda item: (item.source, item.start)):
        name, number = f"value in {item.source}", 2
        while name in parts:
            name, number = f"value {number} in {item.source}", number + 1
        parts[name] = item.value
    return parts
