"""labial voice stream"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.apart import Inputs
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
    text: Annotated[
        Path | None, arg(metavar="FILE", help_behavior_hint="(default: labial's own sentences)")
    ] = None
    """A text in UTF-8 with whole sentences in each line; labial's are English and French."""
    language: str = "en"
    """The language of --text, one of espeak-ng."""
    steps: int = 2000
    """The number of steps."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("tuning a voice", "train"):
            from labial.cli.bars import Bars
            from labial.files import check_place
            from labial.stream_voice import write_for_streams
            from labial.voice import load_voice

        from labial.prompts.candidates import (
            ACCENTS,
            read_candidates,
            shipped_sentences,
            spoken_phones,
        )

        check_place(self.output, ".onnx")
        Inputs.of(voice_path(self.voice), self.text).check_apart([self.output])
        texts = (
            {self.language: read_candidates(self.text)}
            if self.text
            else {each: shipped_sentences(each) for each in ACCENTS}
        )
        spoken = (phones for each, text in texts.items() for phones in spoken_phones(text, each))
        voice = load_voice(self.voice)
        with Bars() as bars:
            errors = write_for_streams(
                self.output, voice, spoken, self.look_ahead, self.steps, bars.bar("tuning")
            )
        print(
            f"{self.output}: frames with {self.look_ahead:g} s ahead are {errors.after:.3f} mm from"
            f" those of the whole, before {errors.before:.3f} mm; the whole has changed by"
            f" {errors.changed:.3f} mm"
        )
        return 0
