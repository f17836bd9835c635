"""Files over HTTP, and what the service refuses."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import httpx
import numpy as np
import pytest

from labial.alignment import Alignment, Interval
from labial.animation import animate, say
from labial.errors import LabialError
from labial.exports import EXPORTS, render
from labial.formats.audio import write_wav
from labial.service import Limits, Settings
from labial.service.guard import Rates
from labial.service.making import RigFiles, Wanted, phones_file
from labial.service.refused import RefusedError
from labial.service.rigs import Rigs
from labial.speech import speak
from labial.voice import load_voice
from labial.voices import DEFAULT, included_voices
from rig_sample import save_rig, synthetic_rig
from service_sample import Service, running

TEXT = "Big maps."
LIMITS = replace(
    Limits(),
    text_characters=100,
    speech_s=5.0,
    body_bytes=1_000_000,
    json_bytes=100_000,
    job_s=20.0,
)


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with running(Settings(port=0, limits=LIMITS, origins=("https://Ours.example/",))) as service:
        yield service


@pytest.fixture(scope="module")
def client(service: Service) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=service.address, timeout=60) as client:
        yield client


def error_of(answer: httpx.Response) -> tuple[int, str]:
    assert set(answer.json()) == {"error"}
    return answer.status_code, answer.json()["error"]


def test_a_text_is_answered_with_the_file_that_say_writes(client: httpx.Client) -> None:
    answer = client.post("/say", json={"text": TEXT, "format": "arkit.json", "articulation": 1.2})
    voice = load_voice()
    expected = render("x.arkit.json", say(TEXT, voice=voice, articulation=1.2), voice)
    assert answer.status_code == 200 and answer.content == expected.content
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["content-disposition"] == 'attachment; filename="labial.arkit.json"'
    assert json.loads(answer.headers["labial-doubts"]) == []
    assert json.loads(answer.headers["labial-credit"]) == voice.credit


def test_a_file_with_its_sound_is_a_zip(client: httpx.Client) -> None:
    answer = client.post("/say", json={"text": TEXT, "format": "glb"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert set(archive.namelist()) == {"labial.glb", "labial.glb.wav"}
        assert archive.read("labial.glb")[:4] == b"glTF"


def test_phones_are_animated(client: httpx.Client) -> None:
    speech = speak(TEXT).alignment
    phones = [{"label": each.label, "duration": each.duration} for each in speech.phones]
    answer = client.post("/animate", json={"phones": phones, "format": "npz"})
    found = np.load(io.BytesIO(answer.content))
    expected = animate("phones", speech, load_voice()).motion.positions
    np.testing.assert_allclose(found["positions"], expected, atol=1e-3)
    wrong = client.post("/animate", json={"phones": [{"label": "?!", "duration": 0.1}]})
    assert error_of(wrong) == (422, "'?!' is not a phone: expected IPA or ARPABET")


def test_a_recording_is_aligned_with_its_words(client: httpx.Client) -> None:
    form = {"text": "People buy big maps.", "format": "TextGrid"}
    answer = client.post("/animate", data=form, files={"sound": ("../../x", recording())})
    assert answer.status_code == 200 and '"maps"' in answer.text
    status, message = error_of(client.post("/animate", files={"sound": b"RIFF nothing"}))
    assert status == 422 and "the sound" in message and "/" not in message


@pytest.mark.slow
def test_without_words_the_phones_of_a_recording_are_recognised(client: httpx.Client) -> None:
    form = {"format": "TextGrid"}
    answer = client.post("/animate", data=form, files={"sound": recording()})
    (doubt,) = json.loads(answer.headers["labial-doubts"])
    assert "recognised" in doubt


def recording() -> bytes:
    sound = io.BytesIO()
    write_wav(sound, speak("People buy big maps.", "en-us").audio)
    return sound.getvalue()


def test_a_rig_is_kept_and_driven_until_it_is_deleted(
    client: httpx.Client, service: Service, tmp_path: Path
) -> None:
    glb = save_rig(tmp_path / "rig.glb", synthetic_rig()).read_bytes()
    kept = client.post("/rigs", content=glb, headers={"Content-Type": "model/gltf-binary"})
    assert kept.status_code == 201
    rig = kept.json()
    assert rig["head"] is None and rig["gaze"] == {}
    answer = client.post("/say", json={"text": TEXT, "format": "csv", "rig": rig["id"]})
    assert answer.text.splitlines()[0].split(",")[1:] == rig["shapes"]
    with ExitStack() as clients:
        face = replace(service, clients=clients).face(output=f"rig:{rig['id']}")
        assert face.started["names"] == rig["shapes"]
    assert client.delete(f"/rigs/{rig['id']}").status_code == 204
    answer = client.post("/say", json={"text": TEXT, "format": "csv", "rig": rig["id"]})
    assert error_of(answer)[0] == 404
    wrong = client.post("/rigs", content=b"glTF", headers={"Content-Type": "model/gltf-binary"})
    assert error_of(wrong)[0] == 422 and "the rig" in error_of(wrong)[1]


def test_a_rig_that_is_deleted_while_it_is_used_is_named_without_its_path(tmp_path: Path) -> None:
    files = RigFiles(tmp_path / "x.glb", tmp_path / "x.toml")
    voice = included_voices()[DEFAULT]
    wanted = Wanted(
        "csv",
        voice,
        None,
        1.0,
        postures=True,
        blinks=False,
        head_movement=False,
        timecode="00:00:00:00",
        longest_s=5.0,
        rig=files,
    )
    alignment = Alignment((Interval(0.0, 0.2, "p"),))
    with pytest.raises(LabialError, match="the rig") as refused:
        phones_file(alignment, wanted)
    assert str(tmp_path) not in str(refused.value)


def test_a_table_begins_at_the_time_code_that_is_asked_for(client: httpx.Client) -> None:
    asked = {"text": TEXT, "format": "arkit.csv", "fps": 25, "timecode": "01:00:00:24"}
    rows = client.post("/say", json=asked).text.splitlines()
    assert [row.split(",")[0] for row in rows[:3]] == [
        "Timecode", "01:00:00:24.000", "01:00:01:00.000",
    ]  # fmt: skip


def test_the_head_moves_if_it_is_asked_to(client: httpx.Client) -> None:
    moved = {}
    for on in (False, True):
        asked = {"text": TEXT, "format": "arkit.csv", "head_movement": on}
        rows = [row.split(",") for row in client.post("/say", json=asked).text.splitlines()]
        pitch = rows[0].index("HeadPitch")
        moved[on] = max(abs(float(row[pitch])) for row in rows[1:])
    assert moved[False] == 0 < moved[True]
    asked = {"text": TEXT, "format": "csv", "head_movement": True}
    (doubt,) = json.loads(client.post("/say", json=asked).headers["labial-doubts"])
    assert "does not move" in doubt


def test_what_is_offered_is_listed(client: httpx.Client) -> None:
    formats = client.get("/formats").json()["formats"]
    assert [f".{each['format']}" for each in formats] == [each.ending for each in EXPORTS]
    assert client.get("/voices").json()["voices"][0]["name"] == "s31-live"
    assert "fr-fr" in client.get("/speakers").json()["languages"]
    assert client.get("/outputs").json()["outputs"][0]["name"] == "positions"
    assert client.get("/health").json()["streams"] == 0


@pytest.mark.parametrize(
    "body, status, message",
    [
        ({"text": TEXT, "voice": "../../etc/passwd"}, 404, "no voice"),
        ({"text": TEXT, "speaker": "/etc/passwd"}, 404, "no speaker"),
        ({"text": TEXT, "rig": "../../etc/passwd"}, 404, "no rig"),
        ({"text": TEXT, "format": "../x.html"}, 422, "format"),
        ({"text": TEXT, "language": "en-xx"}, 422, "does not speak"),
        ({"text": TEXT, "articulation": 3}, 422, "articulation"),
        ({"text": TEXT, "fps": 1e9}, 422, "fps"),
        ({"text": TEXT, "fps": 50, "format": "arkit.csv"}, 422, "60"),
        ({"text": TEXT, "format": "arkit.csv", "timecode": "24:00:00:00"}, 422, "time code"),
        ({"text": "a" * 101}, 413, "101 characters"),
        ({"text": "ah " * 33, "rate": 80}, 422, "takes more than"),
        ({"text": "..."}, 422, "nothing to say"),
        ({"txt": "a"}, 422, "text"),
        ([], 422, "body"),
    ],
)
def test_a_request_that_does_not_fit_is_refused(
    client: httpx.Client, body: object, status: int, message: str
) -> None:
    found, text = error_of(client.post("/say", json=body))
    assert found == status and message in text


def test_requests_of_other_kinds_sizes_and_sites_are_refused(client: httpx.Client) -> None:
    glb = {"Content-Type": "model/gltf-binary"}
    assert error_of(client.post("/rigs", content=b"x" * 1_000_001, headers=glb))[0] == 413
    parts = (b"x" * 100_000 for _ in range(11))
    assert error_of(client.post("/rigs", content=parts, headers=glb))[0] == 413
    assert error_of(client.post("/say", content=b" " * (LIMITS.json_bytes + 1)))[0] == 413
    assert error_of(client.post("/rigs", content=b"x"))[0] == 415
    assert error_of(client.post("/animate", content=b"x"))[0] == 415
    assert (
        error_of(client.post("/say", content=b"{", headers={"Content-Type": "application/json"}))[0]
        == 400
    )
    assert error_of(client.put("/say"))[0] == 405
    assert error_of(client.get("/../../etc/passwd"))[0] == 404
    for name in ("evil.example", "evil.example:80", "[", "localhost.evil.example", ""):
        assert client.get("/health", headers={"Host": name}).status_code in (400, 403), name
    for site, status in {
        "http://evil.example": 403,
        "null": 403,
        "https://ours.example": 422,
        str(client.base_url): 422,
    }.items():
        assert client.post("/say", json={}, headers={"Origin": site}).status_code == status
    allowed = client.get("/health", headers={"Origin": "https://ours.example"})
    assert allowed.headers["access-control-allow-origin"] == "https://ours.example"
    other = client.get("/health", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in other.headers


def test_requests_are_counted_for_each_client() -> None:
    rates = Rates(60)
    assert sum(rates.allow("a", 0.0) for _ in range(70)) == 60
    assert rates.allow("b", 0.0)
    assert not rates.allow("a", 0.5) and rates.allow("a", 1.0) and not rates.allow("a", 1.1)


def test_the_rig_used_longest_ago_makes_room(tmp_path: Path) -> None:
    rigs = Rigs(tmp_path, 2)
    names = []
    for _ in range(3):
        name, files = rigs.place()
        files.rig.touch()
        rigs.keep(name, files)
        names.append(name)
        rigs.find(names[0])
    assert len(list(tmp_path.iterdir())) == 2
    assert rigs.find(names[0]) and rigs.find(names[2])
    with pytest.raises(RefusedError):
        rigs.find(names[1])
