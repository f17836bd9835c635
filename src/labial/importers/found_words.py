"""The words of takes, marker files or tracks, found in their sound where they have a text."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from labial.aligners.kinds import DEFAULT_LANGUAGE, aligner_for
from labial.alignment import FRAME_TOLERANCE
from labial.cutting import Piece, alignment_between
from labial.errors import CorpusError
from labial.formats.sounds import read_any_sound
from labial.formats.video import Sound
from labial.importers.recordings import Recording
from labial.importers.spoken import Segmentation, SpokenPiece, found_in
from labial.progress import Progress, unseen


@dataclass(frozen=True, eq=False)
class FoundWords:
    """What is spoken in the sound of a take, which begins with the take and lasts ``sound_s``."""

    sound: Path
    sound_s: float
    spoken: Segmentation


@dataclass(frozen=True)
class Said:
    """The utterances of a take, each from a frame of it on.

    ``source`` names the alignment or the sound, which lasts ``lasts_s`` seconds. They are
    ``whole`` unless a long recording was cut to find its words.
    """

    pieces: tuple[Piece, ...]
    source: str
    lasts_s: float
    whole: bool


def said_in(take: Recording, words: FoundWords | None, duration_s: float, fps: float) -> Said:
    """What is said in a take of ``duration_s`` by the words found, or else by its alignment.

    Raises ``CorpusError`` if it has neither.
    """
    if words is not None:
        spoken = words.spoken.pieces
        pieces = tuple(_from_a_frame(each, fps) for each in spoken)
        whole = [each.name for each in spoken] == [take.name]
        return Said(pieces, str(words.sound), words.sound_s, whole)
    if take.alignments is None:
        raise CorpusError(f"{take.path}: has neither an alignment nor a text")
    alignment = take.alignments.lasting(take.spoken, duration_s)
    source = take.alignments.sources[take.spoken]
    return Said((Piece(take.name, 0, alignment),), source, alignment.duration, whole=True)


@dataclass(frozen=True)
class WordsOfTakes:
    """The words found, by take; the reasons for takes and parts left out, and doubts.

    ``language`` is that of the texts, and ``notes`` for the corpus; both are empty without texts.
    """

    found: dict[str, FoundWords] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    language: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)


def find_words(
    takes: Sequence[Recording], language: str, aligner: str | None, progress: Progress = unseen
) -> WordsOfTakes:
    """Find the words of all takes that have no alignment in their sound; they have one talker.

    ``language`` is English if it is empty, ``aligner`` None the default one of the language. Takes
    whose text does not fit are left out. ``progress`` receives takes. Raises ``CorpusError`` naming
    one without an alignment and a text, or without sound, the errors of reading sound,
    ``SpeechError`` for an unknown language, and ``MissingExtraError``.
    """
    texts = [take for take in takes if take.alignments is None]
    if not texts:
        return WordsOfTakes()
    lasting = {take: _sound(_sound_file(take)).audio.duration for take in texts}
    chosen = aligner_for(language or DEFAULT_LANGUAGE, aligner)
    outcomes = found_in(lasting, _sound, chosen, chosen.longest_s, progress)
    found: dict[str, FoundWords] = {}
    left_out: dict[str, str] = {}
    doubts: list[str] = []
    for take, outcome in outcomes.items():
        if isinstance(outcome, Segmentation):
            found[take.name] = FoundWords(_sound_file(take), lasting[take], outcome)
            left_out |= outcome.left_out
            doubts += outcome.doubts
        else:
            left_out[take.name] = str(outcome)
    note = f"aligned with texts in {len(texts)} recordings; others had alignments"
    return WordsOfTakes(found, left_out, tuple(doubts), language or "en", {"words": note})


def _from_a_frame(spoken: SpokenPiece, fps: float) -> Piece:
    first = math.ceil(spoken.start_s * fps - FRAME_TOLERANCE)
    skipped = max(0.0, first / fps - spoken.start_s)
    alignment = spoken.alignment
    return Piece(spoken.name, first, alignment_between(alignment, skipped, alignment.duration))


def _sound_file(take: Recording) -> Path:
    """The sound of a take that has a text."""
    if take.problem:
        raise CorpusError(take.problem)
    if take.text is None:
        raise CorpusError(f"{take.path}: has neither an alignment nor a text")
    if take.sound is None:
        raise CorpusError(f"{take.path}: has a text, but no sound in which to find its words")
    return take.sound


def _sound(path: Path) -> Sound:
    """The sound of a take; raises ``CorpusError`` for a video without any."""
    audio = read_any_sound(path)
    if audio is None:
        raise CorpusError(f"{path}: has no sound in which to find words")
    return Sound(audio, 0.0)
