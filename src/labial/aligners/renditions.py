"""Aligning recordings with texts in any language of espeak-ng, by models of its speech.

espeak-ng speaks the texts at several rates, and warps of its spectra stand for other talkers. The
times of its phones are known, so that models of all phones are trained at once
(``phone_models``). The best path of each recording through the states of its text
(``semi_markov``), in which phones last about as long as in espeak-ng's speech at the talker's
rate, gives the frames of each phone, to which the models are adapted; this is repeated. All
recordings are of one talker, and share the models.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from labial.aligners.aligner import FAULTS, Aligned, Fault, Reader, SpokenText
from labial.aligners.phone_models import STATES, PhoneModels, Tally, trained
from labial.aligners.rendering import (
    TextPhones,
    has_words,
    renditions,
    text_phones,
)
from labial.aligners.semi_markov import Chain, Path, best_path
from labial.aligners.sound import FRAME_S, frame_interval, loud_level, peak_of
from labial.aligners.spectra import Features, Floats, Spectra, mel_spectra
from labial.aligners.text_language import with_doubt
from labial.aligners.word_confidence import FitLimits, judged
from labial.alignment import SILENCE, Alignment
from labial.errors import TranscriptError
from labial.progress import Progress, unseen
from labial.utterance import Audio

# Renditions are also taken as if the vocal tract were longer or shorter.
_WARPS = (0.85, 1.0, 1.18)

_ROUNDS = 3
"""How often models are adapted to what was aligned with them."""

# Neighbouring frames are alike, so that their likelihoods are not independent.
_FRAME_WEIGHT = 0.15

# The deviation of the logarithm of a state's duration, and the longest duration in frames.
_DURATION_DEVIATION, _LONGEST_STATE = 0.3, 24

# A state that lasts so many times as long as expected, and so many frames, is unusual.
_UNUSUAL, _ALWAYS_USUAL = 2.0, 4

# How late borders are found: espeak-ng's own stops begin 5 ms before their closure is heard and end
# 27 ms after it (benchmarks/closure.py), so what is learned from it is late by 11 ms, a frame.
_LATE_FRAMES = 1

# How much slower or faster than espeak-ng a talker may be.
_SLOWEST, _FASTEST = 3.0, 0.4

# Frames in the lowest part of the range of levels are taken as silence at first.
_SILENT_PART, _LOWEST_PERCENTILE = 0.3, 5


@dataclass(eq=False)
class Take:
    """A recording with the phones of its text; ``pace`` is how slow the talker is."""

    features: Features
    phones: TextPhones
    duration_s: float
    pace: float

    @classmethod
    def of(cls, audio: Audio, phones: TextPhones) -> Take:
        """Raises ``TranscriptError`` for silence, and for too short a recording."""
        peak_of(audio)
        spectra = Spectra.of(mel_spectra(audio)[0])
        speech_s = np.count_nonzero(spectra.loud()) * FRAME_S
        pace = float(np.clip(speech_s / phones.durations_s.sum(), _FASTEST, _SLOWEST))
        take = cls(Features.of(spectra), phones, audio.duration, pace)
        take.check_length()
        return take

    def check_length(self) -> None:
        """Raise ``TranscriptError`` if the recording is too short for the text."""
        least = len(self.phones.labels) * STATES * FRAME_S
        if self.duration_s < least:
            raise TranscriptError(
                f"lasts {self.duration_s:.2f} s: too short for the text, whose {self.phones.count}"
                f" take at least {least:.2f} s"
            )

    def chain(self) -> Chain:
        """The states of the text's phones."""
        return chain_of(self.phones, self.pace)

    def paced(self, path: Path) -> float:
        """The pace, half way to that of a path."""
        frames = int((path.ends - path.starts).sum())
        now = frames * FRAME_S / float(self.phones.durations_s.sum())
        return float(np.clip((self.pace + now) / 2, _FASTEST, _SLOWEST))


