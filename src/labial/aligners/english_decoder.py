"""Aligning sound with known words by pocketsphinx and the English model in its wheel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from labial.errors import MissingExtraError

if TYPE_CHECKING:
    from pocketsphinx import Decoder

    from labial.aligners.english_words import Word

STATES_PER_PHONE = 3
"""A phone passes three states of at least a frame each."""

_SILENCE = "SIL"

# The probability that the sound ends after any given word; results hardly depend on it.
_END = 0.5


@dataclass(frozen=True)
class AlignedPhone:
    """A phone in frames of 10 ms, ``start`` to before ``end``; ``word`` counts the words from 0.

    ``name`` is ARPABET, empty for silence, whose ``word`` is -1. ``score`` is the mean over frames
    of the log likelihood ratio between its state and the best of all states, in units of about 0.1
    nat: 0 is best.
    """

    start: int
    end: int
    name: str
    word: int
    score: float


@dataclass(frozen=True)
class SpokenWord:
    """A word, by its place in a text, in frames of 10 ms, ``start`` to before ``end``."""

    place: int
    start: int
    end: int


class EnglishDecoder:
    """The model with its dictionary. Raises ``MissingExtraError`` if it is not installed."""

    def __init__(self) -> None:
        self._dictionary = _decoder()

    def lookup(self, word: str) -> str | None:
        """The dictionary's pronunciation of a word in lower case, or None."""
        # "(" begins the number of an alternative pronunciation; "<" and "[" mark noises.
        if not word or any(mark in word for mark in "()<>[]\0") or "++" in word:
            return None
        phones: str | None = self._dictionary.lookup_word(word)
        return phones

    def align(
        self, samples: npt.NDArray[np.int16], words: Sequence[Word], *, best_path: bool = True
    ) -> list[AlignedPhone] | None:
        """The phones of the words in int16 ``[samples]`` at 16 kHz; None if no path is found.

        The first pass finds the words and which of their pronunciations was said, the second their
        phones. With ``best_path`` the first pass searches its word lattice once more; the second
        sometimes finds no path within the boundaries that this gives.
        """
        # A new decoder each time: after a failed search a decoder remains within an utterance, and
        # the mean spectrum of one recording would be applied to the next.
        decoder = _decoder(best_path)
        entries = [word.entry or f"_{number}" for number, word in enumerate(words)]
        for entry, word in zip(entries, words, strict=True):
            if not word.entry:
                decoder.add_word(entry, " ".join(word.phones), True)
        try:
            decoder.set_align_text(" ".join(entries))
            _decode(decoder, samples)
            if decoder.hyp() is None:
                return None
            decoder.set_alignment()
            _decode(decoder, samples)
        except RuntimeError:
            return None
        found = _phones(decoder)
        return found if {phone.word for phone in found} - {-1} == set(range(len(words))) else None

    def read_along(
        self, samples: npt.NDArray[np.int16], words: Sequence[Word], starts: Sequence[int]
    ) -> list[SpokenWord] | None:
        """The words said in int16 ``[samples]`` at 16 kHz, from one of the places in ``starts`` on.

        The sound has the words in order, but may end before the last of them. None if it has not.
        """
        decoder = _decoder(compute_all=False, beam=1e-60, wbeam=1e-40, pbeam=1e-60)
        entries = [word.entry or f"_{number}" for number, word in enumerate(words)]
        for entry, word in zip(entries, words, strict=True):
            if not word.entry:
                decoder.add_word(entry, " ".join(word.phones), True)
        # State i + 1 precedes word i; the last state may follow any word.
        end = len(words) + 2
        steps: list[tuple[object, ...]] = [(0, start + 1, 1 / len(starts)) for start in starts]
        steps += [(place, place + 1, 1.0, entry) for place, entry in enumerate(entries, start=1)]
        steps += [(place + 1, end, _END) for place in range(1, end - 1)]
        try:
            decoder.add_fsg("text", decoder.create_fsg("text", 0, end, steps))
            decoder.activate_search("text")
            _decode(decoder, samples)
        except RuntimeError:
            return None
        if decoder.hyp() is None:
            return None
        said = [
            (each.word.split("(")[0], each.start_frame, each.end_frame + 1)
            for each in decoder.seg()
            if not each.word.startswith(("<", "[", "(", "++"))
        ]
        found = [entry for entry, _, _ in said]
        fits = (start for start in starts if entries[start : start + len(found)] == found)
        first = next(fits, None)
        if first is None or not said:
            return None
        return [SpokenWord(first + n, start, end) for n, (_, start, end) in enumerate(said)]


def recognised_phones(
    samples: npt.NDArray[np.int16], model_weight: float
) -> list[tuple[str, int, int]]:
    """The phones recognised in int16 ``[samples]`` at 16 kHz, without silences and noises.

    Each with its first frame of 10 ms and the one after its last; ARPABET. ``model_weight`` is how
    much the language model of phones counts.
    """
    if not len(samples):
        return []
    decoder = _phone_loop(model_weight)
    try:
        _decode(decoder, samples)
    except RuntimeError:
        return []
    return [
        (each.word, each.start_frame, each.end_frame + 1)
        for each in decoder.seg() or ()
        if each.word != _SILENCE and not each.word.startswith(("+", "<", "["))
    ]


def _decode(decoder: Decoder, samples: npt.NDArray[np.int16]) -> None:
    decoder.start_utt()
    decoder.process_raw(samples.tobytes(), full_utt=True)
    decoder.end_utt()


def _phones(decoder: Decoder) -> list[AlignedPhone]:
    phones: list[AlignedPhone] = []
    count = 0
    for entry in decoder.get_alignment():
        # Fillers are <sil>, <s>, </s> and noises such as [NOISE] or ++UM++.
        filler = entry.name.startswith(("<", "[", "++"))
        for phone in entry:
            name, word = ("", -1) if filler or phone.name == _SILENCE else (phone.name, count)
            end = phone.start + phone.duration
            score = phone.score / phone.duration
            phones.append(AlignedPhone(phone.start, end, name, word, score))
        count += not filler
    return phones


def _decoder(best_path: bool = True, *, compute_all: bool = True, **beams: float) -> Decoder:
    try:
        from pocketsphinx import Decoder
    except ModuleNotFoundError as error:
        raise MissingExtraError("aligning a recording with a text", "align") from error
    # All states are computed in every frame, so that scores are relative to the best one.
    return Decoder(lm=None, compallsen=compute_all, bestpath=best_path, loglevel="FATAL", **beams)


def _phone_loop(model_weight: float) -> Decoder:
    try:
        from pocketsphinx import Decoder, get_model_path
    except ModuleNotFoundError as error:
        raise MissingExtraError("recognising phones", "align") from error
    return Decoder(
        lm=None,
        allphone=get_model_path("en-us/en-us-phone.lm.bin"),
        allphone_ci=True,
        lw=model_weight,
        beam=1e-20,
        pbeam=1e-20,
        bestpath=False,
        loglevel="FATAL",
    )
