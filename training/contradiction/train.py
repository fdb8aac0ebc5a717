"""Train the contradiction model; its figures stand in docs/contradiction-model.md.

    python training/contradiction/train.py --into learnt.pt [--kept lower.pt]
    python training/contradiction/export.py learnt.pt

Runs on a processor, and ends after its epochs, or before, when its minutes are over. What is kept is a
running mean of the weights (Polyak, Juditsky 1992, doi:10.1137/0330046), as it was after the epoch in which
it told contradictions best among the pairs kept apart. What the encoder's layers give can be kept in a file
(about 1 GB) for another run.
"""

from __future__ import annotations

import argparse
import copy
import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))

import torch
from example import CONSISTENT, CONTRADICTION, LANGUAGES
from examples import corpus, learnt_documents
from network import Interaction, Lower
from torch.nn import functional
from upper import Upper
from watching import MEAN, chosen, watched

from checker.embed.bundled import e5_engine
from checker.embed.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from example import Example
    from examples import Corpus
    from torch import Tensor, nn

    from checker.embed.q4 import ModelFile

SEED = 7
MOST_TOKENS = 96
PAIRS = 64
"""In a batch; those of sixteen batches are sorted by length, and cut into batches again."""

POOL = 16 * PAIRS
RATE, DECAY = 1e-3, 0.02
WARM_STEPS = 100
LEAST_RATE = 0.02
SMOOTHING = 0.05
TURNED, TURNED_EVERYDAY = 0.5, 0.3
EPOCHS, MINUTES = 6, 50
RANK = 64
REPORTED = 100
WATCHED = 200
"""So many pairs of a corpus and its languages are watched by, at most."""

MEAN_OVER = 500
"""The mean of the weights reaches over so many batches."""

SHARES = {
    "snli": 1.0,
    "glossed": 0.4,
    "written": 2.0,
    "same": 1.0,
    "ans": 3.0,
    "one": 0.4,
    "negation": 1.5,
    "strength": 2.0,
    "translation": 1.0,
    "less": 0.3,
    "more": 0.4,
    "neighbour": 0.4,
    "quoted": 0.5,
    "parts": 0.2,
}
"""How often an example is taken in an epoch, by where it comes from; other kinds of edit:"""

OTHER = 0.3
LONG, LONG_SHARE = 150, 0.25
"""A pair with a text of more characters is taken less, by this factor: it costs several others."""


def main() -> None:
    """Train, and keep what is learnt."""
    options = _options()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    engine = e5_engine()
    lower = Lower(engine, MOST_TOKENS)
    if options.kept and options.kept.exists():
        lower.known = torch.load(options.kept)
    if not options.plain:
        lower.centre(learnt_documents(), LANGUAGES)
    network = _network(options.way, engine.file)
    examples = corpus(SEED)
    print(f"{_count(network)} weights, {len(examples.learnt)} examples", flush=True)
    _train(network, lower, examples, options)
    if options.kept:
        torch.save(lower.known, options.kept)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--into", type=Path, required=True, help="where what is learnt is kept")
    parser.add_argument("--kept", type=Path, help="where what the encoder's layers give is kept")
    parser.add_argument("--way", choices=("interaction", "upper", "bias"), default="interaction")
    parser.add_argument("--plain", action="store_true", help="do not take means off what the layers give")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--minutes", type=float, default=MINUTES, help="end after so many, whatever is left")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def _network(way: str, model: ModelFile) -> nn.Module:
    """Return the network of a way, with nothing learnt; ``bias``: as ``upper``, without the additions."""
    if way == "interaction":
        return Interaction(model.sizes.hidden)
    return Upper(model, RANK if way == "upper" else 0)


def _count(network: nn.Module) -> int:
    return sum(it.numel() for it in network.parameters())


def _train(network: nn.Module, lower: Lower, examples: Corpus, options: argparse.Namespace) -> None:
    """Go through the examples epoch by epoch, and keep the best mean of the weights in a file."""
    course = _Course(network, options)
    some = chosen(examples.watched, WATCHED, Random(SEED))  # noqa: S311 - to repeat it, not to hide it
    random, best = Random(SEED), 0.0  # noqa: S311 - as above
    for epoch in range(options.epochs):
        for part, batch in _batches(examples.learnt, lower, random):
            course.step((epoch + part) / options.epochs, batch, lower)
            if course.passed > 1:
                break
        told = watched(course.mean, lower, some)
        print(f"after epoch {epoch}: {json.dumps(told)}", flush=True)
        if told[MEAN] > best:
            best = told[MEAN]
            torch.save({"means": lower.means, **course.mean.state_dict()}, options.into)
        if course.passed > 1:
            print("time is up", flush=True)
            return


