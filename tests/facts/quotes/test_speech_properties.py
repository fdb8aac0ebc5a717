"""What holds of reported speech in any text whatever."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.facts.quotes import attributions, statements_within
from checker.text.quotations import find

WORDS = {
    "ar": "قال الوزير أن إن بيان في تغريدة أضاف مضيفا وأكد نفى وفقا لوزارة الصحة ما أعلنت إنه هو الذي خلال",
    "en": "the minister said that he told Reuters in a statement according to adding Omar and denied Monday",
    "fr": "le ministre a dit que qu' a-t-il ajouté selon un communiqué ajoutant Omar et nie avoir lundi il",
}
MARKS = ["“", "”", "«", "»", '"', "'", ",", "،", ".", ":", ";", "؛", "(", ")", "\n", "-", "?", "🎉"]


@st.composite
def speech(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a text of its words of saying in any order, with any marks among them."""
    language = draw(st.sampled_from(sorted(WORDS)))
    pieces = draw(st.lists(st.sampled_from(WORDS[language].split() + MARKS), max_size=60))
    glue = draw(st.sampled_from([" ", " ", ""]))
    return language, glue.join(pieces)


@given(speech() | st.tuples(st.sampled_from(["ar", "en", "fr"]), st.text()))
def test_every_span_is_a_stretch_of_the_text(case: tuple[str, str]) -> None:
    language, text = case
    quotations = find(text)
    for item in attributions(text, language):
        assert 0 <= item.start < item.end <= len(text)
        assert item.cue_start < item.cue_end
        assert item.quoted == (item.quotation is not None) == (item.form == "quote")
        assert all(0 <= index < len(quotations) for index in item.quotations)
        for phrase in (item.speaker, item.referent, item.medium):
            assert phrase is None or text[phrase.start : phrase.end] == phrase.text
        if item.quotation is not None:
            quotation = quotations[item.quotation]
            assert quotation.inner_start <= item.start < item.end <= quotation.inner_end


@given(speech())
def test_passages_of_statements_lie_between_marks_in_order(case: tuple[str, str]) -> None:
    language, text = case
    inner = [(item.inner_start, item.inner_end) for item in find(text)]
    for statement in statements_within(text, language):
        assert statement.passages == tuple(sorted(statement.passages))
        for start, end in statement.passages:
            assert start < end
            assert any(first <= start and end <= last for first, last in inner)


@given(speech(), speech())
def test_a_paragraph_is_read_the_same_whatever_follows(
    first: tuple[str, str], second: tuple[str, str]
) -> None:
    language, text = first
    closed = text.replace("\n", " ").translate(dict.fromkeys(map(ord, "“”«»\"'")))
    alone = [(item.cue_start, item.start, item.end) for item in attributions(closed, language)]
    both = attributions(f"{closed}\n{second[1]}", language)
    assert [(i.cue_start, i.start, i.end) for i in both if i.start < len(closed)] == alone
