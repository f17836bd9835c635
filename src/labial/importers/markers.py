"""Turning marker files with alignments into the utterances of a corpus.

All takes are read twice, so that long corpora need little memory: once for what they share (the
head, its axes, the shapes the face takes), and once to be written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.corpus import CorpusInfo
from labial.cutting import Piece
from labial.errors import CorpusError, MotionError
from labial.face.gaps import GapCounts, GapLimits, TooLongError, close_gaps
from labial.face.head import Points
from labial.face.low_pass import check_cutoff, low_pass
from labial.face.marker_layout import MarkerLayout
from labial.face.markers import Markers
from labial.face.shape_model import ShapeModel, fit_shapes
from labial.face.swaps import named_as
from labial.formats.split import split_of
from labial.importers.marker_head import TalkerHead, find_head
from labial.importers.marker_tracks import Fault, Tracks, follow, median_face, mend
from labial.importers.recordings import SpeechConfig
from labial.importers.takes import Cutting, Take, find_takes, read_takes
from labial.motion import Motion
from labial.progress import Progress, counted, unseen
from labial.utterance import Utterance

# Frames kept in memory to learn shapes from: about how many in all, and the fewest of each take.
_SHAPE_FRAMES = 20_000
_LEAST_OF_A_TAKE = 10

# The most folds for learning shapes from other takes, and the fewest takes for which that is done.
_FOLDS, _LEAST_FOLDS = 10, 4

# The ratio of RMS to median of a distance in 3D whose coordinates are normally distributed.
_DEVIATION = 1.126


@dataclass(frozen=True)
class MarkersConfig:
    """How takes are read. ``unit`` replaces the files' own; ``low_pass_hz`` None means no filter.

    ``language`` is also that in which texts are aligned, English if it is empty; ``aligner`` None
    means its default one. ``notes`` are added to the corpus' notes.
    """

    name: str = "markers"
    language: str = ""
    aligner: str | None = None
    licence: str = ""
    attribution: str = ""
    unit: str | None = None
    cutting: Cutting = field(default_factory=Cutting)
    gaps: GapLimits = field(default_factory=GapLimits)
    low_pass_hz: float | None = None
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(eq=False)
class MarkersReport:
    """What was done, by utterance or take; complete when all utterances have been read.

    ``unsplit`` are those kept that are in no split. ``left_out`` gives the reason for each,
    ``doubts`` say, for example, which texts may not be what was said, ``faults`` are swaps and
    jumps, ``gaps`` counts those that were closed, and ``head_lost`` frames that show too little of
    the head.
    """

    kept: list[str] = field(default_factory=list)
    unsplit: list[str] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    gaps: dict[str, GapCounts] = field(default_factory=dict)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    head_lost: dict[str, int] = field(default_factory=dict)

    @property
    def closed(self) -> GapCounts:
        """All gaps that were closed."""
        return sum(self.gaps.values(), GapCounts())

    def notes(self) -> dict[str, str]:
        """Notes for the corpus."""
        closed, faults = self.closed, [f for each in self.faults.values() for f in each]
        return {
            "gaps": f"{closed.bridged} bridged by a spline ({closed.bridged_frames} frames),"
            f" {closed.filled} filled from other markers ({closed.filled_frames} frames)",
            "swaps": str(sum(f.kind == "swap" for f in faults)),
            "jumps": str(sum(f.kind == "jump" for f in faults)),
            "left_out": ", ".join(self.left_out),
        }


@dataclass(frozen=True, eq=False)
class MarkersImport:
    """The result of reading takes: the corpus' info, its utterances, and what was done."""

    info: CorpusInfo
    head: TalkerHead
    report: MarkersReport
    splits: dict[str, str]
    config: MarkersConfig
    layout: MarkerLayout
    takes: tuple[Take, ...]
    _orders: Mapping[str, npt.NDArray[np.intp]]
    _shapes: Mapping[str, LearnedShapes]

    def utterances(self, progress: Progress = unseen) -> Iterator[tuple[Utterance, str]]:
        """The utterances kept, each with its split; ``progress`` counts takes.

        Raises the errors of reading takes, naming the file, and ``CorpusError`` if all utterances
        were left out.
        """
        read = read_takes(self.takes, self.config.unit)
        for take, markers in counted(read, len(self.takes), progress):
            tracks = follow(markers, self.head, self.layout)
            shapes = self._shapes[take.name]
            tracks = mend(tracks, self._orders[take.name], shapes.model, shapes.usual_residual)
            if tracks.faults:
                self.report.faults[take.name] = list(tracks.faults)
            if tracks.head_lost:
                self.report.head_lost[take.name] = tracks.head_lost
            for piece in take.pieces(markers, self.config.cutting):
                utterance = self._utterance(piece, tracks, shapes.model)
                if utterance:
                    self.report.kept.append(piece.name)
                    # A piece that is not in the split itself is in its take's split.
                    split = self.splits.get(piece.name, self.splits.get(take.name, ""))
                    if not split:
                        self.report.unsplit.append(piece.name)
                    yield utterance, split
        if not self.report.kept:
            name, why = next(iter(self.report.left_out.items()))
            raise CorpusError(f"every utterance was left out; the first, {name}: {why}")

    def _utterance(
        self, piece: Piece, tracks: Tracks, shapes: ShapeModel | None
    ) -> Utterance | None:
        name, frames = piece.name, piece.alignment.frame_count(tracks.fps)
        positions = tracks.positions[piece.first : piece.first + frames]
        try:
            positions, counts = close_gaps(positions, tracks.fps, self.config.gaps, shapes)
        except TooLongError as error:
            marker = self.info.layout.names[error.gap.marker]
            self.report.left_out[name] = (
                f"{marker} {error} from {error.gap.start / tracks.fps:.2f} s"
            )
            return None
        if counts != GapCounts():
            self.report.gaps[name] = counts
        if self.config.low_pass_hz is not None:
            positions = low_pass(positions, tracks.fps, self.config.low_pass_hz)
        # Frames missing at the end, within the tolerance of lengths, repeat the last one.
        missing = frames - len(positions)
        positions = np.pad(positions, ((0, missing), (0, 0), (0, 0)), mode="edge")
        motion = Motion(positions.astype(np.float32), tracks.fps, self.info.layout)
        filled = counts.bridged_frames + counts.filled_frames
        return Utterance(name, piece.alignment, motion, filled=filled)


