"""P302: one name, two spellings in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

FOUND = (
    row(
        "English, two sources",
        told("en", "Foreign Minister Nasser Bourita spoke first."),
        told("en", "Foreign Minister Nasser Burita opened the session.", kind="post"),
        found=one("info", ("article", "Nasser Bourita", "bourita"), ("post", "Nasser Burita", "burita")),
    ),
    row(
        "Arabic, two sources",
        told("ar", "قال وزير الخارجية ناصر بوريطة إن الاتفاق جاهز."),
        told("ar", "وصل وزير الخارجية ناصر بوريطا إلى المقر.", kind="post"),
        found=one("info", ("article", "ناصر بوريطة", "بوريطه"), ("post", "ناصر بوريطا", "بوريطا")),
    ),
    row(
        "French, within one source",
        told("fr", "Mme Lina Benjelloun a parlé. Mme Lina Benjeloun est partie ensuite."),
        told("en", "Lina Benjelloun spoke."),
        found=one(
            "info", ("article", "Lina Benjelloun", "benjelloun"), ("article", "Lina Benjeloun", "benjeloun")
        ),
    ),
    row(
        "a first name",
        told("fr", "Le ministre Mohammed Tazi a parlé."),
        told("fr", "Le ministre Mohamed Tazi a répondu.", kind="post"),
        found=one("info", ("article", "Mohammed Tazi", "mohammed"), ("post", "Mohamed Tazi", "mohamed")),
    ),
)

NONE = (
    row(
        "two scripts",
        told("en", "Foreign Minister Nasser Bourita spoke first."),
        told("ar", "قال وزير الخارجية ناصر بوريطة إن الاتفاق جاهز."),
    ),
    row(
        "two languages of one script",
        told("en", "President Vladimir Zelensky spoke first."),
        told("fr", "Le président Vladimir Zelenski a parlé."),
    ),
    row(
        "an accent left out",
        told("fr", "Mme Hélène Dupré a parlé."),
        told("fr", "Mme Helene Dupre a répondu.", kind="post"),
    ),
    row(
        "the last name alone",
        told("en", "Mr. Karim Tazi left."),
        told("en", "Mr. Tazi left early.", kind="post"),
    ),
    row(
        "two persons",
        told("en", "Mr. Karim Tazi greeted Mr. Omar Slaoui."),
        told("en", "Mr. Omar Alaoui was absent.", kind="post"),
    ),
    row(
        "a clitic",
        told("ar", "سلم الوزير ناصر بوريطة الرسالة."),
        told("ar", "قال الوزير إن لبوريطة رأيا آخر.", kind="post"),
    ),
    row(
        "a hamza left out",
        told("ar", "قال الوزير أنتوني بلينكن إن الأمر جاهز."),
        told("ar", "وصل الوزير انتوني بلينكن إلى المقر.", kind="post"),
    ),
    row(
        "a possessive",
        told("en", "Mr. Karim Tazi left. Tazi's car waited."),
        told("en", "The Tazis were there, said Mr. Karim Tazi.", kind="post"),
    ),
)


@pytest.mark.parametrize("item", cases((*FOUND, *NONE)))
def test_name_variant(item: Row, encoder: Encoder) -> None:
    assert_found("P302", item, encoder)
