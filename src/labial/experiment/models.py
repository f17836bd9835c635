"""The models of an experiment: frozen values that fit predictors to training sentences."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
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
from labial.network_predictor import MeanPredictor, NetworkPredictor
from labial.predictor import Predictor
from labial.pretraining.pretrained import read_pretrained
from labial.run import Epoch
from labial.sentences import read_sentences
from labial.stored import stored_fields
from labial.training import Training, describe

EpochEnded = Callable[[int], None]
"""Called with the number of epochs that have ended."""


@dataclass(frozen=True, eq=False)
class Material:
    """What a model is fitted on. ``splits`` gives the split of each utterance by name."""

    corpus: Corpus
    splits: Mapping[str, str]
    space: LatentSpace | None


@dataclass(frozen=True)
class Setting:
    """What all models of an experiment share: the rate in Hz, and keyshapes if not labial's."""

    fps: float
    keyshapes: KeyshapeSet | None = None


@dataclass(frozen=True, eq=False)
class Fitted:
    """Predictors by their weights: "best" and, if they are kept, "last".

    ``history`` is empty for models that are not trained in epochs. ``seconds`` is the time that
    each part of fitting took.
    """

    predictors: Mapping[str, Predictor]
    history: tuple[Epoch, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)


class Model(Protocol):
    """The interface of models."""

    @property
    def epochs(self) -> int:
        """The number of epochs of fitting; 1 if it has none."""

    @property
    def space(self) -> TrainingConfig | None:
        """A configuration whose latent space is needed for fitting, if any."""

    def with_epochs(self, change: Callable[[int], int]) -> Model:
        """A copy with another number of epochs, if it has any."""

    def under(self, setting: Setting) -> Model:
        """A copy for an experiment's setting."""

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON, which :func:`read_model` reads; "model" names the kind."""

    def fit(self, material: Material, seed: int, ended: EpochEnded) -> Fitted:
        """Predictors fitted on the training sentences."""


@dataclass(frozen=True)
class Network:
    """A recurrent network.

    ``pretrained`` is the file of the model of phone sequences that the configuration names.
    """

    config: TrainingConfig
    pretrained: Path | None = field(default=None, compare=False)

    @property
    def epochs(self) -> int:
        """The number of epochs of training."""
        return self.config.epochs

    @property
    def space(self) -> TrainingConfig | None:
        """The configuration itself, if its decoder is injected."""
        return self.config if self.config.injects else None

    def with_epochs(self, change: Callable[[int], int]) -> Network:
        """A copy with another number of epochs."""
        return replace(self, config=replace(self.config, epochs=change(self.config.epochs)))

    def under(self, setting: Setting) -> Network:
        """A copy with the setting's rate and keyshapes."""
        config = replace(self.config, fps=setting.fps)
        if setting.keyshapes and LATENTS[config.latent].of_keyshapes:
            size = len(setting.keyshapes.shapes)
            config = replace(config, keyshapes=setting.keyshapes, latent_size=size)
        return replace(self, config=config)

    def to_dict(self) -> dict[str, Any]:
        """The configuration without its seed."""
        values = self.config.to_dict()
        del values["seed"]
        return {"model": "network", **values}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Network:
        """The inverse of :meth:`to_dict`, with seed 0."""
        return cls(TrainingConfig.from_dict(values))

    def fit(self, material: Material, seed: int, ended: EpochEnded) -> Fitted:
        """Train from ``seed``."""
        start = time.monotonic()
        config = replace(self.config, seed=seed)
        corpus, splits = material.corpus, material.splits
        fps = config.fps or corpus.info.fps
        sentences = read_sentences(corpus, splits, fps, config.encoder)
        read = time.monotonic()
        pretrained = read_pretrained(self.pretrained) if self.pretrained else None
        training = Training(config, sentences, material.space, None, pretrained)
        begun = time.monotonic()
        for _ in range(config.epochs):
            ended(training.epoch().epoch)
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
class MeanOfNetworks:
    """The mean of networks, each trained by itself. All have the same latent space."""

    networks: tuple[Network, ...]

    @property
    def epochs(self) -> int:
        """The number of epochs of all trainings."""
        return sum(network.epochs for network in self.networks)

    @property
    def space(self) -> TrainingConfig | None:
        """The networks' configuration with a latent space, if their decoders are injected."""
        return self.networks[0].space

    def with_epochs(self, change: Callable[[int], int]) -> MeanOfNetworks:
        """A copy with another number of epochs of each network."""
        return MeanOfNetworks(tuple(network.with_epochs(change) for network in self.networks))

    def under(self, setting: Setting) -> MeanOfNetworks:
        """A copy with the setting's rate and keyshapes."""
        return MeanOfNetworks(tuple(network.under(setting) for network in self.networks))

    def to_dict(self) -> dict[str, Any]:
        """The networks' configurations without their seeds."""
        return {"model": "mean", "networks": [network.to_dict() for network in self.networks]}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> MeanOfNetworks:
        """The inverse of :meth:`to_dict`, with seed 0."""
        known = stored_fields(cls, values)
        stored = [{k: v for k, v in each.items() if k != "model"} for each in known["networks"]]
        return cls(tuple(Network.from_dict(each) for each in stored))

    def fit(self, material: Material, seed: int, ended: EpochEnded) -> Fitted:
        """Train all networks from ``seed``. Only the best weights of each are kept."""
        fitted: list[Fitted] = []
        for network in self.networks:
            earlier = sum(len(each.history) for each in fitted)
            fitted.append(network.fit(material, seed, partial(_ended_after, ended, earlier)))
        seconds = {part: sum(each.seconds[part] for each in fitted) for part in fitted[0].seconds}
        best = MeanPredictor([each.predictors["best"] for each in fitted])
        return Fitted({"best": best}, seconds=seconds)


