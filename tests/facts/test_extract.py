"""All facts of a story: placed exactly, persons told apart across sources, who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts.extract import extract
from checker.facts.publication import publications
from checker.text.claims import claims
from tests.rules.stories import story, told

if TYPE_CHECKING:
    from checker.facts.extract import Facts
    from checker.model.source import Source, Story

LANGUAGES = ["ar", "en", "fr", "und", "de"]

# Pieces that extractors react to, so that arbitrary text reaches deep into them.
PIECES = [
    "وزير الخارجية الأمريكي، أنتوني بلينكن", "زيارته الأخيرة", "أمس الثلاثاء", "«", "»", "“", "”",
    "@Handle_ar", "قال", "Minister Karim Tazi", "is on a visit", "Mr.", "former", "ex-", "said",
    "Court of", "1 February 2023", "reduce", "le ministre", "s'est entretenu", "l'", "d'", "hier",
    "Commission de", "🇲🇦", "\u202e", "\u200f", "\n", " ", ".", "،", ",",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=14).map(" ".join)


def of(checked: Story) -> Facts:
    found = [claim for source in checked.sources for claim in claims(source)]
    return extract(checked, found, publications(checked))


@settings(deadline=None, derandomize=True, max_examples=150)
@given(TEXTS, st.sampled_from(LANGUAGES), TEXTS, st.sampled_from(LANGUAGES))
def test_any_text_is_extracted_and_every_mention_reproduces_it(
    text: str, language: str, second: str, other: str
) -> None:
    checked = story(
        told(language, text, speaker=second), told(other, second, kind="post", published="2024-02-29")
    )
    facts = of(checked)
    held = {claim.id: claim for source in checked.sources for claim in claims(source)}
    kinds = (
        *(facts.times, facts.handles, facts.names, facts.places, facts.roles, facts.events, facts.topics),
        *(facts.quantities, facts.polarities, facts.graded, facts.quotes, facts.speech),
    )
    mentions = [fact.mention for kind in kinds for fact in kind]
    mentions += [event.cue for event in facts.events if event.cue]
    for mention in mentions:
        assert checked.source(mention.source).text[mention.start : mention.end] == mention.text
        assert mention.text
        claim = held[mention.claim]
        assert claim.source == mention.source
        assert claim.start <= mention.start < claim.end


@pytest.mark.parametrize("text", ["وزير الخارجية، أنتوني بلينكن « »", 'He said: "" and left.', "« »"])
def test_marks_with_nothing_between_them_quote_nothing(text: str) -> None:
    facts = of(story(told("ar", text), told("ar", text, kind="post")))
    assert [*facts.quotes, *facts.speech] == []


def test_one_person_across_languages() -> None:
    facts = of(
        story(
            told("ar", "قال وزير الخارجية المغربي ناصر بوريطة إن بلينكن وافق."),
            told("en", "Secretary of State Antony Blinken spoke with Nasser Bourita.", kind="post"),
        )
    )
    entity = {fact.mention.text: fact.entity for fact in facts.names}
    assert entity["ناصر بوريطة"] == entity["Nasser Bourita"]
    assert entity["بلينكن"] == entity["Antony Blinken"]
    assert len(set(entity.values())) == 2


@pytest.mark.parametrize(
    ("source", "name", "country", "city"),
    [
        (
            told("en", "Hi.", speaker="Secretary Antony Blinken, United States"),
            "Antony Blinken",
            "US",
            "Washington",
        ),
        (told("ar", "مرحبا.", speaker="وزير الخارجية الأردني سامر العدوان"), "سامر العدوان", "JO", "Amman"),
        (
            told("fr", "Bonjour.", speaker="Claire Dumont", publisher="Gouvernement tunisien"),
            "Claire Dumont",
            "TN",
            "Tunis",
        ),
        (told("en", "Hi.", speaker="Ministry 🇲🇦"), None, "MA", "Rabat"),
        (told("en", "Hi.", publisher="Toronto Star"), None, None, None),
        (told("en", "Hi.", speaker="Laura MacLean", publisher="Toronto Star"), "Laura MacLean", None, None),
        (told("en", "Hi."), None, None, None),
    ],
)
def test_who_speaks(source: Source, name: str | None, country: str | None, city: str | None) -> None:
    facts = of(story(source))
    speaker = facts.speakers[source.id]
    parts = facts.persons.names[speaker.entity][0] if speaker.entity is not None else None
    assert parts == (
        tuple(part.lower().translate(str.maketrans("أإآة", "اااه")) for part in name.split())
        if name
        else None
    )
    assert speaker.country == country
    assert (speaker.zone.label if speaker.zone else None) == city


def test_the_country_of_a_speaker_is_told_by_a_title_elsewhere() -> None:
    facts = of(
        story(
            told("ar", "وزير الخارجية الأمريكي أنتوني بلينكن هنا."),
            told("en", "Spoke today.", kind="post", speaker="Antony Blinken"),
        )
    )
    assert facts.speakers["post"].country == "US"


def test_first_person_events_are_the_speaker_s() -> None:
    facts = of(
        story(
            told("en", "We discussed my recent trip.", kind="post", speaker="Antony Blinken"),
            told("ar", "أنهى أنتوني بلينكن زيارته.", speaker="وكالة"),
        )
    )
    trip, visit = (
        next(event for event in facts.events if event.mention.source == it) for it in ("post", "article")
    )
    assert trip.agent is not None
    assert trip.agent == facts.speakers["post"].entity
    assert visit.kind == trip.kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_nothing(language: str) -> None:
    facts = of(story(told(language, "...")))
    assert (facts.times, facts.names, facts.events, facts.quotes, facts.topics, facts.roles) == ((),) * 6
