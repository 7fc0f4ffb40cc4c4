from pathlib import Path

import pytest
from threadpoolctl import threadpool_info

from regesta.domain.marked_report import MarkedReport, format_marked_report, parse_marked_report
from regesta.errors import DataError
from regesta.lexicon.ontology import load_ontology
from regesta.mark.marker import load_marker
from regesta.settings import DATA
from regesta.text.sentences import split_sentences

TEXT = (
    "Kenyan Defence Minister Amina Juma met her Ugandan counterpart Paul Okello in Kampala on Tuesday.\n"
    "The two ministers signed a memorandum of understanding on border security.\n"
    "Juma invited Okello to visit Nairobi in May.\n"
)


@pytest.fixture(scope="module")
def marker():
    return load_marker(DATA / "marker" / "en.marker", split_sentences)


def test_a_plain_report_is_marked(marker):
    (marks,) = marker.mark([TEXT])

    kinds = {event.kind for event in marks.events}
    words = {mention.span.of(TEXT) for mention in marks.mentions}
    assert {"meeting", "signing", "invitation"} <= kinds
    assert {"Kenyan", "Amina Juma", "Paul Okello", "Kampala", "Tuesday"} <= words


def test_marks_can_be_written_and_read_again(marker):
    (marks,) = marker.mark([TEXT])
    report = MarkedReport(text=TEXT, marks=marks)

    kinds = load_ontology(DATA).kinds
    assert parse_marked_report(format_marked_report(report), kinds=kinds) == report


def test_a_report_is_marked_alike_alone_and_among_others(marker):
    (alone,) = marker.mark([TEXT])

    among = marker.mark(["Nothing happened here today.", TEXT, "Rain is expected."])[1]

    assert among.events == alone.events


def test_an_empty_text_has_no_marks(marker):
    assert marker.mark([""])[0].mentions == ()


def test_every_kind_the_marker_can_say_is_in_the_ontology(marker):
    assert set(marker.weights.card.kinds) == set(load_ontology(DATA).kinds)


@pytest.mark.parametrize("content", [b"", b"no zip at all"])
def test_damaged_weights_are_told(tmp_path: Path, content):
    path = tmp_path / "en.marker"
    path.write_bytes(content)

    with pytest.raises(DataError, match="cannot be loaded"):
        load_marker(path, split_sentences)


def test_the_weights_fit_the_limit():
    assert (DATA / "marker" / "en.marker").stat().st_size <= 30_000_000


VISITS = (
    "KAMPALA - Ugandan army chief Paul Okello and visiting Kenyan Deputy Prime Minister Amina Juma on "
    "Wednesday vowed to deepen security cooperation.\n"
    "Juma said Okello's recent visit to Nairobi was a milestone.\n"
    "In mid-January, Okello visited Kenya, where he signed a memorandum of understanding.\n"
    "During his two-day stay in Nairobi, Okello also met President David Kamau.\n"
)


def test_a_guest_told_beside_another_guests_visit_is_not_on_it(marker):
    (marks,) = marker.mark([VISITS])

    visits = {
        marks.spans_of(event.id)[0].of(VISITS): {
            marks.spans_of(name)[0].of(VISITS) for name in event.fillers("by")
        }
        for event in marks.events
        if event.kind == "visit"
    }
    assert visits == {"visiting": {"Amina Juma"}, "visit": {"Paul Okello"}}


def test_marking_keeps_the_products_of_matrices_on_one_thread(marker, monkeypatch):
    threads = []

    def watched(windows):
        threads.extend(pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas")
        return encode(windows)

    encode = marker.encode
    monkeypatch.setattr(marker, "encode", watched)
    marker.mark([TEXT])
    assert set(threads) == {1}
