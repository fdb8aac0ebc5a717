"""The rows of the archive's tables: what is kept of a story that was checked, or could not be."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from checker.model.finding import Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from checker.align.vectors import Text, Vectors
    from checker.archive.jobs import Job
    from checker.model.claim import Claim
    from checker.model.finding import Evidence, Finding
    from checker.model.result import Result
    from checker.model.source import Source, Story

Row = dict[str, object]
"""A row by the names of its columns (:mod:`checker.archive.schema`)."""

_ERROR = "error"
LEADING = 12
"""Claims of a source that say what it is about: news tells its event first."""


class Rows(Struct, frozen=True):
    """Rows by table, in order of the input."""

    stories: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    coverage: list[Row] = field(default_factory=list)
    vectors: list[Row] = field(default_factory=list)
    timings: list[Row] = field(default_factory=list)

    @classmethod
    def joined(cls, several: Iterable[Rows]) -> Rows:
        """Return the rows of all, one after the other."""
        whole = cls()
        for rows in several:
            for name in cls.__struct_fields__:
                getattr(whole, name).extend(getattr(rows, name))
        return whole

    def in_order(self) -> Rows:
        """Return the rows in order of their stories' numbers."""
        return Rows(
            *(sorted(getattr(self, name), key=itemgetter("number")) for name in self.__struct_fields__)
        )


def failed(job: Job, fault: str) -> Rows:
    """Return the one row of a story that could not be read or checked."""
    from checker.model.errors import one_line

    known = _told(job.story) if job.story else _told(None)
    return Rows(stories=[{**_place(job), **known, "verdict": _ERROR, _ERROR: one_line(fault)}])


def rows_of(job: Job, result: Result, vectors: Vectors, spent: Mapping[str, float]) -> Rows:
    """Return the rows of a story that was checked; ``spent`` are the columns of its timings."""
    place = _place(job)
    beside = {"number": job.number, "story": result.story.id}
    found = [{**beside, **_finding(it, result.story)} for it in result.findings]
    coverage = {
        "checked": list(map(_plain, result.coverage.checked)),
        "unchecked": [{"what": _plain(it.what), "why": _plain(it.why)} for it in result.coverage.unchecked],
    }
    return Rows(
        stories=[
            {**place, **_told(result.story), **_counts(result), "verdict": str(result.verdict), _ERROR: None}
        ],
        findings=found,
        coverage=[{**beside, **coverage}],
        vectors=[
            {
                **beside,
                "where": job.where,
                "title": result.story.title,
                "source": name,
                "published": day,
                "vector": row,
            }
            for name, day, row in _about(result, vectors)
        ],
        timings=[{**beside, **spent}],
    )


def _plain(text: str) -> str:
    """Return a message as its words alone."""
    return str(text)


def _place(job: Job) -> Row:
    return {"number": job.number, "key": job.key, "where": job.where}


def _told(story: Story | None) -> Row:
    """Return what a story says of itself."""
    if story is None:
        return {"story": None, "title": None, "published": None, "languages": [], "sources": 0}
    return {
        "story": story.id,
        "title": story.title,
        "published": published(story),
        "languages": sorted({source.language for source in story.sources}),
        "sources": len(story.sources),
    }


def published(story: Story) -> date | None:
    """Return the day of the text to be published; without one, the first day of any source."""
    primary = story.primary
    if primary is not None and primary.published_day is not None:
        return primary.published_day
    days = [source.published_day for source in story.sources if source.published_day is not None]
    return min(days, default=None)


def _counts(result: Result) -> Row:
    counted = [found for found in result.findings if found.is_open]
    levels = {f"{level}s": sum(found.severity is level for found in counted) for level in Severity}
    return {
        "claims": len(result.claims),
        **levels,
        "accepted": len(result.findings) - len(counted),
        "stale_acceptances": len(result.stale),
    }


def _finding(found: Finding, story: Story) -> Row:
    accepted = found.accepted
    return {
        "rule": found.rule,
        "code": found.code,
        "severity": str(found.severity),
        "confidence": found.confidence,
        "message": _plain(found.message),
        "note": _plain(found.note),
        "fingerprint": found.fingerprint,
        "accepted": None
        if accepted is None
        else {"reason": accepted.reason, "until": accepted.until, "by": accepted.by},
        "evidence": [_passage(item, story.source(item.source)) for item in found.evidence],
    }


def _passage(item: Evidence, source: Source) -> Row:
    return {
        "source": item.source,
        "kind": str(source.kind),
        "from": source.publisher or source.handle or source.speaker,
        "claim": item.claim,
        "start": item.start,
        "end": item.end,
        "quote": item.quote,
        "value": _plain(item.value),
    }


def _about(result: Result, vectors: Vectors) -> Iterator[tuple[str, object, NDArray[np.float16]]]:
    """Yield each source that stands by itself with its day and what it is about."""
    for source in result.story.sources:
        texts = leading(claim for claim in result.claims if claim.source == source.id)
        if source.within is None and texts:
            yield source.id, source.published_day, about(texts, vectors)


def leading(claims: Iterable[Claim]) -> list[Text]:
    """Return the first claims of a source, which say what it is about."""
    return [(claim.text, claim.language) for claim in claims][:LEADING]


def about(texts: Sequence[Text], vectors: Vectors) -> NDArray[np.float16]:
    """Return what a source is about, by at least one text: their mean direction, shape (dimension,)."""
    import numpy as np

    mean = vectors.of(texts).mean(axis=0)
    length = float(np.linalg.norm(mean))
    return np.asarray(mean / length if length else mean, np.float16)


CHECKED = frozenset({str(Verdict.PASS), str(Verdict.FAIL)})
"""The verdicts of stories that were checked; others could not be read, or had nothing to compare."""
