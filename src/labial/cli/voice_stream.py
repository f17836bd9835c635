"""labial voice stream"""

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
class VoiceStream:
    """Tune a voice for live speech: its frames then depend less on what is said after them.

    The network learns from itself, on the phones of sentences as espeak-ng speaks them; recordings
    are not needed. It takes a few minutes.
    """

    voice: Annotated[Positional[Path], arg(metavar="VOICE")]
    """The voice to tune: a file, or a name from `labial voice list`."""
    output: Output
    """The voice file to write, ending in .onnx."""
    look_ahead: float = 0.3
    """The look-ahead of the streams, in seconds, 0.1 to 1."""
    speech: LearnedFrom = field(default_factory=LearnedSpeech)
    steps: int = 2000
    """The number of steps."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("tuning a voice", "train"):
            from labial.cli.bars import Bars
            from labial.distilled_voice import write_for_streams
            from labial.files import check_place
            from labial.voice import load_voice

        check_place(self.output, ".onnx")
        Inputs.of(voice_path(self.voice), *self.speech.files).check_apart([self.output])
        voice = load_voice(self.voice)
        with Bars() as bars:
            spoken = self.speech.spoken(bars.bar("Speaking"))
            tuning = bars.bar("Tuning")
            errors = write_for_streams(
                self.output, voice, spoken, self.look_ahead, self.steps, tuning
            )
        print(
            f"{self.output}: frames with {self.look_ahead:g} s ahead are {errors.after:.3f} mm from"
            f" those of the whole, before {errors.before:.3f} mm; the whole has changed by"
            f" {errors.changed:.3f} mm"
        )
        return 0
