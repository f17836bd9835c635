"""Recordings made elsewhere: cut without being decoded, taken in, refused."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from labial.errors import FormatError
from labial.formats.video import describe_video, read_frames, read_sound
from labial.importers.video import VideoConfig
from labial.studio.upload import cut_up
from labial.studio.video_pieces import cut_piece, ending_of_pieces
from labial.studio.work import Report
from studio_sample import RunningStudio, running_studio
from video_sample import RATE, write_video

BYTES = {"Content-Type": "application/octet-stream"}
SOUND = np.random.default_rng(3).integers(-3000, 3000, 6 * RATE).astype(np.int16)


def write_interleaved(
    path: Path, codecs: tuple[str, str], rate: int, options: dict[str, str], seconds: int
) -> None:
    """A video whose pictures show their time, and whose sound is that of ``SOUND``."""
    with av.open(str(path), "w", options={"live": "1"} if path.suffix == ".webm" else {}) as file:
        stream = file.add_stream(codecs[0], rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 96, "yuv420p"
        stream.options, stream.bit_rate = options, 2_000_000
        voice = file.add_stream(codecs[1], rate=rate)
        voice.layout = "mono"
        for number in range(25 * seconds):
            frame = av.VideoFrame.from_ndarray(
                np.full((96, 64, 3), 40 + 12 * (number % 15), np.uint8)
            )
            frame.pts, frame.time_base = number, Fraction(1, 25)
            file.mux(stream.encode(frame))
            step = rate // 25
            part = av.AudioFrame.from_ndarray(
                np.resize(SOUND, rate * seconds)[None, step * number : step * (number + 1)],
                "s16",
                "mono",
            )
            part.sample_rate, part.pts, part.time_base = rate, step * number, Fraction(1, rate)
            file.mux(voice.encode(part))
        file.mux(stream.encode())
        file.mux(voice.encode())


def number_shown(picture: np.ndarray) -> int:
    """The number of a picture, modulo 15."""
    return round((picture.mean() - 40) / 12)


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six seconds with a key picture every 2 s."""
    path = tmp_path_factory.mktemp("long") / "long.mkv"
    options = {"g": "50", "bf": "2", "preset": "ultrafast", "crf": "1"}
    write_interleaved(path, ("libx264", "pcm_s16le"), RATE, options, 6)
    return path


@pytest.mark.parametrize("start, end", [(0.0, 1.0), (1.0, 2.5), (2.0, 4.0), (3.9, 5.3), (5.0, 6.0)])
def test_a_piece_has_the_sound_and_the_pictures_of_its_time(
    video: Path, tmp_path: Path, start: float, end: float
) -> None:
    piece = tmp_path / f"piece{ending_of_pieces(video)}"
    cut_piece(video, start, end, piece)
    sound = read_sound(piece)
    assert sound is not None
    assert sound.audio.duration == pytest.approx(end - start, abs=0.1)
    # Which part of the whole it is, to the sample.
    first = np.flatnonzero(
        [np.array_equal(SOUND[at : at + 64], sound.audio.samples[:64]) for at in range(len(SOUND))]
    )
    (at,) = first
    assert at / RATE == pytest.approx(start, abs=0.07)
    assert np.array_equal(SOUND[at:][: len(sound.audio.samples)], sound.audio.samples)
    shown = list(read_frames(piece))
    times = np.array([time for time, _ in shown]) - sound.start_s + at / RATE
    assert times[0] <= start + 0.02 and end - 0.1 < times[-1] < end + 0.2
    for time, (_, picture) in zip(times, shown, strict=True):
        if time < end:
            assert number_shown(picture) == round(25 * time) % 15


def test_pieces_of_a_stream_without_an_index_are_found(tmp_path: Path) -> None:
    path = tmp_path / "live.webm"
    write_interleaved(path, ("libvpx", "libopus"), 48_000, {"g": "40", "crf": "4"}, 5)
    piece = tmp_path / "piece.webm"
    cut_piece(path, 3.0, 4.0, piece)
    sound = read_sound(piece)
    assert sound is not None and describe_video(piece).duration_s < 3.2
    for time, picture in read_frames(piece):
        # The sound begins with the first packet of 20 ms, half a picture's time, after 3 s.
        off = (number_shown(picture) - 25 * (time - sound.start_s + 3.0) + 7.5) % 15 - 7.5
        assert -0.25 < off < 0.75


