"""When a text was published: from what it was told, and what is said of it."""

# Wall-clock times have no zone, on purpose: zones are applied when values are compared.
# ruff: noqa: DTZ001

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checker.facts.times import (
    Anchor,
    as_anchor,
    extract,
    implied_weekday,
    infer_anchor,
    snowflake_instant,
    status_instants,
)  # fmt: skip

# 2023-01-31 22:30:00 UTC, by the layout of status ids.
STATUS = (int(datetime(2023, 1, 31, 22, 30, tzinfo=UTC).timestamp() * 1000) - 1288834974657) << 22
URL = f"https://example.org/minister/status/{STATUS}"


def test_a_given_day_is_the_anchor() -> None:
    anchor = infer_anchor("yesterday", "en", given=date(2023, 2, 1))
    assert (anchor.day, anchor.given, anchor.how) == (date(2023, 2, 1), True, ("published 2023-02-01",))


@pytest.mark.parametrize(("given", "zone", "day"), [
    (datetime(2023, 2, 1, 3, 0, tzinfo=UTC), None, date(2023, 2, 1)),
    (datetime(2023, 2, 1, 3, 0, tzinfo=UTC), "America/New_York", date(2023, 1, 31)),
    (datetime.fromisoformat("2023-02-01T00:30:00+01:00"), None, date(2023, 2, 1)),
    (datetime(2023, 2, 1, 23, 30), "Africa/Casablanca", date(2023, 2, 1)),
])  # fmt: skip
def test_a_moment_is_read_in_the_zone_of_the_words(given: datetime, zone: str | None, day: date) -> None:
    assert as_anchor(given, zone).day == day


def test_a_status_id_gives_the_moment() -> None:
    assert snowflake_instant(URL) == datetime(2023, 1, 31, 22, 30, tzinfo=UTC)
    anchor = infer_anchor("Spoke today", "en", url=URL, timezone="Africa/Casablanca")
    assert (anchor.day, anchor.how) == (date(2023, 1, 31), ("the status id in its address",))
    assert infer_anchor("Spoke today", "en", url=URL, timezone="Asia/Tokyo").day == date(2023, 2, 1)


def test_a_status_id_sharpens_a_printed_date() -> None:
    anchor = infer_anchor("Spoke today", "en", given=date(2023, 1, 31), url=URL)
    assert anchor.instant == datetime(2023, 1, 31, 22, 30, tzinfo=UTC)
    assert anchor.how == ("published 2023-01-31", "the status id gives the exact moment")


@pytest.mark.parametrize(
    "text", ["", "/status/12", "/status/99", "status 1620800000000000000", "/status/10000000000000"]
)
def test_other_numbers_are_no_moments(text: str) -> None:
    assert snowflake_instant(text) is None


def test_embedded_addresses_are_found_where_they_stand() -> None:
    text = f"He wrote ({URL}) on the network"
    ((start, end, moment),) = status_instants(text)
    assert text[start:end].endswith(str(STATUS))
    assert moment.date() == date(2023, 1, 31)


@pytest.mark.parametrize(("text", "language"), [
    ("الرباط - 1 فبراير 2023 - أجرى وزير الخارجية", "ar"),
    ("الرباط - 1 فبراير (وكالة) - أجرى وزير الخارجية", "ar"),
    ("واشنطن، فاتح فبراير 2023 (وكالة) - قال", "ar"),
    ("WASHINGTON, Feb. 1 (Agency) — The minister", "en"),
    ("WASHINGTON, February 1, 2023 — The minister", "en"),
    ("NEW YORK (Agency), Feb. 1, 2023 - The minister", "en"),
    ("Rabat, 1er fév. 2023 (AGENCE) - Le ministre", "fr"),
    ("Rabat, le 1er février - Le ministre", "fr"),
    ("الرباط 1 فبراير 2023 (وكالة) أجرى وزير الخارجية", "ar"),
    ("بيروت / 1 شباط 2023 / قال الوزير", "ar"),
])  # fmt: skip
def test_datelines(text: str, language: str) -> None:
    anchor = infer_anchor(text, language, not_before=[date(2023, 1, 25)])
    assert anchor.day == date(2023, 2, 1)
    assert anchor.how[0].startswith("dateline '")
    assert anchor.given


