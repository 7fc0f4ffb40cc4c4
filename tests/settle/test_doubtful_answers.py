"""What is rather wrong than right keeps no promise."""

from dataclasses import replace

import pytest
from registers import CASES, read_case, settle_all


@pytest.mark.parametrize(("confidence", "state"), [(0.6, "kept"), (0.4, "open")])
def test_a_visit_keeps_an_invitation_only_where_it_is_rather_true(confidence, state):
    reports, readings, _ = read_case(CASES / "invitation-kept.txt")
    invitation, visit = readings
    doubted = replace(visit, claims=tuple(replace(item, confidence=confidence) for item in visit.claims))

    record = settle_all([invitation, doubted], reports)

    assert [item.state.value for item in record.commitments] == [state]
