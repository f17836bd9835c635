"""The studio's project, takes and windows, in a process of its own."""

from __future__ import annotations

import glob
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import httpx
import numpy as np
import pytest

from conftest import small_disk
from labial.formats.leave_out import read_leave_out
from labial.prompts import shipped_sentences
from studio_sample import TOKEN, RunningStudio, running_studio
from video_sample import write_video

CONTENT = bytes(range(256)) * 40
BYTES = {"Content-Type": "application/octet-stream"}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    with running_studio(tmp_path_factory.mktemp("studio") / "voice") as running:
        yield running


def test_the_page_is_open_and_the_rest_needs_the_token(studio: RunningStudio) -> None:
    page = httpx.get(f"{studio.address}/studio")
    assert page.status_code == 200
    assert "connect-src 'self'" in page.headers["content-security-policy"]
    assert httpx.get(f"{studio.address}/studio/api/state").status_code == 401
    assert httpx.get(f"{studio.address}/studio/api/state?token={TOKEN}").status_code == 200
    body = {"text": "a", "media": "video/webm"}
    refused = httpx.post(f"{studio.address}/studio/api/takes?token={TOKEN}", json=body)
    assert refused.status_code == 401


def test_the_routes_are_described(studio: RunningStudio) -> None:
    described = studio.client.get("/openapi.json").json()
    assert "/studio/api/takes/{take}/chunks" in described["paths"]
    assert {"Take", "Task", "State"} <= set(described["components"]["schemas"])


def test_windows_are_told_of_takes_of_one_another(studio: RunningStudio) -> None:
    with studio.window() as first, studio.window() as second:
        assert first.hear()["type"] == second.hear()["type"] == "state"
        take = studio.record(CONTENT, "People buy  big maps.\n")
        for window in (first, second):
            told = window.hear_until(lambda m: m["type"] == "take" and m["take"]["id"] == take)
            assert told["take"]["text"] == "People buy big maps." and told["take"]["prompt"] == 0
        assert studio.client.get(f"/studio/api/takes/{take}/video").content == CONTENT
        part = studio.client.get(f"/studio/api/takes/{take}/video", headers={"Range": "bytes=5-9"})
        assert part.status_code == 206 and part.content == CONTENT[5:10]
        studio.ask("DELETE", f"/takes/{take}")
        for window in (first, second):
            assert window.hear_until(lambda m: m["type"] == "removed")["take"] == take


def test_chunks_that_are_lost_or_repeated_are_noticed(studio: RunningStudio) -> None:
    take = studio.ask("POST", "/takes", json={"text": "", "media": "video/mp4"})["id"]

    def add(number: int, content: bytes) -> httpx.Response:
        path = f"/studio/api/takes/{take}/chunks?number={number}"
        headers = {"Content-Type": "application/octet-stream"}
        return studio.client.post(path, content=content, headers=headers)

    assert add(0, b"a").status_code == add(0, b"other").status_code == 204
    refused = add(2, b"c")
    assert (refused.status_code, refused.json()["expected"]) == (409, 1)
    assert add(1, b"b").status_code == 204
    assert studio.ask("POST", f"/takes/{take}/end")["id"] == take
    assert studio.ask("POST", f"/takes/{take}/end")["id"] == take  # its answer was lost
    assert add(2, b"c").status_code == 409
    assert studio.client.get(f"/studio/api/takes/{take}/video").content == b"ab"
    studio.ask("DELETE", f"/takes/{take}")


