"""Source text in reports: it can be read, and can never act, as markup, link, mention or control code.

``visible`` is for every output and all that a terminal needs; ``logged`` is for plain text that a CI runner
may read on its way; ``html`` is for HTML; the others are for GitHub Flavored Markdown, as GitHub, GitLab and
the previews of editors show it.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape

from checker.report.bidi import direction, foreign_runs, opposite

_LINE_BREAKS = re.compile("[\t-\r \x85\u2028\u2029]+")
# Characters without a form of their own that are letters, marks or symbols by category: fillers, blanks, and
# the variation selectors beyond the two that choose an emoji's style.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0d\uffa0\U000e0100-\U000e01ef]"
)
# Format characters that are drawn: the Arabic, Syriac and Kaithi number and verse signs.
_DRAWN_FORMAT = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")
_ZWNJ, _ZWJ = "\u200c", "\u200d"
_LETTERS = frozenset({"Lo", "Mn", "Mc"})
_EMOJI_PARTS = frozenset({"So", "Sk", "Mn", "Sm", "Po"})  # with their skin tones and style selectors
# With these a command to GitHub's runner begins: at the start of a line, and anywhere in one.
_COMMAND = re.compile(r":(?=:)|#(?=#\[)")
_FIRST_PICTURE = 0x2400  # the picture of control character n is U+2400 + n
_FIRST_PRINTABLE = 0x20
_DELETE, _DELETE_PICTURE = "\x7f", "\u2421"

# A comment vanishes in the rendered page and leaves nothing behind when a reader copies the words, yet parts
# the text for the parser and for the filters that GitHub runs over the rendered page.
_CUT = "<!-- -->"
_ACTIVE = re.compile(
    r"""
      (?P<dollar>   \$ )                                    # mathematics
    | (?P<pipe>     \| )                                    # table cells
    | (?P<cut>      @(?=\S)                                 # mentions, mail addresses
                  | \#(?=\w) | !(?=\d) | (?<![^\W_])GH-(?=\d)        # issues, merge requests
                  | /(?=/)                                # addresses
                  | :(?=(?!\d\d:)[\w+-]{1,60}:)           # emoji names (not clock times)
                  | (?<![^\W_])www(?=\.)
                  # commits (not plain numbers)
                  | (?<![^\W_])(?=\d{0,39}[a-f])[0-9a-f]{6}(?=[0-9a-f]{1,34}(?![^\W_])) )
    | (?P<mark>     [\\`*_{}\[\]<>~^&\#=]                   # CommonMark, GFM and common extensions
                  | (?<=[^\W_])\.(?=[^\W\d_]{2}) )          # bare domains
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN_CODE = re.compile(r"[A-Za-z0-9@](?:[A-Za-z0-9 @.,:;/+%()_-]*[A-Za-z0-9%)_])?")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def visible(text: str) -> str:
    """Return ``text`` on one line, with every character that has no form of its own spelled out.

    Control characters become their pictures (``␛``); bidirectional controls, zero-width characters, tags,
    private and unassigned code points and lone surrogates become ``[U+202E]``. Joiners stay where spelling
    needs them: between letters of scripts that join, and inside an emoji.
    """
    line = _LINE_BREAKS.sub(" ", text)
    if line.isprintable() and not _BLANK.search(line):
        return line
    return "".join(char if _is_drawn(line, at) else _spelled_out(char) for at, char in enumerate(line))


def logged(text: str) -> str:
    """Return ``visible(text)`` so that it can be broken into lines of which none is a command to a CI runner.

    Runners look for commands (``::set-output``, ``##[group]``) in all that is printed.
    """
    return _COMMAND.sub(lambda match: _spelled_out(match.group()), visible(text))


def html(text: str) -> str:
    """Return text that shows exactly ``visible(text)`` in an HTML element, and in a quoted attribute.

    It gives no command to a CI runner either, where a page is printed.
    """
    return _COMMAND.sub(lambda match: f"&#{ord(match.group())};", escape(visible(text)))


def _is_drawn(line: str, at: int) -> bool:
    char = line[at]
    if _BLANK.match(char):
        return False
    if char.isprintable() or _DRAWN_FORMAT.match(char) or unicodedata.category(char) == "Zs":
        return True
    around = {unicodedata.category(near) for near in (line[at - 1 : at], line[at + 1 : at + 2]) if near}
    if char == _ZWJ:
        return bool(around) and (around <= _LETTERS or around <= _EMOJI_PARTS)
    return char == _ZWNJ and bool(around) and around <= _LETTERS


def _spelled_out(char: str) -> str:
    if ord(char) < _FIRST_PRINTABLE:
        return chr(_FIRST_PICTURE + ord(char))
    return _DELETE_PICTURE if char == _DELETE else f"[U+{ord(char):04X}]"


def markdown(text: str, base: str = "ltr") -> str:
    """Return ``text`` as inline Markdown that shows exactly ``visible(text)``, where words run ``base``.

    Runs of the other direction are isolated, so that they never drag a number or a bracket beside them along
    (``bdi`` would do the same, but GitHub removes that element). The result must not begin a line: list
    markers, headings and rules are only escaped by standing after other words.
    """
    shown, other = visible(text), opposite(base)
    pieces: list[str] = []
    end = 0
    for start, stop in foreign_runs(shown, base):
        pieces += [_inert(shown[end:start]), f'<span dir="{other}">{_inert(shown[start:stop])}</span>']
        end = stop
    return "".join([*pieces, _inert(shown[end:])])


def markdown_own(text: str, base: str = "ltr") -> str:
    """Return ``text`` as inline Markdown in its own direction: a title, a name, a reason that a user gave."""
    if text and direction(text) != base:
        return f'<span dir="{opposite(base)}">{markdown_passage(text)}</span>'
    return markdown(text, base)


def markdown_passage(text: str) -> str:
    """Return ``text`` as inline Markdown like ``markdown``, for where its own direction is already set."""
    return _inert(visible(text))


def markdown_code(text: str, base: str = "ltr") -> str:
    """Return ``text`` as inline code, in which GitHub looks for no mentions or references."""
    shown = visible(text).strip()
    if _PLAIN_CODE.fullmatch(shown):
        return f"`{shown}`" if base == "ltr" else f'<span dir="ltr">`{shown}`</span>'
    return f"<code>{markdown(shown, base)}</code>" if shown else "—"


def directed(content: str, direction: str, language: str) -> str:
    """Wrap inline Markdown in a block of its own direction and language, for a table cell."""
    tag = language_tag(language)
    named = f' lang="{tag}"' if tag else ""
    return f'<div dir="{direction}"{named}>{content}</div>'


def language_tag(language: str) -> str | None:
    """Return a language as it may stand in ``lang``; None where it is no BCP 47 tag."""
    return language if _TAG.fullmatch(language) else None


def _inert(shown: str) -> str:
    return _ACTIVE.sub(_disarmed, shown)


def _disarmed(match: re.Match[str]) -> str:
    found = match.group()
    match match.lastgroup:
        case "dollar":
            return "<span>$</span>"  # GitHub's documented way to write one
        case "pipe":
            return "&#124;"
        case "cut":
            return f"{found.replace('#', chr(92) + '#')}{_CUT}"
        case _:
            return f"\\{found}"
