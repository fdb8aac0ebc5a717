"""The characters of a saved page: by its byte order mark, the charset it declares, or UTF-8.

Source: WHATWG HTML, 13.2.3.2 "Determining the character encoding", and the Encoding standard's labels.
"""

from __future__ import annotations

import codecs
import re

from checker.bundle.text_file import require_no_other_kind
from checker.model.errors import BundleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4096  # bytes; the standard asks for 1024, saved pages often begin with a comment
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,200}?\bcharset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w:.-]{1,40})"
    rb"|<\?xml\b[^>]{0,100}?\bencoding\s{0,5}=\s{0,5}[\"']([\w:.-]{1,40})",
    re.IGNORECASE,
)
# What pages are written in. Python has more codecs, and some of them decode no characters at all.
_KNOWN = re.compile(
    r"utf-?8|us-ascii|ascii|(?:windows-|cp)(?:874|125[0-8])|iso-?8859-?\d{1,2}|latin-?1|koi8-[ru]"
    r"|mac-?(?:roman|arabic)|shift[_-]jis|euc-(?:jp|kr)|big5|gb2312|gbk|gb18030"
)
# Labels that browsers read as more than they say.
_MEANT = {"iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252"}
_MEANT |= {"ascii": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_UTF_16 = re.compile(r"utf-?16(?:[lb]e|-[lb]e)?")  # declared in bytes that can be read, it cannot be true


def decode_page(content: bytes, where: str) -> str:
    """Return the characters of a page.

    Bytes that its charset does not have become U+FFFD, as in a browser; one stray byte spoils no page.

    Raises:
        BundleError: it is empty, an image or the like, or in a charset that is not known.
    """
    require_no_other_kind(content, where)
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return content.removeprefix(mark).decode(charset, "replace")
    declared = _DECLARED.search(content[:_LOOKED_AT])
    if declared is None:
        return _undeclared(content, where)
    label = (declared[1] or declared[2]).decode("ascii", "replace").lower()
    charset = "utf-8" if _UTF_16.fullmatch(label) else _MEANT.get(label, label)
    try:
        return content.decode(charset if _KNOWN.fullmatch(label) or charset == "utf-8" else "", "replace")
    except LookupError:
        hint = "save the page as UTF-8"
        raise BundleError(f'the charset "{label}" is not known', where=where, hint=hint) from None


def _undeclared(content: bytes, where: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        message = (
            f"no charset is declared, and it is not UTF-8: byte 0x{content[fault.start]:02x} "
            f"at offset {fault.start}"
        )
        hint = 'save it as UTF-8, or declare it: <meta charset="windows-1256">'
        raise BundleError(message, where=where, hint=hint) from None
