"""The findings, one card each, with both passages; and the buttons that filter them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.model.finding import Severity
from checker.report.bidi import direction
from checker.report.escape import language_tag
from checker.report.html.elements import element, isolated, own
from checker.report.html.marks import weight_name
from checker.report.html.references import ACCEPTED, KNOWN, weight
from checker.report.overview import rule_label
from checker.report.passages import in_context, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model.finding import Acceptance, Evidence, Finding
    from checker.report.html.elements import Html
    from checker.report.html.references import Passage, References
    from checker.report.wording import Wording

# Lengths in characters: a passage is a few lines of a narrow column.
_AROUND, _QUOTE, _VALUE = 90, 400, 200
_MOST_INFOS = 3  # before they are folded away: they must not bury what disagrees


def section(references: References) -> Html:
    """Return the section of the findings: filters, then cards, heaviest first, what no longer counts last."""
    findings, words = references.findings.items(), references.words
    heavy = [item for item in findings if item[1].is_open and item[1].severity is not Severity.INFO]
    light = [item for item in findings if item[1].is_open and item[1].severity is Severity.INFO]
    return element(
        "section",
        element("h2", words.phrase("heading", "findings"), id="findings-heading"),
        None if heavy or light else element("p", words.phrase("sentence", "no_findings")),
        _filters(references) if references.findings else None,
        _list(references, heavy),
        _folded(words.counted("info", len(light)), _list(references, light), fold=len(light) > _MOST_INFOS),
        *_apart(references, KNOWN),
        *_apart(references, ACCEPTED),
        id="findings",
        aria_labelledby="findings-heading",
        tabindex=-1,
    )


def _apart(references: References, name: str) -> Iterator[Html | None]:
    """Yield the findings that no longer count, under a heading of their own."""
    findings = [item for item in references.findings.items() if weight(item[1]) == name]
    if findings:
        yield element("h3", references.words.phrase("heading", name), id=name)
        yield _list(references, findings)


def _list(references: References, findings: Sequence[tuple[int, Finding]]) -> Html | None:
    if not findings:
        return None
    cards = (_card(references, number, finding) for number, finding in findings)
    # Safari takes the role from lists that are drawn without bullets.
    return element("ul", *cards, class_="cards", role="list")


def _folded(summary: str, content: Html | None, *, fold: bool) -> Html | None:
    return element("details", element("summary", summary), content, class_="fold") if fold else content


def _filters(references: References) -> Html:
    findings, words = references.findings.values(), references.words
    weights = Counter(map(weight, findings))
    rules = Counter(map(rule_label, findings))
    shown = words.phrase("control", "shown", n="{n}", m="{m}")  # the script fills it in
    return element(
        "div",
        _buttons(
            words.phrase("control", "severities"),
            "weight",
            [(key, weight_name(words, key), weights[key]) for key in weights],
        ),
        _buttons(words.phrase("control", "rules"), "rule", [(key, key, rules[key]) for key in sorted(rules)]),
        element("p", role="status", class_="shown", data_shown=shown),
        class_="filters",
        hidden=True,  # the script shows what only works with it
    )


def _buttons(label: str, key: str, choices: Iterable[tuple[str, str, int]]) -> Html:
    buttons = (
        element(
            "button",
            name,
            element("span", f" {count}", class_="count"),
            type="button",
            aria_pressed="true",
            data_filter=key,
            data_value=value,
        )
        for value, name, count in choices
    )
    heading = f"filter-{key}"
    return element(
        "div",
        element("span", label, id=heading),
        *buttons,
        class_="filter",
        role="group",
        aria_labelledby=heading,
    )


def _card(references: References, number: int, finding: Finding) -> Html:
    words = references.words
    return element(
        "li",
        element(
            "h3" if finding.is_open else "h4",
            element("span", str(number), class_="number"),
            element("span", weight_name(words, weight(finding)), class_="weight"),
            _rule(references, finding),
        ),
        element("p", isolated(finding.message, words.direction), class_="message"),
        _acceptance(words, finding.accepted) if finding.accepted else None,
        element("ul", *_passages(references, number), class_="passages", role="list"),
        element("p", words.labelled("note", ""), isolated(finding.note, words.direction), class_="note")
        if finding.note
        else None,
        element("p", *_measures(words, finding), class_="measures"),
        class_=f"card {weight(finding)}",
        id=f"f-{number}",
        tabindex=-1,
        data_findings=number,
        data_code=finding.code,
        data_severity=str(finding.severity),
        data_weight=weight(finding),
        data_rule=rule_label(finding),
        data_fingerprint=finding.fingerprint,
    )


def _rule(references: References, finding: Finding) -> Html:
    anchor = references.rule_anchor(finding.code)
    return (
        element("a", rule_label(finding), href=f"#{anchor}")
        if anchor
        else element("span", rule_label(finding))
    )


def _measures(words: Wording, finding: Finding) -> Iterator[str]:
    confidence = f"{words.phrase('label', 'confidence')} {words.share(finding.confidence)}"
    yield f"{confidence} · {words.phrase('label', 'fingerprint')} "
    yield element("code", finding.fingerprint)


def _passages(references: References, number: int) -> Iterator[Html]:
    for passage in references.passages[number]:
        yield _passage(references, passage)


def _passage(references: References, passage: Passage) -> Html:
    item = passage.evidence
    place = references.overview.locations.of(item)
    link = references.link(passage)
    value = shorten(item.value, _VALUE)
    return element(
        "li",
        element("a", item.source, href=link) if link else element("span", item.source),
        element("code", own(value), class_="value") if value else None,
        _quote(references, item),
        element("p", own(f"{place.path}:{place.line}:{place.column}"), class_="place"),
        data_source=item.source,
        data_start=item.start,
        data_end=item.end,
        data_path=place.path,
        data_line=place.line,
        data_column=place.column,
    )


def _quote(references: References, item: Evidence) -> Html:
    overview = references.overview
    passage = in_context(item, overview.claims.get(item.claim), around=_AROUND, longest=_QUOTE)
    language = overview.language(item)
    return element(
        "blockquote",
        passage.before,
        element("mark", passage.quote),
        passage.after,
        dir=direction(f"{passage.before}{passage.quote}{passage.after}", language),
        lang=language_tag(language),
    )


def _acceptance(words: Wording, accepted: Acceptance) -> Html:
    told: list[str] = [words.labelled("reason", ""), own(accepted.reason)]
    if accepted.by:
        by = words.phrase("label", "accepted_by", by=accepted.by)
        told += [" · ", isolated(by, words.direction)]
    if accepted.until:
        told += [" · ", words.phrase("label", "accepted_until", until=accepted.until.isoformat())]
    return element("p", *told, class_="note")
