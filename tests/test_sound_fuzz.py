"""Damaged sound files: what was cut short is refused; no damage ends in a traceback or a hang.

`make fuzz` runs many more cases, by the variable LABIAL_FUZZ.
"""

from __future__ import annotations

import contextlib
import os
import re
import struct
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from conftest import REPOSITORY
from labial.errors import FormatError
from labial.formats.audio import read_audio
from test_marker_fuzz import damaged

CASES = int(os.environ.get("LABIAL_FUZZ", "30"))
RATE, SECONDS = 22050, 0.8
LONGEST_S = 5.0

RANDOM = np.random.default_rng(0)
TIMES = np.arange(round(RATE * SECONDS)) / RATE
SOUND = 0.5 * np.sin(2 * np.pi * 220 * TIMES) + RANDOM.normal(0, 0.05, len(TIMES))

# Name and libsndfile's format and encoding.
FORMATS = {
    "a.wav": ("WAV", "PCM_16"),
    "float.wav": ("WAVEX", "FLOAT"),
    "adpcm.wav": ("WAV", "IMA_ADPCM"),
    "rf64.wav": ("RF64", "PCM_16"),
    "a.w64": ("W64", "PCM_16"),
    "a.aiff": ("AIFF", "PCM_24"),
    "a.au": ("AU", "PCM_16"),
    "a.caf": ("CAF", "ALAC_16"),
    "a.sph": ("NIST", "PCM_16"),
    "a.flac": ("FLAC", "PCM_16"),
    "a.ogg": ("OGG", "VORBIS"),
    "a.mp3": ("MP3", "MPEG_LAYER_III"),
}


def write(path: Path) -> bytes:
    kind, encoding = FORMATS[path.name]
    soundfile.write(path, SOUND, RATE, format=kind, subtype=encoding)
    return path.read_bytes()


def encoded(path: Path, codec: str, options: dict[str, str], rate: int, bits: int) -> bytes:
    """A file of ffmpeg's encoders with four times the sound."""
    av = pytest.importorskip("av")
    with av.open(str(path), "w", options=options) as container:
        stream = container.add_stream(codec, rate=rate, layout="mono")
        stream.bit_rate = bits
        samples = (np.tile(SOUND, 4) * 32767).astype(np.int16)[None]
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.sample_rate = rate
        resampler = av.AudioResampler(stream.format, "mono", rate, stream.frame_size or 1152)
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            for packet in stream.encode(part):
                container.mux(packet)
        for packet in stream.encode(None):
            container.mux(packet)
    return path.read_bytes()


# Such as "flac decoder lost sync" and "Invalid data found when processing input".
_OF_DECODERS = re.compile(r"[Ee]rror|sync|Invalid|chunk|libsnd|[Aa]rgument")


def is_refused(path: Path) -> bool:
    try:
        read_audio(path)
    except FormatError as error:
        assert str(path) in str(error)
        assert not _OF_DECODERS.search(str(error).replace(str(path), "")), error
        return True
    return False


