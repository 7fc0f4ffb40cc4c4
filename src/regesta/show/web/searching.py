"""What the search of the web app finds: the texts of reports, the names of people, bodies and papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from regesta.domain.record import Body, Instrument, Person
from regesta.domain.report import Report
from regesta.show.register import Register
from regesta.store.searching import TEXT, Entry, SearchIndex


def index_register(register: Register) -> SearchIndex:
    """An index of everything in a register that has a text or a name."""
    return SearchIndex(_entries(register))


def _entries(register: Register) -> Iterator[Entry]:
    yield from _texts(register.reports)
    yield from _people(register.record.people)
    yield from _bodies(register.record.bodies)
    yield from _papers(register.record.instruments)


def _texts(reports: Mapping[str, Report]) -> Iterator[Entry]:
    for report in sorted(reports.values(), key=_day):  # the latest last, as the index asks
        yield Entry(id=report.id, kind=TEXT, title=report.title or "", body=report.text)


def _day(report: Report) -> tuple[date, str]:
    return report.published.day or date.min, report.id


def _people(people: Iterable[Person]) -> Iterator[Entry]:
    for person in people:
        spellings = [item.name for item in person.names if item.name != person.name]
        offices = [tenure.title for tenure in person.offices]
        yield Entry(id=person.id, kind="person", title=person.name, body="; ".join([*spellings, *offices]))


def _bodies(bodies: Iterable[Body]) -> Iterator[Entry]:
    for body in bodies:
        others = "; ".join(item.name for item in body.names if item.name != body.name)
        yield Entry(id=body.id, kind="body", title=body.name, body=others)


def _papers(papers: Iterable[Instrument]) -> Iterator[Entry]:
    for paper in papers:
        yield Entry(id=paper.id, kind="instrument", title=paper.title)
