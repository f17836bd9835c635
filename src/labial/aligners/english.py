"""Aligning an English recording with its words: the times of all phones and words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

import numpy as np
import numpy.typing as npt

from labial.aligners.aligner import FAULTS, Aligned, Fault, Reader, SpokenText
from labial.aligners.english_decoder import STATES_PER_PHONE, AlignedPhone, EnglishDecoder
from labial.aligners.english_fit import Fit, FitLimits, loud_frames, mean_score
from labial.aligners.english_words import Word, words_of_text
from labial.aligners.short_texts import second_opinion
from labial.aligners.sound import (
    FRAME_S,
    FULL_SCALE,
    SAMPLES_PER_FRAME,
    frame_interval,
    peak_of,
    resampled,
)
from labial.aligners.text_language import with_doubt
from labial.alignment import Alignment, Interval
from labial.errors import TranscriptError
from labial.phones import canonical_phone
from labial.progress import Progress, counted, unseen
from labial.utterance import Audio

# A peak below this is amplified.
_QUIET_PEAK = 0.05

_PAUSE, _LONG_PAUSE = 25, 100  # frames
_NOISE_LEVELS = (10.0, 20.0, 40.0)


# The mean score of a word that is as likely wrong as right, and how much scores change that.
_HALF_SURE_SCORE, _SCORE_SCALE = -80.0, 15.0


@dataclass(frozen=True)
class EnglishAligner:
    """Aligns English recordings with pocketsphinx and its model of American English.

    Times are on a grid of 10 ms. Needs the extra ``align``, and ``speech`` for words missing from
    the dictionary.
    """

    language: str = "en-us"
    fit: FitLimits = field(default_factory=FitLimits)
    longest_s: float = 120.0
    joint: bool = False

    def align(self, audio: Audio, text: str) -> Aligned:
        """See ``Aligner``."""
        try:
            found = align(audio, text, self.fit)
        except TranscriptError:
            second = second_opinion(audio, text, self.language)
            if second is None:
                raise
            found = second
        return with_doubt(found, text, self.language)

    def align_together(
        self, recordings: Sequence[SpokenText], progress: Progress = unseen
    ) -> list[Aligned | Fault]:
        """See ``Aligner``; the model knows many talkers, so each is aligned by itself."""
        outcomes: list[Aligned | Fault] = []
        for recording in counted(recordings, len(recordings), progress):
            try:
                outcomes.append(self.align(recording.sound(), recording.text))
            except FAULTS as error:
                outcomes.append(error)
        return outcomes

    def reader(self, audio: Audio, text: str) -> Reader:
        """See ``Aligner``."""
        from labial.aligners.english_reader import EnglishReader  # which aligns pieces by this

        return EnglishReader(audio, text)


def align(recording: Audio, text: str, fit: FitLimits) -> Aligned:
    """The phones and words of an English text in a recording of it (see ``Aligner``)."""
    samples = decoder_samples(recording)
    decoder = EnglishDecoder()
    words = words_of_text(text, decoder.lookup)
    _check_length(recording, words)
    phones = _found(decoder, samples, words)
    if phones is None:
        raise TranscriptError(
            f"the text does not fit the sound: its {_count(words)} were not found in order"
        )
    doubts = Fit.of(phones, words, samples).judged_by(fit)
    return Aligned(_alignment(phones, words, recording.duration), doubts)


def fit_of(recording: Audio, text: str) -> Fit | None:
    """How well a text fits a recording; None if its words were not found in order."""
    samples = decoder_samples(recording)
    decoder = EnglishDecoder()
    words = words_of_text(text, decoder.lookup)
    phones = _found(decoder, samples, words)
    return None if phones is None else Fit.of(phones, words, samples)


def decoder_samples(recording: Audio, peak: float | None = None) -> npt.NDArray[np.int16]:
    """The recording as int16 ``[samples]`` at 16 kHz; quiet recordings are amplified.

    ``peak`` is that of the whole recording, if this is a part of it. Raises ``TranscriptError`` for
    silence.
    """
    peak = peak_of(recording) if peak is None else peak
    sound = recording.samples / FULL_SCALE
    if peak < _QUIET_PEAK:
        sound = (sound - sound.mean()) * (0.5 / peak)
    levels = np.clip(resampled(sound, recording.rate), -1, 1) * FULL_SCALE
    return levels.round().astype(np.int16)


def _check_length(recording: Audio, words: Sequence[Word]) -> None:
    least = sum(len(word.phones) for word in words) * STATES_PER_PHONE * FRAME_S
    if recording.duration < least:
        raise TranscriptError(
            f"lasts {recording.duration:.2f} s: too short for the text, whose {_count(words)} take"
            f" at least {least:.2f} s"
        )


def _found(
    decoder: EnglishDecoder, samples: npt.NDArray[np.int16], words: Sequence[Word]
) -> list[AlignedPhone] | None:
    """The words' phones, in the sound as it is, or else with pauses and quiet noise added."""
    frames = len(samples) // SAMPLES_PER_FRAME
    # Long silence around the speech would count in the mean spectrum that is subtracted.
    first, last = _sounding(samples, margin=_LONG_PAUSE)
    kept = samples[first * SAMPLES_PER_FRAME : last * SAMPLES_PER_FRAME]
    phones = decoder.align(kept, words)
    if phones and first:
        phones = _shifted(phones, first, frames)
    # Pruning may lose the best path: if speech begins immediately, after digital silence, or by
    # chance. Pauses at both ends and inaudible noise give the search another chance.
    first, last = _sounding(samples)
    sounding = samples[first * SAMPLES_PER_FRAME : last * SAMPLES_PER_FRAME]
    for level in () if phones else _NOISE_LEVELS:
        found = decoder.align(_within_noise(sounding, level), words, best_path=False)
        phones = found and _shifted(found, first - _PAUSE, frames)
        if phones:
            break
    return phones


