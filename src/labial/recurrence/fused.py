"""The compiled recurrence as a differentiable function of PyTorch tensors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from labial.recurrence import native
from labial.recurrence.layer import Weights


class Fused:
    """A layer computed by compiled code, with the instructions of one processor family.

    Two directions run on two threads when ``torch.get_num_threads()`` allows two.
    """

    def __init__(self, instruction_set: str) -> None:
        self._instruction_set = instruction_set
        self._memory = native.Memory()

    def __call__(self, inputs: Tensor, lengths: Tensor, weights: tuple[Weights, Weights]) -> Tensor:
        """States ``[rows, 2 width]``; see ``layer.Recurrence``."""
        batch = _Batch(
            self._instruction_set,
            self._memory,
            native.Sentences.of(lengths.numpy()),
            None if inputs.is_floating_point() else inputs.numpy(),
        )
        parameters = (tensor for direction in weights for tensor in direction)
        states: Tensor = _Layer.apply(batch, inputs, *parameters)  # type: ignore[no-untyped-call]
        return states


@dataclass(frozen=True)
class _Batch:
    """What a layer computes with beside tensors."""

    instruction_set: str
    memory: native.Memory
    sentences: native.Sentences
    phones: native.Indices | None


class _Layer(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, batch: _Batch, inputs: Tensor, *parameters: Tensor) -> Tensor:
        weights = Weights(*parameters[:4]), Weights(*parameters[4:])
        gates = batch.memory.take(2, *_gates_shape(inputs, weights[0]))
        for d in (0, 1):
            _to_gates(inputs, weights[d], torch.from_numpy(gates[d]))
        states, ctx.kept = native.forward(
            batch.instruction_set,
            torch.get_num_threads(),
            batch.sentences,
            (gates[0], gates[1]),
            batch.phones,
            (weights[0].weight_hh.numpy(), weights[1].weight_hh.numpy()),
            (weights[0].bias_hh.numpy(), weights[1].bias_hh.numpy()),
            batch.memory if any(ctx.needs_input_grad) else None,
        )
        batch.memory.give_back(gates)
        ctx.batch = batch
        ctx.save_for_backward(inputs, *parameters)
        return torch.from_numpy(states)

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx: Any, *slopes: Tensor) -> tuple[Tensor | None, ...]:
        batch: _Batch = ctx.batch
        inputs, *parameters = ctx.saved_tensors
        weights = Weights(*parameters[:4]), Weights(*parameters[4:])
        if ctx.kept is None:
            raise RuntimeError("a second backward pass through the same states")
        at_gates = native.backward(
            batch.instruction_set,
            torch.get_num_threads(),
            batch.sentences,
            (weights[0].weight_hh.numpy(), weights[1].weight_hh.numpy()),
            ctx.kept,
            slopes[0].contiguous().numpy(),
            batch.phones,
            weights[0].weight_ih.shape[1],
            batch.memory,
        )
        gradients = [each for d in (0, 1) for each in _of_parameters(at_gates, d, inputs, ctx.kept)]
        of_inputs = _of_inputs(at_gates, weights) if ctx.needs_input_grad[1] else None
        batch.memory.give_back(ctx.kept)
        batch.memory.give_back(at_gates.rows)
        ctx.kept = None
        return None, of_inputs, *gradients


def _gates_shape(inputs: Tensor, weights: Weights) -> tuple[int, int]:
    gates, features = weights.weight_ih.shape
    return len(inputs) if inputs.is_floating_point() else features, gates


def _to_gates(inputs: Tensor, weights: Weights, gates: Tensor) -> None:
    """What the input adds to the gates, of each row or of each phone there is."""
    if inputs.is_floating_point():
        torch.addmm(weights.bias_ih, inputs, weights.weight_ih.t(), out=gates)
    else:
        torch.add(weights.weight_ih.t(), weights.bias_ih, out=gates)


def _of_inputs(slopes: native.Slopes, weights: tuple[Weights, Weights]) -> Tensor:
    width = weights[0].weight_hh.shape[1]
    forward, reverse = (torch.from_numpy(rows)[:, width:] for rows in slopes.rows)
    return (forward @ weights[0].weight_ih).addmm_(reverse, weights[1].weight_ih)


def _of_parameters(
    slopes: native.Slopes, d: int, inputs: Tensor, kept: native.Floats
) -> list[Tensor]:
    """One direction's gradients in the order of ``Weights``."""
    rows, sums = torch.from_numpy(slopes.rows[d]), torch.from_numpy(slopes.sums[d])
    width = rows.shape[1] // 4
    if slopes.table is None:
        weight_ih = rows[:, width:].t() @ inputs
    else:
        weight_ih = torch.from_numpy(slopes.table[d]).t().contiguous()
    before = torch.from_numpy(kept[d])[:, 4 * width :]
    weight_hh = rows[:, : 3 * width].t() @ before
    # The recurrent part of n comes first among the slopes, last among the parameters.
    return [weight_ih, weight_hh.roll(-width, 0), sums[width:], sums[: 3 * width].roll(-width)]
