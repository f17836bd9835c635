"""Damaged videos give an error that names the file, or the original pictures; no hangs or crashes.

`make fuzz` runs many more cases, by the variable LABIAL_FUZZ.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest

from labial.errors import CorpusError, FormatError
from labial.face.finder import Face
from labial.formats.video import describe_video, read_frames, read_sound
from labial.importers.video_track import FaceLimits, face_path, follow_face
from test_marker_fuzz import damaged
from video_sample import RATE, LightFinder, picture, write_video

CASES = int(os.environ.get("LABIAL_FUZZ", "100"))
TIMES = np.arange(12) / 25
NOISE = np.random.default_rng(0).normal(0, 3000, round(0.48 * RATE)).astype(np.int16)
LONGEST_S = 20.0


class Unbound(LightFinder):
    """Finds a face in any picture, however damaged."""

    def find(self, image: np.ndarray) -> list[Face]:
        assert image.ndim == 3 and image.dtype == np.uint8
        return super().find(picture(0.0))


def read_all(path: Path) -> dict[float, np.ndarray]:
    """The pictures of a file, after checking all other ways of reading it."""
    described = describe_video(path)
    assert 1 <= described.fps <= 1000
    assert np.isfinite([described.start_s, described.duration_s]).all()
    sound = read_sound(path)
    if sound is not None:
        assert np.isfinite(sound.start_s) and sound.audio.rate > 0
        assert len(sound.audio.samples) < 100 * 2**20
    try:
        track = follow_face(path, (0.1, 0.5), described.fps, Unbound())
        assert np.isfinite(track.times).all() and (np.diff(track.times) > 0).all()
        points = face_path(track, (0.1, 0.5), described.fps, FaceLimits()).at(TIMES)
        assert np.isfinite(points).all()
    except CorpusError as error:
        assert "no picture" in str(error)
    return dict(read_frames(path))


# A codec with a checksum, one without, and a container with an index of everything.
@pytest.mark.parametrize(
    ("name", "codec", "share"),
    [("a.mov", "png", 0.4), ("a.mkv", "libx264", 0.2), ("a.mp4", "libx264", 0.4)],
)
def test_damaged_videos_are_named_or_read_as_they_were(tmp_path, name, codec, share):
    path = tmp_path / name
    write_video(path, TIMES, sound=NOISE, codec=codec)
    whole, true = path.read_bytes(), read_all(path)
    assert len(true) == len(TIMES)
    random, understood, unlike = np.random.default_rng(1), 0, 0
    cases = max(20, round(CASES * share))
    for case in range(cases):
        path.write_bytes(damaged(whole, random))
        begun = time.monotonic()
        try:
            found = read_all(path)
        except FormatError as error:
            assert str(path) in str(error)
            continue
        finally:
            assert time.monotonic() - begun < LONGEST_S, case
        understood += 1
        known = [(image, true[at]) for at, image in found.items() if at in true]
        unlike += len(known) < len(found) or not all(np.array_equal(*pair) for pair in known)
    print(f"{name}, {codec}: {cases} cases, {understood} read, {unlike} of them as other pictures")
    assert understood > 0
    # Without a checksum a decoder cannot detect all damage of pictures; times never have one.
    assert unlike <= (0.01 if codec == "png" else 0.1) * cases
