"""The name of a model as users give it: which revision of it, and how it is to run."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from checker.model.errors import ModelError

BACKENDS = ("torch", "onnx", "openvino")
_OPTIONS = ("device", "backend", "batch")


class ModelName(Struct, frozen=True):
    """A sentence-transformers model and how it is to run; None leaves a choice to the library.

    ``name`` is a folder or ``owner/name``; ``revision`` a branch, tag or commit of the hub; ``device`` what
    torch calls one (``cpu``, ``cuda:1``, ``mps``); ``batch`` how many texts are embedded at a time.
    """

    name: str
    revision: str | None = None
    device: str | None = None
    backend: str = "torch"
    batch: int | None = None


def parse(text: str) -> ModelName:
    """Read ``NAME[@REVISION][?device=DEVICE&backend=BACKEND&batch=SIZE]``.

    What is the name of a folder as it stands is that folder, whatever signs it holds.

    Raises:
        ModelError: an unknown option, or a value that it cannot have.
    """
    if _is_folder(text):
        return ModelName(text)
    place, _, query = text.partition("?")
    options = _options(query, text)
    name, revision = (place, "") if _is_folder(place) else place.rpartition("@")[::2]
    if not name:  # there is no @
        name, revision = revision, ""
    backend = options.get("backend", BACKENDS[0])
    if backend not in BACKENDS:
        raise ModelError(f"unknown backend '{backend}'", where=text, hint=" or ".join(BACKENDS))
    return ModelName(
        name,
        revision=revision or None,
        device=options.get("device"),
        backend=backend,
        batch=_size(options["batch"], text) if "batch" in options else None,
    )


def _is_folder(text: str) -> bool:
    try:
        return bool(text) and Path(text).is_dir()
    except (OSError, ValueError):  # too long for a path, or with a NUL in it
        return False


def _options(query: str, text: str) -> dict[str, str]:
    options = {}
    for item in filter(None, query.split("&")):
        key, _, value = item.partition("=")
        if key not in _OPTIONS or not value:
            hint = f"known are {', '.join(f'{name}=…' for name in _OPTIONS)}, joined by &"
            raise ModelError(f"'{item}' is no option of a model", where=text, hint=hint)
        options[key] = value
    return options


def _size(value: str, text: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value[:9])):
        raise ModelError(f"batch={value}: not a number of texts", where=text, hint="1 or more")
    return int(value)
