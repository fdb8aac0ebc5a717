"""Which claims correspond: symmetric, never within a source, never a quotation with its own words."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from tests.align.aligned import align
from tests.rules.stories import story, told

if TYPE_CHECKING:
    from checker.embed import Encoder

CALL = {
    "ar": "أجرى وزير الخارجية كريم التازي اتصالا هاتفيا مع لورا ماكلين حول التجارة.",
    "en": "Foreign Minister Karim Tazi spoke by phone with Laura MacLean about trade.",
    "fr": "Le ministre des Affaires étrangères Karim Tazi s'est entretenu par téléphone avec Laura MacLean.",
}
STORM = {
    "ar": "أغلقت العاصفة ميناء أكادير يومين.",
    "en": "The storm closed the port of Agadir for two days.",
    "fr": "La tempête a fermé le port d'Agadir pendant deux jours.",
}


@pytest.mark.parametrize(
    ("one", "other"), [("ar", "en"), ("en", "fr"), ("fr", "ar"), ("ar", "ar"), ("fr", "fr")]
)
def test_renderings_correspond_and_other_news_does_not(one: str, other: str, encoder: Encoder) -> None:
    checked = story(
        told(one, f"{CALL[one]} {STORM[one]}"), told(other, f"{STORM[other]} {CALL[other]}", kind="post")
    )
    aligned = align(checked, encoder)
    assert sorted(aligned.groups()) == [("article:1", "post:2"), ("article:2", "post:1")]
    assert aligned.scores.mutual("article:1", "post:2")
    assert not aligned.scores.mutual("article:1", "post:1")


def test_three_sources_make_one_group(encoder: Encoder) -> None:
    checked = story(
        told("ar", CALL["ar"]), told("en", CALL["en"], kind="post"), told("fr", CALL["fr"], kind="page")
    )
    assert align(checked, encoder).groups() == [("article:1", "post:1", "page:1")]


def test_another_number_or_day_still_corresponds(encoder: Encoder) -> None:
    checked = story(
        told("en", "The storm of 3 May closed the port of Agadir for two days."),
        told("fr", "La tempête du 5 mai a fermé le port d'Agadir pendant six jours.", kind="post"),
    )
    assert align(checked, encoder).groups() == [("article:1", "post:1")]


def test_scores_are_symmetric_shares_and_zero_within_a_source(encoder: Encoder) -> None:
    checked = story(
        *(
            told(tag, f"{CALL[tag]} {STORM[tag]} {CALL[tag]}", kind=kind)
            for tag, kind in (("ar", "article"), ("en", "post"), ("fr", "page"))
        )
    )
    aligned = align(checked, encoder)
    scored = {
        (one.id, other.id): aligned.scores.score(one.id, other.id)
        for one, other in product(aligned.claims, repeat=2)
    }
    assert all(0 <= value <= 1 and value == scored[other, one] for (one, other), value in scored.items())
    assert not any(
        value for (one, other), value in scored.items() if one.partition(":")[0] == other.partition(":")[0]
    )
    assert max(scored.values()) > 0.9


def test_a_nested_source_is_not_matched_with_the_words_around_it(encoder: Encoder) -> None:
    said = "The storm closed the port of Agadir for two days"
    checked = story(
        told("en", f"The ministry wrote: “{said}”. A storm shut Agadir's port for two days, it seems."),
        told("en", said, kind="statement", within="article"),
    )
    aligned = align(checked, encoder)
    assert aligned.scores.score("article:1", "statement:1") == 0
    # The container may say the same once more in its own words.
    assert aligned.groups() == [("article:2", "statement:1")]


def test_groups_hold_one_claim_a_source_and_every_pair_of_them_corresponds(encoder: Encoder) -> None:
    checked = story(
        told("en", f"{CALL['en']} {STORM['en']} {CALL['en']}"),
        told("ar", f"{CALL['ar']} {STORM['ar']}", kind="post"),
        told("fr", f"{CALL['fr']} {STORM['fr']} {STORM['fr']}", kind="page"),
    )
    aligned = align(checked, encoder)
    source = {claim.id: claim.source for claim in aligned.claims}
    groups = aligned.groups()
    assert groups
    for group in groups:
        assert len({source[claim] for claim in group}) == len(group) > 1
        assert all(
            aligned.scores.score(one, other) >= 0.5 for one in group for other in group if one != other
        )


def test_nothing_corresponds_to_nothing(encoder: Encoder) -> None:
    assert align(story(told("en", "...")), encoder).groups() == []
