"""The kinds of page chrome, each with a line of it."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

from regesta.errors import DataError
from regesta.text.chrome import Act, ChromeRule, ChromeRules, join_rules

_COLUMNS = ["act", "what", "pattern", "example"]


@cache
def load_chrome(data: Path) -> ChromeRules:
    """Read lexicon/chrome.tsv below `data`.

    Raises:
        DataError: where a row is damaged or its pattern does not fit its example.
    """
    path = data / "lexicon" / "chrome.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or rows[0] != _COLUMNS:
        raise DataError("the first line is not the expected one", where=str(path), mend=" ".join(_COLUMNS))
    return join_rules([_rule(row, f"{path}:{number}") for number, row in enumerate(rows[1:], start=2)])


def _rule(row: list[str], where: str) -> ChromeRule:
    if len(row) != len(_COLUMNS) or row[0] not in list(Act):
        mend = f"write act ({' '.join(Act)}), what, pattern, example"
        raise DataError("damaged row", where=where, mend=mend)
    try:
        pattern = re.compile(row[2], re.IGNORECASE)
    except re.error as error:
        what = f"pattern cannot be read: {error}"
        raise DataError(what, where=where, mend="correct the pattern") from error
    return ChromeRule(act=Act(row[0]), what=row[1], pattern=pattern, example=row[3])
