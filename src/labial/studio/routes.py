"""Routes of the project, its sentences and its windows."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, WebSocket
from pydantic import BaseModel, ConfigDict, Field

from labial.studio import state
from labial.studio.project import MOST_MINUTES
from labial.studio.state import Line
from labial.studio.studio import Studio

API = "/studio/api"


class Asked(BaseModel):
    """The body of a request, without further fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class ProjectChange(Asked):
    """What is to change of a project; fields that are not given stay."""

    name: Line | None = None
    language: Annotated[Line | None, Field(min_length=1, max_length=35)] = None
    talker: Line | None = None
    licence: Line | None = None
    attribution: Line | None = None


class PromptsWish(Asked):
    """Which sentences to read: labial's own or those of a text, for a reading time or all.

    A person's own sentences are only replaced if ``replace_own`` says so.
    """

    minutes: Annotated[float | None, Field(gt=0, le=MOST_MINUTES)] = None
    text: Annotated[str | None, Field(min_length=1, max_length=200_000)] = None
    replace_own: bool = False


def project_routes(studio: Studio) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix=API)

    @router.websocket("/events")
    async def events(socket: WebSocket) -> None:
        await studio.windows.serve(socket, studio.state)

    @router.get("/state")
    async def now() -> state.State:
        """Everything, as a window is sent it when it opens."""
        return studio.state()

    @router.patch("/project")
    async def change(wish: ProjectChange) -> state.Project:
        """Change what is decided about the project."""
        return await studio.describe(wish.model_dump(exclude_none=True))

    @router.post("/prompts")
    async def prompts(wish: PromptsWish) -> state.Prompts:
        """Choose the sentences to read anew."""
        minutes = wish.minutes
        if minutes is None and wish.text is None:
            minutes = studio.description.minutes
        return await studio.choose(minutes, wish.text, replace_own=wish.replace_own)

    return router
