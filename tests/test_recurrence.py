"""The compiled recurrence, on each instruction set here, against PyTorch's in double precision."""

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
from labial.recurrence.fused import Fused
from labial.recurrence.layer import BidirectionalGRU
from labial.recurrence.stock import Stock

widths = st.integers(4, 32).map(lambda steps: 16 * steps)
lengths = st.lists(st.integers(1, 40), min_size=1, max_size=9)
many_lengths = st.lists(st.integers(1, 4), min_size=30, max_size=70)
instruction_sets = pytest.mark.parametrize("name", native.INSTRUCTION_SETS)


@pytest.fixture(params=[1, 2])
def threads(request):
    before = torch.get_num_threads()
    torch.set_num_threads(request.param)
    yield request.param
    torch.set_num_threads(before)


def test_the_compiled_part_is_built_and_its_slowest_runs_everywhere():
    assert native.INSTRUCTION_SETS[-1] == "portable"


def packed(reference: nn.GRU, sentences: list[torch.Tensor]) -> torch.Tensor:
    """States of ``nn.GRU`` with packed sequences, one sentence after another."""
    if len(sentences) == 1:
        return reference(sentences[0])[0]
    sequence = nn.utils.rnn.pack_sequence(sentences, enforce_sorted=False)
    states, sizes = nn.utils.rnn.pad_packed_sequence(reference(sequence)[0])
    return torch.cat([states[:size, i] for i, size in enumerate(sizes)])


def worst(ours: torch.Tensor, exact: torch.Tensor) -> float:
    """Largest difference relative to the tensor's largest value."""
    return float((ours.double() - exact).abs().max() / exact.abs().max().clamp(min=1e-30))


def compare(layer: BidirectionalGRU, sizes: list[int], one_hot: bool, seed: int) -> None:
    """Outputs and all gradients of a layer in fp32 against ``nn.GRU`` in double precision."""
    torch.manual_seed(seed)
    features = layer.input_size
    reference = nn.GRU(features, layer.hidden_size, layer.num_layers, bidirectional=True).double()
    reference.load_state_dict(layer.state_dict())
    phones = torch.randint(0, features, (sum(sizes),))
    vectors = nn.functional.one_hot(phones, features).float() if one_hot else None
    inputs = vectors if one_hot else torch.randn(sum(sizes), features)
    exact_inputs = inputs.double().requires_grad_()
    inputs.requires_grad_(not one_hot)
    states = layer(phones if one_hot else inputs, torch.tensor(sizes))
    exact = packed(reference, list(exact_inputs.split(sizes)))
    assert (states - exact).abs().max() < 1e-5
    gradients = torch.randn_like(states)
    states.backward(gradients)
    exact.backward(gradients.double())
    for (name, a), (_, b) in zip(
        layer.named_parameters(), reference.named_parameters(), strict=True
    ):
        assert worst(a.grad, b.grad) < 1e-5, name
    if not one_hot:
        assert worst(inputs.grad, exact_inputs.grad) < 1e-5


@instruction_sets
@settings(deadline=None, max_examples=25)
@given(
    sizes=lengths,
    width=widths,
    features=st.integers(1, 40),
    one_hot=st.booleans(),
    seed=st.integers(0, 999),
)
def test_it_equals_pytorchs_in_double_precision(name, sizes, width, features, one_hot, seed):
    torch.manual_seed(seed)
    compare(BidirectionalGRU(features, width, 1, Fused(name)), sizes, one_hot, seed)


@instruction_sets
@settings(deadline=None, max_examples=5)
@given(sizes=many_lengths, seed=st.integers(0, 999))
def test_batches_of_more_sentences_than_advance_together(name, sizes, seed):
    torch.manual_seed(seed)
    compare(BidirectionalGRU(5, 64, 1, Fused(name)), sizes, False, seed)


@instruction_sets
def test_two_layers_on_one_thread_or_two(name, threads):
    compare(BidirectionalGRU(39, 128, 2, Fused(name)), [75, 61], True, threads)


