"""From a command's options to a running server."""

from __future__ import annotations

import errno
import logging
import socket
import threading
from collections.abc import Callable
from urllib.parse import quote

import uvicorn

from regesta.errors import UsageError
from regesta.settings import Settings
from regesta.show.web.app import make_app
from regesta.show.web.archive import Archive
from regesta.show.web.desk import Site
from regesta.show.web.guard import Gate, is_loopback
from regesta.show.web.templating import compile_templates

_GRACE = 1
"""Seconds that answers under way are given when the server ends."""


def check_reach(host: str, token: str | None) -> None:
    """Refuse to be reached from other machines without a token.

    Raises:
        UsageError: if `host` is not this machine alone and there is no token, or the token is too short.
    """
    if token is not None and len(token) < 8:
        raise UsageError("too short to keep anyone out", where="--token", mend="take eight letters or more")
    if not is_loopback(host) and not token:
        mend = "give --token WORDS that readers must know, or leave --host out to serve this machine alone"
        raise UsageError("open to other machines without a token", where=f"--host {host}", mend=mend)


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes one that is free.

    Raises:
        UsageError: if the port is taken or the host is not this machine's.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise _explain(error, host, port) from error
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError as error:
        listening.close()
        raise _explain(error, host, port) from error
    return listening


def _explain(error: OSError, host: str, port: int) -> UsageError:
    if error.errno == errno.EADDRINUSE:
        mend = "end the other program, or take another port: --port 0 finds a free one"
        return UsageError("another program uses this port", where=f"--port {port}", mend=mend)
    if error.errno == errno.EACCES:
        return UsageError("this port is not for everyone", where=f"--port {port}", mend="take one above 1023")
    mend = "name an address of this machine"
    return UsageError(f"cannot be listened on ({error})", where=f"--host {host}", mend=mend)


class _Server(uvicorn.Server):
    """A server that says when it takes requests and ends quietly when it is interrupted."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say so: who opens the address or interrupts at once finds all in place."""
        await super().startup(sockets)
        self._ready()


def serve(settings: Settings, gate: Gate, tell: Callable[[str], None]) -> None:
    """Serve a record until interrupted; `tell` is told the address once the record is loaded.

    Raises:
        UsageError: if there is no such record file, the port is taken, or a token is needed.
        StoreError: if the record file cannot be used.
    """
    check_reach(gate.host, gate.token)
    listening = bind(gate.host, gate.port)
    try:
        port = listening.getsockname()[1]
        gate = Gate(host=gate.host, port=port, token=gate.token, read_only=gate.read_only)
        archive = Archive(settings=settings)
        archive.shelf()
        app = make_app(settings, gate, archive)
        site: Site = app.state.site
        threading.Thread(target=warm, args=(site,), daemon=True).start()
        logging.getLogger("uvicorn").setLevel(logging.WARNING)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=_GRACE,
        )
        _Server(config, lambda: tell(address_words(gate))).run(sockets=[listening])
    finally:
        listening.close()


def warm(site: Site) -> None:
    """Make what the first reader of a page, and the first who searches, would wait for."""
    compile_templates(site.templates)
    _ = site.archive.shelf().search


def address_words(gate: Gate) -> str:
    """The address to open in the browser."""
    host = f"[{gate.host}]" if ":" in gate.host else gate.host
    if gate.host in {"0.0.0.0", "::"}:  # noqa: S104 - every address of this machine; one of them is shown
        host = socket.gethostname()
    token = f"?token={quote(gate.token)}" if gate.token else ""
    return f"http://{host}:{gate.port}/{token}"
