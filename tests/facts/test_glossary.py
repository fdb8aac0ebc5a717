"""What counts as the same by the glossary of a house."""

from __future__ import annotations

import pytest

from checker.facts.glossary import Glossary, glossary, phrase
from checker.facts.names.entities import entities

HOUSE = glossary(
    names=[
        ("Nasser Bourita", "Nasser Burita", "بوريطة"),
        ("Abdelmajid Tebboune", "Tebboun", "عبد المجيد تبون"),
        ("Pelé", "Edson Arantes do Nascimento"),
    ],
    titles=[("Chief of Government", "head of government", "رئيس الحكومة")],
    offices=[("foreign-minister", "secretary-of-state@US"), ("king", "president@XX")],
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nasser Bourita", "Nasser Burita", True),
        ("Nasser Bourita", "NASSER  BURITA", True),
        ("Nasser Bourita", "ناصر بوريطة", False),  # the first name is written in letters nobody has listed
        ("Nasser Bourita", "بُوريطَة", True),
        ("Edson Arantes do Nascimento", "Pele", True),
        ("Abdelmajid Tebboun", "Abdelmajid Tebboune", True),  # what the preferred form has is not said twice
        ("Tebboun", "عبد المجيد تبون", True),
        ("Nasser Burita", "Karim Burita", False),
        ("Karim Alaoui", "Karim Alaoui", True),
        ("Karim Alaoui", "Karim Alawi", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a column of the table
    assert HOUSE.is_one_name(one, other) is same
    assert HOUSE.is_one_name(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("head of government", "Chief of Government", True),
        ("رئيس الحكومة", "head of government", True),
        ("head of state", "head of government", False),
    ],
)
def test_titles(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a column of the table
    assert HOUSE.is_one_title(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("foreign-minister@US", "secretary-of-state@US", True),
        ("foreign-minister", "secretary-of-state@US", True),
        ("foreign-minister@MA", "secretary-of-state@VA", False),
        ("king@MA", "president@XX", True),
        ("king@MA", "president@MA", False),
    ],
)
def test_offices(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a column of the table
    assert HOUSE.is_one_office(one, other) is same


def test_without_a_glossary_no_two_names_are_one() -> None:
    assert not Glossary().is_one_name("Pelé", "Pelé")  # nothing is said at all, not even that
    assert not Glossary().is_one_title("king", "president")


def test_groups_that_share_a_form_are_one() -> None:
    house = glossary([("a one", "b one"), ("c one", "d one"), ("b one", "c one")], [], [])
    assert {house.name(phrase(f"{letter} one")) for letter in "abcd"} == {("a", "one")}


def test_a_name_is_its_own_preferred_form() -> None:
    for preferred in HOUSE.names.values():
        assert HOUSE.name(preferred) == preferred


@pytest.mark.parametrize(
    ("names", "persons"),
    [
        ([("edson", "arantes"), ("pele", "silva")], 2),
        ([("edson", "arantes", "do", "nascimento"), ("pele",)], 1),
        ([("nasser", "burita"), phrase("بوريطة")], 1),
        ([("nasser", "burita"), ("karim", "alaoui")], 2),
    ],
)
def test_names_of_one_preferred_form_are_one_person(names: list[tuple[str, ...]], persons: int) -> None:
    found = entities(names, preferred=HOUSE.name)
    assert len(found.names) == persons
    assert all(found.find(name) is not None for name in names)
