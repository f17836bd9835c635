"""Giving a labial network what a pre-trained model of phone sequences knows."""

from __future__ import annotations

from labial.configuration import TrainingConfig
from labial.errors import TrainingError
from labial.network import LabialNetwork
from labial.pretraining.contextual import ContextualEncoder
from labial.pretraining.masked_frames import MaskedFrames
from labial.pretraining.pretrained import Pretrained
from labial.recurrence.layer import BidirectionalGRU
from labial.sentences import Sentences


def check_knowledge(config: TrainingConfig, fps: float, pretrained: Pretrained | None) -> None:
    """Check that ``pretrained`` is the model that ``config`` names, for a network of ``fps`` Hz.

    Raises ``TrainingError`` if it is missing, another one, or for another rate.
    """
    wanted = config.pretrained
    if wanted is None:
        return
    if pretrained is None:
        raise TrainingError(f"the pre-trained {wanted.model.kind} model is missing: give its file")
    if pretrained.digest != wanted.digest:
        raise TrainingError(
            f"the pre-trained model is {pretrained.digest}, expected {wanted.digest}"
        )
    if wanted.model.fps not in (None, fps):
        raise TrainingError(
            f"the pre-trained model is for {wanted.model.fps:g} Hz, expected {fps:g}"
        )


def take_knowledge(
    network: LabialNetwork,
    config: TrainingConfig,
    sentences: Sentences,
    pretrained: Pretrained | None,
) -> None:
    """Set the weights of ``network`` that ``config.pretrained`` says are taken.

    Raises ``TrainingError`` as :func:`check_knowledge` does.
    """
    check_knowledge(config, sentences.training[0].fps, pretrained)
    if pretrained is None or config.pretrained is None:
        return
    model = pretrained.model()
    if isinstance(model, MaskedFrames) and isinstance(network.recurrence, BidirectionalGRU):
        model.start(network.recurrence, sentences.phones)
    elif isinstance(network.encoder, ContextualEncoder):
        network.encoder.model.load_state_dict(model.state_dict())
