"""``checker accept``: write down that a finding was looked at, and is wanted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import engines, jobs, terminal
from checker.cli.help import Command, new_app
from checker.cli.inputs import FORM, STDIN
from checker.cli.options import a_day
from checker.cli.review import TODAY, day_of_review
from checker.cli.setting_options import CONFIG, MODEL
from checker.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.bundle.settings import Settings
    from checker.model.finding import Finding

app = new_app()


@app.command("accept", cls=Command)
def accept(  # noqa: PLR0913 - one parameter an option
    *,
    fingerprint: Annotated[
        str,
        typer.Argument(
            metavar="FINGERPRINT", help="The finding's, as reports show it; as much of it as tells it apart."
        ),
    ],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why the difference is to stay.")],
    until: Annotated[
        date | None,
        typer.Option(
            parser=a_day("--until"), metavar="DATE", help="The last day on which it holds. [for good]"
        ),
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who accepts it.")] = None,
    story: Annotated[
        list[Path] | None,
        typer.Option(
            parser=Path,
            metavar="PATH",
            help="The story, as `checker check` takes it; repeat it for files of one story. [.]",
        ),
    ] = None,
    form: Annotated[str | None, FORM] = None,
    model: Annotated[str | None, MODEL] = None,
    config: Annotated[Path | None, CONFIG] = None,
    today: Annotated[date | None, TODAY] = None,
) -> None:
    """Accept a finding: `checker check` then shows it apart, and does not exit with 1 for it.

    Writes accepted.toml in the folder of the story, or FILE.accepted.toml beside a story of one file. It may
    be edited by hand. Accepting a finding again replaces what was written.
    """
    from checker.bundle.accepted import accepted_file, parse_accepted, with_entry
    from checker.bundle.settings import Settings
    from checker.model.finding import Acceptance
    from checker.model.review import AcceptedDifference
    from checker.report import write
    from checker.rules import rule_names

    paths = tuple(story or [Path()])
    if STDIN in paths:
        raise UsageError("has no place beside it", where="--story -", hint="name a file")
    acceptance = Acceptance(_line(reason, "--reason"), _day(until, today), by and _line(by, "--by"))
    found = _one(fingerprint, _findings(paths, form, Settings(model=model), config))
    path = accepted_file(paths[0])
    text = _text(path)
    known = parse_accepted(text, str(path), rule_names()) if text else ()
    entry = AcceptedDifference(found.fingerprint, found.rule, found.message, acceptance)
    write(path, with_entry(text, entry, str(path)))
    again = any(it.fingerprint == entry.fingerprint for it in known)
    done = "accepted again" if again else "accepted"
    terminal.say(f"{done}: {found.code} {found.rule} [{found.fingerprint}] in {path}\n")


def _line(value: str, option: str) -> str:
    from checker.model.errors import one_line

    line = one_line(" ".join(value.split()))
    if not line:
        raise UsageError("is empty", where=option, hint="say it in a few words")
    return line


def _day(until: date | None, today: date | None) -> date | None:
    if until is not None and until < day_of_review(today):
        raise UsageError(f"{until} is over", where="--until", hint="give a day to come, or leave it out")
    return until


def _text(path: Path) -> str:
    """Return what a file holds; nothing where there is none."""
    from checker.bundle.text_file import read_text

    return read_text(path) if path.exists() and path.stat().st_size else ""


def _findings(paths: Sequence[Path], form: str | None, given: Settings, config: Path | None) -> list[Finding]:
    """Check a story as `checker check` does; return what is found, the accepted findings among it."""
    from checker.cli.inputs import read_together
    from checker.pipeline import check
    from checker.rules import rule_names

    models = engines.Models(engines.vector_cache(), ahead=given.model is None)
    project = jobs.project_settings(config, rule_names())
    story = read_together(paths, form, rule_names())
    job = jobs.job_of(story, (given, jobs.own_settings(story, paths[0]), project), ())
    encoder, judge = models.encoder(job.model), models.judge(job.nli, job.model)
    with terminal.progress() as draw:
        return list(check(story, encoder, job.policy, draw, judge).findings)


def _one(fingerprint: str, findings: Sequence[Finding]) -> Finding:
    """Return the only finding whose fingerprint begins so."""
    wanted = fingerprint.strip().lower()
    known = {finding.fingerprint: finding for finding in findings}
    fitting = [name for name in known if name.startswith(wanted)] if wanted else []
    if len(fitting) == 1:
        return known[fitting[0]]
    if fitting:
        told = ", ".join(_told(known[name]) for name in fitting)
        raise UsageError(f"'{fingerprint}' begins {len(fitting)} fingerprints", hint=told)
    raise UsageError(f"no finding has the fingerprint '{fingerprint}'", hint=_nearest(wanted, known))


def _nearest(wanted: str, known: Mapping[str, Finding]) -> str:
    from checker.bundle.table import nearest

    begun = {name[: len(wanted)]: name for name in known}
    close = nearest(wanted, begun)
    if close:
        return f"did you mean {_told(known[begun[close]])}?"
    return "`checker check` shows them" if known else "nothing is found in this story"


def _told(finding: Finding) -> str:
    return f"{finding.fingerprint} ({finding.code} {finding.rule})"
