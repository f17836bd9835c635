"""Where sequences of phones come from: texts, as espeak-ng speaks them, and alignments."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from pathlib import Path

from labial.alignment import SILENCE
from labial.errors import SpeechError
from labial.formats.alignments import alignment_files, read_alignments
from labial.formats.transcription import ReadingOptions
from labial.phones import LabelReader
from labial.pretraining.phone_file import PhoneSequence
from labial.speech import languages, speak

MOST_CHARACTERS = 300
"""Longer sentences are left out."""

# Starting espeak-ng takes as long as speaking six sentences, so it speaks many at a time, as
# paragraphs. The pause after a paragraph lasts about half a second.
_PASSAGE_CHARACTERS = 4000
_PARAGRAPH_PAUSE_MS = 400
_LONGEST_SILENCE_MS = 1000

# How many passages are spoken before they are asked for, for each worker.
_AHEAD = 2

Spoken = Sequence[PhoneSequence | None]


def spoken_sequences(
    sentences: Iterable[str], language: str, workers: int = os.cpu_count() or 1
) -> Iterator[Spoken]:
    """The phones of sentences, in order, a passage of many sentences at a time.

    Passages are cut at their long pauses, half of which remains on each side, so a sequence is
    usually a sentence. None is a sentence that is too long or cannot be spoken. Raises
    ``SpeechError`` for an unknown language, ``MissingExtraError`` without espeak-ng.
    """
    if language not in languages():
        speak("a", language)  # raises an error that suggests similar languages
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[Spoken]] = deque()
        for passage in _passages(sentences):
            waiting.append(pool.submit(_spoken, passage, language))
            if len(waiting) > _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def aligned_sequences(
    paths: Iterable[Path], options: ReadingOptions, labels: LabelReader
) -> Iterator[PhoneSequence]:
    """The phones of the alignments in files and folders, in the order of their names.

    They are cut at their long pauses, as texts are. Raises the first ``LabialError`` of a file that
    cannot be read.
    """
    files = [file for path in paths for file in alignment_files(path)]
    read = read_alignments(files, options, labels)
    if read.errors:
        raise read.errors[0]
    for _, alignment in sorted(read.alignments.items()):
        yield from _cut(PhoneSequence.of(alignment))


def _passages(sentences: Iterable[str]) -> Iterator[list[str]]:
    passage: list[str] = []
    length = 0
    for sentence in sentences:
        if passage and length + len(sentence) > _PASSAGE_CHARACTERS:
            yield passage
            passage, length = [], 0
        passage.append(sentence)
        length += len(sentence)
    if passage:
        yield passage


def _spoken(passage: Sequence[str], language: str) -> Spoken:
    short = [sentence for sentence in passage if len(sentence) <= MOST_CHARACTERS]
    too_long = [None] * (len(passage) - len(short))
    if not short:
        return too_long
    try:
        whole = PhoneSequence.of(speak("\n\n".join(short), language).alignment)
    except SpeechError:
        if len(passage) == 1:
            return [None]
        return list(chain.from_iterable(_spoken([sentence], language) for sentence in passage))
    return [*_cut(whole), *too_long]


def _cut(whole: PhoneSequence) -> Iterator[PhoneSequence]:
    """The parts of a sequence between long pauses."""
    phones: list[str] = []
    durations: list[int] = []
    for phone, duration in zip(whole.phones, whole.durations, strict=True):
        phones.append(phone)
        durations.append(duration)
        if phone == SILENCE and duration >= _PARAGRAPH_PAUSE_MS:
            durations[-1] = min(duration // 2, _LONGEST_SILENCE_MS)
            if len(phones) > 1:
                yield PhoneSequence(tuple(phones), tuple(durations))
            phones, durations = [SILENCE], durations[-1:]
    if any(phone != SILENCE for phone in phones):
        yield PhoneSequence(tuple(phones), tuple(durations))
