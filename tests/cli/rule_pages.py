"""The pages of docs/rules/, made of the rules' own documentation.

python -m tests.cli.rule_pages
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabulate import tabulate

from checker.report.rule_pages import page_of
from checker.rules import all_rules
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.rules.base import Rule, RuleModule

FOLDER = ROOT / "docs" / "rules"
_MADE = """A test keeps this page current; it is made by
`python -m tests.cli.rule_pages` of what stands at the head of the rule's module.
"""
_INDEX = """# The rules

What each flags, and how much a finding weighs unless [the settings](../review.md#rules) say otherwise. A code
never changes its meaning. `checker explain RULE` prints the same pages. What all rules rest on is in
[How it decides](../how-it-decides.md); their limits are gathered in [What no rule sees](unseen.md).

"""
_UNSEEN = """# What no rule sees

The limits of each rule, from its own page. What the whole program cannot see is under
[Blind spots](../blind-spots.md).
"""
_UNSEEN_HEADING = "What it does not see"


def pages() -> dict[str, str]:
    """Return the text of every page of the folder, by the name of its file."""
    modules = all_rules()
    of_rules = {_file(module.RULE): _page(module) for module in modules}
    return {"index.md": _index(modules), "unseen.md": _unseen(modules), **of_rules}


def _page(module: RuleModule) -> str:
    rule = module.RULE
    # The sections of a page of their own stand right below its title.
    sections = page_of(module).markdown.replace("\n### ", "\n## ")
    weighs = f"Usually: **{rule.severity}**. [All rules](index.md)\n"
    return f"# {rule.code} {rule.name}\n\n{sections}\n{_options(rule)}\n---\n\n{weighs}\n{_MADE}"


def _options(rule: Rule) -> str:
    if not rule.options:
        return ""
    rows = [(f"`{option.name}`", option.default, option.meaning) for option in rule.options]
    table = _table(rows, ("option", "usually", "what it counts"))
    return f"\n## Options\n\n{table}\n\n[How to set them](../review.md#rules)\n"


def _index(modules: tuple[RuleModule, ...]) -> str:
    rows = [
        (rule.code, f"[{rule.name}]({_file(rule)})", rule.severity, rule.summary)
        for rule in (module.RULE for module in modules)
    ]
    return f"{_INDEX}{_table(rows, ('code', 'rule', 'usually', 'flags'))}\n"


def _unseen(modules: tuple[RuleModule, ...]) -> str:
    parts = (
        f"\n## [{module.RULE.code} {module.RULE.name}]({_file(module.RULE)})\n\n{_limits(module)}\n"
        for module in modules
    )
    return _UNSEEN + "".join(parts)


def _limits(module: RuleModule) -> str:
    return page_of(module).markdown.partition(f"### {_UNSEEN_HEADING}\n\n")[2].partition("\n\n### ")[0]


def _table(rows: Sequence[Sequence[object]], headings: tuple[str, ...]) -> str:
    return tabulate(rows, headings, tablefmt="github", disable_numparse=True)


def _file(rule: Rule) -> str:
    return f"{rule.name}.md"


def write() -> None:
    """Write the folder anew: pages of rules that are no more go."""
    FOLDER.mkdir(exist_ok=True)
    for page in FOLDER.glob("*.md"):
        page.unlink()
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
