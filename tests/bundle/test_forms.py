"""Every form of input, by fixtures: which sources are found, what is known of them, and that no word goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from checker.bundle import FORMS, join, read, split, write
from checker.bundle.json_forms import json_forms

if TYPE_CHECKING:
    from checker.model.source import Source

FIXTURES = Path(__file__).parent / "fixtures"
STORIES = sorted(path for path in FIXTURES.rglob("*") if path.is_file())


@dataclass(frozen=True)
class Expected:
    """What is known of a source; how its text begins and ends, and what must stand in it, or must not."""

    known: dict[str, object]
    begins: str
    ends: str
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    language: str = "ar"
    kind: str = "article"
    published: date | datetime | None = None
    within: str | None = field(default=None, kw_only=True)


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


CASES = {
    "html/port-ar.html": {
        "article": Expected(
            {"publisher": "صحيفة المرسى", "speaker": "سلمى الدرقاوي, ياسر بنعمرو", "primary": True},
            "إعادة فتح ميناء سيدي عمران بعد العاصفة\n\nأعادت سلطات",
            "أكثر من 300 ألف مسافر.",
            ("إن 40 سفينة عادت", "«بشكل عادي»", "\n\nخسائر محدودة\n\n"),
            ("إعلان", "لا يقرأ", "أسعار الوقود", "التعليقات", "حقوق", "استؤنفت", "Glad"),
            published=instant("2024-03-12T21:10:00+01:00"),
        ),
        "portssidiamrane": Expected(
            {"handle": "@PortsSidiAmrane", "speaker": "وكالة الموانئ", "primary": False},
            "استؤنفت الملاحة اليوم في ميناء سيدي عمران.\n46 سفينة",
            "& شكرا لفرقنا #ميناء pic.twitter.com/q1W2e3R4t5",
            kind="tweet",
            published=instant("2024-03-12T08:05:00Z"),
        ),
        "bluestraitferry": Expected(
            {"handle": "@BlueStraitFerry", "speaker": "Blue Strait Ferries"},
            "Glad to see",
            "tonight at 22:00.",
            language="en",
            kind="tweet",
            published=instant("2024-03-12T19:30:00Z"),
        ),
    },
    "html/library-en.html": {
        "article": Expected(
            {"publisher": "The Fen Courier", "speaker": None},
            "Harrowby library reopens after two years\n\n",
            "its director said.",
            ("cost £4.2 million", "Ruth Ansell.\nShe called", "\n\nThe reading room has 90 seats.\n\n"),
            ("Bus timetable", "Copyright", "Home"),
            language="en-GB",
            published=instant("2024-09-17T16:45:00Z"),
        ),
        "ida-thorne-head-librarian": Expected(
            {"speaker": "Ida Thorne, head librarian"},
            "“We lost a roof",
            "from the archive.”",
            language="en-GB",
            kind="statement",
            within="article",
        ),
    },
    "html/tram-fr-broken.html": {
        "article": Expected(
            {"publisher": None},
            "Le tram de Valmont relance son chantier\n\nLes travaux",
            "avant la fin du mois.",
            ("180 ouvriers, contre 120", "a-t-il promis à la presse", "310 millions d’euros & aucune"),
            ("Accueil", "Mentions"),
            language="fr",
        ),
    },
    "html/university-ar-windows-1256.html": {
        "article": Expected(
            {"publisher": None},
            "جامعة الواحة تعلن نتائج القبول\n\nأعلنت",
            "من المحافظات البعيدة.",
            ("قبول 2350 طالبا",),
            ("الأرشيف", "\ufffd"),
        ),
    },
    "ninjs/dam-fr-1.3.json": {
        "article": Expected(
            {"publisher": "Agence du Nord", "speaker": "Par Nadia Lemaire", "primary": True},
            "Barrage d'Ouled Sellam : les vannes rouvertes après trois jours de crue\n\nLes vannes",
            "Brahim Kettani.",
            ("atteint 87\u00a0%, contre",),
            ("92", "Vue du barrage"),
            language="fr",
            published=instant("2024-03-12T08:31:00Z"),
        ),
        "minequipeau": Expected(
            {"handle": "@MinEquipEau", "speaker": "Equipement & Eau"},
            "Barrage d'Ouled Sellam : 92",
            "ce matin.",
            language="fr",
            kind="tweet",
            published=instant("2024-03-12T08:05:00Z"),
        ),
    },
    "ninjs/ferry-en-2.0.json": {
        "article": Expected(
            {"publisher": "Strait Wire", "speaker": "Peter Okafor"},
            "Ferry hits quay at Port Ellery, eleven passengers hurt\n\nThe ferry Northern Light struck",
            "Sailings go from Marsh End.",
            ("\n\nThe quay is closed until Thursday.\n\n",),
            ("<", "fog."),
            language="en-GB",
            published=instant("2024-09-17T15:20:00+01:00"),
        ),
    },
    "x-api/ministry-posts.json": {
        "transportmin": Expected(
            {"handle": "@TransportMin", "speaker": "Ministry of Transport", "primary": False},
            "We reopened",
            "end in April.",
            ("channel & the quays, and the fishermen", "boats.\n\nRepairs"),
            ("…", "RT @"),
            language="en",
            kind="tweet",
            published=instant("2024-03-12T08:05:00Z"),
        ),
        "portssidiamrane": Expected(
            {"handle": "@PortsSidiAmrane"},
            "العاصفة تقترب",
            "احتياطا.",
            kind="tweet",
            published=instant("2024-03-11T07:57:00Z"),
        ),
        "portssidiamrane-2": Expected(
            {"handle": "@PortsSidiAmrane"},
            "توقفت الملاحة",
            "يوم الثلاثاء.",
            kind="tweet",
            published=instant("2024-03-10T05:37:58Z"),
        ),
    },
    "oembed/mayor-fr.json": {
        "mairievalmont": Expected(
            {"handle": "@MairieValmont", "speaker": "Mairie de Valmont"},
            "Le chantier du tram reprend aujourd'hui avec 150 ouvriers.\nOuverture",
            "pic.twitter.com/v4LM0nT",
            language="fr",
            kind="tweet",
            published=instant("2024-09-17T14:20:00Z"),
        ),
    },
    "markdown/tram-fr.md": {
        "article": Expected(
            {"publisher": None, "primary": True},
            "Le tram de Valmont relance son chantier\n\nLes travaux de la ligne B",
            "Nord 2025\n",
            ("après quatre mois d'arrêt, a annoncé la métropole.", "emploie 180 ouvriers.\n\nLe budget"),
            ("*", "](", "|", ">"),
            language="fr",
        ),
        "mairievalmont": Expected(
            {"handle": "@MairieValmont", "speaker": "Mairie de Valmont"},
            "Le chantier du tram",
            "150 ouvriers.",
            language="fr",
            kind="tweet",
            published=date(2024, 9, 17),
        ),
    },
}


def test_every_form_has_its_fixtures() -> None:
    names = {path.relative_to(FIXTURES).as_posix() for path in STORIES}
    assert {name for name in names if not name.startswith("one-story/")} == set(CASES)
    endings = {path.suffix for path in STORIES}
    assert [name for name, form in FORMS.items() if endings.isdisjoint(form.endings)] == []


@pytest.mark.parametrize("name", CASES)
def test_what_is_understood(name: str) -> None:
    sources = {source.id: source for source in split(FIXTURES / name).story.sources}
    assert list(sources) == list(CASES[name])
    for source_id, expected in CASES[name].items():
        source = sources[source_id]
        assert source.text.startswith(expected.begins), source.text
        assert source.text.endswith(expected.ends), source.text
        assert [words for words in expected.holds if words not in source.text] == []
        assert [words for words in expected.lacks if words in source.text] == []
        assert {key: getattr(source, key) for key in expected.known} == expected.known
        assert (source.kind, source.language) == (expected.kind, expected.language)
        assert (source.published, source.within) == (expected.published, expected.within)


def as_read(source: Source) -> Source:
    return replace(source, file=None)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name)
def test_the_written_bundle_says_the_same(path: Path, tmp_path: Path) -> None:
    understood = split(path)
    write(understood, tmp_path / "bundle")
    story = read(tmp_path / "bundle")
    assert (story.id, story.title) == (understood.story.id, understood.story.title)
    assert [as_read(source) for source in story.sources] == list(understood.story.sources)


@pytest.mark.parametrize("name", [name for name in CASES if not name.endswith(".md")])
def test_every_line_has_its_place_in_the_file(name: str) -> None:
    for source in split(FIXTURES / name).story.sources:
        assert source.origin is not None
        for line in filter(None, source.text.split("\n")):
            start = source.text.index(line)
            assert source.origin.span(start, start + len(line)), line


def test_the_headline_is_the_title() -> None:
    titles = {path.name: split(path).story.title for path in STORIES}
    assert titles["library-en.html"] == "Harrowby library reopens after two years"
    assert titles["ferry-en-2.0.json"] == "Ferry hits quay at Port Ellery, eleven passengers hurt"
    assert titles["tram-fr.md"] == "tram-fr"


def test_several_files_are_one_story() -> None:
    names = (
        "ninjs/ferry-en-2.0.json",
        "html/library-en.html",
        "html/port-ar.html",
        "x-api/ministry-posts.json",
    )
    story = join(split(FIXTURES / name) for name in names).story
    assert (story.id, story.title) == (
        "ferry-en-2-0",
        "Ferry hits quay at Port Ellery, eleven passengers hurt",
    )
    ids = [source.id for source in story.sources]
    assert ids[:4] == ["ferry-en-2-0", "library-en", "ida-thorne-head-librarian", "port-ar"]
    assert len(set(ids)) == len(ids)
    assert [source.id for source in story.sources if source.primary] == ["ferry-en-2-0"]
    assert story.source("ida-thorne-head-librarian").within == "library-en"


def test_a_post_in_two_files_is_one_source_in_its_longer_form(tmp_path: Path) -> None:
    page = (FIXTURES / "html" / "port-ar.html").read_text("utf-8")
    cut_off = "We reopened the port of Sidi Amrane this morning…"
    link = '<a href="https://twitter.com/TransportMin/status/1767461776389059131">March 12, 2024</a>'
    embedded = (
        f'<blockquote class="twitter-tweet"><p lang="en">{cut_off}</p>&mdash; Ministry of Transport '
        f"(@transportmin) {link}</blockquote></article>"
    )
    (tmp_path / "page.html").write_text(page.replace("</article>", embedded), encoding="utf-8")
    story = join([split(tmp_path / "page.html"), split(FIXTURES / "x-api" / "ministry-posts.json")]).story
    assert [source.text[-13:] for source in story.sources if source.id.startswith("transportmin")] == [
        "end in April."
    ]


def test_the_forms_are_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "bundles.md").read_text("utf-8")
    endings = [ending for form in FORMS.values() for ending in form.endings]
    assert [ending for ending in endings if f"`{ending}`" not in page] == []
    names = [form.TITLE.partition(" (")[0] for form in json_forms()]
    assert [name for name in names if name.split()[0] not in page] == []
