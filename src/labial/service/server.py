"""Running the service until it is asked to end."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    closing,
    contextmanager,
    nullcontext,
)
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import uvicorn
from fastapi import APIRouter, FastAPI

from labial.errors import LabialError
from labial.service.app import application
from labial.service.catalogue import Catalogue
from labial.service.file_routes import file_routes
from labial.service.jobs import Jobs
from labial.service.listings import listings
from labial.service.live import Live
from labial.service.programs import Programs
from labial.service.rigs import Rigs
from labial.service.settings import Limits, Settings
from labial.service.site_routes import site_router
from labial.service.transport import Requests, Streams
from labial.temporary import temporary_folder

_UNREAD_BYTES = 128 * 1024  # what the system keeps for a client, 4 s of frames

# Messages wait this long while faces are computed in another thread; Python's default is 5 ms.
_SWITCH_S = 0.001


@dataclass(frozen=True, eq=False)
class Shared:
    """What the routes of a service share."""

    settings: Settings
    catalogue: Catalogue
    rigs: Rigs
    jobs: Jobs
    live: Live


Addition = Callable[[Shared], AbstractAsyncContextManager[Sequence[APIRouter]]]
"""Opens more routes while a service runs."""


@asynccontextmanager
async def no_addition(_: Shared) -> AsyncIterator[Sequence[APIRouter]]:
    """The service's own routes only."""
    yield ()


def serve(
    settings: Settings,
    ready: Callable[[str], None] | None = None,
    addition: Addition = no_addition,
) -> None:
    """Run the service until SIGTERM or SIGINT, with the routes that ``addition`` opens.

    ``ready`` is called with its address when it listens. Utterances under way are then ended
    within ``limits.drain_s`` seconds. Raises ``LabialError`` if it cannot listen there.
    """
    with (
        _listening(settings) as listener,
        temporary_folder() as folder,
        closing(Programs(settings.programs)) as programs,
        _switching(_SWITCH_S),
    ):
        asyncio.run(_serve(settings, listener, folder, programs, ready, addition))


@contextmanager
def _switching(seconds: float) -> Iterator[None]:
    """Let Python's threads take turns this often."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(seconds)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


async def _serve(
    settings: Settings,
    listener: socket.socket,
    folder: Path,
    programs: Programs,
    ready: Callable[[str], None] | None,
    addition: Addition,
) -> None:
    catalogue = Catalogue(settings)
    limits = settings.limits
    rigs, jobs = Rigs(folder, limits.rigs), Jobs(limits)
    live = Live(catalogue, rigs, programs, limits)
    own = [
        listings(catalogue, live),
        file_routes(catalogue, jobs, rigs, limits),
        site_router(catalogue),
    ]
    try:
        async with addition(Shared(settings, catalogue, rigs, jobs, live)) as added:
            app = application(settings, catalogue, live, [*own, *added])
            await _until_asked(_server(app, limits), listener, live, jobs, ready)
    finally:
        await jobs.close()


def _server(app: FastAPI, limits: Limits) -> _Server:
    return _Server(
        uvicorn.Config(
            app,
            http=Requests,
            ws=Streams,
            h11_max_incomplete_event_size=limits.head_bytes,
            ws_max_size=limits.message_bytes,
            limit_concurrency=limits.connections,
            ws_per_message_deflate=False,
            access_log=False,
            server_header=False,
            log_level="warning",
            lifespan="on",
            timeout_graceful_shutdown=2,
        )
    )


async def _until_asked(
    server: _Server,
    listener: socket.socket,
    live: Live,
    jobs: Jobs,
    ready: Callable[[str], None] | None,
) -> None:
    """Serve until the process is asked to end, and let what is under way end then."""
    asked = asyncio.Event()
    restore = _on_signals(asked, asyncio.get_running_loop())
    try:
        serving = asyncio.create_task(server.serve([listener]))
        while not (server.started or serving.done()):
            await asyncio.sleep(0.01)
        if ready is not None and not serving.done():
            ready(_address(listener))
        await asyncio.wait(
            [serving, asyncio.create_task(asked.wait())], return_when=asyncio.FIRST_COMPLETED
        )
        await asyncio.gather(live.drain(), jobs.drain())
        server.should_exit = True
        await serving
    finally:
        restore()


def _listening(settings: Settings) -> socket.socket:
    place = f"{settings.host}:{settings.port}"
    if not 0 <= settings.port < 1 << 16:
        raise LabialError(f"{place}: cannot listen there: expected a port below 65536")
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)
        family, _, _, _, address = found[0]
        listener = socket.create_server(address[:2], family=family, backlog=2048)
    except (OSError, UnicodeError) as error:
        raise LabialError(f"{place}: cannot listen there: {error}") from error
    # Connections inherit it: a client that does not read is soon noticed.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _UNREAD_BYTES)
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _on_signals(asked: asyncio.Event, loop: asyncio.AbstractEventLoop) -> Callable[[], None]:
    """Set ``asked`` on SIGTERM or SIGINT; returns what undoes that."""
    if threading.current_thread() is not threading.main_thread():
        return lambda: None  # Python sets signal handlers in the main thread only

    def ask(_: int, __: FrameType | None) -> None:
        loop.call_soon_threadsafe(asked.set)

    before = {each: signal.signal(each, ask) for each in (signal.SIGTERM, signal.SIGINT)}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    return restore


class _Server(uvicorn.Server):
    """Leaves signals to :func:`serve`."""

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
        return nullcontext()
