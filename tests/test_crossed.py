"""Differences over seeds and sentences: intervals hold the truth as often as they say."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from labial.experiment.crossed import Crossed, crossed


def drawn(random, seeds, sentences, of_seeds, of_sentences, mean=0.0):
    return (
        mean
        + of_seeds * random.normal(size=(seeds, 1))
        + of_sentences * random.normal(size=(1, sentences))
        + random.normal(size=(seeds, sentences))
    )


@pytest.mark.parametrize(
    ("of_seeds", "of_sentences"), [(0.0, 0.0), (0.0, 0.5), (0.5, 0.0), (0.3, 0.3)]
)
@pytest.mark.parametrize("seeds", [3, 10])
def test_intervals_hold_the_truth(seeds, of_seeds, of_sentences):
    random = np.random.default_rng(1)
    held = []
    for _ in range(400):
        low, high = crossed(drawn(random, seeds, 40, of_seeds, of_sentences, 2.0)).interval
        held.append(low < 2.0 < high)
    # Conservative where neither varies, since the larger mean square is taken.
    assert 0.92 < np.mean(held) <= 1.0
    if of_seeds and not of_sentences:
        assert np.mean(held) < 0.985


def test_with_one_sentence_it_is_the_t_test():
    values = np.random.default_rng(2).normal(0.4, 1, (8, 1))
    found = crossed(values)
    expected = ttest_1samp(values[:, 0], 0)
    assert found.p == pytest.approx(expected.pvalue)
    assert found.interval == pytest.approx(tuple(expected.confidence_interval(0.95)))


def test_what_is_detectable_is_found_four_times_in_five():
    random = np.random.default_rng(3)
    shift = Crossed(0.0, 10, (1 / 10) ** 0.5, 9.0).detectable(tests=1)
    found = [crossed(random.normal(shift, 1, (10, 1))).p < 0.05 for _ in range(2000)]
    assert np.mean(found) == pytest.approx(0.8, abs=0.03)


def test_more_tests_can_find_less():
    found = Crossed(0.0, 10, 0.1, 9.0)
    assert found.detectable(tests=20) > 1.3 * found.detectable(tests=1)


def test_few_seeds_say_nothing_of_other_seeds():
    found = crossed(np.ones((2, 30)))
    assert (found.mean, found.p, found.interval, found.detectable(5)) == (1.0, None, None, None)


def test_differences_without_spread_are_certain():
    assert crossed(np.zeros((3, 5))).p == 1
    assert crossed(np.ones((3, 5))).p == 0
