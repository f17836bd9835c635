"""Routes of speech that is corrected by hand: its phones, and how a face moves with them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import FailFast, Field

from labial.aligners.kinds import DEFAULT_LANGUAGE
from labial.articulation import LEAST, MOST
from labial.service.file_routes import alignment_of, check_length, form_with_sound
from labial.service.refused import RefusedError
from labial.service.requests import Language, Name, RequestedPhone, read_request
from labial.service.server import Shared
from labial.speech import Manner
from labial.studio.routes import API, Asked
from labial.studio.speech import (
    described_frames,
    described_speech,
    heard_sound,
    rig_frames,
    spoken_text,
    voice_frames,
)


class SpeechWish(Asked):
    """A text to speak."""

    text: Annotated[str, Field(min_length=1)]
    language: Language | None = None
    speaker: Name | None = None


class RecordingWish(Asked):
    """The fields of a form with a recording ``sound``, of which ``text`` says the words."""

    text: Annotated[str | None, Field(min_length=1)] = None
    language: Language = DEFAULT_LANGUAGE


class FramesWish(Asked):
    """Phones that follow one another, and whose face speaks them."""

    voice: Name
    phones: Annotated[
        tuple[RequestedPhone, ...], FailFast(), Field(min_length=1, max_length=20_000)
    ]
    articulation: Annotated[float, Field(ge=LEAST, le=MOST)] = 1.0
    rig: Name | None = None


def speech_routes(shared: Shared) -> APIRouter:
    """The routes."""
    router = APIRouter(prefix=API)
    catalogue, jobs, limits = shared.catalogue, shared.jobs, shared.settings.limits

    @router.post("/phones")
    async def phones(request: Request) -> dict[str, Any]:
        """The phones and the sound of a text, in JSON, or of a recording, in a form."""
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/json":
            asked = read_request(SpeechWish.model_validate_json, await request.body())
            check_length(asked.text, limits)
            speaker = catalogue.speaker_file(asked.speaker)
            manner = Manner(asked.language)
            with _coded():
                return described_speech(
                    await jobs.run(spoken_text, asked.text, speaker, manner, limits.speech_s)
                )
        if kind != "multipart/form-data":
            raise RefusedError(415, f"'{kind}': expected application/json or multipart/form-data")
        sound, fields = await form_with_sound(request)
        wish = read_request(RecordingWish.model_validate, fields)
        check_length(wish.text or "", limits)
        return described_speech(
            await jobs.run(heard_sound, sound, wish.text, wish.language, limits.speech_s)
        )

    @router.post("/frames")
    async def frames(wish: FramesWish) -> dict[str, Any]:
        """How a face moves with phones: positions of sensors or, of a character, weights."""
        alignment = alignment_of(wish.phones, (), limits)
        if wish.rig is not None:
            files, voice = shared.rigs.find(wish.rig), catalogue.voice_path(wish.voice)
            return described_frames(
                await jobs.run(rig_frames, alignment, voice, wish.articulation, files)
            )
        return described_frames(
            await asyncio.to_thread(
                voice_frames, alignment, catalogue.voice(wish.voice), wish.articulation
            )
        )

    return router


@contextmanager
def _coded() -> Iterator[None]:
    """Refusals of a text with the code that the page knows; work in processes has none."""
    try:
        yield
    except RefusedError as error:
        if "has nothing to say" in str(error):
            raise RefusedError(error.status, str(error), "speech.nothing") from None
        raise
