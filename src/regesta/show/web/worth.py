"""What each event is worth as an act between states, and on which days the act was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from regesta.domain.marks import Status
from regesta.domain.record import Event
from regesta.show.register import Register

Worths = npt.NDArray[np.float32]
"""Goldstein values from -10 (conflict) to 10 (cooperation); NaN where an event is no act."""

Days = npt.NDArray[np.int32]
"""Days as proleptic ordinals."""

_SAID = frozenset({Status.PLANNED, Status.CANCELLED})
"""Agreeing on a visit, or calling it off, is an act of the day on which it is told, not of the visit's."""
_NO_ACT = frozenset({Status.POSSIBLE, Status.DENIED})
_STATEMENT = "statement"


def goldstein_values(events: Sequence[Event], register: Register) -> Worths:
    """The Goldstein value of each event, as the ontology gives it for kind, status, words and parties.

    Mere statements, and what reports only call possible or deny, are no acts.
    """
    return np.array([_value(event, register) for event in events], dtype=np.float32)


def _value(event: Event, register: Register) -> float:
    kind, status = event.kind.value, event.status.value
    if kind == _STATEMENT or status in _NO_ACT:
        return np.nan
    entry = register.ontology.kinds[kind]
    words = ""
    if any(case.words for case in entry.cases):
        words = " ".join(register.words_of(quote) for quote in event.quotes if quote.property == "event")
    value = register.ontology.code(kind, status, words, len(event.parties)).goldstein
    return np.nan if value is None else value


def act_days(events: Sequence[Event], first: Days, last: Days) -> tuple[Days, Days]:
    """The first and last day of each act; `first` and `last` are those of the events themselves."""
    starts, ends = first.copy(), last.copy()
    for place, event in enumerate(events):
        if event.status.value in _SAID:
            told = _told(event)
            if told is not None:
                starts[place] = ends[place] = told
    return starts, ends


def _told(event: Event) -> int | None:
    """The day on which an event's status was first told."""
    days = [
        item.published
        for item in event.history
        if item.published is not None and item.status is event.status.value
    ]
    day = min(days, default=event.first_published)
    return day.toordinal() if day else None


def years_of(days: Days) -> Days:
    """The year of each day, 0 for what is no day (0 and below)."""
    found, of = np.unique(days, return_inverse=True)
    years = [date.fromordinal(day).year if day > 0 else 0 for day in found.tolist()]
    return np.array(years, dtype=np.int32)[of]
