from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from conftest import KILLED_AT_FIRST_RENAME, SHAPES, network_kinds
from labial import training
from labial.cli import main
from labial.configuration import TrainingConfig
from labial.corpus import Corpus, write_corpus
from labial.errors import InUseError, LabialError, LabialWarning, TrainingError
from labial.evaluation.comparison import compare
from labial.evaluation.report import evaluate
from labial.latents.fitting import fit_space
from labial.network import join
from labial.network_predictor import read_predictor, trained_network
from labial.run import (
    CHECKPOINT,
    read_checkpoint,
    read_description,
)
from labial.sentences import frame_rows, read_sentences
from labial.training import Reporter, Training, train

SMALL = TrainingConfig(epochs=4, hidden_size=16, latent_size=3)


KINDS = [
    *network_kinds(),
    {"latent": "none", "start": "random", "targets": "standardised"},
    {"start": "frozen", "targets": "standardised"},
    {"latent": "autoencoder", "start": "random"},
]


def trained(corpus_path: Path, folder: Path, config=SMALL, **options):
    with Corpus(corpus_path) as corpus:
        return train(corpus, folder, config, **options)


def same(first, second) -> bool:
    return first.keys() == second.keys() and all(torch.equal(first[k], second[k]) for k in first)


@pytest.fixture(scope="module")
def run(small_corpus, tmp_path_factory):
    """A run of 30 epochs, long enough to learn the synthetic talker."""
    folder = tmp_path_factory.mktemp("run") / "run"
    trained(small_corpus, folder, replace(SMALL, epochs=30))
    return folder


def test_training_outperforms_the_baselines(small_corpus, run):
    with Corpus(small_corpus) as corpus:
        evaluation = evaluate("network", read_predictor(run), corpus, corpus.splits)
    scores = evaluation.scores
    assert scores["network"]["aperture"]["r"]["mean"] > 0.95
    others = [each["all"]["rmse_mm"] for name, each in scores.items() if name != "network"]
    assert scores["network"]["all"]["rmse_mm"] < min(others)


