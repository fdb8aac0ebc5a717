"""The harnesses: each draws an input, hands it to a part of the program, asserts what always holds.

A fault is anything that a part does not say it raises. To add one: a function here, a line in `HARNESSES`.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

from hypothesis import strategies as st
from junitparser import JUnitXml

from checker.bundle import read, split_document, write
from checker.bundle.accepted import parse_accepted, with_entry
from checker.bundle.document import Document
from checker.cli import run
from checker.facts import quantities, times
from checker.model.errors import BundleError, CheckerError
from checker.model.finding import Acceptance
from checker.model.review import AcceptedDifference
from checker.pipeline import understand
from checker.report import FORMATS
from checker.report.reading import carried, parse
from checker.text.claims import clause_spans
from checker.text.fold import fold
from checker.text.seen import as_seen
from checker.text.segment import sentences
from checker.text.words import words
from tests.bundle.test_any_input import assert_sound
from tests.fuzz.material import DOCUMENTS, LANGUAGE, NEWS, TOML, jumbles, told
from tests.report.read_back import LEAVE_OUT_ACCEPTED, READERS
from tests.report.rendered import taken_apart
from tests.report.strategies import results
from tests.rules.stories import story
from tests.rules.stories import told as source_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from checker.facts.quantities import QuantityMention
    from checker.facts.times import TimeMention
    from checker.model.result import Result


class Harness(NamedTuple):
    """What is drawn, and what is done with it."""

    inputs: st.SearchStrategy[Any]
    attempt: Callable[[Any], object]


def _assert_one_line(fault: CheckerError) -> None:
    assert str(fault).isprintable()


def _document(form: str) -> Harness:
    """A reader understands a document, or says in one line why not; what was understood can be written."""

    def attempt(content: bytes) -> None:
        try:
            found = split_document(Document("stdin", content), form)
        except BundleError as fault:
            _assert_one_line(fault)
            return
        assert_sound(found.story)
        with tempfile.TemporaryDirectory() as folder:
            write(found, Path(folder, "written"))
            assert_sound(read(Path(folder, "written")))

    return Harness(DOCUMENTS[form] | st.binary(), attempt)


def _bundle(manifest: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "story.toml").write_bytes(manifest.encode("utf-8", "surrogatepass"))
        Path(folder, "a.txt").write_text("They met on “Tuesday”.", encoding="utf-8")
        try:
            assert_sound(read(Path(folder)))
        except BundleError as fault:
            _assert_one_line(fault)


PARSERS: dict[str, Callable[[str], object]] = {
    "json": parse,
    "jsonl": lambda report: list(map(json.loads, report.splitlines())),
    "sarif": json.loads,
    "gitlab": json.loads,
    "junit": lambda report: JUnitXml.fromstring(report.encode()),
    "html": taken_apart,
}
TELL_ALL = ("json", "jsonl", "html", "markdown", "sarif", "gitlab", "github")
"""Formats that tell of every finding, even where it is not known where in its file a passage stands."""

ENTRY = AcceptedDifference("00" * 8, "date-conflict", None, Acceptance("wanted", None, None))


def _accepted(text: str) -> None:
    try:
        before = parse_accepted(text, "accepted.toml")
        added = with_entry(text, ENTRY, "accepted.toml")
    except BundleError as fault:
        _assert_one_line(fault)
        return
    kept = {item for item in before if item.fingerprint != ENTRY.fingerprint}
    assert {*kept, ENTRY} == set(parse_accepted(added, "accepted.toml"))


def _baseline(drawn: tuple[Result, list[tuple[int, int, str]]]) -> None:
    result, edits = drawn
    report = FORMATS["json"].render(result)
    assert parse(report) == carried(result)
    for place, length, other in edits:
        start = place % len(report)
        report = report[:start] + other + report[start + length :]
    with contextlib.suppress(CheckerError):
        parse(report)


def _assert_placed(text: str, mentions: Sequence[TimeMention | QuantityMention]) -> None:
    """Mentions stand where they say, in order and apart; those of a stretch that is turned round share it."""
    turned = as_seen(text).turned
    last = 0
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.start < mention.end
        shared = any(start <= mention.start and last <= end for start, end in turned)
        assert last <= mention.start or shared
        last = mention.end


def _times(drawn: tuple[str, str]) -> None:
    language, text = drawn
    mentions = times.extract(text, language)
    _assert_placed(text, mentions)
    for mention in mentions:
        assert all(times.parse(times.render(value)) == value for value in mention.readings)


def _notation(text: str) -> None:
    """What is written in the notation of values is read back the same, or refused."""
    try:
        value = times.parse(text)
    except ValueError:
        return
    assert times.parse(times.render(value)) == value


def _quantities(drawn: tuple[str, str]) -> None:
    language, text = drawn
    mentions = quantities.extract(text, language)
    _assert_placed(text, mentions)
    for mention in mentions:
        assert mention.value.low <= mention.value.high
        assert quantities.parse(str(mention.value)) is not None


def _segmentation(drawn: tuple[str, str]) -> None:
    """Sentences and claims are in order and disjoint, and leave out white space and punctuation alone."""
    language, text = drawn
    last, between = 0, ""
    for sentence in sentences(text, language):
        assert last <= sentence.start < sentence.end <= len(text)
        between += text[last : sentence.start]
        last = sentence.end
    assert not (between + text[last:]).strip()
    last, between = 0, ""
    for start, end, _ in clause_spans(text, language):
        assert last <= start < end <= len(text)
        between += text[last:start]
        last = end
    assert not any(char.isalnum() for char in between + text[last:])


def _folding(text: str) -> None:
    """Every folded character leads back to a place of the text, in order."""
    folded = fold(text)
    last = 0
    for place in range(len(folded.text)):
        start, end = folded.span(place, place + 1)
        assert last <= start < end <= len(text)
        last = start
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)


def _facts(drawn: list[tuple[str, str]]) -> None:
    """All facts of a story stand where they say, in its texts."""
    read_story = story(*(source_of(language, text, published="2023-02-10") for language, text in drawn))
    facts = understand(read_story).facts
    kinds = (facts.times, facts.names, facts.places, facts.roles, facts.events, facts.topics, facts.quotes)
    for kind in (*kinds, facts.quantities, facts.speech, facts.polarities, facts.graded, facts.handles):
        for fact in kind:
            mention = fact.mention
            assert read_story.source(mention.source).text[mention.start : mention.end] == mention.text


def _writers(result: Result) -> None:
    """Every format is written, and its own parser takes it; the findings are those of the result."""
    for name, form in FORMATS.items():
        report = form.render(result)
        report.encode()
        if name in PARSERS:
            PARSERS[name](report)
        if name in TELL_ALL:
            told_of = [it for it in result.findings if it.is_open or name not in LEAVE_OUT_ACCEPTED]
            assert {it.fingerprint for it in READERS[name](report)} == {it.fingerprint for it in told_of}


@cache
def _here() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def _command(drawn: tuple[str, str, bytes]) -> None:
    """The command ends with 0, 1 or 2, and never by a fault of its own."""
    command, form, content = drawn
    with (
        mock.patch.dict(os.environ, {"XDG_CACHE_HOME": _here().name}),
        tempfile.TemporaryDirectory() as folder,
    ):
        path = Path(folder, "story")
        path.write_bytes(content)
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            more = ["--output", "json:-", "--no-nli", "--no-cache"] if command == "check" else []
            code = run([command, str(path), "--from", form, *more])
    assert code in {0, 1, 2}, code
    assert "fault of checker itself" not in err.getvalue(), err.getvalue()
    if command == "check" and out.getvalue():
        json.loads(out.getvalue())


_EDITS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 5), st.text(max_size=3)), max_size=3)
_ASKED = st.sampled_from(sorted(DOCUMENTS)).flatmap(
    lambda form: st.tuples(st.sampled_from(["check", "facts"]), st.just(form), DOCUMENTS[form])
)
_NOTATION = st.text("0123456789-:/TWXZ~.[]PYMDHS+?,QUTCAfrica", max_size=30)

HARNESSES = {
    "text": _document("text"),
    "markdown": _document("markdown"),
    "html": _document("html"),
    "json": _document("json"),
    "bundle": Harness(jumbles(TOML), _bundle),
    "accepted": Harness(jumbles(TOML), _accepted),
    "baseline": Harness(st.tuples(results(), _EDITS), _baseline),
    "times": Harness(told(), _times),
    "notation": Harness(_NOTATION, _notation),
    "quantities": Harness(told(), _quantities),
    "segmentation": Harness(told() | st.tuples(LANGUAGE, st.text()), _segmentation),
    "folding": Harness(NEWS, _folding),
    "facts": Harness(st.lists(told(), min_size=1, max_size=3), _facts),
    "writers": Harness(results(), _writers),
    "command": Harness(_ASKED, _command),
}
