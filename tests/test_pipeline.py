"""The whole check: what it promises for any story, and what it finds in the user's own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from checker import bundle
from checker.model.finding import Severity, Verdict
from checker.pipeline import Policy, check
from checker.report.formats import json as json_report
from tests.rules.stories import seen, story, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.embed import Encoder
    from checker.model.finding import Finding
    from checker.model.result import Result

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "blinken-bourita-call"
PUBLISHED = ROOT / "seeds" / "000_d70429863f0ac442.txt"
BUNDLES = [SEED, *sorted(path.parent for path in (ROOT / "tests" / "bundles").glob("*/story.toml"))]
UNRELATED = "نظمت بلدية المدينة سباقا للدراجات شارك فيه مئات الأطفال.\n"

CLEAN = story(
    told("en", "The council of Valletta met on 4 March 2024.", published="2024-03-05"),
    told("fr", "Le conseil de La Valette s'est réuni le 4 mars 2024.", kind="post", published="2024-03-04"),
)
CONFLICTING = story(
    told("en", "The council of Valletta met on 4 March 2024.", published="2024-03-05"),
    told("fr", "Le conseil de La Valette s'est réuni le 5 mars 2024.", kind="post", published="2024-03-05"),
)


def fingerprints(result: Result) -> list[str]:
    return sorted(found.fingerprint for found in result.findings)


@pytest.fixture(scope="module")
def seeded(encoder: Encoder) -> Result:
    return check(bundle.read(SEED), encoder)


def of(result: Result, code: str) -> list[Finding]:
    return [found for found in result.findings if found.code == code]


# What holds for every story.


@pytest.mark.parametrize("path", BUNDLES, ids=lambda path: path.name)
def test_the_same_twice(path: Path, encoder: Encoder) -> None:
    reports = [json_report.render(check(bundle.read(path), encoder)) for _ in range(2)]
    assert reports[0] == reports[1]


@pytest.mark.parametrize("path", BUNDLES, ids=lambda path: path.name)
def test_the_order_of_sources_changes_no_fingerprint(path: Path, encoder: Encoder) -> None:
    given = bundle.read(path)
    turned = replace(given, sources=given.sources[::-1])
    assert fingerprints(check(turned, encoder)) == fingerprints(check(given, encoder))


@pytest.mark.parametrize("path", BUNDLES, ids=lambda path: path.name)
def test_findings_come_heaviest_first_and_once(path: Path, encoder: Encoder) -> None:
    found = check(bundle.read(path), encoder).findings
    assert [item.severity.rank for item in found] == sorted(item.severity.rank for item in found)
    assert len({(item.rule, frozenset(item.evidence)) for item in found}) == len(found)


def test_no_tables_for_a_language_is_said_and_no_fault(encoder: Encoder) -> None:
    result = check(
        story(
            told("de", "Der Rat tagte am Montag in Valletta."),
            told("en", "The council met in Valletta.", kind="post"),
        ),
        encoder,
    )
    assert [item.what for item in result.coverage.unchecked if "(de)" in item.why] == [
        "facts of source 'article'"
    ]


# Policies.


def test_a_rule_that_is_off_finds_nothing_and_is_said_to_be_off(encoder: Encoder) -> None:
    result = check(CONFLICTING, encoder, Policy(levels={"date-conflict": "off"}))
    assert of(result, "D101") == []
    assert [item.why for item in result.coverage.unchecked if item.what == "D101 date-conflict"] == [
        "switched off in the settings"
    ]
    assert not any(item.startswith("D101") for item in result.coverage.checked)


@pytest.mark.parametrize("level", list(Severity))
def test_a_rule_has_the_severity_it_is_given(level: Severity, encoder: Encoder) -> None:
    result = check(CONFLICTING, encoder, Policy(levels={"date-conflict": level}))
    assert [found.severity for found in of(result, "D101")] == [level]


@pytest.mark.parametrize(
    ("policy", "verdict"),
    [
        (Policy(), Verdict.FAIL),
        (Policy(fail_on="info"), Verdict.FAIL),
        (Policy(fail_on="never"), Verdict.PASS),
        (Policy(levels={"date-conflict": "warning"}), Verdict.PASS),
        (Policy(levels={"date-conflict": "warning"}, fail_on="warning"), Verdict.FAIL),
        (Policy(levels={"date-conflict": "off"}), Verdict.PASS),
    ],
)
def test_the_verdict_on_a_conflict(policy: Policy, verdict: Verdict, encoder: Encoder) -> None:
    assert check(CONFLICTING, encoder, policy).verdict is verdict


@pytest.mark.parametrize(
    ("policy", "verdict"),
    [
        (Policy(), Verdict.PASS),
        (Policy(fail_on="warning"), Verdict.PASS),
        (Policy(strict=True), Verdict.PASS),
        # What is switched off is unchecked, and fails where completeness is asked for.
        (Policy(strict=True, levels={"date-conflict": "off"}), Verdict.FAIL),
        (Policy(strict=True, levels={"date-conflict": "off"}, fail_on="never"), Verdict.FAIL),
    ],
)
def test_the_verdict_on_a_clean_story(policy: Policy, verdict: Verdict, encoder: Encoder) -> None:
    assert check(CLEAN, encoder, policy).verdict is verdict


def test_one_source_alone_is_not_checked(encoder: Encoder) -> None:
    alone = replace(CLEAN, sources=CLEAN.sources[:1])
    assert check(alone, encoder).verdict is Verdict.UNCHECKED


def test_progress_ends_with_all_texts(encoder: Encoder) -> None:
    told_of: list[tuple[int, int]] = []
    check(CLEAN, encoder, progress=lambda done, total: told_of.append((done, total)))
    assert told_of[-1][0] == told_of[-1][1] > 0


# The user's own story.


def test_the_seed_fails(seeded: Result) -> None:
    assert seeded.verdict is Verdict.FAIL


def test_the_day_of_the_call(seeded: Result) -> None:
    (found,) = of(seeded, "D101")
    assert found.severity == "error"
    assert seen(found).evidence == (
        ("article", "أمس الثلاثاء", "2023-01-31"),
        ("marocdiplo-ar", "اليوم", "2023-02-01"),
        ("secblinken", "today", "2023-02-01"),
    )
    for words in (
        "The publication day of 'article' is not given; it was inferred: not before 2023-02-01",
        "'أمس الثلاثاء' fits a text of Wednesday, 2023-02-01",
        (
            "Only a reading in Washington time of a text published before 05:00 UTC on 1 February 2023 "
            "would reconcile 'article' with 'secblinken'"
        ),
        "No reading of time zones reconciles 'article' with 'marocdiplo-ar'",
    ):
        assert words in found.note


@pytest.mark.parametrize(
    ("code", "severity", "evidence"),
    [
        ("D104", "warning", [("article", "أمس الثلاثاء", "2023-01-31")]),
        ("W603", "warning", [("article", "يقوم بزيارة", "under way"), ("secblinken", "recent trip", "over")]),
        (
            "P304",
            "warning",
            [
                ("secblinken", "@MarocDiplomatie", "@MarocDiplomatie"),
                (
                    "marocdiplo-ar",
                    (
                        "أجرى السيد ناصر بوريطة، اليوم، اتصالاً هاتفياً مع كاتب الدولة الأمريكي، السيد أنتوني "
                        "بلينكن.@SecBlinken pic.twitter.com/fkkTiTMF4s"
                    ),
                    "@MarocDiplo_AR",
                ),
            ],
        ),
        (
            "P303",
            "info",
            [
                ("article", "وزير الخارجية الأمريكي", "foreign-minister@US"),
                ("marocdiplo-ar", "كاتب الدولة الأمريكي", "secretary-of-state@US"),
            ],
        ),
        (
            "Q502",
            "warning",
            [
                ("statement", "وقف التصعيد ووضع حد لدوامة العنف", "وقف التصعيد / لدوامة العنف"),
                ("article", "تخفيف التصعيد ووضع حد لدائرة العنف", "تخفيف التصعيد / لدائرة العنف"),
            ],
        ),
    ],
)
def test_the_only_finding_of_a_rule(
    seeded: Result, code: str, severity: str, evidence: list[tuple[str, str, str]]
) -> None:
    (found,) = of(seeded, code)
    assert found.severity == severity
    assert list(seen(found).evidence) == evidence


def test_passages_printed_twice(seeded: Result) -> None:
    words = [{item.quote for item in found.evidence} for found in of(seeded, "S702")]
    assert words == [
        {"التعاون الثنائي المتين في مجال الأمن والدفاع على المستوى الإقليمي”، بين الولايات المتحدة والمغرب"},
        {"ناقشنا كذلك زيارتي الأخيرة ولقاءاتي مع القادة المصريين والإسرائيليين والفلسطينيين"},
    ]
    places = [[(item.source, item.start) for item in found.evidence] for found in of(seeded, "S702")]
    assert places == [[("article", 1049), ("article", 1333)], [("article", 1156), ("article", 1466)]]


@pytest.mark.parametrize("topic", ["منتدى النقب", "حل الدولتين", "لجنة القدس"])
def test_topics_of_the_article_alone(seeded: Result, topic: str) -> None:
    (found,) = (item for item in of(seeded, "T401") if any(topic in shown.quote for shown in item.evidence))
    assert found.severity == "info"
    assert {item.source for item in found.evidence} == {"article"}
    assert "not in 'marocdiplo-ar', 'secblinken'" in found.message


def test_a_topic_that_the_ministry_lacks(seeded: Result) -> None:
    (found,) = (
        item for item in of(seeded, "T401") if "security" in " ".join(it.quote for it in item.evidence)
    )
    assert seen(found).evidence == (
        ("article", "التعاون الثنائي المتين في مجال الأمن والدفاع", "cooperation"),
        ("article", "التعاون الثنائي المتين في مجال الأمن والدفاع", "cooperation"),
        ("secblinken", "strong bilateral cooperation on regional security and defense", "cooperation"),
    )
    assert "not in 'marocdiplo-ar'" in found.message


def test_nothing_false(seeded: Result) -> None:
    assert [found.code for found in seeded.findings if found.severity is Severity.ERROR] == ["D101"]
    assert of(seeded, "Q501") + of(seeded, "Q503") + of(seeded, "D102") + of(seeded, "B901") == []


def edited(folder: Path, **edits: Callable[[str], str]) -> Path:
    """Return a copy of the seed with some files changed; '_' in a key stands for '.'."""
    copy = folder / "story"
    shutil.copytree(SEED, copy)
    for key, edit in edits.items():
        path = copy / key.replace("_", ".")
        text = path.read_text("utf-8")
        assert edit(text) != text
        path.write_text(edit(text), "utf-8")
    return copy


def test_with_the_day_put_right_the_rest_stays(seeded: Result, encoder: Encoder, tmp_path: Path) -> None:
    copy = edited(
        tmp_path, article_txt=lambda text: text.replace("الثلاثاء", "الأربعاء").replace("أمس", "اليوم")
    )
    result = check(bundle.read(copy), encoder)
    changed = {"D101", "D104", "S701"}  # their words are the ones that were put right
    assert of(result, "D101") == []
    assert [[item.quote for item in found.evidence] for found in of(result, "D104")] == [["اليوم الأربعاء"]]
    kept = {found.fingerprint for found in seeded.findings if found.code not in changed}
    assert {found.fingerprint for found in result.findings if found.code not in changed} == kept


def test_with_its_publication_day_the_article_is_dated(
    seeded: Result, encoder: Encoder, tmp_path: Path
) -> None:
    copy = edited(
        tmp_path,
        story_toml=lambda text: text.replace("primary = true", "primary = true\npublished = 2023-02-01"),
    )
    result = check(bundle.read(copy), encoder)
    assert of(result, "D104") == []
    assert fingerprints(result) == sorted(
        found.fingerprint for found in seeded.findings if found.code != "D104"
    )


@pytest.mark.parametrize(
    "edit",
    [lambda text: UNRELATED + text, lambda text: text.rstrip() + "\n" + UNRELATED],
    ids=["before", "after"],
)
def test_an_unrelated_edit_keeps_fingerprints(
    seeded: Result, encoder: Encoder, tmp_path: Path, edit: Callable[[str], str]
) -> None:
    result = check(bundle.read(edited(tmp_path, article_txt=edit)), encoder)
    assert set(fingerprints(seeded)) <= set(fingerprints(result))


def test_the_article_as_published_gives_the_same(seeded: Result, encoder: Encoder) -> None:
    result = check(bundle.read(PUBLISHED), encoder)
    assert [(found.code, seen(found)) for found in result.findings] == [
        (found.code, seen(found)) for found in seeded.findings
    ]
    assert fingerprints(result) == fingerprints(seeded)


def test_every_span_reproduces_its_words(seeded: Result) -> None:
    for found in seeded.findings:
        for item in found.evidence:
            assert seeded.story.source(item.source).text[item.start : item.end] == item.quote
            assert any(claim.id == item.claim for claim in seeded.claims)
