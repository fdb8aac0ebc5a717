"""Values of ``story.toml`` that have a form of their own: ids, dates, time zones, language tags, handles."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from checker.model.errors import one_line
from checker.model.source import SOURCE_ID

if TYPE_CHECKING:
    from checker.bundle.table import Table

MAX_ID = 80  # characters; ids become names of files
YEARS = range(1500, 3000)  # of publication; leaves room to reckon back and forth
# RFC 5646: language, script, region, variants (extensions and private use say nothing to a reader of news).
_LANGUAGE_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*",
    re.IGNORECASE,
)
_MAX_TAG = 60
HANDLE = re.compile(r"@[^\s@]+(?:@[^\s@]+)?")
# Names in the zone database that mean another zone on another machine.
_NO_ZONES = frozenset({"localtime", "posixrules", "Factory"})
_NEAR_ZONE = 0.8


def slug(name: str) -> str:
    """Return ``name`` as an id: ``MarocDiplo_AR`` gives ``marocdiplo-ar``, a name in Arabic nothing."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:MAX_ID].strip("-")


def names_from(name: str) -> tuple[str, str]:
    """Return the id and the title of a story that has only the ``name`` of its folder or file."""
    return slug(name) or "story", one_line(" ".join(name.split())) or "story"


def identifier(table: Table, key: str = "id") -> str | None:
    """Return an id of lower-case letters, digits and hyphens."""
    value = table.line(key)
    if value is None:
        return None
    if not SOURCE_ID.fullmatch(value) or len(value) > MAX_ID:
        offer = slug(value)
        hint = f'for example "{offer}"' if offer else 'for example "article-2"'
        raise table.fault(
            f'"{value}" is not an id: a-z, 0-9 and -, at most {MAX_ID} characters', key, hint=hint
        )
    return value


def published(table: Table, key: str = "published") -> date | datetime | None:
    """Return a day, or an instant with its offset; TOML dates and ISO 8601 strings are taken."""
    value = table.values.get(key)
    if value is None:
        return None
    if isinstance(value, str):
        value = _from_iso(table, key, value)
    if not isinstance(value, date):  # a datetime is a date
        raise table.wrong_type(key, "a date", 'like 2023-02-01 or "2023-02-01T09:30:00+01:00"')
    if isinstance(value, datetime):
        _require_offset(table, key, value)
    if value.year not in YEARS:
        raise table.fault(f"{value.year} is no year of publication", key)
    return value


def _from_iso(table: Table, key: str, value: str) -> date:
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(value.strip())
        except ValueError:
            continue
    hint = "write 2023-02-01 or 2023-02-01T09:30:00+01:00"
    raise table.fault(f'"{value}" is not a date', key, hint=hint)


def _require_offset(table: Table, key: str, value: datetime) -> None:
    offset = value.utcoffset()
    if offset is None:
        hint = f"write {value.isoformat()}Z or with the offset, or the day alone: {value.date()}"
        raise table.fault("a time of day needs its offset from UTC", key, hint=hint)
    if offset % timedelta(minutes=1):
        raise table.fault("the offset from UTC must be whole minutes", key)


def zone(table: Table, key: str = "timezone") -> str | None:
    """Return the name of a zone of the IANA database."""
    value = table.line(key)
    if value is None:
        return None
    import zoneinfo

    try:
        zoneinfo.ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # unknown; not a plain name; a folder of the database
        known = False
    else:
        known = value not in _NO_ZONES
    if not known:
        near = _nearest_zone(value)
        hint = f'did you mean "{near}"?' if near else 'like "Africa/Casablanca" or "UTC"'
        raise table.fault(f'"{value}" is not a time zone of the IANA database', key, hint=hint)
    return value


def _nearest_zone(value: str) -> str | None:
    """Return the zone that was probably meant; the city alone, or in small letters, is enough."""
    import zoneinfo

    from checker.bundle.table import nearest

    zones = sorted(zoneinfo.available_timezones() - _NO_ZONES)
    names = {zone.casefold(): zone for zone in zones}
    names |= {zone.rpartition("/")[2].casefold(): zone for zone in zones if zone.count("/") == 1}
    near = nearest(value.strip().replace(" ", "_"), names, _NEAR_ZONE)
    return names[near] if near else None


def language_tag(table: Table, key: str = "language") -> str | None:
    """Return a well-formed BCP 47 tag in its usual case: ``ar``, ``fr-CA``, ``zh-Hant``."""
    value = table.line(key)
    if value is None:
        return None
    tag = canonical_tag(value)
    if tag is None:
        raise table.fault(f'"{value}" is not a language tag', key, hint='like "ar", "en", "fr" or "ar-MA"')
    return tag


def canonical_tag(value: str) -> str | None:
    """Return a BCP 47 tag in its usual case; None for what is not well-formed."""
    if len(value) > _MAX_TAG or not _LANGUAGE_TAG.fullmatch(value):
        return None
    first, *rest = value.split("-")
    return "-".join([first.lower(), *(_subtag(part) for part in rest)])


def _subtag(part: str) -> str:
    """Return a subtag in the case that RFC 5646, 2.1.1, recommends for its length."""
    script, region = 4, 2
    if len(part) == region:
        return part.upper()
    return part.title() if len(part) == script and part.isalpha() else part.lower()


def handle(table: Table, key: str = "handle") -> str | None:
    """Return an account's name with its ``@``."""
    value = table.line(key)
    if value is not None and not HANDLE.fullmatch(value):
        hint = (
            f'write "@{slug(value) and value.replace(" ", "")}"' if "@" not in value else 'like "@SecBlinken"'
        )
        raise table.fault(f'"{value}" is not a handle', key, hint=hint)
    return value
