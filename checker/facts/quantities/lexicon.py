"""The tables of one language: number words, the words around numbers, units, what is counted.

A row of ``data/<language>.tsv`` is a symbol, a value and spellings:

    num, hundred, scale     a number; what multiplies it by a hundred, or by thousands and more
    plural                  'thousands': a scale after a number, vague without one
    twice                   an Arabic dual of a scale
    about                   'dozen', 'vingtaine': a number that is rarely meant exactly
    joined                  a number only after tens ('vingt et un'), an article otherwise
    few, article, and, of   the small words between them
    half, quarter, part, parts    fractions: 'part' is divided into so many, 'parts' are two of these
    ord, ordunit, ordsuffix       ordinals, and what is written behind a figure
    short                   'bn', 'k': a scale written onto a figure
    point                   the word for the sign of decimals: 'four point five'
    pre, post               bounds and approximations before and after
    to                      what stands between the ends of a range, besides a hyphen
    unit, money, currency, cent, age, noun    what is measured or counted
    dual, soft              two of it; soft where the word may be a plural as well
    pair, nominative        nouns whose duals are two of them (Arabic), of the second that in -ان alone
    bulk                    so many of a currency: 'MDH'
    single                  one of it, though no number says so ('for a year'); soft
    oneandhalf              one and a half of it
    fate                    what became of the people counted
    partial                 what begins an incomplete list of parts
    label, regnal, not      what makes a number part of a name or phrase; 'label 1' no ordinal
    rank                    what a number tells the place of, though 'number' is said: 'goal number 50'
    clock                   what stands before an hour of the day
    set                     how the language writes numbers
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from checker.facts.lexicon import Lexicon, build
from checker.facts.quantities.currencies import FOLDER, currency_names
from checker.facts.tables import LANGUAGES, tsv_rows
from checker.text.fold import fold, fold_word
from checker.text.words import by_first_word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.text.words import Phrase


_NUMBERS = frozenset(
    "num hundred scale plural twice about joined few article and of half quarter part parts ord ordunit "  # noqa: SIM905 - a list of words
    "ordsuffix short point to dual soft single oneandhalf pair".split()
)
_TRIGGERS = _NUMBERS - {"joined", "article", "and", "of", "ordsuffix", "short", "point", "to", "few"}
_OF_IT = {"dual": Decimal(2), "soft": Decimal(2), "single": Decimal(1), "oneandhalf": Decimal("1.5")}
"""How many of a concept a word is that holds both."""
_MOST_CACHED = 50_000
_SHORTEST_DUAL = 6
_LONGEST_WORD = 20  # letters; no number word is longer


class Entry(NamedTuple):
    """A number word: the words that follow its first, its symbol, and its value (empty for a dual)."""

    rest: tuple[str, ...]
    symbol: str
    value: Decimal
    concept: str


class Sense(NamedTuple):
    """A reading of a word: the clitics before it, and the entry it begins."""

    prefix: str
    entry: Entry


class Senses(dict[str, tuple[Sense, ...]]):
    """What each word can be among the numbers, found out when it is first met; nothing for most words."""

    def __init__(
        self,
        entries: Mapping[str, tuple[Entry, ...]],
        prefixes: tuple[str, ...],
        settings: Mapping[str, str],
        pairs: Mapping[str, set[str]],
    ) -> None:
        super().__init__()
        self._entries = entries
        self._prefixes = prefixes
        self._endings = tuple(map(fold_word, settings.get("dual", "").split()))
        self._not_duals = tuple(map(fold_word, settings.get("not dual", "").split()))
        self._owners = tuple(map(fold_word, settings.get("owners", "-").split()))
        self._articles = frozenset(map(fold_word, settings.get("with article", "").split()))
        self._pairs = [
            (cut, put, nouns)
            for symbol, nouns in pairs.items()
            for cut, put in (map(fold_word, it.split(":")) for it in settings.get(symbol, "").split())
        ]
        self._pair_cuts = tuple(cut for cut, _, _ in self._pairs)

    def __missing__(self, word: str) -> tuple[Sense, ...]:
        if len(word) > _LONGEST_WORD:
            return ()
        found = [Sense("", entry) for entry in self._entries.get(word, ())]
        # Both: 'واحد' is one, and 'و' before 'أحد عشر'.
        if word.startswith(self._prefixes):
            found += [
                Sense(prefix, entry)
                for prefix in self._prefixes
                if word.startswith(prefix)
                for entry in self._entries.get(word[len(prefix) :], ())
            ]
        senses = tuple(found or self._pair_of(word) or self._duals(word))
        if len(self) < _MOST_CACHED:
            self[word] = senses
        return senses

    def _pair_of(self, word: str) -> list[Sense]:
        """Read the dual of a noun that is counted. Soft when definite: 'the two sides' are both sides."""
        if not word.endswith(self._pair_cuts):
            return []
        for cut, put, nouns in self._pairs:
            if not word.endswith(cut):
                continue
            for prefix in ("", *self._prefixes):
                noun = word[len(prefix) : -len(cut)] + put
                if word.startswith(prefix) and noun in nouns:
                    definite = prefix in self._articles or cut.endswith(self._owners)
                    return [Sense(prefix, Entry((), "soft" if definite else "pair", Decimal(2), noun))]
        return []

    def _duals(self, word: str) -> Iterator[Sense]:
        """Read a word that looks like a dual, though no table has it: a soft two."""
        looks_so = bool(self._endings) and len(word) >= _SHORTEST_DUAL and word.endswith(self._endings)
        if looks_so and not word.endswith(self._not_duals):
            yield Sense("", Entry((), "soft", Decimal(2), word))

    def begins(self, word: str, following: str) -> bool:
        """Whether a number may begin with a word, given the next one."""
        return any(
            entry.symbol in _TRIGGERS and (entry.symbol != "single" or entry.rest[:1] == (following,))
            for _, entry in self[word]
        )


@dataclass(eq=False)
class Tables:
    """What is known of a language. Lexicons give ``symbol value`` as the concept of a phrase.

    They are built when first used: most texts need few of them.
    """

    language: str
    senses: Senses
    phrases: Mapping[str, Sequence[tuple[str, str]]]
    ones: frozenset[str]
    article: str
    conjunction: str
    settings: Mapping[str, str]

    @cached_property
    def as_written(self) -> Mapping[str, tuple[str, ...]]:
        """How words must be written that are other words in the same folded spelling."""
        found: dict[str, tuple[str, ...]] = {}
        for spelling in self.settings.get("as written", "").split():
            found[fold_word(spelling)] = (*found.get(fold_word(spelling), ()), spelling)
        return found

    def has(self, setting: str, value: str) -> bool:
        """Whether a setting lists a value."""
        return value in self.settings.get(setting, "").split()

    @cached_property
    def before(self) -> Lexicon:
        """What stands before a number: bounds, currencies, labels."""
        return _lexicon(self.phrases["before"], self.language)

    @cached_property
    def after(self) -> Lexicon:
        """What stands behind a number: units, currencies, nouns."""
        return _lexicon(self.phrases["after"], self.language)

    @cached_property
    def fates(self) -> Lexicon:
        """What becomes of people."""
        return _lexicon(self.phrases["fate"], self.language)

    @cached_property
    def not_numbers(self) -> Lexicon:
        """Idioms with number words."""
        return _lexicon(self.phrases["not"], self.language)

    @cached_property
    def partial(self) -> Lexicon:
        """What begins an incomplete list."""
        return _lexicon(self.phrases["partial"], self.language)

    @cached_property
    def currency_names(self) -> Lexicon:
        """The full names of all currencies."""
        return _lexicon(currency_names(self.language), self.language)


def _lexicon(entries: Sequence[tuple[str, str]], language: str) -> Lexicon:
    """Return the lexicon of phrases and concepts; only what has marks in it need be cut as a text is."""
    plain: list[tuple[Phrase, str]] = []
    others: list[tuple[str, str]] = []
    for phrase, concept in entries:
        parts = tuple(fold_word(phrase).split())
        if "".join(parts).isalpha():
            plain.append((parts, concept))
        else:
            others.append((phrase, concept))
    for found in build(others, language).phrases.values():
        plain.extend(found)
    return Lexicon(language, by_first_word(plain))


@cache
def load(language: str) -> Tables:
    """Load the tables of a language. Raises KeyError for one that has none."""
    if language not in LANGUAGES:
        raise KeyError(language)
    entries: dict[str, list[Entry]] = {}
    settings: dict[str, str] = {}
    phrases: dict[str, list[tuple[str, str]]] = {
        place: [] for place in ("before", "after", "fate", "not", "partial")
    }
    ones: set[str] = set()
    pairs: dict[str, set[str]] = {"pair": set(), "nominative": set()}
    for symbol, value, cell in (*tsv_rows(FOLDER, language), *tsv_rows(FOLDER, "common")):
        spellings = cell.split("|")
        if symbol == "set":
            settings[value] = cell
        elif symbol == "one":
            ones.update(map(fold_word, spellings))
        elif symbol in pairs:
            pairs[symbol].update(fold(cell).text.split("|"))
        elif symbol in _NUMBERS:
            for spelling in spellings:
                _enter(entries, symbol, value, spelling)
        for place in _places(symbol, value):
            phrases[place] += [(spelling, f"{symbol} {value}") for spelling in spellings]
    longest_first = {
        first: tuple(sorted(found, key=lambda entry: -len(entry.rest))) for first, found in entries.items()
    }
    # Fewer than those of nouns: 'كميات' is no hundreds.
    prefixes = tuple(map(fold_word, settings.get("clitics", "").split()))
    return Tables(
        language=language,
        senses=Senses(longest_first, prefixes, settings, pairs),
        phrases=phrases,
        ones=frozenset(ones),
        article=fold_word(settings.get("article", "")),
        conjunction=fold_word(settings.get("conjunction", "")),
        settings=settings,
    )


_PLACES = {
    **dict.fromkeys(("pre", "label", "regnal", "rank", "clock"), ("before",)),
    **dict.fromkeys(("post", "unit", "cent", "noun", "currency", "bulk"), ("after",)),
    **dict.fromkeys(("money",), ("after", "before")),
    **{symbol: (symbol,) for symbol in ("fate", "not", "partial")},
}


def _places(symbol: str, value: str) -> tuple[str, ...]:
    """Return the lexicons that a row belongs to."""
    if symbol == "age":
        return ("before",) if value == "before" else ("after",)
    return _PLACES.get(symbol, ())


def _enter(entries: dict[str, list[Entry]], symbol: str, value: str, spelling: str) -> None:
    # Most are one word: cutting is for the others.
    plain = " " not in spelling and "'" not in spelling
    parts = (fold_word(spelling),) if plain else tuple(word.text for word in words(spelling))
    many = _OF_IT.get(symbol)
    entry = Entry(parts[1:], symbol, Decimal(value) if many is None else many, value if many else "")
    entries.setdefault(parts[0], []).append(entry)


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Return for each concept the more general ones: 'killed' are victims, and people."""
    found: dict[str, set[str]] = {}
    for symbol, general, special in tsv_rows(FOLDER, "common"):
        if symbol == "kind":
            for concept in special.split():
                found.setdefault(concept, set()).add(general)
    return {concept: frozenset(general) for concept, general in found.items()}
