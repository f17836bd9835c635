"""labial corpus video"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.bars import Bars
from labial.cli.choices import Aligner
from labial.cli.options import (
    AlignmentOptions,
    AlignmentsAs,
    CorpusName,
    Description,
    LeaveOutFile,
    Output,
    Transcripts,
    needs_extra,
    speech_config,
)
from labial.progress import counted

if TYPE_CHECKING:
    from labial.importers.video import VideoConfig, VideoImport


@dataclass(frozen=True)
class CorpusVideo:
    """Make a corpus from videos of one talker, taken with a phone or webcam.

    Next to each video is an alignment of the same name, in any format that `labial animate` reads,
    or its words in NAME.txt, which are then aligned with the sound. A long recording is cut
    into utterances at its pauses. If the command is stopped, repeating it continues the work.
    """

    how_to_resume: ClassVar[str] = "the same command continues where it stopped"

    source: Annotated[Positional[Path], arg(metavar="DIR-or-FILE")]
    """The folder of videos, or one video."""
    output: Output
    """The corpus file to write; until then, finished parts are kept in FILE.parts."""
    transcripts: Transcripts = None
    alignments: Annotated[
        Path | None, arg(metavar="PATH", help_behavior_hint="(default: next to the videos)")
    ] = None
    """The folder of the alignments, or one file with all of them."""
    leave_out: LeaveOutFile = None
    """A CSV file with a column utterance: import without them."""
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
    fps: Annotated[float | None, arg(metavar="HZ", help_behavior_hint="(default: the videos')")] = (
        None
    )
    """Frames per second of the corpus."""
    longest: float = 10.0
    """Longer recordings, in seconds, are cut at their pauses."""
    max_gap: float = 0.2
    """Longest loss of the face to bridge, in seconds."""
    max_turn: float = 40.0
    """Largest angle between the face's direction and the camera, in degrees."""
    reading: AlignmentsAs = field(default_factory=AlignmentOptions)

    def run(self) -> int:
        """Run the command."""
        from labial.files import check_place
        from labial.folders import reserved

        with needs_extra("making a corpus", "train"):
            from labial.corpus import ENDINGS

        check_place(self.output, *ENDINGS)
        parts = self.output.with_name(f"{self.output.name}.parts")
        inputs = (
            self.source,
            self.transcripts,
            self.alignments,
            self.leave_out,
            *self.reading.files,
        )
        Inputs.of(*inputs).check_apart([self.output, parts])
        with reserved(parts):
            self._make(parts)
        return 0

    def _make(self, parts: Path) -> None:
        with needs_extra("making a corpus", "train"):
            from labial.corpus import write_corpus
            from labial.importers.video import import_videos
        from labial.formats.leave_out import read_leave_out

        speech = speech_config(self.reading, self.language, self.alignments, self.transcripts)
        with Bars() as bars:
            aligning, reading, writing = map(bars.bar, ("Aligning", "Reading", "Writing"))
            left_out = read_leave_out(self.leave_out) if self.leave_out else frozenset[str]()
            found = import_videos(
                self.source, parts, self._config(), speech, reading, aligning, left_out
            )
            utterances = counted(found.utterances(), len(found.kept), writing)
            write_corpus(self.output, found.info, utterances)
        _print_import(found, self.output)
        if found.left_out:
            kept = f"{parts} keeps the finished parts, in case you correct what was left out"
            print(f"{kept}; delete it if not", file=sys.stderr)
        else:
            found.forget()

    def _config(self) -> VideoConfig:
        from labial.importers.video import VideoConfig
        from labial.importers.video_track import FaceLimits

        return VideoConfig(
            name=self.name or self.source.resolve().stem,
            language=self.language,
            aligner=self.aligner,
            licence=self.licence,
            attribution=self.attribution,
            fps=self.fps,
            longest_s=self.longest,
            limits=FaceLimits(self.max_gap, self.max_turn),
        )


def _print_import(found: VideoImport, output: Path) -> None:
    for doubt in found.doubts:
        print(f"labial: warning: {doubt}", file=sys.stderr)
    for name, frames in found.bridged.items():
        print(f"bridged {frames} frames in {name}", file=sys.stderr)
    for name, seconds in found.cut_s.items():
        print(f"cut {seconds:.2f} s of silence without a face from {name}", file=sys.stderr)
    for name, reason in found.left_out.items():
        print(f"left out {name}: {reason}", file=sys.stderr)
    if found.unsplit:
        print(f"utterances in no split: {len(found.unsplit)}", file=sys.stderr)
    print(
        f"{output}: {len(found.kept)} utterances, {len(found.left_out)} left out,"
        f" {found.info.fps:g} frames per second, {found.info.notes['mm_per_pixel']} mm per pixel"
    )
