"""What is done once, at installation, so that it need not be done at every start.

The TOML tables are parsed (``checker/text/compiled.py``), and the catalogues of the languages of reports are
compiled (``checker/locale/compiled.py``). And the bytecode of an editable package, too, is made ahead: pip
compiles the modules of the packages that it copies, but leaves those of an editable one to Python, which does
it anew at every start where it must not write (PYTHONDONTWRITEBYTECODE, a checkout that belongs to somebody
else): a fifth of a second of a check that takes one.
"""

from __future__ import annotations

import compileall
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compiled(BuildHookInterface[Any]):
    """Compiles what is in the package's folder. What is edited later is seen to differ, and read as ever."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before a build, with ``editable`` or ``standard``."""
        del build_data
        sys.path.insert(0, self.root)
        from checker.locale.compiled import compile_catalogues
        from checker.text.compiled import compile_tables

        package = Path(self.root, "checker")
        with suppress(OSError):  # nothing can be written there: tables are parsed as they are read
            compile_tables(package)
        # Nothing can be written there, or Babel is not at hand: catalogues are compiled as they are read.
        with suppress(OSError, ImportError):
            compile_catalogues(package)
        if version == "editable":
            compileall.compile_dir(package, quiet=1)
