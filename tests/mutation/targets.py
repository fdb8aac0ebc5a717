"""What is mutated, and the tests that must see it: of each module its own, and a few stories."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_NO_RULE = {"__init__", "base"}
_TIMES = tuple(f"tests/facts/times/test_{name}.py" for name in ("algebra", "exact_times", "notation"))
_MORE = {"polarity_conflict": ("tests/nli/test_polarity_conflict.py",)}
_STORIES = ("tests/rules/test_with_settings.py", "tests/test_bundles.py")
# What these rules find takes all that rules have in common.
_OF_ALL_RULES = ("name_variant", "repeated_passage", "quote_altered", "polarity_conflict")
_GATE = (
    "tests/test_pipeline.py",
    "tests/test_review.py",
    "tests/cli/test_exit_codes.py",
    "tests/rules/test_with_settings.py",
)


def _rules() -> dict[str, tuple[str, ...]]:
    names = sorted(path.stem for path in (ROOT / "checker" / "rules").glob("*.py"))
    return {
        f"checker/rules/{name}.py": (f"tests/rules/test_{name}.py", *_STORIES, *_MORE.get(name, ()))
        for name in names
        if name not in _NO_RULE
    }


TARGETS: dict[str, tuple[str, ...]] = {
    **_rules(),
    "checker/rules/base.py": (
        *_STORIES,
        *(f"tests/rules/test_{name}.py" for name in _OF_ALL_RULES),
    ),
    "checker/facts/times/algebra.py": (*_TIMES, "tests/rules/test_date_conflict.py"),
    "checker/facts/times/value.py": _TIMES,
    "checker/facts/times/zones.py": (*_TIMES, "tests/rules/test_date_conflict.py"),
    "checker/pipeline.py": (*_GATE, "tests/test_trust.py"),
    "checker/review.py": _GATE,
}
"""The tests of each module that is mutated: paths from the top folder."""


def chosen(asked: list[str]) -> list[str]:
    """Return the modules whose path holds one of the words; all, when there are none."""
    return [path for path in TARGETS if not asked or any(word in path for word in asked)]
