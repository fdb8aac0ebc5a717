"""What stands above a text in Markdown: understood, and no part of the text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from checker.bundle import split_document
from checker.bundle.document import Document
from checker.bundle.pages.front_matter import FrontMatter, front_matter

if TYPE_CHECKING:
    from checker.model.source import Story

TEXT = "Le port a rouvert lundi.\n"
INSTANT = datetime(2024, 6, 3, 10, tzinfo=timezone(timedelta(hours=1)))

UNDERSTOOD = {
    "Jekyll": (
        "title: Le port rouvre\ndate: 2024-06-03 10:00:00 +0100\nlang: fr\n",
        FrontMatter(TEXT, "Le port rouvre", None, "fr", INSTANT),
    ),
    "Hugo": (
        "title: \"Le port : il rouvre\"\npublishDate: 2024-06-03T10:00:00+01:00\nauthor: 'C. Martin'\n",
        FrontMatter(TEXT, "Le port : il rouvre", "C. Martin", None, INSTANT),
    ),
    "an Arabic headline, and what is not understood": (
        "title: الميناء يفتح أبوابه\nlanguage: ar_MA # المغرب\ntags:\n  - port\n- sea\n# a\n\ndraft: false\n",
        FrontMatter(TEXT, "الميناء يفتح أبوابه", None, "ar-MA", None),
    ),
    "an instant in UTC, lines of Windows": (
        "date: 2024-06-03T09:00:00Z\r\n",
        FrontMatter(TEXT, published=datetime(2024, 6, 3, 9, tzinfo=UTC)),
    ),
    "a date in words is none": ("date: June 3\n", FrontMatter(TEXT)),
}


@pytest.mark.parametrize("name", UNDERSTOOD)
@pytest.mark.parametrize("end", ["---", "...", "--- "])
def test_front_matter(name: str, end: str) -> None:
    said, found = UNDERSTOOD[name]
    assert front_matter(f"---\n{said}{end}\n{TEXT}") == found


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "",
        "---\n",
        f"---\n\n{TEXT}\n---\n",
        f"---\ntitle: never closed\n{TEXT}",
        f"---\n- a list between two rules\n---\n{TEXT}",
        f"---\n---\n{TEXT}",
        f"{TEXT}\n---\ntitle: below\n---\n",
    ],
)
def test_a_rule_across_the_page_is_none(text: str) -> None:
    assert front_matter(text) == FrontMatter(text)


def _story(markdown: str) -> Story:
    return split_document(Document("port.md", markdown.encode()), "markdown").story


def test_it_is_taken_for_the_article() -> None:
    head = "---\ntitle: Le port rouvre\nauthor: C. Martin\ndate: 2024-06-04\nlang: fr\n---\n"
    story = _story(f"{head}\n{TEXT}\n> Reopened today.\n>\n> — Port Authority (@port) June 3, 2024\n")
    article, post = story.sources
    assert story.title == "Le port rouvre"
    assert article.text.rstrip() == "Le port rouvre\n\nLe port a rouvert lundi."
    assert (article.published, article.speaker, article.language) == (date(2024, 6, 4), "C. Martin", "fr")
    assert (post.published, post.speaker) == (date(2024, 6, 3), "Port Authority")


def test_a_headline_that_stands_in_the_text_is_not_doubled() -> None:
    (article,) = _story(f"---\ntitle: Le port rouvre\n---\n# Le port rouvre\n\n{TEXT}").sources
    assert article.text == "Le port rouvre\n\nLe port a rouvert lundi."
