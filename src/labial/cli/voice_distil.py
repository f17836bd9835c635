"""labial voice distil"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.learned_speech import LearnedFrom, LearnedSpeech
from labial.cli.options import Output, needs_extra
from labial.voices import voice_path


@dataclass(frozen=True)
class VoiceDistil:
    """Teach a voice what another one gives, such as the mean of several networks.

    The result gives nearly the same face at the cost of its own network. It learns on the phones of
    sentences as espeak-ng speaks them; recordings are not needed. It takes a few minutes.
    """

    teacher: Annotated[Positional[Path], arg(metavar="TEACHER")]
    """The voice to learn from: a file, or a name from `labial voice list`."""
    student: Annotated[Positional[Path], arg(metavar="STUDENT")]
    """The voice that learns, of the same talker; only its network changes."""
    output: Output
    """The voice file to write, ending in .onnx."""
    speech: LearnedFrom = field(default_factory=LearnedSpeech)
    steps: int = 6000
    """The number of steps."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("teaching a voice", "train"):
            from labial.cli.bars import Bars
            from labial.distilled_voice import write_student
            from labial.files import check_place
            from labial.voice import load_voice

        check_place(self.output, ".onnx")
        inputs = Inputs.of(voice_path(self.teacher), voice_path(self.student), *self.speech.files)
        inputs.check_apart([self.output])
        teacher, student = load_voice(self.teacher), load_voice(self.student)
        with Bars() as bars:
            spoken = self.speech.spoken(bars.bar("Speaking"))
            learning = bars.bar("Learning")
            errors = write_student(self.output, student, teacher, spoken, self.steps, learning)
        print(
            f"{self.output}: {errors.after:.3f} mm from its teacher on sentences left out, before"
            f" {errors.before:.3f} mm"
        )
        return 0
