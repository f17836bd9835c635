"""What is trained and how: one frozen value, saved with whatever it produced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from labial.errors import TrainingError
from labial.keyshapes import KeyshapeSet

Latent = Literal["none", "pca", "blendshapes", "autoencoder"]
Start = Literal["random", "random-normalised", "injected", "frozen"]
Cell = Literal["gru", "gru-normalised", "lstm"]
Targets = Literal["mm", "standardised"]

_CHOICES = {"latent": Latent, "start": Start, "cell": Cell, "targets": Targets}
_POSITIVE = ("epochs", "latent_size", "hidden_size", "layers", "batch", "learning_rate")


@dataclass(frozen=True)
class TrainingConfig:
    """How a network is trained. The defaults are the paper's for PCA (section 4).

    ``fps`` is the rate in Hz the network works at; the corpus' own when None. ``learning_rate`` is
    Adam's recommended one.

    ``latent`` is the latent space whose decoder ends the network; "none" is the paper's baseline,
    which goes from the recurrent layers to coordinates. ``start`` says how that decoder begins: at
    random, the same with layer normalisation (of the latent, and of each hidden layer of the
    decoder), injected from the space fitted on the training frames, or injected and then left
    as it is. ``targets`` says in what the loss is counted: in mm, or in each coordinate's standard
    deviations over the training frames. ``keyshapes`` are those of blendshapes; labial's own when
    None.
    """

    epochs: int = 50
    fps: float | None = None
    seed: int = 0
    latent_size: int = 13
    hidden_size: int = 128
    layers: int = 2
    batch: int = 2
    learning_rate: float = 1e-3
    latent: Latent = "pca"
    start: Start = "injected"
    cell: Cell = "gru"
    targets: Targets = "mm"
    keyshapes: KeyshapeSet | None = None

    def __post_init__(self) -> None:
        for name in _POSITIVE:
            if not getattr(self, name) > 0:
                raise TrainingError(f"{name} is {getattr(self, name)}, expected above 0")
        if self.fps is not None and not self.fps > 0:
            raise TrainingError(f"fps is {self.fps}, expected above 0")
        for name, choices in _CHOICES.items():
            if getattr(self, name) not in get_args(choices):
                told = f"{name} is {getattr(self, name)!r}"
                raise TrainingError(f"{told}, expected one of {', '.join(get_args(choices))}")
        if self.latent == "none" and self.start != "random":
            raise TrainingError(f"start is {self.start!r}, but without a latent space only random")

    @property
    def injects(self) -> bool:
        """Whether the decoder begins as a latent space's."""
        return self.start in ("injected", "frozen")

    def to_dict(self) -> dict[str, Any]:
        """As plain values for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> TrainingConfig:
        """What :meth:`to_dict` gave."""
        keyshapes = values.get("keyshapes")
        return cls(
            **{
                **values,
                "keyshapes": None if keyshapes is None else KeyshapeSet.from_dict(keyshapes),
            }
        )
