"""The instruments of the record: papers of one title, or that one report tells at several events, are one.

A paper that a person has ruled on stands alone, to go its own way: it is joined to the others of its name
unless it was ruled to be another, and to what it was ruled the same as.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from regesta.domain.record import Event, Link
from regesta.lexicon.settling import SettlingRules
from regesta.settle.clusters import Cluster, Linking, Pair, cluster_component, connect, pair_of, reach
from regesta.settle.material import Page
from regesta.settle.memory import Memory
from regesta.settle.papers import Paper, PaperGroup, build_instrument, group_papers, ruled_kind
from regesta.settle.ruled import Ruled

_ONE = 0.9
"""How likely papers of one name, or that one report tells at two events, are one."""
_RULED = "ruled the same by a person"
_NAMED = "of one name, or at one signing"


@dataclass(frozen=True, slots=True)
class PapersTurn:
    """The papers of the instruments made anew, by instrument, and the events at which any are others now."""

    papers: dict[str, list[Paper]] = field(default_factory=dict)
    events: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Nodes:
    """What is one instrument or several: papers by node, and the nodes found under each name or paper."""

    papers: dict[str, list[Paper]] = field(default_factory=dict)
    places: dict[str, set[str]] = field(default_factory=dict)

    def links(self, ruled: Ruled) -> dict[Pair, float]:
        """The pairs of nodes that are one unless somebody has ruled otherwise."""
        links: dict[Pair, float] = {}
        for found in self.places.values():
            first, *others = sorted(found)
            links |= {pair_of(first, other): _ONE for other in others}
            for node in filter(ruled.held_alone, found):
                links |= {pair_of(node, other): _ONE for other in found - {node}}
        return links


def settle_instruments(ruled: Ruled, rules: SettlingRules, memory: Memory) -> PapersTurn:
    """Put the instruments anew that are named at events which have changed, or that were ruled on."""
    turned = list(memory.record.events.was)
    names = {name for event in turned for name in _file_papers(event, rules, memory)}
    names |= {name for key in ruled.changed for name in _names_at(key, memory)}
    nodes = _nodes_beside(names | ruled.changed, memory)
    names |= {name for node in nodes for name in _names_at(node, memory)}
    turn, owner = PapersTurn(), dict[str, str]()
    for part in reach(sorted(_alive(names, memory)), lambda name: _joined(name, ruled, memory)):
        for cluster, papers, links in _part_papers(part, ruled, memory):
            kind = ruled_kind(papers, ruled.rulings)
            instrument = build_instrument(papers, memory.record.events.__getitem__, rules, kind)
            memory.record.instruments.put(instrument.id, replace(instrument, links=links))
            turn.papers[instrument.id] = papers
            owner |= dict.fromkeys(cluster.members, instrument.id)
    _keep_owners(nodes | names, owner, memory)
    turn.events.update(turned, (paper.event for papers in turn.papers.values() for paper in papers))
    _mark_events(turn.events, ruled, memory)
    return turn


def node_of(name: str, paper: Paper, ruled: Ruled) -> str:
    """By what a paper of a group of this name is joined to others."""
    return paper.local if ruled.held_alone(paper.local) else name


def _alive(names: Iterable[str], memory: Memory) -> set[str]:
    return {name for name in names if any(_papers_of(name, memory))}


def _nodes_beside(nodes: Iterable[str], memory: Memory) -> set[str]:
    """These nodes, and all that were one instrument with one of them."""
    found = set(nodes)
    for owner in {memory.instrument_of.get(node) for node in found}:
        if owner is not None:
            found.update(memory.paper_nodes.get(owner) or ())
    return found


def _part_papers(
    part: list[str], ruled: Ruled, memory: Memory
) -> Iterator[tuple[Cluster, list[Paper], tuple[Link, ...]]]:
    """The papers of these names, sorted out into instruments, and the links that joined each."""
    nodes = _Nodes()
    for name in part:
        for paper in _papers_of(name, memory):
            node = node_of(name, paper, ruled)
            nodes.papers.setdefault(node, []).append(paper)
            for place in (name, paper.local):
                nodes.places.setdefault(place, set()).add(node)
    for cluster in _cluster(nodes, ruled):
        papers = [paper for node in cluster.members for paper in nodes.papers[node]]
        yield cluster, papers, _explain(cluster, nodes)


def _cluster(nodes: _Nodes, ruled: Ruled) -> list[Cluster]:
    """The nodes that are one instrument, by name and by what people have ruled."""
    if len(nodes.papers) == 1:
        return [Cluster(members=tuple(nodes.papers))]
    links, same = nodes.links(ruled), ruled.same_inside(nodes.papers)
    how = Linking(
        score=lambda left, right: links.get(pair_of(left, right), _ONE),
        accept=_ONE,
        unsure=_ONE,
        same=same,
        apart=ruled.rulings.apart,
    )
    return [
        cluster
        for component in connect(nodes.papers, [*links, *same])
        for cluster in cluster_component(component, _inside(component, links), how)
    ]


def _inside(component: Iterable[str], links: Mapping[Pair, float]) -> dict[Pair, float]:
    members = set(component)
    return {pair: score for pair, score in links.items() if members.issuperset(pair)}


def _explain(cluster: Cluster, nodes: _Nodes) -> tuple[Link, ...]:
    """The links between what could have gone its own way, by the claims that tell it first."""
    first = {
        node: min(nodes.papers[node], key=lambda paper: (paper.place, paper.claim)).claim
        for node in cluster.members
    }
    return tuple(
        Link(left=first[left], right=first[right], score=score, reasons=(_NAMED if score < 1 else _RULED,))
        for left, right, score in cluster.links
    )


def _keep_owners(nodes: set[str], owner: Mapping[str, str], memory: Memory) -> None:
    """Keep which instrument each node is; instruments that none is any more go."""
    last = {node: memory.instrument_of.get(node) for node in {*nodes, *owner}}
    for node in last:
        memory.instrument_of.put(node, owner.get(node))
    members: dict[str, set[str]] = {name: set() for name in last.values() if name is not None}
    for node, name in owner.items():
        members.setdefault(name, set()).add(node)
    for name, found in members.items():
        memory.paper_nodes.put(name, found or None)
        if not found:
            memory.record.instruments.put(name, None)


def _file_papers(name: str, rules: SettlingRules, memory: Memory) -> set[str]:
    """Keep the papers of an event; the names of papers that may belong together anew."""
    event = memory.record.events.get(name)
    before = memory.papers.get(name) or ()
    after = group_papers(event, list(_list_papers(event, memory)), rules) if event else ()
    if not before and not after:
        return set()
    was, now = _keys(before), _keys(after)
    beside = {other for key in was for other in _names_at(key, memory)}
    for key in was - now:
        memory.paper_events.drop(key, name)
    for key in now - was:
        memory.paper_events.add(key, name)
    memory.papers.put(name, after or None)
    return beside | was | now


def _list_papers(event: Event, memory: Memory) -> Iterator[Paper]:
    for key in event.claims:
        telling = memory.tellings[key]
        for seen in telling.claim.instruments:
            page = memory.pages[telling.claim.report]
            yield Paper(
                claim=key,
                report=telling.claim.report,
                seen=seen,
                event=event.id,
                place=telling.place,
                twin=_locals_at(seen.span.start, page).index(seen.local),
            )


def _locals_at(start: int, page: Page) -> list[str]:
    """The instruments that words name, in order."""
    named = (seen for claim in page.claims.values() for seen in claim.instruments)
    return sorted(
        {seen.local for seen in named if seen.span.start == start}, key=lambda name: (len(name), name)
    )


def _keys(groups: Iterable[PaperGroup]) -> set[str]:
    """What papers are joined by: their name, and what names them in their report."""
    return {key for group in groups for key in (group.name, *(paper.local for paper in group.papers))}


def _names_at(key: str, memory: Memory) -> Iterator[str]:
    """The names of the papers that have this key."""
    for event in memory.paper_events.get(key) or ():
        for group in memory.papers.get(event) or ():
            if key in _keys([group]):
                yield group.name


def _papers_of(name: str, memory: Memory) -> Iterator[Paper]:
    for event in sorted(memory.paper_events.get(name) or ()):
        for group in memory.papers[event]:
            if group.name == name:
                yield from group.papers


def _joined(name: str, ruled: Ruled, memory: Memory) -> set[str]:
    """The names of papers that are one with those of this name, as one report tells or a person has ruled."""
    keys = {paper.local for paper in _papers_of(name, memory)}
    keys |= {other for key in keys for other in ruled.same.get(key, ())}
    return {other for key in keys for other in _names_at(key, memory)}


def _mark_events(names: Iterable[str], ruled: Ruled, memory: Memory) -> None:
    """Let events name their instruments."""
    for name in names:
        event = memory.record.events.get(name)
        found = {
            memory.instrument_of[node_of(group.name, paper, ruled)]
            for group in memory.papers.get(name) or ()
            for paper in group.papers
        }
        named = tuple(sorted(found))
        if event is not None and event.instruments != named:
            memory.record.events.put(name, replace(event, instruments=named))
