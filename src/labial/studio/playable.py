"""Copies of takes that browsers play: recordings made elsewhere are often in other formats."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from labial.errors import FormatError
from labial.formats.video import read_frames, read_sound
from labial.sinks import writing
from labial.temporary import encodable

if TYPE_CHECKING:
    from av.container import OutputContainer

    from labial.formats.video import Sound

_MS = Fraction(1, 1000)
_VP8 = {"deadline": "realtime", "cpu-used": "8", "crf": "10", "b": "3M"}
_OPUS_RATE = 48_000


def write_playable(video: Path, copy: Path, start_s: float) -> None:
    """Write a video as WebM, whose times are those of the video from ``start_s`` on.

    Raises ``FormatError`` naming the video if it cannot be read or encoded.
    """
    import av

    sound = read_sound(video)
    with writing(copy) as sink, sink.staged() as part, encodable(part) as name:
        try:
            with av.open(name, "w", format="webm") as target:
                _encode(target, video, sound, start_s)
        except (av.FFmpegError, ValueError) as error:
            raise FormatError(f"{video}: cannot be converted: {error}") from error


def _encode(target: OutputContainer, video: Path, sound: Sound | None, start_s: float) -> None:
    import av

    pictures = read_frames(video)
    first = next(pictures, None)
    if first is None:
        raise ValueError("it has no pictures")
    stream = target.add_stream("libvpx", rate=30, options=_VP8)
    height, width = first[1].shape[:2]
    stream.width, stream.height = width // 2 * 2, height // 2 * 2
    stream.pix_fmt = "yuv420p"
    stream.time_base = stream.codec_context.time_base = _MS
    voice = None
    if sound is not None:
        voice = target.add_stream("libopus", rate=_OPUS_RATE)
        voice.layout = "mono"
        frame = av.AudioFrame.from_ndarray(sound.audio.samples[None], "s16", "mono")
        frame.sample_rate, frame.time_base = sound.audio.rate, Fraction(1, sound.audio.rate)
        frame.pts = round((sound.start_s - start_s) * sound.audio.rate)
        target.mux(voice.encode(frame))
        target.mux(voice.encode(None))
    last = -1
    for time, picture in chain([first], pictures):
        shown = av.VideoFrame.from_ndarray(
            np.ascontiguousarray(picture[: stream.height, : stream.width]), format="rgb24"
        )
        last = max(last + 1, round(1000 * (time - start_s)))
        shown.pts, shown.time_base = last, _MS
        target.mux(stream.encode(shown))
    target.mux(stream.encode(None))
