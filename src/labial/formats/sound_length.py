"""Whether a sound file holds as much sound as its header says.

Decoders take a file that was cut short for a shorter recording. Here the sizes in headers are
compared with the file, and the ends of compressed streams are looked for. Sizes that a program left
open because it wrote to a pipe say nothing, so a cut is not noticed; nor is one between two frames
of an MP3 file without a Xing, Info or VBRI header.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Mapping

_NAMES = "WAV, AIFF, AU, CAF, FLAC, MP3, NIST SPHERE or Ogg, or m4a, mp4, webm or wma"

_UNKNOWN_FORMAT = f"cannot read this format, expected {_NAMES}"

# What a writer may leave out at the end or count wrongly: its own header, padding.
_NEGLIGIBLE = 64

# In 32 bits, sizes from this on mean "unknown": ffmpeg writes 0xffffffff, sox 0x7ffff000.
_OPEN = 0x7FFF0000

# Matroska and WebM; ASF, which holds WMA; AMR.
_CONTAINERS = (b"\x1a\x45\xdf\xa3", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", b"#!AMR")

_MOST_CHUNKS = 10_000  # a file of zeros is full of them
_NO_SOUND = "it has no sound"


def missing_sound(content: memoryview) -> str | None:
    """What is wrong with the bytes of a sound file, for a message; None if it is whole."""
    start = bytes(content[_after_tags(content) :][:12])
    checks = (check for magic, check in _CHECKS.items() if re.match(magic, start, re.DOTALL))
    check = next(checks, _mpeg if _first_frame(content) is not None else None)
    if check is None:
        return _UNKNOWN_FORMAT
    missing = check(content)
    return f"not a whole sound file: {missing}" if missing else None


def is_container(start: bytes) -> bool:
    """Whether a file's first 16 bytes are those of MP4, Matroska, ASF or AMR."""
    return start[4:8] == b"ftyp" or start.startswith(_CONTAINERS)


def _riff(content: memoryview) -> str | None:
    """RIFF and RF64 (EBU Tech 3306), whose sound's size may be in the chunk ds64."""
    order = ">" if bytes(content[:4]) == b"RIFX" else "<"
    in_64_bits: int | None = None
    for name, begin, size in _chunks(content, 12, f"{order}4sI", align=2):
        if name == b"ds64" and len(content) >= begin + 16:
            in_64_bits = int.from_bytes(content[begin + 8 : begin + 16], "little")
        elif name == b"data":
            if size == 0xFFFFFFFF and in_64_bits is not None:
                return _short(content, begin, in_64_bits)
            return None if size >= _OPEN else _short(content, begin, size)
    return _NO_SOUND


def _aiff(content: memoryview) -> str | None:
    for name, begin, size in _chunks(content, 12, ">4sI", align=2):
        if name == b"SSND":
            return _short(content, begin, size)
    return _NO_SOUND


def _w64(content: memoryview) -> str | None:
    """Sony's Wave64: names are GUIDs, and sizes count the chunk's head."""
    for name, begin, size in _chunks(content, 40, "<16sQ", align=8, counted=24):
        if name.startswith(b"data"):
            return _short(content, begin, size)
    return _NO_SOUND


def _caf(content: memoryview) -> str | None:
    for name, begin, size in _chunks(content, 8, ">4sq", align=1):
        if name == b"data":
            return None if size < 0 else _short(content, begin, size)
    return _NO_SOUND


def _chunks(
    content: memoryview, at: int, head: str, *, align: int, counted: int = 0
) -> Iterator[tuple[bytes, int, int]]:
    """Name, beginning and size of each chunk; ``counted`` bytes of its head are in its size."""
    length = struct.calcsize(head)
    for _ in range(_MOST_CHUNKS):
        if at + length > len(content):
            return
        name, size = struct.unpack_from(head, content, at)
        size -= counted
        yield name, at + length, size
        at += length + max(0, size + -size % align)


def _au(content: memoryview) -> str | None:
    if len(content) < 12:
        return _NO_SOUND
    order = ">" if bytes(content[:4]) == b".snd" else "<"
    begin, size = struct.unpack_from(f"{order}II", content, 4)
    return None if size >= _OPEN else _short(content, begin, size)


def _nist(content: memoryview) -> str | None:
    """NIST SPHERE: lines of a name, a type and a value."""
    text = bytes(content[:16384])
    fields = dict(re.findall(rb"^(\w+) -i (\d+)", text, re.MULTILINE))
    header = re.match(rb"NIST_1A\n\s*(\d+)", text)
    names = (b"sample_count", b"sample_n_bytes", b"channel_count")
    if header is None or any(name not in fields for name in names):
        return None
    count, width, channels = (int(fields[name]) for name in names)
    return _short(content, int(header[1]), count * width * channels)


