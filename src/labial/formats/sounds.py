"""The sound of recordings: sound files, or the sound of video files."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import numpy as np

from labial.errors import CorpusError
from labial.folders import entries
from labial.formats.audio import read_audio
from labial.formats.kinds import SOUND_ENDINGS
from labial.formats.video import Sound, describe_video, has_picture, is_video, read_sound
from labial.utterance import Audio


def is_sound(path: Path) -> bool:
    """Whether a file has the ending of a sound file or of a video."""
    return path.suffix.lower() in SOUND_ENDINGS


def find_sounds(folder: Path, names: Collection[str]) -> dict[str, Path]:
    """The files in a folder with the sound of recordings, by the recordings' names.

    A sound file replaces a video of the same name. Raises ``CorpusError`` if there is no folder.
    """
    if not folder.is_dir():
        raise CorpusError(f"{folder}: no such folder of sound files")
    # Sound files come last, so that they replace videos of the same name.
    paths = sorted(entries(folder), key=lambda path: (not is_video(path), path))
    return {path.stem: path for path in paths if path.stem in names and is_sound(path)}


def read_any_sound(path: Path) -> Audio | None:
    """The sound of a sound file or video; that of a picture begins and ends with it.

    None for a video without sound. Raises ``FormatError`` naming a file that cannot be read, and
    ``MissingExtraError`` for a video if the extra that reads it is not installed.
    """
    if not is_video(path) or not has_picture(path):
        return read_audio(path)
    sound = read_sound(path)
    if sound is None:
        return None
    picture = describe_video(path)
    end = picture.start_s + picture.duration_s if picture.duration_s else None
    return _between(sound, picture.start_s, end)


def _between(sound: Sound, start_s: float, end_s: float | None) -> Audio:
    """The sound between two times of its file, with silence where it has none."""
    samples, rate = sound.audio.samples, sound.audio.rate
    late = round((sound.start_s - start_s) * rate)
    samples = np.pad(samples, (late, 0)) if late > 0 else samples[-late:]
    if end_s is not None:
        length = round((end_s - start_s) * rate)
        samples = np.pad(samples[:length], (0, max(0, length - len(samples))))
    return Audio(samples, rate)
