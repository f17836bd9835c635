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


def take_knowledge(
    network: LabialNetwork,
    config: TrainingConfig,
    sentences: Sentences,
    pretrained: Pretrained | None,
) -> None:
    """Set the weights of ``network`` that ``config.pretrained`` says are taken.

    Raises ``TrainingError`` if ``pretrained`` is not that model, or was trained at another rate.
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
    model = pretrained.model()
    if isinstance(model, MaskedFrames) and isinstance(network.recurrence, BidirectionalGRU):
        fps = sentences.training[0].fps
        if model.fps != fps:
            raise TrainingError(f"the pre-trained model is for {model.fps:g} Hz, expected {fps:g}")
        model.start(network.recurrence, sentences.phones)
    elif isinstance(network.encoder, ContextualEncoder):
        network.encoder.model.load_state_dict(model.state_dict())
