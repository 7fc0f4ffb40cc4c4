"""Judgements as JSON Lines: what they say and the places they are tied to, but no words of reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from regesta.domain.judgement import Judgement, Verdict
from regesta.errors import InputError
from regesta.judging.drafts import check_value
from regesta.judging.marking import check_mark
from regesta.mark.corrections import is_of_marks
from regesta.settings import Settings


def write_lines(judgements: Iterable[Judgement]) -> Iterator[str]:
    """One line of JSON a judgement."""
    for judgement in judgements:
        yield msgspec.json.encode(judgement).decode()


def read_lines(lines: Iterable[str], where: str, settings: Settings) -> list[Judgement]:
    """The judgements of JSON Lines; raises InputError, with the line, where one holds none."""
    numbered = ((line, f"{where}, line {number}") for number, line in enumerate(lines, 1))
    return [_read_line(line, place, settings) for line, place in numbered if line.strip()]


def _read_line(line: str, where: str, settings: Settings) -> Judgement:
    mend = "import what 'regesta judge export' wrote"
    try:
        judgement = msgspec.json.decode(line, type=Judgement)
    except msgspec.MsgspecError as error:
        raise InputError(f"no judgement ({error})", where=where, mend=mend) from error
    if judgement.at.tzinfo is None or (judgement.revoked_at and judgement.revoked_at.tzinfo is None):
        raise InputError("a moment without its time zone", where=where, mend="write it with +00:00")
    if judgement.verdict is Verdict.CORRECT and is_of_marks(judgement.property):
        check_mark(judgement.property or "", judgement.value or "")
    elif judgement.verdict is Verdict.CORRECT:
        check_value(settings, judgement.property or "", judgement.value or "", judgement.left.kind)
    return judgement
