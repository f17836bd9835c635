"""labial experiment report"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.cli.options import needs_extra


@dataclass(frozen=True)
class ExperimentReport:
    """Write the report of the results so far, without running anything."""

    folder: Annotated[Positional[Path], arg(metavar="RESULTS")]
    """The folder of a study's results."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("a report", "train"):
            from labial.experiment.report import write_report

        print(write_report(self.folder))
        return 0
