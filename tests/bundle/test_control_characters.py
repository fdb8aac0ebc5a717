"""Controls that XML has no place for, in pages: found by fuzzing, where lxml could not move them about."""

from __future__ import annotations

import pytest

from checker.bundle import split_document
from checker.bundle.document import Document


@pytest.mark.parametrize("control", ["\x1f", "\x01", "\x0b", "&#31;"])
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_control_behind_an_embedded_post(form: str, control: str) -> None:
    content = f"<blockquote class='twitter-tweet'>\n{control}\n\n<p>They met.</p>{control}\n\n0</blockquote>"
    found = split_document(Document("stdin", content.encode()), form)
    assert "They met." in found.story.sources[0].text
