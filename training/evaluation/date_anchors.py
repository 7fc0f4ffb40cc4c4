"""When MEANTIME's events happened: the anchors of list_instances.csv against what the text gives."""

from __future__ import annotations

from pathlib import Path


def score_anchors(data: Path, misses: list[tuple[str, str, str, str]] | None) -> str:
    """A line on the anchors."""
    return f"{data} {misses is None}"
