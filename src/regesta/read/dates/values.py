"""The TIMEX3 value and the interval of an expression."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from regesta.domain.claim import Doubt
from regesta.domain.interval import Interval, Precision
from regesta.lexicon.time_words import TimeWords
from regesta.read.dates.expression import Expression
from regesta.read.dates.moments import HOURS_OF, Moment, add_units
from regesta.read.dates.resolution import find_moment
from regesta.read.dates.surroundings import Surroundings

UNKNOWN = "XXXX-XX-XX"
_LETTERS = {
    "night": "D",
    "weekend": "WE",
    "halfyear": "S",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
_UNKNOWN_OF = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "year": "XXXX",
    "weekend": "XXXX-WXX-WE",
}
_THIRDS = {"START": 0, "MID": 1, "END": 2}
_MODS = {
    "START": "START",
    "MID": "MID",
    "END": "END",
    "SO_FAR": "BEFORE",
    "BEFORE": "BEFORE",
    "AFTER": "AFTER",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What an expression is worth: TIMEX3 type, value and mod, its days, or the doubt."""

    type: str
    value: str
    mod: str | None = None
    interval: Interval | None = None
    doubt: Doubt | None = None
    moment: Moment | None = None


def value_expression(expression: Expression, around: Surroundings, words: TimeWords) -> Worth:
    """Value an expression in its surroundings."""
    if expression.type == "length":
        return _value_length(expression, around)
    if expression.type == "set":
        return Worth(type="SET", value=_value_set(expression))
    if expression.type == "vague":
        return _value_vague(expression, around)
    moment, basis, doubt = find_moment(expression, around, words)
    kind = "TIME" if expression.clock or expression.part else "DATE"
    mod = _MODS.get(expression.mod or "") or ("APPROX" if expression.approx else None)
    if moment is None:
        return Worth(type=kind, value=_value_unknown(expression), mod=mod, doubt=doubt)
    interval = _narrow(expression, moment, around, basis)
    if expression.edge_count and expression.edge_unit:
        value = _write_length(expression.edge_count, expression.edge_unit)
        return Worth(type="DURATION", value=value, interval=interval, moment=moment)
    value = moment.value + _write_time(expression, moment)
    return Worth(type=kind, value=value, mod=mod, interval=interval, moment=moment)


def _write_time(expression: Expression, moment: Moment) -> str:
    if moment.unit != "day":
        return ""
    if expression.clock:
        return f"T{expression.clock}{expression.zone or ''}"
    return f"T{expression.part}" if expression.part else ""


def _value_unknown(expression: Expression) -> str:
    if expression.sign is not None and expression.counted and expression.count is None:
        return "PAST_REF" if expression.sign < 0 else "FUTURE_REF"
    if expression.month is not None:
        return f"XXXX-{expression.month:02d}" + (f"-{expression.day:02d}" if expression.day else "")
    if expression.season is not None:
        return f"XXXX-{expression.season}"
    if expression.quarter is not None:
        return f"XXXX-Q{max(expression.quarter, 1)}"
    if expression.weekday is not None:
        return f"XXXX-WXX-{expression.weekday}" + (f"T{expression.part}" if expression.part else "")
    value = _UNKNOWN_OF.get(expression.unit or "day", UNKNOWN)
    if value == UNKNOWN:
        value += (
            f"T{expression.clock}" if expression.clock else f"T{expression.part}" if expression.part else ""
        )
    return value


def _narrow(expression: Expression, moment: Moment, around: Surroundings, basis: str) -> Interval | None:
    """The days of a moment, cut by early, mid, late, earlier, later, so far."""
    start, end, precision = moment.start, moment.end, moment.precision
    if start is None or end is None:
        return None
    if expression.mod in _THIRDS and moment.unit != "day":
        start, end = _take_third(start, end, _THIRDS[expression.mod])
        if moment.unit == "month":
            precision = Precision.PART_OF_MONTH
    elif expression.edge is not None and moment.unit == "month":
        start, end = _take_third(start, end, 0 if expression.edge > 0 else 2)
        precision = Precision.PART_OF_MONTH
    elif expression.half is not None and moment.unit == "month":
        middle = start + timedelta(days=14)
        start, end = (middle + timedelta(days=1), end) if expression.half != 1 else (start, middle)
        precision = Precision.PART_OF_MONTH
    elif (
        expression.mod in {"BEFORE", "SO_FAR", "AFTER"}
        and around.now is not None
        and start <= around.now <= end
    ):
        start, end = (around.now, end) if expression.mod == "AFTER" else (start, around.now)
        precision = Precision.PART_OF_MONTH if moment.unit == "month" else precision
    if expression.night_before:
        start -= timedelta(days=1)
    return Interval(
        start=start, end=end, precision=Precision.DAYS if expression.night_before else precision, basis=basis
    )


def _take_third(start: date, end: date, third: int) -> tuple[date, date]:
    """The first ten days of a month, the next ten, the rest; likewise of any longer stretch."""
    step = max(((end - start).days + 1) // 3, 1)
    begin = start + timedelta(days=step * third)
    return begin, (end if third == 2 else start + timedelta(days=step * (third + 1) - 1))


def _value_length(expression: Expression, around: Surroundings) -> Worth:
    unit = expression.unit or "day"
    value = _write_length(expression.count if expression.counted else 1, unit)
    interval = None
    if expression.span is not None and expression.count and around.now is not None and unit not in HOURS_OF:
        other = add_units(around.now, expression.count * expression.span, unit)
        interval = Interval(
            start=min(other, around.now),
            end=max(other, around.now),
            precision=Precision.YEARS if unit in {"decade", "century"} else Precision.DAYS,
            basis=f"{expression.count:g} {unit} {'before' if expression.span < 0 else 'after'} publication",
        )
    return Worth(type="DURATION", value=value, interval=interval)


def _write_length(count: float | None, unit: str) -> str:
    number = (
        "X"
        if count is None
        else f"{count:g}".removeprefix("0")
        if 0 < count < 1 and unit == "century"
        else f"{count:g}"
    )
    if unit == "hour" and count == 0.5:
        return "PT30M"
    if unit in HOURS_OF:
        return f"PT{number}{unit[0].upper()}"
    if unit == "fortnight":
        return f"P{count * 2:g}W" if count is not None else "PXW"
    if unit == "decade" and count is not None:
        return f"P{count * 10:g}Y"
    return f"P{number}{_LETTERS.get(unit, unit[0].upper())}"


def _value_set(expression: Expression) -> str:
    if expression.often:
        return expression.often
    if expression.weekday is not None:
        return f"XXXX-WXX-{expression.weekday}"
    if expression.month is not None or expression.season is not None:
        return f"XXXX-{expression.season or f'{expression.month:02}'}"
    return _write_length(expression.count if expression.counted else 1, expression.unit or "day")


def _value_vague(expression: Expression, around: Surroundings) -> Worth:
    value = expression.vague or "PRESENT_REF"
    if value != "PRESENT_REF" or around.now is None:
        return Worth(type="DATE", value=value)
    interval = Interval(start=around.now, end=around.now, precision=Precision.DAY, basis="at publication")
    return Worth(type="DATE", value=value, interval=interval)