def test_a_video_that_cannot_be_cut_is_named(video: Path, tmp_path: Path) -> None:
    for start, name in ((20.0, video), (0.0, tmp_path / "none.mkv")):
        with pytest.raises(FormatError, match=r"cannot be cut") as refused:
            cut_piece(name, start, start + 1, tmp_path / "piece.mkv")
        assert str(name) in str(refused.value)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> RunningStudio:
    with running_studio(tmp_path_factory.mktemp("studio") / "voice") as running:
        yield running


def test_a_short_video_is_a_take_and_a_long_one_needs_its_text(
    studio: RunningStudio, video: Path, tmp_path: Path
) -> None:
    def upload(path: Path, **named: str) -> object:
        options = {"params": {"name": path.name, **named}, "headers": BYTES}
        return studio.client.post("/studio/api/takes/upload", content=path.read_bytes(), **options)

    answer = upload(video, text="People buy big maps.")
    assert answer.status_code == 201 and answer.json()["task"] is None
    take = answer.json()["take"]
    assert (studio.folder / "takes" / f"{take}.mkv").read_bytes() == video.read_bytes()
    assert (studio.folder / "takes" / f"{take}.txt").read_text() == "People buy big maps."
    long = tmp_path / "long.mp4"
    write_video(long, np.arange(0, 40, 1.0))
    refused = upload(long)
    assert refused.status_code == 422 and "its text is needed" in refused.json()["error"]
    assert not list((studio.folder / ".cache" / "uploads").iterdir())
    task = upload(long, text="People " * 5000).json()["task"]  # an address longer than usual
    with studio.window() as window:
        tasks = {each["id"]: each for each in window.hear()["tasks"]}
        while tasks[task]["status"] not in ("done", "failed"):
            told = window.hear_until(lambda m: m["type"] == "task")["task"]
            tasks[told["id"]] = told
    assert (tasks[task]["status"], "no sound" in tasks[task]["error"]) == ("failed", True)
    assert not list((studio.folder / ".cache" / "uploads").iterdir())


@pytest.mark.slow
def test_a_long_recording_becomes_takes(grid_s1: Path, tmp_path: Path) -> None:
    clips = sorted((grid_s1 / "clips").glob("*.mpg"))[:4]
    path = tmp_path / "long.mp4"
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=25)
        stream.width, stream.height, stream.pix_fmt = 360, 288, "yuv420p"
        stream.options = {"g": "25"}
        voice = file.add_stream("aac", rate=44_100)
        voice.layout = "mono"
        pictures = samples = 0
        for clip in clips:
            sound = read_sound(clip)
            assert sound is not None
            for _, picture in read_frames(clip):
                frame = av.VideoFrame.from_ndarray(picture)
                frame.pts, frame.time_base = pictures, Fraction(1, 25)
                file.mux(stream.encode(frame))
                pictures += 1
            part = av.AudioFrame.from_ndarray(sound.audio.samples[None], "s16", "mono")
            part.sample_rate, part.pts, part.time_base = 44_100, samples, Fraction(1, 44_100)
            file.mux(voice.encode(part))
            samples += round(44_100 * pictures / 25) - samples
        file.mux(stream.encode())
        file.mux(voice.encode())
    texts = [clip.with_suffix(".txt").read_text("utf-8").strip() for clip in clips]
    told: list[str] = []
    pieces = cut_up(Report(lambda kind, _: told.append(kind)), path, " ".join(texts), VideoConfig())
    assert [piece.text for piece in pieces] == texts and "progress" in told
    for piece in pieces:
        sound = read_sound(piece.path)
        assert sound is not None and 1.5 < sound.audio.duration < 4.5
