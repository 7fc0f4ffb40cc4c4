"""Why a ruling changes nothing that is shown: said to the one who made it, so that nobody waits in vain."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.domain.judgement import Judgement, Verdict
from regesta.domain.record import Event, Instrument, Person, Record
from regesta.judging.ground import Ground
from regesta.lexicon.settling import SettlingRules
from regesta.settle.corrections import parse_when
from regesta.settle.disputes import time_words, value_words
from regesta.settle.groups import can_be_one
from regesta.settle.tenures import title_key
from regesta.settle.titles import TITLES

GONE = "the record holds nothing at its words: the report is not here, or is read otherwise now"


def explain_idle(
    judgement: Judgement, before: Ground, after: Ground, standing: Iterable[Judgement], rules: SettlingRules
) -> str | None:
    """Why a judgement is not seen in the record; None where it is.

    Args:
        judgement: what was ruled.
        before: the record as it was.
        after: the record with the ruling.
        standing: all judgements that stand.
        rules: which kinds can tell one event.
    """
    match judgement.verdict:
        case Verdict.SAME:
            return _not_joined(judgement, before, after, standing, rules)
        case Verdict.DIFFERENT | Verdict.UNSURE if judgement.right is not None:
            return _not_parted(judgement, before, after)
        case Verdict.REJECT:
            return GONE if before.owner_of(judgement.left) is None else None
        case Verdict.CORRECT:
            return _not_shown(judgement, after)
        case _:
            return None


def _not_joined(
    judgement: Judgement, before: Ground, after: Ground, standing: Iterable[Judgement], rules: SettlingRules
) -> str | None:
    left, right = _ends(judgement, after)
    if left is None or right is None:
        return GONE
    if left == right:
        one, other = _ends(judgement, before)
        return "they were one already" if one == other and one is not None else None
    assert judgement.right is not None
    kinds = (judgement.left.kind, judgement.right.kind)
    events = {event.id for event in after.record.events}
    if left in events and not can_be_one(*kinds, rules):
        return f"{_a(kinds[0])} and {_a(kinds[1])} are never one event: one takes place within the other"
    against = next((item for item in standing if _parts(item, left, right, after)), None)
    if against is not None:
        return f"{against.by} has ruled that they are not one; revoke {against.id} first"
    return "something that belongs to one of them was ruled different from the other"


def _parts(judgement: Judgement, left: str, right: str, ground: Ground) -> bool:
    """Whether a judgement says that two entries are not one."""
    if judgement.right is None or judgement.verdict not in {Verdict.DIFFERENT, Verdict.UNSURE}:
        return False
    return set(_ends(judgement, ground)) == {left, right}


def _not_parted(judgement: Judgement, before: Ground, after: Ground) -> str | None:
    left, right = _ends(judgement, after)
    if left is None or right is None:
        return GONE
    if left == right:
        return "a later ruling says that they are one"
    asked = any({item.left, item.right} == set(_ends(judgement, before)) for item in before.record.questions)
    were_two = len(set(_ends(judgement, before))) == 2
    return "they were two already; from now on nothing makes them one" if were_two and not asked else None


def _not_shown(judgement: Judgement, after: Ground) -> str | None:
    name = after.owner_of(judgement.left)
    if name is None:
        return GONE
    shown = _shown(name, judgement.property or "", after.record)
    if _value(judgement) in shown or _titled_so(judgement, shown):
        return None
    if not shown:
        return f"the record shows no {judgement.property} there"
    told = max(shown, key=lambda words: (len(words), words))
    return f"the record shows {told}: a later ruling, or one on other words of it, counts"


def _titled_so(judgement: Judgement, shown: Iterable[str]) -> bool:
    """Whether a rank or office is shown as ruled, be it in another spelling."""
    if judgement.property not in TITLES or judgement.value is None:
        return False
    return title_key(judgement.value) in map(title_key, shown)


def _value(judgement: Judgement) -> str:
    """The ruled value as the record shows it."""
    value = judgement.value or ""
    if judgement.property == "when":
        return time_words(parse_when(value, "-")).partition(" (")[0]
    return str(int(value)) if judgement.property == "number" else value


def _shown(name: str, property_: str, record: Record) -> frozenset[str]:
    """What the record shows for a property of an entry, as corrections write it."""
    entries: list[Event | Person | Instrument] = [*record.events, *record.people, *record.instruments]
    entry = next((item for item in entries if item.id == name), None)
    match entry:
        case Event():
            return _shown_of_event(entry, property_)
        case Person() if property_ in {"rank", "office"}:
            chosen = [
                value.value
                for dispute in record.disputes
                if (dispute.subject, dispute.property) == (name, property_)
                for value in dispute.values
                if value.chosen
            ]
            tenures = entry.ranks if property_ == "rank" else entry.offices
            return frozenset(chosen or [tenure.title for tenure in tenures])
        case Person():
            return frozenset({entry.name if property_ == "name" else entry.country or ""})
        case Instrument():
            return frozenset({entry.kind})
        case _:
            return frozenset()


def _shown_of_event(event: Event, property_: str) -> frozenset[str]:
    finding = getattr(event, "body" if property_ == "number" else property_)
    return frozenset() if finding is None else value_words(finding.value)


def _ends(judgement: Judgement, ground: Ground) -> tuple[str | None, str | None]:
    assert judgement.right is not None
    return ground.owner_of(judgement.left), ground.owner_of(judgement.right)


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
