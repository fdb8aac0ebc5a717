"""X API v2: one post or several, with their authors, and the posts that they refer to.

Long posts are cut off in ``text`` and whole in ``note_tweet``. Source: docs.x.com, "Data dictionary".
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from checker.bundle.account import Account
from checker.bundle.loose import date_of, handle_of, line_of, objects_of, tag_of, text_of
from checker.bundle.post_date import id_instant
from checker.bundle.posts import post_source
from checker.bundle.text_file import has_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.bundle.json_forms import Record
    from checker.model.source import Source

TITLE = "X API v2 posts (data, includes.users)"
_REPOST = "retweeted"


def fits(record: Record) -> bool:
    """Whether a record holds posts: objects with an id and a text."""
    posts = objects_of(record.get("data"))
    return bool(posts) and all("id" in post and "text" in post for post in posts)


def account_of(record: Record, where: str) -> Account:
    """Return the posts, each a source; those that they quote or answer, too, if they are included.

    A repost says nothing of its own: where the post that it repeats is included, that one stands for it.
    """
    del where
    included = next(iter(objects_of(record.get("includes"))), {})
    users = {str(user.get("id")): user for user in objects_of(included.get("users"))}
    others = {str(post.get("id")): post for post in objects_of(included.get("tweets"))}
    posts = {str(post["id"]): post for post in _all_posts(objects_of(record.get("data")), others)}
    return Account(posts=tuple(found for post in posts.values() if (found := _source(post, users))))


def _all_posts(posts: list[Record], others: Mapping[str, Record]) -> Iterator[Record]:
    for post in posts:
        references = objects_of(post.get("referenced_tweets"))
        referred = [others[key] for item in references if (key := str(item.get("id"))) in others]
        if not (referred and any(item.get("type") == _REPOST for item in references)):
            yield post
        yield from referred


def _source(post: Record, users: Mapping[str, Record]) -> Source | None:
    """Return a post; None where it has no words."""
    note = next(iter(objects_of(post.get("note_tweet"))), {})
    words = text_of(html.unescape(text_of(note.get("text")) or text_of(post.get("text")))).strip()
    if not has_text(words):
        return None
    author = users.get(str(post.get("author_id")), {})
    handle = handle_of(author.get("username"))
    return post_source(
        words,
        handle=handle and handle.removeprefix("@"),
        speaker=line_of(author.get("name")),
        published=date_of(post.get("created_at")) or id_instant(str(post.get("id"))),
        language=tag_of(post.get("lang")),
    )
