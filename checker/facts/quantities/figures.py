"""Numbers written in figures: which separator groups thousands and which begins the decimals."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from checker.text.fold import bare

_PARTS = re.compile(r"[.,]")
_GROUP = 3
_MOST_DIGITS = 15
_DEFINITE = {"٫": "decimal", "٬": "group", "،": "group"}


class Figure(NamedTuple):
    """A number in figures: its value, the place of its last digit, and its other reading if it has one."""

    value: Decimal
    grain: Decimal
    other: Decimal | None = None


def read_figure(token: str, raw: str, comma: str, point: str) -> Figure | None:
    """Read digits with their separators; None when they are no number (an address, a date, a code).

    Args:
        token: the figure in folded spelling: ASCII digits, '.' and ','.
        raw: the same as the text has it; an Arabic separator or a vulgar fraction decides by itself.
        comma: what a comma is in this language when its form leaves it open: 'group' or 'decimal', with
            'only' where it is never anything else.
        point: the same for a full stop.
    """
    if len(token) > _MOST_DIGITS + 6:
        return None
    if not raw.isdecimal():
        raw = bare(raw)
    if not token.isdecimal():
        return _separated(token, raw, {",": comma, ".": point})
    if not raw.isdecimal():
        return _vulgar(raw)
    if len(token) > 1 and token[0] == "0":
        return None
    return Figure(Decimal(token), Decimal(1))


def _vulgar(raw: str) -> Figure | None:
    """Read '½' and '2½', which folding takes apart; an index or a number in a circle is none."""
    if not raw or not unicodedata.normalize("NFKC", raw[-1:]).count("⁄"):
        return None
    whole = raw[:-1]
    if whole and not whole.isdecimal():
        return None
    part = Decimal(str(unicodedata.numeric(raw[-1]))).quantize(Decimal("0.001")).normalize()
    return Figure((Decimal(int(whole)) if whole else Decimal(0)) + part, Decimal("0.01"))


def _separated(token: str, raw: str, habits: dict[str, str]) -> Figure | None:
    parts = _PARTS.split(token)
    marks = [char for char in token if char in ".,"]
    definite = {
        char: _DEFINITE[it] for char, it in zip(marks, _marks_of(raw), strict=False) if it in _DEFINITE
    }
    if definite:
        habits = {**habits, **definite}
    if len(set(marks)) == 2:  # noqa: PLR2004 - both separators: the last one begins the decimals
        last = marks[-1]
        if marks.count(last) > 1 or not _grouped(parts[:-1]):
            return None
        return _decimal("".join(parts[:-1]), parts[-1])
    if len(marks) > 1:
        return _whole("".join(parts)) if _grouped(parts) else None
    return _with_one_mark(parts, habits[marks[0]], is_definite=bool(definite))


def _with_one_mark(parts: list[str], habit: str, *, is_definite: bool) -> Figure | None:
    """Read a figure with one separator: its form decides, then the language; some leave both readings."""
    habit, _, firm = habit.partition(" ")
    may_group = _grouped(parts)
    if is_definite and habit == "group" and not may_group:
        return None
    if not may_group or (is_definite and habit == "decimal"):
        return _decimal(*parts)
    whole, decimal = _whole("".join(parts)), _decimal(*parts)
    if whole is None or decimal is None:
        return None
    first, second = (whole, decimal) if habit == "group" else (decimal, whole)
    return first if firm or is_definite else first._replace(other=second.value)


def _marks_of(raw: str) -> list[str]:
    return [char for char in raw if not char.isdecimal() and unicodedata.category(char) not in {"Mn", "Cf"}]


def _grouped(parts: list[str]) -> bool:
    """Whether parts are groups of thousands: '1' '234' '567'."""
    first = parts[0]
    return 0 < len(first) <= _GROUP and first[0] != "0" and all(len(part) == _GROUP for part in parts[1:])


def _whole(digits: str) -> Figure | None:
    return Figure(Decimal(digits), Decimal(1)) if len(digits) <= _MOST_DIGITS else None


def _decimal(whole: str, decimals: str) -> Figure | None:
    if len(whole) > _MOST_DIGITS or len(decimals) > _MOST_DIGITS or (len(whole) > 1 and whole[0] == "0"):
        return None
    return Figure(Decimal(f"{whole}.{decimals}"), Decimal(10) ** -len(decimals))
