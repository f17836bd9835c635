"""The largest speeds of a talker, measured and kept in voice files."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pytest

from conftest import rest_face, synthetic_utterance
from labial.alignment import SILENCE, Alignment, Interval
from labial.corpus import Corpus
from labial.errors import CorpusError, VoiceError
from labial.face.speed import largest_speeds, speeds
from labial.model_digest import with_digest
from labial.motion import Motion
from labial.utterance import Utterance
from labial.voice import load_voice
from labial.voice_articulation import articulator_of_voice
from labial.voice_file import SPEEDS_KEY, write_changed, write_with_speeds
from labial.voice_info import METADATA_KEY
from labial.voices import voice_path

LAYOUT = load_voice("grid-s1").layout
CHIN = LAYOUT.index("chin_152")
SPEECH = Alignment((Interval(0, 20, "ɑ"),))


def nodding(fps: float, amplitude_mm: float = 6.0, seconds: float = 20.0) -> Motion:
    """A chin that moves up and down twice a second, and nothing else."""
    times = np.arange(round(seconds * fps)) / fps
    positions = np.tile(rest_face(), (len(times), 1, 1))
    positions[:, CHIN, 1] += amplitude_mm * np.sin(2 * np.pi * 2 * times)
    return Motion(positions, fps, LAYOUT)


@pytest.mark.parametrize("fps", [25, 30, 60, 100])
def test_speed_is_in_mm_per_second_at_any_rate(fps):
    found = speeds(nodding(fps), 100)[10:-10, CHIN]
    times = np.arange(2000)[10:-10] / 100
    true = 6 * 2 * np.pi * 2 * np.abs(np.cos(2 * np.pi * 2 * times))
    # A mean over 40 ms is 1 % below the peak, and interpolation at 25 Hz adds as much.
    np.testing.assert_allclose(found, true, atol=4)
    assert np.isclose(found.max(), 2 * np.pi * 2 * 6, rtol=0.03)


def test_the_largest_speed_is_that_of_speech_without_the_tracking_jumps():
    motion = nodding(25)
    jumped = motion.positions.copy()
    jumped[100, CHIN, 1] += 100
    recordings = [Utterance("", SPEECH, motion)] * 4
    recordings.append(Utterance("", SPEECH, Motion(jumped, 25, LAYOUT)))
    limits = largest_speeds(recordings)
    assert limits is not None
    assert np.isclose(limits[CHIN], 2 * np.pi * 2 * 6, rtol=0.03)
    assert np.array_equal(np.delete(limits, CHIN), np.full(len(limits) - 1, 30))
    fast_in_silence = Utterance("", Alignment((Interval(0, 20, SILENCE),)), nodding(25, 60))
    assert np.array_equal(largest_speeds([*recordings, fast_in_silence]), limits)
    assert largest_speeds([fast_in_silence]) is None
    assert largest_speeds([]) is None


def test_a_voice_gets_the_largest_speeds_of_its_corpus(tmp_path: Path, small_corpus: Path):
    path = tmp_path / "voice.onnx"
    with Corpus(small_corpus) as corpus:
        write_with_speeds(path, load_voice("grid-s1"), corpus)
        expected = largest_speeds(corpus.utterances(corpus.names))
    voice = load_voice(path)
    np.testing.assert_allclose(voice.info.largest_speeds, expected, atol=0.06)
    graphs = [
        onnx.load(str(each)).graph.SerializeToString() for each in (voice_path("grid-s1"), path)
    ]
    assert graphs[0] == graphs[1]
    assert np.array_equal(articulator_of_voice(voice).limits, voice.info.largest_speeds)


def test_a_voice_without_them_is_limited_to_its_own_fastest_movement(tmp_path: Path):
    write_changed(tmp_path / "old.onnx", load_voice("grid-s1"), {SPEEDS_KEY: None})
    voice = load_voice(tmp_path / "old.onnx")
    limits = articulator_of_voice(voice).limits
    lower, cheek = LAYOUT.index("inner_lip_14"), LAYOUT.index("cheek_50")
    assert 100 < limits[lower] < 300
    assert limits[cheek] == 30
    phones = [Interval(i / 8, (i + 1) / 8, label) for i, label in enumerate("pɑpɑ")]
    assert speeds(voice.animate(Alignment(tuple(phones))), 50)[:, lower].max() < 1.2 * limits[lower]


def test_other_sensors_and_silence_are_refused(tmp_path: Path):
    from labial.corpus import CorpusInfo, write_corpus

    silent = synthetic_utterance("silent", 0)
    whole = Alignment((Interval(0, silent.alignment.duration, SILENCE),))
    path = tmp_path / "silent.h5"
    utterance = Utterance("silent", whole, silent.motion)
    write_corpus(path, CorpusInfo("silent", 25, LAYOUT), [(utterance, "train")])
    with Corpus(path) as corpus, pytest.raises(CorpusError, match="no speech"):
        write_with_speeds(tmp_path / "voice.onnx", load_voice("grid-s1"), corpus)
    assert not (tmp_path / "voice.onnx").exists()


@pytest.mark.parametrize("wrong", [[1.0], [-1.0] * 44, [float("nan")] * 44, "fast", 3])
def test_damaged_speeds_are_told(tmp_path: Path, wrong):
    model = onnx.load(str(voice_path("grid-s1")))
    for entry in model.metadata_props:
        if entry.key == METADATA_KEY:
            entry.value = json.dumps(json.loads(entry.value) | {SPEEDS_KEY: wrong})
    path = tmp_path / "damaged.onnx"
    path.write_bytes(with_digest(model.SerializeToString()))
    with pytest.raises(VoiceError, match=r"damaged\.onnx: a damaged labial voice"):
        load_voice(path)
