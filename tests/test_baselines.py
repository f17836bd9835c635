"""Dominance functions and the window network: what they compute, and that they learn."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from labial.alignment import Alignment, Interval
from labial.baselines.dominance import DominanceConfig, DominanceFunctions, fit_dominance
from labial.baselines.phone_means import fit_baselines
from labial.baselines.window import WindowConfig, _overlaid, _windows, fit_window
from labial.corpus import Corpus, names_in
from labial.evaluation.comparison import compare
from labial.evaluation.metrics import score
from labial.sentences import read_sentences


@pytest.fixture(scope="module")
def material(small_corpus):
    with Corpus(small_corpus) as corpus:
        sentences = read_sentences(corpus, corpus.splits, 25.0)
        test = list(corpus.utterances(names_in(corpus.splits, "test", corpus)))
        train = list(corpus.utterances(names_in(corpus.splits, "train", corpus)))
        means = fit_baselines(train)["phone means"]
        return sentences, corpus.info.layout, test, means


def test_dominance_follows_cohen_and_massaro():
    """Their equations 1 to 5 written out: targets weighted by exponentials of the time away."""
    functions = DominanceFunctions(torch.tensor([[1.0], [5.0], [2.0]]))
    with torch.no_grad():
        functions.log_strength.copy_(torch.tensor([[0.0], [0.7], [-0.3]]))
        functions.log_reach_before.copy_(torch.tensor([[-2.0], [-3.0], [-2.5]]))
        functions.log_reach_after.copy_(torch.tensor([[-2.2], [-1.5], [-2.0]]))
        functions.offset.copy_(torch.tensor([[0.0], [0.02], [-0.01]]))
    phones, middles = torch.tensor([0, 2, 1]), torch.tensor([0.1, 0.25, 0.4])
    times = torch.arange(0, 0.5, 0.04)
    found = functions(phones, middles, times).detach().numpy()[:, 0]
    for time, value in zip(times.tolist(), found, strict=True):
        above = below = 0.0
        for phone, middle in zip([0, 2, 1], [0.1, 0.25, 0.4], strict=True):
            strength = np.exp([0.0, 0.7, -0.3][phone])
            away = middle + [0.0, 0.02, -0.01][phone] - time
            reach = np.exp(([-2.0, -3.0, -2.5] if away > 0 else [-2.2, -1.5, -2.0])[phone])
            dominance = strength * np.exp(-abs(away) / reach)
            above += dominance * [1.0, 5.0, 2.0][phone]
            below += dominance
        assert value == pytest.approx(above / below, rel=1e-4)


@pytest.mark.parametrize("kind", ["dominance", "window"])
def test_both_learn_more_than_phone_means(kind, material):
    sentences, layout, test, means = material
    reported = []
    if kind == "dominance":
        config = DominanceConfig(epochs=15, components=3)
        predictor, history = fit_dominance(sentences, layout, config, 0, reported.append)
    else:
        network = WindowConfig(epochs=15, components=3, units=64, batch=20, learning_rate=2e-3)
        predictor, history = fit_window(sentences, layout, network, 0, reported.append)
    assert reported == list(range(1, 16))
    assert min(e.validation_loss for e in history) < history[0].validation_loss
    learned = score([compare(utterance, predictor) for utterance in test])
    simple = score([compare(utterance, means) for utterance in test])
    assert learned["aperture"]["r"]["mean"] > simple["aperture"]["r"]["mean"]
    assert learned["all"]["rmse_mm"] < simple["all"]["rmse_mm"]


def test_the_best_epoch_is_kept(material):
    sentences, layout, _, __ = material
    config = DominanceConfig(epochs=6, components=3, learning_rate=0.3)
    predictor, history = fit_dominance(sentences, layout, config, 0, lambda _: None)
    squares = []
    for sentence in sentences.validation:
        motion = predictor.animate(sentence.alignment)
        error = motion.positions.reshape(len(motion), -1) - sentence.positions.numpy()
        squares.append((error**2).sum(axis=1))
    loss = np.concatenate(squares).mean()
    assert loss == pytest.approx(min(epoch.validation_loss for epoch in history), rel=1e-3)


def test_overlapping_windows_average_to_their_source():
    values = torch.randn(9, 2)
    given = _windows(values, 5)
    assert torch.equal(given[4], values[2:7])
    assert torch.allclose(_overlaid(given)[2:-2], values[2:-2])
    first = torch.cat([given[0, 2:3], given[1, 1:2], given[2, 0:1]]).mean(dim=0)
    assert torch.allclose(_overlaid(given)[0], first)


def test_unseen_phones_take_stand_ins(material):
    sentences, layout, _, __ = material
    config = WindowConfig(epochs=1, components=3, units=8)
    predictor, _ = fit_window(sentences, layout, config, 0, lambda _: None)
    alignment = Alignment.tile([Interval(0.0, 0.2, "b"), Interval(0.2, 0.4, "ɔ")])
    assert len(predictor.animate(alignment)) == alignment.frame_count(25.0)
