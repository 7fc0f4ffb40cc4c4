"""Gather: files, pages, rows and streams to reports, each with one fixed text."""

from regesta.gather.copies import CopyIndex, KnownReport
from regesta.gather.gathering import gather
from regesta.gather.options import Columns, Gathered, GatherOptions, Refusal

__all__ = ["Columns", "CopyIndex", "GatherOptions", "Gathered", "KnownReport", "Refusal", "gather"]
