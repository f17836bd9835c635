"""Messages to a client, which are sent in order; a client that does not accept them is dropped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import WebSocket, WebSocketDisconnect

from labial.errors import LabialError
from labial.service.encoding import Encoding

ABORT = "labial.abort"
"""The extension of the ASGI scope that drops a connection at once, without a word."""

_MOST = 512  # messages; a client that keeps up leaves a few at most


class Outbox:
    """Takes messages for a client at once, and sends them within ``send_s`` seconds each."""

    def __init__(self, socket: WebSocket, send_s: float) -> None:
        self._socket, self._send_s = socket, send_s
        self._unsent: asyncio.Queue[Mapping[str, Any]] = asyncio.Queue(_MOST)
        self._dropped = False

    def __call__(self, message: Mapping[str, Any]) -> None:
        """Take a message."""
        try:
            self._unsent.put_nowait(message)
        except asyncio.QueueFull:
            self._drop()

    def error(self, error: LabialError) -> None:
        """Take an error as a message."""
        self({"type": "error", "message": str(error)})

    async def send_all(self, encoding: Encoding) -> None:
        """Send what comes, until cancelled or the client has gone."""
        while True:
            message = await self._unsent.get()
            try:
                async with asyncio.timeout(self._send_s):
                    await self._send(encoding.write(message))
            except TimeoutError:
                self._drop()
            except (WebSocketDisconnect, RuntimeError):
                self._dropped = True
            finally:
                self._unsent.task_done()

    async def sent(self) -> None:
        """Wait until all messages are sent, or the client has gone."""
        await self._unsent.join()

    async def _send(self, written: str | bytes) -> None:
        if self._dropped:
            return
        if isinstance(written, str):
            await self._socket.send_text(written)
        else:
            await self._socket.send_bytes(written)

    def _drop(self) -> None:
        self._dropped = True
        abort: Callable[[], None] | None = self._socket.scope["extensions"].get(ABORT)
        if abort is not None:
            abort()