def import_markers(
    source: Path,
    layout: MarkerLayout,
    config: MarkersConfig | None = None,
    speech: SpeechConfig | None = None,
    progress: Progress = unseen,
    aligning: Progress = unseen,
) -> MarkersImport:
    """Read a folder of takes, or one take: check all files, find the head and the face's shapes.

    ``progress`` counts takes, ``aligning`` those whose texts are found in their sound. Takes whose
    texts do not fit are left out. Raises ``FormatError``, ``PhoneError``, ``AlignmentError`` or
    ``CorpusError`` naming the first file at fault, ``SpeechError`` and ``MissingExtraError``.
    """
    config = config or MarkersConfig()
    takes, words = find_takes(source, speech, config.language, config.aligner, aligning)
    splits = split_of(source)
    progress(0, len(takes))
    head = find_head(takes, layout, config.unit)
    gathered = _Gathered(layout, len(takes))
    for take, markers in counted(read_takes(takes, config.unit), len(takes), progress):
        gathered.add(take, markers, head, config)
    origin = gathered.origin()
    head = head.moved(origin)
    orders = gathered.orders()
    shapes = gathered.shapes(orders, origin)
    info = CorpusInfo(
        name=config.name,
        fps=gathered.fps,
        layout=layout.sensors,
        language=config.language or words.language,
        licence=config.licence,
        attribution=config.attribution,
        notes={
            **config.notes,
            **words.notes,
            "source": "markers",
            "unit_found": ", ".join(sorted(gathered.units)),
            "head": head.description,
            "axes": head.axes_description,
            "low_pass": "none" if config.low_pass_hz is None else f"{config.low_pass_hz:g} Hz",
        },
    )
    return MarkersImport(
        info=info,
        head=head,
        report=MarkersReport(left_out=dict(words.left_out), doubts=words.doubts),
        splits=splits,
        config=config,
        layout=layout,
        takes=tuple(takes),
        _orders=orders,
        _shapes=shapes,
    )


