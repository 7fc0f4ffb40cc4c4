"""What people rule on the record, by the command line or any other way in.

A ruling is tied to words of a report (report, span, kind), not to an id, so that it holds when the report is
read again. A thing is named by the id of an event, person or claim, "report/p1" for a person in one report,
or the beginning of an id.
"""

from regesta.judging.drafts import (
    Author,
    check_value,
    draft_correction,
    draft_hold,
    draft_pair,
    draft_rejection,
)
from regesta.judging.ground import Ground, own_spans
from regesta.judging.lines import read_lines, write_lines
from regesta.judging.marking import (
    check_kind,
    check_mark,
    draft_mark,
    draft_no_mark,
    draft_role,
    draft_words,
)
from regesta.judging.rulings import (
    Ruled,
    correct,
    import_judgements,
    judge_different,
    judge_same,
    judge_unsure,
    judged_reports,
    keep,
    list_judgements,
    open_ground,
    reject,
    revoke,
    set_date,
    settle_kept,
    settle_pending,
    take_back,
    tell_idle,
)

__all__ = [
    "Author",
    "Ground",
    "Ruled",
    "check_kind",
    "check_mark",
    "check_value",
    "correct",
    "draft_correction",
    "draft_hold",
    "draft_mark",
    "draft_no_mark",
    "draft_pair",
    "draft_rejection",
    "draft_role",
    "draft_words",
    "import_judgements",
    "judge_different",
    "judge_same",
    "judge_unsure",
    "judged_reports",
    "keep",
    "list_judgements",
    "open_ground",
    "own_spans",
    "read_lines",
    "reject",
    "revoke",
    "set_date",
    "settle_kept",
    "settle_pending",
    "take_back",
    "tell_idle",
    "write_lines",
]
