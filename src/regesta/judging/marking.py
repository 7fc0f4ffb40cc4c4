"""Corrections of marks about to be made: what words are, which words they are, who fills a role."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.domain.judgement import Anchor, Judgement
from regesta.domain.marks import ATTRIBUTES, LETTERS, ROLE_LETTERS, Status
from regesta.domain.span import Span
from regesta.errors import UsageError
from regesta.judging.drafts import Author, draft_at
from regesta.lexicon.ontology import load_ontology
from regesta.mark.corrections import (
    MARK,
    NONE,
    ROLE,
    WORDS,
    YES,
    read_fillers,
    read_span,
    write_fillers,
    write_span,
)
from regesta.settings import Settings

_ROLES = ROLE_LETTERS | ATTRIBUTES


def draft_mark(anchor: Anchor, status: str, author: Author) -> Judgement:
    """Words are what the anchor says: for an event with its status, else "yes"."""
    return draft_at(anchor, MARK, status or YES, author)


def draft_no_mark(anchor: Anchor, author: Author) -> Judgement:
    """Words are not what the anchor says."""
    return draft_at(anchor, MARK, NONE, author)


def draft_words(anchor: Anchor, span: Span, author: Author) -> Judgement:
    """A mark lies on other words; raises UsageError where the two have none in common."""
    if not span.overlaps(anchor.span):
        mend = "say that there is no such mark here, and mark the other words"
        raise UsageError("these words have none in common with the mark", where="words", mend=mend)
    return draft_at(anchor, WORDS, write_span(span), author)


def draft_role(anchor: Anchor, role: str, fillers: Iterable[tuple[str, Span]], author: Author) -> Judgement:
    """A role of an event, or an attribute of a person, is filled by these and nothing else."""
    value = write_fillers(fillers)
    check_mark(f"{ROLE}{role}", value)
    return draft_at(anchor, f"{ROLE}{role}", value, author)


def check_mark(property_: str, value: str) -> None:
    """Raise UsageError where a correction of marks could not be applied."""
    if property_ == MARK and value not in {NONE, YES, *Status}:
        mend = f"use one of: {' '.join((YES, NONE, *Status))}"
        raise UsageError(f"{value!r} says nothing of a mark", where=property_, mend=mend)
    try:
        if property_ == WORDS:
            read_span(value)
        elif property_ != MARK:
            _check_fillers(property_.removeprefix(ROLE), read_fillers(value))
    except ValueError as error:
        mend = "write words as 130-143, a filler as p@130-143"
        raise UsageError(f"{value!r} cannot be read", where=property_, mend=mend) from error


def check_kind(settings: Settings, kind: str) -> None:
    """Raise UsageError where words cannot be marked as a kind: no event kind, and no name of a letter."""
    if kind == "event" or (kind not in LETTERS.values() and kind not in load_ontology(settings.data).kinds):
        mend = "take a kind of docs/kinds.md, or person, state, place ..."
        raise UsageError(f"words cannot be marked as {kind!r}", where="kind", mend=mend)


def _check_fillers(role: str, fillers: Iterable[tuple[str, Span]]) -> None:
    fitting = _ROLES.get(role)
    if fitting is None:
        raise UsageError(f"unknown role {role!r}", where="role", mend=f"use one of: {' '.join(_ROLES)}")
    for letter, _ in fillers:
        if letter not in fitting:
            mend = f"it takes: {' '.join(LETTERS[item] for item in fitting)}"
            raise UsageError(f"{LETTERS[letter]} cannot be {role!r}", where="role", mend=mend)
