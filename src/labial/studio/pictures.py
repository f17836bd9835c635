"""Pictures: JPEG in and out, and how bright and large a face in one is."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from labial.errors import FormatError
from labial.face.finder import Face

Picture = npt.NDArray[np.uint8]
"""RGB ``[height, width, 3]``."""

_LUMA = np.array([0.299, 0.587, 0.114])  # ITU-R BT.601
_MOST_PIXELS = 4_000_000


def from_jpeg(content: bytes) -> Picture:
    """The picture in a JPEG file. Raises ``FormatError`` if it is not one, or too large."""
    import av

    try:
        decoder = av.CodecContext.create("mjpeg", "r")
        assert isinstance(decoder, av.VideoCodecContext)
        (frame,) = decoder.decode(av.Packet(content))
        if frame.width * frame.height > _MOST_PIXELS:
            raise FormatError(f"the picture is {frame.width} x {frame.height}")
        return frame.to_ndarray(format="rgb24").astype(np.uint8, copy=False)
    except (av.FFmpegError, ValueError) as error:
        raise FormatError(f"the picture is not a JPEG file: {error}") from error


def to_jpeg(picture: Picture, height: int) -> bytes:
    """A JPEG file of a picture, scaled to a height."""
    import av

    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), "rgb24")
    width = max(2, 2 * round(height * frame.width / frame.height / 2))
    scaled = frame.reformat(width, height, "yuvj420p")
    encoder = av.CodecContext.create("mjpeg", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = width, height, "yuvj420p"
    encoder.time_base = 1  # type: ignore[assignment]
    return b"".join(bytes(packet) for packet in (*encoder.encode(scaled), *encoder.encode()))


def brightness(picture: Picture, face: Face) -> float:
    """The mean brightness of the box around a face, 0 to 255."""
    height, width = picture.shape[:2]
    left, top = np.clip(face[:, :2].min(axis=0), 0, [width - 1, height - 1]).astype(int)
    right, bottom = np.clip(face[:, :2].max(axis=0), 1, [width, height]).astype(int)
    box = picture[top : max(bottom, top + 1), left : max(right, left + 1)]
    return float((box @ _LUMA).mean())


def height_of(picture: Picture, face: Face) -> float:
    """The height of a face as a share of the picture's."""
    return float(np.ptp(face[:, 1])) / picture.shape[0]