class _Gathered:
    """What the takes share, gathered one at a time."""

    def __init__(self, layout: MarkerLayout, takes: int) -> None:
        self.layout = layout
        self.fps = 0.0
        self.units: set[str] = set()
        self._first: Path | None = None
        self._names: set[str] = set()
        self._most = max(_LEAST_OF_A_TAKE, _SHAPE_FRAMES // takes)
        self._medians: dict[str, Points] = {}
        self._sampled: dict[str, Points] = {}

    def add(self, take: Take, markers: Markers, head: TalkerHead, config: MarkersConfig) -> None:
        """Check a take against earlier ones, and keep what is needed of it."""
        self.units.add(markers.unit)
        if self._first is None:
            self._first, self.fps = take.path, markers.fps
            if config.low_pass_hz is not None:
                check_cutoff(config.low_pass_hz, markers.fps)
        if abs(markers.fps - self.fps) > 1e-3 * self.fps:
            raise CorpusError(
                f"{take.path}: is at {markers.fps:g} Hz, but {self._first.name} at {self.fps:g} Hz"
            )
        for piece in take.pieces(markers, config.cutting):
            if piece.name in self._names:
                raise CorpusError(f"{take.path}: two utterances would be named '{piece.name}'")
            self._names.add(piece.name)
        try:
            tracks = follow(markers, head, self.layout)
        except MotionError as error:
            raise CorpusError(f"{take.path}: {error}") from error
        seen = ~np.isnan(tracks.positions).any(axis=(1, 2))
        self._medians[take.name] = median_face(tracks.positions)
        whole = np.flatnonzero(seen)
        chosen = whole[np.linspace(0, len(whole) - 1, min(self._most, len(whole))).astype(int)]
        self._sampled[take.name] = tracks.positions[chosen].astype(np.float32)

    def origin(self) -> Points:
        """The mean position of the lip corners over the takes, ``[3]`` in mm."""
        marks = self.layout.landmarks
        places = [self.layout.sensors.index(n) for n in (marks.right_corner, marks.left_corner)]
        corners = [median[places].mean(axis=0) for median in self._medians.values()]
        origin: Points = np.nanmean(corners, axis=0)
        return origin

    def orders(self) -> dict[str, npt.NDArray[np.intp]]:
        """For each take, the place where each sensor is found; not its own if names are wrong."""
        usual = median_face(np.stack(list(self._medians.values())))
        # One or two takes do not show which names are usual.
        if len(self._medians) < 3:
            usual[:] = np.nan
        return {name: named_as(median, usual) for name, median in self._medians.items()}

    def shapes(
        self, orders: Mapping[str, npt.NDArray[np.intp]], origin: Points
    ) -> dict[str, LearnedShapes]:
        """For each take, the shapes learned from the others, so that its own faults are not shapes.

        Fewer than ``_LEAST_FOLDS`` takes share the shapes learned from all of them.
        """
        names = list(self._sampled)
        faces = {name: self._sampled[name][:, orders[name]] - origin for name in names}
        folds = min(_FOLDS, len(names)) if len(names) >= _LEAST_FOLDS else 1
        learned: dict[str, LearnedShapes] = {}
        for fold in range(folds):
            own = names[fold::folds]
            others = [faces[name] for name in names if folds == 1 or name not in set(own)]
            shapes = LearnedShapes.of(np.concatenate(others).astype(np.float64))
            learned |= dict.fromkeys(own, shapes)
        return learned


@dataclass(frozen=True, eq=False)
class LearnedShapes:
    """The shapes that faces take, and each marker's usual distance ``[sensors]`` from them in mm.

    ``model`` is None if there were too few faces.
    """

    model: ShapeModel | None
    usual_residual: Points

    @classmethod
    def of(cls, faces: Points) -> LearnedShapes:
        """Learn from complete faces ``[frames, sensors, 3]`` in mm."""
        try:
            model = fit_shapes(faces)
        except MotionError:
            return cls(None, np.zeros(faces.shape[1]))
        return cls(model, _DEVIATION * np.median(model.residuals(faces), axis=0))
