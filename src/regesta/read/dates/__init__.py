"""When: time mentions of a report as TIMEX3 values and intervals."""

from regesta.read.dates.report_dates import TimeMention, TimeValue, resolve_times
from regesta.read.dates.tense import Tense

__all__ = ["Tense", "TimeMention", "TimeValue", "resolve_times"]
