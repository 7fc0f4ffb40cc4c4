"""The papers that reports name, and which of them are one instrument at one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from regesta.domain.claim import InstrumentSeen
from regesta.domain.marks import Status
from regesta.domain.record import Event, Instrument, InstrumentEvent, Quote
from regesta.lexicon.settling import SettlingRules
from regesta.settle.anchors import Place, make_id
from regesta.settle.rulings import Rulings, latest_value, sighting_key
from regesta.text.folding import fold

_WHAT = {"signing": "signed", "agreement": "signed", "ratification": "ratified", "exchange": "exchanged"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An instrument as one claim, by id and report, names it at an event.

    `twin` counts the instruments that the same words name before it ("two agreements").
    """

    claim: str
    report: str
    seen: InstrumentSeen
    event: str
    place: Place
    twin: int

    @property
    def local(self) -> str:
        """What names it in its report: told at two events it is one paper."""
        return sighting_key(self.report, self.seen.local)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperGroup:
    """Papers of one event that are one; a proper title names them alike wherever the same parties tell it."""

    name: str
    papers: tuple[Paper, ...]


def group_papers(event: Event, papers: Sequence[Paper], rules: SettlingRules) -> tuple[PaperGroup, ...]:
    """The papers of one event: each report's n-th paper of a kind is one."""
    groups: dict[str, list[Paper]] = defaultdict(list)
    for group in match_papers(papers, rules):
        groups[_group_name(group, event)] += group
    return tuple(PaperGroup(name=name, papers=tuple(found)) for name, found in groups.items())


def match_papers(papers: Sequence[Paper], rules: SettlingRules) -> list[list[Paper]]:
    """Group the papers of one event over its reports: like kinds first, then what is left over."""
    by_report: dict[str, dict[str, list[Paper]]] = defaultdict(lambda: defaultdict(list))
    for paper in sorted(papers, key=lambda paper: (paper.place, paper.seen.span)):
        by_report[paper.report][paper.seen.local].append(paper)
    order = sorted(
        by_report.values(), key=lambda locals_: min(p.place for ps in locals_.values() for p in ps)
    )
    groups: list[list[Paper]] = []
    for locals_ in order:
        free = list(range(len(groups)))
        for found in sorted(locals_.values(), key=lambda ps: ps[0].seen.kind in rules.general_instruments):
            fits = [index for index in free if _alike(groups[index][0], found[0], len(locals_), len(groups))]
            best = min(
                fits,
                key=lambda index: (groups[index][0].seen.kind != found[0].seen.kind, index),
                default=None,
            )
            if best is None:
                groups.append(list(found))
            else:
                free.remove(best)
                groups[best] += found
    return groups


def _alike(left: Paper, right: Paper, here: int, there: int) -> bool:
    return left.seen.kind == right.seen.kind or (here == 1 and there == 1)


def is_named(title: str) -> bool:
    """Whether a title is a name: at least two words with capitals."""
    return sum(word[:1].isupper() for word in title.split()) >= 2


def _group_name(group: Sequence[Paper], event: Event) -> str:
    titles = sorted({paper.seen.title for paper in group if is_named(paper.seen.title)})
    if titles:
        return f"{'|'.join(event.parties)}: {fold(titles[0])}"
    first = min(group, key=lambda paper: paper.place)
    return f"{event.id}: {first.claim} {first.seen.local}"


def ruled_kind(papers: Sequence[Paper], rulings: Rulings) -> str | None:
    """The kind that a person has ruled these papers to be; None where nobody has."""
    return latest_value(rulings.corrected, [paper.local for paper in papers], "kind")


def build_instrument(
    papers: Sequence[Paper], event_of: Callable[[str], Event], rules: SettlingRules, ruled: str | None
) -> Instrument:
    """The instrument of papers that are one; `ruled` is the kind that a person has ruled it to be."""
    group = sorted(papers, key=lambda paper: (paper.place, paper.seen.span, paper.seen.local, paper.event))
    first = group[0]
    kinds = Counter(paper.seen.kind for paper in group)
    best = min(kinds, key=lambda name: (name in rules.general_instruments, -kinds[name], _rank(group, name)))
    kind = ruled or best
    titles = Counter(paper.seen.title for paper in group if paper.seen.kind == kind)
    titles = titles or Counter(paper.seen.title for paper in group)
    told_in = sorted({paper.event for paper in group})
    return Instrument(
        id=make_id(
            "in", first.report, str(first.seen.span.start), *([str(first.twin)] if first.twin else [])
        ),
        kind=kind,
        title=min(titles, key=lambda title: (-titles[title], -len(title), title)),
        parties=tuple(sorted({party for name in told_in for party in event_of(name).parties})),
        events=tuple(
            InstrumentEvent(event=name, what=_WHAT[event_of(name).kind.value])
            for name in told_in
            if event_of(name).kind.value in _WHAT and event_of(name).status.value is Status.HELD
        ),
        quotes=tuple(
            sorted({Quote(report=p.report, property="instrument", span=p.seen.span) for p in group})
        ),
    )


def _rank(group: Sequence[Paper], kind: str) -> int:
    """How early a kind is told."""
    return next(index for index, paper in enumerate(group) if paper.seen.kind == kind)
