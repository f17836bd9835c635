"""Corpora of video: times, faults, resuming with synthetic faces; MediaPipe with recorded ones."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import av
import numpy as np
import pytest

from conftest import REPOSITORY
from labial.aligners.english import EnglishAligner
from labial.aligners.long_recording import read_recording
from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.corpus import Corpus
from labial.cutting import at_silences
from labial.errors import CorpusError, FormatError, LabialError
from labial.face.finder import FaceFinder
from labial.face.layouts import MEDIAPIPE_INNER_LIP, MEDIAPIPE_SENSORS
from labial.face.lips import aperture
from labial.face.mediapipe_mesh import MESH_POINTS, mediapipe_mesh
from labial.folders import reserved
from labial.formats.alignments import read_alignment
from labial.formats.tracks import read_track, read_track_description
from labial.formats.transcripts import read_transcripts
from labial.formats.video import describe_video, read_frames, read_sound
from labial.importers import video
from labial.importers.recordings import find_videos
from labial.importers.video_track import FaceLimits, face_path, follow_face
from labial.utterance import Audio
from video_sample import (
    AWAY,
    MOST_OPEN_MM,
    NOBODY,
    RATE,
    SOMEBODY,
    TWO,
    LightFinder,
    opening,
    picture,
    write_video,
)

STEADY = np.arange(60) / 25
NOISE = np.random.default_rng(0).normal(0, 3000, round(2.4 * RATE)).astype(np.int16)


@pytest.fixture
def light(monkeypatch) -> type[LightFinder]:
    """The finder of synthetic faces instead of MediaPipe's."""
    monkeypatch.setattr(video, "FaceFinder", LightFinder)
    monkeypatch.setattr(LightFinder, "seen", 0)
    return LightFinder


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    folder = tmp_path / "clips"
    folder.mkdir()
    return folder


def add_alignment(folder: Path, name: str, duration: float = 2.4, start: float = 0.8) -> None:
    phones = [{"start": start, "end": start + 0.6, "label": "ɑ"}]
    values = {"phones": phones, "words": [], "duration": duration}
    (folder / f"{name}.json").write_text(json.dumps(values), "utf-8")


def add_clip(folder: Path, name: str, times: np.ndarray = STEADY, who=SOMEBODY, **how) -> Path:
    path = folder / name
    write_video(path, times, who, **how)
    add_alignment(folder, path.stem)
    return path


def corpus_of(folder: Path, *options: str) -> Corpus:
    output = folder.parent / "mine.h5"
    assert main(["corpus", "video", str(folder), "-o", str(output), *options]) == 0
    return Corpus(output)


def off_mm(corpus: Corpus, name: str, start: float = 0.0) -> np.ndarray:
    """By how much apertures differ from what the pictures show ``start`` seconds later."""
    motion = corpus.read(name).motion
    shown = MOST_OPEN_MM * opening(motion.times + start)
    found = aperture(motion)
    # The lips of the synthetic face nearly touch, and its irises give the scale.
    return np.abs(found - found.min() - shown)


def test_a_steady_video_is_imported_with_all_points(light, clips):
    add_clip(clips, "a.mp4", sound=NOISE)
    with corpus_of(clips) as corpus:
        assert corpus.info.fps == 25
        assert corpus.info.mesh is not None and len(corpus.info.mesh.points) == 478
        utterance = corpus.read("a", surface=True)
        assert utterance.surface.shape == (60, 478, 3)
        same = utterance.surface[:, list(MEDIAPIPE_SENSORS)]
        assert np.abs(same - utterance.motion.positions).max() < 1 / 256
        assert off_mm(corpus, "a").max() < 0.25
    assert not (clips.parent / "mine.h5.parts").exists()


def test_uneven_time_stamps_are_followed(light, clips):
    random = np.random.default_rng(3)
    # A phone in the dark: at most 30 frames per second, often fewer, some late.
    times = np.cumsum(random.choice([0.033, 0.034, 0.050, 0.067, 0.100], 60))
    times = np.concatenate([[0], times[times < 2.4]])
    add_clip(clips, "dark.mkv", times, sound=NOISE)
    assert describe_video(clips / "dark.mkv").fps < 31
    with corpus_of(clips, "--fps", "50") as corpus:
        assert corpus.info.fps == 50
        assert off_mm(corpus, "dark").max() < 0.8
        assert np.median(off_mm(corpus, "dark")) < 0.15


