"""Quotations led back to the persons of the story."""

from __future__ import annotations

import pytest

from checker.facts.extract import extract
from checker.facts.publication import publications
from checker.text.claims import claims
from tests.rules.stories import story, told


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "“We will stop,” Minister Karim Tazi said.", [("We will stop,", "Karim Tazi", None)]),
        (
            "en",
            "Minister Karim Tazi wrote in a post: “We will stop now”.",
            [("We will stop now", "Karim Tazi", "post")],
        ),
        (
            "en",
            "In a statement the ministry said “we will stop now”.",
            [("we will stop now", None, "document")],
        ),
        ("en", "A banner read “no more tolls here”.", [("no more tolls here", None, None)]),
        ("en", "He said: “They shouted ‘stop’ at us”.", [("They shouted ‘stop’ at us", None, None)]),
        (
            "fr",
            "« Nous allons agir vite », a déclaré le ministre Karim Tazi.",
            [("Nous allons agir vite", "Karim Tazi", None)],
        ),
        ("fr", "Le maire cite « le port ».", [("le port", None, None)]),
        ("ar", "وقال الوزير كريم التازي: «سنعمل بسرعة كبيرة».", [("سنعمل بسرعة كبيرة", "كريم التازي", None)]),
        (
            "ar",
            "كتب الوزير كريم التازي في تغريدة: “سنعمل بسرعة كبيرة”.",
            [("سنعمل بسرعة كبيرة", "كريم التازي", "post")],
        ),
        (
            "ar",
            "قال وزير الصحة كريم التازي كلمته. وأضاف وزير الصحة: «سنعمل بسرعة كبيرة».",
            [("سنعمل بسرعة كبيرة", "كريم التازي", None)],
        ),
        ("ar", "لا اقتباس هنا.", []),
    ],
)
def test_who_said_what(language: str, text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    checked = story(told(language, text))
    facts = extract(checked, claims(checked.sources[0]), publications(checked))
    named = {fact.entity: fact.mention.text for fact in facts.names}
    found = [
        (quote.mention.text, named[quote.speaker] if quote.speaker is not None else None, quote.through)
        for quote in facts.quotes
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # The minister alone is the nearest one named before.
        (
            "en",
            "Transport Minister Omar Fassi opened the road. The minister said it was safe.",
            ["Omar Fassi"],
        ),
        ("ar", "افتتح وزير النقل عمر الفاسي الطريق. وقال الوزير إن الطريق آمنة.", ["عمر الفاسي"]),
        (
            "fr",
            "Le ministre des Transports Omar Fassi est venu. Le ministre a dit que tout allait.",
            ["Omar Fassi"],
        ),
        # Who speaks for somebody is not he.
        ("en", "A spokesman for Omar Fassi said that he was tired.", [None]),
        ("en", "Omar Fassi's lawyer, Salma Naciri, said that he was tired.", ["Salma Naciri"]),
        ("fr", "Selon l'avocat d'Omar Fassi, la route est fermée.", [None]),
        ("ar", "قال محامي الوزير إن موكله بريء.", [None]),
        # A pronoun of the first report is the one person of the sentence before.
        ("en", "Mayor Salma Naciri came to the port. “It is closed for good,” she said.", ["Salma Naciri"]),
        ("en", "Mayor Salma Naciri met Minister Omar Fassi. “It is closed for good,” she said.", [None]),
    ],
)
def test_who_is_reported(language: str, text: str, expected: list[str | None]) -> None:
    checked = story(told(language, text))
    facts = extract(checked, claims(checked.sources[0]), publications(checked))
    named = {fact.entity: fact.mention.text for fact in reversed(facts.names)}
    assert [named[it.speaker] if it.speaker is not None else None for it in facts.speech] == expected
    for item in facts.speech:
        assert checked.sources[0].text[item.mention.start : item.mention.end] == item.mention.text