class _Course:
    """The weights as they move, and their running mean."""

    def __init__(self, network: nn.Module, options: argparse.Namespace) -> None:
        self.network, self.mean = network, copy.deepcopy(network)
        self.weights = list(network.parameters())
        self.optimizer = torch.optim.AdamW(self.weights, lr=RATE, weight_decay=DECAY)
        self.seconds = float(options.minutes) * 60
        self.started, self.done, self.lost = time.monotonic(), 0, 0.0

    @property
    def passed(self) -> float:
        """The part of the time that is over."""
        return (time.monotonic() - self.started) / self.seconds

    def step(self, part: float, batch: Sequence[Example], lower: Lower) -> None:
        """Learn from a batch, at a part of the way."""
        # So that the rate has fallen in the end, whichever comes first.
        rate = _rate(self.done, max(part, self.passed))
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.network.train()
        logits = self.network(*lower.block([(it.one, it.other) for it in batch]))
        loss = _loss(logits, [it.label for it in batch])
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.weights, 1.0)
        self.optimizer.step()
        self.done += 1
        self._follow()
        self.lost += float(loss.detach())
        if self.done % REPORTED == 0:
            print(f"{self.done} batches, {part:.2f} of the way: loss {self.lost / REPORTED:.3f}", flush=True)
            self.lost = 0.0

    def _follow(self) -> None:
        """Move the mean towards the weights; in the beginning it forgets faster."""
        share = max(1 / MEAN_OVER, 10 / (self.done + 10))
        with torch.no_grad():
            for mean, weight in zip(self.mean.parameters(), self.weights, strict=True):
                mean.lerp_(weight, share)


def _rate(done: int, part: float) -> float:
    """Return the rate of learning after some batches, and at a part of the way."""
    return RATE * min(1.0, (done + 1) / WARM_STEPS) * max(LEAST_RATE, min(1.0, 1.5 * (1 - part)))


def _batches(
    examples: Sequence[Example], lower: Lower, random: Random
) -> Iterator[tuple[float, list[Example]]]:
    """Yield batches of all kinds and languages mixed, of like length, with the part of the epoch done."""
    chosen = [_some_way(it, random) for it in examples for _ in range(_times(it, random))]
    random.shuffle(chosen)
    for start in range(0, len(chosen), POOL):
        pool = sorted(chosen[start : start + POOL], key=lambda it: len(it.one) + len(it.other))
        lower.learn([text for it in pool for text in (it.one, it.other)])
        batches = [pool[at : at + PAIRS] for at in range(0, len(pool), PAIRS)]
        random.shuffle(batches)
        for batch in batches:
            yield start / len(chosen), batch


def _times(it: Example, random: Random) -> int:
    share = SHARES.get(it.source, OTHER)
    if max(len(it.one), len(it.other)) > LONG:
        share *= LONG_SHARE
    return int(share) + (random.random() < share % 1)


def _some_way(it: Example, random: Random) -> Example:
    """Return an example, cleaned, in one of both directions."""
    turned = random.random() < (TURNED_EVERYDAY if it.source == "snli" else TURNED)
    return replace(it.turned() if turned else it, one=clean(it.one) or ".", other=clean(it.other) or ".")


def _loss(logits: Tensor, labels: Sequence[int]) -> Tensor:
    """Return the cross-entropy; of what is only known to be consistent, that of not being a contradiction."""
    wanted = torch.tensor(labels)
    known = wanted != CONSISTENT
    losses = functional.cross_entropy(
        logits, wanted.where(known, torch.tensor(0)), reduction="none", label_smoothing=SMOOTHING
    )
    share = logits.softmax(dim=1)[:, CONTRADICTION].clamp(1e-6, 1 - 1e-6)
    consistent = -(1 - SMOOTHING) * torch.log1p(-share) - SMOOTHING * torch.log(share)
    return torch.where(known, losses, consistent).mean()


if __name__ == "__main__":
    main()
