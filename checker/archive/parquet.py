"""pyarrow, imported where it is used, with one clear line where it is not installed."""

from __future__ import annotations

from typing import Any

from checker.model.errors import UsageError

# Of the folder, never of an index: this project's name need not be its own there.
EXTRA = "in the project's folder: pip install -c constraints.txt -e '.[archive]'"


def pyarrow_modules() -> tuple[Any, Any]:
    """Return ``pyarrow`` and ``pyarrow.parquet``, which come without types.

    Raises:
        UsageError: they are not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as fault:
        raise UsageError(f"an archive needs pyarrow: {fault}", hint=EXTRA) from None
    return pa, parquet
