"""Reading one text file of unknown origin: inside its folder, of bounded size, UTF-8, with words in it."""

from __future__ import annotations

import codecs
import os
import stat
import unicodedata
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from checker.model.errors import BundleError
from checker.model.limits import USUAL, hint, limits

if TYPE_CHECKING:
    from checker.model.errors import CheckerError

MAX_BYTES = USUAL.file_bytes  # where no settings are at hand: a record of an archive, a report

_BOM = codecs.BOM_UTF8
# The first bytes of what is given for a text by mistake.
_SIGNATURES = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def resolve_inside(folder: Path, name: str, where: str, *, error: type[CheckerError] = BundleError) -> Path:
    """Return the file called ``name`` of a bundle folder, or of the folder that settings stand in.

    The path must stay in the folder on every system: no absolute path, no ``..``, no drive, no backslash,
    and no symbolic link that leads out of it.

    Raises ``error`` when the path leaves the folder, or there is no such file.
    """
    windows = PureWindowsPath(name)
    if "\\" in name or windows.drive or windows.root or ".." in windows.parts:
        hint = "name a file inside the folder, with / between folders"
        raise error(f'"{name}" is outside the folder', where=where, hint=hint)
    try:
        real = os.path.realpath(folder / name, strict=True)
        root = os.path.realpath(folder, strict=True)
    except OSError as fault:
        raise error(f'"{name}": {reason(fault)}', where=where, hint="name a file of the folder") from None
    if os.path.commonpath([real, root]) != root:
        raise error(f'"{name}" is a link that leads outside the folder', where=where)
    return Path(real)


def read_text(path: Path, where: str | None = None, *, error: type[CheckerError] = BundleError) -> str:
    """Return the characters of a UTF-8 file: as they are, but for a byte order mark at the start.

    Line ends are kept as they are. Raises ``error`` for anything else than a text, and for one of more than
    ``limits().file_bytes``.
    """
    where = where or str(path)
    return decode_utf8(read_bytes(path, where, error=error), where, error=error)


def decode_utf8(content: bytes, where: str, *, error: type[CheckerError] = BundleError) -> str:
    """Return the characters of UTF-8 text, without a byte order mark; raises ``error`` if it is none."""
    require_no_other_kind(content, where, error=error)
    if content.startswith(_UTF_16):
        raise error("this is UTF-16, not UTF-8", where=where, hint="save it as UTF-8")
    if b"\0" in content:
        raise error(f"binary, not a text: NUL at byte {content.index(0)}", where=where)
    try:
        return content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as fault:
        offset = fault.start + (len(_BOM) if content.startswith(_BOM) else 0)
        message = f"not UTF-8: byte 0x{content[offset]:02x} at offset {offset}"
        raise error(message, where=where, hint="save it as UTF-8") from None


def require_no_other_kind(content: bytes, where: str, *, error: type[CheckerError] = BundleError) -> None:
    """Raise ``error`` for nothing at all, and for what begins as images and office documents do."""
    if not content:
        raise error("the file is empty (0 bytes)", where=where)
    kind = next((kind for start, kind in _SIGNATURES if content.startswith(start)), None)
    if kind:
        raise error(f"this is {kind}, not a text", where=where, hint="give the text itself")


def read_bytes(path: Path, where: str, *, error: type[CheckerError] = BundleError) -> bytes:
    """Return the content of a regular file of at most ``limits().file_bytes``; else raises ``error``.

    A pipe or a device would block, so it is not opened.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise error("is a folder, a file is expected", where=where)
        if not stat.S_ISREG(status.st_mode):
            raise error("is not a regular file", where=where)
        with path.open("rb") as stream:
            content = stream.read(limits().file_bytes + 1)
    except OSError as fault:
        raise error(reason(fault), where=where) from None
    require_size(content, where, max(status.st_size, len(content)), error=error)
    return content


def require_size(
    content: bytes, where: str, size: int | None = None, *, error: type[CheckerError] = BundleError
) -> None:
    """Raise ``error`` for more than ``limits().file_bytes``; ``size`` says how much there is, if known."""
    most = limits().file_bytes
    if len(content) > most:
        much = f"{size:,} bytes, the limit is" if size else "more than the limit of"
        message = f"too large: {much} {most:,}" + ("" if size else " bytes")
        raise error(message, where=where, hint=f"give the text of one account, {hint('file-bytes')}")


def reason(fault: OSError) -> str:
    """Return why the system refused, in the words used everywhere."""
    if isinstance(fault, FileNotFoundError):
        return "no such file"
    if isinstance(fault, PermissionError):
        return "permission denied"
    if isinstance(fault, FileExistsError):
        return "a file is in the way"
    return (fault.strerror or str(fault) or type(fault).__name__).lower()


def source_text(text: str) -> str:
    """Return the text of a source as it stands in a file or a string.

    One line end at the very end belongs to the file, not to the text (editors add it unasked); it is left
    out. Nothing else is, so that offsets into the text are offsets into the file.
    """
    return text.removesuffix("\n").removesuffix("\r") if text.endswith("\r\n") else text.removesuffix("\n")


def file_text(text: str) -> str:
    """Return what to write so that `source_text` gives ``text`` back: the text with one line end more."""
    return text + ("\r\n" if "\r" in text else "\n")


def require_text(text: str, where: str) -> None:
    """Raise BundleError when there is nothing to read in ``text``."""
    if not has_text(text):
        raise BundleError("the text is empty", where=where, hint="give the account's words")


def has_text(text: str) -> bool:
    """Whether there is anything to read: a character that is neither space, control nor invisible."""
    return any(not char.isspace() and unicodedata.category(char) not in {"Cc", "Cf"} for char in text)
