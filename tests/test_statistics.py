"""Statistics of conditions over seeds, against references and by properties."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import rankdata

from labial.experiment.statistics import (
    FEWEST_SEEDS,
    compare_all,
    difference,
    estimate,
    holm,
    mean,
    ratio,
    relative_gain,
    spread,
)

values = st.lists(st.floats(0.1, 10), min_size=10, max_size=12, unique=True)


@settings(deadline=None, max_examples=25)
@given(values)
def test_intervals_hold_the_value_and_lie_within_the_values(sample):
    found = estimate(mean, sample)
    assert min(sample) - 1e-9 <= found.low <= found.value <= found.high <= max(sample) + 1e-9


def test_intervals_of_a_mean_are_about_as_wide_as_in_theory():
    sample = np.random.default_rng(1).normal(5, 2, 200)
    found = estimate(mean, sample)
    error = sample.std(ddof=1) / np.sqrt(len(sample))
    assert found.high - found.low == pytest.approx(2 * 1.96 * error, rel=0.05)


def test_two_conditions_are_resampled_independently():
    first, second = [3.0, 4.0, 5.0], [1.0, 2.0, 3.0]
    assert estimate(difference, first, second).value == pytest.approx(2.0)
    assert estimate(ratio, first, second).value == pytest.approx(2.0)
    assert estimate(relative_gain, first, second).value == pytest.approx(0.5)
    # The difference of a condition from itself is 0, but not if both are resampled separately.
    assert estimate(difference, first, first).low < 0 < estimate(difference, first, first).high


def test_fewer_than_three_seeds_have_no_interval():
    found = estimate(mean, [1.0, 2.0])
    assert (found.value, found.low, found.high) == (1.5, None, None)


def test_the_spread_is_the_standard_deviation():
    found = estimate(spread, [1.0, 2.0, 3.0, 4.0])
    assert found.value == pytest.approx(np.std([1, 2, 3, 4], ddof=1))


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 999))
def test_the_test_is_exact(seed):
    """The p-value is the share of all assignments of ranks that are at least as uneven."""
    random = np.random.default_rng(seed)
    first, second = random.normal(0, 1, 10), random.normal(0.7, 1, 10)
    found = compare_all([(first, second)])[0]
    everything = np.concatenate([first, second])
    ranks = everything.argsort().argsort() + 1
    observed = abs(ranks[:10].sum() - 105)
    sums = np.fromiter(map(sum, itertools.combinations(range(1, 21), 10)), int)
    assert found.p == pytest.approx((np.abs(sums - 105) >= observed).mean(), rel=1e-9)
    pairs = np.sign(first[:, None] - second)
    assert found.delta == pytest.approx(pairs.mean())


def test_ties_are_counted():
    """As in epochs: the p-value is still the share of assignments that are at least as uneven."""
    first = [9.0, 10, 10, 11, 12, 12, 12, 13, 14, 15]
    second = [12.0, 13, 13, 14, 15, 15, 16, 17, 17, 18]
    found = compare_all([(first, second)])[0]
    ranks = rankdata([*first, *second])
    observed = abs(ranks[:10].sum() - 105)
    sums = np.fromiter(map(sum, itertools.combinations(ranks, 10)), float)
    assert found.p == pytest.approx((np.abs(sums - 105) >= observed).mean(), rel=1e-9)


def test_few_seeds_are_not_tested():
    few = list(np.arange(FEWEST_SEEDS - 1.0))
    enough = list(np.arange(FEWEST_SEEDS, dtype=float) + 0.5)
    tests = compare_all([(few, enough), (enough, [v + 100 for v in enough])])
    assert tests[0] is None
    assert tests[1].p == tests[1].p_holm == pytest.approx(2 / 184756)
    assert tests[1].delta == -1


def test_holms_correction_is_the_published_one():
    # The usual example of the correction: sorted p times 4, 3, 2, 1, never decreasing.
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_holms_correction_is_between_none_and_bonferronis(p_values):
    assume(p_values)
    for raw, corrected in zip(p_values, holm(p_values), strict=True):
        assert raw <= corrected <= min(1.0, raw * len(p_values)) + 1e-12


@pytest.mark.parametrize(
    ("statistic", "seeds", "truth", "share"),
    [(mean, 10, 0, 0.9), (spread, 10, 1, 0.8), (mean, 3, 0, 0.75)],
)
def test_intervals_hold_the_truth_as_often_as_the_report_says(statistic, seeds, truth, share):
    """For normal values; 600 repetitions give the share to within about 0.04."""
    random = np.random.default_rng(1)
    found = [estimate(statistic, random.normal(size=seeds)) for _ in range(600)]
    held = np.mean([each.low <= truth <= each.high for each in found])
    assert held == pytest.approx(share, abs=0.05)


def test_the_interval_of_three_seeds_is_their_range():
    found = estimate(mean, [3.0, 1.0, 7.0])
    assert (found.low, found.high) == (1.0, 7.0)
