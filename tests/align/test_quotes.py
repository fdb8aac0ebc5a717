"""The passage that a quotation renders, and quotations that render the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.align.quote_pairs import pair_quotes
from checker.align.quotes import alleged_sources, match_quotes
from tests.align.aligned import align
from tests.rules.stories import story, told

if TYPE_CHECKING:
    from checker.align.quotes import QuoteMatch
    from checker.embed import Encoder
    from checker.model.source import Source

POST = told(
    "en",
    "Spoke with Moroccan Foreign Minister Nasser Bourita about our strong cooperation on regional security. "
    "We also discussed my recent trip and meetings with Egyptian leaders. The weather was fine.",
    kind="tweet",
    speaker="Secretary of State Antony Blinken",
)


def matches(encoder: Encoder, *sources: Source) -> list[QuoteMatch]:
    aligned = align(story(*sources), encoder)
    return list(match_quotes(aligned.story, aligned.claims, aligned.facts, aligned.vectors, encoder))


@pytest.mark.parametrize(
    ("language", "text", "claim", "words"),
    [
        (
            "ar",
            (
                "وكتب وزير الخارجية الأمريكي أنتوني بلينكن في تغريدة: "
                "«ناقشنا كذلك زيارتي الأخيرة ولقاءاتي مع القادة المصريين»."
            ),
            "tweet:2",
            "my recent trip and meetings with Egyptian leaders",
        ),
        (
            "fr",
            (
                "« Notre solide coopération en matière de sécurité régionale », a écrit "
                "le secrétaire d'État Antony Blinken dans un tweet."
            ),
            "tweet:1",
            "our strong cooperation on regional security",
        ),
        (
            "en",
            (
                "“We also discussed my recent trip and meetings,” "
                "Secretary of State Antony Blinken wrote in a post."
            ),
            "tweet:2",
            "my recent trip and meetings",
        ),
    ],
)
def test_a_quotation_finds_its_passage(
    language: str, text: str, claim: str, words: str, encoder: Encoder
) -> None:
    (match,) = matches(encoder, told(language, text), POST)
    assert match.claim == claim
    assert words in POST.text[match.start : match.end]
    assert match.supports


def test_what_is_not_there_is_not_near(encoder: Encoder) -> None:
    text = "“The old harbour will be sold to a bank,” Secretary of State Antony Blinken wrote in a post."
    (match,) = matches(encoder, told("en", text), POST)
    assert match.nearness < 0.45


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It went rather well today,” Antony Blinken wrote in a post.", ["tweet"]),
        ("“It went rather well today,” Antony Blinken told reporters.", []),
        ("“It went rather well today,” Nasser Bourita wrote in a post.", []),
        ("In a statement the ministry said “it went rather well today”.", ["statement"]),
        ("A banner read “it went rather well today”.", []),
    ],
)
def test_the_sources_a_quotation_may_be_from(text: str, expected: list[str], encoder: Encoder) -> None:
    checked = story(
        told("en", text), POST, told("en", "The dam is safe.", kind="statement", publisher="The ministry")
    )
    aligned = align(checked, encoder)
    (quote,) = aligned.facts.quotes
    assert [source.id for source in alleged_sources(checked, aligned.facts, quote)] == expected


def test_quotations_of_the_same_words_are_paired(encoder: Encoder) -> None:
    aligned = align(
        story(
            told(
                "en",
                "“We will repair the old bridge before the end of winter,” the mayor said. "
                "“The weather in the hills was very fine today,” he added.",
            ),
            told(
                "fr",
                "« Nous réparerons le vieux pont avant la fin de l'hiver », a dit le maire.",
                kind="post",
            ),
        ),
        encoder,
    )
    (pair,) = pair_quotes(aligned.story, aligned.facts, aligned.vectors, encoder)
    assert pair.one.mention.text == "We will repair the old bridge before the end of winter,"
    assert pair.other.mention.text == "Nous réparerons le vieux pont avant la fin de l'hiver"


def test_quotations_of_one_source_are_not_paired_and_those_of_two_speakers_are_marked(
    encoder: Encoder,
) -> None:
    english = "“We will repair the old bridge before the end of winter,” Minister Karim Tazi said."
    french = "« Nous réparerons le vieux pont avant la fin de l'hiver », a dit la ministre Claire Dumont."
    twice = align(story(told("en", f"{english} {english}")), encoder)
    assert pair_quotes(twice.story, twice.facts, twice.vectors, encoder) == ()
    both = align(story(told("en", english), told("fr", french, kind="post")), encoder)
    (pair,) = pair_quotes(both.story, both.facts, both.vectors, encoder)
    assert pair.by_two
    assert pair.mutual
