"""Write what was learnt as it ships: arrays in half precision, the temperature, a checksum.

The temperature is that of pairs of news that training was watched by, from which nothing was learnt. Run:
python training/contradiction/export.py CHECKPOINT
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))

import numpy as np
import torch
from example import CONTRADICTION
from examples import corpus
from train import SEED

from checker.embed.bundled import e5_engine
from checker.nli import learnt as form
from checker.nli.bundled import BundledJudge
from checker.nli.calibration import probabilities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from example import Example
    from numpy.typing import NDArray

FOLDER = Path(__file__).resolve().parents[2] / "checker" / "nli" / "data"
EVERYDAY = {"snli", "glossed", "written", "same"}
"""By these sentences news is not calibrated."""

ODDS = 0.25
"""About half of the pairs learnt from contradict each other; of corresponding claims of accounts, one in five
is a cautious guess. It decides how many findings there are: see docs/contradiction-model.md."""

_CALIBRATED_BY = 900
_TEMPERATURES = [step / 20 for step in range(10, 100)]


def main() -> None:
    """Write both files."""
    engine = e5_engine()
    tensors = torch.load(sys.argv[1])
    content = _packed({_name(name): tensor.numpy() for name, tensor in tensors.items()})
    told = {
        "sha256": hashlib.sha256(content).hexdigest(),
        "weights": engine.weights,
        "temperature": 1.0,
        "odds": ODDS,
        "provenance": {
            "script": "training/contradiction",
            "seed": SEED,
            "sources": "SNLI, Breaking NLI, NTREX-128 (CC BY-SA 4.0), ANS (Apache-2.0), own; no text is kept",
        },
    }
    judge = BundledJudge(engine, form.parse(json.dumps(told).encode(), content))
    news = [it for it in corpus(SEED).watched if it.source not in EVERYDAY]
    some = Random(SEED).sample(news, _CALIBRATED_BY)  # noqa: S311 - to repeat it, not to hide it
    told["temperature"] = _temperature(judge, some)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / form.ARRAYS).write_bytes(content)
    (FOLDER / form.RECORD).write_text(json.dumps(told) + "\n", encoding="utf-8")
    print(f"{len(content)} bytes, temperature {told['temperature']}")


def _name(name: str) -> str:
    """Return what the project calls a parameter: ``seen.weight`` is ``seen.w``."""
    return name.replace(".weight", ".w").replace(".bias", ".b")


def _packed(arrays: Mapping[str, NDArray[np.float32]]) -> bytes:
    stream = io.BytesIO()
    np.savez(stream, allow_pickle=False, **{name: arrays[name].astype(np.float16) for name in sorted(arrays)})
    return stream.getvalue()


def _temperature(judge: BundledJudge, examples: Sequence[Example]) -> float:
    """Return the temperature by which probabilities of contradiction are likeliest (Guo et al. 2017)."""
    logits = judge.logits([(it.one, it.other) for it in examples]).astype(np.float64)
    truth = np.array([it.label == CONTRADICTION for it in examples])

    def loss(temperature: float) -> float:
        shares = probabilities(logits, temperature)[:, CONTRADICTION]
        return float(-np.log(np.where(truth, shares, 1 - shares).clip(1e-9)).mean())

    return min(_TEMPERATURES, key=loss)


if __name__ == "__main__":
    main()
