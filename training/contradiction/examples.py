"""What the contradiction model learns from: labelled pairs, and pairs made by rule of parallel documents.

Every text stays as its authors, translators or annotators wrote it, or has one typed edit
(``benchmarks/edit_kinds``); nothing is machine-translated. What a benchmark measures is left out: the
development half of ANS, and of the NTREX documents all but :func:`learnt_documents`.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, replace
from itertools import permutations
from random import Random
from typing import TYPE_CHECKING, Any

from accounts import half
from edit_kinds import KINDS
from edits import lines_of, words_by_frame
from evaluation_data import ans, folder, ntrex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CONTRADICTION, ENTAILMENT, NEUTRAL, CONSISTENT = 0, 1, 2, 3
"""Labels; a pair that is CONSISTENT is entailment or neutral, it is not known which."""

LANGUAGES = ("ar", "en", "fr")
HELD_OUT = 5
"""Every fifth of the even-numbered documents is kept to watch the training by."""

_WATCHED_SNLI, _WATCHED_ANS = 900, 150
_ONE_WORD = 4000
_SHORTEST_PART = 4
_HEAD_FIRST = 0.7
_EVEN = 0.5
_NAMES = {"contradiction": CONTRADICTION, "entailment": ENTAILMENT, "neutral": NEUTRAL}


@dataclass(frozen=True, slots=True)
class Example:
    """Two texts, what the first says of the second, and ``kind``: the corpus or edit, and their languages."""

    one: str
    other: str
    label: int
    kind: str

    @property
    def source(self) -> str:
        """The corpus, or the kind of edit."""
        return self.kind.split()[0]

    @property
    def languages(self) -> tuple[str, str]:
        """Those of both texts."""
        one, other = self.kind.split()[-1].split("-")
        return one, other

    def turned(self) -> Example:
        """Return the pair read the other way: contradiction is mutual, the rest is not known to be."""
        label = CONTRADICTION if self.label == CONTRADICTION else CONSISTENT
        return replace(self, one=self.other, other=self.one, label=label)


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
    learnt = [*snli_learnt, *ans_learnt, *_breaking(random)]
    watched = [*snli_watched, *ans_watched]
    documents = half(ntrex(), "even")
    held = documents[HELD_OUT - 1 :: HELD_OUT]
    learnt += _parallel(learnt_documents(), random)
    watched += _parallel(held, random)
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
    for row in rows:
        example = Example(row["premise"], row["hypothesis"], _NAMES[row["label"]], "snli en-en")
        sides[row["premise"] in watched].append(example)
    return sides


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


def _parallel(documents: Sequence[Mapping[str, Any]], random: Random) -> list[Example]:
    """Return pairs made of parallel documents by rule, of one language and across languages."""
    return [*_edited(documents, random), *_agreeing(documents, random)]


def _edited(documents: Sequence[Mapping[str, Any]], random: Random) -> Iterator[Example]:
    """Yield each edited sentence beside what it was, its translations, and itself cut short."""
    seen: set[tuple[str, str]] = set()
    for edited, beside in permutations(LANGUAGES, 2):
        third = next(it for it in LANGUAGES if it not in {edited, beside})
        for document in documents:
            strangers = words_by_frame(documents, edited, document["doc"])
            for line in lines_of(document, (edited, beside), strangers):
                for kind, edits in KINDS.items():
                    for edit in edits(line, random):
                        yield _pair((edit.text, line.other), CONTRADICTION, kind, (edited, beside))
                        if (edit.text, line.text) in seen:
                            continue
                        seen.add((edit.text, line.text))
                        yield _pair((edit.text, line.text), CONTRADICTION, kind, (edited, edited))
                        last = document[third][line.number]
                        yield _pair((edit.text, last), CONTRADICTION, kind, (edited, third))
                        # That a text was edited must not give the answer away.
                        for part, _ in _parts(edit.text, random)[:1]:
                            yield _pair((edit.text, part), ENTAILMENT, "less", (edited, edited))


def _agreeing(documents: Sequence[Mapping[str, Any]], random: Random) -> Iterator[Example]:
    """Yield translations, translations of a part, and neighbouring sentences."""
    for document in documents:
        for one, other in [*permutations(LANGUAGES, 2), *((it, it) for it in LANGUAGES)]:
            for number, (text, beside) in enumerate(zip(document[one], document[other], strict=True)):
                if one != other:
                    yield _pair((text, beside), ENTAILMENT, "translation", (one, other))
                    if random.random() < _EVEN:
                        yield _pair((text, beside), ENTAILMENT, "translation", (one, other))
                for part, rest in _parts(beside, random)[:1]:
                    yield _pair((text, part), ENTAILMENT, "less", (one, other))
                    yield _pair((part, text), NEUTRAL, "more", (other, one))
                    if random.random() < _EVEN:
                        yield _pair((part, rest), NEUTRAL, "parts", (other, other))
                away = random.choice((-2, -1, 1, 2))
                if 0 <= number + away < len(document[other]):
                    yield _pair((text, document[other][number + away]), NEUTRAL, "neighbour", (one, other))


def _pair(texts: tuple[str, str], label: int, kind: str, languages: tuple[str, str]) -> Example:
    return Example(*texts, label, f"{kind} {'-'.join(languages)}")


def _parts(text: str, random: Random) -> list[tuple[str, str]]:
    """Return the two parts of a sentence at a comma, in some order; none where one would be too short."""
    found = []
    for mark in (",", "،"):
        for place in (at for at, char in enumerate(text) if char == mark):
            head, tail = text[:place].strip(), text[place + 1 :].strip()
            if min(len(head.split()), len(tail.split())) >= _SHORTEST_PART:
                found.append((head, tail) if random.random() < _HEAD_FIRST else (tail, head))
    random.shuffle(found)
    return found
