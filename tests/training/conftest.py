"""Training is no package: its modules find each other, and those of the benchmarks, by their folders."""

from __future__ import annotations

import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_ROOT / "training" / "contradiction"), str(_ROOT / "benchmarks")]