def _ogg(content: memoryview) -> str | None:
    """A stream's last page is marked as the last."""
    found = bytes(content[-(1 << 17) :])
    at = found.rfind(b"OggS")
    page = found[at:]
    whole = at >= 0 and len(page) >= 27 and len(page) >= 27 + page[26]
    if not whole or len(page) < 27 + page[26] + sum(page[27 : 27 + page[26]]) or not page[5] & 4:
        return "the end of its stream is missing"
    return None


def _decoder_knows(_: memoryview) -> str | None:
    """FLAC: a cut file has a broken frame, or fewer samples than the decoder expects."""
    return None


def _short(content: memoryview, begin: int, size: int) -> str | None:
    there = max(0, len(content) - begin)
    if size - there <= _NEGLIGIBLE:
        return None
    return f"its header says {size} bytes of sound, {there} are there"


# kbit/s by MPEG version (1, or 2 and 2.5) and layer, from index 1; ISO 11172-3, 13818-3.
_BIT_RATES: Mapping[tuple[bool, int], tuple[int, ...]] = {
    (True, 1): tuple(range(32, 449, 32)),
    (True, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = (44100, 48000, 32000)
_LOOKED_THROUGH = 1 << 16  # bytes that are searched for the first frame


def _mpeg(content: memoryview) -> str | None:
    """MPEG audio: the last frame is whole, and there are as many as the first one says."""
    first = _first_frame(content) or 0
    promised, at, frames = _promised_frames(content, first), first, 0
    while size := _frame_size(content, at):
        if at + size > len(content):
            return f"its last frame has {len(content) - at} of {size} bytes"
        at += size
        frames += 1
    # The frame that has the header itself is not always counted.
    if promised is not None and frames < promised:
        return f"its header says {promised} frames, {frames} are there"
    return None


def _first_frame(content: memoryview) -> int | None:
    at = _after_tags(content)
    places = range(at, min(at + _LOOKED_THROUGH, len(content)))
    return next((place for place in places if _two(content, place)), None)


def _after_tags(content: memoryview) -> int:
    """Where ID3v2's tags end; their sizes have 7 bits per byte."""
    at = 0
    while bytes(content[at : at + 3]) == b"ID3" and at + 10 <= len(content):
        a, b, c, d = content[at + 6 : at + 10]
        at += 10 + (a << 21 | b << 14 | c << 7 | d)
    return at


def _two(content: memoryview, at: int) -> bool:
    """Whether a frame begins here that is followed by another, or by the end of the file."""
    size = _frame_size(content, at)
    return size > 0 and (at + size >= len(content) - 4 or _frame_size(content, at + size) > 0)


def _frame_size(content: memoryview, at: int) -> int:
    """Length in bytes of the frame whose header is here; 0 if there is none."""
    if at + 4 > len(content):
        return 0
    header = int.from_bytes(content[at : at + 4], "big")
    version, layer = header >> 19 & 3, 4 - (header >> 17 & 3)
    bits, rate, padding = header >> 12 & 15, header >> 10 & 3, header >> 9 & 1
    if header >> 21 != 0x7FF or version == 1 or layer == 4 or bits in (0, 15) or rate == 3:
        return 0
    first = version == 3
    bit_rate = 1000 * _BIT_RATES[first, layer][bits - 1]
    sample_rate = _RATES[rate] >> {3: 0, 2: 1, 0: 2}[version]
    if layer == 1:
        return (12 * bit_rate // sample_rate + padding) * 4
    return (144 if first or layer == 2 else 72) * bit_rate // sample_rate + padding


def _promised_frames(content: memoryview, at: int) -> int | None:
    """The number of frames given by the header in the first frame, if it has one."""
    start = bytes(content[at : at + 200])
    for mark in (b"Xing", b"Info"):
        place = start.find(mark, 4)
        if place > 0 and len(start) >= place + 12 and start[place + 7] & 1:
            return int.from_bytes(start[place + 8 : place + 12], "big")
    place = start.find(b"VBRI", 4)
    return int.from_bytes(start[place + 14 : place + 18], "big") if place > 0 else None


_CHECKS: Mapping[bytes, Callable[[memoryview], str | None]] = {
    rb"(RIFF|RIFX|RF64)....WAVE": _riff,
    rb"FORM....AIF[FC]": _aiff,
    rb"riff\x2e\x91\xcf\x11": _w64,
    rb"caff": _caf,
    rb"\.snd|dns\.": _au,
    rb"NIST_1A": _nist,
    rb"fLaC": _decoder_knows,
    rb"OggS": _ogg,
}
"""By the first bytes of a file."""
