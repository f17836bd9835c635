"""Running the studio until it is asked to end."""

from __future__ import annotations

import html
import os
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

from fastapi import APIRouter

from labial.service.server import Shared, serve
from labial.service.settings import Access, Limits, Settings
from labial.studio.camera_routes import camera_routes
from labial.studio.page_routes import PAGE, page_routes
from labial.studio.project import ProjectFolder, opened
from labial.studio.routes import API, project_routes
from labial.studio.speech_routes import speech_routes
from labial.studio.studio import Studio
from labial.studio.take_routes import take_routes
from labial.studio.task_routes import task_routes
from labial.studio.upload_routes import UPLOAD, upload_routes
from labial.studio.workshop import Least

HOST = "127.0.0.1"
_ACCESS = replace(
    Access(),
    open_paths=(*Access().open_paths, PAGE, f"{PAGE}/"),
    open_folders=(*Access().open_folders, f"{PAGE}/page/"),
    linked_folders=(f"{API}/",),
    upload_paths=(UPLOAD,),
)
_TOKEN_BYTES = 24
_REDIRECT = """\
<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={address}">
<title>labial studio</title>
<a href="{address}">labial studio</a>"""
_LIMITS = replace(
    Limits(),
    message_bytes=1 << 20,  # a picture of the camera
    head_bytes=1 << 20,  # with the text of a long video
    upload_bytes=16 << 30,
    requests_a_minute=6000,  # takes are stored while they are recorded
)


def serve_studio(
    folder: Path,
    port: int,
    token: str | None = None,
    ready: Callable[[str, Path], None] | None = None,
    least: Least | None = None,
) -> None:
    """Open the project in a folder, and serve its page on this machine until SIGTERM or SIGINT.

    ``token`` is by default made at random when the project is first opened. ``ready`` is called
    with the address to open, which has the token in it, and a private file that leads a browser
    there, as other users of the machine see how programs are started. Raises the errors of
    ``project.opened``, and ``LabialError`` if it cannot listen on the port.
    """
    with opened(folder) as project:
        token = token or kept_token(project)
        settings = Settings(HOST, port, token, limits=_LIMITS, access=_ACCESS)

        def listening(address: str) -> None:
            page = f"{address}{PAGE}#token={token}"
            _write_private(project.address, page)
            _write_private(project.redirect, _REDIRECT.format(address=html.escape(page)))
            if ready is not None:
                ready(page, project.redirect)

        serve(settings, listening, lambda shared: _added(project, shared, least or Least()))


@asynccontextmanager
async def _added(
    project: ProjectFolder, shared: Shared, least: Least
) -> AsyncIterator[Sequence[APIRouter]]:
    studio = Studio(project, shared, least)
    async with studio.running():
        yield [
            page_routes(),
            project_routes(studio),
            take_routes(studio),
            camera_routes(studio.seeing),
            speech_routes(shared),
            task_routes(studio),
            upload_routes(studio),
        ]


def kept_token(project: ProjectFolder) -> str:
    """The project's token, so that pages that are open go on after a new start."""
    path = project.cache / "token"
    with suppress(OSError, ValueError):
        if len(kept := path.read_text("ascii").strip()) >= _TOKEN_BYTES:
            return kept
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    _write_private(path, token)
    return token


def _write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read."""
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text + "\n")
