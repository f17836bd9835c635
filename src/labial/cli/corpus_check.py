"""labial corpus check"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import arg

from labial.cli.bars import Bars
from labial.cli.options import CorpusFile, needs_extra
from labial.errors import LabialError

if TYPE_CHECKING:
    from labial.quality.check import Check

_ENDING = ".html"


@dataclass(frozen=True)
class CorpusCheck:
    """Report what a corpus covers, how noisy it is, and which utterances look wrong.

    Each utterance is compared with the others. Alignments that are off by more than 60 ms, phones
    that do not fit the motion, swapped markers, unusual shapes, frozen frames, jittery tracking and
    clipped sound are found. The report shows their curves; a list next to it names the utterances,
    for `labial train --leave-out`.
    """

    corpus: CorpusFile
    """The corpus file."""
    output: Annotated[
        Path | None,
        arg(aliases=["-o"], metavar="FILE", help_behavior_hint="(default: CORPUS.check.html)"),
    ] = None
    """The report (.html); the list is written next to it, as NAME.leave-out.csv."""
    audio: Annotated[
        Path | None, arg(metavar="DIR", help_behavior_hint="(default: sound is not checked)")
    ] = None
    """A folder with the utterances' sound, NAME.wav (or flac, ogg, mp3, or a video)."""
    least: int = 20
    """How often a phone should occur; rarer ones are listed."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("reading a corpus", "train"):
            from labial.corpus import Corpus
            from labial.quality.check import check_corpus
        from labial.apart import Inputs
        from labial.files import check_place
        from labial.formats.leave_out import write_leave_out
        from labial.quality.page import write_check_page
        from labial.sinks import writing

        output = self.output or self.corpus.with_suffix(f".check{_ENDING}")
        check_place(output, _ENDING)
        if self.least < 1:
            raise LabialError(f"--least {self.least}: expected 1 or more")
        list_path = output.with_suffix(".leave-out.csv")
        Inputs.of(self.corpus).check_apart([output, list_path])
        with Corpus(self.corpus) as corpus, Bars(kept=True) as bars:
            check = check_corpus(corpus, self.audio, bars.bar("Checking"))
        with writing(output) as sink:
            write_check_page(sink, check, list_path.name, self.least)
            write_leave_out(sink.at(list_path), check.rows())
        self._print(check, output, list_path)
        return 0

    def _print(self, check: Check, output: Path, list_path: Path) -> None:
        for kind in check.kinds:
            if kind.doubt:
                print(f"{kind.name}: {kind.doubt}", file=sys.stderr)
        few = check.coverage.fewer_than(self.least)
        if few:
            counts = " ".join(f"{phone} {count}" for phone, count in few.items())
            print(f"phones that occur fewer than {self.least} times: {counts}")
        print(f"covers {', '.join(str(each) for each in check.coverage.kinds()[1:])}")
        for suspect in check.suspects:
            findings = "; ".join(finding.text for finding in suspect.findings)
            print(f"{suspect.name}: {findings}")
        count = len(check.suspects)
        listed = f"; {list_path.name} lists them" if count else ""
        print(f"{output}: {count} of {len(check.splits)} utterances look wrong{listed}")
