"""A record as plain lines that a person can write down as what is expected of a case."""

from datetime import date
from hashlib import sha256
from pathlib import Path

from case_files import split_case

from regesta.domain.marked_report import parse_marked_report
from regesta.domain.report import UNPUBLISHED, Basis, Publication, Report
from regesta.lexicon import load_lexicon
from regesta.lexicon.name_parts import load_name_parts
from regesta.lexicon.settling import load_settling_rules
from regesta.read.reader import read_report
from regesta.settings import DATA
from regesta.settle import SettlingLexicon, settle
from regesta.show.words import session_status

CASES = Path(__file__).parents[1] / "cases" / "settle"
LEXICON = load_lexicon(DATA)
SETTLING = SettlingLexicon(rules=load_settling_rules(DATA), names=load_name_parts(DATA))


def read_marked(written, where="case"):
    """A report and its reading, from a marked report."""
    marked = parse_marked_report(written, kinds=LEXICON.ontology.kinds, where=where)
    digest = sha256(marked.text.encode()).hexdigest()
    day = marked.get("published")
    report = Report(
        id=marked.get("id") or f"re-{digest[:12]}",
        text=marked.text,
        source=where,
        sha256=digest,
        outlet=marked.get("outlet"),
        published=Publication(day=date.fromisoformat(day), basis=Basis.HEADER) if day else UNPUBLISHED,
        copy_of=marked.get("copy_of"),
    )
    return report, read_report(report, marked.marks, "by-hand", LEXICON)


def read_case(path):
    """The reports, readings and expected sections of a case file."""
    parts, expected = split_case(path)
    pairs = [read_marked(part, f"{path.name}, report {number}") for number, part in enumerate(parts, 1)]
    sections = {}
    for line in expected:
        if line.endswith(":") and not line.startswith(" "):
            section = sections.setdefault(line[:-1], [])
        elif line.strip():
            section.append(line.strip())
    return {report.id: report for report, _ in pairs}, [reading for _, reading in pairs], sections


def settle_all(readings, reports, judgements=(), memory=None):
    """The record with the lexicon that ships."""
    return settle(readings, reports, judgements, SETTLING, memory)


def write_register(record):
    """Every section of a record as lines."""
    events = {event.id: event for event in record.events}
    names = {person.id: person.name for person in record.people}
    titles = {**names, **{item.id: item.kind for item in record.instruments}}
    titles |= {body.id: body.name for body in record.bodies}
    titles |= {name: short_event(event) for name, event in events.items()}
    return {
        "events": [event_line(event, events) for event in record.events],
        "acts": [event_line(event, events) for event in record.events if event.kind.value not in WORDS],
        "people": sorted(person_line(person) for person in record.people),
        "bodies": sorted(body_line(body) for body in record.bodies),
        "instruments": sorted(f"{item.kind} {' '.join(item.parties)}" for item in record.instruments),
        "commitments": [commitment_line(item) for item in record.commitments],
        "disputes": sorted(dispute_line(item, titles) for item in record.disputes),
        "unsure": sorted(
            " ~ ".join(sorted(f"{titles[end]}" for end in (item.left, item.right)))
            for item in record.questions
        ),
        "histories": [
            f"{short_event(event)}: {' '.join(item.status for item in event.history)}"
            for event in record.events
            if len(event.history) > 1
        ],
        "names": sorted(
            f"{item.name}: {' | '.join(sorted(name.name for name in item.names))}"
            for item in (*record.people, *record.bodies)
            if len(item.names) > 1
        ),
        "heads": sorted(
            f"{body.name}, {session.number or '?'}: {', '.join(names[name] for name in session.heads)}"
            for body in record.bodies
            for session in body.sessions
        ),
        "expected": [
            f"{' '.join(body.parties)}: no {body.next_number}" for body in record.bodies if body.next_number
        ],
        "waiting": [
            f"{item.kind} to {', '.join(a.name for a in events[item.made].people if a.role == 'to')}: "
            f"{item.state} for {(record.as_of - item.since).days} days"
            for item in record.commitments
            if item.since and item.state in {"open", "overdue"}
        ],
        "counts": [f"{short_event(event)}: {event.count}" for event in record.events if event.count],
        "told": [
            f"{short_event(events[item.event])}: {item.outlet} {item.first} "
            f"without {' '.join(item.left_out) or 'nothing'}"
            for item in record.told
        ],
    }


WORDS = {"statement", "support", "pledge", "accusation", "demand", "rejection", "threat"}


def days(when):
    if when is None:
        return "undated"
    start, end = (day.isoformat() if day else "" for day in (when.start, when.end))
    return start if start == end else f"{start}..{end}"


def short_event(event):
    return f"{event.kind.value} {days(event.when.value if event.when else None)}"


def event_line(event, events):
    people = ", ".join(item.name for item in event.people)
    parts = [
        f"{event.kind.value} {event.status.value} {days(event.when.value if event.when else None)}",
        event.where.value.name if event.where else "",
        " ".join(event.parties),
        people,
        f"no {event.body.value.number}" if event.body and event.body.value.number else "",
        f"in {short_event(events[event.part_of])}" if event.part_of else "",
        f"{event.outlets} outlets" if event.outlets > 1 else "",
    ]
    return "; ".join(part for part in parts if part)


def person_line(person):
    offices = [f"{item.title} {days(item_days(item))}" for item in person.offices]
    ranks = [f"{item.title} {days(item_days(item))}" for item in person.ranks]
    parts = [f"{person.name} {person.country or '?'}", *offices, *ranks]
    return "; ".join(parts)


def item_days(tenure):
    class Days:
        start, end = tenure.first, tenure.last

    return Days if tenure.first else None


def body_line(body):
    sessions = [f"{item.number or '?'} {days(item.when)}{session_status(item)}" for item in body.sessions]
    missing = " ".join(str(number) for number in body.missing)
    return "; ".join([f"{' '.join(body.parties)}", *sessions, *([f"missing {missing}"] if missing else [])])


def commitment_line(item):
    return f"{item.kind} {' '.join(item.by)} to {' '.join(item.to) or 'nobody'}: {item.state}"


def dispute_line(item, titles):
    values = " | ".join(value.value for value in item.values)
    return f"{item.property} of {titles[item.subject]}: {values}: {item.relation}"
