"""Experiments: what is run, what survives interruptions, what is reported."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest

from conftest import FPS, KILLED_AT_FIRST_RENAME, child_processes
from labial.alignment import Alignment, Interval
from labial.cli import main
from labial.configuration import TrainingConfig
from labial.corpus import Corpus, CorpusInfo, write_corpus
from labial.errors import ExperimentError, LabialWarning
from labial.evaluation.report import evaluate
from labial.experiment.conditions import FURTHER, PAPER, Condition
from labial.experiment.corpus_content import CorpusContent
from labial.experiment.engine import Ended, Failed, Progressed, Started
from labial.experiment.keyshapes import keyshapes_for
from labial.experiment.local import Processes
from labial.experiment.models import Network, PhoneMeans, Setting
from labial.experiment.plan import Grid, Planner
from labial.experiment.reference import describe_corpus
from labial.experiment.report import REPORT_FILES, write_report
from labial.experiment.results import FILES, Results, Shared, read_spaces
from labial.experiment.runner import missing, run_missing
from labial.experiment.task import execute
from labial.face.layouts import mediapipe_layout
from labial.motion import Motion
from labial.network_predictor import read_predictor
from labial.training import train
from labial.utterance import Utterance

SMALL = TrainingConfig(epochs=3, hidden_size=16, latent_size=3)
CONDITIONS = (
    Condition("pca injected", Network(SMALL)),
    Condition("baseline", Network(replace(SMALL, latent="none", start="random"))),
    Condition("phone means", PhoneMeans("phone means"), seeded=False),
)


class Here:
    """An engine in this process: starting others takes seconds."""

    def run(self, tasks, corpus):
        for task in tasks:
            yield Started(task)
            yield Ended(task, execute(task, corpus, lambda epochs: None))


@dataclass(frozen=True)
class Study:
    """A small experiment in a folder."""

    corpus: Path
    folder: Path
    conditions: tuple[Condition, ...] = CONDITIONS
    seeds: int = 2

    def results(self):
        with Corpus(self.corpus) as corpus:
            content = CorpusContent.of(corpus, corpus.splits)
        return Results(self.folder, Shared("small", content, 25.0, None))

    def stages(self, results):
        with Corpus(self.corpus) as corpus:
            planner = Planner(corpus, corpus.splits, None, Setting(25.0), None)
            return missing([planner.plan(Grid(self.conditions, self.seeds))], results)

    def run(self, engine=None, listen=lambda _: None):
        results = self.results()
        with Corpus(self.corpus) as corpus:
            reference = describe_corpus(corpus, corpus.splits)
        with results.open(reference, "labial"):
            stages = self.stages(results)
            return run_missing(stages, results, self.corpus, engine or Here(), listen)

    def files(self):
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        return sorted(str(path.relative_to(self.folder)) for path in paths)

    def read(self, condition, seed=0):
        return json.loads((self.folder / f"runs/{condition}/seed-{seed:02d}.json").read_text())


RUNS = [
    "runs/baseline/seed-00.json",
    "runs/baseline/seed-01.json",
    "runs/pca-injected/seed-00.json",
    "runs/pca-injected/seed-01.json",
    "runs/phone-means/seed-00.json",
    "spaces/pca-3.safetensors",
]


@pytest.fixture(scope="module")
def study(small_corpus, tmp_path_factory):
    study = Study(small_corpus, tmp_path_factory.mktemp("study") / "results")
    assert study.run() == []
    return study


def test_every_condition_and_seed_has_a_result(study):
    assert study.files() == ["experiment.json", "reference.json", *RUNS]


@pytest.mark.slow
def test_other_processes_report_progress_and_give_the_same_results(study, tmp_path):
    apart = replace(study, folder=tmp_path / "results", conditions=CONDITIONS[1:2], seeds=1)
    events = []
    assert apart.run(Processes(2), events.append) == []
    assert {event.task.name for event in events} == {"baseline, seed 0"}
    assert isinstance(events[0], Started)
    assert [e.epochs for e in events[1:-1] if isinstance(e, Progressed)] == [1, 2, 3]
    assert isinstance(events[-1], Ended)
    assert apart.read("baseline")["test"] == study.read("baseline")["test"]


def test_a_result_equals_training_and_evaluating_by_hand(study, small_corpus, tmp_path):
    result = study.read("pca-injected", 1)
    with Corpus(small_corpus) as corpus:
        done = train(corpus, tmp_path / "run", replace(SMALL, seed=1, fps=25.0))
        for which in ("best", "last"):
            predictor = read_predictor(tmp_path / "run", which)
            scores = evaluate("run", predictor, corpus, corpus.splits).scores["run"]
            found = result["test"][which]["scores"]
            assert found["all"]["rmse_mm"] == pytest.approx(scores["all"]["rmse_mm"], rel=1e-6)
            assert found["aperture"]["r"]["mean"] == pytest.approx(
                scores["aperture"]["r"]["mean"], rel=1e-6
            )
            assert np.mean(result["test"][which]["r"]) == pytest.approx(
                scores["all"]["r"]["mean"], abs=1e-3
            )
    losses = [epoch.validation_loss for epoch in done.history]
    assert result["validation_loss"] == pytest.approx(losses, abs=1e-3)
    assert result["best_epoch"] == done.best_epoch.epoch


def test_seeds_differ_and_repeat(study, small_corpus, tmp_path):
    again = Study(small_corpus, tmp_path / "again", CONDITIONS[:1])
    assert again.run() == []
    for seed in (0, 1):
        first, second = study.read("pca-injected", seed), again.read("pca-injected", seed)
        assert first["test"] == second["test"]
        assert first["validation_loss"] == second["validation_loss"]
    assert again.read("pca-injected", 0)["test"] != again.read("pca-injected", 1)["test"]


def test_only_what_is_missing_is_run(study):
    (study.folder / RUNS[1]).unlink()
    before = {name: (study.folder / name).stat().st_mtime_ns for name in RUNS if name != RUNS[1]}
    more = replace(study, seeds=3)
    events = []
    assert more.run(listen=events.append) == []
    done = {event.task.name for event in events if isinstance(event, Ended)}
    assert done == {"baseline, seed 1", "baseline, seed 2", "pca injected, seed 2"}
    assert before == {name: (more.folder / name).stat().st_mtime_ns for name in before}


def test_results_of_a_changed_condition_are_refused(study):
    other = Condition("baseline", Network(replace(SMALL, latent="none", start="random", layers=1)))
    with pytest.raises(
        ExperimentError, match=r"seed-00\.json: was made with another configuration"
    ):
        replace(study, conditions=(other,)).run()


def test_results_of_another_training_seed_or_split_are_refused(study):
    results = study.results()
    with Corpus(study.corpus) as corpus:
        planner = Planner(corpus, corpus.splits, None, Setting(25.0), None)
        runs = {run.name: run for run, _ in planner.plan(Grid(CONDITIONS, 2)).runs}
    task = runs["baseline, seed 1"]
    assert results.has(task)
    with pytest.raises(ExperimentError, match="training_seed was 1, is 1001 now"):
        results.has(replace(task, training_seed=1001))
    with pytest.raises(ExperimentError, match="splits was"):
        results.has(replace(task, splits={**task.splits, "u00": "validation"}))
    assert not results.has(replace(task, seed=9))


def test_another_corpus_is_refused(study, small_corpus):
    with pytest.raises(ExperimentError, match=r"another experiment: fps is 25\.0, expected 50\.0"):
        digest = json.loads((study.folder / "experiment.json").read_text())["digest"]
        Results(study.folder, Shared("small", CorpusContent(digest), 50.0, None))
    with pytest.raises(ExperimentError, match="holds other files"):
        Results(study.folder / "runs", Shared("small", CorpusContent(""), 25.0, None))


def test_the_digest_of_a_corpus_is_that_of_earlier_results(tmp_path):
    """Whatever intervals have gained since, such as a confidence."""
    phones = (Interval(0, 0.2, "sil"), Interval(0.2, 0.4, "ɑ", 0.5))
    said, layout = Alignment(phones, (Interval(0, 0.4, "'"),)), mediapipe_layout()
    motion = Motion(np.zeros((10, len(layout.names), 3), np.float32), FPS, layout)
    path = tmp_path / "one.h5"
    write_corpus(path, CorpusInfo("one", FPS, layout), [(Utterance("u", said, motion), "train")])
    text = (
        "Alignment(phones=(Interval(start=0.0, end=0.2, label='sil'), "
        "Interval(start=0.2, end=0.4, label='ɑ')), "
        'words=(Interval(start=0.0, end=0.4, label="\'"),))'
    )
    with Corpus(path) as corpus:
        positions = corpus.read("u").motion.positions.tobytes()
        found = CorpusContent.of(corpus, corpus.splits).digest
    assert found == sha256(b"u train\n" + text.encode() + positions).hexdigest()


def changed(corpus: Path, path: Path, change) -> Path:
    """A copy of a corpus whose first utterance's positions are changed."""
    with Corpus(corpus) as read:
        utterances = [(read.read(name), read.splits[name]) for name in read.names]
        first, split = utterances[0]
        positions = first.motion.positions.copy()
        change(positions)
        moved = replace(first, motion=replace(first.motion, positions=positions))
        write_corpus(path, read.info, [(moved, split), *utterances[1:]])
    return path


