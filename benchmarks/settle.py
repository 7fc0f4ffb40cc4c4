"""How long settling takes and how much memory it needs, on claims made up for the purpose.

    python benchmarks/settle.py 10000 30000 100000
    python benchmarks/settle.py --file 100000

For each size: settling all of it, then adding single reports to what was settled, then nothing. With `--file`
the same through a record file, each report added and each idle run by a process of its own.

Events of sixty states over five years are told by one to six outlets each: with and without the day, the
place and the people, under two spellings of their names. The same seed gives the same claims.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from regesta.domain.claim import Claim, Evidence, Office, Participant, PersonSeen, Place, Reading
from regesta.domain.interval import Interval, Precision
from regesta.domain.marks import Marks, Status
from regesta.domain.report import Basis, Publication, Report
from regesta.domain.span import Span
from regesta.lexicon.name_parts import load_name_parts
from regesta.lexicon.settling import load_settling_rules
from regesta.renewal import load_settling_lexicon, renew_record
from regesta.settings import DATA, Settings
from regesta.settle import Memory, SettlingLexicon, settle
from regesta.store import open_store

STATES = [f"{a}{b}{c}" for a in "ABCD" for b in "KLMNO" for c in "XYZ"]
OUTLETS = [f"Outlet {number}" for number in range(25)]
KINDS = ["meeting"] * 5 + ["visit", "call", "signing", "exercise", "statement", "statement", "statement"]
OFFICES = [
    "president",
    "prime minister",
    "foreign minister",
    "defence minister",
    "chief of the general staff",
]
GIVEN = ["Anar", "Bekzod", "Cenk", "Davit", "Elmar", "Farid", "Giorgi", "Hassan", "Ivan", "Javad", "Karim"]
FAMILY = ["Sadiqov", "Tashkin", "Uzunoglu", "Vardanyan", "Wahidi", "Yusupov", "Zamanov", "Rahimi", "Petrov"]
FIRST = date(2018, 1, 1)
PER_REPORT = 6
TEXT = "words " * 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What happened: kind, day, the two states and their people."""

    kind: str
    day: date
    states: tuple[str, str]
    people: tuple[tuple[str, str, str], ...]


def make_happenings(count: int, dice: random.Random) -> Iterator[Happening]:
    """So many events between a few busy and many quiet pairs of states."""
    for _ in range(count):
        left = STATES[min(int(dice.expovariate(0.12)), len(STATES) - 1)]
        right = dice.choice([state for state in STATES if state != left])
        office = dice.choice(OFFICES)
        people = tuple((state, name_of(state, office), office) for state in (left, right))
        day = FIRST + timedelta(days=dice.randrange(1826))
        yield Happening(kind=dice.choice(KINDS), day=day, states=(left, right), people=people)


def name_of(state: str, office: str) -> str:
    """The holder of an office: the same on every run, with a family name of the state's own."""
    dice = random.Random(f"{state} {office}")  # noqa: S311 - made-up names
    return f"{dice.choice(GIVEN)} {state.capitalize()}{dice.choice(FAMILY).lower()}"


