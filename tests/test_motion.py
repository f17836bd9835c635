from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.interpolate import CubicHermiteSpline

from labial.errors import MotionError
from labial.face.layouts import MEDIAPIPE_SENSORS, mediapipe_layout
from labial.face.lips import aperture, protrusion, width
from labial.motion import (
    FaceMesh,
    LipLandmarks,
    Motion,
    SensorLayout,
    interpolate,
    interpolate_between,
)


def motion(positions, fps=25.0):
    return Motion(np.asarray(positions, np.float32), fps, mediapipe_layout())


@given(st.integers(2, 30), st.integers(0, 1000))
def test_interpolation_is_the_catmull_rom_spline(frames, seed):
    random = np.random.default_rng(seed)
    values = random.normal(0, 10, (frames, 2)).astype(np.float32)
    padded = np.concatenate([values[:1], values, values[-1:]]).astype(float)
    slopes = (padded[2:] - padded[:-2]) / 2
    spline = CubicHermiteSpline(np.arange(frames), values, slopes)
    times = random.uniform(0, (frames - 1) / 25, 50)
    assert np.allclose(interpolate(values, 25.0, times), spline(times * 25), atol=1e-4)


@given(st.integers(1, 30), st.integers(0, 1000))
def test_between_even_times_it_is_the_same(frames, seed):
    random = np.random.default_rng(seed)
    values = random.normal(0, 10, (frames, 2, 3)).astype(np.float32)
    times = random.uniform(-0.1, (frames + 2) / 25, 50)
    between = interpolate_between(values, np.arange(frames) / 25, times)
    assert np.allclose(between, interpolate(values, 25.0, times), atol=1e-4)


@given(st.integers(4, 30), st.integers(0, 1000))
def test_between_uneven_times_it_goes_through_all_and_along_a_line(frames, seed):
    random = np.random.default_rng(seed)
    at = np.cumsum(random.uniform(0.01, 0.1, frames))
    values = random.normal(0, 10, (frames, 2)).astype(np.float32)
    assert np.allclose(interpolate_between(values, at, at), values, atol=1e-4)
    line = np.stack([3 * at - 2, -at], axis=1).astype(np.float32)
    times = random.uniform(at[1], at[-2], 50)
    expected = np.stack([3 * times - 2, -times], axis=1)
    assert np.allclose(interpolate_between(line, at, times), expected, atol=1e-5)


@settings(deadline=None)
@given(st.sampled_from([(25, 50), (25, 60), (50, 60), (30, 120)]))
def test_resampling_up_keeps_a_slow_movement(rates):
    low, high = rates
    times = np.arange(3 * low) / low
    wave = np.sin(2 * np.pi * 2 * times)  # 2 Hz, about a syllable
    positions = np.tile(wave[:, None, None], (1, 44, 3))
    resampled = motion(positions, low).resampled(high)
    # The first and last span have a neighbour on one side only.
    inside = (resampled.times > times[1]) & (resampled.times < times[-2])
    expected = np.sin(2 * np.pi * 2 * resampled.times[inside])
    assert len(resampled) == 3 * high
    assert np.abs(resampled.positions[inside, 0, 0] - expected).max() < 0.01


@given(
    st.integers(1, 200),
    st.sampled_from([24.0, 25.0, 29.97, 50.0]),
    st.sampled_from([23.976, 25.0, 30.0, 59.94, 120.0]),
)
def test_resampling_keeps_the_time_that_frames_cover(frames, fps, other):
    """Frame i lasts until i + 1: none of the motion is cut off, and none is added."""
    resampled = motion(np.zeros((frames, 44, 3)), fps).resampled(other)
    assert resampled.fps == other
    assert (len(resampled) - 1) / other < frames / fps
    assert len(resampled) / other >= frames / fps - 1e-6


@given(st.integers(2, 50), st.sampled_from([25.0, 59.94]))
def test_frames_are_at_their_number_over_the_rate(frames, fps):
    recorded = motion(np.arange(frames)[:, None, None] * np.ones((44, 3)), fps)
    assert recorded.times == pytest.approx([i / fps for i in range(frames)])
    assert recorded.resampled(fps, 1).positions[0, 0, 0] == 0
    half = recorded.at([0.5 / fps])
    assert half[0, 0, 0] == pytest.approx(0.5, abs=0.1)
    assert recorded.at([1 / fps])[0, 0, 0] == pytest.approx(1)


def test_frames_stay_where_they_are_when_read_at_their_own_times():
    positions = np.random.default_rng(0).normal(0, 10, (20, 44, 3))
    recorded = motion(positions)
    assert np.allclose(recorded.at(recorded.times), positions, atol=1e-5)
    doubled = recorded.resampled(50)
    assert np.allclose(doubled.positions[::2], positions, atol=1e-5)
    assert np.allclose(recorded.at([-1.0, 99.0]), positions[[0, -1]], atol=1e-5)


@pytest.mark.parametrize(
    ("positions", "fps", "says"),
    [
        (np.zeros((5, 43, 3)), 25, r"\(5, 43, 3\), expected \[frames, 44, 3\]"),
        (np.zeros((0, 44, 3)), 25, "at least one frame"),
        (np.zeros((5, 44, 3)), 0, "frame rate is 0 Hz, expected above 0"),
        (np.full((5, 44, 3), np.nan), 25, "'outer_lip_61' has no finite position at frame 0"),
    ],
)
def test_a_motion_of_the_wrong_shape_is_refused(positions, fps, says):
    with pytest.raises(MotionError, match=says):
        motion(positions, fps)


def test_lip_measures_are_distances_between_landmarks():
    layout, marks = mediapipe_layout(), mediapipe_layout().landmarks
    positions = np.zeros((1, 44, 3))
    places = {
        marks.upper_inner: (0, 3, 0),
        marks.lower_inner: (0, -4, 0),
        marks.left_corner: (25, 0, -5),
        marks.right_corner: (-25, 0, -5),
        marks.upper_outer: (0, 8, 6),
        marks.lower_outer: (0, -8, 4),
    }
    for name, place in places.items():
        positions[0, layout.index(name)] = place
    shape = motion(positions)
    assert aperture(shape) == pytest.approx([7])
    assert width(shape) == pytest.approx([50])
    assert protrusion(shape) == pytest.approx([5])


def test_the_layout_has_44_sensors_once_each_and_survives_json():
    layout = mediapipe_layout()
    assert len(layout.names) == len(set(layout.names)) == len(MEDIAPIPE_SENSORS) == 44
    assert [int(name.rsplit("_", 1)[1]) for name in layout.names] == list(MEDIAPIPE_SENSORS)
    assert SensorLayout.from_dict(layout.to_dict()) == layout


def test_a_layout_that_names_unknown_sensors_is_refused():
    marks = LipLandmarks("a", "b", "c", "d", "e", "f")
    with pytest.raises(MotionError, match="'f' of 'landmarks'"):
        SensorLayout(tuple("abcde"), marks, {"lips": ("a",)})
    with pytest.raises(MotionError, match="not a sensor layout"):
        SensorLayout.from_dict({"names": []})


def test_a_mesh_names_its_own_points_only():
    with pytest.raises(MotionError, match="an index is out of range, expected 0 to"):
        FaceMesh(("a", "b"), np.array([[0, 1, 2]], np.int32), (), ())
