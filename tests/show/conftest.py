"""A small register made by hand: two reports of one visit, a body with a gap, a promise, a dispute."""

from datetime import UTC, date, datetime

import pytest

from regesta.domain.claim import Claim, Doubt, Evidence, Gap, Office, Participant, PersonSeen, Place, Reading
from regesta.domain.interval import Interval, Precision
from regesta.domain.marks import Marks, Status
from regesta.domain.record import (
    Attendee,
    Body,
    BodyAt,
    Commitment,
    CommitmentState,
    Coverage,
    Dispute,
    DisputedValue,
    Dissent,
    Event,
    Finding,
    Instrument,
    InstrumentEvent,
    Link,
    NameCount,
    Person,
    Quote,
    Record,
    Relation,
    Session,
    StatusAt,
    Tenure,
)
from regesta.domain.report import Basis, Publication, Report
from regesta.domain.span import Span
from regesta.lexicon.ontology import load_ontology
from regesta.settings import DATA
from regesta.show.register import Register
from regesta.store import open_store

ONE, TWO = "re-111111111111", "re-222222222222"
TEXTS = {
    ONE: (
        "Iran's chief of staff Mohammad Bagheri met Defence Minister Zakir Hasanov in Baku on Wednesday. "
        "The two signed a protocol."
    ),
    TWO: (
        "In mid-January Mohammad Hossein Baqeri met Hasanov and signed a memorandum. "
        "The joint commission held its fourth session, and he invited Hasanov to Tehran."
    ),
}
DAY = Interval(
    start=date(2019, 1, 16),
    end=date(2019, 1, 16),
    precision=Precision.DAY,
    basis="weekday before publication",
)
PART = Interval(
    start=date(2019, 1, 11), end=date(2019, 1, 20), precision=Precision.PART_OF_MONTH, basis="part of a month"
)
BAKU = Place(name="Baku", city="Baku", country="AZE", geonames=587084, lat=40.37767, lon=49.89201)


def span(report, words):
    start = TEXTS[report].index(words)
    return Span(start, start + len(words))


def quote(report, words, property_="event"):
    return Quote(report=report, property=property_, span=span(report, words))


def report(name, outlet, day):
    return Report(
        id=name,
        text=TEXTS[name],
        source=f"reports/{name}.txt",
        sha256=name[3:].ljust(64, "0"),
        outlet=outlet,
        title="A visit",
        published=Publication(day=day, basis=Basis.HEADER),
        retrieved=datetime(2026, 11, 21, 10, 0, 0, 123, tzinfo=UTC),
    )


def found(value, report_id, words, property_):
    return Finding(value=value, support=("cl-1",), quotes=(quote(report_id, words, property_),))


def event(name, kind, words, report_id, **changes):
    fields = {
        "status": found(Status.HELD, report_id, words, "status"),
        "when": None,
        "when_text": None,
        "where": None,
        "parties": ("AZE", "IRN"),
        "actors": ("AZE", "IRN"),
        "recipients": (),
        "people": (),
        "body": None,
        "instruments": (),
        "topics": ("military",),
        "part_of": None,
        "speaker": None,
        "claims": ("cl-1",),
        "reports": (report_id,),
        "outlets": 1,
        "confidence": 0.9,
        "quotes": (quote(report_id, words),),
        "disputes": (),
        "history": (),
        "first_published": date(2019, 1, 16),
    }
    return Event(id=name, kind=found(kind, report_id, words, "event"), **(fields | changes))


def _meeting():
    dissent = (Dissent(value=PART, support=("cl-2",), quotes=(quote(TWO, "In mid-January", "when"),)),)
    when = Finding(
        value=DAY,
        support=("cl-1",),
        quotes=(quote(ONE, "on Wednesday", "when"),),
        dissent=dissent,
        why="the day lies within the part of the month",
    )
    return event(
        "ev-meet01",
        "meeting",
        "met",
        ONE,
        when=when,
        when_text="on Wednesday",
        where=found(BAKU, ONE, "Baku", "where"),
        people=(
            Attendee(
                person="pe-bagheri",
                name="Mohammad Bagheri",
                written="Mohammad Bagheri",
                office="chief of staff",
                rank=None,
                country="IRN",
                role="by",
            ),
        ),
        claims=("cl-1", "cl-2"),
        reports=(ONE, TWO),
        outlets=2,
        quotes=(quote(ONE, "met"), quote(TWO, "met")),
        disputes=("di-when01",),
        history=(StatusAt(status=Status.HELD, published=date(2019, 1, 16), report=ONE),),
        links=(Link(left="cl-1", right="cl-2", score=0.87, reasons=("same kind", "same parties")),),
    )


def _events():
    session_body = Finding(
        value=BodyAt(body="bo-joint1", name="joint commission", number=4),
        support=("cl-3",),
        quotes=(quote(TWO, "joint commission", "body"),),
    )
    return (
        _meeting(),
        event(
            "ev-sign01",
            "signing",
            "signed",
            ONE,
            when=found(DAY, ONE, "on Wednesday", "when"),
            instruments=("in-proto1",),
            part_of="ev-meet01",
        ),
        event("ev-sess04", "session", "session", TWO, body=session_body),
        event("ev-invi01", "invitation", "invited", TWO, actors=("IRN",), recipients=("AZE",)),
        event("ev-said01", "statement", "session", TWO, parties=("IRN",), actors=("IRN",), confidence=0.4),
    )


