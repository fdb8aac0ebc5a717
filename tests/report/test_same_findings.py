"""The same findings, places and fingerprints come out of every format, of every form of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.report import FORMATS

from . import placed
from .read_back import LEAVE_OUT_ACCEPTED, READERS, Told

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model.finding import Finding

NO_FINGERPRINTS = {"text"}  # a summary, for a glance


def test_every_format_is_read_back() -> None:
    assert set(READERS) | NO_FINGERPRINTS == set(FORMATS)


def expected(folder: Path, finding: Finding) -> Told:
    return Told(
        finding.code,
        str(finding.severity),
        finding.fingerprint,
        tuple(placed.place_by_hand(folder, item) for item in finding.evidence),
        tuple((item.source, item.start, item.end) for item in finding.evidence),
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", READERS)
def test_the_same_findings(name: str, line_end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = placed.checked(placed.write(tmp_path, line_end))
    wanted = [
        expected(tmp_path, finding)
        for finding in result.findings
        if finding.is_open or name not in LEAVE_OUT_ACCEPTED
    ]
    told = list(READERS[name](FORMATS[name].render(result)))
    assert len(told) == len(wanted) > 4
    for finding in wanted:
        [found] = [item for item in told if item.fingerprint == finding.fingerprint]
        assert (found.code, found.severity) == (finding.code, finding.severity)
        assert found.places in {None, finding.places}
        assert found.spans in {None, finding.spans}


@pytest.mark.parametrize("name", READERS)
def test_a_report_does_not_depend_on_the_working_folder_of_who_reads_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = placed.checked(placed.write(tmp_path))
    report = FORMATS[name].render(result)
    monkeypatch.chdir("/")
    assert FORMATS[name].render(result) == report
    assert str(tmp_path) not in report
