"""Marks to claims."""

from regesta.read.reader import read_report

__all__ = ["read_report"]
