"""B901: characters that make a text read differently than it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.model.message import listed
from tests.rules.stories import assert_found, cases, one, row, told

if TYPE_CHECKING:
    from checker.embed import Encoder
    from tests.rules.stories import Row

PAPAY = listed(
    (
        "U+0420 CYRILLIC CAPITAL LETTER ER",
        "U+0430 CYRILLIC SMALL LETTER A",
        "U+0440 CYRILLIC SMALL LETTER ER",
        "U+0443 CYRILLIC SMALL LETTER U",
    )
)

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
    row(
        "the line around a character is shown, not the lines before and after",
        told("en", "He spoke.\nThe \u202e51\u202c men.\nThey left."),
        found=one("warning", ("article", "The \u202e51\u202c men.", "U+202E RIGHT-TO-LEFT OVERRIDE")),
    ),
    row(
        "a line feed ends an isolate, and what closes it later closes nothing",
        told("en", "See \u2067abc.\nAnd\u2069 more."),
        found=one("warning", ("article", "See \u2067abc.", "U+2067 RIGHT-TO-LEFT ISOLATE")),
    ),
    row(
        "isolates that are not closed, on two lines",
        told("en", "See \u2067abc.\nAnd \u2066more."),
        found=(
            *one("warning", ("article", "See \u2067abc.", "U+2067 RIGHT-TO-LEFT ISOLATE")),
            *one("warning", ("article", "And \u2066more.", "U+2066 LEFT-TO-RIGHT ISOLATE")),
        ),
    ),
    row(
        "a character that is never shown",
        told("en", "The \x08minister."),
        found=one("warning", ("article", "The \x08minister.", "U+0008")),
    ),
    row(
        "tags that no flag is before",
        told("en", "See \U000e0041it."),
        found=one("warning", ("article", "See \U000e0041it.", "U+E0041 TAG LATIN CAPITAL LETTER A")),
    ),
    row(
        "a letter under many marks",
        told("en", "The m\u0301\u0301\u0301\u0301\u0301\u0301 left."),
        found=one(
            "warning",
            ("article", "The m\u0301\u0301\u0301\u0301\u0301\u0301 left.", "U+0301 COMBINING ACUTE ACCENT"),
        ),
    ),
    row(
        "a letter O for a zero, and a Cyrillic one",
        told("en", "In 2O23 they met, and in 20О4."),
        found=(
            *one("warning", ("article", "2O23", "U+004F LATIN CAPITAL LETTER O")),
            *one("warning", ("article", "20О4", "U+041E CYRILLIC CAPITAL LETTER O")),
        ),
    ),
    row(
        "a number with digits of two scripts",
        told("ar", "بلغ العدد 4٢ شخصا."),
        found=one("warning", ("article", "4٢", "U+0034 DIGIT FOUR, U+0662 ARABIC-INDIC DIGIT TWO")),
    ),
    row(
        "a name wholly of Cyrillic letters that passes for a Latin one",
        told("en", "The minister met Рарау there."),
        found=one("warning", ("article", "Рарау", PAPAY)),
    ),
    row(
        "a word of Cyrillic and Latin letters, most of them Cyrillic",
        told("fr", "Le ѕроkе était là."),
        found=one("warning", ("article", "ѕроkе", "U+006B LATIN SMALL LETTER K")),
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
    row(
        "the flag of Scotland",
        told("en", "They waved \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e007f flags."),
    ),
    row("four marks on a letter, as in the Quran", told("ar", "قال بِ\u0651\u0670\u06e1 ثم سكت.")),
)

# What clean stories have of other scripts.
GENUINE = (
    row("a product", told("en", "Apple showed the iPhone X and the Galaxy S in Paris.")),
    row("mathematics", told("en", "Δt was 5 μm, θ and π stayed; ΔE, σ2, πr² and the ΛCDM model; χ2 = 3 kΩ.")),
    row(
        "medicine",
        told("fr", "La β-carotène, l'α-synucléine, les rayons γ, le TNFα, l'IFNγ, l'IL1β et le NFκB."),
    ),
    row("doses", told("en", "The 5μg dose, 10μm thick, vitamin B₁₂ and CO₂.")),
    row("a Russian quotation", told("en", "He said: “Россия и США хотят мира”, and left for КАМАЗ.")),
    row("a Russian abbreviation", told("en", "The shirt says СССР in red letters.")),
    row("a Ukrainian name", told("fr", "Kyiv (Київ) et Zelensky (Зеленський) ; le groupe Тату.")),
    row("Kazakh, Serbian and Macedonian names", told("en", "Қазақстан, Београд, Скопје and Ћуприја.")),
    row("Greek names and parties", told("en", "Αθήνα is Athens. The parties ΝΔ and ΠΑΣΟΚ, the railway ΟΣΕ.")),
    row("Persian names in Arabic", told("ar", "قال الرئيس الإيراني محمدرضا پزشکیان إن گروه حاضر.")),
    row("Persian names in Persian", told("fa", "محمدرضا می\u200cگوید که علی\u200cاکبر آمد.")),
    row("Tifinagh in Arabic", told("ar", "كتب بالأمازيغية ⵜⴰⵎⴰⵣⵉⵖⵜ ورفع راية عليها ⵣ.")),
    row("Tifinagh in French", told("fr", "La langue ⵜⴰⵎⴰⵣⵉⵖⵜ (tamazight) ; le drapeau porte un ⵣ.")),
    row("Armenian, Georgian, Hebrew, Cherokee", told("en", "Հայաստան, საქართველო, שלום and ᏣᎳᎩ.")),
    row("Latin letters of other languages", told("en", "Ceyhun Əliyev, Đorđe, Þór, Łódź, Ħamrun.")),
    row("letters of transcription", told("en", "Hawaiʻi, Qurʼan, Shiʿa, ʿAbd al-ʾAziz.")),
    row("full width, Roman numerals", told("en", "ＡＰＰＬＥ of ＪＡＰＡＮ, chapter Ⅻ.")),
    row("digits of two scripts, each in its own number", told("ar", "بين 10٪ و٢٠٪، في سنة ٢٠٢٣-2024.")),
    row("codes", told("en", "Flight BO15, I2C, l10n, O157 bacteria, the O2 sensor.")),
)


@pytest.mark.parametrize("case", cases([*HIDDEN, *HARMLESS, *GENUINE]))
def test_characters(case: Row, encoder: Encoder) -> None:
    assert_found("B901", case, encoder)