@pytest.mark.parametrize("ending", ["mkv", "mp4"])
@pytest.mark.parametrize("shift", [0.32, -0.32])
def test_sound_and_picture_may_begin_apart(light, clips, ending, shift):
    times = STEADY + max(0.0, -shift)
    add_clip(clips, f"a.{ending}", times, sound=NOISE, sound_start=max(0.0, shift))
    sound = read_sound(clips / f"a.{ending}")
    add_alignment(clips, "a", duration=2.4, start=0.8)
    with corpus_of(clips) as corpus:
        alignment = corpus.read("a").alignment
        vowel = next(phone for phone in alignment.phones if phone.label != SILENCE)
        # If there is no picture, the alignment is cut too.
        cut = 0.8 - vowel.start
        assert cut == pytest.approx(0.32 if shift < 0 else 0, abs=0.041)
        # The last frame may come after the last picture.
        assert off_mm(corpus, "a", sound.start_s + cut)[:-1].max() < 0.25


def test_a_camera_held_askew_is_turned_upright(light, clips):
    for quarters in (-1, 1, 2):
        add_clip(clips, f"held{quarters}.mp4", turned=quarters)
    # The matrix that phones write for a picture to be turned clockwise by a quarter.
    matrix = b"\0\0\0\0\0\1\0\0\0\0\0\0\xff\xff\0\0\0\0\0\0\0\0\0\0"
    assert matrix in (clips / "held-1.mp4").read_bytes()
    with corpus_of(clips) as corpus:
        for name in corpus.names:
            assert off_mm(corpus, name).max() < 0.25


def test_pixels_that_are_not_square_are_stretched(tmp_path):
    write_video(tmp_path / "wide.mp4", STEADY[:3], stretch=2)
    write_video(tmp_path / "square.mp4", STEADY[:3])
    sizes = {path.stem: next(read_frames(path))[1].shape for path in sorted(tmp_path.glob("*.mp4"))}
    assert sizes["wide"] == sizes["square"] == picture(0).shape


@pytest.mark.parametrize("rate", [24000 / 1001, 25.0, 30000 / 1001, 30.0, 60.0])
def test_usual_rates_are_known_from_rounded_stamps(tmp_path, rate):
    write_video(tmp_path / "a.mkv", np.arange(90) / rate)
    assert describe_video(tmp_path / "a.mkv").fps == pytest.approx(rate, rel=1e-6)


def who_over_time(*spans: tuple[float, float, int]) -> np.ndarray:
    times = STEADY
    who = np.full(len(times), SOMEBODY)
    for start, end, each in spans:
        who[(times >= start) & (times < end)] = each
    return who


def test_each_fault_is_named_and_the_rest_is_imported(light, clips, capsys):
    add_clip(clips, "good.mp4", sound=NOISE)
    add_clip(clips, "nobody.mp4", who=NOBODY)
    add_clip(clips, "lost.mp4", who=who_over_time((1.0, 1.6, NOBODY)))
    add_clip(clips, "late.mp4", who=who_over_time((0.0, 1.0, NOBODY)))
    add_clip(clips, "pair.mp4", who=who_over_time((0.4, 1.2, TWO)))
    add_clip(clips, "aside.mp4", who=who_over_time((0.4, 1.2, AWAY)))
    add_clip(clips, "frozen.mp4", np.concatenate([STEADY[:20], STEADY[35:]]))
    add_clip(clips, "wordless.mp4", sound=NOISE)
    (clips / "wordless.json").unlink()
    add_clip(clips, "mute.mp4")
    (clips / "mute.json").unlink()
    (clips / "mute.txt").write_text("bin blue")
    add_clip(clips, "long.mp4", sound=NOISE)
    add_alignment(clips, "long", duration=9.0)
    add_clip(clips, "blank.mp4", sound=NOISE)
    (clips / "blank.json").unlink()
    (clips / "blank.txt").write_text(" ")
    (clips / "text.mp4").write_text("this is not a video")
    add_alignment(clips, "text")
    with corpus_of(clips) as corpus:
        assert corpus.names == ["good"]
        assert "pair" in corpus.info.notes["left_out"]
    reasons = dict(
        line.removeprefix("left out ").split(": ", 1)
        for line in capsys.readouterr().err.splitlines()
        if line.startswith("left out ")
    )
    expected = {
        "nobody": "no face is found in it",
        "lost": "no face from 1.00 s to 1.60 s",
        "late": "no face while /ɑ/ is said at 0.80 s",
        "pair": "two faces from 0.40 s to 1.20 s",
        "aside": "a face turned away by up to 60° from 0.40 s to 1.20 s",
        "frozen": "no picture from 0.80 s to 1.40 s",
        "wordless": "has neither an alignment nor a text",
        "mute": "has no sound in which to find its words",
        "long": "lasts 9.00 s",
        "blank": "has no words",
        "text": "cannot be decoded",
    }
    assert set(reasons) == set(expected)
    for name, why in expected.items():
        assert f"{clips / name}." in reasons[name] and why in reasons[name], reasons[name]


