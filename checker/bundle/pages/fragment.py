"""A piece of HTML that is all text: the body of a record, an embedded post, rendered Markdown."""

from __future__ import annotations

from checker.bundle.account import Account
from checker.bundle.loose import text_of
from checker.bundle.pages.embeds import take_posts
from checker.bundle.pages.markup import paragraphs, parse
from checker.bundle.pages.quotations import quotations_of


def account_of(markup: str, where: str, language: str = "") -> Account:
    """Return the text of a piece of HTML and the posts embedded in it; empty where there is none.

    ``language`` is that of the piece; it decides only how a date in figures is read.

    Raises:
        BundleError: elements are nested too deeply.
    """
    tree = parse(text_of(markup), where)
    if tree is None:
        return Account()
    posts = take_posts(tree, language)
    text = text_of("\n\n".join(paragraphs(tree)))
    return Account(text=text, posts=posts, quotations=quotations_of(tree))
