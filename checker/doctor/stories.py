"""Whether a story with known discrepancies gives just those, and a clean one nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.doctor.outcome import fault, fine
from checker.model.finding import Severity, Verdict
from checker.text.tables import parsed

if TYPE_CHECKING:
    from checker.doctor.outcome import Outcome
    from checker.embed.cache import VectorCache
    from checker.model.finding import Finding
    from checker.model.result import Result

    Known = tuple[str, frozenset[tuple[str, str]]]
    """A finding by its code, and its passages by source."""

_DATA = "data"
_HINT = "its reports cannot be relied upon: install the package anew"


def discrepancy(cache: VectorCache | None) -> Outcome:
    """Check a story that disagrees about a day and a sum, in three languages; the check must fail."""
    return _as_known("disagreeing", Verdict.FAIL, cache)


def clean_story(cache: VectorCache | None) -> Outcome:
    """Check a story whose accounts say the same in three languages; the check must pass."""
    return _as_known("agreeing", Verdict.PASS, cache)


def _as_known(name: str, verdict: Verdict, cache: VectorCache | None) -> Outcome:
    result = _checked(name, cache)
    found = {_known(it) for it in result.findings if it.severity is not Severity.INFO}
    table = parsed("checker.doctor", f"{_DATA}/{name}/expected.toml")
    wanted = {(it["code"], frozenset(it["words"].items())) for it in table["finding"]}
    if lost := _codes(wanted - found):
        return fault(f"the story '{name}' must have {lost}, which was not found", _HINT)
    if more := _codes(found - wanted):
        return fault(f"the story '{name}' has no {more}, which was found", _HINT)
    if result.verdict is not verdict:
        return fault(f"the story '{name}' must {verdict}, the verdict is {result.verdict}", _HINT)
    return fine(
        f"found all {len(wanted)} errors of a known story" if wanted else "found nothing in a clean story"
    )


def _checked(name: str, cache: VectorCache | None) -> Result:
    """Check a story as ``checker check`` does without settings."""
    from checker import bundle, nli
    from checker.embed import load
    from checker.pipeline import check

    encoder = load(cache=cache)
    story = bundle.read(Path(__file__).with_name(_DATA) / name)
    return check(story, encoder, contradiction=nli.load_chosen(encoder=encoder, cache=cache))


def _known(finding: Finding) -> Known:
    return finding.code, frozenset((it.source, it.quote) for it in finding.evidence)


def _codes(findings: set[Known]) -> str:
    return ", ".join(sorted(code for code, _ in findings))
