"""Whether the models that ship can be loaded, say what they must, and keep what they have said."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from checker.doctor.outcome import fault, fine
from checker.text.tables import parsed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.doctor.outcome import Outcome
    from checker.embed import Encoder
    from checker.embed.cache import VectorCache

_PAIR = ("The bridge was opened on Monday.", "The bridge was not opened on Monday.")
"""Claims that contradict each other, for a model that judges just that."""

_APART = 0.1
"""By so much, in probability, a denial contradicts more than a repetition does."""

_PROBE = "checker doctor"


def model(cache: VectorCache | None) -> Outcome:
    """Look whether the usual encoder can be loaded, and is what its statistics were measured on."""
    del cache
    from checker.embed import load

    encoder = load()
    if encoder.notice:
        return fault(encoder.notice, "without it, other claims correspond: install the package anew")
    return fine(f"{encoder.name} is loaded, with its statistics")


def vectors(cache: VectorCache | None) -> Outcome:
    """Look whether vectors are right, those of few texts as those of many; none is read from the cache."""
    from checker.embed import load, load_for_many
    from checker.embed.bundled import E5_SMALL

    known = parsed("checker.doctor", "data/vectors.toml")
    folder = cache.folder if cache else None
    apart = max(
        _apart(encoder, known) for encoder in (load(E5_SMALL), load_for_many(E5_SMALL, folder=folder))
    )
    if not apart <= known["tolerance"]:  # so that what is no number is a fault
        return fault(f"a cosine is {apart:.3f} from what it must be", "the weights, or numpy, are damaged")
    return fine(f"the cosines of known sentences are within {known['tolerance']} of what they must be")


def _apart(encoder: Encoder, known: Mapping[str, object]) -> float:
    """Return how far the cosine of any pair of the known sentences is from what it must be."""
    import numpy as np

    rows = encoder.encode(known["texts"], known["languages"])  # type: ignore[arg-type]  # as the table has them
    pairs = combinations(range(len(rows)), 2)
    cosines = np.array([rows[one] @ rows[other] for one, other in pairs])
    return float(np.abs(cosines - np.array(known["cosines"])).max())


def contradiction(cache: VectorCache | None) -> Outcome:
    """Look whether the contradiction model that ships can be loaded, and tells a denial from a repetition."""
    del cache
    from checker import nli

    # By its name, so that it is looked at whether or not it judges where nobody names a model.
    judge = nli.load(nli.BUNDLED)
    denied, repeated = nli.both_ways(judge, [_PAIR, (_PAIR[0], _PAIR[0])])
    if not denied.contradiction - repeated.contradiction > _APART:
        said = f"a denial is a contradiction with {denied.contradiction:.2f}, a repetition with "
        return fault(f"{said}{repeated.contradiction:.2f}", "the weights, or numpy, are damaged")
    return fine(f"{judge.name} is loaded, and tells a denial from a repetition")


def cache(kept: VectorCache | None) -> Outcome:
    """Look whether what is put into the cache of vectors comes out of it."""
    if kept is None:
        return fine("not used")
    import numpy as np

    probe = np.arange(3, dtype=np.float32)
    kept.put(_PROBE, {_PROBE: probe})
    found = kept.get(_PROBE, [_PROBE]).get(_PROBE)
    if found is None or not np.array_equal(found, probe):
        hint = (
            "checks are right, but slower; set XDG_CACHE_HOME to a folder that can be written, or --no-cache"
        )
        return fault(f"nothing can be kept in {kept.folder}", hint)
    return fine(f"vectors are kept in {kept.folder}")