def test_short_gaps_are_bridged_and_counted(light, clips, capsys):
    who = who_over_time((0.4, 0.6, NOBODY), (1.2, 1.32, AWAY), (1.6, 1.72, TWO))
    add_clip(clips, "a.mp4", who=who, sound=NOISE)
    with corpus_of(clips) as corpus:
        assert off_mm(corpus, "a").max() < 4
        off = off_mm(corpus, "a")
        seen = (who == SOMEBODY) | (who == TWO)
        assert off[seen].max() < 0.25
        assert corpus.read("a").filled == 8 * 44
    assert "bridged 8 frames in a" in capsys.readouterr().err


def test_silence_without_a_face_is_cut_at_the_ends(light, clips, capsys):
    add_clip(clips, "a.mp4", who=who_over_time((0.0, 0.4, NOBODY), (2.0, 9.0, NOBODY)), sound=NOISE)
    with corpus_of(clips) as corpus:
        alignment = corpus.read("a").alignment
        assert alignment.duration == pytest.approx(1.6)
        assert [phone.start for phone in alignment.phones] == pytest.approx([0, 0.4, 1.0])
        assert off_mm(corpus, "a", 0.4).max() < 0.25
    assert "cut 0.80 s of silence without a face from a" in capsys.readouterr().err


def test_a_text_that_is_not_said_is_named_and_the_rest_is_imported(light, clips, capsys):
    pytest.importorskip("pocketsphinx")
    add_clip(clips, "good.mp4", sound=NOISE)
    add_clip(clips, "hush.mp4", sound=np.zeros(RATE, np.int16))
    (clips / "hush.json").unlink()
    (clips / "hush.txt").write_text("my mother")
    with corpus_of(clips) as corpus:
        assert corpus.names == ["good"]
    printed = capsys.readouterr().err
    assert f"left out hush: {clips / 'hush.mp4'}: contains only silence, expected speech" in printed


def test_when_nothing_is_left_no_corpus_is_written(light, clips, capsys):
    add_clip(clips, "nobody.mp4", who=NOBODY)
    output = clips.parent / "mine.h5"
    assert main(["corpus", "video", str(clips), "-o", str(output)]) == 2
    assert "nobody.mp4: no face is found in it" in capsys.readouterr().err
    assert not output.exists()


def test_errors_of_output_do_not_leave_clips_out(light, clips, capsys):
    add_clip(clips, "a.mp4", sound=NOISE)
    elsewhere = clips / "none" / "mine.h5"
    assert main(["corpus", "video", str(clips), "-o", str(elsewhere)]) == 2
    assert f"there is no folder {elsewhere.parent}" in capsys.readouterr().err
    assert light.seen == 0
    parts = clips.parent / "mine.h5.parts"
    parts.write_text("a file in the way")
    assert main(["corpus", "video", str(clips), "-o", str(clips.parent / "mine.h5")]) == 2
    printed = capsys.readouterr().err
    assert str(parts) in printed and "left out" not in printed


def test_one_corpus_is_made_by_one_process_at_a_time(light, clips, capsys):
    add_clip(clips, "a.mp4", sound=NOISE)
    command = ["corpus", "video", str(clips), "-o", str(clips.parent / "mine.h5")]
    with reserved(clips.parent / "mine.h5.parts"):
        assert main(command) == 2
    assert f"mine.h5.parts: is in use by process {os.getpid()}" in capsys.readouterr().err
    assert light.seen == 0
    assert main(command) == 0
    assert sorted(path.name for path in clips.parent.iterdir()) == ["clips", "mine.h5"]


