"""Reports: one result, rendered in the formats that editors, terminals and programs read.

A format is a module in ``checker.report.formats`` with a function ``render``; it is registered by existing.
"""

from __future__ import annotations

from checker.report.files import write
from checker.report.reading import carried, parse
from checker.report.registry import FORMATS, Writer

__all__ = ["FORMATS", "Writer", "carried", "parse", "write"]
