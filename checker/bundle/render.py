"""A split story as ``story.toml``: readable, to be corrected by hand, and read back as the same values."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from checker.model.errors import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.bundle.split_story import Span, SplitStory
    from checker.model.source import Source

_SHORT = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp", "Co", "Cn"})
_HEAD = "# Split from {file}; correct it where it was misunderstood.\n"
_COUNTED = "# Characters of that file are counted from 0; the last of a stretch is not included.\n"
_FOUR_DIGITS = 0xFFFF


def render_manifest(split: SplitStory) -> str:
    """Return the text of story.toml: the story, then each source with the place it came from as a comment."""
    story = split.story
    head = {"id": story.id, "title": story.title, "timezone": story.timezone}
    parts = [_HEAD.format(file=one_line(split.file)) + (_COUNTED if any(split.spans.values()) else "")]
    parts.append("[story]\n" + render_keys(head))
    parts += [_source(source, split) for source in story.sources]
    if story.settings:
        parts += _tables("check", story.settings)
    return "\n".join(parts)


def text_file_name(source: Source) -> str:
    """Return the name of the file that a source's text is written to."""
    return f"{source.id}.txt"


def _source(source: Source, split: SplitStory) -> str:
    keys = {
        "id": source.id,
        "kind": str(source.kind),
        "primary": source.primary or None,
        "language": source.language,
        "publisher": source.publisher,
        "speaker": source.speaker,
        "handle": source.handle,
        "published": source.published,
        "trust": source.trust,
        "timezone": source.timezone,
        "within": source.within,
        "file": text_file_name(source),
    }
    file = PurePath(source.origin.file.path).name if source.origin else split.file
    place = _place(split.spans.get(source.id, ()), file)
    return f"[[source]]\n# {place}\n{render_keys(keys)}"


def _place(spans: tuple[Span, ...], file: str) -> str:
    stretches = ", ".join(f"{start}-{end}" for start, end in spans)
    return f"characters {stretches} of {one_line(file)}" if spans else f"from {one_line(file)}"


def _tables(name: str, values: Mapping[str, object]) -> Iterator[str]:
    """Yield a table, then those inside of it."""
    inner = {key: value for key, value in values.items() if isinstance(value, Mapping)}
    yield f"[{name}]\n" + render_keys({key: value for key, value in values.items() if key not in inner})
    for key, value in inner.items():
        yield from _tables(f"{name}.{_key(key)}", value)


def render_keys(values: Mapping[str, object]) -> str:
    """Return one line ``key = value`` for each value that is not None."""
    return "".join(
        f"{_key(key)} = {render_value(value)}\n" for key, value in values.items() if value is not None
    )


def render_value(value: object) -> str:
    """Return a truth value, number, text, day, instant, or a list of such as TOML.

    Raises:
        TypeError: a value of another type.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + "".join(map(_escaped, value)) + '"'
    if isinstance(value, date):  # a datetime is one too; its offset is of whole minutes
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(render_value, value))}]"
    raise TypeError(f"no form in story.toml for {type(value).__name__}")


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if bare else render_value(key)


def _escaped(char: str) -> str:
    """Return a character as it stands in a basic string; what cannot be seen is written as its number."""
    if char in _SHORT:
        return _SHORT[char]
    if unicodedata.category(char) not in _INVISIBLE:
        return char
    point = ord(char)
    return f"\\u{point:04X}" if point <= _FOUR_DIGITS else f"\\U{point:08X}"
