"""B901: characters that make a text read differently than it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

HIDDEN = (
    row(
        "a right-to-left override turns a number round",
        told("en", "The total is \u202e51\u202c dirhams."),
        found=one(
            "warning", ("article", "he total is \u202e51\u202c dirhams.", "U+202E RIGHT-TO-LEFT OVERRIDE")
        ),
    ),
    row(
        "a left-to-right override in Arabic",
        told("ar", "بلغ العدد \u202d٤٢\u202c شخصا."),
        found=one("warning", ("article", "بلغ العدد \u202d٤٢\u202c شخصا.", "U+202D LEFT-TO-RIGHT OVERRIDE")),
    ),
    row(
        "an embedding, even a balanced one",
        told("fr", "Le mot \u202babc\u202c ici."),
        found=one("warning", ("article", "Le mot \u202babc\u202c ici.", "U+202B RIGHT-TO-LEFT EMBEDDING")),
    ),
    row(
        "an isolate that is never closed",
        told("en", "See \u2067abc and more."),
        found=one("warning", ("article", "See \u2067abc and more", "U+2067 RIGHT-TO-LEFT ISOLATE")),
    ),
    row(
        "two isolates, one closed",
        told("en", "See \u2067a \u2066b\u2069 c."),
        found=one("warning", ("article", "See \u2067a \u2066b\u2069 c.", "U+2067 RIGHT-TO-LEFT ISOLATE")),
    ),
    row(
        "a zero-width space inside an Arabic word",
        told("ar", "يوم الأر\u200bبعاء."),
        found=one("warning", ("article", "يوم الأر\u200bبعاء.", "U+200B ZERO WIDTH SPACE")),
    ),
    row(
        "a zero-width non-joiner inside an Arabic word",
        told("ar", "قال بو\u200cريطة."),
        found=one("warning", ("article", "قال بو\u200cريطة.", "U+200C ZERO WIDTH NON-JOINER")),
    ),
    row(
        "a soft hyphen and a byte order mark inside words",
        told("fr", "Le minis\u00adtre est là."),
        told("en", "The min\ufeffister."),
        found=(
            *one("warning", ("article", "Le minis\u00adtre est là.", "U+00AD SOFT HYPHEN")),
            *one("warning", ("article-2", "The min\ufeffister.", "U+FEFF ZERO WIDTH NO-BREAK SPACE")),
        ),
    ),
    row(
        "a Cyrillic letter in a Latin word",
        told("en", "The bаnk is open."),
        found=one("warning", ("article", "bаnk", "U+0430 CYRILLIC SMALL LETTER A")),
    ),
    row(
        "a Greek letter in a French word",
        told("fr", "La bαnque est ouverte."),
        found=one("warning", ("article", "bαnque", "U+03B1 GREEK SMALL LETTER ALPHA")),
    ),
    row(
        "a zero-width joiner inside an Arabic word",
        told("ar", "قال الوز\u200dير إن الطريق مفتوح."),
        found=one("warning", ("article", "قال الوز\u200dير إن الطريق", "U+200D ZERO WIDTH JOINER")),
    ),
)

HARMLESS = (
    row("direction marks", told("ar", "حساب \u200f@SecBlinken\u200e نشر الخبر\u061c.")),
    row("a right-to-left mark inside a word changes nothing", told("ar", "الأر\u200fبعاء")),
    row(
        "isolates around a handle",
        told("ar", "نشر \u2066@SecBlinken\u2069 تغريدة، ثم \u2068@StateDept\u2069."),
    ),
    row("isolates inside each other, all closed", told("en", "See \u2067a \u2066b\u2069 c\u2069.")),
    row("Persian with its non-joiner", told("fa", "وزیر می\u200cگوید که نامه\u200cها رسید.")),
    row("an emoji with joiners", told("en", "A family 👨\u200d👩\u200d👧 at the fair.")),
    row("tatweel and vowel signs", told("ar", "الأربـعاء يَوْمٌ جَمِيلٌ.")),
    row("accents, composed and not", told("fr", "Le ministère et le ministe\u0300re.")),
    row("a byte order mark at the head", told("en", "\ufeffThe minister spoke.")),
    row("a zero-width space between words", told("en", "one \u200btwo")),
    row(
        "a Russian word beside an English one", told("en", "The word банк means bank; the Greek is τράπεζα.")
    ),
    row("a word with a micro sign or an ohm", told("en", "It was 5 µm and 3 kΩ.")),
    row(
        "the words of a nested source are its container's, reported once",
        told("en", "He wrote: “the bank is open today”."),
        told("en", "the bank is open today", kind="statement", within="article"),
    ),
    row("French ligatures and raised letters", told("fr", "L'œuvre du cœur, n° 5, 1ᵉʳ prix.")),
    row("French narrow and hard spaces", told("fr", "Il a dit : « oui »\u202f! Et\u00a0puis ?")),
    row("Latin names in Arabic", told("ar", "هاتف iPhone15 وتطبيق الـVPN متوفران.")),
)


@pytest.mark.parametrize("case", cases([*HIDDEN, *HARMLESS]))
def test_characters(case: Row, encoder: Encoder) -> None:
    assert_found("B901", case, encoder)