@pytest.mark.parametrize("name", FORMATS)
def test_sound_that_was_cut_short_is_refused(tmp_path, name):
    path = tmp_path / name
    whole = write(path)
    assert read_audio(path).duration == pytest.approx(SECONDS, abs=0.05)
    random = np.random.default_rng(1)
    # A few samples may be missing, and in a stream one frame that no header counts.
    for at in [*random.integers(1, len(whole) - 600, CASES), len(whole) // 2]:
        path.write_bytes(whole[:at])
        assert is_refused(path), at


def test_a_stereo_file_of_which_more_than_half_is_there_is_cut_short_too(tmp_path):
    path = tmp_path / "stereo.sph"
    soundfile.write(path, np.stack([SOUND, SOUND], axis=1), RATE, format="NIST", subtype="PCM_16")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 3 // 4])
    assert is_refused(path)
    path.write_bytes(whole.replace(b"channel_count", b"channel_coins"))
    with contextlib.suppress(FormatError):
        read_audio(path)


# Containers with ffmpeg's encoders: m4a has its index at the end, so that a part of it has none.
CONTAINERS = {"a.m4a": "aac", "a.mkv": "libopus", "a.mov": "pcm_s16le", "a.wma": "wmav2"}


@pytest.mark.parametrize("name", [*FORMATS, *CONTAINERS])
def test_damaged_sound_is_named_or_read(tmp_path, name):
    path = tmp_path / name
    codec = CONTAINERS.get(name)
    whole = encoded(path, codec, {}, 48_000, 64_000) if codec else write(path)
    random = np.random.default_rng(2)
    for case in range(CASES):
        path.write_bytes(damaged(whole, random))
        begun = time.monotonic()
        try:
            audio = read_audio(path)
        except FormatError as error:
            assert str(path) in str(error)
            continue
        finally:
            assert time.monotonic() - begun < LONGEST_S, case
        assert audio.samples.dtype == np.int16
        assert 0 < len(audio.samples) < 100 * len(SOUND)


@pytest.mark.parametrize(
    ("name", "codec", "options", "rate", "bits"),
    [
        ("xing.mp3", "libmp3lame", {}, 44100, 96000),
        ("plain.mp3", "libmp3lame", {"write_xing": "0", "id3v2_version": "0"}, 44100, 64000),
        ("mpeg2.mp3", "libmp3lame", {"write_xing": "0", "write_id3v1": "1"}, 16000, 32000),
        ("mpeg2.5.mp3", "libmp3lame", {"write_xing": "0"}, 8000, 16000),
        ("a.mp2", "mp2", {}, 48000, 128000),
        ("a.ogg", "libopus", {}, 48000, 64000),
        ("a.wav", "pcm_s16le", {}, 22050, 0),
        ("a.aiff", "pcm_s16be", {}, 22050, 0),
        ("a.caf", "pcm_s16le", {}, 22050, 0),
    ],
)
def test_files_of_another_program_are_whole_or_refused(tmp_path, name, codec, options, rate, bits):
    path = tmp_path / name
    whole = encoded(path, codec, options, rate, bits)
    assert read_audio(path).duration > 0.5
    random = np.random.default_rng(3)
    for at in random.integers(300, len(whole) - 1000, max(10, CASES // 6)):
        path.write_bytes(whole[:at])
        # Without a count of frames a cut between two of them leaves no trace.
        assert is_refused(path) or "write_xing" in options or codec == "mp2", at
    path.write_bytes(whole[: len(whole) // 2 + 77])
    assert is_refused(path)


@pytest.mark.parametrize("size", [0xFFFFFFFF, 0xFFFFFFFF - 44, 0x7FFFF000])
def test_a_size_that_was_left_open_is_not_damage(tmp_path, size):
    """As written by programs that write to a pipe."""
    path = tmp_path / "a.wav"
    whole = write(path)
    at = whole.index(b"data") + 4
    path.write_bytes(whole[:at] + struct.pack("<I", size) + whole[at + 4 :])
    assert read_audio(path).duration == pytest.approx(SECONDS)


def test_chunks_after_the_sound_may_be_cut(tmp_path):
    path = tmp_path / "a.wav"
    path.write_bytes(write(path) + b"LIST" + struct.pack("<I", 1000) + b"INFO")
    assert read_audio(path).duration == pytest.approx(SECONDS)


def test_a_tagged_file_is_read(tmp_path):
    """ID3v2 before, with sizes of 7 bits per byte, and ID3v1 after the sound."""
    path = tmp_path / "a.mp3"
    tag = b"ID3\x04\x00\x00\x00\x00\x02\x05" + bytes(0x105)
    path.write_bytes(tag + write(path) + b"TAG" + bytes(125))
    assert read_audio(path).duration == pytest.approx(SECONDS, abs=0.1)


def test_other_files_are_refused_with_what_was_expected(tmp_path):
    path = tmp_path / "a.wav"
    for content in (b"RIFF", b"text\n" * 100, bytes(1000), b"RIFF\0\0\0\0WAVE" + bytes(10**6)):
        path.write_bytes(content)
        begun = time.monotonic()
        with pytest.raises(FormatError, match=r"a\.wav: (cannot read this format|.*: it has)"):
            read_audio(path)
        assert time.monotonic() - begun < 1
    soundfile.write(path, SOUND, RATE, format="VOC", subtype="PCM_16")
    with pytest.raises(FormatError, match="expected WAV, AIFF, AU, CAF, FLAC, MP3, NIST SPHERE or"):
        read_audio(path)
    path.write_bytes(b"")
    with pytest.raises(FormatError, match="holds no sound"):
        read_audio(path)


def test_a_real_cut_recording_is_refused(tmp_path):
    case = REPOSITORY.parent / "shared" / "cases" / "corpora" / "cut_header_says_more.wav"
    if not case.exists():
        pytest.skip(f"needs {case}")
    with pytest.raises(FormatError, match="says 16000 bytes of sound, 5956 are there"):
        read_audio(case)
