"""A model of the Hugging Face hub as a folder of this machine: from the cache, else fetched."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from checker.embed.background import file_digest
from checker.embed.quiet import first_line, quiet
from checker.model.errors import ModelError

_HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
_PROBE_SECONDS = 5.0
# The same weights in forms that are not used here.
_SKIPPED = ["*.h5", "*.msgpack", "*.onnx", "*.ot", "*.gguf", "onnx/*", "openvino/*"]
_TORCH = ("*.safetensors", "pytorch_model*.bin")
_WEIGHTS = {"torch": _TORCH, "onnx": (*_TORCH, "*.onnx"), "openvino": (*_TORCH, "openvino_model*")}


def is_hub_name(name: str) -> bool:
    """Tell whether a name has the form ``owner/name``."""
    return _HUB_NAME.fullmatch(name) is not None


def snapshot(name: str, *, offline: bool, revision: str | None = None, backend: str = "torch") -> Path:
    """Return the folder of a hub model. The network is used only when it is not cached and not ``offline``.

    ``revision`` is a branch, tag or commit, the main branch when None; the weights are those for ``backend``.

    Raises:
        ModelError: it is not cached and cannot be fetched.
    """
    try:
        import huggingface_hub
    except ImportError as error:
        raise ModelError(f"sentence-transformers cannot be used: {first_line(error)}", where=name) from error
    with quiet():
        with contextlib.suppress(OSError, ValueError):  # not in the cache
            return Path(huggingface_hub.snapshot_download(name, revision=revision, local_files_only=True))
        if offline:
            reason = "neither a folder nor a model in the cache, and nothing may be fetched"
            raise ModelError(reason, where=name, hint=_by_hand(name, revision))
        try:
            # One short question first: where there is no network, a download would try for minutes.
            huggingface_hub.HfApi().model_info(name, revision=revision, timeout=_PROBE_SECONDS)
            skipped = [it for it in _SKIPPED if backend not in it]
            return Path(huggingface_hub.snapshot_download(name, revision=revision, ignore_patterns=skipped))
        except Exception as error:  # every fault of the network or of the hub is the user's one line
            reason = f"neither a folder nor a model that could be fetched: {first_line(error)}"
            raise ModelError(reason, where=name, hint=_by_hand(name, revision)) from error


def _by_hand(name: str, revision: str | None) -> str:
    """Say how a model gets here without the network."""
    pinned = f" --revision {revision}" if revision else ""
    return f"where there is a network, run `hf download {name}{pinned} --local-dir DIR`; then --model DIR"


def weights_digest(folder: Path, name: str, backend: str = "torch") -> str:
    """Return a digest of every weight file of a model folder, of those for ``backend`` where it has its own.

    Raises:
        ModelError: one cannot be read; ``name`` is the model's.
    """
    files = sorted({path for pattern in _WEIGHTS[backend] for path in folder.rglob(pattern)})
    try:
        return " ".join(map(file_digest, files))
    except OSError as error:
        raise ModelError(f"cannot be read: {error.strerror}", where=name) from error
