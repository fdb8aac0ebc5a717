"""What settings change in rules: a glossary makes two forms the same, options move a limit.

Each case is found without the setting; that is what it is compared with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.facts.glossary import glossary
from checker.pipeline import Policy, check
from checker.rules import all_rules
from tests.rules.stories import story, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from checker.facts.glossary import Glossary
    from checker.model.source import Story


def codes(checked: Story, encoder: Encoder, policy: Policy | None = None) -> list[str]:
    return [found.code for found in check(checked, encoder, policy).findings]


def names(*group: str) -> Glossary:
    return glossary([group], [], [])


def titles(*group: str) -> Glossary:
    return glossary([], [group], [])


def offices(*group: str) -> Glossary:
    return glossary([], [], [group])


# The rule; the glossary that silences it; the sources.
SAME = {
    "two names of one person, English and Arabic": (
        "P301",
        names("Karim Alaoui", "يوسف التازي"),
        told("en", "Moroccan Foreign Minister Karim Alaoui welcomed the agreement on Monday."),
        told("ar", "رحب وزير الخارجية المغربي يوسف التازي بالاتفاق يوم الاثنين."),
    ),
    "two names of one person, French and English": (
        "P301",
        names("Samir Haddad", "Victor Dumont"),
        told(
            "en",
            "The storm tore the roof off the school and broke two windows, said the witness Samir Haddad.",
        ),
        told(
            "fr",
            "La tempête a arraché le toit de l'école et brisé deux fenêtres, a dit le témoin Victor Dumont.",
        ),
    ),
    "a name that only stands in Arabic without a title": (
        "P301",
        names("Daniel Robertson", "دانيال كوبلنسكي"),
        told("en", "The film was directed by Daniel Robertson and shown in the old cinema."),
        told("ar", "الفيلم من إخراج دانيال كوبلنسكي وعرض في السينما القديمة."),
    ),
    "two English spellings": (
        "P302",
        names("Nasser Bourita", "Nasser Burita"),
        told("en", "Foreign Minister Nasser Bourita spoke first."),
        told("en", "Foreign Minister Nasser Burita opened the session.", kind="post"),
    ),
    "two Arabic spellings, by the last name alone": (
        "P302",
        names("بوريطة", "بوريطا"),
        told("ar", "قال وزير الخارجية ناصر بوريطة إن الاتفاق جاهز."),
        told("ar", "وصل وزير الخارجية ناصر بوريطا إلى المقر.", kind="post"),
    ),
    "two French spellings within one source": (
        "P302",
        names("Lina Benjelloun", "Lina Benjeloun"),
        told("fr", "Mme Lina Benjelloun a parlé. Mme Lina Benjeloun est partie ensuite."),
        told("en", "Lina Benjelloun spoke."),
    ),
    "two French titles": (
        "P303",
        titles("ministre des Affaires étrangères", "chef de la diplomatie"),
        told("fr", "Le ministre des Affaires étrangères Karim Tazi a parlé."),
        told("fr", "Le chef de la diplomatie Karim Tazi a parlé.", kind="post"),
    ),
    "two Arabic titles": (
        "P303",
        titles("رئيس الحكومة", "الوزير الأول"),
        told("ar", "قال رئيس الحكومة عزيز الفهري إن المشروع جاهز."),
        told("ar", "قال الوزير الأول عزيز الفهري إن المشروع جاهز.", kind="post"),
    ),
    "two offices of one country": (
        "P303",
        offices("foreign-minister@US", "secretary-of-state@US"),
        told("en", "US Foreign Minister Antony Blinken landed in Tunis."),
        told("fr", "Le secrétaire d'État américain Antony Blinken est arrivé à Tunis."),
    ),
    "two offices that nobody holds at one time": (
        "P303",
        offices("foreign-minister", "ambassador"),
        told("en", "Foreign Minister Karim Alaoui spoke in Rabat."),
        told("fr", "L'ambassadeur Karim Alaoui a parlé à Rabat."),
    ),
}


@pytest.mark.parametrize("case", SAME.values(), ids=SAME)
def test_a_glossary_makes_them_the_same(
    case: tuple[str, Glossary, *tuple[object, ...]], encoder: Encoder
) -> None:
    code, house, *sources = case
    checked = story(*sources)  # type: ignore[arg-type]  # a row of the table
    assert code in codes(checked, encoder)
    assert code not in codes(checked, encoder, Policy(glossary=house))


FILM = "The film was directed by Daniel Robertson and shown in the old cinema."
FILM_AR = "الفيلم من إخراج دانيال كوبلنسكي وعرض في السينما القديمة."
FILM_FR = "Le film a été réalisé par Castellani et projeté dans le vieux cinéma."
STORM = "The storm tore the roof off the school and broke two windows, said the witness Samir Haddad."
STORM_AR = "اقتلعت العاصفة سقف المدرسة وكسرت نافذتين، حسب الشاهد فيكتور دومون."
STORM_FR = "La tempête a arraché le toit de l'école et brisé deux fenêtres, a dit le témoin Victor Dumont."

# The director goes by two names, the house says; the witness in the other language is somebody else.
RETOLD = {
    "ar": (names("Daniel Robertson", "دانيال كوبلنسكي"), f"{FILM_AR} {STORM_AR}", "فيكتور دومون"),
    "fr": (names("Daniel Robertson", "Castellani"), f"{FILM_FR} {STORM_FR}", "Victor Dumont"),
}


@pytest.mark.parametrize("language", RETOLD)
def test_a_glossary_silences_no_other_names(language: str, encoder: Encoder) -> None:
    house, text, witness = RETOLD[language]
    checked = story(told("en", f"{FILM} {STORM}"), told(language, text))
    found = [it for it in check(checked, encoder, Policy(glossary=house)).findings if it.code == "P301"]
    assert [[item.quote for item in it.evidence] for it in found] == [["Samir Haddad", witness]]


OTHERS = {
    "another name": names("Karim Alaoui", "Samir Haddad"),
    "the first names alone": names("Karim", "Youssef"),
    "a title": titles("Karim Alaoui", "يوسف التازي"),
}


@pytest.mark.parametrize("house", OTHERS.values(), ids=OTHERS)
def test_a_glossary_of_something_else_changes_nothing(house: Glossary, encoder: Encoder) -> None:
    _, _, *sources = SAME["two names of one person, English and Arabic"]
    assert "P301" in codes(story(*sources), encoder, Policy(glossary=house))


FORUM = "They spoke of the Negev Forum and of the weather."
PLAIN = "Minister Karim Tazi met the ambassador in Rabat."
ALONE = "The storm closed the harbour of Safi on Monday."

# The rule and its option; a value with which it finds something, and one with which it does not; the sources.
LIMITS = {
    "how many accounts lack a topic": (
        "topic-only-in",
        "lacked-by",
        (1, 2),
        told("en", f"{PLAIN} {FORUM}"),
        told("fr", "Ils ont parlé du forum du Néguev et de la météo.", kind="post"),
        told("en", PLAIN, kind="tweet"),
    ),
    "how many accounts share what the primary text lacks": (
        "topic-missing-from-primary",
        "shared-by",
        (2, 3),
        told("en", PLAIN, primary=True),
        told("en", FORUM, kind="post"),
        told("ar", "تحدثا عن منتدى النقب وعن الطقس.", kind="tweet"),
        told("en", PLAIN, kind="statement"),
    ),
    "how probable it is that a word of one of two quotations was exchanged": (
        "quote-variants",
        "exchanged-word",
        (63, 0),
        told("en", "“We will rebuild every school that the flood destroyed,” minister Karim Tazi said."),
        told(
            "fr",
            "« Nous reconstruirons chaque camion que l'inondation a détruit », a dit le ministre Karim Tazi.",
        ),
    ),
    "how probable it is that a word of a quotation was exchanged": (
        "quote-altered",
        "exchanged-word",
        (20, 0),
        told(
            "ar",
            "كتب الوزير كريم التازي على تويتر: «سنعيد بناء كل شاحنة دمرها الفيضان في إقليم العرائش "
            "قبل بداية السنة المقبلة».",
        ),
        told(
            "en",
            "We will rebuild every school that the flood destroyed in the province of Larache "
            "before the beginning of next year.",
            kind="tweet",
            speaker="Karim Tazi",
        ),
    ),
    "how long a claim is that stands alone": (
        "single-source",
        "fewest-words",
        (9, 10),
        told("en", f"{PLAIN} {ALONE}"),
        told("en", PLAIN, kind="post"),
    ),
}


@pytest.mark.parametrize("case", LIMITS.values(), ids=LIMITS)
def test_an_option_moves_the_limit(
    case: tuple[str, str, tuple[int, int], *tuple[object, ...]], encoder: Encoder
) -> None:
    rule, option, (finds, silent), *sources = case
    checked = story(*sources)  # type: ignore[arg-type]  # a row of the table

    def found(value: int) -> bool:
        result = check(checked, encoder, Policy(options={rule: {option: value}}))
        return rule in {finding.rule for finding in result.findings}

    assert (found(finds), found(silent)) == (True, False)


@pytest.mark.parametrize("rule", [module.RULE for module in all_rules()], ids=lambda rule: rule.name)
def test_options_are_named_as_settings_are(rule: object) -> None:
    options = rule.options  # type: ignore[attr-defined]  # parameters have no type
    assert all(
        option.name.replace("-", "").islower() and option.default >= option.least for option in options
    )
    assert "severity" not in {option.name for option in options}
