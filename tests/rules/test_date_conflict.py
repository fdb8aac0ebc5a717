"""D101: the same event on days that cannot be the same; and what the note says of time zones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

CONFLICTS = (
    row(
        "Washington time would reconcile 'today' of February 1 with 'yesterday, Tuesday'",
        told(
            "ar",
            "أجرى وزير الخارجية الأمريكي أنتوني بلينكن أمس الثلاثاء "
            "اتصالا هاتفيا مع نظيره المغربي ناصر بوريطة.",
            published="2023-02-01",
        ),
        told(
            "en",
            "Spoke with Moroccan Foreign Minister Nasser Bourita today about regional security.",
            kind="tweet",
            published="2023-02-01",
            speaker="Secretary of State Antony Blinken, United States",
        ),
        found=one("error", ("article", "أمس الثلاثاء", "2023-01-31"), ("tweet", "today", "2023-02-01")),
        note=(
            "Only a reading in Washington time of a text published before 05:00 UTC on 1 February 2023",
            "would reconcile 'article' with 'tweet'",
        ),
    ),
    row(
        "no zone reconciles: a speaker whose capital is east of Greenwich",
        told(
            "ar",
            "أجرى وزير الخارجية الأردني سامر العدوان أمس الأربعاء مباحثات هاتفية مع نظيره التركي كمال أيدين.",
            published="2024-05-09",
        ),
        told(
            "en",
            "Spoke today with Jordanian Foreign Minister Samer Adwan about the border crossings.",
            kind="tweet",
            published="2024-05-09",
            speaker="Kemal Aydin, Foreign Minister of Turkey",
        ),
        found=one("error", ("article", "أمس الأربعاء", "2024-05-08"), ("tweet", "today", "2024-05-09")),
        note=("No reading of time zones reconciles 'article' with 'tweet'.",),
    ),
    row(
        "the hours of one night that are two days in the capitals of two speakers",
        told(
            "en",
            "The two ministers met in Tunis on January 31, 2023.",
            kind="post",
            speaker="Antony Blinken, US Secretary of State",
        ),
        told(
            "ar",
            "التقى الوزيران في تونس يوم 1 فبراير 2023.",
            kind="tweet",
            speaker="وزير الخارجية المغربي ناصر بوريطة",
        ),
        found=one(
            "error",
            ("post", "January 31, 2023", "2023-01-31"),
            ("tweet", "يوم 1 فبراير 2023", "2023-02-01"),
        ),
        note=("between 23:00 UTC on 31 January and 05:00 UTC on 1 February 2023", "Washington", "Rabat"),
    ),
    row(
        "an evening there, the next day here, in French",
        told(
            "en",
            "The two ministers spoke on the phone on the evening of January 31, 2023.",
            timezone="America/New_York",
        ),
        told(
            "fr",
            "Les deux ministres se sont parlé au téléphone le 1er février 2023.",
            kind="tweet",
            timezone="Africa/Casablanca",
        ),
        found=one(
            "error",
            ("article", "evening of January 31, 2023", "2023-01-31T18/2023-02-01T00"),
            ("tweet", "1er février 2023", "2023-02-01"),
        ),
        note=("New York time", "Casablanca time"),
    ),
    row(
        "a day that machines print in UTC",
        told(
            "en",
            "The two ministers spoke on the phone today.",
            timezone="America/New_York",
            published="2023-01-31T20:00:00-05:00",
        ),
        told(
            "ar", "أجرى الوزيران مكالمة هاتفية يوم 1 فبراير 2023.", kind="tweet", timezone="Africa/Casablanca"
        ),
        found=one("error", ("article", "today", "2023-01-31"), ("tweet", "يوم 1 فبراير 2023", "2023-02-01")),
        note=("UTC time, where it was published on 2023-02-01",),
    ),
    row(
        "both sources with known zones: an exact moment leaves no room",
        told(
            "ar",
            "أجرى وزير الخارجية المغربي كريم التازي أمس الاثنين اتصالا هاتفيا مع نظيرته الكندية لورا ماكلين.",
            published="2024-03-05",
            timezone="Africa/Casablanca",
        ),
        told(
            "en",
            "Spoke today with Moroccan Foreign Minister Karim Tazi about trade.",
            kind="tweet",
            published="2024-03-05T14:30:00-05:00",
            timezone="America/Toronto",
            speaker="Laura MacLean",
        ),
        found=one("error", ("article", "أمس الاثنين", "2024-03-04"), ("tweet", "today", "2024-03-05")),
        note=("No reading of time zones reconciles",),
    ),
    row(
        "absolute days in French and English",
        told(
            "fr",
            "La ministre des Affaires étrangères Claire Dumont a rencontré à Genève, lundi 3 juin 2024, "
            "son homologue sénégalais Ousmane Fall.",
        ),
        told(
            "en",
            "French Foreign Minister Claire Dumont met her Senegalese counterpart Ousmane Fall in Geneva "
            "on June 4, 2024.",
        ),
        found=one(
            "error",
            ("article", "lundi 3 juin 2024", "2024-06-03"),
            ("article-2", "June 4, 2024", "2024-06-04"),
        ),
        note=("No reading of time zones reconciles",),
    ),
    row(
        "Maghrebi month names",
        told("ar", "زار وزير الصحة التونسي الهادي بن عمر مدينة سبها الليبية يوم 5 غشت 2024."),
        told(
            "fr",
            "Le ministre tunisien de la Santé Hedi Ben Amor a visité la ville libyenne de Sebha "
            "le 6 août 2024.",
        ),
        found=one(
            "error", ("article", "يوم 5 غشت 2024", "2024-08-05"), ("article-2", "6 août 2024", "2024-08-06")
        ),
    ),
    row(
        "Mashriqi month names against a relative day",
        told("ar", "انفجر خزان الوقود في مرفأ اللاذقية في 12 كانون الثاني 2025."),
        told("ar", "انفجر خزان وقود في مرفأ اللاذقية يوم أمس.", published="2025-01-12", kind="post"),
        found=one(
            "error",
            ("article", "12 كانون الثاني 2025", "2025-01-12"),
            ("post", "يوم أمس", "2025-01-11"),
        ),
    ),
    row(
        "an event of no table, told in the same words",
        told("en", "The bridge over the Sebou river reopened to traffic on 14 October 2023 after two years."),
        told("fr", "Le pont sur le Sebou a rouvert à la circulation le 16 octobre 2023 après deux ans."),
        found=one(
            "error",
            ("article", "14 October 2023", "2023-10-14"),
            ("article-2", "16 octobre 2023", "2023-10-16"),
        ),
    ),
    row(
        "'yesterday' in French, 'today' in Arabic, both of one day",
        told(
            "fr",
            "Un train de voyageurs a déraillé hier près de Sfax, selon la société des chemins de fer.",
            published="2024-09-18",
        ),
        told(
            "ar",
            "خرج قطار للمسافرين عن السكة اليوم قرب صفاقس، حسب شركة السكك الحديدية.",
            published="2024-09-18",
        ),
        found=one("error", ("article", "hier", "2024-09-17"), ("article-2", "اليوم", "2024-09-18")),
    ),
)

AGREEMENTS = (
    row(
        "'on Tuesday' beside the date of that Tuesday",
        told(
            "en",
            "The foreign minister of Jordan, Samer Adwan, met Kemal Aydin in Amman on Tuesday.",
            published="2023-02-01",
        ),
        told(
            "fr",
            "Le ministre jordanien des Affaires étrangères Samer Adwan a rencontré Kemal Aydin à Amman "
            "le 31 janvier 2023.",
        ),
    ),
    row(
        "'yesterday' a day later",
        told("ar", "أجرى ناصر بوريطة أمس اتصالا هاتفيا مع أنتوني بلينكن.", published="2023-02-02"),
        told(
            "ar",
            "أجرى السيد ناصر بوريطة اليوم اتصالا هاتفيا مع السيد أنتوني بلينكن.",
            kind="tweet",
            published="2023-02-01",
        ),
    ),
    row(
        "the exact moment of the post was still the day before in Washington",
        told(
            "ar",
            "أجرى وزير الخارجية الأمريكي أنتوني بلينكن أمس الثلاثاء "
            "اتصالا هاتفيا مع نظيره المغربي ناصر بوريطة.",
            published="2023-02-01",
            timezone="Africa/Casablanca",
        ),
        told(
            "en",
            "Spoke with Moroccan Foreign Minister Nasser Bourita today about regional security.",
            kind="tweet",
            published="2023-02-01T02:10:00+00:00",
            timezone="America/New_York",
            speaker="Secretary of State Antony Blinken",
        ),
    ),
    row(
        "two events in one article: the call on Tuesday, the forum in March",
        told(
            "en",
            "Foreign Minister Nasser Bourita spoke by phone with Antony Blinken on Tuesday, 31 January 2023. "
            "The forum in Dakhla will open on 14 March 2023.",
        ),
        told(
            "ar",
            "يفتتح المنتدى بالداخلة يوم 14 مارس 2023. وكان ناصر بوريطة قد أجرى اتصالا هاتفيا مع "
            "أنتوني بلينكن يوم 31 يناير 2023.",
        ),
    ),
    row(
        "an anniversary is not the event",
        told(
            "fr",
            "Le roi a reçu mardi 20 décembre 2022 la ministre Claire Dumont, deux ans après la signature "
            "de l'accord du 22 décembre 2020.",
        ),
        told(
            "en",
            "The agreement was signed on 22 December 2020. Minister Claire Dumont was received by the king "
            "on 20 December 2022.",
        ),
    ),
    row(
        "calls of two different ministers",
        told("en", "Foreign Minister Karim Tazi spoke by phone with Laura MacLean on 4 March 2024."),
        told("en", "Defence Minister Omar Slaoui spoke by phone with Pedro Alvarez on 6 March 2024."),
    ),
    row(
        "the month and a day of it",
        told("fr", "Le nouveau tramway de Sfax a été inauguré en mai 2024."),
        told("ar", "دشن ترامواي صفاقس الجديد يوم 17 ماي 2024."),
    ),
    row(
        "'last week' and a day of that week",
        told("en", "Spain's Foreign Minister Pedro Alvarez visited Tunis last week.", published="2024-05-14"),
        told(
            "fr", "Le ministre espagnol des Affaires étrangères Pedro Alvarez a visité Tunis le 8 mai 2024."
        ),
    ),
    row(
        "a visit and the meeting during it",
        told("ar", "وصل وزير الخارجية المصري في زيارة تبدأ يوم 3 يونيو 2024 إلى مدريد."),
        told("ar", "التقى وزير الخارجية المصري رئيس الحكومة في مدريد يوم 5 يونيو 2024."),
    ),
    row(
        "signed, and in force",
        told("en", "The two countries signed the fisheries agreement on 4 March 2024."),
        told("ar", "يدخل اتفاق الصيد البحري بين البلدين حيز التنفيذ يوم 18 مارس 2024."),
    ),
    row(
        "a death and the burial",
        told("fr", "Le poète Samir Haddad est décédé dimanche 3 mars 2024 à Beyrouth."),
        told("ar", "يوارى الشاعر سمير حداد الثرى يوم الثلاثاء 5 مارس 2024 في بيروت."),
    ),
    row(
        "the day of an announcement and the day announced",
        told("en", "Applications for the grant close on 15 May 2024, the ministry said on 2 May 2024."),
        told("fr", "Le ministère a annoncé le 2 mai 2024 que les candidatures seront closes le 15 mai 2024."),
    ),
    row(
        "a speech during the visit, and the end of the visit",
        told(
            "fr",
            "Le président français a prononcé mardi un discours devant le Parlement marocain, "
            "au deuxième jour de sa visite d'État au Maroc.",
            published="2024-10-29",
        ),
        told(
            "en",
            "The French president wrapped up a three-day state visit to Morocco on Wednesday.",
            published="2024-10-30",
        ),
    ),
    row(
        "the first day of a strike and its last",
        told("ar", "بدأ عمال الميناء إضرابا يوم 4 مارس 2024."),
        told("en", "Dock workers ended their strike on 6 March 2024."),
    ),
    row(
        "two meetings of one man, each told by both sources, one without his name",
        told(
            "en",
            "Prime Minister Omar Slaoui met union leaders on Monday. "
            "He chaired a cabinet meeting on Thursday.",
            published="2024-03-10",
        ),
        told(
            "ar",
            "ترأس رئيس الحكومة عمر السلاوي يوم الخميس 7 مارس اجتماع مجلس الحكومة. "
            "وكان قد اجتمع بقادة النقابات يوم الاثنين.",
            published="2024-03-10",
        ),
    ),
    row(
        "an article that tells of two occasions, a post of the second",
        told(
            "fr",
            "Le ministre Karim Tazi a rencontré Laura MacLean le 4 mars 2024 à Rabat. Le ministre Karim Tazi "
            "a rencontré Laura MacLean le 6 mars 2024 à Ottawa.",
        ),
        told("en", "Minister Karim Tazi met Laura MacLean in Ottawa on 6 March 2024."),
    ),
    row(
        "a dateline dates the text",
        told("ar", "الرباط - 1 فبراير 2023 - أجرى ناصر بوريطة أمس اتصالا هاتفيا مع أنتوني بلينكن."),
        told("en", "Nasser Bourita spoke by phone with Antony Blinken on 31 January 2023."),
    ),
    row(
        "a Hijri date and its day",
        told("ar", "افتتح وزير الحج مركز الاستقبال في جدة يوم 1 رمضان 1445."),
        told("en", "The minister of Hajj opened the reception centre in Jeddah on 11 March 2024."),
    ),
    row(
        "a plan, then what happened of it on that day",
        told("en", "The stadium in Agadir will open on Friday.", published="2024-11-13"),
        told("fr", "Le stade d'Agadir a été inauguré vendredi 15 novembre 2024."),
    ),
    row(
        "the night of the day before reaches into the day",
        told("ar", "انفجر خزان الوقود في مرفأ اللاذقية في 12 كانون الثاني 2025."),
        told("en", "A fuel tank exploded in the port of Latakia on Saturday night.", published="2025-01-13"),
    ),
    row(
        "a bare weekday may be that of the week before",
        told("en", "A fire broke out at the warehouse in Casablanca on Monday.", published="2024-07-15"),
        told("ar", "اندلع حريق في مستودع بالدار البيضاء يوم 8 يوليوز 2024."),
    ),
    row(
        "the night that reaches over two days, in two languages",
        told("fr", "Le maire Karim Tazi a inauguré le pont dans la nuit du 4 au 5 mars 2024."),
        told("ar", "افتتح العمدة كريم التازي الجسر ليلة 4 مارس 2024."),
    ),
)


STRETCHES = (
    row(
        "another year since which something lasts",
        told("en", "The textile plant in Settat has been closed to visitors since 2011."),
        told("ar", "مصنع النسيج في سطات مغلق أمام الزوار منذ عام 2012."),
        found=one("error", ("article", "since 2011", "2011/.."), ("article-2", "منذ عام 2012", "2012/..")),
    ),
    row(
        "another month of one year, in Maghrebi spelling",
        told("ar", "صادق البرلمان على قانون الماء في غشت 2019."),
        told("fr", "Le parlement a adopté la loi sur l'eau en juillet 2019."),
        found=one("error", ("article", "غشت 2019", "2019-08"), ("article-2", "juillet 2019", "2019-07")),
    ),
    row(
        "another month, the year left out by both",
        told("en", "The number of passengers at the airport fell by half in June.", published="2024-11-13"),
        told("fr", "Le nombre de passagers de l'aéroport a chuté de moitié en mars.", published="2024-11-13"),
        found=one("error", ("article", "June", "2024-06"), ("article-2", "mars", "2024-03")),
    ),
    row(
        "another quarter",
        told("fr", "L'usine a produit 40 000 voitures au deuxième trimestre 2018."),
        told("en", "The plant produced 40,000 cars in the third quarter of 2018."),
        found=one(
            "error",
            ("article", "deuxième trimestre 2018", "2018-34"),
            ("article-2", "the third quarter of 2018", "2018-35"),
        ),
    ),
    row(
        "another year by which something is to be done",
        told("ar", "تعتزم المدينة زرع مليون شجرة بحلول عام 2030."),
        told("en", "The city intends to plant a million trees by 2035."),
        found=one("error", ("article", "بحلول عام 2030", "../2030"), ("article-2", "by 2035", "../2035")),
    ),
    row(
        "a month and its year",
        told("en", "The parliament adopted the water law in August 2019."),
        told("fr", "Le parlement a adopté la loi sur l'eau en 2019."),
    ),
    row(
        "one gives the year of the month, the other leaves it out",
        told("en", "The parliament adopted the water law in August 2019."),
        told("ar", "صادق البرلمان على قانون الماء في شهر غشت.", published="2024-11-13"),
    ),
    row(
        "in a year, and since that year",
        told("en", "The plant in Settat closed in 2011."),
        told("fr", "L'usine de Settat est fermée depuis 2010."),
    ),
    row(
        "a relative year is of its text",
        told("en", "The parliament adopted the water law last year.", published="2024-11-13"),
        told("fr", "Le parlement a adopté la loi sur l'eau en 2019."),
    ),
    row(
        "two years of two things in one sentence, told in another order",
        told("en", "The plant opened in 1998 and was sold in 2004."),
        told("ar", "بيع المصنع عام 2004 بعد افتتاحه عام 1998."),
    ),
    row(
        "years of two different events",
        told("en", "The plant in Settat opened in 1998."),
        told("fr", "La mairie de Settat a été rénovée en 2004."),
    ),
    row(
        "the year stands in the sentence beside",
        told("en", "The water law was adopted in 2019. It has forty articles and a preamble."),
        told("fr", "La loi sur l'eau compte quarante articles et un préambule. Elle a été adoptée en 2019."),
    ),
    row(
        "of which year a summer is, the tense tells",
        told("ar", "سيفتتح المسبح البلدي في الرباط هذا الصيف.", published="2019-05-15"),
        told("en", "The municipal pool in Rabat was opened this summer.", published="2019-05-15"),
    ),
    row(
        "a decade and a year in it",
        told("en", "The dam was built in the 1980s."),
        told("ar", "بني السد عام 1984."),
    ),
)


BY_WORDS = (
    row(
        "two years on each side, French and Arabic",
        told("fr", "La mairie a été construite en 1931 et rénovée en 1984."),
        told("ar", "بني مقر البلدية سنة 1913 وجرى ترميمه سنة 1948."),
        found=(
            *one("error", ("article", "1931", "1931"), ("article-2", "سنة 1913", "1913")),
            *one("error", ("article", "1984", "1984"), ("article-2", "سنة 1948", "1948")),
        ),
    ),
    row(
        "the end of another month, English and Arabic",
        told("en", "We are close to an agreement, the minister said in late August.", published="2019-05-15"),
        told("ar", "قال الوزير في أواخر نوفمبر إننا قريبون من الاتفاق.", published="2019-05-15"),
        found=one(
            "error",
            ("article", "late August", "2019-08-21/2019-08-31"),
            ("article-2", "أواخر نوفمبر", "2018-11-21/2018-11-30"),
        ),
    ),
    row(
        "the end of one month, of whichever year",
        told("en", "We are close to an agreement, the minister said in late August.", published="2019-05-15"),
        told("ar", "قال الوزير في أواخر أغسطس إننا قريبون من الاتفاق.", published="2018-05-15"),
    ),
    row(
        "in a year, and not since it",
        told("en", "The two countries have not exchanged ambassadors since 1962.", published="2019-05-15"),
        told(
            "fr",
            "Le dernier échange d'ambassadeurs entre les deux pays a eu lieu en 1962.",
            published="2019-05-15",
        ),
    ),
)
"""Of several months and years, the words that render each other tell which two are about one thing."""


@pytest.mark.parametrize("case", cases([*CONFLICTS, *AGREEMENTS, *STRETCHES, *BY_WORDS]))
def test_days_of_one_event(case: Row, encoder: Encoder) -> None:
    assert_found("D101", case, encoder)
