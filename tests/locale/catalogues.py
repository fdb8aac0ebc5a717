"""The catalogues of the languages of reports: all there is to translate, collected from where it is written.

python -m tests.locale.catalogues

writes ``checker/locale/checker.pot`` anew and brings every catalogue up to it: new and changed words
are empty, and have to be filled in. For a new language make its folder first, with an empty
``LC_MESSAGES/checker.po``.
"""

from __future__ import annotations

import ast
from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from checker.facts.events import kind_name, status_name
from checker.facts.tables import toml_table
from checker.facts.times.describe import templates as words_of_times
from checker.facts.values import Status
from checker.locale.catalogue import CATALOGUE, FOLDER, languages
from checker.model.message import Template
from checker.report.rule_pages import paragraphs
from checker.report.wording import headings
from checker.rules import all_rules
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEMPLATE = FOLDER / "checker.pot"
_PACKAGE = ROOT / "checker"
_CLASS = "Message"
# The ways to make a message of a literal, and which of its arguments are which of a template's fields.
_FIELDS = {"Message": ("one",), "plural": ("one", "other"), "within": ("context", "one")}


def all_templates() -> Iterator[tuple[Template, str]]:
    """Yield what there is to translate, and where it comes from: a module or table of the package."""
    for (section, key), template in headings().items():
        yield template, f"report/headings.toml: {section}.{key}"
    for path in sorted(_PACKAGE.rglob("*.py")):
        for template in templates_in(path.read_text("utf-8")):
            yield template, path.relative_to(_PACKAGE).as_posix()
    for module in all_rules():
        rule, place = module.RULE, f"rules/{module.RULE.name.replace('-', '_')}.py"
        for text in (rule.summary, *(option.meaning for option in rule.options), *paragraphs(module)):
            yield Template(text), place
    for template in words_of_times().values():
        yield template, "facts/times/data/describe.tsv"
    for kind in toml_table("data", "events-en"):
        yield kind_name(kind).template, "facts/data/events-en.toml"
    for status in Status:
        yield status_name(status).template, "facts/values.py"


def templates_in(code: str) -> Iterator[Template]:
    """Yield the templates of the messages that a module makes.

    Raises:
        ValueError: a message is made of something else than literals, which nobody could translate.
    """
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and (fields := _fields(node.func)):
            given = node.args[: len(fields)]
            if not all(isinstance(it, ast.Constant) and isinstance(it.value, str) for it in given):
                raise ValueError(f"line {node.lineno}: a message has to be made of literals")
            yield Template(
                **{name: str(ast.literal_eval(it)) for name, it in zip(fields, given, strict=True)}
            )


def _fields(called: ast.expr) -> tuple[str, ...]:
    if isinstance(called, ast.Name):
        return _FIELDS["Message"] if called.id == _CLASS else ()
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == _CLASS:
        return _FIELDS.get(called.attr, ())
    return ()


def collected() -> Catalog:
    """Return a catalogue of all there is to translate."""
    found = Catalog(project="checker", charset="utf-8", fuzzy=False)
    for template, place in all_templates():
        words = (template.one, template.other) if template.other else template.one
        found.add(words, context=template.context or None, auto_comments=[place])
    return found


def catalogue_of(path: Path, language: str) -> Catalog:
    """Return the catalogue in a ``.po`` file."""
    with path.open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def pot() -> bytes:
    """Return the template of all catalogues."""
    return _written(collected(), omit_header=True)


def _written(found: Catalog, *, omit_header: bool = False) -> bytes:
    stream = BytesIO()
    write_po(stream, found, width=110, no_location=True, ignore_obsolete=True, omit_header=omit_header)
    return stream.getvalue()


def main() -> None:
    """Write the template, and bring the catalogues up to it."""
    template = collected()
    TEMPLATE.write_bytes(pot())
    for language in languages()[1:]:
        path = FOLDER / language / CATALOGUE
        found = catalogue_of(path, language)
        template.creation_date = found.creation_date  # a run that changes nothing else changes nothing
        found.update(template, no_fuzzy_matching=True)
        path.write_bytes(_written(found))


if __name__ == "__main__":
    main()
