"""What a report says was not checked: every limit that this story met, and none that it did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.model.source import Source, SourceKind, Story
from checker.pipeline import Policy, check

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.embed import Encoder

OPENED = "The minister opened the bridge of Larache on Monday, 13 May 2024."


def _unchecked(
    encoder: Encoder, *texts: str, language: str = "en", policy: Policy | None = None
) -> dict[str, str]:
    sources = tuple(
        Source(f"s{number}", SourceKind.ARTICLE, text, language) for number, text in enumerate(texts)
    )
    covered = check(Story("story", "Story", sources), encoder, policy).coverage
    return {item.what: item.why for item in covered.unchecked}


NOT_OPENED = "links and pictures are not opened"
ALONE = "none of its claims speaks of the same thing as a claim of another source"
UNDATED = "its day of publication is neither given nor to be found in the text"

# The second account -> what is said of it.
ACCOUNTS: Mapping[str, Mapping[str, str]] = {
    OPENED: {},
    f"{OPENED} https://example.org/a": {"1 link in source 's1'": NOT_OPENED},
    f"{OPENED} www.example.org pic.twitter.com/x t.co/y": {"3 links in source 's1'": NOT_OPENED},
    "The minister opened the bridge of Larache yesterday.": {"relative times of source 's1'": UNDATED},
    "Rain is expected over the northern mountains all week long.": {
        "source 's0' beside the others": ALONE,
        "source 's1' beside the others": ALONE,
    },
    "* * *": {"source 's1'": "no sentence was found in it"},
    f"{OPENED} “We shall build another one”, said the engineer Karim Alaoui.": {
        "the quotation 'We shall build another one…' in source 's1'": "its speaker has no source in the story"
    },
}


@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_limits_that_a_story_meets(account: str, encoder: Encoder) -> None:
    assert _unchecked(encoder, OPENED, account) == ACCOUNTS[account]


def test_a_language_without_tables(encoder: Encoder) -> None:
    found = _unchecked(
        encoder, "Der Minister eröffnete die Brücke.", "Der Minister eröffnete die Brücke.", language="de"
    )
    why = "no tables for its language (de): only meaning and wording were compared"
    assert found["facts of source 's0'"] == found["facts of source 's1'"] == why


def test_rules_that_are_off(encoder: Encoder) -> None:
    found = _unchecked(encoder, OPENED, OPENED, policy=Policy(levels={"date-conflict": "off"}))
    assert found["D101 date-conflict"] == "switched off in the settings"


def test_what_the_model_has_to_say(encoder: Encoder) -> None:
    class Noticing:
        """The default encoder, with a notice."""

        notice = "another model is used instead"

        def __getattr__(self, name: str) -> object:
            return getattr(encoder, name)

    found = _unchecked(Noticing(), OPENED, OPENED)  # type: ignore[arg-type]  # all but the notice is an encoder's
    assert found["similarity of claims"] == "another model is used instead"
