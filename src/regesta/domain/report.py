from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Basis(StrEnum):
    """What a report's publication date rests on."""

    HEADER = "header"
    METADATA = "metadata"
    DATELINE = "dateline"
    TEXT = "text"
    ADDRESS = "address"
    FILE = "file"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When a report was published and what that date rests on; `day` is None with basis NONE only."""

    day: date | None
    basis: Basis

    def __post_init__(self) -> None:
        if (self.day is None) is not (self.basis is Basis.NONE):
            raise ValueError(f"a publication date and its basis belong together: {self.day}, {self.basis}")


UNPUBLISHED = Publication(day=None, basis=Basis.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The line that says where (and when) a report was written: offsets in the report's text."""

    start: int
    end: int
    place: str | None
    day: date | None
    agency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One news report with its one fixed text; every span elsewhere counts code points of `text`.

    `id` is "re-" and the first 12 hex digits of the SHA-256 of the text; `source` is the path or
    address it was read from, as given; `copy_of` the id of the report whose text it repeats.
    """

    id: str
    text: str
    source: str
    sha256: str
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: Publication = UNPUBLISHED
    dateline: Dateline | None = None
    language: str = "en"
    retrieved: datetime | None = None
    copy_of: str | None = None

    @property
    def words(self) -> int:
        """Number of words, split at white space."""
        return len(self.text.split())
