"""Connections as uvicorn serves them, except that a client cannot keep one without using it."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from labial.service.outbox import ABORT

ASKING_S = 10.0
"""How long a client may take to ask for something, or to accept some of an answer."""


class Requests(H11Protocol):
    """A connection that is dropped if its client neither asks for anything nor reads answers.

    uvicorn limits only the time between an answer and the first byte of the next request.
    """

    _late: asyncio.TimerHandle | None = None
    _unread = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take bytes of the client, which may complete a request."""
        super().data_received(data)
        if self._answering:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        """Wait for the next request, or until the answer is read."""
        self._stop_waiting()
        self._wait()
        super().on_response_complete()
        if self._answering:  # a request that was sent before this answer
            self._stop_waiting()

    @property
    def _answering(self) -> bool:
        cycle = self.cycle
        return cycle is not None and not cycle.response_complete

    def _wait(self) -> None:
        self._unread = self.transport.get_write_buffer_size()
        self._late = self.loop.call_later(ASKING_S, self._drop)

    def _stop_waiting(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _drop(self) -> None:
        if self.transport.get_protocol() is not self:
            return  # it is a WebSocket now
        if self.transport.get_write_buffer_size() < self._unread:
            self._wait()
        else:
            self.transport.abort()


class Streams(WebSocketsSansIOProtocol):
    """A WebSocket that can be dropped without waiting for its client.

    One that is refused is not reported as an error, which uvicorn does otherwise.
    """

    async def send(self, message: Any) -> None:
        """Send a message of the application."""
        await super().send(message)
        if message["type"] == "websocket.http.response.body":
            self.handshake_complete = True

    async def run_asgi(self) -> None:
        """Run the application, which can abort the connection."""
        extensions: dict[str, object] = self.scope["extensions"]  # type: ignore[assignment]
        extensions[ABORT] = self.transport.abort
        await super().run_asgi()
