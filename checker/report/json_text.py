"""JSON for programs that is also harmless to look at: in a terminal, an editor, or the log of a CI runner."""

from __future__ import annotations

import json
import re

# Everything that does something to a terminal or an editor instead of being drawn, and the sign with which
# a runner's command may begin anywhere in a line (``##[...]``). Inside a JSON string, which is the only place
# where they can stand, they can be written as escapes, and are the same text when read.
_ACTIVE = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]|#(?=#\\[)"
)


def json_text(document: object, *, indent: int | None = 2) -> str:
    """Return a document as JSON that ends with a line break; without ``indent`` it is one line."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=indent)
    return _ACTIVE.sub(_escaped, text) + "\n"


def _escaped(match: re.Match[str]) -> str:
    return "\\u0023" if match.group() == "#" else json.dumps(match.group())[1:-1]
