"""A pair of texts that is learnt from or watched by, and its label."""

from __future__ import annotations

from dataclasses import dataclass, replace

CONTRADICTION, ENTAILMENT, NEUTRAL, CONSISTENT = 0, 1, 2, 3
"""Labels; a pair that is CONSISTENT is entailment or neutral, it is not known which."""

LANGUAGES = ("ar", "en", "fr")


@dataclass(frozen=True, slots=True)
class Example:
    """Two texts, what the first says of the second, and ``kind``: the corpus or edit, and their languages."""

    one: str
    other: str
    label: int
    kind: str

    @property
    def source(self) -> str:
        """The corpus, or the kind of edit."""
        return self.kind.split()[0]

    @property
    def languages(self) -> tuple[str, str]:
        """Those of both texts."""
        one, other = self.kind.split()[-1].split("-")
        return one, other

    def turned(self) -> Example:
        """Return the pair read the other way: contradiction is mutual, the rest is not known to be."""
        label = CONTRADICTION if self.label == CONTRADICTION else CONSISTENT
        return replace(self, one=self.other, other=self.one, label=label)


def pair(texts: tuple[str, str], label: int, kind: str, languages: tuple[str, str]) -> Example:
    """Return an example of a kind, in two languages."""
    return Example(*texts, label, f"{kind} {'-'.join(languages)}")
