"""The examples of the documentation, to be tried."""

from __future__ import annotations

import re

from tests.conftest import ROOT


def examples(page: str, language: str) -> list[str]:
    """Return the fenced blocks of a page in a language; an empty one is no language."""
    fences = re.findall(r"^```(\w*)\n(.*?)^```$", (ROOT / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [text for name, text in fences if name == language]
