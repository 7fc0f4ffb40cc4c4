"""The kinds of events: every example is a marked report of its kind."""

from collections import Counter

import pytest

from regesta.domain.marked_report import parse_marked_report
from regesta.domain.marks import Status
from regesta.lexicon import load_lexicon
from regesta.lexicon.ontology import load_ontology
from regesta.settings import DATA

ONTOLOGY = load_lexicon(DATA).ontology
KINDS = sorted(ONTOLOGY.kinds.values(), key=lambda kind: kind.name)
EXAMPLES = [
    pytest.param(kind, example, id=f"{kind.name}-{number}")
    for kind in KINDS
    for number, example in enumerate(kind.examples)
]
PLOVER = {
    None, "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
VERBAL = {"pledge", "invitation", "support", "statement", "accusation", "demand", "rejection", "threat"}


def test_the_kinds_are_those_of_marked_reports():
    listed = (
        "meeting visit call session negotiation mediation ceremony signing agreement ratification "
        "appointment recognition exchange delivery aid exercise pledge invitation support statement "
        "accusation demand rejection threat protest summons expulsion sanction mobilisation seizure attack "
        "ceasefire withdrawal release resignation other"
    )

    assert sorted(listed.split()) == [kind.name for kind in KINDS]


def test_every_kind_has_two_examples():
    assert {len(kind.examples) for kind in KINDS} == {2}


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_an_example_is_a_marked_report_whose_first_event_is_of_its_kind(kind, example):
    report = parse_marked_report(example, kinds=ONTOLOGY.kinds)

    event = report.marks.events[0]

    assert event.kind == kind.name
    assert {role for role, _ in event.roles} <= set(kind.takes)
    assert set(kind.requires) <= {role for role, _ in event.roles}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_definition_is_one_sentence_and_a_code_is_one_of_plovers(kind):
    codes = [kind.code, *(case.code for case in kind.cases)]

    assert kind.definition.count(".") == 1
    assert kind.definition.endswith(".")
    assert {code.plover_event for code in codes} <= PLOVER
    assert all(code.goldstein is None or -10 <= code.goldstein <= 10 for code in codes)


def test_words_alone_are_verbal():
    assert {kind.name for kind in KINDS if kind.verbal} == VERBAL


def test_families_are_the_seven_of_the_design():
    families = Counter(kind.family for kind in KINDS)

    assert set(families) == {
        "contact", "cooperation", "commitment", "statement", "conflict", "easing", "other"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "status", "words", "parties", "expected"),
    [
        ("meeting", Status.HELD, "met", 2, ("CONSULT", None, "046")),
        ("meeting", Status.PLANNED, "meet", 2, ("AGREE", None, "036")),
        ("meeting", Status.CANCELLED, "meeting", 2, ("REJECT", "meet", "125")),
        ("visit", Status.HELD, "visited", 2, ("CONSULT", "visit", "042")),
        ("invitation", Status.HELD, "invited", 2, ("AGREE", None, "036")),
        ("signing", Status.HELD, "signed", 2, ("SUPPORT", None, "057")),
        ("exercise", Status.HELD, "drill", 2, ("COOPERATE", None, "062")),
        ("exercise", Status.HELD, "drill", 1, ("MOBILIZE", "troops", "150")),
        ("aid", Status.HELD, "donated", 2, ("AID", None, "070")),
        ("ceasefire", Status.HELD, "truce", 2, ("RETREAT", "ceasefire", "0871")),
        ("release", Status.HELD, "freed", 2, ("RETREAT", "release", "0841")),
        ("protest", Status.HELD, "lodged a protest", 2, ("ACCUSE", "disapprove", "114")),
        ("protest", Status.HELD, "marched", 2, ("PROTEST", "demo", "141")),
        ("seizure", Status.HELD, "arrested", 2, ("COERCE", "arrest", "173")),
        ("statement", Status.HELD, "said", 1, (None, None, "010")),
    ],
)
def test_the_code_follows_status_words_and_number_of_parties(kind, status, words, parties, expected):
    code = ONTOLOGY.code(kind, status, words, parties)

    assert (code.plover_event, code.plover_mode, code.cameo) == expected


def test_a_kind_is_added_without_python(tmp_path):
    folder = tmp_path / "ontology"
    folder.mkdir()
    (folder / "sea.yaml").write_text(
        "family: contact\nkinds:\n  port-call:\n    label: Port call\n    definition: A warship calls.\n"
        "    symmetric: false\n    verbal: false\n    requires: [by]\n    takes: [by, at, when]\n"
        '    plover: CONSULT\n    mode: visit\n    cameo: "042"\n    goldstein: 1.9\n    examples: []\n',
        encoding="utf-8",
    )

    ontology = load_ontology(tmp_path)

    assert ontology.kinds["port-call"].code.cameo == "042"
    assert ontology.version != ONTOLOGY.version
