"""A record file that is settled by what has come in holds the record that settling all of it anew gives."""

from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant
from test_history_laws import History, settle_all

from regesta.domain.marks import Marks
from regesta.renewal import renew_record
from regesta.settings import Settings
from regesta.store import open_store


class FileHistory(History):
    """The same history, kept in a file that is opened anew after every step."""

    go = None
    what_was_ruled_different_is_never_one = None

    def __init__(self):
        super().__init__()
        self.folder = TemporaryDirectory()
        self.settings = Settings(record=f"{self.folder.name}/record.regesta")
        self.held, self.times = ({}, {}, {}), 0

    @invariant()
    def the_record_is_the_one_made_anew(self):
        reports, readings, rulings = self.held
        with open_store(self.settings.record, create=True) as store:
            for name, report in self.reports.items():
                if (reports.get(name), readings.get(name)) != (report, self.readings[name]):
                    store.add(report, Marks(mentions=(), events=(), persons=()), self.readings[name])
            store.judge(*(item for item in self.rulings.values() if item.id not in rulings))
            for name, item in self.rulings.items():
                if item.revoked_at and not (name in rulings and rulings[name].revoked_at):
                    store.revoke(name, item.revoked_at)
            whole = renew_record(store, self.settings, because=())
            record = store.load_record()
        self.times += whole is None
        self.held = dict(self.reports), dict(self.readings), dict(self.rulings)

        assert record == settle_all(list(self.readings.values()), self.reports, list(self.rulings.values()))

    def teardown(self):
        self.folder.cleanup()


TestFileHistory = FileHistory.TestCase
TestFileHistory.settings = settings(
    max_examples=6, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)
