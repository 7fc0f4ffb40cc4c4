from __future__ import annotations

from pathlib import Path

from regesta.lexicon.ontology import load_ontology
from regesta.lexicon.tables import read_table
from regesta.pipeline import open_record
from regesta.settings import DATA
from regesta.show.register import Register


def open_register(path: Path, data: Path = DATA) -> Register:
    """Open a record file with all that is needed to show it.

    Raises:
        UsageError: if there is no such file.
        StoreError: if it is no record file, or is damaged.
    """
    view = open_record(path)
    names = {row["iso3"]: row["name"] for row in read_table(data / "lexicon" / "states.tsv")}
    return Register(
        record=view.record,
        reports=view.reports,
        readings=view.readings,
        ontology=load_ontology(data),
        state_names=names,
    )