@instruction_sets
def test_a_long_sentence_keeps_its_precision(name):
    compare(BidirectionalGRU(7, 64, 1, Fused(name)), [6000], True, 0)


@settings(deadline=None, max_examples=20)
@given(lengths, st.integers(1, 40), st.integers(1, 3), st.booleans(), st.integers(0, 999))
def test_the_fallback_equals_pytorchs_at_any_width(sizes, width, layers, one_hot, seed):
    torch.manual_seed(seed)
    compare(BidirectionalGRU(6, width, layers, Stock()), sizes, one_hot, seed)


@instruction_sets
def test_gradients_match_finite_differences_of_the_states(name):
    torch.manual_seed(0)
    layer = BidirectionalGRU(5, 16, 2, Fused(name))
    phones, sizes = torch.randint(0, 5, (9,)), torch.tensor([6, 3])
    weight = torch.randn(9, 32)

    def value(network):
        with torch.no_grad():
            return float((network(phones, sizes).double() * weight.double()).sum())

    (layer(phones, sizes) * weight).sum().backward()
    step = 1e-2
    for key, parameter in layer.named_parameters():
        direction = torch.randn_like(parameter)
        along = float((parameter.grad.double() * direction.double()).sum())
        shifted = []
        for sign in (1, -1):
            moved = copy.deepcopy(layer)
            with torch.no_grad():
                moved.get_parameter(key).add_(sign * step * direction)
            shifted.append(value(moved))
        assert along == pytest.approx((shifted[0] - shifted[1]) / (2 * step), rel=2e-2, abs=2e-3)


def test_several_batches_may_be_pending_before_their_backward_pass():
    layer = BidirectionalGRU(5, 16, 2, Fused("portable"))
    batches = [torch.randint(0, 5, (size,)) for size in (9, 4, 12)]

    def gradients(order):
        layer.zero_grad()
        losses = {i: layer(batches[i], torch.tensor([len(batches[i])])).sum() for i in range(3)}
        for i in order:
            losses[i].backward()
        return torch.cat([parameter.grad.flatten() for parameter in layer.parameters()])

    assert torch.allclose(gradients([0, 1, 2]), gradients([2, 0, 1]), atol=1e-5)


def test_a_second_backward_pass_is_an_error():
    layer = BidirectionalGRU(5, 16, 1, Fused("portable"))
    loss = layer(torch.randint(0, 5, (9,)), torch.tensor([9])).sum()
    loss.backward(retain_graph=True)
    with pytest.raises(RuntimeError, match="a second backward pass"):
        loss.backward()


def test_weights_are_interchangeable_with_pytorchs_layer():
    ours = BidirectionalGRU(5, 64, 2, Fused("portable"))
    theirs = nn.GRU(5, 64, 2, bidirectional=True)
    theirs.load_state_dict(ours.state_dict())
    again = BidirectionalGRU(5, 64, 2, Stock())
    again.load_state_dict(theirs.state_dict())
    rows, sizes = torch.randn(12, 5), torch.tensor([7, 5])
    assert torch.allclose(ours(rows, sizes), again(rows, sizes), atol=1e-6)


@pytest.fixture
def with_threads():
    before = torch.get_num_threads()
    yield torch.set_num_threads
    torch.set_num_threads(before)


@instruction_sets
def test_results_are_deterministic_on_one_thread_or_two(name, with_threads):
    layer = BidirectionalGRU(5, 64, 2, Fused(name))
    rows, sizes = torch.randn(80, 5), torch.tensor([75, 5])
    with torch.no_grad():
        with_threads(1)
        first = layer(rows, sizes)
        assert torch.equal(layer(rows, sizes), first)
        with_threads(2)
        assert torch.equal(layer(rows, sizes), first)


