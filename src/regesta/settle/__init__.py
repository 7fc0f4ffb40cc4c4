"""Readings and judgements to the record: a pure function, the same for any order of readings."""

from regesta.settle.settling import SettlingLexicon, settle

__all__ = ["SettlingLexicon", "settle"]
