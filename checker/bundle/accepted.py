"""accepted.toml: the differences of a story that somebody has looked at and wants to be as they are.

The file is made to be read, edited and compared by people. Adding to it leaves all else in it as it is:
comments, blank lines, the order of what is there.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from checker.bundle.manifest import MANIFEST
from checker.bundle.render import render_keys
from checker.bundle.table import parse_toml
from checker.bundle.text_file import read_text
from checker.model.errors import BundleError, one_line
from checker.model.finding import Acceptance
from checker.model.review import AcceptedDifference

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from checker.bundle.table import Table

NAME = "accepted.toml"
KEYS = ("fingerprint", "rule", "message", "reason", "until", "by")
_LIST = "accepted"
_HEAD = """\
# Differences that somebody has looked at and wants to be as they are. `checker accept` adds a table for each.
# Reasons and days may be edited, and tables be taken out.
"""
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_HEADER = re.compile(rf"^[ \t]*\[\[[ \t]*(?:{_LIST}|\"{_LIST}\"|'{_LIST}')[ \t]*\]\]", re.MULTILINE)


def accepted_file(story: Path) -> Path:
    """Return where the acceptances of a story stand: in its folder, or beside the file that it is."""
    if story.is_dir():
        return story / NAME
    return story.with_name(NAME if story.name == MANIFEST else f"{story.name}.{NAME}")


def read_accepted(path: Path, known_rules: Collection[str] | None = None) -> tuple[AcceptedDifference, ...]:
    """Return the acceptances of a file, in its order; none when there is no such file, or nothing in it.

    Raises:
        BundleError: the file cannot be read, or is not as it must be; one line says what and where.
    """
    if not path.exists() or not path.stat().st_size:
        return ()
    return parse_accepted(read_text(path), str(path), known_rules)


def parse_accepted(
    text: str, where: str, known_rules: Collection[str] | None = None
) -> tuple[AcceptedDifference, ...]:
    """Return the acceptances of a TOML document, in its order; ``where`` is its place, for messages.

    Raises:
        BundleError: an unknown key or rule, a wrong type or value, or two acceptances of one finding.
    """
    root = parse_toml(text, where)
    root.allow((_LIST,))
    found: dict[str, AcceptedDifference] = {}
    for table in root.tables(_LIST):
        entry = _entry(table, known_rules)
        if entry.fingerprint in found:
            hint = "keep one of the two tables"
            raise table.fault(f'"{entry.fingerprint}" is accepted twice', "fingerprint", hint=hint)
        found[entry.fingerprint] = entry
    return tuple(found.values())


def _entry(table: Table, known_rules: Collection[str] | None) -> AcceptedDifference:
    table.allow(KEYS)
    fingerprint = table.line("fingerprint")
    if fingerprint is None or not _FINGERPRINT.fullmatch(fingerprint):
        what = "has no fingerprint" if fingerprint is None else f'"{fingerprint}" is no fingerprint'
        raise table.fault(what, "fingerprint", hint="16 of 0-9 and a-f, as the reports show them")
    reason = table.line("reason")
    if reason is None:
        raise table.fault("has no reason", "reason", hint='add reason = "..."')
    rule = table.line("rule") if known_rules is None else table.choice("rule", known_rules)
    acceptance = Acceptance(reason, _until(table), table.line("by"))
    return AcceptedDifference(fingerprint, rule, table.string("message"), acceptance)


def _until(table: Table) -> date | None:
    """Return a last day; TOML dates and ISO 8601 strings are taken."""
    value = table.values.get("until")
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise table.fault(f'"{value}" is not a date', "until", hint="write 2024-06-01") from None
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise table.wrong_type("until", "a day", "like 2024-06-01")
    return value


def with_entry(text: str, entry: AcceptedDifference, where: str) -> str:
    """Return the text of a file with an acceptance added, or put in the place of one of the same finding.

    Args:
        text: what the file holds; empty for a new one.
        entry: the acceptance. It goes before the first one whose rule and fingerprint come later.
        where: the file, for messages.

    Raises:
        BundleError: the text is not as it must be, or is written in a way that nothing can be added to.
    """
    before = parse_accepted(text, where) if text else ()
    place = next((at for at, it in enumerate(before) if it.fingerprint == entry.fingerprint), None)
    after = _inserted(text, entry, before) if place is None else _replaced(text, entry, place)
    wanted = {it.fingerprint: it for it in (*before, entry)}
    try:
        done = {it.fingerprint: it for it in parse_accepted(after, where)} == wanted
    except BundleError:
        done = False
    if not done:
        hint = f"write each acceptance as a table [[{_LIST}]]"
        raise BundleError("nothing can be added to it as it is written", where=where, hint=hint)
    return after


def _order(entry: AcceptedDifference) -> tuple[str, str]:
    return entry.rule or "", entry.fingerprint


def _fields(entry: AcceptedDifference) -> dict[str, object]:
    accepted = entry.acceptance
    message = entry.message and one_line(entry.message)
    values = (entry.fingerprint, entry.rule, message, accepted.reason, accepted.until, accepted.by)
    return dict(zip(KEYS, values, strict=True))


def _inserted(text: str, entry: AcceptedDifference, before: Sequence[AcceptedDifference]) -> str:
    """Return the text with a table more, before the first that comes later and the comments above it."""
    table = f"[[{_LIST}]]\n{render_keys(_fields(entry))}"
    place = next((at for at, it in enumerate(before) if _order(it) > _order(entry)), None)
    headers = [match.start() for match in _HEADER.finditer(text)]
    # What looks like a header inside of a string is none: then the end is the only place that is safe.
    at = len(text)
    if place is not None and len(headers) == len(before):
        at = _comments_above(text, headers[place])
    above, below = (text[:at], text[at:]) if text else (_HEAD, "")
    line_end = "\r\n" if "\r\n" in text else "\n"
    blank = above.replace("\r\n", "\n")
    gap = 0 if not above or blank.endswith("\n\n") else 1 if blank.endswith("\n") else 2
    added = "\n" * gap + table + ("\n" if below else "")
    return above + added.replace("\n", line_end) + below


def _comments_above(text: str, at: int) -> int:
    """Return where the comments begin that stand right above the line at ``at``."""
    while at:
        start = text.rfind("\n", 0, at - 1) + 1
        if not text[start:at].lstrip().startswith("#"):
            break
        at = start
    return at


def _replaced(text: str, entry: AcceptedDifference, place: int) -> str:
    """Return the text with the values of one table replaced; its comments and the order of its keys stay."""
    import tomlkit

    document = tomlkit.parse(text)
    table = document[_LIST][place]
    for key, value in _fields(entry).items():
        if value is None:
            table.pop(key, None)
        elif table.get(key) != value:
            table[key] = value
    return tomlkit.dumps(document)
