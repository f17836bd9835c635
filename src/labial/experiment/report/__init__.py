"""Reports of experiments; each study has its own."""

from __future__ import annotations

from pathlib import Path

from labial.experiment.pretrained import STUDY as STUDY_OF_PRETRAINED
from labial.experiment.report.page import REPORT_FILES, write_paper
from labial.experiment.report.pretrained import PRETRAINED_FILES, write_pretrained_report
from labial.experiment.report.unseen import UNSEEN_FILES, write_unseen
from labial.experiment.results import STUDY_OF_PAPER, read_shared

__all__ = ["PRETRAINED_FILES", "REPORT_FILES", "UNSEEN_FILES", "write_report"]


def write_report(folder: Path) -> Path:
    """Write the report of the results so far into their folder; returns the path of its page.

    Raises ``ExperimentError`` if the folder has no results.
    """
    writers = {STUDY_OF_PAPER: write_paper, STUDY_OF_PRETRAINED: write_pretrained_report}
    return writers.get(read_shared(folder)["study"], write_unseen)(folder)
