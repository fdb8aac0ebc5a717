"""Measures the reading of times on public tables, beside dateparser.

    python benchmarks/times.py [--misses N]

The tables are not part of the project: they are looked for in the folder that CHECKER_EVAL names, else in
../shared/eval beside the project. dateparser is a peer, not a dependency; without it its columns are empty.
"""

# Wall-clock times have no zone, on purpose: zones are applied when values are compared.
# ruff: noqa: DTZ001

from __future__ import annotations

import argparse
import csv
import json
import os
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from checker.facts.times import extract, overlap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.facts.times import TimeMention

LANGUAGES = ("ar", "en", "fr")
DUCKLING_CLOCK = datetime(2013, 2, 12, 4, 30)
NTREX_CLOCK = datetime(2018, 10, 1)
DAY = timedelta(days=1)
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Row:
    """A phrase and the days, first and last, that Duckling's corpus gives it."""

    text: str
    group: str
    days: Days


@dataclass(slots=True)
class Score:
    """How many rows there were, in how many something was found, in how many the days were right."""

    rows: int = 0
    found: int = 0
    right: int = 0

    def __str__(self) -> str:
        if not self.rows:
            return "        -        "
        return f"{self.found / self.rows:.3f} {self.right / self.rows:.3f} ({self.rows})"


def folder() -> Path | None:
    named = os.environ.get("CHECKER_EVAL")
    candidates = [Path(named)] if named else [Path(__file__).parents[2] / "shared" / "eval"]
    return next((path for path in candidates if path.is_dir()), None)


