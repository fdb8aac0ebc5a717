"""Reading the glossaries of a house: small TSV or TOML files of names, titles and roles that are the same."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from checker.bundle.table import nearest, parse_toml, suggestion
from checker.bundle.text_file import read_text, resolve_inside
from checker.facts.glossary import glossary, phrase
from checker.facts.roles import offices
from checker.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.bundle.settings import Settings
    from checker.facts.glossary import Glossary

KINDS = ("name", "title", "role")
COLUMNS = ("kind", "preferred", "also")
_COUNTRY = re.compile(r"[A-Z]{2}")

Group = tuple[str, tuple[str, ...]]
"""A kind, and forms that are the same; the first is the preferred one."""


def read_glossaries(layers: Iterable[Settings]) -> Glossary | None:
    """Return what all glossaries together say; None where the settings name none.

    Raises:
        UsageError: a file that cannot be read, stands outside the folder of the settings, or has a column,
            a kind, or a role that is not known.
    """
    files = [(layer, number, name) for layer in layers for number, name in enumerate(layer.glossary)]
    if not files:
        return None
    found: dict[str, list[Sequence[str]]] = defaultdict(list)
    for layer, number, name in files:
        folder = Path(layer.origin).parent if layer.origin else Path.cwd()
        path = resolve_inside(folder, name, f"{layer.where}.glossary[{number}]", error=UsageError)
        for kind, forms in read_glossary(path, str(folder / name)):
            found[kind].append(forms)
    return glossary(*(found[kind] for kind in KINDS))


def read_glossary(path: Path, where: str) -> list[Group]:
    """Return the groups of one file: a table (``.tsv``) with a heading, or TOML.

    Raises:
        UsageError: the file cannot be read, or is not as it must be; the message names the line or the key.
    """
    readers = {".tsv": _rows, ".toml": _tables}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UsageError("a glossary is a .tsv or a .toml file", where=where)
    groups = []
    for place, kind, forms in reader(read_text(path, where, error=UsageError), where):
        for form in forms:
            _require_form(kind, form, place)
        groups.append((kind, forms))
    return groups


def _rows(text: str, where: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the rows of a table: the place, the kind, the forms."""
    heading: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        place = f"{where}, line {number}"
        cells = [cell.strip() for cell in line.split("\t")]
        if not any(cells) or line.startswith("#"):
            continue
        if heading is None:
            heading = cells
            _require_columns(heading, place)
            continue
        if len(cells) != len(heading):
            hint = "a tabulator parts two columns, and each has something in it"
            raise UsageError(f"{len(cells)} columns, the heading has {len(heading)}", where=place, hint=hint)
        row = dict(zip(heading, cells, strict=True))
        if row["kind"] not in KINDS:
            raise UsageError(
                f'unknown kind "{row["kind"]}"', where=place, hint=suggestion(row["kind"], KINDS)
            )
        yield place, row["kind"], (row["preferred"], row["also"])


def _require_columns(heading: Sequence[str], place: str) -> None:
    hint = f"the first line is the heading: {', '.join(COLUMNS)}, parted by tabulators"
    for column in heading:
        if column not in COLUMNS:
            near = nearest(column, COLUMNS)
            raise UsageError(
                f'unknown column "{column}"', where=place, hint=f'did you mean "{near}"?' if near else hint
            )
    for column in COLUMNS:
        if heading.count(column) != 1:
            what = "twice the column" if column in heading else "no column"
            raise UsageError(f'{what} "{column}"', where=place, hint=hint)


def _tables(text: str, where: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the tables of a TOML document: the place, the kind, the forms."""
    root = parse_toml(text, where, UsageError)
    root.allow(KINDS, "kind")
    for kind in KINDS:
        for table in root.tables(kind):
            table.allow(COLUMNS[1:])
            preferred, also = table.line("preferred"), table.lines("also")
            if preferred is None or not also:
                raise table.fault("needs preferred and also", hint='also = ["..."] lists the other forms')
            yield table.where, kind, (preferred, *also)


def _require_form(kind: str, form: str, place: str) -> None:
    if kind == "role":
        office, at, country = form.partition("@")
        if office not in offices():
            hint = (
                suggestion(office, offices()) if nearest(office, offices()) else "`checker facts` shows roles"
            )
            raise UsageError(f'unknown role "{form}"', where=place, hint=hint)
        if at and not _COUNTRY.fullmatch(country):
            hint = "a country's code of two capitals, such as MA"
            raise UsageError(f'"{form}": "{country}" is no country', where=place, hint=hint)
    elif not phrase(form):
        raise UsageError(f'"{form}" has no word in it', where=place, hint=f"give a {kind}")
