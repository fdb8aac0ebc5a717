"""Results made by hand for the reports' tests: stories in Arabic, French and English, and a hostile one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from typing import TYPE_CHECKING

from checker.model.claim import Claim, Correspondence
from checker.model.finding import Acceptance, Evidence, Finding, Severity, Verdict
from checker.model.result import Coverage, Result, Unchecked
from checker.model.review import AcceptedDifference, StaleAcceptance, Staleness
from checker.model.source import Passage, Source, SourceKind, Story
from checker.model.timeline import PlacedEvent, ZoneReading
from tests.hostile import MIXED

if TYPE_CHECKING:
    from collections.abc import Iterable

ARTICLE = (
    "افتتح وزير النقل محمد القاسمي، أمس الاثنين، خط الترامواي الجديد بمدينة وجدة. "
    "وأفاد بلاغ الوزارة أن المشروع كلف 240 مليون درهم وسيستفيد منه نحو 40 ألف راكب يوميا. "
    "وقال الوزير: «هذا الخط سيغير وجه المدينة»."
)
COMMUNIQUE = (
    "Le ministre du Transport, Mohamed El Kasmi, a inauguré mardi 6 juin la nouvelle ligne de tramway "
    "d’Oujda. "
    "Le coût du projet s’élève à 420 millions de dirhams. "
    "« Cette ligne va changer le visage de la ville », a déclaré le ministre."
)
POST = (
    "Proud to see the Oujda tram open today! 42,000 riders a day. "
    "Great work by Minister @KasmiTransport and his team. #Oujda"
)


def source(name: str, kind: SourceKind, text: str, language: str, **more: object) -> Source:
    return Source(id=name, kind=kind, text=text, language=language, **more)  # type: ignore[arg-type]


def claims_of(*sources: Source) -> tuple[Claim, ...]:
    """Cut every source at its full stops."""
    claims: list[Claim] = []
    for item in sources:
        start = 0
        for number, piece in enumerate(item.text.split(". "), 1):
            end = min(start + len(piece) + 1, len(item.text))
            text = item.text[start:end]
            claims.append(Claim(f"{item.id}:{number}", item.id, start, end, text, item.language, number - 1))
            start = end + 1
    return tuple(claims)


def evidence(sources: Iterable[Source], name: str, quote: str, value: str) -> Evidence:
    sources = tuple(sources)
    text = next(item.text for item in sources if item.id == name)
    start = text.index(quote)
    end = start + len(quote)
    claims = (claim for claim in claims_of(*sources) if claim.source == name)
    claim = next((claim.id for claim in claims if claim.start <= start and end <= claim.end), "")
    return Evidence(name, claim, start, end, quote, value)


def _tram_sources() -> tuple[Source, ...]:
    return (
        source("article", SourceKind.ARTICLE, ARTICLE, "ar", primary=True, publisher="جريدة الشرق"),
        source(
            "communique",
            SourceKind.STATEMENT,
            COMMUNIQUE,
            "fr",
            publisher="Ministère du Transport",
            published=date(2023, 6, 6),
        ),
        source(
            "mayor",
            SourceKind.TWEET,
            POST,
            "en",
            speaker="The Mayor",
            handle="@OujdaMayor",
            published=datetime(2023, 6, 6, 17, 30, tzinfo=UTC),
        ),
    )


def tram() -> Result:
    """Three sources, three languages: errors, a warning, an info, one accepted, one thing unchecked."""
    sources = _tram_sources()
    findings = (
        Finding(
            "name-variant",
            "P302",
            Severity.INFO,
            0.9,
            "One name, two spellings: محمد القاسمي and Mohamed El Kasmi",
            (
                evidence(sources, "article", "محمد القاسمي", "محمد القاسمي"),
                evidence(sources, "communique", "Mohamed El Kasmi", "Mohamed El Kasmi"),
            ),
        ),
        Finding(
            "date-conflict",
            "D101",
            Severity.ERROR,
            0.97,
            "The opening is on 2023-06-05 in article («أمس الاثنين»), on 2023-06-06 in communique and mayor",
            (
                evidence(sources, "article", "أمس الاثنين", "2023-06-05"),
                evidence(sources, "communique", "mardi 6 juin", "2023-06-06"),
                evidence(sources, "mayor", "today", "2023-06-06T00:00Z/2023-06-07T00:00Z"),
            ),
            "The article has no day of publication; its Monday was placed by the other sources. "
            "No admissible time zone reconciles the two days.",
        ),
        Finding(
            "number-conflict",
            "N201",
            Severity.ERROR,
            0.88,
            "The cost of the project is 240000000 MAD here and 420000000 MAD there",
            (
                evidence(sources, "article", "240 مليون درهم", "240000000 MAD"),
                evidence(sources, "communique", "420 millions de dirhams", "420000000 MAD"),
            ),
        ),
        Finding(
            "handle-mismatch",
            "P304",
            Severity.WARNING,
            0.7,
            "The handle @KasmiTransport is not the account of any source",
            (evidence(sources, "mayor", "@KasmiTransport", "@KasmiTransport"),),
        ),
        Finding(
            "number-precision",
            "N202",
            Severity.INFO,
            0.95,
            "About 40000 and 42000: compatible, not equal",
            (
                evidence(sources, "article", "نحو 40 ألف راكب", "~40000 passenger"),
                evidence(sources, "mayor", "42,000 riders", "42000 passenger"),
            ),
            accepted=Acceptance("The desk rounds ridership figures", date(2023, 12, 31), "N. Idrissi"),
        ),
    )
    return Result(
        Story("tram-oujda", "افتتاح خط الترامواي في وجدة – tram opening", sources, "Africa/Casablanca"),
        claims_of(*sources),
        (
            Correspondence(("article:2", "communique:2"), 0.912),
            Correspondence(("article:1", "communique:1", "mayor:1"), 0.9345),
            Correspondence(("article:3", "communique:3"), 0.871),
        ),
        findings,
        Coverage(
            ("D101 date-conflict", "N201 number-conflict", "P304 handle-mismatch"),
            (Unchecked("D104 undated-relative, article", "its day of publication is not given"),),
        ),
        Verdict.FAIL,
        _tram_timeline(sources),
    )


def _tram_timeline(sources: tuple[Source, ...]) -> tuple[PlacedEvent, ...]:
    """The opening in three sources: of a known zone, of none, and of one where it may be another day."""
    fifth, sixth, seventh, eighth = (datetime(2023, 6, day, tzinfo=UTC) for day in (5, 6, 7, 8))
    hour = timedelta(hours=1)
    return (
        PlacedEvent(
            1,
            "افتتح",
            evidence(sources, "article", "أمس الاثنين", "2023-06-05"),
            (ZoneReading("Casablanca", fifth - hour, sixth - hour),),
        ),
        PlacedEvent(
            1,
            "a inauguré",
            evidence(sources, "communique", "mardi 6 juin", "2023-06-06"),
            (ZoneReading(None, sixth - 14 * hour, seventh + 12 * hour),),
        ),
        PlacedEvent(
            1,
            "open",
            evidence(sources, "mayor", "today", "2023-06-06"),
            (
                ZoneReading("Casablanca", sixth - hour, seventh - hour),
                ZoneReading("Washington", seventh + 4 * hour, eighth + 4 * hour, shifted=True),
            ),
        ),
        PlacedEvent(
            2,
            "",
            evidence(sources, "mayor", "42,000 riders a day", "2023-06-07T09"),
            (ZoneReading("Casablanca", seventh + 8 * hour, seventh + 9 * hour),),
        ),
    )


def clean() -> Result:
    """Two sources that agree."""
    arabic = "أعلنت الجامعة فتح باب التسجيل يوم 4 شتنبر."
    french = "L’université ouvre les inscriptions le 4 septembre."
    sources = (
        source("article", SourceKind.ARTICLE, arabic, "ar", primary=True),
        source("page", SourceKind.PAGE, french, "fr"),
    )
    return Result(
        Story("inscriptions", "Inscriptions", sources),
        claims_of(*sources),
        (Correspondence(("article:1", "page:1"), 0.98),),
        (),
        Coverage(("D101 date-conflict", "N201 number-conflict"), ()),
        Verdict.PASS,
    )


def unchecked() -> Result:
    """A single source, with a statement nested in it: nothing to compare."""
    text = "Le maire a confirmé: « Les travaux commenceront lundi »."
    inner = "Les travaux commenceront lundi"
    start = text.index(inner)
    sources = (
        source("article", SourceKind.ARTICLE, text, "fr", primary=True),
        source(
            "maire",
            SourceKind.STATEMENT,
            inner,
            "fr",
            speaker="Le maire",
            within="article",
            passages=(Passage(0, len(inner), start, start + len(inner)),),
        ),
    )
    return Result(
        Story("travaux", "", sources),
        claims_of(*sources),
        (),
        (),
        Coverage((), (Unchecked("every rule", "there is no second source that is not nested in the first"),)),
        Verdict.UNCHECKED,
    )


def hostile() -> Result:
    """Every string of the result is an attack."""
    long_word = "ا" * 700
    texts = [*MIXED, long_word]
    half = len(texts) // 2
    day = datetime(2023, 6, 5, tzinfo=UTC)
    sources = (
        source(
            "one",
            SourceKind.POST,
            "\n".join(texts[:half]),
            'en" onload="x',
            publisher=MIXED[0],
            speaker=MIXED[1],
            handle=MIXED[5],
        ),
        source("two", SourceKind.PAGE, "\n".join(texts[half:]), "ar", publisher=MIXED[7], file=MIXED[12]),
    )
    claims: list[Claim] = []
    proofs: list[Evidence] = []
    for item, pieces in ((sources[0], texts[:half]), (sources[1], texts[half:])):
        start = 0
        for number, piece in enumerate(pieces, 1):
            end = start + len(piece)
            claims.append(Claim(f"{item.id}:{number}", item.id, start, end, piece, item.language, number - 1))
            middle = start + len(piece) // 3
            quote = piece[middle - start : -1]
            proofs.append(Evidence(item.id, f"{item.id}:{number}", middle, end - 1, quote, piece))
            start = end + 1
    findings = tuple(
        Finding("date-conflict", "D101", list(Severity)[at % 3], 0.5, text, (proof, proofs[-at - 1]), text)
        for at, (text, proof) in enumerate(zip(texts, proofs, strict=True))
    )
    accepted = Finding(
        "quote-altered",
        "Q501",
        Severity.ERROR,
        1.0,
        MIXED[6],
        tuple(proofs[:4]),
        MIXED[7],
        Acceptance(MIXED[2], None, MIXED[5]),
    )
    return Result(
        Story("hostile", MIXED[7] + MIXED[3], sources, MIXED[0]),
        tuple(claims),
        tuple(Correspondence((f"one:{at}", f"two:{at}"), 0.5) for at in range(1, half + 1)),
        (*findings, accepted),
        Coverage(tuple(texts[:5]), tuple(Unchecked(text, text) for text in texts)),
        Verdict.FAIL,
        tuple(
            PlacedEvent(at % 3, text, proof, (ZoneReading(text, day, day + timedelta(days=1), bool(at % 2)),))
            for at, (text, proof) in enumerate(zip(texts, proofs, strict=True))
        ),
        tuple(
            StaleAcceptance(AcceptedDifference("0" * 16, text, text, Acceptance(text, None, text)), why)
            for text, why in zip(texts, cycle(Staleness), strict=False)
        ),
    )


def long() -> Result:
    """A story of more than twenty findings and correspondences, over four sources."""
    facts = [(number, 100 + number) for number in range(1, 25)]
    texts = {
        "article": " ".join(
            f"بلغ عدد المشاركين في اليوم {day} من المهرجان {count} مشاركا." for day, count in facts
        ),
        "agence": " ".join(
            f"Au jour {day} du festival, {count + 1} participants étaient là." for day, count in facts
        ),
        "wire": " ".join(
            f"On day {day} of the festival, {count + 2} people took part." for day, count in facts
        ),
        "page": " ".join(f"Day {day}: {count} visitors." for day, count in facts),
    }
    languages = {"article": "ar", "agence": "fr", "wire": "en", "page": "en"}
    sources = tuple(source(name, SourceKind.ARTICLE, text, languages[name]) for name, text in texts.items())
    findings = tuple(
        Finding(
            "number-conflict",
            "N201",
            Severity.ERROR if day % 2 else Severity.WARNING,
            0.8,
            f"Day {day}: {count}, {count + 1} and {count + 2} people",
            (
                evidence(sources, "article", f"{count} مشاركا", f"{count} person"),
                evidence(sources, "agence", f"{count + 1} participants", f"{count + 1} person"),
                evidence(sources, "wire", f"{count + 2} people", f"{count + 2} person"),
                evidence(sources, "page", f"{count} visitors", f"{count} person"),
            ),
        )
        for day, count in facts
    )
    return Result(
        Story("festival", "Festival", sources),
        claims_of(*sources),
        tuple(Correspondence(tuple(f"{name}:{day}" for name in texts), 0.9) for day, _ in facts),
        findings,
        Coverage(("N201 number-conflict",), ()),
        Verdict.FAIL,
    )


SAMPLES = {"tram": tram, "clean": clean, "unchecked": unchecked, "hostile": hostile, "long": long}
