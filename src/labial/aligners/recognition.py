"""Recognising the phones of a recording whose text is not known.

pocketsphinx searches a loop of its phones of American English with the language model of phones in
its wheel; other languages are recognised by the closest of these phones. Long recordings are
recognised in pieces, cut where they are softest. The search is done with two weights of the
language model: where both err they often differ, so that the mean of their motions is closer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from labial.aligners.english import decoder_samples
from labial.aligners.english_decoder import recognised_phones
from labial.aligners.sound import FRAME_S, peak_of
from labial.alignment import Alignment, Interval
from labial.errors import TranscriptError
from labial.phones import canonical_phone
from labial.progress import Progress, unseen
from labial.utterance import Audio

CAVEAT = "phones recognised without a text"
"""What results made from recognised phones say."""

# Pieces end at the softest moment of their last seconds.
_PIECE_S, _SEARCHED_S = 20.0, 5.0
_BLOCK_S = 0.05

# How much the language model of phones counts. The first was chosen from 1 to 6.5, by apertures and
# closures; the second, whose motion is averaged with the first's, from 0.5 and 2. Training clips of
# grid-s1, and for the second also those of s31, decided.
_MODEL_WEIGHTS = (1.0, 2.0)


@dataclass(frozen=True)
class Recognised:
    """The phones that a recording sounds like, and ``others`` that it may be as well."""

    alignment: Alignment
    others: tuple[Alignment, ...]


def recognise(recording: Audio, progress: Progress = unseen) -> Recognised:
    """The phones that a recording sounds like, as long as the recording; words are not recognised.

    Phones are canonical IPA on a grid of 10 ms. ``progress`` receives seconds, done and in all.
    Needs the extra ``align``. Raises ``TranscriptError`` for a recording in which no phones are
    found.
    """
    peak = peak_of(recording)
    by_weight: list[list[Interval]] = [[] for _ in _MODEL_WEIGHTS]
    for start_s, end_s in _pieces(recording):
        samples = decoder_samples(recording.between(start_s, end_s), peak)
        for phones, weight in zip(by_weight, _MODEL_WEIGHTS, strict=True):
            for name, first, end in recognised_phones(samples, weight):
                till = min(start_s + end * FRAME_S, end_s)
                if till > start_s + first * FRAME_S:
                    phones.append(Interval(start_s + first * FRAME_S, till, canonical_phone(name)))
        progress(round(end_s), round(recording.duration))
    found = [Alignment.tile(each, duration=recording.duration) for each in by_weight if each]
    if not found:
        raise TranscriptError("no phones were recognised in it, expected speech")
    return Recognised(found[0], tuple(found[1:]))


def _pieces(recording: Audio) -> Iterator[tuple[float, float]]:
    """The first and last second of each piece."""
    start_s = 0.0
    while recording.duration - start_s > _PIECE_S:
        search_s = start_s + _PIECE_S - _SEARCHED_S
        end_s = search_s + _softest(recording.between(search_s, start_s + _PIECE_S))
        yield start_s, end_s
        start_s = end_s
    yield start_s, recording.duration


def _softest(sound: Audio) -> float:
    """The middle of the softest moment, in whole frames, in seconds."""
    size = round(_BLOCK_S * sound.rate)
    blocks = sound.samples[: len(sound.samples) // size * size].reshape(-1, size)
    middle = (int(blocks.astype(np.float32).std(axis=1).argmin()) + 0.5) * size / sound.rate
    return round(middle / FRAME_S) * FRAME_S
