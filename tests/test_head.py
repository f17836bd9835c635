from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import procrustes
from scipy.spatial.transform import Rotation
from sklearn.linear_model import Ridge

from conftest import synthetic_utterance
from labial.errors import MotionError
from labial.face.head import levelled, mean_head
from labial.face.similarity import RIGID, fit_similarity
from labial.face.surface import FaceMap, fit_face_map
from labial.motion import FaceMesh


def moved(head, random, frames, turn=0.3, scales=(0.95, 1.05)):
    turns = Rotation.from_rotvec(random.normal(0, turn, (frames, 3))).as_matrix()
    scale = random.uniform(*scales, (frames, 1, 1))
    return scale * np.einsum("pi,fij->fpj", head, turns) + random.normal(0, 50, (frames, 1, 3))


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_any_rotation_shift_and_scale_is_removed(seed):
    random = np.random.default_rng(seed)
    head = random.normal(0, 40, (22, 3))
    frames = moved(head, random, 5, turn=2.0, scales=(0.2, 5))
    aligned = fit_similarity(frames, head).apply(frames)
    assert np.allclose(aligned, head, atol=1e-6)


def test_the_fit_is_the_best_one_by_scipys_measure():
    random = np.random.default_rng(1)
    head = random.normal(0, 40, (22, 3))
    noisy = moved(head, random, 8) + random.normal(0, 3, (8, 22, 3))
    for frame in noisy:
        # scipy fits in the other direction on unit-size shapes; its disparity is symmetric.
        _, _, disparity = procrustes(head, frame)
        fit = fit_similarity(frame[None], head)
        residual = ((fit.apply(frame[None])[0] - head) ** 2).sum()
        assert residual / ((head - head.mean(axis=0)) ** 2).sum() == pytest.approx(disparity)


def test_weights_and_limits_of_the_scale_are_respected():
    random = np.random.default_rng(4)
    head = random.normal(0, 40, (9, 3))
    frames = moved(head, random, 6, turn=2.0, scales=(0.5, 2)) + random.normal(0, 3, (6, 9, 3))
    weights = random.uniform(0, 1, (6, 9)) * (random.random((6, 9)) < 0.8)
    rigid = fit_similarity(frames, head, weights, RIGID)
    assert (rigid.scale == 1).all()
    for frame, weight, rotation in zip(frames, weights, rigid.rotation, strict=True):
        goal, source = (x - np.average(x, axis=0, weights=weight) for x in (head, frame))
        best, _ = Rotation.align_vectors(goal, source, weights=weight)
        assert rotation == pytest.approx(best.as_matrix().T, abs=1e-6)
    free, close = (fit_similarity(frames, head, weights, s) for s in ((0, np.inf), (0.9, 1.1)))
    assert close.scale == pytest.approx(np.clip(free.scale, 0.9, 1.1))
    # The weighted centre is moved to the goal's, whatever the scale.
    for fit in (rigid, free, close):
        off = fit.apply(frames) - head
        assert (weights[..., None] * off).sum(axis=1) == pytest.approx(0, abs=1e-6)


def test_a_mirror_image_is_not_reflected():
    random = np.random.default_rng(2)
    head = random.normal(0, 40, (22, 3))
    fit = fit_similarity((head * [-1, 1, 1])[None], head)
    assert np.linalg.det(fit.rotation[0]) == pytest.approx(1)


def test_the_mean_head_is_the_head_under_noise():
    random = np.random.default_rng(3)
    head = random.normal(0, 40, (22, 3))
    head -= head.mean(axis=0)
    frames = moved(head, random, 400) + random.normal(0, 1, (400, 22, 3))
    mean = mean_head(frames)
    _, _, disparity = procrustes(head, mean)
    assert disparity < 1e-5
    assert np.linalg.norm(mean) == pytest.approx(np.linalg.norm(head), rel=0.01)


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_a_levelled_head_faces_straight_ahead_whatever_its_pose(seed):
    random = np.random.default_rng(seed)
    half = random.normal(0, 40, (5, 3))
    head = np.concatenate([half, half * [-1, 1, 1], [[0, 0, 10], [0, 50, 10]]])
    turned = head @ Rotation.random(rng=random).as_matrix()
    level = levelled(turned, [(i, i + 5) for i in range(5) if half[i, 0] < 0] or [(0, 5)], (10, 11))
    if (half[:, 0] < 0).any():
        assert np.allclose(level, head, atol=1e-6)


def test_the_face_map_is_a_ridge_regression():
    random = np.random.default_rng(5)
    sensors = random.normal(0, 2, (50, 6, 3)).astype(np.float32)
    surface = random.normal(20, 5, (50, 4, 3)).astype(np.float32)
    mesh = FaceMesh(tuple("abcd"), np.array([[0, 1, 2]], np.int32), (), ())
    face = fit_face_map(mesh, sensors, surface, ridge=0.5)
    expected = Ridge(alpha=0.5 * 50).fit(sensors.reshape(50, -1), surface.reshape(50, -1))
    assert np.allclose(face.weights, expected.coef_, atol=1e-5)
    assert np.allclose(face.bias, expected.intercept_, atol=1e-4)
    motion = synthetic_utterance("u", 1).motion
    shown = FaceMap(mesh, random.normal(size=(12, 132)), np.arange(12.0)).surface(motion)
    assert shown.shape == (len(motion), 4, 3)
    with pytest.raises(MotionError, match="has 44 sensors, expected 6"):
        face.surface(motion)


def test_the_face_map_recovers_a_linear_face():
    random = np.random.default_rng(4)
    sensors = random.normal(0, 5, (3000, 6, 3)).astype(np.float32)
    weights, bias = random.normal(0, 1, (12, 18)), random.normal(0, 50, 12)
    surface = (sensors.reshape(-1, 18) @ weights.T + bias).reshape(-1, 4, 3)
    mesh = FaceMesh(tuple("abcd"), np.array([[0, 1, 2]], np.int32), (), ())
    face = fit_face_map(mesh, sensors, surface, ridge=1e-3)
    assert isinstance(face, FaceMap)
    assert np.allclose(face.weights, weights, atol=0.01)
    assert np.allclose(face.bias, bias, atol=0.01)
