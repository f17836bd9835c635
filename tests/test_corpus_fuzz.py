"""Damaged corpora (.h5): refused by name, or read as they were or as their values say."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from conftest import FPS, synthetic_utterance
from damage import OTHERS, cases, limits, spoiled
from labial.corpus import Corpus, CorpusInfo, _seal, write_corpus
from labial.errors import CorpusError, LabialError
from labial.face.layouts import mediapipe_layout
from labial.formats.split import SPLITS
from labial.utterance import Utterance

CASES = cases(60)
NAMES = ("u0", "u1")


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "whole.h5"
    return built(path)


def built(path: Path) -> Path:
    info = CorpusInfo("small", FPS, mediapipe_layout(), language="en", licence="none")
    write_corpus(path, info, ((synthetic_utterance(n, i), "train") for i, n in enumerate(NAMES)))
    return path


def objects(file: h5py.File) -> list[str]:
    names: list[str] = []
    file.visit(names.append)
    return names


def another_attribute(file: h5py.File, chance: random.Random) -> None:
    name = chance.choice(["/", *objects(file)])
    of = file[name]
    of.attrs["more"] = 1
    key = chance.choice(list(of.attrs))
    value = chance.choice((*OTHERS[:16], "", "1", "x", np.bool_(True), np.zeros(3), b"x", "[1]"))
    if value is None or chance.random() < 0.1:
        del of.attrs[key]
    else:
        of.attrs[key] = value
    if chance.random() < 0.8:
        _seal(of)


def another_array(file: h5py.File, chance: random.Random) -> None:
    name = chance.choice([each for each in objects(file) if isinstance(file[each], h5py.Dataset)])
    values = file[name][()]
    del file[name]
    match chance.randrange(7):
        case 0:
            values = values.astype(chance.choice(["i4", "?", "f2", "S5", "c8"]))
        case 1:
            values = values[: chance.randrange(len(values) + 1)]
        case 2:
            values = np.concatenate([values, values])
        case 3:
            values = values[..., None]
        case 4 if values.size:
            values.reshape(-1)[chance.randrange(values.size)] = chance.choice(
                [np.nan, np.inf, -1, 1e30]
            )
        case 5:
            shape = chance.choice([(10**12, 44, 3), (10**9, 2), (10**8, 44, 3)])
            file.create_dataset(name, shape=shape, dtype="f4", chunks=True)
            return
        case _:
            return
    file[name] = values


def data_elsewhere(file: h5py.File, chance: random.Random, other: Path) -> None:
    name = chance.choice(objects(file))
    there = file[name]
    match chance.randrange(4):
        case 0:
            del file[name]
            file[name] = h5py.ExternalLink(str(other), name)
        case 1:
            del file[name]
            file[name] = h5py.SoftLink("/utterances/u0")
        case 2 if isinstance(there, h5py.Dataset) and there.size:
            layout = h5py.VirtualLayout(there.shape, there.dtype)
            layout[:] = h5py.VirtualSource(str(other), name, shape=there.shape)
            del file[name]
            file.create_virtual_dataset(name, layout)
        case 3 if isinstance(there, h5py.Dataset) and there.size:
            shape, kind = there.shape, there.dtype
            size = there.size * kind.itemsize
            del file[name]
            file.create_dataset(name, shape, kind, external=[(str(other), 0, size)])
        case _:
            del file[name]


def read_all(path: Path) -> list[Utterance]:
    with Corpus(path) as corpus:
        info = corpus.info
        assert 1 <= info.fps <= 10_000
        assert all(isinstance(value, str) for value in info.notes.values())
        assert all(split in ("", *SPLITS) for split in corpus.splits.values())
        return list(corpus.utterances(corpus.names, surface=True))


def judge(path: Path) -> bool:
    """Whether a file was read, and then rightly."""
    try:
        with limits():
            found = read_all(path)
    except CorpusError as error:
        assert path.name in str(error)
        return False
    for utterance in found:
        motion = utterance.motion
        assert np.abs(motion.positions).max() <= 1e6
        # Whether the phones last as long as the motion is for `corpus check` to say.
        assert utterance.alignment.duration <= 24 * 3600
        assert utterance.filled is None or utterance.filled >= 0
    with h5py.File(path) as file:
        for name in objects(file):
            here = file.get(name, getlink=True)
            assert isinstance(here, h5py.HardLink)
            if isinstance(file[name], h5py.Dataset):
                assert not file[name].is_virtual
                assert not file[name].external
                assert file[name].dtype.kind == "f"
    return True


@pytest.mark.parametrize("damage", [another_attribute, another_array, data_elsewhere])
def test_other_contents_are_refused_or_read(whole, tmp_path, damage) -> None:
    chance, path, other = random.Random(0), tmp_path / "changed.h5", tmp_path / "other.h5"
    shutil.copy(whole, other)
    for _ in range(CASES):
        damage_file(whole, path, damage, chance, other)
        judge(path)
    assert judge(whole)


def damage_file(whole: Path, path: Path, damage: Any, chance: random.Random, other: Path) -> None:
    shutil.copy(whole, path)
    with h5py.File(path, "a") as file:
        if damage is data_elsewhere:
            damage(file, chance, other)
        else:
            damage(file, chance)


def test_damaged_bytes_are_noticed(whole, tmp_path) -> None:
    chance, path = random.Random(1), tmp_path / "damaged.h5"
    content, true = whole.read_bytes(), read_all(whole)
    for _ in range(CASES):
        path.write_bytes(spoiled(content, chance))
        try:
            with limits():
                found = read_all(path)
        except LabialError as error:
            assert path.name in str(error)
            continue
        for each, was in zip(found, true, strict=True):
            assert each.alignment == was.alignment
            assert np.array_equal(each.motion.positions, was.motion.positions)


@pytest.mark.parametrize("rate", [1e12, 1e-9, 0.0, -25.0, float("nan"), "25"])
def test_rates_that_no_recording_has_are_refused(whole, tmp_path, rate) -> None:
    path = tmp_path / "rate.h5"
    shutil.copy(whole, path)
    with h5py.File(path, "a") as file:
        file.attrs["fps"] = rate
        _seal(file)
    with pytest.raises(CorpusError, match=r"rate\.h5.*(fps|rate)"):
        Corpus(path)
