"""The words of one language: what each can be in the grammar, with clitics and articles taken off."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from checker.facts.tables import LANGUAGES
from checker.facts.times.expression import Term, parse_expression
from checker.facts.times.shapes import Piece, shape
from checker.text.fold import fold_word, folded
from checker.text.tables import rows

if TYPE_CHECKING:
    from checker.facts.times.shapes import Sense

TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,:/\-]\d+)*|\n|https?://\S+|@\w+|[^\w\s]|_+")
_MOST_CACHED = 50_000
# 'The day Wednesday' is 'today, Wednesday'; 'day Wednesday' is that day.
_NEVER_WITH_ARTICLE = frozenset({"MONTH", "MONTHX", "wdbare", "yawm", "on", "unit1"})
_BEFORE_ARTICLE = frozenset({"this", "yawm"})  # 'this' and 'day' are written together with what follows
_SHORTEST = 3  # letters; the shortest of these
_LONGEST_WORD = 30  # letters; no word of a table is longer

Lookup = tuple[tuple[Piece, ...], bool]
Phrase = tuple[tuple[str, ...], str, Term]


class Lexicon(Struct):
    """The tables of one language. ``lookup`` answers for a token in folded spelling.

    ``phrases`` has those of several words by their first word and their second.
    ``spellings`` has ambiguous words (symbols in X) as the table writes them: 'May', not 'may'. ``counted``
    are nouns that make a four-digit number before them a count. ``cues`` and ``cue_shapes`` are the words
    that point a sentence to the future (1) or the past (-1), 0 for exceptions to the shapes; ``exact_cues``
    gives the full spelling of those that fold like another word.
    """

    language: str
    words: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    phrases: dict[str, dict[str, tuple[Phrase, ...]]] = field(default_factory=dict)
    spellings: frozenset[str] = frozenset()
    triggers: frozenset[str] = frozenset()
    clitics: tuple[tuple[str, str], ...] = ()
    article: str = ""
    elided_after: str = ""
    settings: dict[str, str] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    cues: dict[str, int] = field(default_factory=dict)
    cue_shapes: tuple[tuple[re.Pattern[str], int], ...] = ()
    exact_cues: dict[str, str] = field(default_factory=dict)
    seen: dict[str, Lookup] = field(default_factory=dict)

    def lookup(self, token: str) -> Lookup:
        """Return the pieces of a token (none for a word that no table knows) and whether one is a trigger.

        A trigger is reason enough to parse: a symbol in capitals, or the first word of a phrase of such a
        symbol; other words only link times together. ``seen`` remembers what was looked up.
        """
        found = self.seen.get(token)
        if found is None:
            pieces = self._pieces(token)
            found = pieces, any(map(self._triggers, pieces))
            if len(self.seen) < _MOST_CACHED:
                self.seen[token] = found
        return found

    def _triggers(self, piece: Piece) -> bool:
        return piece.text in self.triggers or any(symbol[0].isupper() for symbol, _ in piece.senses)

    def forget(self) -> None:
        """Drop what was looked up before the tables were complete."""
        self.seen.clear()

    def _pieces(self, token: str) -> tuple[Piece, ...]:
        if token[0].isdecimal():
            return shape(token, self.settings.get("order", "dmy"))
        if len(token) > _LONGEST_WORD:
            return ()
        return self._word(token, 0, self.article)

    def _word(self, token: str, begin: int, article: str) -> tuple[Piece, ...]:
        """Return a word as it is, without its article, or split after its first clitic."""
        exact = self.words.get(token)
        bare = self.words.get(token[len(article) :]) if article and token.startswith(article) else None
        if exact is not None or bare is not None:
            # 'The two' and 'Monday' differ by the article alone: what has its own entry is no number.
            stripped = tuple(
                sense
                for sense in bare or ()
                if sense[0] not in _NEVER_WITH_ARTICLE and (not exact or sense[0] != "num")
            )
            if exact is not None or stripped:
                return (Piece(token, begin, begin + len(token), (exact or ()) + stripped),)
        for clitic, symbol in self.clitics:
            if token.startswith(clitic) and len(token) > len(clitic) + 1:
                after = begin + len(clitic)
                rest = token[len(clitic) :]
                # The article loses its first letter after this clitic.
                elided = clitic == self.elided_after and rest.startswith(clitic)
                inner = (self._elided(rest, after) if elided else ()) or self._word(rest, after, self.article)
                if inner:
                    return (Piece(clitic, begin, after, ((symbol, 0),)), *inner)
        return self._unspaced(token, begin) if article else ()

    def _unspaced(self, token: str, begin: int) -> tuple[Piece, ...]:
        """Return two words that are written without a space, the second with its article: a common slip."""
        at = token.find(self.article, _SHORTEST)
        first = self.words.get(token[:at]) if at > 0 else None
        if not first or not any(symbol in _BEFORE_ARTICLE for symbol, _ in first):
            return ()
        second = self._word(token[at:], begin + at, self.article)
        return (Piece(token[:at], begin, begin + at, first), *second) if second else ()

    def _elided(self, rest: str, begin: int) -> tuple[Piece, ...]:
        """Return a word whose article is written without its first letter."""
        whole = self.article + rest[1:]
        return tuple(
            piece._replace(begin=begin, end=begin + len(rest))
            for piece in self._word(whole, begin, self.article)
        )


@cache
def load(language: str) -> Lexicon:
    """Load the tables of a language. Raises KeyError for one that has none."""
    if language not in LANGUAGES:
        raise KeyError(language)
    lexicon = Lexicon(language)
    entries: list[tuple[str, Term, tuple[str, ...]]] = []
    exact: set[str] = set()
    for name in ("common", language):
        for symbol, value, spellings in rows("checker.facts", f"times/data/{name}.tsv"):
            if symbol.startswith("!"):
                _set(lexicon, symbol, value, spellings)
            else:
                term = parse_expression(value) if value else 0
                if symbol.endswith("X"):
                    exact.update(spelling.strip() for spelling in spellings.split("|"))
                entries.extend((symbol, term, _tokens(it.strip())) for it in folded(spellings).split("|"))
    lexicon.spellings = frozenset(exact)
    _enter_words(lexicon, entries)
    _enter_phrases(lexicon, entries)
    return lexicon


def _tokens(folded_spelling: str) -> tuple[str, ...]:
    """Cut a spelling as a text is; most are one word, which need not be cut."""
    alone = folded_spelling.isalpha()
    return (folded_spelling,) if alone else tuple(TOKEN.findall(folded_spelling))


def _set(lexicon: Lexicon, symbol: str, value: str, spellings: str) -> None:
    """Enter a row that is not about words of times."""
    match symbol:
        case "!set":
            lexicon.settings[value] = spellings
        case "!clitic":
            lexicon.clitics += tuple((fold_word(word), value) for word in spellings.split())
        case "!article":
            lexicon.article, lexicon.elided_after = fold_word(spellings), fold_word(value)
        case "!counted":
            lexicon.counted |= {fold_word(word.strip()) for word in spellings.split("|")}
        case "!tense":
            lexicon.cues |= {fold_word(word.strip()): int(value) for word in spellings.split("|")}
        case "!tense-exact":
            lexicon.exact_cues |= {fold_word(word): word for word in spellings.split("|")}
        case "!tense-shape":
            lexicon.cue_shapes += ((re.compile(spellings), int(value)),)
        case _:
            raise ValueError(f"unknown row {symbol!r} in the tables of {lexicon.language!r}")


def _enter_words(lexicon: Lexicon, entries: list[tuple[str, Term, tuple[str, ...]]]) -> None:
    """Enter the spellings of one word."""
    words: dict[str, dict[Sense, None]] = {}
    for symbol, term, tokens in entries:
        if len(tokens) == 1:
            words.setdefault(tokens[0], {})[symbol, term] = None
    lexicon.words = {word: tuple(senses) for word, senses in words.items()}


def _enter_phrases(lexicon: Lexicon, entries: list[tuple[str, Term, tuple[str, ...]]]) -> None:
    """Enter the spellings of several words, cut as a text would be; words of no other use become known."""
    phrases: dict[str, list[Phrase]] = {}
    fillers: set[str] = set()
    for symbol, term, tokens in entries:
        if len(tokens) == 1:
            continue
        pieces: list[str] = []
        for token in tokens:
            cut = [piece.text for piece in lexicon.lookup(token)[0]] if not token[0].isdecimal() else [token]
            pieces.extend(cut or [token])
            fillers.update(() if cut else (token,))
        phrases.setdefault(pieces[0], []).append((tuple(pieces[1:]), symbol, term))
    lexicon.words.update((filler, ()) for filler in fillers)
    lexicon.forget()
    for first, found in phrases.items():
        by_second: dict[str, list[Phrase]] = {}
        for phrase in found:
            by_second.setdefault(phrase[0][0], []).append(phrase)
        lexicon.phrases[first] = {second: tuple(several) for second, several in by_second.items()}
    lexicon.triggers = frozenset(
        first for first, found in phrases.items() if any(symbol[0].isupper() for _, symbol, _ in found)
    )
