"""What ``checker archive similar`` does: the question, and the answers on the terminal or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.cli import engines
from checker.cli.inputs import read_together
from checker.cli.tables import table
from checker.cli.terminal import say, table_width
from checker.model.errors import BundleError, ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.archive.manifest import Manifest
    from checker.archive.similar import Question, Similar
    from checker.model.source import Story

_HEADS = ("similarity", "published", "story", "where", "title")


def show_similar(  # noqa: PLR0913 - one parameter an option
    path: Path, folder: Path, *, most: int, least: float, later: bool, form: str | None, as_json: bool
) -> None:
    """Print the stories of an archive that are about the event of a story.

    Raises:
        CheckerError: the story or the archive cannot be read, or what the search needs is not installed.
    """
    from checker.archive.manifest import read_manifest
    from checker.archive.parts import Archive
    from checker.archive.similar import similar

    archive = Archive(folder)
    manifest = read_manifest(archive)
    story = read_together((path,), form)
    found = similar(archive, _question(story, manifest, later=later), most, least)
    if as_json:
        say(f"{json.dumps([_record(it) for it in found], ensure_ascii=False, indent=2)}\n")
    elif found:
        say(table(map(_row, found), _HEADS, table_width()))
    else:
        say(f"no story of {folder} is as near as {least}\n")


def _question(story: Story, manifest: Manifest, *, later: bool) -> Question:
    """Say what the sources of a story are about, in the vectors of the archive."""
    import numpy as np

    from checker.align.vectors import embed
    from checker.archive.rows import about, leading, published
    from checker.archive.similar import Question
    from checker.embed import load_for_many
    from checker.text.claims import claims

    encoder = load_for_many(manifest.model, folder=engines.vector_cache().folder)
    if encoder.fingerprint != manifest.encoder:
        hint = "run `checker archive run` again"
        raise ModelError(
            "the archive was made with another release of this model", where=encoder.name, hint=hint
        )
    told = [found for source in story.sources if source.within is None and (found := leading(claims(source)))]
    if not told:
        raise BundleError("there is no sentence in it", where=story.id)
    vectors = embed([text for texts in told for text in texts], encoder)
    until = None if later else published(story)
    return Question(story.id, np.stack([about(texts, vectors) for texts in told]), until)


def _row(found: Similar) -> Sequence[object]:
    return f"{found.similarity:.2f}", found.published or "-", found.story, found.where, found.title


def _record(found: Similar) -> dict[str, object]:
    day = found.published and found.published.isoformat()
    return {
        "similarity": found.similarity,
        "story": found.story,
        "title": found.title,
        "published": day,
        "source": found.source,
        "where": found.where,
    }
