"""Reported speech in three languages, as tables: who said it, by which word, and what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.facts.quotes import attributions

if TYPE_CHECKING:
    from checker.facts.quotes import Attribution

# language, text, then of the one attribution in it: speaker, kind, cue, strength, form, what is said.
SAID = [
    # A clause that a word opens.
    ("en", "The minister said that the road was closed.",
     "The minister", "person", "say", "neutral", "clause", "the road was closed"),
    ("en", "The minister, Omar Fassi, said the road was closed.",
     "The minister, Omar Fassi", "person", "say", "neutral", "clause", "the road was closed"),
    ("en", "Omar Fassi, who runs the port, told reporters on Monday that ships were waiting.",
     "Omar Fassi", "person", "tell", "neutral", "clause", "ships were waiting"),
    ("fr", "Le ministre a affirmé que la route était fermée.",
     "Le ministre", "person", "affirmer", "strong", "clause", "la route était fermée"),
    ("fr", "La présidente de l'association, Salma Naciri, a précisé jeudi qu'elle ne viendrait pas.",
     "La présidente de l'association, Salma Naciri", "person", "préciser", "neutral", "clause",
     "elle ne viendrait pas"),
    ("ar", "أعلن وزير النقل أن الطريق مغلقة.",
     "وزير النقل", "person", "أعلن", "neutral", "clause", "الطريق مغلقة"),
    ("ar", "وأكد وزير النقل، عمر الفاسي، في ندوة صحفية بالرباط، أن الطريق مغلقة.",
     "وزير النقل، عمر الفاسي", "person", "أكد", "strong", "clause", "الطريق مغلقة"),
    ("ar", "الوزير قال إن الطريق مغلقة.",
     "الوزير", "person", "قال", "neutral", "clause", "الطريق مغلقة"),
    ("ar", "وكان الناطق باسم الحكومة قد صرح بأن الطريق مغلقة.",
     "الناطق باسم الحكومة", "person", "صرح", "neutral", "clause", "الطريق مغلقة"),
    ("ar", "السكان قالوا إن الطريق مغلقة.",
     "السكان", "unknown", "قال", "neutral", "clause", "الطريق مغلقة"),
    # The opener carries a pronoun: it belongs to what is said.
    ("ar", "وقالت الوزيرة إنها ستغادر.",
     "الوزيرة", "person", "قال", "neutral", "clause", "إنها ستغادر"),
    ("ar", "وأشار المدير إلى أنه سيغادر.",
     "المدير", "person", "أشار", "neutral", "clause", "أنه سيغادر"),
    # No opener.
    ("en", "Officials claim the bridge is safe.",
     "Officials", "person", "claim", "claim", "clause", "the bridge is safe"),
    ("fr", "Le directeur nie avoir signé la lettre.",
     "Le directeur", "person", "nier", "denial", "noun", "avoir signé la lettre"),
    ("en", "The mayor denied signing the letter.",
     "The mayor", "person", "deny", "denial", "noun", "signing the letter"),
    # A quotation after the verb, with and without a colon, marks of every sort.
    ("en", "The minister said: “The road will be closed for a month.”",
     "The minister", "person", "say", "neutral", "quote", "The road will be closed for a month."),
    ("fr", "Le ministre a déclaré : « La route sera fermée un mois. »",
     "Le ministre", "person", "déclarer", "neutral", "quote", "La route sera fermée un mois."),
    ("ar", "وقال الوزير : ”ستغلق الطريق لمدة شهر” .",
     "الوزير", "person", "قال", "neutral", "quote", "ستغلق الطريق لمدة شهر"),
    ("ar", 'وصرح الوزير قائلا "ستغلق الطريق لمدة شهر".',
     "", "pronoun", "قال", "neutral", "quote", "ستغلق الطريق لمدة شهر"),
    # Missing hamza, a space before the comma.
    ("ar", "واوضح المدير ، ان الطريق مغلقة .",
     "المدير", "person", "أوضح", "neutral", "clause", "الطريق مغلقة"),
    # A quotation before the verb; inversion.
    ("en", "“The road will be closed,” the minister said on Monday.",
     "the minister", "person", "say", "neutral", "quote", "The road will be closed"),
    ("en", "“The road will be closed,” said Omar Fassi, the minister of transport.",
     "Omar Fassi, the minister of transport", "person", "say", "neutral", "quote", "The road will be closed"),
    ("en", "“Never,” Omar Fassi, who runs the port, told the paper.",
     "Omar Fassi", "person", "tell", "neutral", "quote", "Never"),
    ("fr", "« La route sera fermée », a annoncé lundi le ministre des Transports, Omar Fassi.",
     "le ministre des Transports, Omar Fassi", "person", "annoncer", "neutral", "quote",
     "La route sera fermée"),
    ("fr", "« La route sera fermée », a-t-il ajouté.",
     "il", "pronoun", "ajouter", "neutral", "quote", "La route sera fermée"),
    ("fr", "« La route sera fermée, explique-t-elle. Rien ne passera. »",
     "elle", "pronoun", "expliquer", "neutral", "quote",
     "La route sera fermée, explique-t-elle. Rien ne passera."),
    ("ar", "“لن تفتح الطريق قبل شهر”، يقول مدير الميناء.",
     "مدير الميناء", "person", "قال", "neutral", "quote", "لن تفتح الطريق قبل شهر"),
    ("ar", "“لن تفتح الطريق قبل شهر”، حسبما أفاد مدير الميناء.",
     "مدير الميناء", "person", "أفاد", "neutral", "quote", "لن تفتح الطريق قبل شهر"),
    # A tag without quotation marks.
    ("en", "The road is closed, he said.",
     "he", "pronoun", "say", "neutral", "clause", "The road is closed"),
    ("en", "The road is closed, said Omar Fassi, a spokesman for the port.",
     "Omar Fassi, a spokesman for the port", "person", "say", "neutral", "clause", "The road is closed"),
    ("fr", "La route est fermée, assure-t-on à Rabat.",
     "on", "pronoun", "assurer", "promise", "clause", "La route est fermée"),
    # A source without a verb.
    ("en", "According to the ministry, the road is closed.",
     "the ministry", "organisation", "according to", "neutral", "clause", "the road is closed"),
    ("en", "The road is closed, according to a police officer.",
     "a police officer", "person", "according to", "neutral", "clause", "The road is closed"),
    ("fr", "Selon le ministère, la route est fermée.",
     "le ministère", "organisation", "selon", "neutral", "clause", "la route est fermée"),
    ("fr", "La route est fermée, d'après un policier du syndicat.",
     "un policier du syndicat", "person", "d'après", "neutral", "clause", "La route est fermée"),
    ("ar", "وبحسب وزارة النقل، الطريق مغلقة.",
     "وزارة النقل", "organisation", "بحسب", "neutral", "clause", "الطريق مغلقة"),
    ("ar", "الطريق ما تزال مغلقة، وفقا لوزارة النقل.",
     "وزارة النقل", "organisation", "وفقا ل", "neutral", "clause", "الطريق ما تزال مغلقة"),
    ("ar", "الطريق ما تزال مغلقة، وفق ما أعلنت وزارة النقل.",
     "وزارة النقل", "organisation", "أعلن", "neutral", "clause", "الطريق ما تزال مغلقة"),
    # A noun stands for what is said.
    ("en", "The envoy stressed the need for a ceasefire.",
     "The envoy", "person", "stress", "strong", "noun", "the need for a ceasefire"),
    ("en", "The envoy called for a ceasefire.",
     "The envoy", "person", "call", "neutral", "noun", "a ceasefire"),
    ("fr", "L'émissaire a insisté sur la nécessité d'une trêve.",
     "L'émissaire", "person", "insister", "strong", "noun", "la nécessité d'une trêve"),
    ("ar", "وشدد المبعوث على ضرورة وقف إطلاق النار.",
     "المبعوث", "person", "شدد", "strong", "noun", "ضرورة وقف إطلاق النار"),
    ("ar", "ودعا المبعوث إلى وقف إطلاق النار.",
     "المبعوث", "person", "دعا", "demand", "noun", "وقف إطلاق النار"),
    ("ar", "وأشاد المبعوث بالتزام الطرفين.",
     "المبعوث", "person", "أشاد", "praise", "noun", "بالتزام الطرفين"),
    # Documents, posts and their issuers.
    ("en", "A statement from the palace said that the king would travel.",
     "A statement from the palace", "document", "say", "neutral", "clause", "the king would travel"),
    ("fr", "Un communiqué du palais indique que le roi voyagera.",
     "Un communiqué du palais", "document", "indiquer", "neutral", "clause", "le roi voyagera"),
    ("ar", "أفاد بلاغ للديوان الملكي أن الملك سيسافر.",
     "بلاغ للديوان الملكي", "document", "أفاد", "neutral", "clause", "الملك سيسافر"),
    ("ar", "وجاء في بيان لوزارة الصحة أن اللقاح متوفر.",
     "بيان لوزارة الصحة", "document", "جاء في", "neutral", "clause", "اللقاح متوفر"),
    ("en", "The tweet said that the king would travel.",
     "The tweet", "post", "say", "neutral", "clause", "the king would travel"),
    # A headline: a colon does for the verb.
    ("ar", "وزير النقل: “لن تفتح الطريق قبل شهر”",
     "وزير النقل", "person", ":", "neutral", "quote", "لن تفتح الطريق قبل شهر"),
    ("en", "Omar Fassi: “The road will be closed for a month”",
     "Omar Fassi", "person", ":", "neutral", "quote", "The road will be closed for a month"),
    ("fr", "Le ministre des Transports : « La route sera fermée un mois »",
     "Le ministre des Transports", "person", ":", "neutral", "quote", "La route sera fermée un mois"),
    # Denials, warnings, accusations keep their strength.
    ("en", "The minister denied that he had resigned.",
     "The minister", "person", "deny", "denial", "clause", "he had resigned"),
    ("fr", "Le ministre a démenti qu'il ait démissionné.",
     "Le ministre", "person", "démentir", "denial", "clause", "il ait démissionné"),
    ("ar", "ونفى الوزير أن يكون قد استقال.",
     "الوزير", "person", "نفى", "denial", "clause", "يكون قد استقال"),
    ("ar", "وحذر الأمين العام من “كارثة إنسانية غير مسبوقة” في المنطقة.",
     "الأمين العام", "person", "حذر", "warning", "clause", "“كارثة إنسانية غير مسبوقة” في المنطقة"),
]  # fmt: skip

# Words of saying that report nothing here, and other look-alikes.
NOTHING_SAID = [
    ("en", "The company added 300 jobs last year."),
    ("en", "The United States report to the council every year."),
    ("en", "The price was said to be falling."),
    ("en", "The book “The Silence of Stones” was sold for a fortune."),
    ("en", "A report on the port is expected in May."),
    ("en", "He went to see “The Sound of Rain” and said nothing."),
    ("en", "The trains run according to need."),
    ("en", "His statement of account was wrong."),
    ("fr", "Le directeur a ajouté deux chaises à la table."),
    ("fr", "Selon les besoins, le train s'arrête ici."),
    ("fr", "Il a pris note de la demande."),
    ("fr", "Le film « Le Bruit des pierres » est sorti."),
    ("fr", "La déclaration d'impôts est en ligne."),
    ("ar", "أضافت الشركة ثلاثمائة وظيفة العام الماضي."),
    ("ar", "رفض المدرب التعليق."),
    ("ar", "وحسب السن والجنس تختلف النتائج."),
    ("ar", "صدر كتاب “ضجيج الحجارة” في تونس."),
    ("ar", "قرأ التقرير دون ذكر التفاصيل."),
    ("ar", "بين الرباط ومدريد مسافة قصيرة."),
    ("ar", "كتب جديدة في المعرض."),
]


def seen(text: str, item: Attribution) -> tuple[str, ...]:
    kind = item.speaker_kind.value
    return (item.speaker_text, kind, item.cue, item.strength, item.form, text[item.start : item.end])


@pytest.mark.parametrize("case", SAID, ids=lambda case: case[1][:60])
def test_reads_who_said_what(case: tuple[str, ...]) -> None:
    language, text, *expected = case
    assert [seen(text, item) for item in attributions(text, language)] == [tuple(expected)]


@pytest.mark.parametrize(("language", "text"), NOTHING_SAID)
def test_does_not_read_speech_where_there_is_none(language: str, text: str) -> None:
    assert attributions(text, language) == ()


def test_a_language_without_tables_reports_nothing() -> None:
    assert attributions("Der Minister sagte: „Die Straße ist gesperrt.“", "de") == ()
