"""Results of every shape, for property tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import settings
from hypothesis import strategies as st

from checker.model.claim import Claim, Correspondence
from checker.model.finding import Acceptance, Evidence, Finding, Severity, Verdict
from checker.model.result import Coverage, Result, Unchecked
from checker.model.review import AcceptedDifference, StaleAcceptance, Staleness
from checker.model.source import Passage, Source, SourceKind, Story
from checker.model.timeline import PlacedEvent, ZoneReading
from tests.hostile import CORPUS
from tests.structs import builds

# The same examples on every run and machine, however busy it is.
PROPERTY = settings(deadline=None, derandomize=True, max_examples=60)

TEXT = st.one_of(
    st.text(max_size=30),
    st.sampled_from(CORPUS),
    st.sampled_from(["أمس الثلاثاء", "mardi « 6 »", "Tuesday | 6", "ا\u202eب", "\x1b[2J", ""]),
)
_OPTIONAL = st.none() | TEXT
_OFFSETS = st.integers(0, 10**6)
_ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_MOMENTS = st.none() | st.dates() | st.datetimes(timezones=st.none() | _ZONES)
_SHARES = st.floats(0, 1)
_INSTANTS = st.one_of(
    st.integers(0, 10**6).map(lambda hours: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(hours=hours)),
    st.sampled_from([datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)]),
)
_ACCEPTANCES = builds(Acceptance, TEXT, st.none() | st.dates(), _OPTIONAL)
_FINGERPRINTS = st.text("0123456789abcdef", min_size=16, max_size=16)
_STALE = builds(
    StaleAcceptance,
    builds(AcceptedDifference, _FINGERPRINTS, _OPTIONAL, _OPTIONAL, _ACCEPTANCES),
    st.sampled_from(Staleness),
)


def _sources(name: str) -> st.SearchStrategy[Source]:
    return builds(
        Source,
        id=st.just(name),
        kind=st.sampled_from(SourceKind),
        text=TEXT,
        language=st.sampled_from(["ar", "en", "fr", "und", "", 'x" y="']),
        primary=st.booleans(),
        publisher=_OPTIONAL,
        speaker=_OPTIONAL,
        handle=_OPTIONAL,
        published=_MOMENTS,
        timezone=_OPTIONAL,
        within=st.none() | st.just("a"),
        file=_OPTIONAL,
        passages=st.lists(builds(Passage, _OFFSETS, _OFFSETS, _OFFSETS, _OFFSETS), max_size=2).map(tuple),
        trust=st.none() | st.integers(0, 9),
    )


@st.composite
def results(draw: st.DrawFn) -> Result:
    """Draw a result whose ids all lead somewhere, and whose texts are anything at all."""
    names = ["a", "b", "c-3"][: draw(st.integers(1, 3))]
    sources = tuple(draw(_sources(name)) for name in names)
    claims = tuple(
        Claim(
            f"{name}:{number}",
            name,
            start,
            start + len(text),
            text,
            draw(st.sampled_from(["ar", "en"])),
            number,
        )
        for name in names
        for number, (start, text) in enumerate(draw(st.lists(st.tuples(_OFFSETS, TEXT), max_size=3)), 1)
    )
    rows = st.lists(
        st.sampled_from([claim.id for claim in claims] or [""]), min_size=1, max_size=3, unique=True
    )
    return Result(
        Story(draw(TEXT), draw(TEXT), sources, draw(_OPTIONAL)),
        claims,
        tuple(Correspondence(tuple(draw(rows)), draw(_SHARES)) for _ in claims[:2]),
        tuple(draw(st.lists(_findings(names, claims), max_size=4))),
        Coverage(
            tuple(draw(st.lists(TEXT, max_size=2))),
            tuple(draw(st.lists(builds(Unchecked, TEXT, TEXT), max_size=2))),
        ),
        draw(st.sampled_from(Verdict)),
        tuple(draw(st.lists(_placed(names), max_size=3))),
        tuple(draw(st.lists(_STALE, max_size=2))),
    )


def _placed(names: list[str]) -> st.SearchStrategy[PlacedEvent]:
    loose = builds(Evidence, st.sampled_from(names), TEXT, _OFFSETS, _OFFSETS, TEXT, TEXT)
    readings = builds(
        lambda zone, one, other, shifted: ZoneReading(zone, min(one, other), max(one, other), shifted),
        _OPTIONAL,
        _INSTANTS,
        _INSTANTS,
        st.booleans(),
    )
    several = st.lists(readings, min_size=1, max_size=2).map(tuple)
    return builds(PlacedEvent, st.integers(1, 2), TEXT, loose, several)


def _findings(names: list[str], claims: tuple[Claim, ...]) -> st.SearchStrategy[Finding]:
    loose = builds(Evidence, st.sampled_from(names), TEXT, _OFFSETS, _OFFSETS, TEXT, TEXT)
    placed = st.sampled_from(claims).flatmap(_evidence_in) if claims else loose
    return builds(
        Finding,
        rule=st.sampled_from(["date-conflict", "name-variant"]),
        code=st.sampled_from(["D101", "P302"]),
        severity=st.sampled_from(Severity),
        confidence=_SHARES,
        message=TEXT,
        evidence=st.lists(st.one_of(placed, loose), min_size=1, max_size=5).map(tuple),
        note=TEXT,
        accepted=st.none() | _ACCEPTANCES,
        known=st.booleans(),
    )


def _evidence_in(claim: Claim) -> st.SearchStrategy[Evidence]:
    span = st.tuples(st.integers(0, len(claim.text)), st.integers(0, len(claim.text))).map(sorted)
    return builds(
        lambda ends, value: Evidence(
            claim.source,
            claim.id,
            claim.start + ends[0],
            claim.start + ends[1],
            claim.text[ends[0] : ends[1]],
            value,
        ),
        span,
        TEXT,
    )
