"""The network that is trained: a small head, in which tokens of two texts, each read alone, meet.

The bundled weights stay as they are: what their lower layers give is computed once a text, also in training.
Those layers align languages best, so that what is learnt in one is of use in the others.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from checker.embed.bert import bert
from checker.embed.clean import clean
from checker.nli.bundled import LAYERS
from checker.nli.joint import arabic_share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from torch import Tensor

    from checker.embed.bundled import E5Engine

LABELS = 3
_HALF = 0.5
_WIDTH, _DROPPED = 128, 0.15
_START_SCALE = 10.0
_FAR = -1e4
"""Stands for what is not to be looked at."""


class Interaction(nn.Module):  # type: ignore[misc]  # torch is not read by mypy here
    """Lets the tokens of two texts, each read alone, look for each other, and compares what they find.

    Soft alignment, comparison and aggregation are those of decomposable attention (Parikh et al. 2016,
    arXiv:1606.01933), over tokens that know their context. Both texts go through the same weights.
    """

    def __init__(self, hidden: int, width: int = _WIDTH) -> None:
        """Start from nothing learnt, but that like tokens find each other."""
        super().__init__()
        self.scale = nn.Parameter(torch.tensor(_START_SCALE))
        self.seen = nn.Linear(hidden, width)
        self.query = nn.Linear(width, width)
        self.compared = nn.Linear(4 * width + 1, 2 * width)
        self.told = nn.Linear(2 * width, width)
        self.inner = nn.Linear(8 * width, 2 * width)
        self.outer = nn.Linear(2 * width, LABELS)
        self.dropped = nn.Dropout(_DROPPED)

    def forward(self, rows: Tensor, sides: Tensor) -> Tensor:
        """Return logits, shape (pairs, 3): contradiction, entailment, neither.

        Args:
            rows: what the lower layers give, shape (pairs, longest, hidden).
            sides: 0 where a token of the first text stands, 1 where one of the second, -1 where none.
        """
        unit = functional.normalize(rows, dim=-1)
        likeness = unit @ unit.transpose(1, 2)
        seen = self.dropped(functional.gelu(self.seen(rows)))
        nearness = self.scale * likeness + self.query(seen) @ seen.transpose(1, 2) / math.sqrt(seen.shape[-1])
        across = (sides[:, :, None] + sides[:, None, :]) == 1
        shares = nearness.masked_fill(~across, _FAR).softmax(dim=-1)
        found = shares @ seen
        best = likeness.masked_fill(~across, -1).amax(dim=-1, keepdim=True)
        joined = torch.cat([seen, found, (seen - found).abs(), seen * found, best], dim=-1)
        told = functional.gelu(self.told(self.dropped(functional.gelu(self.compared(joined)))))
        both = []
        for side in (0, 1):
            here = (sides == side)[..., None]
            mean = (told * here).sum(dim=1) / here.sum(dim=1).clamp(min=1)
            both.append(torch.cat([mean, told.masked_fill(~here, _FAR).amax(dim=1)], dim=1))
        one, other = both
        joined = torch.cat([one, other, (one - other).abs(), one * other], dim=1)
        return self.outer(self.dropped(functional.gelu(self.inner(self.dropped(joined)))))


class Lower:
    """What the lower layers give for a text, remembered: they do not change.

    ``means``: what is taken from it, shape (2, hidden): the mean of tokens of texts in other letters, and of
    those in Arabic letters, so that likeness across languages is measured as within one.
    """

    def __init__(self, engine: E5Engine, most: int) -> None:
        """``most``: the tokens of a text that are read."""
        self.engine, self.most = engine, most
        self.network = bert(engine.file)
        self.known: dict[str, Tensor] = {}
        self.means = torch.zeros(2, engine.dimension)
        # What stands between the mark of the beginning and the text.
        self.prefix = range(1, len(engine.ids(["a"])[0]) - 2)

    def centre(self, documents: Sequence[Mapping[str, Any]], languages: Sequence[str]) -> None:
        """Take the means from parallel documents."""
        sides: tuple[list[Tensor], list[Tensor]] = ([], [])
        for language in languages:
            texts = [clean(text) for document in documents for text in document[language]]
            self.learn(texts)
            for text in texts:
                sides[arabic_share(text) > _HALF].append(self.known[text].float())
        self.means = torch.stack([torch.cat(side).mean(dim=0) for side in sides])

    def _centred(self, text: str) -> Tensor:
        share = arabic_share(text)
        return self.known[text].float() - (1 - share) * self.means[0] - share * self.means[1]

    def learn(self, texts: Sequence[str]) -> None:
        """Compute what is not known yet."""
        new = [text for text in dict.fromkeys(texts) if text not in self.known]
        if not new:
            return
        ids = [_short(it, self.most) for it in self.engine.ids(new)]
        rows = self.network.tokens(ids, LAYERS).astype(np.float16)
        ends = np.cumsum([len(it) for it in ids])[:-1]
        for text, of_text in zip(new, np.split(rows, ends), strict=True):
            # The prefix is read by the lower layers alone: it says nothing of a pair.
            self.known[text] = torch.from_numpy(np.delete(of_text, self.prefix, axis=0))

    def block(self, pairs: Sequence[tuple[str, str]]) -> tuple[Tensor, Tensor]:
        """Return rows and sides of pairs, as the network takes them."""
        self.learn([text for pair in pairs for text in pair])
        sides = [[self._centred(text) for text in pair] for pair in pairs]
        longest = max(len(one) + len(other) for one, other in sides)
        rows = torch.zeros(len(pairs), longest, sides[0][0].shape[1])
        which = torch.full((len(pairs), longest), -1)
        for at, (one, other) in enumerate(sides):
            both = len(one) + len(other)
            rows[at, : len(one)], rows[at, len(one) : both] = one, other
            which[at, : len(one)], which[at, len(one) : both] = 0, 1
        return rows, which


def _short(ids: list[int], most: int) -> list[int]:
    return ids if len(ids) <= most else [*ids[: most - 1], ids[-1]]