def _person():
    tenure = Tenure(
        title="chief of staff",
        written=("chief of staff",),
        organisation=None,
        country="IRN",
        first=date(2019, 1, 16),
        last=date(2019, 1, 16),
        reports=(ONE,),
        quotes=(quote(ONE, "chief of staff", "office"),),
    )
    names = (NameCount(name="Mohammad Bagheri", count=1), NameCount(name="Mohammad Hossein Baqeri", count=1))
    return Person(
        id="pe-bagheri",
        name="Mohammad Bagheri",
        names=names,
        country="IRN",
        offices=(tenure,),
        ranks=(),
        reports=(ONE, TWO),
        quotes=(quote(ONE, "Mohammad Bagheri", "name"), quote(TWO, "Mohammad Hossein Baqeri", "name")),
        links=(Link(left="re-1#p1", right="re-2#p1", score=0.8, reasons=("Bagheri sounds like Baqeri",)),),
    )


def _dispute():
    day = DisputedValue(
        value="2019-01-16", reports=(ONE,), quotes=(quote(ONE, "on Wednesday", "when"),), chosen=True
    )
    part = DisputedValue(
        value="2019-01-11..2019-01-20",
        reports=(TWO,),
        quotes=(quote(TWO, "In mid-January", "when"),),
        chosen=False,
    )
    return Dispute(
        id="di-when01",
        subject="ev-meet01",
        property="when",
        relation=Relation.MORE_PRECISE,
        values=(day, part),
        reason="the day lies within the part of the month",
    )


def _record():
    body = Body(
        id="bo-joint1",
        name="joint commission",
        names=(NameCount(name="joint commission", count=1),),
        parties=("AZE", "IRN"),
        sessions=(Session(number=4, event="ev-sess04", when=None, where=None),),
        missing=(1, 2, 3),
        next_number=5,
        quotes=(quote(TWO, "joint commission", "body"),),
    )
    instrument = Instrument(
        id="in-proto1",
        kind="protocol",
        title="protocol",
        parties=("AZE", "IRN"),
        events=(InstrumentEvent(event="ev-sign01", what="signed"),),
        quotes=(quote(ONE, "protocol", "instrument"),),
    )
    commitment = Commitment(
        id="co-invi01",
        kind="invitation",
        by=("IRN",),
        to=("AZE",),
        made="ev-invi01",
        due=None,
        state=CommitmentState.OPEN,
        kept_by=None,
        since=date(2019, 12, 4),
        reason="no report tells of a visit",
        quotes=(quote(TWO, "invited"),),
    )
    return Record(
        events=_events(),
        people=(_person(),),
        bodies=(body,),
        instruments=(instrument,),
        commitments=(commitment,),
        disputes=(_dispute(),),
        coverage=(Coverage(outlet="Caspian Wire", month="2019-01", reports=1),),
    )


def _readings():
    seen = PersonSeen(
        local="p1",
        name="Mohammad Bagheri",
        written=("Mohammad Bagheri",),
        offices=(
            Office(
                written="chief of staff",
                title="chief of staff",
                level=None,
                branch=None,
                function=None,
                span=span(ONE, "chief of staff"),
            ),
        ),
        ranks=(),
        country="IRN",
        organisation=None,
        spans=(span(ONE, "Mohammad Bagheri"),),
    )
    claim = Claim(
        id="cl-1",
        report=ONE,
        local="e1",
        kind="meeting",
        status=Status.HELD,
        participants=(Participant(role="by", span=span(ONE, "Mohammad Bagheri"), person="p1"),),
        parties=("AZE", "IRN"),
        actors=("AZE", "IRN"),
        recipients=(),
        when=DAY,
        when_text="on Wednesday",
        where=BAKU,
        body=None,
        instruments=(),
        topics=(),
        part_of=None,
        speaker="p1",
        occasion=None,
        evidence=(Evidence(property="event", span=span(ONE, "met")),),
        confidence=0.9,
    )
    gap = Gap(why=Doubt.PERSON_STATE_UNKNOWN, span=span(TWO, "Hasanov"), note="")
    made = {"marker": "by hand", "ontology": "1"}
    return (
        Reading(report=ONE, people=(seen,), claims=(claim,), gaps=(), **made),
        Reading(report=TWO, people=(), claims=(), gaps=(gap,), **made),
    )


def _reports():
    return (report(ONE, "Caspian Wire", date(2019, 1, 16)), report(TWO, "Alborz Daily", date(2019, 12, 4)))


@pytest.fixture(scope="session")
def record_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("record") / "two.regesta"
    with open_store(path, create=True) as store:
        store.add_all(
            [(item, Marks(), reading, b"") for item, reading in zip(_reports(), _readings(), strict=True)]
        )
        store.save_record(_record())
    return path


@pytest.fixture(scope="session")
def register():
    reports = _reports()
    moment = datetime(2026, 11, 21, 10, 0, 0, 123, tzinfo=UTC)
    return Register(
        record=_record(),
        reports={item.id: item for item in reports},
        readings=_readings(),
        times={event.id: (moment, moment) for event in _events()},
        ontology=load_ontology(DATA),
        state_names={"AZE": "Azerbaijan", "IRN": "Iran"},
    )
