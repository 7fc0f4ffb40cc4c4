"""Disputes as they go out."""

from __future__ import annotations

from regesta.domain.record import Dispute
from regesta.show.export.parts import Json, quote_objects
from regesta.show.register import Register


def dispute_object(dispute: Dispute, register: Register) -> Json:
    """One property with all its values, and who says which."""
    return {
        "type": "dispute",
        "id": dispute.id,
        "subject": dispute.subject,
        "property": dispute.property,
        "relation": dispute.relation.value,
        "values": [
            {
                "value": value.value,
                "reports": list(value.reports),
                "evidence": quote_objects(value.quotes, register),
                "chosen": value.chosen,
            }
            for value in dispute.values
        ],
        "reason": dispute.reason,
    }
