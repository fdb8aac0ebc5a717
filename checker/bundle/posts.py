"""A text with embedded posts, as it is copied from a page: the article, and each post as a source of its own.

Every character of the file goes to the article or to one post, so that nothing is lost or doubled. A post
takes whole lines, its attribution line and the blank lines after it; what remains is the article, whose
paragraphs keep their line ends and so stay apart.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.bundle.attribution import find_attribution, is_twitter_name, with_date_below
from checker.bundle.owners import Placed, assign, lines_of, next_line
from checker.bundle.split_story import MAX_SOURCES, SplitStory
from checker.bundle.statements import free_id, quoted_statements
from checker.bundle.text_file import has_text, source_text
from checker.bundle.values import names_from, slug
from checker.model.language import primary_language
from checker.model.source import Source, SourceKind, Story
from checker.text.language import UNDETERMINED, detect

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from datetime import date, datetime

    from checker.bundle.attribution import Attribution
    from checker.bundle.owners import Line, Owned
    from checker.bundle.split_story import Span
    from checker.model.source import Passage

ARTICLE = "article"
_POST = "post"


class TooManySourcesError(ValueError):
    """A text with more sources than a story can have."""


def split_text(text: str, file: str) -> SplitStory:
    """Return what was understood of ``text``, which must have words; ``file`` names where it comes from.

    Raises:
        TooManySourcesError: more sources than a story can have.
        TooManyPassagesError: more passages of a quoted statement than a nested source can have.
    """
    lines = lines_of(text)
    owned = assign(text, lines, _attributions(text, lines))
    require_few(len(owned) + 1)
    stretches, rest = _stretches(text, lines, owned)
    sources: list[Source] = []
    spans: dict[str, tuple[Span, ...]] = {}
    if rest:
        sources.append(_article(_joined(text, rest)))
        spans[ARTICLE] = rest
    for stretch, post in zip(stretches, owned, strict=True):
        sources.append(_post(text, stretch, post.attribution, spans))
        spans[sources[-1].id] = (stretch,)
    for statement in quoted_statements(sources[0], spans) if rest else ():
        sources.append(statement)
        spans[statement.id] = _in_file(statement.passages, rest)
    require_few(len(sources))
    name, title = names_from(PurePath(file).stem)
    return SplitStory(Story(name, title, tuple(sources)), file, text, spans)


def require_few(count: int) -> None:
    """Raise TooManySourcesError for more sources than a story can have."""
    if count > MAX_SOURCES:
        raise TooManySourcesError(f"{count} sources, the limit is {MAX_SOURCES}")


def _attributions(text: str, lines: Sequence[Line]) -> list[Placed]:
    language = detect(text)
    found = []
    for index, line in enumerate(lines):
        attribution = find_attribution(text, line.start, line.end, language)
        if attribution is None:
            continue
        last = index
        below = next_line(lines, index)
        if attribution.published is None and below is not None:
            dated = with_date_below(attribution, text, lines[below].start, lines[below].end, language)
            last, attribution = (below, dated) if dated else (last, attribution)
        found.append(Placed(index, last, attribution))
    return found


def _stretches(
    text: str, lines: Sequence[Line], owned: Sequence[Owned]
) -> tuple[list[Span], tuple[Span, ...]]:
    """Return the stretch of each post and those of the article; none, where white space alone is left."""
    posts = [_whole_lines(text, lines, post) for post in owned]
    rest = _complement(posts, len(text))
    if has_text("".join(text[start:end] for start, end in rest)):
        return posts, rest
    return _spread(posts, len(text)), ()


def _whole_lines(text: str, lines: Sequence[Line], post: Owned) -> Span:
    """Return the stretch of a post: to the next line with words, or to the words after its attribution."""
    start, end = lines[post.first].start, post.attribution.end
    if end < lines[post.last].end:  # the article goes on in the same line
        return start, end + len(text[end:]) - len(text[end:].lstrip())
    following = post.last
    while following + 1 < len(lines) and lines[following + 1].blank:
        following += 1
    return start, lines[following].stop


def _complement(stretches: Sequence[Span], length: int) -> tuple[Span, ...]:
    """Return what the stretches, in order, leave of ``[0, length)``."""
    edges = [0, *(edge for stretch in stretches for edge in stretch), length]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple((start, end) for start, end in pairs if start < end)


def _spread(stretches: Sequence[Span], length: int) -> list[Span]:
    """Return the stretches grown to cover ``[0, length)``, of which they leave only white space."""
    starts = [0, *(start for start, _ in stretches[1:])]
    return list(pairwise([*starts, length]))


def _joined(text: str, spans: Sequence[Span]) -> str:
    """Return the stretches as one text, without its last line end if that stood before a post."""
    joined = "".join(text[start:end] for start, end in spans)
    return source_text(joined) if spans and spans[-1][1] < len(text) else joined


def _article(text: str) -> Source:
    return Source(ARTICLE, SourceKind.ARTICLE, text, detect(text), primary=True)


def _post(text: str, stretch: Span, attribution: Attribution, taken: Container[str]) -> Source:
    post = post_source(
        text[stretch[0] : attribution.start].strip(),
        handle=attribution.handle,
        speaker=attribution.name,
        published=attribution.published,
    )
    return replace(post, id=free_id(post.id, taken))


def post_source(
    words: str,
    *,
    handle: str | None,
    speaker: str | None,
    published: date | datetime | None,
    language: str | None = None,
) -> Source:
    """Return a post as a source, with an id made from its handle.

    Args:
        words: its text, which must have words.
        handle: the account, without ``@``.
        speaker: the name of the account.
        published: the day or the instant.
        language: what the network says of it; believed where the words do not speak against it.
    """
    on_twitter = handle is None or is_twitter_name(handle)
    return Source(
        id=slug(handle or "") or _POST,
        kind=SourceKind.TWEET if on_twitter else SourceKind.POST,
        text=words,
        language=declared_language(words, language),
        speaker=speaker,
        handle=handle and f"@{handle}",
        published=published,
    )


def declared_language(text: str, declared: str | None) -> str:
    """Return the language of a text; a declaration is believed where the words do not speak against it.

    The templates of pages often name another language than that of the article in them.
    """
    told = detect(text)
    if declared and (told == UNDETERMINED or primary_language(declared) == told):
        return declared
    return told


def _in_file(passages: Sequence[Passage], pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Return where in the file the passages of the article stand, whose text is ``pieces`` of the file."""
    spans = []
    for passage in passages:
        before = 0  # characters of the article in the pieces so far
        for start, end in pieces:
            first = max(passage.outer_start - before + start, start)
            last = min(passage.outer_end - before + start, end)
            if first < last:
                spans.append((first, last))
            before += end - start
    return tuple(spans)
