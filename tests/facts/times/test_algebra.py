"""The algebra of times: its laws, and what time zones can and cannot reconcile."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.times import (
    Anchor,
    Granularity,
    Means,
    TimeValue,
    Zone,
    admissible,
    as_anchor,
    conflict,
    contains,
    extract,
    gap,
    overlap,
    readings_in,
    reconcilable_by,
    resolve,
)  # fmt: skip
from checker.facts.times.periods import unit_period
from tests.facts.times.strategies import DAYS, PLACED, ZONES, points

WASHINGTON = Zone("America/New_York", "Washington")
RABAT = "Africa/Casablanca"
ZONE_SETS = st.lists(st.sampled_from(ZONES), max_size=3)
RELATIVE = st.sampled_from(["today", "yesterday", "on Tuesday", "last week", "tomorrow evening", "in March"])


def read(text: str, anchor: Anchor | date | datetime | None, language: str = "en") -> TimeValue:
    """Return the value of the first time in a text."""
    return extract(text, language, anchor)[0].value


@given(PLACED, PLACED, ZONE_SETS, ZONE_SETS)
def test_overlap_and_conflict_are_symmetric(
    left: TimeValue, right: TimeValue, here: list[str], there: list[str]
) -> None:
    assert overlap(left, right) == overlap(right, left)
    assert conflict(left, right, here, there) == conflict(right, left, there, here)
    assert gap(left, right, here, there) == gap(right, left, there, here)


@given(PLACED)
def test_a_value_overlaps_itself(value: TimeValue) -> None:
    assert overlap(value, value)
    assert contains(value, value)
    assert not conflict(value, value)


@given(PLACED, PLACED)
def test_what_contains_overlaps(left: TimeValue, right: TimeValue) -> None:
    if contains(left, right):
        assert overlap(left, right)


@given(
    points(),
    PLACED,
    st.sampled_from([Granularity.DAY, Granularity.MONTH, Granularity.YEAR, Granularity.CENTURY]),
)
def test_a_coarser_value_overlaps_what_the_finer_did(
    fine: TimeValue, other: TimeValue, unit: Granularity
) -> None:
    if fine.start is None or unit.rank > fine.granularity.rank or fine.approximate:
        return
    period = unit_period(unit, fine.start)
    if fine.end is None or fine.end > period.end:  # a week or a winter may reach beyond
        return
    coarse = TimeValue(fine.kind, unit, period.start, period.end)
    assert contains(coarse, fine)
    assert overlap(coarse, other) or not overlap(fine, other)


@st.composite
def neighbours(draw: st.DrawFn) -> tuple[TimeValue, TimeValue]:
    """Two values that count from publications a few days apart."""
    day = draw(DAYS)
    return read(draw(RELATIVE), day), read(draw(RELATIVE), day + timedelta(days=draw(st.integers(-3, 3))))


@given(neighbours(), ZONE_SETS, ZONE_SETS, st.sampled_from(ZONES))
def test_more_zones_never_make_a_conflict(
    pair: tuple[TimeValue, TimeValue], here: list[str], there: list[str], more: str
) -> None:
    first, second = pair
    if not conflict(first, second, here, there):
        assert not conflict(first, second, [*here, more], there)
        assert not conflict(first, second, here, [*there, more])


@given(RELATIVE, DAYS, ZONE_SETS)
def test_the_value_as_given_is_always_a_reading(text: str, day: date, zones: list[str]) -> None:
    value = read(text, day)
    assert readings_in(value, zones)[0].value == value


# 'today' in a post of which only the printed date is known, against 'Tuesday' in an article of the next day.
POSTED = date(2023, 2, 1)
TUESDAY = read("yesterday, Tuesday", Anchor(POSTED, POSTED, zone=RABAT, given=False))


def test_the_speakers_zone_reconciles_an_early_post() -> None:
    today = read("Spoke today about our cooperation", POSTED)
    assert not overlap(TUESDAY, today)
    (only,) = reconcilable_by(TUESDAY, today, [RABAT, "UTC"], [WASHINGTON, "UTC"])
    assert only.means is Means.POSTING
    assert str(only.right.value) == "2023-01-31"
    assert only.right.posted_from == datetime(2023, 2, 1, 0, 0, tzinfo=UTC)
    assert only.right.posted_until == datetime(2023, 2, 1, 5, 0, tzinfo=UTC)
    assert (
        only.explanation
        == "a reading in Washington time of a text published before 05:00 UTC on 1 February 2023"
    )


def test_a_speaker_east_of_greenwich_is_not_reconciled() -> None:
    today = read("أجرى اليوم اتصالا هاتفيا", POSTED, "ar")
    assert reconcilable_by(TUESDAY, today, [RABAT, "UTC"], [RABAT, "UTC"]) == ()
    assert conflict(TUESDAY, today, [RABAT, "UTC"], [RABAT, "UTC"])


@pytest.mark.parametrize(
    ("posted", "zone", "until"),
    [
        (date(2023, 2, 1), "America/New_York", 5),
        (date(2023, 7, 1), "America/New_York", 4),  # standard, summer time
        (date(2023, 3, 12), "America/New_York", 5),
        (date(2023, 11, 5), "America/New_York", 4),  # the days it changes
        (date(2023, 7, 1), "America/Los_Angeles", 7),
    ],
)
def test_the_hours_follow_the_offset_of_that_day(posted: date, zone: str, until: int) -> None:
    shifted = readings_in(read("today", posted), [zone])
    assert [(str(reading.value), reading.posted_until) for reading in shifted[1:]] == [
        (
            (posted - timedelta(days=1)).isoformat(),
            datetime(posted.year, posted.month, posted.day, until, tzinfo=UTC),
        )
    ]


def test_east_of_greenwich_the_day_shifts_forward() -> None:
    (_, tomorrow) = readings_in(read("today", POSTED), ["Asia/Tokyo"])
    assert (str(tomorrow.value), tomorrow.posted_from) == ("2023-02-02", datetime(2023, 2, 1, 15, tzinfo=UTC))


@pytest.mark.parametrize(("hour", "days"), [(3, ["2023-02-01", "2023-01-31"]), (15, ["2023-02-01"])])
def test_an_exact_moment_decides(hour: int, days: list[str]) -> None:
    value = read("today", as_anchor(datetime(2023, 2, 1, hour, tzinfo=UTC)))
    assert [str(reading.value) for reading in readings_in(value, [WASHINGTON])] == days


def test_a_printed_zone_that_is_known_is_used() -> None:
    value = read("today", Anchor(POSTED, POSTED, printed_zone="America/New_York"))
    assert len(readings_in(value, [WASHINGTON])) == 1


def test_absolute_days_do_not_move_with_the_publication() -> None:
    assert len(readings_in(read("on January 31, 2023", POSTED), [WASHINGTON])) == 1


def test_parts_must_still_agree_on_the_other_day() -> None:
    assert len(readings_in(read("yesterday, Tuesday", POSTED), [WASHINGTON])) == 1


def test_one_night_is_two_days_in_two_zones() -> None:
    there, here = read("January 31, 2023", None), read("February 1, 2023", None)
    (only,) = reconcilable_by(there, here, [WASHINGTON], [RABAT])
    assert only.means is Means.NIGHT
    assert (only.shared_from, only.shared_until) == (
        datetime(2023, 1, 31, 23, tzinfo=UTC), datetime(2023, 2, 1, 5, tzinfo=UTC))  # fmt: skip
    assert "Washington time and Casablanca time" in only.explanation
    assert conflict(here, there, [WASHINGTON], [RABAT])


def test_clock_times_in_different_zones_meet() -> None:
    here, there = (
        read("20:00 GMT on January 31, 2023", None),
        read("3 pm Eastern time on January 31, 2023", None),
    )
    assert gap(here, there) == timedelta(0)
    assert gap(read("18:00 GMT on January 31, 2023", None), there) == timedelta(hours=1, minutes=59)
    assert gap(read("today", None), here) is None


def test_lengths_conflict_with_nothing() -> None:
    length, day = read("three days", None), read("January 31, 2023", None)
    assert not overlap(length, day)
    assert not conflict(length, day)
    assert reconcilable_by(length, day) == ()


def test_what_is_not_placed_conflicts_with_nothing() -> None:
    symbolic, day = read("yesterday", None), read("January 31, 2023", None)
    assert symbolic.is_symbolic
    assert not conflict(symbolic, day)
    assert conflict(resolve(symbolic, date(2023, 3, 1)), day)


def test_admissible_zones_are_listed_once_and_end_with_utc() -> None:
    zones = admissible(own=RABAT, speaker=WASHINGTON, event=RABAT)
    assert [zone.title for zone in zones] == ["Casablanca", "Washington", "UTC"]


def test_unknown_zones_are_passed_over() -> None:
    assert len(readings_in(read("today", POSTED), ["Mars/Olympus", ""])) == 1


def test_about_widens() -> None:
    assert overlap(read("about January 15, 2023", None), read("January 17, 2023", None))
    assert conflict(read("about January 15, 2023", None), read("January 27, 2023", None))
    assert overlap(read("two weeks ago", POSTED), read("January 20, 2023", None))
