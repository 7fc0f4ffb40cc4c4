"""Drafts to reports: the text fixed, then title, outlet, date, dateline, language and copies told."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import PurePath

from regesta.domain.claim import Doubt, Gap
from regesta.domain.report import Basis, Dateline, Report
from regesta.errors import LanguageError, SourceError
from regesta.gather.copies import CopyIndex
from regesta.gather.dateline import FoundDateline, find_dateline
from regesta.gather.draft import Draft
from regesta.gather.front import Front, peel, take_header
from regesta.gather.language import language_name, tell_language
from regesta.gather.options import Gathered, GatherOptions
from regesta.gather.pages import is_tagged, without_tags
from regesta.gather.publication import Candidate, Settled, complete_year, day_in_address, settle_publication
from regesta.gather.telling import credit_words, self_names, tell_outlet
from regesta.lexicon.chrome import load_chrome
from regesta.lexicon.outlets import Outlets, load_outlets
from regesta.text.chrome import Stripped, strip_chrome
from regesta.text.markdown import is_markdown, without_markdown
from regesta.text.normal import normalise
from regesta.text.sentences import split_sentences
from regesta.text.written_dates import read_day

FEWEST_WORDS = 5
"""A text of fewer words is no report."""


def make_report(draft: Draft, options: GatherOptions, copies: CopyIndex) -> Gathered:
    """The report of a draft.

    Raises:
        SourceError: where no text of a report is left once its chrome is gone.
        LanguageError: where it is written in another language than the marker reads.
    """
    outlets = load_outlets(options.settings.data)
    front, credit = fix_text(draft, options) if draft.marks is None else (Front(text=draft.text), ())
    _check_words(front.text, draft.source)
    text, gaps = _within_limit(front.text, draft, options)
    if draft.marks is None:
        _check_language(text, draft.source, options)
    found = find_dateline(text, outlets)
    settled = _settle(draft, front, found, options)
    gaps += _tell_dates(settled, draft, found, options)
    title, behind = _title(draft, front, outlets)
    told = [*(mark.name for mark in front.marks), behind, *_less_sure(front, credit, found, outlets)]
    url = draft.url or front.url
    identity = copies.identify(text, draft.source, draft.origin)
    report = Report(
        id=identity.id,
        text=text,
        source=draft.source,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        outlet=tell_outlet(draft.outlet or front.outlet, url, told, outlets),
        title=title,
        url=url,
        published=settled.published,
        dateline=_dated(found, settled),
        language=options.settings.language,
        retrieved=datetime.now(tz=UTC),
        copy_of=identity.copy_of,
    )
    return Gathered(report=report, marks=draft.marks, gaps=gaps, signature=identity.signature)


def fix_text(draft: Draft, options: GatherOptions) -> tuple[Front, tuple[str, ...]]:
    """The body of a draft with what stood around it, and its credits."""
    limit = options.settings.max_report_chars
    raw = draft.text if len(draft.text) <= 4 * limit else draft.text[: 4 * limit]
    if is_tagged(raw):
        raw = without_tags(raw)
    text = normalise(raw)
    front = take_header(text)
    if is_markdown(front.text):
        front.text = without_markdown(front.text)
    stripped: Stripped = strip_chrome(front.text, load_chrome(options.settings.data))
    front.text = stripped.text
    outlets = load_outlets(options.settings.data)
    peel(front, outlets, title=draft.title, day_first=options.day_first)
    return front, stripped.credits


def _check_words(text: str, where: str) -> None:
    words = len(re.findall(r"\w+", text))
    if words >= FEWEST_WORDS:
        return
    what = "no text of a report" if not words else f"too short for a report ({words} word(s))"
    raise SourceError(what, where=where, mend="put the report's text in, or take it away")


def _within_limit(text: str, draft: Draft, options: GatherOptions) -> tuple[str, tuple[Gap, ...]]:
    """The text up to the last sentence before the size limit; a marked text is never cut."""
    limit = options.settings.max_report_chars
    if len(text) <= limit or draft.marks is not None:
        return text, ()
    ends = [end for _, end in split_sentences(text[:limit])]
    end = ends[-2] if len(ends) > 1 else limit
    options.tell(f"{draft.source}: cut at {end} of {len(text)} characters; split it into single reports")
    return text[:end], (Gap(why=Doubt.CUT, span=None, note=f"{end} of {len(text)} characters kept"),)


def _check_language(text: str, where: str, options: GatherOptions) -> None:
    language = tell_language(text)
    if language != options.settings.language:
        what = f"written in {language_name(language)}"
        mend = f"only {language_name(options.settings.language)} is read for now"
        raise LanguageError(what, where=where, mend=mend)


def _settle(draft: Draft, front: Front, found: FoundDateline | None, options: GatherOptions) -> Settled:
    today = options.today or datetime.now().astimezone().date()
    name = PurePath(draft.origin).name if draft.origin == draft.source else ""
    days = [
        (Basis.HEADER, _read(draft.header_date or front.header_date, draft, options)),
        (Basis.METADATA, _read(draft.metadata_date, draft, options)),
        (Basis.DATELINE, found.day.date if found and found.day else None),
        (Basis.TEXT, front.day),
        (Basis.ADDRESS, day_in_address(draft.url or front.url or "")),
        (Basis.FILE, day_in_address(name)),
    ]
    candidates = [Candidate(basis=basis, day=day) for basis, day in days if day is not None]
    settled = settle_publication(candidates, today)
    near = settled.published.day
    if found and found.day and found.day.year is None and near:
        day = complete_year(found.day, near)
        if day:
            return settle_publication([*candidates, Candidate(basis=Basis.DATELINE, day=day)], today)
    return settled


def _dated(found: FoundDateline | None, settled: Settled) -> Dateline | None:
    """The dateline, its day completed by the year of publication where it lacks one."""
    if found is None or found.day is None or found.dateline.day or settled.published.day is None:
        return found.dateline if found else None
    return replace(found.dateline, day=complete_year(found.day, settled.published.day))


def _read(words: str | None, draft: Draft, options: GatherOptions) -> date | None:
    if not words:
        return None
    day = read_day(words, day_first=options.day_first)
    if day is None:
        shown = words if len(words) <= 40 else f"{words[:40]}..."
        options.tell(f"{draft.source}: cannot read the date {shown!r}; write it as 2020-02-26")
    return day


def _tell_dates(
    settled: Settled, draft: Draft, found: FoundDateline | None, options: GatherOptions
) -> tuple[Gap, ...]:
    gaps: list[Gap] = []
    for candidate in settled.refused:
        options.tell(f"{draft.source}: {candidate.day} ({candidate.basis}) cannot be its publication date")
        gaps.append(Gap(why=Doubt.DATE_IN_FUTURE, span=None, note=f"{candidate.day} ({candidate.basis})"))
    if settled.published.day is None and not settled.refused:
        more = " (the dateline lacks the year)" if found and found.day else ""
        options.tell(f"{draft.source}: no publication date found{more}; its days cannot be counted")
        gaps.append(Gap(why=Doubt.NO_PUBLICATION_DATE, span=None))
    return tuple(gaps)


def _less_sure(
    front: Front, credit: tuple[str, ...], found: FoundDateline | None, outlets: Outlets
) -> list[str | None]:
    """Who else may be the outlet: the agency of the dateline, of the credits, of the text itself."""
    agency = found.dateline.agency if found else None
    return [agency, *credit_words(credit, outlets), *self_names(front.text)]


def _title(draft: Draft, front: Front, outlets: Outlets) -> tuple[str | None, str | None]:
    """The title, and the outlet's name where that stood behind it ("Ministers meet - Reuters")."""
    title = normalise(draft.title or front.title or "").replace("\n", " ")
    head, sign, tail = title.replace(" – ", " - ").replace(" | ", " - ").rpartition(" - ")
    if sign and head.count(" ") and outlets.named(tail) is not None:
        return title[: len(head)], tail
    return title or None, None
