"""A study under ``labial serve``: the questionnaire at /study/, and the answers in its folder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from labial.errors import StudyError
from labial.folders import claimed
from labial.perception.answers import EVENTS
from labial.perception.folder import ANSWERS, QUESTIONNAIRE, STORED_ANSWERS, Study, read_study
from labial.perception.questionnaire import NOT_SERVED, PAGE, SERVED, STIMULI
from labial.perception.store import AnswerStore
from labial.service.refused import RefusedError
from labial.service.server import Addition, Shared
from labial.service.settings import Settings

PLACE = "/study"

_HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",  # the page itself says the rest
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
_VIDEO_HEADERS = {"X-Content-Type-Options": "nosniff"}
_REQUESTS_A_MINUTE = 6000
"""Participants of one laboratory may share an address."""

_Text = Annotated[str, Field(max_length=2000)]
_Count = Annotated[int, Field(ge=0, le=10**9)]
_Number = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]


class Record(BaseModel):
    """A record of a questionnaire; the fields are those of ``answers.COLUMNS``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    study: _Text
    design: _Text
    participant: Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")]
    number: _Count
    n: _Count
    event: Literal[EVENTS]  # type: ignore[valid-type]
    name: _Text
    role: _Text
    reversed: Annotated[int, Field(ge=0, le=1)]
    response: _Text
    expected: _Text
    rt_ms: Annotated[float, Field(ge=-1e9, le=1e9, allow_inf_nan=False)]
    plays: _Count
    ms: _Number


class Assigned(BaseModel):
    """Which order of trials a participant has."""

    number: int


class Stored(BaseModel):
    """How many records were stored."""

    stored: int


def with_study(settings: Settings) -> Settings:
    """Settings whose token participants do not need for the questionnaire."""
    access = settings.access
    return replace(
        settings,
        access=replace(
            access,
            open_paths=(*access.open_paths, PLACE),
            open_folders=(*access.open_folders, f"{PLACE}/"),
        ),
        limits=replace(settings.limits, requests_a_minute=_REQUESTS_A_MINUTE),
    )


def offering(folder: Path) -> Addition:
    """The routes of a study's folder. Raises ``StudyError`` if it is not one."""
    study = read_study(folder)
    page = folder / QUESTIONNAIRE / PAGE
    if not page.is_file():
        raise StudyError(f"{page}: is missing; make the study with `labial study new`")

    @asynccontextmanager
    async def addition(_: Shared) -> AsyncIterator[Sequence[APIRouter]]:
        answers = folder / ANSWERS
        with claimed(answers), closing(AnswerStore(answers / STORED_ANSWERS)) as store:
            yield [study_routes(study, store)]

    return addition


def study_routes(study: Study, store: AnswerStore) -> APIRouter:
    """The page, its videos, and where it sends answers."""
    router = APIRouter(prefix=PLACE, include_in_schema=False)
    folder = study.folder / QUESTIONNAIRE
    page = (folder / PAGE).read_text("utf-8").replace(NOT_SERVED, SERVED, 1)
    videos = {each.name: each for each in (folder / STIMULI).glob("*.mp4")}

    @router.get("")
    def bare() -> Response:
        return RedirectResponse(f"{PLACE}/")

    @router.get("/")
    def questionnaire() -> Response:
        return Response(page, media_type="text/html; charset=utf-8", headers=_HEADERS)

    @router.get(f"/{STIMULI}/{{name}}")
    def video(name: str) -> Response:
        if name not in videos:
            raise RefusedError(404, f"no video '{name}'")
        return FileResponse(videos[name], media_type="video/mp4", headers=_VIDEO_HEADERS)

    @router.post("/participants")
    def participant() -> Assigned:
        return Assigned(number=store.next_number())

    @router.post("/answers")
    async def answers(
        records: Annotated[list[Record], Field(min_length=1, max_length=5000)],
    ) -> Stored:
        for record in records:
            if (record.study, record.design) != (study.design.name, study.digest):
                raise RefusedError(409, "these answers are to another study, or another design")
        await asyncio.to_thread(store.add, [record.model_dump() for record in records])
        return Stored(stored=len(records))

    return router
