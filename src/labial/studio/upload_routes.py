"""The route for recordings that were made elsewhere."""

from __future__ import annotations

import asyncio
import secrets
import shutil
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from labial.formats.kinds import VIDEO_ENDINGS
from labial.formats.video import describe_video
from labial.service.making import without_path
from labial.service.refused import RefusedError
from labial.studio.made import PieceOfVideo
from labial.studio.routes import API
from labial.studio.state import Value
from labial.studio.studio import LONGEST_S, Studio
from labial.studio.take_files import MOST_TEXT, storing
from labial.studio.tasks import Prepared, Work

UPLOAD = f"{API}/takes/upload"
_MOST_WORDS = 400_000


class Uploaded(Value):
    """The take that a video has become, or the task that cuts it into takes."""

    take: str | None = None
    task: str | None = None


def upload_routes(studio: Studio) -> APIRouter:
    """The route."""
    router = APIRouter()

    @router.post(UPLOAD, status_code=201)
    async def upload(
        request: Request,
        name: Annotated[str, Query(min_length=1, max_length=255)],
        text: Annotated[str, Query(max_length=_MOST_WORDS)] = "",
    ) -> Uploaded:
        """Take in a video; the body is the file. A long one is cut into takes by its text."""
        ending = PurePosixPath(name).suffix.lower()
        if ending not in VIDEO_ENDINGS:
            message = f"'{name}': expected a video ({', '.join(VIDEO_ENDINGS)})"
            raise RefusedError(415, message, "upload.kind", {"name": name})
        folder = studio.project.cache / "uploads" / secrets.token_hex(8)
        try:
            video = await _stored(request, folder, ending)
            with without_path(video, f"'{name}'"):
                described = await asyncio.to_thread(describe_video, video)
            if described.duration_s <= LONGEST_S:
                take = studio.takes.take_in(video, text[:MOST_TEXT])
                shutil.rmtree(folder, ignore_errors=True)
                return Uploaded(take=take)
            if not text.strip():
                message = f"'{name}' is longer than {LONGEST_S:.0f} s: its text is needed too"
                values: dict[str, str | float] = {"name": name, "seconds": LONGEST_S}
                raise RefusedError(422, message, "upload.text", values)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return Uploaded(task=studio.tasks.add(_cutting(studio, video, name, text)).id)

    return router


async def _stored(request: Request, folder: Path, ending: str) -> Path:
    video = folder / f"video{ending}"
    with storing():
        folder.mkdir(parents=True)
        with video.open("wb") as file:
            async for chunk in request.stream():
                file.write(chunk)
    return video


def _cutting(studio: Studio, video: Path, name: str, text: str) -> Work:
    def prepare() -> Prepared:
        return "labial.studio.upload:cut_up", (video, text, studio.corpus_config)

    async def finish(pieces: list[PieceOfVideo], _: tuple[str, ...]) -> dict[str, Any]:
        takes = [studio.takes.take_in(each.path, each.text) for each in pieces]
        return {"takes": takes}

    def clean() -> None:
        shutil.rmtree(video.parent, ignore_errors=True)

    return Work("upload", name, prepare, finish, clean=clean)
