"""JUnit XML, as junitparser reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from junitparser import Error, Failure, JUnitXml, Skipped, TestSuite
from msgspec.structs import replace

from checker.model.finding import Severity
from checker.model.result import Coverage
from checker.report import FORMATS

from .samples import SAMPLES, tram, unchecked
from .strategies import PROPERTY, results

if TYPE_CHECKING:
    from junitparser import TestCase

    from checker.model.result import Result


def suite_of(result: Result) -> TestSuite:
    [suite] = JUnitXml.fromstring(FORMATS["junit"].render(result).encode())
    assert isinstance(suite, TestSuite)
    return suite


def cases_of(result: Result) -> dict[str, TestCase]:
    suite = suite_of(result)
    cases = {case.name: case for case in suite}
    assert len(cases) == suite.tests
    return cases


def test_a_rule_with_findings_has_failed() -> None:
    case = cases_of(tram())["D101 date-conflict"]
    [failure] = case.result
    assert isinstance(failure, Failure)
    assert failure.type == "error"
    assert failure.message == tram().findings[1].message
    assert [line.partition(" ")[0] for line in failure.text.splitlines()] == [
        "article:1:32:",
        "communique:1:56:",
        "mayor:1:34:",
    ]
    assert case.classname == "tram-oujda"


def test_a_rule_without_findings_has_passed() -> None:
    result = replace(tram(), coverage=Coverage(("W601 polarity-conflict: affirmed here, denied there",), ()))
    assert cases_of(result)["W601 polarity-conflict"].is_passed


def test_several_findings_of_a_rule_are_one_failure_of_the_heaviest() -> None:
    error, other = tram().findings[1], tram().findings[0]
    light = replace(other, code=error.code, rule=error.rule, severity=Severity.WARNING)
    case = cases_of(replace(tram(), findings=(light, error)))["D101 date-conflict"]
    [failure] = case.result
    assert failure.type == "error"
    assert failure.message == error.message
    assert error.fingerprint in failure.text
    assert light.fingerprint in failure.text


def test_what_is_only_worth_knowing_does_not_fail() -> None:
    case = cases_of(tram())["P302 name-variant"]
    assert case.is_passed
    assert "P302 name-variant" in case.system_out


def test_what_is_accepted_does_not_fail_and_says_why() -> None:
    accepted = replace(tram().findings[4], severity=Severity.ERROR)
    case = cases_of(replace(tram(), findings=(accepted,)))["N202 number-precision"]
    assert case.is_passed
    assert case.system_out.endswith("Reason: The desk rounds ridership figures")


def test_what_was_not_checked_is_skipped_with_the_reason() -> None:
    [skipped] = cases_of(tram())["D104 undated-relative, article"].result
    assert isinstance(skipped, Skipped)
    assert skipped.message == "its day of publication is not given"


def test_accounts_that_could_not_be_compared_are_an_error() -> None:
    suite = suite_of(unchecked())
    assert suite.errors == 1
    [error] = cases_of(unchecked())["Unchecked"].result
    assert isinstance(error, Error)
    assert suite_of(tram()).errors == 0


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_counts_are_those_of_the_cases(sample: str) -> None:
    suite = suite_of(SAMPLES[sample]())
    kinds = [type(item) for case in suite for item in case.result]
    assert suite.tests == len(list(suite))
    assert (suite.failures, suite.errors, suite.skipped) == tuple(
        kinds.count(kind) for kind in (Failure, Error, Skipped)
    )


@PROPERTY
@given(results())
def test_every_report_is_read(result: Result) -> None:
    told = FORMATS["junit"].render(result)
    assert suite_of(result).tests is not None
    for finding in result.findings:
        assert finding.fingerprint in told
