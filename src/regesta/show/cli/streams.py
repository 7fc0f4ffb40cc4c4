"""Standard output and standard error: data on the one, everything else on the other."""

from __future__ import annotations

import io
import os
import sys


def guard_streams() -> None:
    """Let no character of a name stop a table in a terminal of another encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def write_utf8() -> None:
    """Make standard output UTF-8 with plain line ends, as JSON and CSV are meant to be."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="\n")


def silence_output() -> None:
    """Point standard output at nothing, so that Python's last flush does not complain of a closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
