"""Routes of takes: recorded in chunks, changed, deleted, played."""

from __future__ import annotations

import asyncio
import mimetypes
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, JSONResponse, Response
from pydantic import Field

from labial.importers.video_parts import Parts
from labial.service.refused import RefusedError
from labial.studio import state
from labial.studio.deleting import AgreementError
from labial.studio.playable import write_playable
from labial.studio.routes import API, Asked
from labial.studio.state import Line, Value
from labial.studio.studio import Studio
from labial.studio.take_files import MOST_TEXT, OutOfOrderError
from labial.studio.track import Track, track_of

Text = Annotated[str, Field(max_length=MOST_TEXT)]

_NOT_KEPT = {"Cache-Control": "no-store"}  # a face that was deleted is not in the browser's cache


class NewTake(Asked):
    """A take that begins: its sentence, and what the browser records."""

    text: Text
    media: Line


class TakeChange(Asked):
    """What is to change of a take."""

    kept: bool | None = None
    text: Text | None = None


class BegunTake(Value):
    """The id of a take that has begun."""

    id: str


def take_routes(studio: Studio) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix=f"{API}/takes")
    takes = studio.takes

    @router.post("", status_code=201)
    async def begin(wish: NewTake) -> BegunTake:
        """Begin a take."""
        return BegunTake(id=takes.begin(wish.text, wish.media))

    @router.post("/{take}/chunks", status_code=204, response_class=Response)
    async def add(take: str, request: Request, number: Annotated[int, Query(ge=0)]) -> Response:
        """Store chunk ``number`` of a take, from 0 on. The body is its bytes."""
        content = await request.body()
        try:
            takes.files.add(take, number, content)
        except OutOfOrderError as error:
            return JSONResponse({"error": str(error), "expected": error.expected}, 409)
        return Response(status_code=204)

    @router.post("/{take}/end")
    async def end(take: str) -> state.Take:
        """End a take, which is then judged."""
        return takes.end(take)

    @router.patch("/{take}")
    async def change(take: str, wish: TakeChange) -> state.Take:
        """Keep a take or leave it out, or change what is said in it."""
        if wish.text is not None:
            takes.say(take, wish.text)
        return takes.take(take) if wish.kept is None else takes.keep(take, wish.kept)

    @router.post("/{take}/again")
    async def again(take: str) -> state.Take:
        """Judge a take again."""
        return takes.judge_again(take)

    @router.get("/{take}/uses")
    async def uses(take: str) -> state.TakeUses:
        """What was made from a take, and what is deleted with it."""
        return studio.deleting.uses(take)

    @router.delete("/{take}")
    async def delete(take: str, training: Annotated[list[str], Query()] = []) -> Response:  # noqa: B006
        """Delete a take and everything that was made of it alone; the answer is what was made.

        Trainings in which it would live on must be named, as they are deleted too. Others are
        refused with 409, and ``uses`` as of the route of that name.
        """
        try:
            deleted = await studio.deleting.delete(take, frozenset(training))
        except AgreementError as error:
            return JSONResponse({"error": str(error), "uses": error.uses.model_dump()}, 409)
        return JSONResponse(deleted.model_dump(mode="json"))

    @router.get("/{take}/video", response_class=FileResponse)
    async def video(take: str) -> FileResponse:
        """The video of a take, or a part of it."""
        path = takes.file(take).video
        media = mimetypes.guess_type(path.name)[0] or "video/x-matroska"
        return FileResponse(path, media_type=media, headers=_NOT_KEPT)

    @router.get("/{take}/playable", response_class=FileResponse)
    async def playable(take: str) -> FileResponse:
        """A copy of a take that was judged, as WebM: browsers do not play every video."""
        video = takes.file(take).video
        copy = takes.verdicts.playable(take)
        if not copy.exists():
            start_s = takes.verdict(take).start_s
            await studio.shared.jobs.run(write_playable, video, copy, start_s)
        try:
            takes.file(take)
        except RefusedError:  # deleted meanwhile
            copy.unlink(missing_ok=True)
            raise
        return FileResponse(copy, media_type="video/webm", headers=_NOT_KEPT)

    @router.get("/{take}/thumbnail", response_class=FileResponse)
    async def thumbnail(take: str) -> FileResponse:
        """A small picture of a take, as JPEG."""
        if not takes.verdict(take).thumbnail:
            raise RefusedError(404, f"take {take}: has no picture", "picture.none")
        picture = takes.verdicts.picture(take)
        return FileResponse(picture, media_type="image/jpeg", headers=_NOT_KEPT)

    @router.get("/{take}/track")
    async def track(take: str) -> Track:
        """The face and the phones of a take, to draw on its video."""
        found = takes.file(take), takes.verdict(take), Parts(studio.project.parts)
        return await asyncio.to_thread(track_of, *found)

    return router