def content_of(path: Path) -> CorpusContent:
    with Corpus(path) as corpus:
        return CorpusContent.of(corpus, corpus.splits)


def test_results_are_continued_with_a_corpus_that_differs_by_rounding(study, tmp_path):
    """One made anew on another processor."""

    def rounded(positions):
        positions[...] = np.nextafter(positions, np.float32(np.inf))

    again = replace(study, corpus=changed(study.corpus, tmp_path / "again.h5", rounded))
    assert content_of(again.corpus).digest != content_of(study.corpus).digest
    before = (study.folder / "experiment.json").read_bytes()
    assert again.run() == []
    assert (study.folder / "experiment.json").read_bytes() == before


def test_a_corpus_with_one_other_position_is_another(study, tmp_path):
    def moved(positions):
        positions[3, 5, 1] += 1.0

    def shifted(positions):
        positions += 0.01

    def late(positions):
        positions[1:] = positions[:-1].copy()

    for number, change in enumerate((moved, shifted, late)):
        path = changed(study.corpus, tmp_path / f"{number}.h5", change)
        with pytest.raises(ExperimentError, match="utterances or their split differ"):
            replace(study, corpus=path).results()


@pytest.mark.slow
def test_a_failed_task_is_reported_with_its_log_and_the_others_run(small_corpus, tmp_path):
    diverging = Network(replace(SMALL, learning_rate=1e30))
    conditions = (Condition("diverging", diverging), *CONDITIONS[:1])
    study = Study(small_corpus, tmp_path / "results", conditions, 1)
    failed = study.run(Processes(2))
    assert [failure.task.name for failure in failed] == ["diverging, seed 0"]
    assert "not finite: lower learning_rate" in failed[0].log
    assert "runs/pca-injected/seed-00.json" in study.files()
    assert not any("diverging" in name for name in study.files())


