"""docs/ARCHITECTURE.md's list of additions: a toy of each kind is offered wherever its kind is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from conftest import REPOSITORY


def labial(*arguments: object, expected: int = 0) -> str:
    """Run the command line with all toys added; returns its output."""
    command = [sys.executable, "-W", "ignore", str(REPOSITORY / "tests" / "toys.py")]
    ended = subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == expected, ended.stderr
    return ended.stdout + ended.stderr


@pytest.fixture(scope="module")
def toy(small_corpus, tmp_path_factory) -> Path:
    """A folder with a run and a voice made with all toys."""
    folder = tmp_path_factory.mktemp("toy")
    kinds = [f"--{kind}=toy" for kind in ("encoder", "latent", "start", "cell", "targets")]
    labial(
        "train", small_corpus, "-o", folder / "run", *kinds,
        "--epochs", 2, "--latent-size", 3, "--hidden-size", 8,
    )  # fmt: skip
    labial("voice", "publish", folder / "run", "-o", folder / "toy.onnx")
    (folder / "spoken.toy").write_text("0 0.4 sil\n0.4 0.5 pop!\n0.5 0.9 ah!\n0.9 1.3 sil\n")
    return folder


@pytest.mark.slow
def test_a_network_of_toys_is_trained_and_its_configuration_kept(toy):
    config = json.loads((toy / "run" / "run.json").read_text())["config"]
    assert {config[kind] for kind in ("encoder", "latent", "start", "cell", "targets")} == {"toy"}


@pytest.mark.slow
def test_its_voice_moves_as_the_network_does(toy, small_corpus):
    scores = {}
    for path in (toy / "run", toy / "toy.onnx"):
        labial("evaluate", path, small_corpus, "-o", toy / "scores.json")
        evaluated, *_ = json.loads((toy / "scores.json").read_text())["scores"].values()
        scores[path.name] = evaluated["width"]["rmse_mm"]
    # The width is not affected by the lips' closing, which only the voice has.
    assert scores["run"] == pytest.approx(scores["toy.onnx"], abs=1e-2)


@pytest.mark.slow
def test_a_metric_is_in_evaluations_and_in_the_voices_figures(toy, small_corpus):
    assert "toy error" in labial("evaluate", toy / "run", small_corpus)
    assert "toy error" in labial("voice", "info", toy / "toy.onnx")


@pytest.mark.slow
def test_an_alignment_format_a_phone_set_and_an_export_work_together(toy):
    output = toy / "spoken.toy.toy"
    labial(
        "animate", toy / "spoken.toy", "--phone-set", "toy",
        "--voice", toy / "toy.onnx", "-o", output, "--fps", 50,
    )  # fmt: skip
    assert output.read_text() == "65 frames\n"
    labial("animate", toy / "spoken.toy", "--voice", toy / "toy.onnx", "-o", toy / "found.npz")
    assert np.load(toy / "found.npz")["phones"].tolist() == ["sil", "p", "ɑ", "sil"]


@pytest.mark.slow
def test_the_study_has_a_condition_a_metric_and_their_kinds(toy, small_corpus, tmp_path):
    labial(
        "experiment", "paper", small_corpus, "-o", tmp_path / "study", "--only", "toy",
        "--further-seeds", 1, "--at-most-epochs", 1, "--keyshapes", keyshapes(tmp_path),
    )  # fmt: skip
    result = json.loads((tmp_path / "study" / "runs" / "toy" / "seed-00.json").read_text())
    assert result["model"]["cell"] == "toy"
    report = (tmp_path / "study" / "report.html").read_text("utf-8")
    for words in ("toy error", "no memory", "injected, as a toy"):
        assert words in report


def keyshapes(folder: Path) -> Path:
    path = folder / "keyshapes.toml"
    path.write_text(
        '[base]\nname = "rest"\nphones = ["sil"]\n[[keyshape]]\nname = "open"\nphones = ["ɑ"]\n'
    )
    return path


@pytest.mark.slow
def test_help_and_messages_name_every_toy(toy):
    trained = labial("train", "--help")
    for choices in (
        "lstm,toy",
        "autoencoder,toy",
        "frozen,toy",
        "standardised,toy",
        "features,toy",
    ):
        assert choices in trained.replace("\n", "")
    animated = " ".join(labial("animate", "--help").replace("│", "").split())
    assert ".toy (toy)" in animated
    assert "romaji, toy" in animated
    assert "how many frames" in " ".join(labial("say", "--help").split())
    assert "say hello" in labial("--help")
    assert labial("hello") == "hello, toy\n"
    refused = labial("animate", toy / "spoken.toy", "-o", toy / "a.doc", expected=2)
    assert ".toy" in refused
