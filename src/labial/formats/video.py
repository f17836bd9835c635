"""Video files of phones and webcams, by PyAV: pictures with their times, and the sound.

Times are the file's own, in seconds on one clock for picture and sound.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from labial.errors import FormatError, MissingExtraError
from labial.formats.kinds import VIDEO_ENDINGS
from labial.temporary import encodable
from labial.utterance import Audio

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.packet import Packet
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

# Rates of cameras: a measured rate within the tolerance of one is replaced by it.
_USUAL_RATES: tuple[float, ...] = (
    24.0,
    25.0,
    30.0,
    48.0,
    50.0,
    60.0,
    90.0,
    100.0,
    120.0,
    200.0,
    240.0,
)
_USUAL_RATES += tuple(rate * 1000 / 1001 for rate in (24.0, 30.0, 60.0, 120.0))
_RATE_TOLERANCE = 4e-4
_RATE_PACKETS = 120

# Videos of a speaking face are smaller; a damaged header may say anything.
_MOST_PIXELS = 64_000_000
_LONGEST_BREAK_S = 60.0

# Packets from a key picture on after which a decoder is reliable.
_SETTLED = 12

# Streams without a header, whose duration is estimated from their size.
_WITHOUT_DURATION = ("aac", "amr", "ac3")

# Containers with one duration for all streams.
_ONE_DURATION = ("matroska,webm",)

OPENING = {
    "format_whitelist": (
        "aac,ac3,aiff,amr,asf,avi,caf,flac,flv,h264,hevc,m4v,matroska,webm,mov,mp3,mp4,mpeg,mpegts"
        ",mpegvideo,ogg,wav"
    ),
    "protocol_whitelist": "file",
}
"""Options of ``av.open`` by which a file opens no other: playlists (concat, HLS, DASH) do."""

# Sound whose time stamps deviate by less than this is taken as continuous.
_BREAK_S = 0.05


@dataclass(frozen=True)
class VideoDescription:
    """What a file says before it is decoded.

    ``fps`` is the usual rate in Hz; the picture begins at ``start_s`` and lasts ``duration_s``.
    """

    fps: float
    start_s: float
    duration_s: float


@dataclass(frozen=True, eq=False)
class Sound:
    """A file's sound, whose first sample is at ``start_s`` of the file's clock.

    ``told_s`` is how long it lasts by the file's header; 0 if the header does not say.
    """

    audio: Audio
    start_s: float
    told_s: float = 0.0


def is_video(path: Path) -> bool:
    """Whether a file has the ending of a video format."""
    return path.suffix.lower() in VIDEO_ENDINGS


def describe_video(path: Path) -> VideoDescription:
    """What a file says about its picture. Needs the extra ``video``.

    Raises ``FormatError`` naming the file if it is not a video, or has no picture or no rate.
    """
    with _opened(path) as container:
        stream = _picture(path, container)
        unit = stream.time_base or Fraction(1)
        stamps = _stamps(container.demux(stream), unit)
        times = np.unique(list(islice(stamps, _RATE_PACKETS)))
        rate = _usual_rate(times) if len(times) > 2 else float(stream.guessed_rate or 0)
        duration = float(stream.duration * unit) if stream.duration else 0.0
        if not duration and container.duration:
            duration = container.duration / 1e6
        if not duration and len(times):  # browsers record without knowing how long
            duration = max(stamps, default=times[-1]) - times[0] + 1 / max(rate, 1.0)
    if not 1 <= rate <= 1000:
        raise FormatError(f"{path}: has {rate:g} pictures per second, expected 1 to 1000")
    return VideoDescription(rate, float(times[0]) if len(times) else 0.0, max(0.0, duration))


def read_frames(
    path: Path, start_s: float | None = None, end_s: float | None = None
) -> Iterator[tuple[float, npt.NDArray[np.uint8]]]:
    """The pictures from about ``start_s`` to ``end_s``, each with its time; one is in memory.

    A picture is RGB uint8 ``[height, width, 3]``, upright and with square pixels. A picture
    identical to the one before is skipped: the camera or the decoder had no new one. So are
    pictures that the decoder knows to be damaged. Raises ``FormatError`` naming the file if it
    cannot be decoded.
    """
    with _opened(path) as container:
        stream = _picture(path, container)
        frames = _decoded_from(path, container, stream, start_s)
        last = -np.inf
        before: npt.NDArray[np.uint8] | None = None
        step = 1 / float(stream.guessed_rate or 25)
        for frame in frames:
            time = last + step if frame.time is None else frame.time
            if not np.isfinite(time):
                time = 0.0
            if time <= last or frame.is_corrupt or (start_s is not None and time < start_s):
                continue
            if end_s is not None and time > end_s:
                return
            last = time
            picture = _upright(path, frame, stream)
            if before is None or not np.array_equal(picture, before):
                yield time, picture
            before = picture


def read_sound(path: Path, longest_s: float = math.inf) -> Sound | None:
    """The sound as one channel at its own rate; None if the file has none.

    Gaps in the time stamps are filled with silence. Raises ``FormatError`` naming the file if it
    cannot be decoded, or lasts more than ``longest_s`` seconds.
    """
    with _opened(path) as container:
        import av

        stream = container.streams.best("audio")
        if not isinstance(stream, av.AudioStream):
            return None
        if stream.codec_context is None:
            raise FormatError(f"{path}: cannot be decoded: its sound's format is not known")
        resampler = av.AudioResampler(format="s16", layout="mono")
        pieces: list[npt.NDArray[np.int16]] = []
        start, length, rate = 0.0, 0, 0
        for frame in container.decode(stream):
            if not rate:
                start, rate = float(frame.time or 0.0), frame.sample_rate
            if frame.sample_rate != rate:
                raise FormatError(
                    f"{path}: its sound changes from {rate} to {frame.sample_rate} Hz"
                )
            gap = 0.0 if frame.time is None else frame.time - start - length / rate
            if abs(gap) > _LONGEST_BREAK_S:
                raise FormatError(f"{path}: its sound jumps by {gap:.0f} s")
            if gap < -_BREAK_S:
                raise FormatError(f"{path}: its sound overlaps by {-gap:.2f} s")
            if gap > _BREAK_S:
                pieces.append(np.zeros(round(gap * rate), np.int16))
                length += len(pieces[-1])
            for part in resampler.resample(frame):
                pieces.append(part.to_ndarray()[0])
                length += len(pieces[-1])
            if length > longest_s * rate:
                raise FormatError(f"{path}: lasts more than {longest_s:g} s")
        told = _told_s(container, stream)
    if not length:
        return None
    return Sound(Audio(np.concatenate(pieces), rate), start, max(0.0, told))


def has_picture(path: Path) -> bool:
    """Whether a file has a picture; those of browsers that record a microphone have none."""
    with _opened(path) as container:
        import av

        return isinstance(container.streams.best("video"), av.VideoStream)


def _told_s(container: InputContainer, stream: AudioStream) -> float:
    """How long the sound lasts by the header; 0 if it does not say."""
    if container.format.name in _WITHOUT_DURATION:
        return 0.0
    if stream.duration:
        return float(stream.duration * (stream.time_base or 0))
    alone = len(container.streams) == 1 and container.format.name in _ONE_DURATION
    return (container.duration or 0) / 1e6 if alone else 0.0


def _decoded_from(
    path: Path, container: InputContainer, stream: VideoStream, start_s: float | None
) -> Iterator[VideoFrame]:
    """Decoded pictures from before ``start_s`` on, or from the beginning."""
    if start_s is None or start_s <= 0:
        yield from _decoded(container, stream)
        return
    container.seek(int(start_s * 1e6))
    frames = _decoded(container, stream, _SETTLED)
    found = next(frames, None)
    # Seeking in files without an index may end too late.
    if found is not None and found.time is not None and found.time <= start_s:
        yield found
        yield from frames
        return
    with _opened(path) as again:
        yield from _decoded(again, _picture(path, again))


def _decoded(
    container: InputContainer, stream: VideoStream, settled: int = 0
) -> Iterator[VideoFrame]:
    """Decoded pictures from the container's position on.

    Before a key picture, and up to ``settled`` packets after it, some may depend on pictures that
    were not decoded: that is not damage.
    """
    import av

    since_key = 0
    for packet in container.demux(stream):
        since_key += since_key > 0 or packet.is_keyframe
        try:
            yield from packet.decode()
        except av.InvalidDataError:
            if since_key > settled:
                raise


def _stamps(packets: Iterable[Packet[VideoStream]], unit: Fraction) -> Iterator[float]:
    """The times of packets in seconds."""
    for packet in packets:
        stamp = packet.pts if packet.pts is not None else packet.dts
        if stamp is not None:
            yield float(stamp * unit)


@contextmanager
def _opened(path: Path) -> Iterator[InputContainer]:
    """The open file; errors inside are raised as ``FormatError`` with its name."""
    try:
        import av
    except ModuleNotFoundError as error:
        raise MissingExtraError("reading video", "video") from error
    if not path.is_file():
        raise FormatError(f"{path}: no such video file")
    try:
        with (
            encodable(path) as name,
            av.open(name, options=dict(OPENING), metadata_errors="replace") as container,
        ):
            yield container
    except FormatError:
        raise
    except (av.FFmpegError, OSError, ValueError, ArithmeticError, MemoryError) as error:
        raise FormatError(f"{path}: cannot be decoded: {_cause(error)}") from error


def _cause(error: Exception) -> str:
    """Why a file cannot be decoded, without the decoder's own phrases."""
    if isinstance(error, PermissionError | FileNotFoundError | MemoryError):
        return getattr(error, "strerror", None) or "there is not enough memory"
    return "it is damaged, cut short or of another format"


