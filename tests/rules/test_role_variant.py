"""P303: one person under two titles, of one office or of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

SAME_OFFICE = (
    row(
        "two Arabic titles of the US secretary of state",
        told("ar", "اتصل وزير الخارجية الأمريكي أنتوني بلينكن بنظيره المغربي."),
        told("ar", "تحدث كاتب الدولة الأمريكي أنتوني بلينكن عن الهجرة.", kind="post"),
        found=one(
            "info",
            ("article", "وزير الخارجية الأمريكي", "foreign-minister@US"),
            ("post", "كاتب الدولة الأمريكي", "secretary-of-state@US"),
        ),
    ),
    row(
        "English and French titles of the US secretary of state",
        told("en", "US Foreign Minister Antony Blinken landed in Tunis."),
        told("fr", "Le secrétaire d'État américain Antony Blinken est arrivé à Tunis."),
        found=one(
            "info",
            ("article", "US Foreign Minister", "foreign-minister@US"),
            ("article-2", "secrétaire d'État américain", "secretary-of-state@US"),
        ),
    ),
    row(
        "one office, two words of one language",
        told("fr", "Le ministre des Affaires étrangères Karim Tazi a parlé."),
        told("fr", "Le chef de la diplomatie Karim Tazi a parlé.", kind="post"),
        found=one(
            "info",
            ("article", "ministre des Affaires étrangères", "foreign-minister"),
            ("post", "chef de la diplomatie", "foreign-minister"),
        ),
    ),
    row(
        "head of government and prime minister",
        told("ar", "قال رئيس الحكومة عزيز الفهري إن المشروع جاهز."),
        told("ar", "قال الوزير الأول عزيز الفهري إن المشروع جاهز.", kind="post"),
        found=one(
            "info",
            ("article", "رئيس الحكومة", "prime-minister"),
            ("post", "الوزير الأول", "prime-minister"),
        ),
    ),
)

OTHER_OFFICE = (
    row(
        "foreign minister and ambassador",
        told("en", "Foreign Minister Karim Alaoui opened the session."),
        told("fr", "L'ambassadeur Karim Alaoui a ouvert la séance."),
        found=one(
            "error",
            ("article", "Foreign Minister", "foreign-minister"),
            ("article-2", "ambassadeur", "ambassador"),
        ),
    ),
    row(
        "prosecutor and judge",
        told("ar", "قالت وكيلة الملك سلمى الودغيري إن التحقيق مستمر."),
        told("en", "Judge Salma Oudghiri said the inquiry goes on."),
        found=one(
            "error",
            ("article", "وكيلة الملك", "public-prosecutor"),
            ("article-2", "Judge", "judge"),
        ),
    ),
    row(
        "head of government and ambassador, with the country on either side of the title",
        told("fr", "Le Premier ministre tunisien Hatem Jaziri a signé le texte."),
        told("ar", "وقع السفير التونسي حاتم الجزيري النص."),
        found=one(
            "error",
            ("article", "Premier ministre tunisien", "prime-minister@TN"),
            ("article-2", "السفير التونسي", "ambassador@TN"),
        ),
    ),
)

NO_VARIANT = (
    row(
        "one office in two languages",
        told("ar", "التقى وزير الخارجية كريم التازي السفراء."),
        told("en", "Foreign Minister Karim Tazi met the ambassadors."),
    ),
    row(
        "the full title and its short form",
        told("fr", "La ministre de la Santé Nadia Benali a visité l'hôpital."),
        told("fr", "La ministre Nadia Benali a visité l'hôpital.", kind="post"),
    ),
    row(
        "two persons with one last name",
        told("en", "Foreign Minister Karim Alaoui met Ambassador Youssef Alaoui."),
        told(
            "fr",
            "L'ambassadeur Youssef Alaoui a été reçu par le ministre des Affaires étrangères Karim Alaoui.",
        ),
    ),
    row(
        "a former office",
        told("en", "Former Foreign Minister Karim Alaoui spoke at the school."),
        told("fr", "L'ambassadeur Karim Alaoui a parlé à l'école."),
    ),
    row(
        "a governor of one country's kind, in French",
        told("fr", "Le wali Karim Tazi a parlé."),
        told("fr", "Le gouverneur Karim Tazi a parlé.", kind="tweet"),
    ),
    row(
        "whom an ambassador may speak for, in English and French",
        told("en", "Spokesman Karim Tazi said the project was ready."),
        told("fr", "L'ambassadeur Karim Tazi a dit que le projet était prêt.", kind="tweet"),
    ),
    row(
        "whom an ambassador may speak for, in Arabic",
        told("ar", "قال المتحدث كريم التازي إن المشروع جاهز."),
        told("ar", "قال السفير كريم التازي إن المشروع جاهز.", kind="tweet"),
    ),
    row(
        "a former office in Arabic and French",
        told("ar", "ألقى وزير الخارجية السابق كريم العلوي محاضرة."),
        told(
            "fr", "L'ancien ministre des Affaires étrangères Karim Alaoui, aujourd'hui ambassadeur, a parlé."
        ),
    ),
    row(
        "portfolios that one minister may hold together",
        told("fr", "La ministre de l'Énergie Leila Sebti a présenté le plan."),
        told("ar", "قدمت وزيرة التجارة ليلى السبتي الخطة."),
    ),
    row(
        "two ministers of two countries with one title",
        told("en", "Moroccan Foreign Minister Karim Tazi met Jordanian Foreign Minister Samer Adwan."),
        told("ar", "التقى وزير الخارجية المغربي كريم التازي وزير الخارجية الأردني سامر العدوان."),
    ),
    row(
        "a title beside another person's name",
        told("en", "Karim Tazi met the ambassador of Jordan. Prime Minister Omar Slaoui was absent."),
        told("en", "Prime Minister Omar Slaoui did not attend; Karim Tazi did.", kind="post"),
    ),
    row(
        "whom the bearer of a title met",
        told("en", "The US ambassador to Morocco, Laura MacLean, met Foreign Minister Karim Tazi."),
        told("ar", "التقى وزير الخارجية كريم التازي سفيرة الولايات المتحدة لورا ماكلين."),
    ),
    row(
        "an office of the state and one of a party",
        told("en", "Foreign Minister Karim Tazi, who is also president of the Liberal Party, spoke."),
        told("fr", "Le président du Parti libéral, Karim Tazi, a parlé."),
    ),
    row(
        "one source alone",
        told("en", "Foreign Minister Karim Tazi spoke. Ambassador Karim Tazi spoke."),
    ),
    row(
        "the masculine and feminine of one title",
        told("ar", "قال وزير الصحة نورة البقالي إن الحملة بدأت."),
        told("ar", "قالت وزيرة الصحة نورة البقالي إن الحملة بدأت.", kind="post"),
    ),
    row(
        "a king with his ceremonial title",
        told("ar", "استقبل الملك محمد السادس الوفد."),
        told("ar", "استقبل صاحب الجلالة الملك محمد السادس الوفد.", kind="post"),
    ),
    row(
        "an office that is still to come",
        told(
            "en",
            "Foreign Minister Karim Tazi left on Monday. Karim Tazi will become ambassador to France in May.",
        ),
        told("fr", "Le ministre des Affaires étrangères Karim Tazi est parti lundi."),
    ),
    row(
        "an office that is denied him",
        told("en", "The palace denied that Foreign Minister Karim Tazi would be made ambassador."),
        told("ar", "قال وزير الخارجية كريم التازي إن السفير لم يتغير."),
    ),
    row(
        "an acting office in two languages",
        told("en", "Acting Prime Minister Omar Slaoui chaired the meeting."),
        told("fr", "Le Premier ministre par intérim Omar Slaoui a présidé la réunion."),
    ),
)


@pytest.mark.parametrize("case", cases([*SAME_OFFICE, *OTHER_OFFICE, *NO_VARIANT]))
def test_titles_of_one_person(case: Row, encoder: Encoder) -> None:
    assert_found("P303", case, encoder)
