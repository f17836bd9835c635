"""labial corpus markers"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.bars import Bars
from labial.cli.choices import Aligner
from labial.cli.options import (
    AlignmentOptions,
    AlignmentsAs,
    CorpusName,
    Description,
    Flag,
    LayoutFile,
    Output,
    Transcripts,
    needs_extra,
    speech_config,
)

if TYPE_CHECKING:
    from labial.importers.markers import MarkersImport
    from labial.importers.takes import Cutting


_AUDIO = (
    "The sound in which words are found, which begins with the take: a folder of NAME.wav (or flac,"
    " ogg, mp3, a video), or the file of a single take."
)


@dataclass(frozen=True)
class CorpusMarkers:
    """Make a corpus from marker files (C3D, Motive's CSV, TRC) and alignments, or texts and sound.

    A folder contains one file for each utterance. Next to it is an alignment of the same name, or
    its words in NAME.txt and its sound in NAME.wav, in which they are found. A single file is one
    long take, which is cut at its pauses. Head movement is removed, gaps are filled, and swapped or
    jumping markers are corrected. All changes are reported.
    """

    source: Annotated[Positional[Path], arg(metavar="DIR-or-FILE")]
    """The folder of takes, or one take."""
    output: Output
    """The corpus file to write."""
    layout: LayoutFile = None
    """A layout file that says what each marker is; `labial corpus layout` drafts one."""
    alignments: Annotated[
        Path | None, arg(metavar="PATH", help_behavior_hint="(default: next to the takes)")
    ] = None
    """The folder of the alignments, or one file with all of them."""
    transcripts: Transcripts = None
    audio: Annotated[
        Path | None,
        arg(metavar="PATH", help=_AUDIO, help_behavior_hint="(default: next to the takes)"),
    ] = None
    name: CorpusName = ""
    """The corpus' name."""
    language: Description = ""
    """The language spoken, by espeak-ng's name if texts are aligned (default: English)."""
    aligner: Aligner = None
    """How words are found in the sound."""
    licence: Description = ""
    """The recordings' licence, which is copied to voices trained on them."""
    attribution: Description = ""
    """Whom to credit when the recordings, or voices trained on them, are published."""
    unit: Annotated[
        Literal["mm", "cm", "m"] | None,
        arg(metavar="{mm,cm,m}", help_behavior_hint="(default: the files')"),
    ] = None
    """The unit of length in the files."""
    cut_at_pauses: Annotated[
        float | None, arg(metavar="SECONDS", help_behavior_hint="(default: 0.5 for one take)")
    ] = None
    """Cut takes at pauses longer than this."""
    cut_by_tier: Annotated[str | None, arg(metavar="NAME", help_behavior_hint="")] = None
    """Cut takes into the labelled intervals of this TextGrid tier."""
    whole: Flag = False
    """Do not cut: each take is one utterance."""
    bridge: float = 0.1
    """Longest gap of a marker to bridge by a spline, in seconds."""
    fill: float = 1.0
    """Longest gap to fill from the other markers, in seconds; longer ones exclude the utterance."""
    low_pass: Annotated[float | None, arg(metavar="HZ", help_behavior_hint="(default: none)")] = (
        None
    )
    """Cut-off of a low-pass filter: fourth-order Butterworth, forwards and backwards."""
    reading: AlignmentsAs = field(default_factory=AlignmentOptions)

    def run(self) -> int:
        """Run the command."""
        with needs_extra("reading markers", "mocap"):
            import scipy  # noqa: F401
        with needs_extra("making a corpus", "train"):
            from labial.corpus import ENDINGS, write_corpus
            from labial.files import check_place
            from labial.importers.layouts import layout_for
            from labial.importers.markers import MarkersConfig, import_markers

        from labial.face.gaps import GapLimits

        check_place(self.output, *ENDINGS)
        speech_files = (self.alignments, self.transcripts, self.audio, *self.reading.files)
        Inputs.of(self.source, self.layout, *speech_files).check_apart([self.output])
        config = MarkersConfig(
            name=self.name or self.source.resolve().stem,
            language=self.language,
            aligner=self.aligner,
            licence=self.licence,
            attribution=self.attribution,
            unit=self.unit,
            cutting=self._cutting(),
            gaps=GapLimits(self.bridge, self.fill),
            low_pass_hz=self.low_pass,
        )
        layout = layout_for(self.source, self.layout, self.unit)
        speech = speech_config(
            self.reading, self.language, self.alignments, self.transcripts, self.audio
        )
        with Bars() as bars:
            aligning, reading, writing = map(bars.bar, ("Aligning", "Reading", "Writing"))
            found = import_markers(self.source, layout, config, speech, reading, aligning)
            utterances = found.utterances(writing)
            write_corpus(self.output, found.info, utterances, found.report.notes)
        print_import(found, self.output)
        return 0

    def _cutting(self) -> Cutting:
        from labial.importers.takes import Cutting

        if self.cut_at_pauses is None and self.cut_by_tier is None and not self.whole:
            return Cutting(pause_s=None if self.source.is_dir() else 0.5)
        return Cutting(self.cut_at_pauses, self.cut_by_tier)


def print_import(found: MarkersImport, output: Path) -> None:
    """Print what an import found: details to standard error, the summary to standard output."""
    report, notes = found.report, found.info.notes
    for doubt in report.doubts:
        print(f"labial: warning: {doubt}", file=sys.stderr)
    for take, faults in report.faults.items():
        for fault in faults:
            print(f"{take}: {fault}", file=sys.stderr)
    for take, frames in report.head_lost.items():
        print(f"{take}: {frames} frames show too little of the head", file=sys.stderr)
    for name, counts in report.gaps.items():
        print(
            f"{name}: gaps bridged: {counts.bridged} ({counts.bridged_frames} frames),"
            f" filled: {counts.filled} ({counts.filled_frames} frames)",
            file=sys.stderr,
        )
    for name, reason in report.left_out.items():
        print(f"left out {name}: {reason}", file=sys.stderr)
    if report.unsplit:
        print(f"utterances in no split: {len(report.unsplit)}", file=sys.stderr)
    print(f"head: {found.head.description}")
    print(f"axes: {found.head.axes_description}")
    print(f"unit in the files: {notes['unit_found']}; low-pass filter: {notes['low_pass']}")
    for key in ("gaps", "swaps", "jumps"):
        print(f"{key}: {report.notes()[key]}")
    print(f"{output}: {len(report.kept)} utterances, {len(report.left_out)} left out")
