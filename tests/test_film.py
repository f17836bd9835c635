"""The video, read by PyAV and compared with the page that it shows."""

from __future__ import annotations

import base64
import dataclasses
import io
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from labial.alignment import Alignment, Interval
from labial.cli import main
from labial.errors import BrowserError, MissingExtraError
from labial.exports import check_ending, fps_for
from labial.formats.mp4 import rate_of, writing_mp4
from labial.formats.npz import write_npz
from labial.motion import Motion
from labial.sinks import writing
from labial.utterance import Audio
from labial.viewer.chromium import Chromium, Tab
from labial.viewer.film import SIZE, write_film
from labial.viewer.page import write_page
from labial.voice import load_voice
from page_sample import PHONE_S, chromium_path, nothing_said, sample_face, sample_utterance

pytestmark = pytest.mark.slow

FPS = 20
CLICK_S = 0.5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    chromium_path()
    return tmp_path_factory.mktemp("film")


@pytest.fixture(scope="module")
def film(folder: Path) -> Path:
    """The sample, with a click half a second from its beginning."""
    path = folder / "papoo.mp4"
    sound = Audio(clicking(22050, 1.5), 22050)
    utterance = dataclasses.replace(sample_utterance(FPS), audio=sound)
    with writing(path) as sink:
        write_film(
            sink, utterance, title="papoo", face=sample_face(), notes=["Voice: formulas"],
            copyright_notice="nobody",
        )  # fmt: skip
    return path


@pytest.fixture(scope="module")
def tab(folder: Path) -> Iterator[Tab]:
    """The page that the film shows."""
    path = folder / "papoo.html"
    with writing(path) as sink:
        write_page(
            sink,
            {"": sample_utterance(FPS)},
            title="papoo",
            face=sample_face(),
            notes=["Voice: formulas"],
        )
    with Chromium() as browser:
        tab = browser.open(path)
        tab.until("window.labial !== undefined")
        tab.evaluate(f"labial.film({SIZE[0]}, {SIZE[1]})")
        yield tab


def clicking(rate: int, seconds: float) -> npt.NDArray[np.int16]:
    samples = np.zeros(int(rate * seconds), np.int16)
    start = int(CLICK_S * rate)
    samples[start : start + rate // 10] = 20000 * np.sin(np.arange(rate // 10) * 0.3)
    return samples


def pictures(path: Path) -> list[npt.NDArray[np.float64]]:
    with av.open(str(path)) as container:
        return [
            frame.to_ndarray(format="rgb24").astype(float) for frame in container.decode(video=0)
        ]


def sound_of(path: Path) -> tuple[npt.NDArray[np.float64], int]:
    with av.open(str(path)) as container:
        frames = list(container.decode(audio=0))
        assert frames[0].time == 0
        return np.concatenate([f.to_ndarray()[0] for f in frames]), frames[0].sample_rate


def drawn(tab: Tab, time: float) -> npt.NDArray[np.float64]:
    content = tab.evaluate(f"labial.frame({time})").partition(",")[2]
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(content))).convert("RGB"), float)


def test_has_one_picture_for_each_frame_at_its_time(film: Path) -> None:
    with av.open(str(film)) as container:
        stream = container.streams.video[0]
        times = [frame.time for frame in container.decode(stream)]
        context = stream.codec_context
        assert (context.name, context.pix_fmt) == ("h264", "yuv420p")
        assert (context.width, context.height) == SIZE
        assert stream.average_rate == FPS
        assert float(stream.duration * stream.time_base) == pytest.approx(1.5)
    np.testing.assert_allclose(times, np.arange(1.5 * FPS) / FPS, atol=1e-6)


def test_says_what_it_is_and_what_is_invented(film: Path) -> None:
    with av.open(str(film)) as container:
        notes = container.metadata
    assert notes["title"] == "papoo"
    assert notes["copyright"] == "nobody"
    assert "Voice: formulas" in notes["comment"]
    assert "are drawn" in notes["comment"]


def test_can_be_played_before_it_is_fully_loaded(film: Path) -> None:
    content = film.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


@pytest.mark.parametrize("moment", [1.5 * PHONE_S, 2 * PHONE_S, 3.5 * PHONE_S])
def test_shows_what_the_page_shows_at_that_time(film: Path, tab: Tab, moment: float) -> None:
    frame = round(moment * FPS)
    own = pictures(film)[frame]
    apart = {
        near: np.abs(drawn(tab, near / FPS) - own).mean() for near in (frame - 1, frame, frame + 1)
    }
    assert min(apart, key=apart.__getitem__) == frame
    assert apart[frame] < 4  # of 255: a film has fewer levels and colours


def test_the_mouth_is_dark_where_the_page_measures_it_open(film: Path, tab: Tab) -> None:
    # The face's middle below the nose: darkness there is the open mouth.
    mouth = [picture[270:480, 542:738].sum(axis=2) for picture in pictures(film)]
    dark = np.array([(part < 110).sum() for part in mouth], float)
    apertures = []
    for frame in range(len(dark)):
        tab.evaluate(f"labial.seek({frame / FPS})")
        apertures.append(tab.evaluate("labial.aperture()"))
    assert np.corrcoef(dark, apertures)[0, 1] > 0.9


