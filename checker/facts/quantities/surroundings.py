"""What stands around a number: its unit or noun, bounds and approximations, what became of people."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.names.spans import stopwords
from checker.facts.quantities.lexicon import currencies, family_members, kinds
from checker.facts.quantities.units import dimension, units
from checker.facts.quantities.value import COUNT, PERCENT
from checker.facts.tables import toml_table
from checker.facts.territories import territories

if TYPE_CHECKING:
    from checker.facts.lexicon import Lexicon, Match
    from checker.facts.quantities.line import Atom, Line
    from checker.facts.quantities.numbers import Number
    from checker.text.words import Word

_AFTER = 7  # words looked at after a number
_BEFORE = 6
_FATE_BEFORE, _FATE_AFTER = 5, 4
_GAP = 2  # words that may stand between a number and what it counts: 'twelve young Moroccan students'
_PERSON = "person"
_CALENDAR = frozenset(f"unit {unit}" for unit in ("century", "decade", "year", "month", "week", "day"))
_TWO = Decimal(2)
_TEN = 10  # degrees that a letter alone may follow
_YOUNGEST, _OLDEST = 1, 110
_ONE, _HOURS = 1, 24
_MINUTES = frozenset(map(Decimal, (5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55)))


class What(NamedTuple):
    """What a number is of, up to the word ``last``: see ``Quantity``. ``first`` takes in a sign before it."""

    first: int
    last: int
    unit: str = COUNT
    of: str = ""
    known: bool = False
    loose: bool = False
    factor: Decimal = Decimal(1)


class Around(NamedTuple):
    """The bound or approximation around a number, and the words that say it."""

    first: int
    last: int
    sense: str = ""


def what_is_counted(line: Line, number: Number) -> What:
    """Return the unit of a number, or what it counts."""
    sign = _sign_before(line, number)
    following = _following(line, number)
    if sign is not None:
        if following is not None and following.unit == sign.unit:
            return sign._replace(last=following.last)
        qualified = _qualified(line, sign.unit, number.last, number.last)
        return sign if qualified is None else sign._replace(unit=qualified[0], last=qualified[1], loose=False)
    if following is not None and (following.known or following.unit != COUNT):
        return following
    if _is_aged(line, number) or _is_apposed_age(line, number):
        return What(number.first, number.last, "year", "age", known=True)
    if following is not None:
        return following
    return _noun_before(line, number) or What(number.first, number.last)


def _sign_before(line: Line, number: Number) -> What | None:
    """Return the currency whose sign or code stands before a number; a per cent sign may, in Arabic."""
    if number.first and line.word(number.first - 1) == PERCENT and line.glued(number.first):
        if not (number.first > 1 and line.word(number.first - 2)[:1].isdecimal()):
            return What(number.first - 1, number.last, PERCENT)
        return None
    match = _ending_at(line.tables.before, line.words, number.first)
    if match is None or not match.concept.startswith("money "):
        return None
    sign = match.phrase[-1]
    if sign.isalpha() and not line.words[match.first].capital:
        return None
    first, unit, loose = match.first, match.concept.removeprefix("money "), not sign.isalpha()
    if loose and first and line.glued(first) and line.words[first - 1].capital:
        code = _prefixed(line.words[first - 1].text, unit)
        if code:
            return What(first - 1, number.last, code)
    return What(first, number.last, unit, loose=loose)


def _prefixed(letters: str, unit: str) -> str | None:
    """Return the dollar that letters before the sign name: 'US$', 'NZ$', 'C$'."""
    known = currencies()
    family = known[unit].family if unit in known else ""
    codes = [code for code in family_members().get(family, ()) if code.startswith(letters.upper()[:2])]
    return codes[0] if codes else None


def _following(line: Line, number: Number) -> What | None:
    """Return the unit, currency or noun after a number."""
    start = number.last
    window = _window(line, number)
    if not window:
        return None
    limit = len(window)
    matches = [match for match in line.tables.after.find(window) if match.last <= limit]
    for match in matches:
        if not _reaches(line, start, match):
            break
        symbol, _, value = match.concept.partition(" ")
        found = _meaning(line, number, start, match, symbol, value)
        if found is not None:
            return found
    return _currency(line, number, window) or _unknown_noun(line, number, window)


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
        found.append(word)
    return found


@cache
def _inner_marks() -> frozenset[str]:
    """Return the marks that may stand inside a phrase of a unit."""
    return frozenset(toml_table("quantities/data", "marks")["inside"])


def _reaches(line: Line, start: int, match: Match) -> bool:
    """Whether only small words and adjectives stand between a number and a phrase."""
    gap = 0
    index = start
    links = 0
    while index < start + match.first:
        atom = line.atom(index)
        if atom is not None and gap and atom.values.get("of") == 1:
            return False  # 'le 60e anniversaire de la sortie'
        if line.word(index) == "-" or (atom is not None and atom.has("of", "article")):
            index = atom.last if atom is not None else index + 1
            links += 1
            continue
        if line.counts(index):
            return False
        if not line.words[index].is_word or line.word(index) in stopwords(line.tables.language):
            return False
        gap += 1
        index += 1
    return gap <= (0 if match.concept.startswith(("unit %", "cent")) else _GAP)


def _meaning(  # noqa: PLR0911, PLR0913, PLR0917 - one return a kind of phrase
    line: Line, number: Number, start: int, match: Match, symbol: str, value: str
) -> What | None:
    last = start + match.last
    match symbol:
        case "unit":
            if _is_letter(line, start + match.first, match) and line.words[start + match.first].capital:
                warm = dimension(value) == "temperature" and line.glued(start) and number.low >= _TEN
                return What(number.first, last, value) if warm else None  # '30C', not '5G'
            if dimension(value) == "time" and _dates(line, number, start + match.first, last):
                return None  # 'in the 89th minute on Saturday': the day of a weekday
            of = "age" if _is_aged(line, number) and value == "year" else ""
            return What(number.first, last, value, of, known=bool(of))
        case "age":
            return What(number.first, last, value, "age", known=True)
        case "currency":
            return What(number.first, last, value)
        case "money":
            qualified = _qualified(line, value, last, start + match.first, after=start)
            code, end = qualified or (value, last)
            return What(number.first, end, code, loose=qualified is None)
        case "cent":
            return What(number.first, last, "cent", known=True)
        case "noun":
            fate = fate_of(line, number, last) if _PERSON in {value, *kinds().get(value, ())} else ""
            if not fate or value in {"killed", "wounded", "missing", "arrested"}:
                return What(number.first, last, COUNT, value, known=True)
            return What(number.first, last, COUNT, _fated(value, fate), known=True)
    return None


def _fated(noun: str, fate: str) -> str:
    """Return what became of 'people'; women, children and soldiers stay what they are: parts of a sum."""
    return fate if noun in {_PERSON, "victim"} else noun


def _dates(line: Line, number: Number, unit: int, last: int) -> bool:
    """Whether a unit of time leads over to a time of its own: '89 يوم السبت'."""
    return line.is_masked(unit, number) or line.is_masked(last, number)


def _is_letter(line: Line, index: int, match: Match) -> bool:
    return match.last - match.first == 1 and len(line.word(index)) == 1 and line.word(index).isalpha()


def _is_aged(line: Line, number: Number) -> bool:
    match = _ending_at(line.tables.before, line.words, number.first)
    return match is not None and match.concept == "age before"


def of_calendar(line: Line, number: Number) -> bool:
    """Whether an ordinal stands behind a unit of the calendar: «اليوم السابع»."""
    match = _ending_at(line.tables.after, line.words, number.first)
    return match is not None and match.concept in _CALENDAR


def _is_apposed_age(line: Line, number: Number) -> bool:
    """Whether figures between commas after a name are an age: 'Salma Idrissi, 34, said'."""
    first, last = number.first, number.last
    if not (number.figures and line.tables.has("case", "yes") and _YOUNGEST <= number.low <= _OLDEST):
        return False
    named = first > 1 and line.word(first - 1) == "," and line.words[first - 2].capital
    return named and number.low == number.low.to_integral_value() and line.word(last) in {",", ".", ""}


def _qualified(
    line: Line, unit: str, last: int, noun: int, after: int | None = None
) -> tuple[str, int] | None:
    """Return the currency that a country beside it tells ('dollars canadiens'), and where it ends."""
    known = currencies()
    family = known[unit].family if unit in known else unit
    codes = family_members().get(family, ())
    if len(codes) <= 1:
        return (codes[0], last) if codes else None
    beside = list(territories(tuple(line.words[last : last + 3]), line.tables.language))
    for place in beside:
        if place.first == 0:
            code = next((code for code in codes if place.code in known[code].territories), None)
            if code:
                return code, last + place.last
    if after is not None and noun > after:
        for place in territories(tuple(line.words[after:noun]), line.tables.language):
            code = next((code for code in codes if place.code in known[code].territories), None)
            if code:
                return code, last
    return None


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


def fate_of(line: Line, number: Number, last: int) -> str:
    """Return what the words beside a number of people say became of them; the nearer word decides."""
    before = _clause_before(line, number.first)
    after = _clause_after(line, last)
    found = line.tables.fates.find(after)
    if found and found[0].first <= 1:
        return found[0].concept.removeprefix("fate ")
    earlier = line.tables.fates.find(before)
    if earlier:
        return earlier[-1].concept.removeprefix("fate ")
    return found[0].concept.removeprefix("fate ") if found else ""


def _clause_before(line: Line, first: int) -> list[Word]:
    window = line.words[max(0, first - _FATE_BEFORE) : first]
    cut = 0
    for at, word in enumerate(window):
        if _ends_clause(line, first - len(window) + at, word):
            # 'And' written onto a word begins the clause with it; any other is left behind.
            cut = at if _is_conjoined(line, word) else at + 1
    return window[cut:]


def _clause_after(line: Line, last: int) -> list[Word]:
    window = line.words[last : last + _FATE_AFTER]
    cut = next((at for at, word in enumerate(window) if _ends_clause(line, last + at, word)), len(window))
    return window[:cut]


def _ends_clause(line: Line, index: int, word: Word) -> bool:
    """Whether a word parts one count from the next: a mark, 'and', or another number."""
    atom = line.atom(index)
    if atom is not None and (
        atom.has("and", "figure", "num") or atom.prefix == line.tables.conjunction != ""
    ):
        return True
    return _is_conjoined(line, word) or (not word.is_word and word.text not in {"-", "'"})


def _is_conjoined(line: Line, word: Word) -> bool:
    """Whether a word may have 'and' written onto it."""
    conjunction = line.tables.conjunction
    return bool(conjunction) and word.text.startswith(conjunction) and word.text != conjunction


def bound_before(line: Line, first: int) -> Around:
    """Return what the words before ``first`` make of a number: a bound, 'about', 'between', or nothing."""
    match = _ending_at(line.tables.before, line.words, first)
    if match is None or not match.concept.startswith("pre "):
        return Around(first, first)
    return Around(match.first, first, match.concept.removeprefix("pre "))


def bound_after(line: Line, last: int) -> Around:
    """Return what the words after a number and its noun make of it."""
    window = line.words[last : last + 4]
    for match in line.tables.after.find(window):
        if match.first == 0 and match.concept.startswith("post "):
            return Around(last, last + match.last, match.concept.removeprefix("post "))
        break
    return Around(last, last)


def name_before(line: Line, first: int) -> str:
    """Return 'label', 'label 1' or 'regnal' when the word before makes a number part of a name, or ''."""
    match = _ending_at(line.tables.before, line.words, first)
    if match is None:
        return ""
    symbol, _, value = match.concept.partition(" ")
    return match.concept if value == "1" else symbol if symbol in {"label", "regnal"} else ""


def is_hour(line: Line, number: Number, what: What) -> bool:
    """Whether a number is an hour of the day that its words before tell: 'at six', 'until eight thirty'."""
    if number.low > _HOURS or number.ordinal or number.share or number.low != number.high:
        return False
    bare = what.unit == COUNT and not what.known
    if not bare and what.unit != "hour":
        return False
    match = _ending_at(line.tables.before, line.words, number.first)
    if match is None or not match.concept.startswith("clock "):
        return False
    after = line.atom(what.last)
    if what.unit == "hour":
        return match.concept == "clock hour" and (after is None or not after.has("of"))
    alone = line.word(number.last) in stopwords(line.tables.language) or not line.word(number.last).isalnum()
    minutes = line.atom(number.last)
    return match.concept == "clock 0" and not number.figures and (alone or _is_minute(minutes))


def _is_minute(atom: Atom | None) -> bool:
    return atom is not None and atom.values.get("num") in _MINUTES


def is_minute(line: Line, number: Number, what: What) -> bool:
    """Whether a number is the minutes behind an hour in words: 'eight thirty', 'huit heures trente'."""
    if number.low not in _MINUTES or number.figures or what_is_known(what):
        return False
    before = line.atom(number.first - 1)
    if before is not None and _ONE <= before.values.get("num", _HOURS + 1) <= _HOURS:
        return not line.is_hyphen(number.first - 1)
    match = _ending_at(line.tables.after, line.words, number.first)
    return match is not None and match.concept == "unit hour"


def what_is_known(what: What) -> bool:
    """Whether a unit or a noun of the tables follows."""
    return what.unit != COUNT or what.known


def _ending_at(lexicon: Lexicon, words: list[Word], end: int) -> Match | None:
    """Return the longest phrase that ends just before a word."""
    start = max(0, end - _BEFORE)
    window = words[start:end]
    for match in lexicon.find(window):
        if match.last == len(window):
            return match._replace(first=match.first + start, last=match.last + start)
    return None


def dual_of(number: Number) -> What:
    """Return what an Arabic dual names two of."""
    concept = number.concept
    if concept in units():
        return What(number.first, number.last, concept)
    return What(number.first, number.last, COUNT, concept, known=not number.soft)


def noun_before(line: Line, number: Number) -> What | None:
    """Return the noun that a number follows, where the language puts it so: 'شخص واحد', 'السنوات الأربع'."""
    tables = line.tables
    atom = line.atom(number.first)
    if not tables.has("noun before", "yes") or atom is None or number.ordinal or number.low == _TWO:
        return None  # two of something are a dual: 'يوم الاثنين' is Monday
    if line.word(number.first) not in tables.ones and (atom.prefix != tables.article or number.figures):
        return None
    match = _ending_at(line.tables.after, line.words, number.first)
    if match is None:
        return None
    symbol, _, value = match.concept.partition(" ")
    if line.is_masked(match.first, number):
        return None
    if symbol == "noun":
        return What(match.first, number.last, COUNT, value, known=True)
    return What(match.first, number.last, value) if symbol == "unit" else None