@pytest.mark.parametrize(
    "method, path, options, status",
    [
        ("POST", "/takes", {"json": {"text": "a", "media": "text/html"}}, 415),
        ("POST", "/takes", {"json": {"text": "a" * 3000, "media": "video/webm"}}, 422),
        ("POST", "/takes", {"json": {"text": "a", "media": "video/webm", "name": "../x"}}, 422),
        ("POST", "/takes", {"content": b"{", "headers": {"Content-Type": "text/plain"}}, 422),
        ("POST", "/takes/..%2F..%2Fproject.toml/chunks?number=0", {"content": b"a"}, 404),
        ("POST", "/takes/9999/chunks?number=0", {"content": b"a"}, 409),
        ("POST", "/takes/9999/chunks?number=-1", {"content": b"a"}, 422),
        ("POST", "/takes/9999/end", {}, 409),
        ("PATCH", "/takes/..%5C9999", {"json": {"kept": False}}, 404),
        ("DELETE", "/takes/project.toml", {}, 404),
        ("GET", "/takes/%2Fetc%2Fpasswd/video", {}, 404),
        ("GET", "/voices/s31/file", {}, 404),
        ("DELETE", "/voices/s31", {}, 404),
        ("POST", "/voices/adapt", {"json": {"name": "../me", "base": "s31"}}, 422),
        ("POST", "/voices/adapt", {"json": {"name": "s31", "base": "s31"}}, 409),
        ("POST", "/voices/adapt", {"json": {"name": "me", "base": "/etc/passwd"}}, 404),
        ("POST", "/voices/train", {"json": {"name": "me", "epochs": 0}}, 422),
        ("POST", "/tasks/none/stop", {}, 404),
        ("POST", "/tasks/none/resume", {}, 404),
        ("GET", "/tasks/none/preview", {}, 404),
        ("PATCH", "/project", {"json": {"name": "a\nb"}}, 422),
        ("PATCH", "/project", {"json": {"language": "xx-none"}}, 422),
        ("PATCH", "/project", {"json": {"folder": "/"}}, 422),
        ("POST", "/prompts", {"json": {"minutes": -1}}, 422),
        ("POST", "/prompts", {"json": {"text": "?!"}}, 422),
        ("POST", "/takes/upload?name=a.exe", {"content": b"a"}, 415),
        ("POST", "/takes/upload?name=a.mp4", {"content": b"a"}, 422),
        ("POST", "/takes/upload?name=../../a.mp4", {"content": b"a"}, 422),
    ],
)
def test_hostile_requests_are_refused(
    studio: RunningStudio, method: str, path: str, options: dict[str, Any], status: int
) -> None:
    before = files_in(studio.folder)
    answer = studio.client.request(method, f"/studio/api{path}", **options)
    assert answer.status_code == status, answer.text
    assert "error" in answer.json() and str(studio.folder) not in answer.text
    assert files_in(studio.folder) == before


