"""Garbage collection put off where nothing is garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected(*, spared: bool = False) -> Iterator[None]:
    """Put garbage collection off until the block is done, unless the caller has put it off already.

    Settling makes millions of small objects that stay and hold each other in no circle: a full collection
    looks at all of them, for a second at 28,100 claims and longer at more, and frees nothing. What is
    dropped is freed at once, as nothing refers to it any more.

    With `spared` all that is in memory at the end is left out of later collections too: for a large memory
    that was just made and stays. Else a report that comes later waits until a collection has looked at it.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        if spared:
            gc.freeze()
    finally:
        if enabled:
            gc.enable()
