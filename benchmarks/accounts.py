"""Documents in several languages as stories of accounts that agree; what benchmarks must reach on them."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.facts.extract import extract
from checker.facts.publication import publications
from checker.model.source import Source, SourceKind, Story
from checker.text.claims import claims as claims_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from checker.embed import Encoder
    from checker.facts.extract import Facts
    from checker.model.claim import Claim

PUBLISHED = date(2019, 5, 15)  # the data has no dates of publication; both accounts get the same one


def story(document: Mapping[str, Any], languages: tuple[str, str]) -> Story:
    """Return a document as a story of two articles."""
    sources = tuple(
        Source(
            id=language,
            kind=SourceKind.ARTICLE,
            text="\n".join(document[language]),
            language=language,
            published=PUBLISHED,
        )
        for language in languages
    )
    return Story(id=document["doc"], title="", sources=sources)


def understood(told: Story) -> tuple[tuple[Claim, ...], Facts]:
    """Return the claims and the facts of a story."""
    claims = tuple(claim for source in told.sources for claim in claims_of(source))
    return claims, extract(told, claims, publications(told))


def half(documents: Sequence[dict[str, Any]], which: str) -> Sequence[dict[str, Any]]:
    """Return every second document, beginning with the first (``even``) or second (``odd``), or ``all``."""
    return {"odd": documents[1::2], "even": documents[::2], "all": documents}[which]


def floors() -> dict[str, Any]:
    """Return what the benchmarks must reach."""
    return tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))


class Remembering:
    """An encoder that embeds no text twice."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.known: dict[tuple[str, str], NDArray[np.float32]] = {}

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the encoder has
        return getattr(self.encoder, name)

    def encode(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of texts, those met before from memory."""
        keys = list(zip(texts, languages, strict=True))
        new = [key for key in dict.fromkeys(keys) if key not in self.known]
        if new:
            rows = self.encoder.encode([text for text, _ in new], [language for _, language in new])
            self.known.update(zip(new, rows, strict=True))
        return np.stack([self.known[key] for key in keys])
