"""Q501: a quotation that does not say what its source said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.rules.stories import findings, story, told

if TYPE_CHECKING:
    from checker.embed import Encoder

SPEAKER = "Pedro Alvarez, Foreign Minister of Spain"
FRAMES = {
    "en": "Foreign Minister Pedro Alvarez wrote in a post: “{}”.",
    "fr": "Dans un tweet, le ministre Pedro Alvarez a écrit : « {} ».",
    "ar": "وكتب وزير الخارجية الإسباني بيدرو ألفاريز في تغريدة: «{}».",
}
EN = (
    "We will sign the agreement with Morocco on Monday and spend 40 million euros on the port of Larache. "
    "We do not accept delays."
)
FR = (
    "Nous condamnons l'attaque contre le marché, qui a tué douze personnes. "
    "La frontière restera ouverte jusqu'au 15 juin."
)
AR = "لن نغلق الميناء أمام السفن الصغيرة هذا العام. وسنزيد عدد العمال إلى ثلاثمائة عامل قبل نهاية مارس."


class Case(NamedTuple):
    """A quotation in one language, the post in another, and the values of the finding, if there is one."""

    name: str
    quoted: tuple[str, str]
    post: tuple[str, str]
    found: tuple[str, str] | None = None


ALTERED = (
    # In the language of the original, word for word.
    Case(
        "a word exchanged",
        ("en", "We will sign the agreement with Algeria on Monday"),
        ("en", EN),
        ("Algeria", "Morocco"),
    ),
    Case(
        "a denial put in", ("en", "We will never sign the agreement"), ("en", EN), ("never", "nothing there")
    ),
    Case("a denial left out", ("en", "We do accept delays"), ("en", EN), ("nothing there", "not")),
    Case(
        "a clause left out without an ellipsis",
        ("en", "We will sign the agreement and spend 40 million euros on the port"),
        ("en", EN),
        ("nothing there", "Morocco / Monday"),
    ),
    Case(
        "French, two figures for one",
        ("fr", "l'attaque contre le marché, qui a tué deux personnes"),
        ("fr", FR),
        ("deux", "douze"),
    ),
    Case(
        "Arabic, small ships and foreign ships",
        ("ar", "لن نغلق الميناء أمام السفن الأجنبية هذا العام"),
        ("ar", AR),
        ("الأجنبية", "الصغيرة"),
    ),
    # Across languages, part by part.
    Case(
        "Arabic of English: another country",
        ("ar", "سنوقع الاتفاق مع الجزائر يوم الاثنين"),
        ("en", EN),
        ("الجزائر", "Morocco"),
    ),
    Case(
        "French of English: another day",
        ("fr", "Nous signerons l'accord avec le Maroc vendredi"),
        ("en", EN),
        ("vendredi", "Monday"),
    ),
    Case(
        "French of English: another sum",
        ("fr", "Nous dépenserons 14 millions d'euros pour le port de Larache"),
        ("en", EN),
        ("14 millions d'euros", "40 million euros"),
    ),
    Case(
        "French of English: accepted",
        ("fr", "Nous acceptons les retards"),
        ("en", EN),
        ("not denied", "not accept"),
    ),
    Case(
        "English of French: regretted for condemned",
        ("en", "We regret the attack on the market, which killed twelve people"),
        ("fr", FR),
        ("regret", "condamnons"),
    ),
    Case(
        "English of French: another date",
        ("en", "The border will stay open until 25 June"),
        ("fr", FR),
        ("until 25 June", "jusqu'au 15 juin"),
    ),
    Case(
        "English of Arabic: not denied",
        ("en", "We will close the port to small ships this year"),
        ("ar", AR),
        ("not denied", "لن نغلق"),
    ),
    Case(
        "French of Arabic: another number",
        ("fr", "Nous porterons le nombre des ouvriers à huit cents avant fin mars"),
        ("ar", AR),
        ("huit cents", "ثلاثمائة عامل"),
    ),
    Case(
        "English of French: more people killed",
        ("en", "The attack on the market killed 20 people"),
        ("fr", FR),
        ("20 people", "douze personnes"),
    ),
    Case(
        "Arabic of French: more people killed",
        ("ar", "قتل الهجوم على السوق 20 شخصا"),
        ("fr", FR),
        ("20 شخصا", "douze personnes"),
    ),
    Case(
        "French of English: another city of the country",
        ("fr", "Nous ouvrirons le nouveau consulat à Fès lundi"),
        ("en", "We will open the new consulate in Tangier on Monday."),
        ("Fès", "Tangier"),
    ),
    Case(
        "Arabic of English: another city of the country",
        ("ar", "سنفتح القنصلية الجديدة في فاس يوم الاثنين"),
        ("en", "We will open the new consulate in Tangier on Monday."),
        ("فاس", "Tangier"),
    ),
    Case(
        "French of English: another minister",
        ("fr", "Nous remercions la ministre Leila Sebti de son aide"),
        ("en", "We thank Minister Karim Tazi for his help."),
        ("Leila Sebti", "Karim Tazi"),
    ),
    Case(
        "Arabic of English: another minister",
        ("ar", "نشكر الوزيرة ليلى السبتي على مساعدتها"),
        ("en", "We thank Minister Karim Tazi for his help."),
        ("ليلى السبتي", "Karim Tazi"),
    ),
    Case(
        "French of English: tomorrow for today",
        ("fr", "Nous signerons demain un accord avec le Maroc"),
        ("en", "We will sign an agreement with Morocco today."),
        ("demain", "today"),
    ),
    Case(
        "French of English: about another sum",
        ("fr", "Nous dépenserons environ 45 millions d'euros pour le port de Larache"),
        ("en", "We will spend about 40 million euros on the port of Larache."),
        ("environ 45 millions d'euros", "about 40 million euros"),
    ),
    Case(
        "Arabic of English: more than another sum",
        ("ar", "سننفق أكثر من 50 مليون يورو على ميناء العرائش"),
        ("en", "We will spend more than 40 million euros on the port of Larache."),
        ("أكثر من 50 مليون يورو", "more than 40 million euros"),
    ),
)

FAITHFUL = (
    Case("word for word", ("en", "We will sign the agreement with Morocco on Monday"), ("en", EN)),
    Case(
        "cut at both ends",
        ("en", "sign the agreement with Morocco on Monday and spend 40 million"),
        ("en", EN),
    ),
    Case("an ellipsis", ("en", "We will … spend 40 million euros on the port of Larache"), ("en", EN)),
    Case(
        "an ellipsis in brackets, another language's marks",
        ("fr", "Nous condamnons l'attaque […] qui a tué douze personnes"),
        ("fr", FR),
    ),
    Case("an editor's words in brackets", ("en", "we [the ministry] will sign the agreement"), ("en", EN)),
    Case("another spelling of Arabic", ("ar", "لن نغلق الميناء امام السفن الصغيره هذا العام"), ("ar", AR)),
    Case("vowel signs", ("ar", "لَن نُغلِق الميناءَ أمام السفن الصغيرة"), ("ar", AR)),
    Case("another ending", ("en", "We will sign the agreements with Morocco on Monday"), ("en", EN)),
    Case("another order", ("fr", "La frontière, jusqu'au 15 juin, restera ouverte"), ("fr", FR)),
    Case("a translation", ("ar", "سنوقع الاتفاق مع المغرب يوم الاثنين"), ("en", EN)),
    Case("a refusal for a denial", ("ar", "نرفض أي تأخير"), ("en", EN)),
    Case("a denial rendered by a denial", ("fr", "Nous n'acceptons aucun retard"), ("en", EN)),
    Case("figures for words", ("en", "the attack on the market, which killed 12 people"), ("fr", FR)),
    Case(
        "an idiomatic translation",
        ("en", "Small boats can count on the port this year, its gates stay open to them"),
        ("ar", AR),
    ),
    Case("one part of a long sentence", ("fr", "40 millions d'euros pour le port de Larache"), ("en", EN)),
    Case(
        "a city, in another script",
        ("ar", "سنفتح القنصلية الجديدة في طنجة يوم الاثنين"),
        ("en", "We will open the new consulate in Tangier on Monday."),
    ),
    Case(
        "the country for its city",
        ("fr", "Nous ouvrirons un nouveau consulat au Maroc lundi"),
        ("en", "We will open a new consulate in Tangier on Monday."),
    ),
    Case(
        "a minister, in another script",
        ("ar", "نشكر الوزير كريم التازي على مساعدته"),
        ("en", "We thank Minister Karim Tazi for his help."),
    ),
    Case(
        "today, on the same day",
        ("fr", "Nous signerons aujourd'hui un accord avec le Maroc"),
        ("en", "We will sign an agreement with Morocco today."),
    ),
    Case(
        "a day up to which something goes on",
        ("fr", "La frontière restera ouverte le 15 juin"),
        ("en", "The border will stay open until 15 June."),
    ),
    Case(
        "about as much",
        ("fr", "Nous dépenserons environ 40 millions d'euros pour le port de Larache"),
        ("en", "We will spend about 40 million euros on the port of Larache."),
    ),
    Case(
        "French of English: two sentences, the first denied",
        ("fr", "Nous n'accepterons aucun retard. Nous signerons l'accord avec le Maroc lundi"),
        ("en", "We will accept no delay. We will sign the agreement with Morocco on Monday."),
    ),
    Case(
        "Arabic of English: two sentences, the first denied",
        ("ar", "لن نقبل أي تأخير. سنوقع الاتفاق مع المغرب يوم الاثنين"),
        ("en", "We will not accept any delay. We will sign the agreement with Morocco on Monday."),
    ),
    Case("a number left out", ("en", "The attack on the market is something we condemn"), ("fr", FR)),
)


@pytest.mark.parametrize("case", [*ALTERED, *FAITHFUL], ids=lambda case: case.name)
def test_quotations(case: Case, encoder: Encoder) -> None:
    language, words = case.quoted
    checked = story(
        told(language, FRAMES[language].format(words), published="2024-05-14"),
        told(case.post[0], case.post[1], kind="post", speaker=SPEAKER, published="2024-05-14"),
    )
    found = findings("Q501", checked, encoder)
    assert [tuple(item.value for item in finding.evidence) for finding in found] == (
        [case.found] if case.found else []
    )
    only_denied = case.found is not None and "not denied" in case.found
    assert all(finding.severity == ("warning" if only_denied else "error") for finding in found)


@pytest.mark.parametrize("case", ALTERED[:3], ids=lambda case: case.name)
def test_the_passages_are_spans_of_the_sources(case: Case, encoder: Encoder) -> None:
    language, words = case.quoted
    checked = story(
        told(language, FRAMES[language].format(words)), told(*case.post, kind="post", speaker=SPEAKER)
    )
    (found,) = findings("Q501", checked, encoder)
    for item in found.evidence:
        assert checked.source(item.source).text[item.start : item.end] == item.quote


@pytest.mark.parametrize("between", [", a-t-il écrit,", " – a-t-il ajouté –"])
def test_what_the_article_says_between_the_halves_is_not_quoted(between: str, encoder: Encoder) -> None:
    whole = f"Nous condamnons l'attaque{between} contre le marché, qui a tué douze personnes"

    def values(quoted: str) -> list[str]:
        checked = story(
            told("fr", f"Le ministre Pedro Alvarez a écrit dans un tweet : « {quoted}. »"),
            told("fr", FR, kind="post", speaker=SPEAKER),
        )
        return [item.value for found in findings("Q501", checked, encoder) for item in found.evidence]

    assert values(whole) == []
    assert values(whole.replace("douze", "deux")) == ["deux", "douze"]


def test_a_quotation_of_somebody_else_is_not_held_to_the_post(encoder: Encoder) -> None:
    checked = story(
        told("en", "Mayor Leila Sebti said: “We will never sign the agreement with Morocco on Monday”."),
        told("en", EN, kind="post", speaker=SPEAKER),
    )
    assert findings("Q501", checked, encoder) == []


def test_a_statement_quoted_by_nobody_in_particular(encoder: Encoder) -> None:
    checked = story(
        told("en", "In a statement, the ministry said that “all of the villages will have water by Friday”."),
        told("en", "Some of the villages will have water by Friday.", kind="statement"),
    )
    (found,) = findings("Q501", checked, encoder)
    assert [item.value for item in found.evidence] == ["all", "Some"]
