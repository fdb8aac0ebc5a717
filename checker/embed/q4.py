"""Reads the bundled 4-bit model file (magic ``E5S1``): vocabulary, normalisation map and tensors.

Layout, little-endian: magic, version; sizes; unigram pieces (offsets, scores, bytes); per-code-point map;
tensor directory (name, type, count, offset). Type 0 is float32; type 1 is Q4_0, blocks of 32 weights: an fp16
scale and 16 bytes, byte j holding weight j in its low and weight j + 16 in its high half;
value = (half - 8) * scale.

The file is mapped, not read: what is not used is not loaded.
"""

from __future__ import annotations

import mmap
import struct
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

_BLOCK = 32
_BLOCK_BYTES = 18
_ZERO = np.float32(8)
"""The half byte that stands for 0."""


class Sizes(Struct, frozen=True):
    """The shape of the network."""

    hidden: int
    layers: int
    heads: int
    inner: int
    rows: int  # of the word embedding; more than there are pieces
    positions: int
    types: int
    epsilon: float


class Vocabulary(Struct, frozen=True, eq=False):
    """Unigram pieces, their log probabilities, and the ids of the special ones.

    Piece ``i`` is ``content[letters + offsets[i] : letters + offsets[i + 1]]``, in UTF-8.
    """

    content: mmap.mmap
    letters: int
    offsets: NDArray[np.uint32]
    scores: NDArray[np.float32]
    begin: int
    end: int
    pad: int
    unknown: int

    def piece(self, index: int) -> bytes:
        """Return the piece with that id."""
        start, stop = self.offsets[index : index + 2].tolist()
        return self.content[self.letters + start : self.letters + stop]


class ModelFile(Struct, frozen=True, eq=False):
    """A parsed model file."""

    sizes: Sizes
    vocabulary: Vocabulary
    content: mmap.mmap
    directory: Mapping[str, tuple[int, int, int]]
    normal_at: int

    def tensor(self, name: str) -> NDArray[np.float32]:
        """Return a tensor as float32, flat. Raises KeyError when there is none of that name."""
        kind, count, offset = self.directory[name]
        if kind == 0:
            return np.frombuffer(self.content, "<f4", count, offset)
        return _unpacked(self._blocks(count, offset)).ravel()

    def rows(self, name: str, indices: NDArray[np.int64], width: int) -> NDArray[np.float32]:
        """Return rows of a 4-bit matrix of ``width`` columns, as float32, shape (len(indices), width)."""
        _, count, offset = self.directory[name]
        of_a_row = width // _BLOCK
        blocks = self._blocks(count, offset).reshape(-1, of_a_row, _BLOCK_BYTES)[indices]
        return _unpacked(blocks.reshape(-1, _BLOCK_BYTES)).reshape(len(indices), width)

    def _blocks(self, count: int, offset: int) -> NDArray[np.uint8]:
        flat = np.frombuffer(self.content, np.uint8, count // _BLOCK * _BLOCK_BYTES, offset)
        return flat.reshape(-1, _BLOCK_BYTES)

    def forget_read(self) -> None:
        """Give back the memory of what was read so far, where the system can; all can be read again."""
        if hasattr(self.content, "madvise"):
            self.content.madvise(mmap.MADV_DONTNEED)

    def normal(self) -> dict[str, str]:
        """Return what single characters become before they are looked up, where that is not themselves."""
        cursor = _Cursor(self.content, self.normal_at)
        count, _length = cursor.read("iI")
        normal = {}
        for _ in range(count):
            point, outputs = cursor.read("IB")
            normal[chr(point)] = "".join(map(chr, cursor.read(f"{outputs}I")))
        return normal


def _unpacked(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the weights of blocks, shape (blocks, 32)."""
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    weights = np.empty((len(blocks), _BLOCK), np.float32)
    half = _BLOCK // 2
    np.bitwise_and(blocks[:, 2:], 0x0F, out=weights[:, :half], casting="unsafe")
    np.right_shift(blocks[:, 2:], 4, out=weights[:, half:], casting="unsafe")
    weights -= _ZERO
    weights *= scales
    return weights


class _Cursor:
    """Reads packed values one after the other."""

    def __init__(self, content: mmap.mmap, at: int) -> None:
        self.content = content
        self.at = at

    def read(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from(f"<{form}", self.content, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values

    def take(self, count: int) -> bytes:
        taken = self.content[self.at : self.at + count]
        self.at += count
        return taken


def read(path: Path) -> ModelFile:
    """Map a model file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not of this format.
    """
    with path.open("rb") as stream:
        content = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    if content[:4] != b"E5S1":
        raise ValueError("not an E5S1 model file")
    cursor = _Cursor(content, 8)
    try:
        sizes = Sizes(*cursor.read("7i"), *struct.unpack("<f", cursor.take(4)))
        (block,) = cursor.read("i")
        vocabulary = _vocabulary(cursor)
        normal_at = cursor.at
        _count, length = cursor.read("iI")
        cursor.at += length
        directory = _directory(cursor)
    except (struct.error, ValueError) as error:
        raise ValueError(f"not a whole E5S1 model file: {error}") from error
    if block != _BLOCK:
        raise ValueError(f"an E5S1 model file in blocks of {block} weights, not {_BLOCK}")
    return ModelFile(sizes, vocabulary, content, directory, normal_at)


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, begin, end, pad, unknown, length = cursor.read("5iQ")
    offsets = np.frombuffer(cursor.content, "<u4", count + 1, cursor.at)
    scores = np.frombuffer(cursor.content, "<f4", count, cursor.at + offsets.nbytes)
    letters = cursor.at + offsets.nbytes + scores.nbytes
    cursor.at = letters + length
    return Vocabulary(cursor.content, letters, offsets, scores, begin, end, pad, unknown)


def _directory(cursor: _Cursor) -> dict[str, tuple[int, int, int]]:
    directory = {}
    (count,) = cursor.read("i")
    for _ in range(count):
        (length,) = cursor.read("H")
        name = cursor.take(length).decode()
        kind, size, offset, occupied = cursor.read("BIQQ")
        if offset + occupied > len(cursor.content):
            raise ValueError(f"{name} lies beyond the end")
        directory[name] = (kind, size, offset)
    return directory
