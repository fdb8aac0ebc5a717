"""Messages: strings in English, and the same in other languages."""

from __future__ import annotations

import pickle
from gettext import NullTranslations

import pytest

from checker.locale.catalogue import Catalogue
from checker.model.message import Message, Template, clauses, decimal, listed, quoted, row, sentences

FEW = 3


class Loud(NullTranslations):
    """A language with the English words in capitals, and with one form for three things, one for others."""

    def gettext(self, message: str) -> str:
        return _loud(message)

    def pgettext(self, context: str, message: str) -> str:
        return f"<{context}>{_loud(message)}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _loud(msgid1 if n == FEW else msgid2)


def _loud(words: str) -> str:
    return " ".join(word if "{" in word else word.upper() for word in words.split())


LOUD = Catalogue("xx", Loud())


@pytest.mark.parametrize(
    ("message", "english", "loud"),
    [
        (Message("no finding"), "no finding", "NO FINDING"),
        (Message.plural("{n} link", "{n} links", 1), "1 link", "1 LINKS"),
        (Message.plural("{n} link", "{n} links", FEW), "3 links", "3 LINK"),
        (Message.within("severity", "error"), "error", "<severity>ERROR"),
    ],
)
def test_a_message_is_its_english_words_and_says_others(message: Message, english: str, loud: str) -> None:
    assert message == english
    assert Catalogue("en").said(message) == english
    assert LOUD.said(message) == loud


def test_what_fills_a_message_is_said_in_the_same_language_and_the_rest_stays() -> None:
    message = Message("{words} {weekday}", words="lundi, {x}", weekday=Message("Monday"))
    assert message == "lundi, {x} Monday"
    assert LOUD.said(message) == "lundi, {x} MONDAY"


def test_any_other_text_stays_as_it_is() -> None:
    assert LOUD.said("{not} a message") == "{not} a message"


def test_a_gap_that_nothing_fills_is_a_fault() -> None:
    with pytest.raises(KeyError):
        Message("{day} is missing")


@pytest.mark.parametrize("message", [Message("a {b}", b=Message("c")), Message.plural("{n} x", "{n} xs", 2)])
def test_messages_go_from_process_to_process(message: Message) -> None:
    read = pickle.loads(pickle.dumps(message))  # noqa: S301 - our own
    assert read == message
    assert (read.template, read.number, read.arguments) == (
        message.template,
        message.number,
        message.arguments,
    )


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (listed(["a"]), "a"),
        (listed(["a", "b", "c"]), "a, b, c"),
        (row(["a", "b", "c"]), "a, b, c"),
        (clauses(["a, b", "c"]), "a, b; c"),
        (sentences([Message("One."), Message("Two.")]), "One. Two."),
        (quoted(["article", "post"]), "'article', 'post'"),
        (decimal("2.5"), "2.5"),
        (decimal("3"), "3"),
    ],
)
def test_joined_in_english(text: str, english: str) -> None:
    assert text == english


def test_a_template_has_a_form_for_one_and_one_for_others() -> None:
    template = Template("{n} day", "{n} days")
    assert [template.form(count) for count in (0, 1, 2)] == ["{n} days", "{n} day", "{n} days"]
    assert template.form(None) == "{n} day"
