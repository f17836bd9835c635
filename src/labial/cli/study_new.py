"""labial study new"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from tyro.conf import Positional, arg

from labial.cli.options import Flag, OutputFolder, needs_extra

DesignFile = Annotated[Positional[Path], arg(metavar="DESIGN")]


@dataclass(frozen=True)
class StudyNew:
    """Make a perceptual study: its videos, and a questionnaire that any web server can offer.

    If the command is stopped, repeating it renders what is missing in the folder.
    """

    how_to_resume: ClassVar[str] = "the same command continues with the videos that are missing"

    design: DesignFile
    """The design, a TOML file."""
    output: OutputFolder
    """The study's folder."""
    dry_run: Flag = False
    """Only print what would be made."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("a perceptual study", "study"):
            import pyloudnorm  # noqa: F401
            import scipy.optimize  # noqa: F401

            from labial.cli.bars import Bars
            from labial.perception.folder import QUESTIONNAIRE
            from labial.perception.making import make_study, prepare
            from labial.perception.questionnaire import PAGE
        if self.dry_run:
            prepared = prepare(self.design)
        else:
            with Bars() as bars:
                prepared = make_study(self.design, self.output, bars.bar("videos"))
        for task in prepared.design.tasks:
            orders = prepared.plan.orders[task.name]
            print(
                f"{task.name}: {len(orders[0])} trials for each participant, {len(orders)} orders"
            )
        print(f"{len(prepared.plan.stimuli())} videos")
        if not self.dry_run:
            print(self.output / QUESTIONNAIRE / PAGE)
        return 0
