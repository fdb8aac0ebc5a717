"""Markdown: the report an editor reads, on GitHub or in the preview of any editor.

Every passage stands in a block of its own direction and language; no text of a source can act as markup.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.model.finding import Severity
from checker.report.bidi import direction
from checker.report.escape import directed, markdown, markdown_code, markdown_own, markdown_passage
from checker.report.metadata import metadata
from checker.report.overview import Overview, source_ids, stale_reason
from checker.report.passages import in_context, shorten
from checker.report.wording import counted, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model.claim import Claim, Correspondence
    from checker.model.finding import Acceptance, Evidence, Finding
    from checker.model.result import Coverage, Result
    from checker.model.review import StaleAcceptance
    from checker.model.source import Source

# Lengths in characters, chosen so that a passage is two to five lines of a column on a laptop's screen.
_MESSAGE, _CELL, _AROUND, _QUOTE, _VALUE = 160, 220, 140, 600, 200
_MOST_COLUMNS = 3  # passages side by side; more of them stand one below the other
_MOST_ROWS = 12  # of the matrix before it is folded away
_MOST_INFOS = 3  # before they are folded away: they must not bury what disagrees


def render(result: Result) -> str:
    """Return the report as GitHub Flavored Markdown."""
    overview = Overview(result)
    title = markdown_own(result.story.title)
    blocks = [
        f"# {overview.verdict_line()}",
        f"{phrase('label', 'story')}: **{title}** ({markdown_code(result.story.id)})",
        *_summary(overview),
        *_sources(result.story.sources),
        *_matrix(overview),
        *_details(overview),
        *_known(overview),
        *_accepted(overview),
        *_stale(result.stale),
        *_coverage(result.coverage),
    ]
    return "\n\n".join(blocks) + "\n"


def _heading(key: str) -> str:
    return f"## {phrase('heading', key)}"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    from tabulate import tabulate

    # Unaligned: padding to the longest passage would bury the words of the others in blanks.
    table = tabulate(rows, columns, tablefmt="github", stralign=None, numalign=None, disable_numparse=True)
    head, _, body = table.split("\n", 2)
    return "\n".join((head, "|" + " --- |" * len(columns), body))


def _named(*keys: str) -> list[str]:
    return [phrase("column", key) for key in keys]


def _summary(overview: Overview) -> Iterator[str]:
    yield _heading("findings")
    if not overview.open:
        yield phrase("sentence", "no_findings")
        return
    numbered = list(enumerate(overview.open, 1))
    heavy = [_summary_row(*item) for item in numbered if item[1].severity is not Severity.INFO]
    light = [_summary_row(*item) for item in numbered if item[1].severity is Severity.INFO]
    columns = _named("number", "severity", "code", "rule", "message", "sources")
    if heavy:
        yield _table(columns, heavy)
    if light:
        yield from _folded(
            counted(Severity.INFO, len(light)), [_table(columns, light)], fold=len(light) > _MOST_INFOS
        )


def _summary_row(number: int, finding: Finding) -> list[str]:
    return [
        f"[{number}](#{_anchor(number, finding)})",
        phrase("severity", finding.severity),
        markdown(finding.code),
        markdown(finding.rule),
        markdown(shorten(finding.message, _MESSAGE)),
        ", ".join(markdown_code(name) for name in source_ids(finding)),
    ]


def _folded(summary: str, blocks: Iterable[str], *, fold: bool) -> Iterator[str]:
    """Yield blocks, folded away behind a line that sums them up when there is much of them."""
    if fold:
        yield f"<details><summary>{summary}</summary>"
    yield from blocks
    if fold:
        yield "</details>"


def _anchor(number: int, finding: Finding) -> str:
    """Return the anchor that GitHub and editors make of a finding's heading."""
    words = f"{number} {finding.code} {finding.rule}".lower()
    return re.sub(r"[^\w -]", "", words, flags=re.ASCII).replace(" ", "-")


def _sources(sources: Sequence[Source]) -> Iterator[str]:
    known = [metadata(source) for source in sources]
    told = [key for key in (known[0] if known else ()) if any(item[key] for item in known)]
    cells = [[markdown_own(item[key]) for item in known] for key in told]
    yield _heading("sources")
    yield _table(_named("source", *told), zip(map(_source, sources), *cells, strict=True))


def _source(source: Source) -> str:
    name = markdown_code(source.id)
    return phrase("label", "primary", id=name) if source.primary else name


def _matrix(overview: Overview) -> Iterator[str]:
    yield _heading("matrix")
    rows = overview.rows
    if not rows:
        yield phrase("sentence", "no_correspondence")
        return
    sources = [source.id for source in overview.result.story.sources]
    columns = [*_named("number"), *(markdown_code(name) for name in sources), *_named("score")]
    table = _table(
        columns, [_matrix_row(overview, number, row, sources) for number, row in enumerate(rows, 1)]
    )
    yield from _folded(counted("row", len(rows)), [table], fold=len(rows) > _MOST_ROWS)


