"""From readings and judgements to the record: read this first.

The order is: what people have ruled, who is who, which body is which, which claims tell one event, and then
what follows from the events: nesting, instruments, commitments, disputes, coverage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from regesta.domain.claim import Reading
from regesta.domain.judgement import Judgement
from regesta.domain.record import Record
from regesta.domain.report import Report
from regesta.lexicon.settling import SettlingRules
from regesta.settle.assembly import Grouped, assemble
from regesta.settle.bodies import group_bodies
from regesta.settle.descriptions import link_descriptions
from regesta.settle.groups import group_claims
from regesta.settle.material import lay_out
from regesta.settle.memory import Memory
from regesta.settle.people import settle_people
from regesta.settle.rulings import apply_judgements
from regesta.settle.tellings import tell_claims
from regesta.text.naming import NameParts


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlingLexicon:
    """The knowledge that settling needs: its rules and the parts of names."""

    rules: SettlingRules
    names: NameParts


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
    memory = memory or Memory()
    by_report = {reading.report: reading for reading in readings}
    rulings = apply_judgements(judgements, by_report)
    memory.prepare(rulings, lexicon.rules)
    material = lay_out(by_report, reports, rulings, lexicon.rules, memory.pages)
    people = settle_people(material, lexicon.rules, lexicon.names, memory.people)
    described = link_descriptions(material.described, people.people, lexicon.rules)
    people = replace(people, who={**people.who, **described})
    bodies = group_bodies(material, lexicon.rules)
    memory.tellings = tell_claims(material, people, bodies.groups, lexicon.rules, memory.tellings)
    tellings = memory.tellings
    groups = group_claims(tellings, material.rulings, lexicon.rules, memory)
    grouped = Grouped(material=material, people=people, bodies=bodies, tellings=tellings, groups=groups)
    return assemble(grouped, lexicon.rules, memory)
