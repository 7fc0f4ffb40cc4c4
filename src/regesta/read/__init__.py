"""Marks to claims: `from regesta.read.reader import read_report`; dates and places load without it."""
