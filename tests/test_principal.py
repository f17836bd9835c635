"""Principal components, against scikit-learn's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.decomposition import PCA

from labial.principal import principal_axes, principal_components


def faces(seed, frames=60, coordinates=9) -> np.ndarray:
    random = np.random.default_rng(seed)
    spread = random.normal(0, 1, (coordinates, coordinates)) * np.geomspace(9, 0.5, coordinates)
    return random.normal(0, 1, (frames, coordinates)) @ spread.T + 40


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 99), st.sampled_from([np.float32, np.float64]))
def test_components_are_scikit_learns(seed, dtype):
    frames = faces(seed).astype(dtype)
    ours, reference = principal_components(frames), PCA().fit(frames.astype(np.float64))
    assert ours.mean == pytest.approx(reference.mean_)
    assert ours.variances == pytest.approx(reference.explained_variance_, rel=1e-6)
    signs = np.sign((ours.axes * reference.components_).sum(axis=1))[:, None]
    assert ours.axes == pytest.approx(signs * reference.components_, abs=1e-6)


@given(st.integers(0, 99))
def test_axes_are_orthonormal_with_their_largest_coordinate_positive(seed):
    axes, variances = principal_axes(np.cov(faces(seed), rowvar=False))
    assert axes @ axes.T == pytest.approx(np.eye(9), abs=1e-9)
    assert (np.diff(variances) <= 0).all()
    assert (axes[np.arange(9), np.abs(axes).argmax(axis=1)] > 0).all()


def test_a_frame_alone_has_no_variance():
    found = principal_components(np.arange(4.0)[None])
    assert found.mean.tolist() == [0, 1, 2, 3]
    assert (found.variances == 0).all()
