"""The sources side by side, each in its own direction and language, with the findings marked in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.bidi import direction
from checker.report.escape import language_tag
from checker.report.html.elements import element, own
from checker.report.html.marks import marked_text
from checker.report.metadata import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.source import Source
    from checker.report.html.elements import Html
    from checker.report.html.references import References
    from checker.report.wording import Wording


def section(references: References) -> Html:
    """Return the section of the sources."""
    panels = (_panel(references, source) for source in references.overview.result.story.sources)
    return element(
        "section",
        element("h2", references.words.phrase("heading", "sources"), id="sources-heading"),
        element("div", *panels, class_="panels"),
        id="sources",
        aria_labelledby="sources-heading",
    )


def _panel(references: References, source: Source) -> Html:
    heading = f"source-{source.id}"
    text = "".join(stretch.text for stretch in references.stretches[source.id])
    return element(
        "article",
        element(
            "header",
            element("h3", source.id, id=heading),
            element("span", references.words.phrase("label", "to_be_published"), class_="badge")
            if source.primary
            else None,
            element("dl", *_metadata(references.words, source)),
        ),
        None
        if source.text
        else element("p", references.words.phrase("sentence", "claims_only"), class_="hint"),
        element(
            "div",
            marked_text(references, source.id),
            class_="text",
            dir=direction(text, source.language),
            lang=language_tag(source.language),
            # It may scroll, so that the keyboard has to reach it.
            tabindex=0,
            role="group",
            aria_labelledby=heading,
        ),
        class_="panel primary" if source.primary else "panel",
        data_source=source.id,
    )


def _metadata(words: Wording, source: Source) -> Iterator[Html]:
    for key, value in metadata(source, words).items():
        if value:
            yield element("div", element("dt", words.phrase("column", key)), element("dd", own(value)))
