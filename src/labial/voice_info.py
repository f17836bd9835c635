"""The metadata of a voice file, checked when it is read."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE
from labial.errors import PhoneError, VoiceError
from labial.face.contact import Closing
from labial.motion import SensorLayout, check_fps
from labial.phones import canonical_phone
from labial.phones.substitution import Mixture, Substitutions

VOICE_FORMAT = "labial voice"
VOICE_VERSION = 1
METADATA_KEY = "labial"

_LARGEST_MM = 1000.0  # farther than any part of a face moves
_FASTEST_MM_S = 1e5  # faster than any


@dataclass(frozen=True)
class VoiceInfo:
    """The metadata of a voice. ``training`` and ``figures`` are as published.

    ``largest_speeds`` float32 ``[sensors]`` are those of the recordings in mm/s
    (``labial.face.speed``), None in a voice without them.
    """

    name: str
    language: str
    fps: float
    phones: tuple[str, ...]
    substitutions: Substitutions
    layout: SensorLayout
    closing: Closing | None
    licence: str
    attribution: str
    training: Mapping[str, Any]
    figures: Mapping[str, Any]
    adapted: Mapping[str, Any] | None = None
    largest_speeds: npt.NDArray[np.float32] | None = None

    @property
    def trained_on(self) -> tuple[str, ...]:
        """Names of the training and validation utterances."""
        return tuple(self.training["utterances"])

    @property
    def speech_s(self) -> float | None:
        """Seconds of speech that the voice was trained on, or adapted to; None if unknown."""
        seconds = (self.adapted or self.training).get("speech_s")
        return None if seconds is None else float(seconds)


def read_info(values: Mapping[str, Any]) -> VoiceInfo:
    """The metadata of a voice, from the JSON in its file.

    Raises ``LabialError``, ``KeyError``, ``TypeError`` or ``ValueError`` for metadata that a voice
    does not have.
    """
    if (values["format"], values["version"]) != (VOICE_FORMAT, VOICE_VERSION):
        raise VoiceError(
            f"format is '{values['format']}' of version {values['version']},"
            f" expected '{VOICE_FORMAT}' of version {VOICE_VERSION}"
        )
    if values["unit"] != "mm":
        raise VoiceError(f"unit is '{values['unit']}', expected 'mm'")
    fps = number(values["fps"], "fps")
    check_fps(fps)
    layout = SensorLayout.from_dict(values["layout"])
    phones = _phones(values["phones"], "phones")
    adapted = values.get("adapted")
    return VoiceInfo(
        name=_text(values["name"], "name"),
        language=_text(values["language"], "language"),
        fps=fps,
        phones=phones,
        substitutions=Substitutions(
            frozenset(phones),
            _nearest(values["nearest_phones"], phones),
            _mixtures(values.get("mixed_phones", {}), phones),
        ),
        layout=layout,
        closing=_closing(values["closing"], layout),
        licence=_text(values["licence"], "licence"),
        attribution=_text(values["attribution"], "attribution"),
        training=_training(values["training"]),
        figures=_object(values["figures"], "figures"),
        adapted=None if adapted is None else _object(adapted, "adapted"),
        largest_speeds=_speeds(values.get("largest_speeds_mm_s"), layout),
    )


def number(value: object, name: str) -> float:
    """A finite number of JSON. Raises ``VoiceError`` naming it."""
    if not isinstance(value, bool) and isinstance(value, int | float):
        with suppress(OverflowError):  # a whole number may have any length
            if math.isfinite(value):
                return float(value)
    raise VoiceError(f"'{name}' is {str(value)[:40]}, expected a finite number")


def _numbers(values: object, name: str, most: float) -> npt.NDArray[np.float32]:
    if not isinstance(values, list):
        raise VoiceError(f"'{name}' is not a list of numbers")
    flat = [
        number(value, name) for row in values for value in (row if isinstance(row, list) else [row])
    ]
    if any(abs(value) > most for value in flat):
        raise VoiceError(f"'{name}' has numbers beyond {most:g}")
    return np.array(flat, np.float32)


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise VoiceError(f"'{name}' is {str(value)[:40]}, expected a text")
    return value


def _object(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise VoiceError(f"'{name}' is {str(value)[:40]}, expected an object")
    return value


def _phones(values: object, name: str) -> tuple[str, ...]:
    """Canonical phones, each once."""
    if not isinstance(values, list) or not values:
        raise VoiceError(f"'{name}' is not a list of phones")
    phones = tuple(_text(value, name) for value in values)
    for phone in phones:
        if phone != SILENCE and canonical_phone(phone) != phone:
            raise PhoneError(f"'{phone}' in '{name}' is not a canonical phone")
    if len(set(phones)) < len(phones):
        raise VoiceError(f"'{name}' has a phone twice")
    return phones


def _nearest(values: object, trained: Sequence[str]) -> dict[str, tuple[str, ...]]:
    nearest = {}
    for phone, stand_ins in _object(values, "nearest_phones").items():
        nearest[phone] = _phones(stand_ins, f"nearest_phones of {phone}")
        if not set(nearest[phone]) <= set(trained):
            raise VoiceError(f"the nearest phones of '{phone}' are not trained ones")
    return nearest


def _mixtures(values: object, phones: Sequence[str]) -> dict[str, Mixture]:
    """The mixtures that the last of ``phones`` are."""
    mixed: dict[str, Mixture] = {}
    for phone, shares in _object(values, "mixed_phones").items():
        name = f"mixed_phones of {phone}"
        mixed[phone] = {part: number(each, name) for part, each in _object(shares, name).items()}
    recorded = set(phones[: len(phones) - len(mixed)])
    if tuple(mixed) != tuple(phones[len(phones) - len(mixed) :]) or not recorded:
        raise VoiceError("the mixed phones are not the last of its phones")
    for phone, shares in mixed.items():
        if not set(shares) <= recorded:
            raise VoiceError(f"'{phone}' is mixed of phones that are not among those recorded")
        if min(shares.values(), default=0) <= 0 or abs(sum(shares.values()) - 1) > 1e-6:
            raise VoiceError(f"the shares of '{phone}' are not positive numbers that add up to 1")
    return mixed


def _training(values: object) -> Mapping[str, Any]:
    training = _object(values, "training")
    utterances = training["utterances"]
    if not isinstance(utterances, list) or not all(isinstance(each, str) for each in utterances):
        raise VoiceError("'utterances' of 'training' is not a list of names")
    return training


def _closing(values: object, layout: SensorLayout) -> Closing | None:
    if values is None:
        return None
    closing = _object(values, "closing")
    movement = _numbers(closing["movement"], "movement", _LARGEST_MM)
    closed_mm = number(closing["closed_mm"], "closed_mm")
    if abs(closed_mm) > _LARGEST_MM:
        raise VoiceError(f"'closed_mm' is {closed_mm:g}, beyond {_LARGEST_MM:g}")
    return Closing(movement.reshape(len(layout.names), 3), closed_mm)


def _speeds(values: object, layout: SensorLayout) -> npt.NDArray[np.float32] | None:
    if values is None:
        return None
    speeds = _numbers(values, "largest_speeds_mm_s", _FASTEST_MM_S)
    if speeds.shape != (len(layout.names),) or not (speeds > 0).all():
        raise VoiceError("the largest speeds are not a positive number for each sensor")
    return speeds