def make_corpus(claims: int, seed: int = 1) -> tuple[list[Reading], dict[str, Report]]:
    """Readings and reports with about so many claims in all."""
    dice = random.Random(seed)  # noqa: S311 - made-up claims
    tellings = [
        happening
        for happening in make_happenings(claims // 3, dice)
        for _ in range(dice.choice([1, 1, 2, 3, 4, 6]))
    ]
    dice.shuffle(tellings)
    tellings = sorted(tellings[:claims], key=lambda item: item.day + timedelta(days=dice.randrange(6)))
    readings, reports = [], {}
    for at in range(0, len(tellings), PER_REPORT):
        report, reading = make_report(at, tellings[at : at + PER_REPORT], dice)
        reports[report.id] = report
        readings.append(reading)
    return readings, reports


def make_report(number: int, told: list[Happening], dice: random.Random) -> tuple[Report, Reading]:
    """One report of some days' events."""
    name = f"re-{number:012x}"
    published = max(item.day for item in told) + timedelta(days=1)
    report = Report(
        id=name,
        text=TEXT,
        source="made up",
        sha256="0" * 64,
        outlet=dice.choice(OUTLETS),
        published=Publication(day=published, basis=Basis.HEADER),
    )
    people: dict[str, PersonSeen] = {}
    claims = tuple(
        _make_claim(name, place, item, people, dice) for place, item in enumerate(dict.fromkeys(told))
    )
    reading = Reading(
        report=name, marker="made-up", ontology="1", people=tuple(people.values()), claims=claims, gaps=()
    )
    return report, reading


def _make_claim(
    report: str, place: int, item: Happening, people: dict[str, PersonSeen], dice: random.Random
) -> Claim:
    span = Span(place * 300 + 10, place * 300 + 15)
    named = dice.random() < 0.8
    taking_part = item.people[:1] if item.kind in {"statement", "visit"} else item.people
    by = [_see(person, people, span, dice) for person in taking_part] if named else []
    actors = tuple(sorted(item.states)) if item.kind not in {"statement", "visit"} else item.states[:1]
    parties = tuple(sorted(item.states)) if item.kind != "statement" else item.states[:1]
    return Claim(
        id=f"cl-{report[3:]}-{place}",
        report=report,
        local=f"e{place}",
        kind=item.kind,
        status=Status.HELD if dice.random() < 0.9 else Status.PLANNED,
        participants=tuple(Participant(role="by", span=span, person=local) for local in by),
        parties=parties,
        actors=actors,
        recipients=(),
        when=_tell_day(item.day, dice),
        when_text=None,
        where=_tell_place(item, dice),
        body=None,
        instruments=(),
        topics=(),
        part_of=None,
        speaker=None,
        occasion=None,
        evidence=(Evidence(property="event", span=span),),
        confidence=0.9,
    )


def _see(person: tuple[str, str, str], people: dict[str, PersonSeen], span: Span, dice: random.Random) -> str:
    state, name, office = person
    local = f"p-{state}-{office}"
    if local not in people:
        spelt = name.replace("v", "w") if dice.random() < 0.1 else name
        spelt = spelt.split()[-1] if dice.random() < 0.1 else spelt
        held = Office(
            written=office, title=office, level=None, branch=office.split()[0], function=None, span=span
        )
        people[local] = PersonSeen(
            local=local,
            name=spelt,
            written=(spelt,),
            offices=(held,) if dice.random() < 0.8 else (),
            ranks=(),
            country=state,
            organisation=None,
            spans=(span,),
        )
    return local


def _tell_day(day: date, dice: random.Random) -> Interval | None:
    chance = dice.random()
    if chance < 0.1:
        return None
    if chance < 0.85:
        return Interval(start=day, end=day, precision=Precision.DAY, basis="made up")
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    if chance < 0.97:
        return Interval(start=first, end=last, precision=Precision.MONTH, basis="made up")
    year = (date(day.year, 1, 1), date(day.year, 12, 31))
    return Interval(start=year[0], end=year[1], precision=Precision.YEAR, basis="made up")


def _tell_place(item: Happening, dice: random.Random) -> Place | None:
    if dice.random() < 0.4:
        return None
    state = item.states[0]
    city = f"{state.capitalize()} City"
    return Place(name=city, city=city, country=state, geonames=None, lat=None, lon=None)


ADDED = 15
"""So many single reports are added, one at a time."""


def measure(claims: int, lexicon: SettlingLexicon) -> dict[str, float]:
    """Processor seconds to settle so many claims, to add one report, to add none; peak memory."""
    readings, reports = make_corpus(claims)
    first, late = readings[:-ADDED], readings[-ADDED:]
    memory, known = Memory(), {reading.report: reports[reading.report] for reading in first}
    seconds = _time(lambda: settle(first, known, [], lexicon, memory))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    added = []
    for number, reading in enumerate(late, 1):
        known[reading.report] = reports[reading.report]
        some = [*first, *late[:number]]
        added.append(_time(lambda some=some: settle(some, known, [], lexicon, memory)))
    idle = _time(lambda: settle(readings, known, [], lexicon, memory))
    told = sum(len(reading.claims) for reading in first)
    events = len(memory.record.events.values())
    return {"claims": told, "events": events, **_figures(seconds, added, idle), "peak MB": round(peak)}


def measure_file(claims: int) -> dict[str, float]:
    """The same through a record file; single reports and idle runs by processes of their own."""
    readings, reports = make_corpus(claims)
    told = sum(len(reading.claims) for reading in readings)
    with TemporaryDirectory() as folder:
        settings = Settings(record=Path(folder) / "record.regesta")
        with open_store(settings.record, create=True) as store:
            store.add_all((reports[item.report], Marks(), item, b"") for item in readings[:-ADDED])
            seconds = _time(lambda: renew_record(store, settings, because=()))
        fresh = get_context("spawn")
        with fresh.Pool(1, maxtasksperchild=1) as pool:
            added = [
                pool.apply(_add_one, (settings, reports[item.report], item)) for item in readings[-ADDED:]
            ]
            idle = pool.apply(_add_one, (settings, None, None))
        size = settings.record.stat().st_size / 2**20
    figures = _figures(seconds, added, idle)
    return {"claims": told, **figures, "file MB": round(size)}


def _figures(seconds: float, added: Sequence[float], idle: float) -> dict[str, float]:
    return {
        "s anew": round(seconds, 1),
        "s one report, median": round(median(added), 3),
        "s one report, longest": round(max(added), 3),
        "s idle": round(idle, 3),
    }


def _add_one(settings: Settings, report: Report | None, reading: Reading | None) -> float:
    """Processor seconds to open a record file, keep a report in it and settle it, in this process."""
    load_settling_lexicon(settings.data)

    def add() -> None:
        with open_store(settings.record) as store:
            if report is not None and reading is not None:
                store.add(report, Marks(), reading)
            renew_record(store, settings, because=[report.id] if report else [])

    return _time(add)


def _time(work: Callable[[], object]) -> float:
    """Processor seconds that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure each size given on the command line."""
    lexicon = SettlingLexicon(rules=load_settling_rules(DATA), names=load_name_parts(DATA))
    words = [word for word in sys.argv[1:] if word != "--file"]
    for size in [int(word) for word in words] or [10_000]:
        found = measure_file(size) if "--file" in sys.argv else measure(size, lexicon)
        sys.stdout.write("  ".join(f"{name}: {value}" for name, value in found.items()) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
