"""What is known around a time expression: the moment of writing, the date told before, the clause's tense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from regesta.domain.claim import Doubt
from regesta.read.dates.expression import Expression
from regesta.read.dates.moments import Moment, make_day
from regesta.read.dates.tense import Tense


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where counting begins.

    `now` is the day of writing (dateline, else publication), `reference` the moment told last in the
    text, `told` whether the text itself is the frame here (history), `year` and `month` what the other
    half of a range lends, `coming` year and month of the next date that is written out.
    """

    now: date | None
    reference: Moment | None = None
    told: bool = False
    tense: Tense = Tense.UNKNOWN
    year: int | None = None
    month: int | None = None
    coming: tuple[int, int] | None = None

    @property
    def looks_ahead(self) -> bool:
        """Whether the clause speaks of what is to come."""
        return self.tense is Tense.FUTURE

    @property
    def looks_back(self) -> bool:
        """Whether the clause speaks of what was."""
        return self.tense is Tense.PAST

    @property
    def looks_both_ways(self) -> bool:
        """Whether what was meant to be may lie on either side."""
        return self.tense is Tense.EITHER

    def anchor_of(self, expression: Expression) -> tuple[Moment | None, str, Doubt | None]:
        """What an expression with a base counts from, in words, or why there is nothing to count from."""
        reference = self.reference
        if expression.base == "text" or (self.told and reference is not None):
            if reference is not None and _suits(expression, reference):
                return reference, "the date told before", None
            if self.told or not expression.plain:
                return None, "", Doubt.DATE_NOT_UNDERSTOOD
        if self.now is None:
            return None, "", Doubt.NO_PUBLICATION_DATE
        return make_day(self.now), "publication", None

    def anchor_for_calendar(self) -> tuple[Moment | None, str, Doubt | None]:
        """What a day or month without a year is nearest to."""
        if self.told and self.reference is not None:
            return self.reference, "the date told before", None
        if self.now is None:
            if self.reference is not None:
                return self.reference, "the date told before", None
            return None, "", Doubt.NO_PUBLICATION_DATE
        return make_day(self.now), "publication", None

    def choose(self, days: Sequence[date], here: date) -> date:
        """Of several days the nearest in the direction the clause looks, else the nearest of all."""
        if self.looks_ahead:
            able = [day for day in days if day >= here]
        elif self.looks_back:
            able = [day for day in days if day <= here]
        else:
            able = []
        return min(able or days, key=lambda day: abs((day - here).days))


def _suits(expression: Expression, reference: Moment) -> bool:
    """A day cannot be counted from a date that is told more coarsely."""
    unit = expression.unit or "year"
    if unit in {"day", "night", "hour", "minute", "second"}:
        return reference.unit == "day"
    return True
