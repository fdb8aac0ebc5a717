"""Attribution lines of embedded posts, in the renderings that pages leave behind."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checker.bundle.attribution import find_attribution, is_twitter_name

DAY = date(2024, 5, 14)

# Lines that hold nothing but an attribution -> name, handle, day.
ALONE = {
    # dashes
    "— Port of Larache (@PortLarache) May 14, 2024": ("Port of Larache", "PortLarache", DAY),
    "– Port of Larache (@PortLarache) May 14, 2024": ("Port of Larache", "PortLarache", DAY),
    "- Port of Larache (@PortLarache) May 14, 2024": ("Port of Larache", "PortLarache", DAY),
    "-- Port of Larache (@PortLarache) May 14, 2024": ("Port of Larache", "PortLarache", DAY),
    "―Port of Larache (@PortLarache) May 14, 2024": ("Port of Larache", "PortLarache", DAY),
    "&mdash; Port of Larache (@PortLarache) May 14, 2024": ("Port of Larache", "PortLarache", DAY),
    "&#8212; Port &amp; Co (@PortLarache) May 14, 2024": ("Port & Co", "PortLarache", DAY),
    "Port of Larache (@PortLarache) May 14, 2024": ("Port of Larache", "PortLarache", DAY),
    "   — Port of Larache (@PortLarache) May 14, 2024  ": ("Port of Larache", "PortLarache", DAY),
    # names
    "— Al Wahda – English (@AlWahda_EN) May 14, 2024": ("Al Wahda – English", "AlWahda_EN", DAY),
    "— Larache (the port) (@PortLarache) May 14, 2024": ("Larache (the port)", "PortLarache", DAY),
    "— 🇲🇦 ميناء العرائش ☑️ (@PortLarache) May 14, 2024": ("ميناء العرائش", "PortLarache", DAY),
    "— (@PortLarache) May 14, 2024": (None, "PortLarache", DAY),
    "— 🚢 (@PortLarache) May 14, 2024": (None, "PortLarache", DAY),
    # handles
    "— Salma (@salma@social.example) May 14, 2024": ("Salma", "salma@social.example", DAY),
    "— Salma ( @salma ) May 14, 2024": ("Salma", "salma", DAY),
    "\u200f— سلمى (\u200e@salma\u200f) ١٤ مايو ٢٠٢٤": ("سلمى", "salma", DAY),
    # dates
    "— سلمى (@salma) 14 مايو، 2024": ("سلمى", "salma", DAY),
    "— سلمى (@salma) ١٤ ماي ٢٠٢٤": ("سلمى", "salma", DAY),
    "— سلمى (@salma) 14 أيار 2024": ("سلمى", "salma", DAY),
    "— Salma (@salma) 14 mai 2024": ("Salma", "salma", DAY),
    "— Salma (@salma) 14 May 2024": ("Salma", "salma", DAY),
    "— Salma (@salma) le 14 mai 2024": ("Salma", "salma", DAY),
    "— Salma (@salma) 2024-05-14": ("Salma", "salma", DAY),
    "— Salma (@salma) · May 14, 2024": ("Salma", "salma", DAY),
    "— Salma (@salma) 9:30 AM · May 14, 2024": ("Salma", "salma", DAY),
    "— Salma (@salma) 1er mai 2024": ("Salma", "salma", date(2024, 5, 1)),
    "— Salma (@salma) May 14, 2024 https://t.co/abc": ("Salma", "salma", DAY),
    "— Salma (@salma) May 14, 2024.": ("Salma", "salma", DAY),
    "— Salma (@salma)": ("Salma", "salma", None),
    "— Salma (@salma) May 14, 1066": ("Salma", "salma", None),  # no network is as old
    "— Salma (@salma) 14 mayo de 2024": ("Salma", "salma", None),  # a language without tables
    # the link to a post tells the instant
    "— Salma (@salma) May 14, 2024 https://twitter.com/salma/status/1790283333333000192": (
        "Salma",
        "salma",
        datetime(2024, 5, 14, 7, 29, 43, tzinfo=UTC),
    ),
}

# Lines whose end is an attribution -> the text before it, handle.
AFTER_TEXT = {
    "The port is open. — Port of Larache (@PortLarache) May 14, 2024": ("The port is open.", "PortLarache"),
    "The port is open— Port of Larache (@PortLarache) May 14, 2024": ("The port is open", "PortLarache"),
    "pic.twitter.com/a1B2c3&mdash; Port of Larache (@PortLarache) May 14, 2024": (
        "pic.twitter.com/a1B2c3",
        "PortLarache",
    ),
    "The port is open.- Port of Larache (@PortLarache) May 14, 2024": ("The port is open.", "PortLarache"),
    "The port is open &mdash; Port of Larache (@PortLarache) May 14, 2024": (
        "The port is open",
        "PortLarache",
    ),
    "فُتح الميناء. — ميناء العرائش (@PortLarache) 14 ماي 2024": ("فُتح الميناء.", "PortLarache"),
    "Open again — thanks @salma (@SalmaB) — Port (@PortLarache) 14 mai 2024": (
        "Open again — thanks @salma (@SalmaB)",
        "PortLarache",
    ),
}

NONE = (
    "",
    "The port is open.",
    "— The port is open.",
    "— Port of Larache, May 14, 2024",
    "— Port of Larache (PortLarache) May 14, 2024",
    "— Port of Larache @PortLarache May 14, 2024",
    "The port (@PortLarache) reopened on May 14, 2024.",
    "The port (@PortLarache) May 14, 2024 was the day that it reopened.",
    "It is open — says the port (@PortLarache)",
    "It is open — says the port (@PortLarache) on May 14, 2024, when ships came.",
    "— He spoke with the port (@PortLarache) and with the mayor of the town about the coming weeks of work.",
    "(@PortLarache) May 14, 2024",
    "A well-known port (@PortLarache) replied.",
)


@pytest.mark.parametrize(("line", "expected"), ALONE.items())
def test_alone(line: str, expected: tuple[str | None, str, date | None]) -> None:
    text = f"before\n{line}\nafter"
    found = find_attribution(text, 7, 7 + len(line))
    assert found is not None
    assert found.alone
    assert (found.name, found.handle, found.published) == expected
    assert (found.start, found.end) == (7, 7 + len(line))


@pytest.mark.parametrize(("line", "expected"), AFTER_TEXT.items())
def test_after_text(line: str, expected: tuple[str, str]) -> None:
    found = find_attribution(line, 0, len(line))
    assert found is not None
    assert not found.alone
    assert (line[: found.start].rstrip(), found.handle) == expected
    assert found.published == DAY
    assert found.end == len(line)


@pytest.mark.parametrize("line", NONE)
def test_none(line: str) -> None:
    assert find_attribution(line, 0, len(line)) is None


def test_text_may_go_on_after_the_date() -> None:
    line = "— Salma (@salma) May 14, 2024 The town's mayor answered at once."
    found = find_attribution(line, 0, len(line))
    assert found is not None
    assert line[found.end :] == " The town's mayor answered at once."


@pytest.mark.parametrize(
    ("handle", "expected"),
    [("SecBlinken", True), ("a" * 15, True), ("a" * 16, False), ("a@b.example", False)],
)
def test_handles_that_twitter_gives(handle: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    line = f"— Name (@{handle}) May 14, 2024"
    found = find_attribution(line, 0, len(line))
    assert found is not None
    assert is_twitter_name(found.handle) is expected
