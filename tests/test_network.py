from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import decomposition
from torch import nn

from labial.errors import TrainingError
from labial.latents.pca import fit_pca
from labial.network import BidirectionalGRU, LabialNetwork, pad, squared_distance

lengths = st.lists(st.integers(1, 30), min_size=1, max_size=5)


@settings(deadline=None, max_examples=40)
@given(lengths, st.integers(1, 9), st.integers(1, 12), st.integers(1, 3), st.integers(0, 999))
def test_the_recurrence_is_pytorchs_on_packed_sentences(sizes, inputs, hidden, layers, seed):
    torch.manual_seed(seed)
    ours = BidirectionalGRU(inputs, hidden, layers).double()
    reference = nn.GRU(inputs, hidden, layers, bidirectional=True).double()
    reference.load_state_dict(ours.state_dict())
    sentences = [torch.randn(size, inputs, dtype=torch.float64) for size in sizes]
    padded, counts = pad(sentences)
    packed = nn.utils.rnn.pack_sequence(sentences, enforce_sorted=False)
    expected, _ = nn.utils.rnn.pad_packed_sequence(reference(packed)[0])
    states = ours(padded, counts)
    inside = (torch.arange(len(padded))[:, None] < counts).unsqueeze(-1)
    assert torch.allclose(states * inside, expected, atol=1e-12)
    weight = torch.randn_like(expected)
    (states * inside * weight).sum().backward()
    (expected * weight).sum().backward()
    for (name, a), (_, b) in zip(
        ours.named_parameters(), reference.named_parameters(), strict=True
    ):
        assert torch.allclose(a.grad, b.grad, atol=1e-10), name


@settings(deadline=None, max_examples=20)
@given(lengths, st.integers(0, 99))
def test_a_sentence_alone_and_in_a_batch_gives_the_same_positions(sizes, seed):
    torch.manual_seed(seed)
    network = LabialNetwork(7, nn.Linear(3, 6), 3, hidden_size=8)
    sentences = [torch.randint(0, 7, (size,)) for size in sizes]
    together = network(*pad(sentences))
    for column, sentence in enumerate(sentences):
        alone = network(*pad([sentence]))[:, 0]
        assert torch.allclose(together[: len(sentence), column], alone, atol=1e-6)


def test_padding_has_no_part_in_the_loss():
    predicted, target = torch.randn(5, 2, 6), torch.randn(5, 2, 6)
    counts = torch.tensor([5, 3])
    expected = sum(
        ((predicted[: counts[i], i] - target[: counts[i], i]) ** 2).sum() for i in range(2)
    )
    assert torch.allclose(squared_distance(predicted, target, counts), expected)
    target[3:, 1] = 1e6
    assert torch.allclose(squared_distance(predicted, target, counts), expected)


def faces(frames=300, coordinates=12, seed=0):
    random = np.random.default_rng(seed)
    spread = random.normal(0, 1, (coordinates, coordinates)) * np.geomspace(9, 0.1, coordinates)
    return (random.normal(0, 1, (frames, coordinates)) @ spread.T + 40).astype(np.float32)


@settings(deadline=None, max_examples=20)
@given(st.integers(1, 12), st.integers(0, 99))
def test_principal_components_are_scikit_learns(size, seed):
    positions = faces(seed=seed)
    ours, reference = fit_pca(positions, size), decomposition.PCA(size).fit(positions.astype(float))
    assert np.allclose(ours.mean, reference.mean_, atol=1e-4)
    assert np.allclose(ours.explained, reference.explained_variance_ratio_, atol=1e-5)
    signs = np.sign((ours.components * reference.components_).sum(axis=1))[:, None]
    assert np.allclose(ours.components, signs * reference.components_, atol=1e-3)
    expected = reference.inverse_transform(reference.transform(positions))
    assert np.allclose(ours.decode(ours.encode(positions)), expected, atol=1e-3)


def test_the_injected_decoder_decodes():
    positions = faces()
    pca = fit_pca(positions, 4)
    latents = pca.encode(positions)
    with torch.no_grad():
        decoded = pca.decoder()(torch.from_numpy(latents)).numpy()
    assert np.allclose(decoded, pca.decode(latents), atol=1e-4)
    assert pca.decoder().weight.requires_grad  # injected, and trained on


def test_more_components_than_there_are_is_an_error():
    with pytest.raises(TrainingError, match="20 principal components asked of 300 frames of 12"):
        fit_pca(faces(), 20)
