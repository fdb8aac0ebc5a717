"""The algebra of times to the minute: bounds, nights, publications in words, on values made by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from checker.facts.times import (
    Granularity,
    Kind,
    Means,
    TimeValue,
    Zone,
    ZoneReading,
    admissible,
    as_anchor,
    conflict,
    contains,
    extract,
    gap,
    overlap,
    readings_in,
    reconcilable_by,
)
from checker.facts.times.algebra import Reconciliation
from checker.facts.times.value import zone_info
from checker.facts.times.zones import known_zones, own_zones

if TYPE_CHECKING:
    from checker.facts.times import Anchor

WASHINGTON = Zone("America/New_York", "Washington")
TOKYO = Zone("Asia/Tokyo")
RABAT = Zone("Africa/Casablanca")
UNIVERSAL = Zone("UTC")
DAY = timedelta(days=1)
LENGTH = TimeValue(Kind.DURATION, Granularity.DAY)


def at(year: int, month: int, day: int, hour: int = 0, second: int = 0) -> datetime:
    return datetime(year, month, day, hour, second=second, tzinfo=UTC)


def day(first: str, after: str | None = None, **more: object) -> TimeValue:
    """A day, or the days from one up to another."""
    start = datetime.fromisoformat(first)
    end = datetime.fromisoformat(after) if after else start + DAY
    kind = Kind.RANGE if after else Kind.POINT
    return TimeValue(kind, Granularity.DAY, start, end, **more)  # type: ignore[arg-type]


def about(granularity: Granularity, start: str, end: str, spread: int = 0) -> TimeValue:
    low, high = datetime.fromisoformat(start), datetime.fromisoformat(end)
    return TimeValue(Kind.POINT, granularity, low, high, approximate=True, spread=spread)


def minute(text: str, zone: str | None = None) -> TimeValue:
    start = datetime.fromisoformat(text)
    return TimeValue(Kind.POINT, Granularity.MINUTE, start, start + timedelta(minutes=1), zone)


def posted(text: str, anchor: Anchor | date) -> TimeValue:
    return extract(text, "en", anchor)[0].value


SYMBOLIC = extract("yesterday", "en", None)[0].value
SINCE = TimeValue(Kind.RANGE, Granularity.DAY, datetime(2023, 5, 2), None)  # noqa: DTZ001 - wall-clock time
UNTIL = TimeValue(Kind.RANGE, Granularity.DAY, None, datetime(2023, 5, 2))  # noqa: DTZ001


# Whether the two can be one time; each with the nearest neighbour for which it is otherwise.
OVERLAPS = [
    ("a day and the next", day("2023-05-01"), day("2023-05-02"), False),
    ("a day and itself", day("2023-05-01"), day("2023-05-01"), True),
    ("days that share one", day("2023-05-01", "2023-05-03"), day("2023-05-02"), True),
    ("days up to another", day("2023-05-01", "2023-05-02"), day("2023-05-02"), False),
    ("since, and a day before", SINCE, day("2023-05-01"), False),
    ("since, and its first day", SINCE, day("2023-05-02"), True),
    ("since, and a day in a thousand years", SINCE, day("3023-05-02"), True),
    ("until, and its last day", UNTIL, day("2023-05-01"), True),
    ("until, and the day after", UNTIL, day("2023-05-02"), False),
    ("until, and a day of long ago", UNTIL, day("0101-05-02"), True),
    ("a length and a day", LENGTH, day("2023-05-02"), False),
    ("a day and a length", day("2023-05-02"), LENGTH, False),
    ("what is not placed, and a day", SYMBOLIC, day("2023-05-02"), True),
    ("a moment without length, in its day", day("2023-05-02", "2023-05-02"), day("2023-05-02"), True),
    ("and not in the day before", day("2023-05-02", "2023-05-02"), day("2023-05-01"), False),
    (
        "about a day, three days off",
        about(Granularity.DAY, "2023-05-10", "2023-05-11"),
        day("2023-05-07"),
        True,
    ),
    ("and four", about(Granularity.DAY, "2023-05-10", "2023-05-11"), day("2023-05-06"), False),
    ("three days behind", about(Granularity.DAY, "2023-05-10", "2023-05-11"), day("2023-05-13"), True),
    ("four days behind", about(Granularity.DAY, "2023-05-10", "2023-05-11"), day("2023-05-14"), False),
    ("a spread of its own", about(Granularity.DAY, "2023-05-10", "2023-05-11", 5), day("2023-05-05"), True),
    ("and a day more", about(Granularity.DAY, "2023-05-10", "2023-05-11", 5), day("2023-05-04"), False),
    (
        "about a week, a week off",
        about(Granularity.WEEK, "2023-05-08", "2023-05-15"),
        day("2023-05-01"),
        True,
    ),
    ("and a day more", about(Granularity.WEEK, "2023-05-08", "2023-05-15"), day("2023-04-30"), False),
    ("about a month", about(Granularity.MONTH, "2023-05-01", "2023-06-01"), day("2023-07-01"), True),
    ("and a day more", about(Granularity.MONTH, "2023-05-01", "2023-06-01"), day("2023-07-02"), False),
    ("about a year", about(Granularity.YEAR, "2023-01-01", "2024-01-01"), day("2021-12-31"), True),
    ("and a day more", about(Granularity.YEAR, "2023-01-01", "2024-01-01"), day("2021-12-30"), False),
    (
        "about the first days of all",
        about(Granularity.DAY, "0001-01-02", "0001-01-03"),
        day("0001-01-02"),
        True,
    ),
    (
        "about the last days of all",
        about(Granularity.DAY, "9999-12-29", "9999-12-30"),
        day("9999-12-29"),
        True,
    ),
]


@pytest.mark.parametrize(
    ("one", "other", "meet"), [row[1:] for row in OVERLAPS], ids=[it[0] for it in OVERLAPS]
)
def test_overlap(one: TimeValue, other: TimeValue, meet: bool) -> None:  # noqa: FBT001 - a column of the table
    assert overlap(one, other) is meet
    assert overlap(other, one) is meet
    assert conflict(one, other) is not (meet or LENGTH in (one, other))


CONTAINED = [
    ("a day in its month", day("2023-05-01", "2023-06-01"), day("2023-05-31"), True),
    ("a day in itself", day("2023-05-01"), day("2023-05-01"), True),
    ("the day after", day("2023-05-01", "2023-05-31"), day("2023-05-31"), False),
    ("the day before", day("2023-05-02", "2023-05-31"), day("2023-05-01"), False),
    ("a length in a day", day("2023-05-01"), LENGTH, False),
    ("a day in a length", LENGTH, day("2023-05-01"), False),
    ("what is not placed in since", SINCE, SYMBOLIC, False),
    ("a day in what is not placed", SYMBOLIC, day("2023-05-01"), False),
    ("a day in since", SINCE, day("2024-05-01"), True),
]


@pytest.mark.parametrize(
    ("outer", "inner", "inside"), [row[1:] for row in CONTAINED], ids=[it[0] for it in CONTAINED]
)
def test_contains(outer: TimeValue, inner: TimeValue, inside: bool) -> None:  # noqa: FBT001
    assert contains(outer, inner) is inside


GAPS = [
    ("two days, nobody's zone: they may touch", day("2023-05-01"), day("2023-05-03"), (), (), timedelta(0)),
    ("two days of one zone", day("2023-05-01"), day("2023-05-03"), [RABAT], [RABAT], DAY),
    ("the other way round", day("2023-05-03"), day("2023-05-01"), [RABAT], [RABAT], DAY),
    ("the nearest of two zones", day("2023-05-01"), day("2023-05-03"), [RABAT, WASHINGTON], [RABAT], 19),
    ("the nearest of the other's", day("2023-05-01"), day("2023-05-03"), [RABAT], [RABAT, TOKYO], 16),
    (
        "minutes",
        minute("2023-05-01T10:00", "UTC"),
        minute("2023-05-01T10:05", "UTC"),
        (),
        (),
        timedelta(minutes=4),
    ),
    (
        "a named zone wins",
        minute("2023-05-01T10:00", "+01:00"),
        minute("2023-05-01T09:00", "UTC"),
        [TOKYO],
        (),
        0,
    ),
    ("a length", LENGTH, day("2023-05-01"), (), (), None),
    ("a length behind", day("2023-05-01"), LENGTH, (), (), None),
    ("not placed", SYMBOLIC, day("2023-05-01"), (), (), None),
    ("not placed behind", day("2023-05-01"), SYMBOLIC, (), (), None),
    ("since, and a day behind it", SINCE, day("2024-05-01"), (), (), timedelta(0)),
    ("since, and a day before it", SINCE, day("2023-04-30"), [RABAT], [RABAT], DAY),
]


@pytest.mark.parametrize(
    ("one", "other", "here", "there", "least"), [row[1:] for row in GAPS], ids=[it[0] for it in GAPS]
)
def test_gap(
    one: TimeValue, other: TimeValue, here: list[Zone], there: list[Zone], least: timedelta | int | None
) -> None:
    assert gap(one, other, here, there) == (timedelta(hours=least) if isinstance(least, int) else least)


def test_what_meets_by_name_says_so_first() -> None:
    one, other = day("2023-05-01", "2023-05-03"), day("2023-05-02")
    (named,) = reconcilable_by(one, other)
    assert named == Reconciliation(Means.NAME, ZoneReading(one), ZoneReading(other))
    assert named.explanation == "the same day as written"
    first, *others = reconcilable_by(one, other, [WASHINGTON], [RABAT])
    assert first == named
    assert [it.means for it in others] == [Means.NIGHT]


@pytest.mark.parametrize(("one", "other"), [(LENGTH, day("2023-05-01")), (day("2023-05-01"), LENGTH)])
def test_a_length_is_reconciled_with_nothing(one: TimeValue, other: TimeValue) -> None:
    assert reconcilable_by(one, other, [WASHINGTON], [RABAT]) == ()
    assert not conflict(one, other)


def test_a_night_in_words_and_instants() -> None:
    there, here = day("2023-01-31"), day("2023-02-01")
    (night,) = reconcilable_by(there, here, [WASHINGTON, UNIVERSAL], [UNIVERSAL, RABAT])
    assert night == Reconciliation(
        Means.NIGHT,
        ZoneReading(there, WASHINGTON),
        ZoneReading(here, RABAT),
        at(2023, 1, 31, 23),
        at(2023, 2, 1, 5),
    )
    assert night.explanation == (
        "a moment between 23:00 UTC on 31 January and 05:00 UTC on 1 February 2023, "
        "read in Washington time and Casablanca time"
    )


def test_a_zone_of_both_sides_makes_no_night_but_the_others_do() -> None:
    there, here = day("2023-01-31"), day("2023-02-01")
    assert reconcilable_by(there, here, [RABAT], [RABAT]) == ()
    found = reconcilable_by(there, here, [RABAT, WASHINGTON], [RABAT, TOKYO])
    assert [(it.left.zone, it.right.zone) for it in found] == [
        (RABAT, TOKYO),
        (WASHINGTON, RABAT),
        (WASHINGTON, TOKYO),
    ]


def test_stretches_that_only_touch_share_no_moment() -> None:
    early, late = minute("2023-05-01T10:00", "UTC"), minute("2023-05-01T10:01", "UTC")
    assert reconcilable_by(early, late, [WASHINGTON], [RABAT]) == ()


def test_what_is_not_placed_has_no_nights() -> None:
    assert [it.means for it in reconcilable_by(SYMBOLIC, day("2023-05-01"), [WASHINGTON], [RABAT])] == [
        Means.NAME
    ]
    assert [it.means for it in reconcilable_by(day("2023-05-01"), SYMBOLIC, [WASHINGTON], [RABAT])] == [
        Means.NAME
    ]


# A publication, the zone of its words, and what a reconciliation with the neighbouring day then says.
POSTED = [
    (date(2023, 2, 1), WASHINGTON, "2023-01-31", "of a text published before 05:00 UTC on 1 February 2023"),
    (date(2023, 2, 1), TOKYO, "2023-02-02", "of a text published from 15:00 UTC on 1 February 2023"),
    (as_anchor(at(2023, 2, 1, 3)), WASHINGTON, "2023-01-31", "where it was published on 2023-01-31"),
    (as_anchor(at(2023, 2, 1, 20)), TOKYO, "2023-02-02", "where it was published on 2023-02-02"),
]


@pytest.mark.parametrize(("publication", "zone", "other", "said"), POSTED)
def test_a_publication_in_words(publication: Anchor | date, zone: Zone, other: str, said: str) -> None:
    today, neighbour = posted("today", publication), day(other)
    comma = "," if said.startswith("where") else ""
    expected = f"a reading in {zone.title} time{comma} {said}"
    (left,) = (it for it in reconcilable_by(today, neighbour, [zone]) if it.means is Means.POSTING)
    (right,) = (it for it in reconcilable_by(neighbour, today, (), [zone]) if it.means is Means.POSTING)
    assert left.explanation == right.explanation == expected
    assert (left.left.zone, left.right.zone) == (zone, None)
    assert (right.left.zone, right.right.zone) == (None, zone)


def test_two_publications_in_words() -> None:
    """Each falls on another day in the zone of its words, and only so do the two meet."""
    one, other = posted("today", date(2023, 2, 1)), posted("today", date(2023, 2, 3))
    (both,) = (it for it in reconcilable_by(one, other, [TOKYO], [WASHINGTON]) if it.means is Means.POSTING)
    assert (str(both.left.value), str(both.right.value)) == ("2023-02-02", "2023-02-02")
    assert both.explanation == (
        "a reading in Tokyo time of a text published from 15:00 UTC on 1 February 2023 and "
        "a reading in Washington time of a text published before 05:00 UTC on 3 February 2023"
    )


def test_a_reading_that_asks_for_no_moment() -> None:
    value = day("2023-05-01")
    shifted = ZoneReading(value, RABAT, at(2023, 5, 1), None)
    assert (
        Reconciliation(Means.POSTING, shifted, ZoneReading(value)).explanation
        == "a reading in Casablanca time"
    )
    without = ZoneReading(value, None, at(2023, 5, 1), at(2023, 5, 1, second=1))
    assert Reconciliation(Means.POSTING, ZoneReading(value), without).explanation == (
        "a reading in UTC time, where it was published on 2023-05-01"
    )
    night = Reconciliation(Means.NIGHT, ZoneReading(value, RABAT), ZoneReading(value, TOKYO))
    assert night.explanation == "a moment at some time, read in Casablanca time and Tokyo time"


def test_a_printed_date_of_another_zone() -> None:
    today = posted("today", date(2023, 2, 1))
    neighbour = day("2023-01-31")
    assert reconcilable_by(today, neighbour, [WASHINGTON], printing=["America/New_York"]) == ()
    (moved,) = reconcilable_by(
        today, neighbour, [WASHINGTON], printing=["Asia/Tokyo", "Asia/Tokyo", "Mars/Base"]
    )
    assert (moved.left.posted_from, moved.left.posted_until) == (at(2023, 1, 31, 15), at(2023, 2, 1, 5))


def test_readings_stand_in_the_order_of_zones() -> None:
    readings = readings_in(posted("today", date(2023, 2, 1)), [TOKYO, WASHINGTON, TOKYO, "Mars/Base"])
    assert [(str(it.value), it.zone, it.is_shifted) for it in readings] == [
        ("2023-02-01", None, False),
        ("2023-02-02", TOKYO, True),
        ("2023-01-31", WASHINGTON, True),
    ]


def test_zones() -> None:
    assert [zone.title for zone in (WASHINGTON, TOKYO, Zone("America/New_York"))] == [
        "Washington",
        "Tokyo",
        "New York",
    ]
    assert admissible() == (UNIVERSAL,)
    assert admissible(own="UTC", event=TOKYO) == (UNIVERSAL, TOKYO)
    assert admissible(speaker="Asia/Tokyo") == (TOKYO, UNIVERSAL)
    assert known_zones(["Asia/Tokyo", "Mars/Base", WASHINGTON, ""]) == (TOKYO, WASHINGTON)
    assert own_zones((TOKYO, UNIVERSAL, RABAT)) == (TOKYO, RABAT)


OFFSETS = [("UTC", 0), ("+01:00", 60), ("-03:30", -210), ("+14", 840), ("-1200", -720), ("Asia/Kolkata", 330)]


@pytest.mark.parametrize(("name", "minutes"), OFFSETS)
def test_offsets(name: str, minutes: int) -> None:
    zone = zone_info(name)
    assert zone is not None
    assert zone.utcoffset(datetime(2023, 5, 1)) == timedelta(minutes=minutes)  # noqa: DTZ001


@pytest.mark.parametrize("name", ["Mars/Base", "", "+ab", "../etc/passwd", "/etc/localtime", "a\0b"])
def test_no_zones(name: str) -> None:
    assert zone_info(name) is None


def test_a_value_knows_its_days_and_instants() -> None:
    value = day("2023-05-01", "2023-05-03")
    assert (value.first_day, value.last_day) == (date(2023, 5, 1), date(2023, 5, 2))
    moment = day("2023-05-02", "2023-05-02")
    assert moment.last_day == date(2023, 5, 2)
    assert (SINCE.last_day, UNTIL.first_day) == (None, None)
    assert value.instants("Asia/Tokyo") == (at(2023, 4, 30, 15), at(2023, 5, 2, 15))
    # Nobody's zone: days begin first at UTC+14, and end last at UTC-12.
    assert value.instants(None) == value.instants("Mars/Base") == (at(2023, 4, 30, 10), at(2023, 5, 3, 12))
    assert (value.earliest, value.latest) == value.instants(None)
    assert SINCE.instants("UTC") == (at(2023, 5, 2), None)
    assert day("0001-01-01").instants("Asia/Tokyo")[0] is None


def test_what_a_value_is() -> None:
    plain, today = day("2023-05-01"), posted("today", date(2023, 5, 1))
    assert [it.is_relative for it in (plain, today, SYMBOLIC)] == [False, True, True]
    assert [it.is_symbolic for it in (plain, today, SYMBOLIC, LENGTH)] == [False, False, True, False]
    assert [it.is_duration for it in (plain, LENGTH)] == [False, True]
    length = extract("three days", "en", None)[0].value
    assert (length.is_duration, length.is_symbolic) == (True, False)


def test_units_in_their_order() -> None:
    ranks = [unit.rank for unit in Granularity]
    assert ranks == list(range(len(Granularity)))
    assert [unit for unit in Granularity if unit.has_clock] == list(Granularity)[ranks[-1] - 3 :]
    assert not Granularity.DAY.has_clock
