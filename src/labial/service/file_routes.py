"""Routes that answer with files, and that take rigs."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response

from labial.alignment import Alignment, Interval
from labial.exports import EXPORTS, find
from labial.phones.labels import canonical_phone
from labial.service import making
from labial.service.catalogue import Catalogue
from labial.service.jobs import Jobs
from labial.service.making import NAME, Made, Wanted
from labial.service.refused import RefusedError
from labial.service.requests import (
    BoundRig,
    Fault,
    PhonesRequest,
    RequestedPhone,
    RequestedWord,
    SayRequest,
    SoundRequest,
    Wish,
    read_request,
)
from labial.service.rigs import Rigs, remove
from labial.service.settings import Limits
from labial.speech import Manner
from labial.voices import DEFAULT

_REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Fault, "description": "A body that cannot be read"},
    404: {"model": Fault, "description": "An unknown voice, speaker or rig"},
    408: {"model": Fault, "description": "A body that comes too slowly"},
    413: {"model": Fault, "description": "Too large, or too long"},
    415: {"model": Fault, "description": "Another media type"},
    429: {"model": Fault, "description": "Too many requests"},
    503: {"model": Fault, "description": "Too much to do, or a part is not installed"},
}
_ZIP = "application/zip"
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file; with its companions, if it has any, as a zip",
        "content": {
            media: {} if media == "application/json" else _BINARY
            for media in sorted({_ZIP, *(each.media.partition(";")[0] for each in EXPORTS)})
        },
        "headers": {
            "Labial-Doubts": {
                "description": "What to know about the file: a JSON list of texts",
                "schema": {"type": "string"},
            },
            "Labial-Credit": {
                "description": "Whom to credit for the motion, in a JSON string",
                "schema": {"type": "string"},
            },
        },
    },
    **_REFUSALS,
}
_MOST_DOUBTS = 4000  # characters, so that the header is accepted


def file_routes(catalogue: Catalogue, jobs: Jobs, rigs: Rigs, limits: Limits) -> APIRouter:
    """The routes, which make files by ``jobs``."""
    router = APIRouter()
    wanted = _Wanted(catalogue, rigs, limits)

    @router.post("/say", responses=_FILE, response_class=Response)
    async def say(request: SayRequest) -> Response:
        """Speak a text, and animate a face with it."""
        check_length(request.text, limits)
        speaker = catalogue.speaker_file(request.speaker)
        manner = Manner(request.language, request.rate, request.pitch)
        return _file(
            await jobs.run(making.say_file, request.text, speaker, manner, wanted(request))
        )

    @router.post(
        "/animate",
        responses=_FILE,
        response_class=Response,
        openapi_extra={"requestBody": {"required": True, "content": _animate_content()}},
    )
    async def animate(request: Request) -> Response:
        """Animate phones, or a recording: best with its words, or with its phones."""
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/json":
            asked = read_request(PhonesRequest.model_validate_json, await request.body())
            alignment = alignment_of(asked.phones, asked.words, limits)
            return _file(await jobs.run(making.phones_file, alignment, wanted(asked)))
        if kind != "multipart/form-data":
            raise RefusedError(415, f"'{kind}': expected application/json or multipart/form-data")
        sound, fields = await form_with_sound(request)
        wish = read_request(SoundRequest.model_validate, fields)
        check_length(wish.text or "", limits)
        if wish.phones is not None:
            alignment = alignment_of(wish.phones, wish.words, limits)
            return _file(
                await jobs.run(making.sounding_phones_file, sound, alignment, wanted(wish))
            )
        return _file(
            await jobs.run(making.sound_file, sound, wish.text, wish.language, wanted(wish))
        )

    @router.post(
        "/rigs",
        status_code=201,
        responses=_REFUSALS,
        openapi_extra={
            "requestBody": {"required": True, "content": {"application/octet-stream": _BINARY}}
        },
    )
    async def keep_rig(request: Request) -> BoundRig:
        """Keep a character, a .glb with morph targets, and tie the sensors to it.

        The body is the file, as application/octet-stream or model/gltf-binary.
        """
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in ("model/gltf-binary", "application/octet-stream"):
            raise RefusedError(415, f"'{kind}': expected model/gltf-binary")
        content = await request.body()
        name, files = rigs.place()
        try:
            await asyncio.to_thread(files.rig.write_bytes, content)
            bound = await jobs.run(making.bind_rig, files, catalogue.voice_path(DEFAULT))
        except BaseException:
            remove(files)
            raise
        rigs.keep(name, files)
        return BoundRig(id=name, **bound)

    @router.delete("/rigs/{name}", status_code=204, responses=_REFUSALS, response_class=Response)
    async def forget_rig(name: str) -> Response:
        """Delete a rig."""
        rigs.forget(name)
        return Response(status_code=204)

    return router


class _Wanted:
    """What a wish means: names of voices and rigs become their files."""

    def __init__(self, catalogue: Catalogue, rigs: Rigs, limits: Limits) -> None:
        self._catalogue, self._rigs, self._limits = catalogue, rigs, limits

    def __call__(self, wish: Wish) -> Wanted:
        return Wanted(
            wish.format,
            self._catalogue.voice_path(wish.voice),
            wish.fps,
            wish.articulation,
            wish.postures,
            wish.blinks,
            wish.head_movement,
            wish.timecode,
            self._limits.speech_s,
            None if wish.rig is None else self._rigs.find(wish.rig),
            wish.intensity,
        )


def check_length(text: str, limits: Limits) -> None:
    """Raise ``RefusedError`` for a text that is too long."""
    if len(text) > limits.text_characters:
        raise RefusedError(
            413, f"the text has {len(text)} characters, expected at most {limits.text_characters}"
        )


def alignment_of(
    asked: Sequence[RequestedPhone], words: Sequence[RequestedWord], limits: Limits
) -> Alignment:
    """Phones and words of a request. Raises ``RefusedError`` for too much speech."""
    phones: list[Interval] = []
    end = 0.0
    for each in asked:
        phones.append(Interval(end, end + each.duration, canonical_phone(each.label)))
        end = phones[-1].end
    if end > limits.speech_s:
        raise RefusedError(413, f"{end:.0f} s of speech, expected at most {limits.speech_s:g} s")
    return Alignment(
        tuple(phones), tuple(Interval(each.start, each.end, each.label) for each in words)
    )


async def form_with_sound(request: Request) -> tuple[bytes, dict[str, str]]:
    """The content of the file ``sound`` of a form, and its other fields."""
    async with request.form(max_files=1, max_fields=20, max_part_size=256 * 1024) as form:
        sound = form.get("sound")
        if sound is None or isinstance(sound, str):
            raise RefusedError(422, "sound: expected a sound file")
        fields = {key: value for key, value in form.multi_items() if isinstance(value, str)}
        return await sound.read(), fields


def _file(made: Made) -> Response:
    names = list(made.files)
    if len(names) > 1:
        name, media, content = f"{NAME}.zip", _ZIP, _zipped(made.files)
    else:
        name, content = names[0], made.files[names[0]]
        media = find(Path(name)).media
    return Response(
        content,
        media_type=media,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Labial-Doubts": _doubts(made.doubts),
            "Labial-Credit": json.dumps(made.credit),
        },
    )


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _doubts(doubts: tuple[str, ...]) -> str:
    """The doubts as JSON, without the last ones if there are very many."""
    kept = list(doubts)
    while len(json.dumps(kept)) > _MOST_DOUBTS:
        kept.pop()
    return json.dumps(kept)


def _animate_content() -> dict[str, Any]:
    form = _without_references(SoundRequest.model_json_schema())
    # A form has no null: a field that is not given is left out.
    fields = {name: _given(field) for name, field in form["properties"].items()}
    sound = {"type": "string", "format": "binary", "description": "a sound file"}
    form |= {"properties": {"sound": sound, **fields}, "required": ["sound"]}
    phones = _without_references(PhonesRequest.model_json_schema())
    return {"application/json": {"schema": phones}, "multipart/form-data": {"schema": form}}


def _given(field: dict[str, Any]) -> dict[str, Any]:
    kinds = [kind for kind in field.get("anyOf", []) if kind != {"type": "null"}]
    known = {key: value for key, value in field.items() if (key, value) != ("default", None)}
    known.pop("anyOf", None)
    return {**known, **kinds[0]} if kinds else known


def _without_references(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema with its definitions in the places that refer to them."""
    definitions = schema.pop("$defs", {})

    def resolved(part: Any) -> Any:
        match part:
            case {"$ref": str(place)}:
                return resolved(definitions[place.rpartition("/")[2]])
            case dict():
                return {key: resolved(value) for key, value in part.items()}
            case list():
                return [resolved(value) for value in part]
        return part

    found: dict[str, Any] = resolved(schema)
    return found
