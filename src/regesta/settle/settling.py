"""From readings and judgements to the record: read this first.

The order is: what people have ruled, who is who, which body is which, which claims tell one event, and then
what follows from the events: nesting, instruments, commitments, disputes, coverage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from regesta.domain.claim import Reading
from regesta.domain.judgement import Judgement
from regesta.domain.record import Record
from regesta.domain.report import Report
from regesta.lexicon.settling import SettlingRules
from regesta.settle.assembly import Grouped, assemble
from regesta.settle.bodies import group_bodies
from regesta.settle.groups import group_claims
from regesta.settle.material import lay_out
from regesta.settle.people import settle_people
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
) -> Record:
    """Make the record of all readings; the same for any order of them.

    Every reading's report must be among `reports` (by id); a report without a reading counts for coverage.
    """
    material = lay_out(readings, reports, judgements, lexicon.rules)
    people = settle_people(material, lexicon.rules, lexicon.names)
    bodies = group_bodies(material, lexicon.rules)
    tellings = tell_claims(material, people, bodies, lexicon.rules)
    groups = group_claims(tellings, material.rulings, lexicon.rules)
    grouped = Grouped(material=material, people=people, bodies=bodies, tellings=tellings, groups=groups)
    return assemble(grouped, lexicon.rules)
