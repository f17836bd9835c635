"""A voice given the face of a corpus."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest

from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.corpus import CorpusInfo, write_corpus
from labial.face.layouts import MEDIAPIPE_BROWS, MEDIAPIPE_EYES
from labial.motion import FaceMesh, Motion
from labial.utterance import Utterance
from labial.voice import load_voice
from labial.voice_file import SPEEDS_KEY, write_changed
from labial.voices import voice_path

SHIFT = np.array([0.5, -0.8, 0.3], np.float32)
MESH = FaceMesh(("a", "b", "c"), np.array([[0, 1, 2]], np.int32), (0, 1, 2), (0, 1, 2))


def points_of(sensors: np.ndarray) -> np.ndarray:
    """A synthetic surface: two sensors, and the point between them, 5 mm farther out."""
    middle = (sensors[:, 10] + sensors[:, 30]) / 2 + np.array([0, 0, 5])
    return np.stack([sensors[:, 10], sensors[:, 30], middle], axis=1).astype(np.float32)


def synthetic_corpus(path: Path, shift: np.ndarray, attribution: str = "synthetic") -> Path:
    """What the shipped voice says, in another frame of reference, with a surface."""
    voice = load_voice()
    utterances = []
    for number, labels in enumerate((["p", "ɑ", "m"], ["b", "i", "s"], ["u", "m", "ɑ"])):
        labels = [SILENCE, *labels, SILENCE]
        phones = tuple(Interval(i * 0.3, (i + 1) * 0.3, x) for i, x in enumerate(labels))
        alignment = Alignment(phones)
        positions = voice.animate(alignment).positions + shift.astype(np.float32)
        motion = Motion(positions, voice.fps, voice.layout)
        utterance = Utterance(str(number), alignment, motion, surface=points_of(positions))
        utterances.append((utterance, "train"))
    info = CorpusInfo("synthetic", voice.fps, voice.layout, MESH, attribution=attribution)
    write_corpus(path, info, utterances)
    return path


def test_the_network_is_unchanged_and_the_face_is_that_of_the_corpus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = synthetic_corpus(tmp_path / "faces.h5", SHIFT)
    path = tmp_path / "new.onnx"
    assert main(["voice", "face", str(voice_path()), str(corpus), "-o", str(path)]) == 0
    old, new = load_voice(), load_voice(path)
    printed = capsys.readouterr()
    assert "3 points" in printed.out
    assert "its mesh has 3 points, fewer than the 478" in printed.err
    graphs = [onnx.load(str(each)).graph.SerializeToString() for each in (voice_path(), path)]
    assert graphs[0] == graphs[1]
    assert new.info.figures == old.info.figures
    assert new.info.largest_speeds is not None
    assert old.info.attribution in new.info.attribution
    assert "synthetic" in new.credit
    phones = tuple(Interval(i / 5, (i + 1) / 5, x) for i, x in enumerate("pɑmi"))
    motion = new.animate(Alignment(phones))
    assert new.face is not None
    # The shrinkage of the ridge regression stays below half a mm.
    apart = np.abs(new.face.surface(motion) - points_of(motion.positions))
    assert apart.max() < 0.8
    assert apart.mean() < 0.12


def test_a_voice_keeps_its_largest_speeds(tmp_path: Path) -> None:
    corpus = synthetic_corpus(tmp_path / "faces.h5", SHIFT)
    old, new = tmp_path / "old.onnx", tmp_path / "new.onnx"
    write_changed(old, load_voice(), {SPEEDS_KEY: [123.0] * 44})
    assert main(["voice", "face", str(old), str(corpus), "-o", str(new)]) == 0
    assert load_voice(new).info.largest_speeds == pytest.approx(123.0)


@pytest.mark.parametrize(
    ("shift", "says"), [([0, 9, 0], "another frame of reference"), ([0, 0, -4], "4.0 mm")]
)
def test_a_corpus_far_away_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], shift: list[float], says: str
) -> None:
    corpus = synthetic_corpus(tmp_path / "faces.h5", np.array(shift))
    arguments = ["voice", "face", str(voice_path()), str(corpus), "-o", str(tmp_path / "n.onnx")]
    assert main(arguments) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "n.onnx").exists()


def test_a_corpus_without_a_face_or_with_other_sensors_is_refused(
    tmp_path: Path, small_corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "n.onnx"
    assert main(["voice", "face", str(voice_path()), str(small_corpus), "-o", str(output)]) == 2
    said = capsys.readouterr().err
    assert "no mesh" in said or "sensors differ" in said
    assert not output.exists()


def test_the_shipped_face_is_whole_with_lids_irises_and_brows() -> None:
    face = load_voice().face
    assert face is not None
    where = {name: place for place, name in enumerate(face.mesh.points)}
    assert len(where) == 478
    voice = load_voice()
    rest = voice.animate(Alignment((Interval(0, 0.5, SILENCE),)))
    points = face.surface(rest)[0]
    for lids, iris in MEDIAPIPE_EYES:
        ring = points[[where[str(index)] for index in lids]]
        middle, *around = points[[where[str(index)] for index in iris]]
        low, high = ring.min(axis=0), ring.max(axis=0)
        assert 20 < high[0] - low[0] < 36
        assert (low[:2] < middle[:2]).all()
        assert (middle[:2] < high[:2]).all()
        radius = np.linalg.norm(np.array(around) - middle, axis=1)
        np.testing.assert_allclose(2 * radius, 11.7, atol=1.5)  # an iris is 11.7 mm wide
    brows = points[[where[str(index)] for index in MEDIAPIPE_BROWS]]
    assert brows[:, 1].min() > 75
