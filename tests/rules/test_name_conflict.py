"""P301: another person in the same place of the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

FOUND = (
    row(
        "first names that sound alike and are two, Arabic and English",
        told("ar", "استقبل الرئيس وزير الخارجية الموريتاني محمد سالم ولد مرزوك في نواكشوط."),
        told(
            "en",
            "The president received Mauritanian Foreign Minister Ahmed Salem Ould Merzoug in Nouakchott.",
        ),
        found=one(
            "error",
            ("article", "محمد سالم ولد مرزوك", "محمد سالم ولد مرزوك"),
            ("article-2", "Ahmed Salem Ould Merzoug", "Ahmed Salem Ould Merzoug"),
        ),
    ),
    row(
        "a senator, French and English",
        told("fr", "La sénatrice Nadia Benhaddou a voté contre le texte mardi à Rabat."),
        told("en", "Senator Karim Slaoui voted against the bill in Rabat on Tuesday."),
        found=one(
            "warning",
            ("article", "Nadia Benhaddou", "Nadia Benhaddou"),
            ("article-2", "Karim Slaoui", "Karim Slaoui"),
        ),
    ),
    row(
        "one first name, last names that are alike in parts",
        told("en", "The prize went to Roberto Calzadilla, a Bolivian painter."),
        told("fr", "Le prix est allé à Roberto Kowalczyk, peintre bolivien."),
        found=one(
            "error",
            ("article", "Roberto Calzadilla", "Roberto Calzadilla"),
            ("article-2", "Roberto Kowalczyk", "Roberto Kowalczyk"),
        ),
    ),
    row(
        "two holders of one office",
        told("en", "Moroccan Foreign Minister Karim Alaoui welcomed the agreement on Monday."),
        told("ar", "رحب وزير الخارجية المغربي يوسف التازي بالاتفاق يوم الاثنين."),
        found=one(
            "error", ("article", "Karim Alaoui", "Karim Alaoui"), ("article-2", "يوسف التازي", "يوسف التازي")
        ),
    ),
    row(
        "two holders of one office, French and English",
        told("fr", "Le ministre tunisien de la Santé Omar Slaoui a visité l'hôpital de Sfax."),
        told("en", "The Tunisian health minister Karim Haddad visited the hospital in Sfax."),
        found=one(
            "error", ("article", "Omar Slaoui", "Omar Slaoui"), ("article-2", "Karim Haddad", "Karim Haddad")
        ),
    ),
    row(
        "two holders of one office under its two titles, English and French",
        told("en", "US Secretary of State Karim Alaoui welcomed the agreement on Monday."),
        told("fr", "Le ministre américain des Affaires étrangères Youssef Tazi a salué l'accord lundi."),
        found=one(
            "error",
            ("article", "Karim Alaoui", "Karim Alaoui"),
            ("article-2", "Youssef Tazi", "Youssef Tazi"),
        ),
    ),
    row(
        "two holders of one office under its two titles, Arabic and English",
        told("ar", "رحب وزير الخارجية الأمريكي يوسف التازي بالاتفاق يوم الاثنين."),
        told("en", "US Secretary of State Karim Alaoui welcomed the agreement on Monday."),
        found=one(
            "error", ("article", "يوسف التازي", "يوسف التازي"), ("article-2", "Karim Alaoui", "Karim Alaoui")
        ),
    ),
    row(
        "a last name alone at the head of both sentences",
        told(
            "en",
            "Karim Tazi spoke first. Tazi told the committee that the port would stay closed until the "
            "spring. The committee meets again in May.",
        ),
        told(
            "fr",
            "Karim Tazi a parlé le premier. Delacroix a dit à la commission que le port resterait fermé "
            "jusqu'au printemps. La commission se réunit à nouveau en mai.",
        ),
        found=one("warning", ("article", "Tazi", "Tazi"), ("article-2", "Delacroix", "Delacroix")),
    ),
    row(
        "another witness",
        told(
            "en",
            "The storm tore the roof off the school and broke two windows, said the witness Samir Haddad.",
        ),
        told(
            "fr",
            "La tempête a arraché le toit de l'école et brisé deux fenêtres, a dit le témoin Victor Dumont.",
        ),
        found=one(
            "error",
            ("article", "Samir Haddad", "Samir Haddad"),
            ("article-2", "Victor Dumont", "Victor Dumont"),
        ),
    ),
    row(
        "another last name, told in Arabic without a title",
        told("en", "The film was directed by Daniel Robertson and shown in the old cinema."),
        told("ar", "الفيلم من إخراج دانيال كوبلنسكي وعرض في السينما القديمة."),
        found=one(
            "error",
            ("article", "Daniel Robertson", "Daniel Robertson"),
            ("article-2", "دانيال كوبلنسكي", "دانيال كوبلنسكي"),
        ),
    ),
    row(
        "another last name in the first account, told in Arabic without a title",
        told("ar", "الفيلم من إخراج دانيال كوبلنسكي وعرض في السينما القديمة."),
        told("en", "The film was directed by Daniel Robertson and shown in the old cinema."),
        found=one(
            "error",
            ("article", "دانيال كوبلنسكي", "دانيال كوبلنسكي"),
            ("article-2", "Daniel Robertson", "Daniel Robertson"),
        ),
    ),
    row(
        "a last name alone for a whole name",
        told("fr", "Le film a été réalisé par Castellani et projeté dans le vieux cinéma."),
        told("en", "The film was directed by Daniel Robertson and shown in the old cinema."),
        found=one(
            "warning",
            ("article", "Castellani", "Castellani"),
            ("article-2", "Daniel Robertson", "Daniel Robertson"),
        ),
        note=("nothing but the spelling",),
    ),
    row(
        "a minister and a witness, in one story",
        told(
            "en",
            "Moroccan Foreign Minister Karim Alaoui welcomed the agreement on Monday. The storm tore the "
            "roof off the school and broke two windows, said the witness Samir Haddad.",
        ),
        told(
            "fr",
            "Le ministre marocain des Affaires étrangères Youssef Tazi a salué l'accord lundi. La tempête a "
            "arraché le toit de l'école et brisé deux fenêtres, a dit le témoin Victor Dumont.",
        ),
        found=(
            *one(
                "error",
                ("article", "Karim Alaoui", "Karim Alaoui"),
                ("article-2", "Youssef Tazi", "Youssef Tazi"),
            ),
            *one(
                "error",
                ("article", "Samir Haddad", "Samir Haddad"),
                ("article-2", "Victor Dumont", "Victor Dumont"),
            ),
        ),
    ),
    row(
        "two who keep their first names, and a witness behind them",
        told(
            "en",
            "The prize went to Roberto Calzadilla and Lina Haddad, two painters. The storm tore the roof off "
            "the school and broke two windows, said the witness Samir Haddad.",
        ),
        told(
            "fr",
            "Le prix est allé à Roberto Kowalczyk et Lina Delacroix, deux peintres. La tempête a arraché le "
            "toit de l'école et brisé deux fenêtres, a dit le témoin Victor Dumont.",
        ),
        found=(
            *one(
                "error",
                ("article", "Roberto Calzadilla", "Roberto Calzadilla"),
                ("article-2", "Roberto Kowalczyk", "Roberto Kowalczyk"),
            ),
            *one(
                "error",
                ("article", "Samir Haddad", "Samir Haddad"),
                ("article-2", "Victor Dumont", "Victor Dumont"),
            ),
        ),
    ),
    row(
        "of two who play together one is another",
        told(
            "en",
            "The minister Karim Benjelloun opened the hall. The concert was given by Karim Benjelloun and "
            "Lina Haddad in the old theatre.",
        ),
        told("fr", "Le concert a été donné par Karim Benjelloun et Omar Slaoui dans le vieux théâtre."),
        found=one(
            "warning",
            ("article", "Lina Haddad", "Lina Haddad"),
            ("article-2", "Omar Slaoui", "Omar Slaoui"),
        ),
    ),
    row(
        "of two who are others, one keeps the first name",
        told("en", "The prize went to Roberto Calzadilla and Lina Haddad, two painters."),
        told("fr", "Le prix est allé à Roberto Kowalczyk et Salma Naciri, deux peintres."),
        found=one(
            "error",
            ("article", "Roberto Calzadilla", "Roberto Calzadilla"),
            ("article-2", "Roberto Kowalczyk", "Roberto Kowalczyk"),
        ),
    ),
)

NONE = (
    row(
        "a capital that only opens a sentence",
        told("en", "Recently Haddad said that the harvest had failed."),
        told("fr", "Récemment, Haddad a déclaré que la récolte avait été mauvaise."),
    ),
    row(
        "whoever speaks has no name in the other account",
        told("en", "Advocates said the road was closed."),
        told("ar", "قالت منظمات حقوقية إن الطريق مغلق."),
    ),
    row(
        "a capital that only opens its sentence",
        told(
            "en",
            "The hall opens in May. Regular visits by schools are led by Safae Derkaoui in the morning. "
            "The tickets are free.",
        ),
        told(
            "fr",
            "La salle ouvre en mai. Visites scolaires régulières le matin, sous la conduite de la "
            "directrice. Les billets sont gratuits.",
        ),
    ),
    row(
        "one name in two scripts",
        told("en", "Moroccan Foreign Minister Nasser Bourita welcomed the agreement on Monday."),
        told("ar", "رحب وزير الخارجية المغربي ناصر بوريطة بالاتفاق يوم الاثنين."),
    ),
    row(
        "one name, two spellings",
        told("en", "Samir Haddad said that the storm tore the roof off the school."),
        told("fr", "Samir Hadad a dit que la tempête a arraché le toit de l'école."),
    ),
    row(
        "the title alone",
        told("en", "Moroccan Foreign Minister Nasser Bourita welcomed the agreement on Monday."),
        told("fr", "Le ministre marocain des Affaires étrangères a salué l'accord lundi."),
    ),
    row(
        "a pronoun",
        told("en", "Karim Tazi opened the session. Karim Tazi thanked the guests for their patience."),
        told("fr", "Karim Tazi a ouvert la séance. Il a remercié les invités de leur patience."),
    ),
    row(
        "the last name only",
        told(
            "en",
            "The storm tore the roof off the school and broke two windows, said the witness Samir Haddad.",
        ),
        told("ar", "قال حداد، وهو شاهد، إن العاصفة اقتلعت سقف المدرسة."),
    ),
    row(
        "ministers of two countries",
        told("en", "Moroccan Foreign Minister Karim Tazi met Jordanian Foreign Minister Samer Adwan."),
        told("ar", "التقى وزير الخارجية المغربي كريم التازي وزير الخارجية الأردني سامر العدوان."),
    ),
    row(
        "a former holder",
        told("en", "Former Tunisian health minister Karim Haddad praised the hospital in Sfax."),
        told("fr", "Le ministre tunisien de la Santé Omar Slaoui a visité l'hôpital de Sfax."),
    ),
    row(
        "two persons in both",
        told("fr", "Karim Tazi a salué Omar Slaoui avant la séance."),
        told("en", "Before the session Omar Slaoui was greeted by Karim Tazi."),
    ),
)


BY_WORDS = (
    row(
        "a last name alone, where both name other things too",
        told(
            "en",
            "The coach Karim Benjelloun took over last month. "
            "The side of Benjelloun greeted the fans of the club in Rabat.",
        ),
        told(
            "fr",
            "L'entraîneur Karim Benjelloun a été nommé le mois dernier. "
            "L'équipe de Castellani a salué les supporters du club à Rabat.",
        ),
        found=one(
            "warning",
            ("article", "Benjelloun", "Benjelloun"),
            ("article-2", "Castellani", "Castellani"),
        ),
    ),
    row(
        "a bridge, which may look like a name",
        told("en", "Karim Benjelloun opened the bridge over the Loukkos river on Monday."),
        told("ar", "افتتح الوزير يوم الاثنين جسر وادي اللكوس."),
    ),
    row(
        "a bridge that the person crossed in both",
        told("en", "Karim Benjelloun crossed the bridge at Larache with his team on Monday."),
        told("ar", "عبر كريم بنجلون جسر العرائش مع فريقه يوم الاثنين."),
    ),
)
"""Of several names left over, the words that render each other tell which stand for each other."""


@pytest.mark.parametrize("item", cases((*FOUND, *NONE, *BY_WORDS)))
def test_name_conflict(item: Row, encoder: Encoder) -> None:
    assert_found("P301", item, encoder)
