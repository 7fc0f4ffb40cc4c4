"""The record file: reports, marks, readings, judgements, and the record made of them. The only SQL."""

from regesta.store.editions import read_edition
from regesta.store.opening import open_store
from regesta.store.store import EntryTimes, KnownText, Store
from regesta.store.turns import Settled, Turn

__all__ = ["EntryTimes", "KnownText", "Settled", "Store", "Turn", "open_store", "read_edition"]
