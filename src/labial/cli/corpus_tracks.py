"""labial corpus tracks"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.bars import Bars
from labial.cli.choices import Aligner
from labial.cli.options import (
    AlignmentOptions,
    AlignmentsAs,
    CorpusName,
    Description,
    Output,
    Transcripts,
    needs_extra,
    speech_config,
)
from labial.progress import counted

if TYPE_CHECKING:
    from labial.importers.tracks import TracksImport


_AUDIO = (
    "The sound in which words are found, which begins with the track: a folder of NAME.wav (or"
    " flac, ogg, mp3, a video)."
)


@dataclass(frozen=True)
class CorpusTracks:
    """Make a corpus from a folder of face tracks and alignments, or texts and sound.

    The folder contains tracks/points.json, tracks/NAME.npy, split.csv and, in alignments/, files of
    any format that `labial animate` reads; or, in sound/, NAME.wav and NAME.txt, whose words are
    found in the sound. Tracks are scaled to millimetres by the width of the irises, and head
    movement is removed.
    """

    folder: Annotated[Positional[Path], arg(metavar="DIR")]
    """The folder to read."""
    output: Output
    """The corpus file to write."""
    transcripts: Transcripts = None
    audio: Annotated[
        Path | None,
        arg(metavar="DIR", help=_AUDIO, help_behavior_hint="(default: sound/ in the folder)"),
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
    max_gap: float = 0.2
    """Longest run of frames without a face to bridge, in seconds."""
    reading: AlignmentsAs = field(default_factory=AlignmentOptions)

    def run(self) -> int:
        """Run the command."""
        with needs_extra("making a corpus", "train"):
            from labial.corpus import ENDINGS, write_corpus
            from labial.files import check_place
            from labial.importers.tracks import TracksConfig, import_tracks

        check_place(self.output, *ENDINGS)
        Inputs.of(self.transcripts, self.audio, *self.reading.files).check_apart([self.output])
        config = TracksConfig(
            name=self.name or self.folder.resolve().name,
            language=self.language,
            aligner=self.aligner,
            licence=self.licence,
            attribution=self.attribution,
            max_gap_s=self.max_gap,
        )
        speech = speech_config(
            self.reading, self.language, transcripts=self.transcripts, audio=self.audio
        )
        with Bars() as bars:
            aligning, writing = map(bars.bar, ("Aligning", "Writing"))
            found = import_tracks(self.folder, config, speech, aligning)
            utterances = counted(found.utterances(), len(found.kept), writing)
            write_corpus(self.output, found.info, utterances)
        _print_import(found, self.output)
        return 0


def _print_import(found: TracksImport, output: Path) -> None:
    for doubt in found.doubts:
        print(f"labial: warning: {doubt}", file=sys.stderr)
    for name, reason in found.left_out.items():
        print(f"left out {name}: {reason}", file=sys.stderr)
    for name, frames in found.bridged.items():
        print(f"bridged {frames} frames in {name}", file=sys.stderr)
    if found.without_track:
        print(f"no track for {', '.join(found.without_track)}", file=sys.stderr)
    if found.unsplit:
        print(f"in no split: {', '.join(found.unsplit)}", file=sys.stderr)
    print(
        f"{output}: {len(found.kept)} utterances, {len(found.left_out)} left out,"
        f" {found.mm_per_pixel:.3f} mm per pixel"
    )
