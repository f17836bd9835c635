"""Bounded least squares of many frames, against SciPy's and by the conditions of an optimum."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import lsq_linear

from labial.errors import LabialWarning
from labial.least_squares import bounded_weights


def assert_optimal(departures, targets, most) -> np.ndarray:
    """Check that each frame is as near to its target as SciPy's solution, and is reported so."""
    found = bounded_weights(departures, targets, most)
    most = np.broadcast_to(most, found.weights.shape)
    assert (found.weights >= 0).all()
    assert (found.weights <= most).all()
    assert found.optimality.converged
    scale = np.abs(targets).max()
    assert found.optimality.dual < 1e-9 * scale * len(departures)
    for weights, target, top in zip(found.weights, targets, most, strict=True):
        best = lsq_linear(departures.T, target, (0, np.maximum(top, 1e-300)), tol=1e-13)
        cost = ((weights @ departures - target) ** 2).sum() / 2
        assert cost <= best.cost + 1e-9 * (target**2).sum()
    return found.weights


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 6), st.integers(1, 8), st.integers(0, 999))
def test_weights_are_scipys_bounded_least_squares(shapes, frames, seed):
    random = np.random.default_rng(seed)
    departures = random.normal(0, 3, (shapes, 12))
    targets = random.normal(0, 3, (frames, 12)) + random.random((frames, shapes)) @ departures
    weights = assert_optimal(departures, targets, 1.0)
    best = [lsq_linear(departures.T, target, (0, 1), tol=1e-13).x for target in targets]
    assert weights == pytest.approx(np.array(best), abs=1e-4)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 2**31), st.integers(1, 6), st.integers(1, 4))
def test_bounds_of_each_frame_are_kept_as_by_scipy(seed, count, frames):
    random = np.random.default_rng(seed)
    departures = np.concatenate([random.normal(size=(count, 8)), 0.3 * np.eye(count)], axis=1)
    targets = random.normal(size=(frames, 8 + count))
    assert_optimal(departures, targets, random.uniform(0.0, 1.5, (frames, count)))


@pytest.mark.parametrize("unlike", [0.1, 0.01, 1e-3, 1e-5, 0.0])
def test_shapes_that_are_nearly_parallel(unlike):
    random = np.random.default_rng(1)
    departures = random.normal(0, 3, (1, 132)) + unlike * random.normal(0, 3, (6, 132))
    targets = random.uniform(-0.5, 1.5, (50, 6)) @ departures + random.normal(0, 0.3, (50, 132))
    assert_optimal(departures, targets, 1.0)


def test_bounds_that_are_all_active_and_shapes_that_move_nothing():
    random = np.random.default_rng(2)
    departures = random.normal(0, 3, (8, 132)) * [[1e-3], [1], [1e3], [1], [1], [1e-6], [1], [0]]
    far = random.normal(0, 3000, (50, 132))
    weights = assert_optimal(departures, far, 1.0)
    assert np.isin(weights[:, 2:5], [0, 1]).mean() > 0.5
    assert (assert_optimal(departures, far, 0.0) == 0).all()
    assert_optimal(departures, far, random.uniform(0, 0.01, (50, 8)))
    assert_optimal(random.normal(0, 3, (20, 6)), random.normal(0, 10, (50, 6)), 1.0)


def test_a_solution_short_of_the_optimum_is_warned_of():
    random = np.random.default_rng(3)
    departures = random.normal(0, 3, (1, 30)) + 0.03 * random.normal(0, 3, (6, 30))
    targets = random.uniform(-0.5, 1.5, (20, 6)) @ departures
    with pytest.warns(LabialWarning, match="least squares: stopped after 1 iterations.*dual res"):
        short = bounded_weights(departures, targets, most_rounds=1)
    assert not short.optimality.converged
    enough = bounded_weights(departures, targets)
    assert enough.optimality.converged
    assert enough.optimality.iterations > 1
    # By definition: the largest gradient that no bound opposes, for shapes 1 mm long.
    length = np.linalg.norm(departures, axis=1)
    downhill = (targets - short.weights @ departures) @ (departures / length[:, None]).T
    can_rise = np.clip(downhill, 0, (1 - short.weights) * length)
    can_fall = np.clip(-downhill, 0, short.weights * length)
    assert short.optimality.dual == pytest.approx(max(can_rise.max(), can_fall.max()))
