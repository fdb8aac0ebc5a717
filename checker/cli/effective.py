"""The settings that hold: what the command line, the story and the project say, joined, and who said it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from checker.bundle.settings import DOUBTFUL_BELOW, SEVERITY, Settings
from checker.bundle.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from checker.facts.glossary import Glossary
    from checker.pipeline import Policy
    from checker.trust import Trust

_Value = TypeVar("_Value")

DEFAULT = "default"


class Choice(NamedTuple):
    """A setting with its dotted key, its value as it is shown, and where it comes from."""

    key: str
    value: str
    origin: str


def joined(layers: Sequence[Settings]) -> Settings:
    """Return the settings of all layers; of each key, the first layer that says something wins.

    Glossaries do not replace each other, so they are not joined here: those of every layer count.
    """
    return Settings(
        fail_on=_first(layers, lambda layer: layer.fail_on),
        strict=_first(layers, lambda layer: layer.strict),
        model=_first(layers, lambda layer: layer.model),
        nli=_first(layers, lambda layer: layer.nli),
        format=_first(layers, lambda layer: layer.format),
        report_language=_first(layers, lambda layer: layer.report_language),
        trust=_merged(layer.trust for layer in reversed(layers)),
        limits=_merged(layer.limits for layer in reversed(layers)),
        rules=_merged(layer.rules for layer in reversed(layers)),
        options={rule: Table(values, rule) for rule, values in rule_options(layers).items()},
    )


def _first(layers: Sequence[Settings], said: Callable[[Settings], _Value | None]) -> _Value | None:
    return next((value for layer in layers if (value := said(layer)) is not None), None)


def _merged(tables: Iterable[Mapping[str, _Value]]) -> Mapping[str, _Value]:
    return MappingProxyType({name: value for table in tables for name, value in table.items()})


def rule_options(layers: Sequence[Settings]) -> Mapping[str, Mapping[str, int]]:
    """Return the options of each rule by its name, as the rules know them.

    Raises:
        CheckerError: a rule has no such option, or not with that value.
    """
    found: dict[str, dict[str, int]] = {}
    for layer in reversed(layers):
        for rule, table in layer.options.items():
            found.setdefault(rule, {}).update(_options(rule, table))
    return found


def _options(name: str, table: Table) -> Iterator[tuple[str, int]]:
    from checker.rules import all_rules

    known = next((module.RULE.options for module in all_rules() if module.RULE.name == name), ())
    table.allow((SEVERITY, *(option.name for option in known)), f"option of {name}")
    for option in known:
        value = table.whole(option.name, option.least)
        if value is not None:
            yield option.name, value


def policy_of(layers: Sequence[Settings]) -> Policy:
    """Return the policy of joined layers.

    Raises:
        CheckerError: an option or a glossary is not as it must be.
    """
    from checker.pipeline import Policy

    settings, usual = joined(layers), Policy()
    return Policy(
        fail_on=settings.fail_on or usual.fail_on,
        strict=usual.strict if settings.strict is None else settings.strict,
        levels=settings.rules,
        options=rule_options(layers),
        trust=_trust(settings.trust),
        glossary=_glossary(layers),
    )


def _trust(levels: Mapping[str, int]) -> Trust | None:
    if not levels:
        return None
    from checker.trust import Trust

    kinds = {kind: level for kind, level in levels.items() if kind != DOUBTFUL_BELOW}
    return Trust(kinds, levels.get(DOUBTFUL_BELOW))


def _glossary(layers: Sequence[Settings]) -> Glossary | None:
    if not any(layer.glossary for layer in layers):
        return None
    from checker.bundle.glossary import read_glossaries

    return read_glossaries(layers)


def choices(layers: Sequence[Settings]) -> Iterator[Choice]:
    """Yield every setting as it holds, the usual ones among them.

    Raises:
        CheckerError: an option or a glossary is not as it must be.
    """
    policy_of(layers)
    said = dict(joined(layers).said())
    usual = _usual()
    for key in dict.fromkeys((*usual, *said)):
        if key == "glossary":
            yield from _glossaries(layers)
        else:
            yield Choice(key, _shown(said.get(key, usual.get(key))), _origin(layers, key))


def _usual() -> Mapping[str, object]:
    """Return what holds where nobody says anything, in the order of the documentation."""
    from checker.embed.bundled import E5_SMALL
    from checker.locale import ENGLISH
    from checker.model.limits import USUAL
    from checker.pipeline import Policy
    from checker.rules import all_rules

    policy = Policy()
    found: dict[str, object] = {
        "fail-on": policy.fail_on,
        "strict": policy.strict,
        "model": E5_SMALL,
        "nli": None,
        "format": None,
        "report-language": ENGLISH.language,
        "glossary": None,
    }
    found |= {f"limits.{name}": most for name, most in USUAL.named().items()}
    for rule in (module.RULE for module in all_rules()):
        found[f"rules.{rule.name}"] = str(rule.severity)
        found |= {f"rules.{rule.name}.{option.name}": option.default for option in rule.options}
    return found


def _glossaries(layers: Sequence[Settings]) -> Iterator[Choice]:
    found = [
        Choice("glossary", name, f"{layer.where}.glossary[{number}]")
        for layer in layers
        for number, name in enumerate(layer.glossary)
    ]
    yield from found or [Choice("glossary", _shown(None), DEFAULT)]


def _origin(layers: Sequence[Settings], key: str) -> str:
    """Return where the first layer stands that says something of a key."""
    for layer in layers:
        if key in dict(layer.said()):
            return f"{layer.where}.{key}" if layer.where else f"--{key}"
    return DEFAULT


def _shown(value: object) -> str:
    """Return a value as TOML has it, strings without their marks; a dash for none."""
    if value is None:
        return "-"
    return str(value).lower() if isinstance(value, bool) else str(value)
