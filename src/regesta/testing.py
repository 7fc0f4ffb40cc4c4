"""Stand-ins that ship, so that whoever builds on Regesta can test without weights or a network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from regesta.domain.marks import Marks


class WrittenMarker:
    """A marker that repeats marks written by hand: it knows the texts it was given and no others."""

    def __init__(self, marks: Mapping[str, Marks], version: str = "written-1") -> None:
        self._marks = dict(marks)
        self._version = version

    @property
    def version(self) -> str:
        """The name it was given."""
        return self._version

    def mark(self, texts: Sequence[str], /) -> list[Marks]:
        """The marks written for each text; none for a text it does not know."""
        return [self._marks.get(text, Marks()) for text in texts]
