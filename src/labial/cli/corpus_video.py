"""labial corpus video"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.bars import Bars
from labial.cli.options import AlignmentOptions, AlignmentsAs, Output, needs_extra
from labial.progress import counted

if TYPE_CHECKING:
    from labial.importers.video import VideoConfig, VideoImport


@dataclass(frozen=True)
class CorpusVideo:
    """Make a corpus of videos of one talker, from a phone or webcam, with what is said in them.

    Beside each video stands an alignment of the same name, in any format that `labial animate`
    takes, or its English words as NAME.txt, which are then found in the sound. A long recording is
    cut into utterances at its pauses. Stopped, the same command goes on where it was.
    """

    to_go_on: ClassVar[str] = "the same command goes on where it was"

    source: Annotated[Positional[Path], arg(metavar="DIR-or-FILE")]
    """The folder of videos, or one video."""
    output: Output
    """The corpus file to write; FILE.parts keeps what is done until it is written."""
    transcripts: Annotated[
        Path | None, arg(metavar="PATH", help_behavior_hint="(default: beside the videos)")
    ] = None
    """English words: a table (.csv, .tsv) with the columns utterance and text, a folder of
    NAME.txt, or for one video its text."""
    alignments: Annotated[
        Path | None, arg(metavar="PATH", help_behavior_hint="(default: beside the videos)")
    ] = None
    """The folder of the alignments, or a file of them."""
    name: str = ""
    """The corpus' name (default: the source's)."""
    language: str = ""
    """The language spoken."""
    licence: str = ""
    """The recordings' licence; voices trained on them carry it."""
    attribution: str = ""
    """Whom to name where the recordings, or voices trained on them, go."""
    fps: Annotated[float | None, arg(help_behavior_hint="(default: the videos')")] = None
    """Frames a second of the corpus."""
    longest: float = 10.0
    """Seconds above which a recording is cut at its pauses."""
    max_gap: float = 0.2
    """Longest loss of the face to bridge, in seconds."""
    max_turn: float = 40.0
    """Degrees by which the face may look past the camera."""
    reading: AlignmentsAs = field(default_factory=AlignmentOptions)

    def run(self) -> int:
        """Do it."""
        from labial.files import check_place, reserved

        with needs_extra("making a corpus", "train"):
            from labial.corpus import ENDINGS

        check_place(self.output, *ENDINGS)
        parts = self.output.with_name(f"{self.output.name}.parts")
        inputs = (self.source, self.transcripts, self.alignments, *self.reading.files)
        Inputs.of(*inputs).check_apart([self.output, parts])
        with reserved(parts):
            self._make(parts)
        return 0

    def _make(self, parts: Path) -> None:
        with needs_extra("making a corpus", "train"):
            from labial.corpus import write_corpus
            from labial.importers.recordings import SpeechConfig
            from labial.importers.takes import AlignmentsConfig
            from labial.importers.video import import_videos

        speech = SpeechConfig(
            AlignmentsConfig(self.alignments, self.reading.reading(), self.reading.labels()),
            self.transcripts,
        )
        with Bars() as bars:
            reading, writing = bars.bar("Reading"), bars.bar("Writing")
            found = import_videos(self.source, parts, self._config(), speech, reading)
            utterances = counted(found.utterances(), len(found.kept), writing)
            write_corpus(self.output, found.info, utterances)
        _tell(found, self.output)
        if found.left_out:
            told = f"{parts} keeps what was found, for when those left out are mended; delete it"
            print(f"{told} if they will not be", file=sys.stderr)
        else:
            found.forget()

    def _config(self) -> VideoConfig:
        from labial.importers.video import VideoConfig
        from labial.importers.video_track import FaceLimits

        return VideoConfig(
            name=self.name or self.source.resolve().stem,
            language=self.language,
            licence=self.licence,
            attribution=self.attribution,
            fps=self.fps,
            longest_s=self.longest,
            limits=FaceLimits(self.max_gap, self.max_turn),
        )


def _tell(found: VideoImport, output: Path) -> None:
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
        f" {found.info.fps:g} frames a second, {found.info.notes['mm_per_pixel']} mm a pixel"
    )
