"""Sentence vectors that compare across languages: the one seam to any embedding model."""

from __future__ import annotations

from checker.embed.background import Calibration, Distribution, Pair
from checker.embed.encoder import Encoder
from checker.embed.loading import load, load_for_many

__all__ = ["Calibration", "Distribution", "Encoder", "Pair", "load", "load_for_many"]
