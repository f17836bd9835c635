"""Weights over a clip, against SciPy's solvers and by properties of any solution."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import lsq_linear, minimize

from labial.retargeting.solve import Programme, solve


def programme(seed=0, frames=5, shapes=4, rows=12, **changes) -> Programme:
    random = np.random.default_rng(seed)
    values = {
        "matrix": random.normal(0, 5, (rows, shapes)),
        "goals": random.normal(0, 5, (frames, rows)),
        "gaps": np.zeros((0, shapes)),
        "gap_low": np.zeros((frames, 0)),
        "gap_high": np.zeros((frames, 0)),
        "low": np.zeros(shapes),
        "high": np.ones(shapes),
        "sparsity": np.zeros(shapes),
        "smoothness": 0.0,
        "ridge": 0.0,
        "inertia": np.ones(shapes),
    }
    return Programme(**(values | changes))


def weights_of(given) -> np.ndarray:
    solution = solve(given)
    assert solution.optimality.converged
    assert solution.optimality.primal < 2e-3
    assert solution.optimality.dual < 1e-2
    return solution.weights


def moved(weights, given) -> np.ndarray:
    return weights @ given.matrix.T


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.integers(1, 6), st.integers(1, 8))
def test_each_frame_alone_is_bounded_least_squares(seed, frames, shapes):
    given_ = programme(seed, frames, shapes)
    expected = [lsq_linear(given_.matrix, goal, (0, 1)).x for goal in given_.goals]
    assert moved(weights_of(given_), given_) == pytest.approx(moved(expected, given_), abs=0.02)


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 10_000), st.sampled_from([0.1, 2.0, 50.0]))
def test_smooth_over_time_is_one_large_bounded_least_squares(seed, smoothness):
    inertia = np.array([1.0, 4.0, 0.5])
    given_ = programme(seed, frames=7, shapes=3, smoothness=smoothness, ridge=0.01, inertia=inertia)
    frames, shapes = 7, 3
    length = np.linalg.norm(given_.matrix, axis=0)
    # Second differences, the ends mirrored, of each shape's movement.
    second = -2 * np.eye(frames) + np.eye(frames, k=1) + np.eye(frames, k=-1)
    second[0, 0] = second[-1, -1] = -1
    stacked = np.concatenate(
        [
            np.kron(np.eye(frames), given_.matrix),
            smoothness**0.5 * np.kron(second, np.diag(inertia * length)),
            0.01**0.5 * np.kron(np.eye(frames), np.diag(length)),
        ]
    )
    goal = np.concatenate([given_.goals.ravel(), np.zeros(2 * frames * shapes)])
    expected = lsq_linear(stacked, goal, (0, 1)).x.reshape(frames, shapes)
    assert moved(weights_of(given_), given_) == pytest.approx(moved(expected, given_), abs=0.03)


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 10_000))
def test_sparse_weights_are_those_of_a_general_minimiser(seed):
    given_ = programme(seed, frames=1, shapes=5, sparsity=np.full(5, 30.0))

    def cost(w):
        off = given_.matrix @ w - given_.goals[0]
        return off @ off / 2 + 30.0 * w.sum(), given_.matrix.T @ off + 30.0

    best = minimize(cost, np.full(5, 0.5), jac=True, bounds=[(0, 1)] * 5, options={"ftol": 1e-14})
    found = weights_of(given_)[0]
    assert cost(found)[0] == pytest.approx(best.fun, rel=1e-3, abs=1e-3)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10_000))
def test_limits_hold_exactly_and_gaps_nearly(seed):
    random = np.random.default_rng(seed)
    shapes = 6
    gaps = np.abs(random.normal(0, 5, (2, shapes))) * np.sign(random.normal(0, 1, shapes))
    touching = random.random((30, 2)) < 0.4
    given_ = programme(
        seed,
        30,
        shapes,
        gaps=gaps,
        gap_low=np.zeros((30, 2)),
        gap_high=np.where(touching, 0.0, np.inf),
        low=np.full(shapes, 0.0),
        high=random.uniform(0.1, 1.0, shapes),
        smoothness=0.2,
        ridge=0.002,
    )
    weights = solve(given_).weights
    assert (weights >= given_.low).all()
    assert (weights <= given_.high).all()
    gap = weights @ gaps.T
    assert gap.min() > -0.05
    assert np.abs(gap[touching]).max(initial=0) < 0.05


def test_a_shape_that_moves_no_sensor_stays_at_rest():
    given_ = programme(shapes=3)
    given_.matrix[:, 1] = 0
    assert (weights_of(given_)[:, 1] == 0).all()
    assert (weights_of(programme(matrix=np.zeros((12, 4)), low=np.full(4, 0.25))) == 0.25).all()


@pytest.mark.parametrize("unlike", [0.1, 1e-2, 1e-3, 0.0])
def test_shapes_that_are_nearly_parallel(unlike):
    random = np.random.default_rng(1)
    matrix = random.normal(0, 5, (12, 1)) + unlike * random.normal(0, 5, (12, 6))
    goals = random.uniform(-0.5, 1.5, (20, 6)) @ matrix.T + random.normal(0, 0.3, (20, 12))
    given_ = programme(frames=20, shapes=6, matrix=matrix, goals=goals, ridge=2e-3)
    length = np.linalg.norm(matrix, axis=0)
    stacked = np.concatenate([matrix, 2e-3**0.5 * np.diag(length)])
    best = [lsq_linear(stacked, [*goal, *np.zeros(6)], (0, 1), tol=1e-12).x for goal in goals]
    # Which of two similar shapes is used matters little; the sensors' movement must be right.
    assert moved(weights_of(given_), given_) == pytest.approx(moved(best, given_), abs=0.05)


def test_bounds_that_are_all_active():
    goals = 1e4 * np.random.default_rng(3).normal(0, 5, (20, 12))
    given_ = programme(2, 20, 6, goals=goals, ridge=2e-3)
    best = [lsq_linear(given_.matrix, goal, (0, 1)).x for goal in goals]
    assert weights_of(given_) == pytest.approx(np.round(best), abs=1e-6)
    held = programme(2, 20, 6, low=np.full(6, 0.3), high=np.full(6, 0.3))
    assert (weights_of(held) == 0.3).all()


def test_a_solution_short_of_the_optimum_says_so():
    given_ = programme(4, 30, 6, smoothness=50.0, ridge=2e-3)
    best = weights_of(given_)
    short = solve(given_, most_iterations=3)
    assert not short.optimality.converged
    assert short.optimality.iterations == 3
    assert max(short.optimality.primal, short.optimality.dual) > 0.1
    assert np.abs(moved(short.weights, given_) - moved(best, given_)).max() > 0.1
    # Lips that must touch while every shape is held where they are far apart.
    gaps = np.full((1, 6), 100.0)
    wide = programme(
        4, 30, 6, gaps=gaps, gap_low=np.zeros((30, 1)), gap_high=np.zeros((30, 1)), low=np.ones(6)
    )
    never = solve(wide, most_iterations=500).optimality
    assert not never.converged
    assert never.iterations == 500
    assert never.primal > 2e-3