def test_losses_fall_and_the_best_epoch_is_the_lowest(run):
    history = read_checkpoint(run).history
    losses = [epoch.validation_loss for epoch in history]
    assert [epoch.epoch for epoch in history] == list(range(1, 31))
    assert losses[-1] < losses[0] / 2
    assert read_checkpoint(run).best_epoch.validation_loss == min(losses)
    with (run / "log.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["validation_loss"]) for row in rows] == pytest.approx(losses)


def test_the_validation_loss_is_the_squared_distance_per_frame(small_corpus, run):
    checkpoint, info = read_checkpoint(run), read_description(run)
    with Corpus(small_corpus) as corpus:
        names = [name for name, split in info.splits.items() if split == "validation"]
        utterances = list(corpus.utterances(names))
    network = trained_network(info, checkpoint.last)
    squares = []
    for utterance in utterances:
        frames, lengths = join([frame_rows(utterance.alignment, info.phones, 25.0)])
        with torch.no_grad():
            predicted = network(frames, lengths).reshape(-1, 44, 3).numpy()
        squares.append(((predicted - utterance.motion.positions) ** 2).sum(axis=(1, 2)))
    loss = np.concatenate(squares).mean()
    assert checkpoint.history[-1].validation_loss == pytest.approx(loss, rel=1e-4)


def test_seeds_make_runs_repeatable(small_corpus, tmp_path):
    one = trained(small_corpus, tmp_path / "a")
    again = trained(small_corpus, tmp_path / "b")
    other = trained(small_corpus, tmp_path / "c", replace(SMALL, seed=1))
    assert same(one.last, again.last)
    assert same(one.best, again.best)
    assert not same(one.last, other.last)


def test_each_epoch_shuffles_the_sentences_anew(small_corpus, tmp_path, monkeypatch):
    orders = []

    def recorded(*arguments):
        orders.append(order(*arguments))
        return orders[-1]

    order = training._order
    monkeypatch.setattr(training, "_order", recorded)
    trained(small_corpus, tmp_path / "run")
    assert len(orders) == SMALL.epochs
    assert [sorted(each) for each in orders] == [list(range(16))] * SMALL.epochs
    assert len({tuple(each) for each in orders}) == SMALL.epochs
    first, orders = orders, []
    trained(small_corpus, tmp_path / "other", replace(SMALL, seed=1))
    assert not any(each in first for each in orders)


def test_a_run_resumes_with_another_recurrence(small_corpus, tmp_path, monkeypatch):
    whole = trained(small_corpus, tmp_path / "whole")
    trained(small_corpus, tmp_path / "parts", replace(SMALL, epochs=2))
    monkeypatch.setenv("LABIAL_RECURRENCE", "torch")
    resumed = trained(small_corpus, tmp_path / "parts", resume=True)
    assert not same(whole.last, resumed.last)
    losses = [[epoch.validation_loss for epoch in each.history] for each in (whole, resumed)]
    assert losses[0] == pytest.approx(losses[1], rel=1e-3)


def test_resuming_gives_the_same_weights(small_corpus, tmp_path):
    whole = trained(small_corpus, tmp_path / "whole")
    trained(small_corpus, tmp_path / "parts", replace(SMALL, epochs=2))
    resumed = trained(small_corpus, tmp_path / "parts", resume=True)
    assert same(whole.last, resumed.last)
    assert same(whole.best, resumed.best)
    assert same(whole.optimiser, resumed.optimiser)
    losses = [[(e.train_loss, e.validation_loss) for e in c.history] for c in (whole, resumed)]
    assert losses[0] == losses[1]


@pytest.mark.usefixtures("brief_autoencoder")
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: " ".join(map(str, kind.values())))
def test_every_kind_of_network_learns_and_resumes(kind, small_corpus, tmp_path):
    config = replace(SMALL, **kind)
    whole = trained(small_corpus, tmp_path / "whole", config)
    trained(small_corpus, tmp_path / "parts", replace(config, epochs=1))
    resumed = trained(small_corpus, tmp_path / "parts", config, resume=True)
    assert same(whole.last, resumed.last)
    assert same(whole.optimiser, resumed.optimiser)
    assert read_description(tmp_path / "whole").config == config
    assert whole.history[-1].train_loss < whole.history[0].train_loss
    with Corpus(small_corpus) as corpus:
        motion = read_predictor(tmp_path / "whole").animate(corpus.read("u20").alignment)
    assert np.isfinite(motion.positions).all()


def test_training_starts_from_the_injected_decoder(small_corpus):
    with Corpus(small_corpus) as corpus:
        sentences = read_sentences(corpus, corpus.splits, 25.0)
    for kind in ({}, {"latent": "blendshapes", "keyshapes": SHAPES}):
        config = replace(SMALL, **kind)
        space = fit_space(config, sentences)
        weights = Training(config, sentences, space).checkpoint().last
        decoder = space.decoder().state_dict()
        assert all(
            torch.equal(weights[f"decoder.{name}"], value) for name, value in decoder.items()
        )
        fitted_here = Training(config, sentences).checkpoint().last
        assert same(weights, fitted_here)


def test_a_frozen_decoder_does_not_change(small_corpus, tmp_path):
    frozen = trained(small_corpus, tmp_path / "frozen", replace(SMALL, start="frozen"))
    moved = trained(small_corpus, tmp_path / "moved", replace(SMALL, start="injected"))
    with Corpus(small_corpus) as corpus:
        space = fit_space(SMALL, read_sentences(corpus, corpus.splits, 25.0))
    components = torch.from_numpy(space.components.T)
    assert torch.equal(frozen.last["decoder.weight"], components)
    assert not torch.equal(moved.last["decoder.weight"], components)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"latent": "viseme"}, "latent is 'viseme', expected one of none, pca, "),
        ({"start": "warm"}, "start is 'warm', expected one of random, "),
        ({"cell": "rnn"}, "cell is 'rnn', expected one of gru, "),
        ({"targets": "cm"}, "targets is 'cm', expected one of mm, standardised"),
        ({"encoder": "morse"}, "encoder is 'morse', expected one of one-hot, features"),
        (
            {"latent": "none"},
            "start is 'injected', but without a latent space only 'random' is possible",
        ),
    ],
)
def test_unknown_kinds_are_refused(wrong, message):
    with pytest.raises(TrainingError, match=message):
        replace(SMALL, **wrong)


