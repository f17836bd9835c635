"""Sound files: WAV, AIFF, AU, CAF, FLAC, MP3, NIST SPHERE and Ogg are read, WAV is written.

So is the sound of containers such as m4a, mp4 and webm, with the extra ``video``.
"""

from __future__ import annotations

import math
import shlex
import wave
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from labial.errors import FormatError, MissingExtraError
from labial.formats.kinds import SOUND_CONTAINERS
from labial.formats.sound_length import is_container, missing_sound
from labial.formats.video import read_sound
from labial.temporary import encodable
from labial.utterance import Audio

_AT_ONCE = 1 << 20  # samples, so that an hour of sound is not in memory twice
_LEAST_HZ, _MOST_HZ = 1000, 1_000_000
_LEAST_CUT_S = 0.05  # the last samples of compressed sound may be padding
# Decoders of containers add up to a tenth of a second, and headers round.
_LEAST_CUT_OF_CONTAINER_S = 0.3
_UNKNOWN = 1 << 62  # libsndfile's count of samples if it is unknown


def read_audio(path: Path, longest_s: float = math.inf) -> Audio:
    """A sound file as one channel; several are averaged.

    Raises ``FormatError`` naming the file, also if it holds less than its header says, or more than
    ``longest_s`` seconds.
    """
    import soundfile  # imported here because `labial say` does not need it

    if not path.is_file():
        raise FormatError(f"{path}: no such sound file")
    if _is_in_container(path):
        return _checked(path, _of_container(path, longest_s))
    try:
        _check_whole(path)
        with encodable(path) as name, soundfile.SoundFile(name) as file:
            samples, rate = _one_channel(path, file, longest_s), file.samplerate
    except soundfile.SoundFileError as error:
        raise FormatError(
            f"{path}: not a whole sound file: it is damaged, or its coding is not read"
        ) from error
    except OSError as error:
        raise FormatError(f"{path}: {error.strerror or error}") from error
    return _checked(path, Audio(samples, int(rate)))


def _is_in_container(path: Path) -> bool:
    """Whether the extra ``video`` reads a file, which may have the ending of another format."""
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError as error:
        raise FormatError(f"{path}: {error.strerror or error}") from error
    if not start:
        raise FormatError(f"{path}: holds no sound")
    return path.suffix.lower() in SOUND_CONTAINERS or is_container(start)


def _checked(path: Path, audio: Audio) -> Audio:
    if len(audio.samples) == 0:
        raise FormatError(f"{path}: holds no sound")
    if not _LEAST_HZ <= audio.rate <= _MOST_HZ:
        raise FormatError(
            f"{path}: {audio.rate} samples per second, expected {_LEAST_HZ} to {_MOST_HZ}"
        )
    return audio


def _of_container(path: Path, longest_s: float) -> Audio:
    """The sound of a container."""
    try:
        sound = read_sound(path, longest_s)
    except MissingExtraError as error:
        command = shlex.join(["ffmpeg", "-i", path.name, f"{path.stem}.wav"])
        raise FormatError(
            f"{path}: its sound is read by the extra 'video', which is not installed; or extract it"
            f" with {command}"
        ) from error
    if sound is None:
        raise FormatError(f"{path}: holds no sound")
    missing = sound.told_s - sound.audio.duration
    if missing > _LEAST_CUT_OF_CONTAINER_S:
        raise FormatError(
            f"{path}: not a whole sound file: its header says {sound.told_s:.2f} s of sound,"
            f" {sound.audio.duration:.2f} s are there"
        )
    return sound.audio


def _check_whole(path: Path) -> None:
    with (
        path.open("rb") as file,
        mmap(file.fileno(), 0, access=ACCESS_READ) as mapped,
        memoryview(mapped) as content,
    ):
        missing = missing_sound(content)
    if missing:
        raise FormatError(f"{path}: {missing}")


def _one_channel(path: Path, file: Any, longest_s: float) -> npt.NDArray[np.int16]:
    """The samples of an open sound file, read in parts."""
    samples = bytearray()
    while len(part := file.read(_AT_ONCE, dtype="float32", always_2d=True)):
        with np.errstate(over="ignore", invalid="ignore"):  # non-finite samples are refused below
            mono = part.mean(axis=1)
        if not np.isfinite(mono).all():
            raise FormatError(f"{path}: holds samples that are not numbers")
        if len(samples) // 2 + len(mono) > longest_s * file.samplerate:
            raise FormatError(f"{path}: lasts more than {longest_s:g} s")
        samples += (np.clip(mono, -1, 1) * 32767).round().astype(np.int16).tobytes()
    count = len(samples) // 2
    if count + _LEAST_CUT_S * file.samplerate < file.frames < _UNKNOWN:
        raise FormatError(
            f"{path}: not a whole sound file: its header says {file.frames} samples,"
            f" {count} are there"
        )
    return np.frombuffer(samples, np.int16)


def write_wav(file: BinaryIO, audio: Audio) -> None:
    """Write a sound as WAV of 16 bits into an open file."""
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(audio.rate)
        sound.setnframes(len(audio.samples))
        for first in range(0, len(audio.samples), _AT_ONCE):
            part = audio.samples[first : first + _AT_ONCE]
            sound.writeframesraw(part.astype("<i2", copy=False).tobytes())
