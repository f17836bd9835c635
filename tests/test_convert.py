"""Saved motions read back, and written in other formats."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import pytest
import soundfile

from conftest import synthetic_utterance
from labial.cli import main
from labial.errors import FormatError
from labial.formats.npz import read_npz, write_npz
from labial.motion import LipLandmarks, Motion, SensorLayout
from labial.sinks import writing
from labial.utterance import Audio, Utterance


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    path = tmp_path_factory.mktemp("spoken") / "papa.npz"
    assert main(["say", "Papa buys.", "-o", str(path)]) == 0
    return path


@pytest.mark.parametrize("sound", [True, False])
def test_a_saved_utterance_comes_back_whole(tmp_path, sound):
    utterance = synthetic_utterance('ʃhout "it"', 3)
    samples = np.random.default_rng(0).integers(-32768, 32767, 16000).astype(np.int16)
    audio = Audio(samples, 16000) if sound else None
    utterance = Utterance(utterance.name, utterance.alignment, utterance.motion, audio)
    with writing(tmp_path / "a.npz") as sink:
        write_npz(sink, utterance, "someone")
    found = read_npz(tmp_path / "a.npz")
    assert (found.name, found.alignment) == (utterance.name, utterance.alignment)
    assert (found.motion.fps, found.motion.layout) == (25, utterance.motion.layout)
    assert (found.motion.positions == utterance.motion.positions).all()
    assert found.attribution == "someone"
    if audio is None:
        assert found.audio is None
    else:
        assert found.audio is not None
        assert found.audio.rate == 16000
        assert (found.audio.samples == samples).all()


def test_sensors_of_other_layouts_come_back_too(tmp_path):
    names = ("ui", "li", "rc", "lc", "uo", "lo")
    layout = SensorLayout(names, LipLandmarks(*names), {"lips": names})
    plain = synthetic_utterance("a", 1)
    motion = Motion(plain.motion.positions[:, :6], 25, layout)
    with writing(tmp_path / "a.npz") as sink:
        write_npz(sink, Utterance("a", plain.alignment, motion), "")
    assert read_npz(tmp_path / "a.npz").motion.layout == layout


def test_files_of_earlier_versions_are_read(tmp_path, spoken):
    with np.load(spoken) as saved:
        later = {"layout", "name", "words", "word_starts_s", "word_ends_s", "audio", "audio_rate"}
        later.add("articulation")
        values = {key: saved[key] for key in saved.files if key not in later}
    np.savez(tmp_path / "old.npz", **values)
    found = read_npz(tmp_path / "old.npz")
    assert found.name == "old"
    assert (found.motion.positions == values["positions"]).all()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"unit": np.array("cm")}, "its unit is 'cm'"),
        ({"fps": np.float64(0)}, "frame rate is 0"),
        ({"positions": np.zeros((4, 3, 3), np.float32)}, "'positions' has 4 frames"),
        ({"positions": np.zeros((96, 3, 3), np.float32)}, "positions have shape"),
        ({"positions": None}, "it lacks 'positions'"),
        ({"layout": np.array("{}")}, "not a sensor layout"),
        ({"layout": np.array("{")}, "not a motion of labial"),
        ({"phone_ends_s": np.array([0.1])}, "not a motion of labial"),
        ({"phones": np.array([{"a": 1}], object)}, "'phones' holds object"),
        ({"layout": np.array("[" * 100_000)}, "not a motion of labial"),
        ({"audio": np.zeros(9, np.int16), "audio_rate": np.int64(0)}, "9 samples at 0 Hz"),
        ({"positions": np.zeros((9999, 44, 3), np.float32)}, "has 9999 frames, expected"),
        ({"fps": np.float64(1)}, "for the time of its phones"),
    ],
)
def test_a_file_that_is_not_a_saved_motion_is_reported(tmp_path, spoken, capsys, change, says):
    with np.load(spoken) as saved:
        values = {key: saved[key] for key in saved.files} | change
    path = tmp_path / "bad.npz"
    np.savez(path, **{key: value for key, value in values.items() if value is not None})
    with pytest.raises(FormatError, match=r"bad\.npz"):
        read_npz(path)
    assert main(["convert", str(path), "-o", str(tmp_path / "a.csv")]) == 2
    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [path]


def test_an_encrypted_member_is_refused(tmp_path, spoken):
    content = bytearray(spoken.read_bytes())
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    content[6] |= 1
    (tmp_path / "a.npz").write_bytes(content)
    with pytest.raises(FormatError, match=r"a\.npz: .*encrypted"):
        read_npz(tmp_path / "a.npz")


def test_an_array_of_more_than_a_motion_is_refused_unread(tmp_path, spoken, monkeypatch):
    """As is an array that is declared larger than its member."""
    with np.load(spoken) as saved:
        size = max(array.nbytes for array in saved.values())
    monkeypatch.setattr("labial.formats.npz_arrays.MOST_BYTES", size)
    read_npz(spoken)
    monkeypatch.setattr("labial.formats.npz_arrays.MOST_BYTES", size - 1)
    with pytest.raises(FormatError, match=f"takes {size} bytes, expected at most {size - 1}"):
        read_npz(spoken)
    with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
        header = io.BytesIO()
        shape = {"descr": "<f4", "fortran_order": False, "shape": (10**20,)}
        np.lib.format.write_array_header_1_0(header, shape)
        archive.writestr("unit.npy", header.getvalue())
    with pytest.raises(FormatError, match=r"'unit' holds float32, expected text"):
        read_npz(tmp_path / "a.npz")


def test_a_file_that_is_not_npz_is_reported(tmp_path):
    for name, content in (("a.npz", b"PK"), ("b.npz", b""), ("c.npz", b"{}")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(FormatError, match=f"{name}: not a whole"):
            read_npz(tmp_path / name)
    np.save(tmp_path / "d.npy", np.zeros(3))
    with pytest.raises(FormatError, match="not a whole"):
        read_npz(tmp_path / "d.npy")
    with pytest.raises(FormatError, match="no such file"):
        read_npz(tmp_path / "e.npz")


def test_a_saved_motion_becomes_what_say_writes_directly(tmp_path, spoken):
    for ending in ("csv", "npz", "html"):
        assert main(["say", "Papa buys.", "-o", str(tmp_path / f"a.{ending}")]) == 0
        assert main(["convert", str(spoken), "-o", str(tmp_path / f"b.{ending}")]) == 0
        written = [(tmp_path / f"{name}.{ending}").read_bytes() for name in "ab"]
        if ending == "npz":
            with np.load(tmp_path / "a.npz") as a, np.load(tmp_path / "b.npz") as b:
                assert a.files == b.files
                assert all((a[key] == b[key]).all() for key in a.files)
        else:
            assert written[0] == written[1]


def test_sound_may_be_given_and_the_rate_changed(tmp_path, spoken, capsys):
    seconds = read_npz(spoken).alignment.duration
    sound = tmp_path / "a.wav"
    soundfile.write(sound, np.full(int(seconds * 8000), 0.5), 8000)
    target = tmp_path / "a.npz"
    command = ["convert", str(spoken), "--audio", str(sound), "--fps", "30", "-o", str(target)]
    assert main(command) == 0
    found = read_npz(target)
    assert found.audio is not None
    assert found.audio.rate == 8000
    assert found.motion.fps == 30
    assert len(found.motion) == np.ceil(seconds * 30 - 1e-6)
    soundfile.write(sound, np.zeros(100), 8000)
    assert main(command) == 2
    assert "the sound lasts" in capsys.readouterr().err
    assert main(["convert", str(spoken), "--fps", "0", "-o", str(target)]) == 2
    assert main(["convert", str(spoken), "-o", str(tmp_path / "a.doc")]) == 2
    assert "expected a file ending in one of .arkit.csv" in capsys.readouterr().err
