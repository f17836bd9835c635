"""The configuration of a training: one frozen value, saved with its results."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from labial.encoders.kinds import ENCODERS
from labial.errors import TrainingError
from labial.formats.strict_json import is_within
from labial.keyshapes import KeyshapeSet
from labial.latents.kinds import LATENTS
from labial.motion import FASTEST_HZ
from labial.pretraining.configuration import PhoneModelConfig, PretrainedConfig
from labial.recurrence.kinds import CELLS
from labial.registry import known_names
from labial.starts import STARTS
from labial.stored import stored_fields
from labial.targets import TARGETS

_CHOICES: dict[str, Mapping[str, Any]] = {
    "encoder": ENCODERS,
    "latent": LATENTS,
    "start": STARTS,
    "cell": CELLS,
    "targets": TARGETS,
}
# The whole numbers that must be above 0, and a limit far beyond any that can be trained.
_MOST = {
    "epochs": 10_000_000,
    "latent_size": 100_000,
    "hidden_size": 100_000,
    "layers": 100,
    "batch": 10_000_000,
}


@dataclass(frozen=True)
class TrainingConfig:
    """How a network is trained. The defaults are the paper's for PCA (section 4).

    ``fps`` is the network's frame rate in Hz; None for that of the corpus. ``learning_rate`` is
    Adam's; its default is the value its authors recommend.

    ``encoder`` names the encoding of the phones (``ENCODERS``), ``latent`` the latent space whose
    decoder ends the network (``LATENTS``); "none" is the paper's baseline, which maps the recurrent
    layers' states to coordinates directly. ``start`` names the decoder's initialisation, ``cell``
    the type of recurrent layer, ``targets`` the unit of the loss. ``keyshapes`` are those of a
    blendshape space; None for labial's own. ``pretrained`` is the model of phone sequences from
    which the network takes weights or states, if any.
    """

    epochs: int = 50
    fps: float | None = None
    seed: int = 0
    latent_size: int = 13
    hidden_size: int = 128
    layers: int = 2
    batch: int = 2
    learning_rate: float = 1e-3
    latent: str = "pca"
    start: str = "injected"
    cell: str = "gru"
    targets: str = "mm"
    keyshapes: KeyshapeSet | None = None
    encoder: str = "one-hot"
    pretrained: PretrainedConfig | None = None

    def __post_init__(self) -> None:
        for name, most in _MOST.items():
            value = getattr(self, name)
            if type(value) is not int or not 0 < value <= most:
                raise TrainingError(
                    f"{name} is {value}, expected a whole number above 0, at most {most}"
                )
        if type(self.seed) is not int or not 0 <= self.seed < 1 << 63:
            raise TrainingError(f"seed is {self.seed}, expected a whole number of at least 0")
        if not is_within(self.learning_rate, 0, sys.float_info.max):
            raise TrainingError(f"learning_rate is {self.learning_rate}, expected above 0")
        if self.fps is not None and not is_within(self.fps, 0, FASTEST_HZ):
            raise TrainingError(f"fps is {self.fps}, expected above 0, at most {FASTEST_HZ:g}")
        for name, choices in _CHOICES.items():
            if not isinstance(getattr(self, name), str) or getattr(self, name) not in choices:
                given = f"{name} is {getattr(self, name)!r}"
                raise TrainingError(f"{given}, expected one of {known_names(choices)}")
        if not LATENTS[self.latent].is_space and self.start != "random":
            raise TrainingError(
                f"start is {self.start!r}, but without a latent space only 'random' is possible"
            )

        if self.pretrained and self.pretrained.starts_recurrence:
            self._check_start(self.pretrained.model)

    def _check_start(self, model: PhoneModelConfig) -> None:
        """Raise ``TrainingError`` if the recurrent layers are not those of ``model``."""
        sizes = {"hidden_size": model.hidden_size, "layers": model.layers, "cell": "gru"}
        for name, size in {**sizes, "encoder": "one-hot"}.items():
            if getattr(self, name) != size:
                raise TrainingError(
                    f"{name} is {getattr(self, name)}, but the pre-trained recurrent layers need"
                    f" {size}"
                )

    @property
    def injects(self) -> bool:
        """Whether the decoder is initialised with a fitted latent space's."""
        return STARTS[self.start].injects

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_dict`, also for values stored before some fields were added.

        Raises ``FormatError`` for unknown fields, ``TrainingError`` for invalid values.
        """
        known = stored_fields(cls, values)
        keyshapes = known.get("keyshapes")
        known["keyshapes"] = None if keyshapes is None else KeyshapeSet.from_dict(keyshapes)
        pretrained = known.get("pretrained")
        known["pretrained"] = None if pretrained is None else PretrainedConfig.from_dict(pretrained)
        return cls(**known)
