"""P304: an account named in a text that is nearly the account of another source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

POST = "The campaign starts in all regions."

NEAR_MISSES = (
    row(
        "two accounts of one ministry",
        told("en", "Spoke with @MarocDiplomatie about water."),
        told("ar", "أجرى الوزير اتصالا هاتفيا.", kind="tweet", handle="@MarocDiplo_AR"),
        found=one(
            "warning",
            ("article", "@MarocDiplomatie", "@MarocDiplomatie"),
            ("tweet", "أجرى الوزير اتصالا هاتفيا.", "@MarocDiplo_AR"),
        ),
    ),
    row(
        "a letter too many",
        told("en", "According to @HealthMinistery, the campaign starts in May."),
        told("en", POST, kind="post", handle="@HealthMinistry"),
        found=one(
            "warning", ("article", "@HealthMinistery", "@HealthMinistery"), ("post", POST, "@HealthMinistry")
        ),
    ),
    row(
        "another language's spelling",
        told("ar", "وفق ما نشرته @SantePublik، تبدأ الحملة في ماي."),
        told("fr", "La campagne commence en mai.", kind="post", handle="@SantePublique"),
        found=one(
            "warning",
            ("article", "@SantePublik", "@SantePublik"),
            ("post", "La campagne commence en mai.", "@SantePublique"),
        ),
    ),
    row(
        "a figure for a letter",
        told("fr", "Le compte @Mete0Gabes annonce de la pluie."),
        told("fr", "Pluie attendue.", kind="post", handle="@MeteoGabes"),
        found=one(
            "warning", ("article", "@Mete0Gabes", "@Mete0Gabes"), ("post", "Pluie attendue.", "@MeteoGabes")
        ),
    ),
    row(
        "a name that begins with X",
        told("fr", "Le compte @XpresMaroc annonce de la pluie."),
        told("ar", "يرتقب نزول أمطار.", kind="post", handle="@XpressMaroc"),
        found=one(
            "warning",
            ("article", "@XpresMaroc", "@XpresMaroc"),
            ("post", "يرتقب نزول أمطار.", "@XpressMaroc"),
        ),
    ),
    row(
        "between isolates and punctuation",
        told("ar", "نشر حساب (\u2066@SantePublik\u2069): تبدأ الحملة."),
        told("fr", "La campagne commence.", kind="post", handle="SantePublique"),
        found=one(
            "warning",
            ("article", "@SantePublik", "@SantePublik"),
            ("post", "La campagne commence.", "@SantePublique"),
        ),
    ),
    row(
        "the nearest of several accounts is meant",
        told("en", "As @RailGolf wrote, trains run again."),
        told("en", "Trains run again.", kind="post", handle="@RailGolfe"),
        told("en", "Buses run again.", kind="post", handle="@RailGaza"),
        found=one(
            "warning", ("article", "@RailGolf", "@RailGolf"), ("post", "Trains run again.", "@RailGolfe")
        ),
    ),
    row(
        "the nearest of several accounts is meant, and told last",
        told("ar", "وفق ما نشرته @SantePublik، تبدأ الحملة في ماي."),
        told("en", "The clinic opens.", kind="tweet", handle="@SanteTN"),
        told("fr", "La campagne commence en mai.", kind="post", handle="@SantePublique"),
        found=one(
            "warning",
            ("article", "@SantePublik", "@SantePublik"),
            ("post", "La campagne commence en mai.", "@SantePublique"),
        ),
    ),
    row(
        "the account itself first, then nearly it",
        told("fr", "Selon @SantePublique, la campagne commence. Voir @SantePublik pour les dates."),
        told("fr", "La campagne commence.", kind="post", handle="@SantePublique"),
        found=one(
            "warning",
            ("article", "@SantePublik", "@SantePublik"),
            ("post", "La campagne commence.", "@SantePublique"),
        ),
    ),
    row(
        "two renderings of one Arabic name",
        told("ar", "ونشر حساب @WizaratAdl بيانا بشأن القضية."),
        told("ar", "صدر الحكم اليوم.", kind="post", handle="@WizaratAladl"),
        found=one(
            "warning",
            ("article", "@WizaratAdl", "@WizaratAdl"),
            ("post", "صدر الحكم اليوم.", "@WizaratAladl"),
        ),
    ),
)

RIGHT_OR_OTHER = (
    row(
        "the account itself",
        told("en", "As @HealthMinistry wrote, the campaign starts."),
        told("en", POST, kind="post", handle="@HealthMinistry"),
    ),
    row(
        "the account in other case, and full width",
        told("ar", "كتب حساب ＠healthMINISTRY أن الحملة تبدأ."),
        told("en", POST, kind="post", handle="@HealthMinistry"),
    ),
    row(
        "a person's account is not the ministry's",
        told("en", "Thanks to @SecBlinken for the call."),
        told("en", POST, kind="post", handle="@StateDept"),
    ),
    row(
        "two ministries of two countries",
        told("fr", "Échange avec @francediplo."),
        told("ar", "أجرى الوزير اتصالا.", kind="tweet", handle="@MarocDiplo_AR"),
    ),
    row(
        "two clubs of one sport",
        told("en", "Full time: @RajaFootball 1, @WydadFootball 1."),
        told("fr", "Match nul.", kind="post", handle="@RSBFootball"),
    ),
    row(
        "an e-mail address is no account",
        told("en", "Write to press@HealthMinistery.example for details."),
        told("en", POST, kind="post", handle="@HealthMinistry"),
    ),
    row(
        "a source names itself",
        told("fr", "Suivez-nous : @SantePublik !", kind="post", handle="@SantePublique"),
        told("fr", "La campagne commence."),
    ),
    row(
        "no account in the story",
        told("en", "According to @HealthMinistery, the campaign starts."),
        told("en", POST, kind="post"),
    ),
    row(
        "the other named account is a source too",
        told("en", "Both @HealthMinistry and @HealthMinistryFR have it."),
        told("en", POST, kind="post", handle="@HealthMinistry"),
        told("fr", "La campagne commence.", kind="post", handle="@HealthMinistryFR"),
    ),
    row(
        "a short name that begins alike",
        told("en", "Seen on @marsha."),
        told("en", POST, kind="post", handle="@marca"),
    ),
    row(
        "ministries of two countries with one name",
        told("fr", "Selon @SanteMA, la campagne commence."),
        told("fr", "La campagne commence.", kind="post", handle="@SanteTN"),
    ),
    row(
        "two persons with one given name",
        told("ar", "شكرا لكم @KarimTazi على الاستقبال."),
        told("ar", "وصلت إلى الرباط.", kind="post", handle="@KarimAlaoui"),
    ),
)


@pytest.mark.parametrize("case", cases([*NEAR_MISSES, *RIGHT_OR_OTHER]))
def test_accounts(case: Row, encoder: Encoder) -> None:
    assert_found("P304", case, encoder)
