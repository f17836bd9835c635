from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import decomposition

from labial.configuration import TrainingConfig
from labial.encoders.encoder import FrameRows
from labial.errors import TrainingError
from labial.latents.pca import fit_pca
from labial.network import build_network, join, squared_distance

lengths = st.lists(st.integers(1, 30), min_size=1, max_size=5)


@settings(deadline=None, max_examples=20)
@given(lengths, st.integers(0, 99))
def test_a_sentence_alone_and_in_a_batch_gives_the_same_positions(sizes, seed):
    torch.manual_seed(seed)
    network = build_network(TrainingConfig(latent_size=3, hidden_size=16), "abcdefg", 6)
    sentences = [FrameRows(torch.randint(0, 7, (size,)), torch.rand(size, 2)) for size in sizes]
    together = network(*join(sentences)).split(sizes)
    for positions, sentence in zip(together, sentences, strict=True):
        assert torch.allclose(positions, network(*join([sentence])), atol=1e-6)


def test_the_loss_is_the_squared_distance_over_all_sentences_frames():
    predicted, targets = torch.randn(8, 6), [torch.randn(5, 6), torch.randn(3, 6)]
    expected = ((predicted - torch.cat(targets)) ** 2).sum()
    assert torch.allclose(squared_distance(predicted, targets), expected)


def faces(frames=300, coordinates=12, seed=0):
    random = np.random.default_rng(seed)
    spread = random.normal(0, 1, (coordinates, coordinates)) * np.geomspace(9, 0.1, coordinates)
    return (random.normal(0, 1, (frames, coordinates)) @ spread.T + 40).astype(np.float32)


@settings(deadline=None, max_examples=20)
@given(st.integers(1, 12), st.integers(0, 99))
def test_principal_components_equal_scikit_learns(size, seed):
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


def test_too_many_components_are_an_error():
    with pytest.raises(TrainingError, match="20 principal components requested, expected 1 to"):
        fit_pca(faces(), 20)
