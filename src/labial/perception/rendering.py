"""Stimuli as videos: one view for all, the same loudness, noise where the design says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import StudyError, named
from labial.formats.mp4 import rate_of, writing_mp4
from labial.motion import Motion
from labial.perception.faces import MotionOf
from labial.perception.items import Spoken
from labial.perception.loudness import Samples, at_loudness
from labial.perception.motions import Stage
from labial.perception.noise import in_noise, mean_spectrum
from labial.perception.trials import Stimulus
from labial.progress import Progress, unseen
from labial.sinks import writing
from labial.utterance import Audio, Utterance
from labial.viewer.film import drawing, pictures

FPS = 30.0
SIZE = (640, 640)
"""Width and height in pixels."""
_FULL_SCALE = 32767


@dataclass(frozen=True, eq=False)
class Studio:
    """What stimuli are made of."""

    stage: Stage
    items: Mapping[str, Spoken]
    motions: Mapping[str, MotionOf]


def render_stimuli(
    studio: Studio, stimuli: Sequence[Stimulus], folder: Path, progress: Progress = unseen
) -> None:
    """Write those videos into a folder that it lacks, named by :meth:`Stimulus.name`.

    All are drawn from one page, so that camera, light and teeth are the same in all of them; eyes
    do not blink. ``progress`` reports stimuli. Raises ``StudyError`` for an item without sound.
    """
    seed = studio.stage.design.seed
    of_stimulus = _Sounds(studio).of
    sounds = [of_stimulus(stimulus) for stimulus in stimuli]
    motions = [_motion(studio, stimulus) for stimulus in stimuli]
    ends = np.cumsum([len(motion) for motion in motions]).tolist()
    together = np.concatenate([motion.positions for motion in motions])
    shown = Motion(together, FPS, studio.stage.voice.layout)
    whole = Alignment((Interval(0, len(together) / FPS, SILENCE),))
    voice = studio.stage.voice
    scene = drawing(
        Utterance("stimuli", whole, shown),
        title="",
        face=voice.face,
        blinks=False,
        size=SIZE,
        plain=True,
    )
    with scene as tabs:
        for place, stimulus in enumerate(stimuli):
            path = folder / f"{stimulus.name(seed)}.mp4"
            if not path.exists():
                frames = range(ends[place] - len(motions[place]), ends[place])
                tags = {"title": path.stem, "copyright": voice.credit}
                with (
                    writing(path) as sink,
                    writing_mp4(sink, FPS, SIZE, sounds[place], tags) as film,
                ):
                    for picture in pictures(tabs, rate_of(FPS), frames):
                        film.add(picture)
            progress(place + 1, len(stimuli))


def _motion(studio: Studio, stimulus: Stimulus) -> Motion:
    spoken = studio.items[stimulus.item]
    motion = studio.motions[stimulus.face](spoken)
    if motion.layout != studio.stage.voice.layout:
        raise StudyError(
            f"condition '{stimulus.face}': its sensors are not those of the face"
            f" '{studio.stage.voice.info.name}'"
        )
    heard = studio.items[stimulus.sound or stimulus.item].alignment
    motion = motion.resampled(FPS, spoken.alignment.frame_count(FPS))
    # The face of a McGurk pair waits if its sound is longer, and is cut if it is shorter.
    frames = np.minimum(np.arange(heard.frame_count(FPS)), len(motion) - 1)
    return replace(motion, positions=motion.positions[frames])


class _Sounds:
    """The sounds of stimuli; noise has the mean spectrum of all items of the same rate."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._spectra: dict[int, Samples] = {}

    def of(self, stimulus: Stimulus) -> Audio | None:
        if not stimulus.sound:
            return None
        spoken = self._studio.items[stimulus.sound]
        if spoken.audio is None:
            raise StudyError(f"item '{spoken.name}': has no sound")
        design, rate = self._studio.stage.design, spoken.audio.rate
        samples = _samples(spoken.audio)
        if stimulus.snr_db is not None:
            # The same for all faces, and another one for each sentence and level.
            random = np.random.default_rng(
                [design.seed, *stimulus.sound.encode(), round(10 * stimulus.snr_db) + 1000]
            )
            spectrum = self._spectrum(rate)
            samples = in_noise(samples, rate, spoken.alignment, stimulus.snr_db, spectrum, random)
        with named(f"item '{spoken.name}'"):
            equal = at_loudness(samples, rate, design.loudness_lufs)
        return Audio((equal * _FULL_SCALE).round().astype(np.int16), rate)

    def _spectrum(self, rate: int) -> Samples:
        if rate not in self._spectra:
            of_rate = (
                _samples(each.audio)
                for each in self._studio.items.values()
                if each.audio is not None and each.audio.rate == rate
            )
            self._spectra[rate] = mean_spectrum(of_rate)
        return self._spectra[rate]


def _samples(audio: Audio) -> Samples:
    return audio.samples.astype(np.float64) / _FULL_SCALE
