"""labial compare"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.cli.options import CorpusFile, Output, SoundFile, needs_extra
from labial.voices import voice_path


@dataclass(frozen=True)
class Compare:
    """Show an utterance as recorded and as a voice predicts it, side by side on a page."""

    voice: Annotated[Positional[Path], arg(metavar="VOICE")]
    """A voice file, or a name from `labial voice list`."""
    corpus: CorpusFile
    """The corpus file."""
    utterance: Annotated[Positional[str], arg(metavar="UTTERANCE")]
    """The utterance's name in the corpus."""
    output: Output
    """The html file to write."""
    audio: SoundFile = None
    """The utterance's sound."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("reading a corpus", "train"):
            from labial.corpus import Corpus
        from labial.apart import Inputs
        from labial.comparison import write_comparison
        from labial.formats.audio import read_audio
        from labial.voice import load_voice

        Inputs.of(voice_path(self.voice), self.corpus, self.audio).check_apart([self.output])
        voice = load_voice(self.voice)
        audio = read_audio(self.audio) if self.audio else None
        with Corpus(self.corpus) as corpus:
            recorded = corpus.read(self.utterance)
        write_comparison(self.output, voice, recorded, audio)
        print(f"{self.output}: {self.utterance}, recorded and predicted")
        return 0
