"""What is denied in a text, in three languages: each row of the corpora, and how far a denial reaches."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.facts.polarity import Kind
from checker.facts.polarity.facts import polarity_facts
from checker.facts.values import Mention
from tests.facts.readings import reading

if TYPE_CHECKING:
    from checker.facts.reading import Reading
    from checker.facts.values import PolarityFact

CORPUS = Path(__file__).parent / "corpus"
LANGUAGES = ("ar", "en", "fr")
FEWEST = 80


def rows(language: str) -> list[tuple[str, str]]:
    lines = (CORPUS / f"{language}.tsv").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(text, expected) for text, expected in pairs]


def place(read: Reading, start: int, end: int) -> Mention:
    claim = read.claim_at(start)
    assert claim is not None
    return Mention(read.source.id, claim.id, start, end, read.source.text[start:end])


def denials(text: str, language: str) -> list[PolarityFact]:
    return list(polarity_facts(reading(text, language), place))


def sure(text: str, language: str) -> list[PolarityFact]:
    return [fact for fact in denials(text, language) if fact.kind == Kind.CERTAIN and not fact.cancelled]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, *row) for language in LANGUAGES for row in rows(language)],
)
def test_what_is_denied(language: str, text: str, expected: str) -> None:
    assert ", ".join(fact.predicate for fact in sure(text, language)) == expected.replace("-", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corpus_is_large_and_half_of_it_denies_nothing(language: str) -> None:
    expected = [denied for _, denied in rows(language)]
    assert len(expected) >= FEWEST
    assert expected.count("-") >= len(expected) * 0.4
    assert expected.count("-") <= len(expected) * 0.6


@pytest.mark.parametrize("language", LANGUAGES)
def test_spans_are_those_of_the_text(language: str) -> None:
    for text, _ in rows(language):
        for fact in denials(text, language):
            for mention in (fact.mention, *fact.cues):
                assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("language", "text", "reach", "cues"),
    [
        ("en", "The envoy did not sign the accord, and left.", "not sign the accord", ["not"]),
        ("en", "It wasn’t open when they came.", "wasn’t open", ["wasn’t"]),
        ("fr", "Le ministre n’a pas signé l’accord, mais il reste.", "n’a pas signé l’accord", ["n", "pas"]),
        ("ar", "لم يوقّع الوزير الاتفاق، لكنه حضر.", "لم يوقّع الوزير الاتفاق", ["لم"]),
    ],
)
def test_how_far_a_denial_reaches(language: str, text: str, reach: str, cues: list[str]) -> None:
    [fact] = sure(text, language)
    assert fact.mention.text == reach
    assert [cue.text for cue in fact.cues] == cues


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister denied the report."),
        ("fr", "Le ministre dément l'information."),
        ("ar", "نفى الوزير الخبر."),
    ],
)
def test_a_reported_denial_is_a_refusal_and_denies_nothing_itself(language: str, text: str) -> None:
    [fact] = denials(text, language)
    assert fact.kind == Kind.REFUSAL


def test_two_that_fall_on_each_other_cancel() -> None:
    assert [(fact.kind, fact.cancelled) for fact in denials("He did not deny it.", "en")] == [
        (Kind.CERTAIN, True),
        (Kind.REFUSAL, True),
    ]


def test_a_language_without_tables_denies_nothing() -> None:
    assert denials("Der Minister hat nicht unterschrieben.", "de") == []
