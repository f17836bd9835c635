"""Recurrent layers other than gated units: against PyTorch, and sentence by sentence."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from labial.recurrence import native
from labial.recurrence.kinds import CELLS
from labial.recurrence.lstm import BidirectionalLSTM
from labial.recurrence.normalised import NormalisedGRU, stock_steps
from labial.recurrence.normalised_fused import FusedSteps

sizes = st.lists(st.integers(1, 12), min_size=1, max_size=4)
instruction_sets = pytest.mark.parametrize("name", native.INSTRUCTION_SETS)


@pytest.mark.parametrize("name", CELLS)
@settings(deadline=None, max_examples=10)
@given(lengths=sizes, seed=st.integers(0, 99))
def test_a_sentence_alone_and_in_a_batch_gives_the_same_states(name, lengths, seed):
    torch.manual_seed(seed)
    cell = CELLS[name].load()(7, 16, 2)
    phones = torch.randint(0, 7, (sum(lengths),))
    together = cell(phones, torch.tensor(lengths))
    assert together.shape == (sum(lengths), 32)
    alone = [cell(part, torch.tensor([len(part)])) for part in phones.split(lengths)]
    assert torch.allclose(together, torch.cat(alone), atol=1e-5)


@pytest.mark.parametrize("name", CELLS)
def test_phone_indices_are_equivalent_to_one_hot_rows(name):
    cell = CELLS[name].load()(7, 16, 1)
    phones, lengths = torch.randint(0, 7, (9,)), torch.tensor([4, 5])
    rows = nn.functional.one_hot(phones, 7).float()
    assert torch.allclose(cell(phones, lengths), cell(rows, lengths), atol=1e-6)


@settings(deadline=None, max_examples=10)
@given(lengths=sizes, seed=st.integers(0, 99))
def test_the_lstm_equals_pytorchs(lengths, seed):
    torch.manual_seed(seed)
    ours = BidirectionalLSTM(5, 8, 2).double()
    reference = nn.LSTM(5, 8, 2, bidirectional=True).double()
    reference.load_state_dict(ours.state_dict())
    rows = torch.randn(sum(lengths), 5, dtype=torch.float64)
    packed = nn.utils.rnn.pack_sequence(list(rows.split(lengths)), enforce_sorted=False)
    padded, _ = nn.utils.rnn.pad_packed_sequence(reference(packed)[0])
    expected = torch.cat([padded[:length, i] for i, length in enumerate(lengths)])
    assert torch.allclose(ours(rows, torch.tensor(lengths)), expected, atol=1e-10)


def test_the_normalised_recurrence_follows_its_equations():
    """Ba et al. 2016, written out for one direction of one sentence, step by step."""
    torch.manual_seed(0)
    cell = NormalisedGRU(5, 16, 1, stock_steps).double()
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


def test_the_normalised_recurrences_gradients_are_right():
    cell = NormalisedGRU(3, 4, 2, stock_steps).double()
    rows = torch.randn(5, 3, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(lambda x: cell(x, torch.tensor([2, 3])), (rows,))


def shaken(cell: NormalisedGRU) -> NormalisedGRU:
    """With gains and biases that are not one and zero, as after training."""
    with torch.no_grad():
        for parameter in cell.parameters():
            parameter.add_(0.3 * torch.randn_like(parameter))
    return cell


def worst(ours: torch.Tensor, exact: torch.Tensor) -> float:
    """Largest difference relative to the tensor's largest value."""
    return float((ours.double() - exact).abs().max() / exact.abs().max().clamp(min=1e-30))


def compare(cell: NormalisedGRU, lengths: list[int], seed: int) -> None:
    """States and all gradients in fp32 against PyTorch's steps in double precision."""
    torch.manual_seed(seed)
    exact = copy.deepcopy(shaken(cell)).double()
    exact._steps = stock_steps
    features = cell.layers[0].weight_ih.shape[1]
    rows = torch.randn(sum(lengths), features)
    inputs, exact_inputs = (r.requires_grad_() for r in (rows.clone(), rows.double()))
    states = cell(inputs, torch.tensor(lengths))
    expected = exact(exact_inputs, torch.tensor(lengths))
    assert (states - expected).abs().max() < 2e-5
    gradients = torch.randn_like(states)
    states.backward(gradients)
    expected.backward(gradients.double())
    assert worst(inputs.grad, exact_inputs.grad) < 5e-5
    for (name, a), b in zip(cell.named_parameters(), exact.parameters(), strict=True):
        assert worst(a.grad, b.grad) < 5e-5, name


