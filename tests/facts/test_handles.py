"""Accounts named in a text, and what tells apart the accounts of one body."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts.handles import bare_handle, handles, stem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spoke with @SecBlinken today", [("@SecBlinken", "secblinken")]),
        ("السيد أنتوني بلينكن.@SecBlinken pic", [("@SecBlinken", "secblinken")]),
        ("(@MarocDiplo_AR)، ثم", [("@MarocDiplo_AR", "marocdiplo_ar")]),
        ("حساب \u2066@SecBlinken\u2069", [("@SecBlinken", "secblinken")]),
        ("＠Sante_fr annonce", [("＠Sante_fr", "sante_fr")]),
        ("@MarocDiplomatie's minister", [("@MarocDiplomatie", "marocdiplomatie")]),
        ("@a and @b", [("@a", "a"), ("@b", "b")]),
        ("write to press@ministry.example", []),
        (".@SecBlinken has it", [("@SecBlinken", "secblinken")]),
        ("@@twice", []),
        ("at 5 @ 3", []),
        ("@وزارة", []),
        ("", []),
    ],
)
def test_accounts_in_a_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[start:end], name) for start, end, name in handles(text)] == expected


@pytest.mark.parametrize(
    ("handle", "expected"),
    [
        ("marocdiplo_ar", "marocdiplo"),
        ("fafpofficial", "fafp"),
        ("fafp_ar", "fafp"),
        ("santefr", "sante"),
        ("news", "news"),
        ("ar", "ar"),
    ],
)
def test_stem(handle: str, expected: str) -> None:
    assert stem(handle) == expected


def test_bare() -> None:
    assert (
        bare_handle("@SecBlinken") == bare_handle("＠secblinken") == bare_handle("SECBLINKEN") == "secblinken"
    )


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="ab_1@. ءب\u2066", max_size=40))
def test_spans_begin_with_the_sign(text: str) -> None:
    for start, end, name in handles(text):
        assert text[start] in "@＠"
        assert text[start + 1 : end].lower() == name
