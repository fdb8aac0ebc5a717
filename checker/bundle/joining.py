"""Several files as one story: the accounts of all of them, each once."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.bundle.doubles import each_post_once
from checker.bundle.posts import ARTICLE
from checker.bundle.split_story import MAX_SOURCES, SplitStory
from checker.bundle.statements import free_id
from checker.bundle.values import slug
from checker.model.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.bundle.split_story import Span
    from checker.model.source import Source


def joined(splits: Sequence[SplitStory]) -> SplitStory:
    """Return one story of what was understood of several files.

    Its id and title are those of the first file. Articles are called by their files; the first is the
    text to be published. A post that is in two files, embedded in a page and as a record, is one source.

    Raises:
        BundleError: more sources than a story can have.
    """
    if len(splits) == 1:
        return splits[0]
    sources: list[Source] = []
    spans: dict[str, tuple[Span, ...]] = {}
    for split in splits:
        names: dict[str, str] = {}
        for source in split.story.sources:
            own = _renamed(source, split, names, {other.id for other in sources})
            sources.append(replace(own, primary=own.primary and not any(other.primary for other in sources)))
            spans[own.id] = split.spans.get(source.id, ())
    sources = each_post_once(sources)
    files = ", ".join(split.file for split in splits)
    if len(sources) > MAX_SOURCES:
        raise BundleError(f"{len(sources)} sources, the limit is {MAX_SOURCES}", where=files)
    return SplitStory(replace(splits[0].story, sources=tuple(sources)), files, "", spans)


def _renamed(source: Source, split: SplitStory, names: dict[str, str], taken: set[str]) -> Source:
    """Return a source with an id that is not ``taken``; ``names`` keeps a file's new ids by the old."""
    wanted = slug(PurePath(split.file).stem) or ARTICLE if source.id == ARTICLE else source.id
    names[source.id] = free_id(wanted, taken)
    return replace(source, id=names[source.id], within=_new(source.within, names))


def _new(name: str | None, names: Mapping[str, str]) -> str | None:
    return names[name] if name is not None else None
