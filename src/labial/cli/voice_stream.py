"""labial voice stream"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.options import Output, needs_extra
from labial.progress import counted
from labial.voices import voice_path

if TYPE_CHECKING:
    from labial.alignment import Alignment


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
    corpus: Annotated[
        Path | None, arg(metavar="CORPUS", help_behavior_hint="(default: texts only)")
    ] = None
    """A corpus whose phones are learned too, outside validation and test, such as the voice's own.
    Its scores on that corpus then change less."""
    steps: int = 2000
    """The number of steps."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("tuning a voice", "train"):
            from labial.cli.bars import Bars
            from labial.files import check_place
            from labial.prompts.candidates import spoken_phones
            from labial.stream_voice import write_for_streams
            from labial.voice import load_voice

        check_place(self.output, ".onnx")
        Inputs.of(voice_path(self.voice), self.text, self.corpus).check_apart([self.output])
        voice = load_voice(self.voice)
        texts = self._texts()
        known = self._known()
        with Bars() as bars:
            phones = (each for name, text in texts.items() for each in spoken_phones(text, name))
            count = sum(map(len, texts.values()))
            spoken = list(counted(phones, count, bars.bar("Speaking")))
            tuning = bars.bar("Tuning")
            errors = write_for_streams(
                self.output, voice, [*spoken, *known], self.look_ahead, self.steps, tuning
            )
        print(
            f"{self.output}: frames with {self.look_ahead:g} s ahead are {errors.after:.3f} mm from"
            f" those of the whole, before {errors.before:.3f} mm; the whole has changed by"
            f" {errors.changed:.3f} mm"
        )
        return 0

    def _texts(self) -> dict[str, list[str]]:
        """Sentences by their language."""
        from labial.prompts.candidates import ACCENTS, read_candidates, shipped_sentences

        if self.text is not None:
            return {self.language: read_candidates(self.text)}
        return {language: shipped_sentences(language) for language in ACCENTS}

    def _known(self) -> list[Alignment]:
        """The phones of the corpus."""
        from labial.corpus import Corpus
        from labial.stream_voice import training_phones

        if self.corpus is None:
            return []
        with Corpus(self.corpus) as corpus:
            return training_phones(corpus)