def chain_of(
    phones: TextPhones, pace: float, starts: Sequence[int] = (0,), *, may_end: bool = False
) -> Chain:
    """The states of phones that are spoken ``pace`` times as slowly as by espeak-ng.

    ``starts`` are words, any of which may be the first.
    """
    means = np.repeat(np.maximum(phones.durations_s * pace / FRAME_S / STATES, 1.0), STATES)
    lasting = np.log(np.arange(1, _LONGEST_STATE + 1))
    departures = (lasting - np.log(means)[:, None]) / _DURATION_DEVIATION
    may_pause = np.zeros(len(means), np.bool_)
    begins = [word.first * STATES for word in phones.words]
    may_pause[begins] = True
    return Chain(-0.5 * departures**2, may_pause, [begins[word] for word in starts], may_end)


def frame_scores(
    models: PhoneModels, phones: TextPhones, features: Floats
) -> tuple[Floats, Floats]:
    """The weighted log likelihoods of a text's states ``[frames, states]``, and of silence."""
    found = models.log_likelihoods(features) * _FRAME_WEIGHT
    return found[:, models.rows_of(phones.labels)], found[:, models.silence]


@dataclass(frozen=True)
class RenditionAligner:
    """Aligns recordings in a language of espeak-ng; needs the extras ``align`` and ``speech``."""

    language: str
    limits: FitLimits = field(default_factory=FitLimits)
    longest_s: float = 30.0
    joint: bool = True

    def align(self, audio: Audio, text: str) -> Aligned:
        """See ``Aligner``. Raises ``SpeechError`` for an unknown language."""
        (outcome,) = self.align_together([SpokenText(text, lambda: audio)])
        if isinstance(outcome, Aligned):
            return outcome
        raise outcome

    def align_together(
        self, recordings: Sequence[SpokenText], progress: Progress = unseen
    ) -> list[Aligned | Fault]:
        """See ``Aligner``. Raises ``SpeechError`` for an unknown language."""
        texts = [each.text for each in recordings if has_words(each.text)]
        phones = iter(text_phones(texts, self.language) if texts else [])
        takes: dict[int, Take] = {}
        outcomes: dict[int, Aligned | Fault] = {}
        for place, recording in enumerate(recordings):
            if not has_words(recording.text):
                outcomes[place] = TranscriptError("the text has no words")
                continue
            try:
                takes[place] = Take.of(recording.sound(), next(phones))
            except FAULTS as error:
                outcomes[place] = error
            progress(place + 1, 2 * len(recordings))
        if takes:
            found = self._found(list(takes.values()), texts)
            outcomes |= dict(zip(takes, found, strict=True))
        progress(1, 1)
        return [
            with_doubt(outcome, recording.text, self.language)
            if isinstance(outcome, Aligned)
            else outcome
            for recording, (_, outcome) in zip(recordings, sorted(outcomes.items()), strict=True)
        ]

    def _found(self, takes: Sequence[Take], texts: Sequence[str]) -> list[Aligned | Fault]:
        untried = models_of(takes, texts, self.language)
        paths = paths_together(takes, untried)
        outcomes: list[Aligned | Fault] = []
        for take, path in zip(takes, paths, strict=True):
            try:
                outcomes.append(aligned_take(take, path, untried, self.limits))
            except TranscriptError as error:
                outcomes.append(error)
        return outcomes

    def reader(self, audio: Audio, text: str) -> Reader:
        """See ``Aligner``. Raises ``SpeechError`` for an unknown language."""
        from labial.aligners.rendition_reader import RenditionReader  # which aligns pieces by this

        return RenditionReader(self, audio, text)


def paths_together(takes: Sequence[Take], untried: PhoneModels) -> list[Path | None]:
    """The path of each take, by models adapted to all of them."""
    models = untried
    paths: list[Path | None] = []
    for turn in range(_ROUNDS + 1):
        tally = Tally.empty(len(models.means))
        paths = [follow(take, models, tally) for take in takes]
        if turn < _ROUNDS and tally.counts[:-1].any():
            models = untried.adapted(tally)
    return paths


