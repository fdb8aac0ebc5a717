"""Where the lines of a nested source are found in its container."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.bundle.nested import MAX_PASSAGES, PassageNotFoundError, locate_passages

PROPERTY = settings(deadline=None, derandomize=True)  # tables are loaded by the first example


def found(text: str, container: str) -> list[str]:
    """Return the container with each place in brackets, one string a passage."""
    return [
        container[: item.outer_start] + "[" + container[item.outer_start : item.outer_end] + "]"
        for item in locate_passages(text, container)
    ]


@pytest.mark.parametrize(
    ("text", "container", "places"),
    [
        ("stay", "we stay here", ["we [stay]"]),
        ("we stay", "then we\n  stay here", ["then [we\n  stay]"]),
        # in quotation marks before one without
        ("stay", "they stay: “stay”", ["they stay: “[stay]"]),
        ("rester", "ils vont rester, « rester »", ["ils vont rester, « [rester]"]),
        ("نبقى", "سوف نبقى، قال: ”نبقى“.", ["سوف نبقى، قال: ”[نبقى]"]),
        # in the order of the container, where the words stand more than once
        ("go\nstay\ngo", '"go" "stay" "go"', ['"[go]', '"go" "[stay]', '"go" "stay" "[go]']),
        ("stay\ngo", '"go" "stay"', ['"go" "[stay]', '"[go]']),
        # the exact form before the one with other spaces
        ("a b", "a  b, a b", ["a  b, [a b]"]),
        ("\n  stay \r\n\n go\n", "stay, go", ["[stay]", "stay, [go]"]),
        ("(.*)+ [x]", "odd: (.*)+ [x]", ["odd: [(.*)+ [x]]"]),
    ],
)
def test_place(text: str, container: str, places: list[str]) -> None:
    assert found(text, container) == places


def test_line_that_is_not_there() -> None:
    with pytest.raises(PassageNotFoundError) as caught:
        locate_passages("stay\n\nleave now\n", "we stay; they leave")
    assert (caught.value.line, caught.value.text) == (3, "leave now")


def test_text_taken_out_whole_has_no_passages() -> None:
    assert locate_passages("The minister spoke.\nHe left.", "The text of the statement follows:") == ()


def test_too_many_lines() -> None:
    with pytest.raises(ValueError, match="more than 1000 passages"):
        locate_passages("a\n" * (MAX_PASSAGES + 1), "a")


words = st.text("ab ق’\t", min_size=1, max_size=6).filter(str.strip)


@PROPERTY
@given(st.lists(words, min_size=1, max_size=6), st.sampled_from(["\n", "\r\n", "\n\n"]), st.text("ab “”\n"))
def test_passages_lead_to_the_same_words(lines: list[str], end: str, noise: str) -> None:
    container = noise.join(f"“{line}”" for line in lines)
    text = end.join(lines)
    passages = locate_passages(text, container)
    assert len(passages) == len(lines)
    for line, passage in zip(lines, passages, strict=True):
        assert text[passage.start : passage.end] == line.strip()
        outer = container[passage.outer_start : passage.outer_end]
        assert outer.split() == line.split()
