"""Pieces of a video as files of their own, without decoding it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labial.errors import FormatError
from labial.formats.video import OPENING
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
        with (
            encodable(video) as name,
            av.open(name, options=dict(OPENING)) as source,
            av.open(str(piece), "w") as target,
        ):
            _copy(source, target, start_s, end_s)
    except (av.FFmpegError, OSError, ValueError) as error:
        raise FormatError(f"{video}: cannot be cut: {error}") from error


def _copy(source: InputContainer, target: OutputContainer, start_s: float, end_s: float) -> None:
    picture, sound = source.streams.video[0], source.streams.audio[0]
    copies = {each.index: target.add_stream_from_template(each) for each in (picture, sound)}
    source.seek(int(1e6 * max(0.0, start_s - _MARGIN_S)))
    pictures: list[Packet[Any]] = []
    sounds: list[Packet[Any]] = []
    going_on = {picture.index, sound.index}
    for packet in source.demux(picture, sound):
        if packet.pts is None:
            continue
        time = float(packet.pts * packet.time_base)
        if time > end_s + _MARGIN_S:
            going_on.discard(packet.stream.index)
            if not going_on:
                break
        elif packet.stream.index == picture.index:
            if packet.is_keyframe and time <= start_s:
                pictures = []  # nothing depends on those before
            if pictures or packet.is_keyframe:
                pictures.append(packet)
        elif start_s <= time < end_s:
            sounds.append(packet)
    if not pictures or not sounds:
        raise ValueError("nothing was found there")
    _fill_order(pictures, float(picture.guessed_rate or 25))
    packets = sorted([*pictures, *sounds], key=_decoded_at)
    start = min(map(_decoded_at, packets))
    for packet in packets:
        shift = round(start / packet.time_base)
        packet.pts = None if packet.pts is None else packet.pts - shift
        packet.dts = None if packet.dts is None else packet.dts - shift
        packet.stream = copies[packet.stream.index]
        target.mux(packet)


def _fill_order(pictures: Sequence[Packet[Any]], rate: float) -> None:
    """Give times of decoding to the first pictures, which Matroska does not store."""
    step = max(1, round(1 / rate / pictures[0].time_base))
    stored = [(place, each.dts) for place, each in enumerate(pictures) if each.dts is not None]
    if stored:
        first, dts = stored[0]
        for place in range(first):
            pictures[place].dts = dts - (first - place) * step


def _decoded_at(packet: Packet[Any]) -> float:
    stamp = packet.pts if packet.dts is None else packet.dts
    return float((stamp or 0) * packet.time_base)
