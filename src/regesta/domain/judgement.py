from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from regesta.domain.span import Span


class Verdict(StrEnum):
    """What a person ruled."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    REJECT = "reject"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Anchor:
    """What a judgement is about: words of a report and what they are (an event kind, or "person" ...)."""

    report: str
    span: Span
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's ruling; appended, never changed but for `revoked_at`.

    `right` is given for same, different and unsure; `property` and `value` for correct. An unsure with a
    `property` instead of `right` says that nobody can tell what this property should be.
    """

    id: str
    left: Anchor
    verdict: Verdict
    by: str
    at: datetime
    right: Anchor | None = None
    property: str | None = None
    value: str | None = None
    reason: str = ""
    revoked_at: datetime | None = None
