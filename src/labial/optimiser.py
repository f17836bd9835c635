"""Adam (Kingma and Ba 2015) on a network's parameters, by PyTorch, its state kept by their names.

PyTorch keeps the state by the parameters' order, which a checkpoint should not depend on.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

_STATE = ("step", "exp_avg", "exp_avg_sq")


class Adam:
    """Moves those parameters of ``network`` that require a gradient when this is made."""

    def __init__(self, network: nn.Module, learning_rate: float) -> None:
        self._parameters = {n: p for n, p in network.named_parameters() if p.requires_grad}
        self._adam = torch.optim.Adam(self._parameters.values(), lr=learning_rate, fused=True)

    def step(self) -> None:
        """Take a step down the gradients and clear them."""
        self._adam.step()
        self._adam.zero_grad()

    def state(self) -> dict[str, Tensor]:
        """A copy of how many steps were taken and the gradients' moments, ``parameter/kind``.

        Empty before the first step.
        """
        return {
            f"{name}/{kind}": tensor.clone()
            for name, parameter in self._parameters.items()
            for kind, tensor in self._adam.state[parameter].items()
        }

    def load_state(self, state: Mapping[str, Tensor]) -> None:
        """Go on from what :meth:`state` gave after one step or more. Raises ``KeyError``."""
        for name, parameter in self._parameters.items():
            self._adam.state[parameter] = {kind: state[f"{name}/{kind}"].clone() for kind in _STATE}
