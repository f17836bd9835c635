"""The service's routes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, WebSocket

from labial import __version__
from labial.service.catalogue import Catalogue
from labial.service.connection import Connection
from labial.service.live import Live
from labial.voices import DEFAULT


def application(catalogue: Catalogue, live: Live) -> FastAPI:
    """The service as an ASGI application."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        hub = asyncio.create_task(live.hub.run())
        await asyncio.to_thread(catalogue.voice, DEFAULT)
        try:
            yield
        finally:
            hub.cancel()

    app = FastAPI(title="labial", version=__version__, lifespan=lifespan)

    @app.get("/health")
    async def health() -> dict[str, object]:
        """Whether the service is there, and how many faces speak."""
        return {"version": __version__, "streams": len(live.faces)}

    @app.get("/voices")
    async def voices() -> dict[str, object]:
        """The names of the voices; the first is the default."""
        return {"voices": list(catalogue.voices)}

    @app.websocket("/stream")
    async def stream(socket: WebSocket) -> None:
        await Connection(socket, live).run()

    return app
