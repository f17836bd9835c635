from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import opened, synthetic_utterance
from labial.alignment import SILENCE, Alignment, Interval
from labial.face.contact import close_bilabials, fit_closing
from labial.face.lips import aperture
from labial.voice import load_voice

APA = Alignment.tile([Interval(0.2, 0.5, "a"), Interval(0.5, 0.6, "p"), Interval(0.6, 0.9, "a")])


@pytest.fixture(scope="module")
def closing():
    return fit_closing([synthetic_utterance(f"u{i}", i) for i in range(20)])


def spoken(opening_mm):
    return opened(np.asarray(opening_mm, float), 100.0, np.random.default_rng(0))


def test_the_closing_movement_is_the_talkers_own(closing):
    """The synthetic talker lowers the lower lip and the chin and nothing else."""
    layout = synthetic_utterance("u", 0).motion.layout
    lower = [layout.index(name) for name in ("inner_lip_14", "outer_lip_17", "chin_152")]
    assert np.allclose(closing.movement[lower, 1], -1, atol=0.02)
    still = [layout.index(name) for name in ("inner_lip_13", "outer_lip_0", "cheek_50")]
    assert np.abs(closing.movement[still]).max() < 0.02
    assert 0.3 < closing.closed_mm < 1.2


def test_open_lips_are_closed_within_the_phone_and_nowhere_else(closing):
    motion = spoken([8.0] * 90)
    closed = close_bilabials(motion, APA, closing)
    opening, times = aperture(closed), motion.times
    assert opening[(times >= 0.515) & (times <= 0.55)].max() < closing.closed_mm + 0.3
    far = (times < 0.42) | (times > 0.64)
    assert np.array_equal(closed.positions[far], motion.positions[far])
    assert np.abs(np.diff(opening)).max() < 2.5  # mm in 10 ms, as lips move


@given(st.floats(0.3, 0.34), st.floats(0.005, 0.03))
def test_lips_meet_in_a_bilabial_that_is_between_frames(closing, start, duration):
    """At 25 Hz a short /p/ may contain no frame; the nearest one is closed."""
    end = start + duration
    phones = [Interval(0.1, start, "t"), Interval(start, end, "p"), Interval(end, 0.6, "t")]
    motion = opened(np.full(20, 8.0), 25.0, np.random.default_rng(0))
    closed = aperture(close_bilabials(motion, Alignment.tile(phones), closing))
    assert closed.min() < 5  # smoothing halves the correction of a single frame
    assert abs(int(closed.argmin()) / 25 - (start + end) / 2) < 0.03


def test_closed_lips_do_not_change(closing):
    opening = np.full(90, 8.0)
    opening[45:65] = 0
    motion = spoken(opening)
    closed = close_bilabials(motion, APA, closing)
    inside = (motion.times >= 0.5) & (motion.times <= 0.6)
    assert np.abs(closed.positions[inside] - motion.positions[inside]).max() < 0.6
    assert aperture(closed).min() > -0.1


def test_lips_never_cross_in_successive_bilabials(closing):
    voice = load_voice()
    crowded = ["sil", *"pʌtʌpʌpʌmpbpm", "sil"]
    for seconds in (0.03, 0.06, 0.12):
        phones = [
            Interval(i * seconds, (i + 1) * seconds, label) for i, label in enumerate(crowded)
        ]
        motion = voice.animate(Alignment.tile(phones), fps=100)
        marks = motion.layout.landmarks
        upper, lower = (motion.layout.index(n) for n in (marks.upper_inner, marks.lower_inner))
        assert (motion.positions[:, upper, 1] - motion.positions[:, lower, 1]).min() > -0.3


def test_a_short_vowel_between_bilabials_still_opens(closing):
    phones = [Interval(0.2, 0.26, "p"), Interval(0.26, 0.34, "a"), Interval(0.34, 0.4, "p")]
    closed = close_bilabials(spoken([8.0] * 60), Alignment.tile(phones), closing)
    assert aperture(closed)[30] > 4
    for middle in (0.22, 0.36):
        assert aperture(closed)[round(middle * 100)] < 1.5


def test_speech_without_bilabials_does_not_change(closing):
    alignment = Alignment.tile([Interval(0.2, 0.5, "a"), Interval(0.5, 0.9, "t")])
    motion = spoken([8.0] * 90)
    assert np.array_equal(close_bilabials(motion, alignment, closing).positions, motion.positions)


def test_a_talker_without_bilabials_has_no_closing():
    quiet = synthetic_utterance("u", 0)
    alignment = Alignment.tile([Interval(0, quiet.alignment.duration, SILENCE)])
    assert fit_closing([type(quiet)("u", alignment, quiet.motion)]) is None


def test_lips_do_not_vanish_by_closing():
    """A tracker that sees less red in nearly closed lips does not make closing thin them."""
    seen = [synthetic_utterance(f"u{i}", i) for i in range(20)]
    layout = seen[0].motion.layout
    outer, inner = layout.index("outer_lip_17"), layout.index("inner_lip_14")
    for each in seen:
        each.motion.positions[:, outer, 1] -= 1.2 * aperture(each.motion)
    movement = fit_closing(seen).movement
    assert movement[inner, 1] == pytest.approx(-1, abs=0.02)
    assert movement[inner, 1] - movement[outer, 1] == pytest.approx(0.25, abs=0.02)
