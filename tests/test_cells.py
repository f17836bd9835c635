"""Recurrent layers other than gated units: against PyTorch, and sentence by sentence."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from labial.recurrence.cells import CELLS
from labial.recurrence.lstm import BidirectionalLSTM
from labial.recurrence.normalised import NormalisedGRU

sizes = st.lists(st.integers(1, 12), min_size=1, max_size=4)


@pytest.mark.parametrize("name", CELLS)
@settings(deadline=None, max_examples=10)
@given(lengths=sizes, seed=st.integers(0, 99))
def test_a_sentence_alone_and_in_a_batch_gives_the_same_states(name, lengths, seed):
    torch.manual_seed(seed)
    cell = CELLS[name](7, 16, 2)
    phones = torch.randint(0, 7, (sum(lengths),))
    together = cell(phones, torch.tensor(lengths))
    assert together.shape == (sum(lengths), 32)
    alone = [cell(part, torch.tensor([len(part)])) for part in phones.split(lengths)]
    assert torch.allclose(together, torch.cat(alone), atol=1e-5)


@pytest.mark.parametrize("name", CELLS)
def test_phone_indices_stand_for_one_hot_rows(name):
    cell = CELLS[name](7, 16, 1)
    phones, lengths = torch.randint(0, 7, (9,)), torch.tensor([4, 5])
    rows = nn.functional.one_hot(phones, 7).float()
    assert torch.allclose(cell(phones, lengths), cell(rows, lengths), atol=1e-6)


@settings(deadline=None, max_examples=10)
@given(lengths=sizes, seed=st.integers(0, 99))
def test_the_lstm_is_pytorchs(lengths, seed):
    torch.manual_seed(seed)
    ours = BidirectionalLSTM(5, 8, 2).double()
    reference = nn.LSTM(5, 8, 2, bidirectional=True).double()
    reference.load_state_dict(ours.state_dict())
    rows = torch.randn(sum(lengths), 5, dtype=torch.float64)
    packed = nn.utils.rnn.pack_sequence(list(rows.split(lengths)), enforce_sorted=False)
    padded, _ = nn.utils.rnn.pad_packed_sequence(reference(packed)[0])
    expected = torch.cat([padded[:length, i] for i, length in enumerate(lengths)])
    assert torch.allclose(ours(rows, torch.tensor(lengths)), expected, atol=1e-10)


def test_the_normalised_recurrence_is_its_equations():
    """Ba et al. 2016, written out for one direction of one sentence, step by step."""
    torch.manual_seed(0)
    cell = NormalisedGRU(5, 16, 1).double()
    layer = cell.layers[0]
    with torch.no_grad():
        for parameter in layer.parameters():
            parameter.add_(0.1 * torch.randn_like(parameter))
    rows = torch.randn(6, 5, dtype=torch.float64)
    found = cell(rows, torch.tensor([6]))

    def normalised(values, gain, bias):
        # Supplement of the paper: one normalisation for both gates, one for the candidate.
        parts = []
        for part in (values[:32], values[32:]):
            centred = part - part.mean()
            parts.append(centred / torch.sqrt((centred**2).mean() + 1e-5))
        return torch.cat(parts) * gain + bias

    for way, order in ((0, range(6)), (1, reversed(range(6)))):
        state = torch.zeros(16, dtype=torch.float64)
        for frame in order:
            x = normalised(
                rows[frame] @ layer.weight_ih[way], layer.gain_ih[way, 0], layer.bias_ih[way, 0]
            )
            h = normalised(
                state @ layer.weight_hh[way], layer.gain_hh[way, 0], layer.bias_hh[way, 0]
            )
            reset, update = torch.sigmoid(x[:16] + h[:16]), torch.sigmoid(x[16:32] + h[16:32])
            new = torch.tanh(x[32:] + reset * h[32:])
            state = (1 - update) * new + update * state
            assert torch.allclose(found[frame, 16 * way : 16 * way + 16], state, atol=1e-10)


def test_the_normalised_recurrences_slopes_are_right():
    cell = NormalisedGRU(3, 4, 2).double()
    rows = torch.randn(5, 3, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(lambda x: cell(x, torch.tensor([2, 3])), (rows,))
