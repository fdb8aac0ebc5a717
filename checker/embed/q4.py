"""Reads the bundled 4-bit model file (magic ``E5S1``): vocabulary, normalisation map and tensors.

Layout, little-endian: magic, version; sizes; unigram pieces (offsets, scores, bytes); per-code-point map;
tensor directory (name, type, count, offset). Type 0 is float32; type 1 is Q4_0, blocks of 32 weights: an fp16
scale and 16 bytes, byte j holding weight j in its low and weight j + 16 in its high half;
value = (half - 8) * scale.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

_BLOCK = 32
_BLOCK_BYTES = 18


@dataclass(frozen=True, slots=True)
class Sizes:
    """The shape of the network."""

    hidden: int
    layers: int
    heads: int
    inner: int
    rows: int  # of the word embedding; more than there are pieces
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unigram pieces with their log probabilities, the ids of the special ones, and the normalisation map."""

    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    pad: int
    unknown: int
    normal: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A parsed model file."""

    sizes: Sizes
    vocabulary: Vocabulary
    content: bytes
    directory: Mapping[str, tuple[int, int, int]]

    def tensor(self, name: str) -> NDArray[np.float32]:
        """Return a tensor as float32, flat. Raises KeyError when there is none of that name."""
        kind, count, offset = self.directory[name]
        if kind == 0:
            return np.frombuffer(self.content, "<f4", count, offset)
        blocks = np.frombuffer(self.content, np.uint8, count // _BLOCK * _BLOCK_BYTES, offset)
        blocks = blocks.reshape(-1, _BLOCK_BYTES)
        scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
        halves = np.concatenate((blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4), axis=1)
        return ((halves.astype(np.float32) - 8) * scales).ravel()


class _Cursor:
    """Reads packed values one after the other."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.at = 0

    def read(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from(f"<{form}", self.content, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values

    def array(self, kind: str, count: int) -> NDArray[np.float64]:
        values = np.frombuffer(self.content, kind, count, self.at)
        self.at += values.nbytes
        return values

    def take(self, count: int) -> bytes:
        taken = self.content[self.at : self.at + count]
        self.at += count
        return taken


def read(path: Path) -> ModelFile:
    """Read a model file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not of this format.
    """
    content = path.read_bytes()
    if content[:4] != b"E5S1":
        raise ValueError("not an E5S1 model file")
    cursor = _Cursor(content)
    try:
        cursor.at = 8
        sizes = Sizes(*cursor.read("7i"), *struct.unpack("<f", cursor.take(4)))
        (block,) = cursor.read("i")
        vocabulary = _vocabulary(cursor)
        directory = _directory(cursor)
    except (struct.error, ValueError) as error:
        raise ValueError(f"not a whole E5S1 model file: {error}") from error
    if block != _BLOCK:
        raise ValueError(f"an E5S1 model file in blocks of {block} weights, not {_BLOCK}")
    return ModelFile(sizes, vocabulary, content, directory)


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, begin, end, pad, unknown, length = cursor.read("5iQ")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    letters = cursor.take(length)
    names = (letters[start:stop].decode() for start, stop in pairwise(offsets))
    pieces = tuple(zip(names, scores, strict=True))
    return Vocabulary(pieces, begin, end, pad, unknown, _normal(cursor))


def _normal(cursor: _Cursor) -> dict[str, str]:
    count, _length = cursor.read("iI")
    normal = {}
    for _ in range(count):
        point, outputs = cursor.read("IB")
        normal[chr(point)] = "".join(map(chr, cursor.read(f"{outputs}I")))
    return normal


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
