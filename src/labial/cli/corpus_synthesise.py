"""labial corpus synthesise"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import arg

from labial.apart import Inputs
from labial.cli.bars import Bars
from labial.cli.options import Output, needs_extra


@dataclass(frozen=True)
class CorpusSynthesise:
    """Make a corpus of a synthetic talker whose law of motion is known, for testing and teaching.

    espeak-ng speaks the sentences. Each phone moves 13 shapes of a face with 44 sensors by
    dominance functions. C3D and TextGrid files are written and imported like those of a recording.
    The corpus is marked as synthetic.
    """

    output: Output
    """The corpus file to write."""
    language: str = "en-gb"
    """A language of espeak-ng; labial's own sentences are English or French."""
    sentences: Annotated[
        int | None, arg(metavar="N", help_behavior_hint="(default: 300, or all of --text)")
    ] = None
    """The number of sentences."""
    text: Annotated[
        Path | None, arg(metavar="FILE", help_behavior_hint="(default: labial's own sentences)")
    ] = None
    """A text file with one sentence per line."""
    noise: float = 0.3
    """Standard deviation of the noise of each coordinate, in mm."""
    gaps: float = 2.0
    """How many times per minute a marker is lost."""
    fps: float = 120.0
    """Frames per second of the cameras."""
    seed: int = 0
    """The same seed gives the same corpus."""
    talker: int = 0
    """The talker's number; each has another face and another law of motion."""
    files: Annotated[
        Path | None, arg(metavar="DIR", help_behavior_hint="(default: they are not kept)")
    ] = None
    """An empty folder for the C3D and TextGrid files."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("making a corpus", "train"):
            from labial.corpus import ENDINGS, write_corpus
            from labial.files import check_place
            from labial.temporary import temporary_folder
        with needs_extra("writing markers", "mocap"):
            import scipy  # noqa: F401

            from labial.synthesis.recording import LAYOUT, SynthesisConfig, record

        from labial.cli.corpus_markers import print_import
        from labial.formats.marker_layout import read_marker_layout
        from labial.importers.markers import import_markers
        from labial.synthesis.recording import import_config

        check_place(self.output, *ENDINGS)
        Inputs.of(self.text).check_apart([self.output])
        config = SynthesisConfig(
            self.language, self.fps, self.noise, self.gaps, self.seed, self.talker
        )
        sentences = self._sentences()
        with (
            temporary_folder() as temporary,
            Bars() as bars,
        ):
            folder = self.files or temporary
            record(folder, sentences, config, bars.bar("Recording"))
            found = import_markers(
                folder,
                read_marker_layout(folder / LAYOUT),
                import_config(config),
                progress=bars.bar("Reading"),
            )
            utterances = found.utterances(bars.bar("Writing"))
            write_corpus(self.output, found.info, utterances, found.report.notes)
        print_import(found, self.output)
        return 0

    def _sentences(self) -> list[str]:
        from labial.errors import LabialError
        from labial.synthesis.texts import generated_sentences, sentences_of

        if self.sentences is not None and self.sentences < 1:
            raise LabialError(f"{self.sentences} sentences: expected 1 or more")
        if self.text is None:
            return generated_sentences(self.language, self.sentences or 300, self.seed)
        lines = sentences_of(self.text)
        if self.sentences is not None and self.sentences > len(lines):
            raise LabialError(f"{self.text}: has {len(lines)} lines, not {self.sentences}")
        return lines[: self.sentences]
