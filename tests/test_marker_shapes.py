from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from labial.errors import MotionError
from labial.face.gaps import GapLimits, TooLongError, close_gaps, find_gaps
from labial.face.low_pass import low_pass
from labial.face.rigid import fit_rigid, mean_rigid, most_rigid
from labial.face.shape_model import fit_shapes
from labial.face.swaps import astray, exchanged, followed, jumps, named_as


def some_faces(frames: int = 400, markers: int = 8) -> np.ndarray:
    """Faces of three components with a little noise, ``[frames, markers, 3]`` in mm."""
    random = np.random.default_rng(0)
    mean, shapes = random.normal(0, 30, markers * 3), random.normal(0, 3, (3, markers * 3))
    weights = np.cumsum(random.normal(0, 0.2, (frames, 3)), axis=0)
    noise = random.normal(0, 0.2, (frames, markers * 3))
    return (mean + weights @ shapes + noise).reshape(frames, markers, 3)


def test_a_rigid_fit_agrees_with_scipy_and_keeps_the_scale():
    random = np.random.default_rng(1)
    reference = random.normal(0, 60, (6, 3))
    turns = Rotation.from_rotvec(random.normal(0, 0.5, (20, 3)))
    points = np.stack([turn.apply(reference) for turn in turns]) + random.normal(0, 200, (20, 1, 3))
    points += random.normal(0, 0.3, points.shape)
    points[3, 2] = np.nan
    found = fit_rigid(points, reference)
    for frame, (seen, fit) in enumerate(zip(points, found.fit.rotation, strict=True)):
        known = ~np.isnan(seen).any(axis=-1)
        a, b = reference[known], seen[known]
        expected, left = Rotation.align_vectors(a - a.mean(axis=0), b - b.mean(axis=0))
        assert np.allclose(fit.T, expected.as_matrix(), atol=1e-6), frame
        assert found.residual_mm[frame] == pytest.approx(left / np.sqrt(known.sum()))
    assert (found.fit.scale == 1).all()
    assert not found.loose.any()


def test_a_head_marker_that_is_knocked_off_does_not_turn_the_head():
    random = np.random.default_rng(2)
    reference = random.normal(0, 60, (6, 3))
    points = np.tile(reference, (10, 1, 1))
    points[4, 1] += (20, 0, 0)
    found = fit_rigid(points, reference)
    assert np.argwhere(found.loose).tolist() == [[4, 1]]
    assert np.allclose(found.fit.rotation, np.eye(3), atol=1e-6)


def test_markers_off_their_places_are_left_out_while_three_others_remain():
    random = np.random.default_rng(5)
    reference = random.normal(0, 60, (5, 3))
    points = np.tile(reference, (4, 1, 1))
    points[0, 0] += (9, 0, 0)
    points[0, 2] -= (0, 30, 0)
    points[1, 4] = np.nan
    points[1, :2] += ((0, 0, 9), (0, 40, 0))  # of four the worst is left out, and three remain
    points[2, 0] += (0, 3, 0)  # near enough to its place
    found = fit_rigid(points, reference)
    assert [np.flatnonzero(frame).tolist() for frame in found.loose] == [[0, 2], [1], [], []]
    assert found.residual_mm[[0, 3]] == pytest.approx([0, 0], abs=1e-6)
    assert np.allclose(found.fit.rotation[0], np.eye(3), atol=1e-6)
    assert 0.5 < found.residual_mm[2] < 3 / np.sqrt(5)


def test_three_markers_of_the_head_are_enough():
    reference = np.random.default_rng(6).normal(0, 60, (5, 3))
    points = np.tile(reference, (3, 1, 1))
    points[0, :2] = np.nan
    points[1, :3] = np.nan
    found = fit_rigid(points, reference)
    assert np.isnan(found.residual_mm).tolist() == [False, True, False]
    assert np.isnan(found.fit.shift).any(axis=1).tolist() == [False, True, False]


def test_too_few_or_aligned_head_markers_give_no_fit():
    reference = np.array([[0.0, 0, 0], [50, 0, 0], [100, 1, 0], [0, 60, 0]])
    points = np.tile(reference, (3, 1, 1))
    points[0, 3] = np.nan  # three remain, in a line
    points[1, :2] = np.nan  # two remain
    rotation = fit_rigid(points, reference).fit.rotation
    assert np.isnan(rotation).any(axis=(1, 2)).tolist() == [True, True, False]


