"""Words that tell in plain text whether a capitalised name is a place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from regesta.errors import DataError
from regesta.lexicon.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """Sets of small words, by what they say of the name beside them.

    `locatives` stand before places ("in"); `titles` before persons; `organisations` after or before the
    name of an organisation; `places` beside the name of a place ("Province"); `actors` are verbs whose
    subject is a government ("said"), `addressing` verbs whose object is one ("warned");
    `openings` stand large only at the beginning of a sentence;
    `things` after a name make it that of a thing ("West Nile virus");
    `common` are names of places that are common words too; `persons` are given and family names.
    """

    locatives: frozenset[str]
    titles: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]
    actors: frozenset[str]
    addressing: frozenset[str]
    openings: frozenset[str]
    things: frozenset[str]
    common: frozenset[str]
    persons: frozenset[str]


@cache
def load_place_words(data: Path) -> PlaceWords:
    """Read the tables below a data folder; raises DataError where one is missing or broken."""
    rows = read_table(data / "gazetteer" / "cues.tsv")
    cues = {
        name: frozenset(row["word"] for row in rows if row["of"] == name)
        for name in {row["of"] for row in rows}
    }
    return PlaceWords(
        locatives=cues["locative"],
        titles=cues["title"],
        organisations=cues["organisation"],
        places=cues["place"],
        actors=cues["actor"],
        addressing=cues["addressing"],
        openings=cues["opening"],
        things=cues["thing"],
        common=_words(data / "gazetteer" / "common_words.txt"),
        persons=_words(data / "lexicon" / "names" / "attested.txt"),
    )


def _words(path: Path) -> frozenset[str]:
    try:
        return frozenset(path.read_text(encoding="utf-8").split())
    except OSError as error:
        raise DataError("data file cannot be read", where=str(path), mend="install regesta again") from error
