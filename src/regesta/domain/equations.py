"""The lines below a marked report's text: what its mentions say of each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from regesta.domain.marks import ATTRIBUTES, ROLE_LETTERS, MarkedEvent, MarkedPerson, Status
from regesta.errors import Fault

_HEAD = re.compile(r"= ([pe]\d+)(?:[ ;]+(.*))?")
_KIND = re.compile(r"([a-z][a-z-]*) +([a-z]+) *(?:;|$)")
_PART = re.compile(r" *([a-z]+) +([^;]*)")
_STATUSES = tuple(Status)


def parse_equation(
    row: str, number: int, kinds: Collection[str], faults: list[Fault]
) -> MarkedEvent | MarkedPerson | None:
    """Read one line that begins with "= "; None, with faults added, where it cannot be read."""

    def fault(column: int, what: str, mend: str) -> None:
        faults.append(Fault(line=number, column=column, what=what, mend=mend))

    head = _HEAD.fullmatch(row.rstrip())
    if head is None:
        fault(
            3,
            "an equation needs the id of a person or an event",
            "write '= p1 ...' or '= e1 KIND STATUS; ...'",
        )
        return None
    name, rest = head[1], head[2] or ""
    at = head.start(2) if head[2] else len(row)
    if name[0] == "p":
        parts = _parts(rest, number, at, tuple(ATTRIBUTES), faults)
        return MarkedPerson(id=name, attributes=parts)
    found = _KIND.match(rest)
    if found is None:
        fault(at + 1, f"{name} needs a kind and a status", f"write '= {name} KIND STATUS; ROLE IDs; ...'")
        return None
    kind, status = found[1], found[2]
    if kind not in kinds:
        fault(at + 1, f"unknown kind {kind!r}", f"write one of: {' '.join(sorted(kinds))}")
    if status not in _STATUSES:
        fault(at + found.start(2) + 1, f"unknown status {status!r}", f"write one of: {' '.join(_STATUSES)}")
    parts = _parts(rest[found.end() :], number, at + found.end(), tuple(ROLE_LETTERS), faults)
    known = Status(status) if status in _STATUSES else Status.HELD
    return MarkedEvent(id=name, kind=kind, status=known, roles=parts)


def _parts(
    rest: str, number: int, at: int, keys: tuple[str, ...], faults: list[Fault]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    parts: list[tuple[str, tuple[str, ...]]] = []
    for piece in rest.split(";"):
        found = _PART.fullmatch(piece)
        names = tuple(re.split(r"[ ,]+", found[2].strip(" ,"))) if found else ()
        column = at + len(piece) - len(piece.lstrip()) + 1
        if found is None or not all(names):
            if piece.strip():
                mend = f"write one of: {' '.join(keys)}, then ids"
                faults.append(
                    Fault(line=number, column=column, what=f"cannot read {piece.strip()!r}", mend=mend)
                )
        elif found[1] not in keys:
            mend = f"write one of: {' '.join(keys)}"
            faults.append(Fault(line=number, column=column, what=f"unknown role {found[1]!r}", mend=mend))
        elif found[1] in dict(parts):
            what = f"the role {found[1]!r} stands twice"
            faults.append(Fault(line=number, column=column, what=what, mend="write all ids after one role"))
        else:
            parts.append((found[1], names))
        at += len(piece) + 1
    return tuple(parts)


def check_equations(
    equations: Sequence[tuple[int, MarkedEvent | MarkedPerson]],
    known: Collection[str],
    first_lines: Mapping[str, int],
    faults: list[Fault],
) -> None:
    """Tell ids that are not mentioned, letters that do not fit, and events without or with two lines."""
    lines: dict[str, int] = {}
    for number, item in equations:
        if item.id in lines:
            what, mend = f"{item.id} has two equations", f"join it with line {lines[item.id]}"
            faults.append(Fault(line=number, column=3, what=what, mend=mend))
        lines.setdefault(item.id, number)
        if item.id not in known:
            mend = f"mark its words as {{{item.id} ...}} or take the line away"
            faults.append(Fault(line=number, column=3, what=f"{item.id} is mentioned nowhere", mend=mend))
        faults.extend(_filler_faults(number, item, known))
    for name in sorted(known):
        if name[0] == "e" and name not in lines:
            mend = f"add '= {name} KIND STATUS; ...' below the text"
            place = first_lines.get(name, 1)
            faults.append(Fault(line=place, column=1, what=f"{name} has no equation", mend=mend))


def _filler_faults(number: int, item: MarkedEvent | MarkedPerson, known: Collection[str]) -> Iterable[Fault]:
    pairs = item.roles if isinstance(item, MarkedEvent) else item.attributes
    letters = ROLE_LETTERS if isinstance(item, MarkedEvent) else ATTRIBUTES
    for role, names in pairs:
        for name in names:
            if name not in known:
                mend = "mark its words in the text or take it out"
                yield Fault(line=number, column=3, what=f"{role} {name}: no such mention", mend=mend)
            elif name[0] not in letters[role]:
                mend = f"{role} takes ids of: {' '.join(letters[role])}"
                yield Fault(line=number, column=3, what=f"{role} {name}: wrong letter", mend=mend)
            elif name == item.id:
                yield Fault(line=number, column=3, what=f"{role} {name}: its own role", mend="take it out")
