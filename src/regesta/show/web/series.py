"""The numbered sessions of a joint body as a series: those told, the empty places, the one to expect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from regesta.domain.marks import Status
from regesta.domain.record import Attendee, Body, Event, Session
from regesta.show.register import Register
from regesta.show.web.phrases import Phrase, join_phrases

_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE})
_OFF = frozenset({Status.CANCELLED, Status.DENIED})


_FEW = 8
"""A run of so many missing numbers is drawn number by number, a longer one as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One session with its event; `maybe` are the missing numbers that one without may bear by its day."""

    session: Session
    event: Event
    maybe: tuple[int, ...] = ()

    @property
    def heads(self) -> tuple[Attendee, ...]:
        """Who led the delegations."""
        known = {attendee.person: attendee for attendee in self.event.people}
        return tuple(known[name] for name in self.session.heads if name in known)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """How each report names it: its number with the body where the two stand together."""
        numbers = (quote for quote in self.event.quotes if quote.property == "number")
        return join_phrases(numbers, self.event.body.quotes if self.event.body else ())

    @property
    def first(self) -> date | None:
        """The first day on which it may have been."""
        when = self.session.when
        return (when.start or when.end) if when else None

    @property
    def last(self) -> date | None:
        """The last day on which it may have been."""
        when = self.session.when
        return (when.end or when.start) if when else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One place of the series: a number that is told, or a run of numbers that no report tells.

    `state` is told, planned, off (cancelled or denied), missing or next. What nobody tells lies after
    `below` and before `above`: the nearest sessions of lower and higher numbers that are dated.
    """

    state: str
    first: int
    last: int
    sittings: tuple[Sitting, ...] = ()
    below: Sitting | None = None
    above: Sitting | None = None

    @property
    def after(self) -> date | None:
        """The earliest day for what nobody tells."""
        return self.below.first if self.below else None

    @property
    def before(self) -> date | None:
        """The latest day for what nobody tells."""
        return self.above.last if self.above else None

    @property
    def words(self) -> str:
        """Its number or numbers ("2", "2–5")."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def each(self) -> tuple[str, ...]:
        """Its numbers one by one where they are few, else as one run."""
        few = self.last - self.first < _FEW
        return tuple(map(str, range(self.first, self.last + 1))) if few else (self.words,)

    @property
    def key(self) -> str:
        """Its anchor on the page."""
        return f"no-{self.first}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A body's sessions in order of number, and those without one in order of time.

    `late` are the numbers dated before a lower number: either a number or a day is wrong.
    """

    slots: tuple[Slot, ...]
    unnumbered: tuple[Sitting, ...]
    late: tuple[int, ...]

    @property
    def told(self) -> tuple[Slot, ...]:
        """The places that a report fills."""
        return tuple(slot for slot in self.slots if slot.sittings)

    @property
    def next(self) -> Slot | None:
        """The session to expect: one that is planned, else the number after the last."""
        return next((slot for slot in self.slots if slot.state in {"planned", "next"}), None)

    @property
    def pace(self) -> float | None:
        """Years from one session to the next between the first and the last number that are dated."""
        known = [(slot.first, day) for slot in self.told if (day := slot.sittings[0].first) is not None]
        if len(known) < 2 or known[0][1] >= known[-1][1]:
            return None
        (low, early), (high, late) = known[0], known[-1]
        return (late - early).days / 365.25 / (high - low)


def body_series(body: Body, register: Register) -> Series:
    """A body's sessions as a series."""
    numbered: dict[int, list[Sitting]] = defaultdict(list)
    bare: list[Sitting] = []
    for session in body.sessions:
        event = register.events.get(session.event)
        if event is not None:
            sitting = Sitting(session=session, event=event)
            (bare if session.number is None else numbered[session.number]).append(sitting)
    told = [_told(number, sittings) for number, sittings in sorted(numbered.items())]
    runs = [_bracket("missing", run, told) for run in _runs(body.missing)]
    slots = sorted([*told, *runs], key=lambda slot: slot.first)
    if body.next_number is not None and all(slot.state != "planned" for slot in told):
        slots.append(_bracket("next", (body.next_number, body.next_number), told))
    placed = (_with_maybe(sitting, runs) for sitting in bare)
    return Series(
        slots=tuple(slots),
        unnumbered=tuple(sorted(placed, key=lambda item: (item.first or date.max, item.event.id))),
        late=_out_of_order(told),
    )


def _told(number: int, sittings: Sequence[Sitting]) -> Slot:
    statuses = {sitting.event.status.value for sitting in sittings}
    state = "planned" if statuses <= _AHEAD else "off" if statuses <= _OFF else "told"
    ordered = sorted(sittings, key=lambda item: (item.first or date.max, item.event.id))
    return Slot(state=state, first=number, last=number, sittings=tuple(ordered))


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as runs, from the first to the last of each."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _bracket(state: str, run: tuple[int, int], told: Sequence[Slot]) -> Slot:
    """A run of numbers that nobody tells, between the told sessions around it."""
    first, last = run
    dated = [(slot.first, sitting) for slot in told for sitting in slot.sittings if sitting.first]
    below = [sitting for number, sitting in dated if number < first]
    above = [sitting for number, sitting in dated if number > last]
    return Slot(
        state=state,
        first=first,
        last=last,
        below=below[-1] if below else None,
        above=above[0] if above else None,
    )


def _with_maybe(sitting: Sitting, runs: Sequence[Slot]) -> Sitting:
    """A session without a number, with those it may bear: its days lie between those around a run."""
    first, last = sitting.first, sitting.last
    if first is None or last is None:
        return sitting
    numbers = [
        number
        for run in runs
        if (run.after is None or run.after <= last) and (run.before is None or first <= run.before)
        for number in range(run.first, run.last + 1)
    ]
    return replace(sitting, maybe=tuple(numbers))


def _out_of_order(told: Sequence[Slot]) -> tuple[int, ...]:
    """Numbers whose session ended before one of a lower number began."""
    late = []
    reached: date | None = None
    for slot in told:
        ends = [sitting.last for sitting in slot.sittings if sitting.last]
        if reached is not None and ends and max(ends) < reached:
            late.append(slot.first)
        starts = [sitting.first for sitting in slot.sittings if sitting.first]
        if starts:
            reached = max(starts) if reached is None else max(reached, *starts)
    return tuple(late)
