"""The one error family: what is wrong, where, and how to mend it."""

from __future__ import annotations


class CheckerError(Exception):
    """A fault that the user can mend; the command line prints it as one line and exits with 2.

    Args:
        message: what is wrong, in words.
        where: the file, key or option at fault (``story.toml: $.source[2].language``), if any.
        hint: how to mend it, if known.
    """

    exit_code = 2

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        mend = f" ({self.hint})" if self.hint else ""
        return one_line(f"{place}{self.message}{mend}")


def one_line(text: str) -> str:
    """Return ``text`` with every control and line-breaking character made visible.

    Names of files and keys come from outside: they must not move the cursor or forge a second line.
    """
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


class BundleError(CheckerError):
    """The story cannot be read as given."""


class ModelError(CheckerError):
    """A model cannot be used."""


class OutputError(CheckerError):
    """A report cannot be written."""


class UsageError(CheckerError):
    """An option or a setting has no such value."""
