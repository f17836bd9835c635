"""Takes of a real talker: judged, drawn, and looked at live."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from websockets.sync.client import connect

from labial.formats.video import read_frames
from studio_sample import TOKEN, RunningStudio, as_jpeg, as_webm, running_studio

TEXT = "bin green in q six please"


@pytest.fixture(scope="module")
def clips(grid_s1: Path) -> Path:
    folder = grid_s1.parent / "grid-others" / "s31"
    if not folder.is_dir():
        pytest.skip(f"needs the corpus grid-others, {folder}")
    return folder


@pytest.fixture(scope="module")
def recorded(clips: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    target = tmp_path_factory.mktemp("webm") / "take.webm"
    return as_webm(clips / "bgiq6p.mpg", target).read_bytes()


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    with running_studio(tmp_path_factory.mktemp("studio") / "voice") as running:
        yield running


def kinds(take: dict[str, Any]) -> list[str]:
    return [fault["kind"] for fault in take["faults"]]


def test_a_take_is_judged_and_drawn(studio: RunningStudio, recorded: bytes) -> None:
    take = studio.judged(studio.record(recorded, TEXT))
    assert (take["status"], take["faults"]) == ("good", [])
    assert take["duration_s"] == pytest.approx(3.0, abs=0.1) and take["fps"] == 25
    assert 1.5 < take["speech_s"] < 2.2
    track = studio.ask("GET", f"/takes/{take['id']}/track")
    assert [word["label"] for word in track["words"]] == TEXT.split()
    assert track["phones"][0]["start"] == 0 and track["phones"][-1]["end"] > 2.9
    points = np.frombuffer(base64.b64decode(track["points_b64"]), "<f4")
    points = points.reshape(track["count"], -1, 2)
    times = np.frombuffer(base64.b64decode(track["times_b64"]), "<f4")
    assert np.allclose(np.diff(times), 0.04, atol=2e-3)
    lips = points[:, np.unique(track["lips"])]
    assert np.all((lips > 0.3) & (lips < 0.9))  # the mouth is below the middle
    small = studio.client.get(f"/studio/api/takes/{take['id']}/thumbnail")
    assert small.content.startswith(b"\xff\xd8")


def test_other_words_and_no_text_are_noticed(studio: RunningStudio, recorded: bytes) -> None:
    take = studio.judged(studio.record(recorded, "the weather is fine today"))
    assert (take["status"], kinds(take)) == ("bad", ["words"])
    studio.ask("PATCH", f"/takes/{take['id']}", json={"text": TEXT})
    assert studio.judged(take["id"])["status"] == "good"
    take = studio.judged(studio.record(recorded, ""))
    assert (take["status"], kinds(take)) == ("bad", ["words"])


def test_what_cannot_be_read_is_bad(studio: RunningStudio, recorded: bytes) -> None:
    take = studio.judged(studio.record(b"\x1a\x45\xdf\xa3" + bytes(1000), TEXT))
    assert (take["status"], kinds(take)) == ("bad", ["unreadable"])
    assert str(studio.address) not in take["faults"][0]["text"]["en"]


def test_the_camera_is_told_what_is_wrong(studio: RunningStudio, clips: Path) -> None:
    _, picture = next(read_frames(clips / "bgiq6p.mpg"))
    dark, nobody = picture // 6, np.full_like(picture, 90)
    far = np.full_like(picture, 120)
    far[100:196, 100:220] = picture[::3, ::3]
    url = f"{studio.address.replace('http', 'ws')}/studio/api/camera?token={TOKEN}"
    with connect(url, max_size=None) as socket:
        mesh = json.loads(socket.recv(timeout=60))
        assert len(mesh["edges"]) > 1000 and len(mesh["lips"]) == 40
        views = {}
        for name, shown in {"usual": picture, "dark": dark, "nobody": nobody, "far": far}.items():
            socket.send(as_jpeg(shown))
            views[name] = json.loads(socket.recv(timeout=60))
        socket.send(b"no picture")
        assert "JPEG" in json.loads(socket.recv(timeout=60))["error"]
    usual = views["usual"]
    assert usual["faults"] == [] and len(usual["points"]) == 468
    assert 0.4 < usual["face_height"] < 0.55 and abs(usual["yaw"]) < 10 and abs(usual["pitch"]) < 12
    assert kinds(views["far"]) == ["far"] and views["far"]["face_height"] < 0.2
    assert kinds(views["dark"]) == ["dark"] and kinds(views["nobody"]) == ["face"]
    assert views["dark"]["brightness"] < 40 < usual["brightness"]
    assert views["nobody"]["points"] is None
