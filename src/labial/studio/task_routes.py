"""Routes of long work: the check, and voices that are made, looked at, saved and deleted."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse, Response
from pydantic import Field

from labial.speech import Manner
from labial.studio import state
from labial.studio.preview import SENTENCES, described_preview, previewed
from labial.studio.routes import API, Asked
from labial.studio.studio import Studio
from labial.studio.take_files import MOST_TEXT

VoiceName = Annotated[str, Field(min_length=1, max_length=100)]


class AdaptWish(Asked):
    """A voice to make by adapting another one."""

    name: VoiceName
    base: VoiceName


class TrainWish(Asked):
    """A voice to train."""

    name: VoiceName
    epochs: Annotated[int, Field(ge=1, le=1000)] = 30


def task_routes(studio: Studio) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix=API)
    workshop, tasks, voices = studio.workshop, studio.tasks, studio.voices

    @router.post("/check", status_code=202)
    async def check() -> state.Task:
        """Check the takes, compared with one another."""
        return workshop.start_check()

    @router.post("/voices/adapt", status_code=202)
    async def adapt(wish: AdaptWish) -> state.Task:
        """Adapt a voice to the talker."""
        return workshop.start_adapting(wish.base, wish.name)

    @router.post("/voices/train", status_code=202)
    async def train(wish: TrainWish) -> state.Task:
        """Train a voice."""
        return workshop.start_training(wish.name, wish.epochs)

    @router.post("/tasks/{task}/stop")
    async def stop(task: str) -> state.Task:
        """Stop a task."""
        return tasks.stop(task)

    @router.post("/tasks/{task}/resume", status_code=202)
    async def resume(task: str) -> state.Task:
        """Go on with a training that was stopped."""
        return workshop.go_on(task)

    @router.delete("/tasks/{task}", status_code=204, response_class=Response)
    async def forget(task: str) -> Response:
        """Forget a task that is over, and delete its training if that has not become a voice."""
        await workshop.delete_task(task)
        return Response(status_code=204)

    @router.get("/tasks/{task}/preview")
    async def preview(
        task: str,
        text: Annotated[str | None, Query(max_length=MOST_TEXT)] = None,
        language: Annotated[str | None, Query(max_length=35)] = None,
    ) -> dict[str, Any]:
        """A sentence as the voice speaks it that a task is making."""
        path = workshop.preview(task)
        spoken = language or studio.description.language
        family = spoken.partition("-")[0]
        said = text or SENTENCES.get(family, SENTENCES["en"])
        return described_preview(
            await studio.shared.jobs.run(previewed, path, said, Manner(spoken))
        )

    @router.get("/voices/{name}/file", response_class=FileResponse)
    async def file(name: str) -> FileResponse:
        """The file of a voice of the project."""
        path = voices.file(name)
        return FileResponse(path, media_type="application/octet-stream", filename=path.name)

    @router.delete("/voices/{name}", status_code=204, response_class=Response)
    async def delete(name: str) -> Response:
        """Delete a voice of the project, and the training that it comes from."""
        workshop.delete_voice(name)
        await studio.look_at_voices()
        return Response(status_code=204)

    return router