def test_texts_in_a_language_that_espeak_lacks_are_refused(light, clips, capsys):
    pytest.importorskip("espeakng_loader")
    add_clip(clips, "a.mp4", sound=NOISE)
    command = ["corpus", "video", str(clips), "-o", str(clips.parent / "mine.h5")]
    assert main([*command, "--language", "Old Norse"]) == 0
    (clips / "a.json").rename(clips / "kept")
    (clips / "a.txt").write_text("une rue bleue")
    assert main([*command, "--language", "Old Norse"]) == 2
    assert "does not speak 'Old Norse'" in capsys.readouterr().err
    assert main([*command, "--language", "fr-fr"]) == 2
    assert "a.mp4: the text does not fit the sound" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ("utterance;text\na;b\n", "expected the columns"),
        ("utterance,text\na,b\na,c\n", "line 3: 'a' appears twice"),
        ("utterance,text\na,\n", "line 2: expected an utterance and its text"),
        ("utterance,text\na,b,c\n", "line 2: has 3 cells, expected 2"),
        ("utterance,text\n", "holds no transcripts"),
        ('utterance,text\na,"b\n', "line 2: not a table"),
        ("utterance,text\nother,b\n", "names none of the recordings"),
    ],
)
def test_transcripts_with_mistakes_are_named(light, clips, capsys, content, wrong):
    write_video(clips / "a.mp4", STEADY[:3])
    table = clips / "words.csv"
    table.write_text(content)
    output = clips.parent / "mine.h5"
    command = ["corpus", "video", str(clips), "-o", str(output), "--transcripts", str(table)]
    assert main(command) == 2
    printed = capsys.readouterr().err
    assert str(table) in printed and wrong in printed


def test_transcripts_name_utterances_or_files(tmp_path):
    table = tmp_path / "words.tsv"
    table.write_text("text\tutterance\n a, b \ta.mp4\nc\tb\n")
    assert read_transcripts(table) == {"a.mp4": " a, b ", "b": "c"}


def test_listed_recordings_are_not_read(light, clips):
    add_clip(clips, "a.mp4", sound=NOISE)
    (clips / "b.mp4").write_bytes(b"not even a video")
    listed = clips.parent / "left-out.csv"
    listed.write_text("utterance\nb\n", "utf-8")
    with corpus_of(clips, "--leave-out", str(listed)) as corpus:
        assert corpus.names == ["a"] and corpus.info.notes["left_out"] == ""
    listed.write_text("utterance\na\nb\n", "utf-8")
    output = str(clips.parent / "none.h5")
    command = ["corpus", "video", str(clips), "-o", output, "--leave-out", str(listed)]
    assert main(command) == 2


