"""Reports: one result, rendered in the formats that editors, terminals and programs read.

A format is a module in ``checker.report.formats`` with a function ``render``; it is registered by existing.
``checker.report.reading`` reads a JSON report back.
"""

from __future__ import annotations

from checker.report.files import write
from checker.report.registry import FORMATS, Writer

__all__ = ["FORMATS", "Writer", "write"]
