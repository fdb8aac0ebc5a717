"""What counts as finding an edit, and what is checked together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from edit_kinds import measure
from edit_kinds.values import Line, replaced

from checker.model.finding import Evidence, Finding, Severity

if TYPE_CHECKING:
    from edit_kinds.values import Edit

LINES = {
    "en": ["Ann came.", "Forty men left.", "All is well."],
    "fr": ["Ann est venue.", "40 partirent.", "Bien."],
}
RULES = {"number": ["N201"]}


def edit(number: int = 1, word: str = "Forty", put: str = "Sixty") -> Edit:
    text = LINES["en"][number]
    start = text.index(word)
    line = Line("document", number, "en", "fr", text, LINES["fr"][number])
    return replaced("number", line, [((start, start + len(word)), put)])


def found(code: str, *words: tuple[str, str], severity: Severity = Severity.ERROR) -> Finding:
    """Return a finding at words of the English (``Sixty`` where it is edited) and the French."""
    evidence = []
    for source, word in words:
        lines = list(LINES[source])
        if word not in "\n".join(lines):
            lines[1] = edit().text
        start = "\n".join(lines).index(word)
        evidence.append(Evidence(source, "", start, start + len(word), word, ""))
    return Finding("a-rule", code, severity, 0.9, "", tuple(evidence))


def outcome(
    monkeypatch: pytest.MonkeyPatch, before: list[Finding], after: list[Finding]
) -> tuple[bool, bool, bool, bool]:
    given = iter([before, after])
    monkeypatch.setattr(measure, "_findings", lambda *_: next(given))
    work = ({"doc": "document", **LINES}, ("en", "fr"), [edit()], RULES)
    (result,) = measure.measured(work)
    return result.found, result.exact, result.any_rule, result.any_exact


EXACT = found("N201", ("en", "Sixty"), ("fr", "40"))
BESIDE = found("N201", ("en", "men"), ("fr", "40"))
ELSEWHERE = found("N201", ("en", "well"), ("fr", "Bien"))
OTHER_SIDE = found("N201", ("fr", "40"))
OTHER_RULE = found("W601", ("en", "Sixty"), ("fr", "40"))
BEFORE = found("N201", ("en", "Forty"), ("fr", "40"))


@pytest.mark.parametrize(
    ("before", "after", "counts"),
    [
        pytest.param([], [EXACT], (True, True, True, True), id="at the words"),
        pytest.param([], [BESIDE], (True, False, True, False), id="in the sentence"),
        pytest.param([], [ELSEWHERE], (False, False, False, False), id="in another sentence"),
        pytest.param([], [OTHER_SIDE], (False, False, False, False), id="in the translation alone"),
        pytest.param([], [OTHER_RULE], (False, False, True, True), id="by a rule for something else"),
        pytest.param([BEFORE], [EXACT], (False, False, False, False), id="the unedited text has it too"),
        pytest.param([ELSEWHERE], [EXACT, ELSEWHERE], (True, True, True, True), id="beside a known one"),
        pytest.param(
            [BESIDE], [BESIDE, EXACT], (True, True, True, True), id="beside a known one in the line"
        ),
        pytest.param([], [], (False, False, False, False), id="nothing"),
    ],
)
def test_what_counts(
    monkeypatch: pytest.MonkeyPatch,
    before: list[Finding],
    after: list[Finding],
    counts: tuple[bool, bool, bool, bool],
) -> None:
    assert outcome(monkeypatch, before, after) == counts


def test_words_taken_out_are_met_beside_them(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = edit(word="Forty ", put="")
    item = Evidence("en", "", 10, 13, "men", "")
    given = iter([[], [Finding("a-rule", "N201", Severity.ERROR, 0.9, "", (item,))]])
    monkeypatch.setattr(measure, "_findings", lambda *_: next(given))
    (result,) = measure.measured(({"doc": "document", **LINES}, ("en", "fr"), [gone], RULES))
    assert result.exact


@pytest.mark.parametrize(
    ("numbers", "groups"),
    [
        ([0], [[0]]),
        ([0, 3], [[0], [3]]),
        ([0, 4], [[0, 4]]),
        ([8, 4, 0, 12, 16], [[0, 4, 8, 12], [16]]),
        ([0, 1, 5, 6], [[0, 5], [1, 6]]),
        ([2, 2], [[2], [2]]),
    ],
)
def test_edits_checked_together_stand_apart(numbers: list[int], groups: list[list[int]]) -> None:
    edits = [replaced("number", Line("document", it, "en", "fr", "Forty", "40"), []) for it in numbers]
    assert [[it.line.number for it in group] for group in measure.batches(edits)] == groups
