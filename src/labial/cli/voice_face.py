"""labial voice face"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.options import CorpusFile, Output, needs_extra


@dataclass(frozen=True)
class VoiceFace:
    """Give a voice the face of a corpus, which has more points; the network does not change."""

    voice: Annotated[Positional[Path], arg(metavar="VOICE")]
    """The voice file."""
    corpus: CorpusFile
    """A corpus of the same talker and sensors with a surface of the face, as made from video."""
    output: Output
    """The voice file to write, ending in .onnx."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("giving a voice a face", "train"):
            from labial.corpus import Corpus
            from labial.files import check_place
            from labial.voice import load_voice
            from labial.voice_mesh import write_with_face

        check_place(self.output, ".onnx")
        Inputs.of(self.corpus).check_apart([self.output])
        with Corpus(self.corpus) as corpus:
            face = write_with_face(self.output, load_voice(self.voice), corpus)
        print(
            f"{self.output}: {self.output.stat().st_size / 1e6:.1f} MB, {face.points} points;"
            f" on average, sensors are {face.apart_mm:.2f} mm from the voice's and points"
            f" {face.residual_mm:.2f} mm from the recorded ones"
        )
        return 0
