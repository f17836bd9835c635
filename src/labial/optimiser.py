"""Adam (Kingma and Ba 2015) on a network's parameters, its state kept by their names.

What it computes is ``torch.optim.Adam``'s, bit for bit. That one also looks after groups, hooks and
profilers in each step, which short sentences feel.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import torch
from torch import Tensor, nn
from torch.optim.adam import adam

_STATE = ("step", "exp_avg", "exp_avg_sq")


class Adam:
    """Moves those parameters of ``network`` that want a gradient when this is made."""

    def __init__(self, network: nn.Module, learning_rate: float) -> None:
        self._learning_rate = learning_rate
        self._parameters = {n: p for n, p in network.named_parameters() if p.requires_grad}
        moved = self._parameters.values()
        self._steps = [torch.zeros(()) for _ in moved]
        self._means = [torch.zeros_like(parameter) for parameter in moved]
        self._squares = [torch.zeros_like(parameter) for parameter in moved]

    @torch.no_grad()
    def step(self) -> None:
        """Take a step down the gradients and forget them. All parameters must have one."""
        parameters: list[Tensor] = list(self._parameters.values())
        adam(
            parameters,
            [parameter.grad for parameter in parameters if parameter.grad is not None],
            self._means,
            self._squares,
            [],
            self._steps,
            fused=True,
            amsgrad=False,
            beta1=0.9,
            beta2=0.999,
            lr=self._learning_rate,
            weight_decay=0,
            eps=1e-8,
            maximize=False,
        )
        for parameter in parameters:
            parameter.grad = None

    def state(self) -> dict[str, Tensor]:
        """A copy of how many steps were taken and the gradients' moments, ``parameter/kind``."""
        return {
            f"{name}/{kind}": tensor.clone()
            for name, tensors in self._by_name()
            for kind, tensor in zip(_STATE, tensors, strict=True)
        }

    def load_state(self, state: Mapping[str, Tensor]) -> None:
        """Go on from what :meth:`state` gave."""
        for name, tensors in self._by_name():
            for kind, tensor in zip(_STATE, tensors, strict=True):
                tensor.copy_(state[f"{name}/{kind}"])

    def _by_name(self) -> Iterator[tuple[str, tuple[Tensor, Tensor, Tensor]]]:
        each = zip(self._steps, self._means, self._squares, strict=True)
        return zip(self._parameters, each, strict=True)
