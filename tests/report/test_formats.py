"""What holds for every format: whole snapshots, determinism, and text that can be written anywhere.

After a wanted change, write the snapshots anew and read the difference before it is committed:

    UPDATE_GOLDEN=1 python -m pytest tests/report/test_formats.py && git diff tests/report/golden
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.report import FORMATS, carried, parse

from .samples import SAMPLES
from .strategies import PROPERTY, results

if TYPE_CHECKING:
    from checker.model.result import Result

GOLDEN = Path(__file__).parent / "golden"
SUFFIXES = {"markdown": "md", "text": "txt"}  # a format's own name, unless its files are called otherwise


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("name", FORMATS)
def test_golden(name: str, sample: str) -> None:
    path = GOLDEN / f"{sample}.{SUFFIXES.get(name, name)}"
    report = FORMATS[name].render(SAMPLES[sample]())
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(report.encode())
    assert path.exists(), "no snapshot yet: see the top of this file"
    assert report == path.read_bytes().decode()


def test_every_snapshot_is_of_a_format_and_a_sample() -> None:
    known = {f"{sample}.{SUFFIXES.get(name, name)}" for sample in SAMPLES for name in FORMATS}
    assert {path.name for path in GOLDEN.iterdir()} == known


def test_formats_are_found_by_name() -> None:
    assert {"json", "markdown", "text"} <= set(FORMATS)
    assert "pdf" not in FORMATS
    with pytest.raises(KeyError):
        FORMATS["__init__"]


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
