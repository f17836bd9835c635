"""The report of an experiment: a page with the paper's statements beside what was found."""

from labial.experiment.report.page import REPORT_FILES, write_report

__all__ = ["REPORT_FILES", "write_report"]
