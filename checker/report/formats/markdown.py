"""Markdown: the report an editor reads, on GitHub or in the preview of any editor.

Every passage stands in a block of its own direction and language; no text of a source can act as markup. A
report in a language that runs from right to left stands in one block of that direction as a whole: GitHub and
the previews of editors take Markdown between two lines of HTML for Markdown, if a blank line parts them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tabulate import tabulate

from checker.model.finding import Severity
from checker.model.message import row
from checker.report.bidi import direction
from checker.report.escape import directed, markdown, markdown_code, markdown_own, markdown_passage
from checker.report.metadata import metadata
from checker.report.overview import Overview, rule_label, source_ids, stale_reason
from checker.report.passages import in_context, shorten
from checker.report.wording import IN_ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model.claim import Claim, Correspondence
    from checker.model.finding import Acceptance, Evidence, Finding
    from checker.model.result import Coverage, Result
    from checker.model.review import StaleAcceptance
    from checker.model.source import Source
    from checker.report.wording import Wording

# Lengths in characters, chosen so that a passage is two to five lines of a column on a laptop's screen.
_MESSAGE, _CELL, _AROUND, _QUOTE, _VALUE = 160, 220, 140, 600, 200
_MOST_COLUMNS = 3  # passages side by side; more of them stand one below the other
_MOST_ROWS = 12  # of the matrix before it is folded away
_MOST_INFOS = 3  # before they are folded away: they must not bury what disagrees


def render(result: Result, words: Wording = IN_ENGLISH) -> str:
    """Return the report as GitHub Flavored Markdown."""
    overview = Overview(result, words)
    title = markdown_own(result.story.title, words.direction)
    blocks = [
        f"# {overview.verdict_line()}",
        words.labelled("story", f"**{title}** ({markdown_code(result.story.id, words.direction)})"),
        *_summary(overview),
        *_sources(result.story.sources, words),
        *_matrix(overview),
        *_details(overview),
        *_known(overview),
        *_accepted(overview),
        *_stale(result.stale, words),
        *_coverage(result.coverage, words),
    ]
    if words.direction != IN_ENGLISH.direction:
        blocks = [f'<div dir="{words.direction}" lang="{words.language}">', *blocks, "</div>"]
    return "\n\n".join(blocks) + "\n"


def _heading(words: Wording, key: str) -> str:
    return f"## {words.phrase('heading', key)}"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    # Unaligned: padding to the longest passage would bury the words of the others in blanks.
    table = tabulate(rows, columns, tablefmt="github", stralign=None, numalign=None, disable_numparse=True)
    head, _, body = table.split("\n", 2)
    return "\n".join((head, "|" + " --- |" * len(columns), body))


def _named(words: Wording, *keys: str) -> list[str]:
    return [words.phrase("column", key) for key in keys]


def _summary(overview: Overview) -> Iterator[str]:
    words = overview.words
    yield _heading(words, "findings")
    if not overview.open:
        yield words.phrase("sentence", "no_findings")
        return
    numbered = list(enumerate(overview.open, 1))
    heavy = [_summary_row(words, *item) for item in numbered if item[1].severity is not Severity.INFO]
    light = [_summary_row(words, *item) for item in numbered if item[1].severity is Severity.INFO]
    columns = _named(words, "number", "severity", "code", "rule", "message", "sources")
    if len(light) <= _MOST_INFOS:
        heavy, light = [*heavy, *light], []
    if heavy:
        yield _table(columns, heavy)
    if light:
        yield from _folded(words.counted(Severity.INFO, len(light)), [_table(columns, light)], fold=True)


def _summary_row(words: Wording, number: int, finding: Finding) -> list[str]:
    return [
        f"[{number}](#{_anchor(number, finding)})",
        words.phrase("severity", finding.severity),
        markdown(finding.code, words.direction),
        markdown(finding.rule, words.direction),
        markdown(shorten(finding.message, _MESSAGE), words.direction),
        words.said(row(markdown_code(name, words.direction) for name in source_ids(finding))),
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


def _sources(sources: Sequence[Source], words: Wording) -> Iterator[str]:
    known = [metadata(source, words) for source in sources]
    told = [key for key in (known[0] if known else ()) if any(item[key] for item in known)]
    cells = [[markdown_own(item[key], words.direction) for item in known] for key in told]
    names = [_source(source, words) for source in sources]
    yield _heading(words, "sources")
    yield _table(_named(words, "source", *told), zip(names, *cells, strict=True))


def _source(source: Source, words: Wording) -> str:
    name = markdown_code(source.id, words.direction)
    return words.phrase("label", "primary", id=name) if source.primary else name


def _matrix(overview: Overview) -> Iterator[str]:
    words, rows = overview.words, overview.rows
    yield _heading(words, "matrix")
    if not rows:
        yield words.phrase("sentence", "no_correspondence")
        return
    sources = [source.id for source in overview.result.story.sources]
    names = (markdown_code(name, words.direction) for name in sources)
    columns = [*_named(words, "number"), *names, *_named(words, "score")]
    table = _table(
        columns, [_matrix_row(overview, number, row, sources) for number, row in enumerate(rows, 1)]
    )
    yield from _folded(words.counted("row", len(rows)), [table], fold=len(rows) > _MOST_ROWS)


def _matrix_row(overview: Overview, number: int, row: Correspondence, sources: Sequence[str]) -> list[str]:
    cells: defaultdict[str, str] = defaultdict(str)
    for claim in (overview.claims[name] for name in row.claims):
        cells[claim.source] += _claim(claim)
    return [str(number), *(cells[name] for name in sources), overview.words.share(row.score)]


def _claim(claim: Claim) -> str:
    text = markdown_passage(shorten(claim.text, _CELL))
    return directed(text, direction(claim.text, claim.language), claim.language)


def _details(overview: Overview) -> Iterator[str]:
    if overview.open:
        yield _heading(overview.words, "details")
    numbered = list(enumerate(overview.open, 1))
    for number, finding in numbered:
        if finding.severity is not Severity.INFO:
            yield from _detail(overview, number, finding)
    light = [item for item in numbered if item[1].severity is Severity.INFO]
    blocks = [block for item in light for block in _detail(overview, *item)]
    yield from _folded(
        overview.words.counted(Severity.INFO, len(light)), blocks, fold=len(light) > _MOST_INFOS
    )


def _detail(overview: Overview, number: int, finding: Finding) -> Iterator[str]:
    yield f"### {number}. {_rule(overview.words, finding)}"
    yield from _finding(overview, finding)


def _rule(words: Wording, finding: Finding) -> str:
    return markdown(rule_label(finding), words.direction)


def _finding(overview: Overview, finding: Finding) -> Iterator[str]:
    words = overview.words
    severity = f"**{words.phrase('severity', finding.severity)}**"
    yield words.headed(severity, markdown(finding.message, words.direction))
    yield _passages(overview, finding.evidence)
    if finding.note:
        yield words.labelled("note", markdown(finding.note, words.direction))
    confidence = f"{words.phrase('label', 'confidence')} {words.share(finding.confidence)}"
    yield f"{confidence} · {words.phrase('label', 'fingerprint')} `{finding.fingerprint}`"


def _passages(overview: Overview, evidence: Sequence[Evidence]) -> str:
    words = overview.words
    cells = [
        [
            markdown_code(item.source, words.direction),
            _quote(overview, item),
            markdown_code(shorten(item.value, _VALUE), words.direction),
            f"{item.start}–{item.end}",
        ]
        for item in evidence
    ]
    keys = ("source", "passage", "value", "place")
    if len(evidence) > _MOST_COLUMNS:
        return _table(_named(words, *keys), cells)
    turned = [list(row) for row in zip(_named(words, *keys), *cells, strict=True)]
    return _table(turned[0], turned[1:])


def _quote(overview: Overview, item: Evidence) -> str:
    passage = in_context(item, overview.claims.get(item.claim), around=_AROUND, longest=_QUOTE)
    before, quote, after = map(markdown_passage, (passage.before, passage.quote, passage.after))
    language = overview.language(item)
    whole = f"{passage.before}{passage.quote}{passage.after}"
    return directed(f"{before}<mark>{quote}</mark>{after}", direction(whole, language), language)


def _accepted(overview: Overview) -> Iterator[str]:
    if overview.accepted:
        yield _heading(overview.words, "accepted")
    for finding in overview.accepted:
        yield f"### {_rule(overview.words, finding)}"
        if finding.accepted:
            yield _acceptance(finding.accepted, overview.words)
        yield from _finding(overview, finding)


def _known(overview: Overview) -> Iterator[str]:
    if overview.known:
        yield _heading(overview.words, "known")
    blocks = [block for finding in overview.known for block in _known_finding(overview, finding)]
    yield from _folded(
        overview.words.counted("known", len(overview.known)), blocks, fold=len(overview.known) > _MOST_INFOS
    )


def _known_finding(overview: Overview, finding: Finding) -> Iterator[str]:
    yield f"### {_rule(overview.words, finding)}"
    yield from _finding(overview, finding)


def _stale(stale: Sequence[StaleAcceptance], words: Wording) -> Iterator[str]:
    if stale:
        yield _heading(words, "stale")
        yield "\n".join(f"- {_stale_item(item, words)}" for item in stale)


def _stale_item(item: StaleAcceptance, words: Wording) -> str:
    rule = f"{markdown(item.entry.rule, words.direction)} " if item.entry.rule else ""
    return f"{rule}`{item.entry.fingerprint}` {markdown(stale_reason(item, words), words.direction)}"


def _acceptance(accepted: Acceptance, words: Wording) -> str:
    told = [words.labelled("reason", markdown_own(accepted.reason, words.direction))]
    if accepted.by:
        told.append(words.phrase("label", "accepted_by", by=markdown_own(accepted.by, words.direction)))
    if accepted.until:
        told.append(words.phrase("label", "accepted_until", until=accepted.until.isoformat()))
    return " · ".join(told)


def _coverage(coverage: Coverage, words: Wording) -> Iterator[str]:
    yield _heading(words, "unchecked")
    if coverage.unchecked:
        rows = [
            [markdown(cell, words.direction) for cell in (item.what, item.why)] for item in coverage.unchecked
        ]
        yield _table(_named(words, "what", "why"), rows)
    else:
        yield words.phrase("sentence", "all_checked" if coverage.checked else "nothing_checked")
    yield _heading(words, "checked")
    lines = "\n".join(f"- {markdown(what, words.direction)}" for what in coverage.checked)
    yield lines or words.phrase("sentence", "nothing_checked")
