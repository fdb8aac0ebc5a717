"""Whether the package's tables and catalogues are whole, and whether files can have any name."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from checker.doctor.outcome import fault, fine

if TYPE_CHECKING:
    from checker.doctor.outcome import Outcome
    from checker.embed.cache import VectorCache

_AGAIN = "checks are right, but start slower: install the package anew"
_UTF_8 = "utf-8"


def tables(cache: VectorCache | None) -> Outcome:
    """Look whether every table can be parsed, and was compiled as it is now."""
    del cache
    from checker.text.compiled import tables_in, uncompiled

    package = _package()
    wrong = uncompiled(package)
    if wrong:
        names = ", ".join(str(path.relative_to(package)) for path in wrong[:3])
        return fault(f"{len(wrong)} tables are not compiled as they are: {names}", _AGAIN)
    return fine(f"{len(tables_in(package))} tables are compiled as they are")


def catalogues(cache: VectorCache | None) -> Outcome:
    """Look whether every language of reports has words for all there is to say, and was compiled as it is."""
    del cache
    from checker.locale.catalogue import CATALOGUE, ENGLISH_TAG, FOLDER, languages
    from checker.locale.compiled import is_compiled, missing

    others = [language for language in languages() if language != ENGLISH_TAG]
    for language in others:
        path = FOLDER / language / CATALOGUE
        lacking = missing(path, FOLDER / "checker.pot")
        if lacking:
            return fault(f"{language} has no words for {len(lacking)} messages, such as {lacking[0]!r}")
        if not is_compiled(path):
            return fault(f"the catalogue of {language} is not compiled as it is", _AGAIN)
    return fine(f"{', '.join(others)} have all there is to say") if others else fault("there are none")


def locale(cache: VectorCache | None) -> Outcome:
    """Look whether files can be named in any script; what reports hold does not depend on the locale."""
    del cache
    encoding = sys.getfilesystemencoding()
    if encoding.lower() != _UTF_8:
        return fault(f"files cannot have Arabic names: they are read as {encoding}", "set PYTHONUTF8=1")
    return fine("files may have names in any script; reports are UTF-8 everywhere")


def _package() -> Path:
    spec = find_spec("checker")
    if spec is None or spec.origin is None:
        raise ImportError("checker is not installed as files")
    return Path(spec.origin).parent
