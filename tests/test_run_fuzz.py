"""Damaged runs (run.json, checkpoint): refused by name, or usable as they are described."""

from __future__ import annotations

import json
import math
import random
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from damage import cases, changed, limits, spoiled
from labial.alignment import SILENCE, Alignment, Interval
from labial.configuration import TrainingConfig
from labial.corpus import Corpus
from labial.errors import LabialError
from labial.evaluation.opening import open_run
from labial.run import CHECKPOINT, DESCRIPTION, read_checkpoint
from labial.training import train

CASES = cases(60)
SPOKEN = Alignment((Interval(0, 0.2, "p"), Interval(0.2, 0.4, "ɑ"), Interval(0.4, 0.6, SILENCE)))

UNINTERRUPTED = Alignment(SPOKEN.phones[:2])


@pytest.fixture(scope="module")
def whole(small_corpus, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("trained") / "run"
    with Corpus(small_corpus) as corpus:
        config = TrainingConfig(epochs=2, hidden_size=16, latent_size=2)
        train(corpus, folder, config)
    return folder


def judge(folder: Path) -> bool:
    """Whether a run was read, and then is usable."""
    try:
        with limits():
            run = open_run(folder)
            info, predictor = run.info, run.named.predictor
            # Speech without silence can be trained, and then animates nothing with silence.
            spoken = SPOKEN if SILENCE in info.phones else UNINTERRUPTED
            motion = predictor.animate(spoken)
    except LabialError as error:
        assert folder.name in str(error)
        return False
    assert type(info.fps) in (int, float)
    assert 0 < info.fps <= 10_000
    assert abs(len(motion) - spoken.duration * info.fps) < 1
    assert np.isfinite(motion.positions).all()
    assert all(isinstance(phone, str) for phone in info.phones)
    assert all(set(each) <= set(info.phones) for each in info.nearest_phones.values())
    assert set(info.splits.values()) <= {"", "train", "validation", "test"}
    assert all(isinstance(each, str) for each in (info.corpus, info.licence, info.attribution))
    for name in ("epochs", "layers", "batch", "seed", "hidden_size", "latent_size"):
        assert type(getattr(info.config, name)) is int
    for epoch in run.checkpoint.history:
        assert type(epoch.epoch) is int
        assert math.isfinite(epoch.train_loss)
    return True


def test_other_descriptions_are_refused_or_usable(whole, tmp_path) -> None:
    chance, folder = random.Random(0), tmp_path / "changed"
    shutil.copytree(whole, folder)
    values = json.loads((whole / DESCRIPTION).read_text("utf-8"))
    read = 0
    for _ in range(CASES):
        (folder / DESCRIPTION).write_text(json.dumps(changed(values, chance)), "utf-8")
        read += judge(folder)
    assert 0 < read < CASES


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("hidden_size", 10**12),
        ("layers", 10**12),
        ("latent_size", 90_000),
        ("hidden_size", 90_000),
        ("epochs", True),
        ("learning_rate", float("nan")),
    ],
)
def test_sizes_that_no_run_has_are_refused(whole, tmp_path, key, value) -> None:
    folder = tmp_path / "large"
    shutil.copytree(whole, folder)
    values = json.loads((whole / DESCRIPTION).read_text("utf-8"))
    values["config"][key] = value
    (folder / DESCRIPTION).write_text(json.dumps(values), "utf-8")
    with limits(), pytest.raises(LabialError, match="large"):
        open_run(folder)


def test_damage_to_a_checkpoint_is_noticed(whole, tmp_path) -> None:
    chance, folder = random.Random(1), tmp_path / "damaged"
    shutil.copytree(whole, folder)
    content = (whole / CHECKPOINT).read_bytes()
    true = read_checkpoint(whole)
    for _ in range(CASES):
        (folder / CHECKPOINT).write_bytes(spoiled(content, chance))
        try:
            found = read_checkpoint(folder)
        except LabialError as error:
            assert CHECKPOINT in str(error)
            continue
        assert found.history == true.history
        for part in ("last", "best", "optimiser"):
            tensors, was = getattr(found, part), getattr(true, part)
            assert tensors.keys() == was.keys()
            assert all(torch.equal(tensors[name], was[name]) for name in was)


def rewritten(whole: Path, folder: Path, value: float, digest: bool) -> None:
    """A copy of a run with one weight changed, and with or without the former digest."""
    shutil.copytree(whole, folder)
    tensors = load_file(whole / CHECKPOINT)
    with safe_open(whole / CHECKPOINT, "pt") as file:
        metadata = dict(file.metadata())
    if not digest:
        del metadata["sha256"]
    next(t for name, t in tensors.items() if name.startswith("best/")).view(-1)[0] = value
    save_file(tensors, folder / CHECKPOINT, metadata)


def test_a_checkpoint_of_an_earlier_version_is_read(whole, tmp_path) -> None:
    rewritten(whole, tmp_path / "older", 0.5, digest=False)
    assert judge(tmp_path / "older")


@pytest.mark.parametrize(
    ("value", "digest", "says"), [(0.5, True, "digest"), (math.nan, False, "not numbers")]
)
def test_other_weights_are_noticed(whole, tmp_path, value, digest, says) -> None:
    rewritten(whole, tmp_path / "other", value, digest)
    with pytest.raises(LabialError, match=rf"other.*{says}"):
        open_run(tmp_path / "other")