def test_the_command_trains_other_kinds(small_corpus, tmp_path, capsys):
    shapes = tmp_path / "shapes.toml"
    shapes.write_text(
        '[base]\nname = "rest"\nphones = ["sil"]\n[[keyshape]]\nname = "a"\nphones = ["ɑ"]\n'
    )
    arguments = ["train", str(small_corpus), "--epochs", "1", "--hidden-size", "8"]
    assert main([*arguments, "-o", str(tmp_path / "a"), "--latent", "none"]) == 0
    blendshapes = ["--latent", "blendshapes", "--keyshapes", str(shapes)]
    assert main([*arguments, "-o", str(tmp_path / "b"), *blendshapes]) == 0
    assert read_description(tmp_path / "a").config.start == "random"
    assert read_description(tmp_path / "b").config.latent_size == 1
    assert main([*arguments, "-o", str(tmp_path / "c"), "--latent", "blendshapes"]) == 2
    assert "the training sentences have no" in capsys.readouterr().err


@pytest.mark.slow
def test_a_run_killed_at_any_moment_resumes(small_corpus, tmp_path):
    whole = trained(small_corpus, tmp_path / "whole", replace(SMALL, epochs=6))
    folder = tmp_path / "killed"
    command = [sys.executable, "-m", "labial", "train", str(small_corpus), "-o", str(folder)]
    command += ["--epochs", "6", "--hidden-size", "16", "--latent-size", "3"]
    kills, random = 0, np.random.default_rng(0)
    while True:
        process = subprocess.Popen(
            [*command, *(["--resume"] if (folder / "run.json").exists() else [])],
            stdout=subprocess.DEVNULL,
        )
        before = len(read_checkpoint(folder).history) if (folder / CHECKPOINT).exists() else 0
        while process.poll() is None and kills < 3:
            if (folder / CHECKPOINT).exists() and len(read_checkpoint(folder).history) > before:
                time.sleep(random.uniform(0, 0.1))
                os.kill(process.pid, signal.SIGKILL)
                kills += 1
                break
            time.sleep(0.005)
        if process.wait() == 0:
            break
    assert kills >= 2
    assert same(read_checkpoint(folder).last, whole.last)
    assert sorted(p.name for p in folder.iterdir() if not p.name.startswith(".")) == [
        "checkpoint.safetensors",
        "log.csv",
        "loss.png",
        "run.json",
    ]


