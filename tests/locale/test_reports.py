"""Whole reports in the languages there are: the same findings, in other words, and right to left in Arabic.

After a wanted change, write the snapshots anew and read the difference before it is committed:

    UPDATE_GOLDEN=1 python -m pytest tests/locale/test_reports.py && git diff tests/locale/golden
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker import bundle
from checker.locale import languages
from checker.model.message import Message
from checker.pipeline import check
from checker.report import FORMATS
from checker.report.localized import in_language
from checker.report.rule_pages import page_of
from checker.rules import all_rules
from tests.conftest import ROOT
from tests.report.rendered import rendered

if TYPE_CHECKING:
    from checker.embed import Encoder
    from checker.model.result import Result

GOLDEN = Path(__file__).parent / "golden"
STORY = Path("tests", "bundles", "court-ruling-en-ar")
SUFFIXES = {"markdown": "md", "html": "html"}
OTHERS = languages()[1:]


@pytest.fixture(scope="module")
def result(encoder: Encoder) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)  # what reports call the files depends on it
        return check(bundle.read(STORY), encoder)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", SUFFIXES)
def test_golden(result: Result, name: str, language: str) -> None:
    told, words = in_language(result, language)
    report = re.sub(
        r"<(style|script)>.*?</\1>", r"<\1></\1>", FORMATS[name].render(told, words), flags=re.DOTALL
    )
    report = re.sub(r"sha256-[\w+/=]*", "sha256-", report)
    path = GOLDEN / f"{STORY.name}.{language}.{SUFFIXES[name]}"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(report.encode())
    assert path.exists(), "no snapshot yet: see the top of this file"
    assert report == path.read_bytes().decode()


def test_all_that_is_said_can_be_said_in_other_languages(result: Result) -> None:
    texts = [text for found in result.findings for text in (found.message, found.note) if text]
    texts += [*result.coverage.checked, *(item.why for item in result.coverage.unchecked)]
    assert texts
    assert [text for text in texts if not isinstance(text, Message)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_rule_is_told_in_english(result: Result, language: str) -> None:
    told, words = in_language(result, language)
    report = FORMATS["markdown"].render(told, words) + FORMATS["html"].render(told, words)
    english = [text for module in all_rules() for text in (module.RULE.summary, page_of(module).summary)]
    assert [text for text in english if text in report] == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", FORMATS)
def test_a_language_changes_the_words_and_nothing_else(result: Result, name: str, language: str) -> None:
    told, words = in_language(result, language)
    report = FORMATS[name].render(told, words)
    assert report == FORMATS[name].render(told, words)
    assert report != FORMATS[name].render(result)
    for finding in result.findings:
        assert name in {"gitlab", "text"} or finding.rule in report
    assert [it.fingerprint for it in told.findings] == [it.fingerprint for it in result.findings]
    assert told.verdict is result.verdict


@pytest.mark.parametrize("language", OTHERS)
def test_machines_read_the_same_keys_severities_and_spans(result: Result, language: str) -> None:
    told, words = in_language(result, language)
    said, english = (json.loads(FORMATS["json"].render(it, words)) for it in (told, result))
    for mine, theirs in zip(said["findings"], english["findings"], strict=True):
        assert mine["message"] != theirs["message"]
        for item in (*mine["evidence"], *theirs["evidence"]):
            del item["value"]
        kept = ("rule", "code", "severity", "confidence", "fingerprint", "evidence")
        assert [mine[key] for key in kept] == [theirs[key] for key in kept]
    assert said["claims"] == english["claims"]


@pytest.mark.parametrize("language", OTHERS)
def test_sarif_says_in_which_language_it_is(result: Result, language: str) -> None:
    told, words = in_language(result, language)
    (run,) = json.loads(FORMATS["sarif"].render(told, words))["runs"]
    assert run["language"] == run["tool"]["driver"]["language"] == language
    assert [rule["name"] for rule in run["tool"]["driver"]["rules"]] == [
        rule["name"]
        for rule in json.loads(FORMATS["sarif"].render(result))["runs"][0]["tool"]["driver"]["rules"]
    ]


def test_an_arabic_report_runs_from_right_to_left_as_a_whole(result: Result) -> None:
    told, words = in_language(result, "ar")
    assert '<html lang="ar" dir="rtl">' in FORMATS["html"].render(told, words)
    page = rendered(FORMATS["markdown"].render(told, words))
    names = [name for name, _ in page.elements]
    assert page.elements[0] == ("div", {"dir": "rtl", "lang": "ar"})
    assert {"h1", "h2", "h3", "table", "mark", "li"} <= set(
        names
    )  # what stands in the block is Markdown still
    assert (page.open, page.misnested) == ([], [])