def test_the_face_fills_the_picture(tmp_path: Path) -> None:
    chromium_path()
    path, voice = tmp_path / "face.mp4", load_voice()
    still = nothing_said(voice)
    motion = Motion(still.motion.positions[:2], 10, voice.layout)
    said = dataclasses.replace(
        still, motion=motion, alignment=Alignment((Interval(0, 0.2, "sil"),))
    )
    with writing(path) as sink:
        write_film(sink, said, title="A title that is far longer than one line", face=voice.face)
    picture = pictures(path)[0]
    # Skin is redder than blue, unlike the background, the letters and the boxes.
    skin = (picture[..., 0] - picture[..., 2] > 40).sum(axis=1) > 30
    rows, columns = (
        np.flatnonzero(skin),
        np.flatnonzero((picture[:580, :, 0] - picture[:580, :, 2] > 40).sum(axis=0) > 30),
    )
    assert np.ptp(rows) > 0.7 * SIZE[1]
    assert rows[0] > 0
    assert abs(columns.mean() - SIZE[0] / 2) < 15


def test_eyes_stay_open_without_blinks(tmp_path: Path) -> None:
    chromium_path()
    saved, path = tmp_path / "silence.npz", tmp_path / "open.mp4"
    with writing(saved) as sink:
        write_npz(sink, nothing_said(load_voice()), "")
    assert main(["convert", str(saved), "-o", str(path), "--fps", "10", "--no-blinks"]) == 0
    faces = np.stack([picture[4:580, 400:880] for picture in pictures(path)])
    assert len(faces) == 30
    assert np.abs(faces - faces[0]).max(axis=(1, 2, 3)).max() < 40  # of 255: errors of encoding


def test_sound_begins_where_the_pictures_do(film: Path) -> None:
    samples, rate = sound_of(film)
    assert np.argmax(np.abs(samples) > 0.2) / rate == pytest.approx(CLICK_S, abs=0.003)
    assert len(samples) / rate == pytest.approx(1.5, abs=0.05)


@pytest.mark.parametrize(("rate", "kept"), [(16000, 48000), (22050, 48000), (44100, 44100)])
def test_sound_is_stereo_at_a_rate_that_players_take(tmp_path: Path, rate: int, kept: int) -> None:
    path = tmp_path / "sound.mp4"
    jpeg = io.BytesIO()
    Image.new("RGB", (64, 32), "red").save(jpeg, "JPEG")
    sound = Audio(clicking(rate, 1), rate)
    with writing(path) as sink, writing_mp4(sink, 25, (64, 32), sound, {}) as out:
        for _ in range(25):
            out.add(jpeg.getvalue())
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        assert (stream.rate, stream.layout.name) == (kept, "stereo")
        left, right = np.concatenate([f.to_ndarray() for f in container.decode(stream)], axis=1)
    assert np.abs(left - right).max() < 0.02
    assert np.abs(left).max() > 0.3


def test_sound_of_any_rate_keeps_its_time(tmp_path: Path) -> None:
    jpeg = io.BytesIO()
    Image.new("RGB", (64, 32), "red").save(jpeg, "JPEG")
    path = tmp_path / "odd.mp4"
    sound = Audio(clicking(17000, 2), 17000)
    with writing(path) as sink, writing_mp4(sink, 29.97, (64, 32), sound, {}) as out:
        for _ in range(60):
            out.add(jpeg.getvalue())
    samples, rate = sound_of(path)
    assert np.argmax(np.abs(samples) > 0.2) / rate == pytest.approx(CLICK_S, abs=0.003)
    red = pictures(path)[0][16, 32]
    assert np.abs(red - [254, 0, 0]).max() < 6, "colours stay as they were"
    with av.open(str(path)) as container:
        assert container.streams.video[0].average_rate == rate_of(29.97)


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    with (
        pytest.raises(BrowserError, match="gone"),
        writing(tmp_path / "x.mp4") as sink,
        writing_mp4(sink, 30, (64, 32), None, {}),
    ):
        raise BrowserError("gone")
    assert not list(tmp_path.iterdir())


def test_without_chromium_or_pyav_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BrowserError, match="apt-get install chromium"):
        check_ending(tmp_path / "x.mp4")
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(MissingExtraError, match="video"):
        check_ending(tmp_path / "x.mp4")


def test_reports_the_last_message_of_a_browser_that_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "chromium"
    fake.write_text("#!/bin/sh\necho 'no display at all' >&2\nexit 1\n")
    fake.chmod(fake.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    with pytest.raises(BrowserError, match="no display at all"), Chromium() as browser:
        browser.open(tmp_path / "page.html")


def test_a_film_has_thirty_pictures_per_second_by_default() -> None:
    assert fps_for(Path("x.mp4"), None) == 30
    assert fps_for(Path("x.mp4"), 25) == 25
    assert fps_for(Path("x.html"), None) is None


def test_files_of_a_killed_film_are_removed_by_the_next(folder: Path, tmp_path: Path) -> None:
    program = (
        "import time\nfrom labial.viewer.chromium import Chromium\n"
        "with Chromium() as one, Chromium() as two:\n"
        "    print('started', flush=True)\n    time.sleep(600)\n"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, text=True
    ) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "started\n"
        killed.kill()
    assert len([path for path in tmp_path.glob("labial-*") if path.is_dir()]) == 2
    # The browsers notice that the parent has ended, and may write until then.
    until = time.monotonic() + 20
    while list(tmp_path.iterdir()):
        assert time.monotonic() < until
        program = "from labial.viewer.chromium import Chromium; Chromium().close()"
        subprocess.run([sys.executable, "-c", program], env=environment, check=True)
