"""Whole numbers below a million in words, for reading them back."""

from __future__ import annotations

EN_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
EN_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

FR_ONES = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
FR_TENS = [
    "-",
    "-",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
]

AR_ONES = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
AR_BEFORE = ["-", "واحد", "اثنين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
AR_TENS = ["-", "-", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]


def english(number: int) -> str:
    """Return a number below a million in English words."""
    if number < 20:
        return EN_ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return EN_TENS[tens] + (f"-{EN_ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{EN_ONES[hundreds]} hundred" + (f" and {english(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    link = " and " if 0 < rest < 100 else " "
    return f"{english(thousands)} thousand" + (f"{link}{english(rest)}" if rest else "")


def french(number: int) -> str:
    """Return a number below a million in French words."""
    if number < 20:
        return FR_ONES[number]
    if number < 100:
        return _french_tens(number)
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{FR_ONES[hundreds]} cent"
        return f"{head} {french(rest)}" if rest else head + ("s" if hundreds > 1 else "")
    thousands, rest = divmod(number, 1000)
    head = "mille" if thousands == 1 else f"{french(thousands).removesuffix('s')} mille"
    if thousands in {3, 6, 10} or str(thousands).endswith(("3", "6", "10")):
        head = f"{french(thousands)} mille"
    return f"{head} {french(rest)}" if rest else head


def _french_tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens in {7, 9}:
        ones += 10
    if not ones:
        return "quatre-vingts" if tens == 8 else FR_TENS[tens]
    if ones in {1, 11} and tens < 8:
        return f"{FR_TENS[tens]} et {FR_ONES[ones]}"
    return f"{FR_TENS[tens]}-{FR_ONES[ones]}"


def arabic(number: int) -> str:
    """Return a number below a million in Arabic words, as before a masculine noun."""
    if number <= 10:
        return AR_ONES[number]
    if number < 20:
        return {11: "أحد عشر", 12: "اثنا عشر"}.get(number) or f"{AR_ONES[number - 10]} عشر"
    if number < 100:
        tens, ones = divmod(number, 10)
        return f"{AR_ONES[ones]} و{AR_TENS[tens]}" if ones else AR_TENS[tens]
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        head = {1: "مائة", 2: "مائتان"}.get(hundreds) or f"{AR_BEFORE[hundreds]}مائة".replace("ثماني", "ثمان")
        return f"{head} و{arabic(rest)}" if rest else head
    thousands, rest = divmod(number, 1000)
    return _arabic_thousands(thousands) + (f" و{arabic(rest)}" if rest else "")


def _arabic_thousands(thousands: int) -> str:
    if thousands <= 2:
        return ("ألف", "ألفان")[thousands - 1]
    return f"{arabic(thousands)} {'آلاف' if thousands <= 10 else 'ألف'}"


SPELLERS = {"ar": arabic, "en": english, "fr": french}
NOUNS = {"ar": "شجرة", "en": "trees", "fr": "arbres"}
