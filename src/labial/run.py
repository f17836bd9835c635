"""A training run on disk: what was trained on what, its losses, and its weights.

``run.json`` holds what does not change, except that resuming may raise the number of epochs.
``checkpoint.safetensors`` holds the weights of the last and the best epoch, the optimiser's state
and the losses, and is replaced atomically after each epoch.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal, Self

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from labial.configuration import TrainingConfig
from labial.errors import LabialError, TrainingError
from labial.files import replacing, write_json
from labial.formats.split import SPLITS
from labial.formats.strict_json import finite_number, is_within, strict_json, whole_number
from labial.motion import FASTEST_HZ, SensorLayout
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

    def __post_init__(self) -> None:
        if not is_within(self.fps, 0, FASTEST_HZ):
            raise TrainingError(f"fps is {self.fps}, expected above 0, at most {FASTEST_HZ:g}")
        texts = (self.corpus, self.corpus_path, self.data_digest, self.licence, self.attribution)
        stand_ins = [phone for each in self.nearest_phones.values() for phone in each]
        if not all(isinstance(text, str) for text in (*texts, *self.phones, *self.splits)):
            raise TrainingError("a name or phone is not a text")
        if not self.phones or len(set(self.phones)) < len(self.phones):
            raise TrainingError("its phones are missing, or one occurs twice")
        if not set(stand_ins) <= set(self.phones) or not all(self.nearest_phones.values()):
            raise TrainingError("a stand-in is not one of its phones")
        if not set(self.splits.values()) <= {"", *SPLITS}:
            raise TrainingError(f"a split is not one of {', '.join(SPLITS)}")

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
            "phones": tuple(_list(values["phones"])),
            "nearest_phones": {
                phone: tuple(_list(each))
                for phone, each in _object(values["nearest_phones"]).items()
            },
            "splits": _object(values["splits"]),
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

    def __post_init__(self) -> None:
        whole_number(self.epoch, "epoch")
        for name in ("train_loss", "validation_loss", "seconds", "validation_seconds"):
            finite_number(getattr(self, name), name)


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
        return RunInfo.from_dict(strict_json(path.read_bytes()))
    except OSError as error:
        raise TrainingError(f"{folder}: not a training run: {error.strerror}: {path}") from error
    except (AttributeError, ValueError, TypeError, KeyError, LabialError) as error:
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
        digest = _digest(tensors, history)
        part.write_bytes(save(tensors, metadata={"history": history, "sha256": digest}))
    write_log(folder, checkpoint.history)


def read_checkpoint(folder: Path) -> Checkpoint:
    """Read the checkpoint. Raises ``TrainingError`` naming the file if it is not valid.

    Those that earlier versions wrote have no digest and are read without that check.
    """
    path = folder / CHECKPOINT
    try:
        with encodable(path) as name, safe_open(name, "pt") as file:
            metadata = file.metadata() or {}
            tensors = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
        history = metadata["history"]
        if metadata.get("sha256", digest := _digest(tensors, history)) != digest:
            raise TrainingError("it is damaged: its digest is not that of its content")
        parts = _parts(tensors)
        epochs = tuple(
            Epoch(**stored_fields(Epoch, epoch)) for epoch in _list(strict_json(history))
        )
        if not epochs:
            raise TrainingError("it has no epochs")
    except FileNotFoundError as error:
        raise TrainingError(f"{path}: missing, as no epoch of this run has ended yet") from error
    except (OSError, SafetensorError, KeyError, TypeError, ValueError, LabialError) as error:
        raise TrainingError(f"{path}: not a valid checkpoint: {error}") from error
    return Checkpoint(parts["last"], parts["best"], parts["optimiser"], epochs)


def _parts(tensors: StateDict) -> dict[str, dict[str, Tensor]]:
    """The tensors of each part. Raises ``TrainingError`` for values that are not numbers."""
    parts: dict[str, dict[str, Tensor]] = {"last": {}, "best": {}, "optimiser": {}}
    for key, tensor in tensors.items():
        part, name = key.split("/", 1)
        if not torch.isfinite(tensor).all():
            raise TrainingError(f"'{key}' holds values that are not numbers")
        parts[part][name] = tensor
    return parts


def _digest(tensors: StateDict, history: str) -> str:
    """A digest of all that a checkpoint holds."""
    digest = hashlib.sha256(history.encode())
    for name, tensor in sorted(tensors.items()):
        digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}".encode())
        digest.update(tensor.contiguous().view(-1).view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"expected a list, found {type(value).__name__}")
    return value


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(f"expected an object, found {type(value).__name__}")
    return value


def write_log(folder: Path, history: tuple[Epoch, ...]) -> None:
    """Write the losses as a table."""
    with replacing(folder / LOG) as part, part.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(field.name for field in fields(Epoch))
        writer.writerows(asdict(epoch).values() for epoch in history)
