"""The commitments of the record, and how promises and what keeps them find each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from regesta.domain.record import Commitment, Event
from regesta.lexicon.settling import SettlingRules
from regesta.settle.commitments import (
    choose_answer,
    commitment_id,
    find_promise,
    is_done,
    judge_promise,
    keeps,
    last_open_day,
)
from regesta.settle.memory import Memory

_MANY_PARTIES = 6
_STRETCH = 30


def settle_promises(rules: SettlingRules, memory: Memory) -> None:
    """Judge anew the promises that have changed, those that what has changed may keep, those now due."""
    events = memory.record.events
    turned = {name: (was, events.get(name)) for name, was in events.was.items()}
    for name, (was, now) in turned.items():
        _refile(name, was, now, rules, memory)
    doubtful = set(turned) | _now_due(memory)
    for was, now in turned.values():
        for key in {*_held_keys(was), *_held_keys(now)}:
            for name in (memory.deals.get(f"asked {key}") or set()) - doubtful:
                if any(event and _keeps(event, name, rules, memory) for event in (was, now)):
                    doubtful.add(name)
    for name in doubtful:
        memory.record.commitments.put(commitment_id(name), _judge(name, rules, memory))


def _judge(name: str, rules: SettlingRules, memory: Memory) -> Commitment | None:
    """The commitment that an event is, with what keeps it; None for an event that is none."""
    event, promise = memory.record.events.get(name), memory.promises.get(name)
    if event is None or promise is None:
        return None
    kept: Event | None = event
    if not (promise.planned and is_done(event)):
        names = {
            other for key in _asked_keys(event, rules) for other in memory.deals.get(f"held {key}") or ()
        }
        found = (memory.record.events[other] for other in names)
        kept = choose_answer(event, (other for other in found if _keeps(other, name, rules, memory)))
    return judge_promise(event, promise, kept, rules, memory.record.as_of.get(""))


def _keeps(other: Event, name: str, rules: SettlingRules, memory: Memory) -> bool:
    event, promise = memory.record.events[name], memory.promises[name]
    return keeps(event, promise, other, rules.answers[event.kind.value])


def _refile(name: str, was: Event | None, now: Event | None, rules: SettlingRules, memory: Memory) -> None:
    """Keep an event where promises look for answers, and its promise where answers look for promises."""
    before = memory.promises.get(name)
    after = find_promise(now, (memory.tellings[key] for key in now.claims), rules) if now else None
    memory.promises.put(name, after)
    left, came = (
        {f"held {key}" for key in _held_keys(event)}
        | {f"asked {key}" for key in (_asked_keys(event, rules) if event and promise else ())}
        for event, promise in ((was, before), (now, after))
    )
    for key in left - came:
        memory.deals.drop(key, name)
    for key in came - left:
        memory.deals.add(key, name)
    ends = [last_open_day(promise, rules) if promise else None for promise in (before, after)]
    if ends[0] is not None:
        memory.due.drop(_stretch(ends[0]), name)
    if ends[1] is not None:
        memory.due.add(_stretch(ends[1]), name)


def _held_keys(event: Event | None) -> Iterator[str]:
    """Where what took place is looked for: by kind at each of its parties and each two of them."""
    if event is None or not is_done(event):
        return
    parties, kind = sorted({*event.parties, *event.actors}), event.kind.value
    if len(parties) > _MANY_PARTIES:
        yield from (f"{kind} {party}+" for party in parties)
    else:
        yield from (f"{kind} {party}" for party in parties)
        yield from (f"{kind} {'|'.join(pair)}" for pair in combinations(parties, 2))


def _asked_keys(event: Event, rules: SettlingRules) -> Iterator[str]:
    """Where a promise looks for what keeps it: at those who must be there, and where many are."""
    answer = rules.answers.get(event.kind.value)
    if answer is None:
        return
    doers = event.recipients if answer.turned else event.actors
    others = set(event.actors) - set(doers) if answer.turned else set(event.parties)
    for doer in doers:
        pair = "|".join(sorted((doer, *sorted(others - {doer})[:1])))
        for kind in answer.kinds:
            yield from (f"{kind} {pair}", f"{kind} {doer}+")


def _now_due(memory: Memory) -> set[str]:
    """The promises whose time has, or has no longer, passed on the day of the latest report."""
    day = memory.record.as_of.get("")
    before = memory.record.as_of.was.get("", day)
    if before == day:
        return set()
    if before is None or day is None:
        return {made.made for made in memory.record.commitments.values()}
    first, last = sorted((before.toordinal() // _STRETCH, day.toordinal() // _STRETCH))
    return {name for stretch in range(first, last + 1) for name in memory.due.get(str(stretch)) or ()}


def _stretch(day: date) -> str:
    return str(day.toordinal() // _STRETCH)
