"""The glossary of a house: names, titles and offices that count as the same, whatever the language."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field

from checker.text.words import Phrase, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_Form = TypeVar("_Form", Phrase, str)


def phrase(written: str) -> Phrase:
    """Return the folded words of a name or a title, without its marks."""
    return tuple(word.text for word in words(written) if word.is_word)


class Glossary(Struct, frozen=True):
    """What counts as the same: each form with the one that stands for all of its group.

    ``names`` and ``titles`` hold phrases, ``offices`` values as facts have them (``secretary-of-state@US``,
    or without a country where it holds in any).
    """

    names: Mapping[Phrase, Phrase] = field(default_factory=dict)
    titles: Mapping[Phrase, Phrase] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)

    def name(self, parts: Phrase) -> Phrase:
        """Return a name with the longest form in it that the glossary has in its preferred form.

        Parts beside it that the preferred form brings along are not said twice.
        """
        for length in range(len(parts) if self.names else 0, 0, -1):
            for start in range(len(parts) - length + 1):
                found = self.names.get(parts[start : start + length])
                if found is not None:
                    before, after = parts[:start], parts[start + length :]
                    more = ([part for part in side if part not in found] for side in (before, after))
                    return (*next(more), *found, *next(more))
        return parts

    def is_one_name(self, one: str, other: str) -> bool:
        """Whether two names, as they are written, count as the same."""
        return bool(self.names) and self.name(phrase(one)) == self.name(phrase(other))

    def is_one_title(self, one: str, other: str) -> bool:
        """Whether two titles, as they are written, count as the same."""
        return bool(self.titles) and self._title(one) == self._title(other)

    def _title(self, written: str) -> Phrase:
        found = phrase(written)
        return self.titles.get(found, found)

    def is_one_office(self, one: str, other: str) -> bool:
        """Whether two offices, each with the country or without, count as the same."""
        return bool(self.offices) and self._office(one) == self._office(other)

    def _office(self, value: str) -> str:
        bare = value.partition("@")[0]
        return self.offices.get(value) or self.offices.get(bare) or value


def glossary(
    names: Iterable[Iterable[str]], titles: Iterable[Iterable[str]], offices: Iterable[Iterable[str]]
) -> Glossary:
    """Return the glossary of groups; the first of each group is the preferred form.

    Groups that share a form are one group.
    """
    return Glossary(
        _joined([[phrase(form) for form in group] for group in names]),
        _joined([[phrase(form) for form in group] for group in titles]),
        _joined([list(group) for group in offices]),
    )


def _joined(groups: Iterable[Sequence[_Form]]) -> dict[_Form, _Form]:
    """Return each form with the preferred one of its group; groups that share a form are joined."""
    found: dict[_Form, _Form] = {}
    for group in groups:
        met = {found[form] for form in group if form in found}
        preferred = next((found[form] for form in group if form in found), group[0])
        found.update(dict.fromkeys(group, preferred))
        if len(met) > 1:
            found = {form: preferred if other in met else other for form, other in found.items()}
    return found
