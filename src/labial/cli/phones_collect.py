"""labial phones collect"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.bars import Bars
from labial.cli.options import AlignmentOptions, AlignmentsAs, Description, Output

if TYPE_CHECKING:
    from labial.pretraining.phone_file import PhoneSequence


@dataclass(frozen=True)
class PhonesCollect:
    """Collect phones with durations, of texts and of alignments, to pre-train encoders on.

    Texts are spoken by espeak-ng, about 100 sentences a second on each core; the same texts
    always give the same file. Sentences of more than 300 characters are left out.
    """

    output: Output
    """The file to write, ending in .phones."""
    texts: Annotated[
        Positional[tuple[Path, ...]],
        arg(metavar="TEXT", help_behavior_hint="(default: labial's own sentences)"),
    ] = ()
    """Texts in UTF-8 with whole sentences in each line."""
    language: str = "en"
    """The language of the texts, one of espeak-ng."""
    alignments: Annotated[
        tuple[Path, ...], arg(metavar="PATH", help_behavior_hint="(default: none)")
    ] = ()
    """Alignments, or folders of them, whose phones follow those of the texts."""
    attribution: Description = ""
    """Where the texts come from, and their licence; written at the start of the file."""
    reading: AlignmentsAs = field(default_factory=AlignmentOptions)

    def run(self) -> int:
        """Run the command."""
        from labial.files import check_place
        from labial.pretraining.phone_file import ENDING, Totals, write_sequences
        from labial.sinks import writing

        check_place(self.output, ENDING)
        Inputs.of(*self.texts, *self.alignments, *self.reading.files).check_apart([self.output])
        totals = Totals()
        with Bars() as bars, writing(self.output) as sink, sink.text() as file:
            sequences = totals.counting(self._sequences(bars))
            write_sequences(file, self._about(), sequences)
        print(f"{self.output}: {totals}")
        return 0

    def _about(self) -> list[str]:
        names = [path.name for path in (*self.texts, *self.alignments)] or ["labial's sentences"]
        sources = f"phones of {', '.join(names)}; language {self.language}"
        return [sources, *([self.attribution] if self.attribution else [])]

    def _sequences(self, bars: Bars) -> Iterator[PhoneSequence | None]:
        from labial.pretraining.spoken_texts import aligned_sequences, spoken_sequences
        from labial.prompts.candidates import ACCENTS, read_candidates, shipped_sentences

        if self.texts:
            texts = [text for path in self.texts for text in read_candidates(path)]
        else:
            texts = [] if self.alignments else shipped_sentences(self.language)
        texts = list(dict.fromkeys(texts))
        spoken = spoken_sequences(texts, ACCENTS.get(self.language, self.language))
        bar, done = bars.bar("Speaking"), 0
        for passage in spoken:
            yield from passage
            done += len(passage)
            bar(done, len(texts))
        yield from aligned_sequences(
            self.alignments, self.reading.reading(self.language), self.reading.labels()
        )
