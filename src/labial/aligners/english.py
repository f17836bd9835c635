"""Aligning an English recording with its words: the times of all phones and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import gcd

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment, Interval
from labial.doubts import doubt
from labial.errors import MissingExtraError, TranscriptError
from labial.phones import canonical_phone
from labial.aligners.english_decoder import FRAME_S, RATE, STATES_PER_PHONE, AlignedPhone, EnglishDecoder
from labial.aligners.english_words import Word, words_of_text
from labial.utterance import Audio

MOST_S = 120.0
"""The longest recording that is aligned in one piece, in seconds."""

_SAMPLES_PER_FRAME = int(RATE * FRAME_S)
_FULL_SCALE = 32767

# A peak below the first is a converter's noise only; one below the second is amplified.
_SILENT_PEAK = 0.001
_QUIET_PEAK = 0.05

_PAUSE = 25  # frames
_NOISE_LEVELS = (10.0, 20.0, 40.0)


@dataclass(frozen=True)
class FitLimits:
    """Limits for accepting words as those of a recording, measured by ``benchmarks/alignment.py``.

    ``least_score`` is the least mean score (see ``AlignedPhone``) over all frames of phones, and
    over all frames within ``loud_db`` of the loud speech, whether they belong to phones or to
    pauses. No phone may be longer than ``longest_phone_s``. A pause that is loud for longer than
    ``unsaid_s`` may be a breath, and is reported; if longer than ``longest_unsaid_s``, it must have
    words. A word of at least ``word_s`` whose mean score is below ``least_word_score`` may be
    another word, and is reported.
    """

    least_score: float = -76.0
    longest_phone_s: float = 0.8
    unsaid_s: float = 0.15
    longest_unsaid_s: float = 0.35
    loud_db: float = 15.0
    word_s: float = 0.15
    least_word_score: float = -100.0


def align(recording: Audio, text: str, fit: FitLimits | None = None) -> Alignment:
    """The phones and words of an English text in a recording of it, as long as the recording.

    Phones are canonical IPA on a grid of 10 ms, found with pocketsphinx and its model of American
    English; words are spelled as in the text. Needs the extra ``align``, and ``speech`` for words
    missing from the dictionary. Raises ``TranscriptError`` for a recording that is silent or longer
    than ``MOST_S``, a text without words or with words that have no pronunciation, and a text that
    does not fit the sound; warns of words that may not be what was said, and of sound without
    words.
    """
    if recording.duration > MOST_S:
        raise TranscriptError(
            f"lasts {recording.duration:.0f} s, expected at most {MOST_S:.0f} s in one piece"
        )
    samples = decoder_samples(recording)
    decoder = EnglishDecoder()
    words = words_of_text(text, decoder.lookup)
    _check_length(recording, words)
    phones = _found(decoder, samples, words)
    if phones is None:
        raise TranscriptError(
            f"the text does not fit the sound: its {_count(words)} were not found in order"
        )
    _check_fit(phones, words, samples, fit or FitLimits())
    return _alignment(phones, words, recording.duration)


def decoder_samples(recording: Audio) -> npt.NDArray[np.int16]:
    """The recording as int16 ``[samples]`` at 16 kHz; quiet recordings are amplified.

    Raises ``TranscriptError`` for silence.
    """
    try:
        from scipy.signal import resample_poly
    except ModuleNotFoundError as error:
        raise MissingExtraError("aligning a recording with a text", "align") from error
    sound = recording.samples / _FULL_SCALE
    peak = float(np.abs(sound - sound.mean()).max()) if len(sound) else 0.0
    if peak < _SILENT_PEAK:
        raise TranscriptError("contains only silence, expected speech")
    if peak < _QUIET_PEAK:
        sound = (sound - sound.mean()) * (0.5 / peak)
    common = gcd(RATE, recording.rate)
    sound = resample_poly(sound, RATE // common, recording.rate // common)
    levels: npt.NDArray[np.float64] = np.clip(sound, -1, 1) * _FULL_SCALE
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
    phones = decoder.align(samples, words)
    # Pruning may lose the best path: if speech begins immediately, after digital silence, or by
    # chance. Pauses at both ends and inaudible noise give the search another chance.
    first, last = _sounding(samples)
    sounding = samples[first * _SAMPLES_PER_FRAME : last * _SAMPLES_PER_FRAME]
    for level in () if phones else _NOISE_LEVELS:
        found = decoder.align(_within_noise(sounding, level), words, best_path=False)
        phones = found and _shifted(found, first - _PAUSE, len(samples) // _SAMPLES_PER_FRAME)
        if phones:
            break
    return phones


def _within_noise(samples: npt.NDArray[np.int16], level: float) -> npt.NDArray[np.int16]:
    """The sound with pauses before and after, and noise with a deviation of ``level``, int16."""
    padded = np.pad(samples.astype(np.float64), _PAUSE * _SAMPLES_PER_FRAME)
    padded += np.random.default_rng(0).normal(0, level, len(padded))
    return padded.round().clip(-_FULL_SCALE, _FULL_SCALE).astype(np.int16)


def _shifted(phones: Sequence[AlignedPhone], by: int, frames: int) -> list[AlignedPhone] | None:
    """The phones ``by`` frames later, cut to the sound; None if one is outside it."""
    shifted = [
        replace(phone, start=max(0, phone.start + by), end=min(phone.end + by, frames))
        for phone in phones
    ]
    inside = [phone for phone in shifted if phone.start < phone.end]
    lost = sum(bool(p.name) for p in phones) - sum(bool(p.name) for p in inside)
    return None if lost else inside


def _levels(samples: npt.NDArray[np.int16]) -> npt.NDArray[np.float64]:
    """The level of each 10 ms in dB, smoothed over three; float64 ``[frames]``."""
    count = max(1, len(samples) // _SAMPLES_PER_FRAME)
    padded = np.resize(samples, count * _SAMPLES_PER_FRAME).astype(np.float64)
    power = (padded.reshape(count, -1) ** 2).mean(axis=1) + 1
    return np.convolve(10 * np.log10(power), np.full(3, 1 / 3), "same")


def _loud(samples: npt.NDArray[np.int16], below_db: float) -> npt.NDArray[np.bool_]:
    """Which frames are within ``below_db`` of the 95th percentile of levels, bool ``[frames]``."""
    levels = _levels(samples)
    return levels > np.percentile(levels, 95) - below_db


def _sounding(
    samples: npt.NDArray[np.int16], below_db: float = 30.0, margin: int = 12
) -> tuple[int, int]:
    """The first frame that sounds and the one after the last, with a margin in frames."""
    loud = np.flatnonzero(_loud(samples, below_db))
    return max(0, int(loud[0]) - margin), int(loud[-1]) + 1 + margin


def _check_fit(
    phones: Sequence[AlignedPhone],
    words: Sequence[Word],
    samples: npt.NDArray[np.int16],
    fit: FitLimits,
) -> None:
    """Raise ``TranscriptError`` if the words are unlikely to be what was said; report doubts."""
    spoken = [phone for phone in phones if phone.name]
    loud = _loud(samples, fit.loud_db)
    score = min(mean_score(spoken), loud_score(phones, loud))
    if score < fit.least_score:
        raise TranscriptError(
            f"the text does not fit the sound: its score is {score:.0f} per frame,"
            f" expected {fit.least_score:.0f} or more (0 is best)"
        )
    longest = max(spoken, key=lambda phone: phone.end - phone.start)
    if (longest.end - longest.start) * FRAME_S > fit.longest_phone_s:
        raise TranscriptError(
            f"the text does not fit the sound: a phone of '{words[longest.word].spelling}' would"
            f" last {_span(longest.start, longest.end)}"
        )
    start, end = _longest_unsaid(spoken, loud)
    unsaid = f"it has no words for the sound {_span(start, end)}"
    if (end - start) * FRAME_S > fit.longest_unsaid_s:
        raise TranscriptError(f"the text does not fit the sound: {unsaid}")
    if (end - start) * FRAME_S > fit.unsaid_s:
        doubt(f"the text may be incomplete: {unsaid}", stacklevel=3)
    doubtful = _doubtful(spoken, words, fit)
    if doubtful:
        doubt(f"words that may not be what was said: {', '.join(doubtful)}", stacklevel=3)


def _doubtful(spoken: Sequence[AlignedPhone], words: Sequence[Word], fit: FitLimits) -> list[str]:
    """The words that may not be what was said, with their times."""
    doubtful: list[str] = []
    for number, group in groupby(spoken, key=lambda phone: phone.word):
        said = list(group)
        start, end = said[0].start, said[-1].end
        if (end - start) * FRAME_S >= fit.word_s and mean_score(said) < fit.least_word_score:
            doubtful.append(f"'{words[number].spelling}' {_span(start, end)}")
    return doubtful


def mean_score(phones: Sequence[AlignedPhone]) -> float:
    """The mean score over all frames of some phones."""
    frames = sum(phone.end - phone.start for phone in phones)
    return sum(phone.score * (phone.end - phone.start) for phone in phones) / frames


def loud_score(phones: Sequence[AlignedPhone], loud: npt.NDArray[np.bool_]) -> float:
    """The mean score over loud frames, bool ``[frames]``, including those of pauses."""
    counts = [np.count_nonzero(loud[phone.start : phone.end]) for phone in phones]
    scores = [phone.score for phone in phones]
    return float(np.dot(counts, scores) / max(1, sum(counts)))


def _longest_unsaid(spoken: Sequence[AlignedPhone], loud: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """The first frame of the longest loud sound without words, and the one after its last."""
    unsaid = loud.copy()
    for phone in spoken:
        unsaid[phone.start : phone.end] = False
    edges = np.flatnonzero(np.diff(np.concatenate([[False], unsaid, [False]])))
    runs = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    return max(runs, key=lambda run: run[1] - run[0], default=(0, 0))


def _alignment(phones: Sequence[AlignedPhone], words: Sequence[Word], duration: float) -> Alignment:
    """The alignment in seconds; the last frame may reach beyond the sound and is cut."""
    spoken = [phone for phone in phones if phone.name]
    intervals = [_interval(p.start, p.end, canonical_phone(p.name), duration) for p in spoken]
    named: list[Interval] = []
    for number, group in groupby(spoken, key=lambda phone: phone.word):
        said = list(group)
        spelling = words[number].spelling
        named.append(_interval(said[0].start, said[-1].end, spelling, duration))
    return Alignment.tile(intervals, named, duration)


def _interval(start: int, end: int, label: str, duration: float) -> Interval:
    return Interval(round(start * FRAME_S, 2), min(round(end * FRAME_S, 2), duration), label)


def _count(words: Sequence[Word]) -> str:
    return "1 word" if len(words) == 1 else f"{len(words)} words"


def _span(start: int, end: int) -> str:
    return f"from {start * FRAME_S:.2f} s to {end * FRAME_S:.2f} s"
