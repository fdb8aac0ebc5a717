"""Countries: by name, by what comes from them, by flag; and the time of their capitals."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from checker.facts.tables import tsv_rows
from checker.facts.territories import capital, flag
from tests.facts.readings import covered, reading


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "بين الولايات المتحدة والمغرب", [("الولايات المتحدة", "US"), ("والمغرب", "MA")]),
        ("ar", "القادة المصريين والإسرائيليين", [("المصريين", "EG"), ("والإسرائيليين", "IL")]),
        ("ar", "نظيره المغربي", [("المغربي", "MA")]),
        ("ar", "في تونس وليبيا", [("تونس", "TN"), ("وليبيا", "LY")]),
        ("ar", "وزير الخارجية", []),
        ("en", "Egyptian and Israeli leaders", [("Egyptian", "EG"), ("Israeli", "IL")]),
        ("en", "The US and the United Kingdom", [("US", "US"), ("United Kingdom", "GB")]),
        ("en", "it tells us to polish the turkey", []),
        ("en", "Morocco's foreign minister", [("Morocco", "MA")]),
        ("fr", "les dirigeants égyptiens et la Tunisie", [("égyptiens", "EG"), ("Tunisie", "TN")]),
        ("fr", "la ministre marocaine", [("marocaine", "MA")]),
        ("fr", "La maison blanche", []),
        ("de", "Marokko und Tunesien", []),
    ],
)
def test_countries(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    item = reading(text, language)
    assert [(covered(item, it.first, it.last), it.code) for it in item.territories] == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ministry 🇲🇦", "MA"),
        ("🇺🇸🇲🇦", "US"),
        ("no flag", None),
        ("🇲 alone", None),
        ("👨‍👩‍👧", None),
        ("", None),
    ],
)
def test_flags(text: str, code: str | None) -> None:
    assert flag(text) == code


def test_every_country_has_its_capital_s_zone() -> None:
    codes = {row[0] for row in tsv_rows("data", "territories")}
    assert len(codes) > 220
    for code in codes:
        zone, city = capital(code) or ("", "")
        assert ZoneInfo(zone)
        assert city


def test_no_capital_of_an_unknown_code() -> None:
    assert capital("ZZ") is None
