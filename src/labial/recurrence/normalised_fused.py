"""The steps of normalised gated units by compiled code, as a differentiable function."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from labial.recurrence import native
from labial.recurrence.fused import Batch


class FusedSteps:
    """``normalised.Steps`` computed by compiled code for one instruction set.

    The two directions run on two threads if ``torch.get_num_threads()`` is at least two.
    """

    def __init__(self, instruction_set: str) -> None:
        self._instruction_set = instruction_set
        self._memory = native.Memory()

    def __call__(
        self, inputs: Tensor, lengths: Tensor, weight: Tensor, gain: Tensor, bias: Tensor
    ) -> Tensor:
        """States ``[rows, 2 width]``."""
        tensors = inputs, weight, gain, bias
        batch = Batch.of(self._instruction_set, self._memory, lengths, tensors)
        states: Tensor = _AllSteps.apply(batch, *tensors)  # type: ignore[no-untyped-call]
        return states


class _AllSteps(torch.autograd.Function):
    @staticmethod
    def forward(
        ctx: Any, batch: Batch, inputs: Tensor, weight: Tensor, gain: Tensor, bias: Tensor
    ) -> Tensor:
        weights = native.NormalisedWeights(
            np.ascontiguousarray(weight.numpy().transpose(0, 2, 1)), gain.numpy(), bias.numpy()
        )
        states, kept = native.normalised_forward(
            batch.instruction_set,
            torch.get_num_threads(),
            batch.sentences,
            inputs.contiguous().numpy(),
            weights,
            batch.memory if batch.keeps else None,
        )
        if batch.keeps:
            # weight is saved only so that PyTorch notices if it is changed before backward.
            ctx.save_for_backward(weight, gain, bias)
            ctx.batch, ctx.weights, ctx.kept = batch, weights, kept
        return torch.from_numpy(states)

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx: Any, *grad_outputs: Tensor) -> tuple[Tensor | None, ...]:
        if ctx.kept is None:
            raise RuntimeError("a second backward pass through the same states")
        _, gain, bias = ctx.saved_tensors
        kept, ctx.kept = ctx.kept, None
        rows, sums = native.normalised_backward(
            ctx.batch.instruction_set,
            torch.get_num_threads(),
            ctx.batch.sentences,
            ctx.weights,
            kept,
            grad_outputs[0].contiguous().numpy(),
            ctx.batch.memory,
        )
        width = rows.shape[2] // 6
        before = torch.from_numpy(kept[:, :, 3 * width : 4 * width].transpose(0, 2, 1))
        of_weight = before @ torch.from_numpy(rows[:, :, : 3 * width])
        # The candidate's part comes first in the gradients, last in the weights.
        of_weight = torch.roll(of_weight, -width, dims=2)
        of_inputs = torch.from_numpy(rows[:, :, 3 * width :].copy())
        of_gain, of_bias = (torch.from_numpy(sums[:, i].copy()) for i in (0, 1))
        ctx.batch.memory.give_back(kept)
        ctx.batch.memory.give_back(rows)
        return None, of_inputs, of_weight, of_gain.view_as(gain), of_bias.view_as(bias)
