"""Commitments as they go out."""

from __future__ import annotations

from regesta.domain.record import Commitment
from regesta.show.export.parts import Json, day_text, interval_object, quote_objects
from regesta.show.register import Register


def commitment_object(commitment: Commitment, register: Register) -> Json:
    """One promise, invitation or announced event with what came of it."""
    return {
        "type": "commitment",
        "id": commitment.id,
        "kind": commitment.kind,
        "by": list(commitment.by),
        "to": list(commitment.to),
        "made": commitment.made,
        "due": interval_object(commitment.due),
        "state": commitment.state.value,
        "kept_by": commitment.kept_by,
        "since": day_text(commitment.since),
        "reason": commitment.reason or None,
        "evidence": quote_objects(commitment.quotes, register),
    }