def test_videos_without_a_duration_last_to_their_last_picture(tmp_path):
    with av.open(str(tmp_path / "live.webm"), "w", options={"live": "1"}) as file:
        stream = file.add_stream("libvpx", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 96, "yuv420p"
        for number in range(150):  # more than are read for the rate
            frame = av.VideoFrame.from_ndarray(picture(number / 25))
            frame.pts, frame.time_base = number, Fraction(1, 25)
            file.mux(stream.encode(frame))
        file.mux(stream.encode())
    described = describe_video(tmp_path / "live.webm")
    assert described.fps == 25 and described.duration_s == pytest.approx(6.0, abs=0.02)


def test_finished_parts_are_not_repeated(light, clips, monkeypatch):
    for name in "abc":
        add_clip(clips, f"{name}.mp4", sound=NOISE)
    with corpus_of(clips) as corpus:
        whole = {name: corpus.read(name, surface=True).surface for name in corpus.names}
    assert light.seen == 3 * 60
    (clips.parent / "mine.h5").unlink()

    def full(*_: object) -> None:
        raise LabialError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr("labial.corpus.write_corpus", full)
        output = str(clips.parent / "mine.h5")
        assert main(["corpus", "video", str(clips), "-o", output]) == 2
    assert light.seen == 6 * 60
    parts = clips.parent / "mine.h5.parts"
    kept = sorted(parts.iterdir())
    assert len(kept) == 3
    # One has changed and one is damaged: these are processed again.
    kept[0].write_bytes(kept[0].read_bytes()[:5000])
    os.utime(clips / "b.mp4", (1, 1))
    with corpus_of(clips) as corpus:
        for name, surface in whole.items():
            assert np.array_equal(corpus.read(name, surface=True).surface, surface)
    assert light.seen == 8 * 60
    assert not parts.exists()


KILLED = """
import sys, time
sys.path.insert(0, {tests!r})
from labial.importers import video
from video_sample import LightFinder

class Slow(LightFinder):
    def find(self, image):
        time.sleep(0.01)
        return super().find(image)

video.FaceFinder = Slow
from labial.cli import main
sys.exit(main(["corpus", "video", {clips!r}, "-o", {output!r}]))
"""


def test_a_killed_import_is_resumed(light, clips):
    for name in "abc":
        add_clip(clips, f"{name}.mp4", sound=NOISE)
    output = clips.parent / "mine.h5"
    tests = str(Path(__file__).parent)
    script = KILLED.format(tests=tests, clips=str(clips), output=str(output))
    process = subprocess.Popen([sys.executable, "-c", script])
    parts = clips.parent / "mine.h5.parts"
    patience = time.monotonic() + 60
    while len(list(parts.glob("[!.]*"))) < 1:
        assert process.poll() is None and time.monotonic() < patience
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = len(list(parts.glob("[!.]*")))
    assert 1 <= done < 3 and not output.exists()
    with corpus_of(clips) as corpus:
        assert corpus.names == ["a", "b", "c"]
    assert light.seen == (3 - done) * 60
    assert sorted(path.name for path in clips.parent.iterdir()) == ["clips", "mine.h5"]


def test_a_long_recording_is_cut_at_its_pauses(light, clips, tmp_path):
    times = np.arange(30 * 20) / 20
    write_video(clips / "talk.mp4", times, sound=np.resize(NOISE, 30 * RATE))
    spoken = [(1.0, 1.5), (1.7, 2.2), (8.0, 8.3), (13.0, 13.4), (13.6, 17.0), (17.3, 25.0)]
    phones = [{"start": a, "end": b, "label": "ɑ"} for a, b in spoken]
    values = {"phones": phones, "duration": 30.0}
    (clips / "talk.json").write_text(json.dumps(values))
    with corpus_of(clips) as corpus:
        assert corpus.names == [f"talk-{n:03d}" for n in range(1, 5)]
        starts = [0.6, 7.6, 12.6, 17.15]
        for name, start in zip(corpus.names, starts, strict=True):
            utterance = corpus.read(name)
            assert utterance.alignment.duration <= 10
            begins = next(p.start for p in utterance.alignment.phones if p.label == "ɑ")
            said = min(a for a, _ in spoken if a >= start)
            assert off_mm(corpus, name, said - begins).max() < 0.4
    # Only the frames of speech are searched for faces.
    assert light.seen < 0.85 * len(times)


def test_pieces_are_cut_at_longer_pauses_first():
    spoken = [Interval(t, t + 0.85, "ɑ") for t in range(20)]
    spoken[7] = Interval(7, 7.7, "ɑ")
    pieces = at_silences("a", Alignment.tile(spoken, duration=20.0), 100, 0.5, 8.0)
    # Pieces include a little of the surrounding silence.
    assert max(piece.alignment.duration for piece in pieces) <= 8 + 0.15
    assert min(piece.alignment.duration for piece in pieces) > 3
    assert pieces[0].alignment.duration == pytest.approx(7.85)
    assert sum(p.label == "ɑ" for piece in pieces for p in piece.alignment.phones) == 20


@pytest.mark.parametrize("ending", ["mkv", "mp4", "ts", "webm", "avi"])
def test_pictures_do_not_depend_on_where_reading_starts(tmp_path, ending):
    # Pictures that need others from before the key picture they follow, as cameras write them.
    options = {"preset": "fast", "x264-params": "open-gop=1:keyint=12:bframes=3"}
    codec = {"webm": "libvpx", "avi": "mpeg4"}.get(ending, "libx264")
    path = tmp_path / f"a.{ending}"
    write_video(path, STEADY, codec=codec, options=options if codec == "libx264" else {})
    whole = dict(read_frames(path))
    first = min(whole)
    for start in np.arange(0.1, 2.2, 0.17) + first:
        part = dict(read_frames(path, start, start + 0.3))
        assert list(part) == [t for t in whole if start <= t <= start + 0.3]
        assert all((part[t] == whole[t]).all() for t in part)


def test_files_that_are_not_videos_are_named(tmp_path):
    sound = tmp_path / "sound.mkv"
    with av.open(str(sound), "w") as file:
        stream = file.add_stream("pcm_s16le", rate=RATE)
        frame = av.AudioFrame.from_ndarray(NOISE[None], "s16", "mono")
        frame.sample_rate = RATE
        file.mux(stream.encode(frame))
    with pytest.raises(FormatError, match=r"sound\.mkv: has no picture"):
        describe_video(sound)
    with pytest.raises(FormatError, match=r"none\.mp4: no such video file"):
        describe_video(tmp_path / "none.mp4")
    with pytest.raises(CorpusError, match="contains no videos"):
        find_videos(REPOSITORY)


# The mesh.


def test_the_mesh_is_a_surface_with_three_holes():
    mesh = mediapipe_mesh()
    triangles = [tuple(triangle) for triangle in mesh.triangles.tolist()]
    assert {point for triangle in triangles for point in triangle} == set(range(MESH_POINTS))
    ways = Counter(way for a, b, c in triangles for way in ((a, b), (b, c), (c, a)))
    assert set(ways.values()) == {1}  # neighbours run along their side both ways
    border = {a: b for a, b in ways if (b, a) not in ways}
    rings = []
    while border:
        ring = [next(iter(border))]
        while (following := border.pop(ring[-1])) != ring[0]:
            ring.append(following)
        rings.append(set(ring))
    assert sorted(map(len, rings)) == [16, 16, 20, 36]
    assert set(MEDIAPIPE_INNER_LIP) in rings
    sides = {frozenset(side) for each in triangles for side in combinations(each, 2)}
    assert MESH_POINTS - len(sides) + len(triangles) == 2 - 4  # a sphere with four holes


def test_the_mesh_is_that_of_the_tracks(grid_s1):
    known = read_track_description(grid_s1 / "tracks" / "points.json").triangles
    ours = {tuple(triangle) for triangle in mediapipe_mesh().triangles.tolist()}
    turned = [{(a, b, c), (b, c, a), (c, a, b)} for a, b, c in known.tolist()]
    # Of their 522, one is a circle around a point, and two at the edges face backwards.
    assert sum(bool(each & ours) for each in turned) == 519


# MediaPipe with recorded faces.


@pytest.fixture(scope="module")
def finder() -> FaceFinder:
    with FaceFinder() as finder:
        yield finder


def recorded(grid_s1: Path, count: int = 25) -> list[np.ndarray]:
    return [image for _, image in read_frames(grid_s1 / "clips" / "bbal6n.mpg", 0.0, count / 25)]


def write_images(path: Path, images: list[np.ndarray], turned: int = 0) -> Path:
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=25)
        stream.height, stream.width = images[0].shape[:2]
        stream.pix_fmt, stream.options = "yuv420p", {"preset": "ultrafast", "crf": "8"}
        if turned:
            stream.set_display_rotation(90 * turned)
        for image in images:
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image))
            file.mux(stream.encode(frame))
        file.mux(stream.encode())
    return path


