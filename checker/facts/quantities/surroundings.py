"""What a number counts or measures: the unit or noun beside it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from checker.facts.names.small_words import stopwords
from checker.facts.quantities.around import ending_at
from checker.facts.quantities.comparison import is_money
from checker.facts.quantities.currencies import currencies
from checker.facts.quantities.fates import fate_of, fated
from checker.facts.quantities.lexicon import kinds
from checker.facts.quantities.money import currency_of_country, sign_before
from checker.facts.quantities.portions import and_part
from checker.facts.quantities.units import dimension, units
from checker.facts.quantities.value import COUNT
from checker.facts.quantities.what import What
from checker.facts.tables import toml_table

if TYPE_CHECKING:
    from checker.facts.lexicon import Match
    from checker.facts.quantities.line import Atom, Line
    from checker.facts.quantities.number import Number
    from checker.text.words import Word

_AFTER = 7  # words looked at after a number
_GAP = 2  # words that may stand between a number and what it counts: 'twelve young Moroccan students'
_PERSON = "person"
_TWO = Decimal(2)
_TEN = 10  # degrees that a letter alone may follow; what is counted stands behind a number so high
_HUNDRED = 100
_YOUNGEST, _OLDEST = 1, 110


def what_is_counted(line: Line, number: Number) -> What:
    """Return the unit of a number, or what it counts."""
    sign = sign_before(line, number)
    following = _following(line, number)
    if sign is not None:
        if following is not None and following.unit == sign.unit:
            return sign._replace(last=following.last)
        qualified = currency_of_country(line, sign.unit, number.last, number.last)
        return sign if qualified is None else sign._replace(unit=qualified[0], last=qualified[1], loose=False)
    if following is not None and (following.known or following.unit != COUNT):
        return following
    if _is_aged(line, number) or _is_apposed_age(line, number):
        return What(number.first, number.last, "year", "age", known=True)
    if following is not None:
        return following
    return _noun_before(line, number) or What(number.first, number.last)


def _following(line: Line, number: Number) -> What | None:
    """Return the unit, currency or noun after a number."""
    start = number.last
    window = _window(line, number)
    if not window:
        return None
    limit = len(window)
    matches = [match for match in line.tables.after.find(window) if match.last <= limit]
    for match in matches:
        if not _reaches(line, start, match, ordinal=number.ordinal) or _begins_anew(line, match):
            break
        if _is_small_word(line, start + match.first, match):
            continue
        symbol, _, value = match.concept.partition(" ")
        found = _meaning(line, number, start, match, symbol, value)
        if found is not None:
            return found
    return _currency(line, number, window) or _unknown_noun(line, number, window)


def _begins_anew(line: Line, match: Match) -> bool:
    """Whether 'and' or 'by' is written onto a phrase: '12 والجرحى' are not 12 injured."""
    return match.prefix not in {"", line.tables.article}


def _is_small_word(line: Line, index: int, match: Match) -> bool:
    """Whether a word is a small one that only looks like a form of what is counted: 'كما' is no 'كم'."""
    return match.suffix != "" and line.word(index) in stopwords(line.tables.language)


def _currency(line: Line, number: Number, window: list[Word]) -> What | None:
    """Return a currency that only its full name tells: 'zlotys polonais'."""
    for match in line.tables.currency_names.find(window):
        if _reaches(line, number.last, match):
            return What(number.first, number.last + match.last, match.concept.removeprefix("currency "))
        break
    return None


def _window(line: Line, number: Number) -> list[Word]:
    """Return the words after a number up to a mark that ends the phrase."""
    found = []
    for index in range(number.last, min(number.last + _AFTER, len(line.words))):
        word = line.words[index]
        if line.is_masked(index, number) or not (word.is_word or word.text in _inner_marks()):
            break
        if _is_definite(line, number) and word.text.startswith(line.tables.article):
            break  # 'الـ48 المقبلة': what a definite number counts stands before it, an adjective behind
        found.append(word)
    return found


def _is_definite(line: Line, number: Number) -> bool:
    """Whether a number has an article written onto it, after which no other definite word is counted."""
    article = line.tables.article
    if not article or not line.tables.has("noun before", "yes"):
        return False
    if number.figures:
        return line.word(number.first - 1).endswith(article)
    atom = line.atom(number.first)
    return atom is not None and atom.prefix.endswith(article) and _TEN < number.low < _HUNDRED


@cache
def _inner_marks() -> frozenset[str]:
    """Return the marks that may stand inside a phrase of a unit."""
    return frozenset(toml_table("quantities/data", "marks")["inside"])


def _reaches(line: Line, start: int, match: Match, *, ordinal: bool = False) -> bool:
    """Whether only small words and adjectives stand between a number and a phrase."""
    gap = 0
    index = start
    links = 0
    while index < start + match.first:
        atom = line.atom(index)
        if atom is not None and gap and (atom.values.get("of") == 1 or (ordinal and atom.has("of"))):
            return False  # 'le 60e anniversaire de la sortie', 'the second summit of the year'
        if line.word(index) == "-" or (atom is not None and atom.has("of", "article")):
            index = atom.last if atom is not None else index + 1
            links += 1
            continue
        if line.counts(index) or dimension(line.word(index)) == "magnitude":
            return False  # 'a 7.5-magnitude earthquake killed'
        if not line.words[index].is_word or line.word(index) in stopwords(line.tables.language):
            return False
        gap += 1
        index += 1
    money = match.concept.startswith(("money ", "currency "))
    if gap and money and line.tables.has("with article", match.prefix):
        return False  # 'ثلاثة عوامل تدفع الليرة': of money that is counted only «من» may part a definite one
    return gap <= (0 if match.concept.startswith(("unit %", "cent")) else _GAP)


def _measured(line: Line, number: Number, start: int, match: Match, unit: str) -> What | None:
    """Return what a number before a unit measures: nothing where the unit is a letter or a date's."""
    last = start + match.last
    if _is_letter(line, start + match.first, match) and line.words[start + match.first].capital:
        warm = dimension(unit) == "temperature" and line.glued(start) and number.low >= _TEN
        return What(number.first, last, unit) if warm else None  # '30C', not '5G'
    if dimension(unit) == "time":
        if _dates(line, number, start + match.first, last):
            return None  # 'in the 89th minute on Saturday': the day of a weekday
    elif number.ordinal:
        return What(number.first, last, COUNT, unit)  # 'second-degree', 'le 100e kilomètre'
    of = "age" if _is_aged(line, number) and unit == "year" else ""
    return What(number.first, last, unit, of, known=bool(of))