def test_the_mean_head_needs_no_frame_with_all_markers():
    random = np.random.default_rng(3)
    true = random.normal(0, 60, (6, 3))
    turns = Rotation.from_rotvec(random.normal(0, 0.3, (60, 3)))
    points = np.stack([turn.apply(true) for turn in turns]) + random.normal(0, 0.1, (60, 6, 3))
    points[np.arange(60), np.arange(60) % 6] = np.nan
    found = mean_rigid(points)
    true = true - true.mean(axis=0)
    turn, _ = Rotation.align_vectors(true, found)
    assert np.abs(turn.apply(found) - true).max() < 0.2
    # It is in the pose of the frame with most markers.
    points[40] = turns[40].apply(true)
    expected = points[40] - points[40].mean(axis=0)
    assert np.abs(mean_rigid(points) - expected).max() < 0.3


def test_the_most_rigid_set_is_the_largest_that_keeps_its_distances():
    random = np.random.default_rng(4)
    points = np.tile(random.normal(0, 50, (9, 3)), (300, 1, 1))
    points += random.normal(0, 0.2, points.shape)
    points[:, [1, 4]] += random.normal(0, 3, (300, 1, 3))  # a jaw of two
    points[:, 6] += random.normal(0, 2, (300, 3))
    assert most_rigid(points) == [0, 2, 3, 5, 7, 8]
    # Another rigid body of fewer markers, and a marker of the first that shakes.
    points[:, [1, 4, 6]] = points[:1, [1, 4, 6]] + random.normal(0, 9, (300, 1, 3))
    points += random.normal(0, 0.02, points.shape)
    points[:, 8] += random.normal(0, 0.3, (300, 3))
    assert most_rigid(points) == [0, 2, 3, 5, 7]
    points[:, 0] += random.normal(0, 0.4, (300, 3))
    assert most_rigid(points) == [2, 3, 5, 7]
    with pytest.raises(MotionError, match="no three markers"):
        most_rigid(random.normal(0, 30, (300, 5, 3)))


def test_filled_positions_are_the_conditional_mean():
    faces = some_faces()
    shapes = fit_shapes(faces)
    covariance = np.linalg.inv(shapes.precision)
    hidden = faces[:3].copy()
    hidden[:, 2] = np.nan
    gone = np.isnan(hidden[0].ravel())
    known = hidden.reshape(3, -1)[:, ~gone] - shapes.mean[~gone]
    cross = covariance[np.ix_(gone, ~gone)] @ np.linalg.inv(covariance[np.ix_(~gone, ~gone)])
    expected = shapes.mean[gone] + known @ cross.T
    assert np.allclose(shapes.filled(hidden)[:, 2], expected)
    off = np.linalg.norm(faces[:3, 2] - expected, axis=-1)
    assert np.allclose(shapes.residuals(faces[:3])[:, 2], off)
    assert shapes.squared_distance(faces).mean() == pytest.approx(faces[0].size, rel=0.15)


def test_the_gain_of_a_swap_is_the_decrease_of_squared_distance():
    faces = some_faces()
    shapes = fit_shapes(faces)
    swapped = faces.copy()
    swapped[:, [1, 5]] = faces[:, [5, 1]]
    gains = shapes.exchange_gains(faces, [(1, 5), (0, 2)])
    decrease = shapes.squared_distance(faces) - shapes.squared_distance(swapped)
    assert np.allclose(gains[0], decrease)


def test_too_few_frames_have_no_shapes():
    with pytest.raises(MotionError, match="19 frames show every marker, expected at least 20"):
        fit_shapes(some_faces(19))


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(4)), st.integers(5, 300), st.integers(3, 90))
def test_any_change_of_names_is_corrected(order, first, length):
    faces = some_faces()
    mixed = faces.copy()
    mixed[first : first + length, :4] = faces[first : first + length, list(order)]
    back = followed(mixed, 120)
    assert np.array_equal(np.take_along_axis(mixed, back[..., None], axis=1), faces)
    usual = fit_shapes(faces)
    back = exchanged(mixed, np.ones(mixed.shape[:2], bool), usual)
    assert np.array_equal(np.take_along_axis(mixed, back[..., None], axis=1), faces)


@pytest.mark.parametrize(("hidden", "known"), [(1, True), (12, True), (13, False)])
def test_names_changed_while_markers_were_hidden_are_followed_for_a_tenth_of_a_second(
    hidden, known
):
    faces = some_faces(60)
    mixed = faces.copy()
    mixed[20 + hidden :, [2, 5]] = faces[20 + hidden :, [5, 2]]
    mixed[20 : 20 + hidden, [2, 5]] = np.nan
    order = followed(mixed, 120)
    assert (order[:20] == np.arange(8)).all()
    expected = [0, 1, 5, 3, 4, 2, 6, 7] if known else list(range(8))
    assert (order[20 + hidden :] == expected).all()


