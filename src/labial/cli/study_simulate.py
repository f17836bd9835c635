"""labial study simulate"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.cli.options import Output, needs_extra
from labial.errors import StudyError

StudyFolder = Annotated[Positional[Path], arg(metavar="STUDY")]


@dataclass(frozen=True)
class StudySimulate:
    """Answer a study by simulated participants, to try its analysis before anybody took part.

    They differ from each other as the design's power analysis says.
    """

    study: StudyFolder
    """The study's folder."""
    output: Output
    """The file of answers to write, ending in .jsonl."""
    participants: int = 24
    """How many participants there are."""
    quality: Annotated[dict[str, float], arg(metavar="CONDITION LOG-ODDS ...")] = field(
        default_factory=dict
    )
    """How good conditions are, in log odds; all others have 0."""
    seed: int = 0
    """The same seed gives the same answers."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("a perceptual study", "study"):
            from labial.files import check_place
            from labial.perception.folder import read_study
            from labial.perception.simulation import write_simulated
        check_place(self.output, ".jsonl")
        if self.participants < 1:
            raise StudyError(f"--participants is {self.participants}, expected above 0")
        study = read_study(self.study)
        for name in self.quality:
            if name not in study.design.conditions:
                known = ", ".join(study.design.conditions)
                raise StudyError(f"--quality {name}: no such condition, expected one of {known}")
        write_simulated(study, self.output, self.quality, self.participants, self.seed)
        print(f"{self.output}: {self.participants} simulated participants")
        return 0
