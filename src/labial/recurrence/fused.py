"""The compiled recurrence as a differentiable function of PyTorch tensors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from labial.recurrence import native
from labial.recurrence.layer import DirectionWeights, Layer


class Fused:
    """Layers computed by compiled code for one instruction set.

    The two directions run on two threads if ``torch.get_num_threads()`` is at least two.
    """

    def __init__(self, instruction_set: str) -> None:
        self._instruction_set = instruction_set
        self._memory = native.Memory()

    def __call__(self, inputs: Tensor, lengths: Tensor, layers: Sequence[Layer]) -> Tensor:
        """States ``[rows, 2 width]`` of the last layer; see ``layer.Recurrence``."""
        parameters = [tensor for layer in layers for weights in layer for tensor in weights]
        tensors = (inputs, *parameters)
        batch = Batch.of(self._instruction_set, self._memory, lengths, tensors)
        states: Tensor = _Layers.apply(batch, inputs.contiguous(), *parameters)  # type: ignore[no-untyped-call]
        return states


@dataclass(frozen=True)
class Batch:
    """What compiled code needs besides tensors; ``keeps``: whether a backward pass may follow."""

    instruction_set: str
    memory: native.Memory
    sentences: native.SentenceRows
    keeps: bool

    @classmethod
    def of(
        cls,
        instruction_set: str,
        memory: native.Memory,
        lengths: Tensor,
        tensors: Sequence[Tensor],
    ) -> Batch:
        """For sentences of these lengths, and ``tensors`` that may require gradients.

        Must be called outside an autograd function, within which gradients are disabled.
        """
        keeps = torch.is_grad_enabled() and any(t.requires_grad for t in tensors)
        return cls(instruction_set, memory, native.SentenceRows.of(lengths.numpy()), keeps)


class _Layers(torch.autograd.Function):
    """All layers in one function, as for short sentences its overhead is a large part of a step."""

    @staticmethod
    def forward(ctx: Any, batch: Batch, inputs: Tensor, *parameters: Tensor) -> Tensor:
        memory = batch.memory if batch.keeps else None
        states, kept = [inputs], []
        for layer in _layers(parameters):
            state, of_layer = _forward(batch, states[-1], layer, memory)
            states.append(state)
            kept.append(of_layer)
        if memory:
            ctx.batch, ctx.kept = batch, kept
            ctx.save_for_backward(*states[:-1], *parameters)
        return states[-1]

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx: Any, *grad_outputs: Tensor) -> tuple[Tensor | None, ...]:
        if not ctx.kept:
            raise RuntimeError("a second backward pass through the same states")
        all_kept, ctx.kept = ctx.kept, None
        states = ctx.saved_tensors[: len(all_kept)]
        parameters = ctx.saved_tensors[len(all_kept) :]
        grad_states = grad_outputs[0].contiguous()
        grad_parameters: list[Tensor] = []
        for place, layer in reversed(list(enumerate(_layers(parameters)))):
            kept, memory = all_kept[place], ctx.batch.memory
            gates = _backward(ctx.batch, states[place], layer, kept, grad_states)
            grad_parameters = _of_parameters(gates, states[place], kept) + grad_parameters
            if place > 0 or ctx.needs_input_grad[1]:
                grad_states = _of_inputs(gates, layer)
            memory.give_back(kept)
            memory.give_back(gates.rows)
        return None, grad_states if ctx.needs_input_grad[1] else None, *grad_parameters


def _layers(parameters: Sequence[Tensor]) -> Iterator[Layer]:
    for start in range(0, len(parameters), 8):
        yield (
            DirectionWeights(*parameters[start : start + 4]),
            DirectionWeights(*parameters[start + 4 : start + 8]),
        )


def _forward(
    batch: Batch, inputs: Tensor, layer: Layer, memory: native.Memory | None
) -> tuple[Tensor, native.Floats | None]:
    """States of one layer and, if ``memory`` is given, what its backward pass needs."""
    phones = None if inputs.is_floating_point() else inputs.numpy()
    size, features = layer[0].weight_ih.shape
    at_gates = batch.memory.take(2, len(inputs) if phones is None else features, size)
    for d in (0, 1):
        if phones is None:
            torch.mm(inputs, layer[d].weight_ih.t(), out=torch.from_numpy(at_gates[d]))
        else:
            at_gates[d] = layer[d].weight_ih.numpy().T
    states, kept = native.forward(
        batch.instruction_set,
        torch.get_num_threads(),
        batch.sentences,
        at_gates,
        phones,
        (layer[0].weight_hh.numpy(), layer[1].weight_hh.numpy()),
        (layer[0].bias_ih.numpy(), layer[1].bias_ih.numpy()),
        (layer[0].bias_hh.numpy(), layer[1].bias_hh.numpy()),
        memory,
    )
    batch.memory.give_back(at_gates)
    return torch.from_numpy(states), kept


def _backward(
    batch: Batch, inputs: Tensor, layer: Layer, kept: native.Floats, grad_states: Tensor
) -> native.GateGradients:
    """The gradients at one layer's gates."""
    return native.backward(
        batch.instruction_set,
        torch.get_num_threads(),
        batch.sentences,
        (layer[0].weight_hh.numpy(), layer[1].weight_hh.numpy()),
        kept,
        grad_states.numpy(),
        None if inputs.is_floating_point() else inputs.numpy(),
        layer[0].weight_ih.shape[1],
        batch.memory,
    )


def _of_parameters(
    gates: native.GateGradients, inputs: Tensor, kept: native.Floats
) -> list[Tensor]:
    """Both directions' gradients in the order of ``DirectionWeights``."""
    gradients = []
    width = gates.rows.shape[2] // 4
    for d in (0, 1):
        # NumPy's views, here and below: PyTorch takes three times as long to make one.
        rows, before = gates.rows[d].T, kept[d, :, 4 * width :]
        if gates.table is None:
            weight_ih = torch.from_numpy(rows[width:]) @ inputs
        else:
            weight_ih = torch.from_numpy(gates.table[d].T.copy())
        # The recurrent part of n comes first in the gradients, last in the parameters.
        weight_hh = np.empty((4 * width, width), np.float32)
        of_gates = torch.from_numpy(weight_hh[: 3 * width])
        torch.mm(torch.from_numpy(rows[: 3 * width]), torch.from_numpy(before), out=of_gates)
        weight_hh[3 * width :] = weight_hh[:width]
        sums = gates.sums[d]
        others = weight_hh[width:], sums[: 3 * width], sums[3 * width :]
        gradients += [weight_ih, *map(torch.from_numpy, others)]
    return gradients


def _of_inputs(gates: native.GateGradients, layer: Layer) -> Tensor:
    width = layer[0].weight_hh.shape[1]
    forward, reverse = map(torch.from_numpy, gates.rows[:, :, width:])
    return (forward @ layer[0].weight_ih).addmm_(reverse, layer[1].weight_ih)
