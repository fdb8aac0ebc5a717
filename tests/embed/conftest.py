"""The bundled encoders, loaded once, and a few sentences in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.embed import load

if TYPE_CHECKING:
    from checker.embed import Encoder

LANGUAGES = ("ar", "en", "fr")

# One row a statement: Arabic, English, French.
STATEMENTS = (
    (
        "افتتح وزير الصحة مستشفى جديدا في مدينة أكادير يوم الخميس.",
        "The health minister opened a new hospital in the city of Agadir on Thursday.",
        "Le ministre de la Santé a inauguré jeudi un nouvel hôpital à Agadir.",
    ),
    (
        "ارتفعت أسعار القمح بعد موجة الجفاف التي ضربت البلاد.",
        "Wheat prices rose after the drought that hit the country.",
        "Les prix du blé ont augmenté après la sécheresse qui a frappé le pays.",
    ),
    (
        "خسر المنتخب المباراة النهائية بركلات الترجيح.",
        "The national team lost the final on penalties.",
        "L'équipe nationale a perdu la finale aux tirs au but.",
    ),
    (
        "أعلنت الشركة عن تسريح ألفي عامل بحلول نهاية السنة.",
        "The company announced that it will lay off two thousand workers by the end of the year.",
        "L'entreprise a annoncé le licenciement de deux mille salariés d'ici la fin de l'année.",
    ),
    (
        "أكد السفير أن المفاوضات ستستأنف الأسبوع المقبل في جنيف.",
        "The ambassador confirmed that the negotiations will resume next week in Geneva.",
        "L'ambassadeur a confirmé que les négociations reprendront la semaine prochaine à Genève.",
    ),
)


@pytest.fixture(scope="session")
def texts() -> list[str]:
    """Three texts a statement, in the order of the languages."""
    return [text for statement in STATEMENTS for text in statement]


@pytest.fixture(scope="session")
def languages() -> list[str]:
    return list(LANGUAGES) * len(STATEMENTS)


@pytest.fixture(scope="session", params=["e5-small", "use-m"])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    return load(str(request.param))
