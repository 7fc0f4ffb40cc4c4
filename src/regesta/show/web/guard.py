"""Who may ask and who may change: the host named, the token, read-only, CSRF, and headers of every answer."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import HTTPException, Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""The methods that change nothing."""

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with no-referrer browsers send forms with Origin: null
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""What every answer carries: only this server's own files run or are shown, nobody may frame them."""

_YEAR = 31_536_000
_LOCKED = "This record is read with a token: open the whole address the server printed, with ?token=...\n"
_WRONG = "The token is not right; take the whole address the server printed.\n"
_STRANGE = "This server is not called that; use the address it printed.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Who may come in. `host` is what the server listens on; `secret` signs what browsers hand back.

    Without a `token` everyone who reaches the server may read (and change, unless `read_only`).
    """

    host: str = "127.0.0.1"
    port: int = 0
    token: str | None = None
    read_only: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    @property
    def local(self) -> bool:
        """Whether the server listens on this machine alone."""
        return is_loopback(self.host)

    @property
    def key(self) -> str:
        """What the cookie of a browser that has shown the token holds: not the token itself."""
        return hmac.new((self.token or "").encode(), b"regesta token", hashlib.sha256).hexdigest()

    def sign(self, nonce: str) -> str:
        """The CSRF token of a browser whose cookie holds `nonce`."""
        return hmac.new(self.secret, nonce.encode(), hashlib.sha256).hexdigest()

    def cookie(self, name: str) -> str:
        """The name of a cookie; cookies are shared by all ports of a host, hence the port."""
        return f"regesta-{name}-{self.port}"


def is_loopback(host: str) -> bool:
    """Whether a host's name or address is this machine's own."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def is_own_host(named: str, gate: Gate, names: frozenset[str]) -> bool:
    """Whether a Host header names this server: else a foreign page may have had its name point here.

    An address cannot be made to point elsewhere; of names only localhost and the machine's own count.
    """
    host = urlsplit(f"//{named}").hostname or ""
    if is_loopback(host):
        return True
    if gate.local:
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host.casefold() in names | {gate.host.casefold()}
    return True


@dataclass(frozen=True, slots=True)
class Guard:
    """Stands before the application; `names` are what else this machine is called."""

    app: ASGIApp
    gate: Gate
    names: frozenset[str] = frozenset()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer itself what may not pass, hand on the rest, and set the headers of every answer."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = _read_cookies(headers)
        nonce = cookies.get(self.gate.cookie("csrf"), "")
        fresh = "" if nonce else secrets.token_urlsafe(24)
        scope.setdefault("state", {})["csrf"] = self.gate.sign(nonce or fresh)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _set_headers(MutableHeaders(scope=message), self.gate, fresh)
            await send(message)

        refusal = self._refuse(scope, headers, cookies)
        await (refusal or self.app)(scope, receive, send_guarded)

    def _refuse(self, scope: Scope, headers: Headers, cookies: Mapping[str, str]) -> Response | None:
        """The answer to what may not pass; None lets it pass."""
        if not is_own_host(headers.get("host", ""), self.gate, self.names):
            return PlainTextResponse(_STRANGE, 400)
        if self.gate.token is None or scope["path"].startswith("/static/"):
            return None
        given = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
        if "token" in given:
            return self._admit(scope, given)
        if hmac.compare_digest(cookies.get(self.gate.cookie("token"), "").encode(), self.gate.key.encode()):
            return None
        return PlainTextResponse(_LOCKED, 401)

    def _admit(self, scope: Scope, given: Mapping[str, str]) -> Response:
        """Take a token once: the browser keeps a cookie, the address loses the token."""
        rest = urlencode([(name, value) for name, value in given.items() if name != "token"])
        path = scope["path"] if not scope["path"].startswith("//") else "/"
        if not hmac.compare_digest(given["token"].encode(), (self.gate.token or "").encode()):
            return PlainTextResponse(_WRONG, 401)
        answer = RedirectResponse(f"{path}?{rest}" if rest else path, 303)
        answer.set_cookie(
            self.gate.cookie("token"), self.gate.key, max_age=_YEAR, httponly=True, samesite="strict"
        )
        return answer


def _read_cookies(headers: Headers) -> Mapping[str, str]:
    """Cookies by name; read by hand, since a strange one of another program must not hide ours."""
    pieces = (piece.partition("=") for piece in headers.get("cookie", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pieces}


def _set_headers(headers: MutableHeaders, gate: Gate, fresh: str) -> None:
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("cache-control", "no-cache")
    if fresh and headers.get("content-type", "").startswith("text/html"):
        kept = f"{gate.cookie('csrf')}={fresh}; Path=/; HttpOnly; SameSite=Strict"
        headers.append("set-cookie", kept)


async def check_change(request: Request) -> None:
    """Let nothing change the record but a form or script of this very server; every route depends on it.

    Raises:
        HTTPException: 403 where the server is read-only, or the CSRF token is missing or not right.
    """
    if request.method in SAFE:
        return
    gate: Gate = request.app.state.site.gate
    if gate.read_only:
        raise HTTPException(403, "This record is served for reading only: it was started with --read-only.")
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, "A page of another site may not change this record.")
    sent = request.headers.get("x-csrf") or str((await request.form()).get("csrf", ""))
    if not hmac.compare_digest(sent.encode(), request.state.csrf.encode()):
        raise HTTPException(403, "The form is too old; go back, load the page again and send it once more.")
