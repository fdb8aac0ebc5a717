"""The Hindu lunisolar calendar, for its feasts: months named by the sun, days by the moon's age.

Positions of sun and moon after Meeus, Astronomical Algorithms (2nd edition, chapters 25 and 47), cut to the
terms above a tenth of a degree; a lunar day spans twelve degrees, so the civil day is right but for days on
which a lunar day changes within minutes of the hour asked for.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from math import floor, radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
_INDIA = timedelta(hours=5, minutes=30)
_LUNAR_DAY = 12.0  # degrees between moon and sun
_SYNODIC = 29.530588
_LUNAR_DAYS, _MONTHS = 30, 12
# The sidereal zodiac of India (Lahiri): its offset from the equinox in 2000, and the growth a century.
_AYANAMSA, _PRECESSION = 23.857, 1.397
# Longitude of the moon: degrees, and multiples of elongation, sun's and moon's anomaly, latitude argument.
_MOON_TERMS = (
    (6.289, 0, 0, 1, 0),
    (1.274, 2, 0, -1, 0),
    (0.658, 2, 0, 0, 0),
    (0.214, 0, 0, 2, 0),
    (-0.185, 0, 1, 0, 0),
    (-0.114, 0, 0, 0, 2),
    (0.059, 2, 0, -2, 0),
    (0.057, 2, -1, -1, 0),
    (0.053, 2, 0, 1, 0),
    (0.046, 2, -1, 0, 0),
    (-0.041, 0, 1, -1, 0),
    (-0.035, 1, 0, 0, 0),
    (-0.030, 0, 1, 1, 0),
    (0.015, 2, 0, 0, -2),
)


def _centuries(moment: datetime) -> float:
    return (moment - _J2000) / timedelta(days=36525)


def sun_longitude(moment: datetime) -> float:
    """Return the apparent longitude of the sun in degrees, from the equinox of the date."""
    time = _centuries(moment)
    anomaly = radians(357.529 + 35999.050 * time)
    return (280.466 + 36000.770 * time + 1.915 * sin(anomaly) + 0.020 * sin(2 * anomaly)) % 360


def moon_longitude(moment: datetime) -> float:
    """Return the longitude of the moon in degrees, from the equinox of the date."""
    time = _centuries(moment)
    angles = (297.850 + 445267.112 * time, 357.529 + 35999.050 * time, 134.963 + 477198.868 * time,
              93.272 + 483202.018 * time)  # fmt: skip
    longitude = 218.316 + 481267.881 * time
    for size, *multiples in _MOON_TERMS:
        longitude += size * sin(
            radians(sum(count * angle for count, angle in zip(multiples, angles, strict=True)))
        )
    return longitude % 360


def elongation(moment: datetime) -> float:
    """Return how far the moon is ahead of the sun, in degrees from 0 to 360."""
    return (moon_longitude(moment) - sun_longitude(moment)) % 360


def new_moon_before(moment: datetime) -> datetime:
    """Return the last new moon at or before a moment, to a few minutes."""
    guess = moment - timedelta(days=elongation(moment) / 360 * _SYNODIC)
    for _ in range(6):
        ahead = (elongation(guess) + 180) % 360 - 180
        guess -= timedelta(days=ahead / 360 * _SYNODIC)
    return guess


def _sign(moment: datetime) -> int:
    """Return the sidereal sign of the sun, 0 to 11 from Aries."""
    ayanamsa = _AYANAMSA + _PRECESSION * _centuries(moment)
    return floor((sun_longitude(moment) - ayanamsa) % 360 / 30)


@cache
def hindu_day(year: int, month: int, lunar_day: int, hour: int) -> date | None:
    """Return the day in a Gregorian year on which a lunar day holds at an hour of Indian time.

    Months count from Chaitra (1) and begin at the new moon; ``lunar_day`` is 1 to 15 while the moon grows, 16
    to 30 while it wanes. In an intercalary month nothing is celebrated. None when the year has no such day.
    """
    # The month of Chaitra begins in March or April; look from three weeks before it may.
    near = datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=75 + (month - 1) * 30.4 - 20)
    before = 0
    for step in range(92):
        day = near + timedelta(days=step)
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour) - _INDIA
        age = floor(elongation(moment) / _LUNAR_DAY) + 1
        if age == lunar_day and _month(moment) == month:
            return day.date()
        # A lunar day too short to hold at that hour on any day belongs to the day before its end.
        if age == lunar_day + 1 and before == lunar_day - 1 and _month(moment) == month:
            return day.date() - timedelta(days=1)
        before = age
    return None


def _month(moment: datetime) -> int | None:
    """Return the lunar month of a moment, None in an intercalary one."""
    start = new_moon_before(moment)
    following = new_moon_before(start + timedelta(days=_SYNODIC + 5))
    sign = _sign(start)
    if sign == _sign(following):
        return None
    return (sign + 1) % _MONTHS + 1


def solar_ingress(year: int, sign: int) -> date:
    """Return the Indian day on which the sun enters a sidereal sign (Makara, the tenth, is 9)."""
    ayanamsa = _AYANAMSA + _PRECESSION * (year - 2000) / 100
    wanted = (sign * 30 + ayanamsa) % 360
    moment = datetime(year, 3, 20, tzinfo=UTC) + timedelta(days=((wanted + 85) % 360 - 85) / 360 * 365.2422)
    for _ in range(6):
        ahead = (sun_longitude(moment) - wanted + 180) % 360 - 180
        moment -= timedelta(days=ahead / 360 * 365.2422)
    # An entry after sunset is kept on the next day.
    return (moment + _INDIA + timedelta(hours=6)).date()
