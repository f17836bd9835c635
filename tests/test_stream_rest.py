"""Streams that are stopped, end, and begin: a face that comes to rest without a jump."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import labial
from labial import LabialError, Phone, Stream
from labial.face.crossing import gap
from labial.face.lips import aperture
from labial.face.speed import speeds
from labial.motion import Motion
from labial.retargeting.talker import CLOSED_MM
from labial.streaming import Frames, rest_of
from labial.streaming.rest import REST_S, Way
from labial.voice import Voice
from test_streaming import phones_of, steps

FPS = 60.0
NAMES = ("s31", "s26")


@pytest.fixture(scope="module", params=NAMES)
def voice(request: pytest.FixtureRequest) -> Voice:
    return labial.load_voice(request.param)


def spoken(voice: Voice, fps: float = FPS, seed: int = 0) -> tuple[Stream, Frames]:
    stream = Stream(voice, fps=fps)
    stream.push(phones_of(seed))
    return stream, stream.finish()


SENTENCES = 4


@pytest.fixture(scope="module")
def in_speech(voice: Voice) -> tuple[float, float]:
    """The largest step of speech from frame to frame in mm, and the largest change of a step."""
    motions = [spoken(voice, seed=seed)[1].positions for seed in range(SENTENCES)]
    return (
        max(float(steps(each).max()) for each in motions),
        max(float(steps(np.diff(each, axis=0)).max()) for each in motions),
    )


@settings(max_examples=6)
@given(seed=st.integers(0, SENTENCES - 1), part=st.floats(0.05, 1.0))
def test_a_stopped_face_comes_to_rest_without_a_jump(
    voice: Voice, in_speech: tuple[float, float], seed: int, part: float
) -> None:
    stream, before = spoken(voice, seed=seed)
    at = float(part * len(before) / FPS)
    after = stream.stop(at)
    first = math.ceil(at * FPS - 1e-6)
    np.testing.assert_allclose(after.times, (first + np.arange(len(after))) / FPS)
    assert REST_S <= len(after) / FPS <= 0.5 + 1 / FPS
    whole = np.concatenate([before.positions[:first], after.positions])
    rest, border = rest_of(voice), slice(max(0, first - 2), first + 2)
    np.testing.assert_allclose(whole[-1], rest.face, atol=1e-3)
    # Neither a jump nor a sudden change of velocity: no more than speech has.
    step, change = in_speech
    assert steps(whole)[border].max() < 1.05 * step
    assert steps(np.diff(whole, axis=0))[border].max() < 1.1 * change
    # Lips do not cross, or, where they had, not more.
    for pair in rest.pairs:
        crossed = min(0.0, float(gap(whole[first - 1 : first], pair)[0]))
        assert gap(after.positions, pair).min() > crossed - 0.05
    spoken_speeds = speeds(Motion(before.positions, FPS, voice.layout), FPS).max(axis=0)
    found = speeds(Motion(whole, FPS, voice.layout), FPS).max(axis=0)
    assert (found <= 1.1 * np.maximum(rest.limits, spoken_speeds)).all()


def test_the_velocity_goes_on_where_the_face_is_stopped(voice: Voice) -> None:
    stream, before = spoken(voice)
    fastest = int(steps(before.positions).max(axis=1).argmax()) + 2
    after = stream.stop(fastest / FPS).positions
    whole = np.concatenate([before.positions[:fastest], after])
    change = steps(np.diff(whole[fastest - 2 : fastest + 1], axis=0)).max()
    assert change < 0.5 * steps(before.positions).max()


def test_sensors_take_longer_to_rest_rather_than_to_be_too_fast(voice: Voice) -> None:
    rest = rest_of(voice)
    slowest = int(rest.limits.argmin())
    for factor, expected in ((0.18, 0.3375), (1.0, 0.5)):
        face = rest.face.copy()
        face[slowest, 0] += factor * rest.limits[slowest]
        way = rest.way(face, 240.0)
        assert len(way.share) / 240 == pytest.approx(expected, abs=2 / 240)
        moved = rest.positions(face[None], way)
        speed = steps(np.concatenate([face[None], moved])).max(axis=0)[slowest] * 240
        assert expected == 0.5 or speed < 1.01 * rest.limits[slowest]


def test_rest_has_closed_lips_and_ends_an_utterance(voice: Voice) -> None:
    stream, before = spoken(voice)
    after = stream.stop()
    assert after.times[0] == pytest.approx(before.times[-1] + 1 / FPS)
    rest = Motion(after.positions[-1:], FPS, voice.layout)
    assert aperture(rest)[0] < CLOSED_MM


def test_the_next_utterance_begins_at_rest(voice: Voice) -> None:
    rest, phones = rest_of(voice), phones_of(1, ["sil", "ɑ", "s", "i", "m", "sil"])
    stream, usual = Stream(voice, start=rest.face), Stream(voice)
    for each in (stream, usual):
        each.push(phones)
    frames, expected = (each.finish().positions for each in (stream, usual))
    assert np.array_equal(frames[0], rest.face)
    assert np.array_equal(frames[6:], expected[6:])
    assert steps(frames).max() < 1.25 * steps(expected).max()
    # It can be stopped before its first frame.
    np.testing.assert_allclose(
        Stream(voice, start=expected[20]).stop().positions[-1], rest.face, atol=1e-3
    )


def test_a_face_that_was_closed_can_be_stopped_before_that(voice: Voice) -> None:
    (stream, before), (other, _) = spoken(voice), spoken(voice)
    stream.stop()
    at = before.times[-1] - 0.5
    assert np.array_equal(stream.stop(at).positions, other.stop(at).positions)


@pytest.mark.parametrize("fps", [24.0, 240.0])
def test_a_stop_may_come_before_or_after_what_was_sent(voice: Voice, fps: float) -> None:
    rest = rest_of(voice).face
    assert np.abs(Stream(voice, fps=fps).stop().positions - rest).max() < 0.05
    stream, before = spoken(voice, fps)
    late = stream.stop(60.0)
    assert late.times[0] == 60.0
    assert np.abs(late.positions[0] - before.positions[-1]).max() < 1
    again = stream.stop(60.1)
    assert again.times[0] == pytest.approx(60.1, abs=1 / fps)
    assert np.abs(again.positions[0] - late.positions[round((again.times[0] - 60) * fps)]).max() < 2


def test_a_stopped_stream_is_finished_and_mistakes_change_nothing(voice: Voice) -> None:
    stream = Stream(voice, fps=FPS)
    for _ in range(4):
        stream.push(phones_of(0))
        sent = stream.frames()
    for wrong in (-0.1, math.nan, math.inf, sent.times[-1] - 6):
        with pytest.raises(LabialError):
            stream.stop(wrong)
    stream.stop(sent.times[-1] - 2.5)
    assert not len(stream.frames()) and not len(stream.finish())
    with pytest.raises(LabialError, match="finished"):
        stream.push([Phone("ɑ", 0.1)])
    with pytest.raises(LabialError, match="shape"):
        Stream(voice, start=np.zeros((3, 3), np.float32))


@given(
    fps=st.floats(60, 240),
    velocity=st.floats(-200, 200),
    distance=st.floats(-15, 15),
)
def test_a_way_begins_with_the_velocity_and_ends_standing(
    fps: float, velocity: float, distance: float
) -> None:
    way = Way.lasting(0.25, fps)
    shown = np.array([[-velocity / fps], [0.0]], np.float32)
    values = way.values(shown, np.array([distance], np.float32))[:, 0]
    first = velocity / fps
    assert values[-1] == pytest.approx(distance, abs=1e-4)
    assert abs(values[0] - first) <= 0.2 * abs(first) + 0.004 * abs(distance) + 1e-6
    # Beyond both ends it goes only as far as the velocity carries it within 0.1 s.
    carried = 0.02 * abs(velocity) + 1e-3
    assert min(0, distance) - carried <= values.min() <= values.max() <= max(0, distance) + carried
