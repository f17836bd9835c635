"""PyTorch's Adam (Kingma and Ba 2015) with its state by the names of parameters.

PyTorch's own state is by the order of parameters, on which a checkpoint should not depend.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

_STATE = ("step", "exp_avg", "exp_avg_sq")


class Adam:
    """Optimises the parameters of ``network`` that require gradients at construction."""

    def __init__(self, network: nn.Module, learning_rate: float) -> None:
        self._parameters = {n: p for n, p in network.named_parameters() if p.requires_grad}
        self._adam = torch.optim.Adam(self._parameters.values(), lr=learning_rate, fused=True)

    def set_learning_rate(self, learning_rate: float) -> None:
        """Change the rate of the steps that follow."""
        for group in self._adam.param_groups:
            group["lr"] = learning_rate

    def step(self) -> None:
        """Take a step and clear the gradients."""
        self._adam.step()
        self._adam.zero_grad()

    def state(self) -> dict[str, Tensor]:
        """A copy of the step count and the moments of the gradients, by ``parameter/kind``.

        Empty before the first step.
        """
        return {
            f"{name}/{kind}": tensor.clone()
            for name, parameter in self._parameters.items()
            for kind, tensor in self._adam.state[parameter].items()
        }

    def load_state(self, state: Mapping[str, Tensor]) -> None:
        """Restore a :meth:`state` of at least one step. Raises ``KeyError`` if part is missing."""
        for name, parameter in self._parameters.items():
            self._adam.state[parameter] = {kind: state[f"{name}/{kind}"].clone() for kind in _STATE}
