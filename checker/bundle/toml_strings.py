"""Where the strings of a TOML document stand in it: ``tomllib`` gives their values, not their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model.source import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

# Comments and strings, so that what looks like a key inside of one is none. TOML 1.0.0, "String".
_STRING = r"""
      \#[^\n]*
    | (?P<key>(?<![\w.-])(?:{key}|"{key}"|'{key}')[\ \t]*=[\ \t]*)?
      (?: \"\"\"(?:\r?\n)?(?P<lines>(?:[^"\\]|\\.|"{{1,2}}(?!"))*+"{{0,2}})\"\"\"
        | '''(?:\r?\n)?(?P<raw_lines>(?:[^']|'{{1,2}}(?!'))*+'{{0,2}})'''
        | "(?P<line>(?:[^"\\\n]|\\.)*+)"
        | '(?P<raw_line>[^'\n]*+)' )
"""
_ESCAPED = frozenset({"lines", "line"})
# What stands for one character, and a break after a backslash, which stands for none.
_ESCAPE = re.compile(r"(?P<none>\\[ \t]*\r?\n\s*)|\\u.{4}|\\U.{8}|\\.|\r\n", re.DOTALL)
_LINE_END = re.compile(r"\r\n")


def strings_of(document: str, key: str) -> list[tuple[Passage, ...]]:
    """Return, for each string that is the value of ``key``, how it stands in a valid TOML document.

    Args:
        document: the text of the document, line ends as they are.
        key: a bare key, the same in every table.

    Returns:
        For each string, in order of the document, its pieces: stretches of the value and where they stand in
        the document. A piece as long there as in the value is written as it is read.
    """
    token = re.compile(_STRING.format(key=re.escape(key)), re.VERBOSE | re.DOTALL)
    found = []
    for match in token.finditer(document):
        if match["key"] and match.lastgroup:
            special = _ESCAPE if match.lastgroup in _ESCAPED else _LINE_END
            found.append(tuple(_pieces(document, *match.span(match.lastgroup), special)))
    return found


def _pieces(document: str, start: int, end: int, special: re.Pattern[str]) -> Iterator[Passage]:
    """Yield the pieces of the string whose characters, as written, are ``[start, end)``."""
    read = 0  # characters of the value so far
    for match in special.finditer(document, start, end):
        if start < match.start():
            yield Passage(read, read + match.start() - start, start, match.start())
            read += match.start() - start
        if not match.groupdict().get("none"):
            yield Passage(read, read + 1, *match.span())
            read += 1
        start = match.end()
    if start < end:
        yield Passage(read, read + end - start, start, end)
