"""labial voice adapt"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.options import CorpusFile, Output, needs_extra
from labial.voices import voice_path


@dataclass(frozen=True)
class VoiceAdapt:
    """Adapt a voice to the talker of a corpus, from a few seconds of recordings.

    The number of steps is chosen by cross-validation. All utterances of the corpus that hold speech
    are used, in every split. The voice has the corpus' name.
    """

    voice: Annotated[Positional[Path], arg(metavar="VOICE")]
    """The voice to adapt: a file, or a name from `labial voice list`."""
    corpus: CorpusFile
    """A corpus of the new talker with the same sensors, as made from video."""
    output: Output
    """The voice file to write, ending in .onnx."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("adapting a voice", "train"):
            from labial.adapted_voice import write_adapted
            from labial.cli.bars import Bars
            from labial.corpus import Corpus
            from labial.files import check_place
            from labial.voice import load_voice

        check_place(self.output, ".onnx")
        Inputs.of(voice_path(self.voice), self.corpus).check_apart([self.output])
        with Corpus(self.corpus) as corpus, Bars() as bars:
            progress = bars.bar("adapting")
            done = write_adapted(self.output, load_voice(self.voice), corpus, None, progress)
        adapted = done.adapted
        print(
            f"{self.output}: adapted to {done.speech_s:.1f} s of speech (clips: {len(done.clips)})"
            f" in {adapted.steps} steps"
        )
        print(
            f"RMSE over recordings left out: {adapted.errors_mm[adapted.steps]:.3f} mm;"
            f" with the mean face moved only {adapted.errors_mm[0]:.3f} mm,"
            f" the mean face {adapted.mean_face_mm:.3f} mm"
        )
        return 0