def test_a_run_killed_at_its_first_rename_starts_again(small_corpus, tmp_path):
    arguments = ["train", str(small_corpus), "-o", str(tmp_path), "--epochs", "1"]
    killed = subprocess.run([sys.executable, "-c", KILLED_AT_FIRST_RENAME, *arguments])
    assert killed.returncode == -signal.SIGKILL
    assert [path.name for path in tmp_path.iterdir() if ".part." in path.name]
    assert main([*arguments, "--hidden-size", "8"]) == 0
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_two_trainings_do_not_mix_in_one_folder(small_corpus, tmp_path):
    """Started at once, one of them trains and the other is refused."""
    seeds = ("3", "4")
    folder = str(tmp_path / "run")
    command = [sys.executable, "-m", "labial", "train", str(small_corpus), "-o", folder]
    command += ["--epochs", "2", "--hidden-size", "8", "--latent-size", "3", "--seed"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    both = {seed: subprocess.Popen([*command, seed], **pipes) for seed in seeds}
    errors = {seed: process.communicate()[1] for seed, process in both.items()}
    assert sorted(process.returncode for process in both.values()) == [0, 2]
    winner, loser = sorted(seeds, key=lambda seed: both[seed].returncode)
    refusals = (f"is in use by process {both[winner].pid}", "already holds a run")
    assert any(f"labial: error: {folder}: {each}" in errors[loser] for each in refusals)
    config = replace(SMALL, epochs=2, hidden_size=8, seed=int(winner))
    assert read_description(tmp_path / "run").config == config
    alone = trained(small_corpus, tmp_path / "alone", config)
    assert same(read_checkpoint(tmp_path / "run").last, alone.last)


def test_a_run_in_use_is_refused(small_corpus, tmp_path):
    def meanwhile(history):
        with pytest.raises(InUseError, match=f"is in use by process {os.getpid()}$"):
            trained(small_corpus, tmp_path, SMALL, resume=True)

    trained(small_corpus, tmp_path, replace(SMALL, epochs=1), reporter=Reporter(epoch=meanwhile))
    assert len(read_checkpoint(tmp_path).history) == 1


def test_a_folder_with_another_run_is_left_alone(small_corpus, tmp_path):
    trained(small_corpus, tmp_path, replace(SMALL, epochs=1))
    before = (tmp_path / CHECKPOINT).read_bytes()
    with pytest.raises(TrainingError, match="already holds a run"):
        trained(small_corpus, tmp_path)
    with pytest.raises(TrainingError, match="another configuration"):
        trained(small_corpus, tmp_path, replace(SMALL, seed=5), resume=True)
    splits = {f"u{i:02d}": "train" if i < 12 else "validation" for i in range(16)}
    with pytest.raises(TrainingError, match="other data"):
        trained(small_corpus, tmp_path, resume=True, splits=splits)
    with Corpus(small_corpus) as corpus:
        fewer_tested = {n: s for n, s in corpus.splits.items() if n != "u23"}
    with pytest.raises(TrainingError, match="other data"):
        trained(small_corpus, tmp_path, resume=True, splits=fewer_tested)
    assert (tmp_path / CHECKPOINT).read_bytes() == before


def test_a_run_without_an_epoch_does_not_block_its_folder(small_corpus, tmp_path):
    folder = tmp_path / "run"
    with pytest.raises(TrainingError, match="500 principal components"):
        trained(small_corpus, folder, replace(SMALL, latent_size=500))
    with pytest.raises(TrainingError, match="latent_size was 500, is 4 now"):
        trained(small_corpus, folder, replace(SMALL, latent_size=4), resume=True)
    trained(small_corpus, folder, replace(SMALL, epochs=1))
    assert read_description(folder).config.latent_size == SMALL.latent_size


def test_resuming_to_fewer_epochs_is_refused(small_corpus, tmp_path):
    trained(small_corpus, tmp_path / "run", replace(SMALL, epochs=2))
    with pytest.raises(TrainingError, match="already has 2 epochs, more than 1"):
        trained(small_corpus, tmp_path / "run", replace(SMALL, epochs=1), resume=True)
    assert read_description(tmp_path / "run").config.epochs == 2


def test_a_folder_that_cannot_hold_a_run_is_refused(small_corpus, tmp_path):
    (tmp_path / "file").write_text("mine")
    for folder, says in (
        (tmp_path, "holds other files"),
        (tmp_path / "file", "cannot be a folder"),
    ):
        with pytest.raises(LabialError, match=says):
            trained(small_corpus, folder)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_run_killed_after_its_last_epoch_gets_its_log_and_figure(small_corpus, tmp_path):
    arguments = ["train", str(small_corpus), "-o", str(tmp_path / "run"), "--epochs", "2"]
    arguments += ["--hidden-size", "8", "--latent-size", "3"]
    assert main(arguments) == 0
    for name in ("log.csv", "loss.png"):
        (tmp_path / "run" / name).unlink()
    assert main([*arguments[:4], *arguments[6:], "--resume"]) == 0
    assert (tmp_path / "run" / "log.csv").exists()
    assert (tmp_path / "run" / "loss.png").exists()
    assert len(read_checkpoint(tmp_path / "run").history) == 2


def test_resuming_nothing_is_an_error(small_corpus, tmp_path):
    with pytest.raises(TrainingError, match="no run to resume"):
        trained(small_corpus, tmp_path / "none", resume=True)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("fps", [12.5, 50.0, 60.0])
def test_any_rate_gives_faces_at_that_rate(small_corpus, tmp_path, fps):
    trained(small_corpus, tmp_path, replace(SMALL, epochs=1, fps=fps))
    predictor = read_predictor(tmp_path)
    with Corpus(small_corpus) as corpus:
        utterance = corpus.read("u20")
    motion = predictor.animate(utterance.alignment)
    assert motion.fps == fps
    assert len(motion) == utterance.alignment.frame_count(fps)
    assert len(compare(utterance, predictor).predicted) == len(utterance.motion)


def test_phones_missing_from_training_take_stand_ins(small_corpus, tmp_path):
    path = tmp_path / "rare.h5"
    with Corpus(small_corpus) as corpus:
        utterances = list(corpus.utterances(corpus.names))
        rare = [
            replace(
                u, alignment=u.alignment.relabelled(lambda p: ("ʃ" if p.label == "s" else p.label,))
            )
            if corpus.splits[u.name] != "train"
            else u
            for u in utterances
        ]
        write_corpus(path, corpus.info, [(u, corpus.splits[u.name]) for u in rare])
    with pytest.warns(LabialWarning, match=r"validation has the phones \['ʃ'\]"):
        trained(path, tmp_path / "run", replace(SMALL, epochs=1))
    predictor = read_predictor(tmp_path / "run")
    with Corpus(path) as corpus:
        scores = evaluate("run", predictor, corpus, corpus.splits).scores
    assert np.isfinite(scores["run"]["all"]["rmse_mm"])
    same_as = {u.name: u for u in utterances}["u21"]
    said = predictor.animate({u.name: u for u in rare}["u21"].alignment)
    assert np.array_equal(said.positions, predictor.animate(same_as.alignment).positions)


def test_progress_is_reported(small_corpus, tmp_path):
    sentences, epochs = [], []
    reporter = Reporter(sentence=lambda *a: sentences.append(a), epoch=epochs.append)
    trained(small_corpus, tmp_path, replace(SMALL, epochs=2), reporter=reporter)
    assert sentences[-1] == (2, 16, 16)
    assert [len(history) for history in epochs] == [1, 2]
    assert epochs[1][1].epoch == 2


def test_a_damaged_checkpoint_is_named(run, tmp_path):
    for name in ("run.json", CHECKPOINT):
        (tmp_path / name).write_bytes((run / name).read_bytes())
    content = (tmp_path / CHECKPOINT).read_bytes()
    for damaged in (content[: len(content) // 2], b"", b"x" * 100):
        (tmp_path / CHECKPOINT).write_bytes(damaged)
        with pytest.raises(TrainingError, match=r"checkpoint\.safetensors: not a valid checkpoint"):
            read_checkpoint(tmp_path)
    (tmp_path / "run.json").write_text("{}")
    with pytest.raises(TrainingError, match=r"run\.json"):
        read_description(tmp_path)


@pytest.mark.parametrize(
    "wrong", [{"epochs": 0}, {"fps": -1.0}, {"learning_rate": 0.0}, {"batch": 0}]
)
def test_bad_configurations_are_refused(wrong):
    with pytest.raises(LabialError, match=f"{next(iter(wrong))} is "):
        TrainingConfig(**wrong)


def test_the_command_trains_and_draws(small_corpus, tmp_path, capsys):
    arguments = ["train", str(small_corpus), "-o", str(tmp_path / "run"), "--epochs", "2"]
    arguments += ["--hidden-size", "8", "--latent-size", "3"]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert printed.count("mm² per frame") == 3
    assert "epoch   2  train" in printed
    assert (tmp_path / "run" / "loss.png").read_bytes().startswith(b"\x89PNG")
    assert main(arguments) == 2
    assert "already holds a run" in capsys.readouterr().err
