"""What a rule says of each case of its tests, word for word: `said/<test module>.json` holds it.

A test of a rule asserts where something is found, and how severe it is. Confidence, message and note are held
here. After a change that alters them:

    UPDATE_GOLDEN=1 python -m pytest tests/rules && git diff tests/rules/said
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.rules.stories import FOUND

if TYPE_CHECKING:
    from collections.abc import Generator

    from checker.model.finding import Finding

SAID = Path(__file__).parent / "said"


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Hold what a test has found against what was said before."""
    FOUND.clear()
    outcome = yield
    kept = SAID / f"{pyfuncitem.path.stem.removeprefix('test_')}.json"
    before = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    said = [_said(finding) for finding in FOUND]
    if os.environ.get("UPDATE_GOLDEN"):
        _update(kept, before, pyfuncitem.name, said)
    else:
        assert said == before.get(pyfuncitem.name, []), "UPDATE_GOLDEN=1 python -m pytest tests/rules"
    return outcome


def _said(finding: Finding) -> str:
    note = f" ({finding.note})" if finding.note else ""
    return f"{finding.severity} {finding.confidence}: {finding.message}{note}"


def _update(kept: Path, before: dict[str, list[str]], name: str, said: list[str]) -> None:
    after = {key: lines for key, lines in before.items() if key != name}
    if said:
        after[name] = said
    if after != before:
        kept.parent.mkdir(exist_ok=True)
        text = json.dumps(after, ensure_ascii=False, indent=1, sort_keys=True)
        kept.write_text(f"{text}\n", encoding="utf-8")
