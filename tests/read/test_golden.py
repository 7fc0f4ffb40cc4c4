"""Marked reports and what is read from them, both as text that a person can check."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from regesta.domain.claim import Claim, PersonSeen, Reading
from regesta.domain.marked_report import parse_marked_report
from regesta.domain.report import UNPUBLISHED, Basis, Publication, Report
from regesta.gather.dateline import find_dateline
from regesta.lexicon import load_lexicon
from regesta.lexicon.outlets import load_outlets
from regesta.read.reader import read_report
from regesta.settings import DATA

CASES = sorted((Path(__file__).parents[1] / "cases" / "read").glob("*.marked"))
DEV = Path(__file__).parents[3] / "shared" / "data" / "marked" / "dev"
SHARED = sorted(DEV.glob("*.marked")) or [
    pytest.param(DEV, id="none", marks=pytest.mark.skip("the data folder lies not beside this checkout"))
]
LEXICON = load_lexicon(DATA)


def read_case(path: Path) -> tuple[Report, Reading]:
    marked = parse_marked_report(path.read_text(encoding="utf-8"), kinds=LEXICON.ontology.kinds)
    day = marked.get("published")
    published = Publication(day=date.fromisoformat(day), basis=Basis.HEADER) if day else UNPUBLISHED
    sha = hashlib.sha256(marked.text.encode()).hexdigest()
    found = find_dateline(marked.text, load_outlets(DATA))
    report = Report(
        id=f"re-{sha[:12]}",
        text=marked.text,
        source=path.name,
        sha256=sha,
        outlet=marked.get("outlet"),
        published=published,
        dateline=found.dateline if found else None,
    )
    return report, read_report(report, marked.marks, "by hand", LEXICON)


def tell(report: Report, reading: Reading) -> str:
    lines = [line for person in reading.people for line in tell_person(person)]
    local = {claim.id: claim.local for claim in reading.claims}
    for claim in reading.claims:
        lines += ["", *tell_claim(claim, report.text, local)]
    gaps = [f"? {gap.why}: {gap.span.of(report.text) if gap.span else 'report'}" for gap in reading.gaps]
    return "\n".join([*lines, *([""] if gaps else []), *gaps]) + "\n"


def tell_person(person: PersonSeen) -> Iterator[str]:
    offices = [
        " for ".join(filter(None, (office.title, office.function))) + f" ({office.level})"
        for office in person.offices
    ]
    ranks = [f"{rank.name} ({rank.order})" for rank in person.ranks]
    whose = [item for item in (person.country, person.organisation) if item]
    yield "; ".join([f"{person.local} {person.name or '-'}", *whose, *offices, *ranks])


def tell_claim(claim: Claim, text: str, local: dict[str, str]) -> Iterator[str]:
    words = " / ".join(item.span.of(text) for item in claim.evidence if item.property == "event")
    yield f'{claim.local} {claim.kind} {claim.status} "{words}"'
    sides = " ".join(claim.actors) or "-"
    yield f"  parties {sides} -> {' '.join(claim.recipients)}" if claim.recipients else f"  parties {sides}"
    for role in ("by", "to"):
        who = [
            item.person or item.state or item.organisation for item in claim.participants if item.role == role
        ]
        yield from [f"  {role} {' '.join(map(str, who))}"] if who else []
    yield from tell_circumstances(claim)
    yield from (f"  instrument {item.kind}: {item.title}" for item in claim.instruments)
    rest = [
        ("topics", " ".join(claim.topics)),
        ("part of", local.get(claim.part_of or "")),
        ("occasion", claim.occasion),
        ("speaker", claim.speaker),
    ]
    yield from (f"  {name} {value}" for name, value in rest if value)


def tell_circumstances(claim: Claim) -> Iterator[str]:
    if claim.when:
        yield f'  when {claim.when.start}..{claim.when.end} {claim.when.precision} "{claim.when_text}"'
    if claim.where:
        yield f"  where {claim.where.name}, {claim.where.country}"
    if claim.body:
        yield f"  body {claim.body.name}, number {claim.body.number}"
    if claim.count:
        yield f"  count {claim.count}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_report_reads_as_told(path):
    told = tell(*read_case(path))

    assert told == path.with_suffix(".claims").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_claim_has_its_words_and_its_own_id(path):
    report, reading = read_case(path)

    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    assert all(item.span.end <= len(report.text) for claim in reading.claims for item in claim.evidence)
    assert {item.property for claim in reading.claims for item in claim.evidence} <= {
        "event", "by", "to", "when", "where", "body", "number", "count", "instrument", "topic", "speaker"
    }  # fmt: skip


@pytest.mark.shared
@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.stem)
def test_every_marked_event_becomes_one_claim_with_words_inside_the_text(path):
    report, reading = read_case(path)

    marked = parse_marked_report(path.read_text(encoding="utf-8"), kinds=LEXICON.ontology.kinds)

    assert sorted(claim.local for claim in reading.claims) == sorted(
        event.id for event in marked.marks.events
    )
    assert all(item.span.end <= len(report.text) for claim in reading.claims for item in claim.evidence)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_reading_twice_gives_the_same(path):
    assert read_case(path) == read_case(path)
