"""Readings and judgements to the record: a pure function, the same for any order of readings."""

from regesta.settle.changes import record_changes
from regesta.settle.corrections import check_correction
from regesta.settle.knowledge import SettlingLexicon
from regesta.settle.memory import Memory
from regesta.settle.settling import settle

__all__ = ["Memory", "SettlingLexicon", "check_correction", "record_changes", "settle"]