def _picture(path: Path, container: InputContainer) -> VideoStream:
    import av

    stream = container.streams.best("video")
    if not isinstance(stream, av.VideoStream):
        raise FormatError(f"{path}: has no picture")
    if stream.codec_context is None:
        raise FormatError(
            f"{path}: cannot be decoded as a video: its picture's format is not known"
        )
    width, height = stream.codec_context.width, stream.codec_context.height
    if not 0 < width * height <= _MOST_PIXELS:
        raise FormatError(f"{path}: its picture is {width} x {height}, expected a video of a face")
    # A decoder that meets damage must report it, not conceal it.
    stream.codec_context.options = {"err_detect": "crccheck+explode"}
    return stream


def _upright(path: Path, frame: VideoFrame, stream: VideoStream) -> npt.NDArray[np.uint8]:
    if frame.width * frame.height > _MOST_PIXELS:
        raise FormatError(f"{path}: its picture becomes {frame.width} x {frame.height}")
    ratio = float(stream.sample_aspect_ratio or 1)
    if not 0.2 < ratio < 5:
        ratio = 1.0
    picture = frame.reformat(max(1, round(frame.width * ratio)), frame.height, "rgb24")
    turned = np.rot90(picture.to_ndarray(), round(frame.rotation / 90))
    return np.ascontiguousarray(turned, np.uint8)


def _usual_rate(times: npt.NDArray[np.float64]) -> float:
    """The rate of pictures at ``times``, which may be rounded or incomplete."""
    steps = np.diff(times)
    usual = float(np.sort(steps)[len(steps) // 2])
    near = steps[np.abs(steps - usual) < 0.25 * usual]
    rate = 1 / float(near.mean())
    nearest = min(_USUAL_RATES, key=lambda each: abs(each / rate - 1))
    return nearest if abs(nearest / rate - 1) < _RATE_TOLERANCE else round(rate, 3)
