"""Routes that say what the service offers."""

from __future__ import annotations

import asyncio
from functools import lru_cache

from fastapi import APIRouter
from pydantic import BaseModel

from labial import __version__
from labial.errors import LabialError
from labial.exports import EXPORTS
from labial.service.catalogue import Catalogue
from labial.service.live import Live
from labial.speech import languages
from labial.streaming.outputs import OUTPUTS
from labial.voice import Voice


class Health(BaseModel):
    """That the service is there, and how much it does."""

    version: str
    streams: int


class OfferedVoice(BaseModel):
    """A voice: ``sensors`` is how many points of the face it moves, ``fps`` its own rate."""

    name: str
    language: str
    fps: float
    sensors: int
    attribution: str
    licence: str


class Voices(BaseModel):
    """The voices; the first is the default."""

    voices: list[OfferedVoice]


class Speakers(BaseModel):
    """What speaks texts, the first by default, and the languages of espeak-ng."""

    speakers: list[str]
    languages: list[str]


class OfferedFormat(BaseModel):
    """A format: for the voice's own face (``face``), for an uploaded ``rig``, or both."""

    format: str
    description: str
    media: str
    face: bool
    rig: bool


class Formats(BaseModel):
    """The formats of files."""

    formats: list[OfferedFormat]


class OfferedOutput(BaseModel):
    """What a stream can send for each frame; for an uploaded rig it is ``rig:ID``."""

    name: str
    description: str


class Outputs(BaseModel):
    """The outputs of streams."""

    outputs: list[OfferedOutput]


def listings(catalogue: Catalogue, live: Live) -> APIRouter:
    """The routes."""
    router = APIRouter()

    @router.get("/health")
    async def health() -> Health:
        """Whether the service is there."""
        return Health(version=__version__, streams=len(live.faces))

    @router.get("/voices")
    async def voices() -> Voices:
        """The voices that animate faces."""
        return Voices(voices=await asyncio.to_thread(_voices, catalogue))

    @router.get("/speakers")
    async def speakers() -> Speakers:
        """What speaks texts, and in which languages."""
        known = await asyncio.to_thread(_languages)
        return Speakers(speakers=list(catalogue.speakers), languages=list(known))

    @router.get("/outputs")
    async def outputs() -> Outputs:
        """What streams can send for each frame, besides the weights of uploaded rigs."""
        known = [OfferedOutput(name=name, description=each.title) for name, each in OUTPUTS.items()]
        return Outputs(outputs=known)

    @router.get("/formats")
    async def formats() -> Formats:
        """The formats that files are made in."""
        return Formats(
            formats=[
                OfferedFormat(
                    format=each.ending.removeprefix("."),
                    description=each.line,
                    media=each.media,
                    face=each.voice is not None,
                    rig=each.rig is not None,
                )
                for each in EXPORTS
            ]
        )

    return router


def _voices(catalogue: Catalogue) -> list[OfferedVoice]:
    return [_described(name, catalogue.voice(name)) for name in catalogue.voices]


def _described(name: str, voice: Voice) -> OfferedVoice:
    info = voice.info
    return OfferedVoice(
        name=name,
        language=info.language,
        fps=info.fps,
        sensors=len(info.layout.names),
        attribution=info.attribution,
        licence=info.licence,
    )


@lru_cache(maxsize=1)
def _languages() -> tuple[str, ...]:
    try:
        return languages()
    except LabialError:  # not installed
        return ()