def test_nothing_is_kept_if_no_gradients_are_required(monkeypatch):
    kept = []

    def spy(*arguments):
        kept.append(arguments[-1])
        return forward(*arguments)

    forward = native.forward
    monkeypatch.setattr(native, "forward", spy)
    layer = BidirectionalGRU(5, 16, 1, Fused("portable"))
    rows, sizes = torch.randn(8, 5), torch.tensor([8])
    with torch.no_grad():
        assert not layer(rows, sizes).requires_grad
    assert layer(rows, sizes).requires_grad
    layer.requires_grad_(False)
    assert not layer(rows, sizes).requires_grad
    assert [memory is None for memory in kept] == [True, False, True]


def test_an_interrupted_backward_pass_leaves_the_memory_whole(monkeypatch):
    layer = BidirectionalGRU(5, 16, 2, Fused("portable"))
    phones, sizes = torch.randint(0, 5, (9,)), torch.tensor([9])
    backward, calls = native.backward, []

    def interrupted(*arguments):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return backward(*arguments)

    loss = layer(phones, sizes).sum()
    with monkeypatch.context() as patch:
        patch.setattr(native, "backward", interrupted)
        with pytest.raises(KeyboardInterrupt):
            loss.backward()
    with pytest.raises(RuntimeError, match="a second backward pass"):
        loss.backward()
    first, second = native.Memory(), native.Memory()
    array = first.take(4)
    first.give_back(array)
    with pytest.raises(ValueError, match="given back already"):
        first.give_back(array)
    assert second.take(2, 2).shape == (2, 2)


def test_copies_of_a_network_carry_no_scratch_memory():
    layer = BidirectionalGRU(5, 64, 2, Fused("portable"))
    phones, sizes = torch.randint(0, 5, (900,)), torch.tensor([900])
    layer(phones, sizes).sum().backward()
    layer.zero_grad()
    assert len(pickle.dumps(layer)) < 1_000_000
    copied = copy.deepcopy(layer)
    assert torch.equal(copied(phones, sizes), layer(phones, sizes))


def test_strided_phones_are_read_too():
    layer = BidirectionalGRU(5, 16, 1, Fused("portable"))
    phones, sizes = torch.randint(0, 5, (20,)), torch.tensor([10])
    assert torch.equal(layer(phones[::2], sizes), layer(phones[::2].clone(), sizes))


# Added to the gates; the state after one frame from a zero state is (1 - z) n.
extremes = [0.0, -0.0, 1e-45, -1e-40, 1e-7, 1e-3, 20.0, -88.5, 95.0, -103.0, 1e30, np.inf, -np.inf]


@instruction_sets
@pytest.mark.parametrize("gate", [0, 1, 2])
@pytest.mark.parametrize("value", [*extremes, np.nan])
def test_extreme_values_give_what_pytorch_gives(name, gate, value):
    width = 16
    inputs = torch.full((1, 3 * width), 0.3)
    inputs[:, gate * width : (gate + 1) * width] = value
    sentences = native.SentenceRows.of([1])
    zeros = np.zeros((3 * width, width), np.float32)
    bias = np.full(3 * width, 0.25, np.float32)
    ready, none = inputs.numpy(), np.zeros(3 * width, np.float32)
    states, kept = native.forward(
        name,
        1,
        sentences,
        np.stack([ready, ready]),
        None,
        (zeros, zeros),
        (none, none),
        (bias, bias),
        native.Memory(),
    )
    r, z, _ = (inputs + torch.from_numpy(bias))[0].double().split(width)
    reset, update = torch.sigmoid(r), torch.sigmoid(z)
    candidate = torch.tanh((inputs[0, 2 * width :] + reset * 0.25).float().double())
    gates = torch.cat([reset, update, candidate]).float().numpy()
    np.testing.assert_allclose(kept[0, 0, : 3 * width], gates, rtol=1e-6, atol=2e-45)
    expected = ((1 - update) * candidate).float().numpy()
    np.testing.assert_allclose(states[0, :width], expected, rtol=1e-6, atol=6e-8)