@pytest.mark.slow
def test_runs_fail_with_their_latent_space(small_corpus, tmp_path):
    # The corpus lacks some of labial's keyshapes.
    impossible = Network(replace(SMALL, latent="blendshapes", latent_size=13))
    conditions = (Condition("impossible", impossible), CONDITIONS[1])
    study = Study(small_corpus, tmp_path / "results", conditions, 1)
    events = []
    failed = study.run(Processes(1), events.append)
    assert [failure.task.name for failure in failed] == ["blendshapes-13", "impossible, seed 0"]
    assert "keyshapes" in failed[0].log
    assert [event for event in events if isinstance(event, Failed)] == failed
    assert "runs/baseline/seed-00.json" in study.files()


@pytest.mark.slow
def test_a_killed_worker_fails_only_its_task(small_corpus, tmp_path):
    long = Condition("long", Network(replace(SMALL, epochs=10_000)))
    study = Study(small_corpus, tmp_path / "results", (long, CONDITIONS[1]), 1)

    def listen(event):
        if isinstance(event, Progressed) and event.task.name == "long, seed 0":
            for process in child_processes() - before:
                if b"spawn_main" in Path(f"/proc/{process}/cmdline").read_bytes():
                    os.kill(process, signal.SIGKILL)

    before = child_processes()
    failed = study.run(Processes(1), listen)
    assert [failure.task.name for failure in failed] == ["long, seed 0"]
    assert "status -9" in failed[0].log
    assert "runs/baseline/seed-00.json" in study.files()


