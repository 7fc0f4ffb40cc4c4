from __future__ import annotations

from pathlib import Path

from regesta.errors import UsageError
from regesta.lexicon.ontology import load_ontology
from regesta.lexicon.tables import read_table
from regesta.settings import DATA
from regesta.show.register import Register


def open_register(path: Path, data: Path = DATA) -> Register:
    """Open a record file with all that is needed to show it.

    Raises:
        UsageError: if there is no such file.
        StoreError: if it is no record file, or is damaged.
    """
    from regesta.store import open_store  # noqa: PLC0415 - loads SQLAlchemy, which takes half a second

    if not path.exists():
        mend = "make one with 'regesta read FOLDER', or name another with --record FILE"
        raise UsageError("there is no such record file", where=str(path), mend=mend)
    names = {row["iso3"]: row["name"] for row in read_table(data / "lexicon" / "states.tsv")}
    with open_store(path, read_only=True) as store:
        return Register(
            record=store.load_record(),
            reports={report.id: report for report in store.reports()},
            readings=tuple(store.readings()),
            times={name: (item.learnt, item.changed) for name, item in store.entry_times().items()},
            ontology=load_ontology(data),
            state_names=names,
        )
