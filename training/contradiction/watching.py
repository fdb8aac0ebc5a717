"""How well the network in training tells contradictions among the pairs kept apart."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import torch
from contradiction import auroc
from example import CONTRADICTION

from checker.embed.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from example import Example
    from network import Lower
    from numpy.typing import NDArray
    from torch import nn

_AT_ONCE = 64
_CORPORA = ("snli", "ans")
_BY_LANGUAGES = ("glossed", "written")
_REWORDED = ("same", "translation", "less")
MEAN = "mean"
"""Names the mean of the areas: what an epoch is chosen by."""


def chosen(examples: Sequence[Example], most: int, random: Random) -> list[Example]:
    """Return at most so many examples of each corpus and its languages."""
    groups: dict[str, list[Example]] = defaultdict(list)
    for it in examples:
        groups[_group(it)].append(it)
    return [it for held in groups.values() for it in random.sample(held, min(most, len(held)))]


def watched(network: nn.Module, lower: Lower, examples: Sequence[Example]) -> dict[str, float]:
    """Return the AUROC of each group, and their mean; of rewordings, the share called contradictions."""
    scores = judged(network, lower, [(it.one, it.other) for it in examples])
    labels = np.array([it.label == CONTRADICTION for it in examples])
    groups = np.array([_group(it) for it in examples])
    areas = {name: auroc(scores[groups == name], labels[groups == name]) for name in sorted(set(groups))}
    found = {**areas, MEAN: float(np.mean(list(areas.values())))}
    sources = np.array([it.source for it in examples])
    for kind in _REWORDED:
        found[kind] = float(np.mean(scores[sources == kind] > 0.5))  # noqa: PLR2004 - more probable than not
    return {name: round(value, 3) for name, value in found.items()}


def _group(it: Example) -> str:
    """Return the corpus, or that it is news, and the language, or that there are two."""
    if it.source in _CORPORA:
        return it.source
    one, other = sorted(it.languages)
    if it.source in _BY_LANGUAGES or it.source == "same":
        return f"{'written' if it.source == 'same' else it.source} {one if one == other else 'mixed'}"
    return f"news {one}-{other}"


def judged(network: nn.Module, lower: Lower, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
    """Return the probability of contradiction that the network in training gives each pair."""
    network.eval()
    cleaned = [(clean(one) or ".", clean(other) or ".") for one, other in pairs]
    order = sorted(range(len(cleaned)), key=lambda at: sum(map(len, cleaned[at])))
    scores = np.zeros(len(cleaned))
    with torch.no_grad():
        for start in range(0, len(order), _AT_ONCE):
            chosen = order[start : start + _AT_ONCE]
            shares = network(*lower.block([cleaned[at] for at in chosen])).softmax(dim=1)
            scores[chosen] = shares[:, CONTRADICTION].numpy()
    return scores
