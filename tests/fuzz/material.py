"""What the harnesses are fed: texts near to news, documents near to each form of input, and plain noise."""

from __future__ import annotations

import json
from functools import cache

from hypothesis import strategies as st

from checker.facts.tables import LANGUAGES
from checker.facts.times.lexicon import load
from tests.facts.quantities.corpora import ROWS as QUANTITIES
from tests.facts.times.corpora import ROWS as TIMES
from tests.test_text_tricks import TRICKS

LANGUAGE = st.sampled_from(LANGUAGES)
HIDDEN = "\u200b\u200d\u00ad\u202e\u202c\u202d\u2066\u2067\u2069\u034f\ufeff\ufe0f\u20e3\u0301\u0650\u0640"
MARKS = [
    *HIDDEN,
    *"“”«»‘’\"'()[]{}.,،؛:;!?؟…-–/%$€£@#|*_`~<>&=\\",
    "\n",
    "\r\n",
    "\u2028",
    "\t",
    "\x1c",
    "\x85",
]
FIGURES = [
    "1",
    "42",
    "1,234",
    "٤٢",
    "４２",
    "𝟜",
    "31/02/2023",
    "1/1/1",
    "12:30",
    "2O23",
    "l5",
    "½",
    "1e9",
    "9" * 40,
]
POSTS = [
    "— Name (@handle) February 1, 2023",
    "https://twitter.com/a/status/1",
    "RT @a:",
    "قال",
    "said",
    "a déclaré",
    "according to",
    "Mr.",
    "M.",
    "Rabat",
    "الرباط",
    "🇲🇦",
]
HTML = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<br>",
    "<article>",
    "</article>",
    "<h1>",
    "</h1>",
    "<!--",
    "-->",
    "<!doctype html>",
    "<html lang='ar'>",
    "<time datetime='2023-02-01'>",
    "<blockquote class='twitter-tweet'>",
    "</blockquote>",
    "<a href='https://twitter.com/a/status/1'>",
    "</a>",
    "<meta property='og:title' content='",
    "'>",
    "<script type='application/ld+json'>",
    "</script>",
    '{"@type": "NewsArticle", "articleBody": "one two three", "datePublished": "2023-02-01"}',
    "<table><tr><td>",
    "<svg>",
    "<textarea>",
    "&amp;",
    "&#x202e;",
    "&#0;",
    "&#55296;",
    "<![CDATA[",
    "]]>",
]
MARKDOWN = [
    "# ",
    "> ",
    "- ",
    "1. ",
    "```\n",
    "---\n",
    "title: x\n",
    "**",
    "[a](b)",
    "![",
    "|a|b|\n|-|-|\n",
    "<p>",
]
JSON_KEYS = [
    "headline",
    "headlines",
    "body_text",
    "body_html",
    "bodies",
    "value",
    "contenttype",
    "contentType",
    "type",
    "version",
    "versioncreated",
    "firstcreated",
    "language",
    "byline",
    "authors",
    "author_name",
    "author_url",
    "html",
    "provider_name",
    "provider_url",
    "data",
    "text",
    "id",
    "author_id",
    "created_at",
    "includes",
    "users",
    "username",
    "name",
    "tweets",
    "referenced_tweets",
    "note_tweet",
    "role",
    "uri",
    "url",
    "lang",
    "infosources",
    "infoSources",
    "title",
    "cache_age",
]
TOML = [
    "[story]\n",
    "[[source]]\n",
    "[check]\n",
    "[[accepted]]\n",
    "[check.rules]\n",
    'id = "a"\n',
    'kind = "article"\n',
    'kind = "tweet"\n',
    'text = "They met on Tuesday."\n',
    'file = "a.txt"\n',
    'within = "a"\n',
    "published = 2023-02-01\n",
    'published = "2023-02-01T10:00:00+01:00"\n',
    'language = "ar"\n',
    'timezone = "UTC"\n',
    'fingerprint = "0123456789abcdef"\n',
    'reason = "wanted"\n',
    "until = 2024-01-01\n",
    'rule = "date-conflict"\n',
    "x = [[[[{}]]]]\n",
    "# é\n",
    "=",
    '"',
]


@cache
def _words(language: str) -> list[str]:
    corpus = [row.text for row in TIMES if row.language == language]
    corpus += [row.text for row in QUANTITIES if row.language == language]
    tricks = [trick.text for trick in TRICKS if trick.language == language]
    return sorted({*load(language).words, *corpus, *tricks})


def jumbles(pieces: list[str], most: int = 30) -> st.SearchStrategy[str]:
    """Pieces, words and noise in any order."""
    piece = st.sampled_from(pieces) | st.text(max_size=6)
    return st.tuples(st.sampled_from(["", " ", "\n"]), st.lists(piece, max_size=most)).map(
        lambda drawn: drawn[0].join(drawn[1])
    )


def news(language: str) -> st.SearchStrategy[str]:
    """Texts near to news in a language."""
    piece = st.sampled_from(_words(language)) | st.sampled_from([*FIGURES, *POSTS]) | st.sampled_from(MARKS)
    joined = st.tuples(st.sampled_from(["", " ", " ", "\n"]), st.lists(piece, max_size=40))
    return joined.map(lambda drawn: drawn[0].join(drawn[1])) | st.text()


def told() -> st.SearchStrategy[tuple[str, str]]:
    """A language and a text near to news in it."""
    return LANGUAGE.flatmap(lambda language: st.tuples(st.just(language), news(language)))


NEWS = told().map(lambda drawn: drawn[1])
_SCALARS = st.one_of(
    NEWS,
    st.sampled_from(["2023-02-01T10:00:00Z", "text/html", "tweet", "1", ""]),
    st.integers(),
    st.none(),
    st.booleans(),
)
_JSON = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(JSON_KEYS), inner, max_size=6)
    ),
    max_leaves=12,
)
_REQUIRED = ("uri", "version", "type", "body_text")
X_POST = st.fixed_dictionaries({"data": st.fixed_dictionaries({"text": NEWS, "id": st.just("1")})})
NINJS = st.fixed_dictionaries(
    {"uri": st.just("u"), "version": st.just("1"), "type": st.just("text"), "body_text": NEWS},
    optional={key: _JSON for key in JSON_KEYS if key not in _REQUIRED},
)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


DOCUMENTS: dict[str, st.SearchStrategy[bytes]] = {
    "text": NEWS.map(_bytes),
    "markdown": jumbles([*MARKDOWN, *HTML, *POSTS]).map(_bytes),
    "html": jumbles([*HTML, *POSTS]).map(_bytes),
    "json": (_JSON | X_POST | NINJS).map(lambda value: _bytes(json.dumps(value, ensure_ascii=False))),
}
"""Documents of each form that is read, most of them broken in some way."""
