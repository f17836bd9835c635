"""The open windows of the page, which are told what changes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from fastapi import WebSocket, WebSocketDisconnect

from labial.studio.state import State, Value

_BEHIND = 1000
"""Messages that a window may be behind; it is closed then, and opens again with all that is new."""

_AGAIN = 1013  # "try again later"


class Windows:
    """Sends each window the state when it opens, and changes after that."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[str | None]] = set()
        self._told: dict[str, Value | tuple[Value, ...] | None] = {}

    def tell(self, kind: str, value: Value | tuple[Value, ...] | None, key: str = "") -> None:
        """Send a part of the state to all windows, unless it is as it was when last sent.

        ``key`` names one of several parts of a kind, such as a take.
        """
        place = f"{kind} {key}"
        if place not in self._told or self._told[place] != value:
            self._told[place] = value
            if self._queues:
                self._send({"type": kind, kind: _plain(value)})

    def tell_removed(self, kind: str, key: str) -> None:
        """Say that one of several parts of a kind is gone, such as a take."""
        self._told.pop(f"{kind} {key}", None)
        self._send({"type": "removed", kind: key})

    async def serve(self, socket: WebSocket, state: Callable[[], State]) -> None:
        """Keep a window up to date until it goes."""
        await socket.accept()
        queue: asyncio.Queue[str | None] = asyncio.Queue(_BEHIND)
        self._queues.add(queue)
        gone = asyncio.create_task(_gone(socket))
        try:
            await socket.send_json({"type": "state", **state().model_dump(mode="json")})
            while not gone.done():
                following = asyncio.create_task(queue.get())
                await asyncio.wait({following, gone}, return_when=asyncio.FIRST_COMPLETED)
                if gone.done():
                    following.cancel()
                    return
                message = following.result()
                if message is None:
                    await socket.close(_AGAIN)
                    return
                await socket.send_text(message)
        except (WebSocketDisconnect, RuntimeError):  # it has gone while it was sent something
            pass
        finally:
            self._queues.discard(queue)
            gone.cancel()

    def _send(self, message: dict[str, Any]) -> None:
        text = json.dumps(message, ensure_ascii=False)
        for queue in list(self._queues):
            try:
                queue.put_nowait(text)
            except asyncio.QueueFull:
                self._queues.discard(queue)
                queue.get_nowait()
                queue.put_nowait(None)


def _plain(value: Value | tuple[Value, ...] | None) -> Any:
    """A value for JSON."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return None if value is None else value.model_dump(mode="json")


async def _gone(socket: WebSocket) -> None:
    """Wait until a window goes; what it sends is ignored."""
    with suppress(WebSocketDisconnect, RuntimeError):
        while (await socket.receive())["type"] != "websocket.disconnect":
            pass