def _matrix_row(overview: Overview, number: int, row: Correspondence, sources: Sequence[str]) -> list[str]:
    cells: defaultdict[str, str] = defaultdict(str)
    for claim in (overview.claims[name] for name in row.claims):
        cells[claim.source] += _claim(claim)
    return [str(number), *(cells[name] for name in sources), f"{row.score:.2f}"]


def _claim(claim: Claim) -> str:
    text = markdown_passage(shorten(claim.text, _CELL))
    return directed(text, direction(claim.text, claim.language), claim.language)


def _details(overview: Overview) -> Iterator[str]:
    if overview.open:
        yield _heading("details")
    numbered = list(enumerate(overview.open, 1))
    for number, finding in numbered:
        if finding.severity is not Severity.INFO:
            yield from _detail(overview, number, finding)
    light = [item for item in numbered if item[1].severity is Severity.INFO]
    blocks = [block for item in light for block in _detail(overview, *item)]
    yield from _folded(counted(Severity.INFO, len(light)), blocks, fold=len(light) > _MOST_INFOS)


def _detail(overview: Overview, number: int, finding: Finding) -> Iterator[str]:
    yield f"### {number}. {markdown(finding.code)} {markdown(finding.rule)}"
    yield from _finding(overview, finding)


def _finding(overview: Overview, finding: Finding) -> Iterator[str]:
    yield f"**{phrase('severity', finding.severity)}**: {markdown(finding.message)}"
    yield _passages(overview, finding.evidence)
    if finding.note:
        yield f"{phrase('label', 'note')}: {markdown(finding.note)}"
    confidence = f"{phrase('label', 'confidence')} {finding.confidence:.2f}"
    yield f"{confidence} · {phrase('label', 'fingerprint')} `{finding.fingerprint}`"


def _passages(overview: Overview, evidence: Sequence[Evidence]) -> str:
    cells = [
        [
            markdown_code(item.source),
            _quote(overview, item),
            markdown_code(shorten(item.value, _VALUE)),
            f"{item.start}–{item.end}",
        ]
        for item in evidence
    ]
    keys = ("source", "passage", "value", "place")
    if len(evidence) > _MOST_COLUMNS:
        return _table(_named(*keys), cells)
    turned = [list(row) for row in zip(_named(*keys), *cells, strict=True)]
    return _table(turned[0], turned[1:])


def _quote(overview: Overview, item: Evidence) -> str:
    passage = in_context(item, overview.claims.get(item.claim), around=_AROUND, longest=_QUOTE)
    before, quote, after = map(markdown_passage, (passage.before, passage.quote, passage.after))
    language = overview.language(item)
    whole = f"{passage.before}{passage.quote}{passage.after}"
    return directed(f"{before}<mark>{quote}</mark>{after}", direction(whole, language), language)


def _accepted(overview: Overview) -> Iterator[str]:
    if overview.accepted:
        yield _heading("accepted")
    for finding in overview.accepted:
        yield f"### {markdown(finding.code)} {markdown(finding.rule)}"
        if finding.accepted:
            yield _acceptance(finding.accepted)
        yield from _finding(overview, finding)


def _known(overview: Overview) -> Iterator[str]:
    if overview.known:
        yield _heading("known")
    blocks = [block for finding in overview.known for block in _known_finding(overview, finding)]
    yield from _folded(counted("known", len(overview.known)), blocks, fold=len(overview.known) > _MOST_INFOS)


def _known_finding(overview: Overview, finding: Finding) -> Iterator[str]:
    yield f"### {markdown(finding.code)} {markdown(finding.rule)}"
    yield from _finding(overview, finding)


def _stale(stale: Sequence[StaleAcceptance]) -> Iterator[str]:
    if stale:
        yield _heading("stale")
        yield "\n".join(f"- {_stale_item(item)}" for item in stale)


def _stale_item(item: StaleAcceptance) -> str:
    rule = f"{markdown(item.entry.rule)} " if item.entry.rule else ""
    return f"{rule}`{item.entry.fingerprint}` {markdown(stale_reason(item))}"


def _acceptance(accepted: Acceptance) -> str:
    words = [f"{phrase('label', 'reason')}: {markdown_own(accepted.reason)}"]
    if accepted.by:
        words.append(phrase("label", "accepted_by", by=markdown_own(accepted.by)))
    if accepted.until:
        words.append(phrase("label", "accepted_until", until=accepted.until.isoformat()))
    return " · ".join(words)


def _coverage(coverage: Coverage) -> Iterator[str]:
    yield _heading("unchecked")
    if coverage.unchecked:
        yield _table(
            _named("what", "why"), [[markdown(item.what), markdown(item.why)] for item in coverage.unchecked]
        )
    else:
        yield phrase("sentence", "all_checked" if coverage.checked else "nothing_checked")
    yield _heading("checked")
    yield "\n".join(f"- {markdown(what)}" for what in coverage.checked) or phrase(
        "sentence", "nothing_checked"
    )