@instruction_sets
def test_an_infinite_weight_gives_what_it_gives_in_pytorch(name):
    layer = BidirectionalGRU(4, 16, 1, Fused(name))
    with torch.no_grad():
        layer.weight_hh_l0[3, 5] = torch.inf
        layer.bias_hh_l0[20] = -torch.inf
    stock = BidirectionalGRU(4, 16, 1, Stock())
    stock.load_state_dict(layer.state_dict())
    rows, sizes = torch.randn(5, 4), torch.tensor([5])
    with torch.no_grad():
        ours, theirs = layer(rows, sizes), stock(rows, sizes)
    assert torch.allclose(ours, theirs, atol=1e-6, equal_nan=True)
    assert ours.isnan().any() and not ours.isnan().all()


@pytest.mark.parametrize(
    ("rows", "sizes", "message"),
    [
        (torch.zeros(5, 4), [3, 3], r"sentences of \[3, 3\] frames do not add up to 5 rows"),
        (torch.zeros(5, 4), [5, 0], "sentences of"),
        (torch.tensor([0, 4, 1]), [3], "phones: out of range"),
        (torch.tensor([0, -1, 1]), [3], "phones: out of range"),
        (torch.zeros(3, 4, dtype=torch.float64), [3], "dtype"),
    ],
)
def test_sizes_that_do_not_match_are_an_error(rows, sizes, message):
    layer = BidirectionalGRU(4, 16, 1, Fused("portable"))
    with pytest.raises((ValueError, RuntimeError), match=message):
        layer(rows, torch.tensor(sizes))


def test_the_compiled_code_refuses_arrays_of_wrong_size_or_type():
    sentences = native.SentenceRows.of([3])
    ready, weight, bias = (np.zeros(shape, np.float32) for shape in ((2, 3, 48), (48, 16), (48,)))

    def run(inputs=ready, weights=weight, biases=bias, name="portable"):
        native.forward(
            name, 1, sentences, inputs, None, (weights,) * 2, (biases,) * 2, (biases,) * 2, None
        )

    run()
    with pytest.raises(ValueError, match="inputs: 192 numbers, expected 288"):
        run(inputs=ready[:, :2].copy())
    with pytest.raises(ValueError, match="contiguous"):
        run(weights=np.asfortranarray(weight))
    with pytest.raises(ValueError, match="bias: expected float32"):
        run(biases=bias.astype(np.float64))
    with pytest.raises(ValueError, match="20 units, expected a multiple of 16"):
        run(weights=np.zeros((60, 20), np.float32))
    with pytest.raises(ValueError, match="no instruction set mmx"):
        run(name="mmx")


@pytest.mark.parametrize(
    ("width", "first", "length", "phones"),
    [
        (16, [0], [1 << 61], 3),
        (1 << 62, [0], [3], 3),
        (16, [1], [3], 3),
        (16, [-1], [3], 3),
        (16, [0, 3], [3], 3),
        (16, [], [], 3),
        (16, [0], [3], 1 << 62),
        (16, [0], [3], -1),
        (16, [0, 2], [2, 3], 3),
    ],
)
def test_sizes_beyond_all_bounds_are_refused(width, first, length, phones):
    first, length = np.array(first, np.int64), np.array(length, np.int64)
    empty = np.empty(0, np.float32)
    with pytest.raises(ValueError):
        native._gru.forward("portable", 1, width, first, length, None, phones, *[empty] * 8, None)


@instruction_sets
def test_gradients_of_saturated_gates_and_of_nan(name):
    layer = BidirectionalGRU(4, 16, 1, Fused(name))
    stock = BidirectionalGRU(4, 16, 1, Stock())
    stock.load_state_dict(layer.state_dict())
    for scale in (1e6, torch.nan):
        rows = torch.randn(6, 4)
        rows[2] *= scale
        for network in (layer, stock):
            network.zero_grad()
            network(rows, torch.tensor([6])).sum().backward()
        for a, b in zip(layer.parameters(), stock.parameters(), strict=True):
            assert torch.allclose(a.grad, b.grad, rtol=1e-4, atol=1e-3, equal_nan=True)
