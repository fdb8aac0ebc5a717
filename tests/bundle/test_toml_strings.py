"""Where the strings of a manifest stand in it, however they are written."""

from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.bundle.toml_strings import strings_of

# The same examples on every run and machine.
PROPERTY = settings(deadline=None, derandomize=True, max_examples=200)
QUOTES = "'" * 3, '"' * 3


def written(document: str) -> list[list[tuple[str, str]]]:
    """Return for each string its pieces: as it is read, and as it stands in the document."""
    values = [table["text"] for table in tomllib.loads(document)["source"]]
    return [
        [(value[it.start : it.end], document[it.outer_start : it.outer_end]) for it in pieces]
        for value, pieces in zip(values, strings_of(document, "text"), strict=True)
    ]


# How the value is written -> its pieces; where the two differ, both are shown.
@pytest.mark.parametrize(
    ("value", "pieces"),
    [
        ('"plain"', ["plain"]),
        ("'raw \\n text'", ["raw \\n text"]),
        ('""', []),
        ("''", []),
        ('"a\\nb"', ["a", ("\n", "\\n"), "b"]),
        (r'"\u0645رحبا \U0001F600!"', [("م", r"\u0645"), "رحبا ", ("😀", r"\U0001F600"), "!"]),
        (r'"a \"word\" b"', ["a ", ('"', r"\""), "word", ('"', r"\""), " b"]),
        ('"""\nfirst\nsecond"""', ["first\nsecond"]),
        ('"""\r\nfirst\r\nsecond"""', ["first", ("\n", "\r\n"), "second"]),
        ("'''\r\nfirst\r\nsecond'''", ["first", ("\n", "\r\n"), "second"]),
        ('"""one \\\n   two"""', ["one ", "two"]),
        ('"""one \\  \r\n\r\n   two"""', ["one ", "two"]),
        ('"""a "quoted" word"""', ['a "quoted" word']),
        ('"""""two quotes"" at each end"""""', ['""two quotes"" at each end""']),
        ("''''it's' here''''", ["'it's' here'"]),
        ('"# no comment"', ["# no comment"]),
        ("\"text = 'no key'\"", ["text = 'no key'"]),
        ("'😀 أمس'", ["😀 أمس"]),
    ],
)
def test_how_a_string_is_written(value: str, pieces: list[str | tuple[str, str]]) -> None:
    document = f'# text = "comment"\n[[source]]\nid = "text = \'1\'"\ntext = {value}  # text = "2"\n'
    assert written(document) == [[it if isinstance(it, tuple) else (it, it) for it in pieces]]


@pytest.mark.parametrize("key", ["text", '"text"', "'text'", "text\t "])
def test_how_the_key_is_written(key: str) -> None:
    assert written(f'[[source]]\nsubtext = "no"\nmore-text = "no"\n{key} = "yes"') == [[("yes", "yes")]]


def test_tables_in_lines() -> None:
    document = 'source = [{text = "a", id = "1"}, {id = "2", text="b\\t"}]'
    assert written(document) == [[("a", "a")], [("b", "b"), ("\t", "\\t")]]


def test_another_key() -> None:
    assert strings_of('text = "a"', "title") == []


def _as_basic(value: str) -> str:
    # Every JSON string is a basic string of TOML, as long as it escapes DEL and no surrogates.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _as_lines(value: str) -> str:
    return QUOTES[1] + "\n" + _as_basic(value)[1:-1].replace("\\n", "\n") + QUOTES[1]


CHARACTERS = st.characters(exclude_categories=["Cs"])
VALUES = st.text(st.one_of(st.sampled_from("ab \"'\\\n\t#=أمس😀\u202e"), CHARACTERS), max_size=40)


@PROPERTY
@given(
    st.lists(VALUES, min_size=1, max_size=3),
    st.sampled_from([_as_basic, _as_lines]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_every_value_is_put_together_of_its_pieces(values: list[str], write: object, line_end: str) -> None:
    assert callable(write)
    document = "".join(f"[[source]]\ntext = {write(value)}\n" for value in values).replace("\n", line_end)
    assert [table["text"] for table in tomllib.loads(document)["source"]] == values
    for value, pieces in zip(values, written(document), strict=True):
        assert "".join(read for read, _ in pieces) == value
        for read, stands in pieces:
            if len(read) == len(stands):
                assert read == stands or len(read) == 1
            else:
                assert len(read) == 1


@pytest.mark.parametrize("write", [_as_basic, _as_lines])
@pytest.mark.parametrize("piece", ["\\", '"', "'", "text=", '\\"', 'text="', "\n", '""\n', "#"])
def test_reading_is_linear(piece: str, write: object) -> None:
    assert callable(write)
    value = piece * 30_000
    document = f"text = {write(value)}"
    assert tomllib.loads(document)["text"] == value
    # A pattern that goes back would take minutes on this.
    [pieces] = strings_of(document, "text")
    assert pieces[-1].end == len(value)
