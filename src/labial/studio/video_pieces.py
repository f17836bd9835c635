"""Pieces of a video as files of their own, without decoding it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from labial.errors import FormatError
from labial.temporary import encodable

if TYPE_CHECKING:
    from av.container import InputContainer, OutputContainer
    from av.packet import Packet

_PLAYED = (".mp4", ".m4v", ".mov", ".webm")
"""Endings that browsers play; pieces of other files are Matroska, which holds anything."""

_MARGIN_S = 0.12  # of pictures after a piece, by which its last ones are interpolated


def ending_of_pieces(video: Path) -> str:
    """The ending of the pieces of a video."""
    ending = video.suffix.lower()
    return ending if ending in _PLAYED else ".mkv"


def cut_piece(video: Path, start_s: float, end_s: float, piece: Path) -> None:
    """Copy the sound of a video from ``start_s`` to ``end_s`` of its clock, and its pictures.

    Pictures begin with the one that those at ``start_s`` depend on, so that they may begin before
    the sound. Raises ``FormatError`` naming the video if it cannot be copied.
    """
    import av

    try:
        with encodable(video) as name, av.open(name) as source, av.open(str(piece), "w") as target:
            _copy(source, target, start_s, end_s)
    except (av.FFmpegError, OSError, ValueError) as error:
        raise FormatError(f"{video}: cannot be cut: {error}") from error


def _copy(source: InputContainer, target: OutputContainer, start_s: float, end_s: float) -> None:
    picture, sound = source.streams.video[0], source.streams.audio[0]
    copies = {each.index: target.add_stream_from_template(each) for each in (picture, sound)}
    source.seek(int(1e6 * max(0.0, start_s - _MARGIN_S)))
    first: float | None = None
    waiting: list[Packet[Any]] = []
    for packet in source.demux(picture, sound):
        if packet.pts is None or packet.dts is None or packet.time_base is None:
            continue
        time = float(packet.pts * packet.time_base)
        is_picture = packet.stream.index == picture.index
        if is_picture and packet.is_keyframe and time <= start_s:
            waiting = []  # those before are not needed
            first = float(packet.dts * packet.time_base)
        if first is None or (not is_picture and not start_s <= time < end_s):
            if time > end_s:
                break
            continue
        if is_picture and time > end_s + _MARGIN_S:
            break
        waiting.append(packet)
    if first is None or not any(each.stream.index == sound.index for each in waiting):
        raise ValueError("nothing was found there")
    for packet in waiting:
        assert packet.time_base is not None and packet.pts is not None and packet.dts is not None
        shift = round(first / packet.time_base)
        packet.pts -= shift
        packet.dts -= shift
        packet.stream = copies[packet.stream.index]
        target.mux(packet)
