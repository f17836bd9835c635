"""labial study analyse"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.options import Flag, needs_extra
from labial.cli.study_simulate import StudyFolder
from labial.cli.terminal import plain


@dataclass(frozen=True)
class StudyAnalyse:
    """Evaluate the answers to a study, by the rules and models of its design."""

    study: StudyFolder
    """The study's folder."""
    answers: Annotated[
        Positional[tuple[Path, ...]],
        arg(metavar="ANSWERS", help_behavior_hint="(default: the study's folder answers)"),
    ] = ()
    """Files of answers (.jsonl, .json, .csv), or folders of such files."""
    output: Annotated[Path | None, arg(aliases=["-o"], metavar="FILE", help_behavior_hint="")] = (
        None
    )
    """The report to write, ending in .html."""
    with_r: Flag = False
    """Fit the models in R as well (its packages ordinal and lme4), and show both."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("a perceptual study", "study"):
            from labial.files import check_place
            from labial.perception.analysis import analyse
            from labial.perception.answers import read_answers
            from labial.perception.folder import ANSWERS, DESIGN, read_study
            from labial.perception.report import summary, write_report
            from labial.sinks import writing
        paths = self.answers or (self.study / ANSWERS,)
        if self.output:
            check_place(self.output, ".html")
            Inputs.of(self.study / DESIGN, *paths).check_apart([self.output])
        study = read_study(self.study)
        analysis = analyse(study, read_answers(study, paths), with_r=self.with_r)
        for line in summary(analysis):
            print(plain(line))
        if self.output:
            with writing(self.output) as sink:
                write_report(sink, analysis)
            print(self.output)
        return 0
