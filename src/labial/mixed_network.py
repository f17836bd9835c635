"""Networks that also read mixtures of the phones that they were trained on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from labial.encoders.table import Table
from labial.errors import TrainingError
from labial.network import FaceNetwork, LabialNetwork, MeanNetwork
from labial.phones.substitution import Mixture


def can_mix(network: FaceNetwork) -> bool:
    """Whether what the network reads at a frame depends on the frame's phone only."""
    return all(each.encoder.rows() is not None for each in _members(network))


def read_mixtures(
    network: FaceNetwork, phones: Sequence[str], mixtures: Mapping[str, Mixture]
) -> None:
    """Let ``network``, which reads ``phones``, also read ``mixtures``, whose indices follow.

    Raises ``TrainingError`` for a network that cannot (:func:`can_mix`).
    """
    if not mixtures:
        return
    shares = torch.zeros(len(mixtures), len(phones))
    for row, mixture in enumerate(mixtures.values()):
        for phone, share in mixture.items():
            shares[row, phones.index(phone)] = share
    for member in _members(network):
        rows = member.encoder.rows()
        if rows is None:
            raise TrainingError("the network's encoder has no row for each phone to mix")
        member.encoder = Table(_with_shares(rows, shares))


def _with_shares(rows: Tensor, shares: Tensor) -> Tensor:
    return torch.cat([rows, shares.to(rows.dtype) @ rows])


def _members(network: FaceNetwork) -> list[LabialNetwork]:
    return network.networks if isinstance(network, MeanNetwork) else [network]
