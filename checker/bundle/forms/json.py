"""JSON: one record in one of the forms of ``checker.bundle.json_forms``, told by its keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.bundle.account import require_words, understood
from checker.bundle.json_forms import form_of, is_record, json_forms
from checker.bundle.text_file import decode_utf8
from checker.model.errors import BundleError
from checker.model.limits import hint, limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.bundle.document import Document
    from checker.bundle.json_forms import JsonForm, Record
    from checker.bundle.split_story import SplitStory


def split(document: Document) -> SplitStory:
    """Return what was understood of a JSON document.

    Raises:
        BundleError: it is not JSON, of no known form, of several articles, or without words.
        TooManySourcesError: more sources than a story can have.
        TooManyPassagesError: more passages of a quoted statement than a nested source can have.
    """
    text = decode_utf8(document.content, document.where)
    value = _parsed(text, document.where)
    form, record = _known(value if isinstance(value, list) else [value], document.where)
    account = form.account_of(record, document.where)
    require_words(account, document.where, "there is no text in it", f"read as {form.TITLE}")
    return understood(account, document, text)


def _known(values: Sequence[object], where: str) -> tuple[JsonForm, Record]:
    """Return the one record of a document and its form."""
    known = [(form, value) for value in values if is_record(value) and (form := form_of(value))]
    if not known or len(known) < len(values):
        hint = "known: " + "; ".join(form.TITLE for form in json_forms())
        raise BundleError("no known form of JSON", where=where, hint=hint)
    if len(known) > 1:
        hint = "give each a file of its own, and name them all with --together"
        raise BundleError(f"holds {len(known)} records, one is expected", where=where, hint=hint)
    return known[0]


def _parsed(text: str, where: str) -> object:
    try:
        value: object = json.loads(text)
    except RecursionError:
        raise BundleError("not valid JSON: nested too deeply", where=where) from None
    except json.JSONDecodeError as fault:
        message = f"not valid JSON: {fault.msg[:1].lower()}{fault.msg[1:]}"
        place = f"(at line {fault.lineno}, column {fault.colno})"
        raise BundleError(f"{message} {place}", where=where) from None
    except ValueError:  # the limit of the interpreter for whole numbers
        raise BundleError("not valid JSON: a number of too many digits", where=where) from None
    _require_shallow(value, where)
    return value


def _require_shallow(value: object, where: str) -> None:
    """Raise BundleError where arrays and objects lie deeper in each other than ``limits().json_depth``."""
    level, most = [value], limits().json_depth
    for _ in range(most + 1):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    mend = hint("json-depth").removeprefix("or ")
    raise BundleError(f"nested more than {most} deep", where=where, hint=mend)


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