@pytest.mark.slow
def test_a_killed_experiment_resumes_and_ends_the_same(small_corpus, tmp_path):
    command = [sys.executable, "-m", "labial", "experiment", "paper", str(small_corpus)]
    command += ["--seeds", "1", "--further-seeds", "1", "--at-most-epochs", "3", "--only"]
    command += ["baseline", "phone means", "smoothed 40 ms"]
    runs = {}
    for kind in ("whole", "killed"):
        folder = tmp_path / kind
        here = [*command, "-o", str(folder)]
        if kind == "killed":
            process = subprocess.Popen(here, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while not list(folder.glob("runs/*/*.json")):
                assert process.poll() is None
                time.sleep(0.02)
            process.kill()
            process.wait()
            assert len(list(folder.glob("runs/*/*.json"))) < 3
        subprocess.run(here, check=True, capture_output=True)
        paths = sorted(folder.glob("runs/*/*.json"))
        assert not [path for path in folder.rglob("*") if ".part." in path.name]
        runs[kind] = {path.parent.name: json.loads(path.read_text())["test"] for path in paths}
    assert len(runs["whole"]) == 3
    assert runs["whole"] == runs["killed"]


LONG_STUDY = """
import sys, time
from dataclasses import dataclass
from pathlib import Path
from labial.experiment.local import Processes

@dataclass(frozen=True)
class Long:
    name: str = "long"
    epochs: int = 1

    def run(self, corpus, ended):
        ended(1)
        time.sleep(60)

if __name__ == "__main__":
    for event in Processes(2).run([Long(), Long()], Path(sys.argv[1])):
        print(type(event).__name__, flush=True)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.slow
def test_workers_end_soon_after_a_study_is_killed(small_corpus, tmp_path):
    (tmp_path / "study.py").write_text(LONG_STUDY)
    command = [sys.executable, str(tmp_path / "study.py"), str(small_corpus)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as study:
        printed = [study.stdout.readline() for _ in range(4)]
        assert sorted(printed) == ["Progressed\n"] * 2 + ["Started\n"] * 2
        workers = child_processes(study.pid)
        assert len(workers) >= 2
        study.kill()
    until = time.monotonic() + 2
    while any(Path(f"/proc/{worker}/cmdline").exists() for worker in workers):
        assert time.monotonic() < until
        time.sleep(0.02)


PAPER_COMMAND = ["experiment", "paper", "--seeds", "1", "--further-seeds", "1", "--only"]


def test_a_study_killed_at_its_first_rename_starts_again(small_corpus, tmp_path):
    arguments = [*PAPER_COMMAND, "phone means", "-o", str(tmp_path), "--workers", "1"]
    arguments[2:2] = [str(small_corpus)]
    killed = subprocess.run([sys.executable, "-c", KILLED_AT_FIRST_RENAME, *arguments])
    assert killed.returncode == -signal.SIGKILL
    assert [path.name for path in tmp_path.iterdir() if ".part." in path.name]
    study = Study(small_corpus, tmp_path, CONDITIONS[2:], 1)
    assert study.run() == []
    assert "runs/phone-means/seed-00.json" in study.files()


@pytest.mark.slow
def test_a_results_folder_is_used_by_one_study_at_a_time(small_corpus, tmp_path):
    study = Study(small_corpus, tmp_path / "results", CONDITIONS[2:], 1)
    arguments = [*PAPER_COMMAND, "phone means", "-o", str(study.folder)]
    arguments[2:2] = [str(small_corpus)]

    def meanwhile(event):
        if isinstance(event, Started):
            other = [sys.executable, "-m", "labial", *arguments]
            done = subprocess.run(other, capture_output=True, text=True)
            assert done.returncode == 2
            says = f"labial: error: {study.folder}: is in use by process {os.getpid()}\n"
            assert done.stderr.endswith(says)

    assert study.run(listen=meanwhile) == []
    assert not [path for path in study.folder.iterdir() if path.name.startswith(".")]


def test_the_papers_conditions_have_the_papers_settings():
    assert len(PAPER) == 10
    configs = {condition.name: condition.model.config for condition in PAPER}
    assert {(c.hidden_size, c.layers, c.batch, c.cell, c.targets) for c in configs.values()} == {
        (128, 2, 2, "gru", "mm")
    }
    assert {c.latent_size for c in configs.values()} == {13}
    epochs = {"none": 150, "pca": 50, "blendshapes": 50, "autoencoder": 100}
    assert all(c.epochs == epochs[c.latent] for c in configs.values())
    assert sum(10 * c.epochs for c in configs.values()) == 7500


def test_the_papers_trainings_all_differ(small_corpus):
    with Corpus(small_corpus) as corpus:
        planner = Planner(corpus, corpus.splits, None, Setting(25.0), None)
        runs = [run for run, _ in planner.plan(Grid(PAPER, 10)).runs]
    # The networks of PCA and blendshapes are the same until a decoder is injected.
    kinds = [
        {**run.model.to_dict(), "latent": "dense", "training_seed": run.training_seed}
        if run.model.config.latent in ("pca", "blendshapes") and not run.model.config.injects
        else {**run.model.to_dict(), "training_seed": run.training_seed}
        for run in runs
    ]
    assert len(runs) == 100
    assert len({json.dumps(kind) for kind in kinds}) == 100


def test_conditions_have_unique_names_and_folders():
    conditions = (*PAPER, *FURTHER)
    for names in ({c.name for c in conditions}, {c.slug for c in conditions}):
        assert len(names) == len(conditions)


def test_fewer_minutes_are_a_subset_of_more_and_take_as_many_steps(small_corpus):
    conditions = [Condition(f"{m}", Network(SMALL), minutes=m) for m in (0.1, 0.2, 0.4)]
    with Corpus(small_corpus) as corpus:
        planner = Planner(corpus, corpus.splits, None, Setting(25.0), None)
        runs = [run for run, _ in planner.plan(Grid(tuple(conditions), 1)).runs]
        chosen = [{n for n, s in run.splits.items() if s == "train"} for run in runs]
        everything = {n for n, s in corpus.splits.items() if s == "train"}
        frames = [sum(len(corpus.read(n).motion) for n in names) for names in chosen]
        whole = sum(len(corpus.read(n).motion) for n in everything)
        hour = Condition("hour", Network(SMALL), minutes=60)
        assert planner.plan(Grid((hour, *CONDITIONS[:1]), 1)).conditions == {"pca injected"}
    assert chosen[0] < chosen[1] < chosen[2] < everything
    for run, count, minutes in zip(runs, frames, (0.1, 0.2, 0.4), strict=True):
        assert 0 <= count - minutes * 60 * 25 < 120
        assert run.epochs * count == pytest.approx(SMALL.epochs * whole, rel=0.2)
        assert {n: s for n, s in run.splits.items() if s != "train"} == {
            n: s for n, s in runs[0].splits.items() if s != "train"
        }


@pytest.mark.slow
def test_only_unseen_words_are_scored(small_corpus, tmp_path, capsys):
    with Corpus(small_corpus) as corpus:
        words = {n: [w.label for w in corpus.read(n).alignment.words] for n in corpus.names}
        known = {n: "train" if s == "test" else s for n, s in corpus.splits.items()}
        splits = {n: "test" if "word4" in words[n] else s for n, s in known.items()}
    # Two test sentences whose words are met too, one in training, the other in validation alone.
    assert {tuple(words[n]) for n in ("u00", "u18")} == {("word0",), ("word3",)}
    splits = {n: s for n, s in splits.items() if "word3" not in words[n]}
    splits |= {"u00": "test", "u18": "test", "u03": "validation"}
    path = tmp_path / "words.csv"
    path.write_text("utterance,split\n" + "".join(f"{n},{s}\n" for n, s in splits.items()))
    arguments = ["experiment", "paper", str(small_corpus), "-o", str(tmp_path / "results")]
    arguments += ["--words", str(path), "--only", "phone means, unseen words"]
    assert main(arguments) == 0
    result = tmp_path / "results/runs/phone-means-unseen-words/seed-00.json"
    scored = json.loads(result.read_text())["test"]["best"]
    spans = sum(labels.count("word4") for n, labels in words.items() if splits.get(n) == "test")
    assert len(scored["rmse_mm"]) == spans > 0
    path.write_text(path.read_text().replace("u05,train", "u05,validation"))
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert "seed-00.json: was made with another configuration: splits was '" in error


@pytest.mark.slow
def test_listed_utterances_are_left_out(small_corpus, tmp_path, capsys):
    with Corpus(small_corpus) as corpus:
        tested = sorted(name for name, split in corpus.splits.items() if split == "test")
    path = tmp_path / "list.csv"
    path.write_text(f"utterance,why\n{tested[0]},swapped lips\n")
    arguments = ["experiment", "paper", str(small_corpus), "-o", str(tmp_path / "results")]
    arguments += ["--only", "phone means"]
    assert main([*arguments, "--leave-out", str(path)]) == 0
    result = tmp_path / "results/runs/phone-means/seed-00.json"
    assert len(json.loads(result.read_text())["test"]["best"]["rmse_mm"]) == len(tested) - 1
    assert "--leave-out list.csv" in (tmp_path / "results/report.html").read_text("utf-8")
    assert main(arguments) == 2
    assert "results" in capsys.readouterr().err
    path.write_text("utterance\nnobody\n")
    assert main([*arguments, "--leave-out", str(path)]) == 2
    assert "list.csv: the corpus has no utterance 'nobody'" in capsys.readouterr().err


def test_a_split_without_unseen_words_fails_at_once(small_corpus, tmp_path, capsys):
    with Corpus(small_corpus) as corpus:
        splits = corpus.splits
    folder, path = tmp_path / "results", tmp_path / "words.csv"
    arguments = ["experiment", "paper", str(small_corpus), "-o", str(folder)]
    arguments += ["--only", "phone means, unseen words"]
    # word0 occurs only in validation and test.
    met = {n: "train" for n in splits if int(n[1:]) % 5}
    met |= {"u05": "validation", "u10": "test"}
    for message, kept in (
        ("the split for unseen words holds no words out", splits),
        ("the split for unseen words holds no words out", met),
        ("no utterance is in the split 'validation'", dict.fromkeys(splits, "train")),
    ):
        path.write_text("utterance,split\n" + "".join(f"{n},{s}\n" for n, s in kept.items()))
        assert main([*arguments, "--words", str(path)]) == 2
        assert message in capsys.readouterr().err
        assert not folder.exists()


def test_latent_spaces_larger_than_the_face_are_left_out(small_corpus):
    with Corpus(small_corpus) as corpus:
        coordinates = 3 * len(corpus.info.layout.names)
        fitting, larger = (
            Condition(f"size {size}", Network(replace(SMALL, latent_size=size)))
            for size in (coordinates, coordinates + 1)
        )
        planner = Planner(corpus, corpus.splits, None, Setting(25.0), None)
        assert planner.plan(Grid((fitting, larger), 1)).conditions == {fitting.name}


@pytest.mark.slow
def test_every_command_that_wrote_results_is_recorded(small_corpus, tmp_path, monkeypatch):
    arguments = ["experiment", "paper", str(small_corpus), "-o", str(tmp_path / "results")]
    # One report at the end takes less time than one for each command.
    monkeypatch.setattr("labial.experiment.report.write_report", lambda folder: folder)
    for name in ("phone means", "mean face", "phone means"):
        assert main([*arguments, "--only", name]) == 0
    page = write_report(tmp_path / "results").read_text("utf-8")
    for name in ("phone means", "mean face"):
        assert page.count(f"--only &quot;{name}&quot;") == 1


def test_a_dry_run_writes_nothing(small_corpus, tmp_path, capsys):
    folder = tmp_path / "results"
    arguments = ["experiment", "paper", str(small_corpus), "-o", str(folder), "--seeds", "2"]
    assert main([*arguments, "--only", "pca injected", "--dry-run"]) == 0
    assert "2 trainings, 0 done, 2 to do with 101 epochs" in capsys.readouterr().out
    assert not folder.exists()


def test_keyshapes_that_a_corpus_lacks_are_left_out_or_named(small_corpus, tmp_path):
    with Corpus(small_corpus) as corpus:
        with pytest.warns(LabialWarning, match="that the corpus lacks: 'labiodental', 'dental'"):
            own = keyshapes_for(corpus, corpus.splits, None)
        assert {shape.name for shape in own.shapes} == {
            "closed",
            "alveolar",
            "close spread",
            "open",
            "close rounded",
        }
        path = tmp_path / "shapes.toml"
        text = '[base]\nname = "rest"\nphones = ["sil"]\n[[keyshape]]\nname = "f"\n'
        path.write_text(text + 'phones = ["f"]\n')
        with pytest.raises(ExperimentError, match=r"shapes\.toml: .* lack the keyshapes 'f'"):
            keyshapes_for(corpus, corpus.splits, path)
        path.write_text(text + 'utterance = "u20"\n')
        with pytest.raises(ExperimentError, match="sentences lack the keyshapes 'f'"):
            keyshapes_for(corpus, corpus.splits, path)
        path.write_text(text + 'utterance = "u00"\ntime = 0.4\n')
        assert len(keyshapes_for(corpus, corpus.splits, path).shapes) == 1


def test_a_corpus_without_silence_can_be_studied(small_corpus, tmp_path):
    path = tmp_path / "loud.h5"
    with Corpus(small_corpus) as corpus:
        spoken = {
            u: u.alignment.relabelled(lambda p: ("s",) if p.label == "sil" else (p.label,))
            for u in corpus.utterances(corpus.names)
        }
        loud = [replace(u, alignment=alignment) for u, alignment in spoken.items()]
        write_corpus(path, corpus.info, [(u, corpus.splits[u.name]) for u in loud])
    assert Study(path, tmp_path / "results", CONDITIONS[:1], 1).run() == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--seeds", "0"], "--seeds is 0, expected above 0"),
        (["--workers", "-1"], "--workers is -1"),
        (["--further-seeds", "-1"], "number of seeds is -1"),
        (["--at-most-epochs", "0"], "--at-most-epochs is 0"),
        (["--fps", "0"], "is 0 Hz, expected 1 to 1000"),
        (["--fps", "inf"], "is inf Hz, expected 1 to 1000"),
        (["--only", "nonsense"], "unknown condition 'nonsense', expected one of: "),
        (["--address", "there:1"], "used with --engine ray only"),
        (["--words", "nowhere.csv"], "nowhere.csv"),
        (["--engine", "ray", "--address", "127.0.0.1:9"], "127.0.0.1:9: cannot be reached"),
        (["--engine", "ray", "--address", "there"], "'there': expected HOST:PORT"),
    ],
)
def test_bad_arguments_fail_at_once(options, message, small_corpus, tmp_path, capsys):
    folder = tmp_path / "results"
    arguments = ["experiment", "paper", str(small_corpus), "-o", str(folder), *options]
    assert main(arguments) == 2
    assert message in capsys.readouterr().err
    assert not folder.exists()


def test_the_report_has_every_part_and_makes_no_network_requests(study):
    folder = study.folder
    assert write_report(folder) == folder / "report.html"
    files = {path.name for path in folder.iterdir() if path.is_file() and path.suffix != ".lock"}
    assert files == {*FILES, *REPORT_FILES}
    page = (folder / "report.html").read_text("utf-8")
    for part in ("Table 1", "Figure 3", "Figure 4", "Figure 5", "Further conditions", "Time"):
        assert part in page
    assert not re.search(r"""(src|href)=["'](?!#)""", page)
    assert page.count("<svg") == len(set((folder / "figures").glob("*.svg")))
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    rows = list(csv.DictReader((folder / "runs.csv").read_text("utf-8").splitlines()))
    assert list(rows[0])[:3] == ["condition", "seed", "epoch"]
    found = {(row["condition"], row["seed"], row["weights"]): row for row in rows}
    expected = study.read("baseline", 1)["test"]["last"]["scores"]["all"]["rmse_mm"]
    assert float(found["baseline", "1", "last"]["rmse_mm"]) == pytest.approx(expected, abs=1e-5)
    losses = list(csv.DictReader((folder / "losses.csv").read_text("utf-8").splitlines()))
    assert len([row for row in losses if row["condition"] == "baseline"]) % 3 == 0


def test_part_files_among_results_are_not_read(tmp_path):
    (tmp_path / "spaces").mkdir()
    (tmp_path / "spaces" / ".labial-0.part.pca-13.safetensors").touch()
    assert read_spaces(tmp_path) == {}


def test_a_report_of_another_folder_is_an_error(tmp_path, capsys):
    assert main(["experiment", "report", str(tmp_path)]) == 2
    assert "holds no results of an experiment" in capsys.readouterr().err


def test_damaged_results_are_named(study, tmp_path):
    copy = tmp_path / "copy"
    for name in study.files():
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((study.folder / name).read_bytes())
    for name in (RUNS[0], RUNS[-1]):
        content = (copy / name).read_bytes()
        (copy / name).write_bytes(content[: len(content) // 3])
        with pytest.raises(ExperimentError, match=Path(name).name):
            write_report(copy)
        (copy / name).write_bytes(content)


def _nodes_can_be_lost() -> bool:
    try:
        import ray  # noqa: F401
    except ImportError:
        return False
    return True


@pytest.mark.skipif(not _nodes_can_be_lost(), reason="needs the extra cluster")
@pytest.mark.filterwarnings("ignore")  # Ray's own, of its processes and sockets
@pytest.mark.slow
def test_a_lost_nodes_tasks_are_repeated(small_corpus, tmp_path):
    from ray.cluster_utils import Cluster

    from labial.experiment.cluster import RayCluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    node = cluster.add_node(num_cpus=1)
    conditions = (
        Condition("first", Network(replace(SMALL, epochs=40))),
        Condition("second", Network(replace(SMALL, epochs=40, start="random"))),
        *CONDITIONS,
    )
    study = Study(small_corpus, tmp_path / "cluster", conditions, 1)
    under_way: set[str] = set()
    lost = []

    def listen(event):
        if isinstance(event, Progressed) and event.epochs > 0:
            under_way.add(event.task.name)
        if len(under_way) == 2 and not lost:
            lost.append(node)
            cluster.remove_node(node, allow_graceful=False)

    try:
        assert study.run(RayCluster(cluster.address), listen) == []
    finally:
        cluster.shutdown()
    assert lost
    alone = Study(small_corpus, tmp_path / "alone", conditions, 1)
    assert alone.run() == []
    for condition in conditions:
        assert study.read(condition.slug)["test"] == alone.read(condition.slug)["test"]


@pytest.fixture
def short_path():
    """A folder whose name leaves room for those of Ray's sockets."""
    with TemporaryDirectory(dir="/tmp") as folder:
        yield Path(folder)


def listening() -> dict[str, str]:
    """The addresses that Ray's processes listen on as the kernel writes them, by socket."""
    found = {}
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            address, state, inode = (line.split()[place] for place in (1, 3, 9))
            if state == "0A":
                found[f"socket:[{inode}]"] = address.rpartition(":")[0]
    of_ray = set()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if b"ray" in (process / "cmdline").read_bytes():
                of_ray |= {str(each.readlink()) for each in (process / "fd").iterdir()}
    return {socket: address for socket, address in found.items() if socket in of_ray}


@pytest.mark.skipif(not _nodes_can_be_lost(), reason="needs the extra cluster")
@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs /proc")
@pytest.mark.filterwarnings("ignore")  # Ray's own, of its processes and sockets
@pytest.mark.slow
def test_a_local_cluster_is_private(small_corpus, tmp_path, short_path, monkeypatch):
    """It accepts no other user, keeps the corpus private, reads no other, and leaves no files."""
    from labial.experiment.cluster import RayCluster

    monkeypatch.setenv("TMPDIR", str(short_path))
    digest = sha256(small_corpus.read_bytes()).hexdigest()
    planted = short_path / f"labial-{digest[:16]}.h5"
    planted.write_text("planted")
    long = Condition("long", Network(replace(SMALL, epochs=10_000)))
    study = Study(small_corpus, tmp_path / "results", (CONDITIONS[2], long), 1)
    before = listening()

    class EnoughError(Exception):
        pass

    ended = set()

    def listen(event):
        if isinstance(event, Ended):
            ended.add(event.task.name)
        if isinstance(event, Progressed) and event.task.name == "long, seed 0" and len(ended) == 2:
            addresses = {address for s, address in listening().items() if s not in before}
            assert addresses <= {"0100007F", "0000000000000000FFFF00000100007F"}
            assert len(addresses) > 0
            (corpus,) = short_path.glob("labial-*-*/*.h5")
            assert corpus.parent.stat().st_mode & 0o777 == 0o700
            raise EnoughError

    with pytest.raises(EnoughError):
        study.run(RayCluster(), listen)
    assert ended == {"pca-3", "phone means, seed 0"}
    assert "runs/phone-means/seed-00.json" in study.files()
    assert list(short_path.glob("labial-*")) == [planted]


def test_failures_end_with_status_1(small_corpus, tmp_path, monkeypatch, capsys):
    def run(self, tasks, corpus):
        for task in tasks:
            yield Started(task)
            yield Failed(task, "the disk is full")

    monkeypatch.setattr(Processes, "run", run)
    arguments = ["experiment", "paper", str(small_corpus), "-o", str(tmp_path / "results")]
    assert main([*arguments, "--only", "phone means"]) == 1
    assert "failed: phone means, seed 0\nthe disk is full" in capsys.readouterr().err
