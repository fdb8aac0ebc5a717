"""The documentation of the rules, taken apart and written as Markdown."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from checker.report.escape import visible
from checker.report.rule_pages import page_of
from checker.rules import all_rules

from .rendered import rendered

if TYPE_CHECKING:
    from checker.rules.base import RuleModule

HEADINGS = ["What it checks", "Why an editor cares", "Examples", "What it does not see"]
RULES = {module.RULE.name: module for module in all_rules()}
DOCUMENTED = """One line.

What it checks
    Two lines of
    prose, with a_name_ and <b>.

Examples:
    EN: "first",
        and more of it.
    AR: «ثان»
"""


def test_a_page() -> None:
    page = page_of(cast("RuleModule", SimpleNamespace(__doc__=DOCUMENTED)))
    assert page.text == DOCUMENTED.strip()
    assert page.summary == "One line."
    assert page.sections == (
        ("What it checks", "Two lines of\nprose, with a_name_ and <b>."),
        ("Examples", 'EN: "first",\n    and more of it.\nAR: «ثان»'),
    )
    assert page.markdown == (
        "One line.\n\n### What it checks\n\nTwo lines of\nprose, with a\\_name\\_ and \\<b\\>.\n\n"
        '### Examples\n\n- EN: "first", and more of it.\n- AR: «ثان»'
    )


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_the_headings(name: str) -> None:
    page = page_of(RULES[name])
    assert [heading for heading, _ in page.sections] == HEADINGS
    assert all(body for _, body in page.sections)


@pytest.mark.parametrize("name", RULES)
def test_markdown_shows_what_the_text_says(name: str) -> None:
    page = page_of(RULES[name])
    shown = rendered(page.markdown)
    assert {tag for tag, _ in shown.elements} == {"p", "h3", "ul", "li"}
    said = re.sub(r"^Examples:$", "Examples", page.text, flags=re.MULTILINE)
    assert shown.text.split() == visible(said).split()
