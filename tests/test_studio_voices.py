"""Voices of the studio: offered as they appear, made of a real talker's takes, and deleted."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from labial.formats.split import read_split
from labial.voice import load_voice
from labial.voice_file import write_changed
from labial.voices import voice_path
from studio_sample import RunningStudio, Window, running_studio

OVER = ("done", "failed", "stopped")
BYTES = {"Content-Type": "application/octet-stream"}
CLIPS = ("bgiq6p", "bgix9s", "lbig7s", "lbwo3s", "lgbj5a", "lrau5s")


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    with running_studio(tmp_path_factory.mktemp("studio") / "voice") as running:
        yield running


def voices_of(studio: RunningStudio) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in studio.ask("GET", "/state")["voices"]}


def test_voices_of_other_programs_are_offered_and_withdrawn(studio: RunningStudio) -> None:
    included = voices_of(studio)
    assert all(each["kind"] == "included" and not each["file"] for each in included.values())
    folder = studio.folder / "voices"
    with studio.window() as window:
        window.hear()
        scored = {"RMSE, recordings left out": "1.04", "mean face": "1.65", "other": "1"}
        write_changed(folder / "mine.onnx", load_voice("s26"), {"figures": scored})
        (folder / "broken.onnx").write_bytes(b"not a voice")
        shutil.copy(voice_path("s26"), folder / "s31.onnx")  # has the name of an included one
        window.hear_until(lambda m: m["type"] == "voices" and len(m["voices"]) > len(included))
    mine = voices_of(studio).pop("mine")
    assert (mine["kind"], mine["base"], mine["file"]) == ("adapted", "grid-s1", True)
    assert mine["scores"] == {"rmse_mm": 1.04, "mean_face_mm": 1.65}
    assert "1.0 mm" in mine["words"]["en"] and "1,0 mm" in mine["words"]["fr"]
    assert set(voices_of(studio)) == {*included, "mine"}
    said = studio.client.post("/say", json={"text": "Hi", "voice": "mine", "format": "npz"})
    assert said.status_code == 200
    saved = studio.client.get("/studio/api/voices/mine/file")
    assert saved.content == (folder / "mine.onnx").read_bytes()
    assert studio.ask("DELETE", "/voices/mine") is None
    assert not (folder / "mine.onnx").exists() and set(voices_of(studio)) == set(included)
    assert studio.client.post("/say", json={"text": "Hi", "voice": "mine"}).status_code == 404
    for left in ("broken.onnx", "s31.onnx"):
        (folder / left).unlink()


def test_too_little_speech_is_refused(studio: RunningStudio) -> None:
    take = studio.record(b"nothing", "People", "video/mp4")
    for path, wish in (("adapt", {"base": "s31"}), ("train", {"epochs": 2})):
        answer = studio.client.post(f"/studio/api/voices/{path}", json={"name": "me", **wish})
        assert answer.status_code == 409 and "s of speech" in answer.json()["error"]
    studio.ask("DELETE", f"/takes/{take}")


def test_trainings_that_were_left_can_go_on(tmp_path: Path) -> None:
    run = tmp_path / "voice" / "runs" / "mine"
    run.mkdir(parents=True)
    (run / "run.json").write_text('{"config": {"epochs": 7}}', "utf-8")
    (run / "log.csv").write_text("epoch,train_loss,validation_loss\n1,20.5,30\n2,10,20\n", "utf-8")
    with running_studio(tmp_path / "voice") as studio:
        (task,) = studio.ask("GET", "/state")["tasks"]
        assert (task["kind"], task["name"], task["status"]) == ("train", "mine", "stopped")
        assert (task["done"], task["total"]) == (2, 7)
        assert task["curve"][1] == {"x": 2, "train": 10, "validation": 20}
        with studio.window() as window:
            window.hear()
            studio.ask("POST", f"/tasks/{task['id']}/resume")
            told = followed(window, task["id"])
        assert told[-1]["status"] == "failed" and "run.json" in told[-1]["error"]


def followed(window: Window, task: str) -> list[dict[str, Any]]:
    """What a window is told of a task until it is over."""
    told: list[dict[str, Any]] = []
    while not told or told[-1]["status"] not in OVER:
        message = window.hear_until(lambda m: m["type"] == "task" and m["task"]["id"] == task, 240)
        told.append(message["task"])
    return told


@pytest.mark.slow
def test_a_talker_becomes_a_voice(grid_s1: Path, tmp_path: Path) -> None:
    clips = grid_s1.parent / "grid-others" / "s31"
    if not clips.is_dir():
        pytest.skip(f"needs the corpus grid-others, {clips}")
    folder = tmp_path / "voice"
    with running_studio(folder, least=(10.0, 5.0)) as studio, studio.window() as window:
        takes = [uploaded(studio, clips / f"{name}.mpg") for name in CLIPS]
        assert [studio.judged(take)["status"] for take in takes] == ["good"] * len(CLIPS)
        start = time.monotonic()
        adapting = studio.ask("POST", "/voices/adapt", json={"name": "me", "base": "grid-s1"})
        told = followed(window, adapting["id"])
        assert told[-1]["status"] == "done" and time.monotonic() - start < 200  # 60 on a quiet one
        assert told[-1]["preview"] > 1 and len(told[-1]["curve"]) > 5
        preview = studio.ask("GET", f"/tasks/{adapting['id']}/preview", params={"text": "Hello"})
        assert preview["shape"] == [44, 3] and preview["sound_b64"]
        scores = voices_of(studio)["me"]["scores"]
        assert scores["rmse_mm"] < 0.7 * scores["mean_face_mm"]
        adapted = load_voice(folder / "voices" / "me.onnx").info.adapted
        assert adapted and (adapted["from"], adapted["clips"]) == ("grid-s1", len(CLIPS))
        studio.ask("POST", "/check")
        check = window.hear_until(lambda m: m["type"] == "check" and m["check"], 120)["check"]
        assert (check["made_for"], check["findings"], check["stale"]) == (len(CLIPS), [], False)
        trains_on(studio, window)
        splits = read_split(folder / "takes" / "split.csv")
        learned = next(take for take in takes if splits[take] == "train")
        assert studio.ask("DELETE", f"/takes/{learned}")["voices"] == ["me", "mine"]
        assert not (folder / "studio.h5").exists()
        assert studio.ask("GET", "/state")["check"]["stale"]
        left = next(take for take in takes if take != learned and splits[take] == "train")
        a_take_is_deleted_while_it_is_learned(studio, window, left)


def a_take_is_deleted_while_it_is_learned(studio: RunningStudio, window: Window, take: str) -> None:
    task = studio.ask("POST", "/voices/train", json={"name": "again", "epochs": 1000})["id"]
    window.hear_until(
        lambda m: m["type"] == "task" and m["task"]["id"] == task and m["task"]["curve"], 120
    )
    refused = studio.client.delete(f"/studio/api/takes/{take}")
    assert refused.status_code == 409 and refused.json()["uses"]["trainings"] == ["again"]
    studio.ask("DELETE", f"/takes/{take}", params={"training": "again"})
    assert not (studio.folder / "runs" / "again").exists()
    assert not (studio.folder / "studio.h5").exists()
    assert not list((studio.folder / ".cache" / "runs").iterdir())
    assert task not in {each["id"] for each in studio.ask("GET", "/state")["tasks"]}


def uploaded(studio: RunningStudio, clip: Path) -> str:
    named = {"name": clip.name, "text": clip.with_suffix(".txt").read_text("utf-8")}
    content = {"content": clip.read_bytes(), "headers": BYTES}
    take: str = studio.ask("POST", "/takes/upload", params=named, **content)["take"]
    return take


def trains_on(studio: RunningStudio, window: Window) -> None:
    """Train a voice, stop it, and go on."""
    task = studio.ask("POST", "/voices/train", json={"name": "mine", "epochs": 40})["id"]
    window.hear_until(lambda m: m["type"] == "task" and len(m["task"]["curve"]) == 3, 120)
    studio.ask("POST", f"/tasks/{task}/stop")
    assert followed(window, task)[-1]["status"] == "stopped"
    assert not (studio.folder / "voices" / "mine.onnx").exists()
    studio.ask("POST", f"/tasks/{task}/resume")
    done = followed(window, task)[-1]
    assert done["status"] == "done", done["error"]
    assert [point["x"] for point in done["curve"]] == list(range(1, 41))
    assert done["preview"] and done["result"]["voice"] == "mine"
    made = voices_of(studio)["mine"]
    assert made["kind"] == "trained" and made["scores"]["mean_face_mm"] > 0


@pytest.mark.slow
def test_a_killed_studio_ends_its_work(grid_s1: Path, tmp_path: Path) -> None:
    clips = grid_s1.parent / "grid-others" / "s31"
    if not clips.is_dir():
        pytest.skip(f"needs the corpus grid-others, {clips}")
    with running_studio(tmp_path / "voice", least=(1.0, 1.0)) as studio, studio.window() as window:
        takes = [uploaded(studio, clips / f"{name}.mpg") for name in CLIPS[:4]]
        assert [studio.judged(take)["status"] for take in takes] == ["good"] * 4
        studio.ask("POST", "/voices/train", json={"name": "mine", "epochs": 1000})
        window.hear_until(lambda m: m["type"] == "task" and len(m["task"]["curve"]) == 2, 120)
        os.kill(studio.process.pid, signal.SIGKILL)
        studio.process.wait()
    with running_studio(tmp_path / "voice", least=(1.0, 1.0)) as studio:
        tasks = studio.ask("GET", "/state")["tasks"]
        assert [(each["name"], each["status"]) for each in tasks] == [("mine", "stopped")]
        assert len(tasks[0]["curve"]) >= 2 and tasks[0]["total"] == 1000
        with studio.window() as window:
            window.hear()
            studio.ask("POST", f"/tasks/{tasks[0]['id']}/resume")
            more = len(tasks[0]["curve"]) + 1
            # It waits until the process that was left has ended.
            told = window.hear_until(
                lambda m: (
                    m["type"] == "task"
                    and (len(m["task"]["curve"]) > more or m["task"]["status"] in OVER)
                ),
                120,
            )
        assert told["task"]["status"] == "running", told["task"]["error"]
