"""Where the sources of a story stand in the files that they were read from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.bundle.toml_strings import strings_of
from checker.model.origin import Origin, TextFile
from checker.model.source import Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checker.bundle.split_story import Span, SplitStory
    from checker.model.source import Source


def text_file(path: Path, text: str) -> TextFile:
    """Return a file that was read, under the name that reports give it (see `TextFile`)."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links
    folder = Path.cwd()
    inside = absolute.relative_to(folder) if absolute.is_relative_to(folder) else absolute
    return TextFile(inside.as_posix(), text)


def of_file(path: Path, content: str, text: str) -> Origin:
    """Return the origin of a source whose text is the beginning of a file's ``content``."""
    return Origin(text_file(path, content), (Passage(0, len(text), 0, len(text)),))


def with_inline_origins(sources: Iterable[Source], manifest: TextFile) -> tuple[Source, ...]:
    """Return the sources of a manifest; those whose text stands in it (``text = "..."``) with their origin.

    If there are not as many such texts as strings to be seen, nobody can say which is which: the sources then
    have the manifest for their origin, and no place in it.
    """
    sources = tuple(sources)
    inline = [source.id for source in sources if source.file is None]
    strings = strings_of(manifest.text, "text") if inline else []
    if len(strings) != len(inline):
        strings = [()] * len(inline)
    origins = {name: Origin(manifest, pieces) for name, pieces in zip(inline, strings, strict=True)}
    return tuple(replace(source, origin=origins.get(source.id, source.origin)) for source in sources)


def located(split: SplitStory, path: Path | None) -> SplitStory:
    """Return what was understood of a file, each source with its origin in it.

    ``path`` is that of the file; None for standard input, which has a name alone.
    """
    file = text_file(path, split.text) if path else TextFile(split.file, split.text)
    standing = _standing(split)
    origins: dict[str, Origin] = {}
    for source in split.story.sources:
        if source.within is None or not source.passages:
            origins[source.id] = Origin(file, standing(source))
    for source in split.story.sources:
        if source.within in origins and source.id not in origins:
            origins[source.id] = origins[source.within].of_nested(source.passages)
    sources = tuple(replace(source, origin=origins.get(source.id)) for source in split.story.sources)
    return replace(split, story=replace(split.story, sources=sources))


def _standing(split: SplitStory) -> Callable[[Source], tuple[Passage, ...]]:
    """Return what tells where a source stands in its file, whole or line by line."""
    if split.spans:
        return lambda source: _pieces(source, split.text, split.spans.get(source.id, ()))
    from checker.bundle.standing import lines_in, visible

    seen = visible(split.text)
    return lambda source: lines_in(source.text, seen)


def _pieces(source: Source, text: str, spans: Sequence[Span]) -> tuple[Passage, ...]:
    """Return how a source stands in the stretches of the file that it was made from.

    Its text is theirs, one after the other, but for white space around it and what follows in the last of
    them, such as a post's attribution. If it is not, it was written in another way, and there are no pieces.
    """
    joined = "".join(text[start:end] for start, end in spans)
    lead = joined.find(source.text)
    pieces: list[Passage] = []
    before = -lead  # characters of the source before this stretch; less than none while it has not begun
    for start, end in spans if lead >= 0 else ():
        first, last = max(before, 0), min(before + end - start, len(source.text))
        if first < last:
            pieces.append(Passage(first, last, start + first - before, start + last - before))
        before += end - start
    return tuple(pieces)
