"""The tasks of an experiment: fit a latent space, or fit a model and score it.

A task is a value that can be sent to another process or machine; its result is a file's content.
"""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load, save

import labial
from labial import __version__
from labial.configuration import TrainingConfig
from labial.corpus import Corpus, names_in
from labial.evaluation.comparison import compare
from labial.evaluation.metrics import Metric, Scores, ranked, score
from labial.experiment.identity import RunIdentity, SpaceIdentity, splits_digest
from labial.experiment.models import EpochEnded, Material, Model
from labial.experiment.scored import EVERYTHING, Scored
from labial.latents.fitting import fit_space
from labial.latents.kinds import LATENTS
from labial.latents.space import reconstruction_error
from labial.motion import Motion
from labial.predictor import Predictor
from labial.recurrence.choice import choose
from labial.sentences import read_sentences
from labial.targets import TARGETS
from labial.training import old_objects_frozen, one_thread

# Number of test sentences whose upper lip's trajectory is stored (the paper's figure 5).
SAMPLES = 3


@dataclass(frozen=True)
class SpaceTask:
    """Fit the latent space of ``config`` on the training sentences of ``splits``."""

    name: str
    config: TrainingConfig
    splits: Mapping[str, str]

    @property
    def identity(self) -> SpaceIdentity:
        """The identity of its result."""
        return SpaceIdentity.of(self.config, splits_digest(self.splits))

    @property
    def epochs(self) -> int:
        """Counts as one of the experiment's epochs."""
        return 1

    def run(self, corpus: Corpus, ended: EpochEnded) -> bytes:
        """A safetensors file of the space, with its reconstruction errors as metadata."""
        start = time.monotonic()
        config = self.config
        fps = config.fps or corpus.info.fps
        sentences = read_sentences(corpus, self.splits, fps, config.encoder)
        space = fit_space(config, sentences)
        seconds = time.monotonic() - start
        targets = TARGETS[config.targets]
        spread = targets.spread(sentences) if targets.spread else None
        errors = {}
        for split in ("train", "validation", "test"):
            utterances = corpus.utterances(names_in(self.splits, split, corpus))
            frames = np.concatenate(
                [u.motion.positions.reshape(len(u.motion), -1) for u in utterances]
            )
            if spread:
                frames = (frames - spread.mean.numpy()) / spread.deviation.numpy()
            errors[split] = reconstruction_error(space, frames)
        about = {
            "space": self.identity.to_dict(),
            "size": config.latent_size,
            "unit": targets.unit,
            "reconstruction_rmse": errors,
            "seconds": seconds,
            "machine": machine(),
        }
        ended(1)
        tensors = {name: t.contiguous() for name, t in space.tensors().items()}
        return save(tensors, {"about": json.dumps(about)})


@dataclass(frozen=True)
class RunTask:
    """Fit ``model`` from ``training_seed`` and score it on the test sentences.

    Its result is stored in the folder ``slug`` under the number ``seed``, with the values of
    ``about``. ``space`` is the content of the file of the latent space that the model needs;
    without it, the model fits its own.
    """

    name: str
    condition: str
    slug: str
    model: Model
    seed: int
    training_seed: int
    splits: Mapping[str, str]
    scored: Scored = EVERYTHING
    about: Mapping[str, Any] = field(default_factory=dict)
    space: bytes | None = field(default=None, repr=False)

    @property
    def identity(self) -> RunIdentity:
        """The identity of its result."""
        digest = splits_digest(self.splits)
        return RunIdentity(self.model, self.training_seed, digest, self.scored.identity)

    @property
    def epochs(self) -> int:
        """The number of epochs of training."""
        return self.model.epochs

    def run(self, corpus: Corpus, ended: EpochEnded) -> bytes:
        """The result as JSON."""
        start, cpu = time.monotonic(), time.process_time()
        space = None
        if self.model.space and self.space:
            space = LATENTS[self.model.space.latent].load().restore(load(self.space))
        fitted = self.model.fit(Material(corpus, self.splits, space), self.training_seed, ended)
        scoring = time.monotonic()
        scored = {
            weights: self._scored(corpus, predictor)
            for weights, predictor in fitted.predictors.items()
        }
        end = time.monotonic()
        result = {
            "condition": self.condition,
            "seed": self.seed,
            **self.about,
            **self.identity.to_dict(),
            "best_epoch": _best_epoch([epoch.validation_loss for epoch in fitted.history]),
            "train_loss": [round(epoch.train_loss, 4) for epoch in fitted.history],
            "validation_loss": [round(epoch.validation_loss, 4) for epoch in fitted.history],
            "seconds": {
                **fitted.seconds,
                "scoring": end - scoring,
                "all": end - start,
                "processor": time.process_time() - cpu,
            },
            "peak_memory_mb": _peak_memory_mb(),
            "machine": machine(),
            "test": scored,
        }
        return (json.dumps(result, ensure_ascii=False) + "\n").encode()

    def _scored(self, corpus: Corpus, predictor: Predictor) -> dict[str, Any]:
        test = list(corpus.utterances(names_in(self.splits, "test", corpus)))
        whole = [compare(utterance, predictor) for utterance in test]
        comparisons = self.scored.cut(corpus, self.splits, test, whole)
        main = ranked("main")
        sentences = [score([each], main) for each in comparisons]
        return {
            "scores": score(comparisons),
            **{metric.name: [_rounded(metric, each) for each in sentences] for metric in main},
            "upper_lip_mm": {c.name: upper_lip(c.predicted) for c in whole[:SAMPLES]},
        }


def _rounded(metric: Metric, scores: Scores) -> float | None:
    value = metric.of(scores)
    return None if value is None else round(value, 4)


def upper_lip(motion: Motion) -> list[list[float]]:
    """The middle of the upper lip, ``[frames, 2]``: up and forward, in mm."""
    place = motion.layout.index(motion.layout.landmarks.upper_outer)
    return [[round(float(v), 3) for v in frame] for frame in motion.positions[:, place, 1:]]


Task = SpaceTask | RunTask


def execute(task: Task, corpus: Path, ended: EpochEnded) -> bytes:
    """Execute a task on one thread."""
    with one_thread(), old_objects_frozen(), Corpus(corpus) as opened:
        return task.run(opened, ended)


def _best_epoch(losses: Sequence[float]) -> int | None:
    return int(np.argmin(losses)) + 1 if losses else None


def machine() -> dict[str, str]:
    """The software and machine that computed a result."""
    return {
        "labial": __version__,
        "source": _source_digest(),
        "torch": torch.__version__,
        "recurrence": choose().name,
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "system": platform.system(),
    }


def _source_digest() -> str:
    """A digest of labial's code, as versions under development have the same number."""
    root = Path(labial.__file__).parent
    digest = sha256()
    for path in sorted(root.rglob("*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _peak_memory_mb() -> float | None:
    """The peak memory of this process in MB; None if the system does not report it."""
    try:
        from resource import RUSAGE_SELF, getrusage
    except ModuleNotFoundError:  # on Windows
        return None
    unit = 1 << 20 if platform.system() == "Darwin" else 1 << 10
    return getrusage(RUSAGE_SELF).ru_maxrss / unit


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