def duckling_rows(root: Path, language: str) -> list[Row]:
    """Return the rows whose value is a day, something coarser, or an interval."""
    found = []
    with (root / "duckling-times" / f"{language}.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            interval = row["kind"] == "datetimeInterval"
            if row["kind"] == "datetimeOpenInterval" or not (interval or row["grain"] in COARSE):
                continue
            holiday = row["kind"] == "datetimeHoliday"
            group = "range" if interval else "holiday" if holiday else "date"
            found.append(Row(row["text"], group, expected_days(row)))
    return found


COARSE = {"Day", "Week", "Month", "Quarter", "Year"}
MONTHS = {"Month": 1, "Quarter": 3, "Year": 12}
STEPS = {"Minute": timedelta(minutes=1), "Second": timedelta(seconds=1)}


def expected_days(row: dict[str, str]) -> Days:
    """Return first and last day; the table writes 00 for a day or month it does not say."""
    start = moment(row["start"])
    if row["end"]:
        # Duckling counts the last minute or second of an interval into it.
        end = moment(row["end"]) - STEPS.get(row["grain"], timedelta(0))
        last = end - timedelta(seconds=1) if end.time() == datetime.min.time() else end
        return start.date(), max(start.date(), last.date())
    if row["grain"] == "Week":
        return start.date(), (start + 6 * DAY).date()
    months = MONTHS.get(row["grain"])
    if months is None:
        return start.date(), start.date()
    index = start.year * 12 + start.month - 1 + months
    return start.date(), date(index // 12, index % 12 + 1, 1) - DAY


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("-00T", "-01T").replace("-00-", "-01-"))


def ours(text: str, language: str, *, future: bool) -> Days | None:
    """Return the days of the longest mention."""
    found = extract(text, language, DUCKLING_CLOCK, prefer_future=future)
    longest = max(found, key=lambda mention: mention.end - mention.start, default=None)
    return (longest.value.first_day, longest.value.last_day) if longest else None


def peer() -> Callable[[str, str, datetime, str], list[date]] | None:
    """Return dateparser's search, as the days it finds in a text."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None

    def search(text: str, language: str, clock: datetime, prefer: str) -> list[date]:
        settings = {"RELATIVE_BASE": clock, "PREFER_DATES_FROM": prefer}
        found = search_dates(text, languages=[language], settings=settings) or []
        return [moment.date() for _, moment in found]

    return search


def convention(row: Row, answers: list[Days]) -> str:
    """Return the convention by which an answer differs from Duckling's table, empty when none explains it.

    Each is a choice that people make otherwise, and none is made to please the table: the last of 'the two
    upcoming weeks' for both; a weekend from Friday on; a Jewish feast by its eve alone; a length of ten days
    that ends on the eleventh; a week without its Sunday and a season without its last days; feasts by another
    reckoning of the moon, a day off.
    """
    first, last = row.days
    for low, high in answers:
        if None in (first, last, low, high) or first is None or last is None or low is None or high is None:
            continue
        if high == last and low < first:
            return "the last of several for all of them"
        if low == first + DAY and high == last and first.isoweekday() == FRIDAY:
            return "weekends from Friday"
        if abs(first - low) == DAY and abs(last - high) <= DAY:
            return "feasts by the eve, or another reckoning"
        if first == low and abs(last - high) <= 2 * DAY:
            return "another last day"
    return ""


FRIDAY = 5


def duckling(root: Path, misses: int) -> None:
    search = peer()
    print("Duckling's corpora, clock 2013-02-12: found, days right (rows)")
    head = ("news or future", "news", "future", "dateparser")
    print(f"{'':14}" + "".join(f"{title:20}" for title in head))
    for language in LANGUAGES:
        table = duckling_rows(root, language)
        groups = ("all", "date", "range", "holiday")
        scores = {(group, title): Score() for group in groups for title in head}
        missed, differing = [], []
        for row in table:
            answers = dict(answers_to(row.text, language, search))
            for title, answer in answers.items():
                for group in ("all", row.group):
                    tally(scores[group, title], answer, row.days)
            if row.days not in answers["news or future"]:
                missed.append((row, answers["future"]))
                differing.append((row, answers["news or future"]))
        kinds = Counter(convention(row, answers) or "not explained" for row, answers in differing)
        for group in groups:
            print(f"{language} {group:10} " + "".join(f"{scores[group, title]!s:20}" for title in head))
        explained = sum(kinds.values()) - kinds["not explained"]
        right = len(table) - len(differing)
        share = (right + explained) / len(table)
        print(f"   {right} right, {explained} differ by a convention: {share:.3f} with them")
        for kind, count in kinds.most_common():
            print(f"    {count:3}  {kind}")
        for row, answer in missed[:misses]:
            print(f"    {row.text!r}: expected {row.days}, got {answer}")


def answers_to(text: str, language: str, search: Callable[[str, str, datetime, str], list[date]] | None
               ) -> Iterator[tuple[str, list[Days]]]:  # fmt: skip
    """Yield each reader's answers: any one that is right counts."""
    news, future = ours(text, language, future=False), ours(text, language, future=True)
    yield "news", [news] if news else []
    yield "future", [future] if future else []
    yield "news or future", [answer for answer in (news, future) if answer]
    if search is not None:
        days = [search(text, language, DUCKLING_CLOCK, prefer) for prefer in ("past", "future")]
        yield "dateparser", [(min(found), max(found)) for found in days if found]


def tally(score: Score, answers: list[Days], expected: Days) -> None:
    score.rows += 1
    score.found += bool(answers)
    score.right += expected in answers


def ntrex(root: Path, misses: int) -> None:
    """Print how far the times of one sentence agree across its three languages."""
    documents = [json.loads(line) for line in (root / "ntrex-dev" / "ntrex-dev.jsonl").open(encoding="utf-8")]
    triples = [
        dict(zip(LANGUAGES, sentences, strict=True))
        for document in documents
        for sentences in zip(*(document[language] for language in LANGUAGES), strict=True)
    ]
    print(
        f"\nNTREX-128 development half, {len(triples)} triples, clock {NTREX_CLOCK:%Y-%m-%d} (no durations)"
    )
    found = [{language: placed(triple[language], language) for language in LANGUAGES} for triple in triples]
    for other in ("ar", "fr"):
        pairs = [(mention, times) for times in found for mention in times["en"]]
        same = sum(any(days(mention) == days(it) for it in times[other]) for mention, times in pairs)
        meeting = sum(
            any(overlap(mention.value, it.value) for it in times[other]) for mention, times in pairs
        )
        print(
            f"en -> {other}: {len(pairs)} English times; same days in {other} for {same / len(pairs):.3f}, "
            f"days that meet for {meeting / len(pairs):.3f}"
        )
    for triple, times in list(zip(triples, found, strict=True))[: misses * 20]:
        sets = {language: {days(mention) for mention in times[language]} for language in LANGUAGES}
        if len({frozenset(found_days) for found_days in sets.values()}) > 1:
            print(
                "    ",
                {language: [f"{it.value} {it.text!r}" for it in times[language]] for language in LANGUAGES},
            )
            print("         ", triple["en"][:150])


def verdicts(root: Path) -> None:
    """Print how many of the mentions judged by hand are times, and how many of those are found now."""
    documents = {
        document["doc"]: document
        for document in map(json.loads, (root / "ntrex-dev" / "ntrex-dev.jsonl").open(encoding="utf-8"))
    }
    table = Path(__file__).with_name("times_verdicts.tsv").read_text(encoding="utf-8").splitlines()
    judged = [line.split("\t") for line in table if not line.startswith("#")]
    found = {"time": [0, 0], "no-time": [0, 0]}
    for name, language, sentence, start, end, verdict in judged:
        mentions = extract(documents[name][language][int(sentence)], language, NTREX_CLOCK)
        found[verdict][0] += 1
        found[verdict][1] += any(it.start < int(end) and int(start) < it.end for it in mentions)
    (times, kept), (others, false) = found["time"], found["no-time"]
    print(
        f"hand-checked sample: {times} of {len(judged)} were times, {kept} of them are found now; "
        f"{others} were none, {false} of them are found now ({false / (kept + false):.3f})"
    )


def placed(text: str, language: str) -> list[TimeMention]:
    return [mention for mention in extract(text, language, NTREX_CLOCK) if not mention.value.is_duration]


def days(mention: TimeMention) -> Days:
    return mention.value.first_day, mention.value.last_day


def speed(root: Path) -> None:
    """Print characters and megabytes a second on news text, and that the time grows with the length."""
    documents = [json.loads(line) for line in (root / "ntrex-dev" / "ntrex-dev.jsonl").open(encoding="utf-8")]
    search = peer()
    print("\nSpeed on NTREX text, one core: first reading of the text, then 1 MB and 10 MB of it")
    for language in LANGUAGES:
        text = "\n".join("\n".join(document[language]) for document in documents)
        extract("", language)
        once = seconds(partial(extract, text, language))
        line = f"{language}: {len(text) / once:,.0f} characters/s, {len(text.encode()) / 1e6 / once:.2f} MB/s"
        for megabytes in (1, 10):
            longer = text * (megabytes * 1_000_000 // len(text.encode()) + 1)
            took = seconds(partial(extract, longer, language))
            line += f"; {megabytes} MB {len(longer.encode()) / 1e6 / took:.2f} MB/s"
        if search is not None:
            sample = [sentence for sentence in text[:4000].split("\n") if sentence]
            took = sum(seconds(partial(search, it, language, NTREX_CLOCK, "past")) for it in sample)
            line += f"; dateparser {4000 / took:,.0f} characters/s"
        print(line)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=0, help="print so many rows that were missed, a table")
    misses = parser.parse_args().misses
    root = folder()
    if root is None:
        print("The evaluation data is absent: set CHECKER_EVAL to its folder. Nothing was measured.")
        return
    for part in (duckling, ntrex):
        part(root, misses)
    verdicts(root)
    speed(root)


if __name__ == "__main__":
    main()