@instruction_sets
@settings(deadline=None, max_examples=12)
@given(
    lengths=st.lists(st.integers(1, 40), min_size=1, max_size=9),
    width=st.integers(1, 16).map(lambda steps: 16 * steps),
    seed=st.integers(0, 999),
)
def test_the_compiled_steps_equal_pytorchs_in_double_precision(name, lengths, width, seed):
    torch.manual_seed(seed)
    compare(NormalisedGRU(7, width, 1, FusedSteps(name)), lengths, seed)


@instruction_sets
@pytest.mark.parametrize("lengths", [[75, 61], [1 + i % 4 for i in range(70)], [400]])
def test_two_layers_many_sentences_and_long_ones(name, lengths):
    torch.manual_seed(0)
    compare(NormalisedGRU(39, 64, 2, FusedSteps(name)), lengths, 0)


@instruction_sets
def test_results_are_deterministic_with_gradients_or_without(name):
    cell = shaken(NormalisedGRU(5, 64, 2, FusedSteps(name)))
    phones, lengths = torch.randint(0, 5, (80,)), torch.tensor([75, 5])
    with torch.no_grad():
        first = cell(phones, lengths)
    assert torch.equal(cell(phones, lengths), first)
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    assert torch.equal(cell(phones, lengths), first)
    torch.set_num_threads(before)


@instruction_sets
def test_nan_stays_nan(name):
    cell = NormalisedGRU(5, 16, 1, FusedSteps(name))
    rows = torch.randn(6, 5)
    rows[2, 1] = torch.nan
    states, reference = cell(rows, torch.tensor([6])), copy.deepcopy(cell)
    reference._steps = stock_steps
    expected = reference(rows, torch.tensor([6]))
    assert torch.equal(states.isnan(), expected.isnan())
    assert states.isnan().any() and not states.isnan().all()


def test_several_batches_may_be_pending_and_each_has_one_backward_pass():
    cell = NormalisedGRU(5, 16, 2, FusedSteps("portable"))
    batches = [torch.randint(0, 5, (size,)) for size in (9, 4, 12)]

    def gradients(order):
        cell.zero_grad()
        losses = [cell(b, torch.tensor([len(b)])).square().sum() for b in batches]
        for i in order:
            losses[i].backward(retain_graph=True)
        with pytest.raises(RuntimeError, match="a second backward pass"):
            losses[0].backward()
        return torch.cat([parameter.grad.flatten() for parameter in cell.parameters()])

    assert torch.allclose(gradients([0, 1, 2]), gradients([2, 0, 1]), atol=1e-5)
    assert len(pickle.dumps(cell)) < 100_000


@pytest.mark.parametrize("phone", [-1, 5])
@pytest.mark.parametrize("steps", [stock_steps, FusedSteps("portable")])
def test_a_phone_index_out_of_range_is_an_error(phone, steps):
    cell = NormalisedGRU(5, 16, 1, steps)
    with pytest.raises(ValueError, match="phones: out of range"):
        cell(torch.tensor([0, phone, 1]), torch.tensor([3]))


@pytest.mark.parametrize("steps", [stock_steps, FusedSteps("portable")])
def test_lengths_that_do_not_add_up_are_an_error(steps):
    cell = NormalisedGRU(5, 16, 1, steps)
    for lengths in ([2], [4], [3, 1], [0, 3], []):
        with pytest.raises(ValueError, match="do not add up to 3 rows"):
            cell(torch.tensor([0, 2, 1]), torch.tensor(lengths, dtype=torch.int64))


def test_the_compiled_steps_refuse_arrays_of_wrong_size_or_type():
    sentences = native.SentenceRows.of([3])
    ready = np.zeros((2, 3, 48), np.float32)
    good = [np.zeros(shape, np.float32) for shape in ((2, 48, 16), (2, 48), (2, 48))]

    def forward(inputs=ready, weights=good):
        wrapped = native.NormalisedWeights(*weights)
        return native.normalised_forward("portable", 1, sentences, inputs, wrapped, native.Memory())

    states, kept = forward()
    with pytest.raises(ValueError, match="inputs: 192 numbers, expected 288"):
        forward(ready[:, :2].copy())
    for place, name in enumerate(("weights", "gain", "bias")):
        short = [array[:1] if i == place else array for i, array in enumerate(good)]
        with pytest.raises(ValueError, match=f"{name}: "):
            forward(weights=short)

    def backward(weights=good, kept=kept, gradients=states):
        wrapped = native.NormalisedWeights(*weights)
        native.normalised_backward(
            "portable", 1, sentences, wrapped, kept, gradients, native.Memory()
        )

    backward()
    with pytest.raises(ValueError, match="kept: "):
        backward(kept=kept[:, :2].copy())
    with pytest.raises(ValueError, match="slopes of states: "):
        backward(gradients=states[:2])
    with pytest.raises(ValueError, match="gain: "):
        backward(weights=[good[0], good[1][:1], good[2]])
