"""Copies of takes that browsers play."""

from __future__ import annotations

import numpy as np
import pytest

from labial.errors import FormatError
from labial.formats.video import read_frames, read_sound
from labial.studio.playable import write_playable
from video_sample import RATE, picture, write_video

TIMES = np.array([0.4, 0.44, 0.5, 0.6, 0.64, 0.7])


def test_a_copy_has_the_pictures_and_the_sound_at_their_times(tmp_path):
    sound = np.zeros(RATE)
    sound[RATE // 2] = 20_000
    write_video(tmp_path / "take.mkv", TIMES, sound=sound, sound_start=0.3)
    write_playable(tmp_path / "take.mkv", tmp_path / "take.webm", 0.3)
    found = list(read_frames(tmp_path / "take.webm"))
    assert [time for time, _ in found] == pytest.approx(TIMES - 0.3, abs=2e-3)
    for time, seen in zip(TIMES, (each for _, each in found), strict=True):
        assert np.abs(seen.astype(float) - picture(time)).mean() < 12
    heard = read_sound(tmp_path / "take.webm")
    assert heard is not None
    click = heard.start_s + np.abs(heard.audio.samples.astype(int)).argmax() / heard.audio.rate
    assert click == pytest.approx(0.5, abs=0.02)


def test_what_is_no_video_leaves_no_copy(tmp_path):
    (tmp_path / "take.mpg").write_bytes(b"no video")
    with pytest.raises(FormatError, match=r"take\.mpg"):
        write_playable(tmp_path / "take.mpg", tmp_path / "take.webm", 0)
    assert [path.name for path in tmp_path.iterdir()] == ["take.mpg"]
