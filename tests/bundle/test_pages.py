"""Saved pages: what each part of one gives, and what it does not."""

from __future__ import annotations

import codecs
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.bundle import split_document
from checker.bundle.document import Document
from checker.bundle.pages.fragment import account_of

if TYPE_CHECKING:
    from checker.model.source import Source, Story

BODY = (
    "<article><h1>Port of Larache open again</h1><p>The port of Larache is open again after three days, its "
    "director said on Monday.</p>"
    "<p>Forty ships are at their berths, and the ferry sails tonight.</p></article>"
)
BY = '<a href="https://twitter.com/PortLarache/status/1767461776389059131">March 12, 2024</a>'
DAY = date(2024, 3, 12)
INSTANT = datetime(2024, 3, 12, 8, 5, tzinfo=UTC)


def story(page: str | bytes) -> Story:
    content = page.encode() if isinstance(page, str) else page
    return split_document(Document("port.html", content, Path("port.html"))).story


def article(head: str = "", body: str = BODY, html: str = "") -> Source:
    return story(f"<html {html}><head>{head}</head><body>{body}</body></html>").source("article")


def data(*values: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)


NEWS = {"@type": "NewsArticle", "headline": "Port of Larache open again"}

PUBLISHED = {
    # schema.org
    data(NEWS | {"datePublished": "2024-03-12"}): DAY,
    data(NEWS | {"datePublished": "2024-03-12T09:05:00+01:00"}): INSTANT,
    data(NEWS | {"datePublished": "2024-03-12T08:05:00.250Z"}): INSTANT,
    data([{"@type": "WebSite"}, NEWS | {"datePublished": "2024-03-12"}]): DAY,
    data(
        {"@graph": [NEWS | {"@type": ["Thing", "ReportageNewsArticle"], "datePublished": "2024-03-12"}]}
    ): DAY,
    data({"@type": "WebPage", "mainEntity": NEWS | {"datePublished": "2024-03-12"}}): DAY,
    data(
        {"@type": "BlogPosting", "datePublished": "2020-01-01"}, NEWS | {"datePublished": "2024-03-12"}
    ): DAY,
    # a time of day that could be any place's
    data(NEWS | {"datePublished": "2024-03-12T09:05:00"}): DAY,
    # not understood
    data(NEWS | {"datePublished": "12/03/2024"}): None,
    data(NEWS | {"datePublished": "0001-01-01"}): None,
    data(NEWS | {"datePublished": ["2024-03-12"]}): None,
    data({"@type": "Product", "datePublished": "2024-03-12"}): None,
    '<script type="application/ld+json">{"@type": "NewsArticle", </script>': None,
    # meta
    '<meta property="article:published_time" content="2024-03-12T08:05:00Z">': INSTANT,
    '<meta itemprop="datePublished" content="2024-03-12">': DAY,
    '<meta name="DC.date.issued" content="2024-03-12">': DAY,
    '<meta property="article:modified_time" content="2024-03-13">': None,
    data(NEWS | {"datePublished": "2024-03-12"}) + '<meta name="date" content="2024-03-13">': DAY,
}


@pytest.mark.parametrize(("head", "expected"), PUBLISHED.items(), ids=map(str, range(len(PUBLISHED))))
def test_when_it_was_published(head: str, expected: date | None) -> None:
    assert article(head).published == expected


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ('<time datetime="2024-03-12T08:05Z">Tuesday</time>', INSTANT),
        (
            '<time datetime="2024-03-01">x</time><time datetime="2024-03-12" pubdate>y</time>',
            DAY,
        ),
        ('<time datetime="2024-03-01">x</time><time datetime="2024-03-12">y</time>', None),
        ('<time datetime="yesterday">x</time>', None),
        ("<time>12 March</time>", None),
    ],
)
def test_time_elements(times: str, expected: date | None) -> None:
    assert article(body=BODY + times).published == expected
    within = article(body=BODY.replace("</h1>", f"</h1>{times}"))
    assert within.published == (expected or ("2024-03-01" in times and date(2024, 3, 1)) or None)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Salma Alaoui", "Salma Alaoui"),
        ({"@type": "Person", "name": " Salma\n Alaoui "}, "Salma Alaoui"),
        (
            [{"name": "Salma Alaoui"}, {"name": "Yasser B."}, {"name": "Salma Alaoui"}],
            "Salma Alaoui, Yasser B.",
        ),
        ({"@id": "#salma"}, "Salma Alaoui"),
        ({"@id": "#nobody"}, None),
        (7, None),
        ({"name": "x" * 400}, None),
    ],
)
def test_who_wrote_it(value: object, expected: str | None) -> None:
    known = {"@type": "Person", "@id": "#salma", "name": "Salma Alaoui"}
    found = article(data({"@graph": [known, NEWS | {"author": value, "publisher": value}]}))
    assert found.speaker == expected
    assert found.publisher == (expected and expected.partition(", ")[0])


