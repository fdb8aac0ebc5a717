"""How good and how fast an encoder is on this machine: for ``checker model check``.

The sentences to measure on are no part of the program: ``CHECKER_EVAL`` names the folder that has them.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from checker.embed.retrieval import csls, found
from checker.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.embed import Encoder

SPEED_SECONDS = 2.0
_VARIABLE = "CHECKER_EVAL"
_AT_ONCE = 64

# Sentences of the length of news, each told apart from the others by its number.
_SAMPLES = (
    "قال المتحدث باسم الوزارة إن الاجتماع رقم {} سينعقد الأسبوع المقبل في العاصمة بحضور ممثلي النقابات.",
    "The ministry's spokesman said that meeting number {} would be held next week in the capital.",
    "Le porte-parole du ministère a déclaré que la réunion numéro {} se tiendrait la semaine prochaine.",
)


def evaluation_folder() -> Path | None:
    """Return the folder that CHECKER_EVAL names; None where it names none.

    Raises:
        UsageError: there is no such folder.
    """
    named = os.environ.get(_VARIABLE)
    if not named:
        return None
    if not Path(named).is_dir():
        raise UsageError("there is no such folder", where=f"{_VARIABLE}={named}")
    return Path(named)


def speed(encoder: Encoder) -> float:
    """Return sentences a second, many at once, none of them seen before; measured for two seconds or so."""
    done, start = 0, None
    while start is None or time.perf_counter() - start < SPEED_SECONDS:
        texts = [_SAMPLES[number % len(_SAMPLES)].format(number) for number in range(done, done + _AT_ONCE)]
        encoder.raw(texts)
        done += _AT_ONCE
        if start is None:  # what is loaded for the first of many is not speed
            start, first = time.perf_counter(), done
    return (done - first) / (time.perf_counter() - start)


def scores(encoder: Encoder, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what is measured, and the figure, or that there is nothing to measure it on."""
    for language, name in (("ar", "ara-eng"), ("fr", "fra-eng")):
        yield f"Tatoeba, {language}-en", _tatoeba(encoder, language, folder / "tatoeba" / f"tatoeba.{name}")
    for language in ("ar", "fr"):
        yield f"news lines, {language}-en", _news(encoder, language, folder / "ntrex-dev" / "ntrex-dev.jsonl")


def _tatoeba(encoder: Encoder, language: str, stem: Path) -> str:
    sides = [stem.with_name(f"{stem.name}.{side}") for side in stem.name.partition(".")[2].split("-")]
    if not all(side.is_file() for side in sides):
        return f"not measured: there is no {sides[0].name}"
    ours, english = (side.read_text(encoding="utf-8").splitlines() for side in sides)
    rows = encoder.encode(ours, [language] * len(ours)), encoder.encode(english, ["en"] * len(english))
    return f"{np.mean(found(csls(rows[0] @ rows[1].T))):.3f} found of {len(ours)} both ways"


def _news(encoder: Encoder, language: str, path: Path) -> str:
    """Return how many lines of news documents have their translation nearest, within their document."""
    if not path.is_file():
        return f"not measured: there is no {path.name}"
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    sizes = [len(document["en"]) for document in documents]
    ours, english = (_joined(encoder, documents, tag) for tag in (language, "en"))
    right, start = 0.0, 0
    for size in sizes:
        block = slice(start, start + size)
        right += size * float(np.mean(found(ours[block] @ english[block].T)))
        start += size
    return f"{right / sum(sizes):.3f} found of {sum(sizes)} both ways, each in its document"


def _joined(
    encoder: Encoder, documents: Sequence[dict[str, list[str]]], language: str
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    texts = [text for document in documents for text in document[language]]
    return encoder.encode(texts, [language] * len(texts))
