"""W601: affirmed here, denied there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.model.finding import Severity
from tests.rules.stories import cases, findings, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

ACCORD_EN = "The ministry has signed the fisheries agreement with the European Union."
ACCORD_FR = "Le ministère a signé l'accord de pêche avec l'Union européenne."
ACCORD_AR = "وقعت الوزارة اتفاق الصيد البحري مع الاتحاد الأوروبي."

CONFLICTS = (
    row(
        "English denies, French affirms",
        told("en", "The ministry has not signed the fisheries agreement with the European Union."),
        told("fr", ACCORD_FR, kind="post"),
    ),
    row(
        "French denies, English affirms",
        told("fr", "Le ministère n'a pas signé l'accord de pêche avec l'Union européenne."),
        told("en", ACCORD_EN, kind="post"),
    ),
    row(
        "Arabic denies, English affirms",
        told("ar", "لم توقع الوزارة اتفاق الصيد البحري مع الاتحاد الأوروبي."),
        told("en", ACCORD_EN, kind="post"),
    ),
    row(
        "English denies, Arabic affirms",
        told("en", "The ministry did not sign the fisheries agreement with the European Union."),
        told("ar", ACCORD_AR, kind="post"),
    ),
    row(
        "within English",
        told("en", "The schools in the northern provinces will not reopen on Monday."),
        told("en", "The schools in the northern provinces will reopen on Monday.", kind="post"),
    ),
    row(
        "within Arabic",
        told("ar", "لن تستأنف شركة السكك الحديدية الرحلات إلى مدينة طنجة غدا."),
        told("ar", "ستستأنف شركة السكك الحديدية الرحلات إلى مدينة طنجة غدا.", kind="post"),
    ),
    row(
        "within French",
        told("fr", "Le tribunal n'a pas libéré les deux journalistes arrêtés mardi."),
        told("fr", "Le tribunal a libéré les deux journalistes arrêtés mardi.", kind="post"),
    ),
    row(
        "opposed words in Arabic",
        told("ar", "وافق مجلس النواب على مشروع قانون المالية الجديد."),
        told("ar", "رفض مجلس النواب مشروع قانون المالية الجديد.", kind="post"),
    ),
    row(
        "opposed words in English",
        told("en", "The price of bread rose in the capital this week."),
        told("en", "The price of bread fell in the capital this week.", kind="post"),
    ),
    row(
        "opposed words in French",
        told("fr", "Le parlement a accepté le projet de loi sur la presse."),
        told("fr", "Le parlement a rejeté le projet de loi sur la presse.", kind="post"),
    ),
    row(
        "opposed words, English and French",
        told("en", "Parliament approved the finance bill on Thursday evening."),
        told("fr", "Le Parlement a rejeté le projet de loi de finances jeudi soir.", kind="post"),
    ),
    row(
        "opposed words, Arabic and French",
        told("ar", "ارتفع معدل البطالة إلى 12 في المئة في الربع الثالث."),
        told("fr", "Le chômage a baissé à 12 % au troisième trimestre.", kind="post"),
    ),
    row(
        "opposed words, English and Arabic",
        told("en", "The border crossing reopened on Monday morning after three weeks."),
        told("ar", "أغلق المعبر الحدودي صباح الاثنين بعد ثلاثة أسابيع.", kind="post"),
    ),
    row(
        "confirmed in French, denied in Arabic",
        told("fr", "La compagnie aérienne a confirmé mardi la suppression de 300 emplois."),
        told("ar", "نفت شركة الطيران الثلاثاء إلغاء 300 وظيفة.", kind="post"),
    ),
    row(
        "a French denial whose second part comes first",
        told("fr", "Aucun vol n'a été annulé pendant la grève."),
        told("ar", "وألغيت عدة رحلات خلال الإضراب.", kind="post"),
    ),
)

AGREEING = (
    row(
        "one's victory is another's defeat",
        told("en", "Morocco beat Tunisia two to one in the final in Rabat."),
        told("ar", "هزيمة تونس أمام المغرب بهدفين لواحد في نهائي الرباط.", kind="post"),
    ),
    row(
        "a halt to what is launched",
        told("fr", "Les deux camps ont accepté l'arrêt des tirs de roquettes."),
        told("ar", "وافق الطرفان على وقف إطلاق الصواريخ.", kind="post"),
    ),
    row(
        "who is freed had been held",
        told("en", "Six workers held in the desert since March were freed on Sunday."),
        told("fr", "Six ouvriers détenus dans le désert depuis mars ont été libérés dimanche.", kind="post"),
    ),
    row(
        "a denial twice over in French",
        told("fr", "Aucun vol n'a été annulé pendant la grève."),
        told("en", "No flights were cancelled during the strike.", kind="post"),
    ),
    row("both affirm", told("en", ACCORD_EN), told("fr", ACCORD_FR, kind="post")),
    row(
        "both deny",
        told("en", "The ministry has not signed the fisheries agreement with the European Union."),
        told("ar", "لم توقع الوزارة اتفاق الصيد البحري مع الاتحاد الأوروبي.", kind="post"),
    ),
    row(
        "a refusal for a denial",
        told("en", "The minister did not answer the journalists' questions about the strike."),
        told(
            "fr", "Le ministre a refusé de répondre aux questions des journalistes sur la grève.", kind="post"
        ),
    ),
    row(
        "a failure for a denial",
        told("en", "The two delegations failed to reach an agreement on the border."),
        told("ar", "لم يتوصل الوفدان إلى اتفاق بشأن الحدود.", kind="post"),
    ),
    row(
        "two denials that cancel",
        told("en", "The ambassador did not deny that he had met the opposition leader."),
        told("en", "The ambassador confirmed that he had met the opposition leader.", kind="post"),
    ),
    row(
        "someone's denial, reported",
        told("ar", "نفى المدير العام إغلاق المصنع في مدينة القنيطرة."),
        told("fr", "Le directeur général dément la fermeture de l'usine de Kénitra.", kind="post"),
    ),
    row(
        "not only",
        told("en", "Not only the army but also the police took part in the search for the fishermen."),
        told("fr", "L'armée et la police ont participé à la recherche des pêcheurs.", kind="post"),
    ),
    row(
        "still, in Arabic",
        told("ar", "لا تزال فرق الإنقاذ تبحث عن الصيادين المفقودين."),
        told("en", "Rescue teams are still looking for the missing fishermen.", kind="post"),
    ),
    row(
        "only, in French",
        told("fr", "Le conseil ne compte que trois femmes."),
        told("en", "The council has only three women.", kind="post"),
    ),
    row(
        "at least",
        told("ar", "لقي ما لا يقل عن أربعين شخصا مصرعهم في الفيضانات."),
        told("en", "At least forty people died in the floods.", kind="post"),
    ),
    row(
        "one source says less",
        told("en", "The minister visited the port of Larache. He did not speak to the press."),
        told("en", "The minister visited the port of Larache.", kind="post"),
    ),
    row(
        "two different events",
        told("en", "The parliament did not adopt the budget."),
        told("en", "The orchestra opened the festival in Fez.", kind="post"),
    ),
    row(
        "a question",
        told("en", "Hasn't the ministry signed the fisheries agreement with the European Union?"),
        told("en", ACCORD_EN, kind="post"),
    ),
)


@pytest.mark.parametrize("case", cases(CONFLICTS))
def test_a_conflict(case: Row, encoder: Encoder) -> None:
    [found] = findings("W601", case.story, encoder)
    assert found.severity is Severity.ERROR
    assert {item.source for item in found.evidence} == {"article", "post"}
    for item in found.evidence:
        text = case.story.source(item.source).text
        assert text[item.start : item.end] == item.quote


@pytest.mark.parametrize("case", cases(AGREEING))
def test_no_conflict(case: Row, encoder: Encoder) -> None:
    assert findings("W601", case.story, encoder) == []


def test_what_is_shown(encoder: Encoder) -> None:
    [found] = findings("W601", CONFLICTS[0].story, encoder)
    assert [(item.value, item.quote) for item in found.evidence] == [
        ("not signed", "not signed the fisheries agreement with the European Union"),
        ("affirmed", "signé l'accord de pêche avec l'Union européenne"),
    ]
