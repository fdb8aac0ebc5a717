"""The small words around and inside names, of all languages: what is in none, and what joins their parts."""

from __future__ import annotations

from functools import cache

from checker.facts.tables import LANGUAGES, toml_table
from checker.text.fold import fold_word


@cache
def stopwords(language: str) -> frozenset[str]:
    """Return the folded words of a language that carry no topic and are in no name."""
    return frozenset(fold_word(word) for word in toml_table("data", f"stopwords-{language}").get("words", ()))


@cache
def no_persons() -> frozenset[str]:
    """Return the folded words, of all languages, that make a run of capitals something else than a person.

    Institutions of other countries keep their names.
    """
    tables = (toml_table("data", f"no-persons-{language}") for language in LANGUAGES)
    return frozenset(fold_word(word) for table in tables for word in table.get("words", ()))


@cache
def particles() -> frozenset[str]:
    """Return the small words inside names ('ben', 'van', 'عبد'), folded, of all scripts."""
    table = toml_table("data", "particles")
    return frozenset(fold_word(word) for script in ("latin", "arabic") for word in table[script])


@cache
def kinship() -> frozenset[str]:
    """Return the small words that go on with a name that has a first and a last part already: 'son of'."""
    return frozenset(fold_word(word) for word in toml_table("data", "particles")["kinship"])


@cache
def servants() -> frozenset[str]:
    """Return the folded words that are one name with the word behind them: 'Abdel', 'عبد'."""
    return frozenset(fold_word(word) for word in toml_table("data", "particles")["servant"])


@cache
def endings() -> frozenset[str]:
    """Return the folded words that are one name with the word before them: 'Eddine', 'الدين'."""
    return frozenset(fold_word(word) for word in toml_table("data", "particles")["behind"])


@cache
def before_endings() -> frozenset[str]:
    """Return the folded words that such an ending makes a name of: 'نور' of 'نور الدين'."""
    return frozenset(fold_word(word) for word in toml_table("data", "particles")["before_ending"])


@cache
def articles(language: str) -> tuple[str, ...]:
    """Return the articles that are written as one with the word behind them."""
    return tuple(
        fold_word(it) for it in toml_table("data", "particles").get("articles", {}).get(language, ())
    )
