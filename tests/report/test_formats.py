"""What holds for every format: whole snapshots, determinism, and text that can be written anywhere.

After a wanted change, write the snapshots anew and read the difference before it is committed:

    UPDATE_GOLDEN=1 python -m pytest tests/report/test_formats.py && git diff tests/report/golden
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report import FORMATS
from checker.report.json_text import json_text
from checker.report.reading import carried, parse
from tests.conftest import ROOT

from .samples import SAMPLES
from .strategies import PROPERTY, results

if TYPE_CHECKING:
    from checker.model.result import Result

GOLDEN = Path(__file__).parent / "golden"
# A format's own name, unless its files are called otherwise.
SUFFIXES = {"markdown": "md", "text": "txt", "lines": "lines.txt", "github": "github.txt", "junit": "xml"}
SUFFIXES |= {"gitlab": "gitlab.json"}


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", FORMATS)
def test_golden(name: str, sample: str) -> None:
    path = GOLDEN / f"{sample}.{SUFFIXES.get(name, name)}"
    report = _without_rules(FORMATS[name].render(SAMPLES[sample]()), name)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(report.encode())
    assert path.exists(), "no snapshot yet: see the top of this file"
    assert report == path.read_bytes().decode()


def _without_rules(report: str, name: str) -> str:
    """Leave out of a snapshot what changes with every rule and release, and has tests of its own."""
    if name == "html":
        report = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", report, flags=re.DOTALL)
        report = re.sub(r'<section id="rules".*?</section>', "", report, flags=re.DOTALL)
        return re.sub(r"sha256-[\w+/=]*", "sha256-", report)
    if name == "sarif":
        return _without_driver(report)
    return report


def _without_driver(report: str) -> str:
    log = json.loads(report)
    driver = log["runs"][0]["tool"]["driver"]
    for key in ("rules", "version", "semanticVersion"):
        del driver[key]
    for result in log["runs"][0]["results"]:
        result.pop("ruleIndex", None)
    return json_text(log)


def test_every_snapshot_is_of_a_format_and_a_sample() -> None:
    known = {f"{sample}.{SUFFIXES.get(name, name)}" for sample in SAMPLES for name in FORMATS}
    assert {path.name for path in GOLDEN.iterdir()} == known


def test_formats_are_found_by_name() -> None:
    assert {"json", "jsonl", "markdown", "sarif", "text"} <= set(FORMATS)
    assert "pdf" not in FORMATS
    with pytest.raises(KeyError):
        FORMATS["__init__"]


def test_only_the_format_that_is_asked_for_is_imported() -> None:
    code = (
        "import sys; from checker.report import FORMATS; list(FORMATS); FORMATS['lines'];"
        "print(*(name for name in sys.modules if name.startswith(('checker.report.formats.', 'xml'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout.decode().split() == ["checker.report.formats.lines"]


@PROPERTY
@given(st.sampled_from(sorted(FORMATS)), results())
def test_a_report_is_one_text_that_can_be_written(name: str, result: Result) -> None:
    report = FORMATS[name].render(result)
    assert report == FORMATS[name].render(result)
    assert report.endswith("\n")
    assert not report.endswith("\n\n")
    report.encode()
    assert "\x1b" not in report
    assert "\r" not in report


@PROPERTY
@given(st.sampled_from(sorted(FORMATS)), results())
def test_every_format_can_be_made_from_a_json_report(name: str, result: Result) -> None:
    read = parse(FORMATS["json"].render(result))
    assert FORMATS[name].render(read) == FORMATS[name].render(carried(result))
