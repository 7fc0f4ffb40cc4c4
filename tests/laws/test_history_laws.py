"""Whatever came, went, was read otherwise or ruled, in whatever order: the record is the one made anew."""

import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

sys.path.insert(0, str(Path(__file__).parents[1] / "settle"))

from registers import CASES, read_case, settle_all

from regesta.domain.judgement import Anchor, Judgement, Verdict
from regesta.settle import Memory
from regesta.settle.rulings import apply_judgements

FIRST = datetime(2026, 1, 1, tzinfo=UTC)
CORRECTIONS = {
    "event": [
        ("kind", "visit"),
        ("status", "cancelled"),
        ("when", "2019-01-16"),
        ("where", "Baku"),
        ("number", "4"),
    ],
    "person": [
        ("name", "Ali Rzayev"),
        ("country", "IRN"),
        ("rank", "general"),
        ("office", "defence minister"),
    ],
    "instrument": [("kind", "protocol")],
}


def read_all_cases():
    reports, readings = {}, {}
    for path in sorted(CASES.glob("*.txt")):
        some, read, _ = read_case(path)
        reports |= some
        readings |= {reading.report: reading for reading in read}
    return reports, readings


def anchors_in(reading):
    """What a person can rule on in a report, by what it is."""
    for claim in reading.claims:
        yield "event", Anchor(report=claim.report, span=claim.evidence[0].span, kind=claim.kind)
        if claim.body:
            yield "body", Anchor(report=claim.report, span=claim.body.span, kind="body")
        for item in claim.instruments:
            yield "instrument", Anchor(report=claim.report, span=item.span, kind="instrument")
    for person in reading.people:
        yield "person", Anchor(report=reading.report, span=person.spans[0], kind="person")


REPORTS, READINGS = read_all_cases()
NAMES = sorted(READINGS)
ANCHORS = {}
for name in NAMES:
    for what, anchor in anchors_in(READINGS[name]):
        ANCHORS.setdefault(what, []).append(anchor)


def alike(what, anchor):
    """The anchors that one can be ruled together with."""
    return st.sampled_from([other for other in ANCHORS[what] if other.kind == anchor.kind])


@st.composite
def judgements(draw):
    verdict = draw(st.sampled_from(list(Verdict)))
    given = {"verdict": verdict, "by": "anna", "at": FIRST + timedelta(minutes=draw(st.integers(0, 9999)))}
    if verdict is Verdict.CORRECT:
        what = draw(st.sampled_from(sorted(CORRECTIONS)))
        given["property"], given["value"] = draw(st.sampled_from(CORRECTIONS[what]))
    else:
        what = draw(st.sampled_from(["body", "event", "instrument", "person"]))
    left = draw(st.sampled_from(ANCHORS[what]))
    if verdict in {Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE}:
        given["right"] = draw(alike(what, left))
    return Judgement(id=f"ju-{(left, *given.values())}", left=left, **given)


class History(RuleBasedStateMachine):
    """Reports that come, go and are read otherwise, and rulings that are made and revoked."""

    def __init__(self):
        super().__init__()
        self.memory, self.reports, self.readings, self.rulings = Memory(), {}, {}, {}
        self.record = None

    @initialize(names=st.sets(st.sampled_from(NAMES), min_size=20, max_size=60))
    def begin(self, names):
        self.come(names)

    @rule(names=st.sets(st.sampled_from(NAMES), min_size=1, max_size=8))
    def come(self, names):
        self.reports |= {name: REPORTS[name] for name in names}
        self.readings |= {name: READINGS[name] for name in names}

    @rule(data=st.data())
    @precondition(lambda self: self.readings)
    def go(self, data):
        name = data.draw(st.sampled_from(sorted(self.readings)))
        del self.reports[name], self.readings[name]

    @rule(data=st.data(), kind=st.sampled_from(["meeting", "visit", "statement", "signing"]))
    @precondition(lambda self: any(reading.claims for reading in self.readings.values()))
    def read_otherwise(self, data, kind):
        names = sorted(name for name, reading in self.readings.items() if reading.claims)
        reading = self.readings[data.draw(st.sampled_from(names))]
        first, *rest = reading.claims
        kept = [first] if data.draw(st.booleans()) else [replace(first, kind=kind)]
        others = [replace(claim, part_of=None) if claim.part_of == first.id else claim for claim in rest]
        claims = (*kept, *rest) if data.draw(st.booleans()) else tuple(others)
        self.readings[reading.report] = replace(reading, claims=claims)

    @rule(data=st.data(), outlet=st.sampled_from(["Alpha", "Beta", None]))
    @precondition(lambda self: self.reports)
    def turn_out_a_copy(self, data, outlet):
        name = data.draw(st.sampled_from(sorted(self.reports)))
        original = data.draw(st.sampled_from(NAMES))
        self.reports[name] = replace(self.reports[name], outlet=outlet, copy_of=original)

    @rule(made=st.lists(judgements(), min_size=1, max_size=6))
    def be_ruled(self, made):
        self.rulings |= {judgement.id: judgement for judgement in made}

    @rule(data=st.data())
    @precondition(lambda self: self.rulings)
    def be_revoked(self, data):
        name = data.draw(st.sampled_from(sorted(self.rulings)))
        self.rulings[name] = replace(self.rulings[name], revoked_at=FIRST + timedelta(days=9))

    @invariant()
    def the_record_is_the_one_made_anew(self):
        given = (list(self.readings.values()), self.reports, list(self.rulings.values()))
        self.record = settle_all(*given, memory=self.memory)

        assert self.record == settle_all(*given)

    @invariant()
    def what_was_ruled_different_is_never_one(self):
        if self.record is None:
            return
        apart = apply_judgements(self.rulings.values(), self.readings).apart
        event_of = {key: event.id for event in self.record.events for key in event.claims}
        groups = self.memory.person_of.keys()
        owner = {**event_of, **{group: self.memory.person_of[group] for group in groups}}
        known = [pair for pair in apart if set(pair) <= owner.keys()]

        assert [(left, right) for left, right in known if owner[left] == owner[right]] == []


TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=8, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck)
)
