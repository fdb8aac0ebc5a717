"""``checker rules``: what is checked, from the rules themselves."""

from __future__ import annotations

from checker.cli import terminal
from checker.cli.help import Command, new_app

app = new_app()


@app.command("rules", cls=Command)
def rules() -> None:
    """List the rules: code, name, usual severity, what each flags."""
    from checker.cli.tables import table
    from checker.rules import all_rules

    rows = [(it.RULE.code, it.RULE.name, it.RULE.severity, it.RULE.summary) for it in all_rules()]
    terminal.say(table(rows, ("code", "name", "severity", "flags"), terminal.table_width()))
