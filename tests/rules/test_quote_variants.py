"""Q502: one statement in two wordings that differ in meaning or strength."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

VARIANTS = (
    row(
        "Arabic: to suspend the duties, to abolish them",
        told("ar", "دعت الوزيرة نادية بنعلي إلى «تعليق الرسوم الجمركية الجديدة على المنتجات الفلاحية»."),
        told(
            "ar",
            "دعت الوزيرة نادية بنعلي إلى إلغاء الرسوم الجمركية الجديدة على المنتجات الفلاحية.",
            kind="post",
        ),
        found=one(
            "warning", ("article", "تعليق الرسوم", "تعليق الرسوم"), ("post", "إلغاء الرسوم", "إلغاء الرسوم")
        ),
    ),
    row(
        "Arabic: two words changed, in the statement that the article quotes",
        told(
            "ar",
            "ودعا الوزير إلى تخفيف التصعيد ووضع حد لدائرة العنف في المنطقة. وجاء في البيان: "
            "“دعا الوزير إلى وقف التصعيد ووضع حد لدوامة العنف في المنطقة”.",
        ),
        told(
            "ar",
            "دعا الوزير إلى وقف التصعيد ووضع حد لدوامة العنف في المنطقة",
            kind="statement",
            within="article",
        ),
        found=one(
            "warning",
            ("statement", "وقف التصعيد ووضع حد لدوامة العنف", "وقف التصعيد / لدوامة العنف"),
            ("article", "تخفيف التصعيد ووضع حد لدائرة العنف", "تخفيف التصعيد / لدائرة العنف"),
        ),
    ),
    row(
        "English: review and revoke",
        told(
            "en",
            "“We will review the operating licence of the airline before the end of the month,” "
            "Transport Minister Omar Slaoui said.",
        ),
        told(
            "en",
            "“We will revoke the operating licence of the airline before the end of the month,” "
            "Transport Minister Omar Slaoui said.",
            kind="post",
        ),
        found=one("warning", ("article", "review the", "review the"), ("post", "revoke the", "revoke the")),
    ),
    row(
        "French and English quotations of one speaker",
        told(
            "fr",
            "« Nous réexaminerons la licence d'exploitation de la compagnie avant la fin du mois », "
            "a déclaré le ministre des Transports Omar Slaoui.",
        ),
        told(
            "en",
            "“We will revoke the operating licence of the airline before the end of the month,” said "
            "Transport Minister Omar Slaoui.",
        ),
        found=one(
            "warning",
            (
                "article",
                "Nous réexaminerons la licence d'exploitation de la compagnie avant la fin du mois",
                "réexaminerons",
            ),
            (
                "article-2",
                "We will revoke the operating licence of the airline before the end of the month,",
                "revoke",
            ),
        ),
    ),
    row(
        "Arabic and French quotations: regret and condemn",
        told("ar", "وقال الوزير كريم التازي: «إننا نندد بالهجوم الذي استهدف السوق ونقف مع الأسر»."),
        told(
            "fr",
            "« Nous regrettons l'attaque qui a visé le marché et sommes aux côtés des familles », a dit "
            "le ministre Karim Tazi.",
        ),
        found=one(
            "warning",
            ("article", "إننا نندد بالهجوم الذي استهدف السوق ونقف مع الأسر", "نندد"),
            (
                "article-2",
                "Nous regrettons l'attaque qui a visé le marché et sommes aux côtés des familles",
                "regrettons",
            ),
        ),
    ),
    row(
        "Arabic and English quotations: everyday opposites",
        told("ar", "وقال الوزير كريم التازي: «نريد الحرب مع كل جيراننا في المنطقة»."),
        told("en", "“We want peace with all our neighbours in the region,” minister Karim Tazi said."),
        found=one(
            "warning",
            ("article", "نريد الحرب مع كل جيراننا في المنطقة", "الحرب"),
            ("article-2", "We want peace with all our neighbours in the region,", "peace"),
        ),
    ),
    row(
        "English: some and all",
        told("en", "The union wrote: “Some workers of the plant will be paid in full by Friday”."),
        told(
            "en", "The union wrote: “All workers of the plant will be paid in full by Friday”.", kind="post"
        ),
        found=one(
            "warning", ("article", "Some workers", "Some workers"), ("post", "All workers", "All workers")
        ),
    ),
    row(
        "French: five words are enough",
        told("fr", "« Nous devons réexaminer la licence », a dit la ministre."),
        told("fr", "Nous devons révoquer la licence.", kind="statement"),
        found=one(
            "warning",
            ("article", "réexaminer la", "réexaminer la"),
            ("statement", "révoquer la", "révoquer la"),
        ),
    ),
    row(
        "Arabic: five words are enough",
        told("ar", "قالت الوزيرة: «ندعو إلى خفض هذه الرسوم»."),
        told("ar", "ندعو إلى وقف هذه الرسوم.", kind="statement"),
        found=one("warning", ("article", "خفض هذه", "خفض هذه"), ("statement", "وقف هذه", "وقف هذه")),
    ),
)

SAME_OR_OTHER = (
    row(
        "the same words",
        told("ar", "دعت الوزيرة إلى «تعليق الرسوم الجمركية الجديدة على المنتجات الفلاحية»."),
        told("ar", "دعت الوزيرة إلى «تعليق الرسوم الجمركية الجديدة على المنتجات الفلاحية».", kind="post"),
    ),
    row(
        "other wording of the same strength",
        told("en", "“We want to reduce tension along the whole border this year,” the envoy said."),
        told(
            "en", "“We want to ease tension along the whole border this year,” the envoy said.", kind="post"
        ),
    ),
    row(
        "other Arabic wording of the same strength",
        told("ar", "ودعا إلى «وقف الأعمال العدائية في جميع المناطق الحدودية فورا»."),
        told("ar", "ودعا إلى «إنهاء الأعمال العدائية في جميع المناطق الحدودية فورا».", kind="post"),
    ),
    row(
        "a word that is on no scale",
        told("fr", "« Nous ouvrirons la route du littoral avant la fin de la semaine », a dit le préfet."),
        told(
            "fr",
            "« Nous ouvrirons la route côtière avant la fin de la semaine », a dit le préfet.",
            kind="post",
        ),
    ),
    row(
        "a free but faithful translation",
        told("ar", "وقال الوزير: «سنوقف الأشغال في الميناء إلى أن تنتهي المراجعة»."),
        told("en", "“We are halting work at the port until the review is over,” the minister said."),
    ),
    row(
        "two statements about two things",
        told("en", "“We will review the fishing quota for the southern coast,” she said."),
        told("en", "“We will revoke the operating licence of the northern airline,” she said.", kind="post"),
    ),
    row(
        "two speakers who do not agree",
        told(
            "en",
            "“We will review the operating licence of the airline,” Transport Minister Omar Slaoui said.",
        ),
        told(
            "fr",
            "« Nous révoquerons la licence d'exploitation de la compagnie », a déclaré la ministre de "
            "l'Énergie Leila Sebti.",
        ),
    ),
    row(
        "more of the sentence on one side",
        told("fr", "« Nous voulons réduire les tarifs de l'eau dans les villages »."),
        told(
            "fr",
            "« Nous voulons réduire les tarifs de l'eau dans les villages et arrêter les coupures ».",
            kind="post",
        ),
    ),
    row(
        "a short quotation",
        told("en", "They spoke of an “end to tension”."),
        told("en", "They spoke of a “reduction of tension”.", kind="post"),
    ),
    row(
        "both degrees on both sides",
        told("en", "“We will reduce tension and then stop the fighting in the hills,” he said."),
        told(
            "en", "“We will first ease tension and then end the fighting in the hills,” he said.", kind="post"
        ),
    ),
    row(
        "no quotation at all",
        told("en", "The ministry will review the operating licence of the airline."),
        told("en", "The ministry will revoke the operating licence of the airline.", kind="post"),
    ),
)


@pytest.mark.parametrize("case", cases([*VARIANTS, *SAME_OR_OTHER]))
def test_wordings(case: Row, encoder: Encoder) -> None:
    assert_found("Q502", case, encoder)
