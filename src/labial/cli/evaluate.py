"""labial evaluate"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.options import CorpusFile, LeaveOutFile, SplitFile, needs_extra
from labial.cli.terminal import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from labial.evaluation.metrics import Scores


_LONGEST_NAME = 24


@dataclass(frozen=True)
class Evaluate:
    """Score a training run or a voice on a corpus' test split, and baselines with it."""

    model: Annotated[Positional[Path], arg(metavar="RUN-or-VOICE")]
    """A run's folder or a voice file."""
    corpus: CorpusFile
    """The corpus file."""
    split: SplitFile = None
    """A CSV file with the columns utterance and split; for a run, the default is its own."""
    leave_out: LeaveOutFile = None
    """A CSV file with a column utterance: utterances not to score."""
    weights: Literal["best", "last"] = "best"
    """A run's weights: those with the best validation loss, or those of the last epoch."""
    output: Annotated[Path | None, arg(aliases=["-o"], metavar="FILE", help_behavior_hint="")] = (
        None
    )
    """A JSON file to write all figures to."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("evaluating", "train"):
            from labial.corpus import Corpus
            from labial.evaluation.opening import open_predictor
            from labial.evaluation.report import evaluate
            from labial.files import check_place, write_json
            from labial.formats.leave_out import without
            from labial.formats.split import read_split
            from labial.run import DESCRIPTION

        if self.output:
            check_place(self.output, ".json")
            run = self.model / DESCRIPTION
            inputs = Inputs.of(self.model, run, self.corpus, self.split, self.leave_out)
            inputs.check_apart([self.output])
        opened = open_predictor(self.model, self.weights)
        with Corpus(self.corpus) as corpus:
            splits = read_split(self.split) if self.split else opened.splits or corpus.splits
            if self.leave_out:
                splits = without(splits, self.leave_out, corpus.names)
            evaluation = evaluate(opened.name, opened.predictor, corpus, splits, opened.trained_on)
        _print_scores(f"{evaluation.utterances} test utterances", evaluation.scores)
        if evaluation.unseen_words:
            words = evaluation.unseen_words.words
            title = ", ".join(f"'{word}' {count}" for word, count in words.items())
            _print_scores(f"words never seen in training: {title}", evaluation.unseen_words.scores)
        if self.output:
            write_json(self.output, evaluation.to_dict(), indent=1)
            print(f"{self.output}: all figures")
        return 0


def _print_scores(title: str, scores: Mapping[str, Scores]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from labial.evaluation.table import remarks, rows

    caption = "shift: the mean error of each utterance"
    table = Table(
        title=Text(plain(title), "table.title"),
        title_justify="left",
        caption=caption,
        box=SIMPLE_HEAD,
    )
    table.add_column("", no_wrap=True)
    table.add_column("better")
    for name in scores:
        shown = plain(name)  # shortened, to leave room for the figures
        shown = shown if len(shown) <= _LONGEST_NAME else f"{shown[: _LONGEST_NAME - 1]}…"
        table.add_column(Text(shown), justify="right")
    for row in rows(list(scores.values())):
        table.add_row(*row)
    Console().print(table)
    for remark in remarks(scores):
        print(remark)
