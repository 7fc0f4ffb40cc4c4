"""Every function keeps what a person rules, settles the record anew and says what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from regesta.domain.change import Change
from regesta.domain.judgement import Judgement, Verdict
from regesta.domain.record import Record
from regesta.domain.report import Report
from regesta.errors import UsageError
from regesta.judging.drafts import Author, check_value, draft_correction, draft_pair, draft_rejection
from regesta.judging.effects import explain_idle
from regesta.judging.ground import Ground
from regesta.judging.lines import read_lines
from regesta.mark.corrections import is_of_marks
from regesta.renewal import load_settling_lexicon, renew_record, settle_store
from regesta.settings import Settings
from regesta.store import Store, open_store


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """What was ruled, the record settled anew, and what has changed in it.

    `idle` says of each judgement (by id) that is not seen in the record why it is not.
    """

    judgements: tuple[Judgement, ...]
    record: Record
    changes: tuple[Change, ...]
    idle: Mapping[str, str] = field(default_factory=dict)


def open_ground(store: Store) -> Ground:
    """The record and readings of an open record file."""
    return Ground(
        record=store.load_record(), readings={reading.report: reading for reading in store.readings()}
    )


def judge_same(settings: Settings, left: str, right: str, author: Author) -> Ruled:
    """Rule that two events, two people, two joint bodies or two instruments are one."""
    return _rule(settings, lambda ground: [draft_pair(ground, left, right, Verdict.SAME, author)])


def judge_different(settings: Settings, left: str, right: str, author: Author) -> Ruled:
    """Rule that two are not one; claims of one event, or two sightings of one person, are parted."""
    return _rule(settings, lambda ground: [draft_pair(ground, left, right, Verdict.DIFFERENT, author)])


def judge_unsure(settings: Settings, left: str, right: str, author: Author) -> Ruled:
    """Rule that nobody can tell whether two are one: they stay two and are not asked about again."""
    return _rule(settings, lambda ground: [draft_pair(ground, left, right, Verdict.UNSURE, author)])


def reject(settings: Settings, thing: str, author: Author) -> Ruled:
    """Rule that an event, claim, person, body or instrument was read out of words that do not say so."""
    return _rule(settings, lambda ground: draft_rejection(ground, thing, author))


def correct(settings: Settings, thing: str, property_: str, value: str, author: Author) -> Ruled:
    """Put a value right.

    Kind, status, when, where, number of an event; name, country, rank, office of a person; kind of an
    instrument.
    """

    def draft(ground: Ground) -> list[Judgement]:
        judgements = draft_correction(ground, thing, property_, value, author)
        check_value(settings, property_, value, judgements[0].left.kind)
        return judgements

    return _rule(settings, draft)


def set_date(settings: Settings, event: str, day: str, author: Author) -> Ruled:
    """Set when an event was: "2019-01-16", or "2019-01-16/2019-01-18" for several days."""
    return correct(settings, event, "when", day, author)


def revoke(settings: Settings, names: Sequence[str]) -> Ruled:
    """Take judgements back: they stay on file but count no more.

    Raises:
        UsageError: if one of them does not stand; then none is taken back.
    """
    with open_store(settings.record) as store:
        began = datetime.now(UTC)
        return _settled(store, settings, _take_back(store, names), began, None)


def list_judgements(settings: Settings) -> tuple[Judgement, ...]:
    """All judgements of a record file, revoked ones too, in the order they were made."""
    with open_store(settings.record, read_only=True) as store:
        return store.judgements()


def judged_reports(settings: Settings, judgements: Iterable[Judgement]) -> dict[str, Report]:
    """The reports by id that judgements are tied to, of those that the record file holds."""
    anchors = (anchor for item in judgements for anchor in (item.left, item.right) if anchor)
    with open_store(settings.record, read_only=True) as store:
        found = (store.report(name) for name in sorted({anchor.report for anchor in anchors}))
        return {report.id: report for report in found if report}


def import_judgements(settings: Settings, lines: Iterable[str], where: str) -> Ruled:
    """Keep judgements from JSON Lines that the record has not got, and revoke those that are revoked there.

    Raises:
        InputError: if a line holds no judgement; then none of the file is kept.
    """
    given = read_lines(lines, where, settings)
    with open_store(settings.record) as store:
        began, before = datetime.now(UTC), open_ground(store)
        known = {item.id: item for item in store.judgements()}
        fresh = {item.id: item for item in given if item.id not in known}
        store.judge(*fresh.values())
        taken_back = {
            item.id: item
            for item in given
            if item.revoked_at and item.id in known and known[item.id].revoked_at is None
        }
        for item in taken_back.values():
            store.revoke(item.id, item.revoked_at)
        return _settled(store, settings, [*fresh.values(), *taken_back.values()], began, before)


def settle_pending(store: Store, settings: Settings) -> Record:
    """Settle anew what was ruled since the change log's last line, as after a run that was killed."""
    last = max((change.at for change in store.changes()), default=datetime.min.replace(tzinfo=UTC))
    pending = [item.id for item in store.judgements() if max(item.at, item.revoked_at or item.at) > last]
    return settle_store(store, settings, because=pending) if pending else store.load_record()