def test_names_that_are_wrong_throughout_are_found_by_the_usual_face():
    usual = some_faces()[0]
    order = [0, 4, 2, 3, 1, 7, 5, 6]
    face = usual[order] + np.random.default_rng(1).normal(0, 1, usual.shape)
    found = named_as(face, usual)
    assert np.abs(face[found] - usual).max() < 5
    assert found.tolist() == np.argsort(order).tolist()
    assert named_as(usual + 3, usual).tolist() == list(range(8))
    # A marker that is not known in either keeps its name.
    usual[3], face[2] = np.nan, np.nan
    assert named_as(face, usual).tolist() == np.argsort(order).tolist()
    # Swaps without a great improvement are not made.
    wide = usual + np.random.default_rng(2).normal(0, 60, usual.shape)
    assert named_as(wide, usual).tolist() == list(range(8))


def test_markers_that_are_far_from_where_the_others_put_them_are_astray():
    faces = some_faces()
    shapes = fit_shapes(faces)
    seen = np.ones(faces.shape[:2], bool)
    usual = shapes.residuals(faces).mean(axis=0)
    assert not astray(faces, seen, shapes, usual).any()
    off = faces.copy()
    off[50, 3] += (0, 9, 0)
    off[70, [1, 6]] += ((30, 0, 0), (0, 0, -12))
    off[90, 2] += (0, 0, 4)  # less than 6 mm
    seen[50, 5] = False
    assert np.argwhere(astray(off, seen, shapes, usual)).tolist() == [[50, 3], [70, 1], [70, 6]]
    seen[70, 1], off[70, 1] = False, faces[70, 1]  # a gap that was filled
    assert np.argwhere(astray(off, seen, shapes, usual)).tolist() == [[50, 3], [70, 6]]
    # The limit is eight times the usual residual if that is larger.
    assert np.argwhere(astray(off, seen, shapes, np.full(8, 1.3))).tolist() == [[70, 6]]


def test_a_jump_is_distinguished_from_fast_movement():
    times = np.arange(240) / 120
    # As fast as lips move: 20 mm at 4 Hz, 250 mm/s.
    positions = np.zeros((240, 3, 3))
    positions[:, :, 1] = 10 * np.sin(2 * np.pi * 4 * times)[:, None]
    assert not jumps(positions, 120).any()
    positions[100, 1, 0] += 9
    assert np.argwhere(jumps(positions, 120)).tolist() == [[100, 1]]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_gaps_are_closed_or_named(data):
    faces = some_faces(120)
    shapes = fit_shapes(faces)
    gappy = faces.copy()
    for _ in range(data.draw(st.integers(0, 6))):
        start, length = data.draw(st.integers(0, 119)), data.draw(st.integers(1, 80))
        gappy[start : start + length, data.draw(st.integers(0, 7))] = np.nan
    gaps = find_gaps(gappy)
    assert sum(gap.frames for gap in gaps) == np.isnan(gappy[..., 0]).sum()
    try:
        closed, counts = close_gaps(gappy, 120, GapLimits(0.1, 0.5), shapes)
    except TooLongError as error:
        few = np.isnan(gappy).any(axis=-1).sum(axis=1).max() > 4
        assert few or error.gap.frames > 60
        return
    assert np.isfinite(closed).all()
    assert counts.bridged + counts.filled == len(gaps)
    assert counts.bridged_frames + counts.filled_frames == sum(gap.frames for gap in gaps)
    seen = ~np.isnan(gappy)
    assert np.array_equal(closed[seen], gappy[seen])


def test_a_cut_off_is_below_half_of_the_rate():
    for cutoff in (0.1, 59.9):
        assert len(low_pass(np.zeros((10, 3)), 120, cutoff)) == 10
    for cutoff in (0.0, -1.0, 60.0, 61.0, np.nan):
        with pytest.raises(MotionError, match="expected more than 0 and less than 60 Hz"):
            low_pass(np.zeros((10, 3)), 120, cutoff)


def test_half_of_the_power_remains_at_the_cut_off_and_there_is_no_delay():
    times = np.arange(2400) / 120
    inside = slice(600, 1800)
    for cutoff in (6.0, 12.0, 20.0):
        wave = np.sin(2 * np.pi * cutoff * times)
        kept = low_pass(wave[:, None], 120, cutoff)[:, 0]
        assert np.abs(kept[inside] - wave[inside] / np.sqrt(2)).max() < 0.01
        slow = np.sin(2 * np.pi * cutoff / 4 * times)
        assert np.abs(low_pass(slow, 120, cutoff)[inside] - slow[inside]).max() < 0.01
        quick = np.sin(2 * np.pi * cutoff * 2.5 * times)
        assert np.abs(low_pass(quick, 120, cutoff)[inside]).max() < 0.01
    assert low_pass(np.ones((3, 2, 3)), 120, 12) == pytest.approx(np.ones((3, 2, 3)))
