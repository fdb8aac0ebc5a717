"""How a language reports speech, read from its tables."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from checker.facts.tables import toml_table
from checker.model.language import primary_language
from checker.text.clauses import clause_table
from checker.text.fold import fold_word
from checker.text.tables import rows
from checker.text.words import by_first_word, phrase_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from checker.text.words import Phrase

_FOLDER = "quotes/data"
_NO_INFLECTION: tuple[tuple[str, ...], ...] = (("",), ("",), ())
_REMEMBERED = 20_000  # words
_PARTICIPLE = "participle"


class Saying(NamedTuple):
    """One form of a verb of saying, or a phrase that names a source.

    ``needs`` says what makes it one of saying here: ``any``, ``clause`` or ``quote``. ``form`` is ``finite``,
    ``participle`` or ``source``. ``agrees`` marks a form that follows its subject (``قالوا``).
    """

    lemma: str
    strength: str
    needs: str
    complements: frozenset[str]
    addressed: bool
    form: str
    agrees: bool = False


class Beginnings(dict[str, tuple[str, ...]]):
    """Without which clitics, none among them, a word may begin a saying; found out when it is first met."""

    def __init__(self, sayings: Container[str], clitics: Sequence[str]) -> None:
        super().__init__()
        self._sayings = sayings
        self._clitics = ("", *clitics)

    def __missing__(self, word: str) -> tuple[str, ...]:
        found = tuple(
            clitic
            for clitic in self._clitics
            if word.startswith(clitic) and word[len(clitic) :] in self._sayings
        )
        if len(self) < _REMEMBERED:
            self[word] = found
        return found


class Grammar(Struct, frozen=True, eq=False):
    """The tables of one language, folded. Phrases are listed by their first word, the longest first.

    There is one object for a language, equal to itself only, so that look-ups can be remembered by it.
    """

    verb_first: bool
    head_last: bool
    capitals: bool
    zero_opener: bool
    sayings: Mapping[str, tuple[tuple[Phrase, Saying], ...]]
    beginnings: Beginnings
    openers: Mapping[str, tuple[tuple[Phrase, bool], ...]]
    words: Mapping[str, frozenset[str]]
    nouns: Mapping[str, tuple[str, str]]
    infinitives: tuple[str, ...]
    adverbs: tuple[str, ...]
    verbs: frozenset[str]
    verb_clitics: tuple[str, ...]
    noun_clitics: tuple[str, ...]
    articles: Mapping[str, str]

    def has(self, group: str, word: str) -> bool:
        """Whether a word belongs to a group of the table ``words`` as it is written."""
        return word in self.words.get(group, ())

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019 - there are three of these, kept for good
    def noun(self, word: str) -> tuple[str, str] | None:
        """Return the kind and sort of a noun that the tables name, with or without a clitic."""
        if found := self.nouns.get(word):
            return found
        for clitic in self.noun_clitics:
            if not word.startswith(clitic):
                continue
            rest = word[len(clitic) :]
            if found := self.nouns.get(rest) or self.nouns.get(self.articles.get(clitic, clitic) + rest):
                return found
        return None

    def has_any(self, groups: Iterable[str], word: str) -> bool:
        """Whether a word belongs to one of several groups."""
        return any(word in self.words.get(group, ()) for group in groups)

    def has_joined(self, group: str, word: str) -> bool:
        """Whether a word belongs to a group as it is written, or after a conjunction written to it."""
        return self.has(group, word) or any(
            word.startswith(clitic) and self.has(group, word[len(clitic) :]) for clitic in self.verb_clitics
        )

    def is_verb(self, word: str) -> bool:
        """Whether a word is known for a verb in the perfect, as it stands or after a clitic."""
        return any(
            word.startswith(clitic) and word[len(clitic) :] in self.verbs
            for clitic in ("", *self.verb_clitics)
        )


@cache
def grammar(language: str) -> Grammar | None:
    """Return the grammar of a language, None when it has no table."""
    language = primary_language(language)
    table = toml_table(_FOLDER, language)
    if not table:
        return None
    sayings = by_first_word(_sayings(language, table))
    clauses = clause_table(language)
    syntax, clitics = table["syntax"], table.get("clitics", {})
    verb_clitics = tuple(map(fold_word, clitics.get("verb", ())))
    return Grammar(
        verb_first=syntax["verb_first"],
        head_last=syntax["head"] == "last",
        capitals=syntax["capitals"],
        zero_opener=syntax["zero_opener"],
        sayings=sayings,
        beginnings=Beginnings(sayings, verb_clitics),
        openers=by_first_word(_openers(table["clause"])),
        words={group: _folded_set(listed) for group, listed in table["words"].items()},
        nouns=dict(_nouns(table["nouns"])),
        infinitives=tuple(table["clause"].get("infinitives", "").split()),
        adverbs=tuple(syntax["adverbs"].split()),
        verbs=(clauses.verbs if clauses else frozenset()) | set(sayings),
        verb_clitics=verb_clitics,
        articles={fold_word(key): fold_word(value) for key, value in clitics.get("articles", {}).items()},
        noun_clitics=tuple(map(fold_word, clitics.get("noun", ()))),
    )


def phrase(text: str) -> Phrase:
    """Return the folded words and marks of a phrase of a table."""
    return phrase_words([text])[0]


def _folded_set(listed: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in listed.split())


def _openers(clause: Mapping[str, str | list[str]]) -> Iterator[tuple[Phrase, bool]]:
    """Yield what opens a clause, and whether it belongs to the clause; alone and after a preposition."""
    prepositions = ["", *str(clause.get("prepositions", "")).split()]
    for kind in ("openers", "fused"):
        listed = clause[kind]
        for opener in listed.split() if isinstance(listed, str) else listed:
            for preposition in prepositions:
                yield phrase(f"{preposition} {opener}"), kind == "fused"


def _sayings(language: str, table: Mapping[str, Any]) -> Iterator[tuple[Phrase, Saying]]:
    """Yield every form of every verb of saying, and the phrases that name a source."""
    inflection = {
        column: tuple(tuple(map(fold_word, affixes)) for affixes in listed)
        for column, listed in table.get("inflection", {}).items()
    }
    for row in _rows(f"verbs-{language}"):
        complements = frozenset(fold_word(word) for word in row["complements"].split())
        for column in list(row)[5:]:
            form = _PARTICIPLE if column == _PARTICIPLE else "finite"
            saying = Saying(
                row["lemma"], row["strength"], row["needs"], complements, bool(row["addressed"]), form
            )
            prefixes, endings, agreeing = inflection.get(column, _NO_INFLECTION)
            for stem in row[column].split():
                yield from ((spelling, saying) for spelling in _inflected(stem, prefixes, endings))
                if not agreeing:
                    continue
                late = saying._replace(agrees=True)
                yield from ((spelling, late) for spelling in _inflected(stem, prefixes, agreeing))
    for listed, strength in table["sources"].items():
        yield phrase(listed), Saying(listed, str(strength), "any", frozenset(), False, "source")


def _inflected(stem: str, prefixes: Sequence[str], suffixes: Sequence[str]) -> Iterator[Phrase]:
    """Yield the folded forms of a stem with folded affixes; a phrase (with low lines for spaces) has one."""
    if "_" in stem:
        if "" in suffixes:
            yield phrase(stem.replace("_", " "))
        return
    folded = fold_word(stem)
    for prefix in prefixes:
        for suffix in suffixes:
            yield (prefix + folded + suffix,)


def _rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of verbs by the names of its columns."""
    columns, *lines = rows("checker.facts", f"{_FOLDER}/{name}.tsv")
    for values in lines:
        yield dict(zip(columns, values + [""] * (len(columns) - len(values)), strict=True))


def _nouns(table: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield nouns with their kind (person, document...) and sort; an earlier kind wins over a later one."""
    known = set()
    for kind in ("document", "post", "person", "organisation", "speech"):
        for entry in table[kind].split():
            noun, _, sort = entry.partition(":")
            folded = fold_word(noun)
            if folded not in known:
                known.add(folded)
                yield folded, (kind, sort or kind)
