"""How well the network in training tells contradictions among the pairs kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from contradiction import auroc
from examples import CONTRADICTION

from checker.embed.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examples import Example
    from network import Lower
    from numpy.typing import NDArray
    from torch import nn

_AT_ONCE = 64
_CORPORA = ("snli", "ans")


def watched(network: nn.Module, lower: Lower, examples: Sequence[Example]) -> dict[str, float]:
    """Return the AUROC by corpus, and of parallel documents by languages; by kind, the share called so."""
    scores = judged(network, lower, [(it.one, it.other) for it in examples])
    labels = np.array([it.label == CONTRADICTION for it in examples])
    sources = np.array([it.source for it in examples])
    languages = np.array(["-".join(sorted(it.languages)) for it in examples])
    parallel = ~np.isin(sources, _CORPORA)
    groups = {name: sources == name for name in _CORPORA}
    groups |= {name: (languages == name) & parallel for name in sorted(set(languages[parallel]))}
    found = {name: auroc(scores[here], labels[here]) for name, here in groups.items()}
    for kind in sorted(set(sources[parallel])):
        found[kind] = float(np.mean(scores[sources == kind] > 0.5))  # noqa: PLR2004 - more probable than not
    return {name: round(value, 3) for name, value in found.items()}


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