def test_a_link_is_no_author() -> None:
    assert article('<meta name="author" content="https://facebook.com/port">').speaker is None


@pytest.mark.parametrize(
    ("html", "head", "expected"),
    [
        ('lang="en-GB"', "", "en-GB"),
        ('lang="en_us"', "", "en-US"),
        ('lang="ar"', "", "en"),  # the template's language, not the article's
        ("", data(NEWS | {"inLanguage": "en-IE"}), "en-IE"),
        ('lang="en-GB"', data(NEWS | {"inLanguage": {"alternateName": "en-IE", "name": "English"}}), "en-IE"),
        ("", '<meta property="og:locale" content="en_CA">', "en-CA"),
        ('lang="english, please"', "", "en"),
    ],
)
def test_its_language(html: str, head: str, expected: str) -> None:
    assert article(head, html=html).language == expected


HEADLINES = {
    "<h1>Port open</h1>": "Port open",
    "<h1>The Daily</h1><article><h1>Port open</h1></article>": "Port open",
    "<h1>The Daily</h1><h1>Port of Larache open again</h1>": "Port of Larache open again",
    "<h1>The Daily</h1><h1>Most read</h1>": "Port of Larache open again",
    "": "Port of Larache open again",
    "<h1><img alt='logo'></h1>": "Port of Larache open again",
}


@pytest.mark.parametrize(("headings", "expected"), HEADLINES.items())
def test_its_headline_is_its_first_paragraph(headings: str, expected: str) -> None:
    text = BODY.replace("<h1>Port of Larache open again</h1>", "")
    found = article(data(NEWS), headings + text)
    assert found.text.split("\n\n")[0] == expected
    assert found.text.count(expected) == 1


# --- text

LINES = {
    "<p>One\n two\t<b>th</b>ree</p>four": "One two three\n\nfour",
    "one<br>two<br/><br> three": "one\ntwo\nthree",
    "<ul><li>one<li>two</ul>": "one\n\ntwo",
    "<table><tr><td>one<td>two<tr><td>three</table>": "one two\n\nthree",
    "<pre>one  two\nthree</pre>four\nfive": "one two\nthree\n\nfour five",
    "<p>one<script>two</script><style>three</style><p hidden>four<p>five": "one\n\nfive",
    "<div hidden><pre>one</pre></div>two\nthree": "two three",
    "a&nbsp;b &lt;c&gt; &eacute;&#8217;": "a\u00a0b <c> é’",
    "الميناء \u200fمفتوح\u200c الآن": "الميناء \u200fمفتوح\u200c الآن",
    "<!-- one --> ": "",
}


@pytest.mark.parametrize(("markup", "text"), LINES.items())
def test_text_as_it_is_read(markup: str, text: str) -> None:
    assert account_of(markup, "a.json").text == text


def test_invisible_characters_of_a_page_are_kept() -> None:
    hidden = BODY.replace("director", "di\u200brec\u202etor")
    assert "di\u200brec\u202etor" in article(body=hidden).text


def test_a_quotation_with_a_caption() -> None:
    quote = "<blockquote><p>We lost a roof.</p><p>Not a single book.</p></blockquote>"
    figure = f"<figure>{quote}<figcaption>— Ida Thorne</figcaption></figure>"
    [found] = account_of(f"<p>She spoke.</p>{figure}", "a.json").quotations
    assert (found.speaker, found.text) == ("Ida Thorne", "We lost a roof.\nNot a single book.")
    assert account_of(quote, "a.json").quotations == ()


