"""Sound files: WAV, FLAC, OGG and whatever else libsndfile reads; WAV is written."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import BinaryIO

import numpy as np

from labial.errors import FormatError
from labial.utterance import Audio

_AT_ONCE = 1 << 20  # samples, so that an hour of sound is not held twice


def read_audio(path: Path) -> Audio:
    """A sound file as one channel; several are averaged. Raises ``FormatError`` naming the file."""
    import soundfile  # here, for `labial say` reads no sound and need not wait for it

    if not path.is_file():
        raise FormatError(f"{path}: no such sound file")
    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, OSError) as error:
        raise FormatError(f"{path}: not a whole sound file: {error}") from error
    if len(samples) == 0:
        raise FormatError(f"{path}: holds no sound")
    mono = samples.mean(axis=1)
    if not np.isfinite(mono).all():
        raise FormatError(f"{path}: holds samples that are no numbers")
    return Audio((np.clip(mono, -1, 1) * 32767).round().astype(np.int16), int(rate))


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