def _meaning(  # noqa: PLR0911, PLR0913, PLR0917 - one return a kind of phrase
    line: Line, number: Number, start: int, match: Match, symbol: str, value: str
) -> What | None:
    last = start + match.last
    match symbol:
        case "unit":
            return _measured(line, number, start, match, value)
        case "age":
            return What(number.first, last, value, "age", known=True)
        case "currency":
            return What(number.first, last, value)
        case "money":
            qualified = currency_of_country(line, value, last, start + match.first, after=start)
            code, end = qualified or (value, last)
            return What(number.first, end, code, loose=qualified is None)
        case "cent":
            return What(number.first, last, "cent", known=True)
        case "bulk":
            code, factor = value.split()
            return What(number.first, last, code, factor=Decimal(factor))
        case "noun":
            fate = fate_of(line, number, last) if _PERSON in {value, *kinds().get(value, ())} else ""
            if not fate or value in {"killed", "wounded", "missing", "arrested"}:
                return What(number.first, last, COUNT, value, known=True)
            return What(number.first, last, COUNT, fated(value, fate), known=True)
    return None


def _dates(line: Line, number: Number, unit: int, last: int) -> bool:
    """Whether a unit of time leads over to a time of its own: '89 يوم السبت'."""
    return line.is_masked(unit, number) or (line.is_masked(last, number) and and_part(line, last) is None)


def _is_letter(line: Line, index: int, match: Match) -> bool:
    return match.last - match.first == 1 and len(line.word(index)) == 1 and line.word(index).isalpha()


def _is_aged(line: Line, number: Number) -> bool:
    match = ending_at(line.tables.before, line.words, number.first)
    return match is not None and match.concept == "age before"


