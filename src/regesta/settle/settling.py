"""From readings and judgements to the record: read this first.

The order is: what people have ruled, who is who, which body is which, which claims tell one event, and then
what follows from the events: nesting, instruments, disputes, commitments, coverage, questions. Every stage
changes in the memory what the stage before has changed, and nothing else; the first time that is everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from regesta.domain.claim import Reading
from regesta.domain.judgement import Judgement
from regesta.domain.record import Record
from regesta.domain.report import Report
from regesta.settle.assembly import rebuild_events
from regesta.settle.contested import settle_disputes
from regesta.settle.coverage import count_reports, tell_events
from regesta.settle.event_doubts import renew_event_doubts
from regesta.settle.groups import GroupsTurn, group_claims
from regesta.settle.holders import described_as, link_descriptions
from regesta.settle.instruments import settle_instruments
from regesta.settle.knowledge import SettlingLexicon
from regesta.settle.material import Source, Turn, read_page
from regesta.settle.memory import Memory
from regesta.settle.nesting import nest_events
from regesta.settle.paper_doubts import renew_paper_doubts
from regesta.settle.people import settle_people, sightings_in, sightings_of
from regesta.settle.promises import settle_promises
from regesta.settle.register import bind_record
from regesta.settle.retelling import claims_of, retell, seen_otherwise
from regesta.settle.ruled import Ruled, sort_rulings
from regesta.settle.rulings import NO_RULINGS, apply_judgements
from regesta.settle.scoring import Scorer, family_depths
from regesta.settle.sessions import rebuild_bodies, regroup_bodies
from regesta.settle.sparing import uncollected


def settle(
    readings: Sequence[Reading],
    reports: Mapping[str, Report],
    judgements: Sequence[Judgement],
    lexicon: SettlingLexicon,
    memory: Memory | None = None,
) -> Record:
    """Make the record of all readings; the same for any order of them.

    Args:
        readings: one for each report that was read.
        reports: all reports by id, those of the readings among them; others count for coverage alone.
        judgements: what people have ruled.
        lexicon: the knowledge that settling needs.
        memory: what the last settling left; only what has changed since is worked out anew.
    """
    kept = memory is not None
    memory = memory or Memory()
    memory.prepare(lexicon.rules)
    with uncollected(spared=kept and memory.bound is None):
        resettle(_changed(readings, reports, memory), judgements, lexicon, memory)
        memory.bound = bind_record(memory.record, memory.bound)
        memory.close()
    return memory.bound


def _changed(
    readings: Sequence[Reading], reports: Mapping[str, Report], memory: Memory
) -> dict[str, Source | None]:
    """The reports that came, changed or went since the last settling."""
    by_report = {reading.report: reading for reading in readings}
    known = {page.report.id: page.source for page in memory.pages.values()}
    changed: dict[str, Source | None] = dict.fromkeys(known.keys() - reports.keys())
    for name, report in reports.items():
        was, reading = known.get(name), by_report.get(name)
        if was is None or was.report != report or was.reading != reading:
            changed[name] = Source(report=report, reading=reading)
    return changed


def resettle(
    changed: Mapping[str, Source | None],
    judgements: Sequence[Judgement],
    lexicon: SettlingLexicon,
    memory: Memory,
) -> None:
    """Change a memory by what has come, changed or gone since it was made.

    Args:
        changed: the reports concerned by id; None for one that is gone.
        judgements: all that people have ruled, not only what is new.
        lexicon: the knowledge that settling needs.
        memory: what the last settling left; its `was` tell afterwards what this one has changed.
    """
    memory.whole = False
    rules = lexicon.rules
    scorer = Scorer(memory=memory, rules=rules, depths=family_depths(rules))
    ruled, turns = _turn_pages(changed, judgements, lexicon, memory)
    count_reports(turns, memory)
    groups, shown = _regroup(turns, ruled, lexicon, scorer)
    compared = groups.linked | groups.regrouped | ruled.changed
    rebuild_events(compared | shown, ruled, scorer)
    nest_events(rules, memory)
    papers = settle_instruments(ruled, rules, memory)
    renew_paper_doubts(papers.events, ruled, memory)
    settle_disputes(papers.papers, ruled, rules, memory)
    settle_promises(rules, memory)
    rebuild_bodies(memory)
    tell_events(memory)
    renew_event_doubts(compared | groups.left, ruled, scorer)
    memory.whole = True


def _regroup(
    turns: Sequence[Turn], ruled: Ruled, lexicon: SettlingLexicon, scorer: Scorer
) -> tuple[GroupsTurn, set[str]]:
    """Sort out people, bodies and events anew; also the claims whose people or body look otherwise."""
    rules, memory = lexicon.rules, scorer.memory
    people = settle_people(turns, ruled, lexicon, memory)
    described = link_descriptions(turns, rules, memory)
    bodies = regroup_bodies(turns, ruled, rules, memory)
    seen = {*sightings_in(people.moved, memory), *_shown_as(people.otherwise, memory), *described}
    retold = retell(turns, [claims_of(seen, memory), bodies.moved], ruled, rules, memory)
    looks = claims_of({*_shown_as(people.renamed, memory), *seen_otherwise(turns)}, memory)
    shown = bodies.renamed.union(*looks.values())
    return group_claims(retold, ruled, scorer), shown


def _shown_as(people: set[str], memory: Memory) -> set[str]:
    """Those seen, by name or by office alone, who are one of these people."""
    return {*sightings_of(people, memory), *described_as(people, memory)}


def _turn_pages(
    changed: Mapping[str, Source | None],
    judgements: Sequence[Judgement],
    lexicon: SettlingLexicon,
    memory: Memory,
) -> tuple[Ruled, list[Turn]]:
    """Read the pages anew that have changed, or that a ruling which has changed concerns."""
    sources = {name: _source(name, changed, memory) for name in {*changed, *_anchored(judgements)}}
    readings = {name: source.reading for name, source in sources.items() if source and source.reading}
    rulings = apply_judgements(judgements, readings)
    ruled = sort_rulings(memory.rulings.get("") or NO_RULINGS, rulings)
    names = {*changed, *(key.partition("/")[0] for key in ruled.changed if "/" in key)}
    names |= {
        name for name, reading in readings.items() if any(c.id in ruled.changed for c in reading.claims)
    }
    turns = []
    for name in sorted(names):
        was, source = memory.pages.get(name), _source(name, changed, memory)
        now = read_page(source, rulings, lexicon.rules) if source else None
        memory.pages.put(name, now)
        turns.append(Turn(was=was, now=now))
    memory.rulings.put("", rulings)
    return ruled, turns


def _source(name: str, changed: Mapping[str, Source | None], memory: Memory) -> Source | None:
    if name in changed:
        return changed[name]
    page = memory.pages.get(name)
    return page.source if page else None


def _anchored(judgements: Iterable[Judgement]) -> set[str]:
    """The reports whose words judgements are tied to."""
    anchors = (anchor for item in judgements for anchor in (item.left, item.right))
    return {anchor.report for anchor in anchors if anchor is not None}
