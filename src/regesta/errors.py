"""What can go wrong, as one small tree.

    RegestaError                 anything this package raises on purpose
    ├── UsageError               the command or call was given arguments that make no sense together
    ├── InputError               something handed in cannot be read
    │   ├── SourceError          a file, page or stream: empty, binary, too large, broken, unreadable
    │   ├── LanguageError        a report in a language the marker was not made for
    │   └── MarkedReportError    a marked report with faults; holds all of them
    ├── DataError                a data file of the package itself is damaged or does not fit the code
    └── StoreError               the record file: locked, damaged, of another version, disk full

Every message says what, where and the mend.
"""

from __future__ import annotations

from dataclasses import dataclass


class RegestaError(Exception):
    """The root of all errors of this package.

    Args:
        what: what is wrong, one clause.
        where: the file, address, line or option concerned.
        mend: what the reader can do about it, one clause; may be empty where nothing can be done.
    """

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what = what
        self.where = where
        self.mend = mend
        super().__init__(what, where, mend)

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}; {self.mend}" if self.mend else head

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders whole."""
        return (_rebuild, (type(self), self.what, self.where, self.mend))


def _rebuild(kind: type[RegestaError], what: str, where: str, mend: str) -> RegestaError:
    return kind(what, where=where, mend=mend)


class UsageError(RegestaError):
    """Raised when arguments make no sense together."""


class InputError(RegestaError):
    """Raised when something handed in cannot be read."""


class SourceError(InputError):
    """Raised when a file, page or stream cannot become a report."""


class LanguageError(InputError):
    """Raised when a report's language is not one the marker reads."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fault:
    """One fault of a marked report: line and column count from 1."""

    line: int
    column: int
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.what}; {self.mend}"


class MarkedReportError(InputError):
    """Raised when a marked report has faults; all of them are told at once."""

    def __init__(self, faults: tuple[Fault, ...], *, where: str = "") -> None:
        self.faults = tuple(sorted(faults))
        super().__init__(f"{len(faults)} fault(s) in a marked report", where=where)

    def __str__(self) -> str:
        prefix = f"{self.where}:" if self.where else ""
        return "\n".join(f"{prefix}{fault}" for fault in self.faults)

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders whole."""
        return (_rebuild_marked, (self.faults, self.where))


def _rebuild_marked(faults: tuple[Fault, ...], where: str) -> MarkedReportError:
    return MarkedReportError(faults, where=where)


class DataError(RegestaError):
    """Raised when a data file of the package is damaged or does not fit the code."""


class StoreError(RegestaError):
    """Raised when the record file cannot be opened, read or written."""
