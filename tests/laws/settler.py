"""Adds reports and rulings to a record file and settles each, until it is killed; tells what is kept."""

import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from test_history_laws import ANCHORS, NAMES, READINGS, REPORTS, settle_all

from regesta.domain.judgement import Judgement, Verdict
from regesta.domain.marks import Marks
from regesta.renewal import renew_record
from regesta.settings import Settings
from regesta.store import open_store

__all__ = ["NAMES", "REPORTS", "settle_all"]

AT = datetime(2026, 1, 1, tzinfo=UTC)


def ruling(number):
    anchor = ANCHORS["event"][number % len(ANCHORS["event"])]
    return Judgement(id=f"ju-{number}", left=anchor, verdict=Verdict.REJECT, by="anna", at=AT)


def tell(word):
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    settings = Settings(record=Path(sys.argv[1]))
    tell("ready")
    with open_store(settings.record, create=True) as store:
        kept = {report.id for report in store.reports()}
        for number, name in enumerate(NAMES):
            if name not in kept:
                store.add(REPORTS[name], Marks(), READINGS[name])
                tell(name)
                if number % 5 == 0:
                    store.judge(ruling(number))
                    tell(f"ju-{number}")
                renew_record(store, settings, because=[name])
