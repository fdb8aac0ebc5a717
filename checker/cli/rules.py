"""``checker rules`` and ``checker explain``: what is checked, from the rules' own documentation."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING

import typer

from checker.cli.terminal import say
from checker.model.errors import UsageError

if TYPE_CHECKING:
    from checker.rules.base import RuleModule


def rules_command() -> None:
    """List the rules: code, name, default severity, what each flags."""
    from tabulate import tabulate

    from checker.rules import all_rules

    rows = [(it.RULE.code, it.RULE.name, str(it.RULE.severity), it.RULE.summary) for it in all_rules()]
    say(tabulate(rows, headers=("code", "name", "severity", "flags"), tablefmt="simple") + "\n")


def explain_command(
    rule: str = typer.Argument(..., help="A rule's name or code: date-conflict, D101."),
) -> None:
    """Explain a rule: what it checks, why an editor cares, examples, what it does not see."""
    module = _find(rule)
    head = f"{module.RULE.code} {module.RULE.name} ({module.RULE.severity})"
    say(f"{head}\n{'=' * len(head)}\n{cleandoc(module.__doc__ or '')}\n")


def _find(rule: str) -> RuleModule:
    from checker.bundle.table import nearest
    from checker.rules import all_rules

    known = {name: module for module in all_rules() for name in (module.RULE.name, module.RULE.code)}
    found = known.get(rule) or known.get(rule.upper()) or known.get(rule.lower())
    if found is None:
        close = nearest(rule, known)
        raise UsageError(
            f"there is no rule '{rule}'",
            hint=f"did you mean '{close}'?" if close else "`checker rules` lists them",
        )
    return found