def keep(settings: Settings, judgements: Sequence[Judgement]) -> None:
    """Keep drafts without settling the record anew, for those who rule on many things in a row."""
    with open_store(settings.record) as store:
        store.judge(*judgements)


def take_back(settings: Settings, names: Sequence[str]) -> None:
    """Revoke judgements without settling the record anew; raises UsageError as `revoke` does."""
    with open_store(settings.record) as store:
        _take_back(store, names)


def settle_kept(settings: Settings, names: Sequence[str]) -> None:
    """Settle the record anew after judgements (ids) were kept or taken back."""
    with open_store(settings.record) as store:
        renew_record(store, settings, because=names)


def tell_idle(
    settings: Settings,
    judgements: Iterable[Judgement],
    before: Ground,
    after: Ground,
    every: Iterable[Judgement],
) -> dict[str, str]:
    """Why judgements that stand are not seen in the record, by their ids; `every` is all that were made."""
    rules = load_settling_lexicon(settings.data).rules
    standing = [item for item in every if item.revoked_at is None]
    names = {item.id for item in standing if not is_of_marks(item.property)}
    reasons = {
        item.id: explain_idle(item, before, after, standing, rules) for item in judgements if item.id in names
    }
    return {name: reason for name, reason in reasons.items() if reason is not None}


def _take_back(store: Store, names: Sequence[str]) -> list[Judgement]:
    standing = {item.id: item for item in store.judgements() if item.revoked_at is None}
    for name in names:
        if name not in standing:
            mend = "'regesta judge list' prints those that do"
            raise UsageError("no judgement of that id stands", where=name, mend=mend)
    for name in dict.fromkeys(names):
        store.revoke(name)
    return [standing[name] for name in dict.fromkeys(names)]


def _rule(settings: Settings, draft: Callable[[Ground], Sequence[Judgement]]) -> Ruled:
    with open_store(settings.record) as store:
        began = datetime.now(UTC)
        before = open_ground(store)
        judgements = draft(before)
        store.judge(*judgements)
        return _settled(store, settings, judgements, began, before)


def _settled(
    store: Store, settings: Settings, judgements: Sequence[Judgement], began: datetime, before: Ground | None
) -> Ruled:
    """Settle anew and tell what changed; without `before`, as of what is taken back, nothing is idle."""
    if not judgements:
        return Ruled(judgements=(), record=before.record if before else store.load_record(), changes=())
    record = settle_store(store, settings, because=[item.id for item in judgements])
    idle: dict[str, str] = {}
    if before is not None:
        after = replace(before, record=record)
        idle = tell_idle(settings, judgements, before, after, store.judgements())
    return Ruled(judgements=tuple(judgements), record=record, changes=tuple(store.changes(began)), idle=idle)
