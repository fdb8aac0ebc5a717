"""Edits of persons: another last name, and another speaker of the same words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from edit_kinds.tables import section, word_after
from edit_kinds.translit import places_of
from edit_kinds.values import Person, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from edit_kinds.values import Edit, Line, Span

_NAME = r"[A-Z][\w’'-]*[a-z]\w*"
_FEWEST_LETTERS = 4


@cache
def _full_name() -> re.Pattern[str]:
    persons = section("en", "persons")
    given = "|".join(re.escape(name) for name in persons["given"])
    titles = "|".join(re.escape(title) for title in sorted(persons["titles"], key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.])(?:(?P<given>{given})|(?:{titles})) (?:[A-Z]\. )?(?P<last>{_NAME})(?P<further> {_NAME})?"
    )


def persons_of(lines: Sequence[str]) -> tuple[Person, ...]:
    """Return the persons that English lines name by a known given name or a title, and a last name."""
    given_names = set(section("en", "persons")["given"])
    last_names: dict[str, str] = {}
    for line in lines:
        for match in _full_name().finditer(line):
            last = (match["further"] or match["last"]).strip()
            last = re.sub(r"['’]s?$", "", last)
            if len(last) >= _FEWEST_LETTERS and last not in given_names:
                last_names[last] = match["given"] or last_names.get(last, "")
    known = " ".join(lines)
    return tuple(
        Person(given, last) for last, given in sorted(last_names.items()) if _is_alone_a_name(last, known)
    )


def _is_alone_a_name(last: str, text: str) -> bool:
    """Whether a word is never written small: then it is no common word."""
    return re.search(rf"(?<!\w){re.escape(last.lower())}(?!\w)", text) is None


def _spans(name: str, line: Line) -> list[Span]:
    """Return every place of a name in the edited text, none when it is part of a longer name there."""
    spans = places_of(name, line.text)
    if any(word_after(line.text, end)[:1].isupper() for _, end in spans):
        return []
    # Across scripts a chance likeness is possible: what is a name is written in one way in a sentence.
    return spans if len({line.text[start:end] for start, end in spans}) == 1 else []


def person_edits(line: Line, random: Random) -> Iterator[Edit]:
    """Yield, for each person whom both languages name, the line with another last name throughout."""
    for person in line.persons:
        spans = _spans(person.last, line)
        if spans and places_of(person.last, line.other):
            put = random.choice(section(line.language, "persons")["last"])
            yield replaced("person", line, [(span, put) for span in spans])


def speaker_edits(line: Line, random: Random) -> Iterator[Edit]:
    """Yield, for each person beside a verb of saying, the line with another speaker."""
    for person in line.persons:
        if not places_of(person.last, line.other):
            continue
        for start, end in _spans(person.last, line)[:1]:
            whole = _with_given(person, line, start)
            if not _speaks(line, whole, end):
                continue
            put = _another_speaker(person, line, full=whole != start, random=random)
            if put:
                yield replaced("speaker", line, [((whole, end), put)])


def _with_given(person: Person, line: Line, start: int) -> int:
    """Return where the name begins with its given name, where the line has it."""
    before = line.text[:start]
    given = f"{person.given} "
    return start - len(given) if person.given and before.endswith(given) else start


def _speaks(line: Line, start: int, end: int) -> bool:
    """Whether a verb of saying stands directly at either side of a name; titles may stand between."""
    speech = section(line.language, "speech")
    after = re.match(r",?\s+(?:also |has |had |later |then )?(.*)", line.text[end:])
    if after and any(re.match(rf"{re.escape(verb)}(?!\w)", after[1]) for verb in speech["after"]):
        return True
    before = line.text[:start].rstrip()
    between = r"(?:\s+[^\W\d_][\w.'’-]*){0,4}$" if line.language == "ar" else r"(?:\s+[A-Z][\w.]*){0,2}$"
    return any(re.search(rf"(?<!\w)(?i:{re.escape(verb)}){between}", before) for verb in speech["before"])


def _another_speaker(person: Person, line: Line, *, full: bool, random: Random) -> str:
    """Return another person of the document, in the form that is replaced; one of the list where none is."""
    others = [
        other
        for other in line.persons
        if other.last != person.last and not places_of(other.last, line.text + " " + line.other)
    ]
    if line.language == "ar":
        return str(random.choice(section("ar", "persons")["last"]))
    if full:
        others = [other for other in others if other.given]
        names = [f"{other.given} {other.last}" for other in others]
        given = random.choice(section("en", "persons")["given"])
        names = names or [f"{given} {random.choice(section(line.language, 'persons')['last'])}"]
    else:
        names = [other.last for other in others] or section(line.language, "persons")["last"]
    return str(random.choice(names))
