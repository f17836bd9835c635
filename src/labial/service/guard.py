"""What is checked of every request before it is looked at: from where, by whom, how often, how big.

A page of another web site can make a browser send requests here, also by a name that it lets point
to this machine. So a request that names an origin is answered only if that is this service's own or
an allowed one, and only under names by which the service is known.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import time
from collections import OrderedDict
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

from fastapi import HTTPException
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from labial.service.refused import RefusedError
from labial.service.settings import Settings

_LARGE = frozenset({"multipart/form-data", "model/gltf-binary", "application/octet-stream"})
_BODY_S = 60.0
_MOST_CLIENTS = 10_000


class Guard:
    """An ASGI application that passes on what is allowed, and answers the rest with an error."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings
        origins = {urlsplit(each).hostname for each in settings.origins}
        self._hosts = {"localhost", settings.host.lower(), *origins}
        self._origins = set(settings.sites)
        self._rates = Rates(settings.limits.requests_a_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or start a WebSocket."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        try:
            self._check(scope)
        except RefusedError as error:
            await _refuse(scope, receive, send, error)
            return
        except ValueError as error:  # names that urllib does not read
            await _refuse(scope, receive, send, RefusedError(400, str(error)))
            return
        if scope["type"] == "http":
            uploads = scope["path"] in self._settings.access.upload_paths
            receive = _limited(receive, self._most_bytes(scope), None if uploads else _BODY_S)
        await self._app(scope, receive, send)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        self._check_origin(scope, headers)
        self._check_token(scope, headers)
        changes = scope["type"] == "http" and scope["method"] in ("POST", "PATCH", "DELETE")
        client = scope["client"][0] if scope.get("client") else ""
        if changes and not self._rates.allow(client, time.monotonic()):
            raise RefusedError(429, "too many requests: try again in a minute")
        length = headers.get("content-length", "0")
        most = self._most_bytes(scope)
        if not length.isdecimal() or len(length) > 15 or int(length) > most:
            raise RefusedError(413, f"the body has {length} bytes, expected at most {most}")

    def _most_bytes(self, scope: Scope) -> int:
        kind = Headers(scope=scope).get("content-type", "").partition(";")[0].strip().lower()
        limits = self._settings.limits
        if scope["path"] in self._settings.access.upload_paths:
            return limits.upload_bytes
        return limits.body_bytes if kind in _LARGE else limits.json_bytes

    def _check_origin(self, scope: Scope, headers: Mapping[str, str]) -> None:
        host = headers.get("host", "")
        name = urlsplit(f"//{host}").hostname or ""
        if not (name in self._hosts or _is_address(name)):
            raise RefusedError(403, f"this service is not known as '{host}'")
        origin = headers.get("origin")
        changes = scope["type"] == "websocket" or scope["method"] not in ("GET", "HEAD")
        if origin is None or not changes or origin.lower() in self._origins:
            return
        if urlsplit(origin).netloc.lower() != host.lower():
            raise RefusedError(403, f"pages of {origin} may not use this service (see --origin)")

    def _check_token(self, scope: Scope, headers: Mapping[str, str]) -> None:
        token, access, path = self._settings.token, self._settings.access, scope["path"]
        if token is None or access.is_open(path):
            return
        kind, _, given = headers.get("authorization", "").partition(" ")
        linked = scope["type"] == "websocket" or (
            scope["method"] in ("GET", "HEAD") and path.startswith(access.linked_folders)
        )
        if kind.lower() != "bearer" and linked:
            # Browsers send no headers of their own with WebSockets, nor for videos.
            given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        elif kind.lower() != "bearer":
            given = ""
        given = given.strip()
        # Headers were decoded as Latin-1, but most clients write UTF-8.
        written = {given.encode(), given.encode("latin-1", "ignore")}
        if not any(hmac.compare_digest(each, token.encode()) for each in written):
            raise RefusedError(401, "expected the token of this service, as 'Bearer TOKEN'")


class Rates:
    """How many requests each client may still make: some at once, and more as time goes by."""

    def __init__(self, a_minute: int) -> None:
        self._most = a_minute
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allow(self, client: str, now: float) -> bool:
        """Count a request of a client at a time in seconds; whether it is allowed."""
        left, then = self._left.pop(client, (float(self._most), now))
        left = min(self._most, left + (now - then) * self._most / 60)
        allowed = left >= 1
        self._left[client] = (left - allowed, now)
        if len(self._left) > _MOST_CLIENTS:
            self._left.popitem(last=False)
        return allowed


def _limited(receive: Receive, most: int, within_s: float | None) -> Receive:
    """A body of ``most`` bytes at most, which comes within a time, or any part of it does."""
    received = 0
    until: float | None = time.monotonic() + (within_s or _BODY_S)

    async def limited() -> Message:
        nonlocal received, until
        try:
            async with asyncio.timeout(None if until is None else until - time.monotonic()):
                message = await receive()
        except TimeoutError:
            raise HTTPException(408, f"the body did not come within {_BODY_S:g} s") from None
        received += len(message.get("body", b""))
        if received > most:
            raise HTTPException(413, f"the body has more than {most} bytes")
        if not message.get("more_body", False):
            until = None  # what comes later is the end of the connection
        elif within_s is None:
            until = time.monotonic() + _BODY_S
        return message

    return limited


def _is_address(name: str) -> bool:
    """Whether a host is written as an address, which no other site can let point here."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


async def _refuse(scope: Scope, receive: Receive, send: Send, error: RefusedError) -> None:
    body = json.dumps({"error": str(error)}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    if error.status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    if error.status == 429:
        headers.append((b"retry-after", b"60"))
    kind = "http.response" if scope["type"] == "http" else "websocket.http.response"
    if scope["type"] == "websocket":
        await receive()  # the client's wish to connect
    await send({"type": f"{kind}.start", "status": error.status, "headers": headers})
    await send({"type": f"{kind}.body", "body": body})
