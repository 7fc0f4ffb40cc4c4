"""Marks that people have put right, laid over what the marker found before a report is read.

A correction of marks is a judgement of verdict correct. Its anchor lies on the words concerned and names
what they are: an event's kind, or a letter's name ("person", "place"). Properties and values:

    mark        the status of an event, "yes" for any other mark, "none" where there is no such mark
    words       130-143, the words that it is instead
    role NAME   p@130-143 s@150-160, all that fill a role of an event or give an attribute of a person:
                letter and words of each; nothing where nobody does
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from regesta.domain.judgement import Anchor, Judgement, Verdict
from regesta.domain.marks import ATTRIBUTES, LETTERS, ROLES, MarkedEvent, MarkedPerson, Marks, Mention, Status
from regesta.domain.span import Span

MARK, WORDS, ROLE = "mark", "words", "role "
"""The properties of corrections of marks; ROLE is followed by the role's name."""
NONE, YES = "none", "yes"
"""The values of MARK that are no status."""
_Roles = tuple[tuple[str, tuple[str, ...]], ...]
_LETTER_OF = {name: letter for letter, name in LETTERS.items()}
_SPAN = re.compile(r"(\d+)-(\d+)")
_FILLER = re.compile(rf"([{''.join(LETTERS)}])@(\d+-\d+)")


def is_of_marks(property_: str | None) -> bool:
    """Whether a property is one of marks, and not of what was read from them."""
    return property_ in {MARK, WORDS} or (property_ or "").startswith(ROLE)


def letter_of(kind: str) -> str:
    """The letter of what an anchor names: e for an event kind."""
    return _LETTER_OF.get(kind, "e")


def write_span(span: Span) -> str:
    """A span as a correction writes it."""
    return f"{span.start}-{span.end}"


def read_span(written: str) -> Span:
    """A span from its written form; raises ValueError where it is none."""
    found = _SPAN.fullmatch(written)
    if found is None:
        raise ValueError(written)
    return Span(int(found[1]), int(found[2]))


def write_fillers(fillers: Iterable[tuple[str, Span]]) -> str:
    """Letters and spans as a correction of a role writes them."""
    return " ".join(f"{letter}@{write_span(span)}" for letter, span in fillers)


def read_fillers(written: str) -> tuple[tuple[str, Span], ...]:
    """Letters and spans of a role; raises ValueError where they cannot be read."""
    found = [_FILLER.fullmatch(part) for part in written.split()]
    if None in found:
        raise ValueError(written)
    return tuple((item[1], read_span(item[2])) for item in found if item)


def correct_marks(marks: Marks, judgements: Iterable[Judgement]) -> Marks:
    """The marks with every correction of marks that stands, in the order they were made.

    One whose words carry no such mark any more is left out.
    """
    standing = [
        item
        for item in judgements
        if item.verdict is Verdict.CORRECT and item.revoked_at is None and is_of_marks(item.property)
    ]
    if not standing:
        return marks
    sheet = _Sheet(marks)
    for judgement in sorted(standing, key=lambda item: (item.at, item.id)):
        sheet.correct(judgement)
    return sheet.marks()


def correct_kinds(marks: Marks, judgements: Iterable[Judgement]) -> Marks:
    """The marks with the kinds and statuses that people have put right, for showing them."""
    sheet = _Sheet(marks)
    for judgement in sorted(judgements, key=lambda item: (item.at, item.id)):
        value = judgement.value or ""
        if judgement.revoked_at is None and judgement.property in {"kind", "status"}:
            _, name = sheet.find(judgement.left) or (None, "")
            event = sheet.events.get(name)
            if event is not None and judgement.property == "kind":
                sheet.events[name] = replace(event, kind=value)
            elif event is not None:
                sheet.events[name] = replace(event, status=Status(value))
    return sheet.marks()


