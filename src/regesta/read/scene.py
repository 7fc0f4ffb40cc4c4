"""All that a report's marks stand for, before its events are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from regesta.domain.report import Report
from regesta.domain.span import Span
from regesta.lexicon import Lexicon
from regesta.read.marked_text import MarkedText
from regesta.read.parties import Parties
from regesta.read.people import People
from regesta.read.sites import Sites
from regesta.read.times import Times
from regesta.read.topics import Keyword


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A report with its resolved parties, people, places and times."""

    report: Report
    marked: MarkedText
    parties: Parties
    people: People
    sites: Sites
    times: Times
    keywords: Mapping[Span, tuple[Keyword, ...]]
    lexicon: Lexicon
