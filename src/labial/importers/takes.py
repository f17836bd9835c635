"""Marker files with their alignments: a folder of takes, or a single one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from labial.cutting import Piece, at_intervals, at_silences
from labial.errors import CorpusError
from labial.face.markers import Markers
from labial.folders import entries
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
from labial.phones import LabelReader

SPLIT = "split.csv"

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


@dataclass(frozen=True)
class AlignmentsConfig:
    """How alignments and their labels are read; ``path`` None means next to the takes."""

    path: Path | None = None
    reading: ReadingOptions = field(default_factory=ReadingOptions)
    labels: LabelReader = field(default_factory=LabelReader)


@dataclass(frozen=True, eq=False)
class Take:
    """A marker file with its utterance ``spoken`` of ``alignments``."""

    name: str
    path: Path
    alignments: Alignments
    spoken: str

    @property
    def source(self) -> str:
        """Where the alignment is from: a file, and its utterance if the file has several."""
        return self.alignments.sources[self.spoken]

    def pieces(self, markers: Markers, cutting: Cutting) -> list[Piece]:
        """The utterances of the take.

        Raises ``CorpusError`` naming the file if alignment and take differ in length; a take that
        is cut may be longer than its alignment.
        """
        alignment = self.alignments.lasting(self.spoken, markers.duration)
        cut = cutting.pause_s is not None or cutting.tier is not None
        over = alignment.duration - markers.duration
        if over > LENGTH_TOLERANCE_S or (-over > LENGTH_TOLERANCE_S and not cut):
            raise CorpusError(
                f"{self.source}: lasts {alignment.duration:.3f} s, but {self.path.name} lasts"
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
    paths = [p for p in entries(source) if is_markers(p) and p.name != SPLIT]
    # Next to other takes, a CSV file is an alignment, as the Montreal Forced Aligner writes them.
    paths = [path for path in paths if path.suffix.lower() != ".csv"] or paths
    if not paths:
        raise CorpusError(f"{source}: contains no marker files (.c3d, .csv of Motive, .trc)")
    return paths


def find_takes(source: Path, config: AlignmentsConfig | None = None) -> list[Take]:
    """The takes in a folder, or the one given, each with the alignment of the same name.

    If ``config.path`` is a file with one alignment and there is one take, names may differ. Raises
    ``CorpusError`` naming a take without an alignment, and the errors of reading alignments.
    """
    config = config or AlignmentsConfig()
    paths = find_markers(source)
    names = [path.stem for path in paths]
    for first, path in zip(names, paths[1:], strict=False):
        if path.stem == first:
            raise CorpusError(f"{path}: another take has the same name")
    read = read_alignments(alignment_paths(paths, config.path), config.reading, config.labels)
    if read.errors:
        raise read.errors[0]
    single = config.path is not None and config.path.is_file()
    if single and len(paths) == len(read.alignments) == 1:
        return [Take(names[0], paths[0], read, next(iter(read.alignments)))]
    for path in paths:
        if path.stem not in read.alignments:
            raise CorpusError(f"{path}: has no alignment")
    return [Take(path.stem, path, read, path.stem) for path in paths]


def alignment_paths(takes: Sequence[Path], given: Path | None) -> list[Path]:
    """The alignment files to read for takes: those of their names, and those of many utterances.

    They are ``given`` as a folder or a file, or else next to the takes or in ``alignments`` there.
    """
    if given is not None:
        found = alignment_files(given)
        if given.is_file():
            return found
    else:
        parent = takes[0].parent
        folders = [each for each in (parent, parent / "alignments") if each.is_dir()]
        found = [p for folder in folders for p in entries(folder) if is_alignment(p)]
    names = {take.stem for take in takes}
    return [p for p in found if (p.stem in names and p not in takes) or may_hold_several(p)]
