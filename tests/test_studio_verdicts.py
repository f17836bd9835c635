"""What is found wrong with takes, by synthetic faces and sounds; and how it is kept."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labial.errors import LabialError
from labial.importers.tracked_face import facing_deg, turned_away_deg
from labial.importers.video import VideoConfig
from labial.importers.video_track import places
from labial.studio import recorded
from labial.studio.disk_errors import disk_error
from labial.studio.fault_texts import TURNED
from labial.studio.recorded import ToJudge, judge
from labial.studio.sound_faults import sound_faults
from labial.studio.state import Fault
from labial.studio.verdict import Unjudged, Verdict, Verdicts
from labial.utterance import Audio
from video_sample import AWAY, NOBODY, RATE, SOMEBODY, TWO, LightFinder, face, turn, write_video

TIMES = np.arange(60) / 25
RANDOM = np.random.default_rng(5)


def speech(loud: float = 3000.0, quiet: float = 10.0) -> np.ndarray:
    """2.4 s of noise, which is loud from 0.8 to 1.4 s."""
    level = np.full(round(2.4 * RATE), quiet)
    level[round(0.8 * RATE) : round(1.4 * RATE)] = loud
    return np.clip(RANDOM.normal(0, level), -32768, 32767).astype(np.int16)


def mark(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    who: np.ndarray | int = SOMEBODY,
    times: np.ndarray = TIMES,
    sound: np.ndarray | None = None,
    said: float = 0.8,
) -> Verdict | Unjudged:
    monkeypatch.setattr(recorded, "_finder", LightFinder)
    video = folder / "take.mp4"
    write_video(video, times, who, sound=speech() if sound is None else sound)
    phones = [{"start": said, "end": said + 0.6, "label": "ɑ"}]
    alignment = {"phones": phones, "words": [], "duration": 2.4}
    video.with_suffix(".json").write_text(json.dumps(alignment), "utf-8")
    wanted = ToJudge(video, "key", VideoConfig(), folder / "parts", folder / "small.jpg")
    return judge(wanted)


def kinds(verdict: Verdict) -> list[str]:
    return [each.kind for each in verdict.faults]


def test_a_steady_face_is_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = mark(tmp_path, monkeypatch)
    assert (found.status, found.faults) == ("good", ())
    assert found.speech_s == pytest.approx(0.6) and found.duration_s == pytest.approx(2.4, abs=0.1)
    assert [label for *_, label in found.phones] == ["sil", "ɑ", "sil"] and found.thumbnail
    seen = LightFinder.seen
    assert mark_again(tmp_path) == found  # its track is kept
    assert LightFinder.seen <= seen + 1


def mark_again(folder: Path) -> Verdict | Unjudged:
    video = folder / "take.mp4"
    return judge(ToJudge(video, "key", VideoConfig(), folder / "parts", folder / "small.jpg"))


@pytest.mark.parametrize(
    "who, status, expected",
    [
        (NOBODY, "bad", ["face"]),
        (TWO, "bad", ["faces"]),
        (AWAY, "bad", ["turned"]),
        (np.where((TIMES > 0.9) & (TIMES < 1.3), NOBODY, SOMEBODY), "bad", ["face"]),
        (np.where(TIMES < 1.0, NOBODY, SOMEBODY), "bad", ["face"]),
        (np.where(TIMES < 0.5, NOBODY, SOMEBODY), "good", []),
        (np.where((TIMES > 1.0) & (TIMES < 1.1), NOBODY, SOMEBODY), "good", []),
    ],
)
def test_faces_are_judged_while_something_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    who: np.ndarray | int,
    status: str,
    expected: list[str],
) -> None:
    found = mark(tmp_path, monkeypatch, who)
    assert (found.status, kinds(found)) == (status, expected)


def test_a_slow_camera_is_doubtful(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = mark(tmp_path, monkeypatch, times=np.arange(24) / 10)
    assert (found.status, kinds(found)) == ("doubtful", ["rate"])
    assert "10 pictures" in found.faults[0].text.en and "10 images" in found.faults[0].text.fr


@pytest.mark.parametrize(
    "sound, expected",
    [
        (speech(3000), []),
        (speech(0, 0), ["silent"]),
        (speech(60, 10), ["silent"]),
        (speech(900, 900), ["silent"]),
        (speech(3000, 900), ["noisy"]),
        (speech(60_000), ["clipped"]),
        (np.zeros(0, np.int16), ["silent"]),
    ],
)
def test_sounds_are_judged(sound: np.ndarray, expected: list[str]) -> None:
    assert [each.kind for each in sound_faults(Audio(sound, RATE))] == expected


def test_a_take_without_sound_is_silent(tmp_path: Path) -> None:
    assert [each.kind for each in sound_faults(None)] == ["silent"]
    write_video(tmp_path / "a.mp4", TIMES)
    (tmp_path / "a.txt").write_text("People", "utf-8")
    wanted = ToJudge(tmp_path / "a.mp4", "", VideoConfig(), tmp_path, tmp_path / "a.jpg")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recorded, "_finder", LightFinder)
        found = judge(wanted)
    assert (found.status, kinds(found)) == ("bad", ["silent"])


@given(st.floats(-60, 60), st.floats(-60, 60))
def test_turns_are_told_by_their_side(aside: float, up: float) -> None:
    nod = turn(up)[[1, 0, 2]][:, [1, 0, 2]]  # about the axis across instead of the upright one
    for turned, angle in ((turn(aside), 0), (nod, 1)):
        into_picture = [1, -1, -1]  # x right, y down, z away
        ahead = np.array([0, 0, 1]) @ turned * into_picture
        expected = [np.arctan2(ahead[0], -ahead[2]), np.arctan2(-ahead[1], -ahead[2])]
        points = (face() @ turned * into_picture)[None]
        found = [float(each[0]) for each in facing_deg(points, places)]
        assert found == pytest.approx(np.degrees(expected), abs=1e-6)
        away = float(turned_away_deg(points, places)[0])
        assert abs(found[angle]) == pytest.approx(away, abs=1e-4)


def test_verdicts_are_kept_for_what_was_judged(tmp_path: Path) -> None:
    verdicts = Verdicts(tmp_path / "verdicts")
    verdict = Verdict("key", "bad", (TURNED,), 1.5, 0.5, 25.0, 0.25, ((0.25, 1.5),), (64, 96))
    verdict = replace(verdict, phones=((0.0, 1.0, "ɑ"),), words=((0.0, 1.0, "ah"),))
    assert verdicts.read("0001", "key") is None
    verdicts.write("0001", verdict)
    assert verdicts.read("0001", "key") == verdict
    assert verdicts.read("0001", "other") is None
    stored = tmp_path / "verdicts" / "0001.json"
    for damage in ("", "[]", "{}", '{"key": "key"}', stored.read_text("utf-8")[:-9]):
        stored.write_text(damage, "utf-8")
        assert verdicts.read("0001", "key") is None
    verdicts.remove("0001")
    assert not list((tmp_path / "verdicts").iterdir())


def full_disk(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_says_nothing_about_the_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from labial.importers import video_parts

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(video_parts.np, "savez", full_disk)
        found = mark(tmp_path, monkeypatch)
    assert found == Unjudged("No space left on device", full=True)
    assert mark_again(tmp_path).status == "good"


def test_only_a_disk_that_fails_is_an_error_of_the_disk(tmp_path: Path) -> None:
    import av

    damaged = av.error.OSError(errno.EIO, "Input/output error")  # as for many damaged videos
    (tmp_path / "a.mp4").write_bytes(b"a")
    assert disk_error(damaged, tmp_path / "a.mp4") is None
    assert disk_error(damaged, tmp_path / "gone.mp4") == errno.EIO
    wrapped = LabialError("cannot be written")
    wrapped.__cause__ = OSError(errno.EIO, "Input/output error")
    assert disk_error(wrapped) == errno.EIO
    assert disk_error(LabialError("no face")) is disk_error(OSError(errno.ENOENT, "")) is None


def test_every_fault_is_said_in_both_languages() -> None:
    from labial.studio import fault_texts

    known = [each for each in vars(fault_texts).values() if isinstance(each, Fault)]
    assert len(known) >= 14
    for each in known:
        assert each.text.en.endswith(".") and each.text.fr.endswith(".")
        assert each.text.en != each.text.fr
