"""Sound that was recorded too loud. A corpus has no sound, so it is read from separate files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.errors import CorpusError
from labial.formats.sounds import find_sounds, read_any_sound
from labial.quality.finding import Finding, Sketch
from labial.quality.sketches import spans
from labial.utterance import Audio, Utterance

LIMIT_MS = 1.0

# Clipping is at least three successive samples within 1 % of full scale.
_FULL = 0.99 * 32767
_LEAST_RUN = 3
_WINDOW_S = 0.02


class ClippedAudio:
    """Sound that stays at full scale."""

    name = "clipping"

    def __init__(self, names: tuple[str, ...], folder: Path | None) -> None:
        """``folder`` has ``NAME.wav`` (or flac, ogg, mp3, or a video) for the utterances.

        Raises ``CorpusError`` if it has none of them.
        """
        self._paths = {} if folder is None else _sounds(folder, names)
        self._missing = len(names) - len(self._paths)
        self._folder = folder

    @property
    def rule(self) -> str:
        """What is measured, and the limit."""
        return (
            "The total time for which the sound stays at full scale, for three successive samples"
            f" or more: above {LIMIT_MS:g} ms."
        )

    @property
    def doubt(self) -> str:
        """Which utterances have no sound."""
        if self._folder is None:
            return "A corpus has no sound: give a folder of sound files with --audio DIR."
        if self._missing:
            return f"{self._missing} utterances have no sound in {self._folder}."
        return ""

    def judge(self, utterance: Utterance) -> Finding | None:
        """Clipped sound, or None.

        Raises ``FormatError`` for a file that cannot be read, and ``MissingExtraError`` for a
        video if the extra that reads it is not installed.
        """
        path = self._paths.get(utterance.name)
        audio = None if path is None else read_any_sound(path)
        if audio is None:
            return None
        clipped = clipped_samples(audio)
        lasts = 1000 * float(clipped.sum()) / audio.rate
        if lasts <= LIMIT_MS:
            return None
        sketch = _sketch(audio, clipped)
        text = f"the sound is clipped for {lasts:.1f} ms in total"
        return Finding(utterance.name, self.name, text, lasts, LIMIT_MS, sketch)


def clipped_samples(audio: Audio) -> npt.NDArray[np.bool_]:
    """Which samples stay at positive or negative full scale, bool ``[samples]``."""
    clipped = np.zeros(len(audio.samples), bool)
    for full in (audio.samples >= _FULL, audio.samples <= -_FULL):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], full.astype(int), [0]])))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            clipped[start:end] = end - start >= _LEAST_RUN
    return clipped


def _sounds(folder: Path, names: tuple[str, ...]) -> dict[str, Path]:
    found = find_sounds(folder, names)
    if not found:
        raise CorpusError(
            f"{folder}: contains no sound of any utterance; expected files like {names[0]}.wav"
        )
    return found


def _sketch(audio: Audio, clipped: npt.NDArray[np.bool_]) -> Sketch:
    """The loudest sample of each 20 ms, in percent of full scale."""
    window = max(1, round(_WINDOW_S * audio.rate))
    count = -(-len(audio.samples) // window)
    padded = np.zeros(count * window)
    padded[: len(audio.samples)] = np.abs(audio.samples.astype(np.float64)) / 32767
    loudest = 100 * padded.reshape(count, window).max(axis=1)
    where = np.zeros(count * window, bool)
    where[: len(clipped)] = clipped
    rate = audio.rate / window
    marked = spans(where.reshape(count, window).any(axis=1), rate)
    return Sketch("sound, loudest", "%", np.arange(count) / rate, loudest, None, marked)
