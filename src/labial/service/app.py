"""The service as an ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI, Request, WebSocket
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from labial import __version__
from labial.errors import LabialError
from labial.service.catalogue import Catalogue
from labial.service.connection import Connection
from labial.service.guard import Guard
from labial.service.live import Live
from labial.service.refused import RefusedError
from labial.service.requests import Fault
from labial.service.settings import Settings
from labial.voices import LIVE


def application(
    settings: Settings, catalogue: Catalogue, live: Live, routers: Sequence[APIRouter]
) -> FastAPI:
    """The service: ``/stream`` and the routes of ``routers``, behind the guard."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        hub = asyncio.create_task(live.hub.run())
        await asyncio.to_thread(catalogue.voice, LIVE)
        try:
            yield
        finally:
            hub.cancel()

    app = FastAPI(
        title="labial",
        version=__version__,
        summary="Faces that speak: live over the WebSocket /stream, and as files",
        lifespan=lifespan,
        responses={
            401: {"model": Fault, "description": "No token, or another one"},
            403: {"model": Fault, "description": "From a page of another site"},
            422: {"model": Fault, "description": "Values that cannot be used"},
        },
        docs_url=None,  # their pages load scripts from another site
        redoc_url=None,
    )
    for router in routers:
        app.include_router(router)

    @app.websocket("/stream")
    async def stream(socket: WebSocket) -> None:
        await Connection(socket, live).run()

    _answer_errors(app)
    app.add_middleware(Guard, settings=settings)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.sites,
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Authorization", "Content-Type"],
            expose_headers=["Content-Disposition", "Labial-Doubts", "Labial-Credit"],
        )
    return app


def _answer_errors(app: FastAPI) -> None:
    """Answer all errors as ``{"error": message}``."""

    @app.exception_handler(LabialError)
    async def refused(_: Request, error: LabialError) -> JSONResponse:
        if isinstance(error, RefusedError):
            return JSONResponse(error.body, error.status)
        return _error(422, str(error))

    @app.exception_handler(HTTPException)
    async def failed(_: Request, error: HTTPException) -> JSONResponse:
        return _error(error.status_code, str(error.detail), error.headers)

    @app.exception_handler(RequestValidationError)
    async def unfitting(_: Request, error: RequestValidationError) -> JSONResponse:
        fault = error.errors()[0]
        place = ".".join(str(part) for part in fault["loc"] if part != "body")
        if fault["type"] == "json_invalid":
            return _error(400, "the body is not JSON")
        return _error(422, f"{place or 'the body'}: {fault['msg']}")

    @app.exception_handler(Exception)
    async def broken(_: Request, __: Exception) -> JSONResponse:
        return _error(500, "the service has failed; its log says why")


def _error(status: int, message: str, headers: object = None) -> JSONResponse:
    known = dict(headers) if isinstance(headers, dict) else None
    return JSONResponse({"error": message}, status, known)
