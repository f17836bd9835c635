"""Messages of clients on ``/stream``, and how they are read."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, FailFast, Field, TypeAdapter, ValidationError

from labial.service.refused import RefusedError
from labial.voices import LIVE

VERSION = 1
"""The version of the protocol."""

LONGEST_PHONE_S = 5.0


class Message(BaseModel):
    """A message without further fields; numbers are finite, and nothing is converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class Start(Message):
    """The first message: which face speaks, and how its frames are sent."""

    type: Literal["start"]
    voice: Annotated[str, Field(max_length=100)] = LIVE
    fps: Annotated[float, Field(ge=1, le=240)] = 60.0
    look_ahead: Annotated[float, Field(ge=0.02, le=2)] = 0.3
    chunk: Annotated[float, Field(ge=0.01, le=1)] = 0.06
    output: Annotated[str, Field(max_length=100)] = "positions"
    postures: bool = True
    language: Annotated[str | None, Field(max_length=35)] = None
    speaker: Annotated[str | None, Field(max_length=100)] = None
    rate: Annotated[int | None, Field(ge=80, le=450)] = None
    pitch: Annotated[int | None, Field(ge=0, le=99)] = None


class SpokenPhone(Message):
    """A phone that follows the one before it and lasts ``duration`` seconds."""

    label: Annotated[str, Field(max_length=20)]
    duration: Annotated[float, Field(gt=0, le=LONGEST_PHONE_S)]


class Phones(Message):
    """The phones that are spoken next."""

    type: Literal["phones"]
    phones: Annotated[
        tuple[SpokenPhone, ...],
        FailFast(),  # every further fault would cost time and memory
        Field(min_length=1, max_length=5000, strict=False),
    ]


class Text(Message):
    """Text that is spoken next, as soon as its sentence is complete."""

    type: Literal["text"]
    text: str


class End(Message):
    """The utterance is complete."""

    type: Literal["end"]


class Stop(Message):
    """The utterance is to stop at a time in seconds."""

    type: Literal["stop"]
    at: Annotated[float, Field(ge=0)]
    utterance: Annotated[int | None, Field(ge=0)] = None


Said = Phones | Text | End | Stop
"""What a client says after its start."""

_MESSAGES: TypeAdapter[Start | Said] = TypeAdapter(
    Annotated[Start | Phones | Text | End | Stop, Field(discriminator="type")]
)


def read_message(values: Any) -> Start | Said:
    """A message of the client from its decoded values. Raises ``RefusedError``."""
    try:
        return _MESSAGES.validate_python(values)
    except ValidationError as error:
        raise RefusedError(422, f"not a message: {first_fault(error)}") from None


def first_fault(error: ValidationError) -> str:
    """Where the first fault of some values is, and what was expected there."""
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(str(part) for part in fault["loc"])
    return f"{place}: {fault['msg']}" if place else str(fault["msg"])
