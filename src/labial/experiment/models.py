"""What an experiment fits: each model is a frozen value that makes predictors of sentences."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Any, Protocol

from labial.baselines.dominance import DominanceConfig, fit_dominance
from labial.baselines.phone_means import fit_baselines
from labial.baselines.window import WindowConfig, fit_window
from labial.configuration import TrainingConfig
from labial.corpus import Corpus, names_in
from labial.errors import FormatError
from labial.keyshapes import KeyshapeSet
from labial.latents.kinds import LATENTS
from labial.latents.space import LatentSpace
from labial.network_predictor import NetworkPredictor
from labial.predictor import Predictor
from labial.run import Epoch
from labial.sentences import read_sentences
from labial.stored import stored_fields
from labial.training import Training, describe

Tell = Callable[[int], None]
"""Hears how many epochs have ended."""


@dataclass(frozen=True, eq=False)
class Material:
    """What a model is fitted on. ``splits`` says which utterances are for what."""

    corpus: Corpus
    splits: Mapping[str, str]
    space: LatentSpace | None


@dataclass(frozen=True)
class Setting:
    """What all models of an experiment share: the rate in Hz, and keyshapes other than labial's."""

    fps: float
    keyshapes: KeyshapeSet | None = None


@dataclass(frozen=True, eq=False)
class Fitted:
    """Predictors by which weights they have: "best", and "last" where those are kept too.

    ``history`` is empty for models that are not trained epoch by epoch. ``seconds`` says how long
    each part of fitting took.
    """

    predictors: Mapping[str, Predictor]
    history: tuple[Epoch, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)


class Model(Protocol):
    """A way to predict."""

    @property
    def epochs(self) -> int:
        """How many epochs fitting takes; 1 where there are none."""

    @property
    def space(self) -> TrainingConfig | None:
        """A configuration whose latent space fitting needs."""

    def with_epochs(self, change: Callable[[int], int]) -> Model:
        """The same with other epochs, if it has any."""

    def under(self, setting: Setting) -> Model:
        """The same in an experiment's setting."""

    def to_dict(self) -> dict[str, Any]:
        """As plain values for JSON, which :func:`read_model` reads; "model" names its kind."""

    def fit(self, material: Material, seed: int, tell: Tell) -> Fitted:
        """Predictors fitted on the training sentences."""


@dataclass(frozen=True)
class Network:
    """A recurrent network."""

    config: TrainingConfig

    @property
    def epochs(self) -> int:
        """Epochs of training."""
        return self.config.epochs

    @property
    def space(self) -> TrainingConfig | None:
        """The configuration itself if it injects."""
        return self.config if self.config.injects else None

    def with_epochs(self, change: Callable[[int], int]) -> Network:
        """The same, trained for other epochs."""
        return Network(replace(self.config, epochs=change(self.config.epochs)))

    def under(self, setting: Setting) -> Network:
        """The same, at the setting's rate and with its keyshapes."""
        config = replace(self.config, fps=setting.fps)
        if setting.keyshapes and LATENTS[config.latent].of_keyshapes:
            size = len(setting.keyshapes.shapes)
            config = replace(config, keyshapes=setting.keyshapes, latent_size=size)
        return Network(config)

    def to_dict(self) -> dict[str, Any]:
        """The configuration without its seed."""
        values = self.config.to_dict()
        del values["seed"]
        return {"model": "network", **values}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Network:
        """What :meth:`to_dict` gave, with seed 0."""
        return cls(TrainingConfig.from_dict(values))

    def fit(self, material: Material, seed: int, tell: Tell) -> Fitted:
        """Train from ``seed``."""
        start = time.monotonic()
        config = replace(self.config, seed=seed)
        corpus, splits = material.corpus, material.splits
        fps = config.fps or corpus.info.fps
        sentences = read_sentences(corpus, splits, fps, config.encoder)
        read = time.monotonic()
        training = Training(config, sentences, material.space)
        begun = time.monotonic()
        for _ in range(config.epochs):
            tell(training.epoch().epoch)
        checkpoint, info = training.checkpoint(), describe(corpus, config, splits, sentences)
        validation = sum(epoch.validation_seconds for epoch in checkpoint.history)
        return Fitted(
            {
                "best": NetworkPredictor(info, checkpoint.best),
                "last": NetworkPredictor(info, checkpoint.last),
            },
            checkpoint.history,
            {
                "reading": read - start,
                "building": begun - read,
                "training": sum(epoch.seconds for epoch in checkpoint.history) - validation,
                "validation": validation,
            },
        )


