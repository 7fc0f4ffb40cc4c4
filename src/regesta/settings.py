"""The few knobs; passed from the top floor down, never read from a global."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
"""Where ontology, lexicon, gazetteer and weights lie: no Python in there."""
SMALL, LARGE = "small", "large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a register is made; every value has a sound default."""

    data: Path = DATA
    record: Path = Path("record.regesta")
    language: str = "en"
    marker: str = SMALL
    """The one that ships ("small"), that of the package regesta-en-large ("large"), or a file of weights."""
    cache: Path | None = None
    """Where lies what can be made again at any time; None takes the user's folder of caches."""
    max_report_chars: int = 200_000
    """A longer single report is cut at the last sentence before this many code points, loudly."""
    max_source_bytes: int = 200_000_000
    """A source file larger than this is refused (JSON Lines and CSV are streamed and may be larger)."""
    near_copy: float = 0.9
    """Share of word 5-grams two texts must have in common to count as one text told by two addresses."""
    workers: int | None = None
    """Processes that mark and read; None takes one per core."""
    borders: Path | None = None
    """A GeoJSON file of land and borders that the map draws; None draws those that come with the program."""
    again: bool = False
    """Read reports again that this marker and ontology have read before."""
