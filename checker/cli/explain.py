"""``checker explain``: one rule, in the words of its own documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.help import Command, new_app
from checker.cli.setting_options import REPORT_LANGUAGE
from checker.cli.terminal import say
from checker.model.errors import UsageError

if TYPE_CHECKING:
    from checker.report.wording import Wording
    from checker.rules.base import Rule, RuleModule


app = new_app()


@app.command("explain", cls=Command)
def explain(
    *,
    rule: Annotated[str, typer.Argument(metavar="RULE", help="For example date-conflict, or D101.")],
    report_language: Annotated[str | None, REPORT_LANGUAGE] = None,
) -> None:
    """Explain a rule, given by its name or code.

    What it checks, why an editor cares, examples in two languages, what it does not see.
    """
    from checker.locale import ENGLISH, catalogue
    from checker.report.rule_pages import page_of
    from checker.report.wording import Wording

    words = Wording(catalogue(report_language) if report_language else ENGLISH)
    module = _find(rule)
    severity = words.phrase("severity", module.RULE.severity)
    head = f"{module.RULE.code} {module.RULE.name} ({severity})"
    say(f"{head}\n{'=' * len(head)}\n{page_of(module, words).text}\n{_options(module.RULE, words)}")


def _options(rule: Rule, words: Wording) -> str:
    """Return what the settings may change of a rule, under a heading like those of its documentation."""
    told = ((f"{it.name} = {it.default}", words.documented(it.meaning)) for it in rule.options)
    lines = (f"    {words.headed(*option)}.\n" for option in told)
    return f"\n{words.phrase('heading', 'options')}\n{''.join(lines)}" if rule.options else ""


def _find(rule: str) -> RuleModule:
    from checker.bundle.table import nearest
    from checker.rules import all_rules

    known = {name: module for module in all_rules() for name in (module.RULE.name, module.RULE.code.lower())}
    wanted = rule.strip().lower()
    if wanted in known:
        return known[wanted]
    close = nearest(wanted, known)
    shown = close.upper() if close and close[-1].isdigit() else close
    raise UsageError(
        f"there is no rule '{rule}'",
        hint=f"did you mean '{shown}'?" if shown else "`checker rules` lists them",
    )
