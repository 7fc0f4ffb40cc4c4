from datetime import date

from regesta.domain.interval import Interval, Precision
from regesta.domain.marks import Status
from regesta.domain.record import Body, Session
from regesta.show.listing.bodies import bodies_table


def test_a_session_that_was_not_held_says_so():
    day = date(2020, 3, 26)
    when = Interval(start=day, end=day, precision=Precision.DAY, basis="told")
    sessions = (
        Session(number=6, event="ev-1", when=None, where=None),
        Session(number=7, event="ev-2", when=when, where=None, status=Status.CANCELLED),
    )
    body = Body(
        id="bo-1", name="Joint Commission", names=(), parties=("GEO", "KAZ"), sessions=sessions, missing=(),
        quotes=(), next_number=8, links=(),
    )  # fmt: skip
    assert bodies_table([body]).rows[0][2] == "no. 6, undated; no. 7, 2020-03-26 (cancelled)"
