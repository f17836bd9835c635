"""Long speech computed in passages moves as if computed as a whole."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labial import passages
from labial.alignment import SILENCE, Alignment, Interval
from labial.passages import divided, in_passages
from labial.spoken_frames import SpokenFrames, spoken_frames
from labial.voice import load_voice

FPS = 10.0


def forgetting(seconds):
    """A network in which a frame depends on phones within a given distance before and after it."""
    reach = round(seconds * FPS)
    weights = np.arange(2 * reach + 1) % 7 + 1

    def compute(sequences):
        padded = [np.pad(frames.phones + 1, reach) for frames in sequences]
        sums = [np.convolve(phones, weights, "valid") for phones in padded]
        return [np.stack([s, -s, 0 * s], 1)[:, None].astype(np.float32) for s in sums]

    return compute


def frames_of(phones):
    return SpokenFrames(phones, np.zeros((len(phones), 2), np.float32))


@st.composite
def spoken(draw):
    """Phones ``[frames]``: up to 1,500 frames, with some long phones."""
    random = np.random.default_rng(draw(st.integers(0, 999)))
    lengths = random.integers(1, 4, draw(st.integers(1, 1500)))
    held = random.random(len(lengths)) < draw(st.sampled_from([0, 0.001, 0.02]))
    lengths[held] = random.integers(4, 3000, held.sum())
    return np.repeat(random.integers(0, 9, len(lengths)), lengths)


@settings(max_examples=25)
@given(spoken(), st.sampled_from([0.0, 1.0, passages.CONTEXT_S, 2.5 * passages.CONTEXT_S, 1e4]))
def test_passages_together_are_the_whole(phones, seconds):
    """For any memory of the network, and any length of phones."""
    compute = forgetting(min(seconds, len(phones) / FPS))
    frames = frames_of(phones)
    assert np.array_equal(in_passages(frames, FPS, compute), compute([frames])[0])


@given(spoken(), st.sampled_from([15.0, 30.0, 60.0]))
def test_passages_follow_one_another_with_context_that_counts_phones(phones, context_s):
    found = divided(phones, FPS, context_s)
    edges = [0, *(passage.end for passage in found)]
    assert [passage.start for passage in found] == edges[:-1]
    assert edges[-1] == found[-1].stop == len(phones)
    for passage in found:
        for context in (phones[passage.begin : passage.start], phones[passage.end : passage.stop]):
            lengths = np.diff(np.flatnonzero(np.append(np.append(1, np.diff(context)), 1)))
            counted = np.minimum(lengths, 4).sum() / FPS if len(context) else 0
            cut = passage.begin == 0 or passage.stop == len(phones)
            # A phone that is cut in two at the edge may count in both parts.
            assert cut or context_s - 0.5 <= counted <= context_s + 0.5


def test_memory_is_bounded_for_speech_of_any_length():
    random = np.random.default_rng(0)
    phones = np.repeat(random.integers(0, 9, 20_000), random.integers(1, 4, 20_000))
    longest = 0

    def compute(sequences):
        nonlocal longest
        longest = max(longest, sum(map(len, sequences)))
        return forgetting(1.0)(sequences)

    in_passages(frames_of(phones), FPS, compute)
    assert longest < 2.1 * (passages.PASSAGE_S + 2 * passages.CONTEXT_S) * FPS


@pytest.mark.parametrize("seed", range(2))
def test_a_long_alignment_moves_as_the_network_computes_it_whole(seed, monkeypatch):
    """Five minutes with pauses, one of them long; the voice's own batches are shorter."""
    voice, random = load_voice(), np.random.default_rng(seed)
    now, phones = 0.0, []
    while now < 300:
        silent = len(phones) % 20 == 0
        pause_s = 40.0 if len(phones) == 1500 else 0.5
        length = pause_s if silent else random.uniform(0.05, 0.15)
        label = SILENCE if silent else str(random.choice(voice.info.phones))
        phones.append(Interval(now, now + length, label))
        now += length
    alignment = Alignment(tuple(phones))
    parts = voice.animate(alignment, 60).positions
    monkeypatch.setattr("labial.voice.in_passages", lambda frames, _, compute: compute([frames])[0])
    whole = voice.animate(alignment, 60).positions
    spoken_phones = spoken_frames(alignment, voice.info.phones, voice.fps).phones
    assert len(divided(spoken_phones, voice.fps, passages.CONTEXT_S)) > 2
    assert not np.array_equal(parts, whole)
    assert np.abs(parts - whole).max() < 5e-5
