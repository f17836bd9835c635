"""Marker files with their alignments: a folder of takes, or one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from labial.errors import CorpusError, LabialError
from labial.face.markers import Markers
from labial.formats.alignments import (
    Alignments,
    alignment_files,
    is_alignment,
    may_hold_several,
    read_alignments,
)
from labial.formats.markers import is_markers, read_all_markers
from labial.formats.textgrid import read_intervals
from labial.formats.transcription import ReadingOptions
from labial.importers.cutting import Piece, at_intervals, at_silences
from labial.phones import LabelReader

SPLIT = "split.csv"

# Sound and cameras are seldom started and stopped at one moment.
LENGTH_TOLERANCE_S = 0.05


@dataclass(frozen=True)
class Cutting:
    """How a take becomes utterances: whole, at pauses of seconds, or by a tier's intervals."""

    pause_s: float | None = None
    tier: str | None = None

    def __post_init__(self) -> None:
        if self.pause_s is not None and self.tier is not None:
            raise CorpusError("takes are cut at pauses or by a tier, not by both")
        if self.pause_s is not None and not self.pause_s > 0:
            raise CorpusError(f"a pause of {self.pause_s} s to cut at is not above 0")


@dataclass(frozen=True)
class AlignmentsConfig:
    """Where alignments stand, None for beside the takes, and how they and their labels are read."""

    path: Path | None = None
    reading: ReadingOptions = field(default_factory=ReadingOptions)
    labels: LabelReader = field(default_factory=LabelReader)


@dataclass(frozen=True, eq=False)
class Take:
    """A marker file, and the utterance ``spoken`` among alignments that was spoken meanwhile."""

    name: str
    path: Path
    alignments: Alignments
    spoken: str

    @property
    def source(self) -> str:
        """Where the alignment stands: a file, and in it an utterance if it has several."""
        return self.alignments.sources[self.spoken]

    def pieces(self, markers: Markers, cutting: Cutting) -> list[Piece]:
        """The utterances of the take.

        Raises ``CorpusError`` naming the file where alignment and take differ in length: cut takes
        may be longer than their alignment.
        """
        alignment = self.alignments.lasting(self.spoken, markers.duration)
        cut = cutting.pause_s is not None or cutting.tier is not None
        over = alignment.duration - markers.duration
        if over > LENGTH_TOLERANCE_S or (-over > LENGTH_TOLERANCE_S and not cut):
            raise CorpusError(
                f"{self.source}: lasts {alignment.duration:.3f} s, but {self.path.name}"
                f" {markers.duration:.3f} s, {len(markers)} frames at {markers.fps:g} Hz"
            )
        if cutting.tier is not None:
            try:
                intervals = read_intervals(Path(self.source), cutting.tier)
                return at_intervals(self.name, alignment, intervals, markers.fps)
            except CorpusError as error:
                raise CorpusError(f"{self.source}: {error}") from error
        if cutting.pause_s is not None:
            return at_silences(self.name, alignment, markers.fps, cutting.pause_s)
        return [Piece(self.name, 0, alignment)]


def read_takes(takes: Sequence[Take], unit: str | None) -> Iterator[tuple[Take, Markers]]:
    """Takes one after another with what their files hold."""
    yield from zip(takes, read_all_markers([take.path for take in takes], unit), strict=True)


def find_markers(source: Path) -> list[Path]:
    """The marker files of a folder by name, or the one given. Raises ``CorpusError`` for none."""
    if source.is_file():
        return [source]
    if not source.is_dir():
        raise CorpusError(f"{source}: no such file or folder")
    paths = sorted(p for p in source.iterdir() if is_markers(p) and p.name != SPLIT)
    paths = [path for path in paths if not path.name.startswith(".")]
    # Beside other takes a CSV file is an alignment, as the Montreal Forced Aligner writes them.
    paths = [path for path in paths if path.suffix.lower() != ".csv"] or paths
    if not paths:
        raise CorpusError(f"{source}: holds no marker files (.c3d, .csv of Motive, .trc)")
    return paths


def find_takes(source: Path, config: AlignmentsConfig | None = None) -> list[Take]:
    """The takes of a folder, or the one of a file, each with the alignment of the same name.

    Where ``config.path`` is one alignment's file, it is that of the only take. Raises
    ``CorpusError`` naming a take that has no alignment, and what reading alignments raises.
    """
    config = config or AlignmentsConfig()
    paths = find_markers(source)
    names = [path.stem for path in paths]
    for first, path in zip(names, paths[1:], strict=False):
        if path.stem == first:
            raise CorpusError(f"{path}: there is another take of this name")
    read = read_alignments(alignment_paths(paths, config.path), config.reading, config.labels)
    if read.errors:
        raise read.errors[0]
    told = config.path is not None and config.path.is_file()
    if told and len(paths) == len(read.alignments) == 1:
        return [Take(names[0], paths[0], read, next(iter(read.alignments)))]
    for path in paths:
        if path.stem not in read.alignments:
            raise CorpusError(f"{path}: has no alignment")
    return [Take(path.stem, path, read, path.stem) for path in paths]


def alignment_paths(takes: Sequence[Path], told: Path | None) -> list[Path]:
    """The alignment files to read for takes: those of their names, and those of many utterances.

    They stand where told, in a folder or a file; else beside the takes or in ``alignments`` there.
    """
    if told is not None:
        found = alignment_files(told)
        if told.is_file():
            return found
    else:
        beside = takes[0].parent
        folders = [each for each in (beside, beside / "alignments") if each.is_dir()]
        found = [p for folder in folders for p in sorted(folder.iterdir()) if is_alignment(p)]
    names = {take.stem for take in takes}
    return [p for p in found if (p.stem in names and p not in takes) or may_hold_several(p)]


def named(path: Path, error: LabialError) -> CorpusError:
    """An error about what a file holds, with the file's name."""
    return CorpusError(f"{path}: {error}")
