"""labial corpus prompts"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import arg

from labial.cli.bars import Bars
from labial.errors import LabialError
from labial.progress import counted

_ENDINGS = (".html", ".txt")


@dataclass(frozen=True)
class CorpusPrompts:
    """Choose sentences to read aloud that cover a language's phones and lip movements.

    They are chosen greedily by what each adds per second: diphones, bilabials next to every vowel,
    and changes of rounding from vowel to vowel.
    """

    language: str = "en"
    """A language of espeak-ng; without --text, en or fr."""
    minutes: float = 10.0
    """The time needed to read them, with 1.5 s between sentences."""
    text: Annotated[
        Path | None, arg(metavar="FILE", help_behavior_hint="(default: labial's own sentences)")
    ] = None
    """A text in UTF-8 to choose from, with whole sentences in each line."""
    output: Annotated[
        Path | None,
        arg(aliases=["-o"], metavar="FILE", help_behavior_hint="(default: printed as a list)"),
    ] = None
    """A page to read them from (.html), or a list (.txt)."""

    def run(self) -> int:
        """Run the command."""
        from labial.apart import Inputs
        from labial.files import check_place
        from labial.prompts import choose_prompts, read_candidates, shipped_sentences, speak_all
        from labial.prompts.page import write_prompt_page
        from labial.sinks import writing

        if self.output is not None:
            check_place(self.output, *_ENDINGS)
            Inputs.of(self.text).check_apart([self.output])
        if not 0 < self.minutes < 10_000:
            raise LabialError(f"{self.minutes:g} minutes: expected more than 0 and less than 10000")
        texts = read_candidates(self.text) if self.text else shipped_sentences(self.language)
        with Bars() as bars:
            speaking = counted(speak_all(texts, self.language), len(texts), bars.bar("Speaking"))
            spoken = list(speaking)
        usable = [sentence for sentence in spoken if sentence is not None]
        found = choose_prompts(usable, self.minutes)
        lines = [sentence.text for sentence in found.sentences]
        summary = [
            f"{len(lines)} of {len(usable)} sentences, {found.seconds / 60:.1f} minutes to read",
            *(
                f"{reached}; all {len(usable)} sentences have {offered.met}"
                for reached, offered in zip(found.coverage, found.offered, strict=True)
            ),
        ]
        if len(usable) < len(texts):
            omitted = len(texts) - len(usable)
            summary.append(f"left out {omitted} sentences that are too long or cannot be spoken")
        listing = "".join(f"# {line}\n" for line in summary) + "".join(f"{x}\n" for x in lines)
        if self.output is None:
            print(listing, end="")
            return 0
        with writing(self.output) as sink:
            if self.output.suffix.lower() == ".html":
                write_prompt_page(sink, lines, self.language)
            else:
                with sink.text() as file:
                    file.write(listing)
        print("\n".join([f"{self.output}: {summary[0]}", *summary[1:]]))
        return 0
