"""Sentences. A case is a text with its sentences parted by ``|``, which is taken out before segmenting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.segment import sentences

CASES = [
    # Plain ends of sentences, in each script.
    ("en", "The talks ended.| Nobody spoke!| Will they meet again?| Perhaps."),
    ("fr", "Les pourparlers sont terminés.| Personne n'a parlé !| Se reverront-ils ?| Peut-être."),
    ("ar", "انتهت المحادثات.| لم يتكلم أحد!| هل يلتقون ثانية؟| ربما."),
    ("ar", "انتهت المحادثات .| وغادر الوفد ."),
    ("ar", "انتهت المحادثات.|وغادر الوفد."),
    # A line end ends a sentence, with or without a stop.
    ("en", "Rabat and Madrid talk|\nThe two ministers met|\n\nThey left."),
    ("ar", "الرباط ومدريد تتحادثان|\r\nالتقى الوزيران"),
    # Titles, initials, agencies.
    ("en", "Mr. Smith met Dr. J. R. Brown and Gen. Lee.| They spoke."),
    ("fr", "M. Dupont a vu Mme. Roux et le Dr. J. Petit.| Ils ont parlé."),
    ("ar", "التقى د. أحمد الطيب أ. د. منى.| ثم غادر."),
    ("ar", "قالت أ.ف.ب إن الوفد غادر.| وأكدت د.ب.أ الخبر."),
    ("en", "The U.S. Senate voted.| He lives in the U.S.| The army left."),
    ("en", "They met at 5 p.m. Tuesday.| They left at 6 p.m.| It rained."),
    ("fr", "L'O.N.U. a voté.| Le vote est clos."),
    ("en", "Tea, coffee, etc. are served.| Come in."),
    # Abbreviations that need a figure.
    ("en", "It happened on Feb. 1 at p. 3 of No. 12.| He said no.| She stayed."),
    ("fr", "Voir p. 3 et art. 12.| Il dit non.| Elle reste."),
    ("ar", "انظر ص. 12 من التقرير.| وانتهى الأمر."),
    # Numbers, addresses, ellipses, items.
    ("en", "It cost 3.50 dollars, see www.example.org for more.| He paid."),
    ("en", "He waited... and left.| Then came the rain."),
    ("en", "1. The first point.| 2. The second point."),
    ("ar", "السعر 3.5 دولار.| غال جدا."),
    # Names that shout, questions with a tag.
    ("en", "Yahoo! shares fell.| Others rose."),
    ("en", "“Why?” he asked.| “Because,” she said."),
    ("en", "“Why?” Mr. Roe asked.| Nobody knew."),
    ("fr", "« Pourquoi ? » demande-t-il.| Personne ne sait."),
    # Quotations: whole sentences part them, a string of cries does not.
    ("en", "“We have won the first match.| We will win the second one,” he said.| He left."),
    ("en", "The show “Who? Me? Never!” is back.| It is fun."),
    ("fr", "« Nous avons gagné le premier match.| Nous gagnerons le second aussi », dit-il."),
    ("ar", "قال: “فزنا في المباراة الأولى اليوم.| وسنفوز في المباراة الثانية غدا”.| ثم غادر."),
    ("ar", "عاد برنامج “من؟ أنا؟” إلى الشاشة.| وهو ممتع."),
    ("ar", "صاح الجمهور “كفى!” في وجه الحكم.| ثم هدأ."),
    # A quotation after another, marks that do not match.
    ("en", "She said “no.”| “Yes,” said he."),
    ("fr", "Il a tout perdu. »|  « Nous verrons », dit-elle."),
    ("en", "He had lost it all.”| The rest was silence."),
    # Emoji and other characters outside the basic plane do not shift anything.
    ("en", "Well done 🇲🇦🎉.| See you 😀!| Bye."),
    ("ar", "مبروك 🎉🎉.| إلى اللقاء."),
]

TEXTS = st.text(alphabet="aA bB.!?؟…\n“”\"'«»د أبت 1🎉,;:()", max_size=80) | st.text(max_size=80)
LANGUAGES = st.sampled_from(["ar", "en", "fr", "de", "und", "ar-MA", ""])


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_parts_sentences(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    expected = [piece.strip() for piece in marked.split("|")]
    assert [text[item.start : item.end] for item in sentences(text, language)] == expected


def test_a_quotation_is_kept_whole_on_request() -> None:
    text = "“We have won the first match. We will win the second one,” he said. He left."
    found = sentences(text, "en", whole_quotations=True)
    assert [text[item.start : item.end] for item in found] == [text[:-9], "He left."]


def test_paragraphs_are_numbered_by_lines() -> None:
    found = sentences("One. Two.\nThree.\n\nFour.", "en")
    assert [item.paragraph for item in found] == [0, 0, 1, 2]


@given(text=TEXTS, language=LANGUAGES, whole=st.booleans())
def test_any_text_is_covered_but_for_white_space(text: str, language: str, *, whole: bool) -> None:
    at = 0
    for item in sentences(text, language, whole_quotations=whole):
        assert not text[at : item.start].strip()
        piece = text[item.start : item.end]
        assert piece
        assert piece == piece.strip()
        assert not set(piece) & set("\n\r")
        at = item.end
    assert not text[at:].strip()
