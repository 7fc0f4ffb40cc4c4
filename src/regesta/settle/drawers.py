"""Values by key, kept from one settling to the next; what is not at hand is fetched when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

V = TypeVar("V")


class Drawer(Generic[V]):
    """Values by key. `was` holds, for every key put since the last `close`, the value of before.

    Without a `fetch` everything is at hand; else what is asked for is fetched once and then held.
    """

    __slots__ = ("_fetch", "_held", "was")

    def __init__(self, fetch: Callable[[str], V | None] | None = None) -> None:
        self._fetch = fetch
        self._held: dict[str, V | None] = {}
        self.was: dict[str, V | None] = {}

    def get(self, key: str) -> V | None:
        """The value of a key; None where there is none."""
        if key in self._held:
            return self._held[key]
        if self._fetch is None:
            return None
        value = self._held[key] = self._fetch(key)
        return value

    def __getitem__(self, key: str) -> V:
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value

    def put(self, key: str, value: V | None) -> None:
        """Set the value of a key; None takes it out.

        A value that was changed in place is put as well, itself and not a copy: else nobody sees the change.
        """
        if key not in self.was:
            self.was[key] = self.get(key)
        if value is None and self._fetch is None:
            self._held.pop(key, None)
        else:
            self._held[key] = value

    def changes(self) -> Iterator[tuple[str, V | None, V | None]]:
        """Every key put since the last `close` whose value is another now, with both values."""
        for key, was in self.was.items():
            now = self.get(key)
            if was is not now and was != now:
                yield key, was, now

    def written(self) -> Iterator[tuple[str, V | None]]:
        """Every key put since the last `close`, with its value, but for those that are as before."""
        for key, was in self.was.items():
            now = self.get(key)
            if was is now or was != now:  # the same object may have been changed in place
                yield key, now

    def values(self) -> list[V]:
        """All values at hand: all there are where nothing is fetched."""
        return [value for value in self._held.values() if value is not None]

    def keys(self) -> list[str]:
        """The keys of all values at hand."""
        return [key for key, value in self._held.items() if value is not None]

    def close(self) -> None:
        """Take what is there now for what was there before."""
        self.was = {}


class Index(Drawer[set[str]]):
    """Sets of names by key."""

    __slots__ = ()

    def add(self, key: str, name: str) -> None:
        """Put a name under a key."""
        found = self.get(key)
        if found is None:
            found = set()
        found.add(name)
        self.put(key, found)

    def drop(self, key: str, name: str) -> None:
        """Take a name from under a key."""
        found = self.get(key)
        if found is not None:
            found.discard(name)
            self.put(key, found or None)


class Links(Drawer[dict[str, float]]):
    """Scores of pairs, each under both of its ends."""

    __slots__ = ()

    def link(self, left: str, right: str, score: float) -> None:
        """Keep the score of a pair."""
        for one, other in ((left, right), (right, left)):
            scores = self.get(one) or {}
            scores[other] = score
            self.put(one, scores)

    def cut(self, name: str) -> dict[str, float]:
        """Take out all links of one end; what they were."""
        links = self.get(name) or {}
        for other in links:
            scores = self[other]
            del scores[name]
            self.put(other, scores or None)
        if links:
            self.put(name, None)
        return links
