"""The record as tables: timeline, people, bodies, commitments, disputes, gaps."""
