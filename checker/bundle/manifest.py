"""Reading a bundle: a folder with ``story.toml`` and the texts it names."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.bundle.nested import PassageNotFoundError, TooManyPassagesError, locate_passages
from checker.bundle.origins import of_file, text_file, with_inline_origins
from checker.bundle.settings import validate_settings
from checker.bundle.split_story import MAX_SOURCES
from checker.bundle.table import Table, nearest, parse_toml
from checker.bundle.text_file import read_text, reason, require_text, resolve_inside, source_text
from checker.bundle.values import handle, identifier, language_tag, names_from, published, slug, zone
from checker.model.errors import BundleError
from checker.model.source import Source, SourceKind, Story
from checker.text.language import UNDETERMINED, detect

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from checker.model.origin import Origin, TextFile

MANIFEST = "story.toml"
ROOT_KEYS = ("story", "source", "check")
STORY_KEYS = ("id", "title", "timezone")
SOURCE_KEYS = (
    "id", "kind", "primary", "language", "publisher", "speaker", "handle", "published", "timezone", "file",
    "text", "within", "trust",
)  # fmt: skip
_SHOWN = 60  # characters of a passage in a message


def read_folder(folder: Path, known_rules: Collection[str] | None = None) -> Story:
    """Return the story of a folder with ``story.toml``.

    Args:
        folder: the bundle.
        known_rules: the names that ``[check.rules]`` may use; None lets every name pass.

    Raises:
        BundleError: the bundle is not as it must be; the message says what, where and how to mend it.
    """
    manifest, root = _parse_manifest(folder)
    story = _read_story(root, folder, known_rules, folder.resolve().name)
    return replace(story, sources=with_inline_origins(story.sources, manifest))


def read_record(
    values: Mapping[str, object], where: str, known_rules: Collection[str] | None = None
) -> Story:
    """Return the story of a record that has the keys of a story.toml, and the texts of all its sources.

    Args:
        values: what the record holds; a key without a value is none.
        where: its place, for messages.
        known_rules: the names that ``check.rules`` may use; None lets every name pass.

    Raises:
        BundleError: the record is not as it must be, or names a file; the message says what and where.
    """
    root = Table(values, f"{where}: $")
    if root.table("story").line("id") is None:
        raise root.table("story").fault("has no id", "id", hint="give each story an id of its own")
    return _read_story(root, None, known_rules, "story")


def _read_story(root: Table, folder: Path | None, known_rules: Collection[str] | None, called: str) -> Story:
    root.allow(ROOT_KEYS)
    story, check = root.table("story"), root.table("check")
    story.allow(STORY_KEYS)
    validate_settings(check.values, check.where, known_rules=known_rules, error=BundleError)
    name, title = names_from(called)
    return Story(
        id=identifier(story) or name,
        title=story.line("title") or title,
        timezone=zone(story),
        sources=_read_sources(root, folder),
        settings=dict(check.values),
    )


def _parse_manifest(folder: Path) -> tuple[TextFile, Table]:
    path = folder / MANIFEST
    try:
        present = MANIFEST in {entry.name for entry in folder.iterdir()}
    except OSError as fault:
        raise BundleError(reason(fault), where=str(folder)) from None
    if not present:
        raise BundleError(f"no {MANIFEST} in this folder", where=str(folder), hint=_instead_of(folder))
    text = read_text(resolve_inside(folder, MANIFEST, str(path)), str(path))
    return text_file(path, text), parse_toml(text, str(path))


def _instead_of(folder: Path) -> str:
    """Return a hint: what to give instead of a folder that is no story."""
    if any(islice(folder.glob(f"*/{MANIFEST}"), 1)):
        return f"the stories are in it: give {folder / '*'}/"
    return "write one, or let `checker split FILE --output DIR` do it"


def _read_sources(root: Table, folder: Path | None) -> tuple[Source, ...]:
    tables = root.tables("source")
    if not tables:
        raise root.fault("no sources", "source", hint="add a [[source]] table for each account")
    if len(tables) > MAX_SOURCES:
        raise root.fault(f"{len(tables)} sources, the limit is {MAX_SOURCES}", "source")
    sources = [_read_source(table, folder) for table in tables]
    _require_unique(tables, sources)
    _require_one_primary(tables, sources)
    by_id = {source.id: source for source in sources}
    for table, source in zip(tables, sources, strict=True):
        _require_container(table, source, by_id)
    return tuple(_with_passages(*pair, by_id) for pair in zip(tables, sources, strict=True))


def _read_source(table: Table, folder: Path | None) -> Source:
    table.allow(SOURCE_KEYS)
    file = table.line("file")
    name = identifier(table) or (slug(Path(file).stem) if file else None)
    if not name:
        raise table.fault("has no id", "id", hint='add id = "article" or another name of its own')
    kind = table.choice("kind", [str(kind) for kind in SourceKind])
    if kind is None:
        raise table.fault("has no kind", "kind", hint="one of " + ", ".join(SourceKind))
    language = language_tag(table)
    source = Source(
        id=name,
        kind=SourceKind(kind),
        text="",
        language=language or "",
        primary=table.boolean("primary") or False,
        publisher=table.line("publisher"),
        speaker=table.line("speaker"),
        handle=handle(table),
        published=published(table),
        timezone=zone(table),
        within=table.line("within"),
        file=file,
        trust=table.whole("trust"),
    )
    text, origin = _read_source_text(table, folder, file)
    return replace(source, text=text, language=language or detect(text), origin=origin)


def _read_source_text(table: Table, folder: Path | None, file: str | None) -> tuple[str, Origin | None]:
    """Return the text of a source, and the file of its own that it stands in, if it has one."""
    inline = table.string("text")
    if file is not None and inline is not None:
        raise table.fault("has both file and text", hint="keep one of them")
    if file is not None and folder is None:
        raise table.fault("a record has no files beside it", "file", hint='give the words: "text": "..."')
    if file is not None and folder is not None:
        where = table.at("file")
        path = resolve_inside(folder, file, where)
        content = read_text(path, f"{where}: {file}")
    elif inline is not None:
        where, content = table.at("text"), inline
        if "\0" in content:
            raise table.fault(f"NUL at character {content.index(chr(0))}", "text")
    else:
        raise table.fault("has neither file nor text", hint='add file = "article.txt" or text = "..."')
    text = source_text(content)
    require_text(text, where)
    return text, of_file(folder / file, content, text) if folder and file else None


def _require_unique(tables: Sequence[Table], sources: Sequence[Source]) -> None:
    first: dict[str, int] = {}
    for index, (table, source) in enumerate(zip(tables, sources, strict=True)):
        if source.id in first:
            message = f'"{source.id}" is already the id of source[{first[source.id]}]'
            raise table.fault(message, "id", hint="give each source an id of its own")
        first[source.id] = index


def _require_one_primary(tables: Sequence[Table], sources: Sequence[Source]) -> None:
    primary = [table for table, source in zip(tables, sources, strict=True) if source.primary]
    if len(primary) > 1:
        hint = "mark only the text to be published"
        raise primary[1].fault("more than one source is primary", "primary", hint=hint)


def _require_container(table: Table, source: Source, by_id: Mapping[str, Source]) -> None:
    """Raise when ``within`` does not lead, step by step, to a source that is not nested."""
    if source.within is None:
        return
    if source.within not in by_id:
        near = nearest(source.within, by_id)
        hint = f'did you mean "{near}"?' if near else "sources: " + ", ".join(by_id)
        raise table.fault(f'"{source.within}" is no source of this story', "within", hint=hint)
    if source.within == source.id:
        raise table.fault("a source cannot be within itself", "within", hint="name the source that quotes it")
    seen = {source.id}
    step: Source | None = source
    while step is not None and step.within is not None:
        step = by_id.get(step.within)
        if step is not None and step.id in seen:
            raise table.fault("sources are within each other in a circle", "within")
        seen.add(step.id if step else "")


def _with_passages(table: Table, source: Source, by_id: Mapping[str, Source]) -> Source:
    """Return a nested source with the places of its passages in its container."""
    if source.within is None:
        return source
    key = "file" if source.file else "text"
    try:
        passages = locate_passages(source.text, by_id[source.within].text)
    except PassageNotFoundError as fault:
        shown = fault.text if len(fault.text) <= _SHOWN else fault.text[:_SHOWN] + "…"
        message = f'line {fault.line} does not stand in "{source.within}": {shown}'
        hint = f'each line must be copied from "{source.within}" word for word; without within it may differ'
        raise table.fault(message, key, hint=hint) from None
    except TooManyPassagesError as fault:
        raise table.fault(str(fault), key) from None
    language = source.language
    if language == UNDETERMINED and "language" not in table.values:  # a few quoted words may not tell
        language = by_id[source.within].language
    return replace(source, passages=passages, language=language)
