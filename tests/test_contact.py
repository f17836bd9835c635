from __future__ import annotations

import numpy as np
import pytest

from conftest import made_up_utterance, opened
from labial.alignment import SILENCE, Alignment, Interval
from labial.face.contact import close_bilabials, fit_closing
from labial.face.lips import aperture

APA = Alignment.tile([Interval(0.2, 0.5, "a"), Interval(0.5, 0.6, "p"), Interval(0.6, 0.9, "a")])


@pytest.fixture(scope="module")
def closing():
    return fit_closing([made_up_utterance(f"u{i}", i) for i in range(20)])


def spoken(opening_mm):
    return opened(np.asarray(opening_mm, float), 100.0, np.random.default_rng(0))


def test_the_closing_movement_is_the_talkers_own(closing):
    """The made-up talker lowers the lower lip and the chin and nothing else."""
    layout = made_up_utterance("u", 0).motion.layout
    lower = [layout.index(name) for name in ("inner_lip_14", "outer_lip_17", "chin_152")]
    assert np.allclose(closing.movement[lower, 1], -1, atol=0.02)
    still = [layout.index(name) for name in ("inner_lip_13", "outer_lip_0", "cheek_50")]
    assert np.abs(closing.movement[still]).max() < 0.02
    assert 0.3 < closing.closed_mm < 1.2


def test_lips_left_apart_meet_within_the_phone_and_nowhere_else(closing):
    motion = spoken([8.0] * 90)
    closed = close_bilabials(motion, APA, closing)
    opening, times = aperture(closed), motion.times
    assert opening[(times >= 0.515) & (times <= 0.55)].max() < closing.closed_mm + 0.3
    far = (times < 0.45) | (times > 0.62)
    assert np.array_equal(closed.positions[far], motion.positions[far])
    assert np.abs(np.diff(opening)).max() < 2.5  # mm a hundredth of a second: lips, not a switch


def test_what_is_closed_already_stays_as_it_is(closing):
    opening = np.full(90, 8.0)
    opening[45:65] = 0
    motion = spoken(opening)
    closed = close_bilabials(motion, APA, closing)
    inside = (motion.times >= 0.5) & (motion.times <= 0.6)
    assert np.abs(closed.positions[inside] - motion.positions[inside]).max() < 0.6
    assert aperture(closed).min() > -0.1


def test_speech_without_bilabials_is_left_alone(closing):
    alignment = Alignment.tile([Interval(0.2, 0.5, "a"), Interval(0.5, 0.9, "t")])
    motion = spoken([8.0] * 90)
    assert np.array_equal(close_bilabials(motion, alignment, closing).positions, motion.positions)


def test_a_talker_without_bilabials_has_no_closing():
    quiet = made_up_utterance("u", 0)
    alignment = Alignment.tile([Interval(0, quiet.alignment.duration, SILENCE)])
    assert fit_closing([type(quiet)("u", alignment, quiet.motion)]) is None
