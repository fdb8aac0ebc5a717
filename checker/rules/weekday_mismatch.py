"""A weekday that does not fit its date.

What it checks
    A time whose parts cannot all be true: 'Tuesday, 1 February 2023' (a Wednesday), or 'yesterday, Tuesday'
    in a text published on a Thursday.

Why an editor cares
    One of the two is wrong, and readers see it. Mostly the date was changed and the weekday was not.

Examples:
    EN: "on Tuesday, 1 February 2023" - that day was a Wednesday.
    AR: «الثلاثاء 1 فبراير 2023» - كان يوم أربعاء.

What it does not see
    A weekday and a date that stand apart from each other; dates without a year when the publication is
    unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.facts.times import weekday_name
from checker.model.finding import Severity
from checker.model.message import Message
from checker.rules.base import Rule, finding, passage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from checker.facts.values import TimeFact
    from checker.model.finding import Finding
    from checker.rules.base import Case

RULE = Rule("D102", "weekday-mismatch", Severity.ERROR, "a weekday that does not fit its date")


def check(case: Case) -> Iterator[Finding]:
    """Report every time whose parts disagree; a nested source repeats its container, once is enough."""
    for fact in case.facts.times:
        day = fact.time.value.first_day
        # What disagrees was placed by all its parts but one, so that it has a day.
        if fact.time.disagrees and day is not None and case.source(fact.mention.source).within is None:
            yield _finding(fact, day)


def _finding(fact: TimeFact, day: date) -> Finding:
    first, other = fact.time.readings[:2]
    return finding(
        RULE,
        Message(
            "the parts of “{words}” do not fit together: {day} is a {weekday}",
            words=fact.mention.text,
            day=day.isoformat(),
            weekday=weekday_name(day),
        ),
        (passage(fact.mention, str(first)),),
        confidence=0.95,
        note=Message("Read one way it is {one}, read the other way {others}.", one=first, others=other),
    )