def _is_apposed_age(line: Line, number: Number) -> bool:
    """Whether figures between commas after a name are an age: 'Salma Idrissi, 34, said'."""
    first, last = number.first, number.last
    if not (number.figures and line.tables.has("case", "yes") and _YOUNGEST <= number.low <= _OLDEST):
        return False
    named = first > 1 and line.word(first - 1) == "," and line.words[first - 2].capital
    return named and number.low == number.low.to_integral_value() and line.word(last) in {",", ".", ""}


def _unknown_noun(line: Line, number: Number, window: list[Word]) -> What | None:
    """Return the word that is counted where no table has it: what looks like a plural, else the first."""
    content: list[int] = []
    tables = line.tables
    linked = number.last
    for offset, word in enumerate(window):
        atom = line.atom(number.last + offset)
        if not content and atom is not None and atom.has("of"):
            linked = atom.last
        if not content and (word.text in {"-", "'"} or number.last + offset < linked):
            continue
        if not word.is_word or word.text in stopwords(tables.language) or line.counts(number.last + offset):
            break
        if tables.conjunction and word.text.startswith(tables.conjunction + tables.article):
            break
        content.append(offset)
        if len(content) > _GAP:
            break
    if not content:
        return None
    endings = tuple(tables.settings.get("plural endings", "").split())
    chosen = content[0]
    if endings:
        chosen = next((it for it in content if window[it].text.endswith(endings)), content[0])
    return What(number.first, number.last + chosen + 1, COUNT, window[chosen].text)


def _noun_before(line: Line, number: Number) -> What | None:
    """Return what became of people whose number stands alone: 'the death toll rose to 12'."""
    fate = fate_of(line, number, number.last)
    return What(number.first, number.last, COUNT, fate, known=True) if fate else None


def dual_of(number: Number) -> What:
    """Return what an Arabic dual names two of."""
    concept = number.concept
    if concept in units():
        return What(number.first, number.last, concept)
    if is_money(concept):
        return What(number.first, number.last, concept, loose=concept not in currencies())
    return What(number.first, number.last, COUNT, concept, known=not number.soft)


def noun_before(line: Line, number: Number) -> What | None:
    """Return the noun that a number follows, where the language puts it so: 'شخص واحد', 'السنوات الأربع'."""
    tables = line.tables
    atom = line.atom(number.first)
    if not tables.has("noun before", "yes") or atom is None or (number.low == _TWO and not number.ordinal):
        return None  # two of something are a dual: 'يوم الاثنين' is Monday
    match = _noun_ending_before(line, number, atom)
    if match is None or line.is_masked(match.first, number):
        return None
    symbol, _, value = match.concept.partition(" ")
    if number.ordinal:
        return What(number.first, number.last, value) if dimension(value) == "time" else None
    if number.low > _TEN and not number.figures and not _is_plural(line, number.first - 1):
        return What(number.first, number.last)  # 'دورتها الثمانين' is one, the eightieth
    if symbol == "noun":
        return What(match.first, number.last, COUNT, value, known=True)
    return What(match.first, number.last, value) if symbol == "unit" else None


def _noun_ending_before(line: Line, number: Number, atom: Atom) -> Match | None:
    """Return the noun or unit before 'one', or before a number with the article."""
    tables = line.tables
    if not number.figures:
        one = number.low == 1 and line.word(number.first) in tables.ones
        counted = one or number.ordinal or atom.prefix == tables.article
        return ending_at(tables.after, line.words, number.first) if counted else None
    # Before figures the article is a word of its own: 'الساعات الـ48'.
    if not (_is_definite(line, number) and _is_plural(line, number.first - 2)):
        return None
    return ending_at(tables.after, line.words, number.first - 1)


def _is_plural(line: Line, index: int) -> bool:
    """Whether a definite noun is a plural: «المباراة الـ48» is one, the forty-eighth."""
    tables = line.tables
    word = line.word(index)
    return word.startswith(tuple(tables.settings.get("with article", "").split())) and word.endswith(
        tuple(tables.settings.get("plural nouns", "").split())
    )
