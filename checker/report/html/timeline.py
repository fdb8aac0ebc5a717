"""The timeline: when each source places each event, as a plot and as a table."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from checker.report.html.elements import element, joined, own
from checker.report.html.plot import plot, span
from checker.report.html.references import weight
from checker.report.html.tables import block, finding_links, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model.timeline import PlacedEvent, ZoneReading
    from checker.report.html.elements import Content, Html
    from checker.report.html.references import References

_WORDS = 3  # that name an event, at most: each source has its own
_COLUMNS = ("source", "passage", "value", "zone", "instants")


def section(references: References) -> Html:
    """Return the section: a plot for each event of several sources, and a list of the others' times."""
    events = [list(group) for _, group in groupby(references.overview.result.timeline, lambda it: it.event)]
    shared = [event for event in events if len({item.when.source for item in event}) > 1]
    single = [item for event in events if event not in shared for item in event]
    if not events:
        return block(
            references.words, "timeline", element("p", references.words.phrase("sentence", "no_times"))
        )
    legend = element("p", references.words.phrase("sentence", "bars"), class_="hint") if shared else None
    return block(
        references.words,
        "timeline",
        legend,
        *(_figure(references, event) for event in shared),
        element(
            "details",
            element("summary", references.words.counted("single_time", len(single))),
            _table(references, single),
            class_="fold",
        )
        if single
        else None,
    )


def _figure(references: References, event: Sequence[PlacedEvent]) -> Html:
    findings = sorted({number for item in event for number in _findings(references, item)})
    drawing = plot([(item, _weight(references, item)) for item in event], references.words)
    return element(
        "figure",
        element("figcaption", _name(references, event), finding_links(references, findings)),
        element(
            "div",
            drawing,
            class_="wide plot",
            role="region",
            tabindex=0,
            aria_label=references.words.phrase("heading", "timeline"),
        ),
        element(
            "details",
            element("summary", references.words.phrase("control", "as_table")),
            _table(references, event),
            class_="fold",
        ),
    )


def _name(references: References, event: Sequence[PlacedEvent]) -> Html:
    """Return the words that name an event, in the languages of its sources."""
    words = {item.named: references.overview.language(item.when) for item in event if item.named}
    named = [own(name, language) for name, language in words.items()][:_WORDS]
    return element("strong", joined(named, " · ") if named else references.words.phrase("label", "unnamed"))


def _findings(references: References, item: PlacedEvent) -> list[int]:
    """Return the findings that have this very passage."""
    place = (item.when.source, item.when.start, item.when.end)
    return [
        number
        for number, finding in references.findings.items()
        if any((proof.source, proof.start, proof.end) == place for proof in finding.evidence)
    ]


def _weight(references: References, item: PlacedEvent) -> str:
    """Return how the heaviest finding about a time weighs; findings are numbered in this order."""
    found = _findings(references, item)
    return weight(references.findings[found[0]]) if found else "agreed"


def _table(references: References, placed: Iterable[PlacedEvent]) -> Html:
    rows = (_row(references, item, reading) for item in placed for reading in item.readings)
    return table(
        references.words.phrase("heading", "timeline"),
        [references.words.phrase("column", key) for key in _COLUMNS],
        rows,
    )


def _row(references: References, item: PlacedEvent, reading: ZoneReading) -> list[Content]:
    zone = reading.zone or references.words.phrase("label", "any_zone")
    words = own(item.when.quote, references.overview.language(item.when))
    if reading.shifted:
        zone = references.words.phrase("label", "shifted", zone=zone)
    return [item.when.source, words, item.when.value, zone, span(reading)]
