"""Another way, which was compared: the upper layers read both texts at once, with additions of low rank.

To each matrix of the upper layers a product of low rank is added (Hu et al. 2021, arXiv:2106.09685), and
biases and norms are tuned, too (Ben Zaken et al. 2022, arXiv:2106.10199); the lower layers read each text
alone (MacAvaney et al. 2020, arXiv:2004.14255; Cao et al. 2020, arXiv:2005.00697).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from network import LABELS
from torch import nn
from torch.nn import functional

from checker.nli.bundled import LAYERS

if TYPE_CHECKING:
    from torch import Tensor

    from checker.embed.q4 import ModelFile

_INNER = 256
_DROPPED = 0.1


class Adapted(nn.Module):  # type: ignore[misc]  # torch is not read by mypy here
    """A matrix that stays as it is, with a low-rank addition and a bias that are learnt."""

    def __init__(self, model: ModelFile, name: str, rank: int) -> None:
        """Start from the tensors of that name: the addition is zero."""
        super().__init__()
        bias = model.tensor(f"{name}.b")
        weight = model.tensor(f"{name}.w").reshape(bias.size, -1)
        self.register_buffer("weight", torch.from_numpy(weight.copy()))
        self.bias = nn.Parameter(torch.from_numpy(bias.copy()))
        self.rank = rank
        if rank:
            self.down = nn.Parameter(torch.randn(rank, weight.shape[1]) / math.sqrt(weight.shape[1]))
            self.up = nn.Parameter(torch.zeros(bias.size, rank))

    def forward(self, rows: Tensor) -> Tensor:
        """Map rows, shape (..., inputs), to shape (..., outputs)."""
        # Products with so few columns take as long as whole ones: the sum is made first, and multiplied once.
        weight = self.weight + self.up @ self.down if self.rank else self.weight
        return functional.linear(rows, weight, self.bias)


class Norm(nn.Module):  # type: ignore[misc]  # torch is not read by mypy here
    """A layer normalisation that is tuned."""

    def __init__(self, model: ModelFile, name: str) -> None:
        """Start from the tensors of that name."""
        super().__init__()
        self.weight = nn.Parameter(torch.from_numpy(model.tensor(f"{name}.w").copy()))
        self.bias = nn.Parameter(torch.from_numpy(model.tensor(f"{name}.b").copy()))
        self.epsilon = model.sizes.epsilon

    def forward(self, rows: Tensor) -> Tensor:
        """Normalise rows."""
        return functional.layer_norm(rows, self.weight.shape, self.weight, self.bias, self.epsilon)


class Layer(nn.Module):  # type: ignore[misc]  # torch is not read by mypy here
    """One layer of the network."""

    def __init__(self, model: ModelFile, number: int, rank: int) -> None:
        """Start from a layer of the bundled weights."""
        super().__init__()
        self.heads = model.sizes.heads
        for part in ("q", "k", "v", "ao", "fi", "fo"):
            setattr(self, part, Adapted(model, f"l{number}.{part}", rank))
        self.aln, self.oln = Norm(model, f"l{number}.aln"), Norm(model, f"l{number}.oln")

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        """Map rows, shape (texts, longest, hidden), ``mask`` being true where tokens are."""
        texts, longest, hidden = rows.shape
        queries, keys, values = (
            part(rows).view(texts, longest, self.heads, -1).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        attended = functional.scaled_dot_product_attention(queries, keys, values, mask[:, None, None, :])
        rows = self.aln(rows + self.ao(attended.transpose(1, 2).reshape(texts, longest, hidden)))
        rows = self.oln(rows + self.fo(functional.gelu(self.fi(rows))))
        return rows


class Upper(nn.Module):  # type: ignore[misc]  # torch is not read by mypy here
    """The layers above, and the head: what is said of two texts."""

    def __init__(self, model: ModelFile, rank: int) -> None:
        """Start from the bundled weights, with nothing learnt."""
        super().__init__()
        hidden = model.sizes.hidden
        self.side = nn.Parameter(torch.randn(2, hidden) * 0.02)
        self.layers = nn.ModuleList(Layer(model, it, rank) for it in range(LAYERS, model.sizes.layers))
        self.inner = nn.Linear(4 * hidden, _INNER)
        self.outer = nn.Linear(_INNER, LABELS)
        self.dropped = nn.Dropout(_DROPPED)

    def forward(self, rows: Tensor, sides: Tensor) -> Tensor:
        """Return logits, shape (pairs, 3): contradiction, entailment, neither.

        Args:
            rows: what the lower layers give, shape (pairs, longest, hidden).
            sides: 0 where a token of the first text stands, 1 where one of the second, -1 where none.
        """
        mask = sides >= 0
        rows = rows + self.side[sides.clamp(min=0)] * mask[..., None]
        rows = self.dropped(rows)
        for layer in self.layers:
            rows = layer(rows, mask)
        one, other = (_mean(rows, sides == side) for side in (0, 1))
        joined = torch.cat([one, other, (one - other).abs(), one * other], dim=1)
        return self.outer(self.dropped(functional.gelu(self.inner(self.dropped(joined)))))


def _mean(rows: Tensor, chosen: Tensor) -> Tensor:
    weights = chosen[..., None].float()
    mean = (rows * weights).sum(dim=1) / weights.sum(dim=1).clamp(min=1)
    return functional.normalize(mean, dim=1) * math.sqrt(rows.shape[-1])
