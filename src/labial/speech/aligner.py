"""Aligning an English recording with its words: when every phone and word was said."""

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
from labial.speech.decoder import FRAME_S, RATE, STATES_PER_PHONE, AlignedPhone, EnglishDecoder
from labial.speech.transcript import Word, words_of_text
from labial.utterance import Audio

MOST_S = 120.0
"""The longest recording that is aligned in one piece, in seconds."""

_SAMPLES_PER_FRAME = int(RATE * FRAME_S)
_FULL_SCALE = 32767

# Below this there is nothing but a converter's noise; from there up sound is brought to a level.
_SILENT_PEAK = 0.001
_QUIET_PEAK = 0.05

_PAUSE = 25  # frames
_NOISE_LEVELS = (10.0, 20.0, 40.0)


@dataclass(frozen=True)
class FitLimits:
    """When words are taken for those of a recording; ``benchmarks/alignment.py`` measures it.

    ``least_score`` is the least mean score (see ``AlignedPhone``) over all frames of phones, and
    over all frames within ``loud_db`` of the loud speech, whether they belong to phones or to
    pauses. No phone may last above ``longest_phone_s``. A pause that is loud for longer than
    ``unsaid_s`` may be a breath, and is told; above ``longest_unsaid_s`` it has words. A word of at
    least ``word_s`` whose mean score is below ``least_word_score`` may be another, and is told.
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
    that the dictionary lacks. Raises ``TranscriptError`` for a recording of silence or above
    ``MOST_S``, a text without words or with some that have no pronunciation, and where the text
    does not fit the sound; warns of words that may not be what was said, and of sound left over.
    """
    if recording.duration > MOST_S:
        raise TranscriptError(
            f"lasts {recording.duration:.0f} s: expected at most {MOST_S:.0f} s in one piece"
        )
    samples = decoder_samples(recording)
    decoder = EnglishDecoder()
    words = words_of_text(text, decoder.lookup)
    _check_length(recording, words)
    phones = _found(decoder, samples, words)
    if phones is None:
        raise TranscriptError(
            f"the text does not fit the sound: its {_count(words)} are not found in it in order"
        )
    _check_fit(phones, words, samples, fit or FitLimits())
    return _alignment(phones, words, recording.duration)


def decoder_samples(recording: Audio) -> npt.NDArray[np.int16]:
    """The recording as int16 ``[samples]`` at 16 kHz, quiet ones louder.

    Raises ``TranscriptError`` for silence.
    """
    try:
        from scipy.signal import resample_poly
    except ModuleNotFoundError as error:
        raise MissingExtraError("aligning a recording with a text", "align") from error
    sound = recording.samples / _FULL_SCALE
    peak = float(np.abs(sound - sound.mean()).max()) if len(sound) else 0.0
    if peak < _SILENT_PEAK:
        raise TranscriptError("holds silence only: expected speech")
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
            f" {least:.2f} s at the very least"
        )


def _found(
    decoder: EnglishDecoder, samples: npt.NDArray[np.int16], words: Sequence[Word]
) -> list[AlignedPhone] | None:
    """The words' phones, in the sound as it is, or else within a little quiet noise."""
    phones = decoder.align(samples, words)
    # The search prunes: it loses the way where sound begins at once, after digital silence, or by
    # chance. Another pause at the ends, and noise that no ear would notice, make another chance.
    first, last = _sounding(samples)
    sounding = samples[first * _SAMPLES_PER_FRAME : last * _SAMPLES_PER_FRAME]
    for level in () if phones else _NOISE_LEVELS:
        found = decoder.align(_within_noise(sounding, level), words, best_path=False)
        phones = found and _shifted(found, first - _PAUSE, len(samples) // _SAMPLES_PER_FRAME)
        if phones:
            break
    return phones


def _within_noise(samples: npt.NDArray[np.int16], level: float) -> npt.NDArray[np.int16]:
    """The sound with pauses before and after, and noise of a level in units of int16."""
    padded = np.pad(samples.astype(np.float64), _PAUSE * _SAMPLES_PER_FRAME)
    padded += np.random.default_rng(0).normal(0, level, len(padded))
    return padded.round().clip(-_FULL_SCALE, _FULL_SCALE).astype(np.int16)


def _shifted(phones: Sequence[AlignedPhone], by: int, frames: int) -> list[AlignedPhone] | None:
    """The phones so many frames later, within the sound; none where one lies outside it."""
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
    """Which frames come within some dB of the loud ones, bool ``[frames]``."""
    levels = _levels(samples)
    return levels > np.percentile(levels, 95) - below_db


def _sounding(
    samples: npt.NDArray[np.int16], below_db: float = 30.0, margin: int = 12
) -> tuple[int, int]:
    """The first frame of the sound and that after its last, with a margin in frames."""
    loud = np.flatnonzero(_loud(samples, below_db))
    return max(0, int(loud[0]) - margin), int(loud[-1]) + 1 + margin


def _check_fit(
    phones: Sequence[AlignedPhone],
    words: Sequence[Word],
    samples: npt.NDArray[np.int16],
    fit: FitLimits,
) -> None:
    """Raise ``TranscriptError`` where the words can hardly be what was said, warn of doubt."""
    spoken = [phone for phone in phones if phone.name]
    loud = _loud(samples, fit.loud_db)
    score = min(mean_score(spoken), loud_score(phones, loud))
    if score < fit.least_score:
        raise TranscriptError(
            f"the text does not fit the sound: it scores {score:.0f} a frame,"
            f" expected {fit.least_score:.0f} or more (0 is best)"
        )
    longest = max(spoken, key=lambda phone: phone.end - phone.start)
    if (longest.end - longest.start) * FRAME_S > fit.longest_phone_s:
        raise TranscriptError(
            f"the text does not fit the sound: in '{words[longest.word].spelling}' a phone would"
            f" last {_span(longest.start, longest.end)}"
        )
    start, end = _longest_unsaid(spoken, loud)
    unsaid = f"it has no words for the sound {_span(start, end)}"
    if (end - start) * FRAME_S > fit.longest_unsaid_s:
        raise TranscriptError(f"the text does not fit the sound: {unsaid}")
    if (end - start) * FRAME_S > fit.unsaid_s:
        doubt(f"the text may lack something: {unsaid}", stacklevel=3)
    doubtful = _doubtful(spoken, words, fit)
    if doubtful:
        doubt(f"these may not be what was said: {', '.join(doubtful)}", stacklevel=3)


def _doubtful(spoken: Sequence[AlignedPhone], words: Sequence[Word], fit: FitLimits) -> list[str]:
    """The words that sound unlike what was said, with their times."""
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
    """The mean score over loud frames, bool ``[frames]``, pauses among them."""
    counts = [np.count_nonzero(loud[phone.start : phone.end]) for phone in phones]
    scores = [phone.score for phone in phones]
    return float(np.dot(counts, scores) / max(1, sum(counts)))


def _longest_unsaid(spoken: Sequence[AlignedPhone], loud: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """From which frame to before which loud sound lasts longest that belongs to no word."""
    unsaid = loud.copy()
    for phone in spoken:
        unsaid[phone.start : phone.end] = False
    edges = np.flatnonzero(np.diff(np.concatenate([[False], unsaid, [False]])))
    runs = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    return max(runs, key=lambda run: run[1] - run[0], default=(0, 0))


def _alignment(phones: Sequence[AlignedPhone], words: Sequence[Word], duration: float) -> Alignment:
    """The alignment of frames, whose last one may reach beyond the sound."""
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
