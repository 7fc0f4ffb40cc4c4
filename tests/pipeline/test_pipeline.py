import pytest

from regesta.domain.claim import Doubt
from regesta.domain.marked_report import parse_marked_report
from regesta.errors import UsageError
from regesta.pipeline import BY_HAND, open_record, read_sources
from regesta.settings import Settings
from regesta.testing import WrittenMarker

WRITTEN = """\
# id: example
# published: 2021-03-10
# outlet: Example Wire

{s1 Omani} {o1 Minister} {p1 Salim Harthi} {e1 met} {p2 Tariq Mirza} of {s2 Pakistan} in {l1 Muscat} on
{t1 Monday}.

= p1 of s1; office o1
= p2 of s2
= e1 meeting held; by p1 p2; at l1; when t1
"""
PARSED = parse_marked_report(WRITTEN, kinds=("meeting",))
PLAIN = "date 2021-03-10\n\n" + PARSED.text + "\n"


@pytest.fixture
def settings(tmp_path):
    return Settings(record=tmp_path / "record.regesta")


@pytest.fixture
def marker():
    return WrittenMarker({PARSED.text: PARSED.marks})


def test_a_folder_becomes_a_record_in_which_every_event_has_its_words(tmp_path, settings, marker):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(PLAIN, encoding="utf-8")

    outcome = read_sources([str(folder)], settings, marker=marker)

    (event,) = outcome.record.events
    (report,) = open_record(settings.record).reports.values()
    assert (event.kind.value, event.parties) == ("meeting", ("OMN", "PAK"))
    assert "met" in [quote.span.of(report.text) for quote in event.quotes]


def test_a_report_read_before_is_skipped(tmp_path, settings, marker):
    path = tmp_path / "one.txt"
    path.write_text(PLAIN, encoding="utf-8")
    read_sources([str(path)], settings, marker=marker)

    outcome = read_sources([str(path)], settings, marker=marker)

    assert (len(outcome.read), outcome.skipped, len(outcome.record.events)) == (0, 1, 1)


def test_a_marked_report_needs_no_marker(tmp_path, settings):
    path = tmp_path / "one.marked"
    path.write_text(WRITTEN, encoding="utf-8")

    read_sources([str(path)], settings, marker=WrittenMarker({}))

    (reading,) = open_record(settings.record).readings
    assert reading.marker == BY_HAND
    assert len(reading.claims) == 1


def test_what_cannot_be_read_is_told_and_the_others_go_on(tmp_path, settings, marker):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "one.txt").write_text(PLAIN, encoding="utf-8")

    outcome = read_sources([str(tmp_path / "empty.txt"), str(tmp_path / "one.txt")], settings, marker=marker)

    assert [refusal.source for refusal in outcome.refused] == [str(tmp_path / "empty.txt")]
    assert len(outcome.record.events) == 1


def test_a_report_without_a_date_is_read_with_a_gap(tmp_path, settings, marker):
    path = tmp_path / "one.txt"
    path.write_text(PARSED.text, encoding="utf-8")

    read_sources([str(path)], settings, marker=marker)

    (reading,) = open_record(settings.record).readings
    assert Doubt.NO_PUBLICATION_DATE in {gap.why for gap in reading.gaps}


def test_nothing_to_read_is_wrong_use(settings):
    with pytest.raises(UsageError):
        read_sources([], settings)
