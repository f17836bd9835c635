"""Damaged motions (.npz): refused by name, or read as their arrays say."""

from __future__ import annotations

import io
import json
import random
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from conftest import synthetic_utterance
from damage import cases, limits, spoiled
from labial.errors import LabialError
from labial.formats.npz import read_npz, write_npz
from labial.sinks import writing
from labial.utterance import Audio, Utterance

CASES = cases(300)
FPS = 25.0

Arrays = dict[str, Any]


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    said = synthetic_utterance("u", 1, FPS)
    sound = np.arange(round(said.alignment.duration * 8000), dtype=np.int16)
    path = tmp_path_factory.mktemp("motion") / "u.npz"
    with writing(path) as sink:
        write_npz(
            sink,
            Utterance("u", said.alignment, said.motion, Audio(sound, 8000), caveat="none"),
            "someone",
        )
    return path


def arrays_of(path: Path) -> Arrays:
    """The arrays of a file by NumPy, without those that it cannot read."""
    arrays = {}
    with np.load(path, allow_pickle=False) as saved:
        for name in saved.files:
            with suppress(Exception):
                arrays[name] = saved[name]
    return arrays


def changed(arrays: Arrays, chance: random.Random) -> Arrays:
    """One array of another type, shape or content."""
    name = chance.choice(list(arrays))
    array = arrays[name]
    other: Any
    match chance.randrange(9):
        case 0:
            return {key: value for key, value in arrays.items() if key != name}
        case 1:
            kind = chance.choice(["?", "i1", "<i4", ">f8", "<f2", "c16", "S8", "U4", "M8[s]", "O"])
            with np.errstate(all="ignore"):
                try:
                    other = array.astype(kind)
                except (TypeError, ValueError):
                    other = np.zeros(array.shape, "?")
        case 2:
            axes = list(range(array.ndim))
            chance.shuffle(axes)
            other = array.transpose(axes) if array.ndim > 1 else array[None]
        case 3:
            other = array.reshape(-1)[: chance.randrange(array.size + 1)]
        case 4:
            other = np.concatenate([array, array]) if array.ndim else np.stack([array, array])
        case 5:
            values = (True, False, 0, -1, 1e-9, 1e12, 1e308, np.nan, np.inf, 2**62, "x", "", None)
            other = np.array(chance.choice(values))
        case 6:
            other = arrays[chance.choice(list(arrays))]
        case 7 if array.dtype.kind in "fi" and array.size:
            other = array.copy()
            value = chance.choice([np.nan, np.inf, -1e30, 1e30, 0, 1e6])
            with np.errstate(all="ignore"):
                other.reshape(-1)[chance.randrange(array.size)] = (
                    value if array.dtype.kind == "f" else int(np.nan_to_num(value)) % 30_000
                )
        case _:
            other = np.array(json.dumps(chance.choice([{}, [], "x", 1, {"names": 1}])))
    return arrays | {name: other}


def declared(path: Path, chance: random.Random) -> bytes:
    """The archive with the header of one of its arrays declaring another shape or type."""
    written = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(written, "w", 8) as out:
        names = archive.namelist()
        chosen = chance.choice(names)
        for name in names:
            content = archive.read(name)
            if name == chosen:
                kind = chance.choice(["<f4", "<f8", "<U9", "<i8", "O", "<U999999999", "V9"])
                shape = chance.choice([(10**20,), (10**10, 44, 3), (), (-1,), (3, 10**9), (0, 44)])
                header = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}"
                text = header.encode().ljust(117) + b"\n"
                content = b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text
                content += chance.choice([b"", bytes(1000), bytes(5_000_000)])
            out.writestr(name, content)
    return written.getvalue()


def check(found: Utterance, arrays: Arrays) -> None:
    """What was read is what the arrays say, of the types that are written."""
    motion, sound = found.motion, found.audio
    assert arrays["positions"].dtype.kind == "f"
    assert np.array_equal(motion.positions, arrays["positions"].astype(np.float32))
    assert arrays["fps"].dtype.kind in "fiu"
    assert 1 <= motion.fps == float(arrays["fps"]) <= 1000
    assert abs(len(motion) - found.alignment.duration * motion.fps) < 2
    for kind, intervals in (("phone", found.alignment.phones), ("word", found.alignment.words)):
        if kind == "word" and "words" not in arrays:
            continue
        times = (arrays[f"{kind}_starts_s"], arrays[f"{kind}_ends_s"])
        for values in (*times, arrays[f"{kind}s"]):
            assert values.ndim == 1
        assert all(values.dtype.kind in "fiu" for values in times)
        assert arrays[f"{kind}s"].dtype.kind == "U" or not intervals
        assert [each.label for each in intervals] == arrays[f"{kind}s"].tolist()
        assert [each.end for each in intervals] == times[1].tolist()
    for name in ("name", "attribution", "unit", "caveat", "layout"):
        assert name not in arrays or (arrays[name].dtype.kind, arrays[name].ndim) == ("U", 0)
    if "audio" in arrays:
        assert sound is not None
        assert arrays["audio"].dtype == np.int16
        assert np.array_equal(sound.samples, arrays["audio"])
        assert arrays["audio_rate"].dtype.kind in "iu"
        assert sound.duration < found.alignment.duration + 1


def judge(path: Path) -> bool:
    """Whether a file was read, and then rightly."""
    try:
        with limits():
            found = read_npz(path)
    except LabialError as error:
        assert path.name in str(error)
        return False
    check(found, arrays_of(path))
    return True


def test_arrays_of_another_kind_are_refused(whole, tmp_path) -> None:
    chance, path, read = random.Random(0), tmp_path / "changed.npz", 0
    for _ in range(CASES):
        np.savez(path, **changed(arrays_of(whole), chance))
        read += judge(path)
    assert 0 < read < CASES / 2


def test_headers_that_declare_other_arrays_are_refused(whole, tmp_path) -> None:
    chance, path = random.Random(1), tmp_path / "declared.npz"
    for _ in range(CASES // 4):
        path.write_bytes(declared(whole, chance))
        judge(path)


def test_damaged_bytes_are_noticed(whole, tmp_path) -> None:
    chance, path = random.Random(2), tmp_path / "damaged.npz"
    content = whole.read_bytes()
    for _ in range(CASES):
        path.write_bytes(spoiled(content, chance))
        judge(path)


def test_what_is_no_part_of_a_motion_is_not_unpacked(whole, tmp_path) -> None:
    """As of an archive in an archive, or of zeros without end."""
    path = tmp_path / "more.npz"
    path.write_bytes(whole.read_bytes())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("more.npz", whole.read_bytes())
        with archive.open("more.npy", "w") as member:
            for _ in range(100):
                member.write(bytes(1_000_000))
    assert len(read_npz(path).motion) == len(read_npz(whole).motion)


@pytest.mark.parametrize("name", ["positions", "audio", "name", "phones"])
def test_arrays_longer_than_the_phones_are_not_unpacked(whole, tmp_path, name) -> None:
    path = tmp_path / "bomb.npz"
    zeros = {
        "positions": np.zeros((200_000, 44, 3), np.float32),
        "audio": np.zeros(50_000_000, np.int16),
        "name": np.array("x" * 25_000_000),
        "phones": np.full(25_000_000, "a"),
    }[name]
    np.savez_compressed(path, **(arrays_of(whole) | {name: zeros}))
    with limits(), pytest.raises(LabialError, match=r"bomb\.npz.*" + name):
        read_npz(path)
