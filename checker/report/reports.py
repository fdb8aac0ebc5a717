"""Reading a file of JSON reports: one, or those of several stories, one document after the other."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from checker.bundle.text_file import MAX_BYTES, decode_utf8, reason
from checker.report.reading import ReportError, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checker.model.result import Result

_MOST_BYTES = 20 * MAX_BYTES  # the reports of many stories
_BLANK = re.compile(r"[ \t\r\n]*")


def read_reports(path: Path) -> dict[str, Result]:
    """Return the results in a file by the id of their story.

    Raises:
        ReportError: the file cannot be read, is too large, holds something else than reports, or two of one
            story.
    """
    found: dict[str, Result] = {}
    for document in _documents(_text(path), str(path)):
        try:
            result = parse(document)
        except ReportError as fault:
            where = f"{path}: {fault.where}" if fault.where else str(path)
            raise ReportError(fault.message, where=where, hint=fault.hint) from None
        if result.story.id in found:
            raise ReportError(f"has two reports of the story {result.story.id!r}", where=str(path))
        found[result.story.id] = result
    if not found:
        raise ReportError("there is no report in it", where=str(path))
    return found


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except OSError as fault:
        raise ReportError(reason(fault), where=str(path)) from None
    if len(content) > _MOST_BYTES:
        raise ReportError(f"too large: the limit is {_MOST_BYTES:,} bytes", where=str(path))
    return decode_utf8(content, str(path), error=ReportError)


def _documents(text: str, where: str) -> Iterator[str]:
    """Yield the JSON documents of a text, each as it is written."""
    decoder, at = json.JSONDecoder(), _after_blank(text, 0)
    while at < len(text):
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            hint = "write one with --output json:FILE"
            raise ReportError("is no JSON report", where=where, hint=hint) from None
        yield text[at:end]
        at = _after_blank(text, end)


def _after_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at