@dataclass(frozen=True)
class FrameByFrame:
    """A model without recurrence that is fitted in epochs: what it is follows from ``config``."""

    config: DominanceConfig | WindowConfig
    fps: float | None = None
    space: None = None

    @property
    def epochs(self) -> int:
        """Epochs of fitting."""
        return self.config.epochs

    def with_epochs(self, change: Callable[[int], int]) -> FrameByFrame:
        """The same, fitted for other epochs."""
        return replace(self, config=replace(self.config, epochs=change(self.config.epochs)))

    def under(self, setting: Setting) -> FrameByFrame:
        """The same, at the setting's rate."""
        return replace(self, fps=setting.fps)

    def to_dict(self) -> dict[str, Any]:
        """The configuration."""
        return {"model": type(self.config).__name__, **asdict(self)}

    @classmethod
    def from_dict(
        cls, config: type[DominanceConfig | WindowConfig], values: Mapping[str, Any]
    ) -> FrameByFrame:
        """What :meth:`to_dict` gave of a model with a ``config`` of that class."""
        known = stored_fields(cls, values)
        return cls(**{**known, "config": config(**stored_fields(config, known["config"]))})

    def fit(self, material: Material, seed: int, tell: Tell) -> Fitted:
        """Fit from ``seed``; only the best weights are kept."""
        corpus = material.corpus
        sentences = read_sentences(corpus, material.splits, self.fps or corpus.info.fps)
        layout = corpus.info.layout
        predictor: Predictor
        match self.config:
            case DominanceConfig():
                predictor, history = fit_dominance(sentences, layout, self.config, seed, tell)
            case WindowConfig():
                predictor, history = fit_window(sentences, layout, self.config, seed, tell)
        return Fitted({"best": predictor}, history)


@dataclass(frozen=True)
class PhoneMeans:
    """One of the baselines of :func:`fit_baselines`, by its name there."""

    baseline: str
    epochs: int = 1
    space: None = None

    def with_epochs(self, _: Callable[[int], int]) -> PhoneMeans:
        """There are none."""
        return self

    def under(self, _: Setting) -> PhoneMeans:
        """It works at the corpus' rate."""
        return self

    def to_dict(self) -> dict[str, Any]:
        """Its name."""
        return {"model": "phone means", **asdict(self)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> PhoneMeans:
        """What :meth:`to_dict` gave."""
        return cls(**stored_fields(cls, values))

    def fit(self, material: Material, seed: int, tell: Tell) -> Fitted:
        """Average the training frames; ``seed`` makes no difference."""
        del seed
        names = names_in(material.splits, "train", material.corpus)
        predictor = fit_baselines(material.corpus.utterances(names))[self.baseline]
        tell(1)
        return Fitted({"best": predictor})


MODELS: dict[str, Callable[[Mapping[str, Any]], Model]] = {
    "network": Network.from_dict,
    "DominanceConfig": partial(FrameByFrame.from_dict, DominanceConfig),
    "WindowConfig": partial(FrameByFrame.from_dict, WindowConfig),
    "phone means": PhoneMeans.from_dict,
}
"""What reads each kind of model from the values of its :meth:`Model.to_dict`."""


def read_model(values: Mapping[str, Any]) -> Model:
    """A model from what its ``to_dict`` gave, now or before some fields were added.

    Raises ``LabialError`` for values that are not a model's.
    """
    others = {name: value for name, value in values.items() if name != "model"}
    read = MODELS.get(str(values.get("model")))
    if read is None:
        raise FormatError(f"a model of the kind {values.get('model')!r} is not known")
    return read(others)
