"""The conditions of an experiment. A new one is an entry in one of these lists.

The paper says that each architecture was run with pretraining and with random initialisation; its
figure 4 adds random initialisation with normalisation. ``PAPER`` is labial's reading of the two.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from labial.baselines.dominance import DominanceConfig
from labial.baselines.window import WindowConfig
from labial.configuration import TrainingConfig
from labial.errors import ExperimentError
from labial.experiment.models import FrameByFrame, MeanOfNetworks, Model, Network, PhoneMeans

# The paper's section 4.2.
_EPOCHS: dict[str, int] = {"none": 150, "pca": 50, "blendshapes": 50, "autoencoder": 100}


@dataclass(frozen=True)
class Condition:
    """A model that is trained with several seeds.

    ``words``: uses the split that holds words out of training and scores those words. ``minutes``
    of training speech are used; None for all. ``seeded`` is False for a condition without random
    numbers, which needs one seed only. ``first_seed`` is the model's seed for the condition's
    seed 0.
    """

    name: str
    model: Model
    minutes: float | None = None
    words: bool = False
    seeded: bool = True
    first_seed: int = 0

    @property
    def slug(self) -> str:
        """The name as the name of a folder."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")


def check_known(names: Iterable[str], known: Collection[str]) -> None:
    """Raise ``ExperimentError`` for a name that is not one of the ``known`` conditions."""
    for name in names:
        if name not in known:
            choices = "; ".join(sorted(known))
            raise ExperimentError(f"unknown condition '{name}', expected one of: {choices}")


def _from(latent: str, start: str) -> TrainingConfig:
    return TrainingConfig(epochs=_EPOCHS[latent], latent=latent, start=start)


_BASELINE = TrainingConfig(epochs=_EPOCHS["none"], latent="none", start="random")
_PCA = _from("pca", "injected")
_STARTS: dict[str, str] = {
    "random": "random",
    "random-normalised": "random, normalised",
    "injected": "injected",
}
# Randomly initialised, these are the same networks as PCA's; other seeds make them differ.
_FIRST_SEEDS: dict[tuple[str, str], int] = {
    ("blendshapes", "random"): 1000,
    ("blendshapes", "random-normalised"): 1000,
}
_LATENTS = ("pca", "blendshapes", "autoencoder")

PAPER: tuple[Condition, ...] = (
    Condition("baseline", Network(_BASELINE)),
    *(
        Condition(
            f"{latent} {words}",
            Network(_from(latent, start)),
            first_seed=_FIRST_SEEDS.get((latent, start), 0),
        )
        for latent in _LATENTS
        for start, words in _STARTS.items()
    ),
)
"""The paper's conditions; ten trainings of each make its hundred."""

WITHOUT_RECURRENCE: tuple[Condition, ...] = (
    *(
        Condition(name, PhoneMeans(name), seeded=False)
        for name in ("mean face", "phone means", "smoothed 40 ms")
    ),
    Condition("dominance functions", FrameByFrame(DominanceConfig()), seeded=False),
    Condition("window network", FrameByFrame(WindowConfig())),
)
"""Predictors of other kinds, scored by the same metrics."""

TRAINING: tuple[Condition, ...] = (
    Condition("baseline standardised", Network(replace(_BASELINE, targets="standardised"))),
    Condition("pca frozen", Network(replace(_PCA, start="frozen"))),
    Condition("pca injected lstm", Network(replace(_PCA, cell="lstm"))),
    Condition("baseline lstm", Network(replace(_BASELINE, cell="lstm"))),
    Condition("pca injected, recurrence normalised", Network(replace(_PCA, cell="gru-normalised"))),
    Condition(
        "pca frozen standardised, recurrence normalised",
        Network(replace(_PCA, start="frozen", targets="standardised", cell="gru-normalised")),
    ),
    Condition("baseline recurrence normalised", Network(replace(_BASELINE, cell="gru-normalised"))),
    Condition("pca injected features", Network(replace(_PCA, encoder="features"))),
    Condition("baseline features", Network(replace(_BASELINE, encoder="features"))),
)
"""Other ways to train."""

SIZE_STEPS = (4, 8, 16, 24, 32)

SIZES: tuple[Condition, ...] = tuple(
    Condition(
        f"{latent} injected, size {size}",
        Network(replace(_from(latent, "injected"), latent_size=size)),
    )
    for latent in ("pca", "autoencoder")
    for size in SIZE_STEPS
)
"""Latent spaces of other sizes."""

LEARNING_MINUTES = (5, 10, 20)

LEARNING_CURVES: tuple[Condition, ...] = tuple(
    Condition(f"{name}, {minutes} minutes", Network(config), minutes=minutes)
    for name, config in (("pca injected", _PCA), ("baseline", _BASELINE))
    for minutes in LEARNING_MINUTES
)
"""Less training speech, with as many steps as with all of it."""

WORDS: tuple[Condition, ...] = tuple(
    replace(condition, name=f"{condition.name}, unseen words", words=True)
    for condition in (*PAPER, *WITHOUT_RECURRENCE)
    if condition.name == "baseline" or "random" not in condition.name
)
"""The main conditions on words that are not in the training data."""

FURTHER: tuple[Condition, ...] = (
    *WITHOUT_RECURRENCE,
    *TRAINING,
    *LEARNING_CURVES,
    *WORDS,
    *SIZES,
)

_WITH_STAND_INS = replace(_PCA, encoder="features-stand-ins")

ENCODINGS: tuple[Condition, ...] = (
    Condition("pca injected features, stand-ins", Network(_WITH_STAND_INS)),
    Condition(
        "pca injected, mean of one-hot and features",
        MeanOfNetworks((Network(_PCA), Network(_WITH_STAND_INS))),
    ),
)
"""Other ways to read phones. They matter for words and phones that are left out of training."""
