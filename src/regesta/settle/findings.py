"""From the values that claims give a property to the one the record shows, the others kept beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from regesta.domain.claim import Claim
from regesta.domain.record import Dissent, Finding, Quote
from regesta.settle.rulings import event_spans
from regesta.settle.tellings import Telling

V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Generic[V]):
    """One value with the claims that give it, earliest first."""

    value: V
    tellings: tuple[Telling, ...]

    @property
    def sources(self) -> int:
        """How many independent sources give it."""
        return len({telling.source for telling in self.tellings})

    @property
    def latest(self) -> int:
        """The last publication day, as an ordinal; 0 where no report is dated."""
        return max((item.published.toordinal() for item in self.tellings if item.published), default=0)


def count_votes(
    tellings: Sequence[Telling],
    value_of: Callable[[Telling], V | None],
    key_of: Callable[[V], Hashable] = lambda value: value,
    better: Callable[[V, V], bool] = lambda value, kept: False,  # noqa: ARG005 - the first is as good as any
) -> list[Vote[V]]:
    """The values given, each with its claims; claims without a value do not vote.

    Values of one key are one; the first stands for them unless another is `better`.
    """
    groups: dict[Hashable, list[Telling]] = defaultdict(list)
    values: dict[Hashable, V] = {}
    for telling in tellings:
        value = value_of(telling)
        if value is not None:
            key = key_of(value)
            if key not in values or better(value, values[key]):
                values[key] = value
            groups[key].append(telling)
    return [Vote(value=values[key], tellings=tuple(found)) for key, found in groups.items()]


def make_finding(votes: Sequence[Vote[V]], property_: str, why: str, corrected: frozenset[str]) -> Finding[V]:
    """The first vote as the value, the others as dissent; a vote of a corrected claim comes first."""
    ranked = sorted(votes, key=lambda vote: not any(item.key in corrected for item in vote.tellings))
    chosen, *others = ranked
    if any(item.key in corrected for item in chosen.tellings):
        why = "corrected by a person"
    return Finding(
        value=chosen.value,
        support=tuple(item.key for item in chosen.tellings),
        quotes=quotes_of(chosen.tellings, property_),
        dissent=tuple(
            Dissent(
                value=vote.value,
                support=tuple(item.key for item in vote.tellings),
                quotes=quotes_of(vote.tellings, property_),
            )
            for vote in others
        ),
        why=why,
    )


def quotes_of(tellings: Sequence[Telling], property_: str) -> tuple[Quote, ...]:
    """The words that give a property; the event's own words where a claim has none for it."""
    out = {quote for telling in tellings for quote in _claim_quotes(telling.claim, property_)}
    return tuple(sorted(out))


def all_quotes(tellings: Sequence[Telling]) -> tuple[Quote, ...]:
    """Every word that any claim of an event rests on."""
    out = {
        Quote(report=item.claim.report, property=evidence.property, span=evidence.span)
        for item in tellings
        for evidence in item.claim.evidence
    }
    return tuple(sorted(out))


def _claim_quotes(claim: Claim, property_: str) -> list[Quote]:
    spans = [item.span for item in claim.evidence if item.property == property_]
    if spans:
        return [Quote(report=claim.report, property=property_, span=span) for span in spans]
    return [Quote(report=claim.report, property="event", span=span) for span in event_spans(claim)[:1]]


def best_first(votes: Sequence[Vote[V]], order: Callable[[Vote[V]], object]) -> list[Vote[V]]:
    """Votes in the order of a key; ties go to the earliest told."""
    return sorted(votes, key=lambda vote: (order(vote), vote.tellings[0].place))
