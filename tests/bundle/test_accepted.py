"""accepted.toml: what it may hold, what is wrong with it, and that adding to it leaves the rest as it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.bundle.accepted import accepted_file, parse_accepted, read_accepted, with_entry
from checker.model.errors import BundleError
from checker.model.finding import Acceptance
from checker.model.review import AcceptedDifference

RULES = ("date-conflict", "name-conflict")
FIRST, SECOND, THIRD = "1" * 16, "2" * 16, "3" * 16


def entry(
    fingerprint: str, rule: str = "date-conflict", reason: str = "seen", until: date | None = None
) -> AcceptedDifference:
    return AcceptedDifference(fingerprint, rule, "another day", Acceptance(reason, until, None))


def table(fingerprint: str, *lines: str) -> str:
    head = f'[[accepted]]\nfingerprint = "{fingerprint}"\nrule = "date-conflict"\nmessage = "another day"\n'
    return head + "".join(f"{line}\n" for line in ('reason = "seen"', *lines))


def test_where_it_stands(tmp_path: Path) -> None:
    assert accepted_file(tmp_path) == tmp_path / "accepted.toml"
    assert accepted_file(tmp_path / "story.toml") == tmp_path / "accepted.toml"
    assert accepted_file(Path("desk/port.html")) == Path("desk/port.html.accepted.toml")


def test_no_file_and_an_empty_one_accept_nothing(tmp_path: Path) -> None:
    path = tmp_path / "accepted.toml"
    assert read_accepted(path) == ()
    path.touch()
    assert read_accepted(path) == ()


def test_every_key() -> None:
    text = table(FIRST, "until = 2024-06-01", 'by = "نادية الإدريسي"')
    (found,) = parse_accepted(text, "x", RULES)
    accepted = Acceptance("seen", date(2024, 6, 1), "نادية الإدريسي")
    assert found == AcceptedDifference(FIRST, "date-conflict", "another day", accepted)


def test_the_least_that_may_be_written() -> None:
    text = f'[[accepted]]\nfingerprint = "{FIRST}"\nreason = "vu"\nuntil = "2024-06-01"\n'
    (found,) = parse_accepted(text, "x", RULES)
    assert found == AcceptedDifference(FIRST, None, None, Acceptance("vu", date(2024, 6, 1), None))


# What the file holds -> what the line says.
FAULTS = {
    "no TOML": ("[[accepted]", "x: not valid TOML: "),
    "an unknown table": ("[accept]\n", 'x: $.accept: unknown key (did you mean "accepted"?)'),
    "no array": ("accepted = 1\n", "x: $.accepted: must be an array of tables, not an integer"),
    "an unknown key": (
        table(FIRST, 'untill = "x"'),
        'x: $.accepted[0].untill: unknown key (did you mean "until"?)',
    ),
    "no fingerprint": ('[[accepted]]\nreason = "a"\n', "x: $.accepted[0].fingerprint: has no fingerprint"),
    "half a fingerprint": (table("12ab"), 'x: $.accepted[0].fingerprint: "12ab" is no fingerprint (16 of'),
    "no reason": (f'[[accepted]]\nfingerprint = "{FIRST}"\n', "x: $.accepted[0].reason: has no reason"),
    "a blank reason": (
        f'[[accepted]]\nfingerprint = "{FIRST}"\nreason = " "\n',
        "x: $.accepted[0].reason: is empty",
    ),
    "no day": (
        table(FIRST, 'until = "soon"'),
        'x: $.accepted[0].until: "soon" is not a date (write 2024-06-01)',
    ),
    "no such day": (table(FIRST, "until = 2024-02-30"), "x: not valid TOML: "),
    "a moment": (
        table(FIRST, "until = 2024-06-01T10:00:00Z"),
        "x: $.accepted[0].until: must be a day, not a date with",
    ),
    "an unknown rule": (
        table(FIRST).replace("date-", "dates-"),
        'x: $.accepted[0].rule: "dates-conflict" is not one of date-conflict, name-conflict (did you mean',
    ),
    "twice": (table(FIRST) + table(FIRST), f'x: $.accepted[1].fingerprint: "{FIRST}" is accepted twice'),
}


@pytest.mark.parametrize(("text", "message"), FAULTS.values(), ids=FAULTS)
def test_fault(text: str, message: str) -> None:
    with pytest.raises(BundleError) as caught:
        parse_accepted(text, "x", RULES)
    assert str(caught.value).startswith(message)


def test_a_new_file_is_explained_and_ends_with_one_line_end() -> None:
    text = with_entry("", entry(FIRST), "x")
    assert text.startswith("# ")
    assert text.endswith(f"\n\n{table(FIRST)}")


HEAD = "# The desk's own file.\n\n"
OWN = "# Asked the ministry on the phone.\n" + table(
    THIRD, "# until the enquiry ends", "until = 2024-06-01 # a day"
)

# What the file holds; what is added; what it holds then.
ADDED = {
    "behind": (HEAD + table(FIRST), entry(SECOND), f"{HEAD}{table(FIRST)}\n{table(SECOND)}"),
    "before, above the comment of the next": (HEAD + OWN, entry(SECOND), f"{HEAD}{table(SECOND)}\n{OWN}"),
    "between": (
        f"{HEAD}{table(FIRST)}\n{OWN}",
        entry(SECOND),
        f"{HEAD}{table(FIRST)}\n{table(SECOND)}\n{OWN}",
    ),
    "where the order is somebody's own, before the first that comes later": (
        f"{table(THIRD)}\n{table(FIRST)}",
        entry(SECOND),
        f"{table(SECOND)}\n{table(THIRD)}\n{table(FIRST)}",
    ),
    "by rule first": (
        table(SECOND),
        entry(FIRST, "name-conflict"),
        f"{table(SECOND)}\n" + table(FIRST).replace("date-", "name-"),
    ),
    "to a last line without an end": (
        table(FIRST).rstrip("\n"),
        entry(SECOND),
        f"{table(FIRST)}\n{table(SECOND)}",
    ),
    "to comments alone": (HEAD, entry(FIRST), HEAD + table(FIRST)),
    "to lines of another system": (
        table(FIRST).replace("\n", "\r\n"),
        entry(SECOND),
        f"{table(FIRST)}\n{table(SECOND)}".replace("\n", "\r\n"),
    ),
}


@pytest.mark.parametrize(("text", "added", "after"), ADDED.values(), ids=ADDED)
def test_added(text: str, added: AcceptedDifference, after: str) -> None:
    assert with_entry(text, added, "x") == after


def test_what_only_looks_like_a_table() -> None:
    """Two lines could be the head of a table, and only one is: the end is the place that is safe."""
    text = table(THIRD).replace('"seen"', '"""\n[[accepted]]"""')
    assert with_entry(text, entry(SECOND), "x") == f"{text}\n{table(SECOND)}"


def test_nothing_is_added_to_an_inline_array() -> None:
    text = f'accepted = [{{fingerprint = "{FIRST}", reason = "seen"}}]\n'
    with pytest.raises(BundleError, match=r"^x: nothing can be added to it as it is written"):
        with_entry(text, entry(SECOND), "x")


def test_renewing_keeps_comments_and_neighbours() -> None:
    text = f"{HEAD}{table(FIRST)}\n{OWN}"
    after = with_entry(text, entry(THIRD, reason="اتصلنا بالوزارة", until=date(2025, 1, 1)), "x")
    first, second = parse_accepted(after, "x")
    assert first == entry(FIRST)
    assert second == entry(THIRD, reason="اتصلنا بالوزارة", until=date(2025, 1, 1))
    assert "# until the enquiry ends\n" in after
    assert "until = 2025-01-01 # a day\n" in after


def test_renewing_for_good_takes_the_day_out() -> None:
    assert "until =" not in with_entry(OWN, entry(THIRD), "x")


def test_a_damaged_file_is_not_added_to() -> None:
    with pytest.raises(BundleError, match="not valid TOML"):
        with_entry("[[accepted]\n", entry(FIRST), "x")
