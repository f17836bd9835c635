"""A connection to ``/stream``: reading what its client says, and sending what its face answers."""

from __future__ import annotations

import asyncio

from fastapi import WebSocket, WebSocketDisconnect

from labial.errors import LabialError
from labial.service.encoding import Encoding, encoding_of
from labial.service.hearing import Hearing
from labial.service.live import Live
from labial.service.messages import Start, read_message
from labial.service.outbox import Outbox
from labial.service.refused import RefusedError

DONE, REFUSED = 1000, 1008
"""Why a connection is closed, as WebSockets number it."""


class Connection:
    """A client of ``/stream``."""

    def __init__(self, socket: WebSocket, live: Live) -> None:
        self._socket, self._live = socket, live
        self._outbox = Outbox(socket, live.limits.send_s)

    async def run(self) -> None:
        """Serve the client until it goes, or is dropped."""
        await self._socket.accept()
        try:
            async with asyncio.timeout(self._live.limits.silent_s):
                first = await self._received()
        except TimeoutError:
            await self._socket.close(REFUSED, "expected a start")
            return
        except WebSocketDisconnect:
            return
        encoding = encoding_of(first)
        sending = asyncio.create_task(self._outbox.send_all(encoding))
        try:
            code = await self._serve(first, encoding)
            await self._outbox.sent()
            await self._socket.close(code)
        except WebSocketDisconnect:
            pass
        finally:
            sending.cancel()

    async def _serve(self, first: str | bytes, encoding: Encoding) -> int:
        """Start a face, and let it hear the client; returns why the connection is to be closed."""
        try:
            start = read_message(encoding.read(first))
            if not isinstance(start, Start):
                raise RefusedError(422, f"a message '{start.type}': expected a start first")
            face, hearing = await self._live.start(start, self._outbox)
        except LabialError as error:
            self._outbox.error(error)
            return REFUSED
        speaking = asyncio.create_task(hearing.speak_sentences())
        try:
            return await self._hear_all(hearing, encoding)
        finally:
            speaking.cancel()
            self._live.leave(face)

    async def _hear_all(self, hearing: Hearing, encoding: Encoding) -> int:
        while True:
            try:
                async with asyncio.timeout(self._live.limits.idle_s):
                    message = await self._received()
                said = read_message(encoding.read(message))
            except TimeoutError:
                return DONE
            except RefusedError as error:
                self._outbox.error(error)
                return REFUSED
            try:
                if isinstance(said, Start):
                    raise RefusedError(422, "the face has started already")
                hearing.hear(said)
            except LabialError as error:
                self._outbox.error(error)

    async def _received(self) -> str | bytes:
        """The next message. Raises ``WebSocketDisconnect`` if there are no more."""
        event = await self._socket.receive()
        if event["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(event["code"])
        text: str | None = event.get("text")
        content: bytes = event.get("bytes") or b""
        return content if text is None else text
