"""What claims name, and two claims may share: persons and numbers; which kinds of event can be one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.facts.extract import Facts

# Kinds of event that may be told of in each other's words: a call is a talk.
_BROADER = {"contact-call": "contact-talk", "contact-meeting": "contact-talk"}

# Of each set, one event is of one kind only: whoever meets, speaks and travels does so on several days.
_EXCLUSIVE = (
    frozenset({"contact-call", "contact-meeting", "speech", "visit"}),
    frozenset({"opening", "closing"}),
    frozenset({"appointment", "resignation"}),
    frozenset({"arrest", "ruling"}),
    frozenset({"death", "burial"}),
    frozenset({"signing", "entry-into-force"}),
)

LASTING = frozenset({"visit", "strike", "protest", "conference", "election"})
"""Kinds of event that go on for days."""


def exclude(one: str, other: str) -> bool:
    """Whether no event is of these two kinds at once."""
    return one != other and any({one, other} <= kinds for kinds in _EXCLUSIVE)


def compatible(one: str, other: str) -> bool:
    """Whether two kinds of event can be one event: the same kind, or one a broader word for the other."""
    return one == other or _BROADER.get(one) == other or _BROADER.get(other) == one


def persons(facts: Facts) -> dict[str, set[str]]:
    """Return the persons of each claim; whoever speaks in first person is one of them."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in facts.names:
        found[name.mention.claim].add(f"person {name.entity}")
    for event in facts.events:
        found[event.mention.claim].update(f"person {entity}" for entity in event.participants)
    return found


def office_holders(facts: Facts) -> dict[str, set[int]]:
    """Return the persons of each claim whose office the story tells; other capitals may be no person."""
    known = {role.entity for role in facts.roles}
    found: dict[str, set[int]] = defaultdict(set)
    for name in facts.names:
        found[name.mention.claim].update({name.entity} & known)
    for event in facts.events:
        found[event.mention.claim].update(event.participants & known)
    return found


def numbers(facts: Facts) -> dict[str, set[str]]:
    """Return the numbers that each claim tells."""
    found: dict[str, set[str]] = defaultdict(set)
    for fact in facts.quantities:
        value = fact.quantity.value
        found[fact.mention.claim].add(f"{value.form} {value.low.normalize()} {value.high.normalize()}")
    return found
