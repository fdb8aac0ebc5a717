"""Workflow commands, as GitHub's runner takes them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from checker.report import FORMATS
from tests.hostile import CORPUS

from . import placed
from .read_back import commands
from .samples import SAMPLES, tram
from .strategies import PROPERTY, results

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model.result import Result

ANNOTATIONS = {"error", "warning", "notice"}
# What the runner obeys, and what the reports themselves may give.
REGISTERED = (
    *ANNOTATIONS, "debug", "group", "endgroup", "add-mask", "add-path", "set-env", "set-output", "save-state",
    "stop-commands", "add-matcher", "remove-matcher", "echo", "internal-set-repo-path",
)  # fmt: skip


def test_an_annotation_says_where_and_what() -> None:
    first, *_ = commands(FORMATS["github"].render(tram()))
    assert first.name == "error"
    assert first.properties == {
        "file": "article",
        "line": "1",
        "endLine": "1",
        "col": "32",
        "endColumn": "43",
        "title": f"D101 date-conflict [{tram().findings[1].fingerprint}]",
    }
    assert first.message.split("\n")[:3] == [
        tram().findings[1].message,
        "article:1:32: article: 2023-06-05 ← أمس الاثنين",
        "communique:1:56: communique: 2023-06-06 ← mardi 6 juin",
    ]
    assert first.message.split("\n")[-1].startswith("Note: The article has no day of publication")


def test_severities() -> None:
    names = [command.name for command in commands(FORMATS["github"].render(tram()))]
    assert names == ["error", "error", "warning", "notice", "notice"]


def test_the_last_notice_says_what_was_not_checked() -> None:
    *_, last = commands(FORMATS["github"].render(tram()))
    assert last.properties == {"title": "checker: tram-oujda"}
    assert last.message == (
        "Fail: 2 errors, 1 warning, 1 info, 1 accepted, 1 thing not checked\nWhat was not checked\n"
        "D104 undated-relative, article: its day of publication is not given"
    )


def test_a_passage_of_several_lines_has_no_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The runner refuses columns where the first and the last line differ."""
    monkeypatch.chdir(tmp_path)
    told = list(commands(FORMATS["github"].render(placed.checked(placed.write(tmp_path)))))
    [several] = [it for it in told if it.properties.get("line") != it.properties.get("endLine")]
    assert several.properties["title"].startswith("Q502 ")
    assert (several.properties["line"], several.properties["endLine"]) == ("2", "3")
    assert not {"col", "endColumn"} & set(several.properties)
    assert {it.properties["file"] for it in told[:-1]} == {
        "stories/bridge/مقال 1, b:2.txt",
        "stories/bridge/tweet.txt",
    }


@PROPERTY
@given(results())
def test_there_are_as_many_commands_as_lines(result: Result) -> None:
    report = FORMATS["github"].render(result)
    told = list(commands(report))
    assert len(told) == len(report.splitlines())
    assert len(told) == 1 + sum(finding.is_open for finding in result.findings)
    assert {command.name for command in told} <= ANNOTATIONS
    allowed = {"file", "line", "endLine", "col", "endColumn", "title"}
    assert all(set(command.properties) <= allowed for command in told)


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"github"}))
def test_no_other_report_gives_a_command(name: str, sample: str) -> None:
    assert not list(commands(FORMATS[name].render(SAMPLES[sample]()), REGISTERED))


ATTACKS = st.lists(
    st.one_of(
        st.sampled_from(
            ["::error::", "::stop-commands::t", "##[add-mask]", "##[group]", "\n", "\r", " ", ":"]
        ),
        st.sampled_from(CORPUS),
        st.text(max_size=5),
    ),
    max_size=6,
).map("".join)


@PROPERTY
@given(ATTACKS, st.sampled_from(sorted(set(FORMATS) - {"github"})))
def test_no_text_gives_a_command(text: str, name: str) -> None:
    finding = tram().findings[1]
    evidence = tuple(replace(item, value=text, quote=text) for item in finding.evidence)
    findings = (replace(finding, message=text, note=text, evidence=evidence),)
    result = replace(tram(), findings=findings, story=replace(tram().story, id=text, title=text))
    assert not list(commands(FORMATS[name].render(result), REGISTERED))
