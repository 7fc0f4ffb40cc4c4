"""Where the grammar's rules fit a row of letters: atoms, and what joins them from the left and the right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from regesta.lexicon.time_words import Value
from regesta.read.dates.patterns import CompiledRule, Grammar


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A field of the expression, the tokens (start, end) that give it, and their word classes."""

    field: str
    classes: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Parse:
    """One way to read the tokens from `start` to `end`; `alone` is the condition for plain text."""

    start: int
    end: int
    captures: tuple[Capture, ...]
    constants: Mapping[str, Value | bool]
    fields: frozenset[str]
    rule: str
    alone: str


@lru_cache(maxsize=50_000)
def parse_at(grammar: Grammar, letters: str, start: int, stop: int) -> Parse | None:
    """The longest reading that begins at `start` and ends at or before `stop`; None where no rule fits."""
    best: Parse | None = None
    for rule in grammar.atoms.get(letters[start], ()):
        found = _match(rule, letters, start, stop)
        if found is not None and (best is None or found.end > best.end):
            best = found
    for rule in grammar.before.get(letters[start], ()):
        joined = _join_before(grammar, rule, letters, start, stop)
        if joined is not None and (best is None or joined.end > best.end):
            best = joined
    return None if best is None else _extend(grammar, best, letters, stop)


def _match(rule: CompiledRule, letters: str, start: int, stop: int) -> Parse | None:
    match = rule.pattern.match(letters, start)
    if match is None or match.end() > stop:
        match = rule.pattern.match(letters, start, stop)
        if match is None:
            return None
    captures = tuple(
        Capture(field=field, classes=classes, start=match.start(name), end=match.end(name))
        for name, (field, classes) in rule.groups.items()
        if match.start(name) >= 0
    )
    return Parse(
        start=start,
        end=match.end(),
        captures=captures,
        constants=rule.rule.set,
        fields=frozenset(item.field for item in captures) | frozenset(rule.rule.set),
        rule=rule.rule.name,
        alone=rule.rule.alone,
    )


def _join_before(grammar: Grammar, rule: CompiledRule, letters: str, start: int, stop: int) -> Parse | None:
    """The rule's words and what stands right of them; the head gives words back until the rest reads."""
    limit = stop
    while limit > start:
        head = _match(rule, letters, start, limit)
        if head is None:
            return None
        rest = parse_at(grammar, letters, head.end, stop) if head.end < stop else None
        if rest is not None and _fits(rule, rest):
            return _join(head, rest, start=start, end=rest.end)
        limit = head.end - 1
    return None


def _extend(grammar: Grammar, found: Parse, letters: str, stop: int) -> Parse:
    while found.end < stop:
        best: Parse | None = None
        for rule in grammar.after.get(letters[found.end], ()):
            tail = _match(rule, letters, found.end, stop)
            if tail is not None and _fits(rule, found) and (best is None or tail.end > best.end):
                best = tail
        if best is None:
            return found
        found = _join(best, found, start=found.start, end=best.end)
    return found


def _fits(rule: CompiledRule, other: Parse) -> bool:
    if "type" in other.fields:
        return False
    if any(field in other.fields for field in rule.rule.without):
        return False
    return not rule.rule.needs or any(field in other.fields for field in rule.rule.needs)


def _join(head: Parse, rest: Parse, *, start: int, end: int) -> Parse:
    return Parse(
        start=start,
        end=end,
        captures=(*head.captures, *rest.captures),
        constants={**head.constants, **rest.constants},
        fields=head.fields | rest.fields,
        rule=f"{head.rule} + {rest.rule}",
        alone="always",
    )


def iter_parses(grammar: Grammar, letters: str, start: int, stop: int) -> Iterator[Parse]:
    """All readings from `start` to `stop`, leftmost longest, none overlapping another."""
    triggers = grammar.triggers
    position = start
    while position < stop:
        found = parse_at(grammar, letters, position, stop) if letters[position] != "\ue000" else None
        if found is None or triggers.isdisjoint(letters[found.start : found.end]):
            position += 1
        else:
            yield found
            position = found.end


@lru_cache(maxsize=20_000)
def parse_row(grammar: Grammar, letters: str) -> tuple[Parse, ...]:
    """All readings of a whole row of letters, kept because rows repeat."""
    return tuple(iter_parses(grammar, letters, 0, len(letters)))


def parse_span(grammar: Grammar, letters: str, start: int, stop: int) -> tuple[Parse, ...]:
    """How the tokens of a given mention read: one parse where one covers them, else all parts that read."""
    whole = parse_at(grammar, letters, start, stop)
    if whole is not None and whole.end == stop:
        return (whole,)
    return tuple(iter_parses(grammar, letters, start, stop))
