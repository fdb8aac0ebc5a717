"""The models of a check: encoders and judges of contradiction, each loaded once, the default one ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future

    from checker.embed import Encoder
    from checker.embed.cache import VectorCache
    from checker.nli import Contradiction


def vector_cache() -> VectorCache:
    """Return where vectors are kept between runs: the user's cache folder."""
    from platformdirs import user_cache_path

    from checker.embed.cache import VectorCache

    return VectorCache(user_cache_path("checker", appauthor=False))


class Models:
    """The models of one run of the command, by name; None names the usual ones."""

    def __init__(self, cache: VectorCache | None, *, ahead: bool = False) -> None:
        """Load nothing yet, but, if ``ahead``, begin with the usual encoder: most stories name no other."""
        self._cache = cache
        self._ahead = _load_ahead(cache) if ahead else None
        self._encoders: dict[str | None, Encoder] = {}
        self._judges: dict[tuple[str, str | None], Contradiction] = {}

    def encoder(self, name: str | None) -> Encoder:
        """Return an encoder. Raises ModelError when there is none of that name."""
        from checker.embed import load

        if name not in self._encoders:
            usual = self._ahead if name is None else None
            self._encoders[name] = usual.result() if usual else load(name, cache=self._cache)
        return self._encoders[name]

    def judge(self, name: str | None, beside: str | None = None) -> Contradiction | None:
        """Return a contradiction model, None where none is wanted; ``beside``: the encoder of the check.

        Raises:
            ModelError: there is none of that name.
        """
        from checker import nli

        name = nli.chosen(name)
        if name is None:
            return None
        ours = name == nli.BUNDLED
        key = (name, beside if ours else None)
        if key not in self._judges:
            encoder = self.encoder(beside) if ours else None
            self._judges[key] = nli.load(name, encoder=encoder, cache=self._cache)
        return self._judges[key]


def _load_ahead(cache: VectorCache | None) -> Future[Encoder]:
    from concurrent.futures import ThreadPoolExecutor

    from checker.embed import load

    pool = ThreadPoolExecutor(1)
    future = pool.submit(load, cache=cache)
    pool.shutdown(wait=False)
    return future
