"""Lines: the one rule for where a paragraph ends."""

from __future__ import annotations

import re

# What str.splitlines takes for a line end; every one of them ends a paragraph and a sentence.
LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
