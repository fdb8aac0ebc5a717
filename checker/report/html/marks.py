"""A source's text with the passages of the findings marked in it, however they overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.finding import Severity
from checker.report.html.elements import element, joined, lines
from checker.report.html.references import ACCEPTED, KNOWN, weight
from checker.report.overview import rule_label
from checker.report.passages import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.report.html.elements import Html
    from checker.report.html.references import Passage, References, Stretch
    from checker.report.wording import Wording

_TOLD = 120  # characters of a message in what a mark says when it is pointed at
_MOST_TOLD = 3  # findings told there
_HEAVIEST_FIRST = (*(str(severity) for severity in Severity), KNOWN, ACCEPTED)
_TO_OTHER = "⇄"


def marked_text(references: References, source: str) -> Html:
    """Return the text of a source, line breaks kept, with its marks and the links behind each."""
    stretches = references.stretches[source]
    passages = references.marked[source]
    return joined((joined(_pieces(references, stretch, passages)) for stretch in stretches), " … ")


def _pieces(references: References, stretch: Stretch, passages: Sequence[Passage]) -> Iterator[Html]:
    """Cut the text wherever a passage begins or ends; what lies between two cuts is marked as one."""
    inside = [it for it in passages if stretch.start <= it.evidence.start and it.evidence.end <= stretch.end]
    starts = sorted(inside, key=lambda it: it.evidence.start)
    cuts = sorted({stretch.end, *(it.evidence.start for it in inside), *(it.evidence.end for it in inside)})
    done, begun, ended = stretch.start, 0, 0
    current: list[Passage] = []
    for cut in cuts:
        text = stretch.text[done - stretch.start : cut - stretch.start]
        if text:
            yield _mark(references, text, current) if current else lines(text)
        while ended < len(inside) and inside[ended].evidence.end <= cut:
            yield _links(references, inside[ended])
            ended += 1
        while begun < len(starts) and starts[begun].evidence.start <= cut:
            current.append(starts[begun])
            begun += 1
        current = [it for it in current if it.evidence.end > cut]
        done = cut


def _mark(references: References, text: str, passages: Sequence[Passage]) -> Html:
    numbers = sorted({item.finding for item in passages})
    findings = [references.findings[number] for number in numbers]
    told = "\n".join(
        f"{rule_label(finding)}: {shorten(finding.message, _TOLD)}" for finding in findings[:_MOST_TOLD]
    )
    return element(
        "mark",
        lines(text),
        class_=min(map(weight, findings), key=_HEAVIEST_FIRST.index),
        title=told,
        data_findings=" ".join(map(str, numbers)),
    )


def _links(references: References, passage: Passage) -> Html:
    """Return the links behind a passage: to the finding, and to the finding's next passage."""
    weighs = weight(references.findings[passage.finding])
    other = references.next(passage)
    return element(
        "span",
        _to_finding(references, passage, anchor=None if other else passage.anchor),
        _to_other(references, passage, other) if other else None,
        class_=f"ref {weighs}",
        data_findings=passage.finding,
    )


def _to_finding(references: References, passage: Passage, anchor: str | None) -> Html:
    finding = references.findings[passage.finding]
    severity, rule = weight_name(references.words, weight(finding)), rule_label(finding)
    return element(
        "a",
        str(passage.finding),
        href=f"#f-{passage.finding}",
        id=anchor,
        aria_label=references.words.phrase(
            "label", "finding", number=passage.finding, severity=severity, rule=rule
        ),
    )


def _to_other(references: References, passage: Passage, other: Passage) -> Html:
    """Return the link to another passage; it is the passage's own anchor, so that it goes back and forth."""
    source = other.evidence.source
    return element(
        "a",
        _TO_OTHER,
        href=references.link(other),
        id=passage.anchor,
        aria_label=references.words.phrase("label", "other_passage", number=passage.finding, source=source),
    )


def weight_name(words: Wording, name: str) -> str:
    """Return what the page calls a weight."""
    return words.phrase("label" if name in {ACCEPTED, KNOWN} else "severity", name)
