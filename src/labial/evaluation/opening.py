"""Opening a predictor to evaluate: a training run's folder or a voice file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from labial.errors import LabialError, named
from labial.network_predictor import NetworkPredictor
from labial.predictor import Predictor
from labial.run import Checkpoint, RunInfo, Which, read_checkpoint, read_description
from labial.voice import load_voice
from labial.voices import included_voices


@dataclass(frozen=True, eq=False)
class NamedPredictor:
    """A predictor with its name, its training and validation utterances, and its split if any."""

    name: str
    predictor: Predictor
    trained_on: tuple[str, ...]
    splits: Mapping[str, str] | None


@dataclass(frozen=True, eq=False)
class TrainedRun:
    """A training run with the predictor of its best or last weights."""

    info: RunInfo
    checkpoint: Checkpoint
    named: NamedPredictor


def open_predictor(path: Path, which: Which = "best") -> NamedPredictor:
    """Open a run's folder, with its best or last weights, or a voice by file or name.

    Raises ``LabialError`` if the path is neither.
    """
    if not path.exists() and str(path) not in included_voices():
        raise LabialError(f"{path}: no such run or voice")
    if path.is_dir():
        return open_run(path, which).named
    voice = load_voice(path)
    return NamedPredictor(f"voice {voice.info.name}", voice, voice.info.trained_on, None)


def open_run(folder: Path, which: Which = "best") -> TrainedRun:
    """Open a run's folder."""
    info, checkpoint = read_description(folder), read_checkpoint(folder)
    epoch = checkpoint.best_epoch if which == "best" else checkpoint.history[-1]
    with named(str(folder)):
        predictor = NetworkPredictor(info, checkpoint.weights(which))
    described = NamedPredictor(
        name=f"{folder.name}, {which} ({epoch.epoch})",
        predictor=predictor,
        trained_on=info.trained_on,
        splits=info.splits,
    )
    return TrainedRun(info, checkpoint, described)
