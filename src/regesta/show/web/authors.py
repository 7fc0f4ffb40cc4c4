"""Who rules in this browser."""

from __future__ import annotations

import getpass
from urllib.parse import quote, unquote

from fastapi import Request
from fastapi.responses import Response

from regesta.show.web.guard import Gate

LONGEST = 80
"""Characters of a name; more are no name."""
_YEAR = 31_536_000


def known_author(request: Request, gate: Gate) -> str:
    """The name to begin with: the one this browser ruled under last, else on this machine the login name."""
    kept = unquote(request.cookies.get(gate.cookie("by"), ""))
    if kept or not gate.local:
        return kept
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def remember_author(answer: Response, name: str, gate: Gate) -> None:
    """Have the browser keep the name for its next form."""
    kept = quote(name[:LONGEST])
    answer.set_cookie(gate.cookie("by"), kept, max_age=_YEAR, path="/", httponly=True, samesite="strict")
