"""Corpora and trainings of a project: what the studio uses, keeps apart, goes on with, deletes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from labial.corpus import Corpus
from labial.studio.corpus_file import CorpusFile
from labial.studio.project import opened
from labial.voice import load_voice
from labial.voice_file import write_changed
from studio_sample import RunningStudio, Window, running_studio
from video_sample import write_video

OVER = ("done", "failed", "stopped")


@pytest.fixture
def folder(small_corpus: Path, tmp_path: Path) -> Path:
    """A project without takes in which the command line has made a corpus."""
    (tmp_path / "voice").mkdir()
    shutil.copy(small_corpus, tmp_path / "voice" / "corpus.h5")
    return tmp_path / "voice"


@pytest.fixture
def studio(folder: Path) -> Iterator[RunningStudio]:
    with running_studio(folder, least=(1.0, 1.0)) as running, running.window() as window:
        state = window.hear()
        if not state["project"]["utterances"]:
            window.hear_until(lambda m: m["type"] == "project" and m["project"]["utterances"])
        yield running


def over(window: Window, task: str) -> dict[str, Any]:
    """A task when it is over."""

    def is_over(message: dict[str, Any]) -> bool:
        told = message.get("task")
        return message["type"] == "task" and told["id"] == task and told["status"] in OVER

    return dict(window.hear_until(is_over, 120)["task"])


def train(studio: RunningStudio, name: str, epochs: int) -> str:
    wish = {"name": name, "epochs": epochs}
    task: str = studio.ask("POST", "/voices/train", json=wish)["id"]
    return task


@pytest.mark.slow
def test_a_corpus_of_the_command_line_is_checked_and_trained(studio: RunningStudio) -> None:
    corpus = studio.folder / "corpus.h5"
    before = corpus.read_bytes()
    project = studio.ask("GET", "/state")["project"]
    assert project["utterances"] == 24 and project["seconds"] > 10
    with studio.window() as window:
        window.hear()
        assert over(window, studio.ask("POST", "/check")["id"])["status"] == "done"
        check = studio.ask("GET", "/state")["check"]
        assert (check["made_for"], check["stale"]) == (24, False)
        done = over(window, train(studio, "mine", 2))
    assert done["status"] == "done", done["error"]
    assert load_voice(studio.folder / "voices" / "mine.onnx").info.figures
    assert corpus.read_bytes() == before
    assert not (studio.folder / "studio.h5").exists()
    assert not list((studio.folder / ".cache" / "runs").iterdir())


@pytest.mark.slow
def test_a_training_that_was_stopped_at_once_goes_on_as_it_was_wished(
    studio: RunningStudio,
) -> None:
    with studio.window() as window:
        window.hear()
        task = train(studio, "mine", 3)
        studio.ask("POST", f"/tasks/{task}/stop")
        stopped = over(window, task)
        assert (stopped["status"], stopped["total"], stopped["curve"]) == ("stopped", 3, [])
        studio.ask("POST", f"/tasks/{task}/resume")
        done = over(window, task)
    assert done["status"] == "done", done["error"]
    assert [point["x"] for point in done["curve"]] == [1, 2, 3]


def test_a_name_is_of_one_voice_only(studio: RunningStudio) -> None:
    with studio.window() as window:
        window.hear()
        task = train(studio, "mine", 500)
        window.hear_until(lambda m: m["type"] == "task" and m["task"]["curve"], 120)
        studio.ask("POST", f"/tasks/{task}/stop")
        over(window, task)
        for name in ("mine", "MINE"):
            for way, wish in (("adapt", {"base": "s31"}), ("train", {"epochs": 2})):
                wish = {"name": name, **wish}
                answer = studio.client.post(f"/studio/api/voices/{way}", json=wish)
                assert answer.status_code == 409 and "already" in answer.json()["error"]
        voice = studio.folder / "voices" / "mine.onnx"
        write_changed(voice, load_voice("s31"), {"attribution": "somebody"})
        content = voice.read_bytes()
        resumed = studio.client.post(f"/studio/api/tasks/{task}/resume")
        assert resumed.status_code == 409 and "voice 'mine'" in resumed.json()["error"]
        assert voice.read_bytes() == content
        voice.unlink()
        studio.ask("DELETE", f"/tasks/{task}")
        removed = window.hear_until(lambda m: m["type"] == "removed")
        assert removed["task"] == task
    assert not (studio.folder / "runs" / "mine").exists()
    assert not list((studio.folder / ".cache" / "runs").iterdir())


def left_training(folder: Path, name: str, utterances: list[str], ours: bool) -> None:
    """A training that was stopped."""
    run = folder / "runs" / name
    run.mkdir(parents=True)
    splits = dict.fromkeys(utterances, "train")
    described = {"config": {"epochs": 7}, "splits": splits}
    (run / "run.json").write_text(json.dumps(described), "utf-8")
    if ours:
        copies = folder / ".cache" / "runs"
        copies.mkdir(parents=True, exist_ok=True)
        (copies / f"{name}.h5").write_bytes(b"with takes in it")


def test_a_deleted_take_does_not_live_on_in_trainings(folder: Path) -> None:
    with Corpus(folder / "corpus.h5") as corpus:
        take, other = corpus.names[:2]
    content = (folder / "corpus.h5").read_bytes()
    (folder / "takes").mkdir()
    for name in (take, other):
        write_video(folder / "takes" / f"{name}.mp4", np.arange(5) / 25)
    left_training(folder, "whole", [take, other], ours=True)
    left_training(folder, "pieces", [f"{take}-001"], ours=True)
    left_training(folder, "elsewhere", [other], ours=True)
    left_training(folder, "typed", [take], ours=False)
    (folder / "studio.h5").write_bytes(b"of an unknown origin")
    with running_studio(folder) as studio, studio.window() as window:
        state = window.hear()
        assert state["project"]["utterances"] == 0, "there are takes"
        assert {task["name"] for task in state["tasks"]} == {
            *("whole", "pieces", "elsewhere", "typed")
        }
        if len(state["takes"]) < 2:
            window.hear_until(lambda m: m["type"] == "take")
        while "corpus.h5" not in studio.ask("GET", f"/takes/{take}/uses")["others"]:
            window.hear()
        uses = studio.ask("GET", f"/takes/{take}/uses")
        assert uses["trainings"] == ["pieces", "whole"]
        assert uses["others"] == ["runs/typed", "corpus.h5"] and uses["voices"] == []
        for agreed in ([], ["whole"], ["whole", "elsewhere"]):
            refused = studio.client.delete(f"/studio/api/takes/{take}", params={"training": agreed})
            assert refused.status_code == 409 and refused.json()["uses"] == uses
        assert (folder / "takes" / f"{take}.mp4").exists() and (folder / "studio.h5").exists()
        agreed = {"training": ["whole", "pieces"]}
        assert studio.ask("DELETE", f"/takes/{take}", params=agreed) == uses
        tasks = studio.ask("GET", "/state")["tasks"]
        assert {task["name"] for task in tasks} == {"elsewhere", "typed"}
    assert sorted(path.name for path in (folder / "runs").iterdir()) == ["elsewhere", "typed"]
    assert [path.name for path in (folder / ".cache" / "runs").iterdir()] == ["elsewhere.h5"]
    assert not (folder / "studio.h5").exists()
    assert (folder / "corpus.h5").read_bytes() == content


def test_the_corpus_is_kept_if_a_deleted_take_was_not_in_it(tmp_path: Path) -> None:
    with opened(tmp_path / "voice") as project:
        corpus = CorpusFile(project)
        assert not corpus.holds("0001")
        project.corpus.write_bytes(b"corpus")
        assert corpus.holds("0001"), "it is not known what is in it"
        corpus.note("key", {"0001": "train", "0002-001": "test"}, {"0003": "no face"})
        held = [take for take in ("0001", "0002", "0003", "0004") if corpus.holds(take)]
        assert held == ["0001", "0002", "0003"]


def test_corpora_of_trainings_that_are_gone_are_removed(folder: Path) -> None:
    left_training(folder, "left", ["a"], ours=True)
    left_training(folder, "made", ["a"], ours=True)
    left_training(folder, "gone", ["a"], ours=True)
    shutil.rmtree(folder / "runs" / "gone")
    (folder / "voices").mkdir()
    shutil.copy(load_voice("s31").path, folder / "voices" / "made.onnx")
    with running_studio(folder) as studio:
        studio.ask("GET", "/state")
        left = [path.name for path in (folder / ".cache" / "runs").iterdir()]
    assert left == ["left.h5"]