def test_tracks_of_clips_are_those_of_the_corpus(grid_s1, finder):
    description = read_track_description(grid_s1 / "tracks" / "points.json")
    for name in ("bbal6n", "bgaa7s"):
        known = read_track(grid_s1 / "tracks" / f"{name}.npy", description)[:25]
        track = follow_face(grid_s1 / "clips" / f"{name}.mpg", (0.0, 0.95), 25.0, finder)
        found = track.points[:25, list(description.points)]
        # They are kept in 16ths of a pixel.
        assert np.abs(found - known).max() < 0.5 / 16 + 0.01


def test_a_turned_camera_finds_the_same_face(grid_s1, finder, tmp_path):
    images = recorded(grid_s1, 5)
    path = write_images(tmp_path / "a.mp4", [np.rot90(image) for image in images], turned=-1)
    straight = write_images(tmp_path / "b.mp4", images)
    tracks = [follow_face(each, (0, 0.2), 25.0, finder).points for each in (path, straight)]
    assert np.abs(tracks[0] - tracks[1]).max() < 1.5


def test_a_video_without_its_rotation_is_refused(grid_s1, finder, tmp_path):
    images = recorded(grid_s1, 5)
    path = write_images(tmp_path / "a.mp4", [image[::-1, ::-1] for image in images])
    with pytest.raises(CorpusError, match=r"upside down at 0\.00 s: rotate the video"):
        follow_face(path, (0, 0.2), 25.0, finder)
    path = write_images(tmp_path / "b.mp4", [np.rot90(image) for image in images])
    track = follow_face(path, (0, 0.2), 25.0, finder)
    with pytest.raises(CorpusError, match=r"rotated by (8|9)\d° in the picture"):
        face_path(track, (0, 0.2), 25.0, FaceLimits())


