"""Quotations: false alarms and recall of Q501 and Q503, on sentences of professional translations.

    python benchmarks/quotes.py [--half odd|even|all] [--each 40] [--real 20] [--show missed|false]

Q501: a sentence of an NTREX document is quoted in one language as the words of a post; the post has the
sentence in its own language, with its neighbours. Once as it is (any finding is a false alarm), and with one
change of each kind (a finding is a hit). Q504: documents as they are, and with one speaker's name exchanged.
For both, which sentences are translations of each other is given (an encoder that knows it). Q503, with the
real encoder: a stretch of 6 to 15 words is quoted, and the post has the sentence or lacks it. Seeded.
"""

from __future__ import annotations

import argparse
import random
import re
from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from accounts import PUBLISHED, half
from accounts import story as article_story
from evaluation_data import ntrex
from tabulate import tabulate

from checker.embed import load
from checker.facts.extract import extract
from checker.facts.names.small_words import stopwords
from checker.facts.publication import publications
from checker.facts.scales import degrees
from checker.facts.tables import toml_table
from checker.model.source import Source, SourceKind, Story
from checker.pipeline import Policy, check
from checker.rules import all_rules
from checker.text.claims import claims
from checker.text.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from checker.embed import Encoder

PAIRS = (("en", "en"), ("ar", "ar"), ("fr", "fr"), ("en", "ar"), ("ar", "en"), ("fr", "ar"), ("en", "fr"))
AROUND = 2  # sentences on either side, in the article and in the post
FRAME = {
    "en": "In a post, Transport Minister Karim Tazi wrote: “{}”.",
    "fr": "Dans un tweet, le ministre des Transports Karim Tazi a écrit : « {} ».",
    "ar": "وكتب وزير النقل كريم التازي في تغريدة: «{}».",
}
SPEAKER = "Karim Tazi, Transport Minister"
MARKS = re.compile("[«»“”\"„‟()\\[\\]…]|\\.\\.\\.|''")
# What makes a sentence say the opposite, and back: the first of these that it has is exchanged.
DENIALS = {
    "en": (("is", "is not"), ("was", "was not"), ("are", "are not"), ("were", "were not"),
           ("will", "will not"), ("has", "has not"), ("have", "have not"), ("can", "cannot"),
           ("had", "had not")),
    "fr": (("est", "n'est pas"), ("sont", "ne sont pas"), ("était", "n'était pas"), ("a", "n'a pas"),
           ("ont", "n'ont pas"), ("sera", "ne sera pas"), ("peut", "ne peut pas")),
    "ar": (("كان", "لم يكن"), ("كانت", "لم تكن"), ("يمكن", "لا يمكن"), ("سوف", "لن"), ("يجب", "لا يجب"),
           ("تم", "لم يتم"), ("قد", "لم"), ("هناك", "ليس هناك")),
}  # fmt: skip
QUOTE_RULES = frozenset({"Q501", "Q503"})


Row = tuple[str, str, int, int, float]
"""The pair of languages, what was tried, how often, how often a finding came of it, and the share."""


class Sentence(NamedTuple):
    """A sentence of a document, by number, quoted in one language where the post has another."""

    document: dict[str, Any]
    number: int
    quoting: str
    source: str

    @property
    def text(self) -> str:
        """The words that are quoted."""
        return str(self.document[self.quoting][self.number])


def story(sentence: Sentence, quoted: str, *, present: bool = True) -> Story:
    """Return the article that quotes and the post that is quoted."""
    document, number = sentence.document, sentence.number
    places = range(max(number - AROUND, 0), min(number + AROUND + 1, len(document["en"])))
    frame = FRAME[sentence.quoting].format(quoted)
    article = [frame if place == number else document[sentence.quoting][place] for place in places]
    post = [document[sentence.source][place] for place in places if present or place != number]
    return Story(
        id=document["doc"],
        title="",
        sources=(
            Source("article", SourceKind.ARTICLE, "\n".join(article), sentence.quoting, published=PUBLISHED),
            Source(
                "post",
                SourceKind.POST,
                "\n".join(post),
                sentence.source,
                speaker=SPEAKER,
                published=PUBLISHED,
            ),
        ),
    )


