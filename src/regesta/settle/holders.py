"""Who is told by an office alone: the person whom reports of the time name as its holder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from regesta.domain.record import Person
from regesta.lexicon.settling import SettlingRules
from regesta.settle.descriptions import find_holder
from regesta.settle.material import Turn
from regesta.settle.memory import Memory
from regesta.settle.tenures import title_key


def link_descriptions(turns: Sequence[Turn], rules: SettlingRules, memory: Memory) -> set[str]:
    """Link each description to the holder of its office; those ("report/local") who are another now."""
    offices = _file_described(turns, memory) | _file_holders(memory)
    changed: set[str] = set()
    for office in offices:
        holders = [(*days, person) for person, days in (memory.holders.get(office) or {}).items()]
        for key, item in (memory.described.get(office) or {}).items():
            person = find_holder(item, holders, rules.holders.days)
            if memory.described_as.get(key) != person:
                memory.described_as.put(key, person)
                changed.add(key)
    return changed


def described_as(people: Iterable[str], memory: Memory) -> Iterator[str]:
    """Those who are told by an office alone and are one of these people."""
    for name in people:
        person = memory.record.people.get(name)
        for office in _held(person):
            for key in memory.described.get(office) or ():
                if memory.described_as.get(key) == name:
                    yield key


def _file_described(turns: Iterable[Turn], memory: Memory) -> set[str]:
    offices: set[str] = set()
    for turn in turns:
        was = turn.was.described if turn.was else {}
        now = turn.now.described if turn.now else {}
        for key in was.keys() | now.keys():
            if was.get(key) == now.get(key):
                continue
            if key in was:
                office = _office(was[key].country, was[key].title)
                rest = {
                    name: item for name, item in (memory.described.get(office) or {}).items() if name != key
                }
                memory.described.put(office, rest or None)
                memory.described_as.put(key, None)
            if key in now:
                office = _office(now[key].country, now[key].title)
                memory.described.put(office, {**(memory.described.get(office) or {}), key: now[key]})
                offices.add(office)
    return offices


def _file_holders(memory: Memory) -> set[str]:
    """Keep who is attested in which office from when to when; the offices whose holders have changed."""
    offices: set[str] = set()
    for name, before in memory.record.people.was.items():
        was, now = _held(before), _held(memory.record.people.get(name))
        for office in was.keys() | now.keys():
            if was.get(office) != now.get(office):
                holders = {
                    key: days for key, days in (memory.holders.get(office) or {}).items() if key != name
                }
                if office in now:
                    holders[name] = now[office]
                memory.holders.put(office, holders or None)
                offices.add(office)
    return offices


def _held(person: Person | None) -> dict[str, tuple[int, int]]:
    """The offices of a person with the first and last day that attest them, as ordinals."""
    return {
        _office(person.country or "", tenure.title): (tenure.first.toordinal(), tenure.last.toordinal())
        for tenure in (person.offices if person else ())
        if tenure.first and tenure.last and person
    }


def _office(country: str, title: str) -> str:
    return f"{country}\x1f{title_key(title)}"
