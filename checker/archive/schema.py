"""The tables of an archive and their columns; docs/archive.md says what each one means."""

from __future__ import annotations

from functools import cache
from typing import Any

from checker.archive.jobs import FORMAT
from checker.archive.parquet import pyarrow_modules

STORIES, FINDINGS, COVERAGE, VECTORS, TIMINGS = "stories", "findings", "coverage", "vectors", "timings"
TABLES = (TIMINGS, VECTORS, COVERAGE, FINDINGS, STORIES)
"""In the order in which the files of a part are written: it is finished when its stories are there."""


@cache
def schemas() -> dict[str, Any]:
    """Return the schema of each table, as pyarrow has it."""
    arrow, _ = pyarrow_modules()
    text, whole, number = arrow.string(), arrow.int32(), arrow.int64()
    texts = arrow.list_(text)
    beside = {"number": number, "story": text}
    unchecked = arrow.struct({"what": text, "why": text})
    acceptance = arrow.struct({"reason": text, "until": arrow.date32(), "by": text})
    evidence = arrow.struct(
        {
            **dict.fromkeys(("source", "kind", "from", "claim"), text),
            **dict.fromkeys(("start", "end"), whole),
            **dict.fromkeys(("quote", "value"), text),
        }
    )
    columns = {
        STORIES: {
            "number": number,
            **dict.fromkeys(("key", "where", "story", "title"), text),
            "published": arrow.date32(),
            "languages": texts,
            **dict.fromkeys(
                ("sources", "claims", "errors", "warnings", "infos", "accepted", "stale_acceptances"), whole
            ),
            "verdict": text,
            "error": text,
        },
        FINDINGS: {
            **beside,
            **dict.fromkeys(("rule", "code", "severity"), text),
            "confidence": arrow.float64(),
            **dict.fromkeys(("message", "note", "fingerprint"), text),
            "accepted": acceptance,
            "evidence": arrow.list_(evidence),
        },
        COVERAGE: {**beside, "checked": texts, "unchecked": arrow.list_(unchecked)},
        VECTORS: {
            **beside,
            **dict.fromkeys(("where", "title", "source"), text),
            "published": arrow.date32(),
            "vector": arrow.list_(arrow.float16()),
        },
        TIMINGS: {
            **beside,
            "texts": whole,
            **dict.fromkeys(("understand_seconds", "embed_seconds", "conclude_seconds"), arrow.float64()),
        },
    }
    marked = {"checker.format": str(FORMAT)}
    return {name: arrow.schema(list(held.items()), metadata=marked) for name, held in columns.items()}
