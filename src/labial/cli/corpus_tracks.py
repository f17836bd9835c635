"""labial corpus tracks"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.bars import Bars
from labial.cli.options import (
    AlignmentOptions,
    AlignmentsAs,
    CorpusName,
    Description,
    Output,
    needs_extra,
)
from labial.progress import counted


@dataclass(frozen=True)
class CorpusTracks:
    """Make a corpus from a folder of face tracks and alignments.

    The folder contains tracks/points.json, tracks/NAME.npy, split.csv and, in alignments/, files of
    any format that `labial animate` reads. Tracks are scaled to millimetres by the width of the
    irises, and head movement is removed.
    """

    folder: Annotated[Positional[Path], arg(metavar="DIR")]
    """The folder to read."""
    output: Output
    """The corpus file to write."""
    name: CorpusName = ""
    """The corpus' name."""
    language: Description = ""
    """The language spoken."""
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
        Inputs.of(*self.reading.files).check_apart([self.output])
        config = TracksConfig(
            name=self.name or self.folder.resolve().name,
            language=self.language,
            licence=self.licence,
            attribution=self.attribution,
            max_gap_s=self.max_gap,
            reading=self.reading.reading(self.language or None),
            labels=self.reading.labels(),
        )
        found = import_tracks(self.folder, config)
        for name, reason in found.left_out.items():
            print(f"left out {name}: {reason}", file=sys.stderr)
        for name, frames in found.bridged.items():
            print(f"bridged {frames} frames in {name}", file=sys.stderr)
        if found.without_track:
            print(f"no track for {', '.join(found.without_track)}", file=sys.stderr)
        unsplit = [name for name in found.kept if name not in found.splits]
        if unsplit:
            print(f"in no split: {', '.join(unsplit)}", file=sys.stderr)
        with Bars() as bars:
            utterances = counted(found.utterances(), len(found.kept), bars.bar("Writing"))
            write_corpus(self.output, found.info, utterances)
        print(
            f"{self.output}: {len(found.kept)} utterances, {len(found.left_out)} left out,"
            f" {found.mm_per_pixel:.3f} mm per pixel"
        )
        return 0
