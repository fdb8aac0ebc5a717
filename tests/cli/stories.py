"""Small stories whose heaviest finding is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_OPENED = "The minister opened the bridge of Larache on Monday."
_PROTEST = "The fishermen of the old town protested against the new toll and blocked the road to the market."
_DATED = "published = 2024-05-14\n"

# By the severity of the heaviest finding: the texts of the sources, and whether they are dated.
_TEXTS = {
    "error": ((_OPENED, _OPENED.replace("Monday", "Sunday")), _DATED),
    "warning": ((_OPENED.replace("on Monday", "yesterday"), _OPENED.replace("on Monday", "yesterday")), ""),
    "info": ((f"{_OPENED} {_PROTEST}", _OPENED), _DATED),
    "clean": ((_OPENED, _OPENED), _DATED),
    "alone": ((_OPENED,), _DATED),
}
HEAVIEST = ("error", "warning", "info", "clean")


def write(folder: Path, heaviest: str, *, check: str = "", name: str | None = None) -> Path:
    """Write a story bundle whose heaviest finding is of that severity; ``check`` is its ``[check]`` table."""
    texts, published = _TEXTS[heaviest]
    name = name or heaviest
    bundle = folder / name
    bundle.mkdir(parents=True)
    manifest = f'[story]\nid = "{name}"\ntitle = "The bridge of Larache"\n'
    for number, text in enumerate(texts):
        (bundle / f"source-{number}.txt").write_text(text + "\n", encoding="utf-8")
        manifest += (
            f'\n[[source]]\nkind = "article"\nlanguage = "en"\n{published}file = "source-{number}.txt"\n'
        )
    (bundle / "story.toml").write_text(f"{manifest}{check}", encoding="utf-8")
    return bundle