class Oracle:
    """An encoder that knows which sentence of a document a text is from; other texts are like nothing."""

    name, fingerprint, prefix, dimension = "oracle", "oracle", "", 512
    calibration, notice, tokens = None, None, None

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.quoted: dict[str, int] = {}

    def knows(self, document: dict[str, Any], quoted: str = "", number: int = 0) -> None:
        """Tell the document whose sentences are known, and which of them a quotation renders."""
        sides = (document[it] for it in ("ar", "en", "fr"))
        self.lines = ["\n".join(each) for each in zip(*sides, strict=True)]
        self.quoted = {quoted: number}

    def encode(self, texts: Sequence[str], languages: Sequence[str]) -> NDArray[np.float32]:
        """Return one row a text, whatever the languages."""
        del languages
        return self.raw(texts)

    def raw(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return for each text the axis of its sentence; quoted words have that of what they render."""
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            known = next((place for place, line in enumerate(self.lines) if text in line), None)
            place = self.quoted.get(text, known)
            row[hash(text) % 64 + 448 if place is None else place % 448] = 1
        return rows


def number(text: str, _sentence: Sentence, rng: random.Random) -> str | None:
    found = list(re.finditer(r"(?<![\d.,])\d{1,3}(?![\d.,])", text))
    if not found:
        return None
    match = rng.choice(found)
    return _put(text, match.span(), str(int(match[0]) + rng.randint(2, 9)))


def negation(text: str, sentence: Sentence, _rng: random.Random) -> str | None:
    for affirmed, denied in DENIALS[sentence.quoting]:
        for one, other in ((denied, affirmed), (affirmed, denied)):
            match = re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text)
            if match:
                return _put(text, match.span(), other)
    return None


def place(text: str, sentence: Sentence, rng: random.Random) -> str | None:
    """Exchange a country for another that the three languages have."""
    names = [row for row in COUNTRIES if re.search(rf"(?<!\w){re.escape(row[sentence.quoting])}(?!\w)", text)]
    if not names:
        return None
    old, new = rng.choice(names), rng.choice(COUNTRIES)
    if old is new:
        return None
    return text.replace(old[sentence.quoting], new[sentence.quoting])


def graded(text: str, sentence: Sentence, rng: random.Random) -> str | None:
    """Exchange a graded word for one of another degree of its scale."""
    found = degrees(words(text), sentence.quoting)
    if not found:
        return None
    word, item = words(text), rng.choice(found)
    table = toml_table("data", f"scales-{sentence.quoting}")[item.scale]
    others = [phrase for degree, phrases in table.items() if int(degree) != item.degree for phrase in phrases]
    return _put(text, (word[item.first].start, word[item.last - 1].end), rng.choice(others))


def content(text: str, sentence: Sentence, rng: random.Random) -> str | None:
    """Exchange a word for another of the document."""
    mine = _content_words(text, sentence.quoting)
    theirs = [
        line[start:end]
        for line in sentence.document[sentence.quoting]
        if line != text
        for start, end in _content_words(line, sentence.quoting)
    ]
    if not mine or not theirs:
        return None
    return _put(text, rng.choice(mine), rng.choice(theirs))


def _content_words(text: str, language: str) -> list[tuple[int, int]]:
    return [
        (word.start, word.end)
        for word in words(text)
        if word.text.isalpha()
        and not word.capital
        and len(word.text) > 2
        and word.text not in stopwords(language)
    ]


def _put(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


COUNTRIES = (
    {"en": "China", "fr": "Chine", "ar": "الصين"},
    {"en": "Russia", "fr": "Russie", "ar": "روسيا"},
    {"en": "Germany", "fr": "Allemagne", "ar": "ألمانيا"},
    {"en": "Japan", "fr": "Japon", "ar": "اليابان"},
    {"en": "India", "fr": "Inde", "ar": "الهند"},
    {"en": "Iran", "fr": "Iran", "ar": "إيران"},
    {"en": "Turkey", "fr": "Turquie", "ar": "تركيا"},
    {"en": "France", "fr": "France", "ar": "فرنسا"},
    {"en": "Spain", "fr": "Espagne", "ar": "إسبانيا"},
    {"en": "Egypt", "fr": "Égypte", "ar": "مصر"},
    {"en": "Saudi Arabia", "fr": "Arabie saoudite", "ar": "السعودية"},
    {"en": "Brazil", "fr": "Brésil", "ar": "البرازيل"},
    {"en": "Canada", "fr": "Canada", "ar": "كندا"},
    {"en": "Iraq", "fr": "Irak", "ar": "العراق"},
    {"en": "Scotland", "fr": "Écosse", "ar": "اسكتلندا"},
)
EDITS: dict[str, Callable[[str, Sentence, random.Random], str | None]] = {
    "number": number,
    "negation": negation,
    "place": place,
    "graded word": graded,
    "content word": content,
}


def sentences(documents: list[dict[str, Any]], pair: tuple[str, str]) -> Iterator[Sentence]:
    """Yield the sentences that can be quoted, in a fixed random order."""
    every = [
        Sentence(document, index, *pair)
        for document in documents
        for index, line in enumerate(document[pair[0]])
        if not MARKS.search(line + document[pair[1]][index]) and 8 <= len(line.split()) <= 40
    ]
    random.Random(11).shuffle(every)
    yield from every


def found(checked: Story, encoder: Encoder, levels: dict[str, str]) -> set[str]:
    return {item.code for item in check(checked, encoder, Policy(levels=levels)).findings}


def stretch(text: str, rng: random.Random) -> str:
    """Return 6 to 15 words of a sentence, from anywhere."""
    parts = text.split()
    size = min(len(parts), rng.randrange(6, 16))
    first = rng.randrange(len(parts) - size + 1)
    return " ".join(parts[first : first + size])


NAMES = {
    "en": ("Nora Bergstrom", "Victor Haldane", "Ilya Petrescu", "Ruth Okafor"),
    "fr": ("Nora Bergstrom", "Victor Haldane", "Ilya Petrescu", "Ruth Okafor"),
    "ar": ("نورا برغستروم", "فيكتور هالدين", "إيليا بتريسكو", "روث أوكافور"),
}


def reports(document: dict[str, Any], language: str) -> list[tuple[int, int, str]]:
    """Return where the sentences of a document name who speaks: line, place in it, and the name."""
    source = Source("text", SourceKind.ARTICLE, "\n".join(document[language]), language)
    checked = Story(document["doc"], "", (source,))
    facts = extract(checked, claims(source), publications(checked))
    starts = list(accumulate((len(line) + 1 for line in document[language]), initial=0))
    places = {}
    for said in facts.speech:
        for name in facts.names:
            inside = said.named and said.named.start <= name.mention.start < said.named.end
            if (
                inside
                and name.entity == said.speaker
                and said.named
                and said.named.claim == said.mention.claim
            ):
                line = bisect_right(starts, name.mention.start) - 1
                places[line, name.mention.start - starts[line]] = name.mention.text
    return [(line, start, name) for (line, start), name in sorted(places.items())]


def speakers(
    documents: list[dict[str, Any]], pair: tuple[str, str], options: argparse.Namespace
) -> Iterator[Row]:
    """Measure Q504: documents as they are, and a speaker's name exchanged for a stranger's or another's."""
    rng, oracle = random.Random(13), Oracle()
    levels = {module.RULE.name: "off" for module in all_rules() if module.RULE.code != "Q504"}
    tried: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    edits = []
    for document in documents:
        oracle.knows(document)
        tried["Q504 false: documents as they are"] += 1
        result = check(article_story(document, pair), oracle, Policy(levels=levels))
        hits["Q504 false: documents as they are"] += len(result.findings)
        if options.show == "false":
            print(*(f"{document['doc']} {pair}: {item.message}\n" for item in result.findings))
        found = reports(document, pair[0])
        named = sorted({name for _, _, name in found})
        for line, start, name in found:
            others = [it for it in named if not set(it.split()) & set(name.split())]
            edits.append(
                ("Q504 hit: a stranger's name", document, line, start, name, rng.choice(NAMES[pair[0]]))
            )
            if others:
                edits.append(("Q504 hit: another speaker", document, line, start, name, rng.choice(others)))
    rng.shuffle(edits)
    for what, document, line, start, name, other in edits:
        if tried[what] == options.each:
            continue
        lines = list(document[pair[0]])
        lines[line] = lines[line][:start] + other + lines[line][start + len(name) :]
        edited = {**document, pair[0]: lines}
        oracle.knows(edited)
        hit = bool(check(article_story(edited, pair), oracle, Policy(levels=levels)).findings)
        tried[what] += 1
        hits[what] += hit
        if options.show == "missed" and not hit:
            print(f"{document['doc']} {pair}: {what}: {name} -> {other}: {lines[line]}")
            print(f"    {document[pair[1]][line]}")
    for what, number_tried in tried.items():
        yield "-".join(pair), what, number_tried, hits[what], hits[what] / number_tried


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--half", choices=("odd", "even", "all"), default="odd")
    parser.add_argument("--each", type=int, default=40, help="sentences a pair and edits a kind")
    parser.add_argument(
        "--real", type=int, default=20, help="quotations a pair for Q503, with the real encoder"
    )
    parser.add_argument("--show", choices=("missed", "false"), help="print these")
    parser.add_argument("--pairs", default=",".join("-".join(pair) for pair in PAIRS))
    options = parser.parse_args()
    documents = ntrex()
    chosen = list(half(documents, options.half))
    levels = {module.RULE.name: "off" for module in all_rules() if module.RULE.code not in QUOTE_RULES}
    encoder = load()
    rows: list[Row] = []
    for item in options.pairs.split(","):
        one, _, other = item.partition("-")
        pair = one, other
        if one != other:
            rows += speakers(chosen, pair, options)
        rows += measured(list(sentences(chosen, pair)), encoder, levels, options)
    print(tabulate(rows, headers=("pair", "what", "tried", "found", "share"), floatfmt=".3f"))


def measured(
    every: list[Sentence], encoder: Encoder, levels: dict[str, str], options: argparse.Namespace
) -> Iterator[Row]:
    rng = random.Random(5)
    tried: Counter[str] = Counter()
    hits: Counter[str] = Counter()

    oracle = Oracle()

    def count(what: str, sentence: Sentence, quoted: str, code: str, *, present: bool = True) -> None:
        oracle.knows(sentence.document, quoted, sentence.number)
        chosen = oracle if code == "Q501" else encoder
        hit = code in found(story(sentence, quoted, present=present), chosen, levels)
        tried[what] += 1
        hits[what] += hit
        false = "false" in what
        if options.show == ("false" if false else "missed") and hit == false:
            print(f"{sentence.document['doc']} {sentence.quoting}: {what}: {quoted}")
            print(f"    {sentence.document[sentence.source][sentence.number]}")

    for sentence in every[: options.each]:
        count("Q501 false: as it is", sentence, sentence.text, "Q501")
        count("Q501 false: a stretch", sentence, stretch(sentence.text, rng), "Q501")
    for sentence in every[: options.real]:
        part = stretch(sentence.text, rng)
        count("Q503 false: it is there", sentence, part, "Q503")
        count("Q503 hit: it is not there", sentence, part, "Q503", present=False)
    for kind, edit in EDITS.items():
        for sentence in every:
            changed = (
                edit(sentence.text, sentence, rng) if tried[f"Q501 hit: {kind}"] < options.each else None
            )
            if changed and changed != sentence.text:
                count(f"Q501 hit: {kind}", sentence, changed, "Q501")
    pair = f"{every[0].quoting}-{every[0].source}"
    for what, number_tried in tried.items():
        yield pair, what, number_tried, hits[what], hits[what] / number_tried


if __name__ == "__main__":
    main()
