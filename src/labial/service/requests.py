"""Bodies of requests for files, as pydantic reads and OpenAPI describes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, FailFast, Field, Json, ValidationError

from labial.aligners.kinds import DEFAULT_LANGUAGE
from labial.articulation import LEAST, MOST
from labial.exports import EXPORTS
from labial.service.messages import first_fault
from labial.service.refused import RefusedError
from labial.voices import DEFAULT

if TYPE_CHECKING:
    FormatName = str
else:
    FormatName = Literal[tuple(each.ending.removeprefix(".") for each in EXPORTS)]

Body = TypeVar("Body", bound=BaseModel)
Name = Annotated[str, Field(max_length=100)]
Language = Annotated[str, Field(max_length=35)]


class Wish(BaseModel):
    """Which file is wanted, and whose face moves how."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    format: Annotated[FormatName, Field(description="one of GET /formats")] = "glb"
    voice: Annotated[Name, Field(description="one of GET /voices")] = DEFAULT
    fps: Annotated[
        float | None, Field(ge=1, le=240, description="frames per second; the format's by default")
    ] = None
    articulation: Annotated[
        float, Field(ge=LEAST, le=MOST, description="how clearly the face speaks")
    ] = 1.0
    postures: Annotated[
        bool, Field(description="whether the lips take the postures that phones need")
    ] = True
    blinks: Annotated[bool, Field(description="whether eyes that are drawn blink")] = True
    head_movement: Annotated[
        bool, Field(description="whether head and gaze move with stress and pauses; invented")
    ] = False
    timecode: Annotated[
        str,
        Field(max_length=11, description="HH:MM:SS:FF of the first frame, in arkit.csv"),
    ] = "00:00:00:00"
    rig: Annotated[Name | None, Field(description="a rig's id from POST /rigs")] = None
    intensity: Annotated[float, Field(ge=0, le=10, description="scale of a rig's movement")] = 1.0


class SayRequest(Wish):
    """A text to speak."""

    model_config = ConfigDict(strict=True)

    text: Annotated[str, Field(min_length=1)]
    language: Annotated[Language | None, Field(description="en-gb, fr-fr, de, ...")] = None
    speaker: Annotated[Name | None, Field(description="one of GET /speakers")] = None
    rate: Annotated[int | None, Field(ge=80, le=450, description="words per minute")] = None
    pitch: Annotated[int | None, Field(ge=0, le=99)] = None


class RequestedPhone(BaseModel):
    """A phone that follows the one before it."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)

    label: Annotated[
        str,
        Field(max_length=20, description='IPA, ARPABET in capitals, or "sil"', examples=["p"]),
    ]
    duration: Annotated[float, Field(gt=0, le=60, description="seconds", examples=[0.08])]


class RequestedWord(BaseModel):
    """A word from ``start`` to ``end``."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)

    label: Annotated[str, Field(max_length=200)]
    start: Annotated[float, Field(ge=0, description="seconds")]
    end: Annotated[float, Field(gt=0, description="seconds")]


class PhonesRequest(Wish):
    """Phones with their durations, and words if they are known."""

    model_config = ConfigDict(strict=True)

    phones: Annotated[
        tuple[RequestedPhone, ...],
        FailFast(),
        Field(strict=False, min_length=1, max_length=20_000),
    ]
    words: Annotated[
        tuple[RequestedWord, ...], FailFast(), Field(strict=False, max_length=20_000)
    ] = ()


class SoundRequest(Wish):
    """The fields of a form with a recording ``sound``, of which ``text`` says the words.

    If its ``phones`` are known, they are JSON as in a request without a sound.
    """

    text: Annotated[str | None, Field(min_length=1)] = None
    language: Language = DEFAULT_LANGUAGE
    phones: Annotated[
        Json[Annotated[tuple[RequestedPhone, ...], Field(min_length=1, max_length=20_000)]] | None,
        Field(description="the phones in the sound, as of a request without a sound"),
    ] = None
    words: Annotated[
        Json[Annotated[tuple[RequestedWord, ...], Field(max_length=20_000)]],
        Field(description="the words of these phones"),
    ] = ()


class Fault(BaseModel):
    """Why a request was refused."""

    error: str


class Shown(BaseModel):
    """Where the rig's head is, for drawing it.

    ``into_mm`` is a matrix by columns, from the file's world to the talker's axes in mm with the
    mouth at the origin; there the head has this ``centre`` and ``size``.
    """

    into_mm: list[float]
    centre: list[float]
    size: list[float]


class RigHead(BaseModel):
    """The node of the rig's file that turns its head.

    ``axes`` are its left, up and forward in the axes of the node's parent; ``rest`` is the rotation
    of the node in the file, x, y, z, w.
    """

    node: int
    axes: list[list[float]]
    rest: list[float]


class BoundRig(BaseModel):
    """A rig that was kept, and how well the sensors were tied to it."""

    id: str
    shapes: list[str]
    columns: Annotated[
        dict[int, list[int]],
        Field(description="for each mesh of the file, the index in shapes of each target, or -1"),
    ]
    mesh: str
    sensors: int
    median_off_mm: Annotated[
        float, Field(description="from where a sensor is expected to its vertex")
    ]
    largest_off_mm: float
    shown: Shown
    head: RigHead | None
    gaze: Annotated[
        dict[str, str],
        Field(description="which shapes turn the eyes, and as which of ARKit's shapes"),
    ]


def read_request(read: Callable[[Any], Body], values: Any) -> Body:
    """A body by a model's ``model_validate`` or ``model_validate_json``.

    Raises ``RefusedError`` for one that does not fit.
    """
    try:
        return read(values)
    except ValidationError as error:
        raise RefusedError(422, first_fault(error)) from None
