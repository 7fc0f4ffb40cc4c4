"""Five tones from conflict to cooperation: the colours of places and of ties, and their words."""

from __future__ import annotations

from collections.abc import Mapping

BALANCE_WORDS: Mapping[int, str] = {
    1: "nearly all conflict",
    2: "more conflict",
    3: "as much of both",
    4: "more cooperation",
    5: "nearly all cooperation",
    0: "neither",
}
"""The tones of a balance in the order of legends."""

GOLDSTEIN_WORDS: Mapping[int, str] = {
    1: "below −4",
    2: "−4 to −1",
    3: "−1 to 1",
    4: "1 to 4",
    5: "above 4",
    0: "no act between them",
}
"""The tones of a mean Goldstein value in the order of legends."""

_SHARES = (-0.6, -0.2, 0.2, 0.6)
_VALUES = (-4.0, -1.0, 1.0, 4.0)


def tone_of_balance(balance: float | None) -> int:
    """The tone of a balance from -1 (conflict alone) to 1 (cooperation alone); 0 for none."""
    return 0 if balance is None else 1 + sum(balance > limit for limit in _SHARES)


def tone_of_goldstein(value: float | None) -> int:
    """The tone of a Goldstein value from -10 to 10; 0 for none."""
    return 0 if value is None else 1 + sum(value > limit for limit in _VALUES)