def test_two_people_and_drawn_faces_are_reported(grid_s1, clips, capfd):
    images = recorded(grid_s1)
    write_images(clips / "pair.mp4", [np.hstack([image, image]) for image in images])
    blank = np.full((288, 360, 3), 200, np.uint8)
    blank[100:120, 120:140] = blank[100:120, 220:240] = blank[200:210, 140:220] = 30
    write_images(clips / "drawn.mp4", [blank] * 25)
    write_images(clips / "one.mp4", images)
    for name in ("pair", "drawn", "one"):
        add_alignment(clips, name, duration=1.0, start=0.3)
    with corpus_of(clips) as corpus:
        assert corpus.names == ["one"]
        width = corpus.read("one", surface=True).surface[:, [33, 263]]
        assert 75 < np.linalg.norm(width[:, 0] - width[:, 1], axis=-1).mean() < 100
    printed = capfd.readouterr()
    assert "pair.mp4: two faces from 0.00 s to" in printed.err
    assert "drawn.mp4: no face is found in it" in printed.err
    # The messages of MediaPipe's libraries do not appear.
    assert printed.err.count("\n") == 2 + 3 + 1 + 1 and "in no split: 1" in printed.err
    # What was found is kept until the others are corrected.
    assert "parts keeps the finished parts" in printed.err and list(clips.parent.glob("*.parts/*"))


def test_clips_with_their_words_agree_with_the_corpus(grid_s1, clips):
    pytest.importorskip("pocketsphinx")
    for ending in (".mpg", ".txt"):
        (clips / f"bbal6n{ending}").symlink_to(grid_s1 / "clips" / f"bbal6n{ending}")
    (clips / "split.csv").write_text("utterance,split\nbbal6n,test\n")
    known = read_alignment(grid_s1 / "alignments" / "bbal6n.TextGrid")
    with corpus_of(clips) as corpus:
        assert corpus.splits == {"bbal6n": "test"} and corpus.info.language == "en"
        found = corpus.read("bbal6n").alignment
        assert [word.label for word in found.words] == "bin blue at l six now".split()
        for tier in ("phones", "words"):
            one, other = (
                [i for i in getattr(each, tier) if i.label not in ("", SILENCE)]
                for each in (found, known)
            )
            assert [i.label for i in one] == [i.label for i in other]
            assert max(abs(a.start - b.start) for a, b in zip(one, other, strict=True)) < 0.025


@pytest.mark.slow
def test_a_long_recording_is_read_along_with_its_text(grid_s1):
    pytest.importorskip("pocketsphinx")
    names = sorted(path.stem for path in (grid_s1 / "clips").glob("*.mpg"))[:3]
    sounds = [read_sound(grid_s1 / "clips" / f"{name}.mpg").audio for name in names]
    texts = [(grid_s1 / "clips" / f"{name}.txt").read_text() for name in names]
    starts = np.cumsum([0.0, *(sound.duration for sound in sounds)])
    whole = Audio(np.concatenate([sound.samples for sound in sounds]), sounds[0].rate)
    # The second sentence is not in the text, which has another one that is not said.
    text = " ".join([texts[0], "people buy big maps", texts[2], "and so on"])
    found = list(read_recording(EnglishAligner(), whole, text, 10.0))
    assert [stretch.alignment is not None for stretch in found] == [True, False, True, False]
    assert "does not fit" in found[1].problem
    assert "before the last 3 of the text's" in found[3].problem
    for place, stretch in ((0, found[0]), (2, found[2])):
        assert stretch.alignment is not None
        known = read_alignment(grid_s1 / "alignments" / f"{names[place]}.TextGrid")
        onsets = [
            [p.start + shift for p in each.phones if p.label != SILENCE]
            for each, shift in ((stretch.alignment, stretch.start_s), (known, starts[place]))
        ]
        assert len(onsets[0]) == len(onsets[1])
        assert np.median(np.abs(np.subtract(*onsets))) < 0.02


def test_a_missing_extra_is_named(clips):
    add_clip(clips, "a.mp4")
    script = (
        "import sys; sys.modules['av'] = None; from labial.cli import main;"
        f"sys.exit(main(['corpus', 'video', {str(clips)!r}, '-o', {str(clips / 'a.h5')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 2
    assert "-m pip install '.[video]'" in done.stderr
