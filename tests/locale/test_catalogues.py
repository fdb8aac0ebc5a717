"""The catalogues have all there is to say, gap by gap, and are compiled as they are."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from checker.locale import catalogue, languages
from checker.locale.catalogue import CATALOGUE, FOLDER
from checker.locale.compiled import compile_catalogues, translations
from checker.model.message import Message
from checker.report.wording import Wording
from tests.locale.catalogues import TEMPLATE, catalogue_of, collected, pot, templates_in

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Message as Entry

OTHERS = languages()[1:]
_EXAMPLE = re.compile("[A-Z]{2}: ")


def _entries(language: str) -> dict[tuple[str | None, object], Entry]:
    found = catalogue_of(FOLDER / language / CATALOGUE, language)
    return {(entry.context, entry.id): entry for entry in found if entry.id}


def _gaps(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def test_there_are_arabic_and_french_and_more_may_come() -> None:
    assert languages()[0] == "en"
    assert {"ar", "fr"} <= set(OTHERS)
    with pytest.raises(KeyError):
        catalogue("xx")


def test_the_template_is_current() -> None:
    assert pot() == TEMPLATE.read_bytes(), "python -m tests.locale.catalogues"


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_says_all_there_is_to_say_and_nothing_else(language: str) -> None:
    entries = _entries(language)
    assert set(entries) == {(entry.context, entry.id) for entry in collected() if entry.id}
    assert [entry.id for entry in entries.values() if entry.fuzzy] == []
    forms = {key: _forms(entry) for key, entry in entries.items()}
    assert [key for key, said in forms.items() if not all(form.strip() for form in said)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_gaps_are_the_same_in_every_language(language: str) -> None:
    for entry in _entries(language).values():
        if isinstance(entry.id, str):
            assert _gaps(_forms(entry)[0]) == _gaps(entry.id), entry.id
            continue
        wanted = _gaps(entry.id[1])
        for form in _forms(entry):
            assert wanted - {"n"} <= _gaps(form) <= wanted, entry.id  # 'two links' need no figure


@pytest.mark.parametrize("language", OTHERS)
def test_examples_name_their_language_first_and_words_have_no_blanks_around_them(language: str) -> None:
    for entry in _entries(language).values():
        if isinstance(entry.id, str):
            (said,) = _forms(entry)
            assert said == said.strip()
            example = _EXAMPLE.match(entry.id)
            assert example is None or said.startswith(example.group())


def _forms(entry: Entry) -> tuple[str, ...]:
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "لا أخطاء"),
        (1, "خطأ واحد"),
        (2, "خطآن"),
        (3, "3 أخطاء"),
        (11, "11 خطأً"),
        (100, "100 خطأ"),
    ],
)
def test_arabic_has_six_forms_for_counted_things(number: int, said: str) -> None:
    assert Wording(catalogue("ar")).counted("error", number) == said


@pytest.mark.parametrize(("number", "said"), [(0, "0 erreur"), (1, "1 erreur"), (2, "2 erreurs")])
def test_french_counts_from_two(number: int, said: str) -> None:
    assert Wording(catalogue("fr")).counted("error", number) == said


@pytest.mark.parametrize(
    ("language", "direction", "share"), [("en", "ltr", "0.85"), ("fr", "ltr", "0,85"), ("ar", "rtl", "0,85")]
)
def test_a_language_has_its_direction_and_its_decimals(language: str, direction: str, share: str) -> None:
    words = Wording(catalogue(language))
    assert (words.language, words.direction, words.share(0.85)) == (language, direction, share)


def test_what_cannot_be_translated_is_told_before_anybody_needs_it() -> None:
    assert [it.one for it in templates_in('Message("a {b}", b=c)')] == ["a {b}"]
    assert [it.context for it in templates_in('Message.within("d", "a")')] == ["d"]
    with pytest.raises(ValueError, match="literals"):
        list(templates_in('Message(f"a {b}")'))


PO = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Monday"
msgstr "{}"
"""


def test_a_catalogue_is_read_as_it_was_compiled_and_compiled_anew_when_it_was_edited(tmp_path: Path) -> None:
    file = tmp_path / "xx.po"
    file.write_text(PO.format("Lunedì"), "utf-8")
    assert translations(file).gettext("Monday") == "Lunedì"
    assert not file.with_suffix(".mo").exists()
    compile_catalogues(tmp_path)
    compiled = file.with_suffix(".mo").read_bytes()
    assert translations(file).gettext("Monday") == "Lunedì"
    file.write_text(PO.format("Luni"), "utf-8")
    assert translations(file).gettext("Monday") == "Luni"
    assert file.with_suffix(".mo").read_bytes() == compiled


def test_words_that_a_catalogue_lacks_are_english() -> None:
    assert catalogue("fr").said(Message("nobody has translated this")) == "nobody has translated this"
