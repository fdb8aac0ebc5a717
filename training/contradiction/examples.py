"""What the contradiction model learns from: labelled pairs, and pairs made by rule of parallel documents.

Every text stays as its authors, translators or annotators wrote it, has one typed edit
(``benchmarks/edit_kinds``), or has its words glossed one by one (``glosses.py``); nothing is
machine-translated. What a benchmark measures is left out: the development half of ANS, and of the NTREX
documents all but :func:`learnt_documents`.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from itertools import product
from random import Random
from typing import TYPE_CHECKING, Any
from zlib import crc32

from accounts import half
from evaluation_data import ans, folder, ntrex
from example import CONSISTENT, CONTRADICTION, ENTAILMENT, NEUTRAL, Example, pair
from glosses import GLOSSED, glossed
from parallel import parallel
from written import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HELD_OUT = 5
"""Every fifth of the even-numbered documents is kept to watch the training by."""

_WATCHED_SNLI, _WATCHED_ANS = 900, 150
_ONE_WORD = 4000
_GLOSSED = 9500
"""So many pairs of SNLI are put into other words, too."""

_OF_FIVE, _ARABIC = 5, 3
_OF_FOUR, _HALF_GLOSSED = 4, 0.5
_REPEATED = 1500
_NAMES = {"contradiction": CONTRADICTION, "entailment": ENTAILMENT, "neutral": NEUTRAL}


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is learnt from, and what the training is watched by."""

    learnt: tuple[Example, ...]
    watched: tuple[Example, ...]


def corpus(seed: int) -> Corpus:
    """Return all examples, apart by premise (SNLI, Breaking NLI), by title (ANS) and by document (NTREX)."""
    random = Random(seed)  # noqa: S311 - to repeat it, not to hide it
    snli_learnt, snli_watched = _snli(random)
    ans_learnt, ans_watched = _ans(random)
    written_learnt, written_watched = written()
    learnt = [*snli_learnt, *ans_learnt, *written_learnt, *_breaking(random)]
    learnt += _repeated(learnt, Random(seed))  # noqa: S311 - as above
    watched = [*snli_watched, *ans_watched, *written_watched]
    documents = half(ntrex(), "even")
    held = documents[HELD_OUT - 1 :: HELD_OUT]
    learnt += parallel(learnt_documents(), random)
    watched += parallel(held, random)
    return Corpus(tuple(learnt), tuple(watched))


def learnt_documents() -> list[dict[str, Any]]:
    """Return the NTREX documents that examples are made of: four fifths of the even-numbered ones."""
    return [it for place, it in enumerate(half(ntrex(), "even")) if place % HELD_OUT != HELD_OUT - 1]


def _snli(random: Random) -> tuple[list[Example], list[Example]]:
    path = folder() / "snli" / "snli-devtest.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    premises = sorted({row["premise"] for row in rows})
    random.shuffle(premises)
    watched = set(premises[: _WATCHED_SNLI // 3])
    sides: tuple[list[Example], list[Example]] = ([], [])
    for place, row in enumerate(rows):
        example = Example(row["premise"], row["hypothesis"], _NAMES[row["label"]], "snli en-en")
        side = sides[row["premise"] in watched]
        side.append(example)
        if place < _GLOSSED:
            side += _in_other_words(example)
    return sides


def _in_other_words(it: Example) -> Iterator[Example]:
    """Yield an English pair with either text, or both, glossed: in Arabic, in French, or in two languages.

    The second text is glossed in one language only, more often Arabic: what the encoder makes of each text
    has to be computed, and kept.
    """
    ones = {"en": it.one} | {language: _gloss(it.one, language) for language in GLOSSED}
    own = "ar" if crc32(it.other.encode()) % _OF_FIVE < _ARABIC else "fr"
    others = {"en": it.other, own: _gloss(it.other, own)}
    for (one, text), (other, beside) in product(ones.items(), others.items()):
        if (one, other) != ("en", "en"):
            yield pair((text, beside), it.label, "glossed", (one, other))


def _gloss(text: str, language: str) -> str:
    """Return a text in the words of another language, one text in four only half: always the same way."""
    share = _HALF_GLOSSED if crc32(text.encode()) % _OF_FOUR == 0 else 1.0
    return glossed(text, language, Random(text), share)  # noqa: S311 - to repeat it, not to hide it


def _ans(random: Random) -> tuple[list[Example], list[Example]]:
    """Return the training pairs of ANS without those that share a title with what is kept apart."""
    kept = {title for one, other, _ in ans("dev") for title in (one, other)}
    path = folder() / "ans" / "stance-train.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if not {row["s1"], row["s2"]} & kept]
    labels = {"disagree": CONTRADICTION, "agree": ENTAILMENT, "other": CONSISTENT}
    examples = [Example(row["s1"], row["s2"], labels[row["stance"]], "ans ar-ar") for row in rows]
    random.shuffle(examples)
    watched = examples[:_WATCHED_ANS]
    titles = {title for it in watched for title in (it.one, it.other)}
    return [it for it in examples[_WATCHED_ANS:] if not {it.one, it.other} & titles], watched


def _repeated(examples: Sequence[Example], random: Random) -> list[Example]:
    """Return some texts beside themselves: who repeats what was said does not contradict it."""
    alone = sorted({(it.one, it.languages[0]) for it in examples if it.one and it.source != "glossed"})
    return [
        pair((text, text), ENTAILMENT, "same", (language, language))
        for text, language in random.sample(alone, _REPEATED)
    ]


def _breaking(random: Random) -> list[Example]:
    """Return pairs that differ in one word; nearly all are contradictions, so only some are taken."""
    path = folder() / "breaking-nli" / "breaking-nli.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    examples = [
        Example(row["sentence1"], row["sentence2"], _NAMES[row["gold_label"]], "one word en-en")
        for row in rows
    ]
    agreeing = [it for it in examples if it.label != CONTRADICTION]
    differing = [it for it in examples if it.label == CONTRADICTION]
    random.shuffle(differing)
    chosen = differing[: _ONE_WORD - len(agreeing)]
    # A sentence agrees with itself: else whatever differs in one word would be a contradiction.
    same = [Example(it.one, it.one, ENTAILMENT, it.kind) for it in random.sample(chosen, len(agreeing) // 3)]
    return [*agreeing, *chosen, *same]
