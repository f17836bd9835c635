"""Speech that starts and ends at rest: its lengths, its sound, and the way of the face."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import labial
from labial.alignment import SILENCE, Alignment, Interval
from labial.face.layouts import mediapipe_layout
from labial.face.lips import aperture
from labial.face.speed import speeds
from labial.motion import Motion
from labial.start_and_end import END_S, START_S, from_rest, resting, within_rest
from labial.utterance import Audio
from labial.voice import load_voice
from labial.voice_articulation import articulator_of_voice

RATE = 22050
rates = st.sampled_from([23.976, 24, 25, 29.97, 30, 50, 59.94, 60, 120])
lengths = st.lists(st.floats(0.02, 0.3), min_size=1, max_size=6)


def aligned(lengths: list[float], before: float, after: float) -> Alignment:
    edges = before + np.concatenate([[0.0], np.cumsum(lengths)])
    phones = [Interval(a, b, "ɑ") for a, b in pairwise(edges)]
    words = (Interval(edges[0], edges[-1], "ah"),)
    return Alignment.tile(phones, words, edges[-1] + after)


@given(lengths, st.floats(0, 0.6), st.floats(0, 0.9), rates)
def test_sound_phones_and_frames_last_equally_long(lengths, before, after, fps):
    alignment = aligned(lengths, before, after)
    samples = np.arange(1, round(alignment.duration * RATE) + 1).astype(np.int16)
    longer, sound = within_rest(alignment, Audio(samples, RATE), fps)
    assert longer.frame_count(fps) / fps == pytest.approx(longer.duration, abs=1e-6)
    assert abs(sound.duration - longer.duration) <= 1 / RATE
    first, last = ([p for p in longer.phones if p.label != SILENCE][place] for place in (0, -1))
    assert first.start >= START_S - 1e-6
    assert longer.duration - last.end >= END_S - 1e-6
    assert longer.duration - last.end < max(END_S, after) + 2 / fps
    shift = first.start - next(p for p in alignment.phones if p.label != SILENCE).start
    assert longer.words[0].start == pytest.approx(alignment.words[0].start + shift)
    start = round(shift * RATE)
    assert not sound.samples[:start].any()
    kept = sound.samples[start : start + len(samples)]
    assert np.abs(np.flatnonzero(kept == samples[0])[0]) <= 1
    assert len(kept) >= len(samples) - 2


def test_silence_alone_stays_silence():
    alignment = Alignment((Interval(0, 0.5, SILENCE),))
    longer, sound = within_rest(alignment, None, 25)
    assert sound is None
    assert longer.duration >= 0.5
    assert {phone.label for phone in longer.phones} == {SILENCE}


@given(lengths, st.sampled_from([25, 60]))
def test_the_face_goes_from_rest_to_speech_and_back(lengths, fps):
    longer, _ = within_rest(aligned(lengths, 0, 0), None, fps)
    rest = np.zeros((44, 3), np.float32)
    moved = np.ones((longer.frame_count(fps), 44, 3), np.float32)
    found = from_rest(Motion(moved, fps, mediapipe_layout()), longer, rest).positions[:, 0, 0]
    times = np.arange(len(found)) / fps
    start, end = START_S, START_S + sum(lengths)
    assert found[0] == 0
    assert np.abs(found[times > end + 0.36]).max(initial=0) < 1e-6
    assert (found[(times >= start) & (times <= end)] == 1).all()
    assert (np.diff(found[times <= start]) >= -1e-6).all()
    assert (np.diff(found[times >= end]) <= 1e-6).all()


@pytest.mark.parametrize("text", ["She judges.", "Papa."])
def test_what_is_said_starts_and_ends_with_closed_lips_and_does_not_jump(text):
    voice = load_voice()
    utterance = labial.say(text, voice=voice, fps=60)
    rest = articulator_of_voice(voice).rest
    motion = utterance.motion
    for frame in (0, -1):
        assert np.abs(motion.positions[frame] - rest).max() < 1e-4
    assert aperture(motion)[[0, -1]].max() < 1.5
    silent = np.array([label == SILENCE for label in utterance.alignment.labels(60)])
    assert speeds(motion, 60)[silent].max() < 300  # mm/s
    assert utterance.audio.duration == pytest.approx(len(motion) / 60, abs=1e-4)


PAUSES = [(0.15, 0, 0.02), (0.3, 0.1, 0.4), (0.6, 0.97, 1)]


@pytest.mark.parametrize(("pause", "least", "most"), PAUSES)
def test_the_face_comes_to_rest_in_long_pauses_only(pause, least, most):
    edges = [0, 0.3, 0.3 + pause, 0.6 + pause]
    alignment = Alignment(tuple(map(Interval, edges, edges[1:], ("ɑ", SILENCE, "ɑ"))))
    moved = np.ones((alignment.frame_count(100), 44, 3), np.float32)
    rest = np.zeros((44, 3), np.float32)
    found = resting(Motion(moved, 100, mediapipe_layout()), alignment, rest).positions[:, 0, 0]
    times = np.arange(len(found)) / 100
    silent = (times > 0.3 + 1e-6) & (times < 0.3 + pause - 1e-6)
    assert (found[~silent] == 1).all()
    assert least <= 1 - found[silent].min() <= most
    assert np.abs(np.diff(found)).max() < 0.08


def test_the_lips_are_closed_in_a_long_pause():
    voice = load_voice()
    edges = np.cumsum([0, 0.2, 0.2, 1.0, 0.2, 0.2, 0.3]).tolist()
    labels = ("ɑ", "t", SILENCE, "ɑ", "t", SILENCE)
    alignment = Alignment(tuple(map(Interval, edges, edges[1:], labels)))
    middle = slice(81, 114)  # 0.35 s from speech before it, 0.25 s from speech after it, at 100 Hz
    made = labial.animate(alignment, voice=voice, fps=100).motion
    assert aperture(made)[middle].max() < 1.5
    assert aperture(voice.animate(alignment, 100))[middle].max() > 3
