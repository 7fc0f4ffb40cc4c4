"""Offices and ranks of the people of a report."""

from __future__ import annotations

from dataclasses import dataclass, replace

from regesta.domain.claim import Office, Rank
from regesta.domain.span import Span
from regesta.lexicon import Lexicon
from regesta.lexicon.offices import OfficeForm
from regesta.read.marked_text import MarkedText

_TOLD = frozenset({"head", "government", "minister", "deputy", "director"})
"""Levels at which a bare title stands for its one holder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRead:
    """An office with the state (alpha-3) or organisation its own words name."""

    office: Office
    state: str | None
    organisation: str | None


def read_offices(names: tuple[str, ...], marked: MarkedText, lexicon: Lexicon) -> list[OfficeRead]:
    """The offices of the given ids, each title once, the fullest words first."""
    found: dict[tuple[str, str | None], OfficeRead] = {}
    for name in names:
        if name not in marked.spans:
            continue
        for span in sorted(marked.own_spans(name), key=len, reverse=True):
            for form in lexicon.offices.read(marked.words(span)):
                found.setdefault((form.title, form.function), _office(form, span, marked))
    return list(found.values())


def read_described_office(name: str, marked: MarkedText, lexicon: Lexicon) -> list[OfficeRead]:
    """The office of one who is only told by it ("the army chief"), where the words say of what."""
    for span in marked.own_spans(name):
        words = marked.words(span)
        if lexicon.person_words.is_name(words) or lexicon.person_words.is_many(words):
            return []
        forms = lexicon.offices.read(words)
        if len(forms) == 1 and forms[0].level in _TOLD and forms[0].branch and not forms[0].plural:
            return [_office(forms[0], span, marked)]
    return []


def as_officer(office: Office, lexicon: Lexicon) -> Office:
    """The office as one with a rank holds it: a general who is chief of staff is that of the armed forces."""
    title = lexicon.offices.officers.get(office.title)
    if title is None:
        return office
    return replace(office, title=title.title, level=title.level, branch=title.branch)


def _office(form: OfficeForm, span: Span, marked: MarkedText) -> OfficeRead:
    words = Span(span.start + form.start, span.start + form.end)
    office = Office(
        written=marked.words(words),
        title=form.title,
        level=form.level,
        branch=form.branch,
        function=form.function,
        span=words,
    )
    return OfficeRead(office=office, state=form.state, organisation=form.organisation)


def read_ranks(names: tuple[str, ...], marked: MarkedText, lexicon: Lexicon) -> list[Rank]:
    """The ranks of the given ids, each once."""
    found: dict[str, Rank] = {}
    for name in names:
        for span in marked.spans.get(name, ()):
            written = marked.words(span)
            known = lexicon.ranks.find(written)
            label = known.name if known else written.lower()
            order = known.order if known else None
            found.setdefault(label, Rank(written=written, name=label, order=order, span=span))
    return list(found.values())
