"""Video with sound (.mp4): H.264 and AAC, encoded by PyAV picture by picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from labial.errors import FormatError, MissingExtraError
from labial.files import as_text
from labial.sinks import Sink
from labial.temporary import encodable
from labial.utterance import Audio

if TYPE_CHECKING:
    import av
    import av.container

# These give a good balance of quality and speed.
_H264 = {"crf": "18", "preset": "veryfast"}
_AAC_BITS = 160_000
# Rates and channels that every player and editor takes; other sounds are resampled.
_RATES, _RESAMPLED_RATE, _CHANNELS = (44100, 48000), 48000, "stereo"
_SAMPLES_AT_ONCE = 1 << 16

# What players assume for a picture of this size: ITU-R BT.709 in the range 16 to 235.
_BT709, _BT601, _LIMITED, _FULL = 1, 5, 1, 2


def check_mp4(name: str) -> None:
    """Raise ``MissingExtraError`` for a file of this name if PyAV is not installed."""
    try:
        import av  # noqa: F401
    except ModuleNotFoundError as error:
        raise MissingExtraError(f"writing {name}", "video") from error


class FilmWriter:
    """Receives pictures in turn; picture i is shown from i / fps seconds on."""

    def __init__(
        self,
        container: av.container.OutputContainer,
        fps: float,
        size: tuple[int, int],
        audio: Audio | None,
    ) -> None:
        import av

        self._av = av
        self._container = container
        self._rate = rate_of(fps)
        self._video = container.add_stream("libx264", rate=self._rate, options=_H264)
        self._video.width, self._video.height = size
        self._video.pix_fmt = "yuv420p"
        self._video.time_base = 1 / self._rate
        context = self._video.codec_context
        context.color_range, context.colorspace = _LIMITED, _BT709
        context.color_primaries, context.color_trc = _BT709, _BT709
        self._decoder = av.CodecContext.create("mjpeg", "r")
        self._count = 0
        self._sound = None if audio is None else _Sound(container, audio)

    def add(self, jpeg: bytes) -> None:
        """Add a picture, a JPEG file of the film's size."""
        (picture,) = self._decoder.decode(self._av.Packet(jpeg))
        frame = picture.reformat(
            format="yuv420p",
            src_colorspace=_BT601,
            dst_colorspace=_BT709,
            src_color_range=_FULL,
            dst_color_range=_LIMITED,
        )
        frame.pict_type = 0  # JPEG frames are marked as key frames; the encoder must choose
        frame.pts, frame.time_base = self._count, 1 / self._rate
        self._container.mux(self._video.encode(frame))
        self._count += 1
        if self._sound is not None:
            # Sound and pictures alternate, so that a player finds both where it reads.
            self._sound.write_until(float(self._count / self._rate))

    def finish(self) -> None:
        """Write what the encoders still hold, and the rest of the sound."""
        self._container.mux(self._video.encode(None))
        if self._sound is not None:
            self._sound.write_until(float("inf"))


class _Sound:
    """One channel of sound on its way into a container, in which it is on both."""

    def __init__(self, container: av.container.OutputContainer, audio: Audio) -> None:
        import av

        self._av = av
        self._container = container
        self._audio = audio
        self._place = 0
        self._done = False
        rate = audio.rate if audio.rate in _RATES else _RESAMPLED_RATE
        self._stream = container.add_stream("aac", rate=rate, layout=_CHANNELS, bit_rate=_AAC_BITS)
        self._resampler = av.AudioResampler(format="fltp", layout=_CHANNELS, rate=rate)

    def write_until(self, seconds: float) -> None:
        """Write the sound up to a time, at least."""
        samples = self._audio.samples
        while not self._done and self._place < seconds * self._audio.rate:
            part = samples[self._place : self._place + _SAMPLES_AT_ONCE]
            if len(part) == 0:
                self._encode(self._resampler.resample(None))
                self._container.mux(self._stream.encode(None))
                self._done = True
                return
            frame = self._av.AudioFrame.from_ndarray(
                np.ascontiguousarray(part)[None], format="s16", layout="mono"
            )
            frame.sample_rate, frame.pts = self._audio.rate, self._place
            frame.time_base = Fraction(1, self._audio.rate)
            self._encode(self._resampler.resample(frame))
            self._place += len(part)

    def _encode(self, frames: list[av.AudioFrame]) -> None:
        for frame in frames:
            self._container.mux(self._stream.encode(frame))


def rate_of(fps: float) -> Fraction:
    """A rate in Hz as the fraction that films use: 29.97 is 2997 / 100."""
    return Fraction(fps).limit_denominator(1001)


@contextmanager
def writing_mp4(
    sink: Sink,
    fps: float,
    size: tuple[int, int],
    audio: Audio | None,
    notes: Mapping[str, str],
) -> Iterator[FilmWriter]:
    """A film to add pictures to, in ``sink`` when the block ends without error.

    ``size`` is the pictures' (width, height), both even. Sound and pictures begin together at
    0 s. ``notes`` are the container's: title, comment, copyright. The index is at the
    beginning, so that the film can play while it loads (faststart).
    """
    check_mp4(sink.name)
    import av

    with sink.staged() as path, encodable(path) as name:
        try:
            with av.open(name, "w", format="mp4", options={"movflags": "faststart"}) as out:
                out.metadata.update({name: as_text(note) for name, note in notes.items()})
                film = FilmWriter(out, fps, size, audio)
                yield film
                film.finish()
        except av.error.FFmpegError as error:
            if isinstance(error, OSError):
                raise
            raise FormatError(f"{sink}: cannot be encoded: {error}") from error
