"""Write what CI installs, by version and hash: .ci/requirements.txt, for ``pip install --require-hashes``.

    python -m tests.supply.lock

Asks pip what it would install for the extra ``dev`` under constraints.txt and at the versions installed here.
The hashes are those of the files for this platform (CI's: Linux, x86-64, Python 3.11). torch is left out: its
builds for processors alone come from elsewhere than the rest.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

from tests.conftest import ROOT
from tests.supply.declared import closure, direct, pinned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

LOCK = ROOT / ".ci" / "requirements.txt"
CONSTRAINTS = ROOT / "constraints.txt"
LEFT_OUT = "torch"
_HEAD = (
    f"# What CI installs, all but {LEFT_OUT}, by version and hash. Written by: python -m tests.supply.lock\n"
)


def main() -> None:
    """Ask pip, and write the list."""
    asked = direct("dev")
    with tempfile.TemporaryDirectory() as place:
        wanted, here, report = (Path(place, name) for name in ("asked.txt", "here.txt", "report.json"))
        wanted.write_text("".join(f"{it}\n" for it in asked), "utf-8")
        here.write_text("".join(_installed(set(closure(asked)))), "utf-8")
        command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet"]
        limits = ["-c", str(CONSTRAINTS), "-c", str(here), "--report", str(report)]
        subprocess.run([*command, *limits, "-r", str(wanted)], check=True)
        items = json.loads(report.read_text("utf-8"))["install"]
    LOCK.write_text(_HEAD + "".join(sorted(_lines(items))), "utf-8")


def _installed(names: set[str]) -> Iterator[str]:
    """Yield the versions installed here, of what constraints.txt says nothing of."""
    for name in sorted(names - pinned(CONSTRAINTS.read_text("utf-8")).keys()):
        try:
            yield f"{name}=={version(name)}\n"
        except PackageNotFoundError:
            continue


def _lines(items: list[dict[str, Any]]) -> Iterator[str]:
    for item in items:
        name = canonicalize_name(item["metadata"]["name"])
        if name != LEFT_OUT:
            digest = item["download_info"]["archive_info"]["hashes"]["sha256"]
            yield f"{name}=={item['metadata']['version']} --hash=sha256:{digest}\n"


if __name__ == "__main__":
    main()
