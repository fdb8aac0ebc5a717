"""Checking a document with edits in it, and telling which edits were found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from accounts import story

from checker.embed import load
from checker.model.finding import Severity
from checker.pipeline import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.embed import Encoder
    from checker.model.finding import Evidence, Finding
    from edit_kinds.values import Edit

APART, TOGETHER = 4, 4
"""Edits that are checked together: how many sentences apart at least, and how many at most."""

Place = tuple[str, int, int, int]
"""A passage: source, line, and [start, end) in the line as it was before any edit."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether an edit was found: by the rules of its kind, by any; in its sentence, at the very words."""

    edit: Edit
    found: bool
    exact: bool
    any_rule: bool
    any_exact: bool
    codes: tuple[str, ...]


Work = tuple["Mapping[str, Any]", "Sequence[str]", "Sequence[Edit]", "Mapping[str, Sequence[str]]"]


@cache
def _encoder() -> Encoder:
    return load()


def batches(edits: Sequence[Edit]) -> list[list[Edit]]:
    """Return the edits of one document in groups that are checked together."""
    groups: list[list[Edit]] = []
    for edit in sorted(edits, key=lambda it: it.line.number):
        for group in groups:
            if len(group) < TOGETHER and all(abs(edit.line.number - it.line.number) >= APART for it in group):
                group.append(edit)
                break
        else:
            groups.append([edit])
    return groups


def measured(work: Work) -> list[Outcome]:
    """Check the edits of one document and pair of languages."""
    document, pair, edits, rules = work
    known = [_places(found, document, {}) for found in _findings(document, pair)]
    outcomes = []
    for group in batches(edits):
        by_line = {edit.line.number: edit for edit in group}
        lines = list(document[pair[0]])
        for edit in group:
            lines[edit.line.number] = edit.text
        changed = {**document, pair[0]: lines}
        findings = _findings(changed, pair)
        fresh = [
            found for found in findings if not _is_known(_places(found, changed, {pair[0]: by_line}), known)
        ]
        outcomes += [_outcome(edit, fresh, lines, rules[edit.kind]) for edit in group]
    return outcomes


def _findings(document: Mapping[str, Any], pair: Sequence[str]) -> list[Finding]:
    result = check(story(document, (pair[0], pair[1])), _encoder())
    return [found for found in result.findings if found.severity is not Severity.INFO]


def _places(
    found: Finding, document: Mapping[str, Any], edits: Mapping[str, Mapping[int, Edit]]
) -> tuple[str, list[Place]]:
    """Return a finding's code and where its passages stood before the edits."""
    return found.code, [
        _place(item, document[item.source], edits.get(item.source, {})) for item in found.evidence
    ]


def _place(item: Evidence, lines: Sequence[str], edits: Mapping[int, Edit]) -> Place:
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    number = max(index for index, start in enumerate(starts[:-1]) if start <= item.start)
    start, end = item.start - starts[number], item.end - starts[number]
    edit = edits.get(number)
    if edit is not None:
        start, end = edit.before(start), edit.before(end)
    return item.source, number, start, max(end, start + 1)


def _is_known(found: tuple[str, list[Place]], known: Sequence[tuple[str, list[Place]]]) -> bool:
    """Whether the unedited document has a finding of that code, each passage of which meets one of this."""
    code, places = found
    return any(
        code == other and all(any(_meet(place, old) for place in places) for old in olds)
        for other, olds in known
    )


def _meet(one: Place, other: Place) -> bool:
    return one[:2] == other[:2] and one[2] < other[3] and other[2] < one[3]


def _outcome(edit: Edit, findings: Sequence[Finding], lines: Sequence[str], rules: Sequence[str]) -> Outcome:
    number, language = edit.line.number, edit.line.language
    offset = sum(len(line) + 1 for line in lines[:number])
    hits = [
        (found.code, any(_touches(edit, start - offset, end - offset) for start, end in spans))
        for found in findings
        if (spans := list(_spans_in(found, language, offset, offset + len(edit.text))))
    ]
    return Outcome(
        edit=edit,
        found=any(code in rules for code, _ in hits),
        exact=any(code in rules and exact for code, exact in hits),
        any_rule=bool(hits),
        any_exact=any(exact for _, exact in hits),
        codes=tuple(sorted({code for code, _ in hits})),
    )


def _spans_in(found: Finding, source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for item in found.evidence:
        if item.source == source and item.start < end and start < item.end:
            yield item.start, item.end


def _touches(edit: Edit, start: int, end: int) -> bool:
    """Whether a passage overlaps what was changed; words that were only taken out are met beside them."""
    return any(start < max(stop, first + 1) and first < end for first, stop in edit.spans)