def files_in(folder: Path) -> set[str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    names = {str(path.relative_to(folder)) for path in paths if ".labial" not in path.name}
    return names - {".cache/prompts.json"}  # which comes when the phones are known


def test_what_is_decided_is_in_readable_files(studio: RunningStudio) -> None:
    change = {"talker": 'Anne "A" \\ Ünal', "licence": "CC BY 4.0"}
    assert studio.ask("PATCH", "/project", json=change)["talker"] == change["talker"]
    stored = tomllib.loads((studio.folder / "project.toml").read_text("utf-8"))
    assert stored["talker"] == change["talker"] and stored["licence"] == "CC BY 4.0"
    take = studio.record(CONTENT, "People buy big maps.")
    assert studio.ask("PATCH", f"/takes/{take}", json={"kept": False})["kept"] is False
    assert read_leave_out(studio.folder / "left-out.csv") == {take}
    assert studio.ask("PATCH", f"/takes/{take}", json={"kept": True})["kept"] is True
    assert read_leave_out(studio.folder / "left-out.csv") == set()
    studio.ask("DELETE", f"/takes/{take}")


def test_another_language_leaves_a_persons_own_sentences(tmp_path: Path) -> None:
    with running_studio(tmp_path / "voice") as studio:
        own = [each["text"] for each in studio.ask("GET", "/state")["prompts"]["sentences"]]
        studio.ask("PATCH", "/project", json={"language": "fr-fr"})
        said = studio.ask("GET", "/state")["prompts"]["sentences"]
        assert [each["text"] for each in said] == own
        assert all(each["seconds"] for each in said), "as they are said in French"


@pytest.mark.slow
def test_another_language_replaces_sentences_that_were_chosen(tmp_path: Path) -> None:
    with running_studio(tmp_path / "voice", language="fr-fr") as studio:
        studio.client.timeout = 300
        studio.ask("POST", "/prompts", json={"minutes": 0.2, "replace_own": True})
        studio.ask("PATCH", "/project", json={"language": "en-gb"})
        chosen = studio.ask("GET", "/state")["prompts"]["sentences"]
        assert {each["text"] for each in chosen} <= set(shipped_sentences("en"))


def test_a_persons_own_sentences_are_replaced_only_if_asked(tmp_path: Path) -> None:
    with running_studio(tmp_path / "voice") as studio:
        own = studio.ask("GET", "/state")["prompts"]["sentences"]
        wish = {"text": "Sheep like grass."}
        refused = studio.client.post("/studio/api/prompts", json=wish)
        assert (refused.status_code, refused.json()["code"]) == (409, "prompts.own")
        assert studio.ask("GET", "/state")["prompts"]["sentences"] == own
        said = studio.ask("POST", "/prompts", json={**wish, "replace_own": True})["sentences"]
        assert [each["text"] for each in said] == ["Sheep like grass."]
        wish = {"text": "?!", "replace_own": True}
        refused = studio.client.post("/studio/api/prompts", json=wish)
        assert refused.json()["code"] == "prompts.none"
        refused = studio.client.post("/studio/api/phones", json={"text": "?!"})
        assert refused.json()["code"] == "speech.nothing"


def test_takes_of_other_programs_appear_and_go(studio: RunningStudio) -> None:
    takes = studio.folder / "takes"
    with studio.window() as window:
        window.hear()
        write_video(takes / "mine.mp4", np.arange(5) / 25)
        (takes / "mine.txt").write_text("Sheep like grass.", "utf-8")
        window.hear_until(lambda m: m["type"] == "take" and m["take"]["text"])
        (takes / "mine.txt").unlink()
        (takes / "mine.mp4").unlink()
        window.hear_until(lambda m: m == {"type": "removed", "take": "mine"})


def test_takes_may_have_any_name(studio: RunningStudio) -> None:
    names = ["a#b", "50% off", "why?", "a\\b", "x..\\y", "été", "a.b"]
    folder = studio.folder / "takes"
    with studio.window() as window:
        window.hear()
        for name in names:
            write_video(folder / f"{name}.mp4", np.arange(5) / 25)
        told = set[str]()
        while not told >= set(names):
            told.add(window.hear_until(lambda m: m["type"] == "take")["take"]["id"])
    for name in names:
        path = f"/takes/{quote(name, safe='')}"
        assert studio.ask("PATCH", path, json={"text": "People"})["id"] == name
        assert (folder / f"{name}.txt").read_text("utf-8") == "People\n"
        video = studio.client.get(f"/studio/api{path}/video").content
        assert video == (folder / f"{name}.mp4").read_bytes()
        studio.ask("DELETE", path)
        assert not list(folder.glob(f"{glob.escape(name)}.*"))


def test_takes_that_are_left_out_do_not_count_as_read(tmp_path: Path) -> None:
    folder = tmp_path / "voice"
    (folder / "takes").mkdir(parents=True)
    write_video(folder / "takes" / "mine.mp4", np.arange(5) / 25)
    (folder / "takes" / "mine.txt").write_text("Sheep like grass.", "utf-8")
    with running_studio(folder) as studio:
        studio.judged("mine")
        store_good_verdict(folder, "mine")
    with running_studio(folder) as studio:
        assert studio.judged("mine")["status"] == "good"
        read = [each["take"] for each in studio.ask("GET", "/state")["prompts"]["sentences"]]
        assert read == [None, "mine"]
        studio.ask("PATCH", "/takes/mine", json={"kept": False})
        read = [each["take"] for each in studio.ask("GET", "/state")["prompts"]["sentences"]]
        assert read == [None, None]


def store_good_verdict(folder: Path, take: str) -> None:
    """Let the verdict that was kept of a take be a good one."""
    path = folder / ".cache" / "verdicts" / f"{take}.json"
    values = json.loads(path.read_text("utf-8")) | {"status": "good", "faults": []}
    path.write_text(json.dumps(values), "utf-8")


def test_deleting_leaves_nothing(studio: RunningStudio) -> None:
    before = files_in(studio.folder)
    take = studio.record(CONTENT, "People buy big maps.")
    studio.judged(take)
    parts = studio.folder / ".cache" / "parts"
    parts.mkdir(exist_ok=True)
    (parts / f"{take}-0123456789abcdef.track.npz").write_bytes(b"")
    (parts / f"{take}0-0123456789abcdef.track.npz").write_bytes(b"")
    (studio.folder / "studio.h5").write_bytes(b"with the take in it")
    (studio.folder / "takes" / "split.csv").write_text(f"utterance,split\n{take},train\n")
    assert studio.ask("DELETE", f"/takes/{take}") == {"trainings": [], "voices": [], "others": []}
    left = files_in(studio.folder) - before
    assert (
        left - {"left-out.csv"}
        == {f".cache/parts/{take}0-0123456789abcdef.track.npz", "takes/split.csv"} - before
    )
    assert take not in (studio.folder / "takes" / "split.csv").read_text()
    (parts / f"{take}0-0123456789abcdef.track.npz").unlink()


def test_a_second_studio_is_told_where_the_first_is(studio: RunningStudio) -> None:
    command = (sys.executable, "-m", "labial", "studio", str(studio.folder), "--no-browser")
    second = subprocess.run(command, capture_output=True, timeout=60)
    assert second.returncode == 2
    assert f"it is open at {studio.address}/studio#token={TOKEN}" in second.stderr.decode()
    assert (studio.folder / ".cache" / "address").stat().st_mode & 0o077 == 0


def test_a_browser_is_given_no_token_that_others_see(tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\n', "utf-8")
    browser.chmod(0o755)
    command = (sys.executable, "-m", "labial", "studio", str(tmp_path / "a voice"), "--port", "0")
    environment = {**os.environ, "LABIAL_TOKEN": TOKEN, "BROWSER": str(browser)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        address = process.stdout.readline().decode().strip()
        while not (tmp_path / "asked").exists() or not (tmp_path / "asked").read_text():
            time.sleep(0.05)
        asked = (tmp_path / "asked").read_text().strip()
        page = Path(unquote(urlsplit(asked).path))
        assert asked.startswith("file:///") and TOKEN not in asked
        assert f"url={address}" in page.read_text("utf-8") and TOKEN in address
        assert page.stat().st_mode & 0o077 == 0
        process.send_signal(signal.SIGTERM)
        process.wait(30)
    assert not page.exists()


def test_other_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear", "utf-8")
    command = (sys.executable, "-m", "labial", "studio", str(tmp_path), "--no-browser")
    refused = subprocess.run(command, capture_output=True, timeout=60)
    assert refused.returncode == 2 and "choose a new folder" in refused.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    (tmp_path / "project.toml").write_text("format = 1\nname = 5\n", "utf-8")
    refused = subprocess.run(command, capture_output=True, timeout=60)
    assert refused.returncode == 2 and "name is 5" in refused.stderr.decode()


@pytest.mark.slow
def test_a_full_disk_loses_nothing_and_is_said_until_there_is_room(tmp_path: Path) -> None:
    folder = tmp_path / "disk" / "voice"
    folder.parent.mkdir()
    ballast = folder.parent / "ballast"
    with small_disk(folder.parent, "2m"), running_studio(folder) as studio:
        kept = studio.record(CONTENT, "People buy big maps.")
        studio.judged(kept)
        ballast.write_bytes(bytes(shutil.disk_usage(folder).free - 50_000))
        take = studio.ask("POST", "/takes", json={"text": "", "media": "video/webm"})["id"]
        path = f"/studio/api/takes/{take}/chunks?number=0"
        refused = studio.client.post(path, content=bytes(100_000), headers=BYTES)
        assert refused.status_code == 507 and "the disk is full" in refused.json()["error"]
        studio.ask("DELETE", f"/takes/{take}")
        with studio.window() as window:
            window.hear()
            studio.ask("PATCH", f"/takes/{kept}", json={"text": "Sheep like grass."})
            with ballast.open("ab", buffering=0) as file, suppress(OSError):
                while file.write(bytes(1000)):
                    pass
            studio.ask("POST", f"/takes/{kept}/again")
            told = window.hear_until(lambda m: m["type"] == "disk")
            assert told["disk"]["full"] and studio.ask("GET", "/state")["disk"]["full"]
            ballast.unlink()
            window.hear_until(lambda m: m["type"] == "disk" and m["disk"] is None)
        assert studio.judged(kept)["text"] == "Sheep like grass."
        assert (folder / ".cache" / "verdicts" / f"{kept}.json").exists()
        assert studio.client.get(f"/studio/api/takes/{kept}/video").content == CONTENT


def test_a_killed_studio_loses_nothing_that_was_stored(tmp_path: Path) -> None:
    write_video(tmp_path / "a.mp4", np.arange(10) / 25)
    content = (tmp_path / "a.mp4").read_bytes()
    folder = tmp_path / "voice"
    with running_studio(folder) as studio:
        complete = studio.record(content, "People buy big maps.", "video/mp4")
        begun = studio.ask("POST", "/takes", json={"text": "Sheep", "media": "video/mp4"})["id"]
        studio.ask("POST", f"/takes/{begun}/chunks?number=0", content=content, headers=BYTES)
        empty = studio.ask("POST", "/takes", json={"text": "", "media": "video/mp4"})["id"]
        torn = studio.ask("POST", "/takes", json={"text": "", "media": "video/mp4"})["id"]
        studio.ask("POST", f"/takes/{torn}/chunks?number=0", content=content[:90], headers=BYTES)
        os.kill(studio.process.pid, signal.SIGKILL)
        studio.process.wait()
    with running_studio(folder) as studio:
        takes = {take["id"]: take["text"] for take in studio.ask("GET", "/state")["takes"]}
        assert takes == {complete: "People buy big maps.", begun: "Sheep"}
        assert studio.client.get(f"/studio/api/takes/{begun}/video").content == content
        assert studio.record(content, "", "video/mp4") not in (complete, begun)
        assert not list((folder / "takes").glob(".*.part")), (empty, torn)
