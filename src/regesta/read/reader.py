"""From marks to claims: what one report says, each value with its words."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.domain.claim import Gap, Reading
from regesta.domain.marks import Marks
from regesta.domain.report import Report
from regesta.domain.span import Span
from regesta.lexicon import Lexicon
from regesta.lexicon.outlets import load_outlets
from regesta.read.claims import form_claims
from regesta.read.marked_text import index_marks
from regesta.read.parties import resolve_parties
from regesta.read.people import resolve_people
from regesta.read.scene import Scene
from regesta.read.sites import read_sites
from regesta.read.times import read_times
from regesta.read.topics import find_keywords


def read_report(report: Report, marks: Marks, marker: str, lexicon: Lexicon) -> Reading:
    """Say what the marks of one report claim, each claim with its words.

    Args:
        report: the report whose text the marks' spans count.
        marks: what is marked in it, by hand or by a marker.
        marker: the marker's name and version, kept with the reading.
        lexicon: the knowledge that marks are read with.
    """
    marked = index_marks(report.text, marks)
    parties = resolve_parties(marked, _outlet_state(report, lexicon), lexicon)
    people = resolve_people(marked, parties, lexicon)
    times = read_times(report, marked, lexicon)
    sites = read_sites(report, marked, parties, lexicon)
    scene = Scene(
        report=report,
        marked=marked,
        parties=parties,
        people=people,
        sites=sites,
        times=times,
        keywords=find_keywords(marked, lexicon),
        lexicon=lexicon,
    )
    claims, gaps = form_claims(scene)
    return Reading(
        report=report.id,
        marker=marker,
        ontology=lexicon.ontology.version,
        people=tuple(people.by_id.values()),
        claims=claims,
        gaps=_each_once([*times.gaps, *sites.gaps, *gaps]),
    )


def _outlet_state(report: Report, lexicon: Lexicon) -> str | None:
    """The state in whose press a report stands: there "the ministry" is that state's."""
    outlet = load_outlets(lexicon.data).named(report.outlet) if report.outlet else None
    return outlet.state if outlet else None


def _each_once(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """Gaps in text order, each doubt about the same words once."""
    first: dict[tuple[str, Span | None], Gap] = {}
    for gap in gaps:
        first.setdefault((gap.why, gap.span), gap)
    return tuple(sorted(first.values(), key=lambda gap: (gap.span or Span(0, 1), gap.why)))