def aligned_take(take: Take, path: Path | None, untried: PhoneModels, limits: FitLimits) -> Aligned:
    """The alignment of a path. Raises ``TranscriptError`` if the text does not fit the sound."""
    # Judged as if it were the only recording, so that the same limits hold for one and for many.
    alone = replace(take)
    (own,) = paths_together([alone], untried.with_silence(quietest([alone])))
    if path is None or own is None:
        raise TranscriptError(
            f"the text does not fit the sound: its {take.phones.count} were not found in order"
        )
    said = judged(alone, own, untried, limits)
    return Aligned(_alignment(take, path, said.confidences), said.doubts)


def models_of(takes: Sequence[Take], texts: Sequence[str], language: str) -> PhoneModels:
    """Models of the phones of texts, as if spoken in the recordings' noise."""
    noise = np.median([take.features.spectra.noise for take in takes], axis=0)
    tallies: dict[str, Tally] = {}
    for rendition in renditions(texts, language):
        for mels in mel_spectra(rendition.audio, _WARPS):
            features = Features.of(Spectra.of(mels, noise)).between()
            _tally(rendition.alignment, features, tallies)
    return trained(tallies).with_silence(quietest(takes))


def _tally(alignment: Alignment, features: Floats, tallies: dict[str, Tally]) -> None:
    """Count the frames of each phone, a third of it for each state, each at least a frame."""
    last = len(features) - 1
    frames: dict[str, tuple[list[int], list[int]]] = {}
    for phone in alignment.phones:
        if phone.label != SILENCE:
            states, places = frames.setdefault(phone.label, ([], []))
            edges = np.linspace(phone.start, phone.end, STATES + 1) / FRAME_S
            for state, (start, end) in enumerate(pairwise(np.rint(edges).astype(int))):
                chosen = range(min(start, last), min(max(end, start + 1), last + 1))
                places += chosen
                states += [state] * len(chosen)
    for label, (states, places) in frames.items():
        tally = tallies.setdefault(label, Tally.empty(STATES))
        tally.add(np.array(states), features[places])


def quietest(takes: Sequence[Take]) -> Floats:
    """The features of the quietest frames of takes, ``[frames, DIMENSIONS]``."""
    found: list[Floats] = []
    for features in (take.features for take in takes):
        levels = features.spectra.levels
        lowest = float(np.percentile(levels, _LOWEST_PERCENTILE))
        silent = levels <= lowest + _SILENT_PART * (loud_level(levels) - lowest)
        found.append(features.between()[silent])
    return np.concatenate(found)


def follow(take: Take, models: PhoneModels, tally: Tally) -> Path | None:
    """The best path of a take; its frames are added to the tally, and its pace is kept.

    States that last far longer than expected are not counted: they may hold a breath, which the
    models must not learn.
    """
    features = take.features.between()
    path = best_path(*frame_scores(models, take.phones, features), take.chain())
    if path is not None:
        rows = np.full(len(features), models.silence)
        usual = np.ones(len(features), np.bool_)
        longest = _UNUSUAL * np.repeat(take.phones.durations_s * take.pace / FRAME_S, STATES)
        for row, start, end, most in zip(
            models.rows_of(take.phones.labels),
            path.starts,
            path.ends,
            longest / STATES,
            strict=True,
        ):
            rows[start:end] = row
            usual[start:end] = end - start <= max(most, _ALWAYS_USUAL)
        tally.add(rows[usual], features[usual])
        take.pace = take.paced(path)
    return path


def _alignment(take: Take, path: Path, confidences: Sequence[float]) -> Alignment:
    """The alignment in seconds; the last frame may reach beyond the sound and is cut."""
    starts = np.maximum(path.starts[::STATES] - _LATE_FRAMES, 0)
    ends = path.ends[STATES - 1 :: STATES] - _LATE_FRAMES
    phones = [
        frame_interval(start, end, label, take.duration_s)
        for start, end, label in zip(starts, ends, take.phones.labels, strict=True)
    ]
    words = [
        replace(
            frame_interval(starts[word.first], ends[word.end - 1], word.spelling, take.duration_s),
            confidence=confidence,
        )
        for word, confidence in zip(take.phones.words, confidences, strict=True)
    ]
    return Alignment.tile(phones, words, take.duration_s)