class _Sheet:
    """Marks under correction: mentions in no order, persons and events by id."""

    __slots__ = ("events", "mentions", "persons")

    def __init__(self, marks: Marks) -> None:
        self.mentions = list(marks.mentions)
        self.persons = {person.id: person for person in marks.persons}
        self.events = {event.id: event for event in marks.events}

    def marks(self) -> Marks:
        """The marks as they stand; what is mentioned nowhere any more is gone from every line."""
        known = {name for mention in self.mentions for name in mention.ids}
        return Marks(
            mentions=tuple(sorted(self.mentions, key=lambda mention: mention.span)),
            persons=tuple(
                replace(person, attributes=_kept(person.attributes, known))
                for person in self.persons.values()
                if person.id in known
            ),
            events=tuple(
                replace(event, roles=_kept(event.roles, known))
                for event in self.events.values()
                if event.id in known
            ),
        )

    def correct(self, judgement: Judgement) -> None:
        """Apply one correction."""
        anchor, value, property_ = judgement.left, judgement.value or "", judgement.property or ""
        if property_ == MARK and value == NONE:
            self._unmark(anchor)
        elif property_ == MARK:
            self._mark(anchor, value)
        elif property_ == WORDS:
            self._move(anchor, read_span(value))
        else:
            self._fill(anchor, property_.removeprefix(ROLE), read_fillers(value))

    def find(self, anchor: Anchor) -> tuple[Mention, str] | None:
        """The mark at an anchor's words: of its kind before another, the closest span before a wider one."""
        letter = letter_of(anchor.kind)
        found = [
            (mention, name)
            for mention in self.mentions
            if mention.span.overlaps(anchor.span)
            for name in mention.ids
            if name[0] == letter
        ]
        return min(
            found,
            key=lambda item: (self._other_kind(item[1], anchor), *_far(item, anchor.span)),
            default=None,
        )

    def _other_kind(self, name: str, anchor: Anchor) -> bool:
        return name in self.events and self.events[name].kind != anchor.kind

    def _mark(self, anchor: Anchor, value: str) -> None:
        letter = letter_of(anchor.kind)
        name = self._place(anchor.span, letter, alone=True)
        if letter == "e":
            roles = self.events[name].roles if name in self.events else ()
            self.events[name] = MarkedEvent(id=name, kind=anchor.kind, status=Status(value), roles=roles)

    def _unmark(self, anchor: Anchor) -> None:
        found = self.find(anchor)
        if found is not None:
            mention, name = found
            self.mentions.remove(mention)
            rest = tuple(other for other in mention.ids if other != name)
            if rest:
                self.mentions.append(replace(mention, ids=rest))

    def _move(self, anchor: Anchor, span: Span) -> None:
        found = self.find(anchor)
        if found is not None:
            mention, _ = found
            self.mentions.remove(mention)
            self._clear(span)
            self.mentions.append(Mention(ids=mention.ids, span=span))

    def _fill(self, anchor: Anchor, role: str, fillers: Sequence[tuple[str, Span]]) -> None:
        found = self.find(anchor)
        if found is None:
            return
        name = found[1]
        ids = tuple(dict.fromkeys(self._filler(letter, span) for letter, span in fillers))
        if name[0] == "e" and name in self.events:
            event = self.events[name]
            roles = _set(event.roles, role, tuple(item for item in ids if item != name), ROLES)
            scores = (*(item for item in event.role_scores if item[0] != role), (role, 1.0))
            self.events[name] = replace(event, roles=roles, score=1.0, role_scores=scores)
        elif name[0] == "p":
            person = self.persons.get(name, MarkedPerson(id=name))
            attributes = _set(person.attributes, role, ids, tuple(ATTRIBUTES))
            self.persons[name] = replace(person, attributes=attributes)

    def _filler(self, letter: str, span: Span) -> str:
        """The id of what fills a role: marked there already, or marked now."""
        near = [
            (mention, name)
            for mention in self.mentions
            if mention.span.overlaps(span)
            for name in mention.ids
            if name[0] == letter
        ]
        best = min(near, key=lambda item: _far(item, span), default=None)
        return best[1] if best else self._place(span, letter, alone=False)

    def _place(self, span: Span, letter: str, *, alone: bool) -> str:
        """Mark words with a letter; `alone` takes away what else they carry."""
        here = next((mention for mention in self.mentions if mention.span == span), None)
        known = next((name for name in here.ids if name[0] == letter), None) if here else None
        name = known or self._fresh(letter)
        if here is None:
            self._clear(span)
        else:
            self.mentions.remove(here)
        ids = here.ids if here and not alone else ()
        self.mentions.append(Mention(ids=tuple(dict.fromkeys((*ids, name))), span=span))
        return name

    def _fresh(self, letter: str) -> str:
        """An id that nothing carries; counts on from the highest."""
        names = {name for mention in self.mentions for name in mention.ids} | set(self.events)
        return f"{letter}{max((int(name[1:]) for name in names if name[0] == letter), default=0) + 1}"

    def _clear(self, span: Span) -> None:
        """Take away every mention that shares a code point with the words: mentions never cross."""
        self.mentions = [mention for mention in self.mentions if not mention.span.overlaps(span)]


def _far(item: tuple[Mention, str], span: Span) -> tuple[int, str]:
    mention, name = item
    return abs(mention.span.start - span.start) + abs(mention.span.end - span.end), name


def _kept(
    pairs: Sequence[tuple[str, tuple[str, ...]]], known: set[str]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Roles without ids that are mentioned nowhere; a role that nothing fills is gone."""
    left = ((role, tuple(name for name in names if name in known)) for role, names in pairs)
    return tuple((role, names) for role, names in left if names)


def _set(pairs: _Roles, role: str, ids: tuple[str, ...], order: Sequence[str]) -> _Roles:
    """Roles with one of them filled anew, in writing order."""
    changed = {**dict(pairs), role: ids}
    return tuple((name, changed[name]) for name in order if changed.get(name))
