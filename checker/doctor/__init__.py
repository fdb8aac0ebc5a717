"""The self-test of an installation: whether this machine checks stories as it must."""

from __future__ import annotations

from checker.doctor.examination import EXAMINATIONS, examined
from checker.doctor.outcome import Outcome

__all__ = ["EXAMINATIONS", "Outcome", "examined"]