@pytest.mark.parametrize(("text", "language"), [
    ("The minister said on Feb. 1, 2023 that talks went well", "en"),
    ("WASHINGTON: the talks of yesterday - Tuesday - went well", "en"),
    ("التقى الوزير نظيره في 1 فبراير 2023، وقال", "ar"),
    ("Le ministre a reçu son homologue. Le 1er février 2023 - jour férié - il a parlé", "fr"),
])  # fmt: skip
def test_dates_in_sentences_are_no_datelines(text: str, language: str) -> None:
    assert infer_anchor(text, language).day is None


@pytest.mark.parametrize(("text", "language", "day"), [
    ("جرى أمس الثلاثاء اتصال هاتفي", "ar", date(2023, 2, 1)),
    ("The ministers spoke yesterday, Tuesday.", "en", date(2023, 2, 1)),
    ("Ils se sont parlé hier, mardi.", "fr", date(2023, 2, 1)),
    ("Ils se sont parlé aujourd'hui vendredi.", "fr", date(2023, 2, 3)),
    ("They spoke yesterday, Tuesday, and meet tomorrow, Thursday.", "en", date(2023, 2, 1)),
])  # fmt: skip
def test_the_texts_own_words_narrow_the_bound(text: str, language: str, day: date) -> None:
    anchor = infer_anchor(text, language, not_before=[date(2023, 1, 20), date(2023, 1, 31)])
    assert anchor.day == day
    assert anchor.how[0] == "not before 2023-01-31, the latest dated source it rests on"
    assert day.isoformat() in anchor.how[1]
    assert not anchor.given


def test_without_telling_words_the_bound_is_all() -> None:
    anchor = infer_anchor("They spoke yesterday.", "en", not_before=[date(2023, 1, 31)])
    assert (anchor.earliest_day, anchor.latest_day, anchor.day) == (date(2023, 1, 31), None, None)


def test_words_that_no_day_fits_narrow_nothing() -> None:
    anchor = infer_anchor("yesterday, Tuesday, and tomorrow, Friday", "en", not_before=[date(2023, 1, 31)])
    assert anchor.latest_day is None


def test_nothing_known_is_nothing_said() -> None:
    assert infer_anchor("They spoke yesterday.", "en") == Anchor(given=False)


@pytest.mark.parametrize(
    ("text", "language", "weekday"),
    [
        ("yesterday, Tuesday", "en", 3),
        ("أمس الثلاثاء", "ar", 3),
        ("demain jeudi", "fr", 3),
        ("yesterday", "en", None),
        ("on Tuesday", "en", None),
    ],
)
def test_what_a_symbolic_time_says_of_its_publication(text: str, language: str, weekday: int | None) -> None:
    assert implied_weekday(extract(text, language)[0]) == weekday


def test_an_anchor_of_several_days_covers_them() -> None:
    anchor = Anchor(date(2023, 2, 1), date(2023, 2, 3))
    value = extract("yesterday", "en", anchor)[0].value
    assert (value.first_day, value.last_day, value.approximate) == (date(2023, 1, 31), date(2023, 2, 2), True)
    assert extract("yesterday", "en", Anchor(date(2023, 2, 1), None))[0].value.is_symbolic


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("أكد الوزير اليوم الأربعاء أن", "ar"),
        ("The minister said today, Wednesday, that", "en"),
        ("Le ministre a dit aujourd'hui mercredi que", "fr"),
    ],
)
def test_today_with_its_weekday_tells_the_day_of_publication(text: str, language: str) -> None:
    (mention,) = extract(text, language)
    assert implied_weekday(mention) == 3
    anchor = infer_anchor(text, language, not_before=[date(2023, 1, 30)])
    assert anchor.day == date(2023, 2, 1)


@pytest.mark.parametrize("text", ["يوم الأربعاء", "في يوم الأربعاء", "الأربعاء"])
def test_the_day_wednesday_is_a_weekday_and_tells_nothing(text: str) -> None:
    (mention,) = extract(text, "ar")
    assert implied_weekday(mention) is None
