"""Marker files with their alignments: a folder of takes, or one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from labial.errors import CorpusError, LabialError
from labial.face.markers import Markers
from labial.formats.alignments import is_alignment, read_alignment
from labial.formats.markers import is_markers, read_all_markers
from labial.formats.textgrid import read_intervals
from labial.importers.cutting import Piece, at_intervals, at_silences

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
class Take:
    """A marker file and its alignment."""

    name: str
    path: Path
    alignment_path: Path

    def pieces(self, markers: Markers, cutting: Cutting) -> list[Piece]:
        """The utterances of the take.

        Raises ``CorpusError`` naming the file where alignment and take differ in length: cut takes
        may be longer than their alignment.
        """
        alignment = read_alignment(self.alignment_path)
        cut = cutting.pause_s is not None or cutting.tier is not None
        over = alignment.duration - markers.duration
        if over > LENGTH_TOLERANCE_S or (-over > LENGTH_TOLERANCE_S and not cut):
            raise CorpusError(
                f"{self.alignment_path}: lasts {alignment.duration:.3f} s, but {self.path.name}"
                f" {markers.duration:.3f} s, {len(markers)} frames at {markers.fps:g} Hz"
            )
        if cutting.tier is not None:
            try:
                intervals = read_intervals(self.alignment_path, cutting.tier)
                return at_intervals(self.name, alignment, intervals, markers.fps)
            except CorpusError as error:
                raise CorpusError(f"{self.alignment_path}: {error}") from error
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


def find_takes(source: Path, alignments: Path | None = None) -> list[Take]:
    """The takes of a folder, or the one of a file, each with the alignment of the same name.

    ``alignments`` is the folder to look in, or one take's file; else they stand beside the takes or
    in the folder ``alignments`` there. Raises ``CorpusError`` naming a take that has none or two.
    """
    paths = find_markers(source)
    names = [path.stem for path in paths]
    for first, path in zip(names, paths[1:], strict=False):
        if path.stem == first:
            raise CorpusError(f"{path}: there is another take of this name")
    if alignments is not None and alignments.is_file():
        if len(paths) > 1:
            raise CorpusError(f"{alignments}: one alignment for {len(paths)} takes")
        return [Take(paths[0].stem, paths[0], alignments)]
    if alignments is not None and not alignments.is_dir():
        raise CorpusError(f"{alignments}: no such file or folder")
    beside = paths[0].parent
    folders = [alignments] if alignments else [beside, beside / "alignments"]
    found: dict[str, list[Path]] = {}
    for folder in folders:
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if is_alignment(path) and path not in paths and path.name != SPLIT:
                found.setdefault(path.stem, []).append(path)
    return [Take(path.stem, path, _only(path, found.get(path.stem, []))) for path in paths]


def _only(path: Path, found: list[Path]) -> Path:
    if len(found) != 1:
        listed = ", ".join(str(each) for each in found)
        raise CorpusError(f"{path}: has {'two alignments: ' + listed if found else 'no alignment'}")
    return found[0]


def named(path: Path, error: LabialError) -> CorpusError:
    """An error about what a file holds, with the file's name."""
    return CorpusError(f"{path}: {error}")
