"""Writes reports and records into a file until it is killed, telling each report that is kept."""

import sys
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from dataclasses import replace

from test_store import event, marks, reading, report

from regesta.domain.record import Record
from regesta.store import open_store

with open_store(Path(sys.argv[1]), create=True) as store:
    number = len(list(store.reports()))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        store.add(report(number), marks(), reading(number))
        sys.stdout.write(f"{report(number).id}\n")
        sys.stdout.flush()
        number += 1
        if number % 10 == 0:
            first = date(2019, 1, 1)
            events = [replace(event(n, first + timedelta(n)), reports=(report(n).id,)) for n in range(number)]
            store.save_record(Record(events=tuple(events)))
