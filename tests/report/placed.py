"""A story on disk, in Arabic, French and English, with findings made by hand: for the places in reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker import bundle
from checker.model.finding import Acceptance, Evidence, Finding, Severity, Verdict
from checker.model.result import Coverage, Result, Unchecked

if TYPE_CHECKING:
    from checker.model.source import Story

MANIFEST = """[story]
id = "bridge"
title = "جسر العرائش"

[[source]]
id = "article"
kind = "article"
primary = true
language = "ar"
file = "مقال 1, b:2.txt"

[[source]]
id = "communique"
kind = "statement"
language = "fr"
text = \"\"\"
Le pont de Larache 😀 a été inauguré \\"lundi\\" ;
il a coûté 42 millions\\tde dirhams.\"\"\"

[[source]]
id = "tweet"
kind = "tweet"
language = "en"
file = "tweet.txt"
"""
TEXTS = {
    "story.toml": MANIFEST,
    "مقال 1, b:2.txt": (
        "😀 جسر العرائش\nافتتح الوزير الجسر أمس الثلاثاء،\nوكلف 40 مليون درهم. قال: «هذا يوم جديد».\n"
    ),
    "tweet.txt": "Opened today!\nWednesday it is: a new\nday for Larache, 40m dirhams.\n",
}
_COMMUNIQUE = (("communique", "lundi", "2024-05-13"), ("communique", "42 millions\tde", "42000000 MAD"))
# Code, rule, severity, passages (source, words, value), acceptance; the last has the same passage as another.
_FINDINGS = (
    (
        "N201",
        "number-conflict",
        Severity.ERROR,
        (("article", "40 مليون درهم", "40000000 MAD"), _COMMUNIQUE[1], ("tweet", "40m", "40000000 MAD")),
        None,
    ),
    (
        "D101",
        "date-conflict",
        Severity.ERROR,
        (("article", "أمس الثلاثاء", "2024-05-14"), _COMMUNIQUE[0], ("tweet", "Wednesday", "2024-05-15")),
        None,
    ),
    ("D102", "weekday-mismatch", Severity.WARNING, (("article", "أمس الثلاثاء", "2024-05-14"),), None),
    (
        "Q502",
        "quote-variants",
        Severity.WARNING,
        (("tweet", "a new\nday", ""), ("article", "«هذا يوم جديد»", "")),
        None,
    ),
    ("T401", "topic-only-in", Severity.INFO, (("article", "جسر العرائش", "topic"),), None),
    (
        "D101",
        "date-conflict",
        Severity.ERROR,
        (("article", "أمس الثلاثاء", "2024-05-14"), ("tweet", "today", "2024-05-15")),
        Acceptance("the desk knows, 100 % sure", None, None),
    ),
)


def write(folder: Path, line_end: str = "\n") -> Path:
    """Write the bundle below a folder; return its path."""
    path = folder / "stories" / "bridge"
    path.mkdir(parents=True)
    for name, text in TEXTS.items():
        (path / name).write_bytes(text.replace("\n", line_end).encode())
    return path


def checked(path: Path) -> Result:
    """Read the bundle and return what a check of it could have found."""
    story = bundle.read(path)
    findings = tuple(
        Finding(
            rule,
            code,
            severity,
            0.9,
            f"{rule} of {code}: 100 %, see {{0}} [here](1)",
            tuple(_evidence(story, *passage) for passage in passages),
            "",
            accepted,
        )
        for code, rule, severity, passages, accepted in _FINDINGS
    )
    names = dict.fromkeys(f"{item.code} {item.rule}" for item in findings)
    checked_rules = (*(f"{name}: what it flags" for name in names), "W601 polarity-conflict: a denial")
    unchecked = (
        Unchecked("1 link in source 'tweet'", "links and pictures are not opened"),
        Unchecked("D104 undated-relative", "switched off"),
    )
    return Result(story, (), (), findings, Coverage(checked_rules, unchecked), Verdict.FAIL)


def _evidence(story: Story, name: str, words: str, value: str) -> Evidence:
    text = story.source(name).text
    # In a file with carriage returns, a source of several lines has them, too.
    words = words if words in text else words.replace("\n", "\r\n")
    start = text.index(words)
    return Evidence(name, "", start, start + len(words), words, value)


def place_by_hand(folder: Path, item: Evidence) -> tuple[str, int, int]:
    """Return path, line and column of a passage, looked for in the file as a reader would."""
    names = {"article": "مقال 1, b:2.txt", "communique": "story.toml", "tweet": "tweet.txt"}
    path = Path("stories") / "bridge" / names[item.source]
    text = (folder / path).read_bytes().decode()
    start = text.index(item.quote.replace("\t", "\\t") if path.suffix == ".toml" else item.quote)
    before = text[:start].split("\n")
    return path.as_posix(), len(before), len(before[-1]) + 1