def _within_noise(samples: npt.NDArray[np.int16], level: float) -> npt.NDArray[np.int16]:
    """The sound with pauses before and after, and noise with a deviation of ``level``, int16."""
    padded = np.pad(samples.astype(np.float64), _PAUSE * SAMPLES_PER_FRAME)
    padded += np.random.default_rng(0).normal(0, level, len(padded))
    return padded.round().clip(-FULL_SCALE, FULL_SCALE).astype(np.int16)


def _shifted(phones: Sequence[AlignedPhone], by: int, frames: int) -> list[AlignedPhone] | None:
    """The phones ``by`` frames later, cut to the sound; None if one is outside it."""
    shifted = [
        replace(phone, start=max(0, phone.start + by), end=min(phone.end + by, frames))
        for phone in phones
    ]
    inside = [phone for phone in shifted if phone.start < phone.end]
    lost = sum(bool(p.name) for p in phones) - sum(bool(p.name) for p in inside)
    return None if lost else inside


def _sounding(
    samples: npt.NDArray[np.int16], below_db: float = 30.0, margin: int = 12
) -> tuple[int, int]:
    """The first frame that sounds and the one after the last, with a margin in frames."""
    loud = np.flatnonzero(loud_frames(samples, below_db))
    return max(0, int(loud[0]) - margin), int(loud[-1]) + 1 + margin


def _alignment(phones: Sequence[AlignedPhone], words: Sequence[Word], duration: float) -> Alignment:
    """The alignment in seconds; the last frame may reach beyond the sound and is cut."""
    spoken = [phone for phone in phones if phone.name]
    intervals = [frame_interval(p.start, p.end, canonical_phone(p.name), duration) for p in spoken]
    named: list[Interval] = []
    for number, group in groupby(spoken, key=lambda phone: phone.word):
        said = list(group)
        word = frame_interval(said[0].start, said[-1].end, words[number].spelling, duration)
        named.append(replace(word, confidence=_confidence(mean_score(said))))
    return Alignment.tile(intervals, named, duration)


def _confidence(score: float) -> float:
    """The confidence of a word from its mean score per frame; words that are reported have 0.2."""
    return round(1 / (1 + math.exp((_HALF_SURE_SCORE - score) / _SCORE_SCALE)), 3)


def _count(words: Sequence[Word]) -> str:
    return "1 word" if len(words) == 1 else f"{len(words)} words"
