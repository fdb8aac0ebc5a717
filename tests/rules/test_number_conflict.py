"""N201: the same counted thing, different numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

CONFLICTS = (
    row(
        "one more, French and English",
        told("fr", "Un incendie a fait trois morts lundi soir dans un immeuble du centre de Casablanca."),
        told("en", "A fire killed four people on Monday evening in a block of flats in central Casablanca."),
        found=one("error", ("article", "trois morts", "3 killed"), ("article-2", "four people", "4 killed")),
    ),
    row(
        "one less, Arabic and English",
        told("ar", "أنقذ خفر السواحل 57 مهاجرا قبالة سواحل طانطان."),
        told("en", "The coastguard rescued 56 migrants off the coast of Tan-Tan.", kind="tweet"),
        found=one("error", ("article", "57 مهاجرا", "57 migrant"), ("tweet", "56 migrants", "56 migrant")),
    ),
    row(
        "a figure that is nearly another one of its claim, once rounded",
        told("en", "Exports rose 2.6 percent in May and imports fell three percent."),
        told("fr", "Les exportations ont augmenté de 6,6 % en mai et les importations ont baissé de 3 %."),
        found=one("error", ("article", "2.6 percent", "2.6 %"), ("article-2", "6,6 %", "6.6 %")),
    ),
    row(
        "bounds that are no rounding of each other, Arabic and French",
        told("ar", "دامت الحرب في المنطقة أكثر من سبع سنوات."),
        told("fr", "La guerre dans la région a duré plus de six ans."),
        found=one(
            "warning",
            ("article", "أكثر من سبع سنوات", ">7 year"),
            ("article-2", "plus de six ans", ">6 year"),
        ),
    ),
    row(
        "English and Arabic, people killed",
        told("en", "Twelve people were killed when a bus overturned near Azilal."),
        told("ar", "لقي واحد وعشرون شخصا مصرعهم إثر انقلاب حافلة قرب أزيلال.", kind="tweet"),
        found=one(
            "error", ("article", "Twelve people", "12 killed"), ("tweet", "واحد وعشرون شخصا", "21 killed")
        ),
    ),
    row(
        "French and English, money with either decimal sign",
        told("fr", "Le nouveau port coûtera 3,5 milliards de dirhams."),
        told("en", "The new port will cost 5.3 billion dirhams.", kind="tweet"),
        found=one(
            "error",
            ("article", "3,5 milliards de dirhams", "3500000000 MAD"),
            ("tweet", "5.3 billion dirhams", "5300000000 MAD"),
        ),
    ),
    row(
        "Arabic and French, per cent",
        told("ar", "ارتفعت صادرات الفوسفاط بنسبة ٤٥ في المئة."),
        told("fr", "Les exportations de phosphate ont augmenté de 54 %.", kind="tweet"),
        found=one("error", ("article", "٤٥ في المئة", "45 %"), ("tweet", "54 %", "54 %")),
    ),
    row(
        "million and billion",
        told("en", "The bank lent the railway company 300 million euros."),
        told(
            "fr", "La banque a prêté 300 milliards d'euros à la compagnie des chemins de fer.", kind="tweet"
        ),
        found=one(
            "error",
            ("article", "300 million euros", "300000000 EUR"),
            ("tweet", "300 milliards d'euros", "300000000000 EUR"),
        ),
    ),
    row(
        "two lower bounds far apart",
        told("fr", "Plus de 200 maisons ont été détruites par le séisme."),
        told("ar", "دمر الزلزال أكثر من 500 بيت.", kind="tweet"),
        found=one(
            "error",
            ("article", "Plus de 200 maisons", ">200 house"),
            ("tweet", "أكثر من 500 بيت", ">500 house"),
        ),
    ),
    row(
        "an Arabic dual",
        told("ar", "أصيب جنديان في انفجار لغم شرق المدينة."),
        told("en", "Seven soldiers were wounded when a mine exploded east of the city.", kind="tweet"),
        found=one("error", ("article", "جنديان", "2 soldier"), ("tweet", "Seven soldiers", "7 soldier")),
    ),
    row(
        "behind a number that is only told less exactly",
        told("en", "The storm destroyed about 40 homes in the valley. Police arrested twelve students."),
        told("fr", "La tempête a détruit 42 logements dans la vallée. La police a arrêté trente étudiants."),
        found=one(
            "error",
            ("article", "twelve students", "12 student"),
            ("article-2", "trente étudiants", "30 student"),
        ),
    ),
    row(
        "two lengths in one unit of time, which may be of two things",
        told("en", "The trial lasted three weeks and drew large crowds to the court."),
        told("fr", "Le procès a duré cinq semaines et a attiré les foules au tribunal."),
        found=one("warning", ("article", "three weeks", "3 week"), ("article-2", "cinq semaines", "5 week")),
        note=("may be two different things",),
    ),
    row(
        "distances in two units that do not convert to each other",
        told("ar", "تقع القرية على بعد 120 كيلومترا من الحدود."),
        told("en", "The village lies 50 miles from the border."),
        found=one(
            "warning",
            ("article", "120 كيلومترا", "120 kilometre"),
            ("article-2", "50 miles", "50 mile"),
        ),
    ),
)

BY_WORDS = (
    row(
        "two numbers of one kind in one claim, English and French",
        told("en", "The city bought 14 buses and 25 trams for the new line."),
        told("fr", "La ville a acheté 19 bus et 32 trams pour la nouvelle ligne."),
        found=(
            *one("error", ("article", "14 buses", "14 bus"), ("article-2", "19 bus", "19 bus")),
            *one("warning", ("article", "25 trams", "25 trams"), ("article-2", "32 trams", "32 trams")),
        ),
    ),
    row(
        "two numbers of one kind in one claim, Arabic and English",
        told("ar", "اشترت المدينة 14 حافلة و25 سيارة إسعاف للمستشفى الجديد."),
        told("en", "The city bought 19 buses and 32 ambulances for the new hospital."),
        found=(
            *one("error", ("article", "14 حافلة", "14 bus"), ("article-2", "19 buses", "19 bus")),
            *one(
                "warning", ("article", "25 سيارة", "25 car"), ("article-2", "32 ambulances", "32 ambulances")
            ),
        ),
    ),
    row(
        "a number of what no table knows, beside one that both have, English and French",
        told("en", "The museum bought 31 tapestries and 12 paintings last year."),
        told("fr", "Le musée a acheté 27 tapisseries et 12 tableaux l'an dernier."),
        found=one(
            "warning",
            ("article", "31 tapestries", "31 tapestries"),
            ("article-2", "27 tapisseries", "27 tapisseries"),
        ),
    ),
    row(
        "a number of what no table knows, beside one that both have, Arabic and English",
        told("ar", "اشترى المتحف 31 مزهرية و12 لوحة العام الماضي."),
        told("en", "The museum bought 27 vases and 12 paintings last year."),
        found=one("warning", ("article", "31 مزهرية", "31 مزهريه"), ("article-2", "27 vases", "27 vases")),
    ),
    row(
        "two numbers in another order",
        told("en", "The city bought 14 buses and 25 trams for the new line."),
        told("ar", "اشترت المدينة 25 عربة ترام و14 حافلة للخط الجديد."),
    ),
)
"""Of several numbers, the words that render each other tell which two are about one thing."""

AGREE = (
    row(
        "a whole, and what is left of it",
        told("en", "The motion passed with 31 of 44 votes, the council said."),
        told("ar", "قال المجلس إن الاقتراح أقر بأغلبية 31 صوتا مقابل 13."),
    ),
    row(
        "one length in two units here, in one there",
        told("fr", "L'avion a coulé par 30 mètres (100 pieds) de fond."),
        told("en", "The plane sank in 100 feet of water."),
    ),
    row(
        "lengths of time in two units are of two things",
        told("en", "The trial lasted three weeks and drew large crowds to the court."),
        told("fr", "Le procès a duré deux mois et a attiré les foules au tribunal."),
    ),
    row(
        "a weight here, a distance there, English and French",
        told("en", "The lorry carried 40 tonnes to the port of Larache on Monday."),
        told("fr", "Le camion a parcouru 12 kilomètres jusqu'au port de Larache lundi."),
    ),
    row(
        "a weight here, a distance there, Arabic and French",
        told("ar", "نقلت الشاحنة 40 طنا إلى ميناء العرائش يوم الاثنين."),
        told("fr", "Le camion a parcouru 12 kilomètres jusqu'au port de Larache lundi."),
    ),
    row(
        "buses here, cars there, all else alike",
        told("en", "The company sold 40 buses to the city on Monday."),
        told("ar", "باعت الشركة 12 سيارة للمدينة يوم الاثنين."),
    ),
    row(
        "homes here, bridges there, all else alike",
        told("en", "The flood in the valley destroyed 40 homes on Monday."),
        told("fr", "Les inondations ont détruit 12 ponts dans la vallée lundi."),
    ),
    row(
        "rounded",
        told("en", "The flood destroyed 1,234 homes in the valley."),
        told("fr", "Les inondations ont détruit 1 200 logements dans la vallée.", kind="tweet"),
    ),
    row(
        "an approximation",
        told("ar", "اعتقلت الشرطة 42 متظاهرا أمام البرلمان."),
        told("en", "Police arrested about 40 protesters outside parliament.", kind="tweet"),
    ),
    row(
        "dozens",
        told("fr", "Des dizaines de maisons ont brûlé dans le village."),
        told("ar", "احترق 36 منزلا في القرية.", kind="tweet"),
    ),
    row(
        "words and figures, French tens",
        told("fr", "Quatre-vingt-dix-sept députés ont voté contre la loi."),
        told("en", "97 deputies voted against the law.", kind="tweet"),
    ),
    row(
        "other units of one length",
        told("en", "The village lies 50 miles from the border."),
        told("fr", "Le village se trouve à 80 kilomètres de la frontière.", kind="tweet"),
    ),
    row(
        "killed and wounded in one sentence, told in another order",
        told("en", "The blast killed 12 people and wounded 30."),
        told("ar", "خلف الانفجار 30 جريحا و12 قتيلا.", kind="tweet"),
    ),
    row(
        "one source says less",
        told("fr", "L'explosion a fait 12 morts et 30 blessés."),
        told("en", "The explosion killed 12 people.", kind="tweet"),
    ),
    row(
        "other counted things",
        told("en", "The explosion killed 12 people in the market."),
        told("fr", "L'explosion a détruit 30 magasins du marché.", kind="tweet"),
    ),
    row(
        "two events",
        told("en", "The fire in Safi killed four people. The storm in Agadir killed nine people."),
        told("ar", "قتلت العاصفة تسعة أشخاص في أكادير. وقتل الحريق أربعة أشخاص في آسفي.", kind="tweet"),
    ),
    row(
        "a billion of two languages",
        told("en", "The deficit reached 2 billion dollars."),
        told("ar", "بلغ العجز ملياري دولار.", kind="tweet"),
    ),
    row(
        "a name with a figure",
        told("en", "The Boeing 737 landed safely in Rabat."),
        told("fr", "Le Boeing 747 a atterri sans encombre à Rabat.", kind="tweet"),
    ),
    row(
        "a bound and what it allows",
        told("ar", "شارك أكثر من 1200 طالب في المسيرة."),
        told("fr", "1 350 étudiants ont participé à la marche.", kind="tweet"),
    ),
)


@pytest.mark.parametrize("item", cases((*CONFLICTS, *BY_WORDS)))
def test_conflicts_are_found(item: Row, encoder: Encoder) -> None:
    assert_found("N201", item, encoder)


@pytest.mark.parametrize("item", cases(AGREE))
def test_what_can_be_true_is_no_conflict(item: Row, encoder: Encoder) -> None:
    assert_found("N201", item, encoder)
