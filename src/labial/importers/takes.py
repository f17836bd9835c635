"""Marker files with what is said in them: a folder of takes, or a single one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from labial.cutting import Piece, at_intervals, at_silences
from labial.errors import CorpusError
from labial.face.markers import Markers
from labial.folders import entries
from labial.formats.markers import is_markers, read_all_markers
from labial.formats.split import SPLIT_FILE
from labial.formats.textgrid import read_intervals
from labial.importers.found_words import FoundWords, WordsOfTakes, find_words, said_in
from labial.importers.recordings import Recording, SpeechConfig, with_speech
from labial.progress import Progress, unseen

# Sound and cameras rarely start and stop at the same moment.
LENGTH_TOLERANCE_S = 0.05


@dataclass(frozen=True)
class Cutting:
    """How a take becomes utterances: whole, cut at longer pauses than ``pause_s``, or by a tier."""

    pause_s: float | None = None
    tier: str | None = None

    def __post_init__(self) -> None:
        if self.pause_s is not None and self.tier is not None:
            raise CorpusError("takes are cut at pauses or by a tier, not both")
        if self.pause_s is not None and not self.pause_s > 0:
            raise CorpusError(f"the pause to cut at is {self.pause_s} s, expected above 0")


@dataclass(frozen=True, eq=False)
class Take:
    """A marker file with what is said in it: ``words`` found in its sound, or an alignment."""

    recording: Recording
    words: FoundWords | None = None

    @property
    def name(self) -> str:
        """The name of the file without its ending."""
        return self.recording.name

    @property
    def path(self) -> Path:
        """The marker file."""
        return self.recording.path

    def pieces(self, markers: Markers, cutting: Cutting) -> list[Piece]:
        """The utterances of the take.

        Raises ``CorpusError`` naming the file if alignment, or sound, and take differ in length; a
        take that is cut may be longer than its alignment.
        """
        said = said_in(self.recording, self.words, markers.duration, markers.fps)
        cut = cutting.pause_s is not None or cutting.tier is not None
        over = said.lasts_s - markers.duration
        if over > LENGTH_TOLERANCE_S or (-over > LENGTH_TOLERANCE_S and not cut):
            raise CorpusError(
                f"{said.source}: lasts {said.lasts_s:.3f} s, but {self.path.name} lasts"
                f" {markers.duration:.3f} s, {len(markers)} frames at {markers.fps:g} Hz"
            )
        # Pieces of a long recording were cut at its pauses when their words were found.
        if not said.whole:
            return list(said.pieces)
        (whole,) = said.pieces
        if cutting.tier is not None:
            return self._by_tier(whole, cutting.tier, said.source, markers.fps)
        if cutting.pause_s is not None:
            return at_silences(self.name, whole.alignment, markers.fps, cutting.pause_s)
        return [whole]

    def _by_tier(self, whole: Piece, tier: str, source: str, fps: float) -> list[Piece]:
        if self.words is not None:
            raise CorpusError(f"{self.path}: has a text, but no TextGrid with the tier '{tier}'")
        try:
            intervals = read_intervals(Path(source), tier)
            return at_intervals(self.name, whole.alignment, intervals, fps)
        except CorpusError as error:
            raise CorpusError(f"{source}: {error}") from error


def read_takes(takes: Sequence[Take], unit: str | None) -> Iterator[tuple[Take, Markers]]:
    """Takes one after another, each with its markers."""
    yield from zip(takes, read_all_markers([take.path for take in takes], unit), strict=True)


def find_markers(source: Path) -> list[Path]:
    """The marker files in a folder by name, or the one given.

    Raises ``CorpusError`` if there is none.
    """
    if source.is_file():
        return [source]
    if not source.is_dir():
        raise CorpusError(f"{source}: no such file or folder")
    paths = [p for p in entries(source) if is_markers(p) and p.name != SPLIT_FILE]
    # Next to other takes, a CSV file is an alignment, as the Montreal Forced Aligner writes them.
    paths = [path for path in paths if path.suffix.lower() != ".csv"] or paths
    if not paths:
        raise CorpusError(f"{source}: contains no marker files (.c3d, .csv of Motive, .trc)")
    return paths


def find_takes(
    source: Path,
    speech: SpeechConfig | None = None,
    language: str = "",
    aligner: str | None = None,
    progress: Progress = unseen,
) -> tuple[list[Take], WordsOfTakes]:
    """The takes in a folder, or the one given, each with the alignment of the same name.

    Those without one have a text, which is found in their sound; with them is returned what was
    found and left out. ``language``, ``aligner`` and ``progress`` are those of ``find_words``.
    Raises its errors and those of ``with_speech``, and ``CorpusError`` if all takes are left out.
    """
    paths = find_markers(source)
    for first, path in pairwise(paths):
        if path.stem == first.stem:
            raise CorpusError(f"{path}: another take has the same name")
    recordings = with_speech(paths, speech)
    words = find_words(recordings, language, aligner, progress)
    takes = [
        Take(each, words.found.get(each.name))
        for each in recordings
        if each.alignments is not None or each.name in words.found
    ]
    if not takes:
        name, why = next(iter(words.left_out.items()))
        raise CorpusError(f"every take was left out; the first, {name}: {why}")
    return takes, words