def test_teasers_of_other_news_are_no_part_of_a_short_item() -> None:
    teasers = "".join(
        f'<div class="item"><a href="/{number}">خبر آخر رقم {number} عن الاقتصاد</a>'
        f"<p>ملخص قصير للخبر رقم {number} يشرح ما جرى في الأسبوع الماضي.</p></div>"
        for number in range(8)
    )
    comments = "<ol class='commentlist'>" + "<li><p>شكرا على هذا الخبر المفيد.</p></li>" * 5 + "</ol>"
    item = "<p>استقال وزير المالية مساء الاثنين 3 يونيو 2024.</p><p>وقال إنه «قدم استقالته لأسباب صحية».</p>"
    found = article(body=f"<h1>استقالة وزير المالية</h1><div>{item}</div><div>{teasers}</div>{comments}")
    assert found.text.split("\n\n") == [
        "استقالة وزير المالية",
        "استقال وزير المالية مساء الاثنين 3 يونيو 2024.",
        "وقال إنه «قدم استقالته لأسباب صحية».",
    ]


# --- posts

EMBEDS = {
    f'class="twitter-tweet"><p lang="en">Open again.</p>&mdash; Port (@PortLarache) {BY}': (
        "Open again.", "@PortLarache", "Port", INSTANT, "tweet",
    ),
    f'class="a twitter-tweet tw-align-center"><p>Open again.</p>{BY}': (
        "Open again.", "@PortLarache", None, INSTANT, "tweet",
    ),
    'class="twitter-tweet"><p>Open again.</p>&mdash; Port (@PortLarache) 12 mars 2024': (
        "Open again.", "@PortLarache", "Port", DAY, "tweet",
    ),
    'class="bluesky-embed"><p lang="en">Open again.</p>&mdash; Port '
    '(<a href="https://bsky.app/profile/x">@port.example.social</a>) <a href="https://bsky.app/y">'
    "March 12, 2024 at 9:05 AM</a>": ("Open again.", "@port.example.social", "Port", DAY, "post"),
    'class="twitter-tweet"><p>Open again.</p>': ("Open again.", None, None, None, "tweet"),
}  # fmt: skip


@pytest.mark.parametrize(("embed", "expected"), EMBEDS.items(), ids=map(str, range(len(EMBEDS))))
def test_embedded_posts(embed: str, expected: tuple[object, ...]) -> None:
    found = story(f"<html><body>{BODY}<blockquote {embed}</blockquote></body></html>")
    [text, post] = found.sources
    assert (post.text, post.handle, post.speaker, post.published, post.kind) == expected
    assert "Open again." not in text.text


def test_a_post_that_is_embedded_twice_is_one_source() -> None:
    embed = (
        f'<blockquote class="twitter-tweet"><p>Open again.</p>&mdash; Port (@PortLarache) {BY}</blockquote>'
    )
    assert [source.id for source in story(f"{embed}{BODY}{embed}").sources] == ["article", "portlarache"]


def test_a_picture_without_words_is_no_post() -> None:
    assert account_of(f'<blockquote class="twitter-tweet"><p> </p>{BY}</blockquote>', "a.json").posts == ()


# --- charsets

FRENCH = BODY.replace("open again", "rouvert à 9 h – c’est fêté")


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ("", "utf-8"),
        ('<meta charset="ISO-8859-1">', "cp1252"),
        ("<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>", "cp1252"),
        ('<?xml version="1.0" encoding="windows-1252"?>', "cp1252"),
        ('<meta charset="utf-16">', "utf-8"),  # it could not be read if that were so
    ],
)
def test_charsets(declared: str, codec: str) -> None:
    assert "rouvert à 9 h – c’est fêté" in story(f"{declared}{FRENCH}".encode(codec)).source("article").text


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")],
)
def test_a_byte_order_mark_decides(mark: bytes, codec: str) -> None:
    page = f'<meta charset="windows-1256">{FRENCH}'.encode(codec)
    assert "rouvert à 9 h – c’est fêté" in story(mark + page).source("article").text


def test_one_stray_byte_spoils_no_page() -> None:
    page = b'<meta charset="utf-8">' + BODY.encode().replace(b"Forty", b"\xe9Forty")
    assert "\ufffdForty ships" in story(page).source("article").text
