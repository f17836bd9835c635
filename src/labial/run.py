"""A training run on disk: what was trained on what, its losses, and its weights.

``run.json`` holds what does not change, except that resuming may raise the number of epochs.
``checkpoint.safetensors`` holds the weights of the last and the best epoch, the optimiser's state
and the losses, and is replaced atomically after each epoch.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal, Self

from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from labial.configuration import TrainingConfig
from labial.errors import LabialError, TrainingError
from labial.files import replacing, write_json
from labial.motion import SensorLayout
from labial.phones.substitution import Substitutions
from labial.stored import stored_fields
from labial.temporary import encodable

StateDict = Mapping[str, Tensor]
Which = Literal["best", "last"]

CHECKPOINT = "checkpoint.safetensors"
DESCRIPTION = "run.json"
LOG = "log.csv"
FILES = (DESCRIPTION, CHECKPOINT, LOG)


@dataclass(frozen=True)
class RunInfo:
    """The description of a run.

    ``phones`` are those that the network can read, in the order of their indices, and
    ``nearest_phones`` the stand-ins for others. ``splits`` is the split of each utterance used, by
    name; ``corpus_path`` is where the corpus was during training.
    """

    config: TrainingConfig
    fps: float
    phones: tuple[str, ...]
    nearest_phones: Mapping[str, tuple[str, ...]]
    layout: SensorLayout
    splits: Mapping[str, str]
    corpus: str
    corpus_path: str
    data_digest: str
    licence: str
    attribution: str

    def to_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {
            "config": self.config.to_dict(),
            "fps": self.fps,
            "phones": list(self.phones),
            "nearest_phones": dict(self.nearest_phones),
            "layout": self.layout.to_dict(),
            "splits": dict(self.splits),
            "corpus": self.corpus,
            "corpus_path": self.corpus_path,
            "data_digest": self.data_digest,
            "licence": self.licence,
            "attribution": self.attribution,
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_dict`, also for values stored before some fields were added.

        Raises ``LabialError`` for unknown fields and invalid values.
        """
        known = stored_fields(cls, values)
        known |= {
            "config": TrainingConfig.from_dict(values["config"]),
            "phones": tuple(values["phones"]),
            "nearest_phones": {p: tuple(each) for p, each in values["nearest_phones"].items()},
            "layout": SensorLayout.from_dict(values["layout"]),
        }
        return cls(**known)

    @property
    def trained_on(self) -> tuple[str, ...]:
        """The training and validation utterances."""
        return tuple(n for n, split in self.splits.items() if split in ("train", "validation"))

    @property
    def substitutions(self) -> Substitutions:
        """The phones that the network can read, and the stand-ins for others."""
        return Substitutions(frozenset(self.phones), self.nearest_phones)


@dataclass(frozen=True)
class Epoch:
    """Losses of one epoch in mm² per frame, and its duration, including validation."""

    epoch: int
    train_loss: float
    validation_loss: float
    seconds: float
    validation_seconds: float = 0.0


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """The state of a training: all that is needed to resume it and to use its result."""

    last: StateDict
    best: StateDict
    optimiser: StateDict
    history: tuple[Epoch, ...]

    @property
    def best_epoch(self) -> Epoch:
        """The epoch of the lowest validation loss; the first one if several are equal."""
        return min(self.history, key=lambda epoch: epoch.validation_loss)

    def weights(self, which: Which) -> StateDict:
        """The weights of the best or the last epoch."""
        return self.best if which == "best" else self.last


def write_description(folder: Path, info: RunInfo) -> None:
    """Write ``run.json`` atomically."""
    write_json(folder / DESCRIPTION, info.to_dict(), indent=1)


def read_description(folder: Path) -> RunInfo:
    """Read ``run.json``. Raises ``TrainingError`` naming the file if it is missing or invalid."""
    path = folder / DESCRIPTION
    try:
        return RunInfo.from_dict(json.loads(path.read_text("utf-8")))
    except OSError as error:
        raise TrainingError(f"{folder}: not a training run: {error.strerror}: {path}") from error
    except (ValueError, TypeError, KeyError, LabialError) as error:
        raise TrainingError(f"{path}: not a valid description of a run: {error}") from error


def write_checkpoint(folder: Path, checkpoint: Checkpoint) -> None:
    """Replace the checkpoint atomically: after a crash either the old or the new one is there."""
    tensors = {
        f"{part}/{name}": tensor.detach().contiguous()
        for part in ("last", "best", "optimiser")
        for name, tensor in getattr(checkpoint, part).items()
    }
    history = json.dumps([asdict(epoch) for epoch in checkpoint.history])
    with replacing(folder / CHECKPOINT) as part:
        # safetensors' own writer does not raise an OSError if the disk is full.
        part.write_bytes(save(tensors, metadata={"history": history}))
    write_log(folder, checkpoint.history)


def read_checkpoint(folder: Path) -> Checkpoint:
    """Read the checkpoint. Raises ``TrainingError`` naming the file if it is not valid."""
    path = folder / CHECKPOINT
    parts: dict[str, dict[str, Tensor]] = {"last": {}, "best": {}, "optimiser": {}}
    try:
        with encodable(path) as name, safe_open(name, "pt") as file:
            history = json.loads(file.metadata()["history"])
            for key in file.keys():  # noqa: SIM118
                part, name = key.split("/", 1)
                parts[part][name] = file.get_tensor(key)
        epochs = tuple(Epoch(**stored_fields(Epoch, epoch)) for epoch in history)
    except FileNotFoundError as error:
        raise TrainingError(f"{path}: missing, as no epoch of this run has ended yet") from error
    except (OSError, SafetensorError, KeyError, TypeError, ValueError, LabialError) as error:
        raise TrainingError(f"{path}: not a valid checkpoint: {error}") from error
    return Checkpoint(parts["last"], parts["best"], parts["optimiser"], epochs)


def write_log(folder: Path, history: tuple[Epoch, ...]) -> None:
    """Write the losses as a table."""
    with replacing(folder / LOG) as part, part.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(field.name for field in fields(Epoch))
        writer.writerows(asdict(epoch).values() for epoch in history)