def _ended_after(ended: EpochEnded, earlier: int, epochs: int) -> None:
    ended(earlier + epochs)


@dataclass(frozen=True)
class FrameByFrame:
    """A model without recurrence that is fitted in epochs; its kind is that of ``config``."""

    config: DominanceConfig | WindowConfig
    fps: float | None = None
    space: None = None

    @property
    def epochs(self) -> int:
        """The number of epochs of fitting."""
        return self.config.epochs

    def with_epochs(self, change: Callable[[int], int]) -> FrameByFrame:
        """A copy with another number of epochs."""
        return replace(self, config=replace(self.config, epochs=change(self.config.epochs)))

    def under(self, setting: Setting) -> FrameByFrame:
        """A copy with the setting's rate."""
        return replace(self, fps=setting.fps)

    def to_dict(self) -> dict[str, Any]:
        """The configuration."""
        return {"model": type(self.config).__name__, **asdict(self)}

    @classmethod
    def from_dict(
        cls, config: type[DominanceConfig | WindowConfig], values: Mapping[str, Any]
    ) -> FrameByFrame:
        """The inverse of :meth:`to_dict` for a model whose ``config`` is of that class."""
        known = stored_fields(cls, values)
        return cls(**{**known, "config": config(**stored_fields(config, known["config"]))})

    def fit(self, material: Material, seed: int, ended: EpochEnded) -> Fitted:
        """Fit from ``seed``; only the best weights are kept."""
        corpus = material.corpus
        sentences = read_sentences(corpus, material.splits, self.fps or corpus.info.fps)
        layout = corpus.info.layout
        predictor: Predictor
        match self.config:
            case DominanceConfig():
                predictor, history = fit_dominance(sentences, layout, self.config, seed, ended)
            case WindowConfig():
                predictor, history = fit_window(sentences, layout, self.config, seed, ended)
        return Fitted({"best": predictor}, history)


@dataclass(frozen=True)
class PhoneMeans:
    """One of the baselines of :func:`fit_baselines`, by its name there."""

    baseline: str
    epochs: int = 1
    space: None = None

    def with_epochs(self, _: Callable[[int], int]) -> PhoneMeans:
        """The model itself, which has no epochs."""
        return self

    def under(self, _: Setting) -> PhoneMeans:
        """The model itself, which has the rate of the corpus."""
        return self

    def to_dict(self) -> dict[str, Any]:
        """The baseline's name."""
        return {"model": "phone means", **asdict(self)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> PhoneMeans:
        """The inverse of :meth:`to_dict`."""
        return cls(**stored_fields(cls, values))

    def fit(self, material: Material, seed: int, ended: EpochEnded) -> Fitted:
        """Average the training frames; ``seed`` is not used."""
        del seed
        names = names_in(material.splits, "train", material.corpus)
        predictor = fit_baselines(material.corpus.utterances(names))[self.baseline]
        ended(1)
        return Fitted({"best": predictor})


MODELS: dict[str, Callable[[Mapping[str, Any]], Model]] = {
    "network": Network.from_dict,
    "mean": MeanOfNetworks.from_dict,
    "DominanceConfig": partial(FrameByFrame.from_dict, DominanceConfig),
    "WindowConfig": partial(FrameByFrame.from_dict, WindowConfig),
    "phone means": PhoneMeans.from_dict,
}
"""Readers of the kinds of models, each the inverse of its :meth:`Model.to_dict`."""


def read_model(values: Mapping[str, Any]) -> Model:
    """The inverse of ``to_dict``, also for values stored before some fields were added.

    Raises ``LabialError`` for other values.
    """
    others = {name: value for name, value in values.items() if name != "model"}
    read = MODELS.get(str(values.get("model")))
    if read is None:
        raise FormatError(f"model is {values.get('model')!r}, expected one of {', '.join(MODELS)}")
    return read(others)
