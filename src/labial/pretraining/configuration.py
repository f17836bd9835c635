"""The configuration of a model of phone sequences, and of what a labial network takes from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from labial.errors import TrainingError
from labial.formats.strict_json import is_within
from labial.motion import FASTEST_HZ
from labial.pretraining.kinds import PHONE_MODELS
from labial.registry import known_names
from labial.stored import stored_fields

_MOST = {"hidden_size": 10_000, "layers": 100}


@dataclass(frozen=True)
class PhoneModelConfig:
    """A model of phone sequences.

    ``kind`` names it (``PHONE_MODELS``), ``phones`` are those that it reads, in canonical IPA.
    ``fps`` is the frame rate in Hz of models that read frames; None for those that read phones.
    """

    kind: str
    phones: tuple[str, ...]
    hidden_size: int
    layers: int
    fps: float | None = None

    def __post_init__(self) -> None:
        if self.kind not in PHONE_MODELS:
            known = known_names(PHONE_MODELS)
            raise TrainingError(f"phone model is {self.kind!r}, expected one of {known}")
        for name, most in _MOST.items():
            value = getattr(self, name)
            if type(value) is not int or not 0 < value <= most:
                raise TrainingError(f"{name} is {value}, expected a whole number from 1 to {most}")
        if len(set(self.phones)) != len(self.phones) or not self.phones:
            raise TrainingError("phones of a phone model: expected some, each once")
        if (self.fps is not None) != PHONE_MODELS[self.kind].framewise:
            reads = "frames, at a rate" if self.fps is None else "phones, not frames"
            raise TrainingError(f"fps is {self.fps}, but a {self.kind} model reads {reads}")
        if self.fps is not None and not is_within(self.fps, 0, FASTEST_HZ):
            raise TrainingError(f"fps is {self.fps}, expected above 0, at most {FASTEST_HZ:g}")

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {**asdict(self), "phones": list(self.phones)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_dict`.

        Raises ``FormatError`` for unknown fields, ``TrainingError`` for invalid values.
        """
        known = stored_fields(cls, values)
        return cls(**{**known, "phones": tuple(known["phones"])})


@dataclass(frozen=True)
class PretrainedConfig:
    """What a labial network takes from a pre-trained model of phone sequences.

    ``digest`` identifies the model's weights. ``tuned``: a model whose states are inputs is trained
    with the labial network; otherwise it does not change.
    """

    model: PhoneModelConfig
    digest: str
    tuned: bool = False

    @property
    def starts_recurrence(self) -> bool:
        """Whether the network starts with the model's recurrent layers; else it reads states."""
        return self.model.fps is not None

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The inverse of ``dataclasses.asdict``. Raises as ``PhoneModelConfig.from_dict`` does."""
        known = stored_fields(cls, values)
        return cls(**{**known, "model": PhoneModelConfig.from_dict(known["model"])})
