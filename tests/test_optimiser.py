"""Adam takes the steps of PyTorch's and continues from its own state."""

from __future__ import annotations

import copy

import torch
from torch import nn

from labial.optimiser import Adam


def some_network() -> nn.Module:
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(7, 5), nn.Tanh(), nn.Linear(5, 3))


def learn(network: nn.Module, optimiser: Adam | torch.optim.Adam, seeds: range) -> None:
    for seed in seeds:
        rows = torch.randn(4, 7, generator=torch.Generator().manual_seed(seed))
        network.zero_grad()
        network(rows).square().sum().backward()
        optimiser.step()


def equal(first: nn.Module, second: nn.Module) -> bool:
    pairs = zip(first.parameters(), second.parameters(), strict=True)
    return all(torch.equal(a, b) for a, b in pairs)


def test_it_takes_pytorchs_steps():
    ours, theirs = some_network(), some_network()
    reference = torch.optim.Adam(theirs.parameters(), lr=0.01, fused=True)
    optimiser = Adam(ours, 0.01)
    learn(ours, optimiser, range(20))
    learn(theirs, reference, range(20))
    assert not equal(ours, some_network())
    assert equal(ours, theirs)
    for name, parameter in theirs.named_parameters():
        for kind, tensor in reference.state[parameter].items():
            assert torch.equal(optimiser.state()[f"{name}/{kind}"], tensor)


def test_gradients_do_not_add_up_over_steps():
    network = some_network()
    network(torch.randn(4, 7)).sum().backward()
    Adam(network, 0.01).step()
    assert all(parameter.grad is None for parameter in network.parameters())


def test_it_continues_from_its_state():
    network = some_network()
    optimiser = Adam(network, 0.01)
    learn(network, optimiser, range(5))
    stopped, state = copy.deepcopy(network), optimiser.state()
    learn(network, optimiser, range(5, 10))
    resumed = Adam(stopped, 0.01)
    resumed.load_state(state)
    learn(stopped, resumed, range(5, 10))
    assert equal(network, stopped)
    assert state["0.weight/step"] == 5


def test_parameters_without_gradients_stay():
    network = some_network()
    network[2].requires_grad_(False)
    optimiser = Adam(network, 0.01)
    learn(network, optimiser, range(3))
    assert torch.equal(network[2].weight, some_network()[2].weight)
    assert not torch.equal(network[0].weight, some_network()[0].weight)
    assert {key.split("/")[0] for key in optimiser.state()} == {"0.weight", "0.bias"}
